"""A list of the model with the keys of its elements, and the fields of a class as paths name them."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, Final

import attrs

from council_core.changes.change import Place
from council_core.model.identity import KEY

__all__ = ["Rows", "fields_of"]


_FIELDS: Final[dict[type, dict[str, "attrs.Attribute[Any]"]]] = {}


def fields_of(cls: type) -> dict[str, "attrs.Attribute[Any]"]:
    """Return a class's fields under the names that paths and documents use (`for`, not `for_`)."""
    if cls not in _FIELDS:
        _FIELDS[cls] = {field.name.rstrip("_"): field for field in attrs.fields(cls)}
    return _FIELDS[cls]


class Rows:
    """The elements of a list in order, each under its key. Edits keep keys; nothing is renumbered."""

    def __init__(self, elements: Sequence[Any], field: "attrs.Attribute[Any]") -> None:
        self.keys = list(_keys(elements, field.metadata.get(KEY, ())))
        self.values = dict(zip(self.keys, elements, strict=True))

    def place_of(self, key: str) -> Place:
        """Return the place that an element has now."""
        index = self.keys.index(key)
        return Place(
            self.keys[index - 1] if index else None,
            self.keys[index + 1] if index + 1 < len(self.keys) else None,
        )

    def insert(self, key: str, value: Any, place: Place) -> None:
        """Put in an element: after the one neighbour, else before the other, else at the end."""
        if place.after is None:
            index = 0
        elif place.after in self.values:
            index = self.keys.index(place.after) + 1
        elif place.before in self.values:
            index = self.keys.index(place.before)
        else:
            index = len(self.keys)
        self.keys.insert(index, key)
        self.values[key] = value

    def remove(self, key: str) -> tuple[Any, Place]:
        """Take out an element and return it with the place it had."""
        place = self.place_of(key)
        self.keys.remove(key)
        return self.values.pop(key), place


def _keys(elements: Sequence[Any], attributes: tuple[str, ...]) -> Iterator[str]:
    """Yield a key for each element, distinct in its list: `name`, and `name#2` for a second of the name.

    A `#` of the name itself is doubled, so that no two names share a key.
    """
    seen: dict[str, int] = {}
    for element in elements:
        parts = [getattr(element, attribute) for attribute in attributes] or [element]
        name = " ".join(map(_name, parts))
        seen[name] = number = seen.get(name, 0) + 1
        yield name if number == 1 else f"{name}#{number}"


def _name(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value).replace("#", "##")
