"""What a cell of the editable workbook can be: how a value is written, how a cell is read, when it was edited.

Words of closed sets are Japanese whatever language the interface speaks: the workbook is an office's own
document. The identifiers of the exchange format are read as well.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Final, get_args, get_origin

from attrs import field, frozen

from council_core.errors import Mistake
from council_core.language import _
from council_core.model import DueEvent, Material
from council_core.shipped import shipped
from council_core.text import name_key, parse_date, to_clock

__all__ = ["IDS", "ID_ONLY", "Kind", "as_text", "is_edited", "kind_of", "term"]

_MOST: Final = 2**53 - 1
_MOST_DIGITS: Final = 10**15  # beyond, spreadsheet programs round
_FIRST_DAY: Final = datetime.date(1900, 3, 1)  # before, they count a 29 February that never was
_DAY_ZERO: Final = datetime.date(1899, 12, 30)
_LAST_SERIAL: Final = 2_958_465  # 9999-12-31
_NO_DAY: Final = _DAY_ZERO + datetime.timedelta(days=2)  # what a time of day alone may come with
_LOST: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\ufffe\uffff]|_x[Ff]{3}[EFef]_"
)  # programs drop or rewrite these
_CLOCK: Final = re.compile(
    r"(?P<half>午前|午後)?\s*(?P<hour>\d{1,2})\s*(?:時|:)\s*"
    r"(?:(?P<minute>\d{1,2}|半)\s*分?(?::(?P<second>\d{2}))?)?\s*(?:から|まで)?",
    re.ASCII,
)
_YES: Final = ("はい", "true", "○", "有", "1")
_NO: Final = ("いいえ", "false", "×", "無", "0")
_SEPARATORS: Final = re.compile(r"[\s,、，;；]+")


@frozen
class Kind:
    """A kind of value: `write` makes the content of a cell of it, `read` the value of a cell's content.

    `read` is given what is no blank cell, and raises `Mistake` with what was expected. `words` are those
    that a drop-down offers; `code` is the number format.
    """

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    code: str = "@"
    words: tuple[str, ...] = field(default=(), kw_only=True)


def is_edited(cell: Any, written: Any) -> bool:
    """Tell whether a cell is no longer what was written into it.

    What spreadsheet programs do by themselves is no edit: a number becomes a float, a time of day is
    rounded, control characters and the line ends of other systems are lost.
    """
    now, then = _seen(cell), _seen(written)
    return (type(now), now) != (type(then), then)


def _seen(cell: Any) -> Any:
    """Return a cell's content as it is compared; `None` for a blank one."""
    if isinstance(cell, str):
        text = _LOST.sub("", cell.replace("\r\n", "\n").replace("\r", "\n"))
        return text if text.strip() else None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return _moment(cell)


def _moment(cell: Any) -> Any:
    """Return a date or a time of day as one, however the program holds it; anything else as it is."""
    if isinstance(cell, datetime.timedelta) and datetime.timedelta(0) <= cell < datetime.timedelta(days=1):
        return _clock(cell.total_seconds())
    if isinstance(cell, datetime.datetime):
        if cell.time() == datetime.time(0):
            return cell.date()
        return _moment(cell.time()) if cell.date() < _NO_DAY else cell
    if isinstance(cell, datetime.time):
        seconds = cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
        return _clock(seconds)
    return cell


def _clock(seconds: float) -> datetime.time:
    whole = min(round(seconds), 24 * 3600 - 1)
    return datetime.time(whole // 3600, whole // 60 % 60, whole % 60)


def as_text(cell: Any) -> str:
    """Return what a cell holds as the text that a clerk sees in it."""
    seen = _seen(cell)
    if isinstance(cell, str):
        return cell
    if isinstance(seen, bool):
        return "TRUE" if seen else "FALSE"
    if isinstance(seen, datetime.date):
        return seen.strftime("%Y/%m/%d").lstrip("0")
    return to_clock(seen) if isinstance(seen, datetime.time) else str(seen)


def _folded(cell: Any) -> str:
    return unicodedata.normalize("NFKC", as_text(cell)).strip()


def _read_day(cell: Any) -> datetime.date:
    seen = _seen(cell)
    if isinstance(seen, datetime.date) and not isinstance(seen, datetime.datetime):
        return seen
    if isinstance(seen, int) and not isinstance(seen, bool):
        if (_FIRST_DAY - _DAY_ZERO).days <= seen <= _LAST_SERIAL:  # a date whose format was taken off
            return _DAY_ZERO + datetime.timedelta(days=seen)
    elif isinstance(seen, str) and (day := parse_date(seen)):
        return day
    raise Mistake(as_text(cell), _("a date such as 2021-07-01"))


def _read_time(cell: Any) -> datetime.time:
    seen = _seen(cell)
    if isinstance(seen, datetime.time):
        return seen
    if isinstance(seen, float | int) and not isinstance(seen, bool) and 0 <= seen < 1:
        return _clock(seen * 24 * 3600)
    folded = _folded(cell)
    if folded == "正午":
        return datetime.time(12)
    if match := _CLOCK.fullmatch(folded):
        hour, half = int(match["hour"]), match["half"]
        minute = 30 if match["minute"] == "半" else int(match["minute"] or 0)
        hour += 12 if half == "午後" and hour < 12 else 0  # noqa: PLR2004 -- noon
        if not (half == "午前" and hour >= 12) and hour < 24 and minute < 60:  # noqa: PLR2004 -- a day's clock
            return datetime.time(hour, minute, min(int(match["second"] or 0), 59))
    raise Mistake(as_text(cell), _("a time of day such as 14:00"))


def _read_number(cell: Any) -> int:
    seen = _seen(cell)
    if isinstance(seen, str) and re.fullmatch(
        r"\d{1,16}", digits := _folded(cell).replace(",", ""), re.ASCII
    ):
        seen = int(digits)
    if isinstance(seen, int) and not isinstance(seen, bool) and 0 <= seen <= _MOST:
        return seen
    raise Mistake(as_text(cell), _("a number from 0 to {most}").format(most=_MOST))


def _read_flag(cell: Any) -> bool:
    key = name_key(as_text(cell))
    if key in _YES or key in _NO:
        return key in _YES
    raise Mistake(as_text(cell), _one_of((_YES[0], _NO[0])))


def _read_id(cell: Any) -> str:
    return Material(id=_folded(cell)).id  # the model's own rule of what an id is


def _write_day(day: datetime.date) -> datetime.date | str:
    return day if day >= _FIRST_DAY else day.isoformat()


def _one_of(words: tuple[str, ...]) -> str:
    return _("one of {words}").format(words=", ".join(words))


@cache
def _catalogue() -> Any:
    from gettext import GNUTranslations, NullTranslations

    try:
        with shipped("messages", "ja.mo").open("rb") as file:
            return GNUTranslations(file)
    except OSError:  # a checkout that was never installed: the identifiers, which are read as well
        return NullTranslations()


def term(value: StrEnum) -> str:
    """Return the Japanese term for a member of a closed set, whatever language is in use."""
    found: str = _catalogue().pgettext(type(value).__name__, value.value)
    return found


def _find(words: type[StrEnum], cell: Any) -> StrEnum | None:
    key = name_key(as_text(cell))
    return next((word for word in words if key in {name_key(term(word)), name_key(word.value)}), None)


def _word_kind(words: type[StrEnum]) -> Kind:
    terms = tuple(map(term, words))

    def read(cell: Any) -> StrEnum:
        if (found := _find(words, cell)) is None:
            raise Mistake(as_text(cell), _one_of(terms))
        return found

    return Kind(term, read, words=terms)


def _due_kind() -> Kind:
    terms = tuple(map(term, DueEvent))

    def read(cell: Any) -> StrEnum | datetime.date:
        try:
            return _find(DueEvent, cell) or _read_day(cell)
        except Mistake:
            expected = _("a date such as 2021-07-01, or one of {words}").format(words=", ".join(terms))
            raise Mistake(as_text(cell), expected) from None

    def write(due: StrEnum | datetime.date) -> Any:
        return term(due) if isinstance(due, StrEnum) else _write_day(due)

    return Kind(write, read, "yyyy/m/d")  # no drop-down: Excel would refuse the dates


_TEXT: Final = Kind(lambda text: text, as_text)
_LINES: Final = Kind("\n".join, lambda cell: tuple(filter(str.strip, re.split("\r?\n", as_text(cell)))))
IDS: Final = Kind(", ".join, lambda cell: tuple(filter(None, _SEPARATORS.split(_folded(cell)))))
ID_ONLY: Final = Kind(lambda name: name, _read_id)
_BY_TYPE: Final[dict[Any, Kind]] = {
    str: _TEXT,
    tuple[str, ...]: _LINES,
    int: Kind(lambda number: number if number < _MOST_DIGITS else str(number), _read_number, "0"),
    bool: Kind(lambda flag: (_YES if flag else _NO)[0], _read_flag, words=(_YES[0], _NO[0])),
    datetime.date: Kind(_write_day, _read_day, "yyyy/m/d"),
    datetime.time: Kind(lambda time: time.replace(microsecond=0), _read_time, "h:mm"),
}


def kind_of(declared: Any) -> Kind:
    """Return the kind of cell for a field's type, with or without `None`."""
    kinds = [kind for kind in get_args(declared) if kind is not NoneType]
    if get_origin(declared) is tuple or not kinds:
        kinds = [declared]
    if DueEvent in kinds:
        return _due_kind()
    if isinstance(kinds[0], type) and issubclass(kinds[0], StrEnum):
        return _word_kind(kinds[0])
    return _BY_TYPE[kinds[0]]
