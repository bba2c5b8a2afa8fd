"""In what order a meeting went: items may be skipped and come back, so the order of the agenda does not tell.

What tells its time stands where the clock puts it; what does not, with what it stands behind.
"""

import datetime
from typing import Final

from council_core.memory import remembers
from council_core.model import Entry, Event, EventKind, Meeting

__all__ = ["course", "in_recess", "item_open", "time_after"]

_FIRST: Final = datetime.time.min
_LAST: Final = datetime.datetime.combine(datetime.date.min, datetime.time(23, 59, 59))


@remembers(lambda meeting: (meeting.entries, meeting.items))
def course(meeting: Meeting) -> tuple[tuple[str | None, Entry], ...]:
    """Return every entry with the id of its item (`None` before the first), in the order in which it happened.

    Where no time is told, or all times follow the agenda, that is the order of the record.
    """
    timed: list[tuple[datetime.time, str | None, Entry]] = []
    now, here, latest = _FIRST, "", _FIRST
    for item, entry in meeting.proceedings():
        name = item.id if item else None
        if (name or "") != here and entry.at is None:
            # The first of an item is no earlier than the last before it in the record.
            now = latest
        now, here = entry.at or now, name or ""
        latest = max(latest, now)
        timed.append((now, name, entry))
    timed.sort(key=lambda found: found[0])
    return tuple((name, entry) for _at, name, entry in timed)


def item_open(meeting: Meeting) -> str | None:
    """Return the id of the item that the last entry stands under; `None` before the first item."""
    last = course(meeting)
    return last[-1][0] if last else None


def time_after(meeting: Meeting, now: datetime.time) -> datetime.time:
    """Return the time of day at which something is recorded now: to the second, and after all that was before.

    Two things of one second, or a clock that was put back, must not turn the order round.
    """
    told = [entry.at for _item, entry in meeting.proceedings() if entry.at is not None]
    now = now.replace(microsecond=0)
    if not told or now > max(told):
        return now
    last = datetime.datetime.combine(datetime.date.min, max(told).replace(microsecond=0))
    return min(last + datetime.timedelta(seconds=1), _LAST).time()


def in_recess(meeting: Meeting) -> bool:
    """Tell whether a recess was called and the meeting has not gone on yet."""
    happened = [
        entry.event
        for _item, entry in course(meeting)
        if isinstance(entry, Event) and entry.event in {EventKind.RECESS, EventKind.RESUME}
    ]
    return bool(happened) and happened[-1] is EventKind.RECESS
