"""Open a meeting from the register, and put it back."""

import re

from attrs import evolve, frozen

from council_core.errors import Unknown
from council_core.house import House, house_names, load_house
from council_core.model import Council, Meeting
from council_core.store import Author, Register, Stored

__all__ = [
    "Opened",
    "OpenedCouncil",
    "council_house",
    "council_id",
    "find_council",
    "free_council_id",
    "free_id",
    "open_council",
    "open_meeting",
    "save_council",
    "save_meeting",
    "taken_ids",
]


@frozen
class Opened:
    """A meeting on the desk: the value, the revision it came from, and its council."""

    meeting: Meeting
    revision: int
    council: Council


@frozen
class OpenedCouncil:
    """A council on the desk: the value, and the revision it came from; `None` where it is not stored yet."""

    council: Council
    revision: int | None


def open_council(register: Register, name: str) -> OpenedCouncil:
    """Open a council by its id or any unambiguous beginning of it.

    Raises:
        Unknown, AmbiguousName: no council, or several, fit.
    """
    stored = register.council(name)
    return OpenedCouncil(stored.value, stored.revision)


def save_council(register: Register, opened: OpenedCouncil, council: Council, by: Author) -> OpenedCouncil:
    """Store what a council became since it was opened, and return it as it stands now.

    Raises:
        Conflict: others changed the same; nothing was stored.
        AlreadyThere: it was to be new, and there is one of this id; nothing was stored.
        Unwritable, Full, Busy: nothing was stored.
    """
    stored: Stored[Council] = register.save(council, base=opened.revision, by=by)
    return OpenedCouncil(stored.value, stored.revision)


def open_meeting(register: Register, name: str) -> Opened:
    """Open a meeting by its id or any unambiguous beginning of it.

    Raises:
        Unknown, AmbiguousName: no meeting, or several, fit.
    """
    stored = register.meeting(name)
    return Opened(stored.value, stored.revision, find_council(register, stored.value.council))


def find_council(register: Register, council_id: str) -> Council:
    """Return a meeting's council; where the register has none of that id, one that states only the id."""
    try:
        council = register.council(council_id).value
    except Unknown:
        return Council(id=council_id, name=council_id)
    return council if council.id == council_id else Council(id=council_id, name=council_id)


def council_house(council: Council, name: str | None = None) -> House:
    """Return the house named, else the council's own, else the plain one.

    Raises:
        HouseMissing, Unreadable, WrongDocument: the house is missing or wrong.
    """
    own = council.house
    # A council may name a house that is still to be made: it has the plain one until then.
    return load_house(name or (own if own in house_names() else None))


def council_id(register: Register, council: str) -> str:
    """Return a council's id by any unambiguous beginning of it; one that has meetings and no document of its own is known by its whole id.

    Raises:
        Unknown, AmbiguousName: no council, or several, fit.
    """
    try:
        return register.council(council).value.id
    except Unknown:
        if register.meetings(council):
            return council
        raise


def save_meeting(register: Register, opened: Opened, meeting: Meeting, by: Author) -> Opened:
    """Store what a meeting became since it was opened, and return it as it stands now.

    Raises:
        Conflict: others changed the same; nothing was stored.
        RecordKept: it changes a record that is confirmed or published; nothing was stored.
        Unwritable, Full, Busy: nothing was stored.
    """
    stored: Stored[Meeting] = register.save(meeting, base=opened.revision, by=by)
    return evolve(opened, meeting=stored.value, revision=stored.revision)


def free_id(register: Register, council: Council, meeting: Meeting) -> str:
    """Return an id for a new meeting, of its council and its day, else its number; one that is not taken."""
    number = meeting.number_in_year if meeting.number is None else meeting.number
    part = meeting.date.isoformat() if meeting.date else f"no-{number}" if number is not None else "undated"
    name = re.sub(r"[^A-Za-z0-9-]", "-", f"{council.id}-{part}")
    taken = taken_ids(register)
    more = (f"{name}-{again}" for again in range(2, len(taken) + 3))
    return name if name not in taken else next(other for other in more if other not in taken)


def free_council_id(register: Register) -> str:
    """Return an id for a new council, one that is not taken."""
    taken = taken_ids(register)
    return next(name for number in range(1, len(taken) + 2) if (name := f"council-{number}") not in taken)


def taken_ids(register: Register) -> set[str]:
    """Return the ids that are in use; a history goes by its id, whatever it is of."""
    return {*register.council_names(), *(line.id for line in register.meetings())}
