"""What the screens on the whole register share: opening a meeting or a council at the place that a line is about."""

from council_core import secretariat
from council_core.secretariat import Author, Register
from council_tui.screens.page import Page

__all__ = ["RegisterPage"]


class RegisterPage(Page):
    """A screen on the register as a whole."""

    def __init__(self, register: Register, author: Author) -> None:
        super().__init__()
        self.register = register
        self.author = author

    def action_reload(self) -> None:
        """Read the register again; done as well on coming back from what was opened."""
        self.fill()

    def open_meeting(self, meeting: str, path: tuple[str, ...] = ()) -> None:
        """Open a meeting, with the cursor on a place in it; say why where it cannot be opened."""
        from council_tui.desk import Desk
        from council_tui.screens.meeting import MeetingScreen

        def opening() -> None:
            screen = MeetingScreen(
                Desk(self.register, self.author, secretariat.open_meeting(self.register, meeting))
            )
            self.app.push_screen(screen, lambda _result: self.action_reload())
            if path:
                screen.call_after_refresh(screen.show_place, path)

        self.attempt(opening)

    def open_council(self, council: str, member: str | None = None) -> None:
        """Open a council's members, with the cursor on one of them; say why where it cannot be opened.

        A council that has meetings and no document of its own yet is stored with the first change.
        """
        from council_core.secretariat import OpenedCouncil
        from council_tui.desk import Desk
        from council_tui.screens.members import MembersScreen

        def opening() -> None:
            if council in self.register.council_names():
                opened = secretariat.open_council(self.register, council)
            else:
                opened = OpenedCouncil(secretariat.find_council(self.register, council), None)
            screen = MembersScreen(Desk(self.register, self.author, opened), member)
            self.app.push_screen(screen, lambda _result: self.action_reload())

        self.attempt(opening)
