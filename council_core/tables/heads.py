"""Find the heads of lists: rows of known words with a name among them, and what each column holds."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from council_core.tables.headings import heading_of
from council_core.tables.lists import Block, Table
from council_core.tables.names import is_name
from council_core.tables.values import text_of
from council_core.tables.words import Words, label_key
from council_core.tables.workbook import Area, Sheet

__all__ = ["Heads"]

_DAY: Final = re.compile(r"第?\s*\d{1,3}\s*回|\d{1,2}\s*[月/.]\s*\d{1,2}|\d{4}-\d\d-\d\d", re.ASCII)
_MOST_UNKNOWN: Final = 4  # heads beside a single known one


class Heads:
    """Looks for heads in the rows of a sheet. `columns` are those that the user names."""

    def __init__(self, sheet: Sheet, words: Words, columns: dict[str, int]) -> None:
        self.sheet, self.words, self.columns = sheet, words, columns
        self.hidden = sheet.marks.hidden_columns
        self.merged_from = _by_row(sheet.merged or ())

    def table(self, index: int, filled: dict[int, str], *, first: bool) -> Table | None:
        """Return the list that a row of heads begins, with a second row of heads below it; `None` where it is none."""
        labels = self.labels(filled, first=first)
        if not labels:
            return None
        heads = {column: [text] for column, text in filled.items()}
        below = self.second_row(index, labels, heads)
        rows = 2 if below or len(heads) > len(filled) else 1
        self.spread(index, heads)
        labels = {column: label for column, label in (labels | below).items() if column not in self.hidden}
        blocks = [self.block(part, heads) for part in _side_by_side(labels, max(heads, default=0))]
        if self.columns:
            blocks = blocks[:1]
            for name, column in self.columns.items():
                if column < len(self.sheet.rows[0]):
                    known = {
                        key: place
                        for key, place in blocks[0].fields.items()
                        if place != column or key == name
                    }
                    blocks[0].fields = known | {name: column}
        if any("name" not in block.fields for block in blocks):
            return None
        if len(blocks) > 1:
            self.headings_above(index, blocks)
        return Table(tuple(range(index, index + rows)), blocks, heads)

    def side_headings(self, index: int, filled: dict[int, str]) -> Table | None:
        """Return the list of columns of names that stand side by side below headings: 出席委員 and 欠席委員."""
        contexts = {
            column: context
            for column, text in filled.items()
            if (context := heading_of(text, self.words)) and (context.presence or context.capacity)
        }
        below = self.sheet.rows[index + 1] if index + 1 < len(self.sheet.rows) else []
        named = below and all(is_name(text_of(below[column]), self.words) for column in filled)
        if len(filled) < 2 or len(contexts) < len(filled) or not named:  # noqa: PLR2004 -- side by side
            return None
        blocks = [Block({"name": column}, column, column, context=contexts[column]) for column in filled]
        return Table((), blocks, {})

    def labels(self, filled: dict[int, str], *, first: bool = False) -> dict[int, str]:
        """Return the fields of a row's heads, if a name is among them; in the first head 委員 may be one."""
        labels = {column: found for column, text in filled.items() if (found := self.words.field(text))}
        names = [column for column, found in labels.items() if found == "name"]
        if first and not names and labels:
            weak = {
                column: found for column, text in filled.items() if (found := self.words.weak_field(text))
            }
            if len(weak) == 1 and any(found != "other" for found in labels.values()):
                labels |= weak
                names = list(weak)
        if not names or (len(names) == 1 and len(labels) == 1 and len(filled) > _MOST_UNKNOWN):
            return {}
        return self.once(labels, filled)

    def once(self, labels: dict[int, str], filled: dict[int, str]) -> dict[int, str]:
        """Return labels with one name for each list: of 氏名 and 氏名（ふりがな）, or of 姓 and 名."""
        names = [column for column, label in labels.items() if label == "name"]
        if len(names) > 1:
            for column in names:
                if second := self.words.second.get(label_key(filled[column])):
                    labels[column] = second
        return labels

    def second_row(self, index: int, labels: dict[int, str], heads: dict[int, list[str]]) -> dict[int, str]:
        """Return the fields of a second row of heads: 自 and 至 below 任期, days below 出欠."""
        below = index + 1
        if below >= len(self.sheet.rows):
            return {}
        filled = {
            column: text
            for column, cell in enumerate(self.sheet.rows[below])
            if cell != "" and (text := text_of(cell))
        }
        names = [column for column, found in labels.items() if found == "name"]
        halves = all(label_key(filled.get(column, "姓")) in {"姓", "氏"} for column in names)
        if (
            not filled
            or not halves
            or any(is_name(text, self.words) for text in filled.values() if len(text) > 1)
        ):
            return {}
        found = {column: known for column, text in filled.items() if (known := self.words.field(text))}
        days = [column for column, text in filled.items() if _is_day(self.sheet.rows[below][column], text)]
        if not found and not days:
            return {}
        for column, text in filled.items():
            heads.setdefault(column, []).append(text)
        return found

    def spread(self, index: int, heads: dict[int, list[str]]) -> None:
        """Write a head that is merged across columns above each of them."""
        for (top, left), (bottom, right) in self.merged_from.get(index, ()):
            if top == index and right > left and left in heads:
                for column in range(left + 1, right + 1):
                    if column in heads:
                        heads[column].insert(0, heads[left][0])
                    elif bottom == top:
                        heads[column] = [heads[left][0]]

    def block(self, part: tuple[dict[int, str], int, int], heads: dict[int, list[str]]) -> Block:
        """Return the block of labels: each field once, a second column of it by its second meaning."""
        labels, first, last = part
        fields: dict[str, int] = {}
        seconds = {
            column: second
            for column in labels
            for text in heads.get(column, ())
            if (second := self.words.second.get(label_key(text)))
        }
        for column, label in sorted(labels.items(), key=lambda pair: (pair[0] in seconds, pair[0])):
            if label not in fields:
                fields[label] = column
            elif (second := seconds.get(column)) and second not in fields:
                fields[second] = column
        fields.pop("other", None)
        if (presence := fields.get("presence")) is not None and any(map(_DAY.search, heads[presence][1:])):
            del fields["presence"]  # 出欠 above the days of a matrix
            labels = {column: label for column, label in labels.items() if column != presence}
        known = set(labels)
        days = [
            column
            for column in range(first, last + 1)
            if column not in known
            and column not in self.hidden
            and any(_DAY.search(text) for text in heads.get(column, ()))
        ]
        unknown = [
            column
            for column in range(first, last + 1)
            if column not in known and column not in self.hidden and column not in days
        ]
        return Block(fields, first, last, days, unknown)

    def headings_above(self, index: int, blocks: list[Block]) -> None:
        """Give blocks side by side the headings that stand above them."""
        above = next(
            (row for row in range(index - 1, -1, -1) if any(cell != "" for cell in self.sheet.rows[row])),
            None,
        )
        if above is None:
            return
        for block in blocks:
            for column in range(block.first, block.last + 1):
                cell = self.sheet.rows[above][column]
                if cell != "" and (context := heading_of(text_of(cell), self.words)):
                    block.context = context


def _is_day(cell: Any, text: str) -> bool:
    """Tell whether a head is a day or the number of a meeting."""
    return not isinstance(cell, str | float | int) or _DAY.search(text) is not None


def _by_row(areas: Iterable[Area]) -> dict[int, list[Area]]:
    found: dict[int, list[Area]] = {}
    for area in areas:
        found.setdefault(area[0][0], []).append(area)
    return found


def _side_by_side(labels: dict[int, str], last: int) -> Iterator[tuple[dict[int, str], int, int]]:
    """Yield the labels of each list that stands side by side in a row of heads, with its columns.

    A list begins where a field comes again; one list has one name.
    """
    if sum(label == "name" for label in labels.values()) < 2:  # noqa: PLR2004 -- one list
        yield labels, 0, last
        return
    part: dict[int, str] = {}
    first = 0
    for column, label in sorted(labels.items()):
        if label in part.values() and "name" in part.values() and label != "other":
            yield part, first, column - 1
            part, first = {}, column
        part[column] = label
    if "name" in part.values():
        yield part, first, last
