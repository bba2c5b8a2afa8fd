"""Somebody objects where nobody was expected to: what was asked stays open, or is settled by a show of hands.

A step that asks for objections writes the question, that nobody objects, and what is decided by that. Where somebody
does, the question and the objection are in the record, and the same step is next again. Hands settle it either way:
what was asked is decided so, or it is lost.
"""

import datetime
from typing import Final

from attrs import evolve

from council_core.house import House
from council_core.model import Event, EventKind, Meeting, Method, Note, Openness, Outcome, Speech
from council_core.secretariat.proceeding.step import NEW, Step, StepKind
from council_core.secretariat.proceeding.take import take, write

__all__ = ["asks_for_objections", "note_objection", "settle_by_hands"]

_ASKING: Final = frozenset({StepKind.CLOSE_DOORS, StepKind.CONSENT, StepKind.NOTING, StepKind.ELECTION})
_LOST: Final = {StepKind.CLOSE_DOORS: "closed-lost", StepKind.CONSENT: "consent-lost"}
_STEM: Final = "objected"


def asks_for_objections(step: Step) -> bool:
    """Tell whether a step asks whether anybody objects, and decides by it that nobody does."""
    return step.kind in _ASKING and any(_is_silence(entry) for entry in step.writes)


def note_objection(meeting: Meeting, house: House, step: Step, at: datetime.time) -> Meeting:
    """Return the meeting with what a step asked and that somebody objects; nothing is decided by it."""
    asked = step.writes[: _silence(step)]
    return write(meeting, step.item, _STEM, (*asked, Note(id=NEW, text=house.says("objection"))), at)


def settle_by_hands(
    meeting: Meeting, house: House, step: Step, at: datetime.time, *, carried: bool = True
) -> Meeting:
    """Return the meeting with a step taken in spite of an objection: most hands were raised for it, or few.

    With few, what was asked is lost: the doors stay open, the item is rejected, and of an item that is not to be
    voted on yet the deliberation goes on, until the same step is taken again.
    """
    place = _silence(step)
    asked, answer = step.writes[place - 1], step.writes[place + 1]
    assert isinstance(asked, Speech)  # noqa: S101 -- whoever presides asks
    before, _decided, after = house.says("agreed", decided="\0").partition("\0")
    decided = answer.text.removeprefix(before).removesuffix(after)
    how = house.says("how-most" if carried else "how-few")
    ruling = (
        house.says("ruling-carried", how=how, carried=decided)
        if carried
        else house.says(_LOST.get(step.kind, "ruling-lost"))
    )
    raised = (
        evolve(asked, text=house.says("objection-vote")),
        Note(id=NEW, text=house.word(Method.SHOW_OF_HANDS) + how),
        evolve(asked, text=ruling),
    )
    told: tuple[Speech | Event | Note, ...] = (
        *step.writes[:place],
        Note(id=NEW, text=house.says("objection")),
    )
    if _has_objection(meeting, house, step):  # it was asked, and is settled now
        told = ()
    if not carried:
        return _lost(meeting, step, (*told, *raised), at)
    return take(meeting, evolve(step, writes=(*told, *raised, *step.writes[place + 2 :])), at)


def _lost(
    meeting: Meeting, step: Step, writes: tuple[Speech | Event | Note, ...], at: datetime.time
) -> Meeting:
    """Return the meeting with what was asked lost: the record tells it, and what would follow does not."""
    if step.kind is StepKind.CONSENT:
        return write(meeting, step.item, _STEM, writes, at)
    decisions = tuple((item, evolve(found, outcome=Outcome.REJECTED)) for item, found in step.decisions)
    made = take(meeting, evolve(step, writes=writes, decisions=decisions), at)
    return _opened(made) if step.kind is StepKind.CLOSE_DOORS else made


def _opened(meeting: Meeting) -> Meeting:
    """Return the meeting with its doors open to the end."""
    items = (
        evolve(item, openness=Openness.OPEN, closed_under=None) if item.openness is Openness.CLOSED else item
        for item in meeting.items
    )
    if meeting.openness is Openness.CLOSED:
        meeting = evolve(meeting, openness=Openness.OPEN, closed_under=None)
    return evolve(meeting, items=tuple(items))


def _has_objection(meeting: Meeting, house: House, step: Step) -> bool:
    """Tell whether the last that is told under the step's item is that somebody objects."""
    found = meeting.item(step.item) if step.item else None
    entries = found.entries if found else meeting.entries
    return bool(entries) and entries[-1].text == house.says("objection")


def _silence(step: Step) -> int:
    return next(number for number, entry in enumerate(step.writes) if _is_silence(entry))


def _is_silence(entry: object) -> bool:
    return isinstance(entry, Event) and entry.event is EventKind.NO_OBJECTION
