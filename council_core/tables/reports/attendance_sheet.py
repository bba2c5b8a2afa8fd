"""An 出欠一覧 on paper."""

from typing import TYPE_CHECKING, Any, Final

from council_core.tables.reports.attendance import OUTSIDE, Attendance
from council_core.tables.reports.frame import NAMES, draw_notes, draw_title, page_breaks
from council_core.tables.reports.year import era_year

if TYPE_CHECKING:
    from council_core.tables.reports.paper import Paper

__all__ = ["draw_attendance"]

_LEGEND: Final = (
    "出：出席　Web：オンライン出席　遅：遅参　早：早退　代：代理出席　欠：欠席　－：記載なし　空欄：在任期間外",
    "出席回数は、出・Web・遅・早の数（代理出席を含まない）。対象回数は、在任中に開催された会議の数。出席率＝出席回数÷対象回数。",
)
_COUNTS: Final = (10.5, 10.5, 9.5)  # widths of the counts behind the meetings
_PORTRAIT: Final = 5  # meetings that an upright page holds


def draw_attendance(figures: Attendance, paper: "type[Paper]", book: Any) -> None:
    """Draw an 出欠一覧 into a workbook."""
    from council_core.tables.reports.paper import ERA_SHORT, Look

    count = len(figures.meetings)
    sheet = paper(book, "出欠一覧", landscape=count > _PORTRAIT)
    sheet.columns([*NAMES, *[8.5] * count, *_COUNTS])
    last = len(NAMES) + count + len(_COUNTS)
    breaks = page_breaks(count, last)
    middle, head = Look("center"), Look("center", head=True, shade=True)
    draw_title(sheet, f"{era_year(figures.year)}　委員出欠一覧", figures.council, breaks, last)
    sheet.row(
        3,
        ["番号", "氏名", "役職", *(meeting.label or "" for meeting in figures.meetings),
         "出席回数", "対象回数", "出席率"],
        [head] * last,
    )  # fmt: skip
    date = Look("center", 9, head=True, number=ERA_SHORT, shade=True)
    sheet.row(4, ["", "", "", *(meeting.date for meeting in figures.meetings), "", "", ""], [date] * last)
    for column in (*range(1, len(NAMES) + 1), *range(last - len(_COUNTS) + 1, last + 1)):
        sheet.merge(3, column, 4, column)
    share = Look("right", number="0.0%_ ")
    looks = [middle, Look(), Look("center", shrink=True), *[middle] * count, middle, middle, share]
    row = 5
    for number, person in enumerate(figures.rows, 1):
        name = person.name if person.in_roster else f"{person.name}\n（{OUTSIDE}）"
        sheet.row(
            row,
            [number, name, person.role, *person.marks, person.attended, person.held, person.rate],
            looks,
        )
        row += 1
    for label, values, look, whole in (
        ("出席者数", [total.attended for total in figures.totals], middle, figures.attended),
        ("在任委員数", [total.members for total in figures.totals], middle, figures.held),
        ("出席率", [total.rate for total in figures.totals],
         Look("right", number="0.0%_ "), figures.rate),
    ):  # fmt: skip
        place = ("出席者数", "在任委員数", "出席率").index(label)
        ends: list[Any] = ["", "", ""]
        ends[place] = whole
        foot = Look(look.across, number=look.number, shade=True)
        sheet.row(row, ["", "", "", *values, *ends], [foot] * last)
        sheet.span(row, 1, 3, label, Look("center", head=True, shade=True))
        row += 1
    row = draw_notes(sheet, row, (*_LEGEND, *figures.remarks), breaks, last)
    sheet.print_as(row - 1, last, footer=figures.council, heads=4, names=len(NAMES), breaks=breaks)
