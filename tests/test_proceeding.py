"""A meeting held at the table: each step follows from the record, writes into it, and can be taken back."""

import datetime

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from plausible import plausible

from council_core import load_house, quorum
from council_core.changes import apply, diff, reverse
from council_core.checks import check
from council_core.errors import NotReady, Unknown
from council_core.minutes.writer import Kind, compose_documents
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Choice,
    Council,
    Declared,
    Event,
    EventKind,
    ItemKind,
    Meeting,
    MeetingMode,
    Method,
    Openness,
    Outcome,
    Presence,
    Role,
    Speech,
    Stage,
    Vote,
)
from council_core.model.agenda import Decision
from council_core.secretariat import (
    StepKind,
    arrive,
    begin_vote,
    cast_ballot,
    cast_casting_vote,
    declare,
    depart,
    elect,
    insert_entry,
    next_step,
    quorum_now,
    recess_step,
    recuse,
    recuse_from,
    rename_speaker,
    show_hands,
    speak,
    steps,
    steps_of,
    take,
)
from council_core.secretariat.houses import specimen

HOUSE = load_house()
COUNCIL = Council(id="c", name="見本審議会")
ASKED = AgendaItem(id="i1", label="1", title="計画", kind=ItemKind.CONSULTATION, departments=("計画課",))
ALSO = AgendaItem(id="i2", label="2", title="予算", kind=ItemKind.CONSULTATION)
TOLD = AgendaItem(id="i3", label="3", title="報告", kind=ItemKind.REPORT)
ELSE = AgendaItem(id="i4", label="4", title="その他", kind=ItemKind.OTHER)
SAID = (Event, Speech)


def members(letters="abcd", **presence):
    """Return members named by a letter each, the first of them the chair and the second the deputy."""
    roles = {"a": Role.CHAIR, "b": Role.VICE_CHAIR}
    return tuple(
        Attendee(
            id=name,
            name=f"人{name} 太郎",
            capacity=Capacity.MEMBER,
            role=roles.get(name, Role.MEMBER),
            presence=presence.get(name, Presence.PRESENT),
        )
        for name in letters
    )


PLANNED = Meeting(
    id="m",
    council="c",
    title="第1回見本審議会",
    date=datetime.date(2021, 7, 1),
    opened_at=datetime.time(14),
    stage=Stage.NOTIFIED,
    attendance=members(),
    items=(ASKED, ALSO, TOLD, ELSE),
)


class Clock:
    """A clock that goes on by half a minute whenever it is looked at."""

    def __init__(self):
        self.now = datetime.datetime(2021, 7, 1, 14, 0, 0)  # noqa: DTZ001 -- a clock on the wall

    def __call__(self):
        """Return the time of day."""
        self.now += datetime.timedelta(seconds=30)
        return self.now.time()


@pytest.fixture
def clock():
    """Return a clock."""
    return Clock()


def go(meeting, clock, *, until=None, council=COUNCIL):
    """Follow the script to its end, or until a step of some kind is next; return the meeting and the steps."""
    taken = []
    while (step := next_step(meeting, council, HOUSE)) is not None and len(taken) < 300:
        if until is not None and step.kind is until:
            break
        meeting = take(meeting, step, clock())
        taken.append(step)
    return meeting, taken


def go_to(meeting, clock, item, kind):
    """Follow the script until a step of some kind on some item is next."""
    while (step := next_step(meeting, COUNCIL, HOUSE)) is not None:
        if (step.item, step.kind) == (item, kind):
            break
        meeting = take(meeting, step, clock())
    return meeting


def told(taken):
    """Return the steps as pairs of item and kind."""
    return [(step.item, step.kind.value) for step in taken]


def planned(meeting):
    """Return a meeting as it was before it began."""
    votes = tuple(
        Vote(id=vote.id, items=vote.items, method=vote.method, recused=vote.recused) for vote in meeting.votes
    )
    items = tuple(evolve(item, entries=(), decision=None) for item in meeting.items)
    # Who came late and who left was not known yet either.
    people = tuple(evolve(person, arrived_at=None, left_at=None) for person in meeting.attendance)
    mode = None if meeting.mode is MeetingMode.WRITTEN else meeting.mode  # in writing, nobody reads aloud
    planned = evolve(meeting, stage=Stage.NOTIFIED, closed_at=None, entries=(), attendance=people, mode=mode)
    return evolve(planned, items=items, votes=votes)


def grouped(meeting, draw):
    """Return a meeting with some of its items in one vote, in some way of voting."""
    asked = [item.id for item in meeting.items if item.kind is ItemKind.CONSULTATION]
    chosen = draw(st.lists(st.sampled_from(asked), unique=True)) if asked else []
    if not chosen:
        return evolve(meeting, votes=())
    vote = Vote(id="v1", items=tuple(chosen), method=draw(st.sampled_from((None, *Method))))
    return evolve(meeting, votes=(vote,))


@given(plausible(), st.data())
def test_the_script_ends_in_a_meeting_that_was_held(meeting, data):
    """Whoever follows the script of any planned meeting closes it, with nothing amiss that was not before; on the way
    every step adds entries with their time, and its changes turned round give the meeting before.
    """
    meeting, clock = grouped(planned(meeting), data.draw), Clock()
    at = evolve(meeting, opened_at=datetime.time(14), stage=Stage.HELD)
    before = {(found.code, found.where) for found in check(at, COUNCIL)}
    taken = []
    while (step := next_step(meeting, COUNCIL, HOUSE)) is not None and len(taken) < 300:
        now = clock()
        after = take(meeting, step, now)
        new = {e.id for _i, e in after.proceedings()} - {e.id for _i, e in meeting.proceedings()}
        assert len(new) == len(step.writes) > 0
        assert all(entry.at == now for _item, entry in after.proceedings() if entry.id in new)
        assert meeting == apply(reverse(diff(meeting, after)), after)
        meeting = after
        taken.append(step)
    assert len(taken) < 300
    assert (Stage.HELD, StepKind.OPEN, StepKind.CLOSE) == (meeting.stage, taken[0].kind, taken[-1].kind)
    assert meeting.opened_at < meeting.closed_at
    if not quorum(at, COUNCIL).met:  # a vote that is taken all the same is found
        before |= {("no-quorum", f"votes/{vote.id}") for vote in meeting.votes}
    assert {(found.code, found.where) for found in check(meeting, COUNCIL)} <= before
    assert all(item.entries for item in meeting.items)


@given(plausible(), st.data())
def test_the_script_says_what_the_printed_one_says(meeting, data):
    """Each sentence that whoever presides reads on the way stands in the printed script of the meeting, to the letter.

    What depends on what happens is not compared: rulings, and who is there at an item.
    """
    meeting = grouped(planned(meeting), data.draw)
    (printed,) = compose_documents(Kind.SCRIPT, meeting, COUNCIL, HOUSE)
    text = "".join(printed.document.content.split())
    _held, taken = go(meeting, Clock())
    for step in taken:
        if step.kind not in {StepKind.RULING, StepKind.NEXT_DATE}:
            assert [] == [line for line in step.read if "".join(line.split()) not in text]


def test_steps_of_a_consultation_and_a_report(clock):
    """A consultation is explained, asked about, discussed and voted on; a report is taken note of."""
    _held, taken = go(PLANNED, clock)
    assert told(taken) == [
        *((None, kind) for kind in ("open", "quorum")),
        *(("i1", kind) for kind in ("item", "officials-in", "explanation", "questions", "officials-out")),
        *(("i1", kind) for kind in ("opinions", "consent", "vote", "ruling")),
        *(("i2", kind) for kind in ("item", "explanation", "questions", "questions-over", "opinions")),
        *(("i2", kind) for kind in ("consent", "vote", "ruling")),
        *(("i3", kind) for kind in ("item", "explanation", "questions", "questions-over", "noting")),
        *(("i4", kind) for kind in ("item", "opinions", "secretariat", "next-date", "close")),
    ]


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


def test_an_item_that_is_skipped_comes_back(clock):
    """An item taken out of turn is open at once; the one that was skipped follows after the last."""
    meeting, _taken = go(PLANNED, clock, until=StepKind.ITEM)
    meeting = take(meeting, steps_of(meeting, COUNCIL, HOUSE, "i3")[0], clock())
    held, taken = go(meeting, clock)
    order = list(dict.fromkeys(step.item for step in taken))
    assert order == ["i3", "i4", "i1", "i2"]
    assert told(taken)[-2:] == [("i4", "next-date"), ("i4", "close")]
    assert all(item.entries for item in held.items)


def test_an_item_that_is_left_in_the_middle_comes_back_where_it_was_left(clock):
    """An item that was left before its vote comes back with the step that was next on it, and its quorum is of then."""
    meeting = go_to(PLANNED, clock, "i1", StepKind.OPINIONS)
    meeting = take(meeting, steps_of(meeting, COUNCIL, HOUSE, "i2")[0], clock())
    meeting = depart(meeting, "d", clock())
    meeting = go_to(meeting, clock, "i1", StepKind.OPINIONS)
    assert meeting.items[3].entries
    meeting = take(meeting, next_step(meeting, COUNCIL, HOUSE), clock())
    assert quorum_now(meeting, COUNCIL, clock()).present == 3
    assert next_step(meeting, COUNCIL, HOUSE).kind is StepKind.CONSENT


def test_an_item_that_is_put_off_is_not_asked_for_again(clock):
    """What the clerk records as to be continued is not voted on, and nothing is missing at the end."""
    items = (evolve(ASKED, decision=Decision(outcome=Outcome.CONTINUED)), *PLANNED.items[1:])
    meeting, taken = go(evolve(PLANNED, items=items), clock, until=StepKind.CLOSE)
    assert ("i1", "vote") not in told(taken)
    assert next_step(meeting, COUNCIL, HOUSE).missing == ()


def test_withdrawn_item_is_told_and_nothing_else(clock):
    """An item that was taken back is told so, and has no other step."""
    items = (evolve(ASKED, decision=Decision(outcome=Outcome.WITHDRAWN)), *PLANNED.items[1:])
    _held, taken = go(evolve(PLANNED, items=items), clock)
    (only,) = [step for step in taken if step.item == "i1"]
    assert only.read == ("「1　計画」は、取り下げられました。",)


def test_recess_comes_between_and_ends_first(clock):
    """After a recess the next step is to go on; then comes what was next before."""
    meeting = go_to(PLANNED, clock, "i1", StepKind.QUESTIONS)
    meeting = take(meeting, recess_step(meeting, COUNCIL, HOUSE), clock())
    step = next_step(meeting, COUNCIL, HOUSE)
    assert (step.kind, step.item) == (StepKind.RESUME, "i1")
    meeting = take(meeting, step, clock())
    assert next_step(meeting, COUNCIL, HOUSE).kind is StepKind.QUESTIONS


def test_nobody_asks(clock):
    """Where nothing is said between the call for questions and its end, the record tells that nobody asked."""
    silent = go_to(PLANNED, clock, "i1", StepKind.OPINIONS)
    asked = go_to(PLANNED, clock, "i1", StepKind.OFFICIALS_OUT)
    asked = speak(asked, HOUSE, "i1", "c", "いつからですか。", clock())
    asked = go_to(asked, clock, "i1", StepKind.OPINIONS)
    found = [
        [entry for entry in meeting.items[0].entries if isinstance(entry, Event) and entry.event is EventKind.NO_COMMENT]
        for meeting in (silent, asked)
    ]  # fmt: skip
    assert [1, 0] == [len(events) for events in found]


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


def test_closed_items(clock):
    """Closing is decided at the opening; the public leaves before the item and comes back after it."""
    items = (evolve(ASKED, openness=Openness.CLOSED, closed_under="条例第7条"), *PLANNED.items[1:])
    _held, taken = go(evolve(PLANNED, items=items), clock)
    assert (None, "close-doors") == told(taken)[2]
    assert "条例第7条により、非公開としたい" in taken[2].read[0]
    first, second = [step for step in taken if step.kind is StepKind.ITEM][:2]
    assert first.read[0] == "ここから、会議を非公開とします。傍聴の方は、御退室ください。"
    assert second.writes[0].text == "傍聴者、入室"


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


def test_speeches_are_put_in_and_given_to_others(clock):
    """A speech has its speaker's label and time; another is put in before it, and its speaker may be another."""
    meeting = speak(PLANNED, HOUSE, "i1", "b", "はい。", clock())
    meeting = speak(meeting, HOUSE, "i1", Capacity.EXPLAINER, "お答えします。", clock())
    meeting = insert_entry(meeting, "i1", Speech(id="new", speaker="委員", text="先に。"), "said-1")
    meeting = rename_speaker(meeting, HOUSE, "i1", "said-2", "a")
    found = [(entry.id, entry.speaker, entry.attendee) for entry in meeting.items[0].entries]
    assert [("said-3", "委員", None), ("said-1", "副会長", "b"), ("said-2", "会長", "a")] == found
    for wrong in (
        lambda: speak(meeting, HOUSE, "i1", "gone", "", clock()),
        lambda: speak(meeting, HOUSE, "gone", "a", "", clock()),
        lambda: insert_entry(meeting, "i1", Speech(id="new"), "gone"),
        lambda: rename_speaker(meeting, HOUSE, "i1", "gone", "a"),
        lambda: arrive(meeting, "gone", clock()),
    ):
        with pytest.raises(Unknown):
            wrong()


def test_meeting_in_writing_has_no_steps():
    """Nobody meets, so nobody goes through a script."""
    written = evolve(PLANNED, mode=MeetingMode.WRITTEN)
    assert ((), None) == (steps(written, COUNCIL, HOUSE), next_step(written, COUNCIL, HOUSE))


def test_meeting_that_was_held_has_no_next_step():
    """Of a meeting whose record is of one that was held nothing is next."""
    meeting, council = specimen()
    assert next_step(evolve(meeting, stage=Stage.DRAFTED), council, HOUSE) is None


def test_what_is_missing_is_said(clock):
    """Nobody marked present, no official of the department, no clause, no next meeting: each is a sentence."""
    official = Attendee(id="x", name="解説 八郎", capacity=Capacity.EXPLAINER, department="総務課")
    nobody = evolve(PLANNED, attendance=tuple(evolve(person, presence=None) for person in members()))
    assert "nobody is marked present yet" in next_step(nobody, COUNCIL, HOUSE).missing
    items = (evolve(ASKED, openness=Openness.CLOSED), *PLANNED.items[1:])
    _held, taken = go(evolve(PLANNED, items=items, attendance=(*members(), official)), clock)
    missing = {step.kind: step.missing for step in taken if step.missing}
    assert missing[StepKind.CLOSE_DOORS] == ("no clause is named under which it is closed",)
    assert missing[StepKind.OFFICIALS_IN] == ("nobody of 計画課 is on the list to explain",)
    assert missing[StepKind.NEXT_DATE] == ("nothing is said of the next meeting",)
