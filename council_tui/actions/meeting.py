"""Actions of the screens on one meeting, and of the forms on any record."""

from typing import Final

from council_core.language import _
from council_tui.actions.action import Action
from council_tui.actions.everywhere import ANYWHERE, BACK, REDO, RELOAD, SAVES, UNDO

__all__ = ["FORM", "MEETING", "PALETTE"]

_EDITS: Final = (
    Action(
        "new",
        "f7,ctrl+n,o",
        lambda: _("new"),
        lambda: _("put in a new line after the chosen one"),
        hint=True,
        reading="tsuika ついか shinki しんき",
    ),
    Action(
        "delete",
        "f8,delete,d",
        lambda: _("take out"),
        lambda: _("take the chosen line out, or its value"),
        reading="sakujo さくじょ",
    ),
    Action(
        "shift(-1)", "ctrl+u", lambda: _("move up"), lambda: _("move the chosen line up"), reading="ue うえ"
    ),
    Action(
        "shift(1)",
        "ctrl+d",
        lambda: _("move down"),
        lambda: _("move the chosen line down"),
        reading="shita した",
    ),
)

MEETING: Final = (
    Action("next_pane", "tab,f6,right,l", lambda: _("next"), lambda: _("the next pane"), hint=True),
    Action("pane_before", "shift+tab,left,h", lambda: _("previous"), lambda: _("the pane before")),
    Action(
        "open",
        "enter,f2",
        lambda: _("edit"),
        lambda: _("edit the chosen line, or open it"),
        hint=True,
        reading="henshu へんしゅう hiraku ひらく",
    ),
    Action(
        "details",
        "f4,i",
        lambda: _("details"),
        lambda: _("show and edit all that the line holds"),
        reading="shosai しょうさい",
    ),
    *_EDITS,
    Action(
        "flip",
        "space,f9",
        lambda: _("present/absent"),
        lambda: _("attendance: present, or absent"),
        hint=True,
        reading="shukketsu しゅっけつ",
    ),
    Action(
        "mark('present')",
        "1",
        lambda: _("present"),
        lambda: _("attendance: present"),
        reading="shusseki しゅっせき",
    ),
    Action(
        "mark('absent')",
        "2",
        lambda: _("absent"),
        lambda: _("attendance: absent"),
        reading="kesseki けっせき",
    ),
    Action("mark('online')", "3", lambda: _("online"), lambda: _("attendance: online")),
    Action(
        "mark('proxy')", "4", lambda: _("proxy"), lambda: _("attendance: by proxy"), reading="dairi だいり"
    ),
    Action(
        "timed('arrived_at')",
        "5",
        lambda: _("late"),
        lambda: _("attendance: came late, and when"),
        reading="chikoku ちこく",
    ),
    Action(
        "timed('left_at')",
        "6",
        lambda: _("left early"),
        lambda: _("attendance: left early, and when"),
        reading="sotai そうたい taiseki たいせき",
    ),
    Action("mark('')", "0", lambda: _("not stated"), lambda: _("attendance: not stated")),
    Action(
        "table",
        "ctrl+t,t",
        lambda: _("at the table"),
        lambda: _("hold the meeting: the chair's script step by step, speeches, votes"),
        reading="shinko しんこう kaigi かいぎ",
    ),
    Action(
        "step",
        "ctrl+g",
        lambda: _("stage"),
        lambda: _("take the next step of the minutes"),
        reading="dankai だんかい",
    ),
    Action(
        "export",
        "f12,ctrl+s",
        lambda: _("write out"),
        lambda: _("write a document of the meeting to a file"),
        reading="shuturyoku しゅつりょく kakidashi かきだし gijiroku ぎじろく",
    ),
    Action(
        "take_in",
        "ctrl+o",
        lambda: _("list"),
        lambda: _("take in a list of who attends (Excel, CSV)"),
        reading="meibo めいぼ torikomi とりこみ excel えくせる",
    ),
    SAVES,
    UNDO,
    REDO,
    RELOAD,
    BACK,
    *ANYWHERE,
)

FORM: Final = (
    Action(
        "open",
        "enter,f2,i",
        lambda: _("edit"),
        lambda: _("edit the chosen line, or open it"),
        hint=True,
        reading="henshu へんしゅう",
    ),
    *_EDITS,
    Action(
        "keep",
        "f12,ctrl+s",
        lambda: _("store"),
        lambda: _("back to the screen before; what was typed is kept"),
        reading="hozon ほぞん kanryo かんりょう",
    ),
    UNDO,
    REDO,
    RELOAD,
    BACK,
    *ANYWHERE,
)

PALETTE: Final = (
    Action("back", "escape", lambda: _("back"), lambda: _("back to the screen"), hint=True),
    *ANYWHERE,
)
