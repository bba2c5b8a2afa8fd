"""The agenda: items with labels, titles, kinds, departments, materials, and the headings that repeat them."""

import pytest
from readings import titles

from council_core.minutes.reader import parse_minutes
from council_core.model import ItemKind, Openness, Speech

_TOP = "令和5年度第1回見本市見本審議会会議録\n日時　令和5年6月1日（木）午後2時\n場所　見本会館\n出席委員　見本 花子、架空 次郎\n"
_END = "\n会議の経過\n○会長　ただいまから開会します。\n○委員　質問はありません。\n"
_ONE, _TWO = "見本計画の改定について", "架空条例の制定について"


def _agenda(lines):
    return _TOP + lines + _END


def _items(text):
    return parse_minutes(text).meeting.items


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (f"議題\n(1) {_ONE}\n(2) {_TWO}", [("1", _ONE), ("2", _TWO)]), (f"議題\n（１）{_ONE}\n（２）{_TWO}", [("１", _ONE), ("２", _TWO)]),
        (f"議題\n1 {_ONE}\n2 {_TWO}", [("1", _ONE), ("2", _TWO)]), (f"議題\n1. {_ONE}\n2. {_TWO}", [("1", _ONE), ("2", _TWO)]), (f"議題\n１．{_ONE}\n２．{_TWO}", [("１", _ONE), ("２", _TWO)]),
        (f"議題\n1、{_ONE}\n2、{_TWO}", [("1", _ONE), ("2", _TWO)]), (f"議題\n①{_ONE}\n②{_TWO}", [("①", _ONE), ("②", _TWO)]), (f"議題\nア　{_ONE}\nイ　{_TWO}", [("ア", _ONE), ("イ", _TWO)]),
        (f"議題\n(ア) {_ONE}\n(イ) {_TWO}", [("ア", _ONE), ("イ", _TWO)]), (f"議題\n一　{_ONE}\n二　{_TWO}", [("一", _ONE), ("二", _TWO)]), (f"議題\n（一）{_ONE}\n（二）{_TWO}", [("一", _ONE), ("二", _TWO)]),
        (f"議題\nⅠ {_ONE}\nⅡ {_TWO}", [("Ⅰ", _ONE), ("Ⅱ", _TWO)]), (f"議題\n1) {_ONE}\n2) {_TWO}", [("1", _ONE), ("2", _TWO)]), (f"議題\n第1 {_ONE}\n第2 {_TWO}", [("第1", _ONE), ("第2", _TWO)]),
        (f"議題\n議題1 {_ONE}\n議題2 {_TWO}", [("議題1", _ONE), ("議題2", _TWO)]), (f"議題\n議題（1）{_ONE}\n議題（2）{_TWO}", [("議題（1）", _ONE), ("議題（2）", _TWO)]),
        (f"議案\n議案第1号　{_ONE}\n議案第2号　{_TWO}", [("議案第1号", _ONE), ("議案第2号", _TWO)]), (f"議題\n第1号議案　{_ONE}\n第2号議案　{_TWO}", [("第1号議案", _ONE), ("第2号議案", _TWO)]),
        (f"議題\n・{_ONE}\n・{_TWO}", [(None, _ONE), (None, _TWO)]), (f"議題\n- {_ONE}\n- {_TWO}", [(None, _ONE), (None, _TWO)]), (f"議題\n○{_ONE}\n○{_TWO}", [(None, _ONE), (None, _TWO)]),
        (f"議題\n　{_ONE}\n　{_TWO}", [(None, _ONE), (None, _TWO)]), (f"議題　{_ONE}", [(None, _ONE)]), (f"議題：{_ONE}", [(None, _ONE)]), (f"議題　(1) {_ONE}\n　　　(2) {_TWO}", [("1", _ONE), ("2", _TWO)]),
        (f"案件　1 {_ONE}　2 {_TWO}", [("1", _ONE), ("2", _TWO)]), (f"議題　(1) {_ONE}　(2) {_TWO}", [("1", _ONE), ("2", _TWO)]), (f"6 議題\n(1) {_ONE}\n(2) {_TWO}\n7 傍聴者　なし", [("1", _ONE), ("2", _TWO)]),
        (f"次第\n1 開会\n2 議事\n(1) {_ONE}\n(2) {_TWO}\n3 閉会", [("1", _ONE), ("2", _TWO)]), (f"次第\n1 開会\n2 会長あいさつ\n3 議題\n　(1) {_ONE}\n　(2) {_TWO}\n4 その他\n5 閉会", [("1", _ONE), ("2", _TWO), ("4", "その他")]),
        (f"議題\n【報告事項】\n(1) {_ONE}\n【審議事項】\n(1) {_TWO}", [("1", _ONE), ("1", _TWO)]), (f"議題\n報告事項\n(1) {_ONE}\n協議事項\n(1) {_TWO}", [("1", _ONE), ("1", _TWO)]),
        (f"日程\n日程第1　{_ONE}\n日程第2　{_TWO}", [("日程第1", _ONE), ("日程第2", _TWO)]), (f"<ol><li>議題</li></ol>\n<p>(1) {_ONE}</p>\n<p>(2) {_TWO}</p>", [("1", _ONE), ("2", _TWO)]),
        (f"議題\n1-1 {_ONE}\n1-2 {_TWO}", [("1-1", _ONE), ("1-2", _TWO)]), (f"■議題\n(1)　{_ONE}\n(2)　{_TWO}", [("1", _ONE), ("2", _TWO)]), (f"【議題】\n1　{_ONE}\n2　{_TWO}", [("1", _ONE), ("2", _TWO)]),
        (f"議題\n(1) 見本計画の\n　　改定について\n(2) {_TWO}", [("1", _ONE), ("2", _TWO)]),
    ],
)  # fmt: skip
def test_shapes_of_an_agenda(lines, expected):
    """Items stand one a line or several, with any style of number or sign, below or beside the label."""
    assert expected == titles(_agenda(lines))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("見本計画の改定について（諮問）", ItemKind.CONSULTATION), ("見本計画の策定に係る諮問について", ItemKind.CONSULTATION), ("運営状況の報告について", ItemKind.REPORT), ("運営状況について（報告）", ItemKind.REPORT),
        ("会長の互選について", ItemKind.ELECTION), ("会長及び副会長の選出について", ItemKind.ELECTION), ("審査請求人の意見陳述", ItemKind.HEARING), ("その他", ItemKind.OTHER), ("その他について", ItemKind.OTHER),
        ("開会", ItemKind.PROCEDURE), ("会長あいさつ", ItemKind.PROCEDURE), ("委嘱状交付", ItemKind.PROCEDURE), ("閉会", ItemKind.PROCEDURE), ("見本計画の審議", ItemKind.DELIBERATION),
    ],
)  # fmt: skip
def test_kinds_by_title(title, kind):
    """A title says whether an item is consulted on, reported, deliberated, an election, or a matter of form."""
    assert [kind] == [
        item.kind for item in _items(_agenda(f"次第\n1 {title}\n2 {_TWO}")) if item.label == "1"
    ]


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("諮問事項", ItemKind.CONSULTATION),
        ("報告事項", ItemKind.REPORT),
        ("審議事項", ItemKind.DELIBERATION),
        ("協議事項", ItemKind.DELIBERATION),
    ],
)
def test_kinds_by_the_heading_above(group, kind):
    """Items below a heading of a kind are of that kind, and have it as their parent."""
    items = _items(_agenda(f"次第\n1 開会\n2 {group}\n(1) {_ONE}\n(2) {_TWO}\n3 閉会"))
    parent = next(item.id for item in items if item.title == group)
    assert [(kind, parent)] * 2 == [(item.kind, item.parent) for item in items if item.title in {_ONE, _TWO}]


@pytest.mark.parametrize(
    ("beside", "departments", "materials"),
    [
        ("（総務課）", ("総務課",), []), ("【福祉課】", ("福祉課",), []), ("［担当課：健康課］", ("健康課",), []), ("（資料1）", (), ["資料1"]), ("【資料1-2】", (), ["資料1-2"]), ("［資料２］", (), ["資料２"]),
        ("　資料1", (), ["資料1"]), ("（総務課）【資料3】", ("総務課",), ["資料3"]), ("", (), []), ("（案）", (), []),
    ],
)  # fmt: skip
def test_what_stands_beside_a_title(beside, departments, materials):
    """A department or a material in brackets beside a title is no part of it."""
    meeting = parse_minutes(_agenda(f"議題\n(1) {_ONE}{beside}\n(2) {_TWO}")).meeting
    item = next(item for item in meeting.items if item.label == "1")
    labels = {material.id: material.label for material in meeting.materials}
    title = _ONE + (beside if beside == "（案）" else "")
    assert (title, departments, materials) == (
        item.title,
        item.departments,
        [labels[found] for found in item.materials],
    )


@pytest.mark.parametrize(
    ("beside", "openness"),
    [
        ("（非公開）", Openness.CLOSED),
        ("【非公開】", Openness.CLOSED),
        ("（公開）", Openness.OPEN),
        ("", None),
    ],
)
def test_closed_items(beside, openness):
    """An item that was closed says so beside its title, and makes the meeting partly closed."""
    meeting = parse_minutes(_agenda(f"議題\n(1) {_ONE}{beside}\n(2) {_TWO}")).meeting
    assert [openness, None] == [item.openness for item in meeting.items if item.label in {"1", "2"}]
    assert (Openness.PARTLY_CLOSED if openness is Openness.CLOSED else None) == meeting.openness


def _spoken_under(text):
    return [
        (item.title, len([entry for entry in item.entries if isinstance(entry, Speech)]))
        for item in _items(text)
        if item.entries
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "(1) {}",
        "（1）{}",
        "{}",
        "【{}】",
        "＜{}＞",
        "■ {}",
        "○ {}",
        "議題1　{}",
        "1　{}",
        "## {}",
        "◆{}",
        "議題（1）{}",
        "●議題1「{}」",
        "[{}]",
        "<h2>{}</h2>",
        "―{}―",
    ],
)
def test_headings_that_repeat_the_agenda(heading):
    """A heading in the proceedings that repeats a title of the agenda takes that item up, and makes no other."""
    lines = [
        heading.format(_ONE),
        "○委員　一つ目です。",
        heading.replace("1", "2").format(_TWO),
        "○委員　二つ目です。",
        "○事務局　承知しました。",
    ]
    text = _agenda(f"議題\n(1) {_ONE}\n(2) {_TWO}") + "\n".join(lines) + "\n"
    assert [(_ONE, 1), (_TWO, 2)] == _spoken_under(text)[-2:]
    assert [_ONE, _TWO] == [item.title for item in _items(text) if item.kind is not ItemKind.PROCEDURE]


@pytest.mark.parametrize(
    "words",
    [
        "次に、議題（2）「架空条例の制定について」を議題とします。", "続きまして、架空条例の制定について事務局から説明をお願いします。", "それでは、議題2に入ります。", "では、議題の(2)に移ります。",
        "次に、(2)架空条例の制定についてです。", "続いて、議題２、架空条例の制定について、説明をお願いします。",
    ],
)  # fmt: skip
def test_items_taken_up_in_a_speech(words):
    """Whoever presides takes an item up by its number or its title."""
    text = _agenda(f"議題\n(1) {_ONE}\n(2) {_TWO}") + (
        f"○会長　議題(1)「{_ONE}」を審議します。\n○委員　一つ目です。\n○会長　{words}\n○委員　二つ目です。\n○事務局　承知しました。\n"
    )
    assert [(_ONE, 2), (_TWO, 3)] == _spoken_under(text)[-2:]


@pytest.mark.parametrize("heading", ["1 {}", "(1) {}", "【{}】", "議題1　{}", "■{}", "１．{}"])
def test_agenda_told_by_headings_alone(heading):
    """Where the head has no agenda the headings of the proceedings are its items."""
    text = (
        _TOP
        + f"\n会議の経過\n○会長　開会します。\n{heading.format(_ONE)}\n○委員　一つ目です。\n{heading.replace('1', '2').replace('１', '２').format(_TWO)}\n○委員　二つ目です。\n"
    )
    assert [_ONE, _TWO] == [item.title for item in _items(text) if item.kind is not ItemKind.PROCEDURE]
    assert [(_ONE, 1), (_TWO, 1)] == _spoken_under(text)[-2:]


def test_materials_are_listed():
    """Materials have a label and a title, each to the letter."""
    meeting = parse_minutes(
        _agenda(
            f"議題\n(1) {_ONE}\n配布資料\n資料1　見本計画（案）\n資料1-2　新旧対照表\n参考資料　見本市の概要"
        )
    ).meeting
    assert [("資料1", "見本計画（案）"), ("資料1-2", "新旧対照表")] == [
        (found.label, found.title) for found in meeting.materials
    ][:2]
    assert 3 == len(meeting.materials)


def test_an_agenda_of_nothing_makes_nothing():
    """A line that says there was nothing, or points to another sheet, is no item."""
    assert [] == titles(_agenda("議題　別紙のとおり")) == titles(_agenda("議題　なし"))
