"""Workbooks of the office, printed on A4 as they stand: rosters, attendance, fees, meetings, seats.

Each kind has its figures, frozen values by pure functions (`compose_report`), and its drawing. The
figures can be printed as data, tested, and drawn; nothing is reckoned while drawing.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from council_core.model import Council, Meeting
from council_core.tables.reports.year import era_year, plain

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["KINDS", "Report", "compose_report", "draw_report", "report_data"]

_HERE: Final = "council_core.tables.reports"
# Each kind: where its figures are made, and where they are drawn.
_KINDS: Final = {
    "roster": ("roster:roster_of", "roster:draw_roster"),
    "attendance": ("attendance:attendance_of", "attendance_sheet:draw_attendance"),
    "fees": ("fees:fees_of", "fees_sheet:draw_fees"),
    "meetings": ("meetings:meetings_of", "meetings_sheet:draw_meetings"),
    "seating": ("seating:seating_of", "seating_sheet:draw_seating"),
}
KINDS: Final = tuple(_KINDS)


@frozen
class Report:
    """A report of a council's fiscal year: its kind and its figures."""

    kind: str
    council: str
    year: int
    figures: Any

    @property
    def warnings(self) -> tuple[str, ...]:
        """What whoever asked for it should hear, in the language in use."""
        return tuple(getattr(self.figures, "warnings", ()))


def compose_report(kind: str, council: Council, meetings: Sequence[Meeting], year: int) -> Report:
    """Return a report of a fiscal year (April to March), made of the meetings of that year.

    Raises:
        KeyError: there is no such kind.
    """
    make = _found(_KINDS[kind][0])
    figures = make(council, year) if kind == "roster" else make(council, meetings, year)
    return Report(kind, council.id, year, figures)


def draw_report(report: Report) -> "Workbook":
    """Return a report as a workbook."""
    from council_core.tables.reports.paper import Paper, new_book

    book = new_book()
    _found(_KINDS[report.kind][1])(report.figures, Paper, book)
    return book


def report_data(report: Report) -> dict[str, Any]:
    """Return a report as plain data for `--json`; what is not known is left out."""
    figures: dict[str, Any] = plain(report.figures)
    names = {"kind": report.kind, "council": report.council, "name": figures.pop("council")}
    return {**names, "era": era_year(report.year), **figures}


def _found(place: str) -> Callable[..., Any]:
    module, _colon, name = place.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"{_HERE}.{module}"), name)
    return found
