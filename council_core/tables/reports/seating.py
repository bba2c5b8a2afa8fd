"""席次表: who sits where at each meeting of a year, around a square of tables (ロの字)."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, frozen

from council_core.model import (
    Attendee,
    Capacity,
    Council,
    Meeting,
    MeetingMode,
    Presence,
    Role,
    Stage,
)
from council_core.tables.reports.terms import term
from council_core.tables.reports.year import Head, Person, by_date, find_people, head_of

__all__ = ["ACROSS", "Seat", "SeatPlan", "Seating", "plan_seats", "seating_of"]

ACROSS: Final = 5  # seats that the head and the foot of the square hold
_OFFICERS: Final = (Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR)
_OPPOSITE: Final = (Capacity.EXPLAINER, Capacity.GUEST, Capacity.SECRETARIAT)
_AHEAD: Final = frozenset({Stage.PLANNED, Stage.NOTIFIED})


@frozen
class Seat:
    """One seat: who sits there as what; `for_` is the member whom a proxy stands in for."""

    name: str
    title: str
    number: int = 0
    for_: str | None = None


@frozen
class SeatPlan:
    """The seats of one meeting, and who has none."""

    meeting: Head
    opened_at: datetime.time | None
    venue: str | None
    written: bool
    head: tuple[Seat, ...]
    left: tuple[Seat, ...]
    right: tuple[Seat, ...]
    foot: tuple[Seat, ...]
    absent: tuple[str, ...]
    online: tuple[str, ...]
    unstated: tuple[str, ...]


@frozen
class Seating:
    """The figures of the 席次表 of a year."""

    council: str
    year: int
    meetings: tuple[SeatPlan, ...]


def seating_of(council: Council, meetings: Sequence[Meeting], year: int) -> Seating:
    """Return the seats of each meeting of a year, those yet to be held with them."""
    plans = tuple(plan_seats(council, meeting, year) for meeting in by_date(meetings))
    return Seating(council.name, year, plans)


def plan_seats(council: Council, meeting: Meeting, year: int) -> SeatPlan:
    """Return who sits where.

    The chair sits at the head with the other officers beside; members in the roster's order down the left
    side, then down the right; explainers, guests and the secretariat opposite. Before a meeting whoever
    has not said no has a seat; afterwards those of whom nothing is stated have none.
    """
    people = [
        person for person in find_people(council, (meeting,), year) if person.serving[0] or person.entries[0]
    ]
    states = {id(person): _state(person.entries[0], meeting) for person in people}
    written = meeting.mode is MeetingMode.WRITTEN
    seated = [] if written else [p for p in people if states[id(p)] in {Presence.PRESENT, Presence.PROXY}]
    seats = [(_role_on(person, meeting), _seat_of(person, meeting)) for person in seated]
    officers = [seat for role in _OFFICERS for held, seat in seats if held is role][:ACROSS]
    others = [seat for _role, seat in seats if not any(seat is officer for officer in officers)]
    half = (len(others) + 1) // 2
    guests = [
        _guest(person)
        for capacity in _OPPOSITE
        for person in meeting.attendance
        if person.capacity is capacity and person.presence not in {Presence.ABSENT, Presence.ONLINE}
    ]
    head, left, right, foot = _numbered(officers, others[:half], others[half:], [] if written else guests)
    return SeatPlan(
        meeting=head_of(meeting),
        opened_at=meeting.opened_at,
        venue=meeting.venue,
        written=written,
        head=head,
        left=left,
        right=right,
        foot=foot,
        absent=_names(people, meeting, states, Presence.ABSENT),
        online=_names(people, meeting, states, Presence.ONLINE),
        unstated=_names(people, meeting, states, None),
    )


def _state(entry: Attendee | None, meeting: Meeting) -> Presence | None:
    if entry is not None and entry.presence is not None:
        return entry.presence
    listed = meeting.members()
    ahead = meeting.stage in _AHEAD or all(person.presence is None for person in listed)
    return Presence.PRESENT if ahead and (entry is not None or not listed) else None


def _role_on(person: Person, meeting: Meeting) -> Role | None:
    entry = person.entries[0]
    covering = person.member.term_on(meeting.date) if person.member else None
    return (entry and entry.role) or (covering and covering.role) or None


def _seat_of(person: Person, meeting: Meeting) -> Seat:
    entry = person.entries[0]
    title = term(_role_on(person, meeting)) or "委員"
    if entry is not None and entry.presence is Presence.PROXY:
        return Seat(entry.proxy_name or "（代理者）", title, for_=person.name)
    return Seat(person.name, title)


def _guest(person: Attendee) -> Seat:
    post = "　".join(part for part in (person.department, person.post) if part)
    if person.presence is Presence.PROXY:
        return Seat(person.proxy_name or "（代理者）", post or term(person.capacity), for_=person.name)
    return Seat(person.name, post or term(person.capacity))


def _names(
    people: Iterable[Person], meeting: Meeting, states: dict[int, Presence | None], wanted: Presence | None
) -> tuple[str, ...]:
    """Return the names of those of a presence; beside the members only who is stated to be away."""
    names = [person.name for person in people if states[id(person)] is wanted]
    if wanted is not None:
        others = (person for person in meeting.attendance if person.capacity is not Capacity.MEMBER)
        names += [person.name for person in others if person.presence is wanted]
    return tuple(names)


def _numbered(*sides: Sequence[Seat]) -> tuple[tuple[Seat, ...], ...]:
    numbered, number = [], 0
    for side in sides:
        numbered.append(tuple(evolve(seat, number=number + place) for place, seat in enumerate(side, 1)))
        number += len(side)
    return tuple(numbered)
