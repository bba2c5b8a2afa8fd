"""Items of an agenda as templates see them: where each stands, and what belongs to it."""

import re
from functools import cached_property
from typing import Final

from attrs import define

from council_core.house import House
from council_core.minutes.kinds import Above, kind_labelled, kind_told
from council_core.minutes.voted import BECOMES, TOGETHER, put_together
from council_core.minutes.writer.results import Finder, Paper, VoteView
from council_core.minutes.writer.said import Said, bare, squeezed
from council_core.model import (
    AgendaItem,
    Capacity,
    Decision,
    DocumentNumber,
    Entry,
    ItemKind,
    Meeting,
    Method,
    Openness,
    Outcome,
    Speech,
)

__all__ = ["Item", "items_of"]

_BEGINNING: Final = 4  # entries in which it is said that several items are taken together
_NOTING: Final = (Method.ACCLAMATION, Method.NO_OBJECTION)


@define(eq=False)
class Item:
    """An item of the agenda: where it stands, and what belongs to it."""

    item: AgendaItem
    house: House
    depth: int
    number: str
    materials: tuple[Paper, ...]
    votes: tuple[VoteView, ...]
    # A vote on several items, and a line that sums up several results, are told with the last of the items.
    put_to_vote: tuple[VoteView, ...]
    sums_up: bool
    find: Finder
    above: "Item | None" = None
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
    def bare(self) -> str:
        """The number without brackets around it, or nothing."""
        return bare(self.number)

    @property
    def title(self) -> str:
        """The title, without the label."""
        return self.item.title

    @property
    def heading(self) -> str:
        """The number and the title, as sentences quote them."""
        return "　".join(part for part in (self.number, self.title) if part)

    @property
    def kind(self) -> ItemKind | None:
        """The kind."""
        return self.item.kind

    @property
    def kind_told(self) -> ItemKind | None:
        """The kind that its title, its number or the heading above tell."""
        over = self.above
        above = Above(over.title, over.kind or over.kind_told) if over is not None else None
        return kind_labelled(self.label, kind_told(self.title, above))

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
    def within_closed(self) -> bool:
        """Whether the item above it is closed, so that nothing need be said of this one."""
        return self.above is not None and (self.above.closed or self.above.within_closed)

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

    @cached_property
    def _said(self) -> Said:
        return Said(self.item.entries)

    def _explains(self, speech: Speech) -> bool:
        person = self.find(speech.attendee)
        if person is not None:
            return person.attendee.capacity is Capacity.EXPLAINER
        return squeezed(speech.speaker or "").startswith(self.house.word(Capacity.EXPLAINER))

    @property
    def opening(self) -> Speech | None:
        """The first of the proceedings, if it is the speech of an explainer: what the matter is."""
        first = self.entries[0] if self.entries else None
        return first if isinstance(first, Speech) and self._explains(first) else None

    @property
    def discussion(self) -> tuple[Entry, ...]:
        """The proceedings after that."""
        return self.entries[1:] if self.opening else self.entries

    @property
    def announced(self) -> bool:
        """Whether the first of the proceedings name its title, so that a heading need not."""
        return self._said.announces(self.item)

    @property
    def decision(self) -> Decision | None:
        """What became of it, as recorded; `None` where the record states nothing."""
        return self.item.decision if self.item.decision != Decision() else None

    @property
    def outcome(self) -> str:
        """The word for what became of it, or nothing."""
        return self.house.word(self.item.decision.outcome) if self.item.decision else ""

    @property
    def voted_so(self) -> bool:
        """Whether what was declared of a vote under it says what became of it."""
        declared = [told.vote.declared for told in self.votes]
        became = self.item.decision.outcome if self.item.decision else None
        return became is not None and any(it and BECOMES.get(it) is became for it in declared)

    @property
    def result(self) -> str:
        """What the record says became of it, or nothing."""
        return (self.item.decision.text or "") if self.item.decision else ""

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions."""
        return self.item.decision.conditions if self.item.decision else ()

    @property
    def summary(self) -> str:
        """The first line of the result if it names the item by its number, as one that stands for several does."""
        first = self.result.split("\n")[0]
        named = self.label and squeezed(self.number or self.label) in squeezed(first)
        return first if named else ""

    @property
    def conclusion(self) -> tuple[str, ...]:
        """The lines of the result that tell of this item alone, and the conditions that they do not name.

        A condition has its label before it: it is no part of what the record says in its own words.
        """
        return (*self.wording, *self.provisos)

    @property
    def wording(self) -> tuple[str, ...]:
        """The lines of the result that tell of this item alone."""
        return tuple(filter(None, self.result.split("\n")[1 if self.summary else 0 :]))

    @property
    def provisos(self) -> tuple[str, ...]:
        """The conditions that those do not name, each with the label before it."""
        told = squeezed("".join(self.wording))
        label = self.house.label("condition")
        return tuple(
            f"{label}　{condition}" for condition in self.conditions if squeezed(condition) not in told
        )

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What became of it, as far as neither the proceedings nor a vote tell it."""
        lines = [line for line in (self.summary if self.sums_up else "", *self.wording) if line]
        untold = [line for line in lines if not self._said.has(line)]
        provisos = [line for line in self.provisos if not self._said.has(line)]
        known = not self.outcome or (self._follows if self.put_to_vote else bool(lines))
        if known and (not untold or self._rules(untold[0])):
            return (*untold, *provisos)
        label = self.house.label("result")
        first = "　".join(part for part in (label, self.outcome, *untold[:1]) if part)
        return (first, *(f"{label}　{line}" for line in untold[1:]), *provisos)

    @property
    def _follows(self) -> bool:
        """Whether what became of it is what a vote on it decides; 了承 follows where the vote's own words say so."""
        became = self.item.decision.outcome if self.item.decision else None
        declared = {vote.vote.declared for vote in self.put_to_vote}
        if became is Outcome.NOTED:
            return any(view.said and view.vote.method in _NOTING for view in self.put_to_vote)
        if became is Outcome.APPROVED_WITH_CONDITIONS and self.conditions:
            became = Outcome.APPROVED
        return any(it and BECOMES.get(it) is became for it in declared)

    def _rules(self, line: str) -> bool:
        """Tell whether a line says what became of it in the word for it, and nothing else: 原案のとおり承認された."""
        if not self.outcome or self.outcome not in line:
            return False
        said = rf"(?:[^。、,]*のとおり|[^。、,]{{1,6}}は)?{re.escape(self.outcome)}(?:された|した|となった)。"
        return line == self.summary or re.fullmatch(said, line) is not None


def items_of(meeting: Meeting, house: House, find: Finder) -> tuple[Item, ...]:
    """Return every item once with its depth, each before those under it; in their order otherwise."""
    under: dict[str | None, list[AgendaItem]] = {}
    ids = {item.id for item in meeting.items}
    for item in meeting.items:
        under.setdefault(item.parent if item.parent in ids else None, []).append(item)
    papers = {paper.id: Paper(paper.label or "", paper.title or "") for paper in meeting.materials}
    headings: dict[str, str] = {}  # filled as the items are made
    votes: dict[str, list[VoteView]] = {}
    voted: dict[str, list[VoteView]] = {}
    for vote in meeting.votes:
        on = [item for item in meeting.items if item.id in vote.items]
        if on:  # a vote on several items is told under the last of them
            talk = Said(entry for item in on for entry in item.entries)
            said = talk.tells(vote) and (len(on) == 1 or _told_together(meeting, on, talk))
            view = VoteView(vote, house, find, headings, said)
            votes.setdefault(on[-1].id, []).append(view)
            for item in on:
                voted.setdefault(item.id, []).append(view)
    ends = {_first_line(item): item.id for item in meeting.items}
    made: list[Item] = []
    told: set[str] = set()

    def tell(items: list[AgendaItem], depth: int, above: Item | None) -> tuple[Item, ...]:
        # Where a heading (諮問事項) stands over items with labels of their own, none beside it is counted.
        labelled = any(
            item.label
            or (
                (depth or item.kind is ItemKind.PROCEDURE)
                and any(part.label for part in under.get(item.id, ()))
            )
            for item in items
        )
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
            mine, on = tuple(votes.get(item.id, ())), tuple(voted.get(item.id, ()))
            last = ends.get(_first_line(item)) == item.id
            one = Item(item, house, depth, number, materials, mine, on, last, find, above)
            headings[item.id] = one.heading
            parts.append(one)
            made.append(one)
            one.parts = tell(under.get(item.id, []), depth + 1, one)
        return tuple(parts)

    tell(under.get(None, []), 0, None)
    for item in meeting.items:  # what stands below itself has no beginning: it is told where it stands
        if item.id not in told:
            tell([item], 0, None)
    return tuple(made)


def _told_together(meeting: Meeting, items: list[AgendaItem], said: Said) -> bool:
    """Tell whether the proceedings say which items a vote is on.

    A sentence quotes them, or they stand one below the other and what is said below the last is said of all.
    """
    spoken = (entry.text for entry in said.entries if isinstance(entry, Speech))
    if any(len(put_together(text, items)) == len(items) for text in spoken):
        return True
    last, run = items[-1], list[AgendaItem]()
    above = {item.parent for item in meeting.items}
    for item in reversed(meeting.items[: meeting.items.index(last)]):
        if item.entries or item.kind is ItemKind.PROCEDURE or item.id in above:
            break
        run.insert(0, item)
    return (
        [*run, last] == items
        and len({(item.parent, bool(item.label)) for item in items}) == 1
        and any(TOGETHER.search(entry.text) for entry in last.entries[:_BEGINNING])
    )


def _first_line(item: AgendaItem) -> str:
    return ((item.decision and item.decision.text) or "").split("\n")[0]
