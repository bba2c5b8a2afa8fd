"""Houses on disk: where they are looked for, how `house.toml` is read, a copy to make one's own."""

import os
import re
import shutil
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import attrs

from council_core.codec import structure
from council_core.errors import (
    CouncilError,
    HouseMissing,
    Problem,
    Unreadable,
    Unwritable,
    WrongDocument,
    why,
)
from council_core.house.style import House, HouseFile
from council_core.language import _
from council_core.model import kinds
from council_core.shipped import shipped

__all__ = [
    "fitting_house",
    "house_folder",
    "house_names",
    "house_templates",
    "load_house",
    "new_house",
    "wrong_words",
]

PLAIN: Final = "plain"
SETTINGS: Final = "house.toml"
_SHARED: Final = (
    "words",
    "labels",
    "deadlines",
    "documents",
    "script",
    "blocks",
)  # key by key: a house's own, else the plain one's
_PLACES: Final = re.compile(r"\{\w+\}")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*", re.ASCII)


def house_names() -> tuple[str, ...]:
    """Return the names of the houses there are, the user's own and those that ship."""
    return tuple(
        sorted({found.name for folder in _folders() if folder.is_dir() for found in _houses_in(folder)})
    )


def load_house(name: str | None = None) -> House:
    """Return the house of a name; `None` is the plain one.

    Words, labels, deadlines and facts of letters that it lacks are the plain one's, key by key.

    Raises:
        HouseMissing: there is none of that name.
        Unreadable, WrongDocument: its `house.toml` cannot be read or is wrong.
    """
    return _read(house_folder(name or PLAIN) / SETTINGS)


def fitting_house(municipality: str | None, council: str | None) -> House | None:
    """Return the house whose `[fits]` names a council, else its municipality; `None` where none or several do.

    A house that is wrong fits nothing; `council house check` tells what is wrong with it.
    """
    said = [name for name in (municipality, council) if name]
    found = []
    for name in house_names():
        with suppress(CouncilError, OSError, UnicodeDecodeError):
            settings = house_folder(name) / SETTINGS
            if any(word in settings.read_text("utf-8") for word in said):  # most need no more than a look
                found.append(load_house(name))
    by_council = [house for house in found if council in house.fits.councils]
    by_city = [house for house in found if municipality in house.fits.municipalities]
    fitting = by_council or by_city
    return fitting[0] if len(fitting) == 1 else None


def house_folder(name: str) -> Path:
    """Return the folder of a house; the user's own come before those that ship.

    Raises:
        HouseMissing: there is none of that name.
    """
    for folder in _folders():
        # A name is never a path: only what looks like a name is looked for.
        if _NAME.fullmatch(name) and (folder / name / SETTINGS).is_file():
            return folder / name
    raise HouseMissing(name, house_names())


def new_house(name: str, source: str = PLAIN) -> Path:
    """Copy a house that ships into the user's folder of houses under a new name, and return its folder.

    Raises:
        WrongDocument: the name is none that a house can have.
        Unwritable: there is something of that name, or the folder cannot be written.
    """
    if not _NAME.fullmatch(name):
        raise WrongDocument(_("house"), (Problem("$", name, _("letters, digits and hyphens")),))
    own = _folders()[0]
    made, unfinished = own / name, own / f".{name}.{os.getpid()}"
    try:
        if os.path.lexists(made):
            raise Unwritable(made, _("it is there already; choose another name"))
        own.mkdir(parents=True, exist_ok=True)
        shutil.copytree(house_folder(source), unfinished)
        unfinished.rename(made)
    except OSError as error:
        raise Unwritable(made, why(error)) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return made


def house_templates(house: House) -> tuple[Path, ...]:
    """Return the folders in which a house's templates are looked for, its own first, the plain one last."""
    plain = shipped("houses", PLAIN)
    return (plain,) if house.folder is None or house.folder == plain else (house.folder, plain)


def wrong_words(name: str, marks: Iterable[str]) -> tuple[Problem, ...]:
    """Return what `house.toml` names in [labels], [words], [script], [text] and [reading.labels] that there is not.

    A sentence of [script] can be filled in with what the plain one of the same name is filled in with; `marks` are the tags and classes that [text] can say how to show.
    """
    data = _data(house_folder(name) / SETTINGS)
    plain = _data(shipped("houses", PLAIN, SETTINGS))
    terms = {
        value.value
        for closed in vars(kinds).values()
        if isinstance(closed, type) and issubclass(closed, StrEnum)
        for value in closed
    }
    read = set(_data(shipped("reading", "labels.toml"))) - {"like"}
    known = {
        "labels": set(plain["labels"]), "words": terms, "script": set(plain["script"]), "text": set(marks),
        "reading.labels": read,
    }  # fmt: skip
    tables = data | {"reading.labels": data.get("reading", {}).get("labels", {})}
    return tuple(
        Problem(
            f"$.{table}.{key}", _("unknown key"), _("one of {words}").format(words=", ".join(sorted(keys)))
        )
        for table, keys in known.items()
        for key in tables.get(table, {})
        if key not in keys
    ) + tuple(
        Problem(f"$.script.{key}", _("{place} is not filled in here").format(place=place), _told(may))
        for key, sentence in data.get("script", {}).items()
        if (may := _PLACES.findall(plain["script"].get(key, sentence))) is not None
        for place in dict.fromkeys(_PLACES.findall(sentence))
        if place not in may
    )


def _told(places: list[str]) -> str:
    """Return what a sentence may be filled in with."""
    if not places:
        return _("a sentence that stands as it is")
    return _("one of {words}").format(words=", ".join(dict.fromkeys(places)))


def _folders() -> tuple[Path, ...]:
    if own := os.environ.get("COUNCIL_HOUSES"):
        return Path(own), shipped("houses")
    import platformdirs

    return platformdirs.user_data_path("council", appauthor=False) / "houses", shipped("houses")


def _houses_in(folder: Path) -> list[Path]:
    return [found.parent for found in folder.glob("*/house.toml") if _NAME.fullmatch(found.parent.name)]


def _read(place: Path) -> House:
    data, plain = _data(place), _data(shipped("houses", PLAIN, SETTINGS))
    data |= {
        table: plain[table] | own
        for table in _SHARED
        if isinstance(own := data.get(table, {}), dict)  # what else it may be is told where it is read
    }
    read = structure(data, HouseFile, str(place))
    return House(**attrs.asdict(read, recurse=False), name=place.parent.name, folder=place.parent)


def _data(place: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(place.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise WrongDocument(str(place), (Problem("$", str(error), _("TOML")),)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(place, str(error)) from error
