"""A house style: the settings of `house.toml`, and what they make of a date, a number or a word."""

import datetime
import re
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from attrs import field, frozen

from council_core.errors import Mistake
from council_core.house.deadlines import Deadlines
from council_core.house.forms import (
    BracketStyle,
    ClockStyle,
    DateStyle,
    DigitStyle,
    Numbering,
    PunctuationStyle,
    WeekdayStyle,
)
from council_core.house.naming import NamesByEdition
from council_core.language import _
from council_core.model import Capacity, Outcome, Presence, Role
from council_core.model.identity import count

__all__ = ["DocumentFacts", "Fits", "House", "HouseFile", "ListWords", "Reading"]

PLACE: Final = "{}"
_FILLED: Final = re.compile(r"\{(\w+)\}")


def _is_between(_instance: object, _attribute: Any, value: str) -> None:
    if value.count(PLACE) not in {0, 2}:
        raise Mistake(
            value, _("～, or a pattern such as {example}").format(example="{}から{}まで"), "between"
        )


def _are_numberings(_instance: object, _attribute: Any, value: tuple[str, ...]) -> None:
    for example in filter(None, value):
        Numbering.like(example)


def _are_patterns(_instance: object, _attribute: Any, value: dict[str, str]) -> None:
    for key, pattern in value.items():
        if pattern.count(PLACE) != 1:
            raise Mistake(pattern, _("a text with {place} once").format(place=PLACE), f"text.{key}")


@frozen(kw_only=True)
class ListWords:
    """The words of lists of people, in the shape of `data/lists.toml`: what each stands for, and the words."""

    columns: dict[str, tuple[str, ...]] = field(factory=dict)
    weak: dict[str, tuple[str, ...]] = field(factory=dict)
    second: dict[str, tuple[str, ...]] = field(factory=dict)
    ends: dict[str, tuple[str, ...]] = field(factory=dict)
    roles: dict[Role, tuple[str, ...]] = field(factory=dict)
    capacities: dict[Capacity, tuple[str, ...]] = field(factory=dict)
    presence: dict[Presence, tuple[str, ...]] = field(factory=dict)
    categories: dict[str, tuple[str, ...]] = field(factory=dict)


@frozen(kw_only=True)
class Fits:
    """Whose minutes this house reads by itself: names of municipalities and of councils as printed."""

    municipalities: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()


@frozen(kw_only=True)
class DocumentFacts:
    """What the city's letters say whatever the meeting: how many may watch, how one does, how members answer."""

    observer_places: int | None = count()
    how_to_observe: tuple[str, ...] = ()
    how_to_reply: tuple[str, ...] = ()


@frozen(kw_only=True)
class Reading:
    """What only this city prints, for the reader of minutes: further labels by key, phrases by outcome."""

    labels: dict[str, tuple[str, ...]] = field(factory=dict)
    outcomes: dict[Outcome, tuple[str, ...]] = field(factory=dict)


@frozen(kw_only=True, eq=False)  # one house is itself: what is kept for it is found by that
class HouseFile:
    """The keys of `house.toml`."""

    title: str
    dates: DateStyle = DateStyle.ERA
    weekdays: WeekdayStyle = WeekdayStyle.SHORT
    clock: ClockStyle = ClockStyle.MINUTES
    between: str = field(default="～", validator=_is_between)
    digits: DigitStyle = DigitStyle.HALF
    brackets: BracketStyle = BracketStyle.FULL
    punctuation: PunctuationStyle = PunctuationStyle.JAPANESE
    numbering: tuple[str, ...] = field(default=(), validator=_are_numberings)
    honorifics: str = ""
    names: NamesByEdition = field(factory=NamesByEdition)
    text: dict[str, str] = field(factory=dict, validator=_are_patterns)
    labels: dict[str, str] = field(factory=dict)
    words: dict[str, str] = field(factory=dict)
    script: dict[str, str] = field(factory=dict)
    blocks: dict[str, str] = field(factory=dict)
    lists: ListWords = field(factory=ListWords)
    fits: Fits = field(factory=Fits)
    reading: Reading = field(factory=Reading)
    deadlines: Deadlines = field(factory=Deadlines)
    documents: DocumentFacts = field(factory=DocumentFacts)


@frozen(kw_only=True, eq=False)
class House(HouseFile):
    """A house style. `words` gives the city's term for each member of a closed set (`noted`: 了承).

    `script` has what whoever presides reads aloud, with names in braces for what is filled in; `blocks` what
    is said again and again, by the name under which it is put in.
    """

    name: str = "plain"
    folder: Path | None = None

    def day(self, day: datetime.date, *, weekday: bool = True) -> str:
        """Return a date as the house writes it, with its day of the week where the house has it."""
        return self.number(self.dates.write(day) + (self.weekdays.write(day) if weekday else ""))

    def date(self, day: datetime.date) -> str:
        """Return a date as the house writes it, as a letter has it: without its day of the week."""
        return self.day(day, weekday=False)

    def time(self, time: datetime.time) -> str:
        """Return a time of day as the house writes it."""
        return self.number(self.clock.write(time))

    def hours(self, start: datetime.time | None, end: datetime.time | None) -> str:
        """Return from when until when, as far as it is known: 14時00分～15時00分, or 午後2時から."""
        first, last = (self.time(moment) if moment else "" for moment in (start, end))
        if PLACE in self.between:
            before, middle, after = self.between.split(PLACE)
            return (f"{before}{first}{middle}" if first else "") + (f"{last}{after}" if last else "")
        return first + (f"{self.between}{last}" if last else "")

    def number(self, number: object) -> str:
        """Return a number, or a text of the house's own with numbers, in digits of the house's width."""
        return self.digits.write(str(number))

    def numbered(self, depth: int, place: int) -> str:
        """Return the number of an item without a label, at a depth and a place of it; nothing if there is none."""
        example = self._numbering(depth)
        return Numbering.like(example).number(place) if example else ""

    def labelled(self, depth: int, label: str) -> str:
        """Return an item's own label in the brackets of its depth."""
        example = self._numbering(depth)
        return Numbering.like(example).in_brackets(label) if example else label

    def _numbering(self, depth: int) -> str:
        """Return the example for a depth: empty where items go without a number."""
        return self.numbering[depth] if depth < len(self.numbering) else ""

    def styled(self, text: str) -> str:
        """Return a sentence of a template with the house's stops and brackets."""
        if self.punctuation is not PunctuationStyle.JAPANESE:
            text = text.translate(str.maketrans(PunctuationStyle.JAPANESE, self.punctuation))
        if self.brackets is BracketStyle.HALF:
            text = text.translate(str.maketrans(BracketStyle.FULL, self.brackets))
        return text

    def says(self, key: str, **filled: object) -> str:
        """Return a sentence of the script, in the house's stops, brackets and digits, with its places filled in.

        What is filled in stays to the letter; a place for which nothing is given stays as it is.

        Raises:
            KeyError: the script has no such sentence.
        """
        sentence = self.number(self.styled(self.script[key]))
        return _FILLED.sub(lambda place: str(filled.get(place[1], place[0])), sentence)

    def word(self, value: StrEnum | None) -> str:
        """Return the house's term for a member of a closed set."""
        return self.words.get(value.value, value.value) if value is not None else ""

    def label(self, key: str) -> str:
        """Return the house's heading for something (`date`: 日時).

        Raises:
            KeyError: no document has such a heading.
        """
        return self.labels[key]
