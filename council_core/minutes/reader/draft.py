"""A meeting in the making: what the grammars write into, with the places it came from."""

import datetime
from collections.abc import Iterator
from typing import Any

from attrs import Factory, define

from council_core.checks import Finding
from council_core.minutes.reader.ledger import Kind, Ledger
from council_core.minutes.reader.source import TAG, Source
from council_core.model import (
    Capacity,
    Choice,
    Declared,
    DueEvent,
    EventKind,
    ItemKind,
    Method,
    NextMeeting,
    Openness,
    Outcome,
    Presence,
    Role,
)

__all__ = ["Draft", "EntryDraft", "ItemDraft", "PersonDraft", "PromiseDraft", "SummedVote", "VoteDraft"]


@define
class PersonDraft:
    """A person on the list."""

    name: str
    capacity: Capacity
    presence: Presence | None = Presence.PRESENT
    role: Role | None = None
    department: str | None = None
    post: str | None = None
    reason: str | None = None
    seat: str | None = None
    proxy: str | None = None
    arrived: datetime.time | None = None
    left: datetime.time | None = None
    id: str = ""


@define
class EntryDraft:
    """An entry: a speech where it has a speaker, an event where it says which, else a note."""

    start: int
    end: int
    pieces: list[tuple[int, int]] = Factory(list)
    speaker: str | None = None
    attendee: str | None = None
    event: EventKind | None = None
    at: datetime.time | None = None
    is_speech: bool = False


@define
class ItemDraft:
    """An item of the agenda with its entries."""

    title: str
    label: str | None = None
    title_span: tuple[int, int] | None = None
    style: str = ""
    kind: ItemKind | None = None
    guessed: bool = False  # its title alone tells its kind
    parent: "ItemDraft | None" = None
    departments: list[str] = Factory(list)
    materials: list[str] = Factory(list)
    basis: str | None = None
    openness: Openness | None = None
    closed_under: str | None = None
    entries: list[EntryDraft] = Factory(list)
    outcome: Outcome | None = None
    settled: bool = False  # a line of its own says what the outcome is
    labelled: bool = False  # what became of it stands behind a label, as the record's fields do
    result: str | None = None
    conditions: list[str] = Factory(list)
    container: bool = False
    listed: bool = True
    id: str = ""


@define
class VoteDraft:
    """A vote."""

    items: list[ItemDraft]
    wording: str
    method: Method | None = None
    declared: Declared | None = None
    unanimous: bool | None = None
    for_: int | None = None
    against: int | None = None
    abstaining: int | None = None
    tie: bool = False
    casting: Choice | bool | None = False  # whether whoever presided decided it, and how where a line says so
    recused: list[PersonDraft] = Factory(list)
    ballots: list[tuple[PersonDraft, Choice]] = Factory(list)
    outcome: Outcome | None = None
    asked: str = ""
    summed: bool = False  # told by the results in the head, and perhaps once more in the proceedings


@define
class SummedVote:
    """A line that sums a vote up, with the lines right below that tell more; `end` is where the last of them ends."""

    items: list[ItemDraft]
    end: int
    said: str
    casting: Choice | None = None
    recused: str = ""
    ballots: dict[Choice, str] = Factory(dict)


@define
class PromiseDraft:
    """What was promised."""

    item: ItemDraft | None
    text: str
    owner: str | None = None
    due: datetime.date | DueEvent | None = None
    done: datetime.date | None = None


@define
class Draft:
    """All that was understood so far."""

    source: Source
    ledger: Ledger
    facts: dict[str, Any] = Factory(dict)
    people: list[PersonDraft] = Factory(list)
    named: dict[str, PersonDraft] = Factory(dict)  # members by their whole names
    items: list[ItemDraft] = Factory(list)
    votes: list[VoteDraft] = Factory(list)
    marked: list[tuple[int, str]] = Factory(list)
    legend: dict[str, Role | Presence] = Factory(dict)
    materials: list[tuple[str | None, str | None]] = Factory(list)
    follow_ups: list[PromiseDraft] = Factory(list)
    next_meeting: NextMeeting | None = None
    tells_kinds: bool = False  # whether the agenda has kinds beside its titles, as a form does: 〔報告〕
    summed: list[SummedVote] = Factory(list)
    findings: list[tuple[Finding, int]] = Factory(list)
    stated: dict[str, int] = Factory(dict)

    def state(self, key: str, value: Any, start: int, end: int) -> bool:
        """Write down a fact that is not known yet, and claim the place that says so."""
        if value is None or key in self.facts:
            return False
        self.facts[key] = value
        self.ledger.take(start, end, Kind.FIELD)
        return True

    def cut(self, start: int, end: int) -> str:
        """Return the text of a place, to the letter."""
        text = self.source.text[start:end]
        return TAG.sub("", text) if "<" in text else text

    def fold_of(self, entry: EntryDraft) -> str:
        """Return the fold of an entry's text, its pieces apart by a space."""
        return " ".join([self.source.fold[start:end] for start, end in entry.pieces])

    def add_result(self, item: ItemDraft, start: int, end: int) -> None:
        """Add a row to what the record says became of an item."""
        said = self.cut(start, end).strip()
        item.result = f"{item.result}\n{said}" if item.result else said
        self.ledger.take(start, end, Kind.FIELD)

    def proceedings(self) -> Iterator[tuple[ItemDraft, EntryDraft]]:
        """Yield every entry in its order, with the item that it stands under."""
        for item in self.items:
            yield from ((item, entry) for entry in item.entries)

    def find(self, code: str, where: str, place: int, **values: Any) -> None:
        """Report what does not add up."""
        self.findings.append((Finding(code, where, values), place))

    @property
    def date(self) -> datetime.date | None:
        """The day of the meeting."""
        day: datetime.date | None = self.facts.get("date")
        return day
