"""Lists of people: members present and absent, in every shape that a list has."""

import pytest
from readings import members, officers

from council_core.minutes.reader import parse_minutes
from council_core.model import Capacity, Presence, Role

_TOP = "令和5年度第1回見本市見本審議会会議録\n日時　令和5年6月1日（木）午後2時\n場所　見本会館\n"
_END = "\n議題　見本計画の改定について\n\n○会長　ただいまから開会します。\n○委員　質問はありません。\n"


def _list(lines):
    return _TOP + lines + _END


_THREE = ["見本 花子", "架空 次郎", "例示 三郎"]
_PLAIN = ["見本花子", "架空次郎", "例示三郎"]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("出席委員　見本 花子、架空 次郎、例示 三郎", _THREE), ("出席委員：見本花子、架空次郎、例示三郎", _PLAIN), ("出席委員　見本花子委員、架空次郎委員、例示三郎委員", _PLAIN),
        ("出席委員　見本花子・架空次郎・例示三郎", _PLAIN), ("出席委員　見本花子，架空次郎，例示三郎", _PLAIN), ("出席委員　見本花子　架空次郎　例示三郎", _PLAIN),
        ("出席委員\n　見本花子\n　架空次郎\n　例示三郎", _PLAIN), ("出席委員\n　見本　花子\n　架空　次郎\n　例示　三郎", ["見本　花子", "架空　次郎", "例示　三郎"]),
        ("出席委員（3名）\n見本 花子\n架空 次郎\n例示 三郎", _THREE), ("出席委員　3人\n　見本 花子、架空 次郎、例示 三郎", _THREE),
        ("出席委員：見本 花子、架空 次郎、例示 三郎（以上3名）", _THREE), ("出席委員　見本花子委員　架空次郎委員　例示三郎委員　計3名", _PLAIN),
        ("出席者\n　委員　見本 花子、架空 次郎、例示 三郎", _THREE), ("出席者　【委員】見本花子、架空次郎、例示三郎", _PLAIN), ("出席者\n（委員）\n見本花子、架空次郎、例示三郎", _PLAIN),
        ("出席者\n〈委員〉\n　見本花子\n　架空次郎\n　例示三郎", _PLAIN), ("出席者\n・委員：見本花子、架空次郎、例示三郎", _PLAIN), ("3 出席者\n(1) 委員 見本花子、架空次郎、例示三郎", _PLAIN),
        ("出席委員　見本委員、架空委員、例示委員", ["見本", "架空", "例示"]), ("出席者\n委員（見本・架空・例示各委員）3名", ["見本", "架空", "例示"]),
        ("出席委員　見本花子、架空次郎及び例示三郎", _PLAIN), ("出席委員　見本花子　架空次郎　例示三郎の各委員", _PLAIN), ("出席委員　見本花子氏、架空次郎氏、例示三郎氏", _PLAIN),
        ("出席委員　見本花子、架空次郎、\n　　　　　例示三郎", _PLAIN), ("出席委員（敬称略、五十音順）\n見本花子、架空次郎、例示三郎", _PLAIN), ("出席委員（敬称略）　見本花子、架空次郎、例示三郎", _PLAIN),
        ("出席議員　見本花子君、架空次郎君、例示三郎君", _PLAIN), ("出席委員　見本花子さん、架空次郎さん、例示三郎さん", _PLAIN),
        ("出席委員\n１番　見本花子\n２番　架空次郎\n３番　例示三郎", _PLAIN), ("出席委員\n1番 見本 花子　2番 架空 次郎　3番 例示 三郎", _THREE),
        ("出席委員\n1 見本 花子\n2 架空 次郎\n3 例示 三郎", _THREE), ("出席委員\n①見本花子\n②架空次郎\n③例示三郎", _PLAIN), ("出席委員\n(1) 見本花子\n(2) 架空次郎\n(3) 例示三郎", _PLAIN),
        ("出席委員\n・見本花子\n・架空次郎\n・例示三郎", _PLAIN), ("出席委員\n- 見本花子\n- 架空次郎\n- 例示三郎", _PLAIN), ("出席委員\n○見本花子\n○架空次郎\n○例示三郎", _PLAIN),
        ("出席委員\n委員　見本花子\n委員　架空次郎\n委員　例示三郎", _PLAIN), ("出席委員\n見本花子委員\n架空次郎委員\n例示三郎委員", _PLAIN),
        ("出席委員\n見本花子（学識経験者）\n架空次郎（見本市自治会連合会）\n例示三郎（公募市民）", _PLAIN), ("出席委員　見本花子（弁護士）、架空次郎（見本大学教授）、例示三郎（公募）", _PLAIN),
        ("出席委員\n見本大学教授　見本 花子\n見本市医師会　架空 次郎\n公募委員　例示 三郎", _THREE),
        ("出席委員\n学識経験者　見本花子、架空次郎\n公募市民　例示三郎", _PLAIN), ("出席委員\n（学識経験者）\n見本花子、架空次郎\n（公募市民）\n例示三郎", _PLAIN),
        ("出席委員\n条例第3条第1号委員　見本花子、架空次郎\n条例第3条第2号委員　例示三郎", _PLAIN),
        ("出席委員\n| 見本花子 | 架空次郎 | 例示三郎 |", _PLAIN), ("出席委員\t見本花子\t架空次郎\t例示三郎", _PLAIN), ("出席委員　見本花子／架空次郎／例示三郎", _PLAIN),
        ("出席委員\n見本 花子　架空 次郎\n例示 三郎", _THREE), ("<p>出席委員</p>\n<p>見本花子、架空次郎、例示三郎</p>", _PLAIN), ("出席委員<br>見本花子<br>架空次郎<br>例示三郎", _PLAIN),
        ("出席委員　見本　花子、　架空　次郎、　例示　三郎", ["見本　花子", "架空　次郎", "例示　三郎"]), ("出席委員 見本花子 架空次郎 例示三郎（オンライン）", _PLAIN),
    ],
)  # fmt: skip
def test_lists_of_members(lines, names):
    """A list has its names on one line or many, apart by any sign, with or without 委員, seats and affiliations."""
    assert (names, []) == members(_list(lines))


@pytest.mark.parametrize(
    ("lines", "chair", "vice", "rest"),
    [
        ("出席者\n会長　見本花子\n副会長　架空次郎\n委員　例示三郎、仮名四郎", "見本花子", "架空次郎", ["例示三郎", "仮名四郎"]),
        ("出席委員　見本花子会長、架空次郎副会長、例示三郎委員、仮名四郎委員", "見本花子", "架空次郎", ["例示三郎", "仮名四郎"]),
        ("出席委員　会長 見本 花子　副会長 架空 次郎　委員 例示 三郎", "見本 花子", "架空 次郎", ["例示 三郎"]),
        ("出席者　会長・見本花子、副会長・架空次郎、委員・例示三郎、仮名四郎", "見本花子", "架空次郎", ["例示三郎", "仮名四郎"]),
        ("出席者　会長：見本花子　副会長：架空次郎　委員：例示三郎、仮名四郎", "見本花子", "架空次郎", ["例示三郎", "仮名四郎"]),
        ("出席委員　見本花子（会長）、架空次郎（副会長）、例示三郎", "見本花子", "架空次郎", ["例示三郎"]),
        ("出席委員\n見本 花子 委員（会長）\n架空 次郎 委員（副会長）\n例示 三郎 委員", "見本 花子", "架空 次郎", ["例示 三郎"]),
        ("出席委員　◎見本花子、○架空次郎、例示三郎、仮名四郎、想定五郎（◎会長、○副会長）", "見本花子", "架空次郎", ["例示三郎", "仮名四郎", "想定五郎"]),
        ("出席委員（◎は会長、○は副会長）\n◎見本花子\n○架空次郎\n　例示三郎\n　仮名四郎\n　想定五郎", "見本花子", "架空次郎", ["例示三郎", "仮名四郎", "想定五郎"]),
        ("出席委員\n◎見本花子　○架空次郎　例示三郎　仮名四郎　想定五郎　※◎会長　○副会長", "見本花子", "架空次郎", ["例示三郎", "仮名四郎", "想定五郎"]),
        ("出席者\n委員長　見本花子\n副委員長　架空次郎\n委員　例示三郎", "見本花子", "架空次郎", ["例示三郎"]),
        ("出席者\n座長　見本花子\n副座長　架空次郎\n構成員　例示三郎", "見本花子", "架空次郎", ["例示三郎"]),
        ("出席者\n会長　見本花子\n会長職務代理者　架空次郎\n委員　例示三郎", "見本花子", "架空次郎", ["例示三郎"]),
        ("出席委員\n見本花子会長　架空次郎職務代理　例示三郎委員", "見本花子", "架空次郎", ["例示三郎"]),
        ("出席者\n会　長　見　本　花　子\n副会長　架　空　次　郎\n委　員　例　示　三　郎", "見　本　花　子", "架　空　次　郎", ["例　示　三　郎"]),
        ("出席委員\n【会長】見本花子\n【副会長】架空次郎\n【委員】例示三郎　仮名四郎", "見本花子", "架空次郎", ["例示三郎", "仮名四郎"]),
        ("出席委員\n（会長）見本花子\n（副会長）架空次郎\n例示三郎\n仮名四郎", "見本花子", "架空次郎", ["例示三郎", "仮名四郎"]),
        ("出席委員　見本花子、架空次郎、例示三郎", None, None, _PLAIN),
        ("出席委員\n○見本花子　○架空次郎　○例示三郎", None, None, _PLAIN),
    ],
)  # fmt: skip
def test_chair_and_deputy(lines, chair, vice, rest):
    """Roles stand before a name, behind it, in brackets, or are told by signs with their legend."""
    text = _list(lines)
    assert (chair, vice) == officers(text)
    expected = [name for name in (chair, vice) if name] + rest
    assert (expected, []) == members(text)


@pytest.mark.parametrize(
    ("lines", "present", "absent"),
    [
        ("出席委員　見本花子、架空次郎\n欠席委員　例示三郎", ["見本花子", "架空次郎"], ["例示三郎"]),
        ("出席者　見本花子委員、架空次郎委員\n欠席者　例示三郎委員", ["見本花子", "架空次郎"], ["例示三郎"]),
        ("出席委員　見本花子、架空次郎（欠席：例示三郎）", ["見本花子", "架空次郎"], ["例示三郎"]),
        ("出席委員\n　見本花子、架空次郎\n欠席委員\n　なし", ["見本花子", "架空次郎"], []),
        ("出席委員　見本花子、架空次郎\n欠席委員　無し", ["見本花子", "架空次郎"], []),
        ("出席者　見本花子、架空次郎\n欠席者　０名", ["見本花子", "架空次郎"], []),
        ("出席者\n　委員　見本花子、架空次郎\n欠席者\n　委員　例示三郎", ["見本花子", "架空次郎"], ["例示三郎"]),
        ("委員　見本花子（出席）、架空次郎（欠席）、例示三郎（出席）", ["見本花子", "例示三郎"], ["架空次郎"]),
        ("委員の出欠\n見本花子　○\n架空次郎　×\n例示三郎　○", ["見本花子", "例示三郎"], ["架空次郎"]),
        ("委員の出欠\n○見本花子\n×架空次郎\n○例示三郎", ["見本花子", "例示三郎"], ["架空次郎"]),
        ("委員の出欠\n見本花子　出席\n架空次郎　欠席\n例示三郎　出席", ["見本花子", "例示三郎"], ["架空次郎"]),
        ("委員名簿\n役職　氏名　出欠\n会長　見本花子　○\n委員　架空次郎　×\n委員　例示三郎　○", ["見本花子", "例示三郎"], ["架空次郎"]),
        ("出席状況\n氏名\t所属\t出欠\n見本花子\t見本大学\t出\n架空次郎\t架空商店\t欠\n例示三郎\t公募\t出", ["見本花子", "例示三郎"], ["架空次郎"]),
        ("出席状況\n| 役職 | 氏名 | 出欠 |\n|---|---|---|\n| 会長 | 見本花子 | ○ |\n| 委員 | 架空次郎 | × |\n| 委員 | 例示三郎 | ○ |", ["見本花子", "例示三郎"], ["架空次郎"]),
        ("出席状況\n番号　氏名　　所属　　出欠\n1　見本花子　見本大学　出席\n2　架空次郎　架空商店　欠席\n3　例示三郎　公募市民　出席", ["見本花子", "例示三郎"], ["架空次郎"]),
        ("出席委員　2名\n見本花子、架空次郎\n欠席委員　1名\n例示三郎", ["見本花子", "架空次郎"], ["例示三郎"]),
        ("出席者及び欠席者\n出席　見本花子、架空次郎\n欠席　例示三郎", ["見本花子", "架空次郎"], ["例示三郎"]),
        ("出席委員　8名中2名　見本花子、架空次郎\n欠席委員　例示三郎", ["見本花子", "架空次郎"], ["例示三郎"]),
    ],
)  # fmt: skip
def test_present_and_absent(lines, present, absent):
    """Who was absent has a label, a sign, a word in brackets or a column of its own."""
    assert (present, absent) == members(_list(lines))


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            "出席委員（3人）\n見 本 花 子 架 空 次 郎 例 示 三 郎",
            ["見 本 花 子", "架 空 次 郎", "例 示 三 郎"],
        ),
        (
            "出席委員（4人）\n見 本 花 子 架 空 次 郎\n例 示 三 郎 仮 名 四 郎",
            ["見 本 花 子", "架 空 次 郎", "例 示 三 郎", "仮 名 四 郎"],
        ),
        ("出席委員（2人）\n見 本 花 子　　架 空 次 郎", ["見 本 花 子", "架 空 次 郎"]),
    ],
)
def test_letters_apart_are_parted_by_the_stated_count(lines, names):
    """Names whose letters all stand apart are parted where the stated count leaves one way only."""
    assert (names, []) == members(_list(lines))


@pytest.mark.parametrize(
    "lines",
    [
        "出席委員\n見 本 花 子 架 空 次 郎 例 示 三 郎",
        "出席委員（5人）\n見 本 花 子 架 空 次 郎 例 示 三 郎",
        "出席委員（3人）\n見 本 花 架 空 次 郎 例 示 三 郎",
    ],
)
def test_letters_apart_that_are_not_certain_are_left(lines):
    """Without a count, or with one that does not fit, no name is made up; the letters stay unread."""
    reading = parse_minutes(_list(lines))
    assert [] == [person.name for person in reading.meeting.attendance]
    assert "架" in "".join(piece.text for piece in reading.unread)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("出席者\n委員　10人\n事務局　3人", []), ("出席委員　10名（委員総数12名）", []), ("出席委員\n別紙名簿のとおり", []), ("出席委員　全員", []),
        ("出席委員\n市民\n事業者\n学識経験者", []),
    ],
)  # fmt: skip
def test_counts_are_nobodys_names(lines, names):
    """A list that gives only counts or groups names nobody."""
    assert (names, []) == members(_list(lines))


def test_ways_of_being_present():
    """Online, by proxy, for a part of the meeting: how somebody was there is told beside the name."""
    text = _list(
        "出席委員　見本花子、架空次郎（オンライン）、例示三郎（途中退席）\n欠席委員　仮名四郎（代理　想定五郎）"
    )
    presence = {person.name: person.presence for person in parse_minutes(text).meeting.attendance}
    assert Presence.PRESENT is presence["見本花子"]
    assert Presence.ONLINE is presence["架空次郎"]
    assert Presence.PRESENT is presence["例示三郎"]


@pytest.mark.parametrize(
    ("remark", "role", "proxy"),
    [
        ("代理出席", Role.MEMBER, None),
        ("代理 架空 次郎", Role.MEMBER, "架空 次郎"),
        ("代理：架空 次郎", Role.MEMBER, "架空 次郎"),
        ("代理者　架空次郎", Role.MEMBER, "架空次郎"),
        ("会長　代理出席　架空 次郎", Role.CHAIR, "架空 次郎"),
        ("副会長、代理出席、架空 次郎", Role.VICE_CHAIR, "架空 次郎"),
    ],
)
def test_who_came_instead(remark, role, proxy):
    """Who came in a member's place stands behind the word for it, beside whatever else the remark says."""
    (member,) = parse_minutes(_list(f"出席委員　見本 花子（{remark}）")).meeting.attendance
    assert (Presence.PROXY, role, proxy) == (member.presence, member.role, member.proxy_name)


@pytest.mark.parametrize(
    "name",
    [
        "髙橋 勝",
        "齋藤 德子",
        "瀨戸 榮",
        "𠮷田 一郎",
        "山﨑 花",
        "関 三郎",
        "林 香",
        "東海林 太郎",
        "佐々木 ひろみ",
        "ケン・スミス",
        "長谷部 純",
        "阿部 課子",
        "会田 誠",
        "出口 次郎",
        "議田 花",
        "勅使河原 三郎",
        "南野 かつひこ",
    ],
)
def test_names_are_kept_to_the_letter(name):
    """A name has its own letters, whatever words they look like."""
    assert (["見本 花子", name, "架空 次郎"], []) == members(_list(f"出席委員　見本 花子、{name}、架空 次郎"))
    assert (["見本 花子", name, "架空 次郎"], []) == members(_list(f"出席委員\n見本 花子\n{name}\n架空 次郎"))


@pytest.mark.parametrize(
    "lines",
    [
        "出席者\n　会長　見本 花子\n　委員　架空 史　例示三郎",
        "出席委員　見本 花子　架空 史　例示三郎",
        "出席委員（3人）\n見本 花子 架空 史 例示三郎",
    ],
)
def test_names_with_and_without_a_space(lines):
    """A narrow space inside a name, and a wide one or the stated count between names, part people for certain."""
    assert (["見本 花子", "架空 史", "例示三郎"], []) == members(_list(lines))


_CLERK = [("見本花子", None, "総務課長"), ("架空次郎", None, "主査")]


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        ("事務局　総務課長 見本花子、主査 架空次郎", _CLERK), ("事務局　見本花子総務課長、架空次郎主査", _CLERK), ("事務局　見本花子（総務課長）、架空次郎（主査）", _CLERK),
        ("事務局\n　総務課長　見本花子\n　主査　架空次郎", _CLERK), ("事務局（総務課長 見本花子、主査 架空次郎）", _CLERK), ("事務局職員　総務課長・見本花子、主査・架空次郎", _CLERK),
        ("事務局　総務課長　見本花子　主査　架空次郎", _CLERK), ("（事務局）総務課長　見本花子　主査　架空次郎", _CLERK), ("事務局：見本花子総務課長　架空次郎主査", _CLERK),
        ("事務局　総務課　課長 見本花子、主査 架空次郎", [("見本花子", "総務課", "課長"), ("架空次郎", None, "主査")]),
        ("事務局\n　総務課　課長　見本花子\n　　　　　主査　架空次郎", [("見本花子", "総務課", "課長"), ("架空次郎", None, "主査")]),
        ("事務局　総務課（課長 見本花子、主査 架空次郎）", [("見本花子", "総務課", "課長"), ("架空次郎", "総務課", "主査")]),
        ("事務局　見本課長、架空主査", [("見本", None, "課長"), ("架空", None, "主査")]),
        ("事務局　見本花子、架空次郎", [("見本花子", None, None), ("架空次郎", None, None)]),
    ],
)  # fmt: skip
def test_secretariat(lines, people):
    """Officials have a post before the name, behind it or in brackets, and a department over several of them."""
    meeting = parse_minutes(_list(f"出席委員　例示 三郎、仮名 四郎\n{lines}")).meeting
    got = [
        (person.name, person.department, person.post)
        for person in meeting.attendance
        if person.capacity is Capacity.SECRETARIAT
    ]
    assert [(name, post) for name, _department, post in people] == [
        (name, post) for name, _department, post in got
    ]
    assert [department for _name, department, _post in people] == [
        department for _name, department, _post in got
    ]


@pytest.mark.parametrize(
    "label",
    [
        "説明員",
        "市側出席者",
        "関係課職員",
        "説明のため出席した者",
        "担当課",
        "執行部",
        "理事者",
        "（説明員）",
        "出席説明員",
    ],
)
def test_explainers(label):
    """Officials who explain are not the secretariat, whatever their list is called."""
    text = _list(
        f"出席委員　例示 三郎、仮名 四郎\n{label}　福祉課長 見本花子、環境課長 架空次郎\n事務局　総務課長 想定五郎"
    )
    assert (["見本花子", "架空次郎"], []) == members(text, Capacity.EXPLAINER)
    assert (["想定五郎"], []) == members(text, Capacity.SECRETARIAT)
    assert (["例示 三郎", "仮名 四郎"], []) == members(text)


@pytest.mark.parametrize("label", ["オブザーバー", "参考人", "アドバイザー", "コンサルタント"])
def test_guests(label):
    """Who is neither a member nor an official is a guest."""
    text = _list(f"出席委員　例示 三郎、仮名 四郎\n{label}　見本花子、架空次郎")
    assert (["見本花子", "架空次郎"], []) == members(text, Capacity.GUEST)


def test_names_that_run_together():
    """Letters that all stand apart are parted where the number of people leaves one way, else left and told."""
    spread = "見 本 花 子 架 空 次 郎"
    told, left = (parse_minutes(_list(f"出席委員（{count}名）\n{spread}")) for count in (2, 3))
    names = [[person.name for person in reading.meeting.attendance] for reading in (told, left)]
    codes = [[found.code for found, _place in reading.findings] for reading in (told, left)]
    assert [["見 本 花 子", "架 空 次 郎"], []] == names
    assert [[], ["names-run-together"]] == codes
    assert ["".join(spread.split())] == ["".join(piece.text.split()) for piece in left.unread]
