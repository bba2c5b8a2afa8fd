"""A 報酬一覧 on paper."""

from typing import TYPE_CHECKING, Any, Final

from council_core.model import Fee
from council_core.tables.reports.attendance import NOT_STATED, OUTSIDE
from council_core.tables.reports.fees import UNSURE, Fees, Payment, Why
from council_core.tables.reports.frame import NAMES, draw_notes, draw_title, page_breaks
from council_core.tables.reports.terms import term
from council_core.tables.reports.year import era_year
from council_core.text import to_wareki

if TYPE_CHECKING:
    from council_core.tables.reports.paper import Paper

__all__ = ["draw_fees"]

_PORTRAIT: Final = 5  # meetings that an upright page holds
_MARKS: Final = {
    Why.ABSENT: "欠",
    Why.PROXY: "代",
    Why.NOT_STATED: NOT_STATED,
    Why.NOT_IN_OFFICE: "",
}
_LEGEND: Final = (
    "支給額は円。欠：欠席　代：代理出席　－：記載なし　空欄：在任期間外　"
    "要確認：額を確認できないもの（合計に含まない）"
)


def draw_fees(figures: Fees, paper: "type[Paper]", book: Any) -> None:
    """Draw a 報酬一覧 into a workbook."""
    from council_core.tables.reports.paper import ERA_SHORT, Look

    count = len(figures.meetings)
    sheet = paper(book, "報酬一覧", landscape=count > _PORTRAIT)
    sheet.columns([*NAMES, *[9.5] * count, 10.5, 12.5, 16.5])
    last = len(NAMES) + count + 3
    breaks = page_breaks(count, last)
    draw_title(sheet, f"{era_year(figures.year)}　委員報酬一覧", figures.council, breaks, last)
    head = Look("center", head=True, shade=True)
    minor = Look("center", 9, head=True, number=ERA_SHORT, shade=True)
    labels = [meeting.label or "" for meeting in figures.meetings]
    sheet.row(3, ["番号", "氏名", "役職", *labels, "出席回数", "支給額計", "備考"], [head] * last)
    dates = [meeting.date for meeting in figures.meetings]
    sheet.row(4, ["", "", "", *dates, "", "", ""], [minor] * last)
    lengths = ["" if length is None else f"{length}分" for length in figures.minutes]
    sheet.row(5, ["", "", "", *lengths, "", "", ""], [minor] * last)
    for column in (1, 2, 3, last - 2, last - 1, last):
        sheet.merge(3, column, 5, column)
    money = Look("right", number="#,##0_ ")
    looks = [Look("center"), Look(), Look("center", shrink=True)]
    row = 6
    for number, person in enumerate(figures.rows, 1):
        cells = [_shown(payment, rated=bool(figures.rates)) for payment in person.payments]
        name = person.name if person.in_roster else f"{person.name}\n（{OUTSIDE}）"
        total: Any = person.total if figures.rates else ""
        marks = [money if isinstance(cell, int) else Look("center") for cell in cells]
        doubt = any(payment.why in UNSURE for payment in person.payments) and figures.rates
        told = "、".join(word for word, true in (("辞退", person.declines), ("要確認あり", doubt)) if true)
        sheet.row(
            row,
            [number, name, person.role, *cells, person.attended, total, told],
            [*looks, *marks, Look("center"), money, Look(size=9)],
        )
        row += 1
    unsure = [any(row.payments[place].why in UNSURE for row in figures.rows) for place in range(count)]
    totals = [
        "要確認" if open_ and not held else held for held, open_ in zip(figures.totals, unsure, strict=True)
    ]
    left = f"要確認{figures.unsure}件を除く" if figures.unsure and figures.rates else ""
    sums: list[Any] = [*totals, sum(person.attended for person in figures.rows), figures.total, left]
    if not figures.rates:
        sums = ["" if place != count else held for place, held in enumerate(sums)]
    foot = Look("right", number="#,##0_ ", shade=True)
    ends = [Look("center", shade=True), foot, Look(size=9, shade=True)]
    middle = ends[0]
    looks = [foot] * 3 + [middle if isinstance(held, str) else foot for held in sums[:count]]
    sheet.row(row, ["", "", "", *sums], [*looks, *ends])
    sheet.span(row, 1, 3, "計", head)
    notes = [_LEGEND, *(_rates(figures.rates)), *figures.remarks]
    row = draw_notes(sheet, row + 1, notes, breaks, last)
    sheet.print_as(row - 1, last, footer=figures.council, heads=5, names=len(NAMES), breaks=breaks)


def _shown(payment: Payment, *, rated: bool) -> Any:
    """Return what stands in a payment's cell: the amount, or the mark of why there is none."""
    if not rated and payment.why not in _MARKS:
        return "出"
    if payment.why in UNSURE:
        return "要確認"
    return payment.amount if payment.amount is not None else _MARKS[payment.why]


def _rates(rates: tuple[Fee, ...]) -> list[str]:
    """Return the rates as a line that a reader checks the amounts by."""
    if not rates:
        return []
    days = {fee.from_ for fee in rates}
    one = days.pop() if len(days) == 1 else None
    since = f"、{to_wareki(one)}から" if one else ""
    others = "その他の委員" if any(fee.role for fee in rates) else "委員"
    told = "／".join(_rate(fee, others, dated=one is None) for fee in rates)
    return [f"報酬額（1回につき{since}）：{told}"]


def _rate(fee: Fee, others: str, *, dated: bool) -> str:
    over = "" if fee.over is None else f"（{fee.over}分を超えるとき）"
    since = f"（{to_wareki(fee.from_)}から）" if dated and fee.from_ else ""
    return f"{term(fee.role) or others}{over}{since} {fee.amount:,}円"
