"""Find the lists of a sheet: their heads, their blocks side by side, the headings and totals between them."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve

from council_core.model import Capacity, Role
from council_core.tables.guess import guess_blocks
from council_core.tables.headings import count_in, count_of, group_of, heading_of, is_note
from council_core.tables.heads import Heads
from council_core.tables.lists import Block, Context, Layout, Section, Table, Total
from council_core.tables.names import is_name, is_plain
from council_core.tables.values import text_of
from council_core.tables.words import Words
from council_core.tables.workbook import Sheet

__all__ = ["find_layout"]

_TITLE: Final = re.compile("名簿|委員|出席|欠席")
_NO_HEADINGS: Final = frozenset(("number", "remarks", "affiliation", "role", "kana", "post", "department"))


def find_layout(sheet: Sheet, words: Words, columns: Mapping[str, int] | None = None) -> Layout:
    """Return the lists of a sheet.

    sheet: { note | head list }
    head: row of known heads with a name among them, with a second row of heads below it
    list: { heading | person | total | note | empty row }
    Without any head, columns are told by what stands in them. `columns` says where fields are.
    """
    found = _Finder(sheet, words, dict(columns or {})).layout()
    if found.tables:
        return found
    blocks = _mapped(sheet, columns) if columns else guess_blocks(sheet, words)
    if not blocks:
        return found
    found = _Finder(sheet, words, {}, blocks).layout()
    found.guessed = not columns
    return found


def _mapped(sheet: Sheet, columns: Mapping[str, int]) -> list[Block]:
    """Return the columns that the user names, where the sheet has no head."""
    width = max((len(row) for row in sheet.rows), default=0)
    fields = {name: column for name, column in columns.items() if column < width}
    return [Block(fields, 0, width - 1)] if "name" in fields else []


class _Finder:
    """One pass over the rows of a sheet."""

    def __init__(
        self, sheet: Sheet, words: Words, columns: dict[str, int], blocks: list[Block] | None = None
    ) -> None:
        self.sheet, self.words, self.headless = sheet, words, blocks is not None
        self.heads = Heads(sheet, words, columns)
        self.found = Layout([Table((), blocks, {})] if blocks else [])
        self.hidden = sheet.marks.hidden_columns
        self.context = Context()
        self.closed = False  # below the list stands a table of something else

    def layout(self) -> Layout:
        rows = self.sheet.rows
        index = 0
        while index < len(rows):
            if index in self.sheet.marks.hidden_rows or (self.sheet.struck and self.is_struck(index)):
                if any(cell != "" for cell in rows[index]):
                    hidden = index in self.sheet.marks.hidden_rows
                    self.found.skipped[index] = "hidden-row" if hidden else "struck-out"
                index += 1
            elif taken := self.plain_people(index):
                index += taken
            else:
                index += 1 + self.row(index)
        self.plain_members()
        return self.found

    def plain_members(self) -> None:
        """Take 委員 as a heading for a role only where another heading is one (会長): else it says who is listed."""
        sections = [section for table in self.found.tables for section in table.sections]
        if not any(section.context.role not in {None, Role.MEMBER} for section in sections):
            for section in sections:
                section.context = evolve(section.context, role=None)

    def is_struck(self, index: int) -> bool:
        """Tell whether a row is struck out: the names of it, or before any list all of it."""
        row = self.sheet.rows[index]
        columns = [column for column, cell in enumerate(row) if cell != ""]
        if self.found.tables:
            names = [block.fields["name"] for block in self.found.tables[-1].blocks]
            columns = [column for column in names if column in columns] or columns
        return bool(columns) and all((index, column) in self.sheet.struck for column in columns)

    def plain_people(self, index: int) -> int:
        """Take the people of plain rows from here on, and return how many: a plain name, something beside it."""
        tables = self.found.tables
        if not tables or self.closed or len(tables[-1].blocks) > 1 or self.sheet.struck:
            return 0
        fields = tables[-1].blocks[0].fields
        name = fields["name"]
        beside = [column for column in fields.values() if column != name]
        rows, reserved = self.sheet.rows, self.words.reserved
        for end in range(index, len(rows)):
            row = rows[end]
            if type(row[name]) is not str or not is_plain(row[name]) or row[name] in reserved:
                break
            for column in beside:
                if row[column] != "":
                    break
            else:
                break
        else:
            end = len(rows)
        taken = range(index, end)
        if hidden := self.sheet.marks.hidden_rows.intersection(taken):
            taken = range(index, min(hidden))
        if taken:
            self.people(taken)
            tables[-1].plain.update(taken)
        return len(taken)

    def row(self, index: int) -> int:
        """Read a row that is not plainly a person's; return how many rows beyond it were taken."""
        filled = {
            column: text
            for column, cell in enumerate(self.sheet.rows[index])
            if cell != "" and column not in self.hidden and (text := text_of(cell))
        }
        if not filled:
            return 0
        if not self.headless and (taken := self.header(index, filled)):
            return taken - 1
        if self.total(index, filled) or self.note(index, filled) or self.heading(index, filled):
            return 0
        if self.found.tables and not self.closed and (not self.headless or self.has_name(filled)):
            self.take_heading(filled)
            self.take_totals(index)
            self.people((index,))
        else:
            self.found.notes.append((index, text := " ".join(filled.values())))
            if not self.found.tables and _TITLE.search(text) and (announced := count_in(text)):
                place = (index, min(filled))
                self.found.totals.append(
                    Total(announced.number, *place, announces=True, absent=announced.absent)
                )
        return 0

    def has_name(self, filled: dict[int, str]) -> bool:
        """Tell whether a name stands where names are, in a sheet whose columns were told by their contents."""
        return any(
            is_name(filled[column], self.words, posts=self.context.capacity is not None)
            for column in self.name_columns()
            if column in filled
        )

    def name_columns(self) -> list[int]:
        return [block.fields["name"] for block in self.found.tables[-1].blocks] if self.found.tables else []

    # Heads

    def header(self, index: int, filled: dict[int, str]) -> int:
        """Take a head of one or two rows; return how many, 0 where this row is none."""
        if len(filled) == 1 and heading_of(next(iter(filled.values())), self.words):
            return 0
        if table := self.heads.side_headings(index, filled):
            self.found.tables.append(table)
            return 1
        if self.is_other_table(index, filled):
            self.closed = True
            return 1
        if table := self.heads.table(index, filled, first=not self.found.tables):
            self.closed = False
            self.found.tables.append(table)
            return len(table.header)
        return 0

    def is_other_table(self, index: int, filled: dict[int, str]) -> bool:
        """Tell whether a row heads a table of something else below the list (役職, 日額)."""
        above = self.sheet.rows[index - 1] if index else []
        return (
            bool(self.found.tables)
            and len(filled) > 1
            and sum(cell != "" for cell in above) <= 1
            and not self.heads.labels(filled)
            and any(
                self.words.field(filled.get(column, "")) not in {None, "other"}
                for column in self.name_columns()
            )
        )

    # What stands between people

    def total(self, index: int, filled: dict[int, str]) -> bool:
        """Take a line that counts: 計 12名, 以上10名."""
        count = count_of(list(filled.values()))
        if count is None:
            return False
        if count.number >= 0:
            column = next((at for at, text in filled.items() if re.search(r"\d", text)), min(filled))
            sections = self.found.tables[-1].sections if self.found.tables else []
            announces = not sections or sections[-1].context is not self.context
            self.found.totals.append(Total(count.number, index, column, announces, count.absent))
        return True

    def take_heading(self, filled: dict[int, str]) -> None:
        """Take the heading that stands beside the first name of those whom it is for."""
        column = self.found.tables[-1].blocks[0].heading
        if column in filled and (context := heading_of(filled[column], self.words)):
            self.context = context

    def take_totals(self, index: int) -> None:
        """Take the total that closes one of several blocks side by side out of its row."""
        blocks = self.found.tables[-1].blocks
        row = self.sheet.rows[index]
        for block in blocks if len(blocks) > 1 else ():
            places = [column for column in range(block.first, block.last + 1) if text_of(row[column])]
            count = count_of([text_of(row[column]) for column in places]) if places else None
            if count and not is_name(text_of(row[block.fields["name"]]), self.words):
                if count.number >= 0:
                    self.found.totals.append(Total(count.number, index, places[-1], absent=count.absent))
                for column in places:
                    row[column] = ""

    def note(self, index: int, filled: dict[int, str]) -> bool:
        """Take a note: one cell that begins like one, or a row that begins with ※."""
        text = next(iter(filled.values()))
        if not is_note(text, self.words) or (
            len(filled) > 1 and self.found.tables and not text.startswith("※")
        ):
            return False
        self.found.notes.append((index, " ".join(filled.values())))
        return True

    def heading(self, index: int, filled: dict[int, str]) -> bool:
        """Take a line of its own that says what kind of people follow."""
        if len(filled) > 1:
            return False
        ((column, text),) = filled.items()
        context = heading_of(text, self.words)
        if context is None:
            context = self.group(index, column, text)
        if context is None:
            return False
        if context.capacity is None and context.role is None:
            above = self.context.capacity
            context = evolve(
                context, capacity=above if context.presence is None or above is Capacity.MEMBER else None
            )
        if announced := count_in(text):
            self.found.totals.append(
                Total(announced.number, index, column, announces=True, absent=announced.absent)
            )
        self.context = context
        return True

    def group(self, index: int, column: int, text: str) -> Context | None:
        """Return the context of a heading whose words are not known: one that stands where no value does."""
        if not self.found.tables:
            return None
        across = any(
            top == index and left == column and right > left
            for (top, left), (_bottom, right) in self.heads.merged_from.get(index, ())
        )
        if column in self.name_columns():
            if not across and is_name(text, self.words):
                return None
        elif not across:
            known = {
                place: name for block in self.found.tables[-1].blocks for name, place in block.fields.items()
            }
            if known.get(column) in _NO_HEADINGS and text[0] not in "【[［〔<＜〈":
                return None
        return group_of(text, self.context)

    def people(self, rows: Iterable[int]) -> None:
        sections = self.found.tables[-1].sections
        if not sections or sections[-1].context is not self.context:
            sections.append(Section(self.context))
        sections[-1].rows.extend(rows)
