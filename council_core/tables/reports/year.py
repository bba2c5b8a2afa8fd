"""The meetings of one fiscal year, and who of the council is found at them."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import attrs
from attrs import frozen

from council_core.model import (
    Attendee,
    Council,
    Event,
    EventKind,
    Meeting,
    Member,
    Presence,
    Role,
    Stage,
    Term,
)
from council_core.text import to_wareki

__all__ = [
    "Head",
    "Person",
    "attends",
    "by_date",
    "era_year",
    "find_people",
    "head_of",
    "is_ahead",
    "left_early",
    "plain",
    "role_in",
    "term_in",
    "tidy",
    "was_late",
]

_THERE = frozenset({Presence.PRESENT, Presence.ONLINE})
_SITTING = _THERE | {Presence.PROXY}


@frozen
class Head:
    """What the column of a meeting is headed by. `label` is 第3回 in the year, else 第82回 of all."""

    id: str
    title: str
    label: str | None
    date: datetime.date | None

    @property
    def name(self) -> str:
        """How a remark names the meeting."""
        day = to_wareki(self.date) if self.date else ""
        return "　".join(part for part in (self.label or "", day) if part) or self.title


@frozen
class Person:
    """A person down the side of a report, with what each meeting's list says of them.

    `member` is `None` for those who sat as members and are not in the roster. A meeting was theirs to
    attend (`serving`) where they were in office, or there all the same; `beyond` are the places of these.
    """

    name: str
    member: Member | None
    entries: tuple[Attendee | None, ...]
    serving: tuple[bool, ...]
    beyond: tuple[int, ...] = ()


def era_year(year: int) -> str:
    """Return a fiscal year in its era: 令和3年度.

    The era is that of 1 May: the year that began as 平成31年度 is 令和元年度 since then.
    """
    return to_wareki(datetime.date(year, 5, 1)).partition("年")[0] + "年度"


def head_of(meeting: Meeting) -> Head:
    """Return what the column of a meeting is headed by."""
    number = meeting.number if meeting.number_in_year is None else meeting.number_in_year
    return Head(meeting.id, meeting.title, None if number is None else f"第{number}回", meeting.date)


def by_date(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Return meetings as they were held; those without a date come last."""
    last, first = datetime.date.max, datetime.time.min
    return tuple(sorted(meetings, key=lambda held: (held.date or last, held.opened_at or first, held.id)))


def is_ahead(meeting: Meeting) -> bool:
    """Tell whether a meeting is yet to be held: it is planned, and nobody's presence is stated."""
    return meeting.stage in {Stage.PLANNED, Stage.NOTIFIED} and all(
        person.presence is None for person in meeting.attendance
    )


def find_people(council: Council, meetings: Sequence[Meeting], year: int) -> tuple[Person, ...]:
    """Return the members of a year in the roster's order, then those who sat and are not in the roster.

    Who sits is found by the member's id, else (where none is stated) by the exact name, if one member
    alone has it. Of two rows on one meeting's list the one that was there counts.
    """
    ids = {member.id for member in council.members}
    named = Counter(member.name for member in council.members)
    by_name = {member.name: member.id for member in council.members if named[member.name] == 1}
    found: dict[tuple[str | None, str], list[Attendee | None]] = {}
    for place, meeting in enumerate(meetings):
        for entry in meeting.members():
            member = by_name.get(entry.name) if entry.member is None else entry.member
            key = (member, "") if member in ids else (entry.member, entry.name)
            entries = found.setdefault(key, [None] * len(meetings))
            if entries[place] is None or (attends(entry) and not attends(entries[place])):
                entries[place] = entry
    empty: list[Attendee | None] = [None] * len(meetings)
    people = [
        _person(member, found.pop((member.id, ""), empty), meetings)
        for member in council.members
        if (member.id, "") in found or term_in(member, year)
    ]
    strangers = (
        Person(name, None, tuple(row), tuple(entry is not None for entry in row))
        for (_id, name), row in found.items()
    )
    return (*people, *strangers)


def _person(member: Member, entries: Sequence[Attendee | None], meetings: Sequence[Meeting]) -> Person:
    office = [member.in_office(meeting.date) for meeting in meetings]
    there = [entry is not None and entry.presence in _SITTING for entry in entries]
    serving = tuple(held or sat for held, sat in zip(office, there, strict=True))
    beyond = tuple(place for place, held in enumerate(office) if serving[place] and not held)
    return Person(member.name, member, tuple(entries), serving, beyond)


def term_in(member: Member, year: int) -> Term | None:
    """Return a member's last term that runs on a day of a fiscal year; an open one where none is stated."""
    first, last = datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31)
    terms = [
        term
        for term in member.terms
        if (term.from_ is None or term.from_ <= last) and (term.until is None or first <= term.until)
    ]
    return terms[-1] if terms else None if member.terms else Term()


def role_in(person: Person, year: int) -> Role | None:
    """Return a person's role in a year: of the last term in it, else of the last meeting that states one."""
    term = term_in(person.member, year) if person.member else None
    if term and term.role:
        return term.role
    return next((entry.role for entry in reversed(person.entries) if entry and entry.role), None)


def attends(entry: Attendee | None) -> bool:
    """Tell whether a person was there themselves, in the room or by Web."""
    return entry is not None and entry.presence in _THERE


def was_late(entry: Attendee, meeting: Meeting) -> bool:
    """Tell whether a person came after the opening, by the list or as the proceedings tell it."""
    if entry.arrived_at is not None and meeting.opened_at is not None:
        return entry.arrived_at > meeting.opened_at
    return next(iter(_moves(entry, meeting)), None) is EventKind.ARRIVE


def left_early(entry: Attendee, meeting: Meeting) -> bool:
    """Tell whether a person left before the closing, by the list or as the proceedings tell it."""
    if entry.left_at is not None and meeting.closed_at is not None:
        return entry.left_at < meeting.closed_at
    return next(iter(reversed(_moves(entry, meeting))), None) is EventKind.DEPART


def _moves(entry: Attendee, meeting: Meeting) -> list[EventKind]:
    return [
        told.event
        for _item, told in meeting.proceedings()
        if isinstance(told, Event)
        and told.attendee == entry.id
        and told.event in {EventKind.ARRIVE, EventKind.DEPART}
    ]


def tidy(text: str | None) -> str:
    """Return a text for a printed cell; nothing for what is not stated."""
    return text or ""


def plain(value: Any) -> Any:
    """Return figures as plain data for `--json`; what is not known is left out."""
    if attrs.has(type(value)):
        fields = {field.name.rstrip("_"): getattr(value, field.name) for field in attrs.fields(type(value))}
        return {key: plain(held) for key, held in fields.items() if held is not None}
    if isinstance(value, tuple):
        return [plain(held) for held in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime.time):
        return value.isoformat("auto" if value.second or value.microsecond else "minutes")
    return value.isoformat() if isinstance(value, datetime.date) else value
