"""開催状況: the yearly return of a council's meetings."""

import datetime
from collections.abc import Sequence

from attrs import frozen

from council_core.model import (
    AgendaItem,
    Council,
    ItemKind,
    Meeting,
    MeetingMode,
    Openness,
)
from council_core.tables.reports.terms import term
from council_core.tables.reports.year import (
    attends,
    by_date,
    find_people,
    head_of,
    is_ahead,
)
from council_core.text import to_wareki

__all__ = ["ItemLine", "MeetingLines", "Meetings", "Summary", "meetings_of"]


@frozen
class ItemLine:
    """One item of an agenda and what became of it."""

    text: str
    kind: ItemKind | None
    openness: Openness | None
    closed_under: str | None
    result: str


@frozen
class MeetingLines:
    """One meeting of a return."""

    id: str
    title: str
    label: str | None
    number: int | None
    date: datetime.date | None
    opened_at: datetime.time | None
    closed_at: datetime.time | None
    venue: str | None
    mode: MeetingMode | None
    openness: Openness | None
    closed_under: str | None
    observers: int | None
    press: int | None
    attended: int
    members: int
    items: tuple[ItemLine, ...]


@frozen
class Summary:
    """A year in numbers. Sums are of what is stated; `observers_unstated` meetings state no observers."""

    held: int
    open: int
    partly_closed: int
    closed: int
    openness_unstated: int
    observers: int
    observers_unstated: int
    press: int
    press_unstated: int
    attended: int
    members: int
    rate: float | None
    consultations: int


@frozen
class Meetings:
    """The figures of a 開催状況."""

    council: str
    year: int
    office: str | None
    founded_by: str | None
    meetings: tuple[MeetingLines, ...]
    summary: Summary
    remarks: tuple[str, ...]


def meetings_of(council: Council, meetings: Sequence[Meeting], year: int) -> Meetings:
    """Return a year's meetings with their items, and the sums. Meetings yet to be held are told only."""
    held = by_date(meeting for meeting in meetings if not is_ahead(meeting))
    people = find_people(council, held, year)
    lines = []
    for place, meeting in enumerate(held):
        attended = sum(attends(person.entries[place]) for person in people)
        members = sum(person.serving[place] for person in people)
        lines.append(_lines(meeting, attended, members))
    ahead = [head_of(meeting).name for meeting in by_date(meetings) if is_ahead(meeting)]
    remarks = [f"開催前の会議{len(ahead)}件は含まない（{'、'.join(ahead)}）。"] if ahead else []
    return Meetings(
        council=council.name,
        year=year,
        office=council.office,
        founded_by=council.founded_by,
        meetings=tuple(lines),
        summary=_summary(lines),
        remarks=tuple(remarks),
    )


def _lines(meeting: Meeting, attended: int, members: int) -> MeetingLines:
    return MeetingLines(
        id=meeting.id,
        title=meeting.title,
        label=head_of(meeting).label,
        number=meeting.number,
        date=meeting.date,
        opened_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        venue=meeting.venue,
        mode=meeting.mode,
        openness=meeting.openness,
        closed_under=meeting.closed_under,
        observers=meeting.observers,
        press=meeting.press,
        attended=attended,
        members=members,
        items=tuple(_item(item, meeting) for item in meeting.items if item.kind is not ItemKind.PROCEDURE),
    )


def _item(item: AgendaItem, meeting: Meeting) -> ItemLine:
    text = "　".join(part for part in (item.label, item.title) if part)
    return ItemLine(
        text="　" * _depth(item, meeting) + text,
        kind=item.kind,
        openness=item.openness,
        closed_under=item.closed_under,
        result=_result(item, meeting),
    )


def _depth(item: AgendaItem, meeting: Meeting) -> int:
    """Return how many items an item stands under, of those that the return shows."""
    seen, depth = {item.id}, 0
    parent = meeting.item(item.parent) if item.parent else None
    while parent is not None and parent.id not in seen:
        seen.add(parent.id)
        depth += parent.kind is not ItemKind.PROCEDURE
        parent = meeting.item(parent.parent) if parent.parent else None
    return depth


def _result(item: AgendaItem, meeting: Meeting) -> str:
    """Return what became of an item: as its decision says, else as its votes were declared."""
    decision = item.decision
    if decision is None:
        declared = (
            f"{term(vote.declared)}{f'（{how}）' if (how := vote.wording or term(vote.method)) else ''}"
            for vote in meeting.votes
            if item.id in vote.items and vote.declared is not None
        )
        return "\n".join(declared)
    advice = decision.advice
    day = to_wareki(advice.date) if advice and advice.date else None
    answered = " ".join(part for part in ("答申", advice.number, day) if part) if advice else ""
    conditions = [f"条件：{condition}" for condition in decision.conditions]
    told = (term(decision.outcome), decision.text, *conditions, answered)
    return "\n".join(dict.fromkeys(part for part in told if part))  # a text may be the outcome's own word


def _summary(lines: Sequence[MeetingLines]) -> Summary:
    attended, members = sum(line.attended for line in lines), sum(line.members for line in lines)
    return Summary(
        held=len(lines),
        open=sum(line.openness is Openness.OPEN for line in lines),
        partly_closed=sum(line.openness is Openness.PARTLY_CLOSED for line in lines),
        closed=sum(line.openness is Openness.CLOSED for line in lines),
        openness_unstated=sum(line.openness is None for line in lines),
        observers=sum(line.observers or 0 for line in lines),
        observers_unstated=sum(line.observers is None for line in lines),
        press=sum(line.press or 0 for line in lines),
        press_unstated=sum(line.press is None for line in lines),
        attended=attended,
        members=members,
        rate=attended / members if members else None,
        consultations=sum(item.kind is ItemKind.CONSULTATION for line in lines for item in line.items),
    )
