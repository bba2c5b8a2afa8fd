r"""A terminal as VT102 has it, as far as frames use it: places, colours, erasing, margins, lines in and out.

emulator = Emulator(80, 24)
emulator.feed("\x1b[2Hdone\x1b[K")
assert "done" == emulator.text(1).rstrip()
"""

import re
from collections.abc import Callable

from rich.cells import get_character_cell_size

__all__ = ["Emulator"]

_TOLD = re.compile(r"\x1b\[(\??[\d;]*)([A-Za-z])|([^\x1b])", re.DOTALL)
_BLANK = (" ", "")


class Emulator:
    """The cells of a screen: each a letter ("" behind a wide one) and its SGR parameters."""

    def __init__(
        self, width: int, height: int, *, drawn: Callable[[str], int] = get_character_cell_size
    ) -> None:
        """Be a terminal that draws a letter in as many cells as `drawn` says."""
        self.width, self.height = width, height
        self.rows = [[_BLANK] * width for _row in range(height)]
        self._drawn = drawn
        self._x = self._y = 0
        self._sgr = ""
        self.top, self.bottom = 0, height - 1
        self._known: dict[str, Callable[[str, list[int]], None]] = {
            "H": self._place,
            "m": self._style,
            "K": self._erase,
            "r": self._set_margins,
            "M": lambda _told, numbers: self._shift(numbers[0], 0),
            "L": lambda _told, numbers: self._shift(0, numbers[0]),
        }

    def text(self, y: int) -> str:
        """Return the letters of a row."""
        return "".join(letter for letter, _sgr in self.rows[y])

    def feed(self, told: str) -> None:
        """Do what is told; what is not known here is a mistake."""
        end = 0
        for match in _TOLD.finditer(told):
            assert match.start() == end, told[end : match.start()]
            end = match.end()
            if match[3]:
                self._put(match[3])
            elif not match[1].startswith("?"):
                numbers = [int(number) for number in match[1].split(";") if number]
                self._known[match[2]](match[1], numbers)
        assert end == len(told), told[end:]

    def _put(self, letter: str) -> None:
        assert letter >= " ", letter  # no control character
        size = self._drawn(letter)
        if size == 0:
            at = self._x - 1
            while at > 0 and not self.rows[self._y][at][0]:
                at -= 1
            before, sgr = self.rows[self._y][at]
            self.rows[self._y][at] = (before + letter, sgr)
            return
        for x in range(self._x, min(self._x + size, self.width)):
            self._part(x)
            self.rows[self._y][x] = (letter if x == self._x else "", self._sgr)
        self._x += size

    def _part(self, x: int) -> None:
        """Blank the other half of a wide letter, of which one half is drawn over."""
        row = self.rows[self._y]
        if not row[x][0] and x:
            row[x - 1] = (" ", row[x - 1][1])
        if x + 1 < self.width and not row[x + 1][0]:
            row[x + 1] = (" ", row[x + 1][1])

    def _place(self, _told: str, numbers: list[int]) -> None:
        y, x = [*numbers, 1, 1][:2] if numbers else (1, 1)
        self._y, self._x = y - 1, x - 1
        assert self._y < self.height
        assert self._x < self.width

    def _style(self, told: str, _numbers: list[int]) -> None:
        if told in {"39", "49"}:  # the default colours, told one by one: as tmux tells what it shows
            return
        parts = told.split(";")
        while parts[:1] in (["0"], [""]):
            parts, self._sgr = parts[1:], ""
        self._sgr = ";".join(filter(None, [self._sgr, *parts]))

    def _erase(self, _told: str, _numbers: list[int]) -> None:
        assert not self._sgr  # terminals differ in what they erase with
        assert self._x < self.width  # and here in what they erase
        self._part(self._x)
        self.rows[self._y][self._x :] = [_BLANK] * (self.width - self._x)

    def _set_margins(self, _told: str, numbers: list[int]) -> None:
        self.top, self.bottom = (numbers[0] - 1, numbers[1] - 1) if numbers else (0, self.height - 1)
        assert 0 <= self.top < self.bottom < self.height
        self._y = self._x = 0

    def _shift(self, out: int, come: int) -> None:
        """Take lines out at the cursor's, or put empty ones in, within the margins."""
        assert not self._sgr
        assert self.top <= self._y <= self.bottom
        block = self.rows[self._y : self.bottom + 1]
        room = len(block)
        empty = [[_BLANK] * self.width for _row in range(out + come)]
        block = (empty[:come] + block)[:room] if come else block[out:] + empty
        self.rows[self._y : self.bottom + 1] = block[:room]
        self._x = 0
