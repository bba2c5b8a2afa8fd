"""The help of a screen: its keys and what they do."""

from typing import ClassVar

from textual.binding import Binding

from council_core.language import _
from council_tui.actions import ANYWHERE, LIST, Action, bindings, key_name
from council_tui.lines import Line
from council_tui.screens.page import Page
from council_tui.words import columns

__all__ = ["HelpScreen"]

_HELP = (
    Action("back", "escape,enter,q", lambda: _("back"), lambda: _("back to the screen"), hint=True),
    *ANYWHERE,
)


class HelpScreen(Page):
    """The keys of the screen that it was called from."""

    ACTIONS: ClassVar[tuple[Action, ...]] = _HELP
    BINDINGS: ClassVar[list[Binding]] = bindings(_HELP)  # type: ignore[assignment]

    def __init__(self, actions: tuple[Action, ...]) -> None:
        super().__init__()
        self._actions = actions

    def fill(self) -> None:
        """List the keys of the screen, then those of its lists."""
        self.head(_("help"))
        lines = [
            Line(
                " "
                + columns(
                    (" ".join(map(key_name, action.keys.split(","))), 18),
                    (action.label(), 16),
                    (action.does(), 0),
                )
            )
            for action in (*self._actions, *LIST)
        ]
        self.part("body").show(lines)

    def action_help(self) -> None:
        """Help is shown already."""
