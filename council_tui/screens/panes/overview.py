"""The overview: every fact of the meeting to be edited in its place, what is due, what does not add up."""

from typing import ClassVar, Final

from council_core import secretariat
from council_core.language import _
from council_core.model import word
from council_core.secretariat import Due, Field
from council_tui.lines import Line
from council_tui.screens.form import edit_field
from council_tui.screens.opened import MeetingPage
from council_tui.screens.panes.pane import Pane, fact
from council_tui.words import due_line, value_of

__all__ = ["OverviewPane"]

_ELSEWHERE: Final = {"attendance", "items", "entries", "votes"}  # these have panes of their own
_MOST: Final = 2  # lines of one fact; all of it is seen when it is opened


class OverviewPane(Pane):
    """The facts of a meeting. Fields that are not stated stand below, so that the head is what is known.

    A fact that is filled in stays where it is until the pane is turned to again: no line jumps under the hand.
    """

    HINTS: ClassVar = ("next_pane", "open", "step", "back", "help")
    DOES: ClassVar = ("open", "delete")

    def __init__(self, page: MeetingPage) -> None:
        super().__init__(page)
        self._above: frozenset[str] | None = None  # keys of the facts that stand above

    def turned_to(self) -> None:
        """Let what is stated stand above."""
        self._above = None

    def lines(self) -> list[Line]:
        """Show what is stated, the figures with their reasons, what does not add up, and what is not stated."""
        seen, width = self.desk.seen, self.width
        fields = [field for field in secretariat.fields_at(self.meeting, ()) if field.key not in _ELSEWHERE]
        if self._above is None:
            self._above = frozenset(
                field.key for field in fields if field.value not in {None, ""} and field.value != ()
            )
        stated = [field for field in fields if field.key in self._above]
        lines = list(fact(_("council"), self.desk.council.name, width))
        for field in stated:
            lines += self._field(field)
        due: list[Due] = []  # a house that is wrong hides what is due, and nothing else
        self.page.attempt(
            lambda: due.extend(secretariat.due_of(self.desk.register, self.desk.meeting_opened))
        )
        for it in due:
            lines += fact(_("due"), due_line(it), width)
        if seen.presiding:
            lines += fact(_("presiding"), seen.presiding.name, width)
        counts = "  ".join(f"{word(capacity)} {count}" for capacity, count in seen.counts.items() if count)
        lines += fact(_("present"), counts or _("presence not stated yet"), width)
        lines += fact(_("quorum"), str(seen.quorum), width)
        for finding in seen.findings:
            place = secretariat.place_of(tuple(finding.where.split("/")), self.meeting)
            lines += fact(f"! {word(finding.severity)}", f"{place}: {finding.message}", width, "bold")
            lines += fact("", finding.remedy, width)
        lines.append(Line())
        lines.append(Line("  " + _("further facts"), "dim"))
        for field in fields:
            if field not in stated:
                lines += self._field(field)
        return lines

    def key_of(self, path: tuple[str, ...]) -> str | None:
        """Return the key of the fact that a place is in: what it holds is opened from there."""
        return path[0] if path else None

    def open(self) -> None:
        """Edit the chosen fact."""
        if (field := self._chosen_field()) is not None:
            edit_field(self.page, (field.key,), field, self.meeting.title)

    def delete(self) -> None:
        """Take the chosen fact out: it is not stated then."""
        if (field := self._chosen_field()) is None:
            return
        if field.required:
            self.page.tell(_("{label}: this is never empty").format(label=field.label))
            return
        empty = () if isinstance(field.value, tuple) else None
        self.page.change(lambda meeting: secretariat.put(meeting, (field.key,), empty))

    def _chosen_field(self) -> Field | None:
        fields = secretariat.fields_at(self.meeting, ())
        return next((field for field in fields if field.key == self.chosen), None)

    def _field(self, field: Field) -> list[Line]:
        if isinstance(field.value, tuple):
            told = "; ".join(secretariat.named(record) for record in field.value)
        else:
            told = value_of(field)
        label = field.label + ("*" if field.required else "")
        return list(fact(label, told, self.width, key=field.key, most=_MOST))
