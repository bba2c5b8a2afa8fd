"""Who presides, who may vote, whether there is a quorum, and what a vote decides.

Pure functions. Each result carries its reason: who counts and why each other person does not, what was
needed, on which clause it rests, and whether the rule was looked up or is the usual one. Nothing here is
stored beside what the record says.

The usual rules, where an ordinance has not been looked up: more than half of the members in office; a
majority of the members present; whoever presides votes as a member and again to break a tie (so the
legal opinion of 1951-11-22 on the usual wording 「可否同数のときは、会長の決するところによる」).
"""

import datetime
from enum import StrEnum

from attrs import frozen

from council_core.language import _, pgettext
from council_core.model import (
    Attendee,
    ChairVotes,
    Choice,
    Council,
    Declared,
    MajorityOf,
    Meeting,
    Member,
    Presence,
    Quorum,
    QuorumOf,
    QuorumShare,
    Role,
    Rules,
    Vote,
)

__all__ = ["Decided", "QuorumFound", "Standing", "Why", "decide", "entitled", "presiding", "quorum"]


class Why(StrEnum):
    """Why a person counts or does not."""

    PRESENT = "present"
    ABSENT = "absent"
    NOT_STATED = "not-stated"
    NOT_YET_THERE = "not-yet-there"
    LEFT = "left"
    RECUSED = "recused"
    NOT_IN_OFFICE = "not-in-office"
    PRESIDING = "presiding"


@frozen
class Standing:
    """One person's standing: counted, or why not. `id` is the attendance id, else the member's."""

    id: str
    name: str
    counts: bool
    why: Why


@frozen
class QuorumFound:
    """Whether a meeting has its quorum: `present` of `base` people, `needed` of them."""

    present: int
    base: int
    needed: int
    people: tuple[Standing, ...]
    article: str | None
    assumed: bool

    @property
    def met(self) -> bool:
        """Whether enough are present."""
        return self.present >= self.needed

    def __str__(self) -> str:
        text = _("{present} of {base} present, {needed} needed: {met}").format(
            present=self.present,
            base=self.base,
            needed=self.needed,
            met=_("quorum met") if self.met else _("no quorum"),
        )
        return text + _others(self.people) + _ground(self.article, assumed=self.assumed)


@frozen
class Decided:
    """What the rules yield from a vote.

    `votes_for` and the others are the ballots' or the record's counts; `None` where neither gives one.
    `unanimous` tells that the outcome rests on the record's word that all agreed (全員挙手), which is
    never turned into a number.
    """

    outcome: Declared | None
    tie: bool
    entitled: int
    present: int
    needed: int
    votes_for: int | None
    against: int | None
    abstaining: int | None
    unanimous: bool
    people: tuple[Standing, ...]
    article: str | None
    assumed: bool

    def __str__(self) -> str:
        values = {"entitled": self.entitled, "needed": self.needed}
        if self.outcome is None:
            text = _("{entitled} entitled, {needed} needed: not yet decided").format(**values)
        elif self.unanimous:
            outcome = pgettext("Declared", self.outcome.value)
            text = _("all in favour as recorded, {entitled} entitled, {needed} needed: {outcome}").format(
                outcome=outcome, **values
            )
        else:
            outcome = pgettext("Declared", self.outcome.value)
            text = _("{votes} in favour of {entitled} entitled, {needed} needed: {outcome}").format(
                votes=self.votes_for, outcome=outcome, **values
            )
        if self.tie:
            text += _("; a tie: whoever presides decides")
        return text + _others(self.people) + _ground(self.article, assumed=self.assumed)


def quorum(
    meeting: Meeting, council: Council | None = None, *, at: datetime.time | None = None
) -> QuorumFound:
    """Return whether the meeting has its quorum, at a time of day or, without one, over all of it.

    More than half of n is ⌊n/2⌋+1, half or more ⌈n/2⌉, two thirds ⌈2n/3⌉.
    """
    rules = council.rules if council else Rules()
    people = _standings(meeting, council, at)
    present = sum(person.counts for person in people)
    in_office = sum(person.why is not Why.NOT_IN_OFFICE for person in people)
    base = rules.seats if rules.quorum_of is QuorumOf.SEATS and rules.seats is not None else in_office
    rule = rules.quorum or Quorum(share=QuorumShare.MORE_THAN_HALF)
    return QuorumFound(
        present,
        base,
        _needed(rule, base),
        people,
        rules.article.quorum,
        rules.assumed or rules.quorum is None,
    )


def presiding(
    meeting: Meeting, council: Council | None = None, *, at: datetime.time | None = None
) -> Attendee | None:
    """Return who presides: the chair; where the chair is not there, the vice-chair or the acting chair."""
    there = {person.id for person in _standings(meeting, council, at) if person.counts}
    for role in (Role.CHAIR, Role.ACTING_CHAIR, Role.VICE_CHAIR):
        for person in meeting.members():
            if person.id in there and _role(person, meeting, council) is role:
                return person
    return None


def entitled(
    vote: Vote, meeting: Meeting, council: Council | None = None, *, at: datetime.time | None = None
) -> tuple[Standing, ...]:
    """Return every member's standing in a vote; those that count are entitled to vote.

    The recused do not vote. Whoever presides votes unless the rules keep that vote for a tie.
    """
    rules = council.rules if council else Rules()
    chair = vote.presided_by or getattr(presiding(meeting, council, at=at), "id", None)
    only_on_tie = rules.chair_votes is ChairVotes.ONLY_TO_BREAK_A_TIE
    return tuple(
        Standing(person.id, person.name, counts=False, why=Why.RECUSED)
        if person.id in vote.recused
        else Standing(person.id, person.name, counts=False, why=Why.PRESIDING)
        if person.counts and only_on_tie and person.id == chair
        else person
        for person in _standings(meeting, council, at)
    )


def decide(
    vote: Vote, meeting: Meeting, council: Council | None = None, *, at: datetime.time | None = None
) -> Decided:
    """Return what the rules yield from a vote.

    A majority is more than half of those present (of those voting for or against, where the rules say
    so): whoever abstains counts against. Equal numbers are a tie, which the casting vote settles; where
    neither side reaches the majority otherwise, the vote is undecided.
    """
    rules = council.rules if council else Rules()
    people = entitled(vote, meeting, council, at=at)
    voters = {person.id for person in people if person.counts}
    present = sum(person.counts or person.why is Why.PRESIDING for person in people)
    votes_for, against, abstaining = _counts(vote, voters)
    unanimous = votes_for is None and vote.unanimous is True and bool(voters)
    voting = rules.majority_of is MajorityOf.VOTING
    needed = ((votes_for or 0) + (against or 0) if voting else present) // 2 + 1
    complete = votes_for is not None and votes_for + (against or 0) + (abstaining or 0) >= len(voters)
    tie = complete and votes_for == against and votes_for != 0
    return Decided(
        outcome=Declared.CARRIED
        if unanimous
        else _settled(vote)
        if tie
        else _majority(votes_for, against, needed, complete=complete),
        tie=tie,
        entitled=len(voters),
        present=present,
        needed=needed,
        votes_for=votes_for,
        against=against,
        abstaining=abstaining,
        unanimous=unanimous,
        people=people,
        article=rules.article.majority_of,
        assumed=rules.assumed or rules.majority_of is None,
    )


def _needed(rule: Quorum, base: int) -> int:
    if rule.at_least is not None:
        return rule.at_least
    if rule.share is QuorumShare.HALF_OR_MORE:
        return (base + 1) // 2
    if rule.share is QuorumShare.TWO_THIRDS:
        return (2 * base + 2) // 3
    return base // 2 + 1


def _counts(vote: Vote, voters: set[str]) -> tuple[int | None, int | None, int | None]:
    if not vote.ballots:
        return vote.for_, vote.against, vote.abstaining
    choices = [ballot.choice for ballot in vote.ballots if ballot.member in voters]
    return choices.count(Choice.FOR), choices.count(Choice.AGAINST), choices.count(Choice.ABSTAIN)


def _settled(vote: Vote) -> Declared:
    """Return what the casting vote makes of a tie; without one it stays undecided."""
    settled = {Choice.FOR: Declared.CARRIED, Choice.AGAINST: Declared.LOST}
    return settled.get(vote.casting_vote or Choice.ABSTAIN, Declared.UNDECIDED)


def _majority(votes_for: int | None, against: int | None, needed: int, *, complete: bool) -> Declared | None:
    """Return what the counts yield; `None` while ballots are missing that could still change it."""
    if (votes_for or 0) >= needed:
        return Declared.CARRIED
    if (against or 0) >= needed:
        return Declared.LOST
    return Declared.UNDECIDED if complete else None


def _standings(meeting: Meeting, council: Council | None, at: datetime.time | None) -> tuple[Standing, ...]:
    """Return the standing of each member: those on the attendance list, then those in office beside it."""
    roster = council.members if council else ()
    by_id = {member.id: member for member in roster}
    listed = meeting.members()
    known = {person.member or person.id for person in listed}
    standings = [_standing(person, by_id.get(person.member or person.id), meeting, at) for person in listed]
    standings += [
        Standing(member.id, member.name, counts=False, why=Why.NOT_STATED)
        for member in roster
        if member.id not in known and member.in_office(meeting.date)
    ]
    return tuple(standings)


def _standing(
    person: Attendee, member: Member | None, meeting: Meeting, at: datetime.time | None
) -> Standing:
    if member is not None and not member.in_office(meeting.date):
        why = Why.NOT_IN_OFFICE
    elif person.presence is None:
        why = Why.NOT_STATED
    elif person.presence is Presence.ABSENT:
        why = Why.ABSENT
    elif at is not None and person.arrived_at is not None and at < person.arrived_at:
        why = Why.NOT_YET_THERE
    elif at is not None and person.left_at is not None and person.left_at <= at:
        why = Why.LEFT
    else:
        why = Why.PRESENT
    return Standing(person.id, person.name, why is Why.PRESENT, why)


def _role(person: Attendee, meeting: Meeting, council: Council | None) -> Role | None:
    if person.role is not None or council is None:
        return person.role
    member = council.member(person.member or person.id)
    term = member.term_on(meeting.date) if member else None
    return term.role if term else None


def _others(people: tuple[Standing, ...]) -> str:
    not_counted = [
        f"{person.name} ({pgettext('Why', person.why.value)})" for person in people if not person.counts
    ]
    return _("; not counted: {names}").format(names=_(", ").join(not_counted)) if not_counted else ""


def _ground(article: str | None, *, assumed: bool) -> str:
    if article:
        return _(" [{article}]").format(article=article)
    return _(" [the usual rule, assumed]") if assumed else ""
