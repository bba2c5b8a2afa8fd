"""Who presides, who is counted and what is decided, in a meeting held at the table."""

import pytest
from attrs import evolve
from held import COUNCIL, HOUSE, PLANNED, SAID, Clock, go, go_to, members

from council_core.checks import check
from council_core.errors import NotReady, Unknown
from council_core.model import (
    ChairVotes,
    Choice,
    Declared,
    Method,
    Outcome,
    Presence,
    Role,
    Rules,
    Stage,
    Vote,
)
from council_core.rules import decide
from council_core.secretariat import (
    StepKind,
    arrive,
    at_table,
    begin_vote,
    cast_ballot,
    cast_casting_vote,
    declare,
    depart,
    elect,
    next_step,
    quorum_now,
    recuse,
    recuse_from,
    revise_vote,
    show_hands,
    take,
)


@pytest.fixture
def clock():
    """Return a clock."""
    return Clock()


def test_a_meeting_with_two_votes_one_of_them_a_tie(clock):
    """From opening to closing: one vote is carried by all, one is a tie that the chair breaks; the record tells it."""
    meeting = go_to(PLANNED, clock, "i1", StepKind.RULING)
    (first,) = meeting.votes
    assert "no vote has been counted yet" in next_step(meeting, COUNCIL, HOUSE).missing
    meeting = declare(show_hands(meeting, first.id, everybody=True), COUNCIL, HOUSE, first.id, clock())
    meeting = go_to(meeting, clock, "i2", StepKind.RULING)
    second = meeting.votes[-1].id
    for member, choice in zip("abcd", ("for", "for", "against", "against"), strict=True):
        meeting = cast_ballot(meeting, second, member, Choice(choice))
    with pytest.raises(NotReady, match="a tie"):
        declare(meeting, COUNCIL, HOUSE, second, clock())
    meeting = cast_casting_vote(meeting, COUNCIL, second, Choice.FOR)
    meeting = declare(meeting, COUNCIL, HOUSE, second, clock())
    held, _taken = go(meeting, clock)
    assert [vote.declared for vote in held.votes] == [Declared.CARRIED, Declared.CARRIED]
    assert [vote.wording for vote in held.votes] == [
        "全員挙手",
        "賛成2人、反対2人、棄権0人、可否同数、議長裁決可",
    ]
    assert (held.votes[0].for_, held.votes[0].unanimous) == (None, True)
    outcomes = [item.decision and item.decision.outcome for item in held.items]
    assert outcomes == [Outcome.APPROVED, Outcome.APPROVED, Outcome.NOTED, None]
    assert held.stage is Stage.HELD
    assert [found.code for found in check(held, COUNCIL) if found.where.startswith("votes")] == []
    rulings = [entry.text for item in held.items[:2] for entry in item.entries if "ruling" in entry.id]
    assert rulings == [
        "全員挙手",
        "賛成全員と認めます。よって、諮問のとおり答申することに決定しました。",
        "賛成2人、反対2人、棄権0人、可否同数、議長裁決可",
        "可否同数です。議長の決するところによります。議長は、本件について、可と決します。諮問のとおり答申することに決定しました。",
    ]


def test_several_items_in_one_vote(clock):
    """Items in one vote are voted on once, after the last of them; each of them is decided by it."""
    meeting = evolve(PLANNED, votes=(Vote(id="v1", items=("i1", "i2")),))
    meeting = go_to(meeting, clock, "i2", StepKind.RULING)
    assert not any(entry.id.startswith("vote-") for entry in meeting.items[0].entries)
    meeting = declare(show_hands(meeting, "v1", for_=3, against=1), COUNCIL, HOUSE, "v1", clock())
    assert [item.decision.outcome for item in meeting.items[:2]] == [Outcome.APPROVED] * 2
    _held, taken = go(meeting, clock)
    assert taken[0].item == "i3"


def test_a_consultation_and_a_report_in_one_vote(clock):
    """What was decided is told of each by its kind, in the ruling and under each of the items; taken back, both leave."""
    meeting = go_to(PLANNED, clock, "i1", StepKind.CONSENT)
    meeting = begin_vote(meeting, COUNCIL, HOUSE, ("i1", "i3"), clock())
    meeting = declare(
        show_hands(meeting, "v1", for_=4, against=0, abstaining=0), COUNCIL, HOUSE, "v1", clock()
    )
    ruled = meeting.items[0].entries[-1].text
    assert ruled.endswith(
        "よって、「1　計画」については、諮問のとおり答申することに決定しました。「3　報告」については、了承されました。"
    )
    (told,) = meeting.items[2].entries
    assert "「1　計画」と一括して採決し、了承されました。" == told.text
    assert "i1" == at_table(meeting, COUNCIL, HOUSE).open
    assert [Outcome.APPROVED, Outcome.NOTED] == [meeting.items[n].decision.outcome for n in (0, 2)]
    back = revise_vote(meeting, COUNCIL, HOUSE, show_hands(meeting, "v1", for_=1, against=3).votes[0])
    assert ((), None) == (back.items[2].entries, back.items[2].decision)
    lost = declare(back, COUNCIL, HOUSE, "v1", clock())
    assert "「1　計画」と一括して採決し、否決されました。" == lost.items[2].entries[-1].text


def test_deputy_presides_where_the_chair_is_absent_or_recused(clock):
    """Whoever stands in says so at the opening; at an item for which the chair is recused the deputy presides."""
    absent = evolve(PLANNED, attendance=members(a=Presence.ABSENT))
    opened = next_step(absent, COUNCIL, HOUSE)
    assert opened.read[1] == "会長が欠席のため、副会長の人b 太郎が議長を務めます。"
    assert {(entry.speaker, entry.attendee) for entry in opened.writes} == {("議長", "b")}
    meeting = recuse(evolve(PLANNED, votes=(Vote(id="v1", items=("i1",)),)), "v1", "a")
    meeting = go_to(meeting, clock, "i1", StepKind.ITEM)
    step = next_step(meeting, COUNCIL, HOUSE)
    assert ["この議題は、人b 太郎が議長を務める"] == [e.text for e in step.writes if not isinstance(e, SAID)]
    meeting = go_to(meeting, clock, "i1", StepKind.RULING)
    assert meeting.votes[0].presided_by == "b"
    back = recuse_from(meeting, COUNCIL, "v1", "a", recused=False)
    assert back.votes[0].presided_by == "a"
    assert recuse_from(back, COUNCIL, "v1", "a").votes[0].presided_by == "b"


def test_meeting_without_a_chair_elects_one(clock):
    """Where nobody is chair yet, the office opens, somebody presides for the time being, and a chair is elected."""
    people = tuple(evolve(person, role=Role.MEMBER) for person in members())
    _held, taken = go(evolve(PLANNED, attendance=people), clock)
    assert [step.kind.value for step in taken[:4]] == ["open", "quorum", "election", "elected"]
    assert taken[0].writes[0].speaker == "事務局"
    assert taken[0].writes[-1].speaker == "仮議長"
    meeting, _before = go(evolve(PLANNED, attendance=people), clock, until=StepKind.ELECTED)
    meeting = elect(meeting, next_step(meeting, COUNCIL, HOUSE), "c", clock())
    assert ("御異議なしと認めます。よって、人c 太郎委員が選出されました。", Role.CHAIR) == (
        meeting.entries[-1].text,
        meeting.attendee("c").role,
    )
    item = next_step(meeting, COUNCIL, HOUSE)
    assert (StepKind.ITEM, "会長", "c") == (item.kind, item.writes[-1].speaker, item.writes[-1].attendee)


def test_quorum_is_told_again_once_it_is_met(clock):
    """Too few are told so; once enough are there the quorum is told again; a clerk who goes on meanwhile may."""
    few = evolve(PLANNED, attendance=members(c=Presence.ABSENT, d=Presence.ABSENT))
    meeting, _taken = go(few, clock, until=StepKind.ITEM)
    assert meeting.entries[-1].text.startswith("よって、会議を開くことができません")
    step = next_step(meeting, COUNCIL, HOUSE)
    assert "no quorum" in step.missing[0]
    come = arrive(meeting, "c", clock())
    assert next_step(come, COUNCIL, HOUSE).kind is StepKind.QUORUM
    assert next_step(take(come, next_step(come, COUNCIL, HOUSE), clock()), COUNCIL, HOUSE).missing == ()
    assert next_step(take(meeting, step, clock()), COUNCIL, HOUSE).kind is StepKind.OFFICIALS_IN


def test_who_comes_and_goes_changes_the_quorum_by_time(clock):
    """Before the meeting a person is there or absent; during it they come and go at a time, and may come back."""
    meeting = depart(arrive(PLANNED, "a", clock()), "d", clock())
    assert (meeting.attendee("d").presence, meeting.attendee("d").left_at) == (Presence.ABSENT, None)
    meeting = take(meeting, next_step(meeting, COUNCIL, HOUSE), clock())
    assert quorum_now(meeting, COUNCIL, clock()).present == 3
    came = clock()
    meeting = arrive(meeting, "d", came)
    assert (meeting.attendee("d").arrived_at, quorum_now(meeting, COUNCIL, clock()).present) == (came, 4)
    meeting = depart(meeting, "d", clock())
    assert quorum_now(meeting, COUNCIL, clock()).present == 3
    meeting = arrive(meeting, "d", clock())
    assert (meeting.attendee("d").arrived_at, quorum_now(meeting, COUNCIL, clock()).present) == (came, 4)


def test_temporary_member_counts_at_their_items(clock):
    """The quorum is told again at an item at which others count than before."""
    guest = evolve(members("e")[0], role=Role.TEMPORARY, items=("i2",))
    meeting = evolve(PLANNED, attendance=(*members(), guest))
    _held, taken = go(meeting, clock)
    again = [step.item for step in taken if any("この議題については" in line for line in step.read)]
    assert ["i1", "i2", "i3"] == again


def test_vote_that_is_in_no_plan(clock):
    """A vote may be begun on any items at any time; without items, or on others, none is."""
    meeting, _taken = go(PLANNED, clock, until=StepKind.NEXT_DATE)
    meeting = begin_vote(meeting, COUNCIL, HOUSE, ("i4", "i3"), clock(), Method.STANDING)
    vote = meeting.votes[-1]
    assert (vote.items, vote.method, vote.presided_by) == (("i3", "i4"), Method.STANDING, "a")
    meeting = declare(show_hands(meeting, vote.id, for_=1, against=3), COUNCIL, HOUSE, vote.id, clock())
    assert meeting.votes[-1].declared is Declared.LOST
    with pytest.raises(NotReady):
        declare(meeting, COUNCIL, HOUSE, vote.id, clock())
    for items, refusal in (((), NotReady), (("gone",), Unknown)):
        with pytest.raises(refusal):
            begin_vote(meeting, COUNCIL, HOUSE, items, clock())


def test_casting_vote_only_on_a_tie(clock):
    """Whoever presides breaks a tie and nothing else; what was broken is open again where it is no tie any more."""
    meeting = begin_vote(PLANNED, COUNCIL, HOUSE, ("i2",), clock())
    with pytest.raises(NotReady, match="no tie"):
        cast_casting_vote(show_hands(meeting, "v1", for_=3, against=1), COUNCIL, "v1", Choice.FOR)
    tied = cast_casting_vote(show_hands(meeting, "v1", for_=2, against=2), COUNCIL, "v1", Choice.AGAINST)
    assert show_hands(tied, "v1", for_=3, against=1).votes[0].casting_vote is None
    assert declare(tied, COUNCIL, HOUSE, "v1", clock()).votes[0].declared is Declared.LOST


def declared_at_the_table(clock, **counts):
    """Return a meeting whose first item was voted on with some counts and declared, and the vote."""
    meeting = go_to(PLANNED, clock, "i1", StepKind.RULING)
    meeting = declare(show_hands(meeting, "v1", **counts), COUNCIL, HOUSE, "v1", clock())
    return meeting, meeting.votes[0]


def test_a_vote_that_changes_after_its_declaration_is_declared_anew(clock):
    """What was declared leaves the record with its entries and outcome; declared again, it is told once, as it is."""
    meeting, vote = declared_at_the_table(clock, for_=3, against=1)
    changed = show_hands(meeting, "v1", for_=1, against=3).votes[0]
    back = revise_vote(meeting, COUNCIL, HOUSE, changed)
    assert (None, None, 1) == (back.votes[0].declared, back.votes[0].wording, back.votes[0].for_)
    assert back.items[0].decision is None
    assert not [entry for entry in back.items[0].entries if entry.id.startswith("ruling-")]
    assert StepKind.RULING is next_step(back, COUNCIL, HOUSE).kind
    again = declare(back, COUNCIL, HOUSE, "v1", clock())
    assert (Declared.LOST, Outcome.REJECTED) == (again.votes[0].declared, again.items[0].decision.outcome)
    rulings = [entry.text for entry in again.items[0].entries if entry.id.startswith("ruling-")]
    assert ["賛成1人、反対3人、棄権0人", "賛成少数です。よって、否決されました。"] == rulings
    assert vote.wording not in rulings


def test_a_declaration_stays_where_the_same_would_be_declared(clock):
    """Ballots that say the same as what was counted leave the declaration; so does a record as it was read."""
    meeting, vote = declared_at_the_table(clock, everybody=True)
    cast = show_hands(meeting, "v1")
    for member in "abcd":
        cast = cast_ballot(cast, "v1", member, Choice.FOR)
    kept = revise_vote(meeting, COUNCIL, HOUSE, cast.votes[0])
    assert (Declared.CARRIED, "全員挙手", 4) == (
        kept.votes[0].declared,
        vote.wording,
        len(kept.votes[0].ballots),
    )
    assert kept.items == meeting.items
    items = tuple(
        evolve(item, entries=tuple(evolve(entry, id=f"e{n}") for n, entry in enumerate(item.entries)))
        for item in meeting.items
    )
    read = evolve(meeting, items=items)
    changed = revise_vote(read, COUNCIL, HOUSE, show_hands(read, "v1", for_=3, against=1).votes[0])
    assert (Declared.CARRIED, items) == (changed.votes[0].declared, changed.items)
    assert "wording-differs" in [found.code for found in check(changed, COUNCIL)]


def test_only_the_changed_one_of_several_declarations_is_taken_back(clock):
    """Where one item was voted on twice, what was declared of the other vote stays."""
    meeting, _vote = declared_at_the_table(clock, for_=3, against=1)
    meeting = begin_vote(meeting, COUNCIL, HOUSE, ("i1",), clock())
    meeting = declare(
        show_hands(meeting, "v2", for_=2, against=1, abstaining=1), COUNCIL, HOUSE, "v2", clock()
    )
    back = revise_vote(meeting, COUNCIL, HOUSE, show_hands(meeting, "v1", for_=1, against=3).votes[0])
    told = [e.text for e in back.items[0].entries if e.id.startswith("ruling-")]
    assert (None, True) == (back.votes[0].declared, back.votes[1].declared is not None)
    assert "賛成2人、反対1人、棄権1人" == told[0]
    assert len(told) == 2


def test_more_votes_than_may_be_cast_are_not_declared(clock):
    """The number needed does not grow with the mistake, and there is nothing to declare."""
    meeting = show_hands(go_to(PLANNED, clock, "i1", StepKind.RULING), "v1", for_=9, against=5, abstaining=0)
    decided = decide(meeting.votes[0], meeting, COUNCIL)
    assert (4, 3) == (decided.entitled, decided.needed)
    assert "14 votes counted, only 4 entitled, 3 needed: count again" in str(decided)
    with pytest.raises(NotReady, match="14 votes are counted, and 4 are entitled"):
        declare(meeting, COUNCIL, HOUSE, "v1", clock())


@pytest.mark.parametrize(
    ("rule", "noted"),
    [(None, True), (ChairVotes.AS_MEMBER_AND_TO_BREAK_A_TIE, False)],
    ids=["unknown", "known"],
)
def test_a_tie_is_told_as_one(clock, rule, noted):
    """A tie that was broken never reads as carried by too few; a chair who voted before is noted where no rule is known."""
    council = evolve(COUNCIL, rules=Rules(chair_votes=rule))
    meeting = show_hands(go_to(PLANNED, clock, "i1", StepKind.RULING), "v1", for_=2, against=2)
    told = str(decide(cast_casting_vote(meeting, council, "v1", Choice.FOR).votes[0], meeting, council))
    assert "2 in favour of 4 entitled, a tie: carried by whoever presides" in told
    assert "needed" not in told
    assert noted is ("voted as a member too" in told)
