"""委員名簿: who was a member in a year, in what role and for how long."""

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from council_core.model import Council, Member, Role
from council_core.tables.reports.frame import draw_notes
from council_core.tables.reports.terms import term
from council_core.tables.reports.year import era_year, term_in, tidy

if TYPE_CHECKING:
    from council_core.tables.reports.paper import Paper

__all__ = ["Roster", "RosterRow", "draw_roster", "roster_of"]


@frozen
class RosterRow:
    """One member of a year with the last of their terms in it."""

    name: str
    kana: str | None
    role: Role | None
    category: str | None
    affiliation: str | None
    post: str | None
    nominated_by: str | None
    appointed_on: datetime.date | None
    from_: datetime.date | None
    until: datetime.date | None
    remarks: str | None
    left: bool


@frozen
class Roster:
    """The figures of a 委員名簿: its rows, and how many there are of each role and category at year's end."""

    council: str
    year: int
    office: str | None
    founded_by: str | None
    rows: tuple[RosterRow, ...]
    members: int
    by_role: tuple[tuple[str, int], ...]
    by_category: tuple[tuple[str, int], ...]


def roster_of(council: Council, year: int) -> Roster:
    """Return the members who were in office on any day of a year, in the roster's order."""
    rows = tuple(row for member in council.members if (row := _row(member, year)))
    staying = [row for row in rows if not row.left]
    return Roster(
        council=council.name,
        year=year,
        office=council.office,
        founded_by=council.founded_by,
        rows=rows,
        members=len(staying),
        by_role=_counts(term(row.role) for row in staying),
        by_category=_counts(tidy(row.category) for row in staying),
    )


def _row(member: Member, year: int) -> RosterRow | None:
    held = term_in(member, year)
    if held is None:
        return None
    return RosterRow(
        name=member.name,
        kana=member.kana,
        role=held.role,
        category=member.category,
        affiliation=member.affiliation,
        post=member.post,
        nominated_by=member.nominated_by,
        appointed_on=held.appointed_on,
        from_=held.from_,
        until=held.until,
        remarks=member.remarks,
        left=not member.in_office(datetime.date(year + 1, 3, 31)),
    )


def _counts(words: Any) -> tuple[tuple[str, int], ...]:
    return tuple((word, number) for word, number in Counter(words).items() if word)


# Each column: its head, the row's attribute, its width; those marked stay where nobody has anything in them.
_COLUMNS: Final = (
    ("氏名", "name", 17.0, True),
    ("ふりがな", "kana", 17.0, False),
    ("役職", "role", 10.0, True),
    ("区分", "category", 15.0, False),
    ("所属", "affiliation", 22.0, False),
    ("職名", "post", 12.0, False),
    ("推薦団体", "nominated_by", 16.0, False),
    ("委嘱日", "appointed_on", 16.5, False),
    ("任期始期", "from_", 16.5, False),
    ("任期満了", "until", 16.5, False),
    ("備考", "remarks", 16.0, True),
)
_UPRIGHT: Final = 98.0  # letters that an upright page holds in one line


def draw_roster(figures: Roster, paper: "type[Paper]", book: Any) -> None:
    """Draw a 委員名簿 into a workbook; columns in which nobody has anything are left out."""
    from council_core.tables.reports.paper import ERA, Look

    columns = [
        column
        for column in _COLUMNS
        if column[3] or any(getattr(row, column[1]) not in {None, ""} for row in figures.rows)
    ]
    widths = [5.0, *(width for _head, _name, width, _stays in columns)]
    sheet = paper(book, "委員名簿", landscape=sum(widths) > _UPRIGHT * 1.1)
    spare = (_UPRIGHT if not sheet.landscape else 0) - sum(widths)
    if spare > 0:  # a short list takes the width of its page, the remarks most of it
        widths[1] += spare * 0.3
        widths[-1] += spare * 0.5
    sheet.columns(widths)
    last = len(widths)
    sheet.span(1, 1, last, f"{era_year(figures.year)}　委員名簿", Look("center", 15, head=True, border=""))
    sheet.span(2, 1, last, figures.council, Look("center", 12, head=True, border=""))
    told = (("設置根拠", figures.founded_by), ("所管", figures.office))
    facts = "　".join(f"{label}：{text}" for label, text in told if text)
    sheet.span(3, 1, last, facts or "（敬称略）", Look("right", 9, border=""))
    head = Look("center", head=True, shade=True)
    sheet.row(4, ["番号", *(column[0] for column in columns)], [head] * last, 24)
    row = 5
    for number, person in enumerate(figures.rows, 1):
        values: list[Any] = [number]
        looks = [Look("center")]
        for _head, name, _width, _stays in columns:
            value = getattr(person, name)
            values.append(_remark(person) if name == "remarks" else term(value) if name == "role" else value)
            dated = name in {"appointed_on", "from_", "until"}
            looks.append(
                Look("center" if dated or name == "role" else "left", number=ERA if dated else "General")
            )
        sheet.row(row, values, looks, 24)
        row += 1
    row = draw_notes(sheet, row, _notes(figures), (), last)
    sheet.print_as(row - 1, last, footer=figures.council, heads=4, names=2)


def _remark(person: RosterRow) -> str:
    """Return the remarks on a member, with that they left within the year."""
    return "\n".join(part for part in (person.remarks, "年度内に退任" if person.left else "") if part)


def _notes(figures: Roster) -> list[str]:
    parts = [f"委員数：{figures.members}人（年度末現在）"]
    for counts in (figures.by_role, figures.by_category):
        parts += ["、".join(f"{word}{number}人" for word, number in counts)] if counts else []
    return parts
