"""A house style: how a city writes dates and hours, and its words."""

import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import attrs
from attrs import field, frozen

from council_core.house.deadlines import Deadlines
from council_core.model import Capacity, Presence, Role
from council_core.text import to_wareki, weekday

__all__ = [
    "ClockStyle",
    "DateStyle",
    "DigitStyle",
    "House",
    "HouseFile",
    "ListWords",
]

_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")


class DateStyle(StrEnum):
    """How dates are written, by example."""

    ERA = "令和3年7月1日"
    WESTERN = "2021年7月1日"


class ClockStyle(StrEnum):
    """How times of day are written, by example."""

    MINUTES = "14時00分"
    COLON = "14:00"
    HALVES = "午後2時"


class DigitStyle(StrEnum):
    """How wide the digits are that a house writes, by example."""

    HALF = "12"
    FULL = "１２"


@frozen(kw_only=True)
class ListWords:
    """The words of lists of people, in the shape of `data/lists.toml`: what each stands for, and the words."""

    columns: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    weak: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    second: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    ends: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    roles: dict[Role, tuple[str, ...]] = attrs.field(factory=dict)
    capacities: dict[Capacity, tuple[str, ...]] = attrs.field(factory=dict)
    presence: dict[Presence, tuple[str, ...]] = attrs.field(factory=dict)
    categories: dict[str, tuple[str, ...]] = attrs.field(factory=dict)


@frozen(kw_only=True)
class HouseFile:
    """The keys of `house.toml`."""

    title: str
    dates: DateStyle = DateStyle.ERA
    clock: ClockStyle = ClockStyle.MINUTES
    weekdays: bool = True
    digits: DigitStyle = DigitStyle.HALF
    labels: dict[str, str] = field(factory=dict)
    words: dict[str, str] = field(factory=dict)
    lists: ListWords = field(factory=ListWords)
    deadlines: Deadlines = field(factory=Deadlines)


@frozen(kw_only=True)
class House(HouseFile):
    """A house style. `words` gives the city's term for each member of a closed set (`noted`: 了承)."""

    name: str = "plain"
    folder: Path | None = None

    def day(self, day: datetime.date) -> str:
        """Return a date as the house writes it, with its day of the week where the house has it."""
        text = to_wareki(day) if self.dates is DateStyle.ERA else f"{day.year}年{day.month}月{day.day}日"
        return self.number(f"{text}（{weekday(day)}）" if self.weekdays else text)

    def time(self, time: datetime.time) -> str:
        """Return a time of day as the house writes it."""
        if self.clock is ClockStyle.COLON:
            return self.number(f"{time.hour:02d}:{time.minute:02d}")
        if self.clock is ClockStyle.MINUTES:
            return self.number(f"{time.hour}時{time.minute:02d}分")
        half = "午後" if time.hour >= 12 else "午前"  # noqa: PLR2004 -- noon
        return self.number(f"{half}{time.hour % 12}時" + (f"{time.minute}分" if time.minute else ""))

    def number(self, number: object) -> str:
        """Return a number, or a text of the house's own with numbers, in digits of the house's width."""
        text = str(number)
        return text.translate(_FULL_WIDTH) if self.digits is DigitStyle.FULL else text

    def word(self, value: StrEnum | None) -> str:
        """Return the house's term for a member of a closed set."""
        return self.words.get(value.value, value.value) if value is not None else ""

    def label(self, key: str) -> str:
        """Return the house's heading for something (`date`: 日　　時)."""
        return self.labels.get(key, key)
