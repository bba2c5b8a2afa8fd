"""What each move of a cursor sends: few bytes, and in the end the screen that a full repaint would show."""

import asyncio
from unittest.mock import patch

import pytest
from crowded import crowded
from emulator import Emulator
from rich.color import ColorSystem
from terminal import press
from textual._compositor import CompositorUpdate
from textual.app import App

from council_core import language
from council_core.secretariat import Author, Register
from council_tui.app import CouncilApp
from council_tui.lines import Line, Lines
from council_tui.rows import cells_of, row_of
from council_tui.screens import page

MOST = 400  # bytes of a move
AROUND = 8 + 8 + 6  # bytes of a frame at once, and of the terminal's cursor put at its place
# How the cursor comes to each screen from the list of meetings, and the keys that move it there.
LISTS = {
    "register": "",
    "filter": "f3 第",
    "new": "f7",
    "members": "f4",
    "due": "f6",
    "follow-ups": "f9",
    "found": "s 見 本 enter",
    "overview": "enter",
    "attendance": "enter tab",
    "agenda": "enter tab tab",
    "proceedings": "enter tab tab tab",
    "votes": "enter tab tab tab tab",
    "minutes": "enter tab tab tab tab tab",
    "ballots": "enter tab tab tab tab enter",
    "form": "enter tab tab tab f4",
    "history": "enter tab space space ctrl+w",
    "table": "enter ctrl+t g",
    "who comes or goes": "enter ctrl+t a",
    "palette": "enter f10",
    "help": "enter f1",
    "speech": "enter tab tab tab end enter",
}
TYPED = {"filter", "palette", "speech"}  # where letters are typed, arrows alone go down and up
# To the end of a screen and beyond it, back to its top and above that; pages are shown whole, moves are not.
KEYS = ["down", "pagedown", *["down"] * 4, "up", "pageup", *["up"] * 4]
IN_A_TEXT = ["up"] * 6 + ["down"] * 6
LETTERS = {"down": "j", "up": "k"}


class Sending(CouncilApp):
    """The interface without a terminal, with what it would send to one."""

    def __init__(self, *words):
        super().__init__(*words)
        self._sent, self._frames_sent = "", 0

    def _display(self, screen, renderable):
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            update = self._frames.lessen(renderable, screen.size, self.console, moved=False)
            if update is not None:
                self._sent += update.render_segments(self.console)
                self._frames_sent += 1
        self.post_display_hook()

    def take(self):
        """Return what was sent since the last time, and how many bytes that are with all that is around frames."""
        sent, frames = self._sent, self._frames_sent
        self._sent, self._frames_sent = "", 0
        return sent, len(sent.encode()) + frames * AROUND

    def shown(self):
        """Return the rows of the screen as a full repaint draws them."""
        system = self.console._color_system or ColorSystem.TRUECOLOR
        return [row_of(cells_of(strip, system)) for strip in self.screen._compositor.render_strips()]


async def moved(path, way, keys):
    """Open a screen on the register at a path, press keys, and return how many bytes each sent.

    After each of them stands on the terminal what a full repaint would draw.
    """
    told = []
    # The figures at the foot wait for the cursor to rest: here it does not.
    with Register.open(path) as register, patch.object(page, "REST", 60):
        app = Sending(register, Author("soumu1", "test"))
        emulator = Emulator(80, 24)
        async with app.run_test(size=(80, 24)) as pilot:
            for key in way.split():
                await press(pilot, key)
            await pilot.pause(0.05)
            emulator.feed(app.take()[0])
            for key in keys:
                await press(pilot, key)
                await pilot.pause()  # until it is drawn
                sent, size = app.take()
                emulator.feed(sent)
                told.append((key, size))
                assert app.shown() == [row_of(cells) for cells in emulator.rows], (key, sent)
    return told


@pytest.mark.parametrize("name", LISTS)
def test_a_move_is_few_bytes(tmp_path, name):
    """At 80x24 no move of the cursor sends more than 400 bytes, whatever scrolls; what is sent makes the screen right."""
    keys = (
        IN_A_TEXT if name == "speech" else KEYS if name in TYPED else [LETTERS.get(key, key) for key in KEYS]
    )
    language.use("ja")
    try:
        told = asyncio.run(moved(crowded(tmp_path / "r.db"), LISTS[name], keys))
    finally:
        language.use("en")
    assert [] == [(key, size) for key, size in told if size > MOST and "page" not in key]
    assert any(size for key, size in told if "page" not in key)


class Listed(App):
    """A list of three lines, and of as many more as it is given."""

    def compose(self):
        """Lay it out, as high as its lines."""
        yield Lines(focusable=True)

    def list(self, number, choose):
        """Show so many lines, with the cursor on one."""
        lines = self.query_one(Lines)
        lines.styles.height = number
        lines.show([Line(str(place), key=str(place)) for place in range(number)], choose=choose)
        return lines


@pytest.mark.parametrize(
    ("stands", "key", "comes"), [("5", "down", "6"), ("5", "up", "4"), ("1", "up", "0"), ("8", "down", "8")]
)
def test_a_key_before_a_list_is_drawn_moves_its_cursor(stands, key, comes):
    """Where a list has become longer and is not laid out yet, a key moves the cursor all the same."""

    async def play():
        app = Listed()
        async with app.run_test(size=(40, 24)) as pilot:
            app.list(3, "0")
            await pilot.pause()
            lines = app.list(9, stands)
            lines.step(key)
            assert comes == lines.chosen

    asyncio.run(play())
