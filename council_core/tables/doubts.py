"""What is doubtful in a list as a whole: totals, people twice, what is hidden, errors beside the values."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from council_core.checks import Finding
from council_core.model import Capacity, Presence, Role, key_word
from council_core.tables.lists import Layout, Total
from council_core.tables.people import PersonRead
from council_core.tables.values import text_of
from council_core.tables.workbook import Sheet, cell_name, column_name, row_of
from council_core.text import name_keys

__all__ = ["Doubts"]

_name, _role = attrgetter("name"), attrgetter("role")


class Doubts:
    """Looks over a list that was read; `sections` are its people by table and heading."""

    def __init__(
        self, sheet: Sheet, layout: Layout, people: list[PersonRead], sections: list[list[list[PersonRead]]]
    ) -> None:
        self.sheet, self.layout, self.people, self.sections = sheet, layout, people, sections

    def findings(self) -> Iterator[Finding]:
        """Yield what is doubtful, with its cell."""
        yield from self.totals()
        yield from self.twice()
        yield from self.cells()
        yield from self.hidden()
        if self.layout.guessed:
            yield self.guessed()

    def totals(self) -> Iterator[Finding]:
        """Compare each number of people that the sheet states with those that were read."""
        for total in self.layout.totals:
            counted = list(self.counted(total))
            if total.number not in counted:
                yield self.at(
                    "total-differs", total.row, total.column, number=total.number, counted=counted[0]
                )

    def counted(self, total: Total) -> Iterator[int]:
        """Yield how many people a total may mean: of its heading, so far, of all; present ones or absent ones."""
        sections = [section for table in self.sections for section in table if section]
        if total.announces:
            own = next((section for section in sections if row_of(section[0].cell) > total.row), [])
            groups = [own, self.people]
        else:
            own = next((section for section in reversed(sections) if row_of(section[0].cell) < total.row), [])
            groups = [own, [one for one in self.people if row_of(one.cell) <= total.row], self.people]
        for group in groups:
            absent = sum(person.presence is Presence.ABSENT for person in group)
            if not total.absent:
                yield from (len(group), len(group) - absent)
            yield absent

    def twice(self) -> Iterator[Finding]:
        """Tell who stands in the list twice, and a second chair."""
        keys = name_keys(list(map(_name, self.people)))
        if len(set(keys)) < len(keys):
            seen: set[tuple[str, Capacity | None]] = set()
            for key, person in zip(keys, self.people, strict=True):
                if (key, person.capacity) in seen:
                    yield Finding("listed-twice", f"{self.sheet.name}!{person.cell}", {"name": person.name})
                seen.add((key, person.capacity))
        if list(map(_role, self.people)).count(Role.CHAIR) > 1:
            chairs = [person for person in self.people if person.role is Role.CHAIR]
            names = ", ".join(person.name for person in chairs)
            yield Finding("two-chairs", f"{self.sheet.name}!{chairs[1].cell}", {"names": names})

    def cells(self) -> Iterator[Finding]:
        """Tell errors, and formulas without a value, in the cells of people."""
        marks = self.sheet.marks
        if not marks.errors and not marks.unvalued:
            return
        tables = self.layout.tables
        rows = {row for table in tables for section in table.sections for row in section.rows}
        columns = {
            column
            for table in tables
            for block in table.blocks
            for column in (*block.fields.values(), *block.days)
        }
        for (row, column), value in sorted(marks.errors.items()):
            if row in rows and column in columns:
                yield self.at("error-value", row, column, text=value)
        for row, column in sorted(marks.unvalued):
            if row in rows and column in columns:
                yield self.at("formula-without-value", row, column)

    def hidden(self) -> Iterator[Finding]:
        """Tell rows that are struck out or hidden, and columns that are hidden."""
        names = [block.fields["name"] for table in self.layout.tables for block in table.blocks]
        for row, code in self.layout.skipped.items():
            line = self.sheet.rows[row]
            column = next((place for place in names if line[place] != ""), names[0])
            yield self.at(code, row, column, text=" ".join(text for cell in line if (text := text_of(cell))))
        header = next((table.header[0] for table in self.layout.tables if table.header), None)
        if header is None:
            return
        for column in sorted(self.sheet.marks.hidden_columns):
            if column < len(self.sheet.rows[header]) and (text := text_of(self.sheet.rows[header][column])):
                yield self.at("hidden-column", header, column, text=text)

    def guessed(self) -> Finding:
        """Tell how columns without a head were taken."""
        fields = sorted(self.layout.tables[0].blocks[0].fields.items(), key=lambda pair: pair[1])
        told = ", ".join(f"{column_name(column)}: {key_word(field)}" for field, column in fields)
        return Finding("columns-guessed", f"{self.sheet.name}!{self.people[0].cell}", {"columns": told})

    def at(self, code: str, row: int, column: int, **values: Any) -> Finding:
        """Return a finding about a cell."""
        return Finding(code, f"{self.sheet.name}!{cell_name(row, column)}", values)
