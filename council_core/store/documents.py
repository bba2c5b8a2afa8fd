"""Documents and changes as the register's texts.

The codec and json are imported at the first document, not with the register: a list of meetings needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from council_core import errors

if TYPE_CHECKING:
    from council_core.changes import Change
    from council_core.model import Council, Meeting

__all__ = ["dump_changes", "load", "load_changes"]

T = TypeVar("T", "Council", "Meeting")


def load(text: str, kind: type[T], name: str) -> T:
    """Return a document of a kind from its text.

    Raises:
        Damaged: the text is none that the register could have written.
    """
    import json

    from council_core.codec import from_data

    try:
        value = from_data(json.loads(text), name)
    except (ValueError, RecursionError, errors.WrongDocument) as error:
        raise errors.Damaged(name, str(error)) from error
    if not isinstance(value, kind):
        raise errors.Damaged(name, type(value).__name__)
    return value


def load_changes(text: str, kind: type[Any], name: str) -> tuple[Change, ...]:
    """Return the changes of a document of a kind from their text.

    Raises:
        Damaged: the text is none that the register could have written.
    """
    import json

    from council_core.codec import changes_from_data

    try:
        return changes_from_data(json.loads(text), kind)
    except Exception as error:  # a damaged text can go wrong in any way
        raise errors.Damaged(name, str(error)) from error


def dump_changes(changes: tuple[Change, ...]) -> str:
    """Return the text of changes."""
    from council_core.codec import changes_to_data, dump_json

    return dump_json(changes_to_data(changes))
