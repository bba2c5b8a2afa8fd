"""Checks of people: roles, terms, who spoke, whose department was there."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from council_core.checks.finding import Finding
from council_core.checks.roster import check_terms
from council_core.checks.view import View
from council_core.model import Attendee, Capacity, Presence, Role, word
from council_core.rules import Why, presiding
from council_core.text import name_key, to_clock

__all__ = ["CHECKS"]

# Labels that name nobody: whoever they stand for is in the list or need not be.
_GENERAL: Final = re.compile(
    r"(各|全|他の|\w)?(委員|会員|議員|構成員|メンバー|参加者|出席者|発言者|質問者|傍聴者|一同)[A-Z\d]*|"
    r"(副|前|新)?(会長|委員長|議長|座長|部会長|理事長)(代理|職務代理|職務代理者)?|職務代理(者)?|"
    r"事務局(職員)?|説明員|担当(課|者|職員)?|所管課|提案(部|課)|市(側|長|職員)?|当局|司会(者)?|進行|オブザーバー"
)


def _chairs(view: View) -> Iterator[Finding]:
    chairs = [person.name for person in view.meeting.members() if person.role is Role.CHAIR]
    if len(chairs) > 1:
        yield view.finding("two-chairs", "attendance", names=", ".join(chairs))
    unknown = not any(vote.presided_by for vote in view.meeting.votes)
    if (
        view.meeting.votes
        and unknown
        and view.meeting.members()
        and presiding(view.meeting, view.council) is None
    ):
        yield view.finding("presiding-unknown", "attendance")


def _twice(view: View) -> Iterator[Finding]:
    """Tell whoever is tied to a member that another stands for already: one of the two is somebody else."""
    first: dict[str, str] = {}
    for person in view.meeting.attendance:
        if person.member is None:
            continue
        if person.member in first:
            values = {"name": person.name, "other": first[person.member]}
            yield view.finding("member-twice", f"attendance/{person.id}", **values)
        first.setdefault(person.member, person.name)


def _times(view: View) -> Iterator[Finding]:
    for person in view.meeting.attendance:
        arrived, left = person.arrived_at, person.left_at
        if arrived and left and left < arrived:
            where = f"attendance/{person.id}"
            values = {"name": person.name, "left": to_clock(left), "arrived": to_clock(arrived)}
            yield view.finding("left-before-arriving", where, **values)


def _terms(view: View) -> Iterator[Finding]:
    """Look at the terms of the members on the list, and of nobody else: a meeting is checked, not the roster."""
    for person in view.meeting.members():
        member = view.council.member(person.member or person.id) if view.council else None
        if member is None:
            continue
        where = f"attendance/{person.id}"
        if view.meeting.date and not member.in_office(view.meeting.date):
            yield view.finding("not-in-office", where, name=person.name, day=view.meeting.date)
        yield from check_terms(member, where, view.meeting.id)


def _departments(view: View) -> Iterator[Finding]:
    officials = [p for p in view.meeting.attendance if p.capacity is not Capacity.MEMBER]
    if not any(person.capacity is Capacity.EXPLAINER for person in officials):
        return
    known = [name_key(f"{person.department or ''}{person.post or ''}") for person in officials]
    for item in view.meeting.items:
        for department in item.departments:
            if not any(name_key(department) in name for name in known):
                values = {"title": item.title, "department": department}
                yield view.finding("department-not-there", f"items/{item.id}", **values)


def _speakers(view: View) -> Iterator[Finding]:
    """Tell each label that fits nobody once, at its first speech."""
    if not view.meeting.attendance:
        return
    told: set[str] = set()
    seen: set[str | None] = set()
    known = [key for person in view.meeting.attendance for key in _keys(person)]
    named = set(known)  # most are called as they stand on the list, and that is soon found
    for where, _item, speech in view.speeches():
        if speech.attendee or speech.speaker in seen:
            continue
        seen.add(speech.speaker)
        label = name_key(speech.speaker or "")
        if not label or label in told:
            continue
        told.add(label)
        if label not in named and not _fits(label, known):
            yield view.finding("speaker-not-listed", where, speaker=speech.speaker)


def _fits(label: str, known: list[str]) -> bool:
    """Tell whether each part of a label is general, or part of what somebody is called, or holds it."""
    parts = (part for part in re.split(r"[()]", label) if part)
    return all(_GENERAL.fullmatch(part) or any(key in part or part in key for key in known) for part in parts)


def _keys(person: Attendee) -> Iterator[str]:
    """Yield what a label may call a person: the name, its surname, the department with the post."""
    yield name_key(person.name)
    surname = re.split(r"[\s\u3000]", person.name.strip(), maxsplit=1)[0]
    if len(surname) > 1:
        yield name_key(surname)
    if person.department or person.post:
        yield name_key(f"{person.department or ''}{person.post or ''}")


def _there(view: View) -> Iterator[Finding]:
    people = {person.id: person for person in view.meeting.attendance}
    told: set[str] = set()
    for where, _item, speech in view.speeches():
        person = people.get(speech.attendee or "")
        if person is None or person.id in told:
            continue
        if (why := _gone(person, speech.at)) is not None:
            told.add(person.id)
            yield view.finding("speaker-not-there", where, name=person.name, why=word(why))


def _gone(person: Attendee, at: object) -> Why | None:
    import datetime

    if person.presence is Presence.ABSENT:
        return Why.ABSENT
    if isinstance(at, datetime.time):
        if person.arrived_at and at < person.arrived_at:
            return Why.NOT_YET_THERE
        if person.left_at and person.left_at <= at:
            return Why.LEFT
    return None


CHECKS: Final[tuple[Callable[[View], Iterator[Finding]], ...]] = (
    _chairs,
    _twice,
    _times,
    _terms,
    _departments,
    _speakers,
    _there,
)
