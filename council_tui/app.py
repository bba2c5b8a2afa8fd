"""The application: the register on the desk, and the screens over it."""

from typing import ClassVar

from textual.app import App
from textual.binding import Binding

from council_core.secretariat import Author, Register
from council_tui.screens.register import RegisterScreen

__all__ = ["CouncilApp"]


class CouncilApp(App[None]):
    """The interface on a register. Everything is stored as it is done; leaving loses nothing."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[Binding]] = []  # type: ignore[assignment]
    # The terminal's own colours: readable on whatever background its user chose, and few bytes.
    CSS = """
    Screen { background: ansi_default; color: ansi_default; }
    Lines { height: auto; width: 100%; scrollbar-size: 0 0; background: ansi_default; color: ansi_default; }
    #body { height: 1fr; }
    """

    def __init__(self, register: Register, author: Author) -> None:
        super().__init__(ansi_color=True)
        self.register = register
        self.author = author

    def on_mount(self) -> None:
        """Open on the list of meetings."""
        self.push_screen(RegisterScreen(self.register, self.author))
