"""Plan a meeting from the one before it: what goes on by itself is carried over, what is not certain is left out."""

import datetime
import re
from typing import Final

from attrs import evolve

from council_core.model import Attendee, Capacity, Council, Meeting, MeetingMode, Stage
from council_core.text import find_number, fiscal_year, to_wareki

__all__ = ["follow_on"]

_QUARTER: Final = 15  # minutes
_DIGITS: Final = r"[0-9０-９]"
_COUNTED: Final = re.compile(
    rf"(?P<era>令和|平成|昭和|)(?P<year>\s*(?:元|{_DIGITS}{{1,4}})\s*)年(?P<fiscal>度?)"
    rf"|第(?P<number>\s*{_DIGITS}{{1,5}}\s*)回"
)
_COUNT_IN_KANJI: Final = re.compile(r"第\s*[〇一二三四五六七八九十百]+\s*回|\d")
_WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")


def follow_on(  # noqa: PLR0913 -- after what, for whom, when; the rest has names
    last: Meeting | None,
    council: Council,
    day: datetime.date | None,
    *,
    ident: str,
    today: datetime.date,
    like: Meeting | None = None,
) -> Meeting:
    """Return the meeting that follows the council's last one: planned, on a day, and nobody's presence stated.

    `第N回` goes on where the last meeting has it, and `年度第N回` where that has it: each by itself, and
    neither where the day is before the last meeting's. The place, the hour and the openness are those of
    `like` (the last meeting), but for what the last one announced of this day. The people are the members
    in office on the day (today, without one) and the secretariat's of `like`. The first meeting is the 第1回;
    that a council counts in each fiscal year nothing tells before it has met.
    """
    model = like or last
    if model is None:
        people = _people(council, None, day or today)
        return Meeting(
            id=ident,
            council=council.id,
            title=f"第1回{council.name}",
            number=1,
            date=day,
            stage=Stage.PLANNED,
            attendance=people,
        )
    announced = last.next_meeting if last else None
    if announced and announced.date not in {None, day}:
        announced = None
    number, year, in_year = _counts(last or model, day, announced.title if announced else None)
    planned = Meeting(
        id=ident,
        council=council.id,
        title=council.name,
        number=number,
        fiscal_year=year,
        number_in_year=in_year,
        date=day,
        opened_at=_planned_hour(model),
        venue=model.venue,
        observers_venue=model.observers_venue,
        mode=None if model.mode is MeetingMode.WRITTEN else model.mode,
        openness=model.openness,
        closed_under=model.closed_under,
        observer_places=model.observer_places,
        stage=Stage.PLANNED,
        attendance=_people(council, model, day or today),
    )
    if announced:
        planned = evolve(
            planned,
            opened_at=announced.opened_at or planned.opened_at,
            venue=announced.venue or planned.venue,
        )
    return evolve(planned, title=_title(model, planned) or council.name)


def _planned_hour(model: Meeting) -> datetime.time | None:
    """Return the hour that a meeting was called for, where the one at which it opened tells it.

    Meetings are called for quarters of an hour. One that opened at 14:03 may have been called for 14:00, one
    at 13:58 as well: what is no quarter is the clock's, and the hour is left to be asked.
    """
    opened = model.opened_at
    return opened if opened and opened.minute % _QUARTER == 0 else None


def _counts(
    last: Meeting, day: datetime.date | None, announced: str | None
) -> tuple[int | None, int | None, int | None]:
    """Return the two counts of the meeting after the last one: number; fiscal year and number in it.

    Where the last meeting announced a later number (第4回 after the second: one between them was not open),
    it is that.
    """
    number, year, in_year = _counted_on(last, day)
    told = find_number(announced or "")
    if told is not None and in_year is not None and (number is None or "年度" in (announced or "")):
        in_year = max(in_year, told)
    elif told is not None and number is not None and in_year is None:
        number = max(number, told)
    return number, year, in_year


def _counted_on(last: Meeting, day: datetime.date | None) -> tuple[int | None, int | None, int | None]:
    """Return both counts, each gone on by one."""
    if day and last.date and day < last.date:
        return None, None, None
    number = None if last.number is None else last.number + 1
    if day is None or last.fiscal_year is None or last.number_in_year is None:
        return number, None, None
    year = fiscal_year(day)
    if last.date and fiscal_year(last.date) != last.fiscal_year:
        return number, None, None  # its record counts by other years
    if year == last.fiscal_year and (last.date is None or last.date.year == day.year):
        return number, year, last.number_in_year + 1
    if year < last.fiscal_year or _counts_by_calendar(last):
        return number, None, None
    return number, year, last.number_in_year + 1 if year == last.fiscal_year else 1


def _counts_by_calendar(meeting: Meeting) -> bool:
    """Tell whether a meeting's title counts by years of the calendar (令和3年第2回), not by fiscal years."""
    return any(it["year"] and not it["fiscal"] for it in _COUNTED.finditer(meeting.title))


def _title(model: Meeting, planned: Meeting) -> str | None:
    """Return a title in the pattern of another meeting's; `None` where a number in it is not understood."""
    pieces, end = [], 0
    for found in _COUNTED.finditer(model.title):
        text = _year_again(found, model, planned) if found["year"] else _number_again(found, model, planned)
        if text is None:
            return None
        between = model.title[end : found.start()]
        if _COUNT_IN_KANJI.search(between):
            return None
        pieces += [between, text]
        end = found.end()
    rest = model.title[end:]
    return None if _COUNT_IN_KANJI.search(rest) else "".join([*pieces, rest])


def _number_again(found: "re.Match[str]", model: Meeting, planned: Meeting) -> str | None:
    stated = int(found["number"])
    counts = ((model.number, planned.number), (model.number_in_year, planned.number_in_year))
    fitting = {after for before, after in counts if before == stated}
    if len(fitting) != 1 or (number := fitting.pop()) is None:
        return None
    return f"第{_as_written(found['number'], number)}回"


def _year_again(found: "re.Match[str]", model: Meeting, planned: Meeting) -> str | None:
    if found["fiscal"]:
        before, after = model.fiscal_year, planned.fiscal_year
    else:
        before, after = (day.year if day else None for day in (model.date, planned.date))
    if before is None or after is None or _year_text(found, before) != "".join(found[0].split()):
        return None
    if after == before:
        return found[0]
    era, year = _in_era(after) if found["era"] else ("", str(after))
    written = year if year == "元" else _as_written(found["year"], int(year))
    return f"{era}{written}年{found['fiscal']}"


def _year_text(found: "re.Match[str]", year: int) -> str:
    era, number = _in_era(year) if found["era"] else ("", str(year))
    return f"{era}{number if number == '元' else _as_written(found['year'].strip(), int(number))}年{found['fiscal']}"


def _in_era(year: int) -> tuple[str, str]:
    """Return a year's era and its number in it; the year that begins an era is its 元年."""
    name = to_wareki(datetime.date(year, 12, 31)).partition("年")[0]
    return name[:2], name[2:]


def _as_written(before: str, number: int) -> str:
    """Return a number with the width of digits and the spaces of the one before it."""
    digits = before.strip()
    text = str(number).translate(_WIDE) if not digits.isascii() and digits != "元" else str(number)
    return before.replace(digits, text)


def _people(council: Council, model: Meeting | None, day: datetime.date) -> tuple[Attendee, ...]:
    """Return who is called: members in office, then the secretariat's people of another meeting.

    A council without a roster calls the members of that meeting again.
    """
    before = model.attendance if model else ()
    called: dict[str, Attendee] = {}
    for member in council.in_office(day):
        term = member.term_on(day)
        called[member.id] = Attendee(
            id=member.id,
            name=member.name,
            capacity=Capacity.MEMBER,
            member=member.id,
            role=term.role if term else None,
        )
    again = {Capacity.SECRETARIAT} if council.members else {Capacity.MEMBER, Capacity.SECRETARIAT}
    for person in before:
        if person.capacity in again:
            ident = person.id if person.id not in called else _free(called)
            called[ident] = Attendee(
                id=ident,
                name=person.name,
                capacity=person.capacity,
                member=person.member,
                role=person.role,
                department=person.department,
                post=person.post,
            )
    return tuple(called.values())


def _free(taken: dict[str, Attendee]) -> str:
    number = len(taken) + 1
    while f"a{number}" in taken:
        number += 1
    return f"a{number}"
