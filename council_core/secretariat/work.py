"""Edits of a meeting: each takes a meeting and returns the next one. Nothing is stored here."""

from typing import TypeVar

from attrs import evolve

from council_core.errors import Unknown
from council_core.model import Attendee, Ballot, Choice, Meeting, Presence, Vote

__all__ = ["cast_ballot", "mark_presence", "recuse"]

T = TypeVar("T", Attendee, Vote)


def mark_presence(meeting: Meeting, attendee: str, presence: Presence | None) -> Meeting:
    """Return the meeting with a person's presence marked; `None` takes the mark away.

    Raises:
        Unknown: nobody on the list has this id.
    """
    person = _known(meeting.attendee(attendee), attendee)
    return evolve(meeting, attendance=_with(meeting.attendance, evolve(person, presence=presence)))


def cast_ballot(meeting: Meeting, vote: str, attendee: str, choice: Choice | None) -> Meeting:
    """Return the meeting with a member's ballot in a vote; `None` takes the ballot back.

    Ballots stand in the order of the attendance list, whatever order they were cast in.

    Raises:
        Unknown: there is no such vote, or nobody of this id on the list.
    """
    _known(meeting.attendee(attendee), attendee)
    found = _known(meeting.vote(vote), vote)
    cast = {ballot.member: ballot for ballot in found.ballots if ballot.member != attendee}
    if choice is not None:
        cast[attendee] = Ballot(member=attendee, choice=choice)
    order = {person.id: number for number, person in enumerate(meeting.attendance)}
    ballots = tuple(cast[member] for member in sorted(cast, key=lambda member: order.get(member, len(order))))
    return evolve(meeting, votes=_with(meeting.votes, evolve(found, ballots=ballots)))


def recuse(meeting: Meeting, vote: str, attendee: str, *, recused: bool = True) -> Meeting:
    """Return the meeting with a member recused from a vote (除斥), and without their ballot; or not.

    Raises:
        Unknown: there is no such vote, or nobody of this id on the list.
    """
    _known(meeting.attendee(attendee), attendee)
    found = _known(meeting.vote(vote), vote)
    others = tuple(member for member in found.recused if member != attendee)
    ballots = tuple(ballot for ballot in found.ballots if not (recused and ballot.member == attendee))
    changed = evolve(found, recused=(*others, attendee) if recused else others, ballots=ballots)
    return evolve(meeting, votes=_with(meeting.votes, changed))


def _known(found: T | None, name: str) -> T:
    if found is None:
        raise Unknown(name)
    return found


def _with(elements: tuple[T, ...], changed: T) -> tuple[T, ...]:
    return tuple(changed if element.id == changed.id else element for element in elements)
