"""Write into the record what happens at the table: a step, a speech, who comes and goes. Nothing is stored here."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from council_core.errors import Unknown
from council_core.house import House
from council_core.minutes.writer.sayings import EMPTY
from council_core.model import (
    Attendee,
    Capacity,
    Council,
    Entry,
    Event,
    EventKind,
    Meeting,
    Presence,
    Role,
    Speech,
    Stage,
)
from council_core.rules import Moment, QuorumFound, item_open, quorum
from council_core.secretariat.proceeding.step import Step, StepKind
from council_core.secretariat.said import label_in

__all__ = [
    "arrive",
    "depart",
    "elect",
    "insert_entry",
    "just_before",
    "quorum_now",
    "rename_speaker",
    "speak",
    "take",
    "write",
]

_BEFORE: Final = (None, Stage.PLANNED, Stage.NOTIFIED)
_SPEECH: Final = "said"


def take(meeting: Meeting, step: Step, at: datetime.time) -> Meeting:
    """Return the meeting with a step taken: its entries with their time, its vote, what became of its items.

    With the opening begins the meeting, with the closing it ends and was held.
    """
    made = write(meeting, step.item, step.kind, step.writes, at)
    for item, entry in step.elsewhere:  # just before: the item now open stays open
        made = write(made, item, step.kind, (entry,), just_before(at))
    if step.vote is not None:
        names = [vote.id for vote in made.votes]
        votes = (
            tuple(step.vote if vote.id == step.vote.id else vote for vote in made.votes)
            if step.vote.id in names
            else (*made.votes, step.vote)
        )
        made = evolve(made, votes=votes)
    if step.decisions:
        found = dict(step.decisions)
        items = (evolve(it, decision=found[it.id]) if it.id in found else it for it in made.items)
        made = evolve(made, items=tuple(items))
    if step.kind is StepKind.OPEN:
        made = evolve(made, opened_at=at)
    elif step.kind is StepKind.CLOSE:
        held = made.date is not None and made.stage in _BEFORE
        made = evolve(made, closed_at=at, stage=Stage.HELD if held else made.stage)
    return made


def elect(meeting: Meeting, step: Step, attendee: str, at: datetime.time) -> Meeting:
    """Return the meeting with an election taken: the name is told, and whoever was elected is chair from now on.

    Raises:
        Unknown: nobody of this id is on the list.
    """
    person = _known(meeting, attendee)
    writes = (evolve(entry, text=entry.text.replace(EMPTY, person.name)) for entry in step.writes)
    return _with_person(
        take(meeting, evolve(step, writes=tuple(writes)), at), evolve(person, role=Role.CHAIR)
    )


def speak(  # noqa: PLR0913, PLR0917 -- who said what, where and when
    meeting: Meeting,
    house: House,
    item: str | None,
    attendee: str | Capacity,
    text: str,
    at: datetime.time,
) -> Meeting:
    """Return the meeting with a speech at the end of an item's proceedings, or before the first item.

    `attendee` is a person of the list, or a capacity where it is not told who of them spoke.

    Raises:
        Unknown: there is no such item, or nobody of this id on the list.
    """
    person = None if isinstance(attendee, Capacity) else _known(meeting, attendee)
    label = label_in(meeting, house, person) if person else house.word(Capacity(attendee))
    speech = Speech(id="new", speaker=label, attendee=person.id if person else None, text=text)
    return write(meeting, item, _SPEECH, (speech,), at)


def insert_entry(meeting: Meeting, item: str | None, entry: Entry, before: str | None = None) -> Meeting:
    """Return the meeting with an entry put in before another of an item, or at its end; it gets a free id.

    Raises:
        Unknown: there is no such item, or no such entry in it.
    """
    entries = _entries(meeting, item)
    names = [one.id for one in entries]
    if before is not None and before not in names:
        raise Unknown(before, tuple(names))
    place = len(entries) if before is None else names.index(before)
    new = evolve(entry, id=next(_free(meeting, _SPEECH)))
    return _with_entries(meeting, item, (*entries[:place], new, *entries[place:]))


def rename_speaker(meeting: Meeting, house: House, item: str | None, entry: str, attendee: str) -> Meeting:
    """Return the meeting with a speech as somebody else's.

    Raises:
        Unknown: there is no such item, no such speech in it, or nobody of this id on the list.
    """
    person, entries = _known(meeting, attendee), _entries(meeting, item)
    if not any(one.id == entry and isinstance(one, Speech) for one in entries):
        raise Unknown(entry, tuple(one.id for one in entries))
    told = label_in(meeting, house, person)
    changed = tuple(
        evolve(one, speaker=told, attendee=person.id) if isinstance(one, Speech) and one.id == entry else one
        for one in entries
    )
    return _with_entries(meeting, item, changed)


def arrive(meeting: Meeting, attendee: str, at: datetime.time) -> Meeting:
    """Return the meeting with a person there: from the beginning, where nothing was said yet, else from now on.

    Raises:
        Unknown: nobody of this id is on the list.
    """
    person = _known(meeting, attendee)
    presence = person.presence if person.presence in {Presence.ONLINE, Presence.PROXY} else Presence.PRESENT
    if not _begun(meeting):
        return _with_person(meeting, evolve(person, presence=presence, arrived_at=None, left_at=None))
    returns = person.left_at is not None  # whoever comes back was there from before
    came = evolve(person, presence=presence, arrived_at=person.arrived_at if returns else at, left_at=None)
    return _moved(_with_person(meeting, came), EventKind.ARRIVE, attendee, at)


def depart(meeting: Meeting, attendee: str, at: datetime.time) -> Meeting:
    """Return the meeting with a person gone: absent, where nothing was said yet, else from now on.

    Raises:
        Unknown: nobody of this id is on the list.
    """
    person = _known(meeting, attendee)
    if not _begun(meeting):
        return _with_person(meeting, evolve(person, presence=Presence.ABSENT, arrived_at=None, left_at=None))
    return _moved(_with_person(meeting, evolve(person, left_at=at)), EventKind.DEPART, attendee, at)


def quorum_now(meeting: Meeting, council: Council, at: datetime.time | None = None) -> QuorumFound:
    """Return whether enough are there for the item now open, at a time of day."""
    if not _begun(meeting):
        return quorum(meeting, council)
    return quorum(meeting, council, at=Moment(at=at, item=item_open(meeting)))


def _begun(meeting: Meeting) -> bool:
    return any(isinstance(entry, Event | Speech) for _item, entry in meeting.proceedings())


def _moved(meeting: Meeting, event: EventKind, attendee: str, at: datetime.time) -> Meeting:
    happened = Event(id="new", event=event, attendee=attendee)
    return write(meeting, item_open(meeting), event, (happened,), at)


def write(
    meeting: Meeting, item: str | None, stem: str, entries: Iterable[Entry], at: datetime.time
) -> Meeting:
    """Return the meeting with entries at the end of an item's, each with its time and an id of its own, `stem-1`."""
    names = _free(meeting, stem)
    new = (evolve(entry, id=next(names), at=at) for entry in entries)
    return _with_entries(meeting, item, (*_entries(meeting, item), *new))


def just_before(at: datetime.time) -> datetime.time:
    """Return the second before a time of day."""
    return (datetime.datetime.combine(datetime.date.max, at) - datetime.timedelta(seconds=1)).time()


def _free(meeting: Meeting, stem: str) -> Iterator[str]:
    taken = {entry.id for _item, entry in meeting.proceedings()}
    number = 1
    while True:
        if (name := f"{stem}-{number}") not in taken:
            yield name
        number += 1


def _entries(meeting: Meeting, item: str | None) -> tuple[Entry, ...]:
    if item is None:
        return meeting.entries
    found = meeting.item(item)
    if found is None:
        raise Unknown(item, tuple(known.id for known in meeting.items))
    return found.entries


def _with_entries(meeting: Meeting, item: str | None, entries: tuple[Entry, ...]) -> Meeting:
    if item is None:
        return evolve(meeting, entries=entries)
    items = (evolve(it, entries=entries) if it.id == item else it for it in meeting.items)
    return evolve(meeting, items=tuple(items))


def _with_person(meeting: Meeting, person: Attendee) -> Meeting:
    people = (person if it.id == person.id else it for it in meeting.attendance)
    return evolve(meeting, attendance=tuple(people))


def _known(meeting: Meeting, attendee: str) -> Attendee:
    person = meeting.attendee(attendee)
    if person is None:
        raise Unknown(attendee, tuple(known.id for known in meeting.attendance))
    return person
