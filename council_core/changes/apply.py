"""Make changes on a value, checking what each of them expects to find."""

from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from council_core.changes.change import ABSENT, Change, Place
from council_core.changes.rows import Rows, fields_of
from council_core.errors import Clash, Conflict

__all__ = ["apply"]

T = TypeVar("T")


def apply(changes: Iterable[Change], value: T) -> T:
    """Return the value with the changes made, in their order.

    Each change finds its place by names and keys and must find there what it had before; what is already
    as it should become is no disagreement. A neighbour that is gone does not hinder an insertion: the
    element goes beside the other neighbour, else to the end.

    Raises:
        Conflict: with every change that found something else, and both values. `value` is untouched.
    """
    root = _Draft(value)
    clashes = []
    for change in changes:
        try:
            _make(change, root)
        except _ClashError as error:
            clashes.append(Clash(change.path, change.before, error.found, change.after))
    if clashes:
        raise Conflict(getattr(value, "id", type(value).__name__), tuple(clashes))
    made: T = root.frozen()
    return made


class _ClashError(Exception):
    """What a change found instead of what it expected."""

    def __init__(self, found: object) -> None:
        super().__init__(found)
        self.found = found


class _Draft:
    """A value of the model being changed: the fields that were touched, as drafts."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self.fields = fields_of(type(value))
        self.touched: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        if name not in self.fields:
            raise _ClashError(ABSENT)
        if name not in self.touched:
            field = self.fields[name]
            self.touched[name] = _drafted(getattr(self.value, field.name), field)
        return self.touched[name]

    def set(self, name: str, value: Any) -> None:
        self.touched[name] = _drafted(value, self.fields[name])

    def frozen(self) -> Any:
        changed = {self.fields[name].name: _frozen(value) for name, value in self.touched.items()}
        return attrs.evolve(self.value, **changed)


class _List:
    """A list being changed."""

    def __init__(self, elements: tuple[Any, ...], field: "attrs.Attribute[Any]") -> None:
        self.rows = Rows(elements, field)

    def get(self, key: str) -> Any:
        if key not in self.rows.values:
            raise _ClashError(ABSENT)
        value = self.rows.values[key] = _drafted(self.rows.values[key])
        return value

    def set(self, key: str, value: Any) -> None:
        self.rows.values[key] = value

    def frozen(self) -> tuple[Any, ...]:
        return tuple(_frozen(self.rows.values[key]) for key in self.rows.keys)


def _drafted(value: Any, field: "attrs.Attribute[Any] | None" = None) -> Any:
    if isinstance(value, tuple) and field is not None:
        return _List(value, field)
    return _Draft(value) if attrs.has(type(value)) else value


def _frozen(value: Any) -> Any:
    return value.frozen() if isinstance(value, _Draft | _List) else value


def _make(change: Change, root: _Draft) -> None:
    parent: Any = root
    for name in change.path[:-1]:
        parent = parent.get(name)
        if not isinstance(parent, _Draft | _List):
            raise _ClashError(parent)
    name = change.path[-1]
    if isinstance(parent, _List) and (change.inserts or change.removes or change.moves):
        _rearrange(change, parent, name)
        return
    found = _frozen(parent.get(name))
    if found == change.after:
        return
    if found != change.before:
        raise _ClashError(found)
    parent.set(name, change.after)


def _rearrange(change: Change, parent: _List, key: str) -> None:
    rows = parent.rows
    found = _frozen(rows.values.get(key, ABSENT))
    if change.moves:
        _move(change, parent, key)
    elif found == change.after:
        return
    elif found != change.before:
        raise _ClashError(found)
    elif change.inserts:
        rows.insert(key, change.after, change.place or Place(after=rows.keys[-1] if rows.keys else None))
    else:
        rows.remove(key)


def _move(change: Change, parent: _List, key: str) -> None:
    """Move an element that still stands beside one of its old neighbours, or has a gone one."""
    rows, old, new = parent.rows, change.before, change.after
    if key not in rows.values:
        raise _ClashError(ABSENT)
    here = rows.place_of(key)
    if not (isinstance(old, Place) and isinstance(new, Place)) or here.after == new.after:
        return  # it stands where it should
    if here.after != old.after and here.before != old.before:
        raise _ClashError(here)
    value, _place = rows.remove(key)
    rows.insert(key, value, new)
