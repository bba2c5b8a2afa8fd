"""Find: words in titles, names, items, materials, follow-ups and speeches, however they are written."""

import datetime
import json

import pytest
from terminal import council, sample

from council_core import Register
from council_core.errors import Damaged
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    Decision,
    FollowUp,
    Material,
    Meeting,
    Member,
    Speech,
)
from council_core.secretariat import Place, find
from council_core.text import cells, word_patterns
from council_tui.words import excerpt

COUNCIL = Council(
    id="c", name="見本市審議会", members=(Member(id="m1", name="髙橋 一郎", kana="たかはし いちろう"),)
)
MEETING = Meeting(
    id="c-1",
    council="c",
    title="第1回審議会",
    date=datetime.date(2021, 7, 1),
    attendance=(
        Attendee(id="m1", name="髙橋 一郎", capacity=Capacity.MEMBER),
        Attendee(id="a1", name="池田", capacity=Capacity.EXPLAINER, department="情報課", post="課長"),
    ),
    materials=(Material(id="s1", label="資料１", title="サーバーの図"),),
    items=(
        AgendaItem(
            id="i1",
            label="ア",
            title="サーバーの更新",
            decision=Decision(text="承認する", conditions=("年度内に報告する",)),
            entries=(
                Speech(id="e1", speaker="委員", attendee="m1", text="サーバーは\nどこに置くのか。"),
                Speech(id="e2", speaker="情報課長", text="庁舎に置く。"),
                Speech(id="e3", speaker="情報課長", text="以上。"),
            ),
        ),
    ),
    follow_ups=(FollowUp(id="f1", text="サーバーの数を調べる", owner="情報課", item="i1"),),
)


@pytest.fixture
def register(tmp_path):
    """A register of one council and its meeting."""
    with Register.open(tmp_path / "register.db") as opened:
        opened.adopt([COUNCIL, MEETING])
        yield opened


def places(register, words, **options):
    """Return where words are found: the kind of place and the path."""
    return [(it.place, "/".join(it.path)) for it in find(register, words, **options)]


def test_every_place_in_its_order(register):
    """A word is found in items, materials, follow-ups, and in speeches last."""
    expected = [
        (Place.ITEM, "items/i1"),
        (Place.MATERIAL, "materials/s1"),
        (Place.FOLLOW_UP, "follow_ups/f1"),
        (Place.SPEECH, "items/i1/entries/e1"),
    ]
    assert expected == places(register, "サーバー")


def test_titles_names_and_labels(register):
    """Councils, meetings, members, who attends and who speaks are found; a label once, at its first speech."""
    assert [(Place.TITLE, ""), (Place.TITLE, "")] == places(register, "審議会")
    assert [(Place.NAME, "members/m1"), (Place.NAME, "attendance/m1")] == places(register, "高橋")
    assert [(Place.NAME, "members/m1")] == places(register, "タカハシ")
    assert [(Place.NAME, "attendance/a1"), (Place.NAME, "items/i1/entries/e2")] == places(register, "課長")
    assert [(Place.ITEM, "items/i1/decision")] == places(register, "年度内")


def test_every_word_occurs_in_the_text_or_around_it(register):
    """Words may stand in the text and in what it stands under: the meeting, its day, the heading, the speaker."""
    speech = [(Place.SPEECH, "items/i1/entries/e1")]

    assert speech == places(register, "どこ 更新 見本市 高橋 令和3年7月1日")
    assert speech == places(register, "2021-07 どこ")
    assert [] == places(register, "どこ 図書館")
    assert [] == places(register, "見本市 高橋 鰻")


def test_what_is_told_of_a_find(register):
    """A find has the meeting with its title and day, the text to the letter, and where in it the word begins."""
    (found,) = find(register, "ｻｰﾊﾞｰはどこ")

    assert ("c", "c-1", "第1回審議会", datetime.date(2021, 7, 1)) == (
        found.council, found.meeting, found.title, found.date,
    )  # fmt: skip
    assert (MEETING.items[0].entries[0].text, 0) == (found.text, found.at)
    assert 4 == next(iter(find(register, "数を"))).text.index("の") == find(register, "の数")[0].at


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("ｻｰﾊﾞｰ", "サーバー"), ("さーばー", "ｻｰﾊﾞｰ"), ("サーバー", "サーハ\u3099ー"), ("ＡＩ-ocr", "AI－OCR"),
        ("高橋", "髙\U000e0101　橋"), ("髙橋", "高橋"), ("(株)見本", "㈱見本"), ("㈱見本", "（株）見本"),
        ("資料1", "資料①"), ("第82回", "第 ８２ 回"), ("1.", "１．"), ("C++", "c＋＋"), ("[案]", "［案］"),
        ("こんどう", "コンドウ"), ("Ⅳ期", "iv期"), ("平成", "㍻"),
    ],
)  # fmt: skip
def test_ways_of_writing_are_one(word, text):
    """Widths, kana, cases, spaces, enclosed letters and variants of letters make no difference."""
    (pattern,) = word_patterns(word)

    assert pattern.search(f"前{text}後")


@pytest.mark.parametrize(
    ("word", "text"),
    [("は", "ﾊﾟ"), ("か", "か\u3099"), ("82", "8 2"), ("斎藤", "斉藤"), ("ab", "a b"), ("会.", "会長")],
)
def test_other_words_are_not_found(word, text):
    """A voiced kana is another letter, figures do not join over a space, and no letter is a sign of a pattern."""
    (pattern,) = word_patterns(word)

    assert not pattern.search(text)


def test_a_word_of_many_enclosed_letters_makes_no_huge_pattern():
    """A long word of letters that Roman numerals are made of is looked for in time."""
    (pattern,) = word_patterns("i" * 500)

    assert len(pattern.pattern) < 50_000


def test_letters_that_json_escapes(register):
    """Quotation marks, backslashes and line breaks in texts and words are found as they stand."""
    text = 'いわゆる"案"と\\、\n次の行'
    register.save(Meeting(id="c-2", council="c", title="他", items=(AgendaItem(id="i", title=text),)))

    for words in ('"案"', "\\", "と\\、次の", '行 "'):
        assert [(Place.ITEM, "items/i")] == places(register, words)


def test_no_words_find_nothing(register):
    """Nothing, or spaces of any width, finds nothing."""
    assert [] == places(register, "") == places(register, " 　 ")


def test_as_many_as_are_wanted(tmp_path):
    """Of many finds the first are told: the first places, and there the latest meetings."""
    with Register.open(sample(tmp_path / "register.db")) as register:
        every, some = find(register, "の"), find(register, "の", most=7)

    assert every[:7] == some
    assert sorted(every, key=lambda it: list(Place).index(it.place)) == list(every)


def test_a_real_speech(tmp_path):
    """A speech of the sample is found by a word of it and the council's name."""
    with Register.open(sample(tmp_path / "register.db")) as register:
        found = find(register, "小田原市 ｻｰﾊﾞｰ")

    assert {"odawara-privacy-2021-07-01"} == {it.meeting for it in found}
    assert Place.SPEECH in {it.place for it in found}
    assert all("サーバー" in it.text for it in found)


def test_a_damaged_document_is_told(register):
    """A text that is no document is told by its name, not passed over."""
    register._database.execute("""UPDATE meeting SET document = '{"title": "審議' WHERE id = 'c-1'""")

    with pytest.raises(Damaged):
        find(register, "審議")


def test_the_command(tmp_path):
    """`council search` prints a line for each find, and with `--json` a document of it."""
    path = str(sample(tmp_path / "register.db"))
    told = council(tmp_path, "search", "ｻｰﾊﾞｰ", "小田原", "--register", path).stdout.splitlines()
    data = council(tmp_path, "search", "ｻｰﾊﾞｰ", "小田原", "--json", "--register", path).stdout.splitlines()

    assert len(told) == len(data) > 1
    assert all("サーバー" in line and line.startswith("odawara-privacy-2021-07-01  ") for line in told)
    first = json.loads(data[0])
    assert {"place", "council", "meeting", "title", "date", "where", "text"} == set(first)
    assert ("speech", "2021-07-01") == (first["place"], first["date"])
    assert [] == council(tmp_path, "search", "鰻", "--register", path).stdout.splitlines()


def test_an_excerpt_has_what_was_found_in_sight():
    """A long text is cut so that the place is seen; a short one is whole, and stands on one line."""
    text = "あ" * 40 + "鰻" + "い" * 40

    assert "鰻" in excerpt(text, 40, 20)
    assert cells(excerpt(text, 40, 20)) <= 20
    assert "一 二\\x1b" == excerpt("一\n二\x1b", 2, 20)
