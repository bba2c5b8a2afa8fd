"""What 10,000 votes of 60 members cost to decide, against a plain loop that only counts their ballots."""

import datetime
from itertools import cycle, islice

import pytest
from attrs import evolve

from council_core import decide
from council_core.model import (
    AgendaItem,
    Attendee,
    Ballot,
    Capacity,
    Choice,
    Council,
    Event,
    EventKind,
    MajorityOf,
    Meeting,
    Member,
    Presence,
    Quorum,
    QuorumShare,
    Role,
    Rules,
    Speech,
    Term,
    Vote,
)

MEMBERS, ITEMS = 60, 10
VOTES = [1_000, 10_000]
SECOND = 1.0


@pytest.fixture(scope="module")
def council():
    """A council of 60 members, half of them with a term."""
    term = Term(role=Role.MEMBER, from_=datetime.date(2020, 4, 1), until=datetime.date(2022, 3, 31))
    members = tuple(
        Member(id=f"m{n}", name=f"見本 {n}", category="学識", terms=(term,) * (n % 2)) for n in range(MEMBERS)
    )
    rules = Rules(quorum=Quorum(share=QuorumShare.MORE_THAN_HALF), majority_of=MajorityOf.PRESENT)
    return Council(id="c", name="見本の審議会", rules=rules, members=members)


@pytest.fixture(scope="module")
def meeting():
    """A meeting of ten items: six members absent, one late, one leaves, a vote at the end of each item."""
    people = tuple(
        Attendee(
            id=f"m{n}",
            name=f"見本 {n}",
            capacity=Capacity.MEMBER,
            role=Role.MEMBER if n else Role.CHAIR,
            presence=Presence.PRESENT if n % 10 != 9 else Presence.ABSENT,
            arrived_at=datetime.time(14, 30) if n == 1 else None,
        )
        for n in range(MEMBERS)
    )
    items = tuple(
        AgendaItem(
            id=f"i{n}",
            title="見本の議題",
            entries=(
                Speech(id=f"s{n}", speaker="会長", text="見本の発言です。", at=datetime.time(14, n * 5)),
                Event(id=f"v{n}", event=EventKind.VOTE),
                *((Event(id="d", event=EventKind.DEPART, attendee="m2"),) if n == ITEMS // 2 else ()),
            ),
        )
        for n in range(ITEMS)
    )
    return Meeting(
        id="m", council="c", title="見本", date=datetime.date(2021, 7, 1), attendance=people, items=items
    )


@pytest.fixture(params=VOTES, scope="module")
def votes(request):
    """So many votes, each with a ballot of every member."""
    choices = cycle([*[Choice.FOR] * 7, *[Choice.AGAINST] * 3, Choice.ABSTAIN])
    return [
        Vote(
            id=f"v{n}",
            items=(f"i{n % ITEMS}",),
            ballots=tuple(
                Ballot(member=f"m{at}", choice=choice) for at, choice in enumerate(islice(choices, MEMBERS))
            ),
        )
        for n in range(request.param)
    ]


def counted(votes):
    """Count the ballots of each vote by a plain loop."""
    found = []
    for vote in votes:
        counts = dict.fromkeys(Choice, 0)
        for ballot in vote.ballots:
            counts[ballot.choice] += 1
        found.append(counts)
    return found


@pytest.mark.benchmark(group="decide votes of 60 members")
def test_decide(benchmark, votes, meeting, council):
    """10,000 votes of one meeting are decided within a second on one core, and 1,000 in proportion."""
    ended = benchmark.pedantic(
        lambda: sum(decide(vote, meeting, council).outcome is not None for vote in votes),
        rounds=5,
        warmup_rounds=1,
    )
    assert len(votes) == ended
    assert benchmark.stats.stats.median < SECOND * len(votes) / max(VOTES)


@pytest.mark.benchmark(group="decide votes of 60 members")
def test_decide_in_many_meetings(benchmark, votes, meeting, council):
    """What it takes where each meeting has ten votes, one at each item, so that nothing is looked at twice."""

    def fresh():
        """Return each vote with its meeting, which the rules have not seen before."""
        meetings = [evolve(meeting, id=f"m{n}") for n in range(len(votes) // ITEMS)]
        return ([(vote, meetings[at // ITEMS]) for at, vote in enumerate(votes)],), {}

    ended = benchmark.pedantic(
        lambda pairs: sum(decide(vote, held, council).outcome is not None for vote, held in pairs),
        setup=fresh,
        rounds=5,
        warmup_rounds=1,
    )
    assert len(votes) == ended


@pytest.mark.benchmark(group="decide votes of 60 members")
def test_decide_reference_loop(benchmark, votes):
    """Count the same ballots, nothing more."""
    found = benchmark.pedantic(lambda: counted(votes), rounds=5, warmup_rounds=1)
    assert len(votes) == len(found)
