"""A meeting as it stands at the table: what has been taken of each item, who presides, who is there."""

import re
from functools import cached_property
from typing import Final

from attrs import evolve

from council_core.house import House
from council_core.memory import remembers
from council_core.minutes.writer.agenda import Item, items_of
from council_core.minutes.writer.figures import Figures
from council_core.minutes.writer.letters import expected
from council_core.minutes.writer.said import squeezed
from council_core.minutes.writer.sayings import EMPTY
from council_core.minutes.writer.script import stated
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    Entry,
    Event,
    EventKind,
    ItemKind,
    Meeting,
    Note,
    Openness,
    Outcome,
    Presence,
    Role,
    Speech,
)
from council_core.rules import Moment, course, presiding, quorum
from council_core.secretariat.proceeding.step import NEW, StepKind

__all__ = ["Table"]

_MARK: Final = re.compile(r"([a-z]+(?:-[a-z]+)*)-\d+")
_LEADING: Final = frozenset({Role.CHAIR, Role.ACTING_CHAIR, Role.VICE_CHAIR})
_FRAME: Final = frozenset(
    {StepKind.OPEN, StepKind.QUORUM, StepKind.CLOSE_DOORS, StepKind.NEXT_DATE, StepKind.CLOSE}
)
_BESIDE: Final = frozenset({EventKind.RECESS, EventKind.RESUME, EventKind.ARRIVE, EventKind.DEPART})


class Table:
    """A meeting at the table. Which step an entry is of stands in its id, as far as a step wrote it."""

    def __init__(self, meeting: Meeting, council: Council, house: House) -> None:
        self.meeting, self.council, self.house = meeting, council, house
        self.known = stated(meeting)
        listed = expected(meeting, council)
        here = (
            evolve(person, presence=Presence.PRESENT) if person.capacity is Capacity.MEMBER else person
            for person in listed.attendance
        )
        # Until somebody says who came, everybody is expected.
        self.seen = listed if self.known else evolve(listed, attendance=tuple(here))
        self.order = course(meeting)
        self.now = self.order[-1][1].at if self.order else None  # as of the last that was said or done
        self.under, self._marks = _by_item(self.order)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items in the order of the agenda, with their numbers; an item without a title is none."""
        return _numbered(self.meeting, self.house)

    @cached_property
    def opening(self) -> str | None:
        """The item of the agenda that is the opening itself (開会), if there is one."""
        first = self.items[0] if self.items else None
        return first.id if first and not first.parts and "開会" in squeezed(first.title) else None

    @cached_property
    def ending(self) -> str | None:
        """The item of the agenda that is the closing itself (閉会), if there is one."""
        last = self.items[-1] if len(self.items) > 1 else None
        return last.id if last and not last.parts and "閉会" in squeezed(last.title) else None

    @cached_property
    def turns(self) -> tuple[Item, ...]:
        """The items that have a turn of their own: all but the opening and the closing."""
        return tuple(item for item in self.items if item.id not in {self.opening, self.ending})

    def record(self, item: str) -> AgendaItem:
        """Return an item as the record has it."""
        found = self.meeting.item(item)
        assert found is not None  # noqa: S101 -- it is of this meeting
        return found

    def heading(self, item: str) -> str:
        """Return an item as it is called: its number and title."""
        shown = next((it for it in self.items if it.id == item), None)
        if shown is None:
            return self.record(item).title
        return "　".join(part for part in (shown.number, shown.title) if part)

    def marks(self, item: str | None) -> set[str]:
        """Return the kinds of steps that wrote entries under an item."""
        return self._marks.get(item, set())

    def own(self, item: str) -> list[Entry]:
        """Return what was said and done on an item itself."""
        return [entry for entry in self.under.get(item, ()) if not _is_beside(entry)]

    def happened(self, item: str | None, *events: EventKind) -> bool:
        """Tell whether one of these events stands under an item."""
        return any(isinstance(entry, Event) and entry.event in events for entry in self.under.get(item, ()))

    def taken(self, item: str, kind: StepKind, event: EventKind | None = None) -> int:
        """Return how often a step was taken on an item, told by what it writes once: an event, or a speech."""
        return sum(
            (mark := _MARK.fullmatch(entry.id)) is not None
            and mark[1] == kind
            and (entry.event is event if isinstance(entry, Event) else event is None)
            for entry in self.under.get(item, ())
        )

    def last_step(self, item: str) -> StepKind | None:
        """Return which step was the last that was taken on an item."""
        kinds = {kind.value: kind for kind in StepKind}
        marks = (_MARK.fullmatch(entry.id) for entry in reversed(self.under.get(item, ())))
        return next((kinds[mark[1]] for mark in marks if mark and mark[1] in kinds), None)

    def has_mark(self, *kinds: StepKind) -> bool:
        """Tell whether some step of these kinds was taken anywhere."""
        return any(kind in found for found in self._marks.values() for kind in kinds)

    @property
    def said(self) -> bool:
        """Whether anything was said or happened; a remark may be older than the meeting."""
        return any(not isinstance(entry, Note) for _item, entry in self.order)

    @property
    def begun(self) -> bool:
        """Whether some item had its turn already, or part of it."""
        return any(self.own(item.id) for item in self.turns)

    @cached_property
    def current(self) -> str | None:
        """The item now open: the one on which something was said or done last."""
        turns = {item.id for item in self.turns}
        last = (name for name, entry in reversed(self.order) if name in turns and not _is_frame(entry))
        return next(last, None)

    @property
    def leaf(self) -> str | None:
        """The item now open, if none stands under it."""
        return next((item.id for item in self.turns if item.id == self.current and not item.parts), None)

    def gone(self, item: str) -> bool:
        """Tell whether an item was taken back."""
        return self.outcome(item) is Outcome.WITHDRAWN

    def outcome(self, item: str) -> Outcome | None:
        """Return what became of an item."""
        decision = self.record(item).decision
        return decision.outcome if decision else None

    @cached_property
    def closed(self) -> frozenset[str]:
        """The items that are closed, and those under them."""
        found = {item.id for item in self.meeting.items if item.openness is Openness.CLOSED}
        while under := {item.id for item in self.meeting.items if item.parent in found} - found:
            found |= under
        return frozenset(found)

    @cached_property
    def leaderless(self) -> bool:
        """Whether the council has no chair yet, nor anybody to stand in."""
        roles = {person.role for person in self.seen.members()}
        return not roles & _LEADING and self.presider() is None

    @property
    def elects(self) -> bool:
        """Whether an item of the agenda is an election."""
        return any(item.kind is ItemKind.ELECTION for item in self.meeting.items)

    def presider(self, item: str | None = None, recused: tuple[str, ...] = ()) -> Attendee | None:
        """Return who presides, over an item or over all."""
        return presiding(self.seen, self.council, at=Moment(at=self.now, item=item), recused=recused)

    def figures(self, item: str | None = None, recused: tuple[str, ...] = ()) -> Figures:
        """Return whether enough are there, at an item or over all."""
        found = quorum(self.seen, self.council, at=Moment(at=self.now, item=item), recused=recused)
        return Figures(found, self.house, self.known)

    def told(self, figures: Figures, *, item: bool = False) -> str:
        """Return the sentence on the quorum."""
        return figures.says(
            item=item,
            present=figures.present or EMPTY,
            base=figures.base or EMPTY,
            needed=figures.needed or EMPTY,
        )

    def says(
        self, text: str, item: str | None = None, recused: tuple[str, ...] = (), *, office: bool = False
    ) -> Speech:
        """Return what whoever presides says; with `office`, what the secretariat says in their stead."""
        if office:
            return Speech(id=NEW, speaker=self.house.label("secretariat"), text=text)
        person = self.presider(item, recused)
        if person is None:
            return Speech(id=NEW, speaker=self.house.says("temporary-chair"), text=text)
        chair = person.role is Role.CHAIR
        return Speech(
            id=NEW,
            speaker=self.house.word(Role.CHAIR) if chair else self.house.says("presiding"),
            attendee=person.id if self.meeting.attendee(person.id) else None,
            text=text,
        )

    def agreed(self, asked: Speech, decided: str) -> tuple[Entry, ...]:
        """Return a question, that nobody objects, and what is decided by that."""
        answer = evolve(asked, text=self.house.says("agreed", decided=decided))
        return asked, self.no_objection(), answer

    def no_objection(self) -> Event:
        """Return that nobody objects."""
        return Event(id=NEW, event=EventKind.NO_OBJECTION, text=self.house.says("no-objection"))

    def note(self, text: str) -> Note:
        """Return a remark."""
        return Note(id=NEW, text=text)


def _is_frame(entry: Entry) -> bool:
    mark = _MARK.fullmatch(entry.id)
    return bool(mark and mark[1] in _FRAME)


def _is_beside(entry: Entry) -> bool:
    """Tell what is of the whole meeting, wherever it stands: opening, closing, recess, who comes and goes."""
    return _is_frame(entry) or (isinstance(entry, Event) and entry.event in _BESIDE)


@remembers(lambda order: (order,))
def _by_item(
    order: tuple[tuple[str | None, Entry], ...],
) -> tuple[dict[str | None, list[Entry]], dict[str | None, set[str]]]:
    """Return the entries under each item, and the kinds of the steps that wrote some of them."""
    under: dict[str | None, list[Entry]] = {}
    marks: dict[str | None, set[str]] = {}
    for name, entry in order:
        under.setdefault(name, []).append(entry)
        if mark := _MARK.fullmatch(entry.id):
            marks.setdefault(name, set()).add(mark[1])
    return under, marks


@remembers(lambda meeting, house: (meeting.items, meeting.materials, house))
def _numbered(meeting: Meeting, house: House) -> tuple[Item, ...]:
    """Return the items that have a title, numbered."""
    bare = (evolve(item, entries=(), decision=None) for item in meeting.items)
    numbered = items_of(evolve(meeting, votes=(), items=tuple(bare)), house, lambda _id: None)
    return tuple(item for item in numbered if item.title)
