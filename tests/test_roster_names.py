"""Names to the letter, and what stands beside them: roles, honorifics, furigana, marks, terms and dates."""

import datetime
import re

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from sheets import change_parts, codes, names, read, share_strings, told, write, write_ods, write_xls

from council_core import read_roster
from council_core.model import Role

CHAIR, VICE, ACTING, MEMBER = Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR, Role.MEMBER
FIRST, LAST = datetime.date(2021, 4, 1), datetime.date(2023, 3, 31)

# Names with letters of roles, of totals and of headings in them, short ones, foreign ones, rare letters.
TROUBLESOME = (
    "会田 長", "委 文雄", "計 良子", "合田 進", "合計 見本", "長 会", "副島 会", "議 長太郎", "役所 職", "以上 見本",
    "出 欠男", "代 太郎", "様 見本", "殿 一郎", "氏 名子", "先生 見本", "林 名", "見本 一", "王 偉", "任 期", "区 分",
    "佐々木 々", "見本 はなこ", "ミホン・ハナコ", "見本・ハナコ・マリー", "John Mihon", "Mihon Jean-Luc O'Neil", "𠮷田 見本", "葛󠄀城 見本",
    "髙﨑 見本", "ﾐﾎﾝ ﾀﾛｳ", "ゝ野 見本", "見本 ヶ丘", "一 二三", "三 四郎", "十 五", "公募 市子", "市民 太郎", "事務 局子", "欠 一郎", "注 連太",
    "金 Ａ子", "O", "林", "か\u3099 見本", "見本\u00a0一郎", "計", "会　長", "名 一郎", "人見 一",
)  # fmt: skip


@pytest.mark.parametrize("name", TROUBLESOME)
def test_troublesome_names(tmp_path, name):
    """Under a header, between others, a name is read to the letter and nothing of it is taken for a role."""
    roster = read(
        tmp_path,
        [["番号", "役職", "氏名"], [1, "会長", "見本 一郎"], [2, "委員", name], [3, "委員", "例田 花子"]],
    )
    assert [("見本 一郎", CHAIR), (name, MEMBER), ("例田 花子", MEMBER)] == told(roster, "role")


@pytest.mark.parametrize("name", TROUBLESOME)
def test_troublesome_names_among_words(tmp_path, name):
    """A row of a name and of words that head columns elsewhere (出席, 委員) is a person and no new header."""
    rows = [
        ["氏名", "ふりがな", "出欠", "役職"],
        ["見本 一郎"],
        [name, None, "出席", "委員"],
        ["例田 花子"],
        ["仮山 次郎"],
    ]
    expected = [("見本 一郎", None), (name, MEMBER), ("例田 花子", None), ("仮山 次郎", None)]
    assert expected == told(read(tmp_path, rows), "role")


@pytest.mark.parametrize(
    "name", ["会田 長", "委 文雄", "計 良子", "合田 進", "副島 会", "議 長太郎", "𠮷田 見本", "髙﨑 見本"]
)
def test_troublesome_names_without_columns(tmp_path, name):
    """In a list of names alone the same holds."""
    assert ["見本 一郎", name, "例田 花子"] == names(read(tmp_path, f"委員\n見本 一郎\n{name}\n例田 花子"))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("本田　　見本", "本田　見本"), ("見本 　 一郎", "見本 一郎"), ("山　田　見　本", "山　田　見　本"), ("  見本 一郎　", "見本 一郎"),
        ("見本\n一郎", "見本 一郎"), ("見 本  一 郎", "見 本 一 郎"), ("見本\r\n一郎", "見本 一郎"), ("見本\t一郎", "見本\t一郎"),
    ],
)  # fmt: skip
def test_spaces_of_layout(tmp_path, written, name):
    """Spaces at the ends go, of several the first stays, and a line break is a space."""
    assert [name] == names(read(tmp_path, [["氏名"], [written]]))


@pytest.mark.parametrize(
    ("written", "name", "role"),
    [
        ("見本一郎会長", "見本一郎", CHAIR), ("見本 一郎 会長", "見本 一郎", CHAIR), ("会長 見本 一郎", "見本 一郎", CHAIR), ("会長　見本　一郎", "見本　一郎", CHAIR),
        ("見本一郎（会長）", "見本一郎", CHAIR), ("見本一郎(副会長)", "見本一郎", VICE), ("会長・見本一郎", "見本一郎", CHAIR), ("見本一郎委員", "見本一郎", MEMBER),
        ("見本 一郎 委員", "見本 一郎", MEMBER), ("（会長）見本一郎", "見本一郎", CHAIR), ("【会長】見本一郎", "見本一郎", CHAIR), ("見本一郎 副会長", "見本一郎", VICE),
        ("見本一郎職務代理者", "見本一郎", ACTING), ("会長職務代理者　見本一郎", "見本一郎", ACTING), ("委員長 見本 一郎", "見本 一郎", CHAIR), ("見本一郎副委員長", "見本一郎", VICE),
        ("臨時委員　見本一郎", "見本一郎", Role.TEMPORARY), ("見本一郎臨時委員", "見本一郎", Role.TEMPORARY), ("座長：見本一郎", "見本一郎", CHAIR), ("見本一郎様", "見本一郎", None),
        ("見本一郎 様", "見本一郎", None), ("見本 一郎　殿", "見本 一郎", None), ("見本 一郎 氏", "見本 一郎", None), ("見本 一郎 先生", "見本 一郎", None), ("・見本 一郎", "見本 一郎", None),
    ],
)  # fmt: skip
def test_name_and_role_in_one_cell(tmp_path, written, name, role):
    """A role beside the name in its cell is the role; an honorific or a bullet is no part of the name."""
    roster = read(tmp_path, [["氏名", "所属"], ["例田 花子", "見本大学"], [written, "見本協会会長"]])
    assert ((name, role), []) == (told(roster, "role")[1], codes(roster))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("会　長", CHAIR), ("委員長", CHAIR), ("座長", CHAIR), ("議長", CHAIR), ("副会長", VICE), ("副委員長", VICE), ("副座長", VICE), ("副議長", VICE),
        ("職務代理", ACTING), ("職務代理者", ACTING), ("会長職務代理者", ACTING), ("委員長職務代理", ACTING), ("会長代理", ACTING), ("委員", MEMBER), ("委　　員", MEMBER),
        ("臨時委員", Role.TEMPORARY), ("会⏎長", CHAIR), ("委員（会長）", CHAIR), ("◎会長", CHAIR), ("（会長）", CHAIR), ("公募委員", MEMBER),
    ],
)  # fmt: skip
def test_words_of_roles(tmp_path, text, role):
    """Roles are read through spaces and line breaks, under the names that councils give them."""
    roster = read(tmp_path, [["役職", "氏名"], [text.replace("⏎", "\n"), "見本 一郎"], ["委員", "例田 花子"]])
    assert (role, []) == (roster.people[0].role, codes(roster))


def test_a_title_that_is_no_role(tmp_path):
    """教授 or 課長 under 職 is the post, a 会長 in an affiliation is nothing here."""
    roster = read(
        tmp_path,
        """
        氏名 | 所属 | 職
        見本 一郎 | 見本大学 | 教授
        例田 花子 | 見本商工会議所会長 | 委員
        仮山 次郎 | 見本市自治会連合会　会長 | 会長
        """,
    )
    assert [None, MEMBER, CHAIR] == [person.role for person in roster.people]
    assert ("教授", "見本商工会議所会長") == (roster.people[0].post, roster.people[1].affiliation)
    assert [] == codes(roster)


def with_phonetic(path, name, reading):
    """Give a name in a workbook its phonetic run, as a Japanese Excel writes it."""
    run = f'<rPh sb="0" eb="{len(name)}"><t>{reading}</t></rPh><phoneticPr fontId="1"/>'

    def add(text):
        text, changed = re.subn(f"<t[^>]*>{name}</t>", f"<t>{name}</t>{run}", text)
        assert changed
        return text

    return change_parts(share_strings(path), sharedStrings=add)


def test_phonetic_runs(tmp_path):
    """The furigana of a cell is never glued to the name; it is the kana where no column states one."""
    bare = write(tmp_path / "a.xlsx", 名簿="氏名 | 役職\n見本 一郎 | 会長\n例田 花子 | 委員")
    stated = write(tmp_path / "b.xlsx", 名簿="氏名 | ふりがな\n見本 一郎 | みほん　いちろう\n例田 花子 |")
    first = read_roster(with_phonetic(bare, "見本 一郎", "ミホン イチロウ"))
    second = read_roster(with_phonetic(stated, "見本 一郎", "ミホン イチロウ"))
    assert [["見本 一郎", "例田 花子"]] * 2 == [names(first), names(second)]
    assert first.people[0].kana in {None, "ミホン イチロウ"}
    assert "みほん　いちろう" == second.people[0].kana


@pytest.mark.parametrize(
    "written",
    [
        "見本 一郎\nみほん いちろう",
        "見本 一郎（みほん いちろう）",
        "みほん いちろう\n見本 一郎",
        "見本 一郎(ﾐﾎﾝ ｲﾁﾛｳ)",
    ],
)
def test_furigana_in_the_cell_of_the_name(tmp_path, written):
    """Furigana on a second line or in brackets is the kana, and no part of the name."""
    rows = [["氏名", "役職"], [written, "会長"], [written.replace("見本 一郎", "例田 花子"), "委員"]]
    roster = read(tmp_path, rows)
    assert ["見本 一郎", "例田 花子"] == names(roster)
    assert re.sub(r"[^\w\s]", "", written.replace("見本 一郎", "")).strip() == roster.people[0].kana


@pytest.mark.parametrize(
    "written", [12345, "10名程度", "見本 一郎ほか2名", "見本 一郎、例田 花子", "見本 一郎 外２名"]
)
def test_what_is_hardly_a_name(tmp_path, written):
    """A number, several people or a count under 氏名 are told as unclear, read apart, or nobody; never a name."""
    roster = read(
        tmp_path, [["氏名", "役職"], ["仮山 次郎", "会長"], [written, "委員"], ["架川 良枝", "委員"]]
    )
    assert str(written) not in names(roster) or codes(roster)


def test_rich_text(tmp_path):
    """A name in several runs of type is one name."""
    path = tmp_path / "名簿.xlsx"
    write(path, 名簿=[["氏名"], ["例田 花子"]])
    book = openpyxl.load_workbook(path)
    book.active["A3"] = CellRichText("見本", TextBlock(InlineFont(b=True), " 一"), "郎")
    book.save(path)
    assert ["例田 花子", "見本 一郎"] == names(read_roster(path))


@pytest.mark.parametrize(
    "text",
    [
        "令和3年4月1日～令和5年3月31日", "令和３年４月１日〜令和５年３月３１日", "R3.4.1~R5.3.31", "R3.4.1-R5.3.31", "2021/4/1－2023/3/31",
        "令和3年4月1日から令和5年3月31日まで", "令和三年四月一日から令和五年三月三十一日まで", "平成33年4月1日～平成35年3月31日", "2021年4月1日～2023年3月31日",
        "R03.04.01～R05.03.31", "令3.4.1～令5.3.31", "令和3年4月1日\n～令和5年3月31日", "自 令和3年4月1日 至 令和5年3月31日", "自令和3年4月1日\n至令和5年3月31日",
        "2021-04-01～2023-03-31", "２０２１／４／１～２０２３／３／３１", "2021.4.1 ～ 2023.3.31", "R3/4/1～R5/3/31", "令和 3年 4月 1日 ～ 令和 5年 3月31日", "令和3年4月1日（木）～令和5年3月31日（金）",
        "令和3年4月1日～5年3月31日", "R3.4.1～5.3.31",
    ],
)  # fmt: skip
def test_terms_in_one_cell(tmp_path, text):
    """A term in one cell is read in all its shapes; one that a reader cannot settle is told."""
    roster = read(tmp_path, [["氏名", "任期"], ["見本 一郎", text], ["例田 花子", None]])
    assert ((FIRST, LAST), []) == ((roster.people[0].from_, roster.people[0].until), codes(roster))


@pytest.mark.parametrize(
    "cell",
    [
        LAST, datetime.datetime(2023, 3, 31),  # noqa: DTZ001 -- cells know no zones
        45016, 45016.0, "R5.3.31", "令和５年３月３１日", "2023/3/31", "2023-03-31", "平成35年3月31日", "令和五年三月三十一日",
        "令和5年3月31日まで", "R5.3.31迄", "20230331", "Ｒ５．３．３１", "R5年3月31日",
    ],
)  # fmt: skip
def test_dates_in_cells(tmp_path, cell):
    """A date is a real one, a serial number, or text in any of the forms in use."""
    roster = read(tmp_path, [["氏名", "任期満了日"], ["見本 一郎", cell], ["例田 花子", None]])
    assert (LAST, []) == (roster.people[0].until, codes(roster))


@pytest.mark.parametrize(
    "shape",
    [
        "[$-411]ge.m.d;@", '[$-411]ggge"年"m"月"d"日";@', '[$-ja-JP]ggge"年"m"月"d"日"', 'yyyy"年"m"月"d"日"', "ggge年m月d日",
        '[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@', 'm"月"d"日"', 27, 28, 30, 31, 36, 50, 57, 58, 14,
    ],
)  # fmt: skip
def test_dates_in_japanese_shapes(tmp_path, shape):
    """A date that Excel shows in an era, also by a format of its Japanese edition (27 to 58), is that date."""
    path = write(
        tmp_path / "名簿.xlsx", 名簿=[["氏名", "任期満了日"], ["見本 一郎", 45016], ["例田 花子", None]]
    )
    book = openpyxl.load_workbook(path)
    book.active["B2"].number_format = shape if isinstance(shape, str) else '"marked"'
    book.save(path)
    if isinstance(shape, int):
        change_parts(
            path,
            styles=lambda text: re.sub(
                r'numFmtId="164"([^>]*xfId)',
                rf'numFmtId="{shape}"\1',
                re.sub(r"<numFmts.*?</numFmts>", "", text),
            ),
        )
    roster = read_roster(path)
    assert (LAST, []) == (roster.people[0].until, codes(roster))


@pytest.mark.parametrize("form", ["xls", "ods", "1904", "1904 serial"])
def test_dates_of_other_formats(tmp_path, form):
    """Dates are the same from .xls and .ods and in workbooks that count from 1904."""
    rows = [["氏名", "任期満了日"], ["見本 一郎", LAST], ["例田 花子", LAST]]
    if form == "xls":
        path = write_xls(tmp_path / "名簿.xls", [rows[0], *([name, 45016] for name, _last in rows[1:])])
    elif form == "ods":
        path = write_ods(tmp_path / "名簿.ods", rows)
    else:
        path = tmp_path / "名簿.xlsx"
        book = openpyxl.Workbook()
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        for name, day in rows:
            book.active.append([name, 45016 - 1462 if form == "1904 serial" and day is LAST else day])
        book.save(path)
    roster = read_roster(path)
    assert ([LAST, LAST], []) == ([person.until for person in roster.people], codes(roster))


@pytest.mark.parametrize(
    "text", ["令和3年4月31日", "2021/2/29", "R3.13.1", "令和3年4月0日", "令和三年四月三十一日"]
)
def test_dates_that_do_not_exist(tmp_path, text):
    """A date that does not exist is told at its cell, and not put right."""
    roster = read(tmp_path, [["氏名", "任期満了日"], ["見本 一郎", text], ["例田 花子", None]])
    assert (None, [("no-such-date", "B2")]) == (roster.people[0].until, codes(roster))
    roster = read(tmp_path, [["氏名", "任期"], ["見本 一郎", f"令和3年4月1日～{text}"], ["例田 花子", None]])
    assert codes(roster) in [[("no-such-date", "B2")], [("term-unreadable", "B2")]]


def test_unreadable_dates_and_terms(tmp_path):
    """What is no date is told: it may say something that a clerk has to know."""
    rows = [
        ["氏名", "任期満了日", "任期"],
        ["見本 一郎", "未定", "2年"],
        ["例田 花子", "－", "令和5年3月31日～令和3年4月1日"],
    ]
    roster = read(tmp_path, rows)
    assert {
        ("date-unreadable", "B2"),
        ("term-unreadable", "C2"),
        ("term-ends-before-it-starts", "C3"),
    } <= set(codes(roster))


def test_term_of_the_title(tmp_path):
    """A term in a title line holds for all who have none of their own."""
    roster = read(
        tmp_path,
        """
        見本市環境審議会委員名簿
        （任期：令和3年4月1日～令和5年3月31日）
        氏名 | 任期
        見本 一郎 |
        例田 花子 | R4.4.1～R5.3.31
        """,
    )
    assert [(FIRST, LAST), (datetime.date(2022, 4, 1), LAST)] == [(p.from_, p.until) for p in roster.people]


@pytest.mark.parametrize(
    "kind", ["公募委員", "学識委員", "専門委員", "市民委員", "特別委員", "新委員", "各委員", "全委員"]
)
def test_kinds_of_members_are_nobody(tmp_path, kind):
    """A line such as 公募委員 over its people is a group; one that could be a surname before 委員 is told, if not left out."""
    roster = read(tmp_path, f"委員名簿\n{kind}\n見本 一郎\n例田 花子")
    assert ["見本 一郎", "例田 花子"] == names(roster)[-2:]
    assert 2 == len(roster.people) or [("name-unclear", "A2")] == codes(roster)
