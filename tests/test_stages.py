"""The steps of a meeting from plan to published record, and the seal on a record that is confirmed."""

from contextlib import suppress
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from strategies import edited, meetings

from council_core import Register, check, from_json, rules, to_json
from council_core.changes import diff
from council_core.errors import AmbiguousName, CouncilError, NotReady, OutOfTurn, RecordKept, Unknown
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    FollowUp,
    Meeting,
    Note,
    Presence,
    Reply,
    Review,
    Speech,
    Stage,
)
from council_core.store.seal import refuse_touching

DAY = date(2021, 7, 1)
SEALED = (Stage.CONFIRMED, Stage.PUBLISHED)
MEETING = Meeting(
    id="m", council="c", title="見本の審議会", date=DAY, stage=Stage.PLANNED,
    attendance=(
        Attendee(id="hana", name="見本 花子", capacity=Capacity.MEMBER, presence=Presence.PRESENT),
        Attendee(id="jiro", name="架空 次郎", capacity=Capacity.MEMBER),
        Attendee(id="saburo", name="架空 三郎", capacity=Capacity.SECRETARIAT),
    ),
    items=(AgendaItem(id="i1", label="（１）", title="計画", entries=(Speech(id="n1", text="はい"),)),),
    follow_ups=(FollowUp(id="f1", text="数"),),
)  # fmt: skip


def day(number):
    """Return a day of July 2021."""
    return date(2021, 7, number)


def at(stage, **stated):
    """Return the meeting at a stage that it came to by its steps."""
    steps = (
        (Stage.NOTIFIED, rules.notify_members),
        (Stage.HELD, lambda it: rules.hold_meeting(it, DAY)),
        (Stage.DRAFTED, lambda it: rules.finish_draft(it, day(5))),
        (Stage.UNDER_REVIEW, lambda it: rules.send_draft(it, day(6), day(13))),
        (Stage.CONFIRMED, lambda it: rules.confirm_record(it, ["会長"], day(20))),
        (Stage.PUBLISHED, lambda it: rules.publish_record(it, day(25))),
    )
    meeting = MEETING
    for reached, step in steps:
        if meeting.stage is not stage:
            meeting = step(meeting)
            assert reached is meeting.stage
    return evolve(meeting, **stated)


def test_steps_in_their_order():
    """From plan to publication each step keeps its day, and nothing of the record but that is changed."""
    published = at(Stage.PUBLISHED)
    review = Review(sent_on=day(6), due_on=day(13), confirmed_on=day(20), confirmed_by=("会長",))

    assert (day(5), day(25), review) == (published.prepared_on, published.published_on, published.review)
    assert MEETING == evolve(published, stage=Stage.PLANNED, prepared_on=None, published_on=None, review=None)


@pytest.mark.parametrize("stage", [None, *Stage])
def test_steps_go_one_way(stage):
    """Each step follows its own stages only, and is refused elsewhere with what it would follow."""
    meeting = evolve(MEETING, stage=stage)
    steps = {
        rules.notify_members: (None, Stage.PLANNED),
        lambda it: rules.hold_meeting(it, DAY): (None, Stage.PLANNED, Stage.NOTIFIED),
        lambda it: rules.finish_draft(it, DAY): (Stage.HELD,),
        lambda it: rules.send_draft(it, DAY): (Stage.DRAFTED,),
        lambda it: rules.record_reply(it, "hana", DAY): (Stage.UNDER_REVIEW, *SEALED),
        lambda it: rules.confirm_record(it, ["会長"], DAY): (Stage.UNDER_REVIEW,),
        lambda it: rules.publish_record(it, DAY): (Stage.CONFIRMED,),
        rules.reopen_draft: (Stage.UNDER_REVIEW,),
    }
    for step, follows in steps.items():
        if stage in follows:
            assert step(meeting).stage in Stage
        else:
            with pytest.raises(OutOfTurn) as refused:
                step(meeting)
            assert tuple(it for it in follows if it) == refused.value.needed
            assert "nothing was changed" in str(refused.value)


def test_what_is_missing_is_said():
    """A step whose day is too early, or that lacks a date, a name, members or a text, says so."""
    review = at(Stage.UNDER_REVIEW)
    asked = rules.record_reply(review, "hana", day(7), "二頁")
    refusals = {
        "date is not stated": lambda: rules.hold_meeting(evolve(MEETING, date=None), DAY),
        "still to come": lambda: rules.hold_meeting(MEETING, date(2021, 6, 30)),
        "before 2021-07-01": lambda: rules.finish_draft(at(Stage.HELD), date(2021, 6, 30)),
        "nobody to send it to": lambda: rules.send_draft(at(Stage.DRAFTED, attendance=()), day(6)),
        "before 2021-07-05": lambda: rules.send_draft(at(Stage.DRAFTED), day(4)),
        "2021-07-06 is before 2021-07-07": lambda: rules.send_draft(at(Stage.DRAFTED), day(7), day(6)),
        "who replied": lambda: rules.record_reply(review, " ", day(7)),
        "before 2021-07-06": lambda: rules.record_reply(review, "hana", day(5)),
        "who confirmed": lambda: rules.confirm_record(review, [" "], day(20)),
        "settled yet (r1)": lambda: rules.confirm_record(asked, ["会長"], day(20)),
        "day of what it follows": lambda: rules.publish_record(at(Stage.CONFIRMED), day(19)),
        "needs a text": lambda: rules.add_note(at(Stage.PUBLISHED), " ", day(30)),
    }
    for told, step in refusals.items():
        with pytest.raises(NotReady) as refused:
            step()
        assert told in str(refused.value)


def test_replies_and_corrections():
    """Who replies is found by id, name or its beginning, or kept by name; a correction waits until settled."""
    meeting = at(Stage.UNDER_REVIEW)
    for who, correction in (("見本花子", None), ("架空　次", "二頁"), ("匿名 四郎", "三頁")):
        meeting = rules.record_reply(meeting, who, day(8), correction)

    assert (
        Reply(id="r1", attendee="hana", received_on=day(8)),
        Reply(id="r2", attendee="jiro", received_on=day(8), correction="二頁"),
        Reply(id="r3", name="匿名 四郎", received_on=day(8), correction="三頁"),
    ) == meeting.review.replies
    assert () == rules.silent_members(meeting)
    assert ["r2", "r3"] == [reply.id for reply in rules.open_replies(meeting)]
    with pytest.raises(AmbiguousName):
        rules.record_reply(meeting, "架空", day(8))
    with pytest.raises(Unknown):
        rules.settle_correction(meeting, "r4")
    with pytest.raises(NotReady):
        rules.settle_correction(meeting, "r1")
    settled = rules.settle_correction(rules.settle_correction(meeting, "r2"), "r3", taken_in=False)
    assert ([None, True, False], ()) == (
        [it.done for it in settled.review.replies],
        rules.open_replies(settled),
    )
    again = rules.send_draft(rules.reopen_draft(settled), day(10))
    assert (settled.review.replies, day(10), None) == (
        again.review.replies, again.review.sent_on, again.review.due_on,
    )  # fmt: skip


def test_a_note_is_put_in_its_place():
    """A dated note goes to the end of an item's proceedings, found by id or label, or before the first item."""
    meeting = at(Stage.PUBLISHED)
    note = Note(id="n2", text="誤記", added_on=day(30))

    for name in ("i1", "(1)"):
        assert note == rules.add_note(meeting, "誤記", day(30), name).items[0].entries[-1]
    assert (evolve(note, id="n1"),) == rules.add_note(meeting, "誤記", day(30)).entries
    with pytest.raises(Unknown):
        rules.add_note(meeting, "誤記", day(30), "i9")


@pytest.mark.parametrize("stage", SEALED)
@pytest.mark.parametrize("change", [
    {"title": "別の審議会"}, {"attendance": MEETING.attendance[:2]}, {"items": ()}, {"date": day(2)},
    {"attendance": (evolve(MEETING.attendance[0], presence=Presence.ABSENT), *MEETING.attendance[1:])},
    {"items": (evolve(MEETING.items[0], entries=()),)}, {"stage": Stage.DRAFTED}, {"stage": None},
    {"entries": (Note(id="x", text="日付なし"),)}, {"entries": (Speech(id="x", text="後から"),)},
    {"follow_ups": (evolve(MEETING.follow_ups[0], text="別の数"),)}, {"review": None},
    {"next_meeting": None, "venue": "別室"},
], ids=",".join)  # fmt: skip
def test_a_sealed_record_stays(tmp_path, stage, change):
    """A save that changes a confirmed or published record is refused with the path and what to do instead."""
    meeting = at(stage)
    with Register.open(tmp_path / "r.db") as register:
        base = register.save(meeting).revision
        with pytest.raises(RecordKept) as refused:
            register.save(evolve(meeting, **change), base=base)
        with pytest.raises(RecordKept):
            register.adopt([evolve(meeting, **change)])
        assert (meeting, 1) == (register.meeting("m").value, len(register.history("m")))
    assert {path[0] for path in refused.value.paths} <= set(change)
    assert "dated note: council stage m note" in str(refused.value)
    assert all("/".join(path) in str(refused.value) for path in refused.value.paths)


def test_a_sealed_record_is_added_to(tmp_path):
    """Notes, late replies, what became of a promise and the publication are stored; undo takes all of it back."""
    confirmed = at(Stage.CONFIRMED)
    steps = (
        lambda it: rules.add_note(it, "誤記", day(21), "i1"),
        lambda it: rules.record_reply(it, "jiro", day(22), "二頁"),
        lambda it: rules.settle_correction(it, "r1", taken_in=False),
        lambda it: rules.publish_record(it, day(25)),
        lambda it: evolve(it, follow_ups=(evolve(it.follow_ups[0], done_on=day(28), answered_in="m-2"),)),
        lambda it: rules.add_note(it, "訂正", day(30)),
    )
    with Register.open(tmp_path / "r.db") as register:
        stored = register.save(confirmed)
        for step in steps:
            stored = register.save(step(stored.value), base=stored.revision)
        assert stored.value == register.meeting("m").value
        register.undo("m", len(steps))
        assert confirmed == register.meeting("m").value
        register.redo("m")


def test_the_seal_holds_after_a_merge(tmp_path):
    """An edit that began before the record was confirmed by somebody else is refused as well."""
    with Register.open(tmp_path / "r.db") as register:
        register.save(at(Stage.UNDER_REVIEW))
        register.save(at(Stage.CONFIRMED), base=1)
        with pytest.raises(RecordKept):
            register.save(at(Stage.UNDER_REVIEW, title="別の審議会"), base=1)


def test_findings_of_the_stage():
    """A stage that is ahead of the day, and a draft that was sent to nobody, are found."""
    ahead = evolve(MEETING, stage=Stage.DRAFTED)
    alone = at(Stage.UNDER_REVIEW, attendance=MEETING.attendance[2:])

    assert ["held-before-its-day"] == [it.code for it in check(ahead, today=date(2021, 6, 30))]
    assert [] == [it.code for it in check(ahead, today=DAY)]
    assert [("sent-to-nobody", "review/sent_on")] == [(it.code, it.where) for it in check(alone)]
    assert [] == [it.code for it in check(at(Stage.PUBLISHED), today=day(31))]


DAYS = st.sampled_from([day(1), day(10), day(20)]) | st.dates()
STEPS = st.one_of(
    st.just((rules.notify_members,)),
    st.tuples(st.just(rules.hold_meeting), DAYS),
    st.tuples(st.just(rules.finish_draft), DAYS),
    st.tuples(st.just(rules.send_draft), DAYS, st.none() | DAYS),
    st.tuples(
        st.just(rules.record_reply), st.sampled_from(["a", "誰"]), DAYS, st.none() | st.text(max_size=3)
    ),
    st.tuples(st.just(rules.settle_correction), st.sampled_from(["r1", "a"])),
    st.tuples(st.just(rules.confirm_record), st.lists(st.text(max_size=3), max_size=2), DAYS),
    st.tuples(st.just(rules.publish_record), DAYS),
    st.tuples(st.just(rules.add_note), st.text(max_size=3), DAYS, st.none() | st.sampled_from(["a", "1"])),
    st.just((rules.reopen_draft,)),
)


@given(meeting=meetings(), steps=st.lists(STEPS, max_size=12))
def test_any_steps_keep_a_meeting_whole(meeting, steps):
    """Whatever steps are taken, the meeting can be stored and read, no entry is lost, and a sealed record stays."""
    for step, *values in steps:
        before = meeting
        try:
            meeting = step(meeting, *values)
        except CouncilError as refused:
            refused.lines()  # it can say why
        assert meeting == from_json(to_json(meeting))
        kept = list(meeting.proceedings())
        assert [] == [entry for _item, entry in before.proceedings() if entry not in [it for _, it in kept]]
        refuse_touching(before, diff(before, meeting))
        assert rules.next_steps(meeting)


@settings(max_examples=60)
@given(data=st.data(), meeting=meetings(), stage=st.sampled_from(SEALED))
def test_any_save_leaves_a_sealed_record(tmp_path_factory, data, meeting, stage):
    """Whatever is saved over a sealed record, it is refused or leaves all that the record held."""
    sealed = evolve(meeting, stage=stage)
    value = data.draw(edited(sealed).filter(lambda new: new.id == sealed.id))
    with Register.open(tmp_path_factory.mktemp("seal") / "r.db") as register:
        register.save(sealed)
        with suppress(RecordKept):
            register.save(value, base=1)
        assert bare(sealed, sealed) == bare(register.meeting(sealed.id).value, sealed)


def bare(meeting, old):
    """Return what a record holds without what may be added: dated notes that the old one has not, and the like."""

    def without(entries, before):
        return tuple(it for it in entries if it in before or not (isinstance(it, Note) and it.added_on))

    before = {item.id: item.entries for item in old.items}
    return evolve(
        meeting,
        stage=None,
        published_on=None,
        review=None,
        entries=without(meeting.entries, old.entries),
        items=tuple(evolve(it, entries=without(it.entries, before.get(it.id, ()))) for it in meeting.items),
        follow_ups=tuple(evolve(it, done_on=None, answered_in=None) for it in meeting.follow_ups),
    )
