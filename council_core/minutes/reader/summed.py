"""Votes that lines of their own sum up, as a record has them in fields: 採決　挙手　賛成5　反対1　可決."""

import re
from typing import Final

from council_core.minutes.reader.ballots import count
from council_core.minutes.reader.draft import Draft, ItemDraft, PersonDraft, SummedVote, VoteDraft
from council_core.minutes.reader.words import squeeze
from council_core.minutes.voted import BECOMES, QUOTED, put_together
from council_core.model import Capacity, Choice, Declared, Method

__all__ = ["add_summed", "goes_on", "take_vote"]

_CHOICES: Final = {"賛成": Choice.FOR, "反対": Choice.AGAINST, "棄権": Choice.ABSTAIN}
_DECLARED: Final = {"可決": Declared.CARRIED, "否決": Declared.LOST, "未決": Declared.UNDECIDED}
_METHODS: Final = {
    "挙手": Method.SHOW_OF_HANDS,
    "起立": Method.STANDING,
    "異議なし": Method.NO_OBJECTION,
    "了承": Method.ACCLAMATION,
    "記名投票": Method.ROLL_CALL,
    "無記名投票": Method.BALLOT,
    "書面表決": Method.WRITTEN,
}
_TALLY: Final = re.compile(r"(?:賛成|反対|棄権)\d+")
_VOTE: Final = re.compile(
    rf"採決(?:\s+(?P<items>一括\s?{QUOTED}(?:\s?[、,]\s?{QUOTED})+|手続)(?!\S))?(?P<said>(?:\s+\S+)*?)"
    r"(?:\s+議長裁決\s?(?P<casting>賛成|反対|棄権))?(?:\s+除斥\s+(?P<recused>\S.*))?"
)
_MORE: Final = re.compile(r"(?P<word>議長裁決|除斥|賛成|反対|棄権)\s+(?P<told>\S.*)")
_BELOW: Final = re.compile(r"\s*(?:議長裁決|除斥|賛成|反対|棄権)\s+\S")
_NAMES: Final = re.compile(r"\s*[、,]\s*")


def take_vote(draft: Draft, items: list[ItemDraft], start: int, end: int) -> bool:
    """Take a line that sums a vote up, to be read when all the people and votes are known.

    line: 採決 [一括 heading {、 heading} | 手続] [method] [words] {choice n} [declared] [議長裁決 choice] [除斥 name {、 name}]
    heading: "「" [label] title "」"
    One that has neither a matter, a method, a number nor what was declared is no such line.
    """
    told = _VOTE.fullmatch(draft.source.fold, start, end)
    said = told["said"].split() if told else []
    if told is None or not (
        (said and (said[0] in _METHODS or said[-1] in _DECLARED or _TALLY.fullmatch(said[0])))
        or told["items"]
        or told["casting"]
        or told["recused"]
        or (not said and _BELOW.match(draft.source.fold, end))
    ):
        return False
    if told["items"]:
        together = put_together(draft.cut(*told.span("items")), draft.items)
        items = together or (items if "「" in told["items"] else [])
    vote = SummedVote(items, end, draft.cut(*told.span("said")).strip())
    if told["casting"]:
        vote.casting = _CHOICES[told["casting"]]
    if told["recused"]:
        vote.recused = draft.cut(*told.span("recused"))
    draft.summed.append(vote)
    return True


def goes_on(draft: Draft, start: int, end: int) -> bool:
    """Take a line right below such a one that tells more: 議長裁決　賛成; 除斥　見本 花子; 反対　架空 次郎、例示 三郎."""
    fold = draft.source.fold
    if not draft.summed or fold[draft.summed[-1].end : start].strip():
        return False
    vote, told = draft.summed[-1], _MORE.fullmatch(fold, start, end)
    if told is None:
        return False
    if told["word"] == "議長裁決":
        if told["told"] not in _CHOICES:
            return False
        vote.casting = _CHOICES[told["told"]]
    elif not (said := draft.cut(*told.span("told"))) or not _members(draft, said):
        return False
    elif told["word"] == "除斥":
        vote.recused = said
    else:
        vote.ballots[_CHOICES[told["word"]]] = said
    vote.end = end
    return True


def add_summed(draft: Draft) -> None:
    """Put together what lines sum up and what the proceedings tell of the same vote: the line knows it all."""
    known: list[VoteDraft] = []
    for summed in draft.summed:
        vote = _of_proceedings(draft, summed, known) or VoteDraft(items=summed.items, wording="")
        if not any(it is vote for it in draft.votes):
            draft.votes.append(vote)
        known.append(vote)
        _fill(draft, vote, summed)


def _of_proceedings(draft: Draft, summed: SummedVote, known: list[VoteDraft]) -> VoteDraft | None:
    """Return the vote of the proceedings that a line sums up: one in its words, else the last taken in its way."""
    votes = [
        vote
        for vote in draft.votes
        if (any(item in vote.items for item in summed.items) or not (vote.items or summed.items))
        and not any(vote is it for it in known)
    ]
    named = [vote for vote in votes if vote.wording and squeeze(vote.wording) in squeeze(summed.said)]
    said = summed.said.split()
    method = _METHODS.get(said[0]) if said else None
    return next(iter(named), None) or next(
        (vote for vote in reversed(votes) if method is None or vote.method in {None, method}), None
    )


def _fill(draft: Draft, vote: VoteDraft, summed: SummedVote) -> None:
    said = summed.said.split()
    vote.items = summed.items if len(summed.items) > 1 else vote.items
    vote.declared = _DECLARED.get(said[-1]) if said else None
    words = said[:-1] if vote.declared else said
    vote.method = _METHODS.get(words[0]) if words else None
    words = words[1:] if vote.method else words
    numbers = [word for word in words if _TALLY.fullmatch(word)]
    vote.wording = " ".join(word for word in words if word not in numbers)
    vote.unanimous, vote.for_, vote.against, vote.abstaining = None, None, None, None
    count(vote, "、".join(numbers))
    count(vote, vote.wording)
    vote.tie, vote.casting = summed.casting is not None, summed.casting
    vote.recused = _members(draft, summed.recused)
    vote.ballots = [
        (member, choice) for choice, names in summed.ballots.items() for member in _members(draft, names)
    ]
    for item in summed.items:
        if vote.declared is not None:
            item.outcome = item.outcome or BECOMES.get(vote.declared)


def _members(draft: Draft, names: str) -> list[PersonDraft]:
    """Return the members of a line of names; none unless the list of members has each of them once."""
    members: dict[str, list[PersonDraft]] = {}
    for person in draft.people:
        if person.capacity is Capacity.MEMBER:
            members.setdefault(squeeze(person.name), []).append(person)
    found = [members.get(squeeze(name), []) for name in _NAMES.split(names) if name]
    return [people[0] for people in found] if all(len(people) == 1 for people in found) else []
