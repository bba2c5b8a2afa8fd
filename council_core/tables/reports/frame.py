"""What stands around the tables of all reports: titles above, remarks below, pages of many meetings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from council_core.tables.reports.paper import Paper

__all__ = ["NAMES", "draw_notes", "draw_title", "page_breaks"]

NAMES: Final = (5.0, 20.0, 11.0)  # widths of the columns that name a person: number, name, role
COUNTS: Final = 3  # columns behind the meetings
_ONE_PAGE: Final = 18  # meetings that still read well on one page's width
_A_PAGE: Final = 10  # meetings on each page where they need several, with the counts behind the last


def page_breaks(count: int, last: int) -> list[int]:
    """Return the columns after which a page ends; none where so many meetings fit one page."""
    if count <= _ONE_PAGE:
        return []
    return list(range(len(NAMES) + _A_PAGE, last - COUNTS, _A_PAGE))


def draw_title(sheet: "Paper", title: str, council: str, breaks: Sequence[int], last: int) -> None:
    """Draw the two lines of a title over each page's columns."""
    from council_core.tables.reports.paper import Look

    # Columns that are repeated on every page have no title: it would be repeated beside the page's own.
    start = len(NAMES) + 1 if breaks else 1
    pages = list(zip([start, *(place + 1 for place in breaks)], [*breaks, last], strict=True))
    for first, end in pages:
        sheet.span(1, first, end, title, Look("center", 15, head=True, border=""))
    for first, end in pages:
        sheet.span(2, first, end, council, Look("center", 12, head=True, border=""))


def draw_notes(sheet: "Paper", row: int, notes: Sequence[str], breaks: Sequence[int], last: int) -> int:
    """Draw lines of remarks below a table, on the first page of several, and return the row after them."""
    from council_core.tables.reports.paper import Look

    first, end = (len(NAMES) + 1, breaks[0]) if breaks else (1, last)
    for note in notes:
        sheet.span(row, first, end, note, Look(size=9, border=""))
        row += 1
    return row
