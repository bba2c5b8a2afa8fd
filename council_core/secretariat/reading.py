"""Read minutes in: a file becomes a meeting of a council that is in the register, or of a new one."""

import re

from attrs import evolve, frozen

from council_core.minutes.reader import Reading, read_minutes, reading_data
from council_core.model import Council
from council_core.store import Author, Register
from council_core.text import name_key

__all__ = ["Intake", "prepare_intake", "read_minutes", "reading_data", "store_intake"]


@frozen
class Intake:
    """A reading with the council that it goes to; `is_new` where the register has none of its name."""

    reading: Reading
    council: Council
    is_new: bool


def prepare_intake(register: Register, reading: Reading) -> Intake:
    """Find the council whose name the minutes print, or draft one; the meeting gets its id by its date.

    Nothing is stored.
    """
    name = reading.council or reading.meeting.title
    councils = register.councils()
    for council in councils:
        if name_key(council.name) == name_key(name):
            return Intake(_filed(reading, council), council, is_new=False)
    taken = {council.id for council in councils}
    number = next(number for number in range(1, len(taken) + 2) if f"council-{number}" not in taken)
    council = Council(id=f"council-{number}", name=name, municipality=reading.municipality)
    return Intake(_filed(reading, council), council, is_new=True)


def store_intake(register: Register, intake: Intake, by: Author) -> None:
    """Store the meeting, and its council where that is new.

    Raises:
        Conflict, Unwritable, Full, Busy: nothing more was stored.
    """
    if intake.is_new:
        register.save(intake.council, by=by)
    register.save(intake.reading.meeting, by=by)


def _filed(reading: Reading, council: Council) -> Reading:
    day = reading.meeting.date
    number = reading.meeting.number_in_year or reading.meeting.number
    part = day.isoformat() if day else f"no-{number}" if number else "undated"
    meeting = evolve(
        reading.meeting, id=re.sub(r"[^A-Za-z0-9-]", "-", f"{council.id}-{part}"), council=council.id
    )
    return evolve(reading, meeting=meeting)
