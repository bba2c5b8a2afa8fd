"""What the screens on one meeting share: storing each change at once, undo and redo, reading anew."""

from collections.abc import Callable

from council_core import secretariat
from council_core.language import _
from council_core.model import Meeting
from council_core.secretariat import Author, Opened, Register
from council_tui.screens.page import Page

__all__ = ["MeetingPage"]


class MeetingPage(Page):
    """A screen on an opened meeting."""

    def __init__(self, register: Register, author: Author, opened: Opened) -> None:
        super().__init__()
        self.register = register
        self.author = author
        self.opened = opened

    def store(self, meeting: Meeting) -> bool:
        """Store what the meeting became and show it; where that is refused, say why and show what is there."""

        def storing() -> None:
            self.opened = secretariat.save_meeting(self.register, self.opened, meeting, self.author)

        if self.attempt(storing):
            self.tell()
            self.fill()
            return True
        self.action_reload()
        return False

    def action_undo(self) -> None:
        """Take the last change of this meeting back."""
        self._go(
            lambda: secretariat.undo(self.register, self.opened.meeting.id, 1, self.author), _("taken back")
        )

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self._go(
            lambda: secretariat.redo(self.register, self.opened.meeting.id, self.author), _("made again")
        )

    def _go(self, way: Callable[[], tuple[str, ...]], what: str) -> None:
        self.attempt(lambda: self.tell(f"{what}: {'; '.join(way())}"))
        self.action_reload()

    def action_reload(self) -> None:
        """Read the meeting again."""

        def reopening() -> None:
            self.opened = secretariat.open_meeting(self.register, self.opened.meeting.id)

        if self.attempt(reopening):
            self.fill()
