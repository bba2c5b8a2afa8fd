"""A house's deadlines: how many days before or after what each task is due.

In `house.toml`, each of them a table, and none of them needed:

    [deadlines]
    notice = { days = 7, before = "held" }
    draft = { days = 14, after = "held" }
    published = { days = 30, after = "confirmed" }

Days are those of the calendar. A deadline counts from the day of a stage: `held` is the meeting's own,
`drafted` that of the draft, `under-review` that of sending it, then those of confirming and publishing.
"""

import datetime
from typing import Any, Final

from attrs import field, frozen

from council_core.errors import Mistake
from council_core.language import _
from council_core.model import Meeting, Stage

__all__ = ["Deadline", "Deadlines", "day_of_stage"]

_MOST: Final = 3660  # days: ten years
_COUNTED: Final = (Stage.HELD, Stage.DRAFTED, Stage.UNDER_REVIEW, Stage.CONFIRMED, Stage.PUBLISHED)


def _is_days(_instance: object, _attribute: Any, value: int) -> None:
    if not 0 <= value <= _MOST:
        raise Mistake(value, _("a number from 0 to {most}").format(most=_MOST), "days")


def _is_counted(_instance: object, attribute: Any, value: Stage | None) -> None:
    if value is not None and value not in _COUNTED:
        raise Mistake(value, _("one of {words}").format(words=", ".join(_COUNTED)), attribute.name)


def _is_one_of_both(_instance: object, _attribute: Any, value: "Deadline | None") -> None:
    if value is not None and (value.after is None) == (value.before is None):
        raise Mistake(value, _("either after or before, with a stage"))


@frozen(kw_only=True)
class Deadline:
    """So many days of the calendar after the day of a stage, or before it; one of the two."""

    days: int = field(validator=_is_days)
    after: Stage | None = field(default=None, validator=_is_counted)
    before: Stage | None = field(default=None, validator=_is_counted)

    def __str__(self) -> str:
        return f"{self.days} {'after' if self.after else 'before'} {self.after or self.before or '-'}"

    def day(self, meeting: Meeting) -> datetime.date | None:
        """Return the day that it falls on; `None` where the day that it counts from is not known."""
        stage = self.after or self.before
        start = day_of_stage(meeting, stage) if stage else None
        if start is None:
            return None
        try:
            return start + datetime.timedelta(days=self.days if self.after else -self.days)
        except OverflowError:  # beyond the last day of the calendar
            return None


@frozen(kw_only=True)
class Deadlines:
    """The deadlines of a house: `[deadlines]` of its `house.toml`. One that is left out is not known.

    `answer` is until when members say whether they will come; `reply` until when they read the draft.
    """

    notice: Deadline | None = field(default=None, validator=_is_one_of_both)
    answer: Deadline | None = field(default=None, validator=_is_one_of_both)
    announcement: Deadline | None = field(default=None, validator=_is_one_of_both)
    draft: Deadline | None = field(default=None, validator=_is_one_of_both)
    sent: Deadline | None = field(default=None, validator=_is_one_of_both)
    reply: Deadline | None = field(default=None, validator=_is_one_of_both)
    confirmed: Deadline | None = field(default=None, validator=_is_one_of_both)
    published: Deadline | None = field(default=None, validator=_is_one_of_both)


def day_of_stage(meeting: Meeting, stage: Stage) -> datetime.date | None:
    """Return the day on which a meeting came to a stage, where its record tells."""
    review = meeting.review
    days = {
        Stage.HELD: meeting.date,
        Stage.DRAFTED: meeting.prepared_on,
        Stage.UNDER_REVIEW: review.sent_on if review else None,
        Stage.CONFIRMED: review.confirmed_on if review else None,
        Stage.PUBLISHED: meeting.published_on,
    }
    return days.get(stage)
