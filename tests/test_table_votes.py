"""Votes at the table, key by key: counted, cast, declared, changed; and who is elected."""

import datetime

import pytest
from at_table import COUNCIL, MEETING, NAMES, OPEN, TO_VOTE, message, stored, ticking
from attrs import evolve
from terminal import play, register_of

from council_core.model import (
    Choice,
    Declared,
    Member,
    Method,
    Outcome,
    Role,
    Term,
    Vote,
)
from council_core.secretariat import Register


@pytest.fixture(autouse=True)
def wall_clock(monkeypatch, tmp_path):
    """Have a clock on the wall that goes on whenever it is looked at, and drafts of one's own."""
    ticking(monkeypatch, tmp_path)


@pytest.fixture
def register(tmp_path):
    """Return the path of a register with one planned meeting."""
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


def test_ruling_without_a_count_asks(register):
    """A ruling on what was not counted asks; whoever goes on all the same records that a vote was taken, no outcome."""
    play(register, f"{TO_VOTE} f9 escape f9 2")
    meeting = stored(register)
    assert (None, None) == (meeting.votes[0].declared, meeting.items[2].decision)
    assert meeting.items[2].entries[-1].id.startswith("ruling-")


def test_several_items_are_voted_on_together(register):
    """F5 asks which items; those that are marked are in one vote."""
    play(register, f"{OPEN} {'f9 ' * 4} j j f5 j space enter f3 enter")
    meeting = stored(register)
    assert [("i3", "i4")] == [vote.items for vote in meeting.votes]
    assert [Outcome.APPROVED] * 2 == [item.decision.outcome for item in meeting.items[2:4]]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("enter", "no vote has been counted yet"),
        ("1 enter", "not all have voted yet"),
        ("5", "no tie"),
        ("f4 x enter", "one to three numbers"),
        ("f4 2 space 3 enter 6", "no tie"),
    ],
)
def test_vote_says_why_not(register, keys, words):
    """What cannot be done in a vote is told in words, and nothing is stored by it."""
    (screen,) = play(register, f"{TO_VOTE} f9 {keys}")
    assert words in message(screen)
    assert (None, None) == (stored(register).votes[0].declared, stored(register).votes[0].casting_vote)


def test_casting_vote_leaves_with_its_tie(register):
    """A tie that was broken and is none any more has no casting vote; ballots replace what was counted by hands."""
    play(register, f"{TO_VOTE} f9 f4 2 space 2 space 1 enter")
    counted = stored(register).votes[0]
    assert (2, 2, 1) == (counted.for_, counted.against, counted.abstaining)
    play(register, f"{OPEN} f5 1 4")
    cast = stored(register).votes[0]
    assert (None, ["p1"], ("p2",)) == (cast.for_, [ballot.member for ballot in cast.ballots], cast.recused)


def test_a_vote_that_changes_after_its_declaration_says_so(register):
    """Counted anew after it was declared, a vote is open again, and the record tells the new result alone."""
    declared, changed, again = play(
        register, f"{TO_VOTE} f9 f4 4 space 0 space 0 enter enter", "f4 3 space 1 space 0 enter", "enter"
    )
    assert "declared and written" in message(declared)
    assert "the declaration is taken back, declare it anew" in message(changed)
    assert "賛成4人" not in changed
    assert "declared and written" in message(again)
    meeting = stored(register)
    told = [entry.text for entry in meeting.items[2].entries if entry.id.startswith("ruling-")]
    assert ("賛成3人、反対1人、棄権0人", meeting.votes[0].wording) == (told[0], told[0])
    assert len(told) == 2


def test_a_declaration_that_was_read_is_told_as_the_records_own(tmp_path):
    """What a document declared stays when ballots are changed, and the screen says whose word it is."""
    vote = Vote(
        id="v1",
        items=("i3",),
        unanimous=True,
        declared=Declared.CARRIED,
        wording="全員異議なし",
        presided_by="p1",
    )
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, votes=(vote,)))
    shown, changed = play(path, "enter tab tab tab tab enter", "2")
    assert "in the record: carried" in shown.split("\n")[0]
    assert "declared in the record: 全員異議なし carried" in shown
    assert "Enter declare" not in shown.split("\n")[-2]
    assert "stays as it was read; F4 among the votes mends it" in message(changed)
    assert (Declared.CARRIED, Choice.AGAINST) == (
        stored(path).votes[0].declared,
        stored(path).votes[0].choice_of("p1"),
    )


def test_presence_changed_after_the_declaration_is_told(register):
    """Somebody marked present after a vote was declared: the vote says that its result does not follow any more."""
    cast = "1 1 1 2 2"
    told, vote = play(
        register, f"{TO_VOTE} f9 {cast} enter enter escape tab j j j j j 1", "tab tab tab enter"
    )
    assert "1 of 6 entitled did not vote, so it does not follow" in message(told)
    assert "declared carried; 1 of 6 entitled did not vote, so it does not follow" in vote
    assert Declared.CARRIED is stored(register).votes[0].declared


def test_an_objection_to_consent_is_settled_by_counting_hands(register):
    """Where somebody objects to a vote by consent, the count of hands raised decides it, and it may be lost."""
    asked, counted, _declared = play(register, f"{TO_VOTE} f9 f2 3 2", "f4 1 space 4 space 0 enter", "enter")
    assert "F4 count" in asked.split("\n")[-4]
    assert "show of hands" in counted.split("\n")[1]
    vote = stored(register).votes[0]
    assert (Method.SHOW_OF_HANDS, Declared.LOST) == (vote.method, vote.declared)
    assert Outcome.REJECTED is stored(register).items[2].decision.outcome


def test_at_most_so_many_are_counted_as_are_entitled(register):
    """More votes than voters are refused in the field, which stays open with what was typed."""
    (screen,) = play(register, f"{TO_VOTE} f9 f4 9 space 5 space 0 enter")
    assert "14 votes is not at most 5, who are entitled to vote" in message(screen)
    assert None is stored(register).votes[0].for_


def test_more_votes_than_voters_are_seen_on_the_screen_of_the_vote(tmp_path):
    """A record that counts too many says so on the screen, and is not declared."""
    path = register_of(
        tmp_path / "r.db", COUNCIL, evolve(MEETING, votes=(Vote(id="v1", items=("i3",), for_=9, against=5),))
    )
    shown, declared = play(path, "enter tab tab tab tab enter", "enter")
    assert "14 votes are counted, and 5 are entitled to vote: count again" in " ".join(shown.split())
    assert "14 votes are counted" in message(declared)
    assert None is stored(path).votes[0].declared


def test_a_ruling_that_tells_other_figures_is_marked_among_the_votes(tmp_path):
    """Where a record's wording and its counts differ, the list of votes says so below the vote, after a mark."""
    vote = Vote(
        id="v1",
        items=("i3",),
        for_=3,
        against=2,
        abstaining=0,
        wording="賛成5人、反対0人",
        declared=Declared.CARRIED,
    )
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, votes=(vote,)))
    (screen,) = play(path, "enter tab tab tab tab")
    (marked,) = (line for line in screen.split("\n") if line.strip().startswith("! "))
    assert "declared as 賛成5人、反対0人" in marked


def test_ballots_skip_those_who_have_no_vote(register):
    """After a ballot the cursor goes on to the next who may vote: who is recused or absent stops nobody."""
    play(register, f"{TO_VOTE} f9 G k k 4 g 1 1 2 2")
    meeting = stored(register)
    assert [("p1", "for"), ("p2", "for"), ("p3", "against"), ("p5", "against")] == [
        (ballot.member, ballot.choice.value) for ballot in meeting.votes[0].ballots
    ]


def test_whoever_is_elected_presides(tmp_path):
    """Where nobody is chair, the step of the election asks who was elected, who presides from then on."""
    people = tuple(evolve(person, role=Role.MEMBER if person.role else None) for person in MEETING.attendance)
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, attendance=people))
    asked, elected = play(path, f"{OPEN} {'f9 ' * 7}", "2")
    assert "架空 次郎" in asked
    assert " 0架空 " in elected
    assert Role.CHAIR is stored(path).attendee("p2").role


@pytest.mark.parametrize(("key", "roles"), [("1", [Role.MEMBER, Role.CHAIR]), ("2", [Role.MEMBER])])
def test_whoever_is_elected_takes_office_after_a_yes(tmp_path, key, roles):
    """Whoever is elected may be entered as chair among the members too: from that day on, to the end of the term."""
    first, last = datetime.date(2021, 4, 1), datetime.date(2023, 3, 31)
    terms = (Term(role=Role.MEMBER, from_=first, until=last),)
    council = evolve(COUNCIL, members=(Member(id="m2", name=NAMES[1], terms=terms),))
    people = tuple(evolve(person, role=Role.MEMBER if person.role else None) for person in MEETING.attendance)
    people = (people[0], evolve(people[1], member="m2"), *people[2:])
    path = register_of(tmp_path / "r.db", council, evolve(MEETING, attendance=people))
    asked, _answered = play(path, f"{OPEN} {'f9 ' * 7} 2", key)
    assert "enter as chair in the list of members too, from 2021-07-01 on?" in asked
    with Register.open(path) as register:
        held = register.council("c").value.members[0].terms
    assert roles == [term.role for term in held]
    assert (first, last) == (held[0].from_, held[-1].until)
    assert len(held) == 1 or datetime.timedelta(days=1) == held[1].from_ - held[0].until
