"""What was promised, across meetings: where, by whom, due when, and whether it was kept."""

import datetime

import pytest
from attrs import evolve
from terminal import sample

from council_core import Register
from council_core.errors import Unknown
from council_core.model import AgendaItem, Council, DueEvent, FollowUp, Meeting, NextMeeting, Stage
from council_core.secretariat import Author, follow_ups, open_meeting, save_meeting, settle_follow_up

JULY, AUGUST = datetime.date(2021, 7, 1), datetime.date(2021, 8, 1)


@pytest.fixture
def register(tmp_path):
    """An empty register."""
    with Register.open(tmp_path / "register.db") as opened:
        yield opened


def meeting(ident, day, *promises, **facts):
    """Return a meeting of a council with promises."""
    return Meeting(id=ident, council="c", title=ident, date=day, follow_ups=promises, **facts)


def told(lines):
    """Return ids of promises with the days that they are due on."""
    return [(line.follow_up.id, line.day) for line in lines]


def test_promises_of_real_councils(tmp_path):
    """Every promise of the sample is told, of one council those of that one."""
    with Register.open(sample(tmp_path / "register.db")) as register:
        every, one = follow_ups(register), follow_ups(register, "chofu")

    assert 5 == len({line.council for line in every})
    assert [("f1", datetime.date(2022, 10, 13)), ("f2", None)] == told(one)
    assert one == tuple(line for line in every if line.council == "chofu-privacy")


def test_where_it_was_promised(register):
    """A line tells the meeting, its day, and the heading that the promise stands under."""
    item = AgendaItem(id="i1", label="2", title="計画")
    promise = FollowUp(id="f", text="数", item="i1")
    register.adopt([meeting("c-1", JULY, promise, items=(item,))])
    (line,) = follow_ups(register)

    assert ("c", "c-1", "c-1", JULY, "2 計画") == (
        line.council,
        line.meeting,
        line.title,
        line.date,
        line.item,
    )
    assert promise == line.follow_up


def test_days(register):
    """A date is its day, the next meeting that of the register, else as announced; those without a day come last."""
    register.adopt(
        [
            meeting(
                "c-1",
                JULY,
                FollowUp(id="f1", text="無"),
                FollowUp(id="f2", text="次", due=DueEvent.NEXT_MEETING),
                FollowUp(id="f3", text="日", due=datetime.date(2021, 7, 20)),
            ),
            meeting(
                "c-2",
                AUGUST,
                FollowUp(id="f4", text="次", due=DueEvent.NEXT_MEETING),
                next_meeting=NextMeeting(date=datetime.date(2021, 9, 1)),
            ),
        ]
    )
    expected = [
        ("f3", datetime.date(2021, 7, 20)),
        ("f2", AUGUST),
        ("f4", datetime.date(2021, 9, 1)),
        ("f1", None),
    ]
    assert expected == told(follow_ups(register))


def test_open_ones_and_all(register):
    """What is done or answered is told only where it is asked for, after what is open, with where it was answered."""
    register.adopt(
        [
            meeting("c-2", AUGUST),
            meeting(
                "c-1",
                JULY,
                FollowUp(id="f1", text="済", done_on=AUGUST),
                FollowUp(id="f2", text="答", answered_in="c-2"),
                FollowUp(id="f3", text="他", answered_in="電話"),
                FollowUp(id="f4", text="未"),
            ),
        ]
    )
    lines = follow_ups(register, settled=True)

    assert [("f4", None)] == told(follow_ups(register))
    assert ["f4", "f1", "f2", "f3"] == [line.follow_up.id for line in lines]
    assert [True, False, False, False] == [line.is_open for line in lines]
    assert [None, None, "c-2", "電話"] == [line.answer for line in lines]


def test_settling_and_opening_again():
    """A promise is kept on a day or in a meeting, and is open again without either; the others stay."""
    before = meeting("c-1", JULY, FollowUp(id="f1", text="数"), FollowUp(id="f2", text="他"))
    done = settle_follow_up(before, "f1", done_on=AUGUST, answered_in="c-2")

    assert evolve(before.follow_ups[0], done_on=AUGUST, answered_in="c-2") == done.follow_ups[0]
    assert before.follow_ups[1:] == done.follow_ups[1:]
    assert before == settle_follow_up(done, "f1")


def test_settling_what_is_not_there():
    """A promise that the meeting does not have is refused, and those that it has are named."""
    with pytest.raises(Unknown) as refused:
        settle_follow_up(meeting("c-1", JULY, FollowUp(id="f1", text="数")), "f9")

    assert ("f1",) == refused.value.known


def test_a_promise_of_a_published_record_is_settled(register):
    """What became of a promise goes on after the record is published."""
    register.adopt([meeting("c-1", JULY, FollowUp(id="f1", text="数"), stage=Stage.PUBLISHED)])
    opened = open_meeting(register, "c-1")
    save_meeting(
        register, opened, settle_follow_up(opened.meeting, "f1", done_on=AUGUST), Author("a", "test")
    )

    assert () == follow_ups(register)


def test_unknown_council(register):
    """A council that the register does not know is refused; one that has only meetings is known by them."""
    register.adopt([Council(id="d", name="他"), meeting("c-1", JULY, FollowUp(id="f", text="数"))])
    with pytest.raises(Unknown):
        follow_ups(register, "e")

    assert 1 == len(follow_ups(register, "c"))
