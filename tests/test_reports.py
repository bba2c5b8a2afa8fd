"""The figures of the office's reports, by value."""

import datetime

import pytest
from attrs import evolve
from reported import (
    AUTUMN,
    COUNCIL,
    DAY,
    FIRST,
    SECOND,
    A,
    P,
    figures,
    member,
    seat,
)

from council_core.model import (
    Attendee,
    Capacity,
    Fee,
    MeetingMode,
    Member,
    Role,
)
from council_core.tables.reports.fees import Why, fee_of
from council_core.tables.reports.year import era_year


def test_attendance_by_value():
    """Each presence has its mark; only meetings while in office count; who is not in the roster comes last."""
    found = figures("attendance")
    assert {
        "見本 ichi": (("出", "代"), 1, 2),
        "見本 ni": (("欠", "出"), 1, 2),
        "見本 san": (("Web早", "－"), 1, 2),
        "見本 shi": (("", "遅"), 1, 1),
        "見本 go": (("遅", ""), 1, 1),
        "見本 客員": (("出", ""), 1, 1),
    } == {row.name: (row.marks, row.attended, row.held) for row in found.rows}
    assert [0.5, 0.5, 0.5, 1, 1, 1] == [row.rate for row in found.rows]
    assert [(4, 5), (2, 4)] == [(total.attended, total.members) for total in found.totals]
    assert (6, 9, False) == (found.attended, found.held, found.rows[-1].in_roster)
    assert ["第1回", "第2回"] == [meeting.label for meeting in found.meetings]
    assert "第3回" in found.remarks[-1]


def test_who_sits_beyond_their_term_is_told():
    """A member who sat after the end of the term counts there, and a remark says so; one absent does not."""
    later = evolve(SECOND, attendance=(seat("go"), seat("shi", A)))
    rows = {row.name: row for row in figures("attendance", held=(FIRST, later)).rows}
    assert (("遅", "出"), 2) == (rows["見本 go"].marks, rows["見本 go"].held)
    away = evolve(FIRST, attendance=(seat("shi", A),))
    assert ("",) == {row.name: row for row in figures("attendance", held=(away,)).rows}["見本 shi"].marks
    assert any("任期外" in remark for remark in figures("attendance", held=(FIRST, later)).remarks)


def test_two_of_one_name_are_never_guessed():
    """A row without a member's id whose name two members have belongs to neither."""
    twins = evolve(COUNCIL, members=(Member(id="a", name="見本"), Member(id="b", name="見本")))
    held = evolve(FIRST, attendance=(Attendee(id="z", name="見本", capacity=Capacity.MEMBER, presence=P),))
    rows = figures("attendance", twins, (held,)).rows
    assert [("－", True), ("－", True), ("出", False)] == [(row.marks[0], row.in_roster) for row in rows]


def test_fees_by_value():
    """The rate of the role comes first, then the longest length exceeded; who declines is paid 0, a proxy nothing."""
    found = figures("fees")
    assert {
        "見本 ichi": ((9000, None), 9000),
        "見本 ni": ((None, 12000), 12000),
        "見本 san": ((0, None), 0),
        "見本 shi": ((None, 12000), 12000),
        "見本 go": ((8000, None), 8000),
        "見本 客員": ((8000, None), 8000),
    } == {row.name: (tuple(p.amount for p in row.payments), row.total) for row in found.rows}
    assert ((25000, 24000), 49000, (120, 150)) == (found.totals, found.total, found.minutes)
    assert [Why.PAID, Why.PROXY] == [payment.why for payment in found.rows[0].payments]
    assert () == found.warnings


@pytest.mark.parametrize(
    ("fees", "role", "day", "length", "expected"),
    [
        ([], Role.MEMBER, DAY, 60, (None, Why.NO_RATE)),
        ([Fee(role=Role.CHAIR, amount=1)], Role.MEMBER, DAY, 60, (None, Why.NO_RATE)),
        ([Fee(amount=1, from_=AUTUMN)], Role.MEMBER, DAY, 60, (None, Why.NO_RATE)),
        ([Fee(amount=1), Fee(amount=2, from_=DAY)], Role.MEMBER, DAY, 60, (2, Why.PAID)),
        ([Fee(amount=1), Fee(amount=2, over=120)], Role.MEMBER, DAY, 7200, (1, Why.PAID)),
        ([Fee(amount=1), Fee(amount=2, over=120)], Role.MEMBER, DAY, 7201, (2, Why.PAID)),
        ([Fee(amount=1), Fee(amount=2, over=120)], Role.MEMBER, DAY, None, (None, Why.NO_LENGTH)),
        ([Fee(amount=1), Fee(amount=1, over=120)], Role.MEMBER, DAY, None, (1, Why.PAID)),
        ([Fee(amount=1, role=Role.CHAIR), Fee(amount=2, over=120)], Role.CHAIR, DAY, None, (1, Why.PAID)),
        ([Fee(amount=1), Fee(amount=2, from_=DAY)], Role.MEMBER, None, 60, (None, Why.NO_DATE)),
        ([Fee(amount=1), Fee(amount=2)], Role.MEMBER, DAY, 60, (None, Why.RATES_DISAGREE)),
    ],
)
def test_rates(fees, role, day, length, expected):
    """What is known decides the rate; where it leaves two amounts possible there is none."""
    assert expected == fee_of(fees, role, day, length)


def test_meetings_by_value():
    """A return lists items with their results and sums up what is stated; opening and closing are no items."""
    found = figures("meetings")
    assert ["1　=計画", "　(1)　細目"] == [item.text for item in found.meetings[0].items]
    assert ["承認", "可決（全員挙手）"] == [item.result for item in found.meetings[0].items]
    summary = found.summary
    assert (2, 1, 0, 1, 2, 1) == (
        summary.held, summary.open, summary.partly_closed, summary.closed,
        summary.observers, summary.observers_unstated,
    )  # fmt: skip
    assert (6, 9, 1) == (summary.attended, summary.members, summary.consultations)


def test_roster_by_value():
    """A roster has whoever was in office in the year, and counts those who are at its end."""
    found = figures(
        "roster",
        evolve(
            COUNCIL, members=(*COUNCIL.members, member("roku", until=datetime.date(2021, 3, 31), since=None))
        ),
    )
    assert ["見本 ichi", "見本 ni", "見本 san", "見本 shi", "見本 go"] == [row.name for row in found.rows]
    assert [False, False, False, False, True] == [row.left for row in found.rows]
    assert (4, (("会長", 1), ("副会長", 1), ("委員", 2))) == (found.members, found.by_role)
    assert (("学識", 1), ("公募", 2)) == found.by_category


def test_seating_by_value():
    """The chair heads the table; a proxy sits for the member; who is away, online or not stated has no seat."""
    first, second, planned = figures("seating").meetings
    assert ["見本 ichi"] == [taken.name for taken in first.head]
    assert (("見本 go",), ("見本 客員",)) == tuple(
        tuple(t.name for t in side) for side in (first.left, first.right)
    )
    assert [("見本 書記", 4, "総務課")] == [(t.name, t.number, t.title) for t in first.foot]
    assert (("見本 ni",), ("見本 san",), ()) == (first.absent, first.online, first.unstated)
    assert [("見本 代人", "見本 ichi"), ("見本 ni", None)] == [(t.name, t.for_) for t in second.head]
    assert ("見本 san",) == second.unstated
    assert 2 == len(planned.head)
    written = figures("seating", held=(evolve(FIRST, mode=MeetingMode.WRITTEN),)).meetings[0]
    assert (True, (), ()) == (written.written, written.head, written.foot)


def test_years():
    """A fiscal year is named by the era that it is remembered by."""
    assert ["昭和63年度", "平成30年度", "令和元年度", "令和3年度"] == [
        era_year(y) for y in (1988, 2018, 2019, 2021)
    ]
