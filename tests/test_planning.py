"""The next meeting of a council: what goes on by itself, what is carried over, and what is left out."""

import datetime

import pytest
from terminal import sample

from council_core import Register
from council_core.errors import Unknown
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    DueEvent,
    FollowUp,
    ItemKind,
    Meeting,
    MeetingMode,
    Member,
    NextMeeting,
    Openness,
    Presence,
    Role,
    Stage,
    Term,
)
from council_core.secretariat import plan_meeting, proposed_items

TODAY = datetime.date(2021, 8, 1)
JULY, MAY = datetime.date(2021, 7, 1), datetime.date(2022, 5, 9)
COUNCIL = Council(id="c", name="見本市審議会")


@pytest.fixture
def register(tmp_path):
    """An empty register."""
    with Register.open(tmp_path / "register.db") as opened:
        yield opened


@pytest.fixture
def real(tmp_path):
    """A register of the sample."""
    with Register.open(sample(tmp_path / "register.db")) as opened:
        yield opened


def planned(register, *meetings, council=COUNCIL, **options):
    """Put a council and its meetings into a register, and return what is planned next."""
    register.adopt([council, *meetings])
    return plan_meeting(register, council.id, **{"today": TODAY, **options})


def last(**facts):
    """Return a meeting of the council, on a day in July unless it is said otherwise."""
    return Meeting(**{"id": "c-1", "council": "c", "title": "見本市審議会", "date": JULY, **facts})


def test_the_next_of_a_real_council(real):
    """The meeting after a numbered one has the next number in its title's own spelling, the venue, the members."""
    plan = plan_meeting(real, "odawara", day=datetime.date(2021, 10, 5), today=TODAY)

    before = real.meeting("odawara-privacy-2021-07-01").value
    members = [person for person in plan.attendance if person.capacity is Capacity.MEMBER]
    assert "odawara-privacy-2021-10-05" == plan.id
    assert before.title.replace("82", "83") == plan.title
    assert (83, None, None) == (plan.number, plan.fiscal_year, plan.number_in_year)
    assert (before.venue, before.opened_at) == (plan.venue, plan.opened_at)
    assert (Stage.PLANNED, None) == (plan.stage, plan.closed_at)
    assert [person.id for person in real.council("odawara").value.members] == [it.member for it in members]
    assert {Presence.PRESENT, Presence.ABSENT} <= {it.presence for it in before.attendance}
    assert {None} == {it.presence for it in plan.attendance}
    assert {Capacity.MEMBER, Capacity.SECRETARIAT} == {it.capacity for it in plan.attendance}


def test_nothing_is_stored(real):
    """A plan is a value: the register is as it was."""
    before = real.meetings()
    plan_meeting(real, "odawara")

    assert before == real.meetings()


def test_what_the_last_meeting_announced(real):
    """Without a day it is the one that the last meeting announced, at its hour and in its place."""
    plan = plan_meeting(real, "chofu", today=TODAY)

    assert (datetime.date(2022, 10, 13), datetime.time(10)) == (plan.date, plan.opened_at)
    assert "市長公室" == plan.venue
    assert "令和4年度第4回調布市個人情報保護審査会" == plan.title


@pytest.mark.parametrize(
    ("facts", "title", "expected"),
    [
        ({"number": 2}, "第4回", (4, None)),
        ({"number": 2}, "第2回", (3, None)),
        ({"number": 2}, "審議会", (3, None)),
        ({"fiscal_year": 2022, "number_in_year": 2}, "第4回", (None, 4)),
        ({"number": 30, "fiscal_year": 2022, "number_in_year": 2}, "令和4年度第4回", (31, 4)),
        ({"number": 30, "fiscal_year": 2022, "number_in_year": 2}, "第40回", (31, 3)),
    ],
)
def test_a_number_that_was_announced(register, facts, title, expected):
    """A later number that the last meeting announced is taken, where it is certain which count it is of."""
    before = last(date=datetime.date(2022, 4, 20), next_meeting=NextMeeting(title=title), **facts)
    plan = planned(register, before, day=MAY)

    assert expected == (plan.number, plan.number_in_year)


def test_what_was_announced_of_another_day_is_not_taken(register):
    """The hour and place that were announced hold for the day that they were announced for."""
    announced = NextMeeting(date=MAY, opened_at=datetime.time(9), venue="市民会館")
    plan = planned(
        register,
        last(venue="市役所", next_meeting=announced),
        day=MAY + datetime.timedelta(days=1),
    )

    assert ("市役所", None) == (plan.venue, plan.opened_at)


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        ({"number": 82}, MAY, (83, None, None)),
        ({"fiscal_year": 2021, "number_in_year": 3}, datetime.date(2021, 12, 1), (None, 2021, 4)),
        ({"fiscal_year": 2021, "number_in_year": 3}, datetime.date(2022, 3, 31), (None, 2021, 4)),
        ({"fiscal_year": 2021, "number_in_year": 3}, datetime.date(2022, 4, 1), (None, 2022, 1)),
        ({"number": 9, "fiscal_year": 2021, "number_in_year": 3}, MAY, (10, 2022, 1)),
        ({"number": 9, "fiscal_year": 2021, "number_in_year": 3}, None, (10, None, None)),
        ({"number": 9, "fiscal_year": 2021, "number_in_year": 3}, datetime.date(2021, 6, 1), (None, None, None)),
        ({"fiscal_year": 2020, "number_in_year": 3}, MAY, (None, None, None)),
        ({"fiscal_year": 2021}, MAY, (None, None, None)),
        ({}, MAY, (None, None, None)),
    ],
)  # fmt: skip
def test_each_count_goes_on_by_itself(register, facts, day, expected):
    """A count goes on where the last meeting has it and it is certain; neither is made from the other."""
    plan = planned(register, last(**facts), day=day)

    assert expected == (plan.number, plan.fiscal_year, plan.number_in_year)


@pytest.mark.parametrize(
    ("title", "facts", "expected"),
    [
        ("第82回見本市審議会", {"number": 82}, "第83回見本市審議会"),
        ("第 ８２ 回　見本市審議会", {"number": 82}, "第 ８３ 回　見本市審議会"),
        ("令和3年度第2回見本市審議会", {"fiscal_year": 2021, "number_in_year": 2}, "令和4年度第1回見本市審議会"),
        ("令和３年度 第２回 見本市審議会（通算第30回）",
         {"fiscal_year": 2021, "number_in_year": 2, "number": 30}, "令和４年度 第１回 見本市審議会（通算第31回）"),
        ("2021年度第2回見本市審議会", {"fiscal_year": 2021, "number_in_year": 2}, "2022年度第1回見本市審議会"),
        ("見本市の審議会", {}, "見本市の審議会"),
        # The number is neither count, a count by years of the calendar, two that agree, figures, 漢数字:
        ("第5回見本市審議会", {"number": 82}, "見本市審議会"),
        ("令和3年第2回見本市審議会", {"fiscal_year": 2021, "number_in_year": 2}, "見本市審議会"),
        ("第2回審議会", {"fiscal_year": 2021, "number_in_year": 2, "number": 2}, "見本市審議会"),
        ("審議会（7月1日）", {"number": 82}, "見本市審議会"),
        ("第八十二回審議会", {"number": 82}, "見本市審議会"),
        ("平成33年度第2回審議会", {"fiscal_year": 2021, "number_in_year": 2}, "見本市審議会"),
    ],
)  # fmt: skip
def test_the_title_goes_on_where_its_pattern_is_certain(register, title, facts, expected):
    """The last title is written again with the new numbers; where one of them is not understood, the council's name."""
    assert expected == planned(register, last(title=title, **facts), day=MAY).title


def test_the_first_year_of_an_era(register):
    """The year that begins an era is its 元年度, and the one after it has a number again."""
    before = last(
        title="平成30年度第2回会", date=datetime.date(2018, 7, 1), fiscal_year=2018, number_in_year=2
    )
    plan = planned(register, before, day=datetime.date(2019, 6, 1))
    assert "令和元年度第1回会" == plan.title

    register.save(plan)
    assert "令和2年度第1回会" == plan_meeting(register, "c", day=datetime.date(2020, 6, 1)).title


def test_members_in_office_on_the_day(register):
    """Who is called is who is in office on the day, in the role of that day."""
    terms = [
        Term(role=Role.MEMBER, from_=datetime.date(2020, 4, 1), until=datetime.date(2022, 3, 31)),
        Term(role=Role.CHAIR, from_=datetime.date(2022, 4, 1)),
    ]
    roster = (
        Member(id="m1", name="本田", terms=tuple(terms)),
        Member(id="m2", name="加藤", terms=(terms[0],)),
    )
    council = Council(id="c", name="会", members=roster)
    called = [
        (person.name, person.role)
        for day in (datetime.date(2022, 3, 31), datetime.date(2022, 4, 1))
        for person in planned(register, council=council, day=day).attendance
    ]

    assert [("本田", Role.MEMBER), ("加藤", Role.MEMBER), ("本田", Role.CHAIR)] == called


def test_a_council_without_a_roster_calls_the_last_members_again(register):
    """Where nobody has written the roster down, the members of last time are called, and their presence is not stated."""
    attendance = (
        Attendee(id="a1", name="本田", capacity=Capacity.MEMBER, role=Role.CHAIR, presence=Presence.ABSENT, reason="病"),
        Attendee(id="a2", name="係長", capacity=Capacity.SECRETARIAT, left_at=datetime.time(15)),
        Attendee(id="a3", name="課長", capacity=Capacity.EXPLAINER),
    )  # fmt: skip
    plan = planned(register, last(attendance=attendance))

    assert (
        Attendee(id="a1", name="本田", capacity=Capacity.MEMBER, role=Role.CHAIR),
        Attendee(id="a2", name="係長", capacity=Capacity.SECRETARIAT),
    ) == plan.attendance


def test_an_id_of_the_list_stands_once(register):
    """A person of the secretariat whose id is now a member's gets another."""
    council = Council(id="c", name="会", members=(Member(id="honda", name="本田"),))
    clerk = Attendee(id="honda", name="本多", capacity=Capacity.SECRETARIAT)
    plan = planned(register, last(attendance=(clerk,)), council=council)

    assert ["honda", "a2"] == [person.id for person in plan.attendance]


def test_like_another_meeting(register):
    """The place and the openness may be those of another meeting; the count goes on from the last."""
    like = last(
        id="c-0",
        date=datetime.date(2021, 5, 1),
        number=1,
        title="第1回会",
        venue="支所",
        openness=Openness.CLOSED,
    )
    plan = planned(register, like, last(number=2, venue="市役所"), like="c-0", day=MAY)

    assert ("支所", Openness.CLOSED, 3, "第3回会") == (plan.venue, plan.openness, plan.number, plan.title)


def test_a_meeting_in_writing_is_no_pattern_for_the_next(register):
    """That the last meeting was held in writing does not say that the next one is."""
    assert planned(register, last(mode=MeetingMode.WRITTEN)).mode is None
    assert MeetingMode.HYBRID is planned(register, last(id="c-2", date=MAY, mode=MeetingMode.HYBRID)).mode


def test_ids_are_of_the_day_or_the_number_and_unique(register):
    """The id tells the day, else the number; a second meeting of the day gets another."""
    first = planned(register, last(number=4), day=MAY)
    register.save(first)
    second = plan_meeting(register, "c", day=MAY)
    register.save(second)

    assert ("c-2022-05-09", "c-2022-05-09-2") == (first.id, second.id)
    assert "c-no-7" == plan_meeting(register, "c").id


def test_a_plan_without_a_day_is_the_last_meeting(register):
    """What is planned and has no day yet comes after all that have one."""
    register.save(planned(register, last(number=4)))

    assert 6 == plan_meeting(register, "c").number


def test_the_first_meeting_of_a_council(register):
    """A council without meetings plans its 第1回, and counts on from there."""
    plan = planned(register, day=MAY)

    assert ("c-2022-05-09", "第1回見本市審議会", 1, Stage.PLANNED) == (
        plan.id,
        plan.title,
        plan.number,
        plan.stage,
    )
    register.save(plan)
    assert ("第2回見本市審議会", 2) == ((following := plan_meeting(register, "c")).title, following.number)


@pytest.mark.parametrize(
    ("opened", "expected"),
    [
        (datetime.time(14), datetime.time(14)),
        (datetime.time(9, 45), datetime.time(9, 45)),
        (datetime.time(23, 19), None),
        (datetime.time(13, 58), None),
        (None, None),
    ],
)
def test_an_hour_of_the_clock_is_no_planned_one(register, opened, expected):
    """The hour goes on where it is one that meetings are called for; the minute at which one opened is not."""
    assert expected == planned(register, last(opened_at=opened), day=MAY).opened_at


def test_a_council_that_is_not_there(register):
    """An unknown council is refused; one that has meetings and no document is planned for."""
    with pytest.raises(Unknown):
        plan_meeting(register, "d")
    register.save(last(id="d-1", council="d", number=1, title="第1回"))

    assert "第2回" == plan_meeting(register, "d").title


def test_what_was_promised_is_proposed(register):
    """The next agenda is offered what was promised for it and is still open, oldest council's first; nothing else."""
    promises = (
        FollowUp(id="f1", text="数を\n調べる", due=DueEvent.NEXT_MEETING),
        FollowUp(id="f2", text="済んだ", due=DueEvent.NEXT_MEETING, done_on=JULY),
        FollowUp(id="f3", text="いつか"),
    )
    register.adopt([COUNCIL, last(follow_ups=promises)])

    expected = (AgendaItem(id="i1", title="数を 調べる", kind=ItemKind.REPORT),)
    assert expected == proposed_items(register, "c")
