"""Actions at the table, and of the large display."""

from typing import Final

from council_core.language import _
from council_tui.actions.action import Action
from council_tui.actions.everywhere import ANYWHERE, BACK, REDO, RELOAD

__all__ = ["LARGE", "TABLE"]

TABLE: Final = (
    Action(
        "next",
        "f9,space",
        lambda: _("go on"),
        lambda: _("take the next step: it is written into the record with its time"),
        hint=True,
        reading="tsugi つぎ susumu すすむ",
    ),
    Action(
        "take_up",
        "enter",
        lambda: _("take up"),
        lambda: _("take up the chosen item; on the item now open, take the next step"),
        reading="gidai ぎだい",
    ),
    Action(
        "undo",
        "f8,u,ctrl+z",
        lambda: _("step back"),
        lambda: _("go back: take the last change back"),
        hint=True,
        reading="modosu もどす",
    ),
    REDO,
    Action(
        "speaker",
        "f2",
        lambda: _("speaker"),
        lambda: _("choose who speaks from all who are there, and type what is said"),
        hint=True,
        reading="hatsugen はつげん hatsugensha",
    ),
    Action(
        "block",
        "f4",
        lambda: _("phrase"),
        lambda: _("put in what is always said, and mend it"),
        hint=True,
        reading="teikei ていけい",
    ),
    Action(
        "vote",
        "f5",
        lambda: _("vote"),
        lambda: _("put the item to the vote, or several items at once"),
        hint=True,
        reading="saiketsu さいけつ",
    ),
    Action("say('0')", "0", lambda: _("presider"), lambda: _("whoever presides speaks: type what is said")),
    *(
        Action(
            f"say('{seat}')",
            str(seat),
            lambda seat=seat: _("seat {number}").format(number=seat),  # type: ignore[misc]
            lambda: _("the member at this seat speaks: type what is said"),
        )
        for seat in range(1, 10)
    ),
    Action("say('e')", "e", lambda: _("explainer"), lambda: _("an explainer speaks: type what is said")),
    Action("say('s')", "s", lambda: _("office"), lambda: _("the secretariat speaks: type what is said")),
    Action(
        "mend",
        "f7,i",
        lambda: _("mend"),
        lambda: _("mend the text of the last entry of the item that is shown"),
        reading="shusei しゅうせい",
    ),
    Action(
        "come_or_go",
        "f3,a",
        lambda: _("in/out"),
        lambda: _("somebody comes or goes: it is recorded with its time"),
        reading="chikoku ちこく sotai そうたい deiri でいり",
    ),
    Action(
        "recess",
        "ctrl+r,r",
        lambda: _("recess"),
        lambda: _("call a recess, or go on after it"),
        reading="kyukei きゅうけい",
    ),
    Action(
        "large",
        "f6,b",
        lambda: _("large"),
        lambda: _("show the figures large, for everybody in the room"),
        reading="ookiku おおきく",
    ),
    Action("reload", "ctrl+o", lambda: _("reload"), lambda: _("read it again: others may have changed it")),
    BACK,
    *ANYWHERE,
)

LARGE: Final = (
    RELOAD,
    Action("back", "escape,f6,b", lambda: _("back"), lambda: _("back to the screen before"), hint=True),
    *ANYWHERE,
)
