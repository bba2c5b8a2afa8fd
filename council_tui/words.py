"""How dates, numbers and people are put on a line of the screen, in the language in use."""

import datetime
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from council_core import language, secretariat
from council_core.language import _, pgettext
from council_core.model import Presence, key_word
from council_core.text import cells, fiscal_year, fit, short_day, to_wareki, visible, weekday, wrap

if TYPE_CHECKING:  # the first screen has no time for the records, and none of these
    from council_core.model import Attendee
    from council_core.secretariat import Due, Field, MeetingLine, Place, QuorumFound

__all__ = [
    "columns",
    "day_of",
    "days_left",
    "excerpt",
    "fiscal_year_of",
    "lines_of",
    "mark_of",
    "number_of",
    "place_name",
    "quorum_line",
    "short_day",
    "text_of",
    "value_of",
    "widest",
    "year_name",
]


_LEAD = 6  # letters before the place that an excerpt shows


def day_of(day: datetime.date | None) -> str:
    """Return a date: `R3.7.1 (木)` or `2021-07-01 (Thu)`."""
    if day is None:
        return ""
    if language.current() == "ja":
        return f"{to_wareki(day, short=True)} ({weekday(day)})"
    return f"{day.isoformat()} ({day:%a})"


def value_of(field: "Field") -> str:
    """Return a field's value on a line as a reader sees it, days and years as everywhere on the screen."""
    if isinstance(field.value, datetime.date):
        return day_of(field.value)
    if field.key == "fiscal_year" and field.value is not None:
        return year_name(field.value)
    return secretariat.shown_value(field)


def text_of(field: "Field") -> str:
    """Return a field's value as the text that is edited: a day as it is shown, but for its weekday."""
    return (
        short_day(field.value) if isinstance(field.value, datetime.date) else secretariat.typed_value(field)
    )


def days_left(days: int) -> str:
    """Return how far a day is: `in 3 days`, `today`, `5 days late`."""
    if days == 0:
        return _("today")
    if days < 0:
        return _("{days} days late").format(days=-days)
    return _("in {days} days").format(days=days)


def due_line(it: "Due") -> str:
    """Return what is due on a line: the day, how far it is, what to do. A day that is past is only overdue."""
    far = days_left(it.left) if it.left >= 0 else _("overdue")
    return f"{day_of(it.day)} ({far}) {it.sentence}"


def quorum_line(found: "QuorumFound") -> str:
    """Return how the quorum stands, for a title; before the first mark nobody is missing yet."""
    told = (
        _("presence not stated yet, quorum {needed} of {base}")
        if found.unknown
        else _("{present}/{base} present, quorum {needed}: {met}")
    )
    return told.format(
        present=found.present,
        base=found.base,
        needed=found.needed,
        met=_("met") if found.met else _("NOT MET"),
    )


def year_name(year: int) -> str:
    """Return a fiscal year: `令和3年度` or `FY2021`; the year that begins an era is its 元年度."""
    if language.current() == "ja":
        return to_wareki(datetime.date(year, 12, 31)).partition("年")[0] + "年度"
    return f"FY{year}"


def fiscal_year_of(line: "MeetingLine") -> int | None:
    """Return the fiscal year (April to March) that a meeting's day is in, else the one it states."""
    if line.date is None:
        return line.fiscal_year
    return fiscal_year(line.date)


def number_of(line: "MeetingLine") -> str:
    """Return a meeting's number as its record counts: `第82回`, `令和2年度第3回`, or that it has none."""
    if line.number_in_year is not None and line.fiscal_year is not None:
        return _("{year} no. {number}").format(year=year_name(line.fiscal_year), number=line.number_in_year)
    if line.number is not None:
        return _("no. {number}").format(number=line.number)
    return _("(not numbered)")


def mark_of(person: "Attendee") -> str:
    """Return a person's presence in one word: 出, 欠, Web, 代, or nothing."""
    return {
        Presence.PRESENT: pgettext("mark", "in"),
        Presence.ABSENT: pgettext("mark", "out"),
        Presence.ONLINE: pgettext("mark", "web"),
        Presence.PROXY: pgettext("mark", "proxy"),
    }[person.presence] if person.presence else "-"  # fmt: skip


def columns(*cells_of_row: tuple[str, int]) -> str:
    """Return texts side by side, each cut or padded to its width; the last one runs free."""
    fitted = [fit(visible(text), width) for text, width in cells_of_row[:-1]]
    return " ".join([*fitted, visible(cells_of_row[-1][0])])


def widest(texts: Iterable[str], most: int) -> int:
    """Return the cells of a column that holds all of some texts and a space, but no more than so many."""
    return min(max((cells(visible(text)) + 1 for text in texts), default=0), most)


def lines_of(text: str, width: int, most: int | None = None) -> list[str]:
    """Return a text of the data broken to a width, with what cannot be seen made visible.

    Where there are more lines than `most`, the last one shows that it was cut.
    """
    lines = list(_broken(text, width))
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], fit(lines[most - 1] + " " * width, width).rstrip()]
    return lines


@lru_cache(maxsize=4096)  # a meeting is drawn again at each key, and few of its texts are new then
def _broken(text: str, width: int) -> tuple[str, ...]:
    lines = text.replace("\r\n", "\n").split("\n")
    return tuple(piece for line in lines for piece in wrap(visible(line), width))


def excerpt(text: str, at: int, width: int) -> str:
    """Return the part of a text that fits a width with the letter at a place in sight, on one line."""
    line = text.replace("\n", " ")  # letter for letter: the place stays where it is
    if cells(visible(line)) <= width:
        return visible(line)
    start = max(at - _LEAD, 0)
    return fit((".." if start else "") + visible(line[start:]), width).rstrip()


def place_name(place: "Place") -> str:
    """Return what a text that was found is: a title, a person, an item, a material, a follow-up, a speech."""
    from council_core.secretariat import Place

    return {
        Place.TITLE: key_word("title"),
        Place.NAME: _("person"),
        Place.ITEM: key_word("items"),
        Place.MATERIAL: key_word("materials"),
        Place.FOLLOW_UP: key_word("follow_ups"),
        Place.SPEECH: _("speech"),
    }[place]
