"""Meetings as they happen: plausible titles, people, agendas and proceedings, all made up.

For what must hold of any text there is strategies.py; this is for what holds of minutes that somebody could have
written, such as that reading them again finds what was written.
"""

import datetime
from itertools import count

from hypothesis import strategies as st

from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Declared,
    Entry,
    Event,
    EventKind,
    ItemKind,
    Meeting,
    Method,
    Openness,
    Outcome,
    Presence,
    Role,
    Speech,
    Vote,
)
from council_core.model.agenda import Decision

_SUBJECTS = ("見本計画", "個人情報保護", "都市計画", "図書館運営", "環境")
_KINDS = ("審議会", "審査会", "運営協議会")
_SURNAMES = ("見本", "架空", "例示", "仮名", "試作", "雛形", "模擬", "想定", "標本", "手本", "図解", "下書")
_GIVEN = ("花子", "次郎", "三郎", "四季", "五月", "六助", "七海", "八重", "九一", "十和")
_DEPARTMENTS = ("情報政策課", "健康推進課", "図書館", "市民課", "こども支援課", "建築課")
_POSTS = ("課長", "係長", "主査", "主任", "主事")
_TOPICS = (
    "証明書の電子申請について",
    "健康診査の予約業務の委託",
    "市営住宅の台帳の更新",
    "貸出記録の保存期間について",
    "保育の連絡帳の電子化",
    "通知書の発送業務の委託について",
    "窓口の案内システムの導入",
)
_SUBJECT = ("委託先", "保存の期間", "今回の案", "利用する方", "窓口の職員", "対象となる件数", "返却の手順", "記録の控え")
_PREDICATES = (
    "は昨年と変わりません。",
    "について、もう少し詳しく教えてください。",
    "はどのように決めますか。",
    "には十分に気を付けていただきたい。",
    "は、およそ三百件を見込んでいます。",
    "は来年の四月からになります。",
    "を確かめてから進めることになりますか。",
)
_QUORUM = 3


def _sentences() -> st.SearchStrategy[str]:
    sentence = st.builds(str.__add__, st.sampled_from(_SUBJECT), st.sampled_from(_PREDICATES))
    paragraph = st.lists(sentence, min_size=1, max_size=3, unique=True).map("".join)
    return st.lists(paragraph, min_size=1, max_size=2).map("\n".join)


@st.composite
def _people(draw: st.DrawFn) -> tuple[Attendee, ...]:
    surnames = iter(draw(st.permutations(_SURNAMES)))
    made = []
    size = draw(st.integers(_QUORUM, 6))
    for place in range(size):
        role = (Role.CHAIR, draw(st.sampled_from((Role.VICE_CHAIR, Role.MEMBER))))[place] if place < 2 else Role.MEMBER  # noqa: PLR2004 -- the officers come first
        away = place >= _QUORUM and draw(st.booleans())
        made.append(
            Attendee(
                id=f"m{place + 1}",
                name=f"{next(surnames)} {draw(st.sampled_from(_GIVEN))}",
                capacity=Capacity.MEMBER,
                role=role,
                presence=Presence.ABSENT if away else Presence.PRESENT,
            )
        )
    departments = draw(st.lists(st.sampled_from(_DEPARTMENTS), max_size=2, unique=True))
    number = count(1)
    for department in departments:
        for _ in range(draw(st.integers(1, 2))):
            made.append(_official(draw, f"x{next(number)}", next(surnames), Capacity.EXPLAINER, department))
    for place in range(draw(st.integers(1, 2))):
        made.append(_official(draw, f"s{place + 1}", next(surnames), Capacity.SECRETARIAT, None))
    return tuple(made)


def _official(draw: st.DrawFn, name_id: str, name: str, capacity: Capacity, department: str | None) -> Attendee:
    return Attendee(
        id=name_id,
        name=name,
        capacity=capacity,
        department=department,
        post=draw(st.sampled_from(_POSTS)),
        presence=Presence.PRESENT,
    )


@st.composite
def _talk(draw: st.DrawFn, speakers: tuple[str, ...], number: "count[int]") -> list[Entry]:
    return [
        Speech(id=f"e{next(number)}", speaker=draw(st.sampled_from(speakers)), text=draw(_sentences()))
        for _ in range(draw(st.integers(1, 5)))
    ]


@st.composite
def plausible(draw: st.DrawFn) -> Meeting:
    """Draw a meeting that could have been: a council's agenda gone through item by item, with votes."""
    people = draw(_people())
    date = draw(st.dates(datetime.date(2019, 5, 1), datetime.date(2035, 12, 31)))
    opened = datetime.time(draw(st.integers(9, 17)), draw(st.sampled_from((0, 15, 30, 45))))
    closed = datetime.time(opened.hour + draw(st.integers(1, 3)), draw(st.sampled_from((0, 5, 20, 50))))
    named = draw(st.booleans())
    speakers = ["会長", "委員", "事務局"]
    if named:
        present = [p for p in people if p.capacity is Capacity.MEMBER and p.presence is Presence.PRESENT]
        speakers = ["事務局", *(f"{p.name.split()[0]}{'会長' if p.role is Role.CHAIR else '副会長' if p.role is Role.VICE_CHAIR else '委員'}" for p in present)]
    if any(person.capacity is Capacity.EXPLAINER for person in people):
        speakers.append("説明員")
    chair = speakers[1 if named else 0]
    number = count(1)
    items: list[AgendaItem] = []
    votes: list[Vote] = []
    for place, title in enumerate(draw(st.lists(st.sampled_from(_TOPICS), min_size=1, max_size=4, unique=True)), start=1):
        kind = draw(st.sampled_from((ItemKind.CONSULTATION, ItemKind.REPORT)))
        entries = draw(_talk(tuple(speakers), number))
        decision = None
        if kind is ItemKind.CONSULTATION and draw(st.booleans()):
            wording = draw(st.sampled_from(("全員挙手", "全員賛成")))
            entries += [
                Speech(id=f"e{next(number)}", speaker=chair, text="この議題に賛成の方は挙手をお願いします。"),
                Event(id=f"e{next(number)}", event=EventKind.VOTE, text=f"({wording})"),
                Speech(id=f"e{next(number)}", speaker=chair, text="全員賛成ですので、承認することといたします。"),
            ]
            votes.append(
                Vote(
                    id=f"v{place}",
                    items=(f"i{place}",),
                    method=Method.SHOW_OF_HANDS,
                    wording=wording,
                    declared=Declared.CARRIED,
                    unanimous=True,
                )
            )
            decision = Decision(outcome=Outcome.APPROVED)
        items.append(
            AgendaItem(id=f"i{place}", label=str(place), title=title, kind=kind, entries=tuple(entries), decision=decision)
        )
    fiscal = date.year - (date.month < 4)  # noqa: PLR2004 -- a fiscal year begins in April
    times = draw(st.integers(1, 9))
    return Meeting(
        id="mihon-1",
        council="mihon",
        title=f"令和{fiscal - 2018}年度第{times}回見本市{draw(st.sampled_from(_SUBJECTS))}{draw(st.sampled_from(_KINDS))}" if fiscal > 2018 else f"第{times}回見本市環境審議会",  # noqa: PLR2004
        fiscal_year=fiscal,
        number_in_year=times,
        date=date,
        opened_at=opened,
        closed_at=closed,
        venue=draw(st.sampled_from(("見本市役所3階 第1会議室", "市民会館 大会議室", "図書館2階研修室"))),
        openness=draw(st.sampled_from((None, Openness.OPEN))),
        observers=draw(st.none() | st.integers(0, 12)),
        attendance=people,
        items=tuple(items),
        votes=tuple(votes),
    )
