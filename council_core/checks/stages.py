"""Checks of the stage: whether the record of drafting, review, confirming and publishing adds up with it."""

from collections.abc import Callable, Iterator
from typing import Final

from council_core.checks.finding import Finding
from council_core.checks.view import View
from council_core.model import Review, Stage, word

__all__ = ["CHECKS"]

_ORDER: Final = list(Stage)


def _reached(view: View, stage: Stage) -> bool:
    here = view.meeting.stage
    return here is not None and _ORDER.index(here) >= _ORDER.index(stage)


def _to_come(view: View) -> Iterator[Finding]:
    stage, day = view.meeting.stage, view.meeting.date
    if stage and day and view.today and day > view.today and _reached(view, Stage.HELD):
        yield view.finding("held-before-its-day", "stage", stage=word(stage), day=day)


def _behind(view: View) -> Iterator[Finding]:
    """What has its day has been done: the stage cannot be an earlier one."""
    meeting = view.meeting
    review = meeting.review or Review()
    for stage, day in ((Stage.PUBLISHED, meeting.published_on), (Stage.CONFIRMED, review.confirmed_on)):
        if meeting.stage and day and not _reached(view, stage):
            values = {"stage": word(meeting.stage), "reached": word(stage), "day": day}
            yield view.finding("stage-behind", "stage", **values)
            return


def _confirming(view: View) -> Iterator[Finding]:
    """A record that tells of no review at all is an old one, and owes no confirmation."""
    meeting, review = view.meeting, view.meeting.review
    if review is None:
        return
    if meeting.stage is Stage.PUBLISHED and not (review.confirmed_on or review.confirmed_by):
        yield view.finding("published-unconfirmed", "review")
    if review.sent_on and not meeting.members():
        yield view.finding("sent-to-nobody", "review/sent_on", day=review.sent_on)
    sent, confirmed, published = review.sent_on, review.confirmed_on, meeting.published_on
    if sent and confirmed and confirmed < sent:
        values = {"sent": sent, "confirmed": confirmed}
        yield view.finding("confirmed-before-sent", "review/confirmed_on", **values)
    if confirmed and published and published < confirmed:
        values = {"confirmed": confirmed, "published": published}
        yield view.finding("published-before-confirmed", "published_on", **values)


def _replies(view: View) -> Iterator[Finding]:
    review = view.meeting.review or Review()
    confirmed = _reached(view, Stage.CONFIRMED) or bool(review.confirmed_on)
    for reply in review.replies:
        where = f"review/replies/{reply.id}"
        if confirmed and reply.correction is not None and reply.done is None:
            yield view.finding("correction-not-settled", where, text=reply.correction)
        if reply.received_on and review.sent_on and reply.received_on < review.sent_on:
            values = {"received": reply.received_on, "sent": review.sent_on}
            yield view.finding("reply-before-sent", where, **values)


CHECKS: Final[tuple[Callable[[View], Iterator[Finding]], ...]] = (_to_come, _behind, _confirming, _replies)
