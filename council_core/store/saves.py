"""What the register hands out: documents with their revision, lines of lists, saves of the history."""

import datetime
import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

if TYPE_CHECKING:  # a list of meetings is shown before any of these is needed
    from council_core.changes import Change
    from council_core.model import Council, Meeting, Stage

__all__ = ["Author", "MeetingLine", "Save", "Stored", "standing_save", "standing_undo"]

T = TypeVar("T", "Council", "Meeting")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a service's user may have no name
        return "?"


@frozen
class Author:
    """Who saves, and from which tool."""

    name: str = field(factory=_user)
    tool: str = "script"


@frozen
class Stored(Generic[T]):
    """A document as it stands in the register, with the revision to base a save on."""

    value: T
    revision: int


@frozen
class MeetingLine:
    """What a list shows of a meeting; read without opening its document."""

    id: str
    council: str
    title: str
    date: datetime.date | None
    fiscal_year: int | None
    number: int | None
    number_in_year: int | None
    stage: "Stage | None"


@frozen
class Save:
    """One save of a document: its revision, when (UTC), by whom, from which tool, and its changes.

    `undoes` is the revision that this save took back, where it is an undo.
    """

    document: str
    revision: int
    at: datetime.datetime
    by: Author
    changes: "tuple[Change, ...]"
    undoes: int | None


def standing_save(saves: Sequence[Save]) -> Save | None:
    """Return the last save that is no undo and that no standing undo took back."""
    gone = _taken_back(saves)
    return next((s for s in reversed(saves[1:]) if s.undoes is None and s.revision not in gone), None)


def standing_undo(saves: Sequence[Save]) -> Save | None:
    """Return the last save that stands, where it is an undo of a save (not a redo)."""
    gone = _taken_back(saves)
    undos = {save.revision for save in saves if save.undoes is not None}
    for save in reversed(saves):
        if save.revision in gone or save.undoes in undos:
            continue
        return save if save.undoes is not None else None
    return None


def _taken_back(saves: Sequence[Save]) -> set[int]:
    """Return the revisions that do not stand: each undo that stands takes one back, the last first."""
    gone: set[int] = set()
    for save in reversed(saves):
        if save.undoes is not None and save.revision not in gone:
            gone.add(save.undoes)
    return gone
