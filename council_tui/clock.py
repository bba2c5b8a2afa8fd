"""The clock on the wall: what is recorded at the table has the time of the key that was pressed."""

import datetime

__all__ = ["now", "today"]


def now() -> datetime.time:
    """Return the time of day where the program runs."""
    return datetime.datetime.now().time()  # noqa: DTZ005 -- the room's own time


def today() -> datetime.date:
    """Return the day on which the program runs."""
    return datetime.date.today()  # noqa: DTZ011 -- the clerk's own day
