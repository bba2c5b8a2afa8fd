"""What became of items, as the prose of minutes tells it: rulings without a vote, by number, below a speech."""

import pytest
from readings import HEAD

from council_core.minutes.reader import parse_minutes
from council_core.model import ItemKind, Method, Openness, Outcome

A, C, N, R = Outcome.APPROVED, Outcome.CONTINUED, Outcome.NOTED, Outcome.REJECTED

_BILLS = """\
見本市議会見本委員会記録

日時　令和5年12月13日　開会　午前10時
場所　第1委員会室
出席委員
　見本　委員長　　架空　副委員長
　例示　委　員　　仮名　委　員
審査案件
　1　議案第7号　見本印鑑条例の一部を改正する条例
　2　議案第8号　見本墓園条例の一部を改正する条例
　3　請願第4号　見本施設の設置に関する請願
　4　陳情第9号　街路灯の明るさに関する陳情

◎見本委員長　開会する。議案第7号について説明を願う。
○架空市民課長　窓口を増やすものである。
◎見本委員長　採決する。原案のとおり可決することに異議はないか。
　　　（「異議なし」の声あり）
◎見本委員長　異議なしと認め、議案第7号は可決すべきものと決した。
◎見本委員長　議案第8号について説明を願う。
○架空環境部長　使用料を定める。
◎見本委員長　賛成の委員の挙手を求める。
　　　（賛成多数）
◎見本委員長　賛成多数で可決すべきものと決した。
◎見本委員長　請願第4号について、意見を求める。
◆例示委員　賛成できない。
◎見本委員長　採択することに賛成の委員の挙手を求める。
　　　（賛成少数）
◎見本委員長　賛成少数であり、請願第4号は不採択とすべきものと決した。
◎見本委員長　陳情第9号については、閉会中も継続して審査することに異議はないか。
　　　（「異議なし」の声あり）
◎見本委員長　継続審査と決した。これで閉会する。
"""


def _outcomes(text):
    return [
        item.decision.outcome if item.decision else None
        for item in parse_minutes(text).meeting.items
        if item.title and item.kind is not ItemKind.PROCEDURE
    ]


def test_bills_that_the_chair_calls_by_number():
    """A sentence that begins with a bill's number takes it up, whatever follows; each vote is on its own bill."""
    meeting = parse_minutes(_BILLS).meeting
    assert [A, A, R, C] == _outcomes(_BILLS)
    assert [("i1",), ("i2",), ("i3",), ("i4",)] == [vote.items for vote in meeting.votes]


_CLOSED = """\
令和5年見本町教育委員会第11回定例会会議録

開催日時　令和5年11月25日　午後4時
開催場所　見本町役場
出席者　教育長　見本 一郎
　　　　委　員　架空 次郎
議題
　　承認第3号　専決処分の承認を求めることについて
　　議案第19号　補正予算に関する意見について
　　議案第20号　職員の処分の内申について（秘密会）
　　協議事項　学校行事の見直しについて

教育長：開会します。初めに、議案第20号は人事に関する案件のため秘密会とすることに御異議ありませんか。
委員全員：異議なし。
教育長：異議なしと認め、議案第20号は秘密会とします。承認第3号について説明をお願いします。
学校教育課長：急ぎの修繕の予算です。
教育長：承認第3号は承認することに御異議ありませんか。
委員全員：異議なし。
教育長：承認第3号は承認されました。議案第19号の説明をお願いします。
学校教育課長：塗り替えの費用です。
教育長：議案第19号に賛成の委員は挙手願います。
（挙手全員）
教育長：挙手全員。議案第19号は可決されました。
（これより秘密会）
（秘密会を閉じる）
教育長：協議事項に入ります。
課長補佐：運動会を午前だけにする案です。
教育長：各校の意見を聞いて、次回もう一度協議します。以上で閉会します。
"""


def test_a_vote_to_sit_in_secret_decides_no_item():
    """Whether to close the doors is a vote on no item; the item that it closes is not approved by it."""
    meeting = parse_minutes(_CLOSED).meeting
    assert [A, A, None, C] == _outcomes(_CLOSED)
    assert [(), ("i1",), ("i2",)] == [vote.items for vote in meeting.votes]
    assert [None, None, Openness.CLOSED, None] == [item.openness for item in meeting.items]


def test_numbers_and_words_before_titles():
    """承認第3号 numbers an item as 議案第19号 does, and 協議事項 may stand in the place of a number."""
    assert ["承認第3号", "議案第19号", "議案第20号", "協議事項"] == [
        item.label for item in parse_minutes(_CLOSED).meeting.items
    ]


@pytest.mark.parametrize(
    ("label", "kind"),
    [("諮問第三号", ItemKind.CONSULTATION), ("報告第一号", ItemKind.REPORT), ("報告第2号", ItemKind.REPORT)],
)
def test_kinds_by_the_number(label, kind):
    """The word of a number tells what kind of item it numbers."""
    (item,) = parse_minutes(
        HEAD.split("議題")[0] + f"議題\n　{label}　水道の割引の廃止について\n"
    ).meeting.items
    assert (label, "水道の割引の廃止について", kind) == (item.label, item.title, item.kind)


_GROUPS = """\
令和5年度第2回見本市見本協議会議事録

日時　令和5年10月19日　午後1時30分
場所　見本会館
協議事項
　1　約束づくりについて
　2　見回りの範囲について
報告事項
　1　式典の実施について

【会長】協議事項1について、事務局からお願いします。
【事務局】紙を配りたいと思います。
【会長】では、協議事項1は了承ということにいたします。協議事項2をお願いします。
【事務局】公園を範囲に加える案です。
【会長】案のとおり決めてよろしいですか。
（一同　異議なし）
【会長】それでは決定いたします。最後に、報告事項をお願いします。
【事務局】一月に行います。
"""


def test_items_of_two_groups():
    """Items of groups are called by the group and their number, and a group by its own name."""
    meeting = parse_minutes(_GROUPS).meeting
    assert [N, A, None] == _outcomes(_GROUPS)
    assert ItemKind.REPORT is meeting.items[-1].kind
    assert 2 == len(meeting.items[-1].entries)


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ("○会長　意見が分かれたので採決いたします。私は加わりません。\n採決の結果：総数8、賛成5、反対3により、第二案とすることに決定した。\n", A),
        ("○会長　ほかになければ、結果については了承といたします。\n", N),
        ("○会長　本日は結論を出さず、次回も引き続き検討する。\n", C),
        ("○会長　賛成2、反対2、可否同数ですので、議長が決します。議長は否とし、引上げは認めないことといたします。\n", R),
        ("⇒　引き続き検討することとなった。\n", C),
        ("Ｑ　いつ配るのか。\nＡ　来年に配る。\n構成案は、おおむね了承された。\n", N),
        ("○会長　次回、案を見て話し合いましょう。\n", None),
        ("○委員　前回は引き続き検討するとされた。\n", None),
    ],
)  # fmt: skip
def test_rulings(lines, outcome):
    """A ruling in prose decides the item; what is only planned, or what a member says, does not."""
    begin = "○会長　議題(1)「見本計画の改定について」を審議します。\n○事務局　説明します。\n"
    assert outcome is _outcomes(HEAD + begin + lines)[0]


def test_a_note_that_rules_on_two_items():
    """A note behind the proceedings rules on the items whose numbers it names."""
    text = (
        HEAD
        + "(1) 見本計画の改定について\n質問：いつか。\n回答：来年である。\n(2) 架空条例の制定について\n質問：なぜか。\n回答：古いからである。\n"
    )
    assert [A, A] == _outcomes(text + "※(1)(2)とも、委員全員の賛成により原案のとおり承認された。\n")


def test_a_ruling_of_the_next_item():
    """What is ruled in an item is of that item, not of the vote that was taken in the one before."""
    text = HEAD + (
        "(1) 見本計画の改定について\n○会長　候補地を決めてよいですか。\n○委員一同　異議なし。\n"
        "(2) 架空条例の制定について\n○事務局　水路を直します。\n○会長　全員賛成と認め、原案のとおり承認します。\n"
    )
    assert [A, A] == _outcomes(text)
    assert [(Method.NO_OBJECTION, ("i1",)), (Method.ACCLAMATION, ("i2",))] == [
        (vote.method, vote.items) for vote in parse_minutes(text).meeting.votes
    ]


def test_a_vote_that_is_told_twice():
    """The results in the head and the proceedings tell one vote."""
    text = HEAD.replace("会議の経過", "会議の結果\n　議題(1)　賛成3名、反対1名で可決した。\n会議の経過")
    text += "○会長　議題(1)について採決します。賛成の方は挙手をお願いします。\n（挙手多数）\n○会長　可決します。\n"
    (vote,) = parse_minutes(text).meeting.votes
    assert (Method.SHOW_OF_HANDS, 3, 1, ("i1",)) == (vote.method, vote.for_, vote.against, vote.items)
