"""Changes as plain data, as the register keeps them."""

from types import UnionType
from typing import Any, get_args, get_origin

import attrs

from council_core.changes import ABSENT, Change, Place
from council_core.changes.rows import fields_of
from council_core.codec.converter import converter

__all__ = ["changes_from_data", "changes_to_data"]


def changes_to_data(changes: tuple[Change, ...]) -> list[dict[str, Any]]:
    """Return changes as plain data: `path`, and `before`, `after`, `place` where there are such."""
    return [_to_data(change) for change in changes]


def changes_from_data(data: list[dict[str, Any]], cls: type) -> tuple[Change, ...]:
    """Return the changes of a value of a class from their plain data."""
    return tuple(_from_data(change, cls) for change in data)


def _to_data(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = {"path": list(change.path)}
    if isinstance(change.before, Place):
        data["moved"] = True
    for key in ("before", "after"):
        if (value := getattr(change, key)) is not ABSENT:
            data[key] = converter().unstructure(value)
    if change.place is not None:
        data["place"] = converter().unstructure(change.place)
    return data


def _from_data(data: dict[str, Any], cls: type) -> Change:
    kind = Place if data.get("moved") else _type_at(cls, data["path"])
    before, after = (_value(data[key], kind) if key in data else ABSENT for key in ("before", "after"))
    return Change(
        tuple(data["path"]),
        before,
        after,
        converter().structure(data["place"], Place) if "place" in data else None,
    )


def _value(data: Any, kind: Any) -> Any:
    return None if data is None else converter().structure(data, kind)


def _type_at(kind: Any, path: list[str]) -> Any:
    """Return the type of what a path leads to, walking from a class through fields and elements."""
    for step in path:
        if get_origin(kind) is tuple:
            kind = get_args(kind)[0]
            continue
        classes = [cls for cls in _alternatives(kind) if attrs.has(cls) and step in fields_of(cls)]
        kind = fields_of(classes[0])[step].type
    return kind


def _alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if isinstance(kind, UnionType) else (kind,)
