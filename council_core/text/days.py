"""Dates and times of day as Japanese offices write them, written. Reading them is next door, in `dates`."""

import datetime
from typing import Final

from council_core.language import current

__all__ = ["ERAS", "fiscal_year", "short_day", "to_clock", "to_wareki", "weekday"]

# Eras begin on the days that law gives.
ERAS: Final = (
    ("令和", "R", datetime.date(2019, 5, 1)),
    ("平成", "H", datetime.date(1989, 1, 8)),
    ("昭和", "S", datetime.date(1926, 12, 25)),
    ("大正", "T", datetime.date(1912, 7, 30)),
    ("明治", "M", datetime.date(1868, 10, 23)),
)

_APRIL: Final = 4


def fiscal_year(day: datetime.date) -> int:
    """Return the fiscal year (年度, April to March) of a day, by the year that it begins in."""
    return day.year - (day.month < _APRIL)


def to_wareki(day: datetime.date, *, short: bool = False) -> str:
    """Return a date in its era: `令和3年7月1日`, or short `R3.7.1`. The first year is 元年.

    Dates before 明治 are returned in western years.
    """
    for era, letter, first in ERAS:
        if day >= first:
            year = day.year - first.year + 1
            if short:
                return f"{letter}{year}.{day.month}.{day.day}"
            return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月{day.day}日"


def short_day(day: datetime.date | None) -> str:
    """Return a date as short as it is typed, in the language in use: `R3.7.1` or `2021-07-01`."""
    if day is None:
        return ""
    return to_wareki(day, short=True) if current() == "ja" else day.isoformat()


def weekday(day: datetime.date) -> str:
    """Return the day of the week as one letter, 月 to 日."""
    return "月火水木金土日"[day.weekday()]


def to_clock(time: datetime.time) -> str:
    """Return a time of day as `14:00`; seconds are not shown."""
    return f"{time.hour:02d}:{time.minute:02d}"
