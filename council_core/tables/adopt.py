"""What a council or a meeting becomes by a list: who is who, what the list adds, and what only the user knows."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import evolve, field, frozen

from council_core.checks import Finding
from council_core.model import Attendee, Capacity, Council, Meeting, Member, Presence, Term
from council_core.tables.people import DayRead, PersonRead, RosterRead
from council_core.text import find_number, name_key, variant_key, weak_key

__all__ = ["NEW", "Proposal", "Question", "adopt_into_council", "adopt_into_meeting"]

NEW: Final = ""  # the answer that somebody is none of the candidates


@frozen
class Question:
    """Who a person of the list is: one of several candidates (id and name), or somebody new."""

    cell: str
    name: str
    candidates: tuple[tuple[str, str], ...]


@frozen
class Proposal:
    """What a list makes of a value, what is doubtful, and what has to be asked; nothing is stored."""

    after: Council | Meeting
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...] = ()


def adopt_into_council(
    council: Council, roster: RosterRead, answers: Mapping[str, str] | None = None
) -> Proposal:
    """Return what a council becomes by a list of its members.

    People are matched by name: to the letter but for spaces and widths, else through variant letters; who
    could be several members, or one whose name is written with a letter of another name (斎 and 斉), is asked
    for and left out until answered. `answers` are member ids by cell, `NEW` for somebody new. A stored name is
    never rewritten, terms are added and never overwritten, who is not in the list stays and is told.
    Officials of the list (説明員, 事務局, guests) are no members and are passed over.
    """
    matching = _Matching(roster, [(member.id, member.name) for member in council.members], answers or {})
    members = {member.id: member for member in council.members}
    for person in roster.people:
        if person.capacity in {None, Capacity.MEMBER} and (known := matching.of(person)) is not None:
            if known == NEW:
                member = Member(id=_free_id(members, "m"), name=person.name)
                matching.add(member.id, person.name)
            else:
                member = members[known]
            members[member.id] = _updated(member, person)
    missing = [
        Finding("not-in-list", f"members/{member.id}", {"name": member.name})
        for member in council.members
        if member.id not in matching.seen
    ]
    after = evolve(council, members=tuple(members.values()))
    return Proposal(after, (*matching.findings, *missing), tuple(matching.questions))


def adopt_into_meeting(
    meeting: Meeting, council: Council, roster: RosterRead, answers: Mapping[str, str] | None = None
) -> Proposal:
    """Return what a meeting's attendance becomes by a list, matched as `adopt_into_council` matches.

    Of an attendance matrix the column of the meeting's day counts, else that of its number. Who is new in the
    list of those who attend and is a member of the council is tied to the member.
    """
    matching = _Matching(roster, [(one.id, one.name) for one in meeting.attendance], answers or {})
    attendance = {one.id: one for one in meeting.attendance}
    for person in roster.people:
        known = matching.of(person)
        if known is None:
            continue
        if known == NEW:
            attendee = _attendee(person, meeting, council, attendance, matching)
            matching.add(attendee.id, person.name)
        else:
            attendee = attendance[known]
        attendance[attendee.id] = _attending(attendee, person, meeting)
    missing = [
        Finding("attendee-not-in-list", f"attendance/{one.id}", {"name": one.name})
        for one in meeting.attendance
        if one.id not in matching.seen and (one.capacity is Capacity.MEMBER)
    ]
    after = evolve(meeting, attendance=tuple(attendance.values()))
    return Proposal(after, (*matching.findings, *missing), tuple(matching.questions))


@frozen
class _Matching:
    """Finds who a person of the list is among those known, by id and name."""

    roster: RosterRead
    known: Sequence[tuple[str, str]]
    answers: Mapping[str, str]
    added: list[tuple[str, str]] = field(factory=list)
    seen: set[str] = field(factory=set)
    findings: list[Finding] = field(factory=list)
    questions: list[Question] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.findings.extend(self.roster.findings)

    def of(self, person: PersonRead) -> str | None:
        """Return the id of the one who is meant, `NEW` where nobody is, `None` where it has to be asked."""
        candidates, sure = self.candidates(person.name)
        where = f"{self.roster.sheet}!{person.cell}"
        if person.cell in self.answers:
            found = self.answers[person.cell]
        elif not candidates:
            return NEW
        elif len(candidates) > 1 or not sure:
            several = len(candidates) > 1
            names = ", ".join(name for _id, name in candidates)
            code = "several-of-that-name" if several else "maybe-another-name"
            self.findings.append(Finding(code, where, {"name": person.name, "names": names}))
            self.questions.append(Question(person.cell, person.name, tuple(candidates)))
            self.seen.update(key for key, _name in candidates)
            return None
        else:
            found = candidates[0][0]
        stored = dict(self.known).get(found)
        if stored is not None and name_key(stored) != name_key(person.name):
            self.findings.append(Finding("written-otherwise", where, {"name": person.name, "stored": stored}))
        self.seen.add(found)
        return found

    def add(self, ident: str, name: str) -> None:
        """Remember somebody new, who may stand in the list again."""
        self.added.append((ident, name))
        self.seen.add(ident)

    def candidates(self, name: str) -> tuple[list[tuple[str, str]], bool]:
        """Return who may be meant, and whether the letters leave no doubt but for several of them."""
        for key, people, sure in (
            (name_key, (*self.known, *self.added), True),
            (variant_key, self.known, True),
            (weak_key, self.known, False),
        ):
            wanted = key(name)
            if found := [(ident, known) for ident, known in people if key(known) == wanted]:
                return found, sure
        return [], True


# Members


def _updated(member: Member, person: PersonRead) -> Member:
    """Return a member with what the list states; what it does not state stays."""
    stated = {
        key: value
        for key in ("kana", "category", "affiliation", "post", "nominated_by", "remarks")
        if (value := getattr(person, key)) is not None
    }
    return evolve(member, **stated, terms=_terms(member.terms, person))


def _terms(terms: tuple[Term, ...], person: PersonRead) -> tuple[Term, ...]:
    """Return the terms with what the list states: filled in where a row leaves it open, else as a new row."""
    stated = Term(role=person.role, from_=person.from_, until=person.until, appointed_on=person.appointed_on)
    if stated == Term() or any(_filled(term, stated) == term for term in terms):
        return terms
    for number, term in enumerate(terms):
        if term.from_ == stated.from_ and (filled := _filled(term, stated)) is not None:
            return (*terms[:number], filled, *terms[number + 1 :])
    return (*terms, stated)


def _filled(term: Term, stated: Term) -> Term | None:
    """Return a term with what is stated filled in; `None` where the two do not agree."""
    values: dict[str, Any] = {}
    for key in ("role", "from_", "until", "appointed_on"):
        old, new = getattr(term, key), getattr(stated, key)
        if old is not None and new is not None and old != new:
            return None
        values[key] = old or new
    return Term(**values)


# Attendance


def _attendee(
    person: PersonRead,
    meeting: Meeting,
    council: Council,
    attendance: Mapping[str, Attendee],
    matching: _Matching,
) -> Attendee:
    """Return somebody who was not in the meeting's list yet."""
    members = [member for member in council.members if variant_key(member.name) == variant_key(person.name)]
    member = members[0] if len(members) == 1 and person.capacity in {None, Capacity.MEMBER} else None
    capacity = person.capacity or (Capacity.MEMBER if member or person.role else None)
    if capacity is None:
        capacity = Capacity.GUEST
        where = f"{matching.roster.sheet}!{person.cell}"
        matching.findings.append(Finding("capacity-not-stated", where, {"name": person.name}))
    if member is None:
        return Attendee(id=_free_id(attendance, "a"), name=person.name, capacity=capacity)
    term = member.term_on(meeting.date)
    ident = member.id if member.id not in attendance else _free_id(attendance, "a")
    role = term.role if term else None
    return Attendee(id=ident, name=member.name, capacity=capacity, member=member.id, role=role)


def _attending(attendee: Attendee, person: PersonRead, meeting: Meeting) -> Attendee:
    """Return somebody of the meeting's list with what the list states of this meeting."""
    presence = _day_of(person.days, meeting) or person.presence
    stated: dict[str, Any] = {
        "presence": presence,
        "proxy_name": person.proxy_name,
        "role": person.role,
        "department": person.department,
        "post": person.post if attendee.capacity is not Capacity.MEMBER else None,
        "reason": person.remarks if presence in {Presence.ABSENT, Presence.PROXY} else None,
    }
    return evolve(attendee, **{key: value for key, value in stated.items() if value is not None})


def _day_of(days: tuple[DayRead, ...], meeting: Meeting) -> Any:
    """Return the presence in the column of the meeting's day, else of its number; `None` where there is none."""
    on_day = [day for day in days if day.date is not None and day.date == meeting.date]
    if not on_day:
        numbers = {meeting.number, meeting.number_in_year} - {None}
        on_day = [day for day in days if day.date is None and find_number(day.label) in numbers]
    if not on_day and meeting.date:
        ends = (f"{meeting.date.month}/{meeting.date.day}", f"{meeting.date.month}月{meeting.date.day}日")
        on_day = [day for day in days if day.date is None and day.label.endswith(ends)]
    return on_day[0].presence if len(on_day) == 1 else None


def _free_id(taken: Mapping[str, Any], letter: str) -> str:
    number = len(taken) + 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"
