"""People as templates see them: one by one, and in groups that can be taken apart."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from council_core.house import OFFICERS, House
from council_core.model import Attendee, Capacity, Presence, Role

__all__ = ["Department", "People", "Person", "people_of"]

_HERE: Final = frozenset({Presence.PRESENT, Presence.ONLINE, Presence.PROXY})


@frozen(eq=False)
class Person:
    """Somebody on the attendance list; of a `hidden` one this edition does not tell the name."""

    attendee: Attendee
    house: House
    kana: str = ""
    hidden: bool = False

    @property
    def id(self) -> str:
        """The id in the attendance."""
        return self.attendee.id

    @property
    def name(self) -> str:
        """The name as recorded, or what this edition says in its place."""
        return self.attendee.name

    @property
    def department(self) -> str:
        """The department, or nothing."""
        return self.attendee.department or ""

    @property
    def post(self) -> str:
        """The post, or nothing."""
        return self.attendee.post or ""

    @property
    def role(self) -> str:
        """The word for a member's role (会長, 委員); of others nothing."""
        if self.attendee.capacity is not Capacity.MEMBER:
            return ""
        return self.house.word(self.attendee.role or Role.MEMBER)

    @property
    def office(self) -> str:
        """The word for the role of whoever has an office (会長, 副会長, 臨時委員); of ordinary members nothing."""
        return "" if self.hidden or self.attendee.role in {None, Role.MEMBER} else self.role

    @property
    def title(self) -> str:
        """What follows the name in one word: a member's role, the post of others (佐藤会長, 市原主任)."""
        return "" if self.hidden else self.role or self.post

    @property
    def capacity(self) -> str:
        """The word for the capacity (委員, 説明員, 事務局)."""
        return self.house.word(self.attendee.capacity)

    @property
    def presence(self) -> str:
        """The word for how the person attends (出席, 欠席, Web出席), or nothing."""
        return self.house.word(self.attendee.presence)

    @property
    def here(self) -> bool:
        """Whether the record says that the person came, in whatever way."""
        return self.attendee.presence in _HERE

    @property
    def absent(self) -> bool:
        """Whether the record says that the person did not come."""
        return self.attendee.presence is Presence.ABSENT

    @property
    def in_person(self) -> bool:
        """Whether nothing else need be said than that the person came, or did not."""
        return self.attendee.presence not in {Presence.ONLINE, Presence.PROXY}

    @property
    def proxy_name(self) -> str:
        """Who came in the person's place, or nothing."""
        return self.attendee.proxy_name or ""

    @property
    def arrived(self) -> str:
        """When the person came later than the rest, or nothing."""
        return self.house.time(self.attendee.arrived_at) if self.attendee.arrived_at else ""

    @property
    def left(self) -> str:
        """When the person left before the rest, or nothing."""
        return self.house.time(self.attendee.left_at) if self.attendee.left_at else ""

    @property
    def reason(self) -> str:
        """Why the person was away; only of the internal edition."""
        return self.attendee.reason or ""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a list says of a person beside the name: office, department, post, another way of attending."""
        told = [self.office, self.department, self.post]
        told += [self.presence] if not self.in_person else []
        return tuple(part for part in (*told, self.proxy_name) if part)

    @property
    def asides(self) -> tuple[str, ...]:
        """How the person was there, where it is not simply in person from beginning to end; why not there."""
        told = [] if self.in_person else [self.presence]
        told.append(self.proxy_name)
        if self.arrived and self.left:
            told.append(self.house.hours(self.attendee.arrived_at, self.attendee.left_at))
        elif self.arrived or self.left:
            told.append(f"{self.arrived}から" if self.arrived else f"{self.left}まで")
        told.append(self.reason)
        return tuple(part for part in told if part)


class People(tuple[Person, ...]):
    """Some people in the order of the attendance list; `members.here.ordinary` takes them apart."""

    __slots__ = ()

    @property
    def here(self) -> "People":
        """Those who came, in whatever way."""
        return People(person for person in self if person.here)

    @property
    def attending(self) -> "People":
        """Those of whom the record does not say that they stayed away."""
        return People(person for person in self if not person.absent)

    @property
    def away(self) -> "People":
        """Those who did not come."""
        return People(person for person in self if person.absent)

    @property
    def unstated(self) -> "People":
        """Those of whom the record says neither."""
        return People(person for person in self if person.attendee.presence is None)

    @property
    def officers(self) -> "People":
        """Those with an office: 会長, 副会長, 会長職務代理."""
        return People(person for person in self if person.attendee.role in OFFICERS)

    @property
    def ordinary(self) -> "People":
        """Those without an office."""
        return People(person for person in self if person.attendee.role not in OFFICERS)

    @property
    def chairs(self) -> "People":
        """会長."""
        return self._with(Role.CHAIR)

    @property
    def vice_chairs(self) -> "People":
        """副会長."""
        return self._with(Role.VICE_CHAIR)

    @property
    def acting_chairs(self) -> "People":
        """会長職務代理."""
        return self._with(Role.ACTING_CHAIR)

    @property
    def temporary(self) -> "People":
        """臨時委員."""
        return self._with(Role.TEMPORARY)

    @property
    def departments(self) -> "tuple[Department, ...]":
        """The people by department, in the order in which the departments come first."""
        found: dict[str, list[Person]] = {}
        for person in self:
            found.setdefault(person.department, []).append(person)
        return tuple(Department(name, People(people)) for name, people in found.items())

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(person.name for person in self)

    def _with(self, role: Role) -> "People":
        return People(person for person in self if person.attendee.role is role)


@frozen(eq=False)
class Department:
    """The people of one department; its name is empty where the record gives none."""

    name: str
    people: People

    def __iter__(self) -> Iterator[Person]:
        return iter(self.people)


def people_of(persons: Iterable[Person], capacity: Capacity) -> People:
    """Return those of a capacity."""
    return People(person for person in persons if person.attendee.capacity is capacity)
