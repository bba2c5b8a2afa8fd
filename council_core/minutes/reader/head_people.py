"""Sections of the head that are lists of people."""

import re
from typing import Final

from council_core.minutes.reader.agenda import find_item
from council_core.minutes.reader.clock import find_day
from council_core.minutes.reader.grid import read_grid
from council_core.minutes.reader.labels import Found
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.people import PEOPLE
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.scope import CLOCK, Scope, is_layout
from council_core.minutes.reader.speakers import looks_spoken
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity

__all__ = ["PeopleSection"]

_STEWARD: Final = re.compile(
    r"幹\s*事\s*[:\s]\s*(?=[^\s、]{1,14}[部課局室次所]\s?長)"
)  # an official, and no member


class PeopleSection:
    """Reads a label of people with the list below it, or a table of people."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def read(self, place: int, found: Found, start: int) -> int:
        """Read a label of people and the list below it, and return the row behind it."""
        row = self.scope.rows[place]
        self.scope.people.begin(found.key, row.start, min(row.end, start + 40), top=found.top)
        if row.fold[found.end :].strip():
            self.scope.people.row(start, row.end)
        at = place + 1
        while at < self.scope.speech and at < len(self.scope.rows):
            row, other = self.scope.rows[at], self.scope.labels.get(at)
            if is_layout(row.fold):
                self.scope.draft.ledger.take(row.start, row.end, Kind.MARK)
                at += 1
                continue
            if self._in_table(row) or self._steward(row):
                at += 1
                continue
            if other and not self._is_inner(other, row):
                break
            if self.scope.begins(at) or not self._may_list(row):
                break
            if other and other.key in PEOPLE:
                self._switch(other, row, top=other.top and (other.numbered or other.key != "members"))
                if row.fold[other.end :].strip():
                    self.scope.people.row(row.start + other.end, row.end)
            elif not self.scope.people.row(row.start, row.end) and not (
                at == place + 1 and self._groups(at + 1)
            ):
                break
            at += 1
        return at

    def _in_table(self, row: Row) -> bool:
        """Read a row of the table whose heads were read."""
        people = self.scope.people
        return bool(people.header) and people.in_table(row.start, row.end) and people.row(row.start, row.end)

    def _steward(self, row: Row) -> bool:
        """Read an official who attends as 幹事, wherever in the list: no member, and nobody absent."""
        if row.fold[0] != "幹" or not (found := _STEWARD.match(row.fold)):
            return False
        self.scope.people.begin("explainers", row.start, row.start, top=False)
        self.scope.draft.ledger.take(row.start, row.start + found.end(), Kind.MARK)
        return self.scope.people.row(row.start + found.end(), row.end)

    def read_table(self, place: int) -> int:
        """Read a table of people that begins with its row of heads: 役職 氏名 所属 出欠."""
        if (
            self.scope.people.mood.capacity is None
            or place == 0
            or self.scope.people.mood.base is not Capacity.MEMBER
        ):
            self.scope.people.begin(
                "members", self.scope.rows[place].start, self.scope.rows[place].start, top=True
            )
        self.scope.people.row(self.scope.rows[place].start, self.scope.rows[place].end)
        at = place + 1
        while at < min(self.scope.speech, len(self.scope.rows)):
            row, other = self.scope.rows[at], self.scope.labels.get(at)
            if is_layout(row.fold):
                self.scope.draft.ledger.take(row.start, row.end, Kind.MARK)
            elif (other and other.key != "members") or not read_grid(
                self.scope.draft.source.fold, row.start, row.end, self.scope.people.header
            ):
                break
            else:
                self.scope.people.row(row.start, row.end)
            at += 1
        self.scope.people.finish()
        return at

    def _groups(self, place: int) -> bool:
        """Tell whether a role alone stands at a row, above those who have it: what stands before it names nobody."""
        return place < self.scope.end and squeeze(self.scope.rows[place].fold) in words().roles

    def _switch(self, other: Found, row: Row, *, top: bool) -> None:
        """Take a label inside a list: who follows, present or absent as those before where it says only 委員."""
        self.scope.people.begin(other.key, row.start, row.end, top=top)
        self.scope.draft.ledger.take(row.start, row.start + other.end, Kind.MARK)

    def _is_inner(self, other: Found, row: Row) -> bool:
        """Tell whether a label inside a list goes on with it: 委員 and 事務局 below 出席者."""
        if other.key in PEOPLE:
            return True
        return (
            other.key in {"opened", "closed", "other"}
            and "署名" not in other.word
            and not other.top
            and bool(row.fold[other.end :].strip())
            and not CLOCK.search(row.fold)
        )

    def _may_list(self, row: Row) -> bool:
        fold = row.fold
        if looks_spoken(fold) and "。" in fold:
            return bool(re.search(r"なし。|ない。", fold)) and len(fold) < 20  # 欠席者なし。
        number = number_at(fold, skip_bullets(fold))
        if number and (
            squeeze(fold[number.end :]) in words().containers
            or squeeze(fold[number.end :]) in words().kinds["procedure"]
            or squeeze(fold[number.end :]).endswith(words().kinds["procedure_ends"])
        ):
            return False
        if number and number.style == "digit" and find_item(self.scope.draft, fold[number.end :]):
            return False
        return not (find_day(fold, 0, len(fold)) or re.match(r"\s*午[前後]", fold))
