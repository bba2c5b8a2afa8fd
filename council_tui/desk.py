"""A document on the desk, shared by all screens on it: stored as it is changed, taken back, read anew."""

import datetime
from typing import Any

from council_core import secretariat
from council_core.checks import Finding, check_roster
from council_core.errors import CouncilError
from council_core.model import Council, Meeting
from council_core.secretariat import Author, House, Opened, OpenedCouncil, Overview, Register
from council_tui.drafts import Draft

__all__ = ["Desk"]


class Desk:
    """A meeting or a council that is open, with the register that it came from and who works on it."""

    looked_at = False  # whether what lies here once stood so, and is only looked at

    def __init__(self, register: Register, author: Author, opened: Opened | OpenedCouncil) -> None:
        self.register = register
        self.author = author
        self.opened = opened
        self._seen: tuple[Opened, Overview] | None = None
        self._looks_later = False  # whether the findings are still those from before the last change
        self._house: tuple[str | None, House] | None = None

    @property
    def document(self) -> Meeting | Council:
        """The value as it stands."""
        return self.opened.meeting if isinstance(self.opened, Opened) else self.opened.council

    @property
    def council(self) -> Council:
        """The council: the document itself, or the one that meets."""
        return self.opened.council

    def store(self, document: Any) -> None:
        """Store what the document became.

        Raises:
            CouncilError: nothing was stored, and the document on the desk is what it was.
        """
        if isinstance(self.opened, Opened):
            self.opened = secretariat.save_meeting(self.register, self.opened, document, self.author)
            self._looks_later = self._seen is not None
        else:
            self.opened = secretariat.save_council(self.register, self.opened, document, self.author)

    def undo(self) -> tuple[str, ...]:
        """Take the last change back, and return it in sentences, as it was made."""
        return secretariat.undo(self.register, self.document.id, 1, self.author, as_made=True)

    def redo(self) -> tuple[str, ...]:
        """Make the change again that was taken back last, and return it in sentences."""
        return secretariat.redo(self.register, self.document.id, self.author)

    def reload(self) -> None:
        """Read the document again: others may have changed it."""
        self._looks_later = False
        if isinstance(self.opened, Opened):
            self.opened = secretariat.open_meeting(self.register, self.opened.meeting.id)
        elif self.opened.revision is not None:
            self.opened = secretariat.open_council(self.register, self.opened.council.id)

    @property
    def meeting_opened(self) -> Opened:
        """The meeting with its council; only for a desk that a meeting lies on."""
        assert isinstance(self.opened, Opened)  # noqa: S101 -- a screen on meetings is made for meetings only
        return self.opened

    @property
    def seen(self) -> Overview:
        """The figures of the meeting and what does not add up, found once for each of its values."""
        opened = self.meeting_opened
        if self._seen is None or self._seen[0] is not opened:
            known = self._seen[1].findings if self._seen and self._looks_later else None
            self._seen = opened, secretariat.overview(opened.meeting, opened.council, known=known)
        return self._seen[1]

    def look(self) -> bool:
        """Find what does not add up anew, where something was stored since; tell whether it was."""
        later, self._looks_later = self._looks_later, False
        if later:
            self._seen = None
        return later

    @property
    def house(self) -> House:
        """The council's house; the plain one where that one is missing or wrong. It is read once."""
        name = self.council.house
        if self._house is None or self._house[0] != name:
            try:
                found = secretariat.council_house(self.council)
            except CouncilError:
                found = secretariat.council_house(self.council, "plain")
            self._house = name, found
        return self._house[1]

    def findings(self) -> tuple[Finding, ...]:
        """Return what does not add up in the document."""
        if isinstance(self.opened, Opened):
            return self._seen[1].findings if self._seen and self._looks_later else self.seen.findings
        return check_roster(self.opened.council, datetime.date.today())  # noqa: DTZ011 -- the clerk's own day

    def draft(self, path: tuple[str, ...], label: str) -> Draft:
        """Return the draft of a text at a path, still empty."""
        return Draft(str(self.register.path), self.document.id, "/".join(path), label, "")
