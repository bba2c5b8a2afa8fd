"""What single cells say: texts, days, terms, presence, roles."""

import datetime
import re
from typing import Any, Final, NamedTuple

from council_core.model import Capacity, Presence, Role
from council_core.tables.words import Words, bare_key, label_key, mark_key
from council_core.text import is_misdated, parse_date, parse_period

__all__ = ["DayCell", "PresenceCell", "day_of", "presence_of", "role_of", "term_of", "text_of"]

_ODD: Final = re.compile(r"[\r\n]|\s\s|^\s|\s$")
_SPACES: Final = re.compile(r"\s\s+|[\r\n]")
_FIRST_SERIAL, _LAST_SERIAL = 1, 109_574  # 1900-01-01 and 2199-12-31
_EPOCH, _EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
_MARKS: Final = "◎○〇◯●△▲☆★※*■□ 　"
_COMPACT: Final = re.compile(r"(19|20)\d{6}", re.ASCII)
_PROXY: Final = re.compile(r"代理(?:出席者?|者|人)?\s*[:：]?\s*(?P<name>\S.*)")
_IN_BRACKETS: Final = re.compile(
    r"(?P<base>[^(（\[【]*)[(（\[【](?P<inner>[^)）\]】]*)[)）\]】]\s*(?P<rest>.*)", re.DOTALL
)


def text_of(cell: Any) -> str:
    """Return a cell's text as the sheet shows it, with the spaces of layout out of the way.

    Those are spaces at the ends, line breaks, and all but the first of several.
    """
    if not isinstance(cell, str):
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        cell = str(cell)
    if _ODD.search(cell) is None:
        return str(cell)
    return _SPACES.sub(lambda spaces: " " if spaces[0][0] in "\r\n" else spaces[0][0], cell.strip())


class DayCell(NamedTuple):
    """A day of a cell, or the code of what is wrong with it."""

    day: datetime.date | None = None
    code: str | None = None


def day_of(cell: Any, *, from_1904: bool = False) -> DayCell:
    """Return the day of a cell: a date, a serial number of either calendar, or a text.

    day: date cell | serial number | YYYYMMDD | a date as `text.parse_date` reads it [から | まで]
    """
    if isinstance(cell, datetime.datetime):
        return DayCell(cell.date())
    if isinstance(cell, datetime.date):
        return DayCell(cell)
    text = text_of(cell)
    if _COMPACT.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    elif text.isdecimal() and text.isascii() and len(text) == 5:  # noqa: PLR2004 -- 1927 to 2173
        return DayCell((_EPOCH_1904 if from_1904 else _EPOCH) + datetime.timedelta(days=int(text)))
    if day := parse_date(
        text.removesuffix("まで").removesuffix("迄").removesuffix("から").rstrip("～~〜 　")
    ):
        return DayCell(day)
    return DayCell(code="no-such-date" if is_misdated(text) else "date-unreadable")


class TermCell(NamedTuple):
    """First and last day of a term in one cell, or the code of what is wrong with it."""

    since: datetime.date | None = None
    until: datetime.date | None = None
    code: str | None = None


def term_of(cell: Any) -> TermCell:
    """Return the term of a cell (`text.parse_period`), also of one that gives only a part of it."""
    text = cell if isinstance(cell, str) else ""
    if period := parse_period(re.sub(r"\s*[\r\n]\s*", " ", text)):
        since, until = period
        wrong = since and until and until < since
        return TermCell(since, until, "term-ends-before-it-starts" if wrong else None)
    return TermCell(code="no-such-date" if is_misdated(text) else "term-unreadable")


class PresenceCell(NamedTuple):
    """What a mark or a word says of presence, and who came instead, if it says so."""

    presence: Presence | None = None
    proxy_name: str | None = None


def presence_of(text: str, words: Words) -> PresenceCell:
    """Return what a cell says of presence.

    presence: mark | word | word ( word ) | 代理 [:] name; in brackets a proxy or Web counts before what stands outside
    """
    if found := words.presence.get(mark_key(text)):
        return PresenceCell(found)
    if match := _PROXY.fullmatch(text):
        return PresenceCell(Presence.PROXY, match["name"].strip("()（） ") or None)
    match = _IN_BRACKETS.fullmatch(text)
    if match is None:
        return PresenceCell()
    outer = words.presence.get(mark_key(match["base"].strip()))
    within = presence_of(match["inner"].strip(), words)
    if outer is Presence.PROXY:
        return PresenceCell(outer, match["inner"].strip() or None)
    exact = within.presence in {Presence.PROXY, Presence.ONLINE}
    return PresenceCell(outer) if outer and not exact else within


def role_of(text: str, words: Words) -> tuple[Role | None, Capacity | None]:
    """Return the role that a text is, and the capacity, if it is one.

    role: word | word ( word ); of the two what stands outside counts, unless it is 委員 (委員（会長）)
    """
    key = label_key(text.lstrip(_MARKS))
    role, capacity = words.roles.get(key), words.capacities.get(key)
    if role is None and capacity is None and (match := _IN_BRACKETS.fullmatch(text)) and not match["rest"]:
        base, inner = bare_key(match["base"]), label_key(match["inner"])
        role, within = words.roles.get(base), words.roles.get(inner)
        capacity = words.capacities.get(base)
        if within and (role in {None, Role.MEMBER} and (role or not base or capacity)):
            role = within
    if role and capacity is None:
        capacity = Capacity.MEMBER
    return role, capacity
