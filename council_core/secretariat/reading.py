"""Read minutes in: a file becomes a meeting of a council that is in the register, or of a new one."""

from collections.abc import Mapping

from attrs import evolve, frozen

from council_core.changes import align, describe, diff, overlay
from council_core.errors import AmbiguousName, NoMeeting
from council_core.minutes.members import Who, tie_members
from council_core.minutes.reader import Reading, read_minutes, reading_data
from council_core.model import Council, Meeting
from council_core.secretariat.desk import free_council_id, free_id
from council_core.store import Author, MeetingLine, Register
from council_core.text import fiscal_year, name_key

__all__ = ["Intake", "Reading", "prepare_intake", "read_minutes", "reading_data", "store_intake"]


@frozen
class Intake:
    """What a reading brings into the register; nothing is stored.

    `before` is the meeting as the register has it, with its revision, where it has it; `sentences` are what
    changes in it. `questions` are those in the minutes who may be members.
    """

    reading: Reading
    council: Council
    is_new_council: bool
    meeting: Meeting
    before: Meeting | None
    revision: int | None
    sentences: tuple[str, ...]
    questions: tuple[Who, ...]

    @property
    def anything(self) -> bool:
        """Whether storing it would change the register."""
        return self.before is None or bool(self.sentences)


def prepare_intake(
    register: Register,
    reading: Reading,
    *,
    house: str | None = None,
    answers: Mapping[str, str] | None = None,
) -> Intake:
    """Find the council that the minutes name and the meeting, or draft them, and compare.

    A council is the one whose name is printed, with or without its municipality; a meeting is the one of the
    same number, else of the same day. `house` is the style that a new council's documents follow, else the
    one that the minutes follow. `answers` tell who is which member: see `minutes.members.tie_members`.

    Raises:
        NoMeeting: the minutes name neither a council nor a title.
        AmbiguousName: the name is that of several councils.
    """
    found = _council(register, reading)
    council = found or _new_council(register, reading, house or reading.house)
    line = _same(register, reading.meeting, council) if found else None
    if line is None:
        name = free_id(register, council, reading.meeting)
        before, revision = None, None
        after = evolve(reading.meeting, id=name, council=council.id)
    else:
        stored = register.meeting(line.id)
        before, revision = stored.value, stored.revision
        after = overlay(before, align(before, reading.meeting))
    after, questions = tie_members(after, council, answers)
    sentences = tuple(describe(change, before, after) for change in diff(before, after)) if before else ()
    return Intake(reading, council, found is None, after, before, revision, sentences, questions)


def store_intake(register: Register, intake: Intake, by: Author) -> None:
    """Store the meeting, and its council where that is new; both or neither.

    Raises:
        Conflict, AlreadyThere, Unwritable, Full, Busy: nothing was stored.
    """
    new: list[tuple[Council | Meeting, int | None]] = (
        [(intake.council, None)] if intake.is_new_council else []
    )
    register.save_all([*new, (intake.meeting, intake.revision)], by=by)


def _council(register: Register, reading: Reading) -> Council | None:
    """Return the council of the register whose name the minutes print, if it has one."""
    printed = name_key(reading.council or "")
    city = name_key(reading.municipality or "")
    title = name_key(reading.meeting.title)
    named: list[Council] = []
    within: list[Council] = []
    for council in register.councils():
        name, own = name_key(council.name), name_key(council.municipality or "")
        whole = name if name.startswith(own) else own + name
        if city and own and city != own:
            continue
        if printed and {name, whole} & {printed, printed.removeprefix(city), city + printed}:
            named.append(council)
        elif not printed and name and name in title:
            within.append(council)
    longest = max((len(council.name) for council in within), default=0)
    fitting = named or [council for council in within if len(council.name) == longest]
    if len(fitting) > 1:
        raise AmbiguousName(reading.council or reading.meeting.title, tuple(each.id for each in fitting))
    return fitting[0] if fitting else None


def _new_council(register: Register, reading: Reading, house: str | None) -> Council:
    name = reading.council or reading.meeting.title
    if not name.strip():
        raise NoMeeting(reading.source)
    return Council(id=free_council_id(register), name=name, municipality=reading.municipality, house=house)


def _same(register: Register, meeting: Meeting, council: Council) -> MeetingLine | None:
    """Return the council's meeting that this one is: of the same number in one fiscal year, else of its day."""
    lines = register.meetings(council.id)
    numbered = next((line for line in lines if _is_of_number(line, meeting)), None)
    of_day = (line for line in lines if meeting.date and line.date == meeting.date)
    return numbered or next((line for line in of_day if not _differ(line, meeting)), None)


def _is_of_number(line: MeetingLine, meeting: Meeting) -> bool:
    """Tell whether two meetings have one number; 第1回 comes again each year, where a council counts so."""
    if line.number_in_year is not None and line.number_in_year == meeting.number_in_year:
        return line.fiscal_year is not None and line.fiscal_year == meeting.fiscal_year
    if line.number is None or line.number != meeting.number:
        return False
    return line.date is None or meeting.date is None or fiscal_year(line.date) == fiscal_year(meeting.date)


def _differ(line: MeetingLine, meeting: Meeting) -> bool:
    """Tell whether two meetings of one day say that they are two."""
    pairs = (line.number, meeting.number), (line.number_in_year, meeting.number_in_year)
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)
