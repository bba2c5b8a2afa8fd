"""The rest of the layouts of rosters seen on real pages (20 to 38), and those usual in files that circulate."""

import datetime

import pytest
from sheets import codes, names, read, told, write_delimited

from council_core import read_roster
from council_core.errors import NoList
from council_core.model import Capacity, Presence, Role

CHAIR, VICE, ACTING, MEMBER = Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR, Role.MEMBER
PRESENT, ABSENT, ONLINE, PROXY = Presence.PRESENT, Presence.ABSENT, Presence.ONLINE, Presence.PROXY
FIRST, LAST = datetime.date(2021, 4, 1), datetime.date(2023, 3, 31)


@pytest.mark.parametrize("circle", ["○", "〇", "◯"])
def test_20_marks_in_a_column(tmp_path, circle):
    """Layout 20: ◎ and 〇 in a column before the names, without a legend."""
    rows = [
        ["◎", "見本 一郎"],
        [circle, "例田 花子"],
        [None, "仮山 次郎"],
        [None, "架川 良枝"],
        [None, "試野 茂"],
    ]
    roster = read(tmp_path, rows)
    expected = [
        ("見本 一郎", CHAIR),
        ("例田 花子", VICE),
        ("仮山 次郎", None),
        ("架川 良枝", None),
        ("試野 茂", None),
    ]
    assert expected == told(roster, "role")
    assert [("mark-without-legend", "1"), ("mark-without-legend", "2")] == [
        (c, at[1:]) for c, at in codes(roster)
    ]


def test_21_marked_names_three_a_line(tmp_path):
    """Layout 21: marked names, three a line, and those absent with their count."""
    roster = read(
        tmp_path,
        """
        出席委員
        ◎見 本 一 郎 | ○例 田 花 子 | 仮 山 次 郎
        架 川 良 枝 | 試 野 　茂 | 見 本 花 子
        欠席委員（1名）
        例 田 一 郎
        """,
    )
    assert {("見 本 一 郎", CHAIR, PRESENT), ("例 田 花 子", VICE, PRESENT)} <= set(
        told(roster, "role presence")
    )
    assert [("例 田 一 郎", ABSENT)] == [each for each in told(roster, "presence") if each[1] is not PRESENT]
    assert 7 == len(roster.people)
    assert [("mark-without-legend", "A2"), ("mark-without-legend", "B2")] == codes(roster)


def test_22_all_members(tmp_path):
    """Layout 22: 各委員 closes a list and is nobody."""
    roster = read(tmp_path, "出席委員\n◎見本一郎\n○例田花子\n仮山次郎\n架川良枝\n各委員")
    assert [("見本一郎", CHAIR), ("例田花子", VICE)] == told(roster, "role")[:2]
    assert ["仮山次郎", "架川良枝"] == names(roster)[2:]
    assert {None, MEMBER} >= {person.role for person in roster.people[2:]}


def test_23_presence_in_brackets(tmp_path):
    """Layout 23: presence in brackets after the name."""
    roster = read(tmp_path, "委員\n見本 一郎（出席）\n例田 花子(欠席)\n仮山 次郎（出席）")
    assert [("見本 一郎", PRESENT), ("例田 花子", ABSENT), ("仮山 次郎", PRESENT)] == told(roster, "presence")


@pytest.mark.parametrize(("total", "found"), [("以上4名", []), ("以上　５名", [("total-differs", "A7")])])
def test_24_former_towns(tmp_path, total, found):
    """Layout 24: former towns in brackets as subheads, two names a line, and the total at the end."""
    roster = read(
        tmp_path,
        f"""
        委員名簿
        （旧見本町）
        見 本 一 郎 | 例 田 花 子
        （旧例示村）
        仮 山 次 郎
        架 川 良 枝
        {total}
        """,
    )
    assert {"見 本 一 郎", "例 田 花 子", "仮 山 次 郎", "架 川 良 枝"} == set(names(roster))
    towns = {person.name: person.category.strip("（）") for person in roster.people}
    assert ("旧見本町", "旧例示村") == (towns["見 本 一 郎"], towns["架 川 良 枝"])
    assert found == codes(roster)


def test_25_present_and_absent(tmp_path):
    """Layout 25: lists of names under 出席者の氏名 and 欠席者の氏名; who came by an article is a guest or untold."""
    roster = read(
        tmp_path,
        """
        出席者の氏名
        見本 一郎
        例田 花子
        欠席者の氏名
        仮山 次郎
        """,
    )
    assert [("見本 一郎", PRESENT), ("例田 花子", PRESENT), ("仮山 次郎", ABSENT)] == told(roster, "presence")


@pytest.mark.parametrize("labels", ["出席委員 | 欠席委員", "出席者の氏名 | 欠席者の氏名", "出席者 | 欠席者"])
def test_25_present_beside_absent(tmp_path, labels):
    """Layout 25 side by side: those present in one column, those absent in the next."""
    roster = read(tmp_path, f"{labels}\n見本 一郎 | 架川 良枝\n例田 花子 | 試野 茂\n仮山 次郎 |")
    expected = {
        ("見本 一郎", PRESENT),
        ("例田 花子", PRESENT),
        ("仮山 次郎", PRESENT),
        ("架川 良枝", ABSENT),
        ("試野 茂", ABSENT),
    }
    assert expected == set(told(roster, "presence"))


def test_26_roles_in_brackets(tmp_path):
    """Layout 26: roles in brackets after the names; (順不同) at the end is nobody."""
    roster = read(tmp_path, "委員\n見本一郎（会長）\n例田花子(職務代理者)\n仮山次郎\n（順不同）")
    assert [("見本一郎", CHAIR), ("例田花子", ACTING), ("仮山次郎", None)] == [
        (name, None if role is MEMBER else role) for name, role in told(roster, "role")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "見本・例田・仮山　各委員　３名（50音順）",
        "委員長 見本 一郎 副委員長 例田 花子 委員 仮山 次郎、架川 良枝 事務局 課長 試野 茂",
    ],
    ids=["27 surnames", "34 all in one cell"],
)
def test_27_34_everybody_in_one_cell(tmp_path, line):
    """Layouts 27 and 34: a cell with everybody is read apart, or told, or refused; it is never one person."""
    try:
        roster = read(tmp_path, f"出席者（敬称略）\n{line}")
    except NoList:
        return
    assert len(roster.people) >= 3 or codes(roster)


def test_28_surnames_with_a_title(tmp_path):
    """Layout 28: surnames with 委員, proxies, given names' letters that tell equal surnames apart, and notes."""
    roster = read(
        tmp_path,
        """
        出席委員
        見本委員
        例田委員（代）
        仮山（利）委員
        仮山（正）委員
        （以上4名）
        *委任状提出委員1名
        """,
    )
    assert [("見本", None), ("例田", PROXY)] == [
        (name, None if state is PRESENT else state) for name, state in told(roster, "presence")[:2]
    ]
    assert (["仮山（利）", "仮山（正）"], 4) == (names(roster)[2:], len(roster.people))
    assert not {"listed-twice", "total-differs"} & {code for code, _cell in codes(roster)}


def test_29_counts_and_given_letters(tmp_path):
    """Layout 29: the number of people on a line of its own, then a surname, a letter and the role."""
    roster = read(tmp_path, "委員\n2名\n見本（一）会長\n例田（花）委員\n事務局\n1名\n仮山課長")
    assert [("見本（一）", CHAIR), ("例田（花）", MEMBER)] == told(roster, "role")[:2]
    assert Capacity.SECRETARIAT == roster.people[2].capacity
    assert "total-differs" not in dict(codes(roster))


@pytest.mark.parametrize(
    ("role", "expected", "post"),
    [
        ("委員（副会長）", VICE, None),
        ("委員(委員長)", CHAIR, None),
        ("委員（教育長）", MEMBER, "教育長"),
        ("委員", MEMBER, None),
        ("会長職務代理者（副会長）", ACTING, None),
        ("会長（学識経験者）", CHAIR, None),
    ],
)
def test_30_31_roles_with_brackets(tmp_path, role, expected, post):
    """Layouts 30 and 31: a role in brackets after 委員 is the role; what is none there is the post."""
    roster = read(tmp_path, f"氏名 | 役職\n見本 一郎 | {role}\n例田 花子 | 委員")
    assert ("見本 一郎", expected) == told(roster, "role")[0]
    if role != "会長（学識経験者）":
        assert (post, []) == (roster.people[0].post, codes(roster))


def test_32_middle_dots(tmp_path):
    """Layout 32: 会長・氏名 in one cell, and a list of names after 委員・."""
    roster = read(tmp_path, "出席者\n会長・見本一郎\n副会長・例田花子\n委員・仮山次郎")
    assert [("見本一郎", CHAIR), ("例田花子", VICE), ("仮山次郎", MEMBER)] == told(roster, "role")


def test_32_a_list_in_one_cell(tmp_path):
    """Layout 32: names with commas between are people each, or told as unclear; never one person."""
    roster = read(tmp_path, "出席者\n会長・見本一郎\n委員・仮山次郎、架川良枝、試野茂")
    assert ["仮山次郎", "架川良枝", "試野茂"] == names(roster)[1:] or ("name-unclear", "A3") in codes(roster)


def test_33_role_above_the_name(tmp_path):
    """Layout 33: the role above the name in one cell; (敬称省略) is nobody."""
    roster = read(
        tmp_path, "委員名簿（敬称省略）\n会長⏎見本 一郎 | 委員⏎例田 花子\n委員⏎仮山 次郎 | 委員⏎架川 良枝"
    )
    expected = {("見本 一郎", CHAIR), ("例田 花子", MEMBER), ("仮山 次郎", MEMBER), ("架川 良枝", MEMBER)}
    assert expected == set(told(roster, "role"))


def test_35_a_chair_under_a_subhead(tmp_path):
    """Layout 35: (座長) as a subhead over one, then the others with what they belong to."""
    roster = read(
        tmp_path,
        """
        （別紙）
        見本市観光懇話会　委員名簿
        （座長）
        見本 一郎 | 見本大学
        （委員）
        例田 花子 | 見本旅館組合
        仮山 次郎 | 見本鉄道株式会社
        """,
    )
    expected = [("見本 一郎", CHAIR), ("例田 花子", MEMBER), ("仮山 次郎", MEMBER)]
    assert (expected, None) == (told(roster, "role"), roster.header_row)
    assert ["見本大学", "見本旅館組合", "見本鉄道株式会社"] == [
        person.affiliation for person in roster.people
    ]


def test_36_a_list_of_councils(tmp_path):
    """Layout 36: a list of councils has no people, and is refused."""
    with pytest.raises(NoList):
        read(
            tmp_path,
            """
            No. | 審議会等名 | 課名 | 設置根拠 | 設置区分 | 公募の有無 | 市民から公募しない場合の理由
            1 | 見本市環境審議会 | 環境課 | 見本市環境基本条例 | 附属機関 | 有 |
            2 | 見本市景観審議会 | 都市計画課 | 見本市景観条例 | 附属機関 | 無 | 専門的な審議のため
            3 | 見本市情報公開審査会 | 総務課 | 見本市情報公開条例 | 附属機関 | 無 |
            """,
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_37_a_quoted_csv(tmp_path, encoding):
    """Layout 37: a real CSV with the name, its furigana, and both at once."""
    path = tmp_path / "名簿.csv"
    lines = ['"氏名","ふりがな","氏名ふりがな"', '"見本 一郎","みほん いちろう","見本 一郎みほん いちろう"', '"例田 花子","れいだ はなこ","例田 花子れいだ はなこ"']  # fmt: skip
    path.write_bytes("\n".join(lines).encode(encoding))
    roster = read_roster(path)
    assert [("見本 一郎", "みほん いちろう", "A2"), ("例田 花子", "れいだ はなこ", "A3")] == told(
        roster, "kana cell"
    )


def test_38_normalised_names(tmp_path):
    """Layout 38: a real CSV whose names stand under 議員名(正規化), between other columns."""
    rows = [
        ["fileName", "議席番号", "議員名(正規化)", "議員ID"],
        ["r030701.pdf", "1", "見本一郎", "101"],
        ["r030701.pdf", "3", "例田花子", "102"],
        ["r030701.pdf", "4", "仮山次郎", "103"],
    ]
    roster = read_roster(write_delimited(tmp_path / "名簿.csv", rows, "utf-8"))
    assert (["見本一郎", "例田花子", "仮山次郎"], 1, ()) == (
        names(roster),
        roster.header_row,
        roster.findings,
    )


def test_usual_file(tmp_path):
    """A file as it circulates: 敬称略, No., half-width katakana, 性別, two date columns, merged 区分, a total."""
    roster = read(
        tmp_path,
        [
            ["見本市環境審議会委員名簿"],
            [None, None, None, None, None, None, None, "（敬称略・五十音順）"],
            ["No.", "区分", "氏名", "フリガナ", "性別", "所属等", "任期（始期）", "任期（終期）"],
            [1, "学識経験者", "見本 一郎", "ﾐﾎﾝ ｲﾁﾛｳ", "男", "見本大学", FIRST, LAST],
            [2, None, "例田 花子", "ﾚｲﾀﾞ ﾊﾅｺ", "女", "見本高校", FIRST, LAST],
            [3, "市民", "仮山 次郎", "ｶﾘﾔﾏ ｼﾞﾛｳ", "男", None, FIRST, LAST],
            [None, None, "計 3名"],
            ["※委員の任期は2年とする。"],
        ],
        merge=["A1:H1", "B4:B5"],
    )
    expected = [
        ("見本 一郎", "ﾐﾎﾝ ｲﾁﾛｳ", "学識経験者", "見本大学", FIRST, LAST),
        ("例田 花子", "ﾚｲﾀﾞ ﾊﾅｺ", "学識経験者", "見本高校", FIRST, LAST),
        ("仮山 次郎", "ｶﾘﾔﾏ ｼﾞﾛｳ", "市民", None, FIRST, LAST),
    ]
    assert expected == told(roster, "kana category affiliation from_ until")
    assert (3, []) == (roster.header_row, codes(roster))


def test_presence_with_brackets(tmp_path):
    """What stands in brackets behind a presence makes it more exact: who came instead, and how."""
    roster = read(
        tmp_path,
        "氏名 | 出欠\n見本 一郎 | 出席（Web）\n例田 花子 | 欠席（代理：架川 良枝）\n仮山 次郎 | 出席（途中退席）",
    )
    expected = [("見本 一郎", ONLINE, None), ("例田 花子", PROXY, "架川 良枝"), ("仮山 次郎", PRESENT, None)]
    assert expected == told(roster, "presence proxy_name")


def test_proxy_in_a_column(tmp_path):
    """Who came instead stands in a column of its own; a member who is absent stays the person."""
    roster = read(tmp_path, "氏名 | 出欠 | 代理出席者\n見本 一郎 | ○ |\n例田 花子 | 代理 | 架川 良枝")
    assert [("見本 一郎", PRESENT, None), ("例田 花子", PROXY, "架川 良枝")] == told(
        roster, "presence proxy_name"
    )


@pytest.mark.parametrize("count", [3, 4])
def test_total_in_the_last_block(tmp_path, count):
    """The total of blocks side by side closes the last of them, and counts all."""
    roster = read(
        tmp_path,
        f"氏名 | 役職 | 氏名 | 役職\n見本 一郎 | 会長 | 仮山 次郎 | 委員\n例田 花子 | 委員 | 計 | {count}名",
    )
    assert {"見本 一郎", "例田 花子", "仮山 次郎"} == set(names(roster))
    assert (["total-differs"] if count != 3 else []) == [code for code, _cell in codes(roster)]
