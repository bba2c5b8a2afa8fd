"""The first screen: all meetings, by council and fiscal year, and the chosen one at a glance."""

from itertools import groupby
from typing import ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_core.model import Meeting, key_word, word
from council_core.secretariat import Author, Due, MeetingLine, Register
from council_tui.actions import REGISTER, Action, bindings
from council_tui.desk import Desk
from council_tui.lines import Line, Lines
from council_tui.screens.page import Page
from council_tui.words import columns, day_of, due_line, fiscal_year_of, lines_of, number_of, year_name

__all__ = ["RegisterScreen"]


class RegisterScreen(Page):
    """The list of meetings."""

    ACTIONS: ClassVar[tuple[Action, ...]] = REGISTER
    BINDINGS: ClassVar[list[Binding]] = bindings(REGISTER)  # type: ignore[assignment]
    FOOT: ClassVar[int] = 7

    def __init__(self, register: Register, author: Author) -> None:
        super().__init__()
        self._register = register
        self._author = author
        self._meetings: tuple[MeetingLine, ...] = ()
        self._councils: dict[str, str] = {}
        self._year: int | None = None
        self._read()

    def _read(self) -> None:
        self._meetings = self._register.meetings()
        self._councils = self._register.council_names()

    def fill(self) -> None:
        """List the meetings of the year shown, each council's under its name."""
        year = year_name(self._year) if self._year is not None else _("all years")
        self.head("  ".join(["council", _("meetings"), year]), self._author.name)
        shown = [line for line in self._meetings if self._year in {None, fiscal_year_of(line)}]
        lines = []
        for council, meetings in groupby(shown, key=lambda line: line.council):
            lines.append(Line(" " + self._councils.get(council, council), "bold"))
            lines += [self._row(line) for line in meetings]
        self.part("body").show(lines or [Line(" " + _("no meetings: council import PATH takes some over"))])
        self.call_after_refresh(self._glance)

    def _row(self, line: MeetingLine) -> Line:
        year = fiscal_year_of(line)
        text = columns(
            ("", 2),
            (year_name(year) if year is not None else "", 11),
            (number_of(line), 18),
            (day_of(line.date), 17),
            (word(line.stage) if line.stage else "", 0),
        )
        return Line(text, key=line.id)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Show the chosen meeting at a glance."""
        del message
        self.tell()
        self._glance()

    def _glance(self) -> None:
        """Show the figures of the chosen meeting at the foot."""
        chosen = self.part("body").chosen
        self.part("foot").show([self.rule()])
        if chosen is not None:
            self.attempt(lambda: self.part("foot").show([self.rule(), *self._figures(chosen)]))

    def _figures(self, chosen: str) -> list[Line]:
        opened = secretariat.open_meeting(self._register, chosen)
        seen = secretariat.overview(opened.meeting, opened.council)
        meeting = opened.meeting
        hours = "-".join(f"{time:%H:%M}" for time in (meeting.opened_at, meeting.closed_at) if time)
        counts = _("items {items}  votes {votes}  follow-ups {follow_ups}  findings {findings}").format(
            items=len(meeting.items),
            votes=len(meeting.votes),
            follow_ups=len(meeting.follow_ups),
            findings=len(seen.findings),
        )
        found: list[Due] = []  # a house that is wrong hides what is due, and nothing else
        self.attempt(lambda: found.extend(secretariat.due_of(self._register, opened)))
        quorum = lines_of(str(seen.quorum), (self.size.width or 80) - 2, 2)
        return [
            Line(" " + meeting.title, "bold"),
            Line(" " + "  ".join(part for part in (hours, meeting.venue or "") if part)),
            Line(" " + counts),
            Line(" " + _stage_and_due(meeting, found)),
            *(Line(f" {text}") for text in quorum),
        ]

    def action_open(self) -> None:
        """Open the chosen meeting."""
        chosen = self.part("body").chosen
        if chosen is None:
            self.tell(_("there is no meeting to open"))
            return

        def opening() -> None:
            from council_tui.screens.meeting import MeetingScreen

            opened = secretariat.open_meeting(self._register, chosen)
            self.app.push_screen(
                MeetingScreen(Desk(self._register, self._author, opened)),
                lambda _result: self.action_reload(),
            )

        self.attempt(opening)

    def action_year_before(self) -> None:
        """Show the fiscal year before; from all years, the last one."""
        years = self._years()
        earlier = [year for year in years if self._year is None or year < self._year]
        self._show_year(earlier[-1] if earlier else self._year)

    def action_year_after(self) -> None:
        """Show the fiscal year after; after the last one, all years."""
        later = [year for year in self._years() if self._year is not None and year > self._year]
        self._show_year(later[0] if later else None)

    def _years(self) -> list[int]:
        return sorted({year for line in self._meetings if (year := fiscal_year_of(line)) is not None})

    def _show_year(self, year: int | None) -> None:
        self._year = year
        self.fill()

    def action_reload(self) -> None:
        """Read the register again."""
        self.attempt(self._read)
        self.fill()


def _stage_and_due(meeting: Meeting, found: list[Due]) -> str:
    """Return the stage, how much is due, and what is due first."""
    stage = word(meeting.stage) if meeting.stage else key_word("stage") + " " + _("not stated")
    if not found:
        return stage
    return "  ".join([stage, _("{number} due: {first}").format(number=len(found), first=due_line(found[0]))])
