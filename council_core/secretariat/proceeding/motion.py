"""The votes of a meeting as its script has them: what is voted on together, after which item, and the ruling."""

from typing import Final

from attrs import evolve, frozen

from council_core.language import _
from council_core.minutes.writer.said import squeezed
from council_core.minutes.writer.sayings import carried, listed, put_to_vote, quoted
from council_core.model import (
    Choice,
    Decision,
    Declared,
    Entry,
    Event,
    EventKind,
    ItemKind,
    Method,
    Outcome,
    Speech,
    Vote,
    word,
)
from council_core.rules import Decided, decide
from council_core.secretariat.proceeding.step import NEW, Step, StepKind
from council_core.secretariat.proceeding.table import Table

__all__ = ["Motion", "consent_step", "motions_of", "ruling_step", "vote_step"]

_VOTED: Final = frozenset({ItemKind.CONSULTATION, ItemKind.DELIBERATION})
_CONSENT: Final = frozenset({Method.NO_OBJECTION, Method.ACCLAMATION})
_RISING: Final = frozenset({Method.SHOW_OF_HANDS, Method.STANDING})


@frozen
class Motion:
    """A vote on items: the one of the record, or one that is still to be put; withdrawn items have dropped out."""

    items: tuple[str, ...]
    vote: Vote | None

    @property
    def recused(self) -> tuple[str, ...]:
        """Who takes no part."""
        return self.vote.recused if self.vote else ()

    @property
    def counted(self) -> bool:
        """Whether something was counted, or said of how it went."""
        vote = self.vote
        return vote is not None and bool(
            vote.ballots
            or vote.unanimous is not None
            or vote.declared
            or {vote.for_, vote.against, vote.abstaining} != {None}
        )


def motions_of(table: Table) -> dict[str, list[Motion]]:
    """Return the votes to be taken, each under the last of its items, or the last that stands under that."""
    last: dict[str, str] = {}
    for item in reversed(table.items):
        last[item.id] = last[item.parts[-1].id] if item.parts else item.id
    found: dict[str, list[Motion]] = {}
    covered: set[str] = set()
    for vote in table.meeting.votes:
        items = tuple(item.id for item in table.turns if item.id in vote.items and not table.gone(item.id))
        if items and (vote.declared or not all(map(table.outcome, items))):
            covered.update(items)
            found.setdefault(last[items[-1]], []).append(Motion(items, vote))
    for item in table.turns:
        if (
            item.kind in _VOTED
            and not item.parts
            and item.id not in covered
            and table.outcome(item.id) is None
        ):
            found.setdefault(item.id, []).append(Motion((item.id,), None))
    return found


def recusal(table: Table, recused: tuple[str, ...]) -> str:
    """Return what is said to members who take no part in an item, or nothing."""
    people = [person for person in map(table.meeting.attendee, recused) if person]
    return (
        table.house.says("recused", names=listed(table.house, (one.name for one in people))) if people else ""
    )


def vote_step(
    table: Table, motion: Motion, item: str, method: Method | None = None, *, place: int = 0
) -> Step:
    """Return the step that puts something to the vote; so many other votes come before it on the item."""
    house, vote = table.house, motion.vote or Vote(id=_free(table), items=motion.items)
    way = method or vote.method or Method.SHOW_OF_HANDS
    person = table.presider(item, motion.recused)
    writes: list[Entry] = []
    if way is not Method.WRITTEN:  # what came in by letter is told with its result
        text = put_to_vote(house, way, len(motion.items))
        writes.append(table.says(text, item, motion.recused))
    else:
        writes.append(table.note(house.word(way)))
    told = recusal(table, vote.recused)
    if told and not any(isinstance(entry, Speech) and entry.text == told for entry in table.own(item)):
        writes.insert(0, table.says(told, item, motion.recused))  # nobody was recused when it was taken up
    begun = evolve(
        vote,
        method=way,
        presided_by=vote.presided_by or (person.id if person and table.meeting.attendee(person.id) else None),
    )
    missing = []
    if table.known and not decide(begun, table.meeting, table.council).entitled:
        missing.append(_("nobody is entitled to vote"))
    waiting = [name for name in motion.items if name != item and not table.own(name)]
    if waiting:
        titles = _(", ").join(table.heading(name) for name in waiting)
        missing.append(_("not dealt with yet: {titles}").format(titles=titles))
    return Step(
        kind=StepKind.VOTE,
        item=item,
        label=_label(StepKind.VOTE, table, motion),
        writes=tuple(writes),
        vote=begun,
        missing=tuple(missing),
        done=motion.counted or table.taken(item, StepKind.VOTE) > place,
    )


def ruling_step(table: Table, motion: Motion, item: str, place: int = 0) -> Step:
    """Return the step that declares what a vote decided, as far as it was counted."""
    house, vote = table.house, motion.vote
    if vote is None:
        event = Event(id=NEW, event=EventKind.VOTE, text=house.word(Method.SHOW_OF_HANDS))
        label = _label(StepKind.RULING, table, motion)
        return Step(StepKind.RULING, item, label, (event,), missing=(_("nothing was put to the vote yet"),))
    decided = decide(vote, table.meeting, table.council)
    waiting = decided.tie and vote.casting_vote is None
    missing: tuple[str, ...] = ()
    if waiting:
        missing = (_("a tie: whoever presides has not decided yet"),)
    elif decided.exceeds:
        told = _("{counted} votes are counted, and {entitled} are entitled to vote: count again")
        missing = (told.format(counted=decided.counted, entitled=decided.entitled),)
    elif decided.objected:
        missing = (_("somebody objects: take a show of hands"),)
    elif decided.outcome is None:
        told = _("not all have voted yet") if motion.counted else _("no vote has been counted yet")
        missing = (told,)
    outcome = None if waiting or decided.exceeds else decided.outcome
    wording = vote.wording or _wording(table, vote, decided)
    event = Event(id=NEW, event=EventKind.VOTE, text=wording)
    said = _said(table, motion, decided, item) if outcome else ()
    return Step(
        kind=StepKind.RULING,
        item=item,
        label=_label(StepKind.RULING, table, motion),
        writes=(event, *said),
        vote=evolve(vote, declared=vote.declared or outcome, wording=wording if outcome else vote.wording),
        decisions=tuple((name, _decision(table, name, outcome)) for name in motion.items if outcome),
        missing=missing,
        elsewhere=_referring(table, motion, outcome, item) if outcome else (),
        done=vote.declared is not None or table.taken(item, StepKind.RULING, EventKind.VOTE) > place,
    )


def _referring(table: Table, motion: Motion, outcome: Declared, item: str) -> tuple[tuple[str, Entry], ...]:
    """Return what tells under the other items of a vote what it decided of them.

    Where it was said that they are voted on later, together, that is told already; a heading has nothing of its own.
    """
    house = table.house
    titles = quoted(house, [table.heading(item)]) if motion.items else ""
    later = squeezed(house.says("later", item=titles))
    above = {it.id for it in table.turns if it.parts}
    found = []
    for name in motion.items:
        said = any(later in squeezed(entry.text) for entry in table.own(name))
        if name == item or said or name in above:
            continue
        if outcome is Declared.CARRIED:
            decided = carried(house, [(table.record(name).kind, table.heading(name))])
        else:
            decided = house.says(f"voted-with-{outcome}")
        found.append((name, table.note(house.says("voted-with", items=titles, decided=decided))))
    return tuple(found)


def _decision(table: Table, item: str, outcome: Declared) -> Decision:
    record = table.record(item)
    kept = record.decision or Decision()
    found = {Declared.LOST: Outcome.REJECTED, Declared.UNDECIDED: Outcome.CONTINUED}.get(outcome)
    if found is None and record.kind is ItemKind.REPORT:
        found = Outcome.NOTED
    if found is None:
        found = Outcome.APPROVED_WITH_CONDITIONS if kept.conditions else Outcome.APPROVED
    return evolve(kept, outcome=kept.outcome or found)


def _said(table: Table, motion: Motion, decided: Decided, item: str) -> tuple[Entry, ...]:
    """Return what is said of a vote that was counted."""
    house, vote = table.house, decided.vote
    result = carried(house, ((table.record(name).kind, table.heading(name)) for name in motion.items))

    def say(text: str) -> Entry:
        return table.says(text, item, motion.recused)

    if vote.method in _CONSENT and decided.outcome is Declared.CARRIED:
        said: list[Entry] = [table.no_objection(), say(house.says("agreed", decided=result))]
    else:
        said = [*map(say, _counted(table, decided))]
        said.append(say(_ruled(table, decided, result)))
    if decided.outcome is Declared.CARRIED:
        for name in motion.items:
            if conditions := (table.record(name).decision or Decision()).conditions:
                titles = quoted(house, [table.heading(name)])
                asked = table.says(house.says("conditions", item=titles), item, motion.recused)
                _asked, nobody, answer = table.agreed(asked, house.says("conditions-agreed"))
                said += [asked, *map(say, conditions), nobody, answer]
    return tuple(said)


def _counted(table: Table, decided: Decided) -> tuple[str, ...]:
    """Return the figures as they are read where a vote was on paper."""
    key = {Method.BALLOT: "counted-ballot", Method.WRITTEN: "vote-written"}.get(
        decided.vote.method or Method.SHOW_OF_HANDS
    )
    if key is None or decided.votes_for is None:
        return ()
    figures = {
        "for": decided.votes_for,
        "against": decided.against or 0,
        "abstaining": decided.abstaining or 0,
    }
    return (table.house.says(key, cast=sum(figures.values()), **figures),)


def _ruled(table: Table, decided: Decided, result: str) -> str:
    """Return the ruling of whoever presides."""
    house, vote = table.house, decided.vote
    if decided.tie and vote.casting_vote in {Choice.FOR, Choice.AGAINST}:
        rules = table.council.rules
        clause = rules.article.chair_votes or rules.article.majority_of
        ruling = house.says(
            "ruling-tie",
            under=house.says("ruling-tie-under", article=clause) if clause else "",
            choice=house.says(f"choice-{vote.casting_vote}"),
        )
        return ruling + (result if decided.outcome is Declared.CARRIED else "")
    if decided.outcome is Declared.CARRIED:
        how = "how-all" if _is_unanimous(decided) else "how-most"
        return house.says("ruling-carried", how=house.says(how), carried=result)
    return house.says("ruling-lost" if decided.outcome is Declared.LOST else "ruling-undecided")


def _is_unanimous(decided: Decided) -> bool:
    return decided.unanimous or (decided.votes_for is not None and decided.votes_for == decided.entitled > 0)


def _wording(table: Table, vote: Vote, decided: Decided) -> str:
    """Return how the vote went, as the house records it (全員挙手)."""
    house, way = table.house, vote.method or Method.SHOW_OF_HANDS
    if decided.outcome is None or (decided.votes_for is None and not decided.unanimous):
        return house.word(way)
    if _is_unanimous(decided):
        lost = decided.outcome is Declared.LOST
        word_of = Choice.AGAINST if lost else way if way in _RISING else Choice.FOR
        return house.says("all-in-favour", method=house.word(word_of))
    counts = {
        "for": decided.votes_for or 0,
        "against": decided.against or 0,
        "abstaining": decided.abstaining or 0,
    }
    told = house.says("counts", **{key: house.number(count) for key, count in counts.items()})
    if decided.tie and vote.casting_vote in {Choice.FOR, Choice.AGAINST}:
        choice = house.says(f"choice-{vote.casting_vote}")
        told += house.styled("、") + house.says("casting", choice=choice)
    return told


def consent_step(table: Table, motion: Motion, item: str, place: int = 0) -> Step:
    """Return the step that asks whether anybody objects to voting."""
    house = table.house
    titles = quoted(house, map(table.heading, motion.items))
    if len(motion.items) > 1:
        text = house.says("consent-together", items=titles)
    elif motion.items[0] != item:
        text = house.says("consent-on", items=titles)
    else:
        text = house.says("consent")
    asked = table.says(text, item, motion.recused)
    return Step(
        kind=StepKind.CONSENT,
        item=item,
        label=_label(StepKind.CONSENT, table, motion),
        writes=table.agreed(asked, house.says("consent-agreed")),
        done=table.taken(item, StepKind.CONSENT, EventKind.NO_OBJECTION) > place,
    )


def _label(kind: StepKind, table: Table, motion: Motion) -> str:
    return f"{word(kind)}  " + " / ".join(table.heading(name) for name in motion.items)


def _free(table: Table) -> str:
    taken = {vote.id for vote in table.meeting.votes}
    return next(name for number in range(1, len(taken) + 2) if (name := f"v{number}") not in taken)
