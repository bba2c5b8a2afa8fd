"""The columns of one list, read one by one: each different cell of a column is looked at once."""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any, Final, TypeVar

from council_core.checks import Finding
from council_core.model import Capacity, Presence, Role, key_word
from council_core.tables.lists import Block, Table
from council_core.tables.names import MARKS, POST
from council_core.tables.people import DayRead
from council_core.tables.values import (
    DayCell,
    PresenceCell,
    TermCell,
    day_of,
    presence_of,
    role_of,
    term_of,
    text_of,
)
from council_core.tables.words import Words, label_key, mark_key
from council_core.tables.workbook import Sheet, cell_name, column_name
from council_core.text import parse_date

__all__ = ["ERRORS", "Columns"]

T = TypeVar("T")

_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]"
)
_IN_BRACKETS: Final = re.compile(r"[^()（）]+[(（](?P<inner>[^()（）]*)[)）]")
_MARK_KEYS: Final = frozenset(map(mark_key, MARKS))
_DITTOS: Final = frozenset(("〃", "同上", "々", "″", '"', "同", "仝", "\u201d"))
ERRORS: Final = frozenset(("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"))


class Columns:
    """The cells of a block's people by columns, and what they say; what is doubtful becomes a finding."""

    def __init__(self, sheet: Sheet, table: Table, block: Block, words: Words) -> None:
        self.sheet, self.table, self.block, self.words = sheet, table, block, words
        self.fields = dict(block.fields)
        self.findings: list[Finding] = []
        self.rows = [row for section in table.sections for row in section.rows]
        lines = [sheet.rows[row] for row in self.rows]
        self.columns: list[Sequence[Any]] = list(zip(*lines, strict=True))
        self.states: dict[int, Presence] = {}
        self.seen: dict[int, set[Any]] = {}
        self.expand()
        self.tell_columns()
        self.tell_fields()
        self.role_is_post = self.tells_posts()

    # What columns are

    def expand(self) -> None:
        """Write what 〃 and 同上 mean into their cells; empty those that hold the text of an error."""
        for field, column in self.fields.items():
            if field in {"name", "number"}:
                continue
            different = self.different_cells(column)
            if different.isdisjoint(_DITTOS) and different.isdisjoint(ERRORS):
                continue
            cells: list[Any] = []
            for row, cell in zip(self.rows, self.columns[column], strict=True):
                if cell in ERRORS:
                    self.finding("error-value", row, column, text=cell)
                    cells.append("")
                elif cell in _DITTOS and field != "kana" and cells:
                    cells.append(cells[-1])
                else:
                    cells.append(cell)
            self.columns[column] = cells
            del self.seen[column]

    def tell_columns(self) -> None:
        """Tell what columns without a known head are: marks before the name, presence, days."""
        present: list[int] = []
        absences = False
        for column in self.block.unknown:
            values = {mark_key(text_of(cell)) for cell in set(self.columns[column]) if cell != ""}
            if not values:
                continue
            before = column < self.fields["name"] and self.block.mark is None
            if before and values <= _MARK_KEYS:
                self.block.mark = column
            elif values <= self.words.presence.keys():
                present.append(column)
                absences = absences or Presence.ABSENT in {self.words.presence[value] for value in values}
        self.tell_states(present)
        if not ("presence" in self.fields or self.block.days or self.states):
            if len(present) > 1:
                self.block.days = present
            elif present and absences:
                self.guess("presence", present[0])
        if "role" not in self.fields:
            for column in [it for it in self.block.unknown if self.are_all_roles(it)][:1]:
                self.guess("role", column)
        self.tell_unread()

    def guess(self, field: str, column: int) -> None:
        """Take a column for what its cells are, and tell it."""
        self.fields[field] = column
        told = f"{column_name(column)}: {key_word(field)}"
        self.finding("columns-guessed", self.rows[0], column, columns=told)

    def are_all_roles(self, column: int) -> bool:
        """Tell whether every cell of a column is the word of a role, or empty."""
        texts = {text for cell in self.different_cells(column) if (text := text_of(cell))}
        return bool(texts) and all(role_of(text, self.words)[0] for text in texts)

    def tell_unread(self) -> None:
        """Tell each column that has a head and cells, and that nothing was taken from."""
        read = {*self.fields.values(), *self.block.days, *self.states, self.block.mark, self.block.heading}
        for column in self.block.unknown:
            head = " ".join(dict.fromkeys(filter(None, self.table.heads.get(column, ()))))
            if head and column not in read and any(cell != "" for cell in self.different_cells(column)):
                self.finding("column-unread", self.rows[0], column, letters=column_name(column), head=head)

    def tell_states(self, present: list[int]) -> None:
        """Tell columns of which each is one way to be there: 出席, Web and 欠席, with a mark in one of them."""
        columns = [*present, *([self.fields["presence"]] if "presence" in self.fields else [])]
        states = {
            column: state
            for column in columns
            for head in self.table.heads.get(column, ())
            if (state := self.words.presence.get(mark_key(head)))
        }
        if len(set(states.values())) > 1 and len(states) == len(columns):
            self.states = states
            self.fields.pop("presence", None)

    def tell_fields(self) -> None:
        """Tell by its values what a column is whose head has two meanings: 区分 with 事務局, 職名 with 会長."""
        if "category" in self.fields and "capacity" not in self.fields:
            told = {role_of(text, self.words)[1] for text in self.different("category")}
            if None not in told and told & {Capacity.SECRETARIAT, Capacity.EXPLAINER}:
                self.fields["capacity"] = self.fields.pop("category")
            elif "role" not in self.fields and self.are_roles("category"):
                self.fields["role"] = self.fields.pop("category")
        if "post" in self.fields and "role" not in self.fields and self.are_roles("post", most=True):
            self.fields["role"] = self.fields.pop("post")

    def are_roles(self, field: str, *, most: bool = False) -> bool:
        """Tell whether the texts of a column are roles: all of them, or with `most` more than half."""
        told = [role_of(text, self.words)[0] is not None for text in self.different(field)]
        return bool(told) and (2 * sum(told) > len(told) if most else all(told))

    def tells_posts(self) -> bool:
        """Tell whether the column of roles holds posts only (教授, 課長), none of a council."""
        values = self.different("role") if "role" in self.fields else set()
        told = {value: role_of(value, self.words) for value in values}
        if not any(any(role) for role in told.values()):
            return bool(values)
        # 教授 and 会長 without a single 委員: that is what people are elsewhere, and who knows of 会長.
        posts = any(not any(role) and POST.fullmatch(value) for value, role in told.items())
        officials = "capacity" in self.fields or any(
            section.context.capacity not in {None, Capacity.MEMBER} for section in self.table.sections
        )
        if not posts or officials or any(role[0] is Role.MEMBER for role in told.values()):
            return False
        column = self.fields["role"]
        for row, cell in zip(self.rows, self.columns[column], strict=True):
            if any(told.get(text_of(cell), ())):
                self.finding("role-or-post", row, column, text=text_of(cell))
        return True

    def different_cells(self, column: int) -> set[Any]:
        """Return the different cells of a column; looked for once."""
        if column not in self.seen:
            self.seen[column] = set(self.columns[column])
        return self.seen[column]

    def different(self, field: str) -> set[str]:
        """Return the different texts of a column."""
        return {text for cell in self.different_cells(self.fields[field]) if (text := text_of(cell))}

    # What columns say, row by row

    def cells(self, field: str) -> Sequence[Any] | None:
        """Return the cells of a field's column, if there is one."""
        place = self.fields.get(field)
        return None if place is None else self.columns[place]

    def told(self, field: str, read: Callable[[Any], T], empty: T) -> list[T] | None:
        """Return what a function says of each cell of a column, asked once for each different cell."""
        cells = self.cells(field)
        if cells is None:
            return None
        known = {
            cell: read(cell) if text_of(cell) else empty for cell in self.different_cells(self.fields[field])
        }
        return [known[cell] for cell in cells]

    def texts(self, field: str) -> Iterable[str | None]:
        """Return the texts of a column; letters in them that nobody sees are told, and kept."""
        cells = self.cells(field)
        if cells is None:
            return repeat(None)
        known = {cell: text_of(cell) or None for cell in self.different_cells(self.fields[field])}
        texts = [known[cell] for cell in cells]
        if self.odd_letter("\n".join(filter(None, known.values()))):
            for row, text in zip(self.rows, texts, strict=True):
                if text and (odd := self.odd_letter(text)):
                    self.finding("control-character", row, self.fields[field], letter=odd)
        return texts

    @staticmethod
    def odd_letter(text: str) -> str | None:
        """Return the first letter of a text that nobody sees, as `U+200B`."""
        found = _CONTROL.search(text)
        return f"U+{ord(found[0]):04X}" if found else None

    def roles(self) -> tuple[Iterable[Role | None], Iterable[Capacity | None], Iterable[str | None]]:
        """Return roles, capacities and posts of the rows."""
        capacities: Iterable[Capacity | None] = self.told(
            "capacity", lambda cell: role_of(text_of(cell), self.words)[1], None
        ) or repeat(None)
        posts = self.texts("post")
        if "role" not in self.fields:
            return self.roles_of_remarks(), capacities, posts
        texts = list(self.texts("role"))
        if self.role_is_post:
            return repeat(None), capacities, texts
        known = {text: self.role(text) for text in set(texts)}
        for row, text in zip(self.rows, texts, strict=True):
            if known[text][3]:
                self.finding("role-unknown", row, self.fields["role"], text=text)
        return (
            [known[text][0] for text in texts],
            [capacity or known[text][1] for capacity, text in zip(capacities, texts, strict=False)],
            [post or known[text][2] for post, text in zip(posts, texts, strict=False)],
        )

    def roles_of_remarks(self) -> Iterable[Role | None]:
        """Return the roles that remarks are, where no column is for roles: 会長 and nothing else."""
        told = self.told("remarks", lambda cell: role_of(text_of(cell), self.words)[0], None)
        return told or repeat(None)

    def role(self, text: str | None) -> tuple[Role | None, Capacity | None, str | None, bool]:
        """Return the role, the capacity and the post that a text is, and whether it is none that is known."""
        if text is None:
            return None, None, None, False
        role, capacity = role_of(text, self.words)
        if role is None and capacity is None:
            return None, None, text, POST.fullmatch(text) is None
        return role, None if role else capacity, self.beside_role(text), False

    def beside_role(self, text: str) -> str | None:
        """Return what stands in brackets after a role and is none: the post of 委員（教育長）."""
        match = _IN_BRACKETS.fullmatch(text)
        if match is None or any(role_of(match["inner"], self.words)):
            return None
        known = label_key(match["inner"]) in self.words.categories
        return None if known else match["inner"].strip() or None

    def terms(self) -> tuple[Iterable[datetime.date | None], Iterable[datetime.date | None]]:
        """Return first and last days: from one column for both, or one for each."""
        froms, untils = self.days_of("from"), self.days_of("until")
        told = self.told("term", term_of, TermCell())
        if told is not None:
            column = self.fields["term"]
            if any(cell.code for cell in set(told)):
                for row, cell, raw in zip(self.rows, told, self.columns[column], strict=True):
                    if cell.code:
                        values = {"text": text_of(raw), "since": cell.since, "until": cell.until}
                        self.finding(cell.code, row, column, **values)
            froms = [day or cell.since for day, cell in zip(froms, told, strict=False)]
            untils = [day or cell.until for day, cell in zip(untils, told, strict=False)]
        elif "from" in self.fields and "until" in self.fields:
            froms, untils = list(froms), list(untils)
            for row, since, until in zip(self.rows, froms, untils, strict=True):
                if since and until and until < since:
                    where = self.fields["until"]
                    self.finding("term-ends-before-it-starts", row, where, since=since, until=until)
        return froms, untils

    def days_of(self, field: str) -> Iterable[datetime.date | None]:
        """Return the days of a column."""
        from_1904 = self.sheet.marks.from_1904
        told = self.told(field, lambda cell: day_of(cell, from_1904=from_1904), DayCell())
        if told is None:
            return repeat(None)
        column = self.fields[field]
        for row, cell, raw in zip(self.rows, told, self.columns[column], strict=True):
            if cell.code:
                self.finding(cell.code, row, column, text=text_of(raw))
        return [cell.day for cell in told]

    def presences(self) -> tuple[Iterable[Presence | None], Iterable[str | None]]:
        """Return presence and proxies: of the column 出欠, and of one that names proxies."""
        told = self.told("presence", lambda cell: presence_of(text_of(cell), self.words), PresenceCell())
        proxies = self.texts("proxy_name")
        if self.states:
            marked = zip(*(self.columns[column] for column in self.states), strict=True)
            states = tuple(self.states.values())
            return [
                next((state for state, cell in zip(states, cells, strict=True) if cell != ""), None)
                for cells in marked
            ], proxies
        if told is None:
            return repeat(None), proxies
        column = self.fields["presence"]
        for row, cell, raw in zip(self.rows, told, self.columns[column], strict=True):
            if cell.presence is None and (text := text_of(raw)):
                self.finding("presence-unknown", row, column, text=text)
        names = [name or cell.proxy_name for name, cell in zip(proxies, told, strict=False)]
        return [cell.presence for cell in told], names

    def attended(self, row: int, at: int) -> dict[str, Any]:
        """Return the days of an attendance matrix of one row; of a single day also as the presence."""
        days: list[DayRead] = []
        for column in self.block.days:
            if not (text := text_of(self.columns[column][at])):
                continue
            if (presence := presence_of(text, self.words).presence) is None:
                if not re.fullmatch(r"[\d.%]+", text):
                    self.finding("presence-unknown", row, column, text=text)
                continue
            heads = [head.removesuffix(" 00:00:00") for head in self.table.heads.get(column, [])]
            day = next((found for head in heads if (found := parse_date(head))), None)
            days.append(DayRead(" ".join(heads), day, presence, cell_name(row, column)))
        if len(self.block.days) == 1 and days and "presence" not in self.fields:
            return {"days": tuple(days), "presence": days[0].presence}
        return {"days": tuple(days)}

    def says_something(self, at: int) -> bool:
        """Tell whether a row has a text of its own beside the name, a number, a mark or a category."""
        return any(
            text_of(self.columns[column][at])
            for field, column in self.fields.items()
            if field not in {"name", "number", "category"}
        )

    def finding(self, code: str, row: int, column: int, **values: Any) -> None:
        """Tell what is doubtful, with its cell."""
        self.findings.append(Finding(code, f"{self.sheet.name}!{cell_name(row, column)}", values))
