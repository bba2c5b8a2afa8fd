"""Votes with their ballots, and what was promised for later."""

import datetime

from attrs import frozen

from council_core.model.identity import count, elements, identifier
from council_core.model.kinds import Choice, Declared, DueEvent, Method

__all__ = ["Ballot", "FollowUp", "Vote"]


@frozen(kw_only=True)
class Ballot:
    """One member's choice; `member` is the id in the meeting's attendance."""

    member: str
    choice: Choice


@frozen(kw_only=True)
class Vote:
    """One vote, which may decide several items. Counts are only those that the record gives.

    What the rules yield from it is computed by `rules.decide`, never stored.
    """

    id: str = identifier()
    items: tuple[str, ...] = ()
    method: Method | None = None
    wording: str | None = None
    declared: Declared | None = None
    unanimous: bool | None = None
    for_: int | None = count()
    against: int | None = count()
    abstaining: int | None = count()
    ballots: tuple[Ballot, ...] = elements("member")
    recused: tuple[str, ...] = ()
    casting_vote: Choice | None = None
    presided_by: str | None = None

    def choice_of(self, attendee: str) -> Choice | None:
        """Return how one attendee voted, where a ballot says so."""
        return next((ballot.choice for ballot in self.ballots if ballot.member == attendee), None)


@frozen(kw_only=True)
class FollowUp:
    """What was promised: by whom, due when, done when, answered in which meeting."""

    id: str = identifier()
    item: str | None = None
    text: str
    owner: str | None = None
    due: datetime.date | DueEvent | None = None
    done_on: datetime.date | None = None
    answered_in: str | None = None
