"""What was promised across meetings: by whom, where, due when, and answered where."""

import datetime

from attrs import evolve, frozen

from council_core.errors import Unknown
from council_core.house import Deadlines, promised_day
from council_core.model import FollowUp, Meeting
from council_core.secretariat.desk import council_house, council_id, find_council
from council_core.secretariat.stages import following_day
from council_core.store import Register

__all__ = ["FollowUpLine", "follow_ups", "settle_follow_up"]


@frozen
class FollowUpLine:
    """One promise with where it was made. `day` is the one that it is due on, as far as that is known.

    `item` is the heading that it stands under, `answer` the title of the meeting that answered it.
    """

    council: str
    meeting: str
    title: str
    date: datetime.date | None
    item: str | None
    follow_up: FollowUp
    day: datetime.date | None
    answer: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor answered."""
        return self.follow_up.done_on is None and self.follow_up.answered_in is None


def follow_ups(
    register: Register, council: str | None = None, *, settled: bool = False
) -> tuple[FollowUpLine, ...]:
    """Return what was promised and is open, of all councils or one; with `settled` also what is done.

    The open ones come first, the soonest due before all others, those without a day last; then the settled,
    the latest meeting first.

    Raises:
        Unknown, AmbiguousName: no council, or several, fit.
        Unreadable, WrongDocument: a house cannot be read or is wrong.
    """
    only = council_id(register, council) if council else None
    lines = register.meetings(only)
    titles = {line.id: line.title for line in lines}
    deadlines: dict[str, Deadlines] = {}
    found: list[FollowUpLine] = []
    for name in register.promising(only, settled=settled):
        meeting = register.meeting(name).value
        if meeting.council not in deadlines:
            deadlines[meeting.council] = council_house(find_council(register, meeting.council)).deadlines
        following = following_day(meeting, lines)
        for promise in meeting.follow_ups:
            day = promised_day(promise, meeting, deadlines[meeting.council], following)
            line = _line(meeting, promise, day, titles.get(promise.answered_in or ""))
            found += [line] if settled or line.is_open else []
    return tuple(sorted(found, key=_order))


def settle_follow_up(
    meeting: Meeting,
    follow_up: str,
    *,
    done_on: datetime.date | None = None,
    answered_in: str | None = None,
) -> Meeting:
    """Return the meeting with a promise kept: done on a day, answered in a meeting, or both; neither opens it again.

    Raises:
        Unknown: the meeting has no such follow-up.
    """
    if all(it.id != follow_up for it in meeting.follow_ups):
        raise Unknown(follow_up, tuple(it.id for it in meeting.follow_ups))
    settled = tuple(
        evolve(it, done_on=done_on, answered_in=answered_in) if it.id == follow_up else it
        for it in meeting.follow_ups
    )
    return evolve(meeting, follow_ups=settled)


def _line(meeting: Meeting, promise: FollowUp, day: datetime.date | None, answer: str | None) -> FollowUpLine:
    item = meeting.item(promise.item) if promise.item else None
    heading = " ".join(part for part in (item.label, item.title) if part) if item else None
    answered = answer or promise.answered_in
    return FollowUpLine(
        meeting.council, meeting.id, meeting.title, meeting.date, heading, promise, day, answered
    )


def _order(line: FollowUpLine) -> tuple[bool, int, int, str, str]:
    far = datetime.date.max.toordinal()
    due = (line.day.toordinal() if line.day else far) if line.is_open else 0
    age = -line.date.toordinal() if line.date else 0
    return not line.is_open, due, age, line.meeting, line.follow_up.id
