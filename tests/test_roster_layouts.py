"""The layouts of rosters seen on real pages (1 to 19 of 38) as sheets, and what a clerk reads in them."""

import pytest
from sheets import codes, names, read, told

from council_core.model import Capacity, Presence, Role

CHAIR, VICE, ACTING, MEMBER = Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR, Role.MEMBER
PRESENT, ABSENT, PROXY = Presence.PRESENT, Presence.ABSENT, Presence.PROXY


def test_01_presence_in_words(tmp_path):
    """Layout 1: presence in words, and an observer whose name carries a title."""
    roster = read(
        tmp_path,
        """
        役職 | 氏名 | 出欠
        会長 | 見本 一郎 | 出席
        委員 | 例田 花子 | 欠席
        オブザーバー | 仮山 次郎 教育部長 | 出席
        """,
    )
    assert [("見本 一郎", CHAIR, PRESENT), ("例田 花子", MEMBER, ABSENT)] == told(roster, "role presence")[:2]
    guest = roster.people[2]
    assert (Capacity.GUEST, None, PRESENT) == (guest.capacity, guest.role, guest.presence)
    assert ("仮山 次郎", "教育部長") == (guest.name, guest.post) or ("name-unclear", "B4") in codes(roster)


def test_02_legend_in_the_title(tmp_path):
    """Layout 2: ○ and − with their legend above; what somebody is stands in brackets, over two lines."""
    roster = read(
        tmp_path,
        """
        出席者（○出席　−欠席）
        役 | （所属・職） | 氏名 | 出欠
        会長 | （見本大学⏎教授） | 見本 一郎 | ○
        委員 | （見本商工会⏎会長） | 例田 花子 | −
        """,
    )
    assert [("見本 一郎", CHAIR, PRESENT), ("例田 花子", MEMBER, ABSENT)] == told(roster, "role presence")
    assert all("見本" in person.affiliation for person in roster.people)
    assert [] == codes(roster)


def test_03_only_absence_is_printed(tmp_path):
    """Layout 3: where only 欠 is printed, a blank does not state that somebody came."""
    roster = read(
        tmp_path,
        """
        議番 | 氏名 | 出欠
        1 | 見本 一郎 |
        2 | 例田 花子 | 欠
        3 | 仮山 次郎 |
        """,
    )
    assert [("見本 一郎", None), ("例田 花子", ABSENT), ("仮山 次郎", None)] == told(roster, "presence")
    assert [] == codes(roster)


def test_04_empty_seats_side_by_side(tmp_path):
    """Layout 4: numbered seats in blocks side by side, some without a name; the numbers are the order."""
    roster = read(
        tmp_path,
        """
        番 | 氏名 | 番 | 氏名 | 番 | 氏名
        1 | 見本 一郎 | 4 | 仮山 次郎 | 7 | 例田 一郎
        2 | | 5 | 架川 良枝 | 8 | 試野 茂
        3 | 例田 花子 | 6 | | 9 | 見本 花子
        """,
    )
    cells = ["B2", "B4", "D2", "D3", "F2", "F3", "F4"]
    assert cells == [person.cell for person in roster.people]
    assert {"no-name"} >= {code for code, _cell in codes(roster)}


def test_04_a_third_state(tmp_path):
    """Layout 4: a state such as 待機 is told and left out."""
    roster = read(tmp_path, "氏名 | 出欠\n見本 一郎 | 出席\n例田 花子 | 待機")
    assert [("見本 一郎", PRESENT), ("例田 花子", None)] == told(roster, "presence")
    assert [("presence-unknown", "B3")] == codes(roster)


def test_05_blocks_under_those_present(tmp_path):
    """Layout 5: two blocks with spaced labels and names, under the title 出席委員."""
    roster = read(
        tmp_path,
        """
        出席委員
        番　号 | 氏　　名 | 番　号 | 氏　　名
        1 | 見 本 一 郎 | 3 | 仮 山 次 郎
        2 | 例 田 花 子 | 4 | 架 川 良 枝
        """,
    )
    assert ["見 本 一 郎", "例 田 花 子", "仮 山 次 郎", "架 川 良 枝"] == names(roster)
    assert {PRESENT} == {person.presence for person in roster.people}


def test_06_a_letter_a_line(tmp_path):
    """Layout 6: names of one letter a line, and surnames of three letters."""
    roster = read(
        tmp_path,
        """
        番 | 氏名 | 番 | 氏名
        1 | 見⏎本⏎一⏎郎 | 3 | 五十嵐 見本
        2 | 長谷川⏎花 | 4 | 小比類巻 例
        """,
    )
    assert {"見 本 一 郎", "長谷川 花", "五十嵐 見本", "小比類巻 例"} == set(names(roster))


def test_07_a_deputy_who_is_vice_chair(tmp_path):
    """Layout 7: 会長職務代理者(副会長) is the acting chair; seat numbers are no names."""
    roster = read(
        tmp_path,
        """
        役職 | 議席番号 | 氏名
        会長 | 19 | 見　本　一　郎
        会長職務代理者(副会長) | 18 | 例田花子
        委員 | 1 | 仮山　次郎
        """,
    )
    expected = [("見　本　一　郎", CHAIR), ("例田花子", ACTING), ("仮山　次郎", MEMBER)]
    assert (expected, []) == (told(roster, "role"), codes(roster))


def test_08_seat_numbers_in_the_name(tmp_path):
    """Layout 8: a seat number before the name is no part of it, also where names stand in a list."""
    roster = read(
        tmp_path,
        """
        役職 | 議席番号・氏名
        会長 | 1番　見本一郎
        副会長 | 2番　例田花子
        委員 | 3番　仮山次郎、5番　架川良枝
        """,
    )
    assert [("見本一郎", CHAIR), ("例田花子", VICE)] == told(roster, "role")[:2]
    assert ["仮山次郎", "架川良枝"] == names(roster)[2:] or ("name-unclear", "B4") in codes(roster)


def test_09_no_header(tmp_path):
    """Layout 9: names and what they are, without a header row; posts over two lines."""
    roster = read(
        tmp_path,
        """
        見本 一郎 | 見本大学教授⏎見本市参与
        例田 花子 | 見本商工会会長
        仮山 次郎 | 公募市民
        """,
    )
    assert (["見本 一郎", "例田 花子", "仮山 次郎"], None) == (names(roster), roster.header_row)
    assert [None] * 3 == [person.role for person in roster.people]
    stated = [f"{person.affiliation or ''}{person.post or ''}" for person in roster.people[:2]]
    assert ["見本大学教授 見本市参与", "見本商工会会長"] == stated


def test_10_groups_under_squares(tmp_path):
    """Layout 10: groups under ■; those under 欠席者 were absent; (途中参加) belongs to no name."""
    roster = read(
        tmp_path,
        """
        ■委員
        見本 一郎 | 見本大学
        例田 花子 | 見本商工会（途中参加）
        ■事務局
        仮山 次郎 | 総務課
        ■欠席者
        架川 良枝 | 見本自治会
        """,
    )
    expected = [
        ("見本 一郎", Capacity.MEMBER),
        ("例田 花子", Capacity.MEMBER),
        ("仮山 次郎", Capacity.SECRETARIAT),
    ]
    assert expected == told(roster, "capacity")[:3]
    assert ("架川 良枝", ABSENT) == told(roster, "presence")[3]
    assert roster.people[3].capacity in {None, Capacity.MEMBER}  # the staff's heading ended at the next


def test_11_name_role_and_affiliation_in_one_cell(tmp_path):
    """Layout 11: 氏名委員(所属 役職) under a heading with the number of people."""
    roster = read(
        tmp_path,
        """
        【出席委員】3名
        見本一郎委員（見本大学 教授）
        例田花子委員（見本商工会 会長）
        仮山次郎委員（公募市民）
        """,
    )
    assert [(name, MEMBER, PRESENT) for name in ("見本一郎", "例田花子", "仮山次郎")] == told(
        roster, "role presence"
    )
    assert ("見本大学" in roster.people[0].affiliation, []) == (True, codes(roster))


def test_12_roles_as_subheads(tmp_path):
    """Layout 12: bullets with 氏名(選出区分) under the roles; 代理 after the bracket is a proxy."""
    roster = read(
        tmp_path,
        """
        会長
        ・見本一郎（学識経験者）
        委員
        ・例田花子（事業者）
        ・仮山次郎（市民）代理
        """,
    )
    assert [("見本一郎", CHAIR), ("例田花子", MEMBER), ("仮山次郎", MEMBER)] == told(roster, "role")
    assert [None, None, PROXY] == [person.presence for person in roster.people]


def test_13_a_chair_of_elsewhere(tmp_path):
    """Layout 13: under 【委員】 a 会長 of an association is a member here."""
    roster = read(
        tmp_path,
        """
        【会長】
        見本大学 | 教授 | 見本 一郎
        【委員】
        見本市老人クラブ連合会 | 会長 | 例田 花子
        公募による市民 | | 仮山 次郎
        【事務局】
        福祉部 | 部長 | 架川 良枝
        """,
    )
    expected = [("見本 一郎", CHAIR), ("例田 花子", MEMBER), ("仮山 次郎", MEMBER), ("架川 良枝", None)]
    assert expected == told(roster, "role")
    assert Capacity.SECRETARIAT == roster.people[3].capacity
    assert ("見本市老人クラブ連合会", "公募による市民") == tuple(
        person.affiliation for person in roster.people[1:3]
    )
    assert "two-chairs" not in dict(codes(roster))


def test_14_categories_as_subheads(tmp_path):
    """Layout 14: categories as lines of their own hold for the people below them."""
    roster = read(
        tmp_path,
        """
        氏名 | 備考
        市民
        見本 一郎 |
        例田 花子 | 再任
        事業者
        仮山 次郎 |
        学識経験者
        架川 良枝 |
        """,
    )
    expected = [
        ("見本 一郎", "市民"),
        ("例田 花子", "市民"),
        ("仮山 次郎", "事業者"),
        ("架川 良枝", "学識経験者"),
    ]
    assert (expected, []) == (told(roster, "category"), codes(roster))


def test_15_groups_by_the_ordinance(tmp_path):
    """Layout 15: groups by an item of the ordinance, with their number of people."""
    roster = read(
        tmp_path,
        """
        委員名簿
        条例第3条第2項第1号（2名）
        見本一郎委員
        例田花子委員
        条例第3条第2項第2号（2名）
        仮山次郎委員
        """,
    )
    assert [("見本一郎", MEMBER), ("例田花子", MEMBER), ("仮山次郎", MEMBER)] == told(roster, "role")
    groups = [person.category.removesuffix("（2名）") for person in roster.people]
    assert ["条例第3条第2項第1号"] * 2 + ["条例第3条第2項第2号"] == groups
    assert [("total-differs", "A5")] == codes(roster)


def test_16_only_the_chair_is_marked(tmp_path):
    """Layout 16: (会長) before the name of one."""
    roster = read(tmp_path, "委員名簿\n（会長）見本 一郎\n例田 花子\n仮山 次郎")
    assert (["見本 一郎", "例田 花子", "仮山 次郎"], CHAIR) == (names(roster), roster.people[0].role)
    assert {None, MEMBER} >= {person.role for person in roster.people[1:]}


def test_17_padded_roles(tmp_path):
    """Layout 17: roles padded with spaces; two members of one surname are two."""
    roster = read(
        tmp_path,
        """
        役　　職 | 氏　　　名
        委  員  長 | 見本　　一郎
        副 委 員 長 | 見本　　花子
        委      員 | 例田　　　茂
        """,
    )
    assert [("見本　一郎", CHAIR), ("見本　花子", VICE), ("例田　茂", MEMBER)] == told(roster, "role")
    assert [] == codes(roster)


def test_18_staff_by_division(tmp_path):
    """Layout 18: staff in groups under [部局]; a bracket that says for which item somebody came is no name."""
    roster = read(
        tmp_path,
        """
        委員
        役職 | 氏名
        委員長 | 見本 一郎
        委員 | 例田 花子
        説明員
        [総務部]
        部長 | 仮山 次郎
        課長 | 架川 良枝（第2号議案の審査時）
        """,
    )
    assert ["見本 一郎", "例田 花子", "仮山 次郎", "架川 良枝"] == names(roster)
    staff = [(person.capacity, person.department, person.post) for person in roster.people[2:]]
    assert [(Capacity.EXPLAINER, "総務部", "部長"), (Capacity.EXPLAINER, "総務部", "課長")] == staff
    assert "第2号議案" in (roster.people[3].remarks or "")


def test_19_names_alone(tmp_path):
    """Layout 19: nothing but names, their letters spaced; a name in kana stands among them."""
    roster = read(tmp_path, "見 本 一 郎\n例 田 花 子\nみほん はな\n仮 山 次 郎")
    assert (["見 本 一 郎", "例 田 花 子", "みほん はな", "仮 山 次 郎"], None) == (
        names(roster),
        roster.header_row,
    )


def test_another_table_below(tmp_path):
    """A table of something else below the list is nobody."""
    roster = read(
        tmp_path,
        "氏名 | 役職\n見本 一郎 | 会長\n例田 花子 | 委員\n\n別表\n役職 | 日額\n会長 | 10,000円\n委員 | 8,000円",
    )
    assert ["見本 一郎", "例田 花子"] == names(roster)


@pytest.mark.parametrize("title", ["見本市環境審議会委員名簿（3名）", "委員（3名）", "委員　3名"])
def test_total_in_the_title(tmp_path, title):
    """The number of people in the title of a list is compared with those read."""
    roster = read(tmp_path, f"{title}\n氏名 | 所属\n見本 一郎 | 見本大学\n例田 花子 | 見本高校")
    assert (2, [("total-differs", "A1")]) == (len(roster.people), codes(roster))
