"""What the terminal sends: each key that is pressed, by name and by code, and what it does elsewhere."""

import os
import unicodedata
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Key, Paste
from textual.message import Message

from council_core.language import _
from council_core.text import cells
from council_tui.actions import KEYS, LIST, Action, key_name
from council_tui.actions.keymap import key_of
from council_tui.lines import Line, Lines
from council_tui.screens.page import Page
from council_tui.words import columns

__all__ = ["KeysScreen"]

_NAME, _LETTER, _CODES = 16, 8, 22  # cells of the columns
_MOST = 200  # keys remembered


class _Pressed(Lines):
    """Takes every key for itself, so that none does what it does elsewhere."""

    as_typed = True

    class Came(Message):
        """A key, or a text that was pasted."""

        def __init__(self, name: str, letter: str) -> None:
            super().__init__()
            self.name, self.letter = name, letter

    def on_key(self, event: Key) -> None:
        """Tell of a key, and let nothing else have it."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Came(event.key, event.character or ""))

    def on_paste(self, event: Paste) -> None:
        """Tell of a text."""
        event.stop()
        self.post_message(self.Came("", event.text))


class KeysScreen(Page):
    """Shows each key; its own key pressed twice leaves."""

    ACTIONS: ClassVar[tuple[Action, ...]] = KEYS
    HEAD: ClassVar[int] = 4

    def __init__(self, actions: tuple[Action, ...]) -> None:
        """Tell of the actions of the screen that it was called from."""
        super().__init__()
        self._done = {key: action for action in (*LIST, *actions) for key in action.keys.split(",")}
        self._lines: list[Line] = []
        self._before = ""

    def compose(self) -> ComposeResult:
        """Lay the parts out, with a body that takes every key."""
        for part in super().compose():
            yield _Pressed(id="body", focusable=True) if part.id == "body" else part

    def fill(self) -> None:
        """Show the terminal, and the keys so far, the last one last."""
        self.head(
            _("what the terminal sends"),
            "",
            _("TERM={term}  {width}x{height}  cells of {letter}: {cells}").format(
                term=os.environ.get("TERM", "-"),
                width=self.size.width,
                height=self.size.height,
                letter="U+2460",
                cells=cells(chr(0x2460)),
            ),
            columns((_("key"), _NAME), (_("letter"), _LETTER), (_("code"), _CODES), (_("does"), 0)),
        )
        self.part("body").show(self._lines or [Line(" " + _("press any key"))])
        self.part("body").scroll_to(y=len(self._lines), animate=False, force=True)

    def on__pressed_came(self, message: _Pressed.Came) -> None:
        """Show a key; leave where it is the one that leaves, for the second time."""
        leaving = KEYS[0].keys.split(",")
        if message.name in leaving and self._before in leaving:
            self.dismiss()
            return
        self._before = message.name
        typed = len(message.letter) == 1 and message.letter.isprintable() and message.letter != " "
        name = message.letter if typed else key_name(message.name) or _("pasted")
        codes = " ".join(f"U+{ord(letter):04X}" for letter in message.letter)
        letter = "" if unicodedata.category(message.letter[:1] or " ") == "Cc" else message.letter
        action = self._done.get(message.name) or self._done.get(key_of(message.letter) or "")
        does = f"{action.label()} ({action.name})" if action else "-"
        row = columns((name, _NAME), (letter, _LETTER), (codes, _CODES), (does, 0))
        self._lines = [*self._lines[1 - _MOST :], Line(f" {row}")]
        self.fill()

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss()
