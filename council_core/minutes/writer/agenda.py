"""Items, votes, results, materials and follow-ups as templates see them."""

import datetime
from collections.abc import Callable, Iterator

from attrs import define, frozen

from council_core.house import House
from council_core.minutes.writer.people import People, Person
from council_core.model import (
    AgendaItem,
    Choice,
    Decision,
    DocumentNumber,
    Entry,
    FollowUp,
    ItemKind,
    Meeting,
    Openness,
    Vote,
)

__all__ = ["FollowUpView", "Item", "Paper", "Result", "VoteView", "items_of"]

Finder = Callable[[str | None], Person | None]


@frozen(eq=False)
class Paper:
    """A material: its label and title, each perhaps empty."""

    label: str
    title: str

    @property
    def name(self) -> str:
        """The label, else the title."""
        return self.label or self.title


@frozen(eq=False)
class VoteView:
    """A vote as the record tells it."""

    vote: Vote
    house: House
    find: Finder

    @property
    def method(self) -> str:
        """The word for how it was taken, or nothing."""
        return self.house.word(self.vote.method)

    @property
    def wording(self) -> str:
        """What the record says of it (全員挙手), or nothing."""
        return self.vote.wording or ""

    @property
    def declared(self) -> str:
        """The word for what was declared, or nothing."""
        return self.house.word(self.vote.declared)

    @property
    def counts(self) -> tuple[str, ...]:
        """The counts that the record gives: 賛成5, 反対1."""
        vote = self.vote
        counts = ((Choice.FOR, vote.for_), (Choice.AGAINST, vote.against), (Choice.ABSTAIN, vote.abstaining))
        return tuple(
            f"{self.house.word(choice)}{self.house.number(number)}"
            for choice, number in counts
            if number is not None
        )

    @property
    def told(self) -> tuple[str, ...]:
        """All that is known of it: method, wording, counts, what was declared."""
        return tuple(part for part in (self.method, self.wording, *self.counts, self.declared) if part)

    @property
    def ballots(self) -> tuple[tuple[str, People], ...]:
        """Who voted how, where the record names them: each choice's word with the people."""
        found = [
            (self.house.word(choice), self._people(b.member for b in self.vote.ballots if b.choice is choice))
            for choice in Choice
        ]
        return tuple((choice, people) for choice, people in found if people)

    @property
    def recused(self) -> People:
        """Who took no part."""
        return self._people(iter(self.vote.recused))

    @property
    def casting_vote(self) -> str:
        """The word for the choice of whoever presided, at a tie; or nothing."""
        return self.house.word(self.vote.casting_vote)

    def _people(self, ids: Iterator[str]) -> People:
        return People(person for person in map(self.find, ids) if person)


@define(eq=False)
class Item:
    """An item of the agenda: where it stands, and what belongs to it."""

    item: AgendaItem
    house: House
    depth: int
    number: str
    materials: tuple[Paper, ...]
    votes: tuple[VoteView, ...]
    parts: "tuple[Item, ...]" = ()

    @property
    def id(self) -> str:
        """The id."""
        return self.item.id

    @property
    def label(self) -> str:
        """The label as printed, without brackets; or nothing. `number` has what this house prints."""
        return self.item.label or ""

    @property
    def title(self) -> str:
        """The title, without the label."""
        return self.item.title

    @property
    def kind(self) -> ItemKind | None:
        """The kind."""
        return self.item.kind

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments."""
        return self.item.departments

    @property
    def basis(self) -> str:
        """The clause that it rests on, or nothing."""
        return self.item.basis or ""

    @property
    def consultation(self) -> DocumentNumber | None:
        """The number and date of the 諮問書."""
        return self.item.consultation

    @property
    def closed(self) -> bool:
        """Whether it is closed to the public."""
        return self.item.openness is Openness.CLOSED

    @property
    def openness(self) -> Openness | None:
        """How open it is."""
        return self.item.openness

    @property
    def closed_under(self) -> str:
        """The clause under which it is closed, or nothing."""
        return self.item.closed_under or ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The proceedings under it."""
        return self.item.entries

    @property
    def decision(self) -> Decision | None:
        """What became of it, as recorded; `None` where the record states nothing."""
        return self.item.decision if self.item.decision != Decision() else None

    @property
    def outcome(self) -> str:
        """The word for what became of it, or nothing."""
        return self.house.word(self.item.decision.outcome) if self.item.decision else ""

    @property
    def result(self) -> str:
        """What the record says became of it, or nothing."""
        return (self.item.decision.text or "") if self.item.decision else ""

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions."""
        return self.item.decision.conditions if self.item.decision else ()


@frozen(eq=False)
class Result:
    """What became of one or several items."""

    decision: Decision
    house: House
    items: tuple[Item, ...]

    @property
    def outcome(self) -> str:
        """The word for it, or nothing."""
        return self.house.word(self.decision.outcome)

    @property
    def text(self) -> str:
        """What the record says, or nothing."""
        return self.decision.text or ""

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions."""
        return self.decision.conditions

    @property
    def advice(self) -> DocumentNumber | None:
        """The number and date of the 答申書."""
        return self.decision.advice


@frozen(eq=False)
class FollowUpView:
    """What was promised."""

    follow_up: FollowUp
    house: House
    item: Item | None

    @property
    def text(self) -> str:
        """What."""
        return self.follow_up.text

    @property
    def owner(self) -> str:
        """By whom, or nothing."""
        return self.follow_up.owner or ""

    @property
    def due(self) -> str:
        """By when: a date, or the word for an event; or nothing."""
        due = self.follow_up.due
        return self.house.day(due) if isinstance(due, datetime.date) else self.house.word(due)

    @property
    def done(self) -> str:
        """When it was done, or nothing."""
        return self.house.day(self.follow_up.done_on) if self.follow_up.done_on else ""


def items_of(meeting: Meeting, house: House, find: Finder) -> tuple[Item, ...]:
    """Return every item once with its depth, each before those under it; in their order otherwise."""
    under: dict[str | None, list[AgendaItem]] = {}
    ids = {item.id for item in meeting.items}
    for item in meeting.items:
        under.setdefault(item.parent if item.parent in ids else None, []).append(item)
    papers = {paper.id: Paper(paper.label or "", paper.title or "") for paper in meeting.materials}
    votes: dict[str, list[VoteView]] = {}
    for vote in meeting.votes:
        # A vote on several items is told under the last of them.
        if last := next((item for item in reversed(vote.items) if item in ids), None):
            votes.setdefault(last, []).append(VoteView(vote, house, find))
    made: list[Item] = []
    told: set[str] = set()

    def tell(items: list[AgendaItem], depth: int) -> tuple[Item, ...]:
        labelled = any(item.label for item in items)
        parts: list[Item] = []
        for place, item in enumerate(items, start=1):
            if item.id in told:
                continue
            told.add(item.id)
            number = (
                house.labelled(depth, item.label)
                if item.label
                else ""  # a number of ours could be one that a neighbour has as its label
                if labelled
                else house.numbered(depth, place)
            )
            materials = tuple(papers.get(name) or Paper(name, "") for name in item.materials)
            one = Item(item, house, depth, number, materials, tuple(votes.get(item.id, ())))
            parts.append(one)
            made.append(one)
            one.parts = tell(under.get(item.id, []), depth + 1)
        return tuple(parts)

    tell(under.get(None, []), 0)
    for item in meeting.items:  # what stands below itself has no beginning: it is told where it stands
        if item.id not in told:
            tell([item], 0)
    return tuple(made)
