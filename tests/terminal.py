"""What a screen shows, for tests: in a real terminal (tmux on a socket of its own), or drawn without one.

    with Terminal(tmp_path, 80, 24) as terminal:
        terminal.council("demo", "--lang", "en")
        terminal.wait("all years")
        terminal.keys("Down", "Enter")

    (first, opened) = play(register, "", "j enter")

The terminal runs a shell, and commands are typed into it: what a command leaves behind is seen as well.
"""

import asyncio
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from unittest.mock import patch

import pytest

if TYPE_CHECKING:
    from textual.pilot import Pilot

__all__ = [
    "Terminal",
    "council",
    "environment",
    "needs_tmux",
    "play",
    "press",
    "register_of",
    "sample",
    "wide_terminal",
]

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

_PROMPT: Final = "prompt>"
_PATIENCE: Final = 20.0  # seconds: a slow machine is no failure
_PAUSE: Final = 0.03
_LEFT: Final = re.compile(r"^left with (\d+)", re.MULTILINE)
_SETTINGS: Final = """\
set -g status off
set -g escape-time 20
set -g default-terminal screen-256color
"""


def environment(home: Path, **variables: str) -> dict[str, str]:
    """Return the environment of a user at home in a folder; of ours only where programs are."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "LANG": "C.UTF-8",
        "TERM": "screen-256color",
        "USER": "soumu1",
        "LOGNAME": "soumu1",
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        **variables,
    }


def council(home: Path, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run a `council` command to its end, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "council_tui", *words],
        cwd=home,
        env=environment(home, **variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


class Terminal:
    """A terminal of a size, with a shell in it. Use it as a context manager: that kills its server."""

    def __init__(self, home: Path, width: int = 80, height: int = 24, **variables: str) -> None:
        self._name = f"council-{uuid.uuid4().hex[:12]}"
        self._home = home
        self._size = (str(width), str(height))
        self._sockets = tempfile.mkdtemp(prefix="tmux-")  # not under home: a socket's path is a short one
        self._environment = environment(home, PS1=f"{_PROMPT} ", TMUX_TMPDIR=self._sockets, **variables)

    def __enter__(self) -> Self:
        settings = self._home / f"{self._name}.conf"
        settings.write_text(_SETTINGS)
        width, height = self._size
        self._tmux("-f", str(settings), "new-session", "-d", "-x", width, "-y", height, "sh", "-i")
        try:
            self.wait(_PROMPT)
        except BaseException:
            self.hang_up()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hang_up()

    def _tmux(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-L", self._name, *words],
            cwd=self._home,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )
        if check and done.returncode:
            message = f"tmux {' '.join(words)}: {done.stderr}"
            raise AssertionError(message)
        return done.stdout

    def hang_up(self) -> None:
        """Take the terminal away: the system sends SIGHUP to whatever runs in it."""
        self._tmux("kill-server", check=False)
        shutil.rmtree(self._sockets, ignore_errors=True)

    def keys(self, *names: str) -> None:
        """Press keys by their tmux names: `Down`, `F1`, `C-q`, `Escape`."""
        self._tmux("send-keys", *names)

    def type(self, text: str) -> None:
        """Type a text, letter by letter as it stands."""
        self._tmux("send-keys", "-l", "--", text)

    def shell(self, line: str) -> None:
        """Type a line into the shell."""
        self.type(line)
        self.keys("Enter")

    def council(self, *words: str) -> None:
        """Start a `council` command from the shell, which tells its exit status afterwards."""
        command = shlex.join([sys.executable, "-m", "council_tui", *words])
        self.shell(f"clear; {command}; echo left with $?")

    def screen(self) -> str:
        """Return what the screen shows, without the spaces at the ends of its lines."""
        return self._tmux("capture-pane", "-p")

    def styled(self) -> str:
        """Return what the screen shows, with its colours."""
        return self._tmux("capture-pane", "-p", "-e")

    def wait(self, text: str) -> str:
        """Wait until the screen shows a text, and return the screen."""
        return self.until(lambda screen: text in screen, f"{text!r} is not on the screen")

    def until(self, seen: Callable[[str], bool], told: str) -> str:
        """Wait until the screen is as wanted, and return it."""
        end = time.monotonic() + _PATIENCE
        while not seen(screen := self.screen()):
            if time.monotonic() > end:
                message = f"{told}:\n{screen}"
                raise AssertionError(message)
            time.sleep(_PAUSE)
        return screen

    def press(self, key: str, text: str) -> str:
        """Press a key, wait until the screen shows a text, and return the screen."""
        self.keys(key)
        return self.wait(text)

    def type_text(self, text: str, shown: str = "") -> str:
        """Type a text, wait until the screen shows it, or what else it leads to, and return the screen."""
        self.type(text)
        return self.wait(shown or text)

    def expect(self, *texts: str) -> str:
        """Wait until the screen shows all of some texts, and return the screen."""
        return self.until(
            lambda screen: all(text in screen for text in texts), f"not all of {texts} is shown"
        )

    def pid(self) -> int:
        """Return the process in the terminal that is not the shell: the command under way."""
        shell = self.told("pane_pid")
        return int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])

    def left(self) -> int:
        """Wait until the command has ended, and return its exit status."""
        screen = self.until(lambda screen: bool(_LEFT.search(screen)), "the command has not ended")
        return int(_LEFT.findall(screen)[-1])

    def told(self, what: str) -> str:
        """Return what tmux knows of the terminal: `cursor_flag`, `alternate_on`."""
        return self._tmux("display-message", "-p", f"#{{{what}}}").strip()

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, as when its window is drawn larger."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))


@cache
def _sample() -> bytes:
    from council_core.exchange import read_documents
    from council_core.shipped import shipped

    with tempfile.TemporaryDirectory() as folder:
        return register_of(Path(folder, "register.db"), *read_documents(shipped("sample"))).read_bytes()


def sample(path: Path) -> Path:
    """Put the sample register at a path, and return the path."""
    path.write_bytes(_sample())
    return path


def register_of(path: Path, *documents: Any) -> Path:
    """Put councils and meetings into the register at a path, one save each, and return the path."""
    from council_core.secretariat import Author, Register

    with Register.open(path) as register:
        for document in documents:
            register.adopt([document], by=Author("soumu2", "test"))
    return path


@contextmanager
def wide_terminal(*, lines: bool = True) -> Iterator[None]:
    """Count letters of ambiguous width as two cells, and lines too where told, as in a terminal that does so."""
    from rich import cells, segment
    from rich.segment import Segment

    from council_core.text import draw_ambiguous
    from council_tui.wide import draw_wide

    before = cells.load_cell_table, cells._is_single_cell_widths
    try:
        draw_wide(lines=lines)
        yield
    finally:
        draw_ambiguous(1)
        cells.load_cell_table, cells._is_single_cell_widths = before
        segment._is_single_cell_widths = before[1]
        for counted in (cells.get_character_cell_size, cells.cached_cell_len, Segment._split_cells):
            counted.cache_clear()


Step = str | bytes | tuple[int, int] | Callable[[], object]


def play(path: Path, *steps: Step, size: tuple[int, int] = (80, 24), lang: str = "en") -> list[str]:
    """Open the interface on a register without a terminal, and return what is drawn after each step.

    A step is keys with spaces between (`"tab tab j"`; none to look only), bytes as a terminal sends them, a
    new size, or what somebody else does meanwhile.
    """
    from council_core import language

    language.use(lang)
    try:
        return asyncio.run(_played(path, steps, size))
    finally:
        language.use("en")


async def press(pilot: "Pilot[None]", key: str) -> None:
    """Press a key and wait until all that it set off is done.

    Textual's own `Pilot.press` waits twice for a while in which the processor rests, 40 ms a key at least;
    here the queues tell when there is nothing left to do.
    """
    from textual.app import _get_unicode_name_from_key
    from textual.events import Key
    from textual.keys import REPLACED_KEYS, _character_to_key

    if len(key) == 1 and not key.isalnum():
        key = _character_to_key(key)
    try:
        letter = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        letter = key if len(key) == 1 else None
    event = Key(key, letter)
    event.set_sender(pilot.app)
    pilot.app._driver.send_message(event)
    await _settled(pilot)


async def _settled(pilot: "Pilot[None]") -> None:
    """Wait until neither the app nor its screen has anything left to do, twice in a row."""
    quiet = 0
    while quiet < 2:
        screen = pilot.app.screen
        if not await pilot._wait_for_screen():
            return
        pumps = [pilot.app, *screen.walk_children(with_self=True)]
        rests = all(pump._message_queue.empty() and not pump._next_callbacks for pump in pumps)
        quiet = quiet + 1 if rests and screen is pilot.app.screen and screen.is_mounted else 0
        await asyncio.sleep(0)


async def _played(path: Path, steps: Sequence[Step], size: tuple[int, int]) -> list[str]:
    from textual._xterm_parser import XTermParser

    from council_core.secretariat import Author, Register
    from council_tui.app import CouncilApp
    from council_tui.screens import page

    drawn = []
    with Register.open(path) as register, patch.object(page, "REST", 0.01):
        app = CouncilApp(register, Author("soumu1", "test"))
        async with app.run_test(size=size, notifications=True) as pilot:
            for step in steps:
                if isinstance(step, str):
                    for key in step.split():
                        await press(pilot, key)
                elif isinstance(step, bytes):
                    for event in (*(parser := XTermParser()).feed(step.decode()), *parser.feed("")):
                        app.post_message(event)
                elif isinstance(step, tuple):
                    await pilot.resize_terminal(*step)
                else:
                    step()
                await pilot.pause()
                while getattr(app.screen, "resting", False):
                    await pilot.pause(0.01)
                await pilot.pause(0)  # for what is done after a refresh
                # Textual's private way to its screen as text; nowhere else do the tests know it.
                strips = app.screen._compositor.render_strips()
                drawn.append("\n".join(strip.text for strip in strips))
    return drawn
