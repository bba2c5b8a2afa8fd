"""What becomes of items in meetings as they happen: votes, ballots, rulings, conditions, all made up."""

import datetime
import re

from attrs import evolve
from hypothesis import strategies as st

from council_core.model import (
    AgendaItem,
    Attendee,
    Ballot,
    Capacity,
    Choice,
    Declared,
    DueEvent,
    Event,
    EventKind,
    FollowUp,
    ItemKind,
    Method,
    Outcome,
    Presence,
    Speech,
    Vote,
)
from council_core.model.agenda import Decision, DocumentNumber

__all__ = [
    "DECLARED",
    "NUMBERED",
    "TAKEN",
    "counted",
    "decided",
    "is_away",
    "is_voted",
    "promised",
    "put_together",
    "tally",
    "vote_of",
]

# How a vote went: the words of the record, what is ruled upon it, and what becomes of the item.
_ALL, _MOST, _FEW = (
    ("全員賛成ですので、承認することといたします。", Outcome.APPROVED),
    ("賛成多数ですので、承認することといたします。", Outcome.APPROVED),
    ("賛成少数ですので、本案は否決されました。", Outcome.REJECTED),
)
TAKEN = (
    ("全員挙手", *_ALL),
    ("全員賛成", *_ALL),
    ("賛成多数", *_MOST),
    ("賛成5人、反対1人", *_MOST),
    ("賛成4人、反対1人、棄権2人", *_MOST),
    ("賛成少数", *_FEW),
    ("賛成2人、反対4人", *_FEW),
)
_LOST = ("賛成少数", "賛成2人")
_UNCOUNTED = ("賛成多数", "賛成少数")  # words that leave room for numbers
DECLARED = {
    Outcome.APPROVED: Declared.CARRIED,
    Outcome.APPROVED_WITH_CONDITIONS: Declared.CARRIED,
    Outcome.REJECTED: Declared.LOST,
}
_CONDITIONS = (
    "委託先の記録を毎年確かめること。",
    "保存の期間を三年とすること。",
    "窓口で利用する方によく知らせること。",
    "委託の期間を五年までとすること。",
)
# What the record says in its own words, where it says more than one of them.
_SAID = {
    Outcome.APPROVED: (
        "原案のとおり承認された。",
        "原案を適当と認めることに決定した。",
        "原案のとおり承認された。\n掲示の仕方は改める。\n費用は次年度に見積もる。",
    ),
    Outcome.APPROVED_WITH_CONDITIONS: ("次の条件を付けて承認することとした。",),
    Outcome.NOTED: ("報告のとおり了承された。",),
    Outcome.CONTINUED: (
        "引き続き審議することとした。",
        "引き続き審議することとした。\n提案は次回までに改めることとした。",
        "引き続き審議することとした。\n提案は次回までに改める。\n費用を調べる。\n他市の例を示す。",
    ),
    Outcome.REJECTED: ("原案は否決された。",),
    Outcome.WITHDRAWN: ("提案は取り下げることとなった。",),
}
# What was discussed, by which nothing is decided.
_DISCUSSED = (
    "窓口での案内の仕方について意見を交わした。",
    "記録の様式について説明を受けた。\n費用を確かめる必要があるとの意見があった。",
)
NUMBERED = st.builds(
    DocumentNumber, number=st.just("見総第12号"), date=st.none() | st.just(datetime.date(2020, 3, 2))
)


@st.composite
def decided(draw: st.DrawFn, outcome: Outcome | None, kind: ItemKind | None) -> Decision:
    """Draw what the record says of an outcome: its words, the conditions, the letter that tells it."""
    conditional = outcome is Outcome.APPROVED_WITH_CONDITIONS
    conditions = st.lists(
        st.sampled_from(_CONDITIONS), min_size=conditional, max_size=4 * conditional, unique=True
    )
    told = () if outcome is Outcome.NOTED and kind is ItemKind.CONSULTATION else _SAID.get(outcome, ())
    return Decision(
        outcome=outcome,
        text=draw(st.none() | st.sampled_from((*told, *_DISCUSSED))),
        conditions=tuple(draw(conditions)),
        advice=draw(st.none() | NUMBERED),
    )


def is_away(person: Attendee) -> bool:
    """Tell whether a person is recorded as absent."""
    return person.presence is Presence.ABSENT


def is_voted(item: AgendaItem) -> bool:
    """Tell whether a vote is told in an item's proceedings."""
    return any(isinstance(entry, Event) and entry.event is EventKind.VOTE for entry in item.entries)


@st.composite
def put_together(
    draw: st.DrawFn, items: list[AgendaItem], chair: str
) -> tuple[list[AgendaItem], tuple[str, ...]]:
    """Draw two or three items that one vote is on, which is told with the last of them; or none.

    Who presides may say which they are, or nobody; or they stand one below the other, and all that is said of them
    is said below the last.
    """
    last = draw(st.integers(0, 2 * len(items)))
    ends = [item for item in items[: last + 1] if not is_voted(item)]
    if not 0 < last < len(items) or items[last].decision is None or len(ends) - (items[last] in ends) < 1:
        return items, ()
    before = [item for item in ends if item is not items[last]][-draw(st.integers(1, 2)) :]
    group = [*before, items[last]]
    how = draw(st.sampled_from(("told", "stacked", "untold")))
    quoted = "、".join(f"「{item.title}」" for item in group)
    made = {}
    for item in group:
        became = item.decision or Decision()
        became = evolve(became, outcome=became.outcome or items[last].decision.outcome)
        made[item.id] = evolve(item, decision=became)
    if how == "told" or (how == "stacked" and group != items[last + 1 - len(group) : last + 1]):
        said = Speech(id="together", speaker=chair, text=f"ここで{quoted}を一括して採決します。")
        entries = items[last].entries
        place = next((n for n, e in enumerate(entries) if "挙手をお願い" in e.text), len(entries))
        made[items[last].id] = evolve(
            made[items[last].id], entries=(*entries[:place], said, *entries[place:])
        )
    elif how == "stacked":
        said = Speech(id="together", speaker=chair, text="これらは一括して審議します。")
        made[items[last].id] = evolve(made[items[last].id], entries=(said, *items[last].entries))
        made |= {item.id: evolve(made[item.id], entries=()) for item in before}
    return [made.get(item.id, item) for item in items], tuple(item.id for item in group)


@st.composite
def tally(draw: st.DrawFn, item: AgendaItem, together: tuple[str, ...] = ()) -> Vote:
    """Draw a vote of which no entry tells: what was written down is how it was taken, and perhaps its numbers."""
    outcome = item.decision and item.decision.outcome
    many, few = draw(st.integers(3, 6)), draw(st.integers(1, 2))
    carried = outcome is not Outcome.REJECTED
    how = draw(st.sampled_from(("counted", "counted", "tied", "told")))
    if how == "tied":
        many = few
    vote = Vote(
        id=f"v-{item.id}",
        items=together if item.id in together else (item.id,),
        method=draw(
            st.sampled_from((Method.SHOW_OF_HANDS, Method.STANDING, Method.BALLOT, Method.ROLL_CALL))
        ),
        declared=DECLARED.get(outcome) or draw(st.sampled_from(Declared)) if outcome else None,
    )
    if how == "told":
        return vote
    return evolve(
        vote,
        unanimous=False,
        for_=many if carried else few,
        against=few if carried else many,
        abstaining=draw(st.none() | st.integers(0, 2)),
        casting_vote=(Choice.FOR if carried else Choice.AGAINST) if how == "tied" else None,
    )


def vote_of(item: AgendaItem, together: tuple[str, ...] = ()) -> Vote:
    """Return the vote that an item's proceedings tell of."""
    event = next(e for e in item.entries if isinstance(e, Event) and e.event is EventKind.VOTE)
    wording = event.text.strip("()")
    told = {word: int(number) for word, number in re.findall(r"(賛成|反対|棄権)(\d)", wording)}
    carried = not wording.startswith(_LOST)
    return Vote(
        id=f"v-{item.id}",
        items=together if item.id in together else (item.id,),
        method=Method.SHOW_OF_HANDS,
        wording=wording,
        declared=Declared.CARRIED if carried else Declared.LOST,
        unanimous=wording.startswith("全員"),
        for_=told.get("賛成"),
        against=told.get("反対"),
        abstaining=told.get("棄権"),
    )


@st.composite
def counted(draw: st.DrawFn, vote: Vote, people: tuple[Attendee, ...]) -> Vote:
    """Draw what the record knows of a vote beyond its numbers: who took no part, and how a tie was broken."""
    members = [person.id for person in people if person.capacity is Capacity.MEMBER and not is_away(person)]
    if draw(st.sampled_from((False, False, True))):
        away = draw(st.lists(st.sampled_from(members[1:]), max_size=2, unique=True))
        vote = evolve(vote, recused=tuple(member for member in members if member in away))
    if vote.method is Method.ROLL_CALL:
        voting = [member for member in members[1:] if member not in vote.recused]
        chosen = draw(st.lists(st.sampled_from(Choice), min_size=len(voting), max_size=len(voting)))
        ballots = (
            Ballot(member=member, choice=choice) for member, choice in zip(voting, chosen, strict=True)
        )
        vote = evolve(vote, ballots=tuple(ballots))
    if vote.for_ is None and vote.wording in _UNCOUNTED and draw(st.booleans()):
        many, few = draw(st.integers(3, 6)), draw(st.integers(1, 2))
        carried = vote.declared is Declared.CARRIED
        vote = evolve(vote, for_=many if carried else few, against=few if carried else many)
    return vote


_PROMISES = (
    "他市の例を調べて報告する",
    "申込書の写しを提出する。",
    "次回の会議で件数を説明する。",
    "窓口での掲示を改める",
)


@st.composite
def promised(
    draw: st.DrawFn, items: list[AgendaItem], day: datetime.date, departments: tuple[str, ...]
) -> tuple[FollowUp, ...]:
    """Draw what was promised: of an item or of none, by a department, until a day or an event."""
    until = st.integers(7, 60).map(lambda days: day + datetime.timedelta(days))
    return tuple(
        FollowUp(
            id=f"f{place}",
            item=draw(st.none() | st.sampled_from([item.id for item in items])),
            text=text,
            owner=draw(st.none() | st.sampled_from((*departments, "事務局"))),
            due=draw(st.none() | st.sampled_from(DueEvent) | until),
            done_on=draw(st.none() | until),
        )
        for place, text in enumerate(
            draw(st.lists(st.sampled_from(_PROMISES), max_size=2, unique=True)), start=1
        )
    )
