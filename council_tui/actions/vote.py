"""Actions of a vote."""

from typing import Final

from council_core.language import _
from council_tui.actions.action import Action
from council_tui.actions.everywhere import ANYWHERE

__all__ = ["VOTE"]

VOTE: Final = (
    Action("cast('for')", "1", lambda: _("for"), lambda: _("this member is in favour"), hint=True),
    Action("cast('against')", "2", lambda: _("against"), lambda: _("this member is against"), hint=True),
    Action("cast('abstain')", "3", lambda: _("abstains"), lambda: _("this member abstains"), hint=True),
    Action("recuse", "4", lambda: _("recused"), lambda: _("this member is recused, or not"), hint=True),
    Action("cast('')", "0,delete", lambda: _("none"), lambda: _("take this member's ballot back")),
    Action(
        "all_in_favour",
        "A",
        lambda: _("all for"),
        lambda: _("everybody who has not voted is in favour"),
        hint=True,
    ),
    Action("undo", "u,ctrl+z", lambda: _("undo"), lambda: _("take the last change back"), hint=True),
    Action("redo", "ctrl+y", lambda: _("redo"), lambda: _("make it again")),
    Action("back", "escape", lambda: _("back"), lambda: _("back to the meeting"), hint=True),
    *ANYWHERE,
)
