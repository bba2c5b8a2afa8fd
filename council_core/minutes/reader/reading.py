"""What reading minutes yields: the meeting, what was not understood, what does not add up."""

import re
from itertools import pairwise
from typing import Any, Final

from attrs import evolve, frozen

from council_core.checks import Finding, check
from council_core.codec import to_data
from council_core.house import House
from council_core.minutes.reader.agenda import tell_containers
from council_core.minutes.reader.body import Body
from council_core.minutes.reader.closing import close
from council_core.minutes.reader.draft import Draft, EntryDraft
from council_core.minutes.reader.head import Head
from council_core.minutes.reader.ledger import Kind, Ledger, Unread
from council_core.minutes.reader.results import settle
from council_core.minutes.reader.rows import find_echoes, rows
from council_core.minutes.reader.source import Source
from council_core.minutes.reader.survey import Survey
from council_core.minutes.reader.ties import find_officers, tie_speakers
from council_core.minutes.reader.title import as_printed, find_municipality
from council_core.minutes.reader.votes import read_votes, tell_kinds
from council_core.minutes.reader.words import as_this_city
from council_core.model import (
    AgendaItem,
    Attendee,
    Ballot,
    Capacity,
    Choice,
    Decision,
    Entry,
    Event,
    FollowUp,
    ItemKind,
    Material,
    Meeting,
    Note,
    Openness,
    Outcome,
    Speech,
    Vote,
)
from council_core.text import parse_date

__all__ = ["Reading", "parse_minutes", "reading_data"]

_PLAIN_ID: Final = "council"
_PREFIX: Final = {
    Capacity.MEMBER: "m",
    Capacity.EXPLAINER: "x",
    Capacity.SECRETARIAT: "s",
    Capacity.GUEST: "g",
}
_CITED: Final = re.compile(r"\s*[、，,・]\s*(?=資\s?料)")  # between the materials that brackets name
_ADDED: Final = re.compile(r"[(（]([^()（）]{5,14})(?:[(（].[)）])?追記[)）]$")  # a later hand added the note
_FACTS: Final = (
    "number", "fiscal_year", "number_in_year", "date", "opened_at", "closed_at", "venue", "observers_venue", "mode",
    "openness", "closed_under", "observers", "press", "prepared_on", "published_on",
)  # fmt: skip


@frozen
class Reading:
    """A document as it was understood. `characters` counts what is neither white space nor a tag."""

    source: str
    meeting: Meeting
    council: str | None
    municipality: str | None
    characters: int
    unread: tuple[Unread, ...]
    findings: tuple[tuple[Finding, int | None], ...]
    house: str | None = None


def parse_minutes(text: str, source: str = "", house: House | None = None) -> Reading:
    """Read the text of minutes, whatever city wrote them. Nothing is changed, and what is not understood is told.

    The words that only the city of a `house` has are understood too.

    minutes: title {label value} {heading | speech | event | note} [results] [next meeting]
    """
    if house is not None:
        with as_this_city(house):
            return evolve(parse_minutes(text, source), house=house.name)
    document = Source(text)
    draft = Draft(document, Ledger(document))
    found = list(rows(document))
    for place in reversed(find_echoes(document, found)):
        draft.ledger.take(found[place].start, found[place].end, Kind.MARK)
        del found[place]
    survey = Survey(found)
    head = Head(draft, found, survey)
    begin = head.read()
    Body(draft, found, survey).read(begin)
    close_up(draft)
    meeting = to_meeting(draft)
    unread = draft.ledger.unread()
    council = draft.facts.get("council_name")
    findings = [*draft.findings, *((finding, None) for finding in check(meeting))]
    return Reading(
        source, meeting, as_printed(draft, council) if council else None, find_municipality(draft),
        draft.ledger.characters(), unread, tuple(findings),
    )  # fmt: skip


def close_up(draft: Draft) -> None:
    """Do what takes the whole record: votes, the speakers' people, what was promised."""
    if "date" not in draft.facts and "title_date" in draft.facts:
        draft.facts["date"] = draft.facts["title_date"]
    find_officers(draft)
    settle(draft)
    read_votes(draft)
    tell_kinds(draft)
    tell_containers(draft)
    close(draft)
    counts: dict[str, int] = {}
    for person in draft.people:
        letter = _PREFIX[person.capacity]
        counts[letter] = counts.get(letter, 0) + 1
        person.id = f"{letter}{counts[letter]}"
    for number, item in enumerate(draft.items, start=1):
        item.id = f"i{number}"
    tie_speakers(draft)


def to_meeting(draft: Draft) -> Meeting:
    """Return the meeting of a draft, every element with an id of its own."""
    day = draft.date
    facts: dict[str, Any] = {key: draft.facts.get(key) for key in _FACTS}
    if facts["openness"] is None and any(item.openness is Openness.CLOSED for item in draft.items):
        facts["openness"] = Openness.PARTLY_CLOSED
    for item in draft.items:
        item.materials = [name for cited in item.materials for name in _CITED.split(cited)]
    listed = {label for label, _title in draft.materials}
    cited = dict.fromkeys(name for item in draft.items for name in item.materials if name not in listed)
    draft.materials += [(name, None) for name in cited]
    labels = {label: f"d{number}" for number, (label, _title) in enumerate(draft.materials, start=1) if label}
    return Meeting(
        id=f"{_PLAIN_ID}-{day.isoformat()}" if day else _PLAIN_ID,
        council=_PLAIN_ID,
        title=draft.facts.get("title") or draft.facts.get("council_name") or "",
        **facts,
        attendance=tuple(_attendee(person) for person in draft.people),
        materials=tuple(
            Material(id=f"d{number}", label=label, title=title)
            for number, (label, title) in enumerate(draft.materials, start=1)
        ),
        items=tuple(_item(draft, item, labels) for item in draft.items),
        votes=tuple(_vote(number, vote) for number, vote in enumerate(draft.votes, start=1)),
        follow_ups=tuple(
            FollowUp(
                id=f"f{number}",
                item=promise.item.id if promise.item else None,
                text=promise.text,
                owner=promise.owner,
                due=promise.due,
                done_on=promise.done,
            )
            for number, promise in enumerate(draft.follow_ups, start=1)
        ),
        next_meeting=draft.next_meeting,
    )


def _attendee(person: Any) -> Attendee:
    return Attendee(
        id=person.id, name=person.name, capacity=person.capacity, role=person.role,
        department=person.department, post=person.post, presence=person.presence, reason=person.reason, proxy_name=person.proxy,
        arrived_at=person.arrived, left_at=person.left,
    )  # fmt: skip


def _item(draft: Draft, item: Any, labels: dict[str, str]) -> AgendaItem:
    decision = None
    if item.outcome is not None or item.result or item.conditions:
        outcome = item.outcome
        if outcome is Outcome.NOTED and item.kind is ItemKind.CONSULTATION and not item.settled:
            outcome = Outcome.APPROVED
        decision = Decision(outcome=outcome, text=item.result, conditions=tuple(item.conditions))
    known = tuple(dict.fromkeys(labels[name] for name in item.materials))
    return AgendaItem(
        id=item.id, label=item.label, title=item.title, kind=item.kind,
        parent=item.parent.id if item.parent and item.parent.id else None,
        departments=tuple(dict.fromkeys(item.departments)), materials=known, basis=item.basis,
        openness=item.openness, closed_under=item.closed_under, decision=decision,
        entries=tuple(_entry(draft, number, entry) for number, entry in enumerate(item.entries, start=1)),
    )  # fmt: skip


def _entry(draft: Draft, number: int, entry: EntryDraft) -> Entry:
    text = join_pieces(draft.source, entry.pieces)
    if entry.is_speech:
        return Speech(id=f"e{number}", speaker=entry.speaker, attendee=entry.attendee, text=text)
    if entry.event is not None:
        return Event(id=f"e{number}", event=entry.event, attendee=entry.attendee, text=text, at=entry.at)
    added = _ADDED.search(text)
    day = parse_date(added[1]) if added else None
    return Note(id=f"e{number}", text=text[: added.start()] if added and day else text, added_on=day)


_BROKEN: Final = re.compile(r"[^。」』)）？?！!:：\s]$")
_WRAPPED: Final = 24


def join_pieces(source: Source, pieces: list[tuple[int, int]]) -> str:
    """Join the rows of an entry. A line that was broken for its width alone goes on; others stay lines.

    Between pieces of one line stands what stood there.
    """
    if not pieces:
        return ""
    found = source.without_tags(*pieces[0])
    for (start, end), (begin, over) in pairwise(pieces):
        between = source.text[end:begin]
        if "\n" not in between and "\r" not in between and "\f" not in between:
            found += source.without_tags(end, begin)
        elif _BROKEN.search(source.text[start:end]) and end - start >= _WRAPPED:
            found += ""
        else:
            found += "\n"
        found += source.without_tags(begin, over)
    return found


def _vote(number: int, vote: Any) -> Vote:
    casting = vote.casting if isinstance(vote.casting, Choice) else None
    if vote.casting is True and vote.declared is not None:
        casting = Choice.AGAINST if vote.declared == "lost" else Choice.FOR
    return Vote(
        id=f"v{number}", items=tuple(dict.fromkeys(item.id for item in vote.items)), method=vote.method,
        wording=vote.wording or None, declared=vote.declared, unanimous=vote.unanimous, for_=vote.for_,
        against=vote.against, abstaining=vote.abstaining, casting_vote=casting,
        recused=tuple(person.id for person in vote.recused),
        ballots=tuple(Ballot(member=person.id, choice=choice) for person, choice in vote.ballots),
    )  # fmt: skip


def reading_data(reading: Reading) -> dict[str, Any]:
    """Return a reading as plain data: the line that `council read --json` prints."""
    data = {
        "source": reading.source,
        "meeting": to_data(reading.meeting),
        "council": reading.council,
        "municipality": reading.municipality,
        "characters": reading.characters,
        "unread": [piece._asdict() for piece in reading.unread],
        "findings": [
            {
                key: value
                for key, value in {
                    "code": finding.code, "severity": str(finding.severity), "where": finding.where,
                    "line": line, "message": finding.message,
                }.items()
                if value is not None
            }
            for finding, line in reading.findings
        ],
    }  # fmt: skip
    return {key: value for key, value in data.items() if value is not None}
