"""The meeting as whoever presides goes through it: who does, whether enough are there, each item's turn.

The rules say what can be said beforehand: who presides in whose stead, the quorum and its clause, how many may
vote and what is needed. Where the record does not tell yet who came, numbers that depend on it are empty, and
everybody is expected.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from council_core.minutes.writer.agenda import Item
from council_core.minutes.writer.figures import Figures, Motion
from council_core.minutes.writer.people import People, Person
from council_core.model import (
    AgendaItem,
    Capacity,
    Council,
    ItemKind,
    Meeting,
    MeetingMode,
    Openness,
    Outcome,
    Presence,
    Role,
    Vote,
)
from council_core.rules import Moment, QuorumFound, decide, presiding, quorum

if TYPE_CHECKING:
    from council_core.minutes.writer.letters import LetterView

__all__ = ["Script", "Step", "stated"]

_VOTED: Final = frozenset({ItemKind.CONSULTATION, ItemKind.DELIBERATION})
_LEADING: Final = frozenset({Role.CHAIR, Role.ACTING_CHAIR, Role.VICE_CHAIR})


@frozen(eq=False)
class Step:
    """An item's turn.

    `hidden` is a closed one of an edition that does not tell what is in it. With `closes` the public leaves,
    with `opens` it comes back. What is voted on then are `motions`; a vote on an item that has others under it
    comes after the last of those. Or it is voted on with another item `later`. `recused` go out when it is taken
    up, and come back after the vote. `figures` are those of the quorum where they are no longer the ones told.
    """

    item: Item
    closed: bool
    hidden: bool
    closes: bool
    opens: bool
    enters: bool
    leaves: bool
    officials: People
    motions: tuple[Motion, ...]
    recused: People
    later: Item | None
    figures: Figures | None
    presiding: Person | None
    provisional: bool

    @property
    def withdrawn(self) -> bool:
        """Whether it has been taken back."""
        decision = self.item.decision
        return decision is not None and decision.outcome is Outcome.WITHDRAWN


def stated(meeting: Meeting) -> bool:
    """Tell whether the record says of some member that they came or did not."""
    return any(person.presence for person in meeting.members())


class Script:
    """A meeting as whoever presides goes through it."""

    def __init__(self, view: "LetterView", meeting: Meeting, council: Council, closed: set[str]) -> None:
        self._view = view
        self._recorded, self._council, self._closed = meeting, council, closed
        self._known = stated(meeting)
        here = (
            evolve(person, presence=Presence.PRESENT) if person.capacity is Capacity.MEMBER else person
            for person in meeting.attendance
        )
        self._meeting = meeting if self._known else evolve(meeting, attendance=tuple(here))

    @cached_property
    def figures(self) -> Figures:
        """Whether the meeting has its quorum."""
        return self._figures(quorum(self._meeting, self._council))

    @cached_property
    def presiding(self) -> Person | None:
        """Who presides by office: the chair, else who stands in; `None` where no such person is there."""
        return self._presiding(Moment(), ())

    @property
    def stands_in(self) -> bool:
        """Whether somebody presides in the chair's stead."""
        return self.presiding is not None and self.presiding is not self._view.chair

    @cached_property
    def leaderless(self) -> bool:
        """Whether the council has no chair yet, nor anybody to stand in."""
        roles = {self._view.office(person) for person in self._view.members}
        return self.presiding is None and not roles & _LEADING

    @property
    def elects(self) -> bool:
        """Whether an item of the agenda is an election."""
        return any(item.kind is ItemKind.ELECTION for item in self._view.items)

    @property
    def written(self) -> bool:
        """Whether nobody meets: the members answer in writing."""
        return self._meeting.mode is MeetingMode.WRITTEN

    @property
    def whole_closed(self) -> bool:
        """Whether the meeting is closed as a whole."""
        return self._meeting.openness is Openness.CLOSED

    @property
    def closed(self) -> tuple[Item, ...]:
        """The items that are closed, without those under a closed one."""
        if self.whole_closed:
            return ()
        return tuple(
            item
            for item in self._view.items
            if item.id in self._closed and item.item.parent not in self._closed
        )

    @property
    def ends_closed(self) -> bool:
        """Whether the last item is closed, so that the public comes back for the closing."""
        return bool(self.steps) and self.steps[-1].closed and not self.whole_closed

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Each item's turn."""
        motions = self._motions()
        later = {
            item.id: motion.items[-1]
            for several in motions.values()
            for motion in several
            for item in motion.items[:-1]
        }
        return tuple(self._steps(motions, later))

    def _steps(self, motions: dict[str, list[Motion]], later: dict[str, Item]) -> Iterator[Step]:
        leaves = [item for item in self._view.items if not item.parts]
        beside = {second.id: first for first, second in pairwise(leaves)}
        after = {first.id: second for first, second in pairwise(leaves)}
        elected = self.leaderless and not self.elects  # at the opening, before the first item
        provisional, before, told = self.presiding is None and not elected, False, self.figures
        out: set[str] = set()  # the recused who wait outside
        for item in self._view.items:
            closed = item.id in self._closed and not self.whole_closed
            here = tuple(motions.get(item.id, ()))
            recused = _recused(item, here, motions)
            moment = Moment(item=item.id)
            figures = self._figures(quorum(self._meeting, self._council, at=moment, recused=recused))
            presiding_here = self._presiding(moment, recused)
            first, following = beside.get(item.id), after.get(item.id)
            called = bool(item.departments) and not item.parts
            yield Step(
                item=item,
                closed=closed,
                hidden=self._view.public and item.id in self._closed,
                closes=closed and not before,
                opens=before and not closed,
                enters=called
                and (first is None or first.departments != item.departments or first.id in motions),
                leaves=called
                and (bool(here) or following is None or following.departments != item.departments),
                officials=People(
                    person
                    for person in self._view.explainers
                    if person.department in item.departments and not person.absent
                ),
                motions=here,
                recused=self._people(set(recused) - out),
                later=later.get(item.id),
                figures=None if not self._known or item.parts or figures.same(told) else figures,
                presiding=None if presiding_here is self.presiding else presiding_here,
                provisional=provisional,
            )
            out = (out | set(recused)) - {name for motion in here for name in motion.recorded.recused}
            before = closed
            told = told if item.parts else figures
            if item.kind is ItemKind.ELECTION and self.leaderless:
                provisional = False

    def _motions(self) -> dict[str, list[Motion]]:
        """Return the votes to be taken, each under the last of its items, or the last that stands under that."""
        last = _last_under(self._view.items)
        recorded = {vote.id: vote for vote in self._recorded.votes}
        found: dict[str, list[Motion]] = {}
        covered: set[str] = set()
        for shown in self._view.meeting.votes:
            decided = [item for item in self._view.items if item.id in shown.items and not _gone(item.item)]
            if decided:
                covered.update(item.id for item in decided)
                motion = self._motion(shown, recorded[shown.id], tuple(decided))
                found.setdefault(last[decided[-1].id], []).append(motion)
        for item in self._view.items:
            hidden = self._view.public and item.id in self._closed
            if (
                item.kind in _VOTED
                and item.id not in covered
                and not (item.parts or hidden or _gone(item.item))
            ):
                vote = Vote(id="motion", items=(item.id,))
                found.setdefault(item.id, []).append(self._motion(vote, vote, (item,)))
        return found

    def _motion(self, shown: Vote, recorded: Vote, items: tuple[Item, ...]) -> Motion:
        decided = decide(recorded, self._meeting, self._council)
        voters = {person.id for person in decided.people if person.counts}
        return Motion(
            vote=shown,
            recorded=recorded,
            decided=decided,
            house=self._view.house,
            known=self._known,
            items=items,
            recused=self._people(set(recorded.recused)),
            voters=self._people(voters),
            rules=self._council.rules,
        )

    def _people(self, ids: set[str]) -> People:
        """Return people of the record under the names that this edition has for them."""
        listed = zip(self._recorded.attendance, self._view.people, strict=True)
        return People(person for recorded, person in listed if recorded.id in ids)

    def _presiding(self, moment: Moment, recused: tuple[str, ...]) -> Person | None:
        found = presiding(self._meeting, self._council, at=moment, recused=recused)
        return next(iter(self._people({found.id})), None) if found else None

    def _figures(self, found: QuorumFound) -> Figures:
        return Figures(found, self._view.house, self._known)


def _recused(item: Item, here: tuple[Motion, ...], motions: dict[str, list[Motion]]) -> tuple[str, ...]:
    """Return who takes no part in an item: the recused of each vote that decides it, or is taken after it."""
    about = (
        motion
        for several in motions.values()
        for motion in several
        if motion in here or (not item.parts and item in motion.items)
    )
    return tuple(dict.fromkeys(name for motion in about for name in motion.recorded.recused))


def _last_under(items: tuple[Item, ...]) -> dict[str, str]:
    """Return for each item the last one that stands under it, or itself."""
    found: dict[str, str] = {}
    for item in reversed(items):
        found[item.id] = found[item.parts[-1].id] if item.parts else item.id
    return found


def _gone(item: AgendaItem) -> bool:
    return item.decision is not None and item.decision.outcome is Outcome.WITHDRAWN
