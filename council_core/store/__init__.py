"""The register on disk: one SQLite file with councils, meetings and the history of both."""

from council_core.store.register import Register
from council_core.store.saves import Author, MeetingLine, Save, Stored

__all__ = ["Author", "MeetingLine", "Register", "Save", "Stored"]
