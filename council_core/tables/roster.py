"""Read a list of people from a sheet with one header row."""

import datetime
import re
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from council_core.checks import Finding
from council_core.errors import NoList, Unknown
from council_core.model import Role
from council_core.tables.workbook import Rows, cell_name, read_sheets
from council_core.text import name_key, parse_period

__all__ = ["PersonRead", "RosterRead", "read_roster"]

_COLUMNS: Final = {
    "氏名": "name",
    "ふりがな": "kana",
    "役職": "role",
    "区分": "category",
    "所属": "affiliation",
    "任期": "term",
}
_ROLES: Final = {
    "会長": Role.CHAIR,
    "副会長": Role.VICE_CHAIR,
    "職務代理": Role.ACTING_CHAIR,
    "職務代理者": Role.ACTING_CHAIR,
    "会長職務代理": Role.ACTING_CHAIR,
    "会長職務代理者": Role.ACTING_CHAIR,
    "委員": Role.MEMBER,
    "臨時委員": Role.TEMPORARY,
}


@frozen(kw_only=True)
class PersonRead:
    """One person of a list, to the letter, with the cell of the name."""

    name: str
    cell: str
    kana: str | None = None
    role: Role | None = None
    category: str | None = None
    affiliation: str | None = None
    from_: datetime.date | None = None
    until: datetime.date | None = None


@frozen(kw_only=True)
class RosterRead:
    """What was read from a sheet: people in their order, and what is doubtful."""

    source: str
    sheet: str
    header_row: int
    people: tuple[PersonRead, ...]
    findings: tuple[Finding, ...]


def read_roster(path: Path, sheet: str | None = None) -> RosterRead:
    """Read the list of people of a workbook: of the sheet named, else of the first that has one.

    roster: any rows, then a header row with 氏名 and any of ふりがな 役職 区分 所属 任期, then people; rows
    that are empty are passed over. `header_row` is counted from 1.

    Raises:
        Unreadable, NotAWorkbook: the file is none that can be read.
        Unknown: there is no sheet of that name.
        NoList: no header row was found.
    """
    sheets = read_sheets(path)
    if sheet is not None and sheet not in sheets:
        raise Unknown(sheet, tuple(sheets))
    for name, rows in sheets.items():
        if sheet in {None, name} and (header := _header(rows)) is not None:
            return _Reading(path.name, name, rows, header).roster()
    raise NoList(path, sheet or "", tuple(sheets))


def _header(rows: Rows) -> int | None:
    """Return the first row with a cell 氏名, spaces and widths aside."""
    return next((index for index, row in enumerate(rows) if "氏名" in map(_label, row)), None)


def _label(cell: Any) -> str:
    return name_key(cell) if isinstance(cell, str) else ""


class _Reading:
    """One pass over the rows below a header."""

    def __init__(self, source: str, sheet: str, rows: Rows, header: int) -> None:
        self.source, self.sheet, self.rows, self.header = source, sheet, rows, header
        labels = [_COLUMNS.get(_label(cell)) for cell in rows[header]]
        self.columns = {label: index for index, label in reversed(list(enumerate(labels))) if label}
        self.findings: list[Finding] = []

    def roster(self) -> RosterRead:
        people = tuple(
            person
            for index, row in enumerate(self.rows[self.header + 1 :], start=self.header + 1)
            if any(_text(cell) for cell in row) and (person := self.person(index, row)) is not None
        )
        self.twice(people)
        return RosterRead(
            source=self.source,
            sheet=self.sheet,
            header_row=self.header + 1,
            people=people,
            findings=tuple(self.findings),
        )

    def person(self, index: int, row: list[Any]) -> PersonRead | None:
        texts = {label: _text(row[column]) or None for label, column in self.columns.items()}
        name = texts["name"]
        if name is None:
            self.finding("no-name", index, "name")
            return None
        since, until = self.term(index, texts.get("term"))
        return PersonRead(
            name=name,
            cell=cell_name(index, self.columns["name"]),
            kana=texts.get("kana"),
            role=self.role(index, texts.get("role")),
            category=texts.get("category"),
            affiliation=texts.get("affiliation"),
            from_=since,
            until=until,
        )

    def role(self, index: int, text: str | None) -> Role | None:
        role = _ROLES.get(name_key(text)) if text else None
        if text and role is None:
            self.finding("role-unknown", index, "role", text=text)
        return role

    def term(self, index: int, text: str | None) -> tuple[datetime.date | None, datetime.date | None]:
        since, until = (parse_period(text) if text else None) or (None, None)
        if text and since is until is None:
            self.finding("term-unreadable", index, "term", text=text)
        if since and until and until < since:
            self.finding("term-ends-before-it-starts", index, "term", since=since, until=until)
        return since, until

    def twice(self, people: tuple[PersonRead, ...]) -> None:
        seen: set[str] = set()
        for person in people:
            if (key := name_key(person.name)) in seen:
                where = f"{self.sheet}!{person.cell}"
                self.findings.append(Finding("listed-twice", where, {"name": person.name}))
            seen.add(key)

    def finding(self, code: str, index: int, label: str, **values: Any) -> None:
        where = f"{self.sheet}!{cell_name(index, self.columns[label])}"
        self.findings.append(Finding(code, where, values))


def _text(cell: Any) -> str:
    """Return a cell's text as the sheet shows it, with the spaces of layout out of the way.

    Those are spaces at the ends, line breaks, and all but the first of several.
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = re.sub(r"\s*[\r\n]\s*", " ", str(cell)).strip()
    return re.sub(r"(\s)\s+", r"\1", text)
