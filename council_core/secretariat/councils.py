"""Adopt a list of members into a council."""

from typing import Any

from attrs import evolve, frozen

from council_core.changes import describe, diff
from council_core.checks import Finding
from council_core.model import Council, Member, Term
from council_core.store import Author, Register
from council_core.tables import PersonRead, RosterRead, read_roster
from council_core.text import name_key

__all__ = ["Adoption", "adopt_roster", "compare_roster", "read_roster", "roster_data"]


@frozen
class Adoption:
    """What a council becomes by a list: the council before and after, what changes, and what is doubtful."""

    before: Council
    after: Council
    revision: int
    sentences: tuple[str, ...]
    findings: tuple[Finding, ...]


def compare_roster(register: Register, council: str, roster: RosterRead) -> Adoption:
    """Compare a list with a council's members; nothing is stored.

    People are matched by name, spaces and widths aside; a stored name is never rewritten. Terms are
    added, never overwritten. Who is not in the list stays, and is told.

    Raises:
        Unknown, AmbiguousName: no council, or several, fit.
    """
    stored = register.council(council)
    before = stored.value
    members = list(before.members)
    findings = list(roster.findings)
    matched: set[str] = set()
    for person in roster.people:
        places = [i for i, member in enumerate(members) if name_key(member.name) == name_key(person.name)]
        if len(places) > 1:
            where = f"{roster.sheet}!{person.cell}"
            findings.append(Finding("several-of-that-name", where, {"name": person.name}))
            matched |= {members[place].id for place in places}
        elif places:
            members[places[0]] = _updated(members[places[0]], person)
            matched.add(members[places[0]].id)
        else:
            member = _updated(Member(id=_free_id(members), name=person.name), person)
            members.append(member)
            matched.add(member.id)
    findings += [
        Finding("not-in-list", f"members/{member.id}", {"name": member.name})
        for member in before.members
        if member.id not in matched
    ]
    after = evolve(before, members=tuple(members))
    sentences = tuple(describe(change, before, after) for change in diff(before, after))
    return Adoption(before, after, stored.revision, sentences, tuple(findings))


def adopt_roster(register: Register, adoption: Adoption, by: Author) -> None:
    """Store what a council became by a list.

    Raises:
        Conflict, Unwritable, Full, Busy: nothing was stored.
    """
    register.save(adoption.after, base=adoption.revision, by=by)


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
    data = {
        "name": person.name,
        "cell": person.cell,
        "kana": person.kana,
        "role": person.role,
        "category": person.category,
        "affiliation": person.affiliation,
        "from": person.from_ and person.from_.isoformat(),
        "until": person.until and person.until.isoformat(),
    }
    return {key: value for key, value in data.items() if value is not None}


def _updated(member: Member, person: PersonRead) -> Member:
    """Return a member with what the list states; what it does not state stays."""
    return evolve(
        member,
        kana=person.kana or member.kana,
        category=person.category or member.category,
        affiliation=person.affiliation or member.affiliation,
        terms=_terms(member.terms, person),
    )


def _terms(terms: tuple[Term, ...], person: PersonRead) -> tuple[Term, ...]:
    """Return the terms with what the list states: filled in where a row leaves it open, else as a new row."""
    stated = Term(role=person.role, from_=person.from_, until=person.until)
    if stated == Term() or any(_filled(term, stated) == term for term in terms):
        return terms
    for number, term in enumerate(terms):
        if term.from_ == stated.from_ and (filled := _filled(term, stated)) is not None:
            return (*terms[:number], filled, *terms[number + 1 :])
    return (*terms, stated)


def _filled(term: Term, stated: Term) -> Term | None:
    """Return a term with what is stated filled in; `None` where the two do not agree."""
    pairs = ((term.role, stated.role), (term.from_, stated.from_), (term.until, stated.until))
    if any(old is not None and new is not None and old != new for old, new in pairs):
        return None
    return evolve(
        term,
        role=term.role or stated.role,
        from_=term.from_ or stated.from_,
        until=term.until or stated.until,
    )


def _free_id(members: list[Member]) -> str:
    taken = {member.id for member in members}
    number = len(members) + 1
    while f"m{number}" in taken:
        number += 1
    return f"m{number}"
