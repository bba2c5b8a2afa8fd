"""Who is there at a moment of a meeting, and why each other member is not counted."""

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from attrs import frozen

from council_core.language import _, pgettext
from council_core.memory import remembers
from council_core.model import (
    Attendee,
    Council,
    Entry,
    Event,
    EventKind,
    Meeting,
    MeetingMode,
    Member,
    Presence,
    Role,
    Rules,
)
from council_core.rules.course import course

__all__ = ["Moment", "Standing", "Why", "ground", "others", "presiding", "same_people", "standings"]


class Why(StrEnum):
    """Why a person counts or does not."""

    PRESENT = "present"
    ABSENT = "absent"
    NOT_STATED = "not-stated"
    NOT_YET_THERE = "not-yet-there"
    LEFT = "left"
    RECUSED = "recused"
    NOT_IN_OFFICE = "not-in-office"
    PRESIDING = "presiding"
    PROXY = "proxy"
    ONLINE = "online"
    OTHER_ITEMS = "other-items"


class Standing(NamedTuple):
    """One person's standing: counted, or why not. `id` is the attendance id, else the member's.

    A named tuple, for a vote of sixty members makes sixty of them.
    """

    id: str
    name: str
    counts: bool
    why: Why


@frozen
class Moment:
    """A moment of a meeting: a time of day, an item of the agenda, both, or neither (the whole meeting).

    At an item it is when its vote was taken, where an event tells, else the end of what is recorded of it.
    """

    at: datetime.time | None = None
    item: str | None = None


def standings(
    meeting: Meeting, council: Council | None = None, moment: Moment | None = None
) -> tuple[Standing, ...]:
    """Return the standing of each member: those on the attendance list, then those in office beside it.

    A member who stands on the list twice has one standing.
    """
    return _list_of(meeting, council).at(moment or Moment())


class _List:
    """The members of one meeting. Most stand alike at every moment: those are looked at once."""

    def __init__(self, meeting: Meeting, council: Council | None) -> None:
        self.meeting, self.council = meeting, council
        self.rules = council.rules if council else Rules()
        self.roster = {member.id: member for member in council.members} if council else {}
        self.people = {person.id: person for person in meeting.members()}
        self.movers = {p.id for p in self.people.values() if p.items or p.arrived_at or p.left_at}
        rows = {person.member or person.id for person in self.people.values()}
        self.twice = len(rows) < len(self.people)
        self.still = not (self.twice or self.movers or _moves(meeting))  # everybody stands alike all the time
        self.found: dict[Moment, tuple[Standing, ...]] = {}
        self.whole = self._look(_Scene(meeting, self.rules, Moment()))

    def at(self, moment: Moment) -> tuple[Standing, ...]:
        """Return the standing of each member at a moment."""
        if self.still:
            return self.whole
        if moment not in self.found:
            scene = _Scene(self.meeting, self.rules, moment)
            moved = self.movers | (scene.moved.keys() & self.people.keys())
            if self.twice:
                self.found[moment] = self._look(scene)
            elif not moved:
                self.found[moment] = self.whole
            else:
                listed = len(self.people)  # behind them stand those in office who are not on the list
                now = (
                    self._standing(self.people[standing.id], scene) if standing.id in moved else standing
                    for standing in self.whole[:listed]
                )
                self.found[moment] = (*now, *self.whole[listed:])
        return self.found[moment]

    def _look(self, scene: "_Scene") -> tuple[Standing, ...]:
        found: dict[str, Standing] = {}
        for person in self.people.values():
            name, standing = person.member or person.id, self._standing(person, scene)
            if name not in found or (standing.counts and not found[name].counts):
                found[name] = standing
        for member in self.roster.values():
            if member.id not in found and member.in_office(self.meeting.date):
                found[member.id] = Standing(member.id, member.name, counts=False, why=Why.NOT_STATED)
        return tuple(found.values())

    def _standing(self, person: Attendee, scene: "_Scene") -> Standing:
        why = scene.why(person, self.roster.get(person.member or person.id))
        return Standing(person.id, person.name, why is Why.PRESENT, why)


def _found_in(meeting: Meeting, council: Council | None) -> tuple[object, ...]:
    """Return what tells who is there; in a written meeting the votes do."""
    votes = meeting.votes if meeting.mode is MeetingMode.WRITTEN else None
    return meeting.attendance, meeting.entries, meeting.items, meeting.date, meeting.mode, votes, council


_list_of = remembers(_found_in)(_List)


def presiding(
    meeting: Meeting,
    council: Council | None = None,
    *,
    at: Moment | datetime.time | None = None,
    recused: Iterable[str] = (),
) -> Attendee | None:
    """Return who presides: the chair; where the chair is away or recused, the acting chair or the vice-chair."""
    moment = at if isinstance(at, Moment) else Moment(at)
    away = same_people(meeting, recused)
    there = {person.id for person in standings(meeting, council, moment) if person.counts} - away
    for role in (Role.CHAIR, Role.ACTING_CHAIR, Role.VICE_CHAIR):
        for person in meeting.members():
            if person.id in there and role_of(person, meeting, council) is role:
                return person
    return None


def same_people(meeting: Meeting, ids: Iterable[str]) -> frozenset[str]:
    """Return the attendance ids of the same people: a member may stand on the list twice."""
    wanted = set(ids)
    members = {person.member or person.id for person in meeting.members() if person.id in wanted}
    return frozenset(
        wanted | {person.id for person in meeting.members() if (person.member or person.id) in members}
    )


def role_of(person: Attendee, meeting: Meeting, council: Council | None) -> Role | None:
    """Return a person's role as the list states it, else as the roster has it on the day."""
    if person.role is not None or council is None:
        return person.role
    member = council.member(person.member or person.id)
    term = member.term_on(meeting.date) if member else None
    return term.role if term else None


class _Scene:
    """A moment of a meeting: its time of day, and who came and went in the entries before it."""

    def __init__(self, meeting: Meeting, rules: Rules, moment: Moment) -> None:
        self.meeting, self.rules, self.item = meeting, rules, moment.item
        self.at = moment.at
        self.moved: dict[str, Why] = {}
        self.refused: dict[Presence | None, Why | None] = {
            None: Why.NOT_STATED,
            Presence.ABSENT: Why.ABSENT,
            Presence.PROXY: None if rules.proxies else Why.PROXY,
            Presence.ONLINE: Why.ONLINE if rules.online is False else None,
        }
        if moment.item is not None:
            self._follow(*_entries(meeting, moment.item, moment.at))
        elif moment.at is not None:
            self._follow(*_entries_by_the_clock(meeting, moment.at))

    def why(self, person: Attendee, member: Member | None) -> Why:
        """Return why a person counts or does not."""
        return self._outside(person, member) or self._away(person) or self._when(person)

    def _outside(self, person: Attendee, member: Member | None) -> Why | None:
        if member is not None and not member.in_office(self.meeting.date):
            return Why.NOT_IN_OFFICE
        if person.items and self.item is not None and self.item not in person.items:
            return Why.OTHER_ITEMS
        return None

    def _away(self, person: Attendee) -> Why | None:
        if self.meeting.mode is MeetingMode.WRITTEN:
            here = person.presence is Presence.PRESENT or _replied(person, self.meeting)
            return Why.PRESENT if here and self.rules.written_meetings is not False else Why.ABSENT
        return self.refused.get(person.presence)

    def _when(self, person: Attendee) -> Why:
        moved = self.moved.get(person.id)
        if moved is not None and moved is not Why.PRESENT:
            return moved
        late = self.at is not None and person.arrived_at is not None and self.at < person.arrived_at
        if late and moved is None:  # an arrival that the record tells before the moment is better known
            return Why.NOT_YET_THERE
        if self.at is not None and person.left_at is not None and person.left_at <= self.at:
            return Why.LEFT
        return Why.PRESENT

    def _follow(self, before: list[Entry], after: list[Entry]) -> None:
        """Follow the entries up to the moment; an arrival told after it means not there yet."""
        asked = self.at is not None
        for entry in before:
            self.at = self.at if asked else entry.at or self.at
            if (came := _came(entry)) is not None:
                self.moved[came[0]] = came[1]
        seen = set(self.moved)
        for entry in after:  # whoever is told to arrive first, and only then, is not there yet
            if (came := _came(entry)) is not None and came[0] not in seen:
                seen.add(came[0])
                if came[1] is Why.PRESENT:
                    self.moved[came[0]] = Why.NOT_YET_THERE


def _replied(person: Attendee, meeting: Meeting) -> bool:
    """In a written meeting whoever replies is there (東村山市, 豊中市: 書面会議)."""
    return any(vote.choice_of(person.id) is not None for vote in meeting.votes)


def _entries(meeting: Meeting, item_id: str, at: datetime.time | None) -> tuple[list[Entry], list[Entry]]:
    """Return the entries before the moment of an item, and those after it, in the order in which they happened.

    The moment is that of its vote, else its last entry; where it has none, the last of the items before it. Of
    what tells its time, the time of day decides, where one is asked for.
    """
    order = course(meeting)
    place = {item.id: number for number, item in enumerate(meeting.items)}
    until = place.get(item_id, len(place))
    own = [number for number, (name, _entry) in enumerate(order) if name == item_id]
    if own:
        last = next((number for number in own if _is_vote(order[number][1])), own[-1])
    else:
        earlier = [number for number, (name, _e) in enumerate(order) if name is None or place[name] < until]
        last = earlier[-1] if earlier else -1
    before: list[Entry] = []
    after: list[Entry] = []
    for number, (_name, entry) in enumerate(order):
        passed = number > last if at is None or entry.at is None else entry.at > at
        (after if passed else before).append(entry)
    return before, after


def _entries_by_the_clock(meeting: Meeting, at: datetime.time) -> tuple[list[Entry], list[Entry]]:
    """Return the entries that tell their time, up to a time of day and after it."""
    timed = [(entry.at, entry) for _item, entry in meeting.proceedings() if entry.at is not None]
    timed.sort(key=lambda pair: pair[0])
    return [entry for told, entry in timed if told <= at], [entry for told, entry in timed if told > at]


def _is_vote(entry: Entry) -> bool:
    return isinstance(entry, Event) and entry.event is EventKind.VOTE


@remembers(lambda meeting: (meeting.entries, meeting.items))
def _moves(meeting: Meeting) -> bool:
    """Tell whether the proceedings say of anybody that they came or went."""
    return any(_came(entry) for _item, entry in meeting.proceedings())


def _came(entry: Entry) -> tuple[str, Why] | None:
    if isinstance(entry, Event) and entry.attendee is not None:
        if entry.event is EventKind.ARRIVE:
            return entry.attendee, Why.PRESENT
        if entry.event is EventKind.DEPART:
            return entry.attendee, Why.LEFT
    return None


def others(people: tuple[Standing, ...]) -> str:
    """Return the part of a sentence that names who does not count, and why."""
    named = [f"{name} ({why})" for name, why in _not_counted(people)]
    return _("; not counted: {names}").format(names=_(", ").join(named)) if named else ""


def counted(people: tuple[Standing, ...]) -> str:
    """Return the part of a sentence that names who counts."""
    named = [person.name for person in people if person.counts]
    return _("; counted: {names}").format(names=_(", ").join(named)) if named else ""


def ground(article: str | None, *, assumed: bool) -> str:
    """Return the part of a sentence that names the clause, or says that the usual rule is assumed."""
    if assumed:
        return _(" [the usual rule, assumed]")
    return _(" [{article}]").format(article=article) if article else ""


def _not_counted(people: tuple[Standing, ...]) -> Iterator[tuple[str, str]]:
    return ((person.name, pgettext("Why", person.why.value)) for person in people if not person.counts)
