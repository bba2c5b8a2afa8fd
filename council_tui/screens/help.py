"""The help of a screen: its keys and what they do."""

from typing import ClassVar

from textual.binding import Binding

from council_core.language import _
from council_tui.actions import ANYWHERE, LIST, Action, bindings, key_name
from council_tui.lines import Line
from council_tui.screens.page import Page
from council_tui.words import columns, lines_of

__all__ = ["HelpScreen"]

_HELP = (
    Action("back", "escape,enter,q", lambda: _("back"), lambda: _("back to the screen"), hint=True),
    *ANYWHERE,
)
_KEYS, _LABEL = 17, 16  # cells of the columns


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
        room = (self.size.width or 80) - _KEYS - _LABEL - 4
        lines = []
        for action in (*self._actions, *LIST):
            keys = " ".join(map(key_name, action.keys.split(",")))
            for number, text in enumerate(lines_of(action.does(), room)):
                first = number == 0
                row = columns(
                    (keys if first else "", _KEYS), (action.label() if first else "", _LABEL), (text, 0)
                )
                lines.append(Line(f" {row}"))
        self.part("body").show(lines)

    def shown_hints(self) -> tuple[str, ...]:
        """Return the actions on the line of keys: help is shown already."""
        return ("back",)

    def action_help(self) -> None:
        """Help is shown already."""
