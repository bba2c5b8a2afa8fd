"""What there is to see of a meeting at the table at a moment."""

import datetime

from attrs import frozen

from council_core.house import House
from council_core.model import Attendee, Council, Meeting, Outcome
from council_core.rules import QuorumFound, item_open
from council_core.secretariat.proceeding.step import Step, StepKind
from council_core.secretariat.proceeding.take import quorum_now
from council_core.secretariat.proceeding.walk import Walk

__all__ = ["AtTable", "ItemAt", "at_table"]


@frozen
class ItemAt:
    """An item of the agenda as the meeting stands: its place, what was the last step on it, what became of it."""

    id: str
    heading: str
    depth: int
    stands_over: bool  # other items; it has no turn of its own but to be announced
    begun: bool
    finished: bool
    last: StepKind | None
    outcome: Outcome | None


@frozen
class AtTable:
    """A meeting at the table at a moment: its agenda, the item now open, what is next, who presides, the quorum."""

    agenda: tuple[ItemAt, ...]
    open: str | None
    next: Step | None
    presider: Attendee | None
    quorum: QuorumFound


def at_table(meeting: Meeting, council: Council, house: House, at: datetime.time | None = None) -> AtTable:
    """Return how a meeting stands, its quorum at a time of day."""
    walk = Walk(meeting, council, house)
    return AtTable(
        _agenda(walk),
        item_open(meeting),
        walk.next(),
        walk.table.presider(walk.table.current),
        quorum_now(meeting, council, at),
    )


def _agenda(walk: Walk) -> tuple[ItemAt, ...]:
    table = walk.table
    return tuple(
        ItemAt(
            item.id,
            table.heading(item.id),
            item.depth,
            stands_over=bool(item.parts),
            begun=bool(table.under.get(item.id)),
            finished=_finished(walk, item.id),
            last=table.last_step(item.id),
            outcome=table.outcome(item.id),
        )
        for item in table.items
    )


def _finished(walk: Walk, item: str) -> bool:
    """Tell whether an item was dealt with: its turn is over, or it was begun and the meeting is closed."""
    begun = bool(walk.table.under.get(item))
    if begun and walk.table.meeting.closed_at is not None:
        return True
    return next((turn.finished for turn in walk.turns if turn.item.id == item), begun)
