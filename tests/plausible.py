"""Meetings as they happen: plausible titles, people, agendas and proceedings, all made up.

For what must hold of any text there is strategies.py; this is for what holds of minutes that somebody could have
written, such as that reading them again finds what was written.
"""

import datetime
from itertools import count

from attrs import evolve
from hypothesis import strategies as st
from plausible_votes import (
    NUMBERED,
    TAKEN,
    counted,
    decided,
    is_away,
    is_voted,
    promised,
    put_together,
    tally,
    vote_of,
)

from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Entry,
    Event,
    EventKind,
    ItemKind,
    Material,
    Meeting,
    MeetingMode,
    Method,
    NextMeeting,
    Note,
    Openness,
    Outcome,
    Presence,
    Role,
    Speech,
    Vote,
)

_SUBJECTS = ("見本計画", "個人情報保護", "都市計画", "図書館運営", "環境")
_KINDS = ("審議会", "審査会", "運営協議会")
_SURNAMES = ("見本", "架空", "例示", "仮名", "試作", "雛形", "模擬", "想定", "標本", "手本", "図解", "下書")
_GIVEN = ("花子", "次郎", "三郎", "四季", "五月", "六助", "七海", "八重", "九一", "十和")
_DEPARTMENTS = ("情報政策課", "健康推進課", "図書館", "市民課", "こども支援課", "建築課")
_POSTS = ("課長", "係長", "主査", "主任", "主事")
TOPICS = (
    "証明書の電子申請について",
    "健康診査の予約業務の委託について",
    "貸出記録の保存期間について",
    "通知書の発送業務の委託について",
    "市営住宅の台帳の更新",
    "保育の連絡帳の電子化",
    "窓口の案内システムの導入",
    "審査請求の審議",
)
_PAPERS = ("見本計画の案", "委託業務の概要", "前回の会議録", "記録の様式")
_SUBJECT = (
    "委託先",
    "保存の期間",
    "今回の案",
    "利用する方",
    "窓口の職員",
    "対象となる件数",
    "返却の手順",
    "記録の控え",
)
_PREDICATES = (
    "は昨年と変わりません。",
    "について、もう少し詳しく教えてください。",
    "はどのように決めますか。",
    "には十分に気を付けていただきたい。",
    "は、およそ三百件を見込んでいます。",
    "は来年の四月からになります。",
    "を確かめてから進めることになりますか。",
)
# When somebody came later than the others, or left before them; most were there from beginning to end.
_STAYS = (
    *[(None, None)] * 4,
    (datetime.time(18, 10), None),
    (None, datetime.time(18, 30)),
    (datetime.time(10, 5), datetime.time(11, 0)),
)
_WAYS = (*[Presence.PRESENT] * 4, Presence.ONLINE, Presence.PROXY)
_PROXIES = ("代役 一子", "名代 二葉")
_REASONS = (None, None, "所用のため", "出張", "病気療養中")
_NOTES = (
    "録音の一部が聞き取れなかった。",
    "件数は当日に示されたもの",
    "委員の求めにより資料の順を改めた。",
    "用語は条例に合わせた。\n括弧内は事務局で補った。",
)
_ROLES = {Role.CHAIR: "会長", Role.VICE_CHAIR: "副会長", Role.MEMBER: "委員"}
_QUORUM = 3


def _sentences() -> st.SearchStrategy[str]:
    sentence = st.builds(str.__add__, st.sampled_from(_SUBJECT), st.sampled_from(_PREDICATES))
    paragraph = st.lists(sentence, min_size=1, max_size=3, unique=True).map("".join)
    return st.lists(paragraph, min_size=1, max_size=2).map("\n".join)


@st.composite
def _people(draw: st.DrawFn) -> tuple[Attendee, ...]:
    surnames = iter(draw(st.permutations(_SURNAMES)))
    officers = [Role.CHAIR, draw(st.sampled_from((Role.VICE_CHAIR, Role.MEMBER)))]
    made = []
    for place in range(draw(st.integers(_QUORUM, 6))):
        role = officers[place] if place < len(officers) else Role.MEMBER
        away = place >= _QUORUM and draw(st.booleans())
        came, left = (None, None) if away else draw(st.sampled_from(_STAYS))
        presence = Presence.ABSENT if away else draw(st.sampled_from(_WAYS))
        proxied = presence is Presence.PROXY
        made.append(
            Attendee(
                id=f"m{place + 1}",
                name=f"{next(surnames)} {draw(st.sampled_from(_GIVEN))}",
                capacity=Capacity.MEMBER,
                role=role,
                presence=presence,
                proxy_name=draw(st.none() | st.sampled_from(_PROXIES)) if proxied else None,
                arrived_at=came,
                left_at=left,
                reason=draw(st.sampled_from(_REASONS)) if away else None,
            )
        )
    departments = draw(st.lists(st.sampled_from(_DEPARTMENTS), max_size=2, unique=True))
    number = count(1)
    for department in departments:
        made += [
            _official(draw, f"x{next(number)}", next(surnames), Capacity.EXPLAINER, department)
            for _ in range(draw(st.integers(1, 2)))
        ]
    made += [
        _official(draw, f"s{place}", next(surnames), Capacity.SECRETARIAT, None)
        for place in range(1, draw(st.integers(2, 3)))
    ]
    return tuple(made)


def _official(
    draw: st.DrawFn, name_id: str, name: str, capacity: Capacity, department: str | None
) -> Attendee:
    return Attendee(
        id=name_id,
        name=name,
        capacity=capacity,
        department=department,
        post=draw(st.sampled_from(_POSTS)),
        presence=draw(st.sampled_from((Presence.PRESENT, Presence.PRESENT, Presence.ONLINE))),
    )


@st.composite
def _talk(draw: st.DrawFn, speakers: tuple[str, ...], number: "count[int]") -> list[Entry]:
    made: list[Entry] = []
    brought = draw(st.lists(st.sampled_from(_DEPARTMENTS), max_size=3, unique=True))
    made += [
        Event(id=f"e{next(number)}", event=EventKind.ENTER, text=f"{department}職員 入室")
        for department in brought
    ]
    made += [
        Speech(id=f"e{next(number)}", speaker=draw(st.sampled_from(speakers)), text=draw(_sentences()))
        for _ in range(draw(st.integers(1, 5)))
    ]
    if draw(st.sampled_from((False, False, True))):
        hour, minute = draw(st.integers(9, 19)), draw(st.sampled_from((0, 5, 30)))
        words = draw(st.sampled_from((("", ""), ("休憩", "再開"), ("10分間の休憩", "休憩前に引き続き再開"))))
        pause = (
            Event(
                id=f"e{next(number)}", event=EventKind.RECESS, text=words[0], at=datetime.time(hour, minute)
            ),
            Event(
                id=f"e{next(number)}",
                event=EventKind.RESUME,
                text=words[1],
                at=datetime.time(hour, minute + 10),
            ),
        )
        place = draw(st.integers(0, len(made)))
        made[place:place] = [event if not event.text else evolve(event, at=None) for event in pause]
    if draw(st.booleans()):
        made.insert(
            draw(st.integers(0, len(made))),
            Note(
                id=f"e{next(number)}",
                text=draw(st.sampled_from(_NOTES)),
                added_on=draw(st.none() | st.just(datetime.date(2036, 1, 9))),
            ),
        )
    if draw(st.booleans()):
        made.append(Event(id=f"e{next(number)}", event=EventKind.NO_COMMENT, text="(質疑なし)"))
    made += [
        Event(id=f"e{next(number)}", event=EventKind.LEAVE, text=f"{department}職員 退室")
        for department in brought
    ]
    return made


@st.composite
def _item(
    draw: st.DrawFn,
    place: int,
    title: str,
    speakers: tuple[str, ...],
    number: "count[int]",
    *,
    materials: tuple[Material, ...],
) -> AgendaItem:
    kind = draw(st.sampled_from((ItemKind.CONSULTATION, ItemKind.REPORT, ItemKind.DELIBERATION, None)))
    entries = draw(_talk(speakers, number))
    if kind is ItemKind.CONSULTATION and draw(st.booleans()):
        wording, ruling, outcome = draw(st.sampled_from(TAKEN))
        entries += [
            Speech(
                id=f"e{next(number)}", speaker=speakers[0], text="この議題に賛成の方は挙手をお願いします。"
            ),
            Event(id=f"e{next(number)}", event=EventKind.VOTE, text=f"({wording})"),
            Speech(id=f"e{next(number)}", speaker=speakers[0], text=ruling),
        ]
        if outcome is Outcome.APPROVED and draw(st.booleans()):
            outcome = Outcome.APPROVED_WITH_CONDITIONS
        outcome = draw(st.sampled_from((outcome, outcome, *Outcome)))  # the record may say more than the vote
    else:
        outcome = draw(st.none() | st.sampled_from(Outcome))
    decision = draw(decided(outcome, kind)) if outcome or draw(st.booleans()) else None
    openness = draw(st.sampled_from((None, None, Openness.CLOSED)))
    return AgendaItem(
        id=f"i{place}",
        title=title,
        kind=kind,
        departments=tuple(draw(st.lists(st.sampled_from(_DEPARTMENTS), max_size=1))),
        materials=tuple(paper.id for paper in materials if draw(st.booleans())),
        openness=openness,
        closed_under=draw(st.none() | st.just("見本市情報公開条例第7条第2号")) if openness else None,
        consultation=draw(st.none() | NUMBERED) if kind is ItemKind.CONSULTATION else None,
        entries=tuple(entries),
        decision=decision,
    )


def _speakers(draw: st.DrawFn, people: tuple[Attendee, ...]) -> tuple[str, ...]:
    """Draw how a document calls who speaks: whoever presides comes first."""
    if draw(st.booleans()):
        members = [person for person in people if person.capacity is Capacity.MEMBER and not is_away(person)]
        labels = [f"{person.name.split()[0]}{_ROLES[person.role or Role.MEMBER]}" for person in members]
    else:
        labels = ["会長", "委員"]
    explained = any(person.capacity is Capacity.EXPLAINER for person in people)
    return (*labels, "事務局", *(["説明員"] if explained else []))


@st.composite
def plausible(draw: st.DrawFn) -> Meeting:
    """Draw a meeting that could have been: an agenda gone through item by item, with votes."""
    people = draw(_people())
    speakers = _speakers(draw, people)
    number = count(1)
    materials = tuple(
        Material(id=f"d{place}", label=f"資料{place}", title=title)
        for place, title in enumerate(
            draw(st.lists(st.sampled_from(_PAPERS), max_size=3, unique=True)), start=1
        )
    )
    chosen = draw(st.lists(st.sampled_from(TOPICS), min_size=1, max_size=4, unique=True))
    items = [
        draw(_item(place, title, speakers, number, materials=materials))
        for place, title in enumerate(chosen, start=1)
    ]
    items, joined = draw(put_together(items, speakers[0]))
    taken = [draw(counted(vote_of(item, joined), people)) for item in items if is_voted(item)]
    taken += [
        draw(counted(draw(tally(item, joined)), people))
        for item in items
        if not is_voted(item)
        and (
            (joined and item.id == joined[-1])
            or (item.decision and item.id not in joined and draw(st.booleans()))
        )
    ]
    if draw(st.booleans()):
        items = [
            AgendaItem(id="b1", label="1", title="開会", kind=ItemKind.PROCEDURE),
            AgendaItem(id="b2", label="2", title="議事", kind=ItemKind.PROCEDURE),
            *(evolve(item, parent="b2") for item in items),
            AgendaItem(id="b3", label="3", title="閉会", kind=ItemKind.PROCEDURE),
        ]
    if draw(st.sampled_from((False, False, True))):  # how to go on, and no item
        taken.append(Vote(id="v-order", method=Method.NO_OBJECTION, wording="異議なし"))
    secret = any(item.openness is Openness.CLOSED for item in items)
    hour = draw(st.integers(9, 17))
    year, times = draw(st.integers(2, 15)), draw(st.integers(1, 9))
    day = draw(st.dates(datetime.date(year + 2018, 4, 1), datetime.date(year + 2019, 3, 31)))
    coming = st.builds(
        NextMeeting,
        date=st.integers(14, 90).map(lambda days: day + datetime.timedelta(days)),
        opened_at=st.none() | st.sampled_from((datetime.time(10), datetime.time(13, 30))),
    )
    return Meeting(
        id="mihon-1",
        council="mihon",
        title=f"令和{year}年度第{times}回見本市{draw(st.sampled_from(_SUBJECTS))}{draw(st.sampled_from(_KINDS))}",
        fiscal_year=year + 2018,
        number_in_year=times,
        date=day,
        opened_at=datetime.time(hour, draw(st.sampled_from((0, 15, 30, 45)))),
        closed_at=datetime.time(hour + draw(st.integers(1, 3)), draw(st.sampled_from((0, 5, 20, 50)))),
        venue=draw(st.sampled_from(("見本市役所3階 第1会議室", "市民会館 大会議室", "図書館2階研修室"))),
        openness=Openness.PARTLY_CLOSED if secret else draw(st.sampled_from((None, Openness.OPEN))),
        observers=draw(st.none() | st.integers(0, 12)),
        press=draw(st.none() | st.integers(0, 3)),
        prepared_on=draw(st.none() | st.integers(1, 30).map(lambda days: day + datetime.timedelta(days))),
        observers_venue=draw(st.none() | st.just("別館2階 会議室")),
        mode=draw(st.none() | st.sampled_from(MeetingMode)),
        next_meeting=draw(st.none() | coming),
        attendance=people,
        materials=materials,
        items=tuple(items),
        votes=tuple(taken),
        follow_ups=draw(promised([item for item in items if item.entries], day, _DEPARTMENTS)),
    )
