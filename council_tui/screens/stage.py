"""The way of the minutes from a meeting's screen: its next step, each with what it needs to know."""

import datetime
from collections.abc import Callable
from typing import Final

from council_core import secretariat
from council_core.errors import NoDay
from council_core.language import _
from council_core.model import Meeting
from council_core.text import parse_date, short_day
from council_tui.screens.opened import MeetingPage

__all__ = ["take_step"]


def take_step(page: MeetingPage) -> None:
    """Have the next step chosen, ask what it needs, and take it."""
    meeting = page.opened.meeting
    steps = dict.fromkeys((*secretariat.next_steps(meeting), "note"))
    page.choose(_("next step"), [(step, _NAMES[step]()) for step in steps], lambda step: _ASKS[step](page))


def _take(page: MeetingPage, move: Callable[[Meeting], Meeting]) -> None:
    moved = move(page.opened.meeting)
    page.desk.store(moved)
    page.fill()
    page.tell(_("done, and stored"))


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011 -- the clerk's own day


def _ask_day(page: MeetingPage, label: str, take: Callable[[Meeting, datetime.date], Meeting]) -> None:
    def taken(text: str) -> None:
        day = _day(text)
        _take(page, lambda meeting: take(meeting, day))

    page.ask(label, short_day(_today()), taken)


def _day(text: str) -> datetime.date:
    if (day := parse_date(text)) is None:
        raise NoDay(text)
    return day


def _send(page: MeetingPage) -> None:
    def taken(text: str) -> None:
        by = _day(text) if text.strip() else None
        _take(page, lambda meeting: secretariat.send_draft(meeting, _today(), by))

    page.ask(_("the day until which they may reply"), "", taken)


def _reply(page: MeetingPage) -> None:
    silent = secretariat.silent_members(page.opened.meeting)

    def who(person: str) -> None:
        page.ask(
            _("what is to be corrected; empty: nothing"),
            "",
            lambda text: _take(
                page,
                lambda meeting: secretariat.record_reply(meeting, person, _today(), text.strip() or None),
            ),
            rows=3,
        )

    page.choose(_("who replied"), [(person.id, person.name) for person in silent], who)


def _settle(page: MeetingPage, *, taken_in: bool) -> None:
    replies = secretariat.open_replies(page.opened.meeting)
    options = [(reply.id, secretariat.named(reply, page.opened.meeting)) for reply in replies]
    page.choose(
        _("which correction"),
        options,
        lambda reply: _take(
            page, lambda meeting: secretariat.settle_correction(meeting, reply, taken_in=taken_in)
        ),
    )


def _confirm(page: MeetingPage) -> None:
    people = [(person.name, person.name) for person in page.opened.meeting.members()]
    page.choose(
        _("who confirmed them"),
        people,
        lambda names: _take(page, lambda meeting: secretariat.confirm_record(meeting, names, _today())),
        several=True,
    )


def _looked_through(page: MeetingPage, go_on: Callable[[MeetingPage], None]) -> None:
    """Go on once the clerk knows what is still to be looked at in the minutes: from then on they are only added to."""
    doubts: list[str] = []
    editions = ("public", "internal")
    page.attempt(
        lambda: doubts.extend(
            secretariat.doubts_about(
                *(secretariat.issue_minutes(page.opened, edition=edition) for edition in editions)
            )
        )
    )
    if not doubts:
        go_on(page)
        return
    told = _("still to be looked at: {number}. {first}. Go on all the same?")
    page.confirm(told.format(number=len(doubts), first=doubts[0]), lambda: go_on(page))


def _publish(page: MeetingPage) -> None:
    _ask_day(page, _("published on"), secretariat.publish_record)


def _note(page: MeetingPage) -> None:
    page.ask(
        _("what the note says"),
        "",
        lambda text: _take(page, lambda meeting: secretariat.add_note(meeting, text, _today())),
        rows=3,
    )


_NAMES: Final[dict[str, Callable[[], str]]] = {
    "notified": lambda: _("the notice has gone out"),
    "held": lambda: _("the meeting was held"),
    "drafted": lambda: _("the minutes are drafted"),
    "sent": lambda: _("the draft was sent to the members"),
    "reply": lambda: _("somebody has replied to the draft"),
    "done": lambda: _("a correction was taken into the minutes"),
    "declined": lambda: _("a correction was not taken in"),
    "confirmed": lambda: _("the minutes are confirmed, and are the record from now on"),
    "published": lambda: _("the record is published"),
    "note": lambda: _("add a dated note to the record"),
    "reopened": lambda: _("the draft goes back from the reviewers"),
}
_ASKS: Final[dict[str, Callable[[MeetingPage], None]]] = {
    "notified": lambda page: _take(page, secretariat.notify_members),
    "held": lambda page: _take(page, lambda meeting: secretariat.hold_meeting(meeting, _today())),
    "drafted": lambda page: _ask_day(page, _("prepared on"), secretariat.finish_draft),
    "sent": _send,
    "reply": _reply,
    "done": lambda page: _settle(page, taken_in=True),
    "declined": lambda page: _settle(page, taken_in=False),
    "confirmed": lambda page: _looked_through(page, _confirm),
    "published": lambda page: _looked_through(page, _publish),
    "note": _note,
    "reopened": lambda page: _take(page, secretariat.reopen_draft),
}
