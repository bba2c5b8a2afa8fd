"""Who changed what in a document, and when; how it stood before."""

from typing import Any, ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.errors import LookedAt
from council_core.language import _
from council_core.secretariat import Author, Opened, OpenedCouncil, Register, SaveTold
from council_tui.actions import HISTORY, Action, bindings
from council_tui.desk import Desk
from council_tui.lines import Line
from council_tui.screens.form import FormScreen
from council_tui.screens.opened import DocumentPage
from council_tui.words import day_of, lines_of

__all__ = ["HistoryScreen"]

_MOST = 6  # changes of one save that are told


class PastDesk(Desk):
    """A desk on which a document lies as it once stood: it is looked at only."""

    looked_at = True

    def __init__(
        self, register: Register, author: Author, opened: Opened | OpenedCouncil, revision: int
    ) -> None:
        super().__init__(register, author, opened)
        self._revision = revision

    def store(self, document: Any) -> None:
        """Refuse: what once stood is not changed.

        Raises:
            LookedAt: always.
        """
        raise LookedAt(document.id, self._revision)

    def undo(self) -> tuple[str, ...]:
        """Refuse, as `store` does."""
        raise LookedAt(self.document.id, self._revision)

    def redo(self) -> tuple[str, ...]:
        """Refuse, as `store` does."""
        raise LookedAt(self.document.id, self._revision)

    def reload(self) -> None:
        """There is nothing to read again: it stood so."""


class HistoryScreen(DocumentPage):
    """Every save of the document, the latest first."""

    ACTIONS: ClassVar[tuple[Action, ...]] = HISTORY
    BINDINGS: ClassVar[list[Binding]] = bindings(HISTORY)  # type: ignore[assignment]

    def fill(self) -> None:
        """List the saves: when, by whom, and what they changed."""
        saves: list[SaveTold] = []
        self.attempt(lambda: saves.extend(secretariat.history(self.register, self.desk.document.id)))
        name = secretariat.named(self.desk.document)
        self.head(_("history") + "  " + name, _("changes: {number}").format(number=max(len(saves) - 1, 0)))
        gone = _taken_back(saves)
        lines = []
        for save in reversed(saves):
            when = f"{day_of(save.at.date())} {save.at:%H:%M}"
            state = "  " + _("taken back") if save.revision in gone else ""
            told = f"{save.revision:>4}  {when}  {save.by.name} ({save.by.tool}){state}"
            lines.append(Line(f" {told}", "dim" if save.revision in gone else "bold", key=str(save.revision)))
            lines += [Line(f"       {text}") for text in self._sentences(save)]
        self.part("body").show(lines or [Line(" " + _("nothing is stored yet"))])

    def _sentences(self, save: SaveTold) -> list[str]:
        width = (self.size.width or 80) - 9
        sentences = list(save.sentences) or [_("entered in the register")]
        if save.undoes is not None:
            sentences.insert(0, _("takes back {revision}").format(revision=save.undoes))
        told = [text for sentence in sentences[:_MOST] for text in lines_of(sentence, width, 2)]
        if len(sentences) > _MOST:
            told.append(_("and {number} more").format(number=len(sentences) - _MOST))
        return told

    def action_open(self) -> None:
        """Show all fields as they stood after the chosen save."""
        chosen = self.part("body").chosen
        if chosen is None:
            self.tell(_("there is nothing to open"))
            return

        def looking() -> None:
            opened = secretariat.look_back(self.register, self.desk.document.id, int(chosen))
            desk = PastDesk(self.register, self.author, opened, int(chosen))
            title = _("as it stood after change {revision}").format(revision=chosen)
            self.app.push_screen(FormScreen(desk, (), f"{title}  {secretariat.named(desk.document)}"))

        self.attempt(looking)


def _taken_back(saves: list[SaveTold]) -> set[int]:
    """Return the saves that do not stand: each undo that stands takes one back."""
    gone: set[int] = set()
    for save in reversed(saves):
        if save.undoes is not None and save.revision not in gone:
            gone.add(save.undoes)
    return gone
