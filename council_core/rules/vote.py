"""Who is entitled in a vote, and what it decides."""

import datetime

from attrs import field, frozen

from council_core.language import _, pgettext
from council_core.model import (
    ChairVotes,
    Choice,
    Council,
    Declared,
    MajorityOf,
    Meeting,
    Method,
    Outcome,
    Rules,
    Vote,
)
from council_core.rules.standing import (
    Moment,
    Standing,
    Why,
    counted,
    ground,
    others,
    presiding,
    same_people,
    standings,
)

__all__ = ["Counted", "Decided", "decide", "entitled"]


@frozen
class Counted:
    """One ballot as it counts. `inferred` where the record only says that all agreed."""

    person: str
    choice: Choice
    inferred: bool


@frozen
class Decided:
    """What the rules yield from a vote.

    `votes_for` and the others are the ballots' or the record's counts; `None` where neither gives one.
    `unanimous` tells that the outcome rests on the record's word that all agreed (全員挙手), which is
    never turned into a number. `objected` tells that somebody objected to a decision without a
    vote (異議なし), so that hands must be shown. `items` are those that the vote decides: withdrawn ones
    have dropped out. `chair_unsettled` tells of a tie where whoever presides voted as a member too, and nobody
    has looked up whether they may. Where more votes are counted than are entitled, `needed` is still of these.
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
    objected: bool
    items: tuple[str, ...]
    people: tuple[Standing, ...]
    article: str | None
    assumed: bool
    chair_unsettled: bool
    vote: Vote = field(eq=False, repr=False)

    @property
    def ballots(self) -> tuple[Counted, ...]:
        """The ballots of those entitled, in the list's order; inferred where the record only says that all agreed."""
        return _ballots(self.vote, self.people, unanimous=self.unanimous)

    @property
    def not_voting(self) -> int | None:
        """How many of those entitled have no ballot; `None` where there are no ballots to count."""
        ballots = self.ballots
        return self.entitled - len(ballots) if ballots else None

    @property
    def counted(self) -> int:
        """How many votes the record or the ballots count."""
        return (self.votes_for or 0) + (self.against or 0) + (self.abstaining or 0)

    @property
    def exceeds(self) -> bool:
        """Whether more votes are counted than are entitled, as far as it is known who is."""
        return self.counted > self.entitled > 0

    @property
    def reason(self) -> str:
        """The whole reason in one sentence, naming each member once."""
        return self._figure() + counted(self.people) + others(self.people) + self._ground()

    def __str__(self) -> str:
        return self._figure() + others(self.people) + self._ground()

    def _figure(self) -> str:
        values = {"entitled": self.entitled, "needed": self.needed}
        outcome = pgettext("Declared", self.outcome.value) if self.outcome else ""
        if self.objected:
            text = _("somebody objects, so it is not agreed without a vote: take a show of hands")
        elif self.outcome is None:
            text = _("{entitled} entitled, {needed} needed: not yet decided").format(**values)
        elif self.unanimous and self.outcome is Declared.LOST:
            text = _("all against as recorded, {entitled} entitled, {needed} needed: {outcome}").format(
                outcome=outcome, **values
            )
        elif self.unanimous:
            text = _("all in favour as recorded, {entitled} entitled, {needed} needed: {outcome}").format(
                outcome=outcome, **values
            )
        elif self.votes_for is None:
            text = _("agreed without a vote, {entitled} entitled: {outcome}").format(
                outcome=outcome, entitled=self.entitled
            )
        elif self.exceeds:
            text = _(
                "{counted} votes counted, only {entitled} entitled, {needed} needed: count again"
            ).format(counted=self.counted, **values)
        elif self.tie and self.vote.casting_vote in {Choice.FOR, Choice.AGAINST}:
            text = _("{votes} in favour of {entitled} entitled, a tie: {outcome} by whoever presides").format(
                votes=self.votes_for, outcome=outcome, **values
            )
            return text + self._chair()
        else:
            text = _("{votes} in favour of {entitled} entitled, {needed} needed: {outcome}").format(
                votes=self.votes_for, outcome=outcome, **values
            )
        return text + (_("; a tie: whoever presides decides") + self._chair() if self.tie else "")

    def _chair(self) -> str:
        """Say that whoever presides voted already, where it is not known whether they may."""
        return _("; whoever presides voted as a member too: see the rules") if self.chair_unsettled else ""

    def _ground(self) -> str:
        return ground(self.article, assumed=self.assumed)


@frozen
class _Counts:
    """What was counted, of so many that could vote."""

    votes_for: int | None
    against: int | None
    abstaining: int | None
    voters: int

    @property
    def cast(self) -> int:
        return (self.votes_for or 0) + (self.against or 0) + (self.abstaining or 0)

    @property
    def base(self) -> int:
        """How many voted or could: a record may count more than the list of those present names."""
        return max(self.voters, self.cast)

    @property
    def missing(self) -> int:
        return self.base - self.cast

    def needed(self, *, voting: bool) -> int:
        """Return the majority: of the voters, or of those who voted for or against."""
        base = (self.votes_for or 0) + (self.against or 0) if voting else self.voters or self.base
        return base // 2 + 1

    def tie(self, *, voting: bool) -> bool:
        """Tell whether both sides are equal and nobody is left to turn it.

        Where the majority is of those present, only halves are a tie: whoever abstains is not in favour,
        and a vote more in favour must never lose what a casting vote had carried.
        """
        equal = bool(self.votes_for) and self.votes_for == self.against and not self.missing
        return equal and (voting or not self.abstaining)

    def outcome(self, *, voting: bool) -> Declared | None:
        """Return what the counts yield; `None` while missing ballots could still change it."""
        if self.votes_for is None and self.against is None:
            return None
        votes_for, against = self.votes_for or 0, self.against or 0
        if votes_for > against + self.missing if voting else 2 * votes_for > self.base:
            return Declared.CARRIED
        if against > votes_for + self.missing if voting else 2 * against > self.base:
            return Declared.LOST
        return None if self.missing else Declared.UNDECIDED


def entitled(
    vote: Vote,
    meeting: Meeting,
    council: Council | None = None,
    *,
    at: Moment | datetime.time | None = None,
) -> tuple[Standing, ...]:
    """Return every member's standing in a vote; those that count are entitled to vote.

    The recused do not vote (除斥). Whoever presides votes unless the rules keep that vote for a tie
    (明日香村: 議長は委員として採決に加わることができない). The moment is that of the vote's last item.
    """
    rules = council.rules if council else Rules()
    moment = _moment(vote, meeting, at)
    people = standings(meeting, council, moment)
    chair = None
    if rules.chair_votes is ChairVotes.ONLY_TO_BREAK_A_TIE:
        found = presiding(meeting, council, at=moment, recused=vote.recused)
        chair = vote.presided_by or (found.id if found else None)
    if chair is None and not vote.recused:
        return people
    recused = same_people(meeting, vote.recused)
    return tuple(_in_vote(person, recused, chair) for person in people)


def decide(
    vote: Vote,
    meeting: Meeting,
    council: Council | None = None,
    *,
    at: Moment | datetime.time | None = None,
) -> Decided:
    """Return what the rules yield from a vote.

    A majority is more than half of those present who may vote (of those voting for or against, where the
    rules say so): whoever abstains counts against. A chair who votes only on a tie is not among them.
    Equal halves are a tie, which the casting vote settles; where neither side reaches the majority
    otherwise, the vote is undecided (奈良: 可決にも否決にも至らなかった). Consent without a vote stands
    until somebody objects.
    """
    rules = council.rules if council else Rules()
    people = entitled(vote, meeting, council, at=at)
    voters = {person.id for person in people if person.counts}
    voting = rules.majority_of is MajorityOf.VOTING
    counts = _counts(vote, voters)
    items = _undecided_items(vote, meeting)
    objected = vote.method is Method.NO_OBJECTION and bool(counts.against)
    silent = counts.votes_for is None and not objected
    unanimous = silent and vote.unanimous is True and bool(voters)
    tie = not objected and counts.tie(voting=voting)
    if objected or (vote.items and not items):
        outcome = None
    elif unanimous:  # all were of one mind: in favour, unless the record says that it was lost
        outcome = Declared.LOST if vote.declared is Declared.LOST else Declared.CARRIED
    elif _agreed(vote, counts):
        outcome = Declared.CARRIED
    elif tie:
        outcome = _settled(vote)
    else:
        outcome = counts.outcome(voting=voting)
    return Decided(
        outcome=outcome,
        tie=tie,
        entitled=len(voters),
        present=sum(person.counts or person.why is Why.PRESIDING for person in people),
        needed=counts.needed(voting=voting),
        votes_for=counts.votes_for,
        against=counts.against,
        abstaining=counts.abstaining,
        unanimous=unanimous,
        objected=objected,
        items=items,
        people=people,
        article=rules.article.majority_of,
        assumed=rules.assumed or rules.majority_of is None,
        chair_unsettled=tie and rules.chair_votes is None and _chair_voted(vote, meeting, council, voters),
        vote=vote,
    )


def _moment(vote: Vote, meeting: Meeting, at: Moment | datetime.time | None) -> Moment:
    if isinstance(at, Moment):
        return at
    order = {item.id: number for number, item in enumerate(meeting.items)}
    known = [item for item in _undecided_items(vote, meeting) if item in order]
    return Moment(at, max(known, key=order.__getitem__) if known else None)


def _in_vote(person: Standing, recused: frozenset[str], chair: str | None) -> Standing:
    if person.id in recused:
        return person._replace(counts=False, why=Why.RECUSED)
    if person.counts and person.id == chair:
        return person._replace(counts=False, why=Why.PRESIDING)
    return person


def _chair_voted(vote: Vote, meeting: Meeting, council: Council | None, voters: set[str]) -> bool:
    """Tell whether whoever presides is among those who voted: by a ballot, or where nobody did not vote."""
    found = presiding(meeting, council, at=_moment(vote, meeting, None), recused=vote.recused)
    chair = vote.presided_by or (found.id if found else None)
    if chair is None or chair not in voters:
        return False
    return vote.choice_of(chair) is not None if vote.ballots else True


def _counts(vote: Vote, voters: set[str]) -> _Counts:
    if not vote.ballots:
        return _Counts(vote.for_, vote.against, vote.abstaining, len(voters))
    choices = [ballot.choice for ballot in vote.ballots if ballot.member in voters]
    return _Counts(
        choices.count(Choice.FOR), choices.count(Choice.AGAINST), choices.count(Choice.ABSTAIN), len(voters)
    )


def _ballots(vote: Vote, people: tuple[Standing, ...], *, unanimous: bool) -> tuple[Counted, ...]:
    if unanimous:
        choice = Choice.AGAINST if vote.declared is Declared.LOST else Choice.FOR
        return tuple(Counted(person.id, choice, inferred=True) for person in people if person.counts)
    cast = {ballot.member: ballot.choice for ballot in vote.ballots}
    return tuple(
        Counted(person.id, cast[person.id], inferred=False)
        for person in people
        if person.counts and person.id in cast
    )


def _undecided_items(vote: Vote, meeting: Meeting) -> tuple[str, ...]:
    """Return the items that the vote decides; a withdrawn one (取下げ) drops out."""
    gone = {item.id for item in meeting.items if item.decision and item.decision.outcome is Outcome.WITHDRAWN}
    return tuple(item for item in vote.items if item not in gone)


def _agreed(vote: Vote, counts: _Counts) -> bool:
    """Tell consent without a vote: nobody counted, and the way of deciding is that nobody objects."""
    silent = counts.votes_for is None and not counts.against
    return silent and vote.unanimous is not False and vote.method in {Method.NO_OBJECTION, Method.ACCLAMATION}


def _settled(vote: Vote) -> Declared:
    """Return what the casting vote makes of a tie; without one it stays undecided."""
    settled = {Choice.FOR: Declared.CARRIED, Choice.AGAINST: Declared.LOST}
    return settled.get(vote.casting_vote or Choice.ABSTAIN, Declared.UNDECIDED)
