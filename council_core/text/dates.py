"""Dates and times of day as Japanese offices write them, read.

Eras begin on the days that law gives (昭和 1926-12-25, 平成 1989-01-08, 令和 2019-05-01). Documents made
before an era's change validly name later dates in the old one (平成31年6月), so reading accepts them.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from council_core.text.days import ERAS
from council_core.text.names import to_one_width

__all__ = [
    "dated_weekdays",
    "era_years",
    "find_number",
    "find_period",
    "is_misdated",
    "parse_clock",
    "parse_date",
    "parse_period",
]

_ENDS: Final = {era: before for (era, _letter, _first), (_e, _l, before) in zip(ERAS[1:], ERAS, strict=False)}
_FIRST_YEAR: Final = {
    name: day.year for era, letter, day in ERAS for name in (era, letter, letter.lower(), era[0])
}
_IN_BRACKETS: Final = r"(?:\s*\([日月火水木金土](?:曜日?)?\))?"
_DATE: Final = re.compile(
    r"(?:(?:(?P<era>令和|平成|昭和|大正|明治|[RHSTMrhstm令平昭大明])\s*\.?\s*(?P<era_year>元|\d{1,4})|(?P<year>\d{4}))"
    r"\s*(?:年|[./-])|(?P<rest>(?:(?P<rest_year>\d{1,2})\s*(?:年|[./-]))?))"
    r"\s*(?P<month>\d{1,2})\s*(?:月|[./-])\s*(?P<day>\d{1,2})\s*日?" + _IN_BRACKETS,
    re.ASCII,
)
_BETWEEN: Final = re.compile(r"\s*(?:から|[~～〜―–—ー-]|至)\s*(?:至\s*)?")
_CLOCK: Final = re.compile(
    r"(?P<half_day>午前|午後)?(?P<hour>\d{1,2})(?::(?P<minute>\d{2})|時(?:(?P<minutes>\d{1,2})分|(?P<half>半))?)"
    r"|(?P<hh>\d{2})(?P<mm>\d{2})",
    re.ASCII,
)
_NOON, _LAST_HOUR, _HOUR = 12, 23, 60
_KANJI_NUMBER: Final = re.compile(r"[〇一二三四五六七八九十]+(?=\s*[年月日])")


def parse_clock(text: str) -> datetime.time | None:
    """Return the time of day that a text is, or `None` where it is none or does not exist.

    clock: 正午 | [午前 | 午後] hour (: minute | 時 [minute 分 | 半]) | HHMM
    午後 0 to 11 count from noon, and 午後12時 is 午後0時 (noon), 午前12時 midday as well.
    Digits of any width are read.
    """
    folded = re.sub(r"\s+", "", to_one_width(text))
    if folded == "正午":
        return datetime.time(12)
    match = _CLOCK.fullmatch(folded)
    if not match:
        return None
    hour, minute = (
        int(match["hour"] or match["hh"]),
        30 if match["half"] else int(match["minute"] or match["minutes"] or match["mm"] or 0),
    )
    if match["half_day"] and hour > _NOON:
        return None
    if match["half_day"] == "午後":
        hour = hour % _NOON + _NOON
    return datetime.time(hour, minute) if hour <= _LAST_HOUR and minute < _HOUR else None


def parse_date(text: str) -> datetime.date | None:
    """Return the date that a text is, or `None` where it is none or does not exist.

    date: (era year | western year) sep month sep day [(weekday)]
    era: 令和 | 平成 | 昭和 | 大正 | 明治 | 令 | 平 | 昭 | 大 | 明 | R | H | S | T | M
    year: 元 | digits; sep: 年 月 日 | . | / | -
    Digits of any width are read, and kanji numerals before 年 月 日.
    """
    match = _DATE.fullmatch(_folded(text))
    return _date(match) if match else None


def is_misdated(text: str) -> bool:
    """Tell whether a text has the shape of a date that the calendar does not have (令和3年2月30日)."""
    folded = _folded(text)
    return any(
        not match["rest"] and (match["era"] or match["year"]) and _date(match) is None
        for match in _DATE.finditer(folded)
    )


def _folded(text: str) -> str:
    """Return a text with digits of one width, kanji numerals before 年 月 日 as digits."""
    return _KANJI_NUMBER.sub(_digits, to_one_width(text)).strip()


def _digits(match: re.Match[str]) -> str:
    """Return a kanji number in digits: 三 as 3, 十二 as 12, 二〇二一 as 2021."""
    letters = match[0]
    if "十" not in letters:
        return "".join(str("〇一二三四五六七八九".index(letter)) for letter in letters)
    tens, _ten, ones = letters.partition("十")
    try:
        return str(10 * _ones(tens, 1) + _ones(ones, 0))
    except ValueError:  # 十十, 〇〇十: no number
        return letters


def _ones(letters: str, none: int) -> int:
    return "〇一二三四五六七八九".index(letters) if letters else none


def parse_period(text: str) -> tuple[datetime.date | None, datetime.date | None] | None:
    """Return the first and the last day of a term, or `None` where the text is none.

    period: [自] date (から | ～ | - | 至) [last] [まで] | (から | ～ | 至) last [まで] | date まで
    last: date | the same without its era or its year, which are then those of the first
    A side that is left open is `None`.
    """
    folded = _folded(text).removeprefix("自").strip()
    to_an_end = folded.endswith("まで")
    folded = folded.removesuffix("まで").strip()
    first = _DATE.match(folded)
    if first and first["rest"] is not None:
        return None
    if to_an_end and first and first.end() == len(folded):
        return (None, day) if (day := _date(first)) else None
    between = _BETWEEN.match(folded, first.end() if first else 0)
    if not between:
        return None
    rest = folded[between.end() :]
    since = _date(first) if first else None
    if not rest:
        return (since, None) if since else None
    last = _DATE.fullmatch(rest)
    until = _date(last, since) if last else None
    return (since, until) if until and (since or not first) else None


def find_period(text: str) -> tuple[datetime.date, datetime.date] | None:
    """Return the first term with both its days in a text (任期：令和3年4月1日～令和5年3月31日)."""
    folded = _folded(text)
    for first in _DATE.finditer(folded):
        between = _BETWEEN.match(folded, first.end())
        last = between and _DATE.match(folded, between.end())
        if last and (since := _date(first)) and (until := _date(last, since)):
            return since, until
    return None


def _date(match: re.Match[str], since: datetime.date | None = None) -> datetime.date | None:
    """Return the date of a match. One without an era or a year takes it from the day `since`, if given."""
    if era := match["era"]:
        if match["era_year"].strip("0") == "":  # no era has a year 0
            return None
        year = _FIRST_YEAR[era] - 1 + (1 if match["era_year"] == "元" else int(match["era_year"]))
    elif match["year"]:
        year = int(match["year"])
    elif since is None:
        return None
    elif match["rest_year"]:
        year = _era_start(since) - 1 + int(match["rest_year"])
    else:
        year = since.year
    try:
        return datetime.date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _era_start(day: datetime.date) -> int:
    return next((first.year for _era, _letter, first in ERAS if day >= first), 1)


_WEEKDAY: Final = re.compile(
    _DATE.pattern.removesuffix(_IN_BRACKETS) + r"\s*[（(]\s*(?P<weekday>[月火水木金土日])(?:曜日?)?\s*[）)]",
    re.ASCII,
)
_DAY_OF_WEEK: Final = re.compile(r"[（(]\s*[月火水木金土日]")
_ERA_YEAR: Final = re.compile(r"(?P<era>令和|平成|昭和|大正|明治)\s*(?P<year>\d{1,4})\s*年", re.ASCII)
_ORDINAL: Final = re.compile(r"第\s*(?P<number>\d{1,5})\s*回", re.ASCII)


def dated_weekdays(text: str) -> Iterator[tuple[str, datetime.date, str]]:
    """Yield each date of a text that has a day of the week in brackets: as written, the date, the day."""
    folded = to_one_width(text)
    if not _DAY_OF_WEEK.search(
        folded
    ):  # a date may begin at any letter, brackets with a day stand in few texts
        return
    for match in _WEEKDAY.finditer(folded):
        if (day := _date(match)) is not None:
            yield match[0], day, match["weekday"]


def era_years(text: str, on: datetime.date | None = None) -> Iterator[tuple[str, bool]]:
    """Yield each year of an era in a text, and whether there is such a year.

    A document from before an era's end may name later years in it (平成32年度, written in 平成): for
    one written `on` such a day they exist.
    """
    for match in _ERA_YEAR.finditer(to_one_width(text)):
        number, end = int(match["year"]), _ENDS.get(match["era"])
        last = (
            None if end is None or (on is not None and on < end) else end.year - _FIRST_YEAR[match["era"]] + 1
        )
        yield match[0], number > 0 and (last is None or number <= last)


def find_number(text: str) -> int | None:
    """Return the number of a meeting that a title tells: 82 of `第82回…審議会`."""
    match = _ORDINAL.search(to_one_width(text))
    return int(match["number"]) if match else None
