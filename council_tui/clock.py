"""The clock on the wall: what is recorded at the table has the time of the key that was pressed."""

import datetime

__all__ = ["now"]


def now() -> datetime.time:
    """Return the time of day where the program runs."""
    return datetime.datetime.now().time()  # noqa: DTZ005 -- the room's own time
