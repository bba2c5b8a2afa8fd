"""Checks of votes: quorum, ballots, counts, and what was declared."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from council_core.checks.finding import Finding
from council_core.checks.view import View
from council_core.model import Choice, Method, Presence, Vote, word
from council_core.rules import Decided, Moment, decide, quorum
from council_core.text import to_one_width

__all__ = ["CHECKS"]

# What a wording says of the way of voting.
_WORDS: Final = {
    Method.SHOW_OF_HANDS: ("挙手",),
    Method.STANDING: ("起立",),
    Method.NO_OBJECTION: ("異議",),
    Method.ACCLAMATION: ("了承", "承認"),
    Method.ROLL_CALL: ("記名",),
    Method.BALLOT: ("無記名", "投票"),
    Method.WRITTEN: ("書面",),
}
_FIGURE: Final = re.compile(r"(賛成|反対|棄権)[者票]?[:はが]?\s*(\d+)")
_ALL: Final = re.compile(r"全員(?:挙手|起立|賛成|一致)|(?:賛成|挙手|起立)全員|全会一致|満場一致")


def _quorum(view: View) -> Iterator[Finding]:
    meeting = view.meeting
    if view.to_come:
        return
    if not any(person.presence for person in meeting.members()) and meeting.members():
        return  # nobody's presence is stated, so nothing can be told
    for vote in meeting.votes:
        moment = Moment(item=vote.items[-1]) if vote.items and meeting.item(vote.items[-1]) else Moment()
        found = quorum(meeting, view.council, at=moment, recused=vote.recused)
        if not found.met:
            values = {"present": found.present, "needed": found.needed}
            yield view.finding("no-quorum", f"votes/{vote.id}", **values)


def _outcomes(view: View) -> Iterator[Finding]:
    for vote in view.meeting.votes:
        decided = decide(vote, view.meeting, view.council)
        where = f"votes/{vote.id}"
        yield from _ballots(view, where, vote, decided)
        yield from _counts(view, where, vote, decided)
        yield from _undecided(view, where, vote, decided)
        if vote.declared and decided.outcome and vote.declared is not decided.outcome:
            values = {"declared": word(vote.declared), "computed": word(decided.outcome)}
            yield view.finding("declared-differs", where, **values)
        if vote.casting_vote and not decided.tie and decided.votes_for is not None:
            yield view.finding("casting-without-tie", where)
        if vote.unanimous and _not_all(vote):
            yield view.finding("unanimous-with-against", where)
        yield from _wording(view, where, vote)
        yield from _figures(view, where, vote, decided)


def _ballots(view: View, where: str, vote: Vote, decided: Decided) -> Iterator[Finding]:
    standing = {person.id: person for person in decided.people}
    for ballot in vote.ballots:
        person = standing.get(ballot.member)
        if person is not None and not person.counts and view.meeting.attendee(person.id):
            place = f"{where}/ballots/{ballot.member}"
            yield view.finding("ballot-not-entitled", place, name=person.name, why=word(person.why))


def _counts(view: View, where: str, vote: Vote, decided: Decided) -> Iterator[Finding]:
    given = (vote.for_, vote.against, vote.abstaining)
    counted = sum(number or 0 for number in given)
    values = {"number": counted, "entitled": decided.entitled}
    if counted > decided.entitled:
        yield view.finding("count-exceeds-entitled", where, **values)
    elif None not in given and counted < decided.entitled and _all_stated(view):
        yield view.finding("counts-do-not-add-up", where, **values)
    if vote.ballots and any(number is not None for number in given):
        choices = [ballot.choice for ballot in vote.ballots]
        cast = tuple(choices.count(choice) for choice in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN))
        if any(number is not None and number != mine for number, mine in zip(given, cast, strict=True)):
            told = ", ".join("-" if number is None else str(number) for number in given)
            yield view.finding(
                "ballots-differ-from-counts", where, ballots=", ".join(map(str, cast)), counts=told
            )


def _undecided(view: View, where: str, vote: Vote, decided: Decided) -> Iterator[Finding]:
    """Find a result that was declared and does not follow: of those entitled now, too many did not vote.

    Where a record names only some of those who voted, or counts one side alone, nothing can be told.
    """
    told = bool(decided.votes_for) and None not in {decided.against, decided.abstaining} and _all_stated(view)
    silent = decided.entitled - decided.counted
    if vote.declared and told and decided.outcome is None and silent > 0 and not decided.objected:
        values = {"declared": word(vote.declared), "number": silent, "entitled": decided.entitled}
        yield view.finding("declared-undecided", where, **values)


def _all_stated(view: View) -> bool:
    return all(isinstance(person.presence, Presence) for person in view.meeting.members())


def _not_all(vote: Vote) -> bool:
    against = vote.against or vote.abstaining
    return bool(against) or any(ballot.choice is not Choice.FOR for ballot in vote.ballots)


def _wording(view: View, where: str, vote: Vote) -> Iterator[Finding]:
    if vote.method is None or not vote.wording:
        return
    told = {method for method, words in _WORDS.items() if any(part in vote.wording for part in words)}
    if told and vote.method not in told:
        yield view.finding("method-differs", where, wording=vote.wording, method=word(vote.method))


def _figures(view: View, where: str, vote: Vote, decided: Decided) -> Iterator[Finding]:
    """Find a wording that tells other figures than those that the record or its ballots count.

    figure: ("賛成" | "反対" | "棄権") ["者" | "票"] [":" | "は" | "が"] digits; all: 全員挙手, 賛成全員, 全会一致 …
    """
    wording = to_one_width(vote.wording or "")
    counted = {
        Choice.FOR: decided.votes_for,
        Choice.AGAINST: decided.against,
        Choice.ABSTAIN: decided.abstaining,
    }
    sides = {"賛成": Choice.FOR, "反対": Choice.AGAINST, "棄権": Choice.ABSTAIN}
    told = {sides[side]: int(number) for side, number in _FIGURE.findall(wording)}
    differs = any(counted[side] is not None and counted[side] != number for side, number in told.items())
    if _ALL.search(wording) and decided.votes_for:
        differs = differs or bool(decided.against or decided.abstaining)
    if differs:
        counts = "  ".join(f"{word(side)} {number}" for side, number in counted.items() if number is not None)
        yield view.finding("wording-differs", where, wording=vote.wording or "", counts=counts)


CHECKS: Final[tuple[Callable[[View], Iterator[Finding]], ...]] = (_quorum, _outcomes)
