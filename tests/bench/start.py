"""Measure how long the program takes to begin, as ratios against a bare reference in the same run.

    python tests/bench/start.py [ROUNDS]

Reference and subject take turns, so that a slow moment of the machine falls on both. The interface itself
is measured by interface.py, against `BARE`.
"""

import os
import platform
import statistics
import subprocess
import sys
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


def whole(command: list[str]) -> float:
    """Return the seconds that a command takes from start to end."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
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
    ours, python = [], []
    for number in range(rounds + 1):  # the first round warms the caches and is not counted
        pair = whole([council, "--version"]), whole([sys.executable, "-c", "pass"])
        if number:
            ours.append(pair[0])
            python.append(pair[1])
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    )
    report("council --version, whole process, against python -c pass", ours, python, 2.5)


if __name__ == "__main__":
    main()
