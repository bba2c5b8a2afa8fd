"""Measure how long the program takes to begin, as ratios against a bare reference in the same run.

    python tests/bench/start.py [ROUNDS]

First paint is the time from starting the process to the first screen that holds the list, in a real
terminal of 80x24 (a pseudo-terminal), against a bare Textual app with one DataTable of as many rows.
Reference and subject take turns, so that a slow moment of the machine falls on both.
"""

import os
import platform
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

BARE: Final = """
from textual.app import App
from textual.widgets import DataTable

class Bare(App):
    def compose(self):
        yield DataTable()
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("council", "meeting", "date", "stage")
        table.add_rows([("READY", "x", "x", "x")] * 5)

Bare().run(mouse=False)
"""
SIZE: Final = b"\x1b[8;24;80t"


def first_paint(command: list[str], shows: bytes, environment: dict[str, str]) -> float:
    """Return the seconds from starting a command to its first screen with a text on it."""
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(command[0], command, environment)
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    while shows not in seen:
        ready, _writable, _failed = select.select([terminal], [], [], 20)
        if not ready:
            message = f"{command}: nothing shown in 20 s; so far {seen[-500:]!r}"
            raise TimeoutError(message)
        seen += os.read(terminal, 65536)
    taken = time.perf_counter() - started
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(terminal)
    return taken


def whole(command: list[str], environment: dict[str, str]) -> float:
    """Return the seconds that a command takes from start to end."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - started


def report(name: str, subject: list[float], reference: list[float], bound: float) -> None:
    """Print one figure: medians, and the median of the ratios pair by pair."""
    ratio = statistics.median(a / b for a, b in zip(subject, reference, strict=True))
    print(
        f"{name}: {statistics.median(subject) * 1000:.0f} ms against {statistics.median(reference) * 1000:.0f} ms,"
        f" ratio {ratio:.2f} (bound {bound})"
    )


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    council = str(Path(sys.executable).with_name("council"))
    with tempfile.TemporaryDirectory() as home:
        settings = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home, "TEXTUAL_ANIMATIONS": "none"}
        environment = {**os.environ, **settings}
        pairs: dict[str, tuple[list[float], list[float]]] = {"first paint": ([], []), "--version": ([], [])}
        for number in range(rounds + 1):  # the first round warms the caches and is not counted
            demo = first_paint([council, "demo", "--lang", "ja"], "宇部市".encode(), environment)
            bare = first_paint([sys.executable, "-c", BARE], b"READY", environment)
            version = whole([council, "--version"], environment)
            python = whole([sys.executable, "-c", "pass"], environment)
            if number:
                pairs["first paint"][0].append(demo)
                pairs["first paint"][1].append(bare)
                pairs["--version"][0].append(version)
                pairs["--version"][1].append(python)
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    )
    report(
        "council demo, first paint, against a bare Textual app with one DataTable", *pairs["first paint"], 1.5
    )
    report("council --version, whole process, against python -c pass", *pairs["--version"], 2.5)


if __name__ == "__main__":
    main()
