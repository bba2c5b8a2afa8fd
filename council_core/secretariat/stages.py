"""Move a meeting through its stages, and see what is due of it and of all others."""

import datetime
from typing import Any, Final

from council_core.changes import describe, diff
from council_core.codec import to_data
from council_core.house import Deadlines, Due, Task, due, ending_terms
from council_core.model import Meeting, Stage
from council_core.rules import next_steps, open_replies, silent_members
from council_core.secretariat.desk import Opened, council_house, find_council, open_meeting, save_meeting
from council_core.store import Author, MeetingLine, Register

__all__ = ["all_due", "due_data", "due_of", "following_day", "next_due", "stage_data", "take_step"]

_KEYS: Final = ("id", "council", "title", "date", "stage", "prepared_on", "review", "published_on")


def take_step(
    register: Register, opened: Opened, moved: Meeting, by: Author
) -> tuple[Opened, tuple[str, ...]]:
    """Store the meeting as a step left it; return it as it stands now, and what changed, in sentences.

    Raises:
        RecordKept, Conflict: nothing was stored.
        Unwritable, Full, Busy: nothing was stored.
    """
    now = save_meeting(register, opened, moved, by)
    changes = diff(opened.meeting, now.meeting)
    return now, tuple(describe(change, opened.meeting, now.meeting) for change in changes)


def due_of(register: Register, opened: Opened, today: datetime.date | None = None) -> tuple[Due, ...]:
    """Return what is due of a meeting on a day (today), the soonest first.

    Raises:
        Unreadable, WrongDocument: its house cannot be read or is wrong.
    """
    lines = register.meetings(opened.meeting.council)
    following = following_day(opened.meeting, lines)
    return due(opened.meeting, council_house(opened.council).deadlines, today or _today(), following)


def all_due(
    register: Register,
    today: datetime.date | None = None,
    *,
    council: str | None = None,
    fiscal_year: int | None = None,
) -> tuple[Due, ...]:
    """Return what is due on a day (today) of all meetings and councils, or of some of them, the soonest first.

    Terms that end are a council's, whatever the year.

    Raises:
        Unknown, AmbiguousName: no council, or several, fit.
        Unreadable, WrongDocument: a house cannot be read or is wrong.
    """
    day = today or _today()
    only = register.council(council).value.id if council else None
    lines = register.meetings(only)
    wanted = {line.id for line in register.meetings(only, fiscal_year)}
    councils = {
        name: find_council(register, name) for name in (*register.council_names(), *_councils_of(lines))
    }
    found: list[Due] = []
    for name, value in councils.items():
        if only in {None, name}:
            found += ending_terms(value, day)
    deadlines = {name: council_house(councils[name]).deadlines for name in _councils_of(lines)}
    promising = set(register.promising(only))
    for line in lines:
        if line.id in wanted and (line.id in promising or _may_owe(line, day)):
            meeting = register.meeting(line.id).value
            found += due(meeting, deadlines[line.council], day, following_day(meeting, lines))
    return tuple(sorted(found, key=lambda it: (it.day, it.council, it.meeting or "")))


def next_due(
    register: Register, lines: tuple[MeetingLine, ...], today: datetime.date | None = None
) -> dict[str, Due]:
    """Return of each meeting of a list, by its id, the step that is due first; promises are not steps.

    Only meetings that may owe a step are opened.

    Raises:
        Unreadable, WrongDocument: a house cannot be read or is wrong.
    """
    day = today or _today()
    found: dict[str, Due] = {}
    deadlines: dict[str, Deadlines] = {}
    for line in lines:
        if _may_owe(line, day):
            opened = open_meeting(register, line.id)
            if line.council not in deadlines:
                deadlines[line.council] = council_house(opened.council).deadlines
            steps = (
                it
                for it in due(opened.meeting, deadlines[line.council], day)
                if it.task is not Task.FOLLOW_UP
            )
            if (first := next(steps, None)) is not None:
                found[line.id] = first
    return found


def due_data(found: Due) -> dict[str, Any]:
    """Return what is due as plain data for `--json`; what is not known is left out."""
    data = {
        "what": found.task,
        "day": found.day.isoformat(),
        "days": found.left,
        "council": found.council,
        "meeting": found.meeting,
        "about": found.about,
    }
    return {key: value for key, value in data.items() if value is not None}


def stage_data(meeting: Meeting, found: tuple[Due, ...]) -> dict[str, Any]:
    """Return how far a meeting has come as plain data for `--json`: keys of its document, and what comes next."""
    document = to_data(meeting)
    return {
        **{key: document[key] for key in _KEYS if key in document},
        "next": list(next_steps(meeting)),
        "open": [reply.id for reply in open_replies(meeting)],
        "silent": [person.id for person in silent_members(meeting)],
        "due": [due_data(it) for it in found],
    }


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011 -- the clerk's own day


def _may_owe(line: MeetingLine, day: datetime.date) -> bool:
    """Tell whether a meeting may owe a step; a published record, and an old one without a stage, owe none."""
    if line.stage is None:
        return line.date is not None and line.date >= day
    return line.stage is not Stage.PUBLISHED


def _councils_of(lines: tuple[MeetingLine, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.council for line in lines))


def following_day(meeting: Meeting, lines: tuple[MeetingLine, ...]) -> datetime.date | None:
    """Return the day of the council's next meeting in the register; lines stand by council and date."""
    if meeting.date is None:
        return None
    days = (line.date for line in lines if line.council == meeting.council and line.date)
    return next((day for day in days if day > meeting.date), None)
