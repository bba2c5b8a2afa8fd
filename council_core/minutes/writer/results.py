"""Materials, votes, results and promises as templates see them."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from council_core.house import House
from council_core.minutes.writer.people import People, Person
from council_core.minutes.writer.sayings import quoted
from council_core.model import Choice, Decision, DocumentNumber, FollowUp, Vote

if TYPE_CHECKING:
    from council_core.minutes.writer.agenda import Item

__all__ = ["Finder", "FollowUpView", "Paper", "Result", "VoteView"]

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
    """A vote as the record tells it. `said` is whether the proceedings tell it too.

    `headings` has the items by their ids, as this house prints them.
    """

    vote: Vote
    house: House
    find: Finder
    headings: Mapping[str, str]
    said: bool = False

    @property
    def matter(self) -> str:
        """What it is on, unless one item: 一括「1　計画」、「2　予算」, or 手続 where it decides none."""
        found = [self.headings[item] for item in self.vote.items if item in self.headings]
        if not found:
            return self.house.label("order")
        return self.house.label("together") + quoted(self.house, found) if len(found) > 1 else ""

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
        """All that is known of it: on what unless one item, method, wording, counts, what was declared."""
        parts = (self.matter, self.method, self.wording, *self.counts, self.declared)
        return tuple(part for part in parts if part)

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


@frozen(eq=False)
class Result:
    """What became of one or several items."""

    decision: Decision
    house: House
    items: "tuple[Item, ...]"

    @property
    def summary(self) -> str:
        """The line of the record that names the items and what became of them, or nothing."""
        return self.items[0].summary

    @property
    def told(self) -> bool:
        """Whether the record says more of it than conditions or a conclusion."""
        return bool(self.summary or self.outcome)

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
    """What was promised. `said` is whether the proceedings or a result tell it too."""

    follow_up: FollowUp
    house: House
    item: "Item | None"
    said: bool = False

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
