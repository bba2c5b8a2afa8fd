"""The register on disk: one SQLite file with councils, meetings and the history of both."""

from typing import TYPE_CHECKING, Final

from council_core.late import late

if TYPE_CHECKING:
    from council_core.store.register import Register
    from council_core.store.saves import Author, MeetingLine, Save, Stored
    from council_core.store.search import Found, Place, find

_HOMES: Final = {
    "council_core.store.register": ("Register",),
    "council_core.store.saves": ("Author", "MeetingLine", "Save", "Stored"),
    "council_core.store.search": ("Found", "Place", "find"),
}

__all__ = ["Author", "Found", "MeetingLine", "Place", "Register", "Save", "Stored", "find"]

if not TYPE_CHECKING:  # a wrong name is for type checkers to find
    __getattr__ = late(__name__, _HOMES)
