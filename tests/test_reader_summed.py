"""What lines of their own say, as a record of fields has them: votes, results, promises."""

import datetime

import pytest

from council_core.minutes.reader import parse_minutes
from council_core.model import Choice, Declared, DueEvent, Method, Outcome, Speech

_TOP = (
    "令和5年度第1回見本市見本審議会\n\n日時　令和5年6月1日（木）14時00分～15時00分\n場所　見本会館\n"
    "出席委員　見本 花子（会長）\n　　　　　架空 次郎\n　　　　　例示 三郎\n\n議題\n　1　見本計画について\n　2　見本請求について\n\n"
    "会議の経過\n\n1　見本計画について\n会長\n　説明を求めます。\n"
)


def read(lines):
    """Return the meeting of minutes that have some lines below the first item's speech."""
    return parse_minutes(_TOP + lines + "\n\n2　見本請求について\n会長\n　質問はありますか。\n").meeting


@pytest.mark.parametrize(
    ("line", "method", "wording", "counts", "declared"),
    [
        ("　採決　挙手　賛成多数　賛成3　反対1　棄権1　可決", Method.SHOW_OF_HANDS, "賛成多数", (3, 1, 1), Declared.CARRIED),
        ("〈採決　無記名投票　賛成2　反対4　否決〉", Method.BALLOT, None, (2, 4, None), Declared.LOST),
        ("- ・ 採決　起立　未決", Method.STANDING, None, (None, None, None), Declared.UNDECIDED),
        ("（採決　異議なし　異議なし）", Method.NO_OBJECTION, "異議なし", (None, None, None), None),
        ("採決　賛成３　反対０", None, None, (3, 0, None), None),
    ],
)  # fmt: skip
def test_what_a_line_says(line, method, wording, counts, declared):
    """Method, words, numbers and what was declared are told apart, whatever sets the line off."""
    (vote,) = read(line).votes
    assert (method, wording, counts, declared) == (
        vote.method, vote.wording, (vote.for_, vote.against, vote.abstaining), vote.declared,
    )  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        "<採決　挙手　賛成1　反対1　可決　議長裁決賛成　除斥　架空 次郎>",
        "　採決　挙手　賛成1　反対1　可決\n　議長裁決　賛成\n　除斥　架空 次郎",
    ],
)
def test_casting_vote_and_recusal(lines):
    """How whoever presided broke the tie and who took no part stand in the line, or right below it."""
    (vote,) = read(lines).votes
    assert (Choice.FOR, ("m2",)) == (vote.casting_vote, vote.recused)


def test_ballots():
    """Who voted how stands below the line, a choice to a line."""
    (vote,) = read("　採決　記名投票　可決\n　賛成　見本 花子、架空 次郎\n　反対　例示 三郎").votes
    assert [("m1", Choice.FOR), ("m2", Choice.FOR), ("m3", Choice.AGAINST)] == [
        (ballot.member, ballot.choice) for ballot in vote.ballots
    ]


def test_somebody_else_is_recused():
    """A name that the list of members does not have is nobody's recusal; the line is read for all else."""
    (vote,) = read("〈採決　挙手　賛成1　反対1　可決　除斥　想定 四郎〉").votes
    assert (1, 1, ()) == (vote.for_, vote.against, vote.recused)


def test_the_line_knows_better():
    """A line sums up the vote that the proceedings tell: one vote, in the line's words."""
    (vote,) = read(
        "　賛成の方は挙手をお願いします。\n　－ （賛成多数）\n会長\n　賛成多数ですので、承認します。\n"
        "　採決　挙手　賛成多数　賛成2　反対1　可決"
    ).votes
    assert ("賛成多数", 2, 1) == (vote.wording, vote.for_, vote.against)


def test_two_votes_on_one_item():
    """Each line is a vote of its own, where the proceedings tell none."""
    votes = read("　採決　挙手　賛成1　反対2　否決\n　採決　起立　賛成2　反対1　可決").votes
    assert [Method.SHOW_OF_HANDS, Method.STANDING] == [vote.method for vote in votes]


def test_vote_below_the_result():
    """A vote below what became of the item decides none."""
    meeting = read("　結果　継続審議\n　採決　異議なし　異議なし")
    assert [()] == [vote.items for vote in meeting.votes]
    assert Outcome.CONTINUED is meeting.items[0].decision.outcome


@pytest.mark.parametrize(
    "line",
    [
        "　採決　一括「1　見本計画について」、「2　見本請求について」　挙手　賛成2　反対1　可決",
        "〈採決　一括「見本計画について」,「見本請求について」　挙手　賛成2　反対1　可決〉",
    ],
)
def test_vote_on_several_items(line):
    """A line that quotes several items, with their numbers or without, is one vote on them all, and decides each."""
    meeting = read(line)
    (vote,) = meeting.votes
    assert (tuple(item.id for item in meeting.items), 2, Method.SHOW_OF_HANDS) == (
        vote.items,
        vote.for_,
        vote.method,
    )
    assert [Outcome.APPROVED] * 2 == [item.decision.outcome for item in meeting.items]


def test_vote_on_how_to_go_on():
    """A line that says so sums up a vote that decides no item, wherever it stands."""
    meeting = read("　採決　手続　異議なし　異議なし")
    assert [((), Method.NO_OBJECTION)] == [(vote.items, vote.method) for vote in meeting.votes]
    assert meeting.items[0].decision is None


@pytest.mark.parametrize(
    "line", ["　採決", "　採決　次のとおり", "　採決の方法は挙手とする。", "　除斥　架空 次郎"]
)
def test_no_vote(line):
    """A word alone, or in a sentence, sums up nothing."""
    assert () == read(line).votes


@pytest.mark.parametrize(
    "line", ["〈原案のとおり承認された。〉", "（原案のとおり承認された。）", "- ・ 原案のとおり承認された。"]
)
def test_what_was_decided_stands_apart(line):
    """A sentence that is set off below what was said tells what became of the item, and is nobody's."""
    item = read(line).items[0]
    assert (1, "原案のとおり承認された。", Outcome.APPROVED) == (
        len(item.entries), item.decision.text, item.decision.outcome,
    )  # fmt: skip


def test_more_is_said_of_what_was_decided():
    """A further sentence that is set off below it belongs to it; one that stands above does not."""
    item = read("〈録音はこの前までである。〉\n\n〈原案のとおり承認された。〉\n〈掲示は改める。〉").items[0]
    assert "原案のとおり承認された。\n掲示は改める。" == item.decision.text


def test_several_lines_that_are_set_off():
    """Each line in brackets stands for itself, however many there are one below the other."""
    item = read("（原案のとおり承認された。）\n（掲示は改める。）\n（費用を調べる。）\n（例を示す。）").items[
        0
    ]
    assert "原案のとおり承認された。\n掲示は改める。\n費用を調べる。\n例を示す。" == item.decision.text


def test_many_come_before_the_first_speech():
    """That several people come and go makes no speakers of them, however few then speak."""
    comes = "\n".join(
        f"　－ {who}職員 入室" for who in ("図書館", "市民課", "建築課", "庶務課", "会計課", "農政課")
    )
    meeting = read(comes)
    assert ["会長", "会長"] == [
        entry.speaker for _item, entry in meeting.proceedings() if isinstance(entry, Speech)
    ]


def test_what_was_decided_goes_on():
    """Further words of the result have its label too."""
    decision = read("　結果　継続審議　次回に資料を出す。\n　結果　場所は未定である。").items[0].decision
    assert (Outcome.CONTINUED, "次回に資料を出す。\n場所は未定である。") == (decision.outcome, decision.text)


def test_promises():
    """A list of its own has what was promised: by whom, by when, and when it was done."""
    meeting = parse_minutes(
        _TOP
        + "　結果　継続審議　次回に資料を提出する。\n\n宿題\n　例を調べる（計画課　次回会議）\n"
        + "　写しを返す（事務局　令和5年7月31日（月））（令和5年7月10日（月）済）\n　掲示を改める（会議録の送付まで）\n　名簿を送る（窓口）\n"
        + "\n次回\n　令和5年9月4日（月）　10時00分\n"
    ).meeting
    assert [
        ("例を調べる", "計画課", DueEvent.NEXT_MEETING, None),
        ("写しを返す", "事務局", datetime.date(2023, 7, 31), datetime.date(2023, 7, 10)),
        ("掲示を改める", None, DueEvent.BEFORE_MINUTES_ARE_SENT, None),
        ("名簿を送る", "窓口", None, None),
    ] == [(promise.text, promise.owner, promise.due, promise.done_on) for promise in meeting.follow_ups]
    assert datetime.date(2023, 9, 4) == meeting.next_meeting.date


def test_a_result_right_below_a_heading():
    """A numbered heading under which nothing stands but its result is an item, the first of a document too."""
    meeting = parse_minutes(
        "令和11年度第7回見本市環境運営協議会会議要録\n\n日 時　令和11年6月11日(月)11:45~12:20\n会 場　図書館\n\n"
        "● 出席者(敬称略)\n会長　　　図解 四季\n\n● 会議内容\n\n1 台帳の更新(市民課)(資料1)\n(結果　了承)\n\n"
        "2 通知書の発送について\n〇図解会長\n　これを審議します。\n(結果　承認)\n"
    ).meeting
    assert [("台帳の更新", Outcome.NOTED), ("通知書の発送について", Outcome.APPROVED)] == [
        (item.title, item.decision.outcome) for item in meeting.items if item.decision
    ]


def test_headings_one_below_the_other():
    """A heading with nothing under it is an item where the next number stands below it, whatever its title ends with."""
    meeting = parse_minutes(
        "令和15年度第1回見本市図書館運営審査会会議要録\n\n日 時　令和15年10月26日(水)16:00~17:50\n会 場　図書館\n\n"
        "● 出席者(敬称略)\n会長　　　見本 八重\n\n● 会議内容\n\n1 開会\n\n2 議事\n\n(1) 台帳の書き方\n\n(2) 記録の保存について\n"
        "〇会長\n　これらは一括して審議します。\n"
    ).meeting
    assert ["開会", "議事", "台帳の書き方", "記録の保存について"] == [
        item.title for item in meeting.items if item.title
    ]
