"""The large display for the room: what is voted on, for and against in figures as large as they fit, the outcome."""

from typing import ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_core.model import word
from council_core.secretariat import Tally
from council_core.text import cells, fit
from council_tui import clock
from council_tui.actions import LARGE, Action, bindings
from council_tui.desk import Desk
from council_tui.figures import big, width_of
from council_tui.lines import Line
from council_tui.screens.opened import MeetingPage
from council_tui.words import lines_of

__all__ = ["LargeScreen"]

_TALL = 34  # lines of a screen on which figures of double size fit
_SHORT = 4  # letters of a word that is spread out


class LargeScreen(MeetingPage):
    """A vote, or without one how many are there, to be read by everybody in the room."""

    ACTIONS: ClassVar[tuple[Action, ...]] = LARGE
    BINDINGS: ClassVar[list[Binding]] = bindings(LARGE)  # type: ignore[assignment]

    def __init__(self, desk: Desk, vote: str | None = None) -> None:
        super().__init__(desk)
        self._vote = vote

    def fill(self) -> None:
        """Draw the figures."""
        meeting, council = self.opened.meeting, self.opened.council
        tally = secretariat.find_tally(meeting, council, self._vote) if self._vote else None
        self.head(meeting.title)
        lines = self._voted(tally) if tally else self._present()
        room = (self.size.height or 24) - self.HEAD - 2
        above = max((room - len(lines)) // 2, 0)
        self.part("body").show([*[Line()] * above, *lines])

    def _voted(self, tally: Tally) -> list[Line]:
        decided = tally.decided
        everybody = _("all") if decided.unanimous else ""
        lost = everybody and decided.outcome and decided.outcome.value == "lost"
        sides = (
            (_("for") + "  " + ("" if lost else everybody), decided.votes_for),
            (_("against") + "  " + (everybody if lost else ""), decided.against),
        )
        told = _("abstaining {abstaining}   present {present}   needed {needed}").format(
            abstaining="-" if decided.abstaining is None else decided.abstaining,
            present=decided.present,
            needed=decided.needed,
        )
        outcome = tally.vote.declared or (None if decided.tie else decided.outcome)
        ending = word(outcome) if outcome else _("a tie") if decided.tie else _("not decided yet")
        lines = [self._middle(text, "bold") for text in self._titles(" / ".join(tally.titles))]
        return [*lines, Line(), *self._sides(sides), Line(), self._middle(told, "bold"), *self._sign(ending)]

    def _present(self) -> list[Line]:
        seen = secretariat.at_table(self.opened.meeting, self.opened.council, self.desk.house, clock.now())
        found = seen.quorum
        heading = next((item.heading for item in seen.agenda if item.id == seen.open), "")
        lines = [self._middle(text, "bold") for text in self._titles(heading)]
        sides = ((_("present"), found.present), (_("quorum"), found.needed))
        ending = _("quorum met") if found.met else _("no quorum")
        if found.unknown:  # before the first mark nobody is missing yet
            ending = _("presence not stated yet")
        return [*lines, Line(), *self._sides(sides), Line(), *self._sign(ending)]

    def _sides(self, sides: tuple[tuple[str, int | None], ...]) -> list[Line]:
        """Return two figures side by side, each under its word, as large as both of them fit."""
        half = (self.size.width or 80) // 2
        texts = ["-" if number is None else str(number) for _label, number in sides]
        fits = (self.size.height or 24) >= _TALL and all(width_of(text, 2) < half - 2 for text in texts)
        left, right = (big(text, 2 if fits else 1) for text in texts)
        labels = "".join(_centred(label.strip(), half) for label, _number in sides)
        rows = (
            _centred(ours, half) + _centred(theirs, half) for ours, theirs in zip(left, right, strict=True)
        )
        return [Line(labels, "bold"), Line(), *(Line(row.rstrip(), "bold") for row in rows)]

    def _titles(self, text: str) -> list[str]:
        return lines_of(text, (self.size.width or 80) - 4, 2) if text else []

    def _sign(self, text: str) -> list[Line]:
        """Return a word between two rules: what everybody waits for."""
        spread = "   ".join(text) if len(text) <= _SHORT else text
        rule = "=" * (cells(spread) + 8)
        return [self._middle(line, "bold") for line in (rule, spread, rule)]

    def _middle(self, text: str, style: str = "") -> Line:
        return Line(_centred(text, self.size.width or 80).rstrip(), style)


def _centred(text: str, width: int) -> str:
    return fit(" " * max((width - cells(text)) // 2, 0) + text, width)
