"""The one place where text is typed: any Japanese, of any length, with its own undo.

It draws only the rows that changed, and keeps the terminal's cursor where the text is, so that an input
method opens its window there.
"""

import unicodedata
from collections.abc import Callable
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.events import Focus, Key, Paste, Resize
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from council_tui.actions import EDITOR, bindings
from council_tui.buffer import Buffer

__all__ = ["Editor"]

_CURSOR = Style(reverse=True)
_STEPS = {"up", "down", "page_up", "page_down"}
_TYPED = {"Zs", "Co", "Cf", "Mn", "Me"}  # spaces such as U+3000, 外字, joiners: not "printable" to Python


class Editor(Widget, can_focus=True):
    """A text being typed, in as many rows as the widget is high; it scrolls to its cursor."""

    BINDINGS: ClassVar[list[Binding]] = bindings(EDITOR)  # type: ignore[assignment]

    class Changed(Message):
        """The text is another one."""

    class Accepted(Message):
        """The text is as it is to be."""

    class Left(Message):
        """The text is not wanted."""

    class Stepped(Message):
        """Up or down was pressed where there is one row only: it is meant for the list above."""

        def __init__(self, how: str) -> None:
            super().__init__()
            self.how = how

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.buffer = Buffer()
        self._top = 0
        self._drawn: tuple[list[str], int] = ([], 0)  # the rows as they stand on the screen, the cursor's

    @property
    def text(self) -> str:
        """The text, to the letter."""
        return self.buffer.text

    def edit(self, text: str) -> None:
        """Begin to edit a text, with the cursor at its end."""
        self.buffer = Buffer(text)
        self._top = 0
        self._show()

    def render_line(self, y: int) -> Strip:
        """Draw one row of those in sight, the letter under the cursor reversed."""
        width, rows = self.size.width, self.buffer.rows(self._room)
        plain = self.rich_style
        if self._top + y >= len(rows):
            return Strip.blank(width, plain)
        start, end = rows[self._top + y]
        letters = self.buffer.shown(start, end)
        row, _column = self.buffer.place(self._room)
        pieces = [Segment(" ", plain)]
        if row == self._top + y and self.has_focus:
            at = self.buffer.cursor - start
            pieces += [
                Segment("".join(letters[:at]), plain),
                Segment(letters[at] if at < len(letters) else " ", plain + _CURSOR),
                Segment("".join(letters[at + 1 :]), plain),
            ]
        else:
            pieces.append(Segment("".join(letters), plain))
        return Strip(pieces).adjust_cell_length(width, plain)

    def on_key(self, event: Key) -> None:
        """Put in what is typed; keys that do something are bound."""
        letter = event.character or ""
        if len(letter) == 1 and (letter.isprintable() or unicodedata.category(letter) in _TYPED):
            event.stop()
            event.prevent_default()
            self._change(lambda: self.buffer.insert(letter, typed=True))

    def on_paste(self, event: Paste) -> None:
        """Put in what is pasted, all its lines."""
        event.stop()
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        self._change(lambda: self.buffer.insert(text))

    def on_focus(self, event: Focus) -> None:
        """Bring the terminal's cursor here."""
        del event
        self.call_after_refresh(self._show)

    def on_resize(self, event: Resize) -> None:
        """Break the rows anew."""
        del event
        self.call_after_refresh(self._show)

    def action_accept(self) -> None:
        """Take the text as it is."""
        self.post_message(self.Accepted())

    def action_give_up(self) -> None:
        """Leave the text as it was."""
        self.post_message(self.Left())

    def action_edit(self, how: str) -> None:
        """Change the text, or move in it."""
        buffer, page = self.buffer, max(self.size.height - 1, 1)
        moves: dict[str, Callable[[], None]] = {
            "left": lambda: buffer.step(-1),
            "right": lambda: buffer.step(1),
            "home": buffer.home,
            "end": buffer.end,
            "up": lambda: buffer.climb(-1, self._room),
            "down": lambda: buffer.climb(1, self._room),
            "page_up": lambda: buffer.climb(-page, self._room),
            "page_down": lambda: buffer.climb(page, self._room),
        }
        changes: dict[str, Callable[[], None]] = {
            "back": lambda: buffer.delete(back=True),
            "delete": buffer.delete,
            "cut": buffer.cut,
            "line": lambda: buffer.insert("\n"),
            "undo": buffer.undo,
            "redo": buffer.redo,
        }
        if how in _STEPS and self.size.height == 1 and len(buffer.rows(self._room)) == 1:
            self.post_message(self.Stepped(how))
        elif how in moves:
            moves[how]()
            self._show()
        else:
            self._change(changes[how])

    @property
    def _room(self) -> int:
        """Cells for letters: one is kept free before them, and one behind for the cursor."""
        return max(self.size.width - 2, 2)

    def _change(self, work: Callable[[], None]) -> None:
        before = self.buffer.text
        work()
        self._show()
        if self.buffer.text != before:
            self.post_message(self.Changed())

    def _show(self) -> None:
        """Draw what changed, and put the terminal's cursor where the next letter goes."""
        height, (row, column) = max(self.size.height, 1), self.buffer.place(self._room)
        top, changed = min(max(self._top, row - height + 1), row), self._rows_changed(row)
        if top != self._top:
            self._top = top
            self.refresh()
        elif changed:
            self.refresh(*changed)
        if self.has_focus:
            self.app.cursor_position = Offset(self.region.x + 1 + column, self.region.y + row - self._top)

    def _rows_changed(self, row: int) -> list[Region]:
        """Return the rows to draw again: from the cursor's old row to its new one, and all below that moved."""
        texts = ["".join(self.buffer.shown(*span)) for span in self.buffer.rows(self._room)]
        (before, old), self._drawn = self._drawn, (texts, row)
        changed = {row, old} | {
            index for index, pair in enumerate(zip_longest(before, texts)) if pair[0] != pair[1]
        }
        width = self.size.width
        return [
            Region(0, index - self._top, width, 1)
            for index in sorted(changed)
            if 0 <= index - self._top < self.size.height
        ]
