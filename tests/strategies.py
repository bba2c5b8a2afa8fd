"""Strategies for any council and any meeting, built from the fields of the model's own classes.

A field that is added to a class of the model is covered by itself. A field of a type that nobody has drawn
before fails loudly in `values`, and wants one line here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

import attrs
from hypothesis import strategies as st

from council_core.model import Council, Meeting, identity

# Texts that break writers, readers and keys of elements; beside them any other text.
_NASTY = (
    "", "a", "a#2", "#", "##", "#2", "\r\n", "\r", "a\nb", "\n", "\t", "\0", "\x1b[2J", "\x7f", "\x85", "\u2028",
    '"""', "'''", '"', "\\", "\\\n x", "\\u0041", "髙", "会 長", "　", "葛\U000e0100", "\ue000", "\U0010fffd", "\ufeff",
    "\ufffe", "か\u3099", "null", "true", "1", "2021-07-01", "14:00", "next-meeting", "each_category", "${x}", "{x}",
)  # fmt: skip
_TEXTS = st.sampled_from(_NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_IDS = st.sampled_from(("a", "b", "1", "e1", "e2", "x-y")) | st.from_regex(
    re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,4}[A-Za-z0-9])?", re.ASCII), fullmatch=True
)
# A clerk's clock has no second hour of a night when clocks go back, and == does not see one.
_TIMES = st.times().map(lambda moment: moment.replace(fold=0))
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXTS,
    bool: st.booleans(),
    int: st.integers(0, 3) | st.integers(0, 2**53 - 1),
    date: st.sampled_from((date(2021, 7, 1), date(2020, 4, 1))) | st.dates(),
    time: st.sampled_from((time(14), time(9, 30, 15))) | _TIMES,
    NoneType: st.none(),
}


def councils() -> st.SearchStrategy[Council]:
    """Draw any council."""
    return records(Council)


def meetings() -> st.SearchStrategy[Meeting]:
    """Draw any meeting."""
    return records(Meeting)


def documents() -> st.SearchStrategy[Council | Meeting]:
    """Draw anything that stands in a document of its own."""
    return councils() | meetings()


@cache
def records(cls: type) -> st.SearchStrategy[Any]:
    """Draw any value of an attrs class."""
    return st.builds(cls, **{field.alias: field_values(field) for field in attrs.fields(cls)})


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Draw any value of a type that a field may have, lists excepted: those know their keys."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) in (UnionType, Union):
        return st.one_of(*map(values, get_args(kind)))
    if attrs.has(kind):
        return records(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(tuple(kind))
    raise TypeError(kind)


def field_values(field: "attrs.Attribute[Any]") -> st.SearchStrategy[Any]:
    """Draw any value of a field: of its type, and such as its validator takes."""
    if field.validator is identity._is_identifier:
        return _IDS
    if get_origin(field.type) is not tuple:
        return values(field.type)
    unique_by = (lambda element: name_of(element, field)) if field.validator is not None else None
    return st.lists(values(get_args(field.type)[0]), max_size=4, unique_by=unique_by).map(tuple)


def _key(field: "attrs.Attribute[Any]") -> tuple[str, ...]:
    return field.metadata.get(identity.KEY, ())


def name_of(element: Any, field: "attrs.Attribute[Any]") -> Any:
    """Return what tells an element of a list from its neighbours: its key, or itself."""
    return tuple(getattr(element, key) for key in _key(field)) or element


class Spot(NamedTuple):
    """A record somewhere inside a value, and how to make the whole with another record in its stead."""

    record: Any
    whole: Callable[[Any], Any]
    key: tuple[str, ...] = ()

    def fields(self) -> list["attrs.Attribute[Any]"]:
        """Return the fields that can be edited without the record becoming another one."""
        return [field for field in attrs.fields(type(self.record)) if field.name not in self.key]

    def put(self, field: "attrs.Attribute[Any]", value: Any) -> Any:
        """Return the whole with another value in one field of the record."""
        return self.whole(with_field(self.record, field, value))


def with_field(record: Any, field: "attrs.Attribute[Any]", value: Any) -> Any:
    """Return a record with another value in one field."""
    return attrs.evolve(record, **{field.alias: value})


def spots(
    value: Any, whole: Callable[[Any], Any] = lambda record: record, key: tuple[str, ...] = ()
) -> Iterator[Spot]:
    """Yield every record inside a value, itself first."""
    spot = Spot(value, whole, key)
    yield spot
    for field in attrs.fields(type(value)):
        inner = getattr(value, field.name)
        if attrs.has(type(inner)):
            yield from spots(inner, lambda new, field=field: spot.put(field, new))
        elif isinstance(inner, tuple) and inner and attrs.has(type(inner[0])):
            for at, element in enumerate(inner):
                yield from spots(
                    element,
                    lambda new, field=field, inner=inner, at=at: spot.put(
                        field, (*inner[:at], new, *inner[at + 1 :])
                    ),
                    _key(field),
                )


def lists_in(value: Any, least: int = 1) -> list[tuple[Spot, "attrs.Attribute[Any]"]]:
    """Return every list inside a value that has so many elements, no two of one name."""
    return [
        (spot, field)
        for spot in spots(value)
        for field in spot.fields()
        if isinstance(inner := getattr(spot.record, field.name), tuple)
        and least <= len(inner) == len({name_of(element, field) for element in inner})
    ]


@st.composite
def edited(draw: st.DrawFn, value: Any) -> Any:
    """Draw a value that came from another by one to three edits, at any depth of it, half of them in lists."""
    for _ in range(draw(st.integers(1, 3))):
        if (long := lists_in(value, 2)) and draw(st.booleans()):
            spot, field = draw(st.sampled_from(long))
        else:
            spot = draw(st.sampled_from(list(spots(value))))
            field = draw(st.sampled_from(attrs.fields(type(spot.record))))
        old = getattr(spot.record, field.name)
        new = draw(rearranged(old, field) if isinstance(old, tuple) else field_values(field))
        try:
            value = spot.put(field, new)
        except ValueError:  # a new id that a neighbour has already
            continue
    return value


@st.composite
def rearranged(draw: st.DrawFn, elements: tuple[Any, ...], field: "attrs.Attribute[Any]") -> tuple[Any, ...]:
    """Draw a list with an element inserted, removed, moved, or become another under its old name."""
    how = draw(st.sampled_from(("insert", "remove", "move", "move", "replace"))) if elements else "insert"
    at = draw(st.integers(0, len(elements) - (how != "insert")))
    rest = elements[:at] + elements[at + 1 :]
    if how == "insert":
        return (*elements[:at], draw(newcomers(elements, field)), *elements[at:])
    if how == "remove":
        return rest
    if how == "move":
        to = draw(st.integers(0, len(rest)))
        return (*rest[:to], elements[at], *rest[to:])
    return (*rest[:at], draw(altered(elements[at], field)), *rest[at:])


@st.composite
def newcomers(draw: st.DrawFn, elements: tuple[Any, ...], field: "attrs.Attribute[Any]") -> Any:
    """Draw an element whose name no element of a list has."""
    taken = {name_of(element, field) for element in elements}
    element = draw(values(get_args(field.type)[0]))
    if not _key(field):
        return element if element not in taken else draw(_others(get_args(field.type)[0], taken))
    if name_of(element, field) not in taken:
        return element
    named = getattr(attrs.fields(type(element)), _key(field)[0])
    others = {name[0] for name in taken}
    return with_field(element, named, draw(field_values(named).filter(lambda name: name not in others)))


def _others(kind: type, taken: set[Any]) -> st.SearchStrategy[Any]:
    if issubclass(kind, StrEnum):
        return st.sampled_from([word for word in kind if word not in taken] or list(kind))
    return _TEXTS.filter(lambda text: text not in taken)


@st.composite
def altered(draw: st.DrawFn, element: Any, field: "attrs.Attribute[Any]") -> Any:
    """Draw an element edited or become another, under its old name where it has one."""
    if not _key(field):
        return draw(values(get_args(field.type)[0]))
    new = draw(st.one_of(edited(element), values(get_args(field.type)[0])))
    for key in _key(field):
        new = with_field(new, getattr(attrs.fields(type(new)), key), getattr(element, key))
    return new


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Draw two values of one class: one and what three hands in four made of it, or a stranger."""
    value = draw(documents())
    return value, draw(st.one_of(*[edited(value)] * 3, records(type(value))))


class Apart(NamedTuple):
    """A value, two edits of it that touch different things, and what both of them together make of it."""

    base: Any
    ours: Any
    theirs: Any
    both: Any


@st.composite
def apart(draw: st.DrawFn) -> Apart:
    """Draw two edits of one value to different things, with the value that holds both."""
    base = draw(documents())
    if (lists := lists_in(base, 2)) and draw(st.booleans()):
        named = [(spot, field) for spot, field in lists if _key(field)]  # these can be edited in more ways
        spot, field = draw(st.sampled_from(named if named and draw(st.booleans()) else lists))
        made = draw(_two_elements(getattr(spot.record, field.name), field))
        return Apart(base, *(spot.put(field, elements) for elements in made))
    spot = draw(st.sampled_from([spot for spot in spots(base) if len(spot.fields()) > 1]))
    first, second = draw(st.permutations(spot.fields()))[:2]
    ours, theirs = draw(field_values(first)), draw(field_values(second))
    both = with_field(with_field(spot.record, first, ours), second, theirs)
    return Apart(base, spot.put(first, ours), spot.put(second, theirs), spot.whole(both))


@st.composite
def _two_elements(
    draw: st.DrawFn, elements: tuple[Any, ...], field: "attrs.Attribute[Any]"
) -> list[tuple[Any, ...]]:
    """Draw two edits of a list that touch different elements, or places without a common neighbour."""
    at, other = draw(st.permutations(range(len(elements))))[:2]
    gap = draw(st.sampled_from([gap for gap in range(len(elements) + 1) if other not in (gap - 1, gap)]))
    far = [far for far in range(len(elements) + 1) if abs(far - gap) > 1]
    ways = ["remove and remove", "insert and remove"] + ["insert and insert"] * bool(far)
    if _key(field):
        ways += ["edit and edit", "remove and edit", "insert and edit"] + ["order and edit"] * 3
    ours, theirs = draw(st.sampled_from(ways)).split(" and ")
    replaced: list[dict[int, Any]] = [{}, {}]
    inserted: list[dict[int, Any]] = [{}, {}]
    order = draw(st.permutations(range(len(elements)))) if ours == "order" else range(len(elements))
    taken = elements
    for side, (what, index, place) in enumerate(((ours, at, [gap]), (theirs, other, far))):
        if what == "remove":
            replaced[side][index] = _GONE
        elif what == "edit":
            replaced[side][index] = draw(altered(elements[index], field))
        elif what == "insert":
            new = draw(newcomers(taken, field))
            inserted[side][draw(st.sampled_from(place))] = new
            taken = (*taken, new)
    return [
        _composed(elements, replaced[0], inserted[0], order),
        _composed(elements, replaced[1], inserted[1], range(len(elements))),
        _composed(elements, replaced[0] | replaced[1], inserted[0] | inserted[1], order),
    ]


_GONE = object()


def _composed(
    elements: tuple[Any, ...], replaced: dict[int, Any], inserted: dict[int, Any], order: Sequence[int]
) -> tuple[Any, ...]:
    """Make a list of another's elements: some replaced or gone, some inserted before an index."""
    made = [
        element
        for at in order
        for element in ([inserted[at]] if at in inserted else []) + [replaced.get(at, elements[at])]
    ]
    end = [inserted[len(elements)]] if len(elements) in inserted else []
    return tuple(element for element in made + end if element is not _GONE)
