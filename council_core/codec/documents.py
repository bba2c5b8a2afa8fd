"""Councils and meetings as documents: plain data, TOML, JSON."""

import datetime
import json
import re
import tomllib
from typing import Any, Final, TypeVar

import attrs
import tomli_w

from council_core.codec.converter import converter
from council_core.codec.problems import problems_of
from council_core.errors import Problem, WrongDocument, shown
from council_core.language import _
from council_core.model import Council, Meeting

__all__ = [
    "FORMATS",
    "Pen",
    "dump_json",
    "from_data",
    "from_json",
    "from_toml",
    "structure",
    "to_data",
    "to_json",
    "to_toml",
]

FORMATS: Final[dict[str, type[Council | Meeting]]] = {"council/1": Council, "council-meeting/1": Meeting}
_FORMAT_OF: Final = {cls: name for name, cls in FORMATS.items()}
_AT_LINE: Final = re.compile(r"(?P<what>.*) \(at (?P<where>.*)\)", re.DOTALL)

T = TypeVar("T")


def to_data(value: Council | Meeting) -> dict[str, Any]:
    """Return a document as plain data; dates and times of day stay what they are."""
    return {"format": _FORMAT_OF[type(value)], **converter().unstructure(value)}


def from_data(data: Any, source: str = "") -> Council | Meeting:
    """Return the council or the meeting that plain data states.

    Raises:
        WrongDocument: with all problems, where it is not what its `format` says.
    """
    name = data.get("format") if isinstance(data, dict) else None
    if not isinstance(name, str) or name not in FORMATS:
        expected = _("one of {words}").format(words=", ".join(FORMATS))
        raise WrongDocument(source, (Problem("$.format", shown(name), expected),))
    return structure({key: value for key, value in data.items() if key != "format"}, FORMATS[name], source)


def structure(data: Any, cls: type[T], source: str = "") -> T:
    """Return a value of any class of frozen attrs from plain data, with all problems told at once.

    Raises:
        WrongDocument: with all problems.
    """
    try:
        return converter().structure(data, cls)
    except Exception as quick:  # noqa: BLE001 -- the detailed pass tells what it was
        try:
            return converter(detailed=True).structure(data, cls)
        except Exception as error:  # noqa: BLE001 -- hooks and cattrs raise many kinds, each a problem
            problems = tuple(problems_of(error)) or tuple(problems_of(quick))
            raise WrongDocument(source, problems) from None


def to_toml(value: Council | Meeting) -> str:
    """Return a document as TOML; texts of several lines stand on several lines."""
    data = to_data(value)
    # TOML's readers may turn CR LF into LF inside multi-line strings; escapes keep a CR safe.
    return tomli_w.dumps(data, multiline_strings=not _has_return(data))


def from_toml(text: str, source: str = "") -> Council | Meeting:
    """Return the council or the meeting that a TOML document states.

    Raises:
        WrongDocument: where it is no TOML, or not what its `format` says.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _AT_LINE.fullmatch(str(error))
        what, where = (match["what"], match["where"]) if match else (str(error), "")
        raise WrongDocument(source, (Problem(where or "$", what, _("TOML")),)) from None
    except RecursionError:
        raise WrongDocument(source, (Problem("$", _("nested too deeply"), _("TOML")),)) from None
    except ValueError as error:  # a number of too many digits
        raise WrongDocument(source, (Problem("$", str(error), _("TOML")),)) from None
    return from_data(data, source)


def to_json(value: Council | Meeting) -> str:
    """Return a document as JSON on one line."""
    return Pen().write(value)


class Pen:
    """Writes documents as JSON, one after another.

    What stands in the lists of a document and is the very same as the last time is not written again: after
    a key that marks one person, the other people and all that was said are copied.
    """

    def __init__(self) -> None:
        self._written: dict[int, tuple[object, str]] = {}  # with what it is of, so that no other takes its id

    def write(self, value: Council | Meeting) -> str:
        """Return a document as JSON on one line."""
        written: dict[int, tuple[object, str]] = {}

        def piece(part: Any) -> str:
            known = self._written.get(id(part))
            text = known[1] if known and known[0] is part else dump_json(converter().unstructure(part))
            written[id(part)] = part, text
            return text

        def whole(part: Any) -> str:
            if isinstance(part, tuple):
                return f"[{', '.join(map(piece, part))}]"
            return dump_json(converter().unstructure(part))

        parts = [f'"format": "{_FORMAT_OF[type(value)]}"']
        for field in attrs.fields(type(value)):
            part = getattr(value, field.name)
            if part != field.default:
                parts.append(f'"{field.name.rstrip("_")}": {whole(part)}')
        self._written = written
        return f"{{{', '.join(parts)}}}"


def from_json(text: str, source: str = "") -> Council | Meeting:
    """Return the council or the meeting that a JSON document states.

    Raises:
        WrongDocument: where it is no JSON, or not what its `format` says.
    """
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        place = _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
        raise WrongDocument(source, (Problem(place, error.msg, "JSON"),)) from None
    except RecursionError:
        raise WrongDocument(source, (Problem("$", _("nested too deeply"), "JSON"),)) from None
    except _TwiceError as error:
        raise WrongDocument(source, (Problem("$", str(error), _("each key once")),)) from None
    except ValueError as error:  # a number of too many digits
        raise WrongDocument(source, (Problem("$", str(error), "JSON"),)) from None
    return from_data(data, source)


def dump_json(data: Any) -> str:
    """Return plain data as JSON on one line, dates and times of day as ISO strings."""
    return json.dumps(data, ensure_ascii=False, default=_iso)


class _TwiceError(ValueError):
    """A key stands twice in one table: one of its values would be dropped in silence."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _value in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return table


def _iso(value: object) -> str:
    if isinstance(value, datetime.time):
        whole_minutes = not (value.second or value.microsecond)
        return value.isoformat("minutes" if whole_minutes else "auto")
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _has_return(data: Any) -> bool:
    if isinstance(data, str):
        return "\r" in data
    if isinstance(data, dict):
        return any(map(_has_return, data.values()))
    return isinstance(data, list) and any(map(_has_return, data))
