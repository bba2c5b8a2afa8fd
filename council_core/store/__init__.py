"""The register on disk: one SQLite file with councils, meetings and the history of both."""

from council_core.store.register import Register
from council_core.store.saves import Author, MeetingLine, Save, Stored
from council_core.store.search import Found, Place, find

__all__ = ["Author", "Found", "MeetingLine", "Place", "Register", "Save", "Stored", "find"]
