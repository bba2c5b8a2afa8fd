"""The account of a text: what each letter of it was read as. What nobody claims is unread."""

import re
from enum import IntEnum
from typing import Final, NamedTuple

from council_core.minutes.reader.source import Source

__all__ = ["Kind", "Ledger", "Unread"]

_FREE: Final = re.compile(b"\x00+")
_SMALL: Final = re.compile(
    r"[\s、。,.:;|~=()\[\]【】「」<>・\-]+|(?:(?:から|より|まで|頃|予定|開会|閉会|開議|散会|開始|終了|時間|時刻|自|至|人|名|社|なし|無し|傍聴者|傍聴人|記者|報道(?:関係者|機関)?|出席|計|以上|日時|場所|に|で|が|の|は|を|へ|と|も|(?:開催|実施)(?:された|した|し)?|[月火水木金土日]曜日?))+"
)
_SIGNS: Final = (
    "・、。,.:;|-~=_*#+/\\'\"○〇◎●◇◆□■△▲▽▼※()[]{}<>「」『』【】→⇒↓─━│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋┠┨┯┷┿┝┥╂\u3000"
)
_SPACES: Final = " \t\r\n\f\v"


class Kind(IntEnum):
    """What a letter was read as: part of a field, of an entry, or a mark that the layout needs."""

    FREE = 0
    FIELD = 1
    ENTRY = 2
    MARK = 3
    TAG = 4


class Unread(NamedTuple):
    """A piece of the text that was not understood: line and column from 1, and its letters."""

    line: int
    column: int
    text: str


class Ledger:
    """For each letter of a text who has it. The first who takes a letter keeps it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.taken = bytearray(len(source.text))
        for start, end in source.tags:
            self.take(start, end, Kind.TAG)

    def take(self, start: int, end: int, kind: Kind) -> None:
        """Claim the letters from `start` up to `end` that are still free."""
        if end <= start:
            return
        part = self.taken[start:end]
        if part.count(0) == end - start:
            self.taken[start:end] = bytes([kind]) * (end - start)
        else:
            self.taken[start:end] = part.replace(b"\x00", bytes([kind]))

    def mark(self, start: int, end: int) -> None:
        """Claim as marks the small words that only go with a value: から まで 頃 人 予定; what else is free stays so."""
        for word in _SMALL.finditer(self.source.fold, start, end):
            if not (
                self._is_inside(word.start() - 1, word[0][0]) or self._is_inside(word.end(), word[0][-1])
            ):
                self.take(word.start(), word.end(), Kind.MARK)

    def _is_inside(self, beside: int, letter: str) -> bool:
        """Tell whether the letter beside a small word makes it part of a longer one that nobody has."""
        return (
            letter.isalnum()
            and 0 <= beside < len(self.taken)
            and self.taken[beside] == Kind.FREE
            and self.source.fold[beside].isalnum()
        )

    def give_back(self, start: int, end: int) -> None:
        """Make letters free again that were taken too early."""
        self.taken[start:end] = bytes(end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nobody has any letter from `start` up to `end`."""
        return not any(self.taken[start:end])

    def count(self, start: int, end: int) -> int:
        """Count the letters from `start` up to `end` that somebody has."""
        return end - start - self.taken.count(0, start, end)

    def characters(self) -> int:
        """Count the letters that are neither white space nor a tag's."""
        text, tags = self.source.text, self.source.tags
        count = sum(map(len, text.split()))
        return count - sum(len("".join(text[start:end].split())) for start, end in tags)

    def unread(self) -> tuple[Unread, ...]:
        """Return what nobody has, one piece for each run in a line. Signs alone are marks of the layout."""
        found = []
        for run in _FREE.finditer(bytes(self.taken)):
            place = run.start()
            if not self.source.text[place : run.end()].strip(_SIGNS + _SPACES):  # most runs are line breaks
                self.take(place, run.end(), Kind.MARK)
                continue
            while place < run.end():
                line = self.source.line_at(place)
                end = min(run.end(), max(line.end, place + 1))
                piece = self.source.text[place:end]
                if piece.strip(_SIGNS + _SPACES) and (text := piece.strip()):
                    column = place + len(piece) - len(piece.lstrip()) - line.begin + 1
                    found.append(Unread(line.number, column, text))
                else:
                    self.take(place, end, Kind.MARK)
                place = end
        return tuple(found)
