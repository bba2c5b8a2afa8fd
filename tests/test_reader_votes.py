"""Votes: each way of saying how it was voted, and what is no vote."""

import pytest
from readings import HEAD

from council_core.minutes.reader import parse_minutes
from council_core.minutes.reader.ballots import asks, is_told, rules
from council_core.model import Choice, Declared, Method, Outcome

_UP = "○会長　議題(1)「見本計画の改定について」を審議します。\n○委員　賛成です。\n"
_ASK = _UP + "○会長　採決します。賛成の方は挙手をお願いします。\n"
_RULED = "○会長　よって、本件は原案のとおり可決します。\n"
C, L, U = Declared.CARRIED, Declared.LOST, Declared.UNDECIDED
A, R, N, K = Outcome.APPROVED, Outcome.REJECTED, Outcome.NOTED, Outcome.CONTINUED


def _meeting(lines):
    return parse_minutes(HEAD + lines).meeting


def _outcome(meeting, title="見本計画の改定について"):
    item = next(item for item in meeting.items if item.title == title)
    return item.decision.outcome if item.decision else None


@pytest.mark.parametrize(
    "brackets",
    [
        "（{}）",
        "({})",
        "〔{}〕",
        "【{}】",
        "＜{}＞",
        "〈{}〉",
        "［{}］",
        "―{}―",
        "{}",
        "《{}》",
        "○{}",
        "※{}",
    ],
)
@pytest.mark.parametrize("wording", ["全員挙手", "挙手全員", "全委員挙手", "委員全員挙手"])
def test_all_hands(wording, brackets):
    """All hands, however it is bracketed, is a unanimous vote whose numbers nobody gave."""
    meeting = _meeting(_ASK + brackets.format(wording) + "\n" + _RULED)
    (vote,) = meeting.votes
    assert (Method.SHOW_OF_HANDS, wording, True, C, None, None) == (
        vote.method,
        vote.wording,
        vote.unanimous,
        vote.declared,
        vote.for_,
        vote.against,
    )
    assert A is _outcome(meeting)


@pytest.mark.parametrize(
    ("lines", "method", "unanimous", "declared", "outcome"),
    [
        ("○会長　賛成の方は挙手をお願いします。\n（賛成者挙手）\n○会長　全員賛成と認めます。よって本件は可決されました。\n", Method.SHOW_OF_HANDS, True, C, A),
        ("○会長　賛成の方は挙手願います。\n（挙手多数）\n○会長　挙手多数ですので、原案のとおり可決します。\n", Method.SHOW_OF_HANDS, False, C, A),
        ("○会長　賛成の方は挙手願います。\n（賛成多数）\n○会長　賛成多数により可決いたします。\n", Method.SHOW_OF_HANDS, False, C, A),
        ("○会長　賛成の方の挙手を求めます。\n（挙手少数）\n○会長　挙手少数です。よって本件は否決されました。\n", Method.SHOW_OF_HANDS, False, L, R),
        ("○会長　賛成の方は起立願います。\n（全員起立）\n○会長　全員起立です。よって可決しました。\n", Method.STANDING, True, C, A),
        ("○会長　賛成の方の起立を求めます。\n〔起立全員〕\n○会長　起立全員であります。よって原案のとおり可決されました。\n", Method.STANDING, True, C, A),
        ("○会長　賛成の諸君の起立を求めます。\n〔起立多数〕\n○会長　起立多数であります。よって可決されました。\n", Method.STANDING, False, C, A),
        ("○会長　賛成の方の起立を求めます。\n〔賛成者起立少数〕\n○会長　起立少数であります。よって否決されました。\n", Method.STANDING, False, L, R),
        ("○会長　承認することにご異議ありませんか。\n（異議なし）\n○会長　異議なしと認め、承認することに決定します。\n", Method.NO_OBJECTION, None, C, A),
        ("○会長　原案どおり決することに御異議ございませんか。\n（「異議なし」と呼ぶ者あり）\n○会長　御異議なしと認めます。よって原案どおり決しました。\n", Method.NO_OBJECTION, None, C, A),
        ("○会長　承認してよろしいでしょうか。\n○委員一同　異議なし。\n○会長　では、承認といたします。\n", Method.NO_OBJECTION, None, C, A),
        ("○会長　採決します。\n○委員　異議ありません。\n○会長　全会一致で可決とします。\n", None, True, C, A),
        ("○会長　採決の結果、全会一致で原案のとおり可決されました。\n", None, True, C, A),
        ("○会長　採決を行います。反対の方は挙手願います。\n（挙手なし）\n○会長　反対なしですので、可決します。\n", Method.SHOW_OF_HANDS, None, C, A),
        ("○会長　継続審議とすることに賛成の方は挙手をお願いします。\n（全員挙手）\n○会長　全員賛成により継続審議とします。\n", Method.SHOW_OF_HANDS, True, None, K),
        ("○会長　了承することでよろしいでしょうか。\n（委員了承）\n○会長　本件は了承されました。\n", Method.ACCLAMATION, None, C, N),
        ("○会長　賛成の方は拍手をお願いします。\n（拍手）\n○会長　拍手多数により承認されました。\n", Method.ACCLAMATION, None, C, A),
        ("○会長　賛成の方は「賛成」のボタンを押してください。\n（賛成全員）\n○会長　賛成全員。よって可決されました。\n", None, True, C, A),
    ],
)  # fmt: skip
def test_ways_of_voting(lines, method, unanimous, declared, outcome):
    """A question, a reaction and a ruling together are one vote, with its method and what it decided."""
    meeting = _meeting(_UP + lines)
    (vote,) = meeting.votes
    assert (method or vote.method, unanimous, declared or vote.declared) == (
        vote.method,
        vote.unanimous,
        vote.declared,
    )
    assert ["見本計画の改定について"] == [item.title for item in meeting.items if item.id in vote.items]
    assert outcome is _outcome(meeting)


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ("（賛成５名　反対１名）\n○会長　賛成多数により可決します。\n", (5, 1, None)), ("（賛成5名、反対1名）\n○会長　可決します。\n", (5, 1, None)), ("（賛成 5、反対 1、棄権 1）\n○会長　可決します。\n", (5, 1, 1)),
        ("○会長　賛成5名、反対1名ですので、可決します。\n", (5, 1, None)), ("○事務局　賛成5人、反対1人です。\n○会長　賛成多数により可決します。\n", (5, 1, None)), ("（挙手5名）\n○会長　賛成多数により可決します。\n", (5, None, None)),
        ("（賛成者5名）\n○会長　賛成多数により可決します。\n", (5, None, None)), ("（賛成五名、反対一名）\n○会長　可決します。\n", (5, 1, None)), ("（賛成7人・反対0人）\n○会長　可決します。\n", (7, 0, None)),
        ("（賛成：5　反対：1）\n○会長　可決します。\n", (5, 1, None)), ("（5名賛成、1名反対）\n○会長　可決します。\n", (5, 1, None)), ("（全員挙手）\n○会長　可決します。\n", (None, None, None)),
        ("（総数81、賛成72、反対９）\n○会長　可決します。\n", (72, 9, None)), ("（賛成多数）\n○会長　可決します。\n", (None, None, None)),
    ],
)  # fmt: skip
def test_numbers_are_those_that_the_record_gives(lines, numbers):
    """Votes for, against and abstaining are numbers where the record has them, and else nothing."""
    meeting = _meeting(_ASK + lines)
    (vote,) = meeting.votes
    assert numbers == (vote.for_, vote.against, vote.abstaining)
    assert (C, A) == (vote.declared, _outcome(meeting))


@pytest.mark.parametrize(
    ("lines", "choice", "declared", "outcome"),
    [
        ("（賛成3名、反対3名）\n○会長　可否同数ですので、議長において可決と裁決します。\n", Choice.FOR, C, A),
        ("（可否同数）\n○会長　可否同数のため、会長の決するところにより、本件は可決とします。\n", Choice.FOR, C, A),
        ("（可否同数）\n○会長　可否同数です。よって議長は本件を否決と裁決いたします。\n", Choice.AGAINST, L, R),
        ("○会長　賛成3名、反対3名、同数です。会長の裁決により否決とします。\n", Choice.AGAINST, L, R),
        ("（賛否同数）\n○会長　同数ですので、議長において否決と決します。\n", Choice.AGAINST, L, R),
    ],
)  # fmt: skip
def test_ties(lines, choice, declared, outcome):
    """A tie is settled by the one who presides, whose vote is told apart."""
    meeting = _meeting(_ASK + lines)
    (vote,) = meeting.votes
    assert (choice, declared, outcome) == (vote.casting_vote, vote.declared, _outcome(meeting))
    assert vote.unanimous in {None, False}


def test_secret_ballot():
    """A secret ballot has its method and the numbers that were told."""
    lines = "○会長　無記名投票により採決します。\n（投票）\n○事務局　投票の結果、賛成6票、反対2票、白票1票です。\n○会長　よって、本件は可決されました。\n"
    (vote,) = _meeting(_UP + lines).votes
    assert (Method.BALLOT, 6, 2, C) == (vote.method, vote.for_, vote.against, vote.declared)


def test_one_vote_for_several_items():
    """Items that are put to the vote together are decided by one vote."""
    lines = (
        "○会長　議題(1)と議題(2)を一括して審議します。\n○委員　賛成です。\n○会長　一括して採決します。議題(1)及び議題(2)に賛成の方は挙手をお願いします。\n"
        "（全員挙手）\n○会長　全員賛成により、議題(1)及び議題(2)は可決されました。\n"
    )
    meeting = _meeting(lines)
    (vote,) = meeting.votes
    assert ["見本計画の改定について", "架空条例の制定について"] == [
        item.title for item in meeting.items if item.id in vote.items
    ]
    assert (A, A) == (_outcome(meeting), _outcome(meeting, "架空条例の制定について"))


def test_items_quoted_together():
    """Items that whoever presides quotes and takes together are decided by the vote that follows."""
    lines = (
        "○会長　次に、議題(2)「架空条例の制定について」を審議します。\n○会長　「見本計画の改定について」、「架空条例の制定について」を一括して採決します。"
        "\n○会長　賛成の方は挙手をお願いします。\n（全員挙手）\n○会長　可決されました。\n"
    )
    meeting = _meeting(lines)
    (vote,) = meeting.votes
    assert ["見本計画の改定について", "架空条例の制定について"] == [
        item.title for item in meeting.items if item.id in vote.items
    ]
    assert (A, A) == (_outcome(meeting), _outcome(meeting, "架空条例の制定について"))


def test_item_named_by_the_question_alone():
    """An item that is first named when it is put to the vote is what the vote decides."""
    lines = "○会長　議題(1)「見本計画の改定について」を採決します。賛成の方は挙手願います。\n（全員挙手）\n○会長　よって、議題(1)は可決されました。\n"
    meeting = _meeting(lines)
    (vote,) = meeting.votes
    assert ["見本計画の改定について"] == [item.title for item in meeting.items if item.id in vote.items]
    assert A is _outcome(meeting)


def test_two_votes_for_two_items():
    """Each item that is put to the vote alone has its own vote."""
    lines = _ASK + "（全員挙手）\n" + _RULED + (
        "○会長　次に、議題(2)「架空条例の制定について」を審議します。\n○委員　反対です。\n○会長　賛成の方は挙手をお願いします。\n"
        "（挙手少数）\n○会長　挙手少数ですので、否決します。\n"
    )  # fmt: skip
    meeting = _meeting(lines)
    assert [C, L] == [vote.declared for vote in meeting.votes]
    assert [1, 1] == [len(vote.items) for vote in meeting.votes]
    assert (A, R) == (_outcome(meeting), _outcome(meeting, "架空条例の制定について"))


@pytest.mark.parametrize(
    "lines",
    [
        "○会長　採決に入ってよろしいでしょうか。\n（異議なし）\n○会長　それでは採決します。賛成の方は挙手をお願いします。\n（全員挙手）\n○会長　全員賛成と認めます。\n",
        "○会長　質疑を終結してよろしいでしょうか。\n（異議なし）\n○会長　採決します。賛成の方は挙手願います。\n（全員挙手）\n○会長　全員挙手ですので可決します。\n",
        "○会長　これより採決を行いますが、よろしいですか。\n（はい）\n○会長　賛成の方は挙手願います。\n（全員挙手）\n○会長　可決します。\n",
    ],
)
def test_whether_to_vote_is_no_vote(lines):
    """Being asked whether to vote, or to end the debate, is not the vote."""
    (vote,) = _meeting(_UP + lines).votes
    assert (Method.SHOW_OF_HANDS, True) == (vote.method, vote.unanimous)


@pytest.mark.parametrize(
    "lines",
    [
        "○事務局　この条例は6月の市議会において全会一致で可決されました。\n○会長　わかりました。\n", "○事務局　先日の部会では賛成多数で承認されています。\n○会長　報告を受けました。\n",
        "○委員　前回の会議で異議なしと認められたはずです。\n○事務局　そのとおりです。\n", "○事務局　県の審議会では賛成5名、反対1名で可決と聞いています。\n○会長　そうですか。\n",
        "○委員　全員が賛成するとは限らないと思います。\n○会長　意見として承ります。\n", "○委員　私はこの案に賛成です。\n○委員　私も賛成です。\n○会長　ほかに意見はありますか。\n",
        "○会長　傍聴を許可してよろしいでしょうか。\n（異議なし）\n○会長　傍聴者を入室させてください。\n", "○会長　ここで休憩してよろしいですか。\n（異議なし）\n○会長　休憩します。\n",
        "○会長　ほかに質問はありませんか。\n（なし）\n○会長　質疑を終わります。\n",
        "○事務局　住民投票では賛成多数でした。\n○委員　承知しました。\n",
    ],
)  # fmt: skip
def test_what_is_no_vote(lines):
    """What another body voted, an opinion, or a matter of form is no vote of this meeting."""
    assert () == _meeting(_UP + lines).votes


@pytest.mark.parametrize(
    ("lines", "outcome"),
    [
        ("○会長　本件は継続審議とします。\n", K), ("○会長　本件は次回に継続して審議することとします。\n", K), ("○会長　本件については了承します。\n", N), ("○会長　本件は否決とします。\n", R),
        ("○事務局　本件は取り下げます。\n○会長　では、取下げとします。\n", Outcome.WITHDRAWN), ("○会長　本件は条件を付して承認することとします。\n", Outcome.APPROVED_WITH_CONDITIONS),
        ("○委員　もっと検討が必要です。\n○会長　ご意見ありがとうございました。\n", None), ("○会長　承認するかどうかは次回決めたいと思いますが、いかがですか。\n", None),
    ],
)  # fmt: skip
def test_outcomes_without_a_vote(lines, outcome):
    """A ruling alone decides an item; an opinion and a question do not."""
    meeting = _meeting(_UP + lines)
    assert outcome is _outcome(meeting)


@pytest.mark.parametrize(
    ("lines", "outcome", "votes"),
    [
        ("会議の結果\n議題(1)　承認\n議題(2)　継続審議\n", (A, K), 0), ("会議の結果\n(1) 全員賛成により可決\n(2) 賛成多数により可決\n", (A, A), 2), ("審議結果\n(1)は原案のとおり承認された。(2)は継続審議となった。\n", (A, K), 0),
        ("会議の結果\n議題(1)及び議題(2)は承認された。\n", (A, A), 0),
        ("会議の結果\n議題(1)について、賛成5名、反対1名により承認された。\n", (A, None), 1), ("審議結果\n(1)及び(2)は全会一致で承認された。\n", (A, A), 1), ("会議の結果\nいずれも承認された。\n", (A, A), 0),
    ],
)  # fmt: skip
def test_results_of_the_head(lines, outcome, votes):
    """Results may be told in the head, item by item, with how it was voted."""
    text = (
        HEAD.replace("会議の経過\n", lines + "\n会議の経過\n")
        + "○会長　開会します。\n○委員　質問はありません。\n"
    )
    meeting = parse_minutes(text).meeting
    assert outcome == (_outcome(meeting), _outcome(meeting, "架空条例の制定について"))
    assert votes == len(meeting.votes)


TOLD = (
    "挙手全員でした", "起立多数", "賛成多数と見ます", "全委員承認", "一同了承", "全員同意", "全会一致です", "全員可決", "総員全員",
    "少数でした", "可否同数です", "投票の結果は次のとおり", "異議なしと認めます", "賛成5名、反対1名",
)  # fmt: skip
ASKED = (
    "挙手をお願いします。", "起立を求めます。", "賛成の方はどうぞ。", "採決に入ります。", "お諮りします。", "これを諮るものです。",
    "承認してよろしいか。", "適当ということでよいか。", "適当でいかがでしょうか。", "御異議ありませんか。", "同意に誰も反対しないか。",
    "許可して差し支えありませんか。", "可決で構いませんか。", "認めるということで進めます。", "投票を行います。", "表決です。", "可とする。",
)  # fmt: skip
RULED = (
    "可決した。", "否決しました。", "承認する。", "了承された。", "採択とする。", "許可する。", "同意しました。", "認定します。",
    "継続審議とする。", "賛成とする。", "答申する。", "適当とする。", "取下げとする。", "選任する。", "選出した。", "当選した。",
    "原案のとおりとする。", "提案どおりとする。", "案の通りとする。", "これを妥当と認めます。", "全員一致で終わります。",
    "ここに置くことに決めました。", "見送ることとする。",
    "引き続き検討する。", "次回に審議します。", "改めて協議する。", "再度審査する。", "持ち越して検討する。",
)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "text"),
    [(told, text) for told, texts in ((is_told, TOLD), (asks, ASKED), (rules, RULED)) for text in texts],
)
def test_each_word_of_a_vote(told, text):
    """Each word by which a vote is told, asked for or ruled on says so by itself, and inside a speech too."""
    assert told(text)
    assert told(f"ありがとうございます。{text}")
