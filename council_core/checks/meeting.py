"""Check a meeting: every check of every room, in the order of the meeting's parts."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from council_core.checks import people, record, stages, votes
from council_core.checks.finding import Finding
from council_core.checks.view import View, place_of
from council_core.model import Capacity, Council, Meeting, MeetingMode, Openness
from council_core.text import find_number, to_clock

__all__ = ["check"]


def check(
    meeting: Meeting, council: Council | None = None, *, today: datetime.date | None = None
) -> tuple[Finding, ...]:
    """Return what does not add up in a meeting, in the order of its parts.

    `today` is the day by which follow-ups are due; without it only events tell.
    """
    view = View(meeting, council, today)
    return tuple(finding for rule in _CHECKS for finding in rule(view))


def _hours(view: View) -> Iterator[Finding]:
    opened, closed = view.meeting.opened_at, view.meeting.closed_at
    if opened and closed and closed < opened:
        yield view.finding(
            "opened-after-closed", "closed_at", opened=to_clock(opened), closed=to_clock(closed)
        )


def _grounds(view: View) -> Iterator[Finding]:
    meeting = view.meeting
    if meeting.openness in {Openness.CLOSED, Openness.PARTLY_CLOSED} and not meeting.closed_under:
        if not any(item.closed_under for item in meeting.items):
            yield view.finding("closed-without-ground", "openness", what=meeting.title)
    elif meeting.closed_under is None:
        for item in meeting.items:
            above = meeting.item(item.parent) if item.parent else None
            if item.openness is Openness.CLOSED and not (item.closed_under or (above and above.closed_under)):
                yield view.finding("closed-without-ground", f"items/{item.id}", what=item.title)


def _numbers(view: View) -> Iterator[Finding]:
    meeting = view.meeting
    stated = {number for number in (meeting.number, meeting.number_in_year) if number is not None}
    told = find_number(meeting.title)
    if told is not None and stated and told not in stated:
        yield view.finding("title-number-differs", "title", title=told, number=min(stated))
    following = find_number(meeting.next_meeting.title or "") if meeting.next_meeting else None
    if following is not None and stated and not stated & {following - 1, following} and following != 1:
        yield view.finding("next-number-jumps", "next_meeting/title", next=following, number=min(stated))


def _mode(view: View) -> Iterator[Finding]:
    if view.meeting.mode is MeetingMode.WRITTEN and view.rules.written_meetings is False:
        yield view.finding("written-not-allowed", "mode")


def _references(view: View) -> Iterator[Finding]:
    meeting = view.meeting
    listed = {person.id for person in meeting.attendance}
    members = {person.id for person in meeting.attendance if person.capacity is Capacity.MEMBER}
    items = {item.id for item in meeting.items}
    materials = {material.id for material in meeting.materials}
    for person in meeting.attendance:
        yield from _missing(view, f"attendance/{person.id}", person.items, items)
    for item in meeting.items:
        where = f"items/{item.id}"
        yield from _missing(view, where, item.materials, materials)
        yield from _missing(view, where, (item.parent,), items)
    for under, entry in meeting.proceedings():
        names = (getattr(entry, "attendee", None),)
        yield from _missing(view, place_of(under, entry), names, listed)
    for vote in meeting.votes:
        where = f"votes/{vote.id}"
        yield from _missing(view, where, vote.items, items)
        yield from _missing(view, where, [ballot.member for ballot in vote.ballots], members)
        yield from _missing(view, where, (*vote.recused, vote.presided_by), members)
    for follow_up in meeting.follow_ups:
        yield from _missing(view, f"follow_ups/{follow_up.id}", (follow_up.item,), items)
    for reply in meeting.review.replies if meeting.review else ():
        yield from _missing(view, f"review/replies/{reply.id}", (reply.attendee,), listed)


def _missing(view: View, where: str, names: Iterable[str | None], known: set[str]) -> Iterator[Finding]:
    for name in names:
        if name is not None and name not in known:
            yield view.finding("unknown-reference", where, name=name)


_CHECKS: Final[tuple[Callable[[View], Iterator[Finding]], ...]] = (
    _hours,
    _grounds,
    _numbers,
    _mode,
    *people.CHECKS,
    _references,
    *record.CHECKS,
    *votes.CHECKS,
    *stages.CHECKS,
)
