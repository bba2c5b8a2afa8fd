"""Plan the next meeting of a council, and what it should take up."""

import datetime

from attrs import evolve

from council_core.model import AgendaItem, DueEvent, ItemKind, Meeting, Stage
from council_core.rules import follow_on
from council_core.secretariat.desk import Opened, council_id, find_council, free_id
from council_core.secretariat.promises import follow_ups
from council_core.store import Author, MeetingLine, Register

__all__ = ["plan_meeting", "proposed_items", "store_plan"]


def plan_meeting(
    register: Register,
    council: str,
    *,
    like: str | None = None,
    day: datetime.date | None = None,
    today: datetime.date | None = None,
) -> Meeting:
    """Return a council's next meeting, made from its last one; nothing is stored. See `rules.follow_on`.

    `day` is its day, else the one that the last meeting announced; `like` names a meeting that it is to be
    like, where that is not the last. What is not certain is left out: without a day that is the number in
    the fiscal year.

    Raises:
        Unknown, AmbiguousName: no council or meeting, or several, fit.
    """
    found = find_council(register, council_id(register, council))
    today = today or datetime.date.today()  # noqa: DTZ011 -- the clerk's own day
    line = max(register.meetings(found.id), key=_order, default=None)
    last = register.meeting(line.id).value if line else None
    pattern = register.meeting(like).value if like else None
    announced = last.next_meeting.date if last and last.next_meeting else None
    planned = follow_on(last, found, day or announced, ident="new", today=today, like=pattern)
    return evolve(planned, id=free_id(register, found, planned))


def proposed_items(register: Register, council: str) -> tuple[AgendaItem, ...]:
    """Return the items that a council's next meeting owes: what was promised for it and is not answered yet."""
    owed = [
        line.follow_up
        for line in follow_ups(register, council)
        if line.follow_up.due is DueEvent.NEXT_MEETING
    ]
    return tuple(
        AgendaItem(id=f"i{number}", title=" ".join(promise.text.split()), kind=ItemKind.REPORT)
        for number, promise in enumerate(owed, 1)
    )


def store_plan(register: Register, planned: Meeting, by: Author) -> Opened:
    """Store a meeting that was planned, and return it opened.

    Raises:
        AlreadyThere: its id has been taken meanwhile; nothing was stored.
        Unwritable, Full, Busy: nothing was stored.
    """
    stored = register.save(planned, by=by)
    return Opened(stored.value, stored.revision, find_council(register, planned.council))


def _order(line: MeetingLine) -> tuple[datetime.date, int, str]:
    """Order a council's meetings; one that is planned and has no day yet comes after all that have."""
    to_come = line.stage in {Stage.PLANNED, Stage.NOTIFIED}
    undated = datetime.date.max if to_come else datetime.date.min
    return line.date or undated, line.number or line.number_in_year or 0, line.id
