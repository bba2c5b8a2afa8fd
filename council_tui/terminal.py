"""The terminal before the interface has it: a first word, and how wide it draws what may be narrow or wide.

Imports nothing heavy: this is on the screen, and the question under way, while all else is imported.
"""

import os
import select
import signal
import sys
import termios
import time
from types import FrameType, TracebackType
from typing import Final, NoReturn, Self

__all__ = ["Terminal"]

_PATIENCE: Final = 1.0  # seconds; a terminal that has not answered by then is taken to be narrow
_WHERE: Final = "\x1b[6n"  # asks for the place of the cursor
_KIND: Final = "\x1b[>c"  # asks what the terminal is
_TERA_TERM: Final = b"32;"  # how its answer to that begins
_REMEMBER, _RESTORE = "\x1b[<s", "\x1b[<r"  # its input method, on or off
_CLEAR: Final = "\r\x1b[K"
_ENOUGH: Final = 4096  # bytes at once


class Terminal:
    """The terminal of the process, from the first moment to the last; a context manager that puts it back.

    `begin` shows a word and asks how wide `─` and `①` are drawn; `widths` takes the answer, `typed` is what
    the user typed meanwhile. Between the two nothing that is typed is echoed.
    """

    def __init__(self) -> None:
        self.typed = b""
        self._input = sys.stdin.fileno()
        self._before = termios.tcgetattr(self._input)
        self._deadline = 0.0
        self._remembers = False

    def __enter__(self) -> Self:
        signal.signal(signal.SIGTERM, _leave)  # which puts the terminal back on its way
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            termios.tcsetattr(self._input, termios.TCSANOW, self._before)
            self._say((_RESTORE if self._remembers else "") + _CLEAR)
        except (OSError, termios.error):  # the line was cut: there is nothing left to put back
            return

    def begin(self, word: str) -> None:
        """Show a word, and ask the terminal how wide it draws a line and a letter of ambiguous width."""
        as_typed = termios.tcgetattr(self._input)
        as_typed[0] &= ~termios.ICRNL  # Enter is Enter to Textual, and a line feed is not
        as_typed[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(self._input, termios.TCSANOW, as_typed)
        self._say(f"\r─{_WHERE}\r①{_WHERE}{_CLEAR}{word}\r")
        self._deadline = time.monotonic() + _PATIENCE

    def widths(self) -> tuple[int, int] | None:
        """Return the cells of a line and of a letter, 1 or 2 each; `None` where the terminal has not answered."""
        found: list[int] = []
        while len(found) < 2 and self._read():  # noqa: PLR2004 -- two questions
            while (answer := _cursor_in(self.typed)) is not None:
                first, last, column = answer
                self.typed = self.typed[:first] + self.typed[last:]
                found.append(column - 1)
        return (found[0], found[1]) if len(found) == 2 else None  # noqa: PLR2004 -- two answers

    def is_tera_term(self) -> bool:
        """Tell whether the terminal is a Tera Term; its input method is put back at the end as it is now."""
        self._say(_KIND)
        self._deadline = time.monotonic() + _PATIENCE
        while (start := self.typed.find(b"\x1b[>")) < 0 or (end := self.typed.find(b"c", start)) < 0:
            if not self._read():
                return False
        said = self.typed[start + 3 : end]
        self.typed = self.typed[:start] + self.typed[end + 1 :]
        self._remembers = said.startswith(_TERA_TERM)
        if self._remembers:
            self._say(_REMEMBER)
        return self._remembers

    def clear(self) -> None:
        """Take the word away."""
        self._say(_CLEAR)

    def _say(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()

    def _read(self) -> bool:
        """Take what has come in; return whether anything has, until the time is up."""
        left = max(self._deadline - time.monotonic(), 0)
        ready, _writable, _failed = select.select([self._input], [], [], left)
        come = os.read(self._input, _ENOUGH) if ready else b""
        self.typed += come
        return bool(come)


def _cursor_in(text: bytes) -> tuple[int, int, int] | None:
    r"""Return where a cursor position `ESC [ row ; column R` stands in a text, and its column."""
    start = text.find(b"\x1b[")
    while start >= 0:
        end = text.find(b"R", start)
        row, _semicolon, column = text[start + 2 : end].partition(b";")
        if end > 0 and row.isdigit() and column.isdigit():
            return start, end + 1, int(column)
        start = text.find(b"\x1b[", start + 1)
    return None


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    del frame
    raise SystemExit(128 + number)
