"""A register whose every list is longer than a screen: long titles and speeches, many people, all made up."""

import datetime
from functools import cache
from pathlib import Path

from terminal import register_of

from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    FollowUp,
    Meeting,
    Member,
    Presence,
    Speech,
    Term,
    Vote,
)

__all__ = ["MEMBERS", "SPEECHES", "crowded"]

MEMBERS, SPEECHES = 60, 500
_ITEMS, _OTHERS, _VOTES = 40, 30, 6
_FIRST = datetime.date(2024, 4, 1)
_SAID = "前回の議事録①を確かめたうえで、委託先との契約に記録の保存期間を書き加えることが望ましいと考えます。"
_COUNCIL = Council(
    id="c",
    name="見本市情報公開・個人情報保護審議会",
    members=tuple(
        Member(id=f"m{at}", name=f"見本{at} 花子", terms=(Term(from_=_FIRST),)) for at in range(MEMBERS)
    ),
)


def _meeting(at: int) -> Meeting:
    """Return a meeting of the council without proceedings: one line in the list of meetings."""
    day = _FIRST + datetime.timedelta(days=7 * at)
    return Meeting(id=f"m{at}", council="c", title=f"第{at}回見本市個人情報保護審議会", number=at, date=day)


_LARGE = Meeting(
    id="large",
    council="c",
    title="大きな会議",
    number=0,
    date=_FIRST,
    attendance=tuple(
        Attendee(
            id=f"p{at}",
            name=f"見本{at} 花子",
            capacity=Capacity.MEMBER,
            presence=Presence.PRESENT,
            post="個人情報保護を担当する課の課長補佐",
        )
        for at in range(MEMBERS)
    ),
    items=tuple(
        AgendaItem(
            id=f"i{item}",
            title=f"{item}番目の議題として、保有個人情報の目的外利用について諮る件",
            entries=tuple(
                Speech(id=f"e{at}", speaker=f"見本{at % MEMBERS}委員", text=_SAID * (1 + at % 9))
                for at in range(item, SPEECHES, _ITEMS)
            ),
        )
        for item in range(_ITEMS)
    ),
    votes=tuple(Vote(id=f"v{at}", items=(f"i{at}",)) for at in range(_VOTES)),
    follow_ups=tuple(
        FollowUp(
            id=f"f{at}",
            text=f"{at}番目の宿題: 責任体制を契約に書き、行政管理課に確かめて次の会議に諮る",
            owner="情報政策課",
            due=_FIRST + datetime.timedelta(days=at),
        )
        for at in range(_ITEMS)
    ),
)


@cache
def _made() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        others = map(_meeting, range(1, _OTHERS + 1))
        return register_of(Path(folder, "register.db"), _COUNCIL, _LARGE, *others).read_bytes()


def crowded(path: Path) -> Path:
    """Put the register at a path, and return the path."""
    path.write_bytes(_made())
    return path
