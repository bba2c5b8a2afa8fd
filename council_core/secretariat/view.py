"""What a clerk looks at: the figures of a meeting and of its votes, with their reasons."""

import datetime
from typing import Any

from attrs import frozen

from council_core.checks import Finding, check
from council_core.model import Attendee, Capacity, Council, Meeting, Presence, Vote
from council_core.rules import Decided, QuorumFound, decide, presiding, quorum

__all__ = ["Overview", "Tally", "find_tally", "overview", "overview_data", "tallies", "tally_data"]


@frozen
class Overview:
    """A meeting at a glance."""

    quorum: QuorumFound
    presiding: Attendee | None
    counts: dict[Capacity, int]
    findings: tuple[Finding, ...]


@frozen
class Tally:
    """One vote: what the record says (`vote`) and what the rules yield from it (`decided`)."""

    vote: Vote
    titles: tuple[str, ...]
    decided: Decided


def overview(
    meeting: Meeting,
    council: Council,
    at: datetime.time | None = None,
    *,
    known: tuple[Finding, ...] | None = None,
) -> Overview:
    """Return the figures of a meeting: quorum, who presides, how many of each capacity are there, findings.

    `at` is a time of day; without one the figures are those of the whole meeting. Findings that are `known`,
    as those of the value before a change, are not looked for again: that takes longer than all figures do.
    """
    if known is None:
        known = check(meeting, council, today=datetime.date.today())  # noqa: DTZ011 -- the clerk's own day
    there = [person for person in meeting.attendance if person.presence not in {None, Presence.ABSENT}]
    counts = {capacity: sum(person.capacity is capacity for person in there) for capacity in Capacity}
    return Overview(
        quorum(meeting, council, at=at),
        presiding(meeting, council, at=at),
        counts,
        known,
    )


def tallies(meeting: Meeting, council: Council) -> tuple[Tally, ...]:
    """Return each vote with the titles of its items and what the rules yield."""
    return tuple(tally_of(vote, meeting, council) for vote in meeting.votes)


def find_tally(meeting: Meeting, council: Council, vote_id: str) -> Tally | None:
    """Return the vote of an id with what the rules yield; nothing where there is none."""
    vote = meeting.vote(vote_id)
    return tally_of(vote, meeting, council) if vote else None


def tally_of(vote: Vote, meeting: Meeting, council: Council) -> Tally:
    """Return one vote with the titles of its items and what the rules yield."""
    items = (meeting.item(name) for name in vote.items)
    return Tally(vote, tuple(item.title for item in items if item), decide(vote, meeting, council))


def tally_data(tally: Tally) -> dict[str, Any]:
    """Return a tally as plain data for `--json`; what is not known is left out."""
    decided, vote = tally.decided, tally.vote
    data: dict[str, Any] = {
        "vote": vote.id,
        "items": list(vote.items),
        "titles": list(tally.titles),
        "wording": vote.wording,
        "declared": vote.declared,
        "outcome": decided.outcome,
        "tie": decided.tie,
        "entitled": decided.entitled,
        "present": decided.present,
        "needed": decided.needed,
        "for": decided.votes_for,
        "against": decided.against,
        "abstaining": decided.abstaining,
        "unanimous": decided.unanimous,
        "assumed": decided.assumed,
        "reason": str(decided),
        "people": [
            {"id": person.id, "name": person.name, "counts": person.counts, "why": person.why}
            for person in decided.people
        ],
    }
    return {key: value for key, value in data.items() if value is not None}


def overview_data(seen: Overview) -> dict[str, Any]:
    """Return an overview's quorum as plain data for `--json`."""
    found = seen.quorum
    return {
        "present": found.present,
        "base": found.base,
        "needed": found.needed,
        "met": found.met,
        "assumed": found.assumed,
        "reason": str(found),
    }
