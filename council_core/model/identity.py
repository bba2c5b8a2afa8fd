"""What makes an element of a list the same element after it was edited.

A field of a list declares `elements(key)`: the attributes by which its elements are told apart. Values
without one (departments, labels) are told apart by themselves. `changes` finds elements by these keys.
"""

import re
from typing import Any, Final

from attrs import Attribute, field

from council_core.errors import Mistake
from council_core.language import _

__all__ = ["KEY", "count", "elements", "identifier"]

KEY: Final = "key"
_MOST: Final = 2**53 - 1
_IDENTIFIER: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?", re.ASCII)


def identifier(**options: Any) -> Any:
    """Declare a field that identifies: letters, digits and hyphens, so that it can name a file or a path."""
    return field(validator=_is_identifier, **options)


def elements(*keys: str, unique: bool = True) -> Any:
    """Declare a list whose elements are told apart by attributes; if `unique`, by one that no two share."""
    return field(default=(), validator=_are_unique if unique else None, metadata={KEY: keys})


def count(*, required: bool = False) -> Any:
    """Declare a number of people, minutes or yen: a whole number from 0 that JSON and SQLite can hold."""
    return field(validator=_is_count) if required else field(default=None, validator=_is_count)


def _is_identifier(_instance: object, attribute: "Attribute[str]", value: str) -> None:
    if not _IDENTIFIER.fullmatch(value):
        raise Mistake(value, _("letters, digits and hyphens"), attribute.name)


def _are_unique(_instance: object, attribute: "Attribute[Any]", value: tuple[Any, ...]) -> None:
    (key,) = attribute.metadata[KEY]
    seen: set[object] = set()
    for element in value:
        name = getattr(element, key)
        if name in seen:
            raise Mistake(name, _("one that no other in the list has"), attribute.name)
        seen.add(name)


def _is_count(_instance: object, attribute: "Attribute[int | None]", value: int | None) -> None:
    if value is not None and not 0 <= value <= _MOST:
        raise Mistake(value, _("a number from 0 to {most}").format(most=_MOST), attribute.name.rstrip("_"))
