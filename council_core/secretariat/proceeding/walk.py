"""The whole meeting as steps, and which of them is next. Nothing is remembered: the record tells it."""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from attrs import evolve

from council_core.house import House
from council_core.language import _
from council_core.minutes.writer.agenda import Item
from council_core.minutes.writer.sayings import EMPTY
from council_core.minutes.writer.view import NextView
from council_core.model import (
    Council,
    Entry,
    Event,
    EventKind,
    Meeting,
    MeetingMode,
    NextMeeting,
    Openness,
    Role,
    Stage,
    word,
)
from council_core.rules import in_recess
from council_core.secretariat.proceeding.motion import Motion, motions_of
from council_core.secretariat.proceeding.step import NEW, Step, StepKind
from council_core.secretariat.proceeding.table import Table
from council_core.secretariat.proceeding.turn import Turn, elected, election

__all__ = ["Walk", "next_step", "recess_step", "steps", "steps_of"]

_BEFORE = (None, Stage.PLANNED, Stage.NOTIFIED)


def steps(meeting: Meeting, council: Council, house: House) -> tuple[Step, ...]:
    """Return every step of a meeting in the order of its agenda; of one in writing there is none."""
    return () if meeting.mode is MeetingMode.WRITTEN else tuple(Walk(meeting, council, house).steps())


def next_step(meeting: Meeting, council: Council, house: House) -> Step | None:
    """Return the step that comes next; `None` where the meeting is closed, or is held in writing.

    On the item now open it is the one after the last that was taken. Then come the items that had no turn yet,
    in the order of the agenda from here on, then those that were skipped, or were left without the decision
    that they need.
    """
    return Walk(meeting, council, house).next()


def steps_of(meeting: Meeting, council: Council, house: House, item: str) -> tuple[Step, ...]:
    """Return what is left to do on one item, in its order: first the step that takes it up, or goes on with it."""
    turns = Walk(meeting, council, house).turns
    turn = next((turn for turn in turns if turn.item.id == item), None)
    return _left(turn) if turn else ()


def recess_step(meeting: Meeting, council: Council, house: House) -> Step:
    """Return the step that calls a recess, or ends the one that was called."""
    return Walk(meeting, council, house).recess()


class Walk:
    """A way through one meeting: its steps, and the turns of its items."""

    def __init__(self, meeting: Meeting, council: Council, house: House) -> None:
        self.table = Table(meeting, council, house)
        self.meeting, self.house = meeting, house

    def steps(self) -> Iterator[Step]:
        """Yield the steps: the opening, each item's turn, the closing."""
        yield from self._opening()
        for turn in self.turns:
            yield from turn.steps()
        yield from self._closing()

    def next(self) -> Step | None:
        """Return the next step."""
        if self.meeting.mode is MeetingMode.WRITTEN or self._over():
            return None
        if in_recess(self.meeting):
            return self.recess()
        if self.table.has_mark(StepKind.NEXT_DATE):
            return list(self._closing())[-1]
        step = self._at_the_opening() or self._on_the_items() or next(self._closing())
        return self._with_quorum(step)

    def _at_the_opening(self) -> Step | None:
        if self.table.begun:
            return None
        return next((step for step in self._opening() if not step.done), None)

    def _on_the_items(self) -> Step | None:
        turns = self.turns
        here = next((n for n, turn in enumerate(turns) if turn.item.id == self.table.current), -1)
        if here >= 0 and (step := _after_the_last(turns[here])):
            return step
        ahead = [turn for turn in turns[here + 1 :] if not turn.finished]
        behind = [turn for turn in turns[: max(here, 0)] if not turn.finished]
        for turn in (*ahead, *behind):
            if step := _after_the_last(turn):
                return step
        return None

    def _with_quorum(self, step: Step) -> Step:
        """Return a step that says what is missing of all steps: who is there, enough of them, who presides."""
        told = []
        if not self.table.known:
            told.append(_("nobody is marked present yet"))
        elif step.kind is not StepKind.OPEN:
            figures = self.table.figures(step.item)
            if not figures.found.met:
                told.append(str(figures.found))
        if self.table.known and self.table.presider(step.item) is None:
            told.append(_("nobody is there to preside by office"))
        return evolve(step, missing=(*told, *step.missing)) if told else step

    @cached_property
    def turns(self) -> list[Turn]:
        """Return the turn of each item."""
        table = self.table
        motions = motions_of(table)
        later = {
            name: motion.items[-1] for several in motions.values() for motion in several for name in motion.items[:-1]
        }  # fmt: skip
        leaves = [item for item in table.turns if not item.parts]
        before = {second.id: first for first, second in pairwise(leaves)}
        after = {first.id: second for first, second in pairwise(leaves)}
        whole = self.meeting.openness is Openness.CLOSED
        made, was_closed = [], False
        for item in table.turns:
            closed = item.id in table.closed and not whole
            here = tuple(motions.get(item.id, ()))
            made.append(
                Turn(
                    table,
                    item,
                    here,
                    later.get(item.id),
                    closes=closed and not was_closed,
                    opens=was_closed and not closed,
                    calls=self._calls(item, before.get(item.id), motions),
                    sends=self._sends(item, after.get(item.id), here),
                )
            )
            was_closed = closed
        return made

    def _calls(self, item: Item, before: Item | None, motions: dict[str, list[Motion]]) -> bool:
        """Tell whether officials come in: they do not where they stay from the item before."""
        if not item.departments or item.parts:
            return False
        stays = before is not None and before.departments == item.departments and before.id not in motions
        if not stays or before is None:
            return True
        skipped = not self.table.own(before.id) and bool(self.table.own(item.id))
        return skipped or self.table.happened(before.id, EventKind.LEAVE)

    def _sends(self, item: Item, after: Item | None, motions: tuple[Motion, ...]) -> bool:
        """Tell whether officials leave: they stay for the next item if that is theirs too."""
        if not item.departments or item.parts:
            return False
        return bool(motions) or after is None or after.departments != item.departments

    def _opening(self) -> Iterator[Step]:
        table, house, meeting = self.table, self.house, self.meeting
        passed = table.begun
        yield self._frame(
            StepKind.OPEN, tuple(self._opened()), done=table.said or meeting.stage not in _BEFORE
        )
        figures = table.figures()
        found = [table.says(table.told(figures))]
        if not figures.met:
            found.append(table.says(house.says("no-quorum")))
        yield self._frame(StepKind.QUORUM, tuple(found), done=passed or self._quorum_told(met=figures.met))
        closed = [item for item in table.items if item.closed and not item.within_closed]
        if meeting.openness is Openness.CLOSED:
            asked = house.says("closed-meeting", ground=meeting.closed_under or EMPTY)
            decided = house.says("closed-meeting-agreed")
            yield self._doors(asked, decided, passed, grounded=bool(meeting.closed_under))
        elif closed:
            told = (
                house.says("closed-item", item=f"「{table.heading(item.id)}」", ground=item.closed_under or EMPTY)
                for item in closed
            )  # fmt: skip
            asked = house.says("closed-items", items=house.styled("、").join(told))
            grounded = all(item.closed_under for item in closed)
            yield self._doors(asked, house.says("closed-items-agreed"), passed, grounded=grounded)
        if (table.leaderless and not table.elects) or table.has_mark(StepKind.ELECTION):
            home = table.opening
            title = house.says("election-title", chair=house.word(Role.CHAIR))
            yield self._frame(StepKind.ELECTION, election(table, home, title), done=passed)
            yield self._frame(StepKind.ELECTED, elected(table, home), done=passed)

    def _opened(self) -> Iterator[Entry]:
        table, house = self.table, self.house
        opens = table.says(house.says("open", title=self.meeting.title))
        person, chair = table.presider(), house.word(Role.CHAIR)
        if person is None:
            key = "temporary-until-elected" if table.leaderless else "temporary"
            yield table.says(house.says("begin", title=self.meeting.title), office=True)
            asked = table.says(house.says(key, chair=chair), office=True)
            yield from table.agreed(asked, house.says("temporary-agreed"))
        yield opens
        if person is not None and person.role is not Role.CHAIR:
            there = any(member.role is Role.CHAIR for member in table.seen.members())
            yield table.says(
                house.says(
                    "stands-in" if there else "stands-in-vacant",
                    chair=chair,
                    role=house.word(person.role),
                    name=person.name,
                )
            )

    def _quorum_told(self, *, met: bool) -> bool:
        """Tell whether the quorum was told; where too few were there then and are enough now, it is told again."""
        home = self.table.under.get(self.table.opening, ())
        told = [entry.text for entry in home if entry.id.startswith(f"{StepKind.QUORUM}-")]
        return bool(told) and not (met and told[-1] == self.house.says("no-quorum"))

    def _doors(self, asked: str, decided: str, passed: bool, *, grounded: bool) -> Step:  # noqa: FBT001
        writes = self.table.agreed(self.table.says(asked), decided)
        if self.meeting.openness is Openness.CLOSED:
            writes += (
                self.table.says(self.house.says("public-leaves")),
                self.table.note(self.house.says("public-out")),
            )
        missing = () if grounded else (_("no clause is named under which it is closed"),)
        return self._frame(StepKind.CLOSE_DOORS, writes, done=passed, missing=missing)

    def _closing(self) -> Iterator[Step]:
        table, house = self.table, self.house
        turns = self.turns
        following = self.meeting.next_meeting or NextMeeting()
        told = NextView(following, house).said
        back: tuple[Entry, ...] = ()
        ends_closed = (
            turns and turns[-1].item.id in table.closed and self.meeting.openness is not Openness.CLOSED
        )
        if ends_closed:
            back = (table.says(house.says("public-returns")), table.note(house.says("public-in")))
        missing = []
        if told or table.has_mark(StepKind.NEXT_DATE):
            sentence = table.says(house.says("next-meeting", told=told or EMPTY))
            yield self._frame(StepKind.NEXT_DATE, (*back, sentence), last=True)
            back = ()
        else:  # what nobody knows yet is not read aloud
            missing.append(_("nothing is said of the next meeting"))
        if open_items := [table.heading(turn.item.id) for turn in turns if not turn.finished]:
            missing.append(_("not dealt with yet: {titles}").format(titles=_(", ").join(open_items)))
        yield self._frame(
            StepKind.CLOSE,
            (*back, table.says(house.says("close", title=self.meeting.title))),
            last=True,
            missing=tuple(missing),
            done=self._over(),
        )

    def _over(self) -> bool:
        return self.meeting.stage not in _BEFORE or self.table.has_mark(StepKind.CLOSE)

    def _frame(
        self,
        kind: StepKind,
        writes: tuple[Entry, ...],
        *,
        last: bool = False,
        done: bool = False,
        missing: tuple[str, ...] = (),
    ) -> Step:
        """Return a step of the whole meeting; `last` stands at its end, else at its beginning."""
        ending = self.table.ending or (self.table.items[-1].id if self.table.items else None)
        item = ending if last else self.table.opening
        taken = kind is not StepKind.QUORUM and self.table.has_mark(kind)  # the quorum may be told again
        return Step(kind, item, word(kind), writes, missing=missing, done=done or taken)

    def recess(self) -> Step:
        """Return the step that calls a recess, or ends one."""
        resumes = in_recess(self.meeting)
        kind = StepKind.RESUME if resumes else StepKind.RECESS
        event = EventKind.RESUME if resumes else EventKind.RECESS
        item = self.table.order[-1][0] if self.table.order else None
        said = self.table.says(self.house.says(kind))
        happened = Event(id=NEW, event=event)  # in the house's words, which may tell the time
        return Step(kind, item, word(kind), (happened, said) if resumes else (said, happened))


def _after_the_last(turn: Turn) -> Step | None:
    """Return the first step of an item after the last that was taken."""
    return next(iter(_left(turn)), None)


def _left(turn: Turn) -> tuple[Step, ...]:
    found = list(turn.steps())
    taken = max((number for number, step in enumerate(found) if step.done), default=-1)
    return tuple(found[taken + 1 :])
