"""Sections of the head that list materials, results and the next meeting."""

import re
from typing import Final

from council_core.minutes.reader.agenda import find_item
from council_core.minutes.reader.labels import Found
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.papers import read_material, read_next
from council_core.minutes.reader.results import read_result
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.scope import Scope, is_layout
from council_core.minutes.reader.speakers import looks_spoken
from council_core.minutes.reader.words import squeeze, words

__all__ = ["PaperSection"]

_FILE: Final = re.compile(r"\s*[(\[](?:PDF|Word|Excel|ワード|エクセル)")


class PaperSection:
    """Reads materials, results and what is said of the next meeting."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def read_materials(self, place: int, found: Found, start: int) -> int:
        """Read the materials that a label announces, and return the row behind them."""
        row = self.scope.rows[place]
        if row.fold[found.end :].strip(" |"):
            read_material(self.scope.draft, start, row.end)
        at = place + 1
        while at < self.scope.speech and at < len(self.scope.rows):
            row = self.scope.rows[at]
            if is_layout(row.fold):
                self.scope.draft.ledger.take(row.start, row.end, Kind.MARK)
                at += 1
                continue
            other = self.scope.labels.get(at)
            listed = other and (
                bool(_FILE.search(row.fold))
                or (
                    skip_bullets(row.fold)
                    and not row.fold[other.end :].strip()
                    and other.key not in {"observers", "openness"}
                )
            )
            if (other and not listed) or self.scope.begins(at) or not self._is_paper(row):
                break
            if (number := number_at(row.fold)) and find_item(self.scope.draft, row.fold[number.end :]):
                self.scope.draft.ledger.take(
                    row.start, row.end, Kind.MARK
                )  # the item that the papers below are for
            else:
                read_material(self.scope.draft, row.start, row.end)
            at += 1
        return at

    def _is_paper(self, row: Row) -> bool:
        number = number_at(row.fold, skip_bullets(row.fold))
        text = squeeze(row.fold[number.end :] if number else row.fold)
        if text in words().containers or text in words().kinds["procedure"]:
            return False
        return not (looks_spoken(row.fold) and "。" in row.fold) and len(row.fold) < 120  # a title of a paper

    def read_results(self, place: int, found: Found, start: int) -> int:
        """Read the results that a label announces, and return the row behind them."""
        done = place + 1
        for at, first, last in self.scope.value_rows(place, found, start, told=True):
            if not read_result(self.scope.draft, first, last) and at > place:
                break
            done = at + 1
        return done

    def read_next_meeting(self, place: int, found: Found, start: int) -> int:
        """Read what a label says of the next meeting, and return the row behind it."""
        done = place + 1
        for at, first, last in self.scope.value_rows(place, found, start)[:2]:
            if read_next(self.scope.draft, first, last):
                done = at + 1
        return done
