"""What all screens share: a title, a body, a place for what is said, and the line of keys."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen

from council_core.errors import CouncilError
from council_core.text import cells, fit, visible
from council_tui.actions import Action, hints
from council_tui.lines import Line, Lines
from council_tui.words import lines_of

__all__ = ["Page"]

RULE = "-"
MOST_SAID = 5  # lines of a message
LEAST_BODY = 1  # lines that a message leaves of the body


class Page(Screen[None]):
    """A screen in five parts from top to bottom: title, body, foot, message, keys."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    HEAD: ClassVar[int] = 2  # lines of the title, the rule under it included
    FOOT: ClassVar[int] = 0  # lines of the foot

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Lines(id="title")
        yield Lines(id="body", focusable=True)
        yield Lines(id="foot")
        yield Lines(id="message")
        yield Lines(id="keys")

    def on_mount(self) -> None:
        """Fill the parts."""
        for name, height in (("title", self.HEAD), ("foot", self.FOOT), ("message", 1), ("keys", 1)):
            self.part(name).styles.height = height
        self.part("keys").show([Line(" " + hints(self.ACTIONS), "dim")])
        self.part("body").focus()
        self.fill()

    def on_resize(self, event: Resize) -> None:
        """Draw anew what depends on the width."""
        del event
        self.fill()

    def part(self, name: str) -> Lines:
        """Return one of the parts."""
        return self.query_one(f"#{name}", Lines)

    def fill(self) -> None:
        """Show what the screen is about; called again after every change."""
        raise NotImplementedError

    def head(self, left: str, right: str = "", *below: str) -> None:
        """Show the title, what stands at its right, further lines, and the rule under them."""
        width = self.size.width or 80
        room = width - cells(right) - 2
        lines = [
            Line(f" {fit(visible(left), max(room, 10))}{right}", "bold"),
            *(Line(f" {text}") for text in below),
        ]
        self.part("title").show([*lines, self.rule()])

    def rule(self) -> Line:
        """Return a line across the screen."""
        return Line(RULE * (self.size.width or 80), "dim")

    def tell(self, text: str = "") -> None:
        """Say something to the user, in place of what was said before; it takes the lines that it needs."""
        room = (self.size.height or 24) - self.HEAD - self.FOOT - 1 - LEAST_BODY
        lines = lines_of(text, (self.size.width or 80) - 2, max(min(room, MOST_SAID), 1))
        self.part("message").styles.height = len(lines)
        self.part("message").show([Line(f" {line}", "bold" if text else "") for line in lines])

    def attempt(self, work: Callable[[], None]) -> bool:
        """Do something that may be refused, and say why if it was."""
        try:
            work()
        except CouncilError as error:
            self.tell(next(iter(error.lines())))
            return False
        return True

    def action_help(self) -> None:
        """Show what each key does here."""
        from council_tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.ACTIONS))

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss()
