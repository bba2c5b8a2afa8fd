"""The editions of a record: the internal one whole, the public one without what is closed.

The public edition is made of a meeting before any template sees it, so no template can let slip what it
was never given.
"""

from enum import StrEnum

from attrs import evolve

from council_core.model import AgendaItem, Material, Meeting, Openness

__all__ = ["Edition", "edition_of"]


class Edition(StrEnum):
    """For whom a document is written."""

    PUBLIC = "public"
    INTERNAL = "internal"


def edition_of(meeting: Meeting, edition: Edition) -> Meeting:
    """Return the meeting as an edition may show it.

    Of a closed item the public edition keeps the heading and the ground; closed entries, votes and
    follow-ups of closed items, and why somebody was away, are not in it. Under a closed item, and in a
    meeting closed as a whole, everything is closed.
    """
    if edition is Edition.INTERNAL:
        return meeting
    closed = _closed(meeting)
    whole = meeting.openness is Openness.CLOSED
    return evolve(
        meeting,
        attendance=tuple(evolve(person, reason=None) for person in meeting.attendance),
        materials=() if whole else _materials(meeting, closed),
        entries=() if whole else tuple(entry for entry in meeting.entries if not entry.closed),
        items=tuple(_item(item, closed) for item in meeting.items),
        review=None,
        votes=tuple(vote for vote in meeting.votes if not (whole or closed.intersection(vote.items))),
        follow_ups=tuple(
            follow_up for follow_up in meeting.follow_ups if not (whole or follow_up.item in closed)
        ),
    )


def _closed(meeting: Meeting) -> set[str]:
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
        return evolve(item, openness=Openness.CLOSED, entries=(), decision=None, materials=(), departments=())
    return evolve(item, entries=tuple(entry for entry in item.entries if not entry.closed))
