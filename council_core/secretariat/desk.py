"""Open a meeting from the register, and put it back."""

from attrs import evolve, frozen

from council_core.errors import Unknown
from council_core.house import House, house_names, load_house
from council_core.model import Council, Meeting
from council_core.store import Author, Register, Stored

__all__ = [
    "Opened",
    "OpenedCouncil",
    "council_house",
    "find_council",
    "open_council",
    "open_meeting",
    "save_council",
    "save_meeting",
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


def save_meeting(register: Register, opened: Opened, meeting: Meeting, by: Author) -> Opened:
    """Store what a meeting became since it was opened, and return it as it stands now.

    Raises:
        Conflict: others changed the same; nothing was stored.
        RecordKept: it changes a record that is confirmed or published; nothing was stored.
        Unwritable, Full, Busy: nothing was stored.
    """
    stored: Stored[Meeting] = register.save(meeting, base=opened.revision, by=by)
    return evolve(opened, meeting=stored.value, revision=stored.revision)
