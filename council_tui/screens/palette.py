"""Everything that can be done on a screen, found by typing a part of its name."""

import unicodedata
from typing import ClassVar

from textual.binding import Binding

from council_core.language import _
from council_tui.actions import PALETTE, Action, bindings, key_name
from council_tui.editor import Editor
from council_tui.lines import Line
from council_tui.screens.page import Page
from council_tui.words import columns

__all__ = ["PaletteScreen"]

_KEYS, _LABEL = 12, 20  # cells of the columns


class PaletteScreen(Page):
    """The actions of the screen that it was called from; the one chosen is done there."""

    ACTIONS: ClassVar[tuple[Action, ...]] = PALETTE
    BINDINGS: ClassVar[list[Binding]] = bindings(PALETTE)  # type: ignore[assignment]

    def __init__(self, actions: list[tuple[Action, str]]) -> None:
        """Offer actions, each with why it can do nothing just now; nothing where it can."""
        super().__init__()
        self._actions = [(action, why) for action, why in actions if action.id not in {"palette", "help"}]
        self._found = self._actions

    def begin(self) -> None:
        """Let the user type at once."""
        self.ask(_("find"), "", self._take)

    def fill(self) -> None:
        """List the actions that hold what is typed."""
        self.head(_("all actions"))
        lines = []
        for number, (action, why) in enumerate(self._found):
            key, told = key_name(action.keys.partition(",")[0]), f"({why})" if why else action.does()
            row = columns((key, _KEYS), (action.label(), _LABEL), (told, 0))
            lines.append(Line(f" {row}", "dim" if why else "", key=str(number)))
        self.part("body").show(lines or [Line(" " + _("nothing of this name"))])

    def on_editor_changed(self, message: Editor.Changed) -> None:
        """Find anew at each letter."""
        del message
        wanted = _key(self.query_one(Editor).text).split()
        self._found = [one for one in self._actions if all(word in _names(one[0]) for word in wanted)]
        self.fill()

    def on_editor_left(self, message: Editor.Left) -> None:
        """Go back with nothing done."""
        del message
        self.dismiss()

    def on_editor_stepped(self, message: Editor.Stepped) -> None:
        """Move in the list while typing."""
        self.part("body").step(message.how)

    def _take(self, text: str) -> None:
        del text
        chosen = self.part("body").chosen
        if chosen is not None:
            self.dismiss(self._found[int(chosen)][0].id)


def _names(action: Action) -> str:
    return _key(f"{action.label()} {action.does()} {action.reading} {action.id}")


def _key(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
