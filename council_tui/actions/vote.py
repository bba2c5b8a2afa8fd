"""Actions of a vote."""

from typing import Final

from council_core.language import _
from council_core.model import Choice, word
from council_tui.actions.action import Action
from council_tui.actions.everywhere import ANYWHERE, REDO, RELOAD

__all__ = ["VOTE"]

VOTE: Final = (
    Action("cast('for')", "1", lambda: _("for"), lambda: _("this member is in favour"), hint=True),
    Action("cast('against')", "2", lambda: _("against"), lambda: _("this member is against"), hint=True),
    Action(
        "cast('abstain')", "3", lambda: word(Choice.ABSTAIN), lambda: _("this member abstains"), hint=True
    ),
    Action(
        "recuse",
        "4",
        lambda: _("recused"),
        lambda: _("this member is recused, or not"),
        reading="joseki じょせき",
    ),
    Action("cast('')", "0,delete", lambda: _("none"), lambda: _("take this member's ballot back")),
    Action(
        "all_in_favour",
        "A",
        lambda: _("all for"),
        lambda: _("everybody who has not voted is in favour"),
    ),
    Action(
        "everybody",
        "f3,a",
        lambda: _("all"),
        lambda: _("all raised their hands: recorded as such, never as a number"),
        hint=True,
        reading="zenin ぜんいん",
    ),
    Action(
        "count",
        "f4",
        lambda: _("count"),
        lambda: _("type how many were for, against and abstaining"),
        hint=True,
        reading="ninzu にんずう",
    ),
    Action(
        "casting('for')",
        "5",
        lambda: _("casting: for"),
        lambda: _("whoever presides breaks the tie in favour"),
        reading="saiketsu さいけつ gicho ぎちょう",
    ),
    Action(
        "casting('against')",
        "6",
        lambda: _("casting: against"),
        lambda: _("whoever presides breaks the tie against it"),
    ),
    Action(
        "method",
        "f2,m",
        lambda: _("method"),
        lambda: _("choose how the vote is taken"),
        reading="hoho ほうほう",
    ),
    Action(
        "items",
        "f7,i",
        lambda: _("items"),
        lambda: _("choose which items this one vote decides"),
        reading="gidai ぎだい ikkatsu いっかつ",
    ),
    Action(
        "declare",
        "enter,f12",
        lambda: _("declare"),
        lambda: _("declare the outcome: it is written into the record; once more goes back"),
        hint=True,
        reading="senkoku せんこく",
    ),
    Action(
        "large",
        "f6,b",
        lambda: _("large"),
        lambda: _("show the figures large, for everybody in the room"),
        reading="ookiku おおきく",
    ),
    Action("undo", "f8,u,ctrl+z", lambda: _("undo"), lambda: _("take the last change back")),
    REDO,
    RELOAD,
    Action("back", "escape", lambda: _("back"), lambda: _("back to the meeting")),
    *ANYWHERE,
)
