"""How a meeting goes through its stages: planned, notified, held, drafted, under review, confirmed, published.

Each step takes a meeting and returns the next one, or refuses and says what is missing. Stages go one way,
one at a time; going back is a step of its own (`reopen_draft`), and from a confirmed record there is none.
Afterwards such a record is only added to: `add_note`.
"""

import datetime
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from council_core.errors import AmbiguousName, NotReady, OutOfTurn, Unknown
from council_core.language import _
from council_core.model import AgendaItem, Attendee, Entry, Meeting, Note, Reply, Review, Stage
from council_core.text import name_key, short_day

__all__ = [
    "add_note",
    "confirm_record",
    "finish_draft",
    "hold_meeting",
    "next_steps",
    "notify_members",
    "open_replies",
    "publish_record",
    "record_reply",
    "reopen_draft",
    "send_draft",
    "settle_correction",
    "silent_members",
]

_BEFORE_HELD: Final = (None, Stage.PLANNED, Stage.NOTIFIED)
_SENT: Final = (Stage.UNDER_REVIEW, Stage.CONFIRMED, Stage.PUBLISHED)
_STEPS: Final[dict[Stage | None, tuple[str, ...]]] = {
    None: ("notified", "held"),
    Stage.PLANNED: ("notified", "held"),
    Stage.NOTIFIED: ("held",),
    Stage.HELD: ("drafted",),
    Stage.DRAFTED: ("sent",),
    Stage.UNDER_REVIEW: ("reply", "confirmed", "reopened"),
    Stage.CONFIRMED: ("published", "note"),
    Stage.PUBLISHED: ("note",),
}


def next_steps(meeting: Meeting) -> tuple[str, ...]:
    """Return the words of the steps that come next, the usual one first; corrections come before confirming."""
    steps = _STEPS[meeting.stage]
    if meeting.stage in _SENT and open_replies(meeting):
        return ("done", "declined", *steps)
    return steps


def notify_members(meeting: Meeting) -> Meeting:
    """Return the meeting whose notice has gone out to the members (and to the public, where that is usual).

    Raises:
        OutOfTurn: it is held already, or later.
        NotReady: its date is not stated.
    """
    _at(meeting, None, Stage.PLANNED)
    _dated(meeting)
    return evolve(meeting, stage=Stage.NOTIFIED)


def hold_meeting(meeting: Meeting, today: datetime.date) -> Meeting:
    """Return the meeting as one that has been held.

    Raises:
        OutOfTurn: it was held already.
        NotReady: its date is not stated, or is still to come.
    """
    _at(meeting, *_BEFORE_HELD)
    if _dated(meeting) > today:
        raise NotReady(meeting.id, _("its day, {day}, is still to come").format(day=short_day(meeting.date)))
    return evolve(meeting, stage=Stage.HELD)


def finish_draft(meeting: Meeting, on: datetime.date) -> Meeting:
    """Return the meeting whose minutes are drafted, prepared on a day.

    Raises:
        OutOfTurn: it is not held, or its minutes are drafted already.
        NotReady: the day is before that of the meeting.
    """
    _at(meeting, Stage.HELD)
    _not_before(meeting, on, meeting.date)
    return evolve(meeting, stage=Stage.DRAFTED, prepared_on=on)


def send_draft(meeting: Meeting, on: datetime.date, reply_by: datetime.date | None = None) -> Meeting:
    """Return the meeting whose draft was sent to its members on a day, to be answered by another.

    A draft that is sent again keeps the replies to the one before.

    Raises:
        OutOfTurn: its minutes are not drafted, or were sent already.
        NotReady: no member is on the list, or a day is before the one that it must follow.
    """
    _at(meeting, Stage.DRAFTED)
    if not meeting.members():
        raise NotReady(meeting.id, _("no member is on the attendance list, so there is nobody to send it to"))
    _not_before(meeting, on, meeting.prepared_on or meeting.date)
    if reply_by is not None:
        _not_before(meeting, reply_by, on)
    review = evolve(meeting.review or Review(), sent_on=on, due_on=reply_by)
    return evolve(meeting, stage=Stage.UNDER_REVIEW, review=review)


def record_reply(meeting: Meeting, who: str, on: datetime.date, correction: str | None = None) -> Meeting:
    """Return the meeting with one more reply to its draft: a correction that is asked for, or nothing to change.

    `who` is an attendance id, a name of the list or an unambiguous beginning of one; anybody else is kept by
    name. A reply may come late, after the record was confirmed.

    Raises:
        OutOfTurn: the draft was not sent.
        NotReady: the day is before that of sending, or nobody is named.
        AmbiguousName: the beginning of a name fits several.
    """
    _at(meeting, *_SENT)
    review = meeting.review or Review()
    _not_before(meeting, on, review.sent_on)
    if not who.strip():
        raise NotReady(meeting.id, _("nobody is named who replied"))
    person = _person(meeting, who)
    reply = Reply(
        id=_free("r", (reply.id for reply in review.replies)),
        attendee=person.id if person else None,
        name=None if person else who,
        received_on=on,
        correction=correction,
    )
    return evolve(meeting, review=evolve(review, replies=(*review.replies, reply)))


def settle_correction(meeting: Meeting, reply: str, *, taken_in: bool = True) -> Meeting:
    """Return the meeting with a reply's correction settled: it was taken into the minutes, or was not.

    Raises:
        OutOfTurn: the draft was not sent.
        Unknown: there is no such reply.
        NotReady: the reply asks for no correction.
    """
    _at(meeting, *_SENT)
    review = meeting.review or Review()
    found = next((it for it in review.replies if it.id == reply), None)
    if found is None:
        raise Unknown(reply, tuple(it.id for it in review.replies))
    if found.correction is None:
        raise NotReady(meeting.id, _("reply {reply} asks for no correction").format(reply=reply))
    settled = evolve(found, done=taken_in)
    replies = tuple(settled if it.id == reply else it for it in review.replies)
    return evolve(meeting, review=evolve(review, replies=replies))


def confirm_record(meeting: Meeting, by: Iterable[str], on: datetime.date) -> Meeting:
    """Return the meeting whose minutes were confirmed, by whom and on a day. They are the record from then on.

    Raises:
        OutOfTurn: the draft was not sent, or is confirmed already.
        NotReady: nobody is named, a correction is not settled, or the day is before that of sending.
    """
    _at(meeting, Stage.UNDER_REVIEW)
    names = tuple(name for name in by if name.strip())
    if not names:
        raise NotReady(meeting.id, _("nobody is named who confirmed the minutes"))
    if waiting := open_replies(meeting):
        told = ", ".join(reply.id for reply in waiting)
        raise NotReady(meeting.id, _("corrections are not settled yet ({replies})").format(replies=told))
    review = meeting.review or Review()
    _not_before(meeting, on, review.sent_on)
    return evolve(meeting, stage=Stage.CONFIRMED, review=evolve(review, confirmed_on=on, confirmed_by=names))


def publish_record(meeting: Meeting, on: datetime.date) -> Meeting:
    """Return the meeting whose record was published on a day.

    Raises:
        OutOfTurn: it is not confirmed, or is published already.
        NotReady: the day is before that of confirming.
    """
    _at(meeting, Stage.CONFIRMED)
    _not_before(meeting, on, meeting.review.confirmed_on if meeting.review else None)
    return evolve(meeting, stage=Stage.PUBLISHED, published_on=on)


def reopen_draft(meeting: Meeting) -> Meeting:
    """Return the meeting whose draft goes back from the reviewers to the desk; replies are kept.

    Raises:
        OutOfTurn: it is not under review; what is confirmed is only added to.
    """
    _at(meeting, Stage.UNDER_REVIEW)
    return evolve(meeting, stage=Stage.DRAFTED)


def add_note(meeting: Meeting, text: str, on: datetime.date, item: str | None = None) -> Meeting:
    """Return the meeting with a dated note: at the end of an item's proceedings, or before the first item.

    It is the only way to correct a record that is confirmed or published, and may be added at any stage.

    Raises:
        NotReady: it has no text, or the day is before that of the meeting.
        Unknown: there is no item of this id or label.
    """
    if not text.strip():
        raise NotReady(meeting.id, _("a note needs a text"))
    _not_before(meeting, on, meeting.date)
    if item is None:
        return evolve(meeting, entries=(*meeting.entries, _note(meeting.entries, text, on)))
    under = _item(meeting, item)
    changed = evolve(under, entries=(*under.entries, _note(under.entries, text, on)))
    return evolve(meeting, items=tuple(changed if it.id == under.id else it for it in meeting.items))


def open_replies(meeting: Meeting) -> tuple[Reply, ...]:
    """Return the replies with a correction that was neither taken in nor declined."""
    replies = meeting.review.replies if meeting.review else ()
    return tuple(reply for reply in replies if reply.correction is not None and reply.done is None)


def silent_members(meeting: Meeting) -> tuple[Attendee, ...]:
    """Return the members on the list who have not replied to the draft."""
    replies = meeting.review.replies if meeting.review else ()
    ids, names = {reply.attendee for reply in replies}, {name_key(reply.name or "") for reply in replies}
    return tuple(it for it in meeting.members() if it.id not in ids and name_key(it.name) not in names)


def _at(meeting: Meeting, *stages: Stage | None) -> None:
    if meeting.stage not in stages:
        raise OutOfTurn(meeting.id, meeting.stage, tuple(stage for stage in stages if stage))


def _dated(meeting: Meeting) -> datetime.date:
    if meeting.date is None:
        raise NotReady(meeting.id, _("its date is not stated"))
    return meeting.date


def _not_before(meeting: Meeting, day: datetime.date, earliest: datetime.date | None) -> None:
    if earliest is not None and day < earliest:
        reason = _("{day} is before {earliest}, the day of what it follows")
        raise NotReady(meeting.id, reason.format(day=short_day(day), earliest=short_day(earliest)))


def _person(meeting: Meeting, who: str) -> Attendee | None:
    """Return whom a name means: by id, by the whole name, or as the only one whose name begins so."""
    if person := meeting.attendee(who):
        return person
    key = name_key(who)
    for fits in (str.__eq__, str.startswith):
        found = [it for it in meeting.attendance if key and fits(name_key(it.name), key)]
        if len(found) > 1:
            raise AmbiguousName(who, tuple(f"{it.name} ({it.id})" for it in found))
        if found:
            return found[0]
    return None


def _item(meeting: Meeting, name: str) -> AgendaItem:
    if found := meeting.item(name):
        return found
    labelled = [it for it in meeting.items if it.label and name_key(it.label) == name_key(name)]
    if len(labelled) > 1:
        raise AmbiguousName(name, tuple(f"{it.label} {it.title} ({it.id})" for it in labelled))
    if labelled:
        return labelled[0]
    raise Unknown(name, tuple(it.id for it in meeting.items))


def _note(entries: Iterable[Entry], text: str, on: datetime.date) -> Note:
    return Note(id=_free("n", (entry.id for entry in entries)), text=text, added_on=on)


def _free(letter: str, taken: Iterable[str]) -> str:
    """Return the first id of a letter and a number that is not taken."""
    names = set(taken)
    number = 1
    while (name := f"{letter}{number}") in names:
        number += 1
    return name
