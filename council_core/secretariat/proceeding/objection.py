"""Somebody objects where nobody was expected to: what was asked stays open, or is settled by a show of hands.

A step that asks for objections writes the question, that nobody objects, and what is decided by that. Where somebody
does, the question and the objection are in the record, and the same step is next again.
"""

import datetime
from typing import Final

from attrs import evolve

from council_core.house import House
from council_core.model import Event, EventKind, Meeting, Method, Note, Speech
from council_core.secretariat.proceeding.step import NEW, Step, StepKind
from council_core.secretariat.proceeding.take import take, write

__all__ = ["asks_for_objections", "note_objection", "settle_by_hands"]

_ASKING: Final = frozenset({StepKind.CLOSE_DOORS, StepKind.CONSENT, StepKind.NOTING, StepKind.ELECTION})
_STEM: Final = "objected"


def asks_for_objections(step: Step) -> bool:
    """Tell whether a step asks whether anybody objects, and decides by it that nobody does."""
    return step.kind in _ASKING and any(_is_silence(entry) for entry in step.writes)


def note_objection(meeting: Meeting, house: House, step: Step, at: datetime.time) -> Meeting:
    """Return the meeting with what a step asked and that somebody objects; nothing is decided by it."""
    asked = step.writes[: _silence(step)]
    return write(meeting, step.item, _STEM, (*asked, Note(id=NEW, text=house.says("objection"))), at)


def settle_by_hands(meeting: Meeting, house: House, step: Step, at: datetime.time) -> Meeting:
    """Return the meeting with a step taken in spite of an objection: most hands were raised for it."""
    place = _silence(step)
    asked, answer = step.writes[place - 1], step.writes[place + 1]
    assert isinstance(asked, Speech)  # noqa: S101 -- whoever presides asks
    before, _decided, after = house.says("agreed", decided="\0").partition("\0")
    decided = answer.text.removeprefix(before).removesuffix(after)
    most = house.says("how-most")
    raised = (
        evolve(asked, text=house.says("objection-vote")),
        Note(id=NEW, text=house.word(Method.SHOW_OF_HANDS) + most),
        evolve(asked, text=house.says("ruling-carried", how=most, carried=decided)),
    )
    told: tuple[Speech | Event | Note, ...] = (
        *step.writes[:place],
        Note(id=NEW, text=house.says("objection")),
    )
    if _has_objection(meeting, house, step):  # it was asked, and is settled now
        told = ()
    return take(meeting, evolve(step, writes=(*told, *raised, *step.writes[place + 2 :])), at)


def _has_objection(meeting: Meeting, house: House, step: Step) -> bool:
    """Tell whether the last that is told under the step's item is that somebody objects."""
    found = meeting.item(step.item) if step.item else None
    entries = found.entries if found else meeting.entries
    return bool(entries) and entries[-1].text == house.says("objection")


def _silence(step: Step) -> int:
    return next(number for number, entry in enumerate(step.writes) if _is_silence(entry))


def _is_silence(entry: object) -> bool:
    return isinstance(entry, Event) and entry.event is EventKind.NO_OBJECTION
