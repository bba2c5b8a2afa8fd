"""Checks of a council's roster: terms that cannot be, two chairs on one day, a name that stands twice."""

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from council_core.checks.finding import Finding
from council_core.model import Council, Member, Role
from council_core.text import name_key

__all__ = ["check_roster", "check_terms"]


def check_roster(council: Council, day: datetime.date | None = None) -> tuple[Finding, ...]:
    """Return what does not add up in a council's roster; who is chair is looked at on a day."""
    return tuple(_findings(council, day))


def check_terms(member: Member, where: str, meeting: str | None = None) -> Iterator[Finding]:
    """Yield what does not add up in a member's terms; `where` is the place that is told."""
    for term in member.terms:
        if term.from_ and term.until and term.until < term.from_:
            days = {"since": term.from_, "until": term.until}
            yield Finding("term-ends-before-it-starts", where, days, meeting)
    dated = sorted((term for term in member.terms if term.from_), key=lambda term: str(term.from_))
    for earlier, later in pairwise(dated):
        if later.from_ and (earlier.until is None or later.from_ <= earlier.until):
            values = {"name": member.name, "terms": f"{earlier}; {later}"}
            yield Finding("terms-overlap", where, values, meeting)


def _findings(council: Council, day: datetime.date | None) -> Iterator[Finding]:
    for member in council.members:
        yield from check_terms(member, f"members/{member.id}")
    if day is not None:
        chairs = [
            member.name
            for member in council.in_office(day)
            if (term := member.term_on(day)) and term.role is Role.CHAIR
        ]
        if len(chairs) > 1:
            yield Finding("two-chairs", "members", {"names": ", ".join(chairs)})
    named = Counter(name_key(member.name) for member in council.members)
    told: set[str] = set()
    for member in council.members:
        key = name_key(member.name)
        if named[key] > 1 and key not in told:
            told.add(key)
            yield Finding("listed-twice", f"members/{member.id}", {"name": member.name})
