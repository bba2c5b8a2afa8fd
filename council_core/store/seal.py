"""The seal on a record: what is confirmed or published is only added to.

Every save passes here, wherever it comes from: the interface, the command line, a list, an import, an
edited workbook. Only an undo does not: it takes back saves in turn, so that the record of a stage is never
another than the one that the stage was given to.
"""

from collections.abc import Iterable
from typing import Final

from council_core.changes import Change
from council_core.errors import RecordKept
from council_core.model import Council, Meeting, Note, Stage

__all__ = ["refuse_touching"]

_SEALED: Final = (Stage.CONFIRMED, Stage.PUBLISHED)
_FOLLOW_UP: Final = {"done_on", "answered_in"}  # what becomes of a promise goes on after the record


def refuse_touching(value: Council | Meeting, changes: Iterable[Change]) -> None:
    """Refuse changes to a sealed record other than additions.

    Additions are: a note with the day it was added, what became of a follow-up, being published, and what
    the review lacked: late replies, and facts that nobody had stated yet.

    Raises:
        RecordKept: with the path of every change that is none of these.
    """
    if not isinstance(value, Meeting) or value.stage not in _SEALED:
        return
    touched = tuple(change.path for change in changes if not _adds(change, value.stage))
    if touched:
        raise RecordKept(value.id, value.stage, touched)


def _adds(change: Change, stage: Stage) -> bool:
    adds = False
    match change.path:
        case ("entries", _) | ("items", _, "entries", _):
            note = change.after
            adds = change.inserts and isinstance(note, Note) and note.added_on is not None
        case ("follow_ups", _, key):
            adds = key in _FOLLOW_UP
        case ("stage",):
            adds = stage is Stage.CONFIRMED and change.after is Stage.PUBLISHED
        case ("published_on",):
            adds = change.before is None or stage is Stage.CONFIRMED
        case ("review",) | ("review", "sent_on" | "due_on" | "confirmed_on"):
            adds = change.before is None
        case ("review", "replies" | "confirmed_by", _):
            adds = change.inserts
        case ("review", "replies", _, "done"):
            adds = True
    return adds
