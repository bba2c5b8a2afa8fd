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

_CONTINUES: Final = re.compile(r"\s*\((?!\d{1,2}\)|[ア-ン]\))")
_WATCHERS: Final = re.compile(r"傍聴|記者|報道|議\s?員|一般|市民|[\d一二三四五六七八九十][人名社]|なし")


class FactSection:
    """Reads a label of a fact with the rows below it."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def read(self, place: int, found: Found, start: int) -> int:
        rows = self.scope.value_rows(place, found, start)
        key, done, over = found.key, False, place + 1
        if key in {"when", "when_where", "opened", "closed", "hours"}:
            return self._when(key, rows, place)
        for count, (at, first, last) in enumerate(rows):
            fold = self.scope.draft.source.fold[first:last]
            if is_layout(fold):
                self.scope.draft.ledger.take(first, last, Kind.MARK)
                over = at + 1
                continue
            if (
                count
                and done
                and key == "place"
                and "傍聴" in fold
                and read_fact(self.scope.draft, key, first, last)
            ):
                over = at + 1
                continue
            if (
                count
                and done
                and not (_CONTINUES.match(fold) and key in {"place", "openness"})
                and key not in {"observers", "press"}
            ):
                break
            if (
                count and key in {"observers", "press"} and (not _WATCHERS.search(fold) or len(fold) > 40)
            ):  # a heading, or a text
                break
            if (
                count and (number_at(fold) or len(fold) > 60) and key not in {"observers"}
            ):  # a heading, or a text
                break
            if done and _CONTINUES.match(fold):
                self._beside(key, first, last)
            elif read_fact(self.scope.draft, key, first, last):
                done = True
                self.scope.draft.ledger.mark(first, last)
            elif (
                key not in {"observers", "press", "openness", "closed_under"} or count or len(fold) > 40
            ):  # a remark in place of a value
                break
            over = at + 1
        return over

    def _beside(self, key: str, start: int, end: int) -> None:
        """Read what stands in brackets below a value: (傍聴者 1人) below 公開."""
        fold = self.scope.draft.source.fold[start:end]
        if "傍聴" in fold:
            read_fact(self.scope.draft, "observers", start, end)
        if key == "openness" and "条" in fold:
            self.scope.draft.state(
                "closed_under", self.scope.draft.cut(start, end).strip("（()） "), start, end
            )
        self.scope.draft.ledger.take(start, end, Kind.FIELD)

    def _when(self, key: str, rows: list[tuple[int, int, int]], place: int) -> int:
        """Read day and hours, which may stand on several lines, broken anywhere."""
        fold = self.scope.draft.source.fold
        kept: list[tuple[int, int, int]] = []
        for at, first, last in rows[:5]:
            text = fold[first:last]
            timed = (
                find_hours(fold, first, last)
                or find_day(fold, first, last)
                or re.fullmatch(r"[\s\d年月日時分()~月火水木金土午前後から令和平成まで:・元|]+", text)
            )
            if not timed and kept:
                break
            if not timed and ("書面" not in text and not re.match(r"(?:令和|平成|昭和)", text)):
                break
            if kept and number_at(text) and not CLOCK.search(text):
                break
            kept.append((at, first, last))
        if not kept:
            return place + 1
        begin, over = kept[0][1], kept[-1][2]
        if read_fact(self.scope.draft, key, begin, over):
            for _at, first, last in kept:
                if key in {"when", "opened", "closed", "hours"}:
                    self._rest_of_when(first, last)
        after = kept[-1][0] + 1
        if (
            key == "when_where"
            and "venue" not in self.scope.draft.facts
            and after < self.scope.speech
            and after not in self.scope.labels
        ):
            row = self.scope.rows[after]
            return after + read_fact(self.scope.draft, "place", row.start, row.end)
        return after

    def _rest_of_when(self, first: int, last: int) -> None:
        """Mark the small words that go with day and hours."""
        self.scope.draft.ledger.mark(first, last)
