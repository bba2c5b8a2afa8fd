"""席次表 on paper: one sheet and one page a meeting."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from council_core.tables.reports.seating import ACROSS, Seat, Seating, SeatPlan
from council_core.tables.reports.year import Head, era_year
from council_core.text import to_clock, to_wareki, weekday

if TYPE_CHECKING:
    from council_core.tables.reports.paper import Paper

__all__ = ["draw_seating"]

_SEAT: Final = 20.0  # width of a seat
_FIRST: Final = 5  # row of the head of the square
_LEAST: Final = 3  # seats across, also where fewer sit there


def draw_seating(figures: Seating, paper: "type[Paper]", book: Any) -> None:
    """Draw a 席次表 into a workbook, a sheet for each meeting."""
    for plan in figures.meetings:
        day = to_wareki(plan.meeting.date) if plan.meeting.date else None
        sheet = paper(book, plan.meeting.label or day or plan.meeting.title, landscape=True)
        _draw_plan(sheet, plan, figures)
    if not figures.meetings:  # a workbook has a sheet
        empty = Head("", "席次表", None, None)
        plan = SeatPlan(empty, None, None, False, (), (), (), (), (), (), ())  # noqa: FBT003 -- nothing in it
        _draw_plan(paper(book, "席次表", landscape=True), plan, figures)


def _draw_plan(sheet: "Paper", plan: SeatPlan, figures: Seating) -> None:
    from council_core.tables.reports.paper import Look

    across = max(_LEAST, len(plan.head), min(len(plan.foot), ACROSS))
    across += 1 - across % 2  # odd, so that the chair sits in the middle
    last = across + 4  # the sides with their seats, and a gap within each
    sheet.columns([_SEAT, 3.0, *[_SEAT] * across, 3.0, _SEAT])
    sheet.span(1, 1, last, f"{era_year(figures.year)}　席次表", Look("center", 15, head=True, border=""))
    name = "　".join(part for part in (figures.council, plan.meeting.label) if part)
    sheet.span(2, 1, last, name, Look("center", 12, head=True, border=""))
    sheet.span(3, 1, last, _facts(plan), Look("center", 11, border=""))
    middle = 3 + across // 2
    for place, seat in enumerate(plan.head):
        _draw_seat(sheet, _FIRST, middle + _beside(place), seat, chair=place == 0)
    row = _FIRST + (3 if plan.head else 0)
    sides = max(len(plan.left), len(plan.right))
    for column, side in ((1, plan.left), (last, plan.right)):
        for place, seat in enumerate(side):
            _draw_seat(sheet, row + place * 2, column, seat)
    row += sides * 2 + 1
    for start in range(0, len(plan.foot), across):
        line = plan.foot[start : start + across]
        for place, seat in enumerate(line):
            _draw_seat(sheet, row, 3 + (across - len(line)) // 2 + place, seat)
        row += 2
    row += 1
    for note in _notes(plan):
        sheet.span(row, 1, last, note, Look(size=11, border=""))
        row += 1
    sheet.print_as(row, last, footer=figures.council, one_page=True)


def _beside(place: int) -> int:
    """Return how far from the middle an officer sits: the second at the chair's right hand, then in turn."""
    return 0 if place == 0 else -((place + 1) // 2) if place % 2 else place // 2


def _draw_seat(sheet: "Paper", row: int, column: int, seat: Seat, *, chair: bool = False) -> None:
    """Draw a seat: number and title above, the name below; rows grow to the tallest seat of their line."""
    from council_core.tables.reports.paper import Look, height_of

    above = f"{seat.number}　{seat.title}"
    name = seat.name if seat.for_ is None else f"{seat.name}\n（{seat.for_}の代理）"
    size = 12 if seat.for_ is None else 10
    sheet.put(row, column, above, Look("center", 9, border="above", shade=chair))
    sheet.put(row + 1, column, name, Look("center", size, head=True, border="below", shade=chair))
    for place, text, letters, least in ((row, above, 9, 18), (row + 1, name, size, 30)):
        standing = sheet.sheet.row_dimensions[place].height or least
        sheet.height(place, max(standing, height_of(text, _SEAT, letters)), least)


def _facts(plan: SeatPlan) -> str:
    date, opened = plan.meeting.date, plan.opened_at
    day = f"{to_wareki(date)}（{weekday(date)}）" if date else ""
    return "　".join(part for part in (day, opened and f"{to_clock(opened)}開会", plan.venue) if part)


def _notes(plan: SeatPlan) -> list[str]:
    notes = ["書面会議のため、席次はない。"] if plan.written else []
    groups: Sequence[tuple[str, tuple[str, ...]]] = (
        ("欠席", plan.absent),
        ("Web出席", plan.online),
        ("出欠の記載なし", plan.unstated),
    )
    return notes + [f"{label}：{'、'.join(names)}" for label, names in groups if names]
