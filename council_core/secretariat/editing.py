"""Edits of any record by its place: each takes a document and returns the next one. Nothing is stored here.

A path leads through keys as documents spell them and through elements of lists: by id where they have
one (`items`, `i2`, `entries`, `e5`, `text`), else by number (`terms`, `0`, `from`).
"""

from collections.abc import Sequence
from types import UnionType
from typing import Any, Final, TypeVar, get_args

import attrs

from council_core.errors import CrossedDays, Unknown
from council_core.model import Capacity, Council, EventKind, Meeting, Term
from council_core.secretariat.fields import Field, fields_of_record

__all__ = ["Path", "add", "fields_at", "make", "move", "put", "remove", "step_of", "value_at"]

Path = tuple[str, ...]
_Factory: Any = type(attrs.Factory(list))
D = TypeVar("D", bound=Council | Meeting)
_FIRST: Final = {"capacity": Capacity.MEMBER, "event": EventKind.ENTER, "choice": None, "amount": 0}
_SHORT: Final = {
    "Attendee": "p", "Material": "m", "AgendaItem": "i", "Speech": "e", "Event": "e", "Note": "e", "Vote": "v",
    "FollowUp": "f", "Reply": "r", "Member": "m",
}  # fmt: skip


def value_at(document: Any, path: Path) -> Any:
    """Return what stands at a path; `None` where it leads nowhere any more."""
    for step in path:
        if isinstance(document, tuple):
            index = _index(document, step)
            document = document[index] if index is not None else None
        elif document is not None:
            document = getattr(document, _attribute(document, step), None)
    return document


def fields_at(document: Council | Meeting, path: Path, council: Council | None = None) -> tuple[Field, ...]:
    """Return the fields of the record at a path (see `fields_of_record`); none where there is no record."""
    record = value_at(document, path)
    if not attrs.has(type(record)):
        return ()
    if isinstance(document, Council):
        return fields_of_record(record, None, document)
    return fields_of_record(record, document, council)


def put(document: D, path: Path, value: Any) -> D:
    """Return the document with another value at a path.

    A record that was not stated and that the path leads through is made on the way; one that states nothing
    any more is not stated again.

    Raises:
        Mistake: the model does not accept the value; says what is expected.
        Unknown: the path leads nowhere: somebody took out what it led to.
    """
    return _put(document, path, value)  # type: ignore[no-any-return]


def _put(document: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(document, tuple):
        index = _known(document, step)
        return (*document[:index], _put(document[index], rest, value), *document[index + 1 :])
    attribute = _attribute_of(document, step)
    inner = getattr(document, attribute.name)
    cls: type | None = _record_of(attribute) if rest else None
    if inner is None and cls is not None:
        inner = make(document, cls)
    after = _put(inner, rest, value)
    if cls is not None and after == make(document, cls):
        after = None
    changed = attrs.evolve(document, **{attribute.name: after})
    _refuse_crossed(changed)
    return changed


def _unstated(attribute: "attrs.Attribute[Any]") -> Any:
    """Return what a field is where nothing was ever said of it."""
    default = attribute.default
    if isinstance(default, _Factory):
        return default.factory()
    return None if default is attrs.NOTHING else default


def _record_of(attribute: "attrs.Attribute[Any]") -> type | None:
    """Return the class of the record that a field may hold or not; nothing for other fields."""
    kinds: tuple[type, ...] = get_args(attribute.type) if isinstance(attribute.type, UnionType) else ()
    if type(None) not in kinds:
        return None
    return next((kind for kind in kinds if attrs.has(kind)), None)


def make(document: Council | Meeting, cls: type, **values: Any) -> Any:
    """Return a new record of a class, with an id that the document does not have, empty but for `values`."""
    filled = dict(values)
    for field in attrs.fields(cls):
        if field.name in filled or field.default is not attrs.NOTHING:
            continue
        filled[field.name] = _fresh(document, cls) if field.name == "id" else _FIRST.get(field.name, "")
    return cls(**filled)


def add(document: D, path: Path, element: Any, after: str | None = None) -> D:
    """Return the document with an element in the list at a path: after the one that a step leads to, else last."""
    elements: Any = value_at(document, path)
    place = len(elements) if after is None else _known(elements, after) + 1
    return put(document, path, (*elements[:place], element, *elements[place:]))


def remove(document: D, path: Path) -> D:
    """Return the document without the list's element that a path leads to, or with a field as if never stated."""
    above, last = path[:-1], path[-1]
    elements: Any = value_at(document, above)
    if elements is None:
        return document
    if not isinstance(elements, tuple):
        return put(document, path, _unstated(_attribute_of(elements, last)))
    index = _known(elements, last)
    return put(document, above, (*elements[:index], *elements[index + 1 :]))


def move(document: D, path: Path, by: int) -> D:
    """Return the document with the element at a path so many places further down its list, or up."""
    above, last = path[:-1], path[-1]
    elements: Any = value_at(document, above)
    index = _known(elements, last)
    rest = [*elements[:index], *elements[index + 1 :]]
    rest.insert(max(0, min(index + by, len(rest))), elements[index])
    return put(document, above, tuple(rest))


def step_of(elements: Sequence[Any], index: int) -> str:
    """Return the step that leads to an element of a list: its id, else its number."""
    return str(getattr(elements[index], "id", index))


def _index(elements: Sequence[Any], step: str) -> int | None:
    for index, element in enumerate(elements):
        if getattr(element, "id", None) == step:
            return index
    named = any(hasattr(element, "id") for element in elements)
    return int(step) if not named and step.isdecimal() and int(step) < len(elements) else None


def _known(elements: Sequence[Any], step: str) -> int:
    index = _index(elements, step)
    if index is None:
        raise Unknown(step)
    return index


def _attribute_of(record: Any, step: str) -> "attrs.Attribute[Any]":
    if not attrs.has(type(record)):
        raise Unknown(step)
    name = _attribute(record, step)
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(type(record))
    found = next((field for field in fields if field.name == name), None)
    if found is None:
        raise Unknown(step)
    return found


def _attribute(record: Any, step: str) -> str:
    return f"{step}_" if hasattr(record, f"{step}_") else step


def _fresh(document: Council | Meeting, cls: type) -> str:
    letter = _SHORT.get(cls.__name__, "x")
    taken = set(_ids(document))
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _ids(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [name for element in value for name in _ids(element)]
    if not attrs.has(type(value)):
        return []
    own = [value.id] if isinstance(getattr(value, "id", None), str) else []
    return own + [name for field in attrs.fields(type(value)) for name in _ids(getattr(value, field.name))]


def _refuse_crossed(record: Any) -> None:
    """Refuse a term that ends before it begins."""
    if isinstance(record, Term) and record.from_ and record.until and record.until < record.from_:
        raise CrossedDays(record.until, record.from_)
