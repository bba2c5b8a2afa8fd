"""Find the changes from one value to another."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import attrs

from council_core.changes.change import ABSENT, Change, Place
from council_core.changes.rows import Rows, fields_of

__all__ = ["diff"]


def diff(before: Any, after: Any) -> tuple[Change, ...]:
    """Return the changes that make `after` of `before`, two values of one class of the model.

    Made in their order on `before` they give `after`, list order included. Equal values give none.
    """
    if type(before) is not type(after) or not attrs.has(type(before)):
        message = f"cannot compare {type(before).__name__} with {type(after).__name__}"
        raise TypeError(message)
    return tuple(_fields(before, after, ()))


def _fields(before: Any, after: Any, path: tuple[str, ...]) -> Iterator[Change]:
    for name, field in fields_of(type(before)).items():
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old is new or old == new:
            continue
        if isinstance(old, tuple):
            yield from _list(old, new, (*path, name), field)
        else:
            yield from _value(old, new, (*path, name))


def _value(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[Change]:
    """Go into what can be edited in parts; what became something else is one change."""
    if type(old) is type(new) and attrs.has(type(old)):
        yield from _fields(old, new, path)
    else:
        yield Change(path, old, new)


def _list(
    old: tuple[Any, ...], new: tuple[Any, ...], path: tuple[str, ...], field: "attrs.Attribute[Any]"
) -> Iterator[Change]:
    """Remove what is gone, then put each new and each moved element behind its new predecessor."""
    rows, wanted = Rows(old, field), Rows(new, field)
    for key in [key for key in rows.keys if key not in wanted.values]:
        value, place = rows.remove(key)
        yield Change((*path, key), value, ABSENT, place)
    for key, value in rows.values.items():
        if value != wanted.values[key]:
            yield from _value(value, wanted.values[key], (*path, key))
    staying = _longest_in_order(rows.keys, wanted.keys)
    previous = None
    for key in wanted.keys:
        if key not in rows.values:
            _put(rows, key, wanted.values[key], previous)
            yield Change((*path, key), ABSENT, wanted.values[key], rows.place_of(key))
        elif key not in staying:
            value, place = rows.remove(key)
            _put(rows, key, value, previous)
            if (now := rows.place_of(key)) != place:
                yield Change((*path, key), place, now)
        previous = key


def _put(rows: Rows, key: str, value: Any, previous: str | None) -> None:
    rows.insert(key, value, Place(after=previous))


def _longest_in_order(keys: list[str], wanted: list[str]) -> set[str]:
    """Return a largest set of keys that stand in the same order in both lists (patience sorting).

    The others are the fewest that have to move.
    """
    order = {key: number for number, key in enumerate(wanted)}
    tops: list[int] = []
    piles: list[str] = []
    below: dict[str, str | None] = {}
    for key in keys:
        pile = bisect_left(tops, order[key])
        below[key] = piles[pile - 1] if pile else None
        if pile == len(piles):
            tops.append(order[key])
            piles.append(key)
        else:
            tops[pile], piles[pile] = order[key], key
    staying: set[str] = set()
    last = piles[-1] if piles else None
    while last is not None:
        staying.add(last)
        last = below[last]
    return staying
