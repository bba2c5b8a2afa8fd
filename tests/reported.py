"""A small fictional council with two meetings held and one planned, for the tests of reports."""

import datetime

from attrs import evolve

from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    Decision,
    Declared,
    Event,
    EventKind,
    Fee,
    ItemKind,
    Meeting,
    Member,
    Openness,
    Outcome,
    Presence,
    Role,
    Stage,
    Term,
    Vote,
)
from council_core.tables.reports import compose_report

DAY, AUTUMN = datetime.date(2021, 7, 1), datetime.date(2021, 11, 1)
TWO, FOUR, HALF_PAST = datetime.time(14), datetime.time(16), datetime.time(16, 30)
SINCE = datetime.date(2021, 4, 1)
P, W, A, X = Presence.PRESENT, Presence.ONLINE, Presence.ABSENT, Presence.PROXY


def member(name, role=Role.MEMBER, since=SINCE, until=None, **more):
    """Make a member of one term."""
    return Member(id=name, name=f"見本 {name}", terms=(Term(role=role, from_=since, until=until),), **more)


def seat(name, presence=P, **more):
    """Make a member's row on a meeting's list."""
    return Attendee(
        id=name, name=f"見本 {name}", member=name, capacity=Capacity.MEMBER, presence=presence, **more
    )


COUNCIL = Council(
    id="c",
    name="見本の審議会 R&D",
    office="総務課",
    fees=(
        Fee(amount=8000, from_=datetime.date(2020, 4, 1)),
        Fee(amount=12000, over=120),
        Fee(role=Role.CHAIR, amount=9000),
    ),
    members=(
        member("ichi", Role.CHAIR, kana="いち", category="学識"),
        member("ni", Role.VICE_CHAIR, category="公募"),
        member("san", declines_fee=True, category="公募"),
        member("shi", since=datetime.date(2021, 10, 1)),
        member("go", until=datetime.date(2021, 9, 30)),
    ),
)
FIRST = Meeting(
    id="c-1", council="c", title="第1回", fiscal_year=2021, number_in_year=1, date=DAY,
    opened_at=TWO, closed_at=FOUR, stage=Stage.PUBLISHED, openness=Openness.OPEN, observers=2,
    attendance=(
        seat("ichi"), seat("ni", A), seat("san", W, left_at=datetime.time(15)),
        seat("go", arrived_at=datetime.time(14, 5)),
        Attendee(id="x", name="見本 客員", capacity=Capacity.MEMBER, role=Role.TEMPORARY, presence=P),
        Attendee(id="s", name="見本 書記", capacity=Capacity.SECRETARIAT, department="総務課"),
    ),
    items=(
        AgendaItem(id="o", title="開会", kind=ItemKind.PROCEDURE),
        AgendaItem(
            id="i", label="1", title="=計画", kind=ItemKind.CONSULTATION, openness=Openness.CLOSED,
            closed_under="条例第7条", decision=Decision(outcome=Outcome.APPROVED, text="承認"),
        ),
        AgendaItem(id="j", label="(1)", title="細目", parent="i"),
    ),
    votes=(Vote(id="v", items=("j",), wording="全員挙手", declared=Declared.CARRIED),),
)  # fmt: skip
SECOND = evolve(
    FIRST, id="c-2", title="第2回", number_in_year=2, date=AUTUMN, closed_at=HALF_PAST, observers=None,
    openness=Openness.CLOSED, votes=(),
    attendance=(
        seat("ichi", X, proxy_name="見本 代人"), seat("ni"), seat("san", None),
        Attendee(id="y", name="見本 shi", capacity=Capacity.MEMBER, presence=P),
    ),
    items=(AgendaItem(id="i", title="報告", entries=(Event(id="e", event=EventKind.ARRIVE, attendee="y"),)),),
)  # fmt: skip
PLANNED = Meeting(
    id="c-3", council="c", title="第3回", fiscal_year=2021, number_in_year=3, stage=Stage.PLANNED
)
MEETINGS = (SECOND, PLANNED, FIRST)


def figures(kind, council=COUNCIL, held=MEETINGS):
    """Return the figures of a report of 2021."""
    return compose_report(kind, council, held, 2021).figures
