"""The office's reports of a fiscal year: what is in them, and where they are written."""

import io
from pathlib import Path

from attrs import define

from council_core.errors import CouncilError, shown
from council_core.exchange import write_document
from council_core.language import _
from council_core.model import Meeting
from council_core.store import MeetingLine, Register
from council_core.tables.reports import (
    Report,
    compose_report as compose,
    draw_report,
    report_data as report_data,  # noqa: PLC0414 -- handed on
)

__all__ = ["NoMeetings", "Report", "compose_report", "report_data", "write_report"]

_WITHOUT_MEETINGS = frozenset({"roster", "meetings"})  # a list of members, and a return of 0 meetings


@define
class NoMeetings(CouncilError):
    """A council has no meeting in a fiscal year; nothing was written."""

    council: str
    year: int
    years: tuple[int, ...]

    def sentence(self) -> str:  # noqa: D102
        if not self.years:
            return _("{council}: there is no meeting in the register; nothing was written").format(
                council=shown(self.council)
            )
        return _(
            "{council}: there is no meeting in the fiscal year {year}; nothing was written. "
            "There are meetings in {years}"
        ).format(council=shown(self.council), year=self.year, years=", ".join(map(str, self.years)))


def compose_report(register: Register, kind: str, council: str, year: int) -> Report:
    """Return a report of a council's fiscal year.

    A meeting is of the fiscal year that it states, else of that in which its date lies. A roster and a
    return of meetings are made without meetings too.

    Raises:
        Unknown, AmbiguousName: no council, or several, fit.
        NoMeetings: there is none in the year.
    """
    found = register.council(council).value
    lines = register.meetings(found.id)
    meetings: list[Meeting] = []
    if kind != "roster":
        meetings = [register.meeting(line.id).value for line in lines if _year_of(line) == year]
    if not meetings and kind not in _WITHOUT_MEETINGS:
        years = {told for line in lines if (told := _year_of(line)) is not None}
        raise NoMeetings(found.name, year, tuple(sorted(years)))
    return compose(kind, found, meetings, year)


def write_report(report: Report, place: Path | None = None, *, force: bool = False) -> Path:
    """Write a report as a workbook, whole or not at all, and return where.

    Without a place it is `<council>-<kind>-<year>.xlsx` in the current folder. A file that is there is
    written over only by `force`.

    Raises:
        Unwritable: what stood there stands unchanged.
    """
    path = place or Path(f"{report.council}-{report.kind}-{report.year}.xlsx")
    written = io.BytesIO()
    draw_report(report).save(written)
    write_document(path, written.getvalue(), over=force)
    return path


def _year_of(line: MeetingLine) -> int | None:
    if line.fiscal_year is not None or line.date is None:
        return line.fiscal_year
    return line.date.year - (line.date.month < 4)  # noqa: PLR2004 -- a fiscal year begins in April
