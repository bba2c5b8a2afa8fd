r"""Measure the interface in a terminal of 80x24: first paint, keys, bytes and memory.

    python tests/bench/interface.py [ROUNDS]

First paint and memory are told as ratios against a bare Textual app with one DataTable of as many rows; the
two take turns, so that a slow moment of the machine falls on both. Keys are pressed in a meeting of 60
members and 500 speeches (crowded.py); what they take ends with the last byte of the frame that they cause. The terminal
is a pseudo-terminal that answers questions as xterm does.
"""

import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent.parent))

from crowded import crowded
from line import Line
from start import BARE, report

FRAME: Final = b"\x1b[?2026l"  # what ends a frame
# Where each key is pressed, how the place is reached from the list of meetings, and the keys.
PLACES: Final = {
    "cursor in the list of meetings": ([], "jjjk"),
    "cursor in the attendance": (["\r", "\t"], "jk"),
    "cursor that scrolls the attendance": (["\r", "\t", "G", "\x1b[5~"], "k"),
    "presence, stored at once": (["\r", "\t"], "21"),
    "cursor in the proceedings": (["\r", "\t\t\t"], "jjjk"),
    "letter in a field": (["\r", "\t", "\r", "\r"], "あいうえ"),
    "cursor at the table": (["\r", "\x14", "g"], "jjjk"),
    "ballot, stored at once": (["\r", "\t\t\t\t", "\r"], "123"),
}
KEYS: Final = 36  # not to the end of a list, where nothing is drawn


def first_paint(home: Path, shows: str, **how: object) -> tuple[float, float]:
    """Return the seconds until a program's first screen with a text on it, and then its memory in MB."""
    with Line(home, **how) as line:  # type: ignore[arg-type]
        line.expect(shows)
        taken = time.perf_counter() - line.started
        line.still(1)
        return taken, line.memory()


def keys(home: Path) -> Iterator[tuple[str, list[float], list[float], list[int]]]:
    """Yield for each place the seconds, those of the processor, and the bytes of its keys."""
    for name, (way, pressed) in PLACES.items():
        register = str(crowded(home / "crowded.db"))  # as it was before the keys of the place before
        with Line(home, "--register", register, "--lang", "ja") as line:
            line.expect("F1 ")
            for step in way:
                line.send(step)
                line.still(1.5)  # a screen may come in several frames, and figures when its cursor rests
            taken, used, sizes = [], [], []
            for key in pressed * (KEYS // len(pressed)):
                started, before = time.perf_counter(), line.processor()
                line.send(key)
                drawn = line.expect(FRAME)
                taken.append(time.perf_counter() - started)
                used.append(line.processor() - before)
                sizes.append(len(drawn) + len(line.still(0.08)))
            yield name, taken, used, sizes


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        ours, bare = [], []
        for number in range(rounds + 1):  # the first round warms the caches and is not counted
            pair = (
                first_paint(home, "宇部市", command=(*COUNCIL, "demo", "--lang", "ja")),
                first_paint(home, "READY", command=(sys.executable, "-c", BARE), TEXTUAL_ANIMATIONS="none"),
            )
            if number:
                ours.append(pair[0])
                bare.append(pair[1])
        report("first paint, against a bare Textual app with one DataTable", *zip_first(ours, bare), 1.3)
        memory = [statistics.median(memory for _time, memory in side) for side in (ours, bare)]
        print(
            f"memory: {memory[0]:.1f} MB against {memory[1]:.1f} MB, ratio {memory[0] / memory[1]:.2f} (bound 1.4)"
        )
        for name, taken, used, sizes in keys(home):
            told = [f"{statistics.median(of) * 1000:.1f}, {late(of) * 1000:.1f} ms" for of in (taken, used)]
            print(
                f"{name}: median and 95th percentile {told[0]} (bound 30), of the processor {told[1]};"
                f" {statistics.median(sizes):.0f} bytes, {max(sizes)} at most"
            )


def late(taken: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(taken)[int(len(taken) * 0.95)]


def zip_first(*sides: list[tuple[float, float]]) -> list[list[float]]:
    """Return the first figure of each pair of each side."""
    return [[first for first, _second in side] for side in sides]


COUNCIL: Final = (str(Path(sys.executable).with_name("council")),)

if __name__ == "__main__":
    main()
