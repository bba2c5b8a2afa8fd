"""What the screens on one document share: storing each change at once, undo and redo, reading anew."""

from collections.abc import Callable
from typing import Any, ClassVar

from council_core import secretariat
from council_core.errors import RecordKept
from council_core.language import _
from council_core.model import Meeting, word
from council_core.secretariat import Author, Opened, Register
from council_tui.actions import MEETING, key_name
from council_tui.desk import Desk
from council_tui.screens.page import Page

__all__ = ["DocumentPage", "MeetingPage"]


class DocumentPage(Page):
    """A screen on a document of the desk."""

    FINDS: ClassVar[bool] = True  # whether it shows what does not add up

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def register(self) -> Register:
        """The register that the document came from."""
        return self.desk.register

    @property
    def author(self) -> Author:
        """Who works on it."""
        return self.desk.author

    def reason(self, error: Exception) -> str:
        """Return why something was refused: of this document, which needs no id here, with its places in words."""
        if isinstance(error, RecordKept):
            document = self.desk.document
            places = dict.fromkeys(secretariat.place_of(path, document) for path in error.paths)
            step = next(action for action in MEETING if action.name == "step")
            told = _(
                "the record is {stage} and stays as it is: {places} not stored; in the meeting {step} adds a dated note"
            )
            stage = word(document.stage) if isinstance(document, Meeting) and document.stage else error.stage
            key = key_name(step.keys.partition(",")[0])
            return told.format(stage=stage, places=_(", ").join(places), step=key)
        return super().reason(error).removeprefix(f"{self.desk.document.id}: ")

    def store(self, document: Any) -> bool:
        """Store what the document became and show it; where that is refused, say why and show what is there."""
        if self.attempt(lambda: self.desk.store(document)):
            self.tell()
            self.fill()
            if self.FINDS:
                self.at_rest(self._look)
            return True
        self.action_reload()
        return False

    def _look(self) -> None:
        """Show what does not add up, once the keys rest: the change itself is shown at once."""
        if self.desk.look():
            self.fill()

    def change(self, edit: Callable[[Any], Any]) -> bool:
        """Store what an edit makes of the document, which may refuse (see `store`)."""
        made: list[Any] = []
        return self.attempt(lambda: made.append(edit(self.desk.document))) and self.store(made[0])

    def action_undo(self) -> None:
        """Take the last change of this document back."""
        self._go(self.desk.undo, _("taken back"))

    def action_redo(self) -> None:
        """Make the change again that was taken back last."""
        self._go(self.desk.redo, _("made again"))

    def action_reload(self) -> None:
        """Read the document again."""
        if self.attempt(self.desk.reload):
            self.fill()

    def _go(self, way: Callable[[], tuple[str, ...]], what: str) -> None:
        self.attempt(lambda: self.tell(f"{what}: {'; '.join(way())}"))
        self.action_reload()


class MeetingPage(DocumentPage):
    """A screen on a meeting."""

    @property
    def opened(self) -> Opened:
        """The meeting as it stands, with its council."""
        return self.desk.meeting_opened
