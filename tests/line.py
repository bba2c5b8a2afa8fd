r"""A line to a terminal, byte by byte: what the program sends for what is typed, and when.

    with Line(tmp_path, "demo", "--lang", "en") as line:
        line.expect("Chofu")
        assert len(line.press(b"\x1b[B")) < 400

The other end answers what terminals answer: where the cursor is (`wide` ones draw `─` and `①` in two cells),
and whether they can draw whole frames at once.
"""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from terminal import environment

__all__ = ["Line"]

_PATIENCE: Final = 20.0  # seconds
_STILL: Final = 0.25  # seconds without a byte: the screen is drawn
_ASKED: Final = re.compile("([─①]?)\x1b\\[6n|\x1b\\[>(c)|\x1b\\[\\?2026(\\$p)".encode())
_KINDS: Final = {"xterm": b"\x1b[>41;354;0c", "teraterm": b"\x1b[>32;331;0c"}


class Line:
    """A program on a pseudo-terminal. Use it as a context manager: that hangs up."""

    def __init__(
        self,
        home: Path,
        *words: str,
        command: tuple[str, ...] = (),
        size: tuple[int, int] = (80, 24),
        kind: str = "xterm",
        cells: int = 1,
        answers: bool = True,
        **variables: str,
    ) -> None:
        """Run `council` with words, or another command, on a terminal of a size that draws `①` in some cells."""
        self._command = command or (sys.executable, "-m", "council_tui", *words)
        self._environment = environment(home, **{"TERM": "xterm-256color", **variables})
        self._home, self._size = home, size
        self._kind, self._cells, self._answers = kind, cells, answers
        self._seen = b""
        self._told = 0  # up to where it was returned to the caller
        self._asked = 0  # up to where questions were answered
        self.pid = self._terminal = 0
        self.started = 0.0

    def __enter__(self) -> Self:
        self.started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(self._home)
            width, height = self._size
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
            os.execvpe(self._command[0], self._command, self._environment)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._terminal:
            self.hang_up()
        end = time.monotonic() + _PATIENCE
        while not os.waitpid(self.pid, os.WNOHANG)[0]:
            if time.monotonic() > end:
                os.kill(self.pid, 9)
            time.sleep(0.01)

    @property
    def seen(self) -> bytes:
        """All that the program has sent."""
        return self._seen

    def hang_up(self) -> None:
        """Cut the line: the system sends SIGHUP."""
        os.close(self._terminal)
        self._terminal = 0

    def send(self, data: bytes | str) -> None:
        """Type, and go on at once."""
        os.write(self._terminal, data.encode() if isinstance(data, str) else data)

    def press(self, data: bytes | str) -> bytes:
        """Type, and return what the program sends until nothing more comes."""
        self.send(data)
        return self.still()

    def expect(self, text: str | bytes) -> bytes:
        """Wait until a text was sent, and return what was sent up to its end since the last time."""
        start, wanted = self._told, text.encode() if isinstance(text, str) else text
        end = time.monotonic() + _PATIENCE
        while (found := self._seen.find(wanted, start)) < 0:
            if not self._read(end - time.monotonic()):
                message = f"{text!r} was not sent; but {self._seen[start:]!r}"
                raise AssertionError(message)
        self._told = found + len(wanted)
        return self._seen[start : self._told]

    def still(self, seconds: float = _STILL) -> bytes:
        """Wait until nothing was sent for a while, and return what was sent until then."""
        while self._read(seconds):
            pass
        return self._rest()

    def during(self, seconds: float) -> bytes:
        """Return what is sent within a time, whatever it is."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)
        return self._rest()

    def processor(self) -> float:
        """Return the seconds of the processor that the program has used so far: waiting for others is not in it."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def memory(self) -> float:
        """Return the memory that is the program's, in MB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def _rest(self) -> bytes:
        start, self._told = self._told, len(self._seen)
        return self._seen[start:]

    def _read(self, seconds: float) -> bool:
        ready, _writable, _failed = select.select([self._terminal], [], [], max(seconds, 0))
        if not ready:
            return False
        try:
            come = os.read(self._terminal, 65536)
        except OSError:  # the program has ended
            return False
        self._seen += come
        if self._answers:
            self._answer()
        return bool(come)

    def _answer(self) -> None:
        for asked in _ASKED.finditer(self._seen, self._asked):
            self._asked = asked.end()
            if asked[2]:
                self.send(_KINDS[self._kind])
            elif asked[3]:
                self.send(b"\x1b[?2026;2$y")
            else:
                self.send(f"\x1b[1;{1 + self._cells if asked[1] else 1}R".encode())
