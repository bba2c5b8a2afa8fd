"""Actions of the screens on the register as a whole."""

from typing import Final

from council_core.language import _
from council_tui.actions.action import Action
from council_tui.actions.everywhere import ANYWHERE

__all__ = ["REGISTER"]

REGISTER: Final = (
    Action("open", "enter,f2", lambda: _("open"), lambda: _("open the meeting"), hint=True),
    Action("year_before", "left,h", lambda: _("earlier"), lambda: _("the fiscal year before"), hint=True),
    Action(
        "year_after",
        "right,l",
        lambda: _("later"),
        lambda: _("the fiscal year after; then all years"),
        hint=True,
    ),
    Action("reload", "f5,ctrl+r", lambda: _("reload"), lambda: _("read the register again")),
    Action(
        "leave", "escape", lambda: _("quit"), lambda: _("leave the program; everything is stored"), hint=True
    ),
    *ANYWHERE,
)
