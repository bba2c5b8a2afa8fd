"""The checks of a meeting, each a generator of findings."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from council_core.checks.finding import Finding
from council_core.model import Capacity, Council, ItemKind, Meeting, Role, Vote, word
from council_core.rules import decide, quorum
from council_core.text import to_clock

__all__ = ["check"]


def check(meeting: Meeting, council: Council | None = None) -> tuple[Finding, ...]:
    """Return what does not add up in a meeting, in the order of its parts."""
    return tuple(finding for rule in _CHECKS for finding in rule(meeting, council))


def _hours(meeting: Meeting, _council: Council | None) -> Iterator[Finding]:
    if meeting.opened_at and meeting.closed_at and meeting.closed_at < meeting.opened_at:
        values = {"opened": to_clock(meeting.opened_at), "closed": to_clock(meeting.closed_at)}
        yield Finding("opened-after-closed", "closed_at", values, meeting.id)


def _chairs(meeting: Meeting, _council: Council | None) -> Iterator[Finding]:
    chairs = [person.name for person in meeting.members() if person.role is Role.CHAIR]
    if len(chairs) > 1:
        yield Finding("two-chairs", "attendance", {"names": ", ".join(chairs)}, meeting.id)


def _references(meeting: Meeting, _council: Council | None) -> Iterator[Finding]:
    people = {person.id for person in meeting.attendance}
    members = {person.id for person in meeting.attendance if person.capacity is Capacity.MEMBER}
    items = {item.id for item in meeting.items}
    materials = {material.id for material in meeting.materials}
    for item in meeting.items:
        where = f"items/{item.id}"
        yield from _missing(meeting, where, item.materials, materials)
        yield from _missing(meeting, where, (item.parent,), items)
        for entry in item.entries:
            yield from _missing(
                meeting, f"{where}/entries/{entry.id}", (getattr(entry, "attendee", None),), people
            )
    for vote in meeting.votes:
        where = f"votes/{vote.id}"
        yield from _missing(meeting, where, vote.items, items)
        yield from _missing(meeting, where, [ballot.member for ballot in vote.ballots], members)
        yield from _missing(meeting, where, (*vote.recused, vote.presided_by), members)
    for follow_up in meeting.follow_ups:
        yield from _missing(meeting, f"follow_ups/{follow_up.id}", (follow_up.item,), items)


def _missing(meeting: Meeting, where: str, names: Iterable[str | None], known: set[str]) -> Iterator[Finding]:
    for name in names:
        if name is not None and name not in known:
            values = {"name": name}
            yield Finding("unknown-reference", where, values, meeting.id)


def _quorum_at_votes(meeting: Meeting, council: Council | None) -> Iterator[Finding]:
    found = quorum(meeting, council)
    if meeting.votes and not found.met:
        values = {"present": found.present, "needed": found.needed}
        yield Finding("no-quorum", "attendance", values, meeting.id)


def _outcomes(meeting: Meeting, council: Council | None) -> Iterator[Finding]:
    for vote in meeting.votes:
        decided = decide(vote, meeting, council)
        where = f"votes/{vote.id}"
        if vote.declared and decided.outcome and vote.declared is not decided.outcome:
            values = {"declared": word(vote.declared), "computed": word(decided.outcome)}
            yield Finding("declared-differs", where, values, meeting.id)
        if (number := _counted(vote)) > decided.entitled:
            excess = {"number": number, "entitled": decided.entitled}
            yield Finding("count-exceeds-entitled", where, excess, meeting.id)


def _counted(vote: Vote) -> int:
    return sum(number or 0 for number in (vote.for_, vote.against, vote.abstaining))


def _results(meeting: Meeting, _council: Council | None) -> Iterator[Finding]:
    voted = {item for vote in meeting.votes for item in vote.items}
    parents = {item.parent for item in meeting.items}
    for item in meeting.items:
        asked = item.kind is ItemKind.CONSULTATION and item.id not in parents
        if asked and item.decision is None and item.id not in voted:
            yield Finding("no-result", f"items/{item.id}", {"title": item.title}, meeting.id)


_CHECKS: Final[tuple[Callable[[Meeting, Council | None], Iterator[Finding]], ...]] = (
    _hours,
    _chairs,
    _quorum_at_votes,
    _references,
    _results,
    _outcomes,
)
