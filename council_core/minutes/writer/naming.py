"""Whom an edition names: speakers and lists by a house's policy, before any template sees them.

A surname is never guessed. It is what the record itself shows as one: the name's part before a space, else
what stands before the role in the label that was printed for this person, else the whole name.
"""

import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from council_core.house import HIDING, House, Names, NameStyle
from council_core.minutes.writer.sayings import proxy_in
from council_core.model import Attendee, Capacity, Entry, Event, Meeting, Note, Presence, Role, Speech, Vote

__all__ = ["Slip", "renamed"]

_GAP: Final = re.compile(r"[ 　]+")
_SECTION: Final = re.compile(r"[^ 　（）()〔〕]+課")  # a department, whoever it is: no surname ends so
_STOOD_IN: Final = re.compile(r"[（(]代理[^（()）]*[）)]$")  # who came in a member's place has no name either
_TITLES: Final = r"[ 　]*(?:委員|会長|副会長|議長|部会長|職務代理|さん|氏|様|君|先生|部長|次長|課長|係長|主幹|主査|主任|主事|参事)"


@frozen
class Slip:
    """A name that the house does not tell and an open text of the record does: `where` it stands."""

    where: str
    name: str


def renamed(meeting: Meeting, names: Names, house: House) -> tuple[Meeting, frozenset[str], tuple[Slip, ...]]:
    """Return a meeting with people told as a policy says, the ids of those without a name, and the slips.

    Of whom a speech is not to tell the name, no reference leads to either; nor do ballots.
    """
    if names.tells_all():
        return meeting, frozenset(), ()
    policy = _Policy(meeting, names, house)
    made = evolve(
        meeting,
        attendance=tuple(map(policy.listed, meeting.attendance)),
        entries=policy.entries(meeting.entries),
        items=tuple(evolve(item, entries=policy.entries(item.entries)) for item in meeting.items),
        votes=tuple(map(policy.vote, meeting.votes)),
        follow_ups=tuple(
            evolve(follow_up, owner=policy.label(follow_up.owner, None)) for follow_up in meeting.follow_ups
        ),
    )
    return made, frozenset(policy.ids[person] for person in policy.unlisted), tuple(policy.slips(made))


class _Policy:
    """One policy applied to one meeting."""

    def __init__(self, meeting: Meeting, names: Names, house: House) -> None:
        self.names, self.house = names, house
        self.people = {person.id: person for person in meeting.attendance}
        self.surnames = {person.id: _surname(person, meeting) for person in meeting.attendance}
        self.unlisted = [person.id for person in meeting.attendance if names.listed.of(person) in HIDING]
        self.unspoken = {person.id for person in meeting.attendance if names.of(person) in HIDING}
        self.hides = names.hides()
        self.officials_hide = any(
            style in HIDING
            for part in (names, names.listed)
            for style in (part.explainer, part.secretariat, part.guest)
        )
        self.tells_departments = NameStyle.DEPARTMENT in {names.explainer, names.secretariat, names.guest}
        self.ids = {name: name for name in self.people}
        # An id may be made of a name.
        free = (f"p{number}" for number in range(1, 2 * len(self.people) + 1) if f"p{number}" not in self.ids)
        self.ids |= {name: next(free) for name in self.unlisted}
        self.terms = sorted(
            {house.word(role) for role in Role} | {house.word(kind) for kind in Capacity} | {"議長"},
            key=len,
            reverse=True,
        )
        departments = {person.department for person in meeting.attendance} | {
            department for item in meeting.items for department in item.departments
        }
        words = "|".join(re.escape(_GAP.sub("", word)) for word in (*self.terms, *departments) if word)
        self.known = re.compile(rf"(?:{words})(?:[（(〔](?:{words})[）)〕])?")

    def listed(self, person: Attendee) -> Attendee:
        """Return a person as the lists tell them."""
        style = self.names.listed.of(person)
        if style is NameStyle.SURNAME_ROLE:
            return evolve(person, name=self.surnames[person.id])
        if style not in HIDING:
            return person
        return evolve(
            person,
            id=self.ids[person.id],
            name=self.told(person, style),
            member=None,
            proxy_name=None,
            post=None,
            department=None,
            role=None if style is NameStyle.ANONYMOUS else person.role,
        )

    def told(self, person: Attendee, style: NameStyle) -> str:
        """Return what a style tells of a person."""
        member = person.capacity is Capacity.MEMBER
        capacity = self.house.word(Role.MEMBER if member else person.capacity)
        role = self.house.word(person.role or Role.MEMBER) if member else capacity
        title = role if member else person.post or ""
        if style is NameStyle.NAME:
            return f"{person.name}{title}"
        if style is NameStyle.SURNAME_ROLE:
            return f"{self.surnames[person.id]}{title}"
        if style is NameStyle.DEPARTMENT:
            return person.department or role
        return capacity if style is NameStyle.ANONYMOUS else role

    def entries(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Return proceedings with their speakers as the policy tells them."""
        return tuple(map(self._entry, entries))

    def _entry(self, entry: Entry) -> Entry:
        if isinstance(entry, Note):
            return entry
        unknown = self.house.label("speech")
        person = self.people.get(entry.attendee or "")
        hides = person is None or person.id in self.unspoken or person.id in self.unlisted
        if isinstance(entry, Event):
            return evolve(entry, attendee=None) if hides else entry
        if person is None:
            return evolve(entry, speaker=self.label(entry.speaker, unknown), attendee=None)
        style = self.names.of(person)
        speaker = entry.speaker if style is NameStyle.AS_PRINTED else self.told(person, style)
        if (
            style in {NameStyle.NAME, NameStyle.SURNAME_ROLE}
            and person.presence is Presence.PROXY
            and not hides
        ):
            speaker = f"{speaker}{proxy_in(self.house, person)}"
        if style is NameStyle.AS_PRINTED and hides:
            speaker = self.label(speaker, unknown)
        return evolve(entry, speaker=speaker, attendee=None if hides else entry.attendee)

    def label(self, label: str | None, otherwise: str | None) -> str | None:
        """Return a label that the record ties to nobody, without what may be a name.

        What ends in a term keeps the term (委員 of 試作委員). Where officials have no names either, nothing stays
        but terms and departments: those that the record has, and where officials are told as their department
        what can be nothing else. Where officials have names, all stays but a hidden name, or the beginning of one.
        """
        if not label or not self.hides:
            return label
        label = _STOOD_IN.sub("", label)
        bare = _GAP.sub("", label)
        if term := next((term for term in self.terms if bare.endswith(term)), None):
            return label if bare == term else term
        if self.known.fullmatch(bare) and self.officials_hide:
            return label
        if self.officials_hide and not (self.tells_departments and _SECTION.fullmatch(label)):
            return otherwise
        hidden = (name for person in {*self.unspoken, *self.unlisted} for name in self._names(person))
        return otherwise if any(name in bare or name.startswith(bare) for name in hidden) else label

    def _names(self, person: str) -> set[str]:
        """Return how a person may be named, without spaces."""
        return {_GAP.sub("", name) for name in (self.people[person].name, self.surnames[person])} - {""}

    def vote(self, vote: Vote) -> Vote:
        """Return a vote without those whom the policy does not name."""
        hidden = {*self.unspoken, *self.unlisted}
        return evolve(
            vote,
            ballots=tuple(ballot for ballot in vote.ballots if ballot.member not in hidden),
            recused=tuple(name for name in vote.recused if name not in hidden),
            presided_by=None if vote.presided_by in hidden else vote.presided_by,
        )

    def slips(self, meeting: Meeting) -> Iterator[Slip]:
        """Yield where a text that the edition shows still names somebody who speaks without a name."""
        for person in dict.fromkeys((*self.unlisted, *sorted(self.unspoken))):
            name, surname = _GAP.sub("", self.people[person].name), self.surnames[person]
            if len(name) < 2:  # noqa: PLR2004 -- one letter is everywhere
                continue
            spread = "[ 　]*".join(map(re.escape, name))
            found = re.compile(f"{spread}|{re.escape(surname)}{_TITLES}" if surname else spread)
            for where, text in _texts(meeting):
                if found.search(text):
                    yield Slip(where, self.people[person].name)


def _texts(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield the running texts of a meeting with their paths."""
    for entry in meeting.entries:
        yield f"entries/{entry.id}", entry.text
    for item in meeting.items:
        yield f"items/{item.id}", item.title
        for entry in item.entries:
            yield f"items/{item.id}/entries/{entry.id}", entry.text
        if item.decision:
            yield (
                f"items/{item.id}/decision",
                "\n".join((item.decision.text or "", *item.decision.conditions)),
            )
    for vote in meeting.votes:
        yield f"votes/{vote.id}", vote.wording or ""
    for follow_up in meeting.follow_ups:
        yield f"follow_ups/{follow_up.id}", f"{follow_up.text}\n{follow_up.owner or ''}"


def _surname(person: Attendee, meeting: Meeting) -> str:
    """Return a person's surname as the record shows it, else the whole name."""
    parts = _GAP.split(person.name.strip(" 　"))
    if len(parts) > 1:
        return parts[0]
    for _item, entry in meeting.proceedings():
        if isinstance(entry, Speech) and entry.attendee == person.id and entry.speaker:
            shared = 0
            for ours, theirs in zip(person.name, _GAP.sub("", entry.speaker), strict=False):
                if ours != theirs:
                    break
                shared += 1
            if 0 < shared < min(len(person.name), len(entry.speaker)):
                return person.name[:shared]
    return person.name
