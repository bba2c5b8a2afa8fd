"""What the checks look at: a meeting with its council, and the texts that stand in it."""

import datetime
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from council_core.checks.finding import Finding
from council_core.model import AgendaItem, Council, Entry, Meeting, Rules, Speech, Stage

__all__ = ["View", "place_of"]


@frozen
class View:
    """A meeting under check."""

    meeting: Meeting
    council: Council | None
    today: datetime.date | None

    @property
    def rules(self) -> Rules:
        """The rules that the meeting decides by."""
        return self.council.rules if self.council else Rules()

    @property
    def to_come(self) -> bool:
        """Whether the meeting is planned and not held yet: it owes no results."""
        return self.meeting.stage in {Stage.PLANNED, Stage.NOTIFIED}

    def finding(self, code: str, where: str, **values: Any) -> Finding:
        """Return a finding about this meeting."""
        return Finding(code, where, values, self.meeting.id)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each text that the record prints, with its place."""
        meeting = self.meeting
        yield "title", meeting.title
        for entry in meeting.entries:
            yield f"entries/{entry.id}", entry.text
        for item in meeting.items:
            where = f"items/{item.id}"
            yield f"{where}/title", item.title
            for entry in item.entries:
                yield f"{where}/entries/{entry.id}", entry.text
            if item.decision:
                for text in (item.decision.text or "", *item.decision.conditions):
                    yield f"{where}/decision", text
        for follow_up in meeting.follow_ups:
            yield f"follow_ups/{follow_up.id}", follow_up.text
        if meeting.next_meeting and meeting.next_meeting.title:
            yield "next_meeting/title", meeting.next_meeting.title

    def speeches(self) -> Iterator[tuple[str, str, Speech]]:
        """Yield each speech with its place and the item that it stands under, nothing before the first."""
        for item, entry in self.meeting.proceedings():
            if isinstance(entry, Speech):
                yield place_of(item, entry), item.id if item else "", entry


def place_of(item: AgendaItem | None, entry: Entry) -> str:
    """Return the place of an entry, by ids as in changes."""
    return f"items/{item.id}/entries/{entry.id}" if item else f"entries/{entry.id}"
