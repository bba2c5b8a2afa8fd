"""What the screens of a plainly fictional meeting show, taken apart: its lines, its cursor, what it says."""

import datetime
import re

from attrs import evolve

from council_core.model import AgendaItem, Attendee, Capacity, Council, Meeting, Presence, Speech, Vote
from council_core.secretariat import Register

PANES = ("overview", "attendance", "agenda", "proceedings", "votes", "minutes")
VOTE = "enter tab tab tab tab enter"  # from the register to the first vote of its first meeting


def person(number, name=None, **stated):
    """Return a member of the council who is there."""
    return Attendee(
        id=f"p{number}",
        name=name or f"Member {number}",
        **{"capacity": Capacity.MEMBER, "presence": Presence.PRESENT, **stated},
    )


COUNCIL = Council(id="c", name="Council")
MEETING = Meeting(
    id="m",
    council="c",
    title="Meeting",
    date=datetime.date(2021, 7, 1),
    attendance=(*map(person, range(1, 5)), person(5, presence=Presence.ABSENT)),
    items=(AgendaItem(id="i1", title="Item"),),
    votes=(Vote(id="v1", items=("i1",)),),
)
SPEECHES = tuple(Speech(id=f"e{at}", speaker="Member 1", text=f"speech {at} " * 7) for at in range(300))
LONG = evolve(
    MEETING,
    id="n",
    number=7,
    attendance=tuple(map(person, range(1, 61))),
    items=tuple(
        AgendaItem(id=f"i{at}", title=f"Item {at}", entries=SPEECHES if at == 1 else ()) for at in range(1, 9)
    ),
    votes=tuple(Vote(id=f"v{at}", items=(f"i{at}",)) for at in range(1, 9)),
)
TELLING = evolve(MEETING, items=(evolve(MEETING.items[0], entries=(
    Speech(id="e1", text="\n".join(f"line {at}" for at in range(60))), Speech(id="e2", text="the end"),
)),))  # fmt: skip


def chosen(screen):
    """Return the line under the cursor, without its mark."""
    (line,) = [line for line in screen.split("\n") if line.startswith(">")]
    return line[1:].strip()


def body(screen, head=3):
    """Return the lines between the title and what stands below, cursor and spaces aside."""
    lines = screen.split("\n")[head:-2]
    return [re.sub("^>", " ", line).rstrip() for line in lines if line.strip()]


def title(screen):
    """Return the first line."""
    return screen.partition("\n")[0]


def message(screen):
    """Return what the interface says to its user above the line of keys, and what little stands over it."""
    lines = screen.split("\n")
    return " ".join(" ".join(lines[-6:-1]).split()) if lines[-2].strip() else ""


def stored(path):
    """Return the meeting as the register has it."""
    with Register.open(path) as register:
        return register.meeting("m").value
