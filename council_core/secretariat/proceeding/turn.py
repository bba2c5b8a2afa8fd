"""The turn of one item: its steps in the order of the chair's script."""

import re
from collections.abc import Iterator

from attrs import evolve

from council_core.language import _
from council_core.minutes.writer.agenda import Item
from council_core.minutes.writer.sayings import listed, quoted
from council_core.model import (
    Attendee,
    Capacity,
    Decision,
    Entry,
    Event,
    EventKind,
    ItemKind,
    Outcome,
    Presence,
    Speech,
    word,
)
from council_core.secretariat.proceeding.motion import Motion, consent_step, recusal, ruling_step, vote_step
from council_core.secretariat.proceeding.step import NEW, Step, StepKind
from council_core.secretariat.proceeding.table import Table

__all__ = ["Turn"]


class Turn:
    """The turn of one item.

    `motions` are voted on at its end, or it is voted on with another item `later`. With `closes` the public
    leaves before it, with `opens` it comes back; with `calls` officials come in, with `sends` they leave.
    """

    def __init__(  # noqa: PLR0913 -- what there is to know of one item's place among the others
        self,
        table: Table,
        item: Item,
        motions: tuple[Motion, ...],
        later: str | None,
        *,
        closes: bool,
        opens: bool,
        calls: bool,
        sends: bool,
    ) -> None:
        self.table, self.item, self.motions, self.later = table, item, motions, later
        self.closes, self.opens, self.calls, self.sends = closes, opens, calls, sends
        self.recused = tuple(dict.fromkeys(name for motion in motions for name in motion.recused))
        self.own = table.own(item.id)
        self.marks = table.marks(item.id)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to be done on it: it was decided, or had its turn and needs no decision."""
        if self.item.parts and not self.motions:
            return any(self.table.own(item.id) for item in _within(self.item))
        if any(motion.vote is None or not motion.vote.declared for motion in self.motions):
            return StepKind.RULING in self.marks and bool(self.own)
        if self.table.outcome(self.item.id) is not None:
            return bool(self.own) or not self.table.gone(self.item.id)
        return bool(self.own)

    def steps(self) -> Iterator[Step]:
        """Yield the steps of the item."""
        kind = self.item.kind
        yield self._step(StepKind.ITEM, self._taken_up(), done=bool(self.own))
        if self.item.parts or self.table.gone(self.item.id) or kind is ItemKind.PROCEDURE:
            pass
        elif kind is ItemKind.ELECTION:
            yield self._step(StepKind.ELECTED, elected(self.table, self.item.id))
        elif kind is ItemKind.HEARING:
            yield from self._heard()
        elif kind is ItemKind.OTHER:
            yield self._step(StepKind.OPINIONS, (self._says("other"),))
            yield self._step(StepKind.SECRETARIAT, (self._says("other-secretariat"),))
        else:
            yield from self._explained()
        for place, motion in enumerate(self.motions):
            yield consent_step(self.table, motion, self.item.id, place)
            yield vote_step(self.table, motion, self.item.id, place=place)
            yield ruling_step(self.table, motion, self.item.id, place)

    def _explained(self) -> Iterator[Step]:
        house, table = self.table.house, self.table
        if self.calls or table.happened(self.item.id, EventKind.ENTER):
            yield self._came(EventKind.ENTER)
        who = listed(house, self.item.departments) or house.label("secretariat")
        papers = listed(house, self._papers())
        told = house.says("explained", papers=papers) if papers else house.word(EventKind.EXPLANATION)
        yield self._step(
            StepKind.EXPLANATION,
            (self._says("explanation", who=who), _event(EventKind.EXPLANATION, told)),
            missing=self._nobody_explains(),
            done=table.happened(self.item.id, EventKind.EXPLANATION),
        )
        yield self._step(StepKind.QUESTIONS, (self._says("questions"),))
        silent = self._unasked()
        if self.sends or table.happened(self.item.id, EventKind.LEAVE):
            gone = house.says("officials-out", who=listed(house, self.item.departments))
            yield self._step(
                StepKind.OFFICIALS_OUT,
                (*silent, self._says("officials-leave"), _event(EventKind.LEAVE, gone)),
                done=table.happened(self.item.id, EventKind.LEAVE),
            )
        else:
            yield self._step(StepKind.QUESTIONS_OVER, (*silent, self._says("questions-over")))
        if self.motions or self.later:
            asked: tuple[Entry, ...] = (self._says("opinions"),)
            if self.later:
                titles = quoted(house, [table.heading(self.later)])
                asked += (self._says("later", item=titles),)
            yield self._step(StepKind.OPINIONS, asked)
        elif self.item.kind is ItemKind.REPORT:
            yield self._noted()

    def _heard(self) -> Iterator[Step]:
        if self.calls or self.table.happened(self.item.id, EventKind.ENTER):
            yield self._came(EventKind.ENTER)
        yield self._step(StepKind.HEARING, (self._says("hearing"),))
        yield self._step(StepKind.QUESTIONS, (self._says("hearing-questions"),))
        yield self._step(StepKind.OFFICIALS_OUT, (*self._unasked(), self._says("hearing-over")))

    def _noted(self) -> Step:
        """Return the step that takes note of a report, where nobody objects."""
        outcome = self.table.outcome(self.item.id)
        decision = self.table.record(self.item.id).decision or Decision()
        return self._step(
            StepKind.NOTING,
            self.table.agreed(self._says("noting"), self.table.house.says("noting-agreed")),
            decisions=((self.item.id, _with(decision, Outcome.NOTED)),),
            done=outcome is not None or self.table.happened(self.item.id, EventKind.NO_OBJECTION),
        )

    def _taken_up(self) -> tuple[Entry, ...]:
        table, house, item = self.table, self.table.house, self.item
        title = quoted(house, [table.heading(item.id)])
        writes: list[Entry] = []
        if self.opens:
            writes += [self._says("public-returns"), table.note(house.says("public-in"))]
        if self.closes:
            writes += [self._says("public-leaves"), table.note(house.says("public-out"))]
        if item.parts:
            return (*writes, self._says("heading", item=title))
        if table.gone(item.id):
            return (*writes, self._says("withdrawn", item=title))
        if item.kind is ItemKind.ELECTION:
            return (*writes, *election(table, item.id, item.title))
        if item.kind is ItemKind.PROCEDURE:
            return (*writes, self._says("procedure", title=item.title))
        usual, here = table.presider(), table.presider(item.id, self.recused)
        if here is not None and usual is not None and here.id != usual.id:
            writes.append(table.note(house.says("presides-here", name=here.name)))
        writes.append(self._says("item", item=title))
        figures = table.figures(item.id, self.recused)
        before = table.figures(table.leaf)
        if table.known and (figures.base, figures.needed) != (before.base, before.needed):
            writes.append(self._say(table.told(figures, item=True)))
        if told := recusal(table, self.recused):
            writes.append(self._say(told))
        return tuple(writes)

    def _came(self, event: EventKind) -> Step:
        """Return the step that calls the officials in."""
        names = (f"{person.name}{person.post or ''}" for person in self._officials())
        who = "　".join([listed(self.table.house, self.item.departments), *names])
        return self._step(
            StepKind.OFFICIALS_IN,
            (_event(event, self.table.house.says("officials-in", who=who)),),
            missing=self._nobody_explains(),
            done=self.table.happened(self.item.id, event),
        )

    def _officials(self) -> list[Attendee]:
        return [
            person
            for person in self.table.meeting.attendance
            if person.capacity is Capacity.EXPLAINER
            and person.department in self.item.departments
            and person.presence is not Presence.ABSENT
        ]

    def _nobody_explains(self) -> tuple[str, ...]:
        officials = (Capacity.EXPLAINER, Capacity.SECRETARIAT)
        listed_people = any(person.capacity in officials for person in self.table.meeting.attendance)
        if self.item.departments and listed_people and not self._officials():
            names = _(", ").join(self.item.departments)
            return (_("nobody of {department} is on the list to explain").format(department=names),)
        return ()

    def _papers(self) -> list[str]:
        papers = {paper.id: paper for paper in self.table.meeting.materials}
        found = (papers.get(name) for name in self.item.item.materials)
        return [paper.label or paper.title or paper.id for paper in found if paper]

    def _unasked(self) -> tuple[Entry, ...]:
        """Return that nothing was asked, where nothing stands behind the call for questions."""
        last = self.own[-1] if self.own else None
        if last is None or not re.fullmatch(rf"{StepKind.QUESTIONS}-\d+", last.id):
            return ()
        return (_event(EventKind.NO_COMMENT, self.table.house.word(EventKind.NO_COMMENT)),)

    def _says(self, key: str, **filled: object) -> Speech:
        return self._say(self.table.house.says(key, **filled))

    def _say(self, text: str) -> Speech:
        return self.table.says(text, self.item.id, self.recused)

    def _step(
        self,
        kind: StepKind,
        writes: tuple[Entry, ...],
        *,
        decisions: tuple[tuple[str, Decision], ...] = (),
        missing: tuple[str, ...] = (),
        done: bool = False,
    ) -> Step:
        label = f"{word(kind)}  {self.table.heading(self.item.id)}"
        told = (*self._closed_without_ground(), *missing) if kind is StepKind.ITEM else missing
        return Step(
            kind,
            self.item.id,
            label,
            writes,
            decisions=decisions,
            missing=told,
            done=done or kind in self.marks,
        )

    def _closed_without_ground(self) -> tuple[str, ...]:
        if self.closes and not self.item.closed_under:
            return (_("no clause is named under which it is closed"),)
        return ()


def _within(item: Item) -> Iterator[Item]:
    yield item
    for part in item.parts:
        yield from _within(part)


def election(table: Table, item: str | None, title: str) -> tuple[Entry, ...]:
    """Return what is said where somebody is to be elected: how, and that nobody objects."""
    asked = table.says(table.house.says("election", title=title), item)
    return table.agreed(asked, table.house.says("election-agreed"))


def elected(table: Table, item: str | None) -> tuple[Entry, ...]:
    """Return what is said where somebody was proposed: nobody objects, and who it is."""
    asked = table.says(table.house.says("elected"), item)
    return table.agreed(asked, table.house.says("elected-agreed"))


def _event(event: EventKind, text: str) -> Event:
    return Event(id=NEW, event=event, text=text)


def _with(decision: Decision, outcome: Outcome) -> Decision:
    return decision if decision.outcome else evolve(decision, outcome=outcome)
