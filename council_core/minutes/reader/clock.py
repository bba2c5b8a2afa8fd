"""Times of day and dates in running text, with their places."""

import datetime
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from council_core.text import parse_date, to_number

__all__ = ["Hours", "find_day", "find_days", "find_hours", "find_times", "find_yearless", "to_number"]

_N: Final = r"(?:\d\s?\d|\d{1,2}|[〇零一二三四五六七八九十]{1,4})"
_YEAR: Final = r"(?:\d\s?\d{0,3}|元|[〇零一二三四五六七八九十]{1,4})"
_TIME: Final = re.compile(
    rf"(?:(?P<half>午\s?前|午\s?後|AM|PM|am|pm|夜|朝)\s*)?"
    rf"(?:(?P<hour>{_N})\s*時(?!間|期|点|代|折|々)\s*(?:(?P<minute>{_N})\s*分|(?P<thirty>半))?|(?P<h>\d{{1,2}}):(?P<m>\d\d)(?!\d)|(?P<noon>正\s?午))"
)
_DAY: Final = re.compile(
    rf"(?:(?:令\s?和|平\s?成|昭\s?和|大\s?正|明\s?治|[RHS])\s*\.?\s*{_YEAR}|\d{{4}})\s*[年./-]\s*(?:\(\s?[^()]{{1,8}}年?\s?\)\s*)?{_N}\s*[月./-]\s*{_N}\s*日?"
)
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_BETWEEN: Final = re.compile(
    rf"\s*(?:から|より|~|-|ー|至|→)\s*(?:至\s*)?(?:(?:令和|平成|昭和)\s*{_YEAR}\s*年\s*{_N}\s*月\s*{_N}\s*日\s*(?:\([^()]{{1,4}}\)\s*)?)?"
)
_DIGITS: Final = re.compile(r"[〇零一二三四五六七八九十]+")
_NOON: Final = 12


class Hours(NamedTuple):
    """A range of times of a day, with where it stands; either side may be open."""

    opened: datetime.time | None
    closed: datetime.time | None
    start: int
    end: int


def find_times(fold: str, start: int, end: int) -> Iterator[tuple[datetime.time, bool, int, int]]:
    """Yield each time of day in a text: the time, whether it says which half of the day, where it stands.

    time: [午前 | 午後] n 時 [n 分 | 半] | [午前 | 午後] n:nn | 正午
    午後12時 is noon, 午後0時15分 a quarter past it.
    """
    for match in _TIME.finditer(fold, start, end):
        if match["noon"]:
            yield datetime.time(_NOON), True, match.start(), match.end()
            continue
        hour = to_number(match["hour"] or match["h"])
        minute = 30 if match["thirty"] else to_number(match["minute"] or match["m"] or "0")
        if hour is None or minute is None:
            continue
        half = "".join((match["half"] or "").split()).lower()
        if half in {"午後", "pm", "夜"} and hour < _NOON:
            hour += _NOON
        if hour == 24 and minute == 0:  # midnight, as offices write it
            hour = 0
        if hour < 24 and minute < 60:  # a day's hours, an hour's minutes
            yield datetime.time(hour, minute), bool(half) or hour > _NOON, match.start(), match.end()


def find_hours(fold: str, start: int, end: int) -> Hours | None:
    """Return the first range of times in a text; a range whose last side is open has one time.

    range: [自] time (から | ～ | - | 至) [time [まで]]
    A last time that does not say which half of the day is after the first.
    """
    times = list(find_times(fold, start, end))
    if not times:
        return None
    first, _told, begin, over = times[0]
    for second, told, next_start, next_end in times[1:2]:
        between = _BETWEEN.match(fold, over)
        label = fold[over:next_start]
        if (between and between.end() == next_start) or (len(label) < 8 and "閉" in label):
            return Hours(first, _after(first, second, told=told), begin, next_end)
    return Hours(first, None, begin, over)


def _after(first: datetime.time, second: datetime.time, *, told: bool) -> datetime.time:
    if not told and second <= first and second.hour < _NOON:
        return second.replace(hour=second.hour + _NOON)
    return second


def find_days(fold: str, start: int, end: int) -> Iterator[tuple[datetime.date, int, int]]:
    """Yield each date with its year in a text, with its place. Digits may stand apart, or be kanji."""
    for match in _DAY.finditer(fold, start, end):
        text = _DIGITS.sub(
            lambda digits: str(to_number(digits[0])), "".join(_IN_BRACKETS.sub("", match[0]).split())
        )
        if day := parse_date(text):
            yield day, match.start(), match.end()


def find_day(fold: str, start: int, end: int) -> tuple[datetime.date, int, int] | None:
    """Return the first date of a text with its place."""
    return next(find_days(fold, start, end), None)


_MONTH_DAY: Final = re.compile(
    rf"(?:(?P<year>\d{{1,2}})\s*年\s*|(?<![\d年]))(?P<month>{_N})\s*月\s*(?P<day>{_N})\s*日"
)
_APRIL: Final = 4


def find_yearless(
    fold: str, start: int, end: int, fiscal_year: int | None
) -> tuple[datetime.date, int, int] | None:
    """Return a date that has no year, or one without its era, in the fiscal year that the title tells.

    The year of an era is believed only where it lies in that fiscal year.
    """
    match = _MONTH_DAY.search(fold, start, end)
    if not match or fiscal_year is None:
        return None
    month, day = to_number(match["month"]), to_number(match["day"])
    if month is None or day is None:
        return None
    year = fiscal_year + (month < _APRIL)
    if match["year"] and (year - int(match["year"])) not in {1988, 2018, 1925}:
        return None
    try:
        return datetime.date(year, month, day), match.start(), match.end()
    except ValueError:
        return None
