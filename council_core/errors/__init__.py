"""What can go wrong: each failure a small class that writes its own sentence.

An error is raised for what was *not done*. Its sentence names the place, what is wrong, what was
expected and what to do, in the language in use when it is shown. What a user got wrong in a document
is data (`Problem`), so that all of it can be told at once.
"""

from typing import TYPE_CHECKING, Final

from council_core.late import late

if TYPE_CHECKING:
    from council_core.errors.base import (
        Clash,
        CouncilError,
        CrossedDays,
        Lacking,
        Mistake,
        NoDay,
        Problem,
        shown,
    )
    from council_core.errors.files import (
        NoList,
        NoMeeting,
        NotAWorkbook,
        NoText,
        Unreadable,
        Unwritable,
        WrongDocument,
        why,
    )
    from council_core.errors.papers import (
        HouseMissing,
        NothingToWrite,
        NotReady,
        OutOfTurn,
        WrongTemplate,
        WrongWordTemplate,
    )
    from council_core.errors.register import (
        AlreadyThere,
        AmbiguousName,
        Busy,
        Conflict,
        Damaged,
        Full,
        LookedAt,
        NotARegister,
        NothingToRedo,
        NothingToUndo,
        RecordKept,
        TooNew,
        Unknown,
    )

_HOMES: Final = {
    "council_core.errors.base": (
        "Clash",
        "CouncilError",
        "CrossedDays",
        "Lacking",
        "Mistake",
        "NoDay",
        "Problem",
        "shown",
    ),
    "council_core.errors.files": (
        "NoList",
        "NoMeeting",
        "NotAWorkbook",
        "NoText",
        "Unreadable",
        "Unwritable",
        "WrongDocument",
        "why",
    ),
    "council_core.errors.papers": (
        "HouseMissing",
        "NothingToWrite",
        "NotReady",
        "OutOfTurn",
        "WrongTemplate",
        "WrongWordTemplate",
    ),
    "council_core.errors.register": (
        "AlreadyThere",
        "AmbiguousName",
        "Busy",
        "Conflict",
        "Damaged",
        "Full",
        "LookedAt",
        "NotARegister",
        "NothingToRedo",
        "NothingToUndo",
        "RecordKept",
        "TooNew",
        "Unknown",
    ),
}

__all__ = [
    "AlreadyThere",
    "AmbiguousName",
    "Busy",
    "Clash",
    "Conflict",
    "CouncilError",
    "CrossedDays",
    "Damaged",
    "Full",
    "HouseMissing",
    "Lacking",
    "LookedAt",
    "Mistake",
    "NoDay",
    "NoList",
    "NoMeeting",
    "NoText",
    "NotARegister",
    "NotAWorkbook",
    "NotReady",
    "NothingToRedo",
    "NothingToUndo",
    "NothingToWrite",
    "OutOfTurn",
    "Problem",
    "RecordKept",
    "TooNew",
    "Unknown",
    "Unreadable",
    "Unwritable",
    "WrongDocument",
    "WrongTemplate",
    "WrongWordTemplate",
    "shown",
    "why",
]

if not TYPE_CHECKING:  # a wrong name is for type checkers to find
    __getattr__ = late(__name__, _HOMES)
