"""A meeting: one frozen value that holds everything said about it."""

import datetime
from collections.abc import Iterator

from attrs import frozen

from council_core.model.agenda import AgendaItem, Entry
from council_core.model.identity import count, elements, identifier
from council_core.model.kinds import Capacity, MeetingMode, Openness, Presence, Role, Stage
from council_core.model.vote import FollowUp, Vote
from council_core.model.words import key_word
from council_core.text import short_day

__all__ = ["Attendee", "Material", "Meeting", "NextMeeting", "Notice", "Reply", "Review"]


@frozen(kw_only=True)
class Attendee:
    """A person on a meeting's list, present or not. `member` is the council member's id, where known.

    `items` are those that a temporary member counts for; none are all.
    """

    id: str = identifier()
    name: str
    capacity: Capacity
    member: str | None = None
    role: Role | None = None
    department: str | None = None
    post: str | None = None
    presence: Presence | None = None
    proxy_name: str | None = None
    arrived_at: datetime.time | None = None
    left_at: datetime.time | None = None
    items: tuple[str, ...] = ()
    reason: str | None = None


@frozen(kw_only=True)
class Material:
    """A document handed to the members: its label (`資料1-2`) and its title."""

    id: str = identifier()
    label: str | None = None
    title: str | None = None


@frozen(kw_only=True)
class NextMeeting:
    """What the meeting said about the next one."""

    title: str | None = None
    date: datetime.date | None = None
    opened_at: datetime.time | None = None
    venue: str | None = None


@frozen(kw_only=True)
class Notice:
    """The 開催通知 that called the members: its number and date, and until when they are to answer it."""

    number: str | None = None
    date: datetime.date | None = None
    reply_by: datetime.date | None = None


@frozen(kw_only=True)
class Reply:
    """What one of those who were sent the draft answered: nothing to change, or the correction asked for.

    `done` tells whether the correction was taken into the minutes.
    """

    id: str = identifier()
    attendee: str | None = None
    name: str | None = None
    received_on: datetime.date | None = None
    correction: str | None = None
    done: bool | None = None

    def __str__(self) -> str:
        parts = (self.name or self.attendee, short_day(self.received_on), self.correction)
        return " ".join(part for part in parts if part)


@frozen(kw_only=True)
class Review:
    """How the draft of the minutes became the confirmed record: sent when, answered by whom, confirmed by whom."""

    sent_on: datetime.date | None = None
    due_on: datetime.date | None = None
    replies: tuple[Reply, ...] = elements("id")
    confirmed_on: datetime.date | None = None
    confirmed_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        days = (("sent_on", self.sent_on), ("due_on", self.due_on), ("confirmed_on", self.confirmed_on))
        told = [f"{key_word(key)} {short_day(day)}" for key, day in days if day]
        return ", ".join([*told, *self.confirmed_by, *(str(reply) for reply in self.replies)])


@frozen(kw_only=True)
class Meeting:
    """A meeting of a council, from plan to published minutes.

    `number` (第82回) and `fiscal_year` with `number_in_year` (令和2年度第3回) are two counts that never
    derive from each other. `entries` are the proceedings that stand under no item, before the first.
    `announced_on` is the day on which the public was told of it, `observer_places` how many may watch.
    """

    id: str = identifier()
    council: str = identifier()
    title: str
    number: int | None = count()
    fiscal_year: int | None = count()
    number_in_year: int | None = count()
    date: datetime.date | None = None
    opened_at: datetime.time | None = None
    closed_at: datetime.time | None = None
    venue: str | None = None
    observers_venue: str | None = None
    mode: MeetingMode | None = None
    openness: Openness | None = None
    closed_under: str | None = None
    notice: Notice | None = None
    announced_on: datetime.date | None = None
    observer_places: int | None = count()
    observers: int | None = count()
    press: int | None = count()
    stage: Stage | None = None
    prepared_on: datetime.date | None = None
    published_on: datetime.date | None = None
    attendance: tuple[Attendee, ...] = elements("id")
    materials: tuple[Material, ...] = elements("id")
    entries: tuple[Entry, ...] = elements("id")
    items: tuple[AgendaItem, ...] = elements("id")
    votes: tuple[Vote, ...] = elements("id")
    follow_ups: tuple[FollowUp, ...] = elements("id")
    next_meeting: NextMeeting | None = None
    review: Review | None = None

    def proceedings(self) -> Iterator[tuple[AgendaItem | None, Entry]]:
        """Yield every entry in its order, with the item that it stands under; `None` before the first."""
        yield from ((None, entry) for entry in self.entries)
        for item in self.items:
            yield from ((item, entry) for entry in item.entries)

    def attendee(self, attendee_id: str) -> Attendee | None:
        """Return the person of an id on the attendance list, if there is one."""
        return next((person for person in self.attendance if person.id == attendee_id), None)

    def item(self, item_id: str) -> AgendaItem | None:
        """Return the agenda item of an id, if there is one."""
        return next((item for item in self.items if item.id == item_id), None)

    def vote(self, vote_id: str) -> Vote | None:
        """Return the vote of an id, if there is one."""
        return next((vote for vote in self.votes if vote.id == vote_id), None)

    def members(self) -> tuple[Attendee, ...]:
        """Return the council's members on the attendance list, in its order."""
        return tuple(person for person in self.attendance if person.capacity is Capacity.MEMBER)
