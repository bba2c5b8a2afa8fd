"""What the templates of letters and lists may ask beside what the minutes' may: who sends, to whom, until when.

Figures come from the rules over the record as it is; of an edition they tell numbers, and people by the names
that the edition has for them.
"""

import datetime
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from council_core.house import House
from council_core.minutes.writer.agenda import Item
from council_core.minutes.writer.edition import Edited, closed_items
from council_core.minutes.writer.figures import Figures
from council_core.minutes.writer.people import People, Person
from council_core.minutes.writer.results import Paper
from council_core.minutes.writer.script import Script, stated
from council_core.minutes.writer.view import View
from council_core.model import (
    Attendee,
    Capacity,
    Contact,
    Council,
    ItemKind,
    Meeting,
    Notice,
    Openness,
    Outcome,
    Presence,
    Role,
)

__all__ = ["Dealt", "LetterView", "Occasion", "expected"]

_OFFICERS: Final = (Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR)


@frozen
class Dealt:
    """A day on which a consultation was dealt with: the meeting's title, and what became of it then."""

    date: datetime.date
    title: str
    outcome: Outcome | None


@frozen
class Occasion:
    """What a letter is written for, beside the meeting: to which member, on which item, its course until then.

    `meeting` and `council` are the record as it is; the rules are asked with them.
    """

    meeting: Meeting
    council: Council
    to: str | None = None
    item: str | None = None
    course: tuple[Dealt, ...] = field(default=())


def expected(meeting: Meeting, council: Council) -> Meeting:
    """Return a meeting whose list has everybody in office, as a member's own id names them.

    The list of a meeting whose record tells who came stays as it is.
    """
    if stated(meeting):
        return meeting
    linked = {person.member or person.id for person in meeting.attendance}
    taken = {person.id for person in meeting.attendance}
    added = []
    for member in council.in_office(meeting.date):
        if member.id in linked:
            continue
        name = next(free for free in _names(member.id) if free not in taken)
        taken.add(name)
        term = member.term_on(meeting.date)
        added.append(
            Attendee(
                id=name,
                name=member.name,
                capacity=Capacity.MEMBER,
                member=member.id,
                role=term.role if term else None,
            )
        )
    return evolve(meeting, attendance=(*meeting.attendance, *added)) if added else meeting


def _names(name: str) -> "Iterable[str]":
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


class LetterView(View):
    """A meeting as the templates of letters and lists see it."""

    def __init__(self, edited: Edited, house: House, occasion: Occasion) -> None:
        super().__init__(edited, house)
        self._occasion = occasion
        self._closed = closed_items(occasion.meeting)

    @cached_property
    def to(self) -> Person | None:
        """The member that a letter goes to."""
        return self.person(self._occasion.to)

    @cached_property
    def item(self) -> Item | None:
        """The item that a letter is about."""
        return next((item for item in self.items if item.id == self._occasion.item), None)

    @property
    def course(self) -> tuple["DealtView", ...]:
        """The days on which the item was dealt with, in their order."""
        return tuple(DealtView(dealt, self.house) for dealt in self._occasion.course)

    @property
    def notice(self) -> Notice:
        """The number, the date and the deadline of the notice; each perhaps `None`."""
        return self.meeting.notice or Notice()

    @property
    def reply_by(self) -> datetime.date | None:
        """Until when members answer: as recorded, else as the house's deadline has it."""
        deadline = self.house.deadlines.answer
        return self.notice.reply_by or (deadline.day(self.meeting) if deadline else None)

    @property
    def observer_places(self) -> int | None:
        """How many may watch: at this meeting, else at any of this city."""
        here = self.meeting.observer_places
        return self.house.documents.observer_places if here is None else here

    @property
    def contact(self) -> Contact:
        """Whom to ask; each part perhaps `None`. Nobody is named whom this edition's lists do not name."""
        contact = self.council.contact or Contact()
        named = "".join((contact.person or "").split())
        hidden = (
            "".join(recorded.name.split())
            for recorded, shown in zip(self._occasion.meeting.attendance, self.people, strict=True)
            if shown.hidden
        )
        return evolve(contact, person=None) if any(name and name in named for name in hidden) else contact

    @cached_property
    def chair(self) -> Person | None:
        """The council's chair on the day, there or not."""
        return next(iter(self._with_roles(Role.CHAIR)), None)

    @property
    def name(self) -> str:
        """The council's name, or nothing: one that the register does not know has its id for a name."""
        return self.council.name if self.council.name != self.council.id else ""

    @property
    def seating(self) -> People:
        """The members, officers first."""
        officers = [person for role in _OFFICERS for person in self._with_roles(role)]
        return People((*officers, *(person for person in self.members if person not in officers)))

    def seat(self, person: Person) -> str:
        """Return the number of a member's seat, or nothing for who is not in the room."""
        away = {Presence.ABSENT, Presence.ONLINE}
        seated = [one for one in self.seating if one.attendee.presence not in away]
        return self.house.number(seated.index(person) + 1) if person in seated else ""

    def role_of(self, person: Person) -> str:
        """Return the word for a member's role, from the list, else from the roster of the day; else 委員."""
        return self.house.word(self.office(person) or Role.MEMBER)

    def affiliation(self, person: Person) -> str:
        """Return what the roster says of a member beside the name: category and affiliation; or nothing."""
        member = self.council.member(person.attendee.member) if person.attendee.member else None
        told = (member.category, member.affiliation, member.post) if member else ()
        return "　".join(part for part in told if part)

    def _with_roles(self, role: Role) -> list[Person]:
        return [person for person in self.members if self.office(person) is role]

    def office(self, person: Person) -> Role | None:
        """Return a member's role, from the list, else from the roster of the day; `None` where neither states it."""
        attendee = person.attendee
        if attendee.role or person.hidden:
            return attendee.role
        member = self.council.member(attendee.member or attendee.id)
        term = member.term_on(self.meeting.date) if member else None
        return term.role if term else None

    @cached_property
    def business(self) -> tuple[Item, ...]:
        """The items under no other, without those that are procedure alone (開会, あいさつ)."""
        return tuple(item for item in self.agenda if item.parts or item.kind is not ItemKind.PROCEDURE)

    def is_closed(self, item: Item) -> bool:
        """Tell whether an item is closed to the public, by itself, by what it stands under or with the meeting."""
        return item.id in self._closed

    def openness(self, item: Item) -> Openness | None:
        """Return how open an item is; where neither it nor the meeting states it, `None`."""
        if self.is_closed(item):
            return Openness.CLOSED
        whole = self.meeting.openness
        return item.openness or (Openness.OPEN if whole is Openness.PARTLY_CLOSED else whole)

    def items_with(self, paper: Paper) -> tuple[Item, ...]:
        """Return the items that a material belongs to."""
        ids = {
            known.id
            for known, shown in zip(self.meeting.materials, self.materials, strict=True)
            if shown is paper
        }
        return tuple(item for item in self.items if ids.intersection(item.item.materials))

    @cached_property
    def figures(self) -> Figures:
        """Who is there and how many must be."""
        return self.script.figures

    @cached_property
    def script(self) -> Script:
        """The meeting as whoever presides goes through it."""
        return Script(self, self._occasion.meeting, self._occasion.council, self._closed)


@frozen(eq=False)
class DealtView:
    """A day on which a consultation was dealt with."""

    dealt: Dealt
    house: House

    @property
    def day(self) -> str:
        """The day."""
        return self.house.date(self.dealt.date)

    @property
    def title(self) -> str:
        """The meeting."""
        return self.dealt.title

    @property
    def outcome(self) -> str:
        """The word for what became of it then, or nothing."""
        return self.house.word(self.dealt.outcome)
