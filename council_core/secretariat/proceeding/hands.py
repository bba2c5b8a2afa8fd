"""A vote from its beginning to what is declared: by hands, or member by member. Nothing is stored here."""

import datetime

from attrs import evolve

from council_core.errors import NotReady, Unknown
from council_core.house import House
from council_core.language import _
from council_core.model import Choice, Council, Meeting, Method, Vote
from council_core.rules import Moment, decide, item_open, presiding
from council_core.secretariat.proceeding.motion import Motion, ruling_step, vote_step
from council_core.secretariat.proceeding.step import Step
from council_core.secretariat.proceeding.table import Table
from council_core.secretariat.proceeding.take import take
from council_core.secretariat.work import recuse

__all__ = [
    "begin_vote",
    "cast_casting_vote",
    "declare",
    "recuse_from",
    "ruling_of",
    "set_method",
    "show_hands",
]


def begin_vote(  # noqa: PLR0913, PLR0917 -- on what, how, when
    meeting: Meeting,
    council: Council,
    house: House,
    items: tuple[str, ...],
    at: datetime.time,
    method: Method = Method.SHOW_OF_HANDS,
) -> Meeting:
    """Return the meeting with items put to one vote, which stands last in its votes.

    Raises:
        NotReady: no item is named.
        Unknown: there is no such item.
    """
    if not items:
        raise NotReady(meeting.id, _("no item is chosen to vote on"))
    for item in items:
        if meeting.item(item) is None:
            raise Unknown(item, tuple(known.id for known in meeting.items))
    names = tuple(item.id for item in meeting.items if item.id in items)
    step = vote_step(Table(meeting, council, house), Motion(names, None), _home(meeting, names), method)
    return take(meeting, step, at)


def show_hands(  # noqa: PLR0913 -- what was counted
    meeting: Meeting,
    vote: str,
    *,
    everybody: bool = False,
    for_: int | None = None,
    against: int | None = None,
    abstaining: int | None = None,
) -> Meeting:
    """Return the meeting with what was counted in a vote: that all agreed (never a number), or so many of each.

    Ballots of single members that the vote has are taken out: it is one or the other. Where somebody objected and
    both sides are counted, hands were raised, and the vote is one by hands from now on.

    Raises:
        Unknown: there is no such vote.
    """
    found = _vote(meeting, vote)
    raised = found.method is Method.NO_OBJECTION and for_ is not None and bool(against)
    counted = evolve(
        found,
        method=Method.SHOW_OF_HANDS if raised else found.method,
        ballots=(),
        unanimous=True if everybody else None,
        for_=None if everybody else for_,
        against=None if everybody else against,
        abstaining=None if everybody else abstaining,
        casting_vote=None,
    )
    return _with_vote(meeting, counted)


def recuse_from(
    meeting: Meeting, council: Council, vote: str, attendee: str, *, recused: bool = True
) -> Meeting:
    """Return the meeting with a member recused from a vote, or not; over it presides who is left to preside.

    Raises:
        Unknown: there is no such vote, or nobody of this id on the list.
    """
    changed = recuse(meeting, vote, attendee, recused=recused)
    found = _vote(changed, vote)
    if found.presided_by is None or not found.items:
        return changed
    moment = Moment(item=_home(changed, found.items))
    person = presiding(changed, council, at=moment, recused=found.recused)
    return _with_vote(changed, evolve(found, presided_by=person.id if person else None))


def set_method(meeting: Meeting, vote: str, method: Method) -> Meeting:
    """Return the meeting with a vote taken in another way.

    Raises:
        Unknown: there is no such vote.
    """
    return _with_vote(meeting, evolve(_vote(meeting, vote), method=method))


def cast_casting_vote(meeting: Meeting, council: Council, vote: str, choice: Choice | None) -> Meeting:
    """Return the meeting with a tie settled by whoever presides; `None` takes that back.

    Raises:
        Unknown: there is no such vote.
        NotReady: it is no tie.
    """
    found = _vote(meeting, vote)
    if choice is not None and not decide(found, meeting, council).tie:
        raise NotReady(meeting.id, _("there is no tie to break"))
    return _with_vote(meeting, evolve(found, casting_vote=choice))


def ruling_of(meeting: Meeting, council: Council, house: House, vote: str) -> Step:
    """Return the step that would declare a vote: what is read, and what is missing for it.

    Raises:
        Unknown: there is no such vote.
    """
    found = _vote(meeting, vote)
    table = Table(meeting, council, house)
    items = tuple(item.id for item in meeting.items if item.id in found.items and not table.gone(item.id))
    return ruling_step(table, Motion(items, found), _home(meeting, items))


def declare(meeting: Meeting, council: Council, house: House, vote: str, at: datetime.time) -> Meeting:
    """Return the meeting with a vote declared, with what became of its items, and told in the proceedings.

    Raises:
        Unknown: there is no such vote.
        NotReady: it is declared already, or it cannot be told yet what was decided.
    """
    if _vote(meeting, vote).declared is not None:
        raise NotReady(meeting.id, _("this vote is declared already"))
    step = ruling_of(meeting, council, house, vote)
    if step.missing:
        raise NotReady(meeting.id, step.missing[0])
    return take(meeting, step, at)


def _home(meeting: Meeting, items: tuple[str, ...]) -> str:
    """Return the item that a vote stands under: the one now open if it is of those, else the last of them."""
    now = item_open(meeting)
    return now if now in items else items[-1] if items else ""


def _vote(meeting: Meeting, vote: str) -> Vote:
    found = meeting.vote(vote)
    if found is None:
        raise Unknown(vote, tuple(known.id for known in meeting.votes))
    return found


def _with_vote(meeting: Meeting, changed: Vote) -> Meeting:
    votes = (changed if vote.id == changed.id else vote for vote in meeting.votes)
    return evolve(meeting, votes=tuple(votes))
