"""What cattrs found wrong with a document, as problems with paths and expectations."""

import datetime
import difflib
from collections.abc import Iterator
from typing import Any

import attrs
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from council_core.codec.converter import ENTRY_KINDS
from council_core.errors import Mistake, Problem, shown
from council_core.language import _

__all__ = ["problems_of"]


def problems_of(error: BaseException, path: str = "$") -> Iterator[Problem]:
    """Yield one problem for each thing wrong, in the document's order of fields."""
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from problems_of(inner, path + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        for key in sorted(error.extra_fields):
            yield Problem(f"{path}.{shown(key)}", _("unknown key"), _known_keys(error.cl, key))
    elif isinstance(error, Mistake):
        place = f"{path}.{error.key}" if error.key and not path.endswith(f".{error.key}") else path
        wrong = error.value  # a day as the document spells it, not as a screen shows it
        yield Problem(place, shown(str(wrong) if isinstance(wrong, datetime.date) else wrong), error.expected)
    elif isinstance(error, KeyError):
        yield Problem(path, _("nothing"), _("a value: this key must be there"))
    else:
        yield Problem(path, shown(error), _("what the exchange format says"))


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name.rstrip('_')}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""


def _known_keys(cls: Any, key: str) -> str:
    known = [field.name.rstrip("_") for field in attrs.fields(cls)]
    if cls in ENTRY_KINDS.values():
        known.insert(0, "kind")
    if near := difflib.get_close_matches(key, known, 1):
        return _("{key}, perhaps").format(key=near[0])
    return _("one of {words}").format(words=", ".join(known))
