"""Read the people of one list: its columns put together, row by row, with what headings and names say."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import Final

from attrs import define, evolve, field

from council_core.checks import Finding
from council_core.model import Capacity, Presence, Role
from council_core.tables.columns import ERRORS, Columns
from council_core.tables.lists import Block, Context, Table
from council_core.tables.names import POST, NameCell, is_name, parse_names
from council_core.tables.people import PersonRead
from council_core.tables.values import text_of
from council_core.tables.words import Words
from council_core.tables.workbook import Sheet, column_name

__all__ = ["BlockRead", "read_block"]

_KANA_ONLY: Final = re.compile(r"[ぁ-ゖァ-ヺー・ｦ-ﾟ\s]{2,}")
_MANY: Final = 0.4  # of the rows are lines of furigana, where there are any
_OFFICIALS: Final = frozenset((Capacity.EXPLAINER, Capacity.SECRETARIAT))
_POST_LAST: Final = re.compile(
    r"(?P<department>\S.*)\s+(?P<post>\S+)"
    r"|(?P<office>\S*[課部局室係所館班])(?P<rank>主任|主査|主事|主幹|参事|技師|担当|係員|職員|課長補佐|\S\S*補佐)"
)

_capacity = attrgetter("capacity")
_new_person = partial(tuple.__new__, PersonRead)  # as PersonRead._make, without its check of each length


@define
class BlockRead:
    """What one block yields: the people of each section, marks before names, findings."""

    sections: list[list[PersonRead]]
    findings: list[Finding]
    marks: list[tuple[str, str]] = field(factory=list)  # the cell of the name, the mark


def read_block(sheet: Sheet, table: Table, block: Block, words: Words) -> BlockRead:
    """Read one block of a table."""
    return _BlockReader(Columns(sheet, table, block, words)).read()


class _BlockReader:
    """Puts the columns of a block together."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.found = BlockRead([], columns.findings)
        self.several: dict[int, list[NameCell]] = {}  # cells that say more than a name, by their places

    def read(self) -> BlockRead:
        columns, block = self.columns, self.columns.block
        people = self.people()
        if block.days:
            people = [
                person._replace(**columns.attended(row, at))
                for at, (row, person) in enumerate(zip(columns.rows, people, strict=True))
            ]
        if block.mark is not None:
            marks = zip(people, columns.columns[block.mark], strict=True)
            self.found.marks += [(person.cell, text_of(mark)) for person, mark in marks if mark != ""]
        readings = self.readings(people)
        start = 0
        for section in columns.table.sections:
            end = start + len(section.rows)
            context = block.context if block.context != Context() else section.context
            if "presence" in columns.fields:
                context = evolve(context, presence=None)  # the column says it, also where it is empty
            found = people[start:end]
            if any(start <= at < end for at in self.several):
                found = list(self.named(start, found, readings))
            if context != Context():
                found = [_in_context(person, context) for person in found]
            if any(map(_capacity, found)):
                found = [_official(person) for person in found]
            self.found.sections.append(found)
            start = end
        return self.found

    def people(self) -> list[PersonRead]:
        """Return a person for each row, of the columns alone; names that say more are looked at later."""
        columns = self.columns
        names = self.names()
        letters = column_name(columns.fields["name"])
        roles, capacities, posts = columns.roles()
        sinces, untils = columns.terms()
        presences, proxies = columns.presences()
        return list(
            map(
                _new_person,
                zip(
                    names,
                    [f"{letters}{row + 1}" for row in columns.rows],
                    columns.texts("kana"),
                    roles,
                    capacities,
                    columns.texts("category"),
                    columns.texts("affiliation"),
                    columns.texts("nominated_by"),
                    columns.texts("department"),
                    posts,
                    presences,
                    proxies,
                    sinces,
                    untils,
                    columns.days_of("appointed_on"),
                    columns.texts("remarks"),
                    repeat(()),
                    strict=False,
                ),
            )
        )

    def names(self) -> list[str]:
        """Return the names; cells that are not plainly one are taken apart."""
        columns = self.columns
        plain = columns.table.plain
        roles = "role" not in columns.fields
        cells = columns.cells("name") or ()
        given = columns.cells("given")
        names: list[str] = []
        for at, (row, cell) in enumerate(zip(columns.rows, cells, strict=True)):
            if row in plain and given is None:
                names.append(cell)
                continue
            text = cell if isinstance(cell, str) else text_of(cell)
            if columns.block.guessed and text and not is_name(text, columns.words, posts=True):
                text = ""
            if given is not None and given[at] != "":
                text = f"{text_of(text)}　{text_of(given[at])}"
            if text in ERRORS:
                columns.finding("error-value", row, columns.fields["name"], text=text)
                text = ""
            if odd := columns.odd_letter(text):
                columns.finding("control-character", row, columns.fields["name"], letter=odd)
            self.several[at] = read = parse_names(text, columns.words, roles=roles)
            names.append(read[0].name)
        return names

    def readings(self, people: list[PersonRead]) -> set[int]:
        """Return the places of lines of furigana that stand above the names."""
        if "kana" in self.columns.fields:
            return set()
        found = {
            at
            for at in self.several
            if _KANA_ONLY.fullmatch(people[at].name) and not self.columns.says_something(at)
        }
        return found if len(found) >= _MANY * len(people) else set()

    def named(self, start: int, people: list[PersonRead], readings: set[int]) -> Iterator[PersonRead]:
        """Yield those with a name; a row that says something and names nobody is told."""
        columns = self.columns
        reading: str | None = None
        for at, person in enumerate(people, start=start):
            row = columns.rows[at]
            if at in readings and at + 1 not in readings and at + 1 < start + len(people):
                reading = person.name
                continue
            for read in self.several.get(at, (None,)):
                one = person if read is None else self.with_cell(person, read)
                if not one.name:
                    if columns.says_something(at):
                        columns.finding("no-name", row, columns.fields["name"])
                    continue
                if read and read.doubtful:
                    columns.finding("name-unclear", row, columns.fields["name"], text=one.name)
                yield one._replace(kana=reading) if reading else one
            reading = None

    def with_cell(self, person: PersonRead, read: NameCell) -> PersonRead:
        """Return a person with what the cell of the name says beside it; columns of their own count first."""
        if read.mark:
            self.found.marks.append((person.cell, read.mark))
        plain = person.role in {None, Role.MEMBER}
        exact = read.presence in {Presence.PROXY, Presence.ONLINE}
        return person._replace(
            name=read.name,
            kana=person.kana or read.kana,
            role=read.role or person.role if plain else person.role,
            capacity=person.capacity or (read.capacity if read.role is None else None),
            category=person.category or read.category,
            affiliation=person.affiliation or read.affiliation,
            department=person.department or read.department,
            post=person.post or read.post,
            presence=read.presence if exact else person.presence or read.presence,
            proxy_name=person.proxy_name or read.proxy_name,
            remarks=person.remarks or read.remarks,
        )


def _in_context(person: PersonRead, context: Context) -> PersonRead:
    """Return a person with what the heading says, where the row does not say it."""
    return person._replace(
        capacity=person.capacity or (None if context.title_only else context.capacity),
        role=person.role or (None if context.title_only else context.role),
        presence=person.presence or context.presence,
        category=person.category or context.category,
        department=person.department or context.department,
    )


def _official(person: PersonRead) -> PersonRead:
    """Return an official with the department where a member has an affiliation."""
    if person.capacity not in _OFFICIALS or not person.affiliation or person.department:
        return person
    if person.post is None and (match := _POST_LAST.fullmatch(person.affiliation)):
        department, post = match["department"] or match["office"], match["post"] or match["rank"]
        if POST.fullmatch(post):
            return person._replace(affiliation=None, department=department, post=post)
    if person.post is None and POST.fullmatch(person.affiliation):
        return person._replace(affiliation=None, post=person.affiliation)  # 総務課長 is one word
    return person._replace(affiliation=None, department=person.affiliation)
