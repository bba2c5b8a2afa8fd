"""Who changed what, and taking it back."""

import datetime
from typing import Any

from attrs import frozen

from council_core.changes import describe, reverse
from council_core.model import Council
from council_core.secretariat.desk import Opened, OpenedCouncil, find_council
from council_core.store import Author, Register, Stored

__all__ = ["SaveTold", "history", "look_back", "redo", "undo"]


@frozen
class SaveTold:
    """One save as it is told: when (local time), by whom, from which tool, and its changes in sentences.

    The first save has no sentences: it put the document into the register. `undoes` is the revision that
    was taken back.
    """

    revision: int
    at: datetime.datetime
    by: Author
    sentences: tuple[str, ...]
    undoes: int | None


def history(register: Register, meeting: str) -> tuple[SaveTold, ...]:
    """Return every save of a meeting or a council, the oldest first."""
    stored = _document(register, meeting)
    return tuple(
        SaveTold(
            save.revision,
            save.at.astimezone(),
            save.by,
            tuple(describe(change, stored.value) for change in save.changes),
            save.undoes,
        )
        for save in register.history(stored.value.id)
    )


def look_back(register: Register, document: str, revision: int) -> Opened | OpenedCouncil:
    """Return a meeting or a council as it stood after a save; of a meeting with its council as it is now.

    Raises:
        Unknown: there is no such document, or no such revision of it.
    """
    value = register.at_revision(document, revision)
    if isinstance(value, Council):
        return OpenedCouncil(value, revision)
    return Opened(value, revision, find_council(register, value.council))


def undo(
    register: Register, meeting: str, times: int, by: Author, *, as_made: bool = False
) -> tuple[str, ...]:
    """Take back the last saves of a meeting or a council, stored at once; return what changed, in sentences.

    With `as_made` they tell what was taken back, as it was made: a removal as a removal.

    Raises:
        NothingToUndo, Conflict: nothing was taken back.
    """
    stored = _document(register, meeting)
    changes = register.undo(stored.value.id, times, by=by)
    if not as_made:
        return tuple(describe(change, stored.value) for change in changes)
    restored = _document(register, stored.value.id).value
    return tuple(describe(change, restored, stored.value) for change in reverse(changes))


def redo(register: Register, meeting: str, by: Author) -> tuple[str, ...]:
    """Make again what the last undo took back, stored at once; return what changed, in sentences.

    Raises:
        NothingToRedo, Conflict: nothing was made again.
    """
    stored = _document(register, meeting)
    changes = register.redo(stored.value.id, by=by)
    return tuple(describe(change, stored.value) for change in changes)


def _document(register: Register, name: str) -> Stored[Any]:
    """Return the council of an id, else the meeting of one or of a beginning: ids of meetings begin as their council's."""
    if name in register.council_names():
        return register.council(name)
    return register.meeting(name)
