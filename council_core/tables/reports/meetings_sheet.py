"""A 開催状況 on paper: one block a meeting, a line an item; the sums of the year above."""

from typing import TYPE_CHECKING, Any, Final

from council_core.model import Openness
from council_core.tables.reports.frame import draw_notes
from council_core.tables.reports.meetings import ItemLine, MeetingLines, Meetings, Summary
from council_core.tables.reports.terms import term
from council_core.tables.reports.year import era_year
from council_core.text import to_clock

if TYPE_CHECKING:
    from council_core.tables.reports.paper import Paper

__all__ = ["draw_meetings"]

_COLUMNS: Final = (
    ("回", 9.0),
    ("開催日", 16.5),
    ("時間", 12.0),
    ("会場・開催方法", 20.0),
    ("公開の別", 13.0),
    ("傍聴者", 7.5),
    ("報道", 6.5),
    ("出席委員", 9.5),
    ("種別", 10.0),
    ("議題", 44.0),
    ("結果", 27.0),
)
_FACTS: Final = 8  # columns that are about the meeting, the others about its items


def draw_meetings(figures: Meetings, paper: "type[Paper]", book: Any) -> None:
    """Draw a 開催状況 into a workbook."""
    from council_core.tables.reports.paper import Look

    sheet = paper(book, "開催状況", landscape=True)
    sheet.columns([width for _head, width in _COLUMNS])
    last = len(_COLUMNS)
    sheet.span(
        1, 1, last, f"{era_year(figures.year)}　会議の開催状況", Look("center", 15, head=True, border="")
    )
    sheet.span(2, 1, last, figures.council, Look("center", 12, head=True, border=""))
    told = (("設置根拠", figures.founded_by), ("所管", figures.office))
    sheet.span(
        3, 1, last, "　".join(f"{label}：{text}" for label, text in told if text), Look("right", 9, border="")
    )
    sheet.row(4, [head for head, _width in _COLUMNS], [Look("center", head=True, shade=True)] * last, 24)
    row, blocks = 5, []
    for meeting in figures.meetings:
        blocks.append(row)
        row = _draw_meeting(sheet, row, meeting)
    if not figures.meetings:
        sheet.span(row, 1, last, "この年度に開催した会議はない。", Look("center"))
        row += 1
    blocks.append(row)
    row = draw_notes(sheet, row, figures.remarks, (), last)
    row = _draw_summary(sheet, row + 1, figures.summary)
    sheet.print_as(row - 1, last, footer=figures.council, heads=4, names=1, blocks=blocks)


def _draw_meeting(sheet: "Paper", row: int, meeting: MeetingLines) -> int:
    """Draw a meeting beside its items, and return the row after them; a tall fact stretches its rows."""
    from council_core.tables.reports.paper import ERA, Look, rows_over

    items = meeting.items or (ItemLine("", None, None, None, ""),)
    top = row
    for item in items:
        border = "hair"
        looks = [
            *[Look(border="beside")] * _FACTS,
            Look("center", 9, border=border),
            *[Look(border=border)] * 2,
        ]
        closed = "" if item.openness in {None, Openness.OPEN} else f"【{term(item.openness)}】"
        under = f"（{item.closed_under}）" if item.closed_under else ""
        text = "\n".join(part for part in (item.text, closed + under) if part)
        sheet.row(row, [*[None] * _FACTS, term(item.kind), text, item.result], looks, 19)
        row += 1
    facts = _facts(meeting)
    size = 9.5
    height = sum(sheet.sheet.row_dimensions[place].height for place in range(top, row))
    beyond = max(
        rows_over(fact, width, size, height)
        for fact, (_head, width) in zip(facts, _COLUMNS, strict=False)
        if isinstance(fact, str)
    )
    for place in range(top, row):
        more = beyond / len(items)
        sheet.height(place, sheet.sheet.row_dimensions[place].height + more)
    for column, fact in enumerate(facts, 1):
        across = "left" if column == 4 else "center"  # noqa: PLR2004 -- the venue's column
        look: Look = Look(across, size, number=ERA if column == 2 else "General")  # noqa: PLR2004
        sheet.span(top, column, column, fact, look, rows=len(items), grow=False)
    return row


def _facts(meeting: MeetingLines) -> list[Any]:
    times = (meeting.opened_at, meeting.closed_at)
    time = "～\n".join(to_clock(at) if at else "" for at in times) if any(times) else ""
    place = "\n".join(
        part for part in (meeting.venue, f"（{term(meeting.mode)}）" if meeting.mode else "") if part
    )
    ground = f"（{meeting.closed_under}）" if meeting.closed_under else ""
    return [
        meeting.label or meeting.title,
        meeting.date,
        time,
        place,
        "\n".join(part for part in (term(meeting.openness) or NOT_STATED, ground) if part),
        NOT_STATED if meeting.observers is None else meeting.observers,
        NOT_STATED if meeting.press is None else meeting.press,
        f"{meeting.attended}／{meeting.members}",
    ]


NOT_STATED: Final = "－"


def _draw_summary(sheet: "Paper", row: int, summary: Summary) -> int:
    """Draw the sums of a year as a band of numbers, and return the row after it."""
    from council_core.tables.reports.paper import Look

    band: tuple[tuple[int, int, str, Any, str], ...] = (
        (1, 1, "開催回数", summary.held, '0"回"'),
        (2, 2, "うち公開", summary.open, '0"回"'),
        (3, 3, "一部非公開", summary.partly_closed, '0"回"'),
        (4, 4, "非公開", summary.closed, '0"回"'),
        (5, 5, "記載なし", summary.openness_unstated, '0"回"'),
        (
            6,
            7,
            "傍聴者の合計",
            _stated(summary.observers, summary.observers_unstated < summary.held),
            '#,##0"人"',
        ),
        (
            8,
            9,
            "報道関係者の合計",
            _stated(summary.press, summary.press_unstated < summary.held),
            '#,##0"人"',
        ),
        (10, 10, "出席委員の延べ人数", summary.attended, '#,##0"人"'),
        (11, 11, "平均出席率", NOT_STATED if summary.rate is None else summary.rate, "0.0%"),
    )
    sheet.span(row, 1, len(_COLUMNS), "年度の集計", Look(size=11, head=True, border=""))
    for first, last, label, value, number in band:
        sheet.span(row + 1, first, last, label, Look("center", head=True, shade=True), grow=False)
        sheet.span(row + 2, first, last, value, Look("center", 11, number=number), grow=False)
    for place in (row + 1, row + 2):
        sheet.height(place, 20)
    notes = [
        "出席委員は、出席者数／在任委員数。－：記載なし。",
        f"延べ人数は、在任委員の延べ{summary.members:,}人のうち。諮問は{summary.consultations}件。",
    ]
    notes += [
        f"{label}の合計は、人数の記載のない{unstated}回を除く。"
        for label, unstated in (
            ("傍聴者", summary.observers_unstated),
            ("報道関係者", summary.press_unstated),
        )
        if unstated
    ]
    return draw_notes(sheet, row + 3, notes, (), len(_COLUMNS))


def _stated(total: int, stated: bool) -> Any:  # noqa: FBT001 -- it is what the total rests on
    """Return a sum, unless no meeting states anything to it."""
    return total if stated else NOT_STATED
