"""A city's own ways, read from a folder: how it writes dates and hours, its words, its templates.

A folder `<name>/` with `house.toml` and templates is a house; adding one touches no Python. The user's
own folder of houses (`$COUNCIL_HOUSES`, else `houses` in the user's data directory) is searched before
those that ship.
"""

import datetime
import os
import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Final

import attrs
from attrs import frozen

from council_core.codec import structure
from council_core.errors import HouseMissing, Problem, Unreadable, WrongDocument
from council_core.language import _
from council_core.model import Capacity, Presence, Role
from council_core.shipped import shipped
from council_core.text import to_wareki, weekday

__all__ = ["ClockStyle", "DateStyle", "House", "ListWords", "house_names", "load_house"]

PLAIN: Final = "plain"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*", re.ASCII)


class DateStyle(StrEnum):
    """How dates are written, by example."""

    ERA = "令和3年7月1日"
    WESTERN = "2021年7月1日"


class ClockStyle(StrEnum):
    """How times of day are written, by example."""

    MINUTES = "14時00分"
    COLON = "14:00"
    HALVES = "午後2時"


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
class _HouseFile:
    """The keys of `house.toml`."""

    title: str
    dates: DateStyle = DateStyle.ERA
    clock: ClockStyle = ClockStyle.MINUTES
    words: dict[str, str] = attrs.field(factory=dict)
    lists: ListWords = attrs.field(factory=ListWords)


@frozen(kw_only=True)
class House(_HouseFile):
    """A house style. `words` gives the city's term for each member of a closed set (`noted`: 了承)."""

    name: str = PLAIN
    folder: Path | None = None

    def day(self, day: datetime.date) -> str:
        """Return a date as the house writes it, with its day of the week."""
        text = to_wareki(day) if self.dates is DateStyle.ERA else f"{day.year}年{day.month}月{day.day}日"
        return f"{text}（{weekday(day)}）"

    def time(self, time: datetime.time) -> str:
        """Return a time of day as the house writes it."""
        if self.clock is ClockStyle.COLON:
            return f"{time.hour:02d}:{time.minute:02d}"
        if self.clock is ClockStyle.MINUTES:
            return f"{time.hour}時{time.minute:02d}分"
        half = "午後" if time.hour >= 12 else "午前"  # noqa: PLR2004 -- noon
        return f"{half}{time.hour % 12}時" + (f"{time.minute}分" if time.minute else "")

    def word(self, value: StrEnum | None) -> str:
        """Return the house's term for a member of a closed set."""
        return self.words.get(value.value, value.value) if value is not None else ""


def house_names() -> tuple[str, ...]:
    """Return the names of the houses there are, the user's own and those that ship."""
    return tuple(
        sorted({found.name for folder in _folders() if folder.is_dir() for found in _houses_in(folder)})
    )


def load_house(name: str | None = None) -> House:
    """Return the house of a name; `None` is the plain one.

    Raises:
        HouseMissing: there is none of that name.
        Unreadable, WrongDocument: its `house.toml` cannot be read or is wrong.
    """
    name = name or PLAIN
    for folder in _folders():
        # A name is never a path: only what looks like a name is looked for.
        if _NAME.fullmatch(name) and (place := folder / name / "house.toml").is_file():
            return _read(place)
    raise HouseMissing(name, house_names())


def _folders() -> tuple[Path, ...]:
    if own := os.environ.get("COUNCIL_HOUSES"):
        return Path(own), shipped("houses")
    import platformdirs

    return platformdirs.user_data_path("council", appauthor=False) / "houses", shipped("houses")


def _houses_in(folder: Path) -> list[Path]:
    return [found.parent for found in folder.glob("*/house.toml")]


def _read(place: Path) -> House:
    try:
        data = tomllib.loads(place.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise WrongDocument(str(place), (Problem("$", str(error), _("TOML")),)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(place, str(error)) from error
    read = structure(data, _HouseFile, str(place))
    return House(**attrs.asdict(read, recurse=False), name=place.parent.name, folder=place.parent)
