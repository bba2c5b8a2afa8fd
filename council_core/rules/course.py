"""In what order a meeting went: items may be skipped and come back, so the order of the agenda does not tell.

What tells its time stands where the clock puts it; what does not, with what it stands behind.
"""

import datetime
from typing import Final

from council_core.model import Entry, Event, EventKind, Meeting

__all__ = ["course", "in_recess", "item_open"]

_FIRST: Final = datetime.time.min


def course(meeting: Meeting) -> tuple[tuple[str | None, Entry], ...]:
    """Return every entry with the id of its item (`None` before the first), in the order in which it happened.

    Where no time is told, or all times follow the agenda, that is the order of the record.
    """
    global _last  # noqa: PLW0603 -- a memory of one, to be lost at any time: values never change
    if _last is None or _last[0] is not meeting:
        _last = meeting, _ordered(meeting)
    return _last[1]


_Course = tuple[tuple[str | None, Entry], ...]
_last: tuple[Meeting, _Course] | None = None


def _ordered(meeting: Meeting) -> _Course:
    timed: list[tuple[datetime.time, str | None, Entry]] = []
    now, here = _FIRST, ""
    for item, entry in meeting.proceedings():
        name = item.id if item else None
        if (name or "") != here and entry.at is None:
            # The first of an item is no earlier than the last before it in the record.
            now = max((at for at, _name, _entry in timed), default=_FIRST)
        now, here = entry.at or now, name or ""
        timed.append((now, name, entry))
    timed.sort(key=lambda found: found[0])
    return tuple((name, entry) for _at, name, entry in timed)


def item_open(meeting: Meeting) -> str | None:
    """Return the id of the item that the last entry stands under; `None` before the first item."""
    last = course(meeting)
    return last[-1][0] if last else None


def in_recess(meeting: Meeting) -> bool:
    """Tell whether a recess was called and the meeting has not gone on yet."""
    happened = [
        entry.event
        for _item, entry in course(meeting)
        if isinstance(entry, Event) and entry.event in {EventKind.RECESS, EventKind.RESUME}
    ]
    return bool(happened) and happened[-1] is EventKind.RECESS
