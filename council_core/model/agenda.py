"""Items of an agenda, the proceedings under them, and what became of them."""

import datetime

from attrs import frozen

from council_core.model.identity import elements, identifier
from council_core.model.kinds import EventKind, ItemKind, Openness, Outcome

__all__ = ["AgendaItem", "Decision", "DocumentNumber", "Entry", "Event", "Note", "Speech"]


@frozen(kw_only=True)
class DocumentNumber:
    """The number and the date of a document such as a 諮問書 or a 答申書."""

    number: str | None = None
    date: datetime.date | None = None


@frozen(kw_only=True)
class Speech:
    """What one person said. `speaker` is the label as printed, `attendee` who it is where certain."""

    id: str = identifier()
    speaker: str | None = None
    attendee: str | None = None
    text: str = ""
    at: datetime.time | None = None
    closed: bool = False


@frozen(kw_only=True)
class Event:
    """What happened beside speech; `text` as the record prints it, `attendee` who came or went."""

    id: str = identifier()
    event: EventKind
    attendee: str | None = None
    text: str = ""
    at: datetime.time | None = None
    closed: bool = False


@frozen(kw_only=True)
class Note:
    """A remark of the record; `added_on` where a later hand added it."""

    id: str = identifier()
    text: str = ""
    added_on: datetime.date | None = None
    at: datetime.time | None = None
    closed: bool = False


Entry = Speech | Event | Note


@frozen(kw_only=True)
class Decision:
    """What became of an item, as the record says."""

    outcome: Outcome | None = None
    text: str | None = None
    conditions: tuple[str, ...] = ()
    advice: DocumentNumber | None = None


@frozen(kw_only=True)
class AgendaItem:
    """One item of the agenda, with the proceedings under it in their order."""

    id: str = identifier()
    label: str | None = None
    title: str
    kind: ItemKind | None = None
    parent: str | None = None
    departments: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    basis: str | None = None
    consultation: DocumentNumber | None = None
    openness: Openness | None = None
    closed_under: str | None = None
    entries: tuple[Entry, ...] = elements("id")
    decision: Decision | None = None
