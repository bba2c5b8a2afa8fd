"""Actions of the screens on one council: its members, a list that is taken in, and the history of a document."""

from typing import Final

from council_core.language import _
from council_tui.actions.action import Action
from council_tui.actions.everywhere import ANYWHERE, BACK, REDO, RELOAD, SAVES, UNDO

__all__ = ["HISTORY", "MEMBERS", "TAKE_IN"]

MEMBERS: Final = (
    Action(
        "open",
        "enter,f2",
        lambda: _("edit"),
        lambda: _("edit what is known of the chosen member"),
        hint=True,
        reading="henshu へんしゅう",
    ),
    Action(
        "new",
        "f7,ctrl+n,o",
        lambda: _("new"),
        lambda: _("add a member"),
        hint=True,
        reading="tsuika ついか iin いいん",
    ),
    Action(
        "term",
        "f9,t",
        lambda: _("term"),
        lambda: _("add a term: a role from one day to another"),
        hint=True,
        reading="ninki にんき saimin さいにん",
    ),
    Action(
        "take_in",
        "ctrl+o",
        lambda: _("list"),
        lambda: _("take in a list of members (Excel, CSV)"),
        hint=True,
        reading="meibo めいぼ torikomi とりこみ excel えくせる",
    ),
    Action(
        "as_of",
        "f6,a",
        lambda: _("day"),
        lambda: _("show the members of another day"),
        hint=True,
        reading="kijunbi きじゅんび hizuke ひづけ",
    ),
    Action(
        "details",
        "f4,i",
        lambda: _("council"),
        lambda: _("the council's own facts: name, rules, fees"),
        reading="kaigitai かいぎたい kisoku きそく",
    ),
    Action(
        "delete",
        "f8,delete,d",
        lambda: _("take out"),
        lambda: _("take the chosen member out of the list"),
        reading="sakujo さくじょ",
    ),
    SAVES,
    UNDO,
    REDO,
    RELOAD,
    BACK,
    *ANYWHERE,
)

TAKE_IN: Final = (
    Action(
        "keep",
        "f12,ctrl+s",
        lambda: _("store"),
        lambda: _("store these changes, after a yes"),
        hint=True,
        reading="hozon ほぞん torikomi とりこみ",
    ),
    Action(
        "complete",
        "tab",
        lambda: _("complete"),
        lambda: _("complete the name of the file"),
        hint=True,
        reading="hokan ほかん",
    ),
    Action(
        "file",
        "f3,f2",
        lambda: _("file"),
        lambda: _("name another file"),
        hint=True,
        reading="fairu ふぁいる",
    ),
    Action("back", "escape", lambda: _("back"), lambda: _("back, and store nothing"), hint=True),
    *ANYWHERE,
)

HISTORY: Final = (
    Action(
        "open",
        "enter,f2",
        lambda: _("look"),
        lambda: _("look at how it stood after this change"),
        hint=True,
        reading="miru みる",
    ),
    UNDO,
    REDO,
    RELOAD,
    BACK,
    *ANYWHERE,
)
