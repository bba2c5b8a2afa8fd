"""The cattrs hooks that give the model its shape as data.

Two converters share them: a quick one for documents that are right, and a detailed one that goes over a
wrong document again and gathers every problem.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from council_core.errors import Mistake
from council_core.language import _
from council_core.model import CategoryShare, DueEvent, Entry, Event, Note, Quorum, QuorumShare, Speech
from council_core.model.identity import KEY

__all__ = ["ENTRY_KINDS", "converter"]

ENTRY_KINDS: Final = {"speech": Speech, "event": Event, "note": Note}
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_TIME: Final = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d{3}|\.\d{6})?)?", re.ASCII)
_EACH_CATEGORY: Final = "each_category"

Hook = Callable[[Any, Any], Any]


@cache
def converter(*, detailed: bool = False) -> Converter:
    """Return the converter of the exchange format; `detailed` gathers all problems, more slowly."""
    made = Converter(
        forbid_extra_keys=True, detailed_validation=detailed, unstruct_collection_overrides={tuple: list}
    )
    for kind, hook in (
        (str, _text),
        (StrEnum, _word),
        (int, _number),
        (bool, _flag),
        (datetime.date, _date),
        (datetime.time, _time),
    ):
        made.register_structure_hook(kind, hook)
    made.register_structure_hook_factory(attrs.has, lambda cls: _table_reader(made, cls))
    made.register_unstructure_hook(StrEnum, lambda value: value.value)
    made.register_unstructure_hook_factory(attrs.has, lambda cls: _table_writer(made, cls))
    made.register_structure_hook_factory(_is_list, lambda cls: _list_reader(made, cls))
    made.register_structure_hook(Entry, lambda value, _cls: _entry(made, value))
    made.register_structure_hook(datetime.date | DueEvent | None, _due)
    read_quorum, write_quorum = _table_reader(made, Quorum), _table_writer(made, Quorum)
    made.register_structure_hook(Quorum, lambda value, _cls: _quorum(read_quorum, value))
    made.register_unstructure_hook(Quorum, lambda value: _short_quorum(write_quorum, value))
    return made


def _is_list(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _text(value: Any, _cls: Any) -> str:
    if not isinstance(value, str):
        raise Mistake(value, _("a text"))
    try:
        value.encode()
    except UnicodeEncodeError:
        raise Mistake(ascii(value), _("a text without halves of letters (surrogates)")) from None
    return value


def _number(value: Any, _cls: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Mistake(value, _("a whole number"))
    return value


def _flag(value: Any, _cls: Any) -> bool:
    if not isinstance(value, bool):
        raise Mistake(value, _("true or false"))
    return value


def _date(value: Any, _cls: Any) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise Mistake(value, _("a date that exists")) from None
    raise Mistake(value, _("a date such as 2021-07-01"))


def _time(value: Any, _cls: Any) -> datetime.time:
    time = value
    if isinstance(value, str):
        try:
            time = datetime.time.fromisoformat(value) if _ISO_TIME.fullmatch(value) else None
        except ValueError:
            time = None
    if not isinstance(time, datetime.time) or time.tzinfo is not None:
        raise Mistake(value, _("a time of day such as 14:00"))
    return time


def _word(value: Any, cls: type[StrEnum]) -> StrEnum:
    try:
        return cls(value)
    except ValueError:
        words = ", ".join(cls)
        raise Mistake(value, _("one of {words}").format(words=words)) from None


def _due(value: Any, _cls: Any) -> datetime.date | DueEvent | None:
    if value is None or (isinstance(value, str) and value in set(DueEvent)):
        return DueEvent(value) if value else None
    try:
        return _date(value, datetime.date)
    except Mistake:
        words = ", ".join(DueEvent)
        raise Mistake(value, _("a date such as 2021-07-01, or one of {words}").format(words=words)) from None


def _quorum(read: Hook, value: Any) -> Quorum:
    """Read a quorum: the name of a share, `each_category`, or a table."""
    if value == _EACH_CATEGORY:
        return Quorum(each_category=CategoryShare.AT_LEAST_ONE)
    if isinstance(value, str):
        if value not in set(QuorumShare):
            words = ", ".join((*QuorumShare, _EACH_CATEGORY))
            raise Mistake(value, _("one of {words}, or a table").format(words=words))
        return Quorum(share=QuorumShare(value))
    quorum: Quorum = read(value, Quorum)
    return quorum


def _short_quorum(write: Callable[[Any], dict[str, Any]], value: Quorum) -> Any:
    if value == Quorum(each_category=CategoryShare.AT_LEAST_ONE):
        return _EACH_CATEGORY
    data = write(value)
    return data["share"] if data.keys() == {"share"} else data


def _entry(made: Converter, value: Any) -> Entry:
    if not isinstance(value, dict):
        raise Mistake(value, _("a table"))
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in ENTRY_KINDS:
        raise Mistake(kind, _("one of {words}").format(words=", ".join(ENTRY_KINDS)), "kind")
    entry: Entry = made.structure({k: v for k, v in value.items() if k != "kind"}, ENTRY_KINDS[kind])
    return entry


def _overrides(cls: type, reader: Callable[["attrs.Attribute[Any]"], Hook] | None = None) -> dict[str, Any]:
    """Name each field as documents do; a trailing underscore only keeps Python's keywords free."""
    return {
        field.name: override(
            rename=field.name.rstrip("_"), struct_hook=reader(field) if reader else None, omit_if_default=True
        )
        for field in attrs.fields(cls)
    }


def _table_writer(made: Converter, cls: type) -> Callable[[Any], dict[str, Any]]:
    write: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, made, **_overrides(cls))
    kind = next((kind for kind, entry in ENTRY_KINDS.items() if entry is cls), None)
    if kind is None:
        return write
    return lambda value: {"id": value.id, "kind": kind, **write(value)}


def _table_reader(made: Converter, cls: type) -> Hook:
    def checked(field: "attrs.Attribute[Any]") -> Hook:
        """Let a field's own validator speak for the field, not for the whole table."""
        read = made.get_structure_hook(field.type)

        def read_field(value: Any, kind: Any) -> Any:
            try:
                structured = read(value, kind)
            except IterableValidationError as error:
                raise error.derive([*error.exceptions, *_twins(value, field)]) from None
            if field.validator is not None:
                field.validator(None, field, structured)
            return structured

        return read_field

    structure: Hook = make_dict_structure_fn(
        cls,
        made,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=made.detailed_validation,
        **_overrides(cls, checked if made.detailed_validation else None),
    )

    def read_table(value: Any, kind: Any) -> Any:
        if not isinstance(value, dict):
            raise Mistake(value, _("a table"))
        return structure(value, kind)

    return read_table


def _twins(value: Any, field: "attrs.Attribute[Any]") -> Iterator[Mistake]:
    """Yield a mistake for each key that stands twice, in a list that is wrong in other ways too."""
    for key in field.metadata.get(KEY, ()) if field.validator else ():
        names = [part[key] for part in value if isinstance(part, dict) and isinstance(part.get(key), str)]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Mistake(name, _("one that no other in the list has"))


def _list_reader(made: Converter, cls: Any) -> Hook:
    element = get_args(cls)[0]
    prepare = _numbered if element == Entry else lambda value: value

    def read_list(value: Any, _cls: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise Mistake(value, _("a list"))
        read = made.get_structure_hook(element)
        structured, errors = [], []
        for index, part in enumerate(prepare(value)):
            try:
                structured.append(read(part, element))
            except Exception as error:
                if not made.detailed_validation:
                    raise
                error.add_note(IterableValidationNote(f"@ index {index}", index, element))
                errors.append(error)
        if errors:
            message = f"{cls}"
            raise IterableValidationError(message, errors, cls)
        return tuple(structured)

    return read_list


def _numbered(entries: Iterable[Any]) -> list[Any]:
    """Give each entry without an `id` a free one; by it changes find the entry, and it states nothing."""
    entries = list(entries)
    taken = {entry["id"] for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)}
    numbered = []
    for number, entry in enumerate(entries, start=1):
        if isinstance(entry, dict) and "id" not in entry:
            free = number
            while (name := f"e{free}") in taken:
                free += 1
            taken.add(name)
            numbered.append({"id": name, **entry})
        else:
            numbered.append(entry)
    return numbered
