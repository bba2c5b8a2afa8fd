"""The documents of a meeting beside its minutes: which there are, for whom, and how many come of one meeting.

A kind is the name of its template. Most are one document; of the notice there is one for each member, of the
advice one for each consultation that was decided.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from attrs import evolve, frozen

from council_core.errors import NothingToWrite, Unknown
from council_core.house import House
from council_core.minutes.writer.compose import Document, Form, draw
from council_core.minutes.writer.edition import Edited, Edition, edit, edition_of
from council_core.minutes.writer.letters import Dealt, LetterView, Occasion, expected
from council_core.model import (
    AgendaItem,
    Capacity,
    Council,
    Decision,
    ItemKind,
    Meeting,
    MeetingMode,
    Openness,
    Outcome,
)

__all__ = ["Issued", "Kind", "compose_documents", "edition_for"]


class Kind(StrEnum):
    """次第, 開催通知, 開催案内, 出席者名簿, 資料一覧, 進行台本, 会議結果, 答申書."""

    AGENDA = "agenda"
    NOTICE = "notice"
    ANNOUNCEMENT = "announcement"
    ATTENDEES = "attendees"
    MATERIALS = "materials"
    SCRIPT = "script"
    SUMMARY = "summary"
    ADVICE = "advice"


_INTERNAL: Final = frozenset({Kind.NOTICE, Kind.ATTENDEES, Kind.SCRIPT})
_OPEN_ENDED: Final = frozenset({Outcome.CONTINUED, Outcome.WITHDRAWN})


@frozen
class Issued:
    """A document with the name of its file, without an ending; it is made of ids, never of names of people."""

    name: str
    document: Document


def edition_for(kind: Kind) -> Edition:
    """Return the edition that a kind is written in where nobody says which."""
    return Edition.INTERNAL if kind in _INTERNAL else Edition.PUBLIC


def compose_documents(  # noqa: PLR0913 -- of what, how, for whom, on what: all but the first have a default
    kind: Kind,
    meeting: Meeting,
    council: Council,
    house: House,
    edition: Edition | None = None,
    *,
    form: Form = Form.TEXT,
    to: str | None = None,
    item: str | None = None,
    others: Iterable[Meeting] = (),
) -> tuple[Issued, ...]:
    """Return the documents of a kind that come of a meeting.

    `to` is the one member whom a notice is for, by an id or the name; `item` the id of the one item that an
    advice is on; `others` are the council's meetings among which a consultation's course is found.

    Raises:
        NothingToWrite: there is nobody to send it to, nothing to answer, or nobody to read it aloud.
        Unknown: there is no such member, or no such item.
        WrongTemplate: the template cannot be rendered; names file and line.
    """
    shown_in = edition or edition_for(kind)
    planned = meeting if kind is Kind.SUMMARY else expected(meeting, council)
    edited = edit(planned, council, house, shown_in)
    occasion = Occasion(planned, council)
    if kind is Kind.NOTICE:
        occasions = [evolve(occasion, to=name) for name in _recipients(planned, edited, to)]
    elif kind is Kind.ADVICE:
        seen = [edition_of(other, shown_in) for other in others if other.id != meeting.id]
        occasions = [
            evolve(occasion, item=on.id, course=_course(on, edited.meeting, seen))
            for on in _answered(edited, item)
        ]
    elif kind is Kind.SCRIPT and meeting.mode is MeetingMode.WRITTEN:
        raise NothingToWrite(kind, meeting.id, NothingToWrite.WRITTEN)
    else:
        occasions = [occasion]
    return tuple(
        Issued(name, _written(kind, edited, house, form, one))
        for name, one in zip(_file_names(kind, meeting, occasions), occasions, strict=True)
    )


def _written(kind: Kind, edited: Edited, house: House, form: Form, occasion: Occasion) -> Document:
    document = draw(LetterView(edited, house, occasion), kind, form)
    # No document but the minutes holds proceedings.
    slips = tuple(slip for slip in edited.slips if "entries/" not in slip.where)
    return evolve(document, slips=slips)


def _recipients(meeting: Meeting, edited: Edited, to: str | None) -> tuple[str, ...]:
    """Return the members to send to, by the ids that the edition has for them."""
    members = [
        (recorded, shown.id)
        for recorded, shown in zip(meeting.attendance, edited.meeting.attendance, strict=True)
        if recorded.capacity is Capacity.MEMBER
    ]
    if not members:
        raise NothingToWrite(Kind.NOTICE, meeting.id, NothingToWrite.NOBODY)
    wanted = [id_ for recorded, id_ in members if to in {None, recorded.id, recorded.member, recorded.name}]
    if not wanted:
        raise Unknown(str(to), tuple(recorded.id for recorded, _id in members))
    return tuple(wanted)


def _answered(edited: Edited, item: str | None) -> tuple[AgendaItem, ...]:
    """Return the consultations that were decided, as far as the edition shows them."""
    meeting = edited.meeting
    if item is not None and meeting.item(item) is None:
        raise Unknown(item, tuple(known.id for known in meeting.items))
    decided = tuple(
        known
        for known in meeting.items
        if item in {None, known.id}
        and (known.kind is ItemKind.CONSULTATION or known.consultation or item)
        and known.decision is not None
        and known.decision != Decision()
        and known.decision.outcome not in _OPEN_ENDED
        and not (edited.edition is Edition.PUBLIC and known.openness is Openness.CLOSED)
    )
    if not decided:
        raise NothingToWrite(Kind.ADVICE, meeting.id, NothingToWrite.UNDECIDED)
    return decided


def _course(item: AgendaItem, meeting: Meeting, others: Iterable[Meeting]) -> tuple[Dealt, ...]:
    """Return the days on which a consultation was dealt with until the meeting, that day with them."""
    if meeting.date is None:
        return ()
    found = [
        Dealt(other.date, other.title, same.decision.outcome if same.decision else None)
        for other in others
        if other.date is not None and other.date <= meeting.date
        for same in [next((known for known in other.items if _is_same(known, item)), None)]
        if same is not None
    ]
    found.sort(key=lambda dealt: dealt.date)
    outcome = item.decision.outcome if item.decision else None
    return (*found, Dealt(meeting.date, meeting.title, outcome))


def _is_same(known: AgendaItem, item: AgendaItem) -> bool:
    """Tell whether two items are one consultation: by its number, else by its title to the letter."""
    ours, theirs = (it.consultation.number if it.consultation else None for it in (item, known))
    if ours and theirs:
        return ours == theirs and _days_agree(known, item)
    return known.title == item.title and bool(known.kind is ItemKind.CONSULTATION or theirs or ours)


def _days_agree(known: AgendaItem, item: AgendaItem) -> bool:
    """Tell whether the days of two 諮問 with one number are one: numbers begin anew each year."""
    days = {it.consultation.date for it in (known, item) if it.consultation and it.consultation.date}
    return len(days) < 2  # noqa: PLR2004 -- the two of them


def _file_names(kind: Kind, meeting: Meeting, occasions: list[Occasion]) -> list[str]:
    """Return a name for each document; on some file systems large and small letters are one."""
    names: list[str] = []
    taken: set[str] = set()
    for occasion in occasions:
        stem = "-".join(part for part in (kind, meeting.id, occasion.to, occasion.item) if part)
        name, number = stem, 2
        while name.lower() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.lower())
        names.append(name)
    return names
