"""出欠一覧: members down, meetings across, how often each was there."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from council_core.model import Attendee, Council, Meeting, Presence
from council_core.tables.reports.terms import term
from council_core.tables.reports.year import (
    Head,
    Person,
    attends,
    by_date,
    find_people,
    head_of,
    is_ahead,
    left_early,
    role_in,
    was_late,
)

__all__ = [
    "NOT_STATED",
    "OUTSIDE",
    "Attendance",
    "AttendanceRow",
    "AttendanceTotal",
    "attendance_of",
    "mark_of",
]

NOT_STATED: Final = "－"
OUTSIDE: Final = "※名簿外"


@frozen
class AttendanceRow:
    """One person's year: a mark for each meeting, how many were theirs to attend, how many they did."""

    name: str
    role: str
    in_roster: bool
    marks: tuple[str, ...]
    attended: int
    held: int
    rate: float | None


@frozen
class AttendanceTotal:
    """One meeting: how many were there of those whose meeting it was."""

    attended: int
    members: int
    rate: float | None


@frozen
class Attendance:
    """The figures of an 出欠一覧."""

    council: str
    year: int
    meetings: tuple[Head, ...]
    rows: tuple[AttendanceRow, ...]
    totals: tuple[AttendanceTotal, ...]
    attended: int
    held: int
    rate: float | None
    remarks: tuple[str, ...]


def attendance_of(council: Council, meetings: Sequence[Meeting], year: int) -> Attendance:
    """Return who attended which meeting of a year. Meetings yet to be held are told, not counted."""
    held = by_date(meeting for meeting in meetings if not is_ahead(meeting))
    people = find_people(council, held, year)
    rows = tuple(_row(person, held, year) for person in people)
    there = [sum(attends(person.entries[place]) for person in people) for place in range(len(held))]
    serving = [sum(person.serving[place] for person in people) for place in range(len(held))]
    totals = tuple(
        AttendanceTotal(came, served, _share(came, served))
        for came, served in zip(there, serving, strict=True)
    )
    attended, of = sum(row.attended for row in rows), sum(row.held for row in rows)
    return Attendance(
        council=council.name,
        year=year,
        meetings=tuple(map(head_of, held)),
        rows=rows,
        totals=totals,
        attended=attended,
        held=of,
        rate=_share(attended, of),
        remarks=_remarks(people, held, rows, [head_of(m) for m in by_date(meetings) if is_ahead(m)]),
    )


def mark_of(entry: Attendee | None, meeting: Meeting, *, serves: bool) -> str:
    """Return the mark of a person at a meeting: 出, Web, 欠, 代, 遅, 早; － not stated; blank not in office."""
    if not serves:
        return ""
    if entry is None or entry.presence is None:
        return NOT_STATED
    if entry.presence is Presence.ABSENT:
        return "欠"
    if entry.presence is Presence.PROXY:
        return "代"
    moved = ("遅" if was_late(entry, meeting) else "") + ("早" if left_early(entry, meeting) else "")
    return f"Web{moved}" if entry.presence is Presence.ONLINE else moved or "出"


def _row(person: Person, meetings: Sequence[Meeting], year: int) -> AttendanceRow:
    attended, held = sum(map(attends, person.entries)), sum(person.serving)
    return AttendanceRow(
        name=person.name,
        role=term(role_in(person, year)),
        in_roster=person.member is not None,
        marks=tuple(
            mark_of(entry, meeting, serves=serves)
            for entry, meeting, serves in zip(person.entries, meetings, person.serving, strict=True)
        ),
        attended=attended,
        held=held,
        rate=_share(attended, held),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _remarks(
    people: Sequence[Person], held: Sequence[Meeting], rows: Sequence[AttendanceRow], ahead: Sequence[Head]
) -> tuple[str, ...]:
    remarks = []
    if any(not row.in_roster for row in rows):
        remarks.append(f"{OUTSIDE}：委員名簿にない者（会議の出席者名簿による）。")
    remarks += [
        f"{person.name}：任期外の日の出席として記載がある（{'、'.join(head_of(held[at]).name for at in person.beyond)}）。"
        for person in people
        if person.beyond
    ]
    if ahead:
        remarks.append(f"開催前の会議{len(ahead)}件は含まない（{'、'.join(head.name for head in ahead)}）。")
    return tuple(remarks)
