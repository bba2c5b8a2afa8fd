"""A real terminal for tests: tmux on a socket of its own, keys into it, and its screen as text.

    with Terminal(tmp_path, width=80, height=24) as terminal:
        terminal.council("demo", "--lang", "en")
        terminal.wait("all years")
        terminal.keys("Down", "Enter")

The terminal runs a shell, and commands are typed into it: what a command leaves behind is seen as well.
"""

import asyncio
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pytest

__all__ = ["Terminal", "council", "environment", "needs_tmux", "play"]

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

_PROMPT: Final = "prompt> "
_PATIENCE: Final = 30.0  # seconds: a slow machine is no failure
_PAUSE: Final = 0.03
_SETTINGS: Final = """\
set -g status off
set -g escape-time 20
set -g default-terminal screen-256color
set -g default-command ""
set -g history-limit 1000
"""


def environment(home: Path, **variables: str) -> dict[str, str]:
    """Return the environment of a user at home in a folder, with nothing of ours but Python's path."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **kept,
        "LANG": "C.UTF-8",
        "TERM": "screen-256color",
        "USER": "soumu1",
        "LOGNAME": "soumu1",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        **variables,
    }


def council(home: Path, *words: str, **options: str) -> "subprocess.CompletedProcess[str]":
    """Run a `council` command to its end, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "council_tui", *words],
        cwd=home,
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        input=options.get("typed", ""),
    )


class Terminal:
    """A terminal of a size, with a shell in it. Use it as a context manager: that kills its server."""

    def __init__(self, home: Path, width: int = 80, height: int = 24, **variables: str) -> None:
        self._name = f"council-{uuid.uuid4().hex[:12]}"
        self._home = home
        self._size = (str(width), str(height))
        self._environment = environment(home, PS1=_PROMPT, **variables)

    def __enter__(self) -> Self:
        settings = self._home / f"{self._name}.conf"
        settings.write_text(_SETTINGS)
        width, height = self._size
        shell = ["env", "-u", "TMUX", "-u", "TMUX_PANE", "sh", "-i"]
        self._tmux("-f", str(settings), "new-session", "-d", "-x", width, "-y", height, "--", *shell)
        self.wait(_PROMPT.strip())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tmux("kill-server", check=False)

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
            raise AssertionError(f"tmux {words}: {done.stderr}")
        return done.stdout

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
        """Return what the screen shows, a line each, without the spaces at their ends."""
        return self._tmux("capture-pane", "-p")

    def lines(self) -> list[str]:
        """Return the lines of the screen."""
        return self.screen().split("\n")

    def wait(self, text: str, *, gone: bool = False) -> str:
        """Wait until the screen shows a text (or no longer does), and return the screen."""
        told = f"{text!r} {'is still' if gone else 'is not'} on the screen"
        return self.until(lambda screen: (text in screen) is not gone, told)

    def until(self, seen: Callable[[str], bool], told: str) -> str:
        """Wait until the screen is as wanted, and return it."""
        end = time.monotonic() + _PATIENCE
        while not seen(screen := self.screen()):
            if time.monotonic() > end:
                raise AssertionError(f"{told}:\n{screen}")
            time.sleep(_PAUSE)
        return screen

    def left(self) -> int:
        """Wait until the command has ended, and return its exit status."""
        screen = self.until(lambda screen: bool(_LEFT.search(screen)), "the command has not ended")
        found = _LEFT.search(screen)
        assert found
        return int(found[1])

    def told(self, what: str) -> str:
        """Return what tmux knows of the terminal: `cursor_flag`, `alternate_on`, `pane_tty`."""
        return self._tmux("display-message", "-p", f"#{{{what}}}").strip()

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, as when its window is drawn larger."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))


_LEFT: Final = re.compile(r"^left with (\d+)", re.MULTILINE)


Step = str | tuple[int, int] | Callable[[], object]


def play(path: Path, *steps: Step, size: tuple[int, int] = (80, 24)) -> list[str]:
    """Open the interface on a register without a terminal, and return what is drawn after each step.

    A step is keys with spaces between (`"tab tab j"`; none to look only), a new size, or what else happens
    meanwhile.
    """
    return asyncio.run(_played(path, steps, size))


async def _played(path: Path, steps: Sequence[Step], size: tuple[int, int]) -> list[str]:
    from council_core.secretariat import Author, Register
    from council_tui.app import CouncilApp

    drawn = []
    with Register.open(path) as register:
        app = CouncilApp(register, Author("soumu1", "test"))
        async with app.run_test(size=size) as pilot:
            for step in steps:
                if isinstance(step, str):
                    await pilot.press(*step.split())
                elif isinstance(step, tuple):
                    await pilot.resize_terminal(*step)
                else:
                    step()
                await pilot.pause()
                await pilot.pause()
                # Textual's private way to its screen as text; no other line of the tests knows it.
                strips = app.screen._compositor.render_strips()
                drawn.append("\n".join(strip.text for strip in strips))
    return drawn
