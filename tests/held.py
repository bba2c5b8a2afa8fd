"""A meeting to be held at the table, a clock, and the ways to a step of it: for the tests of the table."""

import datetime

from council_core import load_house
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    Event,
    ItemKind,
    Meeting,
    NextMeeting,
    Presence,
    Role,
    Speech,
    Stage,
)
from council_core.secretariat import (
    next_step,
    take,
)

__all__ = [
    "ALSO",
    "ASKED",
    "COUNCIL",
    "ELSE",
    "HOUSE",
    "PLANNED",
    "SAID",
    "TOLD",
    "Clock",
    "go",
    "go_to",
    "members",
    "told",
]

HOUSE = load_house()
COUNCIL = Council(id="c", name="見本審議会")
ASKED = AgendaItem(id="i1", label="1", title="計画", kind=ItemKind.CONSULTATION, departments=("計画課",))
ALSO = AgendaItem(id="i2", label="2", title="予算", kind=ItemKind.CONSULTATION)
TOLD = AgendaItem(id="i3", label="3", title="報告", kind=ItemKind.REPORT)
ELSE = AgendaItem(id="i4", label="4", title="その他", kind=ItemKind.OTHER)
SAID = (Event, Speech)


def members(letters="abcd", **presence):
    """Return members named by a letter each, the first of them the chair and the second the deputy."""
    roles = {"a": Role.CHAIR, "b": Role.VICE_CHAIR}
    return tuple(
        Attendee(
            id=name,
            name=f"人{name} 太郎",
            capacity=Capacity.MEMBER,
            role=roles.get(name, Role.MEMBER),
            presence=presence.get(name, Presence.PRESENT),
        )
        for name in letters
    )


PLANNED = Meeting(
    id="m",
    council="c",
    title="第1回見本審議会",
    date=datetime.date(2021, 7, 1),
    opened_at=datetime.time(14),
    stage=Stage.NOTIFIED,
    attendance=members(),
    items=(ASKED, ALSO, TOLD, ELSE),
    next_meeting=NextMeeting(date=datetime.date(2021, 9, 1)),
)


class Clock:
    """A clock that goes on by half a minute whenever it is looked at."""

    def __init__(self):
        self.now = datetime.datetime(2021, 7, 1, 14, 0, 0)  # noqa: DTZ001 -- a clock on the wall

    def __call__(self):
        """Return the time of day."""
        self.now += datetime.timedelta(seconds=30)
        return self.now.time()


def go(meeting, clock, *, until=None, council=COUNCIL):
    """Follow the script to its end, or until a step of some kind is next; return the meeting and the steps."""
    taken = []
    while (step := next_step(meeting, council, HOUSE)) is not None and len(taken) < 300:
        if until is not None and step.kind is until:
            break
        meeting = take(meeting, step, clock())
        taken.append(step)
    return meeting, taken


def go_to(meeting, clock, item, kind):
    """Follow the script until a step of some kind on some item is next."""
    while (step := next_step(meeting, COUNCIL, HOUSE)) is not None:
        if (step.item, step.kind) == (item, kind):
            break
        meeting = take(meeting, step, clock())
    return meeting


def told(taken):
    """Return the steps as pairs of item and kind."""
    return [(step.item, step.kind.value) for step in taken]
