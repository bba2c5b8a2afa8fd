"""The editions of a record: the internal one whole, the public one without what is closed.

An edition is made of a meeting before any template sees it, so no template can let slip what it was never
given.
"""

from enum import StrEnum

from attrs import evolve, frozen

from council_core.house import House
from council_core.minutes.writer.naming import Slip, renamed
from council_core.model import AgendaItem, Council, Entry, Material, Meeting, Member, Openness

__all__ = ["Edited", "Edition", "closed_items", "edit", "edition_of"]


class Edition(StrEnum):
    """For whom a document is written."""

    PUBLIC = "public"
    INTERNAL = "internal"


@frozen
class Edited:
    """What an edition may show: the meeting, the council, who in it goes by no name; `slips` are to be read."""

    edition: Edition
    meeting: Meeting
    council: Council
    hidden: frozenset[str] = frozenset()
    slips: tuple[Slip, ...] = ()


def edit(meeting: Meeting, council: Council, house: House, edition: Edition) -> Edited:
    """Return a meeting and its council as an edition of a house may show them."""
    names = house.names.internal if edition is Edition.INTERNAL else house.names.public
    open_part = edition_of(meeting, edition)
    shown, hidden, slips = renamed(open_part, names, house)
    if edition is Edition.INTERNAL:
        return Edited(edition, shown, council, hidden)
    return Edited(edition, shown, _public_council(council, shown, hidden), hidden, slips)


def edition_of(meeting: Meeting, edition: Edition) -> Meeting:
    """Return the meeting as an edition may show it, everybody still named as recorded.

    Of a closed item the public edition keeps the heading and the ground; closed entries, votes and
    follow-ups of closed items, and why somebody was away, are not in it. Under a closed item, and in a
    meeting closed as a whole, everything is closed.
    """
    if edition is Edition.INTERNAL:
        return meeting
    closed = closed_items(meeting)
    whole = meeting.openness is Openness.CLOSED
    return evolve(
        meeting,
        attendance=tuple(
            evolve(person, reason=None) if person.reason else person for person in meeting.attendance
        ),
        materials=() if whole else _materials(meeting, closed),
        entries=() if whole else _open(meeting.entries),
        items=tuple(_item(item, closed) for item in meeting.items),
        review=None,
        votes=tuple(vote for vote in meeting.votes if not (whole or closed.intersection(vote.items))),
        follow_ups=tuple(
            follow_up for follow_up in meeting.follow_ups if not (whole or follow_up.item in closed)
        ),
    )


def closed_items(meeting: Meeting) -> set[str]:
    """Return the ids of closed items and of all items under them."""
    if meeting.openness is Openness.CLOSED:
        return {item.id for item in meeting.items}
    closed = {item.id for item in meeting.items if item.openness is Openness.CLOSED}
    while under := {item.id for item in meeting.items if item.parent in closed} - closed:
        closed |= under
    return closed


def _materials(meeting: Meeting, closed: set[str]) -> tuple[Material, ...]:
    """Leave out what only closed items were given."""
    shown = {name for item in meeting.items if item.id not in closed for name in item.materials}
    hidden = {name for item in meeting.items if item.id in closed for name in item.materials} - shown
    return tuple(material for material in meeting.materials if material.id not in hidden)


def _item(item: AgendaItem, closed: set[str]) -> AgendaItem:
    if item.id in closed:
        return AgendaItem(
            id=item.id,
            label=item.label,
            title=item.title,
            kind=item.kind,
            parent=item.parent,
            openness=Openness.CLOSED,
            closed_under=item.closed_under,
        )
    return evolve(item, entries=_open(item.entries))


def _open(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return (
        tuple(entry for entry in entries if not entry.closed) if any(e.closed for e in entries) else entries
    )


def _public_council(council: Council, meeting: Meeting, hidden: frozenset[str]) -> Council:
    """Leave of the roster those whom the meeting names, and of them what the public may know."""
    named = {person.member for person in meeting.attendance if person.id not in hidden}
    return evolve(
        council,
        fees=(),
        members=tuple(
            Member(
                id=member.id,
                name=member.name,
                kana=member.kana,
                category=member.category,
                affiliation=member.affiliation,
                post=member.post,
                terms=member.terms,
            )
            for member in council.members
            if member.id in named
        ),
    )
