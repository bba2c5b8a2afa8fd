"""Any record of the exchange documents as fields: what each is called, what it may hold, how it is typed."""

import datetime
import unicodedata
from collections.abc import Iterator
from enum import Enum, StrEnum, auto
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin

import attrs

from council_core.errors import Lacking, Mistake, NoDay
from council_core.language import _
from council_core.model import (
    Attendee,
    Council,
    DueEvent,
    Meeting,
    Member,
    Notice,
    Reply,
    Review,
    key_word,
    word,
)
from council_core.text import parse_clock, parse_date, short_day, to_clock

__all__ = ["Field", "Kind", "fields_of_record", "named", "parse_value", "shown_value", "typed_value"]

# Ids are made once and never edited: they tie a record to its history. A meeting's council is one.
_FIXED: Final = {"id", "council"}
# Where an id points to, by the record's class and the field's name.
_POINTS: Final = {
    ("Attendee", "member"): "members",
    ("Attendee", "items"): "items",
    ("Speech", "attendee"): "attendance",
    ("Event", "attendee"): "attendance",
    ("AgendaItem", "parent"): "items",
    ("AgendaItem", "materials"): "materials",
    ("Vote", "items"): "items",
    ("Vote", "recused"): "attendance",
    ("Vote", "presided_by"): "attendance",
    ("Ballot", "member"): "attendance",
    ("FollowUp", "item"): "items",
    ("Reply", "attendee"): "attendance",
}
_LONG: Final = {"text", "correction", "remarks"}


class Kind(Enum):
    """How a field is edited: typed, chosen, or opened."""

    TEXT = auto()
    LONG = auto()
    NUMBER = auto()
    DATE = auto()
    TIME = auto()
    DUE = auto()
    TEXTS = auto()
    ONE = auto()
    SEVERAL = auto()
    RECORD = auto()
    RECORDS = auto()


@attrs.frozen
class Field:
    """One field of a record: its key as documents spell it, its term, its kind, its value.

    `choices` are the values that it may take, each with its words, where these are few (`ONE`, `SEVERAL`);
    `made` are the classes of the records in it (`RECORD`, `RECORDS`). A `required` one is never empty. `told`
    is how a reader sees it where ids in it point elsewhere.
    """

    key: str
    label: str
    kind: Kind
    value: Any
    required: bool = False
    choices: tuple[tuple[Any, str], ...] = ()
    made: tuple[type, ...] = ()
    told: str = ""


def fields_of_record(
    record: Any, meeting: Meeting | None = None, council: Council | None = None
) -> tuple[Field, ...]:
    """Return the fields of a record that can be edited; `meeting` and `council` tell what ids may point to."""
    return tuple(
        _field(record, attribute, meeting, council)
        for attribute in attrs.fields(type(record))
        if attribute.name not in _FIXED
    )


def _field(
    record: Any, attribute: "attrs.Attribute[Any]", meeting: Meeting | None, council: Council | None
) -> Field:
    key = attribute.name.rstrip("_")
    value = getattr(record, attribute.name)
    kinds = set(_alternatives(attribute.type))
    optional = NoneType in kinds
    kinds.discard(NoneType)
    required = not optional and attribute.default is attrs.NOTHING
    made = tuple(cls for cls in _classes(attribute.type) if attrs.has(cls))
    several = get_origin(attribute.type) is tuple
    choices: tuple[tuple[Any, str], ...] = ()
    if points := _POINTS.get((type(record).__name__, attribute.name)):
        choices = tuple(_targets(points, meeting, council))
        kind = Kind.SEVERAL if several else Kind.ONE
    elif made:
        kind = Kind.RECORDS if several else Kind.RECORD
    elif kinds == {datetime.date, DueEvent}:
        kind, choices = Kind.DUE, tuple((event, word(event)) for event in DueEvent)
    elif closed := next((cls for cls in _classes(attribute.type) if issubclass(cls, StrEnum)), None):
        kind, choices = Kind.SEVERAL if several else Kind.ONE, tuple((one, word(one)) for one in closed)
    elif several:
        kind = Kind.TEXTS
    elif bool in kinds:
        kind, choices = Kind.ONE, ((True, _("yes")), (False, _("no")))
    else:
        kind = _TYPED.get(next(iter(kinds)), Kind.TEXT)
        kind = Kind.LONG if kind is Kind.TEXT and key in _LONG else kind
    if kind is Kind.ONE and optional:
        choices = ((None, _("not stated")), *choices)
    told = named(value, meeting) if isinstance(value, Review) else ""
    return Field(key, _label(record, key), kind, value, required, choices, made, told)


def _label(record: Any, key: str) -> str:
    if key == "name" and isinstance(record, Attendee | Member):
        return _("full name")
    return _("document number") if key == "number" and isinstance(record, Notice) else key_word(key)


_TYPED: Final = {int: Kind.NUMBER, datetime.date: Kind.DATE, datetime.time: Kind.TIME}


def _alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if isinstance(kind, UnionType) else (kind,)


def _classes(kind: Any) -> tuple[type, ...]:
    inner = get_args(kind)[0] if get_origin(kind) is tuple else kind
    return tuple(cls for cls in _alternatives(inner) if isinstance(cls, type) and cls is not NoneType)


def _targets(points: str, meeting: Meeting | None, council: Council | None) -> Iterator[tuple[str, str]]:
    holder = council if points == "members" else meeting
    for element in getattr(holder, points, ()):
        yield element.id, named(element)


def named(record: Any, meeting: Meeting | None = None) -> str:
    """Return what a record is called in a line: by its label and title, its name, its text, its dates.

    In its `meeting` those who replied to the draft are known by name.
    """
    if isinstance(record, Review):
        return str(
            attrs.evolve(record, replies=tuple(_with_name(reply, meeting) for reply in record.replies))
        )
    if isinstance(record, Reply):
        return str(_with_name(record, meeting))
    for keys in (("label", "title"), ("speaker", "text"), ("name",), ("text",), ("wording",), ("title",)):
        parts = [getattr(record, key, None) for key in keys]
        if any(parts):
            return "  ".join(part for part in parts if part)
    if not attrs.has(type(record)) or "__str__" in vars(type(record)):  # it knows what it is called
        return str(record)
    told = ((field, shown_value(field)) for field in fields_of_record(record) if field.value is not False)
    return "  ".join(f"{field.label} {text}" for field, text in told if text)


def _with_name(reply: Reply, meeting: Meeting | None) -> Reply:
    person = meeting.attendee(reply.attendee) if meeting and reply.attendee else None
    return attrs.evolve(reply, name=person.name) if person and not reply.name else reply


def shown_value(field: Field) -> str:
    """Return a field's value in one line, as a reader sees it; nothing where it is not stated."""
    value = field.value
    if field.told or value is None:
        return field.told
    if field.kind is Kind.RECORDS and field.made[:1] in {(Attendee,), (Member,)}:
        return _("{number} on the list").format(number=len(value)) if value else ""
    if field.kind is Kind.RECORDS:
        return _("{number} in all").format(number=len(value)) if value else ""
    if field.kind is Kind.RECORD:
        return named(value)
    words = dict(field.choices)
    if field.kind in {Kind.SEVERAL, Kind.TEXTS}:
        return ", ".join(words.get(one, str(one)) for one in value)
    day = short_day(value) if isinstance(value, datetime.date) else ""
    return day or words.get(value) or typed_value(field)


def typed_value(field: Field) -> str:
    """Return a field's value as the text that is edited; `parse_value` reads it back."""
    value = field.value
    if value is None:
        return ""
    if isinstance(value, datetime.time):
        return to_clock(value)
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    return dict(field.choices).get(value) or str(value)


def parse_value(field: Field, text: str) -> Any:
    """Return the value that a typed text gives a field; an empty one is not stated.

    Texts are taken to the letter. Numbers, dates and times are read in any width and era.

    Raises:
        Mistake: the text is no such value; says what is expected.
    """
    if field.kind in {Kind.TEXT, Kind.LONG}:
        if field.required and not text.strip():
            raise Lacking(field.label, field.key)
        return text if text or isinstance(field.value, str) else None
    if field.kind is Kind.TEXTS:
        return tuple(line for line in text.split("\n") if line.strip())
    bare = unicodedata.normalize("NFKC", text).strip()
    if not bare:
        if field.required:
            raise Lacking(field.label, field.key)
        return None
    return _parsed(field, bare)


def _parsed(field: Field, bare: str) -> Any:
    """Return the number, time, day or event that a text is."""
    value: Any
    if field.kind is Kind.NUMBER:
        value, expected = int(bare) if bare.isdecimal() else None, _("a whole number")
    elif field.kind is Kind.TIME:
        value, expected = parse_clock(bare), _("a time of day such as 14:00, 1400 or 午後2時")
    else:
        events = (event for event, words in field.choices if unicodedata.normalize("NFKC", words) == bare)
        value, expected = next(events, None) or parse_date(bare), ""
        if value is None:
            raise NoDay(bare, field.key)
    if value is None:
        raise Mistake(bare, expected, field.key)
    return value
