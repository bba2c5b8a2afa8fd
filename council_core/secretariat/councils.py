"""Adopt a list of people: its members into a council, those who attend into a meeting."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from council_core.changes import describe, diff
from council_core.checks import Finding
from council_core.errors import HouseMissing, Lacking
from council_core.house import load_house
from council_core.model import Council, Meeting, Role, Term, key_word
from council_core.secretariat.desk import find_council, free_council_id
from council_core.store import Author, Register
from council_core.tables import (
    PersonRead,
    Proposal,
    Question,
    RosterRead,
    adopt_into_council,
    adopt_into_meeting,
    read_roster as read_sheet,
)

__all__ = [
    "Adoption",
    "adopt_roster",
    "compare_attendance",
    "compare_roster",
    "new_council",
    "read_roster",
    "roster_data",
    "take_office",
]


@frozen
class Adoption:
    """What a list makes of a council or a meeting: before and after, what changes, what is doubtful or asked."""

    before: Council | Meeting
    after: Council | Meeting
    revision: int
    sentences: tuple[str, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]


def take_office(council: Council, member: str, role: Role, day: datetime.date) -> Council:
    """Return a council in which a member has a role from a day on, as long as the term of that day would have run.

    The term of that day ends the day before; where it begins on that day itself, it is the one that has the role.
    """

    def terms(held: tuple[Term, ...], running: Term | None) -> tuple[Term, ...]:
        if running is None:
            return (*held, Term(role=role, from_=day))
        new = evolve(running, role=role, from_=day)
        if running.from_ == day:
            return tuple(new if term is running else term for term in held)
        ended = evolve(running, until=day - datetime.timedelta(days=1))
        return (*(ended if term is running else term for term in held), evolve(new, appointed_on=None))

    return evolve(
        council,
        members=tuple(
            evolve(who, terms=terms(who.terms, who.term_on(day))) if who.id == member else who
            for who in council.members
        ),
    )


def read_roster(
    path: Path,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    house: str | None = None,
    *,
    of_council: str | None = None,
) -> RosterRead:
    """Read a list of people, with the words of a house: the one named, else that `of_council` if it is there.

    Raises:
        Unreadable, NotAWorkbook, Unknown, NoList: as `tables.read_roster`.
        HouseMissing, WrongDocument: the house that is named does not exist, or is wrong.
    """
    if house is not None:
        return read_sheet(path, sheet, columns, load_house(house))
    try:
        return read_sheet(path, sheet, columns, load_house(of_council))
    except HouseMissing:  # a council may follow a house that nobody has written down yet
        return read_sheet(path, sheet, columns)


def compare_roster(
    register: Register, council: str, roster: RosterRead, answers: Mapping[str, str] | None = None
) -> Adoption:
    """Compare a list with a council's members; nothing is stored. See `tables.adopt_into_council`.

    Raises:
        Unknown, AmbiguousName: no council, or several, fit.
    """
    stored = register.council(council)
    return _adoption(stored.value, stored.revision, adopt_into_council(stored.value, roster, answers))


def compare_attendance(
    register: Register, meeting: str, roster: RosterRead, answers: Mapping[str, str] | None = None
) -> Adoption:
    """Compare a list with a meeting's attendance; nothing is stored. See `tables.adopt_into_meeting`.

    Raises:
        Unknown, AmbiguousName: no meeting, or several, fit.
    """
    stored = register.meeting(meeting)
    council = find_council(register, stored.value.council)
    proposal = adopt_into_meeting(stored.value, council, roster, answers)
    return _adoption(stored.value, stored.revision, proposal)


def adopt_roster(register: Register, adoption: Adoption, by: Author) -> None:
    """Store what a council or a meeting became by a list.

    Raises:
        Conflict, RecordKept, Unwritable, Full, Busy: nothing was stored.
    """
    register.save_all([(adoption.after, adoption.revision)], by=by)


def new_council(register: Register, name: str, municipality: str | None = None) -> Council:
    """Return a new council of a name, with an id that is not taken; nothing is stored.

    Raises:
        Mistake: the name is empty.
    """
    if not name.strip():
        raise Lacking(key_word("name"), "name")
    return Council(id=free_council_id(register), name=name, municipality=municipality)


def _adoption(before: Council | Meeting, revision: int, proposal: Proposal) -> Adoption:
    after = proposal.after
    sentences = tuple(describe(change, before, after) for change in diff(before, after))
    return Adoption(before, after, revision, sentences, proposal.findings, proposal.questions)


def roster_data(roster: RosterRead) -> dict[str, Any]:
    """Return what was read as plain data for `--json`; what is not stated is left out."""
    return {
        "source": roster.source,
        "sheet": roster.sheet,
        "header_row": roster.header_row,
        "people": [_person_data(person) for person in roster.people],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "cell": finding.where.rpartition("!")[2],
                "message": finding.message,
            }
            for finding in roster.findings
        ],
    }


def _person_data(person: PersonRead) -> dict[str, Any]:
    data = {key.rstrip("_"): _plain(value) for key, value in person._asdict().items() if key != "days"}
    days = [{key: _plain(value) for key, value in day._asdict().items()} for day in person.days]
    data["attendance"] = [
        {key: value for key, value in day.items() if value is not None} for day in days
    ] or None
    return {key: value for key, value in data.items() if value is not None}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
