"""A vote that changes after it was declared: what was declared no longer holds, and leaves the record with it."""

import datetime
import re
from typing import Final

from attrs import evolve

from council_core.errors import Unknown
from council_core.house import House
from council_core.model import (
    Council,
    Decision,
    Declared,
    Entry,
    Event,
    EventKind,
    Meeting,
    Note,
    Outcome,
    Vote,
)
from council_core.rules import decide
from council_core.secretariat.proceeding.hands import ruling_of
from council_core.secretariat.proceeding.step import StepKind
from council_core.secretariat.proceeding.take import just_before

__all__ = ["is_told_at_table", "revise_vote"]

_RULING: Final = re.compile(rf"{StepKind.RULING}-\d+")
_MADE: Final = {
    Declared.CARRIED: frozenset({Outcome.APPROVED, Outcome.APPROVED_WITH_CONDITIONS, Outcome.NOTED}),
    Declared.LOST: frozenset({Outcome.REJECTED}),
    Declared.UNDECIDED: frozenset({Outcome.CONTINUED}),
}


def revise_vote(meeting: Meeting, council: Council, house: House, changed: Vote) -> Meeting:
    """Return the meeting with a vote as it is now; a casting vote leaves with its tie.

    Where another result would be declared now, or of other items, the declaration is taken back: the entries
    that it wrote, the outcome of its items, its wording. What a document told of a vote that was not declared
    at the table stays as it was read; `check` finds where that disagrees.

    Raises:
        Unknown: the meeting has no such vote.
    """
    before = meeting.vote(changed.id)
    if before is None:
        raise Unknown(changed.id, tuple(vote.id for vote in meeting.votes))
    if changed.casting_vote and not decide(changed, meeting, council).tie:
        changed = evolve(changed, casting_vote=None)
    made = _with_vote(meeting, changed)
    if before.declared is None or changed == before or changed.declared is not before.declared:
        return made
    told = {entry.id for entry in _told(meeting, before)}
    if not told or _same(made, council, house, before, changed):
        return made
    items = (
        evolve(
            item,
            entries=tuple(entry for entry in item.entries if entry.id not in told),
            decision=_undone(item.decision, before.declared) if item.id in before.items else item.decision,
        )
        for item in made.items
    )
    open_again = evolve(changed, declared=None, wording=None)
    return _with_vote(evolve(made, items=tuple(items)), open_again)


def is_told_at_table(meeting: Meeting, vote: Vote) -> bool:
    """Tell whether what was declared of a vote was written at the table, and not read in a document."""
    return vote.declared is not None and bool(_told(meeting, vote))


def _same(made: Meeting, council: Council, house: House, before: Vote, changed: Vote) -> bool:
    """Tell whether the same would be declared now, of the same items."""
    fresh = _with_vote(made, evolve(changed, declared=None, wording=None))
    now = ruling_of(fresh, council, house, changed.id)
    known = now.vote is not None and not now.missing
    return (
        known
        and changed.items == before.items
        and now.vote is not None
        and (now.vote.declared, now.vote.wording) == (before.declared, before.wording)
    )


def _told(meeting: Meeting, vote: Vote) -> tuple[Entry, ...]:
    """Return the entries that the declaration of a vote wrote: each ruling begins with how the vote went.

    Of several votes on one item it is the last with this wording; the only one, where its text was mended since.
    """
    rulings: list[list[Entry]] = []
    for item in meeting.items:
        if item.id not in vote.items:
            continue
        goes_on = False
        for entry in item.entries:
            if not _RULING.fullmatch(entry.id):
                goes_on = False
            elif isinstance(entry, Event) and entry.event is EventKind.VOTE:
                rulings.append([entry])
                goes_on = True
            elif goes_on:
                rulings[-1].append(entry)
    same = [ruling for ruling in rulings if ruling[0].text == vote.wording]
    found = same or (rulings if len(rulings) == 1 else [])
    if not found:
        return ()
    ruling = found[-1]
    referred = () if ruling[0].at is None else _referring(meeting, vote, just_before(ruling[0].at))
    return (*ruling, *referred)


def _referring(meeting: Meeting, vote: Vote, at: datetime.time) -> tuple[Entry, ...]:
    """Return what refers to a declaration under the other items of its vote."""
    return tuple(
        entry
        for item, entry in meeting.proceedings()
        if item is not None
        and item.id in vote.items
        and isinstance(entry, Note)
        and _RULING.fullmatch(entry.id)
        and entry.at == at
    )


def _undone(decision: Decision | None, declared: Declared) -> Decision | None:
    """Return what is known of an item without the outcome that a declaration gave it."""
    if decision is None or decision.outcome not in _MADE[declared]:
        return decision
    left = evolve(decision, outcome=None)
    return None if left == Decision() else left


def _with_vote(meeting: Meeting, changed: Vote) -> Meeting:
    votes = (changed if vote.id == changed.id else vote for vote in meeting.votes)
    return evolve(meeting, votes=tuple(votes))
