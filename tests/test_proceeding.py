"""A meeting held at the table: each step follows from the record, writes into it, and can be taken back."""

import datetime

import pytest
from attrs import evolve
from held import ASKED, COUNCIL, HOUSE, PLANNED, Clock, go, go_to, members, told
from hypothesis import given, strategies as st
from plausible import plausible

from council_core import presiding, quorum
from council_core.changes import apply, diff, reverse
from council_core.checks import check
from council_core.errors import Unknown
from council_core.minutes.reader import parse_minutes
from council_core.minutes.writer import Edition, Kind, compose, compose_documents
from council_core.model import (
    Attendee,
    Capacity,
    Event,
    EventKind,
    ItemKind,
    MeetingMode,
    Method,
    Openness,
    Outcome,
    Presence,
    Speech,
    Stage,
    Vote,
)
from council_core.model.agenda import Decision
from council_core.secretariat import (
    StepKind,
    arrive,
    depart,
    insert_entry,
    next_step,
    quorum_now,
    recess_step,
    rename_speaker,
    speak,
    steps,
    steps_of,
    take,
)
from council_core.secretariat.houses import specimen


@pytest.fixture
def clock():
    """Return a clock."""
    return Clock()


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
    found = {(found.code, found.where) for found in check(meeting, COUNCIL)}
    if presiding(at, COUNCIL) is None:  # whoever presides for the time being is on no list
        before |= {
            (code, where) for code, where in found if code in {"speaker-not-listed", "presiding-unknown"}
        }
    assert found <= before
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


def test_closed_items(clock):
    """Closing is decided at the opening; the public leaves before the item and comes back after it."""
    items = (evolve(ASKED, openness=Openness.CLOSED, closed_under="条例第7条"), *PLANNED.items[1:])
    _held, taken = go(evolve(PLANNED, items=items), clock)
    assert (None, "close-doors") == told(taken)[2]
    assert "条例第7条により、非公開としたい" in taken[2].read[0]
    first, second = [step for step in taken if step.kind is StepKind.ITEM][:2]
    assert first.read[0] == "ここから、会議を非公開とします。傍聴の方は、御退室ください。"
    assert "ここから、会議を公開とします。傍聴の方は、御入室ください。" == second.read[0]
    assert "傍聴者、入室" in [entry.text for entry in second.writes]


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


def test_whoever_stands_in_for_a_member_is_told_with_the_member(clock):
    """A proxy speaks as the member's proxy, by name, also where the member spoke before; the reader reads it back."""
    meeting = speak(PLANNED, HOUSE, "i1", "c", "始めます。", clock())
    people = tuple(
        evolve(person, presence=Presence.PROXY, proxy_name="人d 二郎") if person.id == "c" else person
        for person in meeting.attendance
    )
    meeting = speak(evolve(meeting, attendance=people), HOUSE, "i1", "c", "代理です。", clock())
    told = [entry.speaker for entry in meeting.items[0].entries]
    assert ["人c委員", "人c委員（代理 人d二郎）"] == told
    nameless = evolve(meeting, attendance=tuple(evolve(person, proxy_name=None) for person in people))
    assert (
        "人c委員（代理）" == speak(nameless, HOUSE, "i1", "c", "はい。", clock()).items[0].entries[-1].speaker
    )


def test_minutes_with_a_proxy_are_read_back(clock):
    """The label of a proxy in printed minutes is a speaker, and what is said is the member's seat's."""
    names = {"a": "見本 花子", "b": "架空 次郎", "c": "田中 一郎", "d": "仮名 四季"}
    people = [evolve(person, name=names[person.id]) for person in members()]
    people[2] = evolve(people[2], presence=Presence.PROXY, proxy_name="田中 二郎")
    meeting, _taken = go(evolve(PLANNED, attendance=tuple(people)), clock, until=StepKind.QUESTIONS_OVER)
    meeting = speak(
        meeting, HOUSE, meeting.items[1].id, "c", "田中の代理です。よろしくお願いします。", clock()
    )
    held, _taken = go(meeting, clock)
    text = compose(held, COUNCIL, HOUSE, Edition.INTERNAL).content
    assert "田中委員（代理 田中二郎）" in text
    read = parse_minutes(text).meeting
    spoken = [e for _i, e in read.proceedings() if isinstance(e, Speech) and e.text.startswith("田中の代理")]
    assert [("田中委員（代理 田中二郎）", "田中 一郎")] == [
        (entry.speaker, read.attendee(entry.attendee).name if entry.attendee else None) for entry in spoken
    ]


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
    unknown = evolve(PLANNED, items=items, attendance=(*members(), official), next_meeting=None)
    _held, taken = go(unknown, clock)
    missing = {step.kind: step.missing for step in taken if step.missing}
    assert missing[StepKind.CLOSE_DOORS] == ("no clause is named under which it is closed",)
    assert missing[StepKind.OFFICIALS_IN] == ("nobody of 計画課 is on the list to explain",)
    assert missing[StepKind.CLOSE] == ("nothing is said of the next meeting",)
    assert not any("次回の会議は" in line for step in taken for line in step.read)


def test_the_public_returns_at_the_end(clock):
    """Where the last item was closed the public is asked in again before the meeting is closed, once."""
    items = (*PLANNED.items[:3], evolve(PLANNED.items[3], openness=Openness.CLOSED, closed_under="条例第7条"))
    for following in (PLANNED.next_meeting, None):
        held, taken = go(evolve(PLANNED, items=items, next_meeting=following), clock)
        lines = [line for step in taken for line in step.read]
        assert lines.count("ここから、会議を公開とします。傍聴の方は、御入室ください。") == 1
        assert [e.text for _i, e in held.proceedings()].count("傍聴者、入室") == 1


def test_a_recess_is_told_with_its_time(clock):
    """Minutes in a house that tells times tell when a recess began and when it was over."""
    meeting = go_to(PLANNED, clock, "i1", StepKind.QUESTIONS)
    for _step in range(2):
        meeting = take(meeting, recess_step(meeting, COUNCIL, HOUSE), clock())
    written = "".join(compose(meeting, COUNCIL, HOUSE).content.split())
    assert "休憩（14時0" in written
    assert "再開（14時0" in written
