"""The commands for the way of a meeting to its published record: stage, and what is due."""

import datetime
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import Final

from council_core import secretariat
from council_core.language import _
from council_core.model import Meeting, Reply, key_word, word
from council_core.secretariat import Due, Register
from council_tui.commandline.output import aligned, author, print_json, say
from council_tui.words import days_left

__all__ = ["list_due", "stage"]


def list_due(options: Namespace) -> int:
    """Print what is due, the soonest first: the day, how far it is, of what, what to do."""
    with Register.open(options.register) as register:
        found = secretariat.all_due(register, council=options.council, fiscal_year=options.year)
    if options.json:
        for it in found:
            print_json(secretariat.due_data(it))
        return 0
    for row in aligned([[*_when(it), it.meeting or it.council, it.sentence] for it in found]):
        say(row)
    return 0


def stage(options: Namespace) -> int:
    """Take a step, if one is named; else print how far the meeting has come, and what is due."""
    with Register.open(options.register) as register:
        opened = secretariat.open_meeting(register, options.meeting)
        if options.step is not None:
            moved = _STEPS[options.step](opened.meeting, options)
            opened, told = secretariat.take_step(register, opened, moved, author(options))
            if not options.json:
                for sentence in told:
                    say(sentence)
                return 0
        found = secretariat.due_of(register, opened)
    if options.json:
        print_json(secretariat.stage_data(opened.meeting, found))
        return 0
    say(opened.meeting.title)
    for row in aligned(list(_rows(opened.meeting, found))):
        say(row)
    return 0


def _rows(meeting: Meeting, found: tuple[Due, ...]) -> Iterator[list[str]]:
    """Yield what there is to tell, label and text: stage, days, replies, what comes next, what is due."""
    review = meeting.review
    facts = (
        ("stage", word(meeting.stage) if meeting.stage else _("not stated")),
        ("date", meeting.date),
        ("prepared_on", meeting.prepared_on),
        ("sent_on", review and review.sent_on),
        ("due_on", review and review.due_on),
        ("confirmed_on", review and review.confirmed_on),
        ("confirmed_by", review and ", ".join(review.confirmed_by)),
        ("published_on", meeting.published_on),
    )
    yield from ([key_word(key), str(value)] for key, value in facts if value)
    for reply in review.replies if review else ():
        yield [f"{key_word('replies')} {reply.id}", _told(meeting, reply)]
    silent = secretariat.silent_members(meeting) if review and not review.confirmed_on else ()
    if silent:
        yield [_("no reply yet"), ", ".join(person.name for person in silent)]
    yield [_("next step"), ", ".join(secretariat.next_steps(meeting))]
    yield from ([_("due"), "  ".join((*_when(it), it.sentence))] for it in found)


def _told(meeting: Meeting, reply: Reply) -> str:
    person = meeting.attendee(reply.attendee) if reply.attendee else None
    name = person.name if person else reply.name or reply.attendee or ""
    if reply.correction is None:
        parts = [_("nothing to change")]
    else:
        done = {None: _("not settled"), True: _("taken in"), False: _("not taken in")}[reply.done]
        parts = [reply.correction, f"[{done}]"]
    day = str(reply.received_on) if reply.received_on else ""
    return "  ".join(part for part in (day, name, *parts) if part)


def _when(it: Due) -> tuple[str, str]:
    return it.day.isoformat(), days_left(it.left)


def _day(options: Namespace) -> datetime.date:
    day: datetime.date | None = options.on
    return day or datetime.date.today()  # noqa: DTZ011 -- the clerk's own day


_STEPS: Final[dict[str, Callable[[Meeting, Namespace], Meeting]]] = {
    "notified": lambda meeting, _options: secretariat.notify_members(meeting),
    "held": lambda meeting, _options: secretariat.hold_meeting(
        meeting,
        datetime.date.today(),  # noqa: DTZ011 -- the clerk's own day
    ),
    "drafted": lambda meeting, options: secretariat.finish_draft(meeting, _day(options)),
    "sent": lambda meeting, options: secretariat.send_draft(meeting, _day(options), options.reply_by),
    "reply": lambda meeting, options: secretariat.record_reply(
        meeting, options.name, _day(options), options.correction
    ),
    "done": lambda meeting, options: secretariat.settle_correction(meeting, options.reply),
    "declined": lambda meeting, options: secretariat.settle_correction(
        meeting, options.reply, taken_in=False
    ),
    "confirmed": lambda meeting, options: secretariat.confirm_record(
        meeting, options.confirmed_by, _day(options)
    ),
    "published": lambda meeting, options: secretariat.publish_record(meeting, _day(options)),
    "note": lambda meeting, options: secretariat.add_note(meeting, options.text, _day(options), options.item),
    "reopened": lambda meeting, _options: secretariat.reopen_draft(meeting),
}
