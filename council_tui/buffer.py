"""A text under edit: letters as readers see them, a cursor between them, and its undo."""

from typing import Final

from council_core.text import cells, clusters, spans, visible

__all__ = ["Buffer"]

_MOST_UNDO: Final = 500


class Buffer:
    """A text with a cursor. A letter with its variation selector or voiced mark is one letter."""

    def __init__(self, text: str = "") -> None:
        self._letters = clusters(text)
        self.cursor = len(self._letters)
        self._undone: list[tuple[str, int]] = []
        self._done: list[tuple[str, int]] = []
        self._typing = False  # whether the next letter goes into the same step of undo

    @property
    def text(self) -> str:
        """The text, to the letter."""
        return "".join(self._letters)

    def insert(self, text: str, *, typed: bool = False) -> None:
        """Put a text in at the cursor; letters `typed` one after another are taken back together."""
        self._note(same=typed and self._typing)
        before = "".join(self._letters[: self.cursor]) + text
        after = "".join(self._letters[self.cursor :])
        self.cursor = len(clusters(before))
        self._letters = clusters(before + after)
        self._typing = typed and text != "\n"

    def delete(self, *, back: bool = False) -> None:
        """Take out the letter at the cursor, or the one before it."""
        at = self.cursor - back
        if 0 <= at < len(self._letters):
            self._note()
            self._replace(self._letters[:at] + self._letters[at + 1 :], at)

    def cut(self) -> None:
        """Take out the rest of the line; at its end, the end of the line itself."""
        end = self._end(self.cursor)
        end += end == self.cursor < len(self._letters)
        if end > self.cursor:
            self._note()
            self._replace(self._letters[: self.cursor] + self._letters[end:], self.cursor)

    def step(self, by: int) -> None:
        """Move the cursor by letters."""
        self._go(self.cursor + by)

    def home(self) -> None:
        """Move the cursor to the beginning of the line, and from there to that of the text."""
        start = self._start(self.cursor)
        self._go(start if start != self.cursor else 0)

    def end(self) -> None:
        """Move the cursor to the end of the line, and from there to that of the text."""
        end = self._end(self.cursor)
        self._go(end if end != self.cursor else len(self._letters))

    def climb(self, by: int, width: int) -> None:
        """Move the cursor up or down by rows of a width, in the same column."""
        rows = self.rows(width)
        row, column = self.place(width)
        start, stop = rows[max(0, min(row + by, len(rows) - 1))]
        taken, at = 0, start
        while at < stop and taken + self._cells(at) <= column:
            taken += self._cells(at)
            at += 1
        last = start, stop
        # The place behind the last letter of a broken row is the first of the next one.
        if at == stop and last != rows[-1] and not self._ends_line(stop):
            at = max(start, stop - 1)
        self._go(at)

    def undo(self) -> None:
        """Take the last step back."""
        self._swap(self._done, self._undone)

    def redo(self) -> None:
        """Make again what was taken back."""
        self._swap(self._undone, self._done)

    def rows(self, width: int) -> list[tuple[int, int]]:
        """Return where each row of a width begins and ends, counted in letters; breaks are those of `wrap`."""
        found, start = [], 0
        while True:
            end = self._end(start)
            line = [visible(letter) for letter in self._letters[start:end]]
            found += [(start + first, start + last) for first, last in spans(line, width)]
            if end == len(self._letters):
                return found
            start = end + 1

    def place(self, width: int) -> tuple[int, int]:
        """Return the row of the cursor and its column in cells."""
        rows = self.rows(width)
        row = max(index for index, (start, _end) in enumerate(rows) if start <= self.cursor)
        return row, sum(map(self._cells, range(rows[row][0], self.cursor)))

    def shown(self, start: int, end: int) -> list[str]:
        """Return letters as they are drawn: control characters visible."""
        return [visible(letter) for letter in self._letters[start:end]]

    def _cells(self, at: int) -> int:
        return cells(visible(self._letters[at]))

    def _ends_line(self, at: int) -> bool:
        return at == len(self._letters) or self._letters[at] == "\n"

    def _start(self, at: int) -> int:
        while at and self._letters[at - 1] != "\n":
            at -= 1
        return at

    def _end(self, at: int) -> int:
        while not self._ends_line(at):
            at += 1
        return at

    def _go(self, to: int) -> None:
        self.cursor = max(0, min(to, len(self._letters)))
        self._typing = False

    def _replace(self, letters: list[str], cursor: int) -> None:
        self._letters, self.cursor, self._typing = letters, cursor, False

    def _note(self, *, same: bool = False) -> None:
        if not same:
            self._done = [*self._done[-_MOST_UNDO:], (self.text, self.cursor)]
        self._undone = []

    def _swap(self, here: list[tuple[str, int]], there: list[tuple[str, int]]) -> None:
        if here:
            there.append((self.text, self.cursor))
            text, cursor = here.pop()
            self._replace(clusters(text), cursor)
