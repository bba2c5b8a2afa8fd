"""Read a list of people from any sheet: find the list, its columns and its people, and tell what is doubtful."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from attrs import evolve

from council_core.checks import Finding
from council_core.errors import NoList, Unknown
from council_core.house import House
from council_core.model import Capacity, Presence, Role
from council_core.tables.block import read_block
from council_core.tables.doubts import Doubts
from council_core.tables.headings import LEGEND
from council_core.tables.layout import find_layout
from council_core.tables.people import PersonRead, RosterRead
from council_core.tables.values import role_of
from council_core.tables.words import Words, mark_key, words_for
from council_core.tables.workbook import Sheet, cell_name, column_place, open_book, row_of
from council_core.text import find_period

__all__ = ["read_roster"]

_capacity = attrgetter("capacity")
_FEW: Final = 4  # marks that are no bullets stand before at most one in so many


def read_roster(
    path: Path, sheet: str | None = None, columns: Mapping[str, str] | None = None, house: House | None = None
) -> RosterRead:
    """Read the list of people of a file: of the sheet named, else of the one that has the fullest list.

    `columns` says where columns are, by a head that is known and letters ({"氏名": "C"}); a house adds its
    words. `header_row` is counted from 1.

    Raises:
        Unreadable, NotAWorkbook: the file is none that can be read.
        Unknown: there is no sheet of that name, or no column of that head.
        NoList: no list of people was found.
    """
    words = words_for(house)
    places = _places(columns or {}, words)
    with _nothing_collected():
        return _read(path, sheet, words, places)


def _read(path: Path, sheet: str | None, words: Words, places: dict[str, int]) -> RosterRead:
    book = open_book(path)
    readings = [
        reading
        for name in ((sheet,) if sheet is not None else book.names)
        if (reading := _Reading(path.name, book.sheet(name), words, places)).people
    ]
    if not readings:
        raise NoList(path, sheet or "", tuple(book.names))
    best = max(readings, key=lambda reading: reading.rank)
    others = tuple(reading.sheet.name for reading in readings if reading is not best)
    return best.roster(others)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Look for no garbage meanwhile: cells and people by the ten thousand are none, and looking takes a fifth."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _places(columns: Mapping[str, str], words: Words) -> dict[str, int]:
    """Return where the columns are that the user names (氏名=C), counted from 0."""
    places: dict[str, int] = {}
    for head, letters in columns.items():
        field = words.field(head) or words.weak_field(head)
        if field is None:
            raise Unknown(head, tuple(words.fields))
        if not re.fullmatch("[A-Za-z]{1,3}", letters):
            raise Unknown(letters, ("A", "B", "C", "…", "XFD"))
        places[field] = column_place(letters.upper())
    return places


class _Reading:
    """What one sheet yields: people with their rows, and findings."""

    def __init__(self, source: str, sheet: Sheet, words: Words, places: dict[str, int]) -> None:
        self.source, self.sheet, self.words = source, sheet, words
        self.findings: list[Finding] = []
        self.people: list[PersonRead] = []
        self.sections: list[list[list[PersonRead]]] = []  # by table and section
        self.layout = find_layout(sheet, words, places)
        if not self.layout.tables:
            return
        self.fill_merged()
        self.words, marks_mean = self.with_legend()
        for table in self.layout.tables:
            sections: list[list[PersonRead]] = [[] for _ in table.sections]
            marks: list[tuple[str, str]] = []
            for block in table.blocks if table.sections else ():
                read = read_block(sheet, table, block, self.words)
                for section, people in zip(sections, read.sections, strict=True):
                    section.extend(people)
                self.findings += read.findings
                marks += read.marks
            self.marked(sections, marks, marks_mean)
            self.sections.append(sections)
        self.people = [person for table in self.sections for section in table for person in section]

    @property
    def rank(self) -> tuple[bool, int, int]:
        """How likely this is the list that is meant: by the sheet's name, then by how much it tells."""
        name = self.sheet.name
        hint = 2 * ("委員" in name or "名簿" in name) + ("出欠" in name or "出席" in name)
        told = max(len(block.fields) for table in self.layout.tables for block in table.blocks)
        return not self.layout.guessed, hint, told

    # Before people are read

    def fill_merged(self) -> None:
        """Write what merged cells say into each row that they cover; and a category into the rows below it."""
        rows = self.sheet.rows
        heads = {row for table in self.layout.tables for row in table.header}
        told = {
            column
            for table in self.layout.tables
            for block in table.blocks
            for field, column in block.fields.items()
            if field not in {"name", "kana", "number"}
        }
        for (top, left), (bottom, _right) in self.sheet.merged or ():
            if bottom > top and left in told and top not in heads and top < len(rows):
                for row in range(top + 1, min(bottom + 1, len(rows))):
                    if rows[row][left] == "":
                        rows[row][left] = rows[top][left]
        if self.sheet.merged is None:
            self.fill_categories()

    def fill_categories(self) -> None:
        """Take a category that is blank from above, in a format that knows no merged cells; and tell it."""
        for table in self.layout.tables:
            for block in table.blocks:
                column = block.fields.get("category")
                if column is None:
                    continue
                for section in table.sections:
                    above = ""
                    for row in section.rows:
                        line = self.sheet.rows[row]
                        if line[column] == "" and above and line[block.fields["name"]] != "":
                            line[column] = above
                            self.finding("taken-from-above", row, column, text=above)
                        above = line[column]

    def with_legend(self) -> tuple[Words, dict[str, Role]]:
        """Return the words with what marks mean by the sheet's own legend, and the roles of marks."""
        heads = [text for table in self.layout.tables for texts in table.heads.values() for text in texts]
        roles: dict[str, Role] = {}
        presence: dict[str, Presence] = {}
        for text in (*(note for _row, note in self.layout.notes), *heads):
            for match in LEGEND.finditer(text):
                mark, word = mark_key(match["mark"]), match["word"].removesuffix("者")
                if role := role_of(match["word"], self.words)[0]:
                    roles[mark] = role
                elif state := self.words.presence.get(mark_key(word)):
                    presence[mark] = state
        return evolve(self.words, presence=self.words.presence | presence) if presence else self.words, roles

    # Marks

    def marked(
        self, sections: list[list[PersonRead]], marks: list[tuple[str, str]], meant: dict[str, Role]
    ) -> None:
        """Give people the roles that ◎ and ○ before their names mean: by a legend, else as is usual, and told."""
        if not marks:
            return
        mark_of = {cell: mark_key(mark) for cell, mark in marks}
        kinds = list(mark_of.values())
        people = sum(map(len, sections))
        usual: dict[str, Role | None] = {}
        if kinds.count("◎") and kinds.count("◎") * _FEW <= max(people, _FEW):
            usual = {"◎": Role.CHAIR, "○": Role.VICE_CHAIR if kinds.count("○") * 2 <= people else None}
        for section in sections:
            for at, person in enumerate(section):
                mark = mark_of.get(person.cell)
                role = meant.get(mark or "")
                if (
                    mark is None
                    or (role is None and mark not in {"◎", "○"})
                    or person.role not in {None, Role.MEMBER}
                ):
                    continue
                if role is None:
                    role = usual.get(mark)
                    if role is None and kinds.count(mark) == people:
                        continue  # a bullet before every name
                    where = f"{self.sheet.name}!{person.cell}"
                    self.findings.append(
                        Finding(
                            "mark-without-legend",
                            where,
                            {"mark": mark, "name": person.name, "role": role or "-"},
                        )
                    )
                section[at] = person._replace(role=role or person.role)

    # After people are read

    def roster(self, others: tuple[str, ...]) -> RosterRead:
        """Return what was read, with all that is doubtful."""
        self.members_among_others()
        self.term_of_all()
        doubts = Doubts(self.sheet, self.layout, self.people, self.sections)
        self.findings += doubts.findings()
        if others:
            where = f"{self.sheet.name}!A1"
            self.findings.append(Finding("other-lists", where, {"sheets": ", ".join(others)}))
        header = next((table.header for table in self.layout.tables if table.header), None)
        return RosterRead(
            source=self.source,
            sheet=self.sheet.name,
            header_row=header[0] + 1 if header else None,
            people=tuple(self.people),
            findings=tuple(self.findings),
        )

    def members_among_others(self) -> None:
        """Say of whoever has a council's role that it is a member, where the list has people of other capacities."""
        if set(map(_capacity, self.people)) <= {None, Capacity.MEMBER}:
            return
        titled = {
            row
            for table in self.layout.tables
            for section in table.sections
            if section.context.title_only and section.context.capacity
            for row in section.rows
        }
        self.people = [
            person._replace(capacity=Capacity.MEMBER)
            if person.capacity is None and (person.role or row_of(person.cell) in titled)
            else person
            for person in self.people
        ]

    def term_of_all(self) -> None:
        """Give the term that a line of the sheet states for all to whoever has none of their own."""
        terms = (find_period(note) for _row, note in self.layout.notes if "任期" in note)
        if term := next(filter(None, terms), None):
            since, until = term
            self.people = [
                person if person.from_ or person.until else person._replace(from_=since, until=until)
                for person in self.people
            ]

    def finding(self, code: str, row: int, column: int, **values: Any) -> None:
        self.findings.append(Finding(code, f"{self.sheet.name}!{cell_name(row, column)}", values))
