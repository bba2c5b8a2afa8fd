"""Sections of the head that state facts: day and hours, place, counts, openness."""

import re
from typing import Final

from council_core.minutes.reader.clock import find_day, find_hours
from council_core.minutes.reader.facts import read_fact
from council_core.minutes.reader.labels import Found
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at
from council_core.minutes.reader.scope import CLOCK, Scope, is_layout

__all__ = ["FactSection"]

_TIMES: Final = frozenset({"when", "when_where", "opened", "closed", "hours"})
_REMARKED: Final = frozenset(
    {"observers", "press", "openness", "closed_under"}
)  # a remark may stand in place of a value
_TIME_ALONE: Final = re.compile(r"[\s\d年月日時分()~月火水木金土午前後から令和平成まで:・元|]+")
_REMARK: Final = 40
_VALUE: Final = 60
_CONTINUES: Final = re.compile(r"\s*\((?!\d{1,2}\)|[ア-ン]\))")
_KINDS: Final = frozenset({"一般傍聴", "一般傍聴者"})  # of observers, who are counted apart from others
_PLACE: Final = re.compile(
    r"[\s)分](?=[^\s\d()])([^|\n]{1,40}(?:室|館|ホール|センター|庁舎|会場|役所|役場|議場)[^\s|]{0,8})\s*$"
)  # behind day and hours on their line
_WATCHERS: Final = re.compile(r"傍聴|記者|報道|議\s?員|一般|市民|[\d一二三四五六七八九十][人名社]|なし")


class FactSection:
    """Reads a label of a fact with the rows below it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def read(self, place: int, found: Found, start: int) -> int:
        """Read a label's value, and return the row behind it."""
        rows = self.scope.value_rows(place, found, start)
        if found.key in _TIMES:
            return self._when(found.key, rows, place)
        done, over = False, place + 1
        for count, (at, first, last) in enumerate(rows):
            if is_layout(self.scope.draft.source.fold[first:last]):
                self.scope.draft.ledger.take(first, last, Kind.MARK)
            elif count and not self._goes_on(found.key, first, last, done=done):
                break
            elif done and _CONTINUES.match(self.scope.draft.source.fold, first, last):
                if not self._beside(found.key, first, last):
                    break
            elif found.key == "observers" and (done or found.word in _KINDS) and self._adds(first, last):
                self.scope.draft.ledger.mark(first, last)
            elif read_fact(self.scope.draft, found.key, first, last):
                done = True
                self.scope.draft.ledger.mark(first, last)
            elif count or found.key not in _REMARKED:
                break
            over = at + 1
        return over

    def _adds(self, start: int, end: int) -> bool:
        """Add a further kind of observers to those counted above: (2) 一般傍聴　3人."""
        draft = self.scope.draft
        if "observers" not in draft.facts or (
            draft.facts["observers"] and not number_at(draft.source.fold, start)
        ):
            return False  # what is counted already may be the sum
        before = draft.facts.pop("observers")
        done = read_fact(draft, "observers", start, end)
        draft.facts["observers"] = before + draft.facts.get("observers", 0)
        return done

    def _goes_on(self, key: str, start: int, end: int, *, done: bool) -> bool:
        """Tell whether a row below goes on with a value, or has it where the label's own row has none."""
        fold = self.scope.draft.source.fold[start:end]
        if key in {"observers", "press"}:
            return bool(_WATCHERS.search(fold)) and len(fold) <= _REMARK
        if done and key == "place" and "傍聴" in fold:
            return True
        if done and not (key in {"place", "openness"} and _CONTINUES.match(fold)):
            return False
        return not number_at(fold) and len(fold) <= _VALUE

    def _beside(self, key: str, start: int, end: int) -> bool:
        """Read what stands in brackets below a value: (傍聴者 1人) below 公開, a way to the place."""
        draft, fold = self.scope.draft, self.scope.draft.source.fold[start:end]
        if "傍聴" in fold:
            read_fact(draft, "observers", start, end)
            draft.ledger.mark(start, end)
            return True
        if key == "openness" and "条" in fold:
            return draft.state("closed_under", draft.cut(start, end).strip("（()） "), start, end)
        if key == "place" and fold.strip().endswith(")"):  # of the address, or the way
            draft.facts["venue"] += f" {draft.cut(start, end).strip()}"
            draft.ledger.take(start, end, Kind.FIELD)
            return True
        return False

    def _when(self, key: str, rows: list[tuple[int, int, int]], place: int) -> int:
        """Read day and hours, which may stand on several lines, broken anywhere."""
        draft = self.scope.draft
        kept: list[tuple[int, int, int]] = []
        for row in rows[:5]:
            if not self._tells_time(row[1], row[2], first=not kept):
                break
            kept.append(row)
        if not kept:
            return place + 1
        if read_fact(draft, key, kept[0][1], kept[-1][2]) and key != "when_where":
            for _at, first, last in kept:
                draft.ledger.mark(first, last)
        after = kept[-1][0] + 1
        if (
            key == "when_where"
            and "venue" not in draft.facts
            and (behind := _PLACE.search(draft.source.fold, kept[0][1], kept[-1][2]))
        ):
            read_fact(draft, "place", *behind.span(1))
        if (
            key == "when_where"
            and "venue" not in draft.facts
            and after < self.scope.speech
            and after not in self.scope.labels
        ):
            row_below = self.scope.rows[after]
            return after + read_fact(draft, "place", row_below.start, row_below.end)
        return after

    def _tells_time(self, start: int, end: int, *, first: bool) -> bool:
        fold = self.scope.draft.source.fold
        text = fold[start:end]
        timed = find_hours(fold, start, end) or find_day(fold, start, end) or _TIME_ALONE.fullmatch(text)
        if first:
            return bool(timed) or "書面" in text or bool(re.match(r"令和|平成|昭和", text))
        return bool(timed) and not (number_at(text) and not CLOCK.search(text))
