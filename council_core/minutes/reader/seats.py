"""Lists whose words stand one on a line, behind seats that stand alone: 1番 / 石川 / 敦 / 2番."""

import re
from collections.abc import Callable
from typing import Final

from attrs import Factory, define

from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.names import is_name
from council_core.minutes.reader.persons import Person
from council_core.minutes.reader.words import squeeze

__all__ = ["Seats"]

_SEAT: Final = re.compile(r"(?:議席)?\d{1,3}\s?番|番\s?号|氏\s?名")
_WORD: Final = 3  # letters of a surname or a given name
_NAME: Final = 7
_PARTS: Final = 4


@define
class Seats:
    """Keeps such lines until it is clear what they are."""

    draft: Draft
    add: Callable[[Person], None]
    rows: list[tuple[int, int]] = Factory(list)

    def keep(self, start: int, end: int) -> bool:
        """Keep a line that is a seat, or a word of a name after one; any other line ends the list."""
        text = self.draft.source.fold[start:end].strip()
        word = bool(self.rows) and (
            (len(squeeze(text)) <= _WORD and is_name(text, part=True))
            or (len(text) <= _NAME and is_name(text))
        )
        if not (_SEAT.fullmatch(text) or word):
            self.part()
            return False
        self.rows.append((start, end))
        self.draft.ledger.take(start, end, Kind.FIELD)
        return True

    def part(self) -> None:
        """Part the words at the seats between them; where a seat has too many, all are given back, unread."""
        fold = self.draft.source.fold
        rows, self.rows = self.rows, []
        groups: list[list[tuple[int, int]]] = []
        for start, end in rows:
            if _SEAT.fullmatch(fold[start:end].strip()):
                groups.append([])
            elif groups:
                groups[-1].append((start, end))
        letters = [squeeze("".join(fold[start:end] for start, end in group)) for group in groups]
        if any(len(group) > _PARTS or len(name) > _NAME for group, name in zip(groups, letters, strict=True)):
            for row in rows:
                self.draft.ledger.give_back(*row)
            return
        for group, name in zip(groups, letters, strict=True):
            if len(name) > 1:
                place = (group[0][0], group[-1][1])
                self.add(Person(*place, name=place, parts=2))
