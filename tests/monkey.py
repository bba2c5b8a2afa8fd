r"""Keys pressed at random on the sample register, by somebody who has all day: no screen may break.

python tests/monkey.py 300        # seconds, each round another seed; the keys of one that breaks are printed
"""

import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from terminal import press, sample

from council_core.secretariat import Author, Register
from council_tui.actions import TABLES
from council_tui.app import CouncilApp
from council_tui.screens.register import RegisterScreen

__all__ = ["press_at_random"]

SIZES: Final = ((80, 24), (60, 18), (120, 40))
_TYPED: Final = ("あ", "1", "0", "slash", "R", "3", "full_stop", "7", "colon", "minus", "space")
_OFTEN: Final = {"enter": 12, "down": 8, "tab": 4, "f7": 4, "f8": 4, "escape": 3, "ctrl+t": 2, "f9": 4}
_SHARE: Final = 0.85  # of keys that do something, the rest is typed


def _keys() -> list[str]:
    known = {key for _words, table in TABLES.values() for action in table for key in action.keys.split(",")}
    return sorted(known - {"ctrl+q"}) + [key for key, times in _OFTEN.items() for _ in range(times)]


def press_at_random(folder: Path, seed: int, number: int) -> list[str]:
    """Press so many keys on a new sample register in a folder, and return them; what breaks is raised."""
    chance, keys, pressed = random.Random(seed), _keys(), []

    async def play(register: Register) -> None:
        app = CouncilApp(register, Author("soumu1", "test"))
        async with app.run_test(size=chance.choice(SIZES)) as pilot:
            for _ in range(number):
                key = chance.choice(keys if chance.random() < _SHARE else _TYPED)
                if key == "escape" and isinstance(app.screen, RegisterScreen):
                    continue  # it leaves the program
                pressed.append(key)
                await press(pilot, key)

    with Register.open(sample(folder / f"{seed}.db")) as register:
        try:
            asyncio.run(play(register))
        except Exception as error:
            error.add_note(f"seed {seed}: {' '.join(pressed)}")
            raise
    return pressed


def main() -> None:
    """Press keys for so many seconds."""
    end, seed = time.monotonic() + float(sys.argv[1]), 0
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory() as folder:
            press_at_random(Path(folder), seed, 300)
        seed += 1
    print(f"{seed} rounds of 300 keys")


if __name__ == "__main__":
    main()
