"""What stands on a real terminal after a while of keys is what a full repaint puts there."""

import random
import time

from crowded import crowded
from emulator import Emulator
from terminal import Terminal, needs_tmux

from council_tui.rows import row_of
from council_tui.screens.page import REST

pytestmark = needs_tmux

# Keys from the list of meetings to each screen, and how many Esc lead back.
WAYS = {
    "register": (),
    "members": ("m",),
    "due": ("e",),
    "follow-ups": ("w",),
    "attendance": ("Enter", "Tab"),
    "proceedings": ("Enter", "Tab", "Tab", "Tab"),
    "table": ("Enter", "C-t"),
}
MOVES = ("j", "j", "j", "k", "NPage", "PPage", "End", "Home")


def standing(terminal):
    """Return the rows that stand on the terminal, with all colours, once they stay."""
    end, last = time.monotonic() + 20, ""
    time.sleep(REST)
    while time.monotonic() < end:
        time.sleep(0.15)
        shown = terminal.styled()
        if shown == last:
            emulator = Emulator(80, 24)
            for y, row in enumerate(shown.rstrip("\n").split("\n")):
                emulator.feed(f"\x1b[{y + 1}H{row}")
            return [row_of(cells) for cells in emulator.rows]
        last = shown
    message = "the screen does not come to rest"
    raise AssertionError(message)


def test_a_repaint_changes_nothing(tmp_path):
    """After keys at random ^L shows the very screen that stood there, in each list, with all letters and colours."""
    chance = random.Random(7)
    with Terminal(tmp_path) as terminal:
        terminal.council("--register", str(crowded(tmp_path / "r.db")), "--lang", "ja")
        terminal.wait("F1 ")
        for name, way in WAYS.items():
            for key in way:
                terminal.keys(key)
                time.sleep(0.2)
            terminal.keys(*chance.choices(MOVES, k=20))
            before = standing(terminal)
            terminal.keys("C-l")
            assert before == standing(terminal), name
            terminal.keys(*["Escape"] * min(len(way), 2 if name == "table" else 1))
            time.sleep(0.5)
