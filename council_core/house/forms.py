"""How a house writes dates, hours, digits, brackets, stops and numbers of items: each told by example."""

import datetime
import re
from enum import StrEnum
from typing import Any, Final

from attrs import frozen

from council_core.errors import Mistake
from council_core.language import _
from council_core.text import to_wareki, weekday

__all__ = [
    "BracketStyle",
    "ClockStyle",
    "DateStyle",
    "DigitStyle",
    "Numbering",
    "PunctuationStyle",
    "WeekdayStyle",
]

_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI: Final = "〇一二三四五六七八九"
_OPENING: Final = "（(〔[［【「『〈《＜<"
_CLOSING: Final = "）)〕]］】」』〉》＞>.．、,，"


class DateStyle(StrEnum):
    """How dates are written, by example."""

    ERA = "令和3年7月1日"
    WESTERN = "2021年7月1日"
    SHORT = "R3.7.1"

    def write(self, day: datetime.date) -> str:
        """Return a date in this style."""
        if self is DateStyle.WESTERN:
            return f"{day.year}年{day.month}月{day.day}日"
        return to_wareki(day, short=self is DateStyle.SHORT)


class WeekdayStyle(StrEnum):
    """How the day of the week follows a date, by example."""

    SHORT = "（木）"
    SHORT_HALF = "(木)"
    LONG = "（木曜日）"
    LONG_HALF = "(木曜日)"
    NONE = "none"

    def write(self, day: datetime.date) -> str:
        """Return a day's weekday in this style."""
        return "" if self is WeekdayStyle.NONE else self.value.replace("木", weekday(day))


class ClockStyle(StrEnum):
    """How times of day are written, by example."""

    MINUTES = "14時00分"
    COLON = "14:00"
    HALVES = "午後2時"
    HALVES_MINUTES = "午後2時00分"

    def write(self, time: datetime.time) -> str:
        """Return a time of day in this style; seconds are not told."""
        if self is ClockStyle.COLON:
            return f"{time.hour:02d}:{time.minute:02d}"
        if self is ClockStyle.MINUTES:
            return f"{time.hour}時{time.minute:02d}分"
        hour = f"{'午後' if time.hour >= _NOON else '午前'}{time.hour % _NOON}時"
        if self is ClockStyle.HALVES_MINUTES:
            return f"{hour}{time.minute:02d}分"
        return f"{hour}{time.minute}分" if time.minute else hour


_NOON: Final = 12


class DigitStyle(StrEnum):
    """How wide the digits are that a house writes, by example."""

    HALF = "12"
    FULL = "１２"

    def write(self, text: str) -> str:
        """Return a text of the house's own with digits of this width."""
        return text.translate(_FULL_WIDTH) if self is DigitStyle.FULL else text


class BracketStyle(StrEnum):
    """How wide the round brackets are in the house's own sentences, by example."""

    FULL = "（）"
    HALF = "()"


class PunctuationStyle(StrEnum):
    """The stops of the house's own sentences, by example."""

    JAPANESE = "、。"
    WESTERN = "，．"
    MIXED = "，。"
    MIXED_HALF = ",。"


def _counted(number: int, letters: str) -> str:
    """Count with letters, and with two of them after the last (ア … ン, アア)."""
    told = ""
    while number > 0:
        number, place = divmod(number - 1, len(letters))
        told = letters[place] + told
    return told


def _kanji(number: int) -> str:
    if number >= 100:  # noqa: PLR2004 -- no agenda counts so far: the plain digits are readable still
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _KANJI[tens]) + "十" if tens else ""
    return head + (_KANJI[ones] if ones else "")


def _roman(number: int) -> str:
    return chr(0x215F + number) if number <= _CLOCK_FACE else str(number)


def _circled(number: int) -> str:
    return chr(0x245F + number) if number <= _CIRCLES else f"({number})"


_CLOCK_FACE: Final = 12  # Ⅰ to Ⅻ are letters of their own
_CIRCLES: Final = 20  # ① to ⑳
_COUNTERS: Final[dict[str, Any]] = {
    "1": str,
    "１": lambda number: str(number).translate(_FULL_WIDTH),
    "①": _circled,
    "ア": lambda number: _counted(
        number, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
    ),
    "あ": lambda number: _counted(
        number, "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
    ),
    "一": _kanji,
    "Ⅰ": _roman,
    "a": lambda number: _counted(number, "abcdefghijklmnopqrstuvwxyz"),
    "A": lambda number: _counted(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
}
_EXAMPLE: Final = re.compile(
    f"(?P<before>[^{''.join(_COUNTERS)}]*)(?P<counter>[{''.join(_COUNTERS)}])(?P<after>.*)"
)


@frozen
class Numbering:
    """How items of one depth are numbered, told by the first number: `1`, `(1)`, `ア`, `議題1`."""

    before: str
    counter: str
    after: str

    @classmethod
    def like(cls, example: str) -> "Numbering":
        """Return the numbering that an example shows: any letters around one of 1 １ ① ア あ 一 Ⅰ a A.

        Raises:
            Mistake: the example has no such number.
        """
        found = _EXAMPLE.fullmatch(example)
        if found is None:
            raise Mistake(example, _("the first number, such as 1, (1), ① or ア"), "numbering")
        return cls(found["before"], found["counter"], found["after"])

    def number(self, place: int) -> str:
        """Return the label of the item at a place, the first being 1."""
        return f"{self.before}{_COUNTERS[self.counter](place)}{self.after}"

    def in_brackets(self, label: str) -> str:
        """Return an item's own label with the brackets of this depth; one that has brackets stays as it is."""
        if label[:1] in _OPENING or label[-1:] in _CLOSING:
            return label
        opening = "".join(letter for letter in self.before if letter in _OPENING)
        closing = "".join(letter for letter in self.after if letter in _CLOSING)
        return f"{opening}{label}{closing}"
