"""Documents and changes as the register's texts.

The codec is imported at the first document, not with the register: a list of meetings needs none.
"""

import json
from typing import Any, TypeVar

from council_core.changes.change import Change
from council_core.errors import Unknown
from council_core.model import Council, Meeting

__all__ = ["dump", "dump_changes", "load", "load_changes"]

T = TypeVar("T", Council, Meeting)


def load(text: str, kind: type[T]) -> T:
    """Return a document of a kind from its text."""
    from council_core.codec import from_data

    value = from_data(json.loads(text))
    if not isinstance(value, kind):
        raise Unknown(value.id)
    return value


def dump(value: Council | Meeting) -> str:
    """Return a document's text."""
    from council_core.codec import to_json

    return to_json(value)


def load_changes(text: str, kind: type[Any]) -> tuple[Change, ...]:
    """Return the changes of a document of a kind from their text."""
    from council_core.codec import changes_from_data

    return changes_from_data(json.loads(text), kind)


def dump_changes(changes: tuple[Change, ...]) -> str:
    """Return the text of changes."""
    from council_core.codec import changes_to_data, dump_json

    return dump_json(changes_to_data(changes))
