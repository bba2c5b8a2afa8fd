"""Rules: who presides, who may vote, whether there is a quorum, and what a vote decides."""

import datetime
from datetime import time

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from council_core import decide, entitled, presiding, quorum
from council_core.model import (
    Articles,
    Attendee,
    Ballot,
    Capacity,
    CategoryShare,
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
    Term,
    Vote,
)
from council_core.rules import Why

CARRIED, LOST, UNDECIDED = Declared.CARRIED, Declared.LOST, Declared.UNDECIDED
LETTERS = {"f": Choice.FOR, "a": Choice.AGAINST, "-": Choice.ABSTAIN}
DAY = datetime.date(2021, 7, 1)
DECIDING = st.builds(
    Rules, majority_of=st.sampled_from([None, *MajorityOf]), chair_votes=st.sampled_from([None, *ChairVotes])
)


def attendee(name, presence=Presence.PRESENT, **fields):
    """Return a member on a meeting's list."""
    return Attendee(id=name, name=name, capacity=Capacity.MEMBER, presence=presence, **fields)


def meeting_of(*people, **fields):
    """Return a meeting of people."""
    return Meeting(id="m", council="c", title="審議会", date=DAY, attendance=people, **fields)


def meeting_with(size, there):
    """Return a meeting of so many members, so many of them present; the first is the chair."""
    marks = [Presence.PRESENT] * there + [Presence.ABSENT] * (size - there)
    roles = [Role.CHAIR] + [Role.MEMBER] * size
    return meeting_of(*(attendee(f"m{at}", mark, role=roles[at]) for at, mark in enumerate(marks)))


def council_of(*names, rules=None, **terms):
    """Return a council of members with their terms."""
    members = (Member(id=name, name=name, terms=terms.get(name, ())) for name in names)
    return Council(id="c", name="審議会", rules=rules or Rules(), members=tuple(members))


def vote_of(letters, **fields):
    """Return a vote with a ballot for each letter: f for, a against, - abstaining, a space for none."""
    ballots = (
        Ballot(member=f"m{at}", choice=LETTERS[letter])
        for at, letter in enumerate(letters)
        if letter in LETTERS
    )
    return Vote(id="v", ballots=tuple(ballots), **fields)


def decided(letters, rules=None, **fields):
    """Return what rules make of a vote by letters, all voters being present."""
    return decide(
        vote_of(letters, **fields), meeting_with(len(letters), len(letters)), council_of(rules=rules)
    )


@pytest.mark.parametrize(
    ("share", "needed"),
    [
        (None, [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7]),
        (QuorumShare.MORE_THAN_HALF, [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7]),
        (QuorumShare.HALF_OR_MORE, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]),
        (QuorumShare.TWO_THIRDS, [1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8]),
    ],
)
def test_quorum_of_so_many(share, needed):
    """Of one to twelve members a share needs so many, is met by them and not by one fewer."""
    council = council_of(rules=Rules(quorum=share and Quorum(share=share)))
    for size, least in enumerate(needed, start=1):
        found = quorum(meeting_with(size, least), council)
        assert (least, size, least, True) == (found.needed, found.base, found.present, found.met)
        assert not quorum(meeting_with(size, least - 1), council).met


@pytest.mark.parametrize("share", QuorumShare)
def test_nobody_is_no_quorum(share):
    """Where nobody is listed there is no quorum, whatever the share of nobody is."""
    assert not quorum(meeting_of(), council_of(rules=Rules(quorum=Quorum(share=share)))).met


def test_quorum_is_of_members_in_office():
    """The base is the members in office on the day, on the list or not, and nobody whose term is over."""
    over, running = Term(until=datetime.date(2021, 6, 30)), Term(from_=DAY, until=DAY)
    council = council_of("a", "b", "d", "e", a=(over,), b=(over, running), d=(running,))
    found = quorum(meeting_of(attendee("a"), attendee("b"), attendee("x", member="d")), council)
    assert (2, 3, 2) == (found.present, found.base, found.needed)
    whys = [Why.NOT_IN_OFFICE, Why.PRESENT, Why.PRESENT, Why.NOT_STATED]
    assert list(zip("abxe", whys, strict=True)) == [(person.id, person.why) for person in found.people]


def test_quorum_is_of_seats_where_the_rules_say_so():
    """Where the rules count seats, vacant ones count."""
    council = council_of(
        rules=Rules(quorum=Quorum(share=QuorumShare.TWO_THIRDS), quorum_of=QuorumOf.SEATS, seats=9)
    )
    found = quorum(meeting_with(6, 5), council)
    assert (5, 9, 6, False) == (found.present, found.base, found.needed, found.met)


def test_quorum_of_a_number_with_the_chair():
    """A quorum of three with the chair is not met by three others."""
    rules = Rules(quorum=Quorum(at_least=3, with_chair=True))
    meeting = meeting_with(8, 4)
    assert quorum(meeting, council_of(rules=rules)).met
    away = evolve(meeting.attendance[0], presence=Presence.ABSENT)
    assert not quorum(
        evolve(meeting, attendance=(away, *meeting.attendance[1:])), council_of(rules=rules)
    ).met


def test_rule_that_is_not_applied_is_not_claimed():
    """Where the usual rule stands in for a quorum of each category, the result says that it is assumed."""
    rules = Rules(quorum=Quorum(each_category=CategoryShare.AT_LEAST_ONE), article=Articles(quorum="第6条"))
    found = quorum(meeting_with(4, 3), council_of(rules=rules))
    assert found.assumed
    assert "第6条" not in str(found)


@pytest.mark.parametrize(
    ("at", "present", "whys"),
    [
        (None, 4, [Why.PRESENT, Why.PRESENT]),
        (time(14, 29), 3, [Why.NOT_YET_THERE, Why.PRESENT]),
        (time(14, 30), 4, [Why.PRESENT, Why.PRESENT]),
        (time(14, 59, 59), 4, [Why.PRESENT, Why.PRESENT]),
        (time(15, 0), 3, [Why.PRESENT, Why.LEFT]),
    ],
)
def test_quorum_at_a_time_of_day(at, present, whys):
    """Who arrived late counts from that minute, and who left early until it."""
    meeting = meeting_of(
        attendee("late", arrived_at=time(14, 30)),
        attendee("early", Presence.ONLINE, left_at=time(15)),
        attendee("a"), attendee("b"), attendee("away", Presence.ABSENT), attendee("unknown", None),
    )  # fmt: skip
    found = quorum(meeting, at=at)
    assert (present, 6, present == 4) == (found.present, found.base, found.met)
    assert [*whys, Why.PRESENT, Why.PRESENT, Why.ABSENT, Why.NOT_STATED] == [
        person.why for person in found.people
    ]


def test_reason_names_the_clause_or_says_that_it_is_assumed():
    """A result names the clause that it rests on, and without one says that the rule is assumed."""
    rules = Rules(quorum=Quorum(share=QuorumShare.HALF_OR_MORE), article=Articles(quorum="条例第6条第2項"))
    found = quorum(meeting_with(6, 3), council_of(rules=rules))
    assert (False, True) == (found.assumed, "条例第6条第2項" in str(found))
    for council in (None, council_of(), council_of(rules=evolve(rules, assumed=True))):
        assert quorum(meeting_with(6, 3), council).assumed
    assert "assumed" in str(quorum(meeting_with(6, 3)))
    assert "m5 (absent)" in str(quorum(meeting_with(6, 3)))


def test_presiding():
    """The chair presides; before the chair comes and after the chair left, the deputy; else nobody."""
    chair = attendee("chair", role=Role.CHAIR, arrived_at=time(14), left_at=time(15))
    meeting = meeting_of(attendee("deputy", role=Role.VICE_CHAIR), chair, attendee("a"))
    for at, name in ((None, "chair"), (time(13), "deputy"), (time(14, 30), "chair"), (time(15), "deputy")):
        assert name == presiding(meeting, at=at).id
    assert presiding(meeting_of(attendee("chair", Presence.ABSENT, role=Role.CHAIR), attendee("a"))) is None
    away = evolve(chair, presence=Presence.ABSENT)
    acting = meeting_of(away, attendee("a"), attendee("acting", role=Role.ACTING_CHAIR))
    assert "acting" == presiding(acting).id


def test_presiding_by_the_roster_of_the_day():
    """Where the list states no role, the roster's role on the day of the meeting tells who presides."""
    before, after = Term(role=Role.CHAIR, until=datetime.date(2021, 6, 30)), Term(role=Role.CHAIR, from_=DAY)
    council = council_of("a", "b", a=(before, Term(role=Role.MEMBER, from_=DAY)), b=(after,))
    assert "x" == presiding(meeting_of(attendee("a"), attendee("x", member="b")), council).id


@pytest.mark.parametrize(
    ("letters", "present", "voting"),
    [
        ("fffaa", CARRIED, CARRIED),
        ("ffaaa", LOST, LOST),
        ("f", CARRIED, CARRIED),
        ("a", LOST, LOST),
        ("ffff--", CARRIED, CARRIED),
        ("fff-aa", UNDECIDED, CARRIED),
        ("fff---", UNDECIDED, CARRIED),
        ("aaa---", UNDECIDED, LOST),
        ("------", UNDECIDED, UNDECIDED),
    ],
)
def test_majority(letters, present, voting):
    """Abstaining counts against where the majority is of those present, and not where it is of those voting."""
    for rule, outcome in ((None, present), (MajorityOf.PRESENT, present), (MajorityOf.VOTING, voting)):
        assert (outcome, False) == (
            (found := decided(letters, Rules(majority_of=rule))).outcome,
            found.tie,
        )


@pytest.mark.parametrize(
    ("casting", "outcome"),
    [(None, UNDECIDED), (Choice.FOR, CARRIED), (Choice.AGAINST, LOST), (Choice.ABSTAIN, UNDECIDED)],
)
def test_tie(casting, outcome):
    """A tie is undecided until the casting vote settles it; where there is none the casting vote is nothing."""
    found = decided("fffaaa", casting_vote=casting)
    assert (outcome, True) == (found.outcome, found.tie)
    counted = Vote(id="v", for_=3, against=3, abstaining=0, casting_vote=casting)
    assert outcome == decide(counted, meeting_with(6, 6)).outcome
    assert CARRIED == decided("ffffaa", casting_vote=casting).outcome
    assert LOST == decided("ffaaaa", casting_vote=casting).outcome


def test_recused_member_does_not_vote():
    """Who is recused is not entitled, nor is their ballot counted, nor are they among those present."""
    found = decided("afffaa", recused=("m0",))
    assert (5, 3, 3, 2) == (found.entitled, found.needed, found.votes_for, found.against)
    assert (CARRIED, Why.RECUSED) == (found.outcome, found.people[0].why)


def test_absent_member_does_not_vote():
    """A ballot of somebody who is not there is not counted."""
    found = decide(vote_of("ffaaaa"), meeting_with(6, 3))
    assert (3, 2, 1, CARRIED) == (found.entitled, found.votes_for, found.against, found.outcome)


@pytest.mark.parametrize(
    ("letters", "casting", "outcome"),
    [
        ("afffaa", None, CARRIED),  # three to two among five voters, the chair's own ballot aside
        ("ffffa", None, CARRIED),
        ("fffaa", Choice.FOR, CARRIED),
        ("fffaa", None, UNDECIDED),
        ("fffaa", Choice.AGAINST, LOST),
        ("faaaf", None, LOST),
    ],
)
def test_chair_who_votes_only_to_break_a_tie(letters, casting, outcome):
    """Such a chair is not among the voters, so that three to two of five voters carry."""
    rules = Rules(chair_votes=ChairVotes.ONLY_TO_BREAK_A_TIE)
    found = decided(letters, rules, casting_vote=casting)
    assert outcome == found.outcome
    assert (len(letters) - 1, Why.PRESIDING) == (found.entitled, found.people[0].why)
    named = entitled(vote_of(letters, presided_by="m1"), meeting_with(5, 5), council_of(rules=rules))
    assert ["m1"] == [person.id for person in named if not person.counts]


def test_all_agreed_is_never_a_number():
    """What the record says to be unanimous is carried, and no number is made of it."""
    found = decide(Vote(id="v", unanimous=True), meeting_with(6, 5))
    assert (CARRIED, True, 5) == (found.outcome, found.unanimous, found.entitled)
    assert (None, None, None) == (found.votes_for, found.against, found.abstaining)
    assert "all in favour as recorded" in str(found)
    assert (LOST, False) == ((counted := decided("aaaaa", unanimous=True)).outcome, counted.unanimous)


def test_vote_of_which_nothing_is_recorded_has_no_outcome():
    """Without ballots, counts or the word that all agreed, the rules yield nothing."""
    for vote in (Vote(id="v"), Vote(id="v", unanimous=False), Vote(id="v", declared=CARRIED)):
        assert decide(vote, meeting_with(6, 6)).outcome is None
    assert CARRIED == decide(Vote(id="v", for_=4), meeting_with(6, 6)).outcome
    assert decide(Vote(id="v", for_=3), meeting_with(6, 6)).outcome is None


@given(letters=st.text("fa- ", min_size=1, max_size=9), rules=DECIDING)
def test_incomplete_ballots_decide_nothing_that_could_change(letters, rules):
    """An outcome stands whatever the missing ballots will be; with all ballots in there is one."""
    outcome = decided(letters, rules).outcome
    if outcome is not None:
        later = {decided(letters.replace(" ", choice), rules).outcome for choice in LETTERS}
        assert {outcome} == later
    else:
        assert " " in letters


@given(letters=st.text("fa- ", min_size=1, max_size=9), rules=DECIDING, data=st.data())
def test_order_of_ballots_never_matters(letters, rules, data):
    """Ballots may come in any order."""
    vote, meeting = vote_of(letters), meeting_with(len(letters), len(letters))
    shuffled = evolve(vote, ballots=tuple(data.draw(st.permutations(vote.ballots))))
    council = council_of(rules=rules)
    assert decide(vote, meeting, council) == decide(shuffled, meeting, council)


@given(
    letters=st.text("fa- ", min_size=1, max_size=9),
    rules=DECIDING,
    casting=st.sampled_from([None, *Choice]),
    data=st.data(),
)
def test_one_more_in_favour_never_loses_what_was_carried(letters, rules, casting, data):
    """Whoever turns to a ballot in favour takes nothing from what was carried."""
    at = data.draw(st.integers(0, len(letters) - 1))
    if CARRIED is decided(letters, rules, casting_vote=casting).outcome:
        turned = letters[:at] + "f" + letters[at + 1 :]
        assert CARRIED is decided(turned, rules, casting_vote=casting).outcome


@given(letters=st.text("fa-", min_size=1, max_size=9), rules=DECIDING)
def test_sides_are_treated_alike(letters, rules):
    """With all ballots turned round, carried is lost and lost is carried."""
    turned = decided(letters.translate(str.maketrans("fa", "af")), rules).outcome
    assert {CARRIED: LOST, LOST: CARRIED}.get(turned, turned) == decided(letters, rules).outcome


@given(
    listed=st.lists(st.sampled_from("abdefgh"), unique=True),
    linked=st.lists(st.sampled_from("ABDEFGH"), unique=True),
    roster=st.lists(st.sampled_from("abdefghABDEFGH"), unique=True),
)
def test_everybody_appears_once(listed, linked, roster):
    """Every member, on the list under any id or in office beside it, has one standing."""
    people = [attendee(name) for name in listed] + [
        evolve(attendee(name), id=f"x{name}", member=name) for name in linked
    ]
    meeting, council = meeting_of(*people), council_of(*roster)
    everybody = sorted({*listed, *linked, *roster})
    assert everybody == sorted(person.name for person in quorum(meeting, council).people)
    assert everybody == sorted(person.name for person in entitled(Vote(id="v"), meeting, council))
    assert len(listed) + len(linked) == quorum(meeting, council).present


def test_member_listed_twice_counts_once():
    """A member who stands on the list twice makes no quorum for two."""
    twice = (attendee("a"), attendee("a-2", member="a"), attendee("b", Presence.ABSENT))
    found = quorum(meeting_of(*twice), council_of("a", "b"))
    assert (1, 2, False) == (found.present, found.base, found.met)


def test_ids_of_list_and_roster_are_not_mixed_up():
    """An attendance id may be another member's id: who is in office and not listed stays so at every moment."""
    meeting = meeting_of(attendee("a", member="b", left_at=time(15)))
    found = quorum(meeting, council_of("a", "b"), at=time(16))
    assert [Why.LEFT, Why.NOT_STATED] == [person.why for person in found.people]
