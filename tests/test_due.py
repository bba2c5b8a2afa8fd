"""What is due: by the deadlines of the house, by what was promised, and by terms that end."""

from datetime import date, timedelta

import pytest
from attrs import evolve

from council_core import Register
from council_core.codec import structure
from council_core.errors import WrongDocument
from council_core.house import Deadlines, Due, Task, due, ending_terms, load_house
from council_core.house.style import HouseFile
from council_core.model import (
    Attendee,
    Capacity,
    Council,
    DueEvent,
    FollowUp,
    Meeting,
    Member,
    NextMeeting,
    Reply,
    Review,
    Stage,
    Term,
)
from council_core.secretariat import all_due, due_of, next_due, open_meeting

DAY = date(2021, 7, 1)
MEETING = Meeting(
    id="m", council="c", title="見本の審議会", date=DAY, stage=Stage.PLANNED,
    attendance=(
        Attendee(id="hana", name="見本 花子", capacity=Capacity.MEMBER),
        Attendee(id="jiro", name="架空 次郎", capacity=Capacity.MEMBER),
    ),
)  # fmt: skip


def deadlines(**tables):
    """Read deadlines as `house.toml` states them."""
    return structure({"title": "見本", "deadlines": tables}, HouseFile, "house.toml").deadlines


HOUSE = deadlines(
    announcement={"days": 10, "before": "held"}, notice={"days": 7, "before": "held"},
    draft={"days": 14, "after": "held"}, sent={"days": 3, "after": "drafted"},
    reply={"days": 7, "after": "under-review"}, confirmed={"days": 10, "after": "under-review"},
    published={"days": 7, "after": "confirmed"},
)  # fmt: skip


def told(meeting, today=DAY, house=HOUSE, **more):
    """Return what is due of a meeting: task and day from that of the meeting on."""
    return [(it.task, (it.day - DAY).days) for it in due(meeting, house, today, **more)]


def test_each_stage_owes_what_comes_next():
    """From plan to publication a meeting owes what its stage has not done and whose day can be told."""
    drafted, sent, confirmed = (DAY + timedelta(days=days) for days in (5, 6, 20))
    steps = (
        (Stage.PLANNED, {}, [(Task.ANNOUNCEMENT, -10), (Task.NOTICE, -7)]),
        (Stage.NOTIFIED, {}, []),
        (Stage.HELD, {}, [(Task.DRAFT, 14)]),
        (Stage.DRAFTED, {"prepared_on": drafted}, [(Task.SENT, 8)]),
        (Stage.UNDER_REVIEW, {"review": Review(sent_on=sent)}, [(Task.REPLY, 13), (Task.CONFIRMED, 16)]),
        (Stage.CONFIRMED, {"review": Review(sent_on=sent, confirmed_on=confirmed)}, [(Task.PUBLISHED, 27)]),
        (Stage.PUBLISHED, {}, []),
    )
    meeting = MEETING
    for stage, stated, expected in steps:
        meeting = evolve(meeting, stage=stage, **stated)
        assert expected == told(meeting, DAY - timedelta(days=30))


def test_a_meeting_whose_day_has_come():
    """A planned meeting is to be noted as held from its day on, and then owes its draft; an old record nothing."""
    assert [(Task.HELD, 0), (Task.DRAFT, 14)] == told(evolve(MEETING, stage=Stage.NOTIFIED))
    assert told(MEETING, DAY - timedelta(days=1)) == told(
        evolve(MEETING, stage=None), DAY - timedelta(days=1)
    )
    assert [] == told(evolve(MEETING, stage=None), DAY + timedelta(days=1))
    assert [] == told(MEETING, DAY - timedelta(days=1), Deadlines())
    assert [] == told(evolve(MEETING, date=None))


def test_replies_of_those_who_are_silent():
    """Replies are due on the day that the draft named, else on the house's, of those who have not replied."""
    review = Review(sent_on=DAY, due_on=DAY + timedelta(days=5), replies=(Reply(id="r1", attendee="hana"),))
    meeting = evolve(MEETING, stage=Stage.UNDER_REVIEW, review=review)
    asked = due(meeting, HOUSE, DAY)[0]

    assert Due(Task.REPLY, DAY + timedelta(days=5), 5, "c", "m", "架空 次郎") == asked
    assert "replies to the draft: 架空 次郎" == asked.sentence
    all_there = evolve(review, replies=(*review.replies, Reply(id="r2", name="架空　次郎")))
    assert [Task.CONFIRMED] == [it.task for it in due(evolve(meeting, review=all_there), HOUSE, DAY)]


def test_promises():
    """A follow-up is due by its day, by the next meeting, by the sending of the minutes, until it is answered."""
    promises = (
        FollowUp(id="a", text="日", due=DAY + timedelta(days=9)),
        FollowUp(id="b", text="次回", owner="総務課", due=DueEvent.NEXT_MEETING),
        FollowUp(id="c", text="送付", due=DueEvent.BEFORE_MINUTES_ARE_SENT),
        FollowUp(id="d", text="済", due=DAY, done_on=DAY),
        FollowUp(id="e", text="答", due=DAY, answered_in="m-2"),
        FollowUp(id="f", text="いつか"),
    )
    meeting = evolve(
        MEETING, stage=Stage.PUBLISHED, follow_ups=promises, review=Review(sent_on=DAY),
        next_meeting=NextMeeting(date=DAY + timedelta(days=90)),
    )  # fmt: skip

    assert [(Task.FOLLOW_UP, 0), (Task.FOLLOW_UP, 9), (Task.FOLLOW_UP, 90)] == told(meeting)
    assert [0, 9, 50] == [day for _task, day in told(meeting, following=DAY + timedelta(days=50))]
    late = due(meeting, HOUSE, DAY + timedelta(days=10))
    assert ([-10, -1, 80], "follow-up: 次回 (総務課)") == ([it.left for it in late], late[-1].sentence)


def test_terms_that_end():
    """A member's last term is due from sixty days before its end to its end; one that is open never."""

    def member(name, *ends):
        return Member(id=name, name=name, terms=tuple(Term(until=end) for end in ends))

    end = DAY + timedelta(days=60)
    council = Council(id="c", name="審議会", members=(
        member("late", end), member("today", DAY), member("gone", DAY - timedelta(days=1)),
        member("again", DAY, end + timedelta(days=1)), member("open", DAY, None), member("none"),
    ))  # fmt: skip
    assert [("today", 0), ("late", 60)] == [(it.about, it.left) for it in ending_terms(council, DAY)]


@pytest.mark.parametrize(("table", "place"), [
    ({"days": 7}, "notice: "), ({"days": 7, "after": "held", "before": "held"}, "notice: "),
    ({"days": -1, "after": "held"}, "notice.days: -1"), ({"days": 7, "after": "planned"}, "notice.after: planned"),
    ({"days": 7, "before": "x"}, "notice.before: x"), ({"day": 7, "before": "held"}, "notice.day: "), (7, "notice: 7"),
])  # fmt: skip
def test_wrong_deadlines(table, place):
    """A deadline that is wrong is told with its place in the house's file."""
    with pytest.raises(WrongDocument) as refused:
        deadlines(notice=table)
    assert f"house.toml: $.deadlines.{place}" in str(refused.value)


def test_a_house_has_the_plain_deadlines_key_by_key(tmp_path, monkeypatch):
    """A deadline and a fact of letters that a house does not state are the plain house's; what it states is its own."""
    monkeypatch.setenv("COUNCIL_HOUSES", str(tmp_path))
    place = tmp_path / "mihon" / "house.toml"
    place.parent.mkdir()
    place.write_text(
        'title = "見本"\n[deadlines]\ndraft = { days = 3, after = "held" }\n[documents]\nobserver_places = 4\n',
        "utf-8",
    )
    own, plain = load_house("mihon"), load_house()
    assert plain.deadlines != own.deadlines
    assert evolve(plain.deadlines, draft=own.deadlines.draft) == own.deadlines
    assert (3, 4) == (own.deadlines.draft.days, own.documents.observer_places)
    assert plain.documents.how_to_observe == own.documents.how_to_observe


@pytest.mark.parametrize("table", ["deadlines", "documents", "labels", "words"])
def test_a_table_that_is_none(tmp_path, monkeypatch, table):
    """Where a house has something else in the place of a table, it is told, with its place."""
    monkeypatch.setenv("COUNCIL_HOUSES", str(tmp_path))
    place = tmp_path / "mihon" / "house.toml"
    place.parent.mkdir()
    place.write_text(f'title = "見本"\n{table} = 3\n', "utf-8")
    with pytest.raises(WrongDocument) as refused:
        load_house("mihon")
    assert f"$.{table}" in str(refused.value)


def test_the_plain_house_has_deadlines():
    """The house that serves everyone has a deadline for each task, and a day beyond the calendar is none."""
    plain = load_house().deadlines
    assert None not in {
        plain.notice,
        plain.announcement,
        plain.draft,
        plain.sent,
        plain.reply,
        plain.confirmed,
    }
    assert plain.draft.day(evolve(MEETING, date=date.max)) is None


def every_stage(register):
    """Put a meeting of every stage, and one that states none, into a register, each with a promise that is due."""
    promise = FollowUp(id="f", text="数を調べる", due=DAY)
    for number, stage in enumerate([*Stage, None]):
        name = f"m{number}"
        register.save(
            evolve(MEETING, id=name, stage=stage, date=DAY + timedelta(number), follow_ups=(promise,))
        )
        register.save(evolve(MEETING, id=f"{name}-bare", stage=stage, date=DAY + timedelta(number)))


def test_what_is_due_of_all_is_that_of_each(tmp_path):
    """Meetings that are not opened because they can owe nothing owe nothing: all together owe what each owes."""
    with Register.open(tmp_path / "r.db") as register:
        every_stage(register)
        for today in (DAY - timedelta(30), DAY + timedelta(3), DAY + timedelta(400)):
            each = [
                it
                for line in register.meetings()
                for it in due_of(register, open_meeting(register, line.id), today)
            ]
            assert len(each) > 8
            assert sorted(each, key=repr) == sorted(all_due(register, today), key=repr)


def test_the_next_step_of_each(tmp_path):
    """The step that is due first is told of each meeting that owes one; promises are not steps."""
    with Register.open(tmp_path / "r.db") as register:
        every_stage(register)
        for today in (DAY - timedelta(30), DAY + timedelta(400)):
            expected = {}
            for line in register.meetings():
                steps = due_of(register, open_meeting(register, line.id), today)
                first = next((it for it in steps if it.task is not Task.FOLLOW_UP), None)
                expected |= {line.id: first} if first else {}

            assert expected
            assert expected == next_due(register, register.meetings(), today)
