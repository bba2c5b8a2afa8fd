"""Speakers: the many ways in which minutes set a speaker's label off from what is said."""

import pytest
from readings import HEAD, said

from council_core.minutes.reader import parse_minutes
from council_core.model import Speech

_ASKS = "この計画の期間はどのくらいですか。"
_SHAPES = [
    "○{}　", "◯{}　", "〇{}　", "◎{}　", "●{}　", "□{}　", "■{}　", "・{}　", "◆{}　", "◇{}　", "△{}　", "▲{}　", "▼{}　",
    "☆{}　", "★{}　", "○ {}　", "○{} ", "○{}\t", "○{}：", "○{}: ", "○（{}）", "○【{}】", "○{}\n　", "- {}　", "* {}　",
    "（{}）", "({})", "【{}】", "＜{}＞", "<{}>", "〈{}〉", "［{}］", "[{}]", "《{}》", "〔{}〕", "「{}」", "『{}』",
    "（{}）　", "【{}】　", "［{}］：", "（{}）\n", "【{}】\n　", "〔{}〕\n",
    "{}）", "{}) ", "{}：", "{}:", "{} : ", "{}：\n", "{}　", "{}　　", "{}\t", "{} ", "{}\n", "{}\n　",
]  # fmt: skip
_LABELS = [
    "会長", "副会長", "委員長", "議長", "座長", "会長職務代理者", "職務代理者", "委員", "各委員", "委員一同", "臨時委員",
    "A委員", "Ａ委員", "委員A", "委員Ａ", "委員ａ", "①委員", "委員①", "甲委員", "委員1", "委員１１", "11番委員",
    "1番", "１番", "1番（架空次郎君）", "３番（架空 次郎）", "会長(見本一郎君)", "会長（見本 一郎）", "会長（見本委員）",
    "架空委員", "架空次郎委員", "架　空委員", "架 空 委 員", "髙橋(勝)委員", "髙橋（勝）委員", "見本会長", "見 本 会 長",
    "見本議員", "事務局", "事 務 局", "事務局（総務課長）", "事務局(例示)", "例示総務課長", "総務課長", "総務課", "見本主査",
    "説明員", "担当課", "市長", "教育長", "参考人", "オブザーバー", "傍聴者", "司会",
]  # fmt: skip


def _record(shape, *speeches):
    return HEAD + "".join(f"{shape.format(label)}{text}\n" for label, text in speeches)


@pytest.mark.parametrize("shape", _SHAPES)
def test_shapes_of_labels(shape):
    """A speaker may stand behind a sign, in brackets, before a bracket, a colon or a gap, or alone on a line."""
    speeches = [
        ("会長", "ただいまから審議会を開会します。"), ("架空委員", _ASKS), ("事務局", "五年を予定しています。"),
        ("A委員", "承知しました。"), ("総務課長", "補足いたします。"), ("会長", "ほかに意見はありますか。"),
    ]  # fmt: skip
    assert speeches == said(_record(shape, *speeches))


@pytest.mark.parametrize("shape", ["○{}　", "【{}】", "{}：", "（{}）"])
@pytest.mark.parametrize("label", _LABELS)
def test_what_speakers_are_called(label, shape):
    """A speaker is a role, a name with a role, a letter, a number, a seat, a post or a department, to the letter."""
    speeches = [
        ("会長", "ただいまから開会します。"),
        (label, _ASKS),
        ("事務局", "五年を予定しています。"),
        (label, "わかりました。"),
    ]
    assert speeches == said(_record(shape, *speeches))


@pytest.mark.parametrize(
    "label",
    [
        "会長（見本一郎君）",
        "1番（架空次郎君）",
        "事務局（総務課長）",
        "髙橋（勝）委員",
    ],
)
def test_label_with_brackets_before_a_bracket(label):
    """A label that holds brackets itself may stand before a closing bracket."""
    speeches = [("会長", "ただいまから開会します。"), (label, _ASKS), ("事務局", "五年を予定しています。")]
    assert speeches == said(_record("{}）", *speeches))


@pytest.mark.parametrize("cut", ["｜", " | ", "|", " │ "])
def test_two_columns_by_bars(cut):
    """Speaker and text may be two cells of a row with a bar between, which is no part of the speech."""
    speeches = [("会長", "ただいまから開会します。"), ("委員", _ASKS), ("事務局", "五年を予定しています。")]
    assert speeches == said(_record("{}" + cut, *speeches))


@pytest.mark.parametrize(
    "head",
    ["発言者\t内容", "発言者\t発言内容", "発言者　　内容", "発 言 者\t内　　容", "発言者　　審議の内容", ""],
)
@pytest.mark.parametrize("cut", ["\t", "　　　"])
def test_two_columns(head, cut):
    """Speaker and text may be two columns, whose heads are marks of the layout."""
    text = _record(
        "{}" + cut,
        ("会長", "ただいまから開会します。"),
        ("架空委員", _ASKS),
        ("事務局", "五年を予定しています。"),
    )
    expected = [
        ("会長", "ただいまから開会します。"),
        ("架空委員", _ASKS),
        ("事務局", "五年を予定しています。"),
    ]
    assert expected == said(text.replace("会議の経過\n", f"会議の経過\n{head}\n"))


def test_table_of_markdown():
    """In a table of Markdown each row is a speech, and the bars and the rule are marks."""
    text = (
        HEAD
        + "| 発言者 | 内容 |\n|---|---|\n| 会長 | 開会します。 |\n| 架空委員 | 期間はどのくらいですか。 |\n| 事務局 | 五年です。 |\n"
    )
    assert [
        ("会長", "開会します。"),
        ("架空委員", "期間はどのくらいですか。"),
        ("事務局", "五年です。"),
    ] == said(text)


def test_second_column_goes_on():
    """A row whose first column is empty goes on with what was said before."""
    text = (
        HEAD
        + "会長　　　開会します。\n架空委員　質問があります。\n　　　　　もう一つあります。\n事務局　　お答えします。\n"
    )
    assert [
        ("会長", "開会します。"),
        ("架空委員", "質問があります。\nもう一つあります。"),
        ("事務局", "お答えします。"),
    ] == said(text)


def test_paragraphs_of_a_speech_stay_lines():
    """Paragraphs that follow a label belong to the same speech, each a line of it."""
    text = (
        HEAD
        + "○会長　開会します。\n　まず資料の確認をお願いします。\n　不足があれば申し出てください。\n○委員　ありません。\n"
    )
    assert ("会長", "開会します。\nまず資料の確認をお願いします。\n不足があれば申し出てください。") == said(
        text
    )[0]


def test_blank_lines_between_speeches_say_nothing():
    """Blank lines, one or several, neither end a speech nor begin one."""
    text = HEAD + "○会長　開会します。\n\n\n　資料をご覧ください。\n\n○委員　はい、見ています。\n"
    assert [("会長", "開会します。\n資料をご覧ください。"), ("委員", "はい、見ています。")] == said(text)


def test_broken_lines_are_joined():
    """A line that was broken for its width alone is joined again without a letter between."""
    first, second = (
        "この計画につきましては五年ごとに見直すこととしておりまして、",
        "前回の見直しからちょうど五年が経過しました。",
    )
    text = HEAD + f"○会長　開会します。\n○事務局　{first}\n{second}\n○委員　わかりました。\n"
    assert ("事務局", first + second) == said(text)[1]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("（異議なし）", "a reaction"), ("（全員挙手）", "a vote"), ("（事務局から資料1に基づき説明）", "an explanation"),
        ("【非公開】", "a remark"), ("（拍手）", "a reaction"), ("（休憩）", "a recess"), ("（関係課職員入室）", "an event"),
        ("（会長一任）", "a remark"), ("〈質疑応答〉", "a heading"), ("（総務課長説明）", "an explanation"), ("（以下余白）", "a remark"),
    ],
)  # fmt: skip
def test_brackets_that_are_no_speaker(line, why):
    """What stands in brackets on a line of its own is a reaction, an event or a remark, and speaks nothing."""
    text = HEAD + f"（会長）審議に入ります。\n（架空委員）質問はありません。\n{line}\n（会長）以上です。\n"
    assert ["会長", "架空委員", "会長"] == [label for label, _text in said(text)]


def test_words_of_speech_that_look_like_labels():
    """A sentence that begins with a role, or has a colon in it, is part of what is said."""
    text = HEAD + (
        "○会長　それでは伺います。\n委員の皆さんから意見はありますか。\n○架空委員　次の二点です。\n"
        "日程：五月から六月\n事務局の説明では十分でした。\n○事務局　そのとおりです。\n"
    )
    expected = [
        ("会長", "それでは伺います。\n委員の皆さんから意見はありますか。"),
        ("架空委員", "次の二点です。\n日程：五月から六月\n事務局の説明では十分でした。"),
        ("事務局", "そのとおりです。"),
    ]
    assert expected == said(text)


def test_numbers_and_bullets_inside_a_speech():
    """Points that a speaker counts are part of the speech, signs and numbers included."""
    text = (
        HEAD
        + "○会長　開会します。\n○架空委員　理由は二つです。\n・費用が大きいこと。\n・期間が長いこと。\n○事務局　検討します。\n"
    )
    assert ("架空委員", "理由は二つです。\n・費用が大きいこと。\n・期間が長いこと。") == said(text)[1]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("会長", "見本 一郎"), ("見本会長", "見本 一郎"), ("架空委員", "架空 次郎"), ("架空次郎委員", "架空 次郎"), ("架　空委員", "架空 次郎"),
        ("髙橋委員", "髙橋 勝"), ("委員（架空 次郎君）", "架空 次郎"), ("例示総務課長", "例示 三郎"), ("例示課長", "例示 三郎"),
        ("見本委員", None), ("高橋委員", None), ("架委員", None), ("委員", None), ("A委員", None), ("事務局", None), ("福祉課長", None),
    ],
)  # fmt: skip
def test_speakers_are_tied_where_certain(label, name):
    """A label is tied to the one person whom its name, role or post fits, to the letter, and else to nobody."""
    meeting = parse_minutes(HEAD + f"○会長　開会します。\n○{label}　{_ASKS}\n").meeting
    speech = [entry for item in meeting.items for entry in item.entries if isinstance(entry, Speech)][1]
    assert name == {person.id: person.name for person in meeting.attendance}.get(speech.attendee)


def test_two_of_one_surname_are_tied_to_nobody():
    """Where two people have the surname of a label it is left open who spoke, unless a given name tells."""
    text = (
        HEAD.replace("髙橋 勝", "架空 勝、架空 花代")
        + "○架空委員　質問です。\n○架空（勝）委員　別の質問です。\n"
    )
    speeches = [
        entry
        for item in parse_minutes(text).meeting.items
        for entry in item.entries
        if isinstance(entry, Speech)
    ]
    assert speeches[0].attendee is None
    assert 2 == len(speeches)
