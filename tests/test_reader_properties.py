"""What holds for any text at all: nothing is lost, nothing is made up, and the work is in proportion."""

import sys
import time
from collections import Counter

import pytest
from hypothesis import example, given, settings, strategies as st
from readings import HEAD
from readings_ledger import (
    NAMES,
    PIECES,
    bare,
    drafted,
    entries_in_order,
    is_within,
    strings,
    taken,
    texts,
    untagged,
)

from council_core.codec import from_data, from_json, to_data, to_json
from council_core.minutes.reader import parse_minutes, reading_data
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.words import squeeze
from council_core.model import Speech

_BREAKS = "\f\v\x85\u2028\u2029"  # a line of the reader's, and none of an editor's


@given(texts())
def test_every_letter_is_accounted_for(text):
    """Each letter that is neither white space nor a tag's is of a field, an entry, a mark, or unread, and is counted once."""
    reading, draft = drafted(text)
    counts = {kind: len(taken(draft, kind)) for kind in Kind}
    assert counts[Kind.FREE] == sum(len(bare(piece.text)) for piece in reading.unread)
    assert reading.characters == sum(counts.values()) - counts[Kind.TAG] == len(untagged(draft.source))


@given(texts())
def test_what_entries_claim_stands_in_them(text):
    """Each letter that the ledger has down as of an entry stands in an entry's text or label, in order; signs aside."""
    _reading, draft = drafted(text)
    said = "".join(
        bare(entry.speaker or "") + "".join(bare(draft.source.text[start:end]) for start, end in entry.pieces)
        for entry in entries_in_order(draft)
    )
    assert is_within("".join(filter(str.isalnum, taken(draft, Kind.ENTRY))), said)


@given(texts().filter(lambda text: not any(mark in text for mark in _BREAKS)))
def test_unread_has_its_place(text):
    """A piece that was not understood stands at its line and column, to the letter."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for piece in parse_minutes(text).unread:
        assert piece.text == lines[piece.line - 1][piece.column - 1 :][: len(piece.text)]


@pytest.mark.parametrize("mark", _BREAKS)
def test_unread_behind_other_breaks(mark):
    """What ends a page or a paragraph ends no line: the column behind it is counted from the line's begin."""
    first, second = parse_minutes(f"謎謎謎{mark}妙妙妙\n").unread
    assert (1, 1, "謎謎謎") == first
    assert (1, 5, "妙妙妙") == second


def test_a_tag_between_rows_of_a_speech():
    """A tag of a block inside a speech is no letter of it."""
    meeting = parse_minutes("○会長　見ます<br>か？<p>はい。</p>\n○委員　はい、見ます。\n").meeting
    assert ["見ますか？はい。", "はい、見ます。"] == [
        entry.text for item in meeting.items for entry in item.entries
    ]


@given(texts().filter(lambda text: "<" not in text))
def test_entries_are_what_stands_there(text):
    """The text of an entry is cut from the source, joined lines aside, and no two entries share a letter."""
    reading, draft = drafted(text)
    entries = {id(entry): entry for entry in entries_in_order(draft)}
    places = [place for entry in entries.values() for place in entry.pieces]
    assert all(start <= end for start, end in places)
    assert all(
        first[1] <= second[0] for first, second in zip(sorted(places), sorted(places)[1:], strict=False)
    )
    for item, made in zip(draft.items, reading.meeting.items, strict=True):
        for entry, told in zip(item.entries, made.entries, strict=True):
            assert bare(told.text) == "".join(bare(draft.cut(start, end)) for start, end in entry.pieces)


@example("一0‐会議")
@given(texts())
def test_nothing_is_made_up(text):
    """Every name, title, label, material and wording stands in the source to the letter."""
    reading, draft = drafted(text)
    meeting, source = reading.meeting, draft.source
    whole = draft.cut(0, len(text))
    letters = untagged(source)
    for person in meeting.attendance:
        assert person.name in whole
        assert all(
            is_within(squeeze(value), squeeze(letters))
            for value in (person.department, person.post, person.reason, person.proxy_name)
            if value
        )
    for item in meeting.items:
        assert bare(item.title) in letters
        assert bare(item.label or "") in letters
        assert all(bare(name) in letters for name in item.departments)
        assert (
            all(is_within(bare(line), letters) for line in (item.decision.text or "").splitlines())
            if item.decision
            else True
        )
        for entry in item.entries:
            assert not isinstance(entry, Speech) or not entry.speaker or entry.speaker in whole
    for material in meeting.materials:
        assert bare(material.label or "") in letters
        assert bare(material.title or "") in letters
    assert all(
        bare(value) in letters for value in (meeting.title, meeting.venue, meeting.closed_under) if value
    )
    assert all(
        is_within(squeeze(value), squeeze(letters))
        for value in (reading.council, reading.municipality)
        if value
    )
    assert all(is_within(bare(vote.wording or ""), letters) for vote in meeting.votes)
    assert all(is_within(bare(task.text), letters) for task in meeting.follow_ups)


def test_the_councils_name_has_its_own_letters():
    """A council's name keeps the width and the form of its letters, its spaces aside."""
    text = "令和5年度第1回見本市立第２小学校ＰＴＡ運営協議会会議録\n日時　令和5年6月1日\n○会長　開会します。\n○委員　はい、お願いします。\n"
    assert "見本市立第２小学校ＰＴＡ運営協議会" == parse_minutes(text).council


def test_a_post_has_its_own_letters():
    """A department and a post keep the width and the form of their letters."""
    (person,) = parse_minutes(
        "事務局　見本ＩＴ課（係長⑳　見本　花子）\n○会長　開会します。\n○委員　はい、お願いします。\n"
    ).meeting.attendance
    assert "見本ＩＴ課" in f"{person.department}{person.post}"
    assert "⑳" in f"{person.department}{person.post}"


@given(texts())
def test_what_is_read_is_a_meeting(text):
    """What is read has ids that are its own, and passes the codec both ways, as data and as JSON."""
    reading = parse_minutes(text)
    meeting = reading.meeting
    for found in (
        meeting.attendance,
        meeting.items,
        meeting.materials,
        meeting.votes,
        meeting.follow_ups,
        *(item.entries for item in meeting.items),
    ):
        assert {} == {
            key: count for key, count in Counter(element.id for element in found).items() if count > 1
        }
    assert meeting == from_data(to_data(meeting)) == from_json(to_json(meeting))
    assert reading_data(reading) == reading_data(parse_minutes(text))


_LINES = st.sampled_from((
    "出席委員　{a}、{b}、{c}", "出席者\n　会長　{a}\n　委員　{b}　{c}", "出席委員\n　{a}\n　{b}\n　{c}", "出席委員　{a}委員、{b}委員（{c}）", "委員（{a}・{b}・{c}各委員）", "出席委員\n{a}（会長）\n{b}（副会長）\n{c}", "会長：{a}　委員：{b}、{c}",
    "出席状況\n氏名　出欠\n{a}　○\n{b}　×\n{c}　○", "| 氏名 | 所属 | 出欠 |\n| {a} | 見本大学 | ○ |\n| {b} | {c} | × |\n傍聴者　なし", "欠席委員　{a}、{b}（代理　{c}）", "事務局　総務課長 {a}、主査 {b}、{c}", "事務局（課長 {a}、係長 {b}）、{c}", "説明員　福祉課（課長 {a}、主査 {b}）{c}",
    "オブザーバー　{a}（{b}）、{c}", "傍聴者　2名（{a}、{b}）、{c}", "場所　{a}会館（{b}）{c}", "議題\n(1) {a}について（{b}）\n(2) {c}について", "議題　{a}、{b}、{c}", "次第\n1 開会\n2 {a}\n　(1) {b}【{c}】", "配布資料\n資料1　{a}\n{b}（資料2）\n・{c}",
    "公開・非公開の別　{a}（{b}）{c}", "会議の結果\n{a}は承認された。\n{b}\n{c}", "審議結果　{a}について賛成2名（{b}）、反対1名（{c}）", "会議の経過\n○{a}委員　{b}です。\n（{c}）", "○会長　{a}を審議します。\n○委員　{b}\n{c}", "○委員　質問です。\n（{a}委員）{b}\n＜{c}＞", "{a}\n{b}\n{c}", "{a}　{b}　{c}",
    "○委員　質問です。\n（{a}入室）\n○事務局　{b}を説明します。\n〔{c}〕", "〈結論〉\n{a}\n{b}は次回に{c}を報告すること。", "次回　{a}（{b}）{c}", "その他　{a}\n{b}：{c}", "備考\t{a}\t{b}\t{c}", "問い合わせ先　{a}課{b}係　{c}", "日時　令和5年6月1日（木）午後2時（{a}）から{b}\n{c}",
    "<p>{a}</p><p>{b}</p><td>{c}</td>", "1 {a}\n2 {b}\n3 {c}", "【{a}】\n{b}\n■{c}", "発言者\t内容\n会長\t{a}です。\n{b}\t{c}です。", "議事録署名人　{a}、{b}\n会議録作成者　{c}", "{a}：{b}（{c}）", "条例第3条第1号委員　{a}、{b}\n条例第3条第2号委員　{c}", "出席委員（3人）\n{a} {b} {c}",
))  # fmt: skip


@settings(max_examples=300)
@given(st.lists(_LINES, min_size=1, max_size=5), st.permutations(NAMES), st.booleans())
def test_no_name_is_lost(lines, names, headed):
    """A name that is written anywhere in minutes is found again, surname and given name: in the meeting, or in what was not understood."""
    words = iter(names)
    used, parts = [], []
    for line in lines:
        three = [next(words, "") for _place in range(3)]
        used += [word for word in three if word]
        parts.append(line.format(a=three[0], b=three[1], c=three[2]))
    text = (HEAD if headed else "") + "\n".join(parts) + "\n"
    data = reading_data(parse_minutes(text))
    found = "\n".join(strings(data))
    assert [] == [part for word in used for part in word.split() if part not in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("傍聴者　鶉野雛ほか2名\n", "鶉野雛"),
        ("日時　令和5年6月1日（鳶尾隼人）午後2時\n", "鳶尾隼人"),
        ("日時　令和5年6月1日（木）午後2時（鳶尾隼人）\n", "鳶尾隼人"),
        ("会議の名称　令和5年度第1回鵜殿審議会（鰊崎 鱈）\n", "鰊崎"),
        (
            "会議の名称　令和5年度第1回見本審議会\n日時　令和5年6月1日\n会議の名称　令和5年度第1回鵜殿審議会\n",
            "鵜殿",
        ),
        ("場所　見本会館\n（鶉野委員）鳶尾隼斗\n傍聴者　なし\n", "鳶尾隼斗"),
        ("議題\n(1) 見本について\n会議の結果\n(1) 棗田柾は承認された。\n(1) 槐は承認された。\n", "槐"),
        ("| 氏名 | 所属 | 出欠 |\n| 見本花子 | 見本大学 | 鱒淵鱸 |\n傍聴者　なし\n", "鱒淵鱸"),
        ("| 氏名 | 所属 | 出欠 |\n| 見本花子 | 見本大学 | ○ |\n鯵沢 鰹：蕨野菫（葦原 莢子）\n", "莢子"),
        (
            "出席委員\n　見本花子\n（鱒淵鱸入室）\n○事務局　説明します。\n○委員　はい、お願いします。\n",
            "鱒淵鱸",
        ),
    ],
)
def test_no_name_is_lost_here(text, name):
    """A name is found again where it was once lost."""
    assert name in "\n".join(strings(reading_data(parse_minutes(text))))


_COPIED = (
    HEAD + "○会長　開会します。\n○委員　質問があります。\n（全員挙手）\n○会長　可決します。\n", "○会長　" + "この計画は五年ごとに見直します。" * 20 + "\n", "出席委員　見本 花子、架空 次郎、例示 三郎\n", "○会長　あ\n", "(1) 見本計画の改定について\n○委員　質問です。\n", "見本花子 架空次郎 ",
    "議題\n(1) 見本計画の改定について\n(2) 架空条例の制定について\n", "○会長 次に議題(2)を議題とします。 ○委員 質問です。 ", "（異議なし）", "「見本」", "- 1 -\n\f見本市見本審議会会議録\n○委員　質問です。\n", "<p>○委員　質問です。</p>", "日時　令和5年6月1日（木）午後2時から午後4時まで\n", "|a|b|c|\n", "1 2 3 4 5 6 7 8 9 ",
    "見 本 花 子 ", "あ", "（", "　\n", "12", "会長", "令和5年度第1回",
)  # fmt: skip


def calls(text):
    """Count the functions that are called while a text is read."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        parse_minutes(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("text", _COPIED, ids=str)
def test_work_is_in_proportion(text):
    """A hundred copies of a text take at most a hundred and thirty times the work of one."""
    text *= max(1, 200 // len(text))
    calls(text)
    assert calls(text * 100) <= 130 * calls(text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=4, max_size=24).map("".join))
def test_work_is_in_proportion_for_any_text(text):
    """Whatever a text holds, forty copies of it take not as much as the square of that more than ten."""
    parse_minutes(text * 40)  # what is looked up once and kept costs nothing more
    assert calls(text * 40) <= 12 * max(calls(text * 10), 5_000)


_RUNS = [
    ("出席委員　", "○"), ("", "1\t"), (HEAD + "○会長　", "1"), (HEAD + "○会長　", "12"), ("出席委員　", "・"), ("出席委員　", "―"),
    ("議題\n(1) ", "「"), ("議題\n(1) ", "（"), ("議題\n(1) ", "資料1 "),
    ("出席委員　", "見本花子、"), ("○会長　", "ー"), ("○会長　", "（"), ("", "<a "), ("", "会議"), ("日時　", "令和5年"), ("出席委員　", "（"), ("○会長　", "賛成"), (HEAD, "\n○会長　あ"), (HEAD + "○会長　", "議題(1)"),
]  # fmt: skip


@pytest.mark.parametrize(("begin", "piece"), _RUNS)
def test_long_runs(begin, piece):
    """A long run of one sign or word is read in a time in proportion, as a clock tells it roughly."""
    times = []
    for length in (1_000, 7_000):
        text = begin + piece * (length // len(piece))
        at = time.process_time()
        parse_minutes(text)
        times.append(time.process_time() - at)
    assert times[1] <= 14 * max(times[0], 0.02)
