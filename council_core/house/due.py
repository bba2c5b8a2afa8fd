"""What is due of a meeting and of a council, by the house's deadlines and by what the record promises.

Pure functions of a day. What a house has no deadline for, and the record no day, is not due.
"""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from attrs import frozen

from council_core.errors import shown
from council_core.house.deadlines import Deadlines, day_of_stage
from council_core.language import _
from council_core.model import Council, DueEvent, FollowUp, Meeting, Member, Stage
from council_core.rules import silent_members

__all__ = ["Due", "Task", "due", "ending_terms", "promised_day"]

TERMS_END_WITHIN: Final = 60  # days


class Task(StrEnum):
    """What can be due."""

    ANNOUNCEMENT = "announcement"
    NOTICE = "notice"
    HELD = "held"
    DRAFT = "draft"
    SENT = "sent"
    REPLY = "reply"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    FOLLOW_UP = "follow-up"
    TERM = "term"


@frozen
class Due:
    """One thing that is due: what, on which day, in how many days (below 0: it is past), of what.

    `meeting` is `None` for what is due of a council. `about` is the text of a follow-up, or names of people.
    """

    task: Task
    day: datetime.date
    left: int
    council: str
    meeting: str | None = None
    about: str | None = None

    @property
    def sentence(self) -> str:
        """What is due in a few words, in the language in use."""
        return _sentences()[self.task].format(about=shown(self.about))


def due(
    meeting: Meeting, deadlines: Deadlines, today: datetime.date, following: datetime.date | None = None
) -> tuple[Due, ...]:
    """Return what is due of a meeting, the soonest first.

    `following` is the day of the council's next meeting in the register; without it, the one that the
    meeting announced. A meeting without a stage is a planned one while its day is to come.
    """
    found = [
        Due(task, day, (day - today).days, meeting.council, meeting.id, about)
        for task, day, about in (
            *_stages(meeting, deadlines, today),
            *_promises(meeting, deadlines, following),
        )
    ]
    return tuple(sorted(found, key=lambda it: it.day))


def ending_terms(council: Council, today: datetime.date, within: int = TERMS_END_WITHIN) -> tuple[Due, ...]:
    """Return the members whose last term ends within so many days from today, the soonest first."""
    found = [
        Due(Task.TERM, last, (last - today).days, council.id, about=member.name)
        for member in council.members
        if (last := _last_day(member)) is not None and 0 <= (last - today).days <= within
    ]
    return tuple(sorted(found, key=lambda it: it.day))


def promised_day(
    follow_up: FollowUp, meeting: Meeting, deadlines: Deadlines, following: datetime.date | None
) -> datetime.date | None:
    """Return the day that a promise of a meeting is due on; `following` is as in `due`."""
    if follow_up.due is DueEvent.NEXT_MEETING:
        return following or (meeting.next_meeting.date if meeting.next_meeting else None)
    if follow_up.due is DueEvent.BEFORE_MINUTES_ARE_SENT:
        sent = day_of_stage(meeting, Stage.UNDER_REVIEW)
        return sent or (deadlines.sent.day(meeting) if deadlines.sent else None)
    return follow_up.due


_Found = tuple[Task, datetime.date, str | None]


def _stages(meeting: Meeting, deadlines: Deadlines, today: datetime.date) -> Iterator[_Found]:
    """Yield each stage still to come that has a day, and the replies that reviewers owe."""
    order, stage = list(Stage), meeting.stage
    if stage is None:
        if meeting.date is None or meeting.date < today:
            return  # an old record that states no stage owes nothing
        stage = Stage.PLANNED
    reached = order.index(stage)
    over = reached >= order.index(Stage.HELD) or (meeting.date is not None and meeting.date <= today)
    for task, deadline, made in (
        (Task.ANNOUNCEMENT, deadlines.announcement, Stage.NOTIFIED),
        (Task.NOTICE, deadlines.notice, Stage.NOTIFIED),
        (Task.DRAFT, deadlines.draft, Stage.DRAFTED),
        (Task.SENT, deadlines.sent, Stage.UNDER_REVIEW),
        (Task.CONFIRMED, deadlines.confirmed, Stage.CONFIRMED),
        (Task.PUBLISHED, deadlines.published, Stage.PUBLISHED),
    ):
        if reached >= order.index(made) or deadline is None:
            continue
        if (over or made is Stage.NOTIFIED) and (day := deadline.day(meeting)):
            yield task, day, None
    if reached < order.index(Stage.HELD) and over and meeting.date:
        yield Task.HELD, meeting.date, None
    if stage is Stage.UNDER_REVIEW and (silent := silent_members(meeting)):
        day = meeting.review.due_on if meeting.review else None
        day = day or (deadlines.reply.day(meeting) if deadlines.reply else None)
        if day:
            yield Task.REPLY, day, ", ".join(person.name for person in silent)


def _promises(meeting: Meeting, deadlines: Deadlines, following: datetime.date | None) -> Iterator[_Found]:
    for follow_up in meeting.follow_ups:
        if follow_up.done_on or follow_up.answered_in:
            continue
        if day := promised_day(follow_up, meeting, deadlines, following):
            owner = f" ({follow_up.owner})" if follow_up.owner else ""
            yield Task.FOLLOW_UP, day, follow_up.text + owner


def _last_day(member: Member) -> datetime.date | None:
    """Return the day on which a membership ends by its terms; `None` where one of them is open."""
    ends = [term.until for term in member.terms]
    return None if None in ends else max((day for day in ends if day), default=None)


def _sentences() -> dict[Task, str]:
    return {
        Task.ANNOUNCEMENT: _("announce the meeting to the public"),
        Task.NOTICE: _("send the notice to the members"),
        Task.HELD: _("note that the meeting was held"),
        Task.DRAFT: _("draft the minutes"),
        Task.SENT: _("send the draft to the members"),
        Task.REPLY: _("replies to the draft: {about}"),
        Task.CONFIRMED: _("have the minutes confirmed"),
        Task.PUBLISHED: _("publish the minutes"),
        Task.FOLLOW_UP: _("follow-up: {about}"),
        Task.TERM: _("the term of {about} ends"),
    }
