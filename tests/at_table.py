"""A meeting planned for the table, and the keys to its steps: for the tests of that screen."""

import datetime

from attrs import evolve

from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    ItemKind,
    Material,
    Meeting,
    Openness,
    Presence,
    Role,
    Stage,
)
from council_core.secretariat import Register

__all__ = [
    "COUNCIL",
    "FOUR",
    "MEETING",
    "NAMES",
    "OPEN",
    "TO_ITEM",
    "TO_VOTE",
    "message",
    "person",
    "stored",
    "ticking",
]

NAMES = ("見本 花子", "架空 次郎", "例示 三郎", "仮名 四季", "試作 五月", "雛形 六助")
COUNCIL = Council(id="c", name="見本市見本計画審議会")


def person(number, name, capacity=Capacity.MEMBER, **stated):
    """Return somebody who is there."""
    return Attendee(id=f"p{number}", name=name, capacity=capacity, **{"presence": Presence.PRESENT, **stated})


MEETING = Meeting(
    id="m",
    council="c",
    title="第2回見本計画審議会",
    date=datetime.date(2021, 7, 1),
    opened_at=datetime.time(14),
    stage=Stage.NOTIFIED,
    attendance=(
        person(1, NAMES[0], role=Role.CHAIR),
        person(2, NAMES[1], role=Role.VICE_CHAIR),
        *(person(number, name, role=Role.MEMBER) for number, name in enumerate(NAMES[2:5], start=3)),
        person(6, NAMES[5], role=Role.MEMBER, presence=Presence.ABSENT),
        person(7, "模擬 七海", Capacity.EXPLAINER, department="計画課", post="課長"),
        person(8, "想定 八重", Capacity.SECRETARIAT, post="主査"),
    ),
    materials=(Material(id="a1", label="資料1"),),
    items=(
        AgendaItem(id="i1", label="1", title="開会", kind=ItemKind.PROCEDURE),
        AgendaItem(id="i2", label="2", title="諮問", kind=ItemKind.PROCEDURE),
        AgendaItem(
            id="i3", label="(1)", title="見本計画の改定について", kind=ItemKind.CONSULTATION, parent="i2",
            departments=("計画課",), materials=("a1",),
        ),
        AgendaItem(
            id="i4", label="(2)", title="台帳の更新について", kind=ItemKind.CONSULTATION, parent="i2",
            openness=Openness.CLOSED, closed_under="条例第7条",
        ),
        AgendaItem(id="i5", label="3", title="運用状況の報告", kind=ItemKind.REPORT),
        AgendaItem(id="i6", label="4", title="閉会", kind=ItemKind.PROCEDURE),
    ),
)  # fmt: skip
FOUR = evolve(MEETING, attendance=(*MEETING.attendance[:4], *MEETING.attendance[5:]))
OPEN = "enter ctrl+t"
TO_ITEM = f"{OPEN} {'f9 ' * 6}"  # open, quorum, closing the doors, nobody objects, the heading, the item
TO_VOTE = f"{TO_ITEM} {'f9 ' * 7}"  # officials, explanation, questions, officials out, opinions, consent


def stored(path):
    """Return the meeting as the register has it."""
    with Register.open(path) as register:
        return register.meeting("m").value


def message(screen):
    """Return what the interface says above the line of keys, and what little stands over it."""
    return " ".join(" ".join(screen.split("\n")[-4:-1]).split())


def ticking(monkeypatch, tmp_path):
    """Have a clock on the wall that goes on by seven seconds whenever it is looked at, and drafts of one's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    ticks = iter(range(0, 3 * 3600, 7))
    start = datetime.datetime(2021, 7, 1, 14)  # noqa: DTZ001 -- a clock on the wall

    def looked_at():
        return (start + datetime.timedelta(seconds=next(ticks))).time()

    monkeypatch.setattr("council_tui.clock.now", looked_at)
    monkeypatch.setattr("council_tui.clock.today", start.date)
