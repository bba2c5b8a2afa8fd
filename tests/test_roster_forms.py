"""What a list in a sheet may look like: its header, its blocks and groups, its marks, and its file."""

import datetime
import unicodedata

import pytest
from sheets import cells_of, codes, names, read, told, write, write_delimited, write_ods, write_xls

from council_core import read_roster
from council_core.model import Capacity, Presence, Role

CHAIR, VICE, MEMBER = Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER
PRESENT, ABSENT, ONLINE, PROXY = Presence.PRESENT, Presence.ABSENT, Presence.ONLINE, Presence.PROXY
FIRST, LAST = datetime.date(2021, 4, 1), datetime.date(2023, 3, 31)
PLAIN = """
    氏名 | ふりがな | 役職 | 区分 | 所属 | 任期
    見本 一郎 | みほん いちろう | 会長 | 学識経験者 | 見本大学 | 令和3年4月1日～令和5年3月31日
    例田 花子 | れいだ はなこ | 委員 | 市民 | | R3.4.1-R5.3.31
"""
READ = [
    ("見本 一郎", "A2", "みほん いちろう", CHAIR, "学識経験者", "見本大学", FIRST, LAST),
    ("例田 花子", "A3", "れいだ はなこ", MEMBER, "市民", None, FIRST, LAST),
]
KEYS = "cell kana role category affiliation from_ until"


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods", "csv", "tsv", "txt-bom", "cp932", "cp932-tsv"])
def test_kinds_of_file(tmp_path, form):
    """The same list is read from every kind of file."""
    rows, path = cells_of(PLAIN), tmp_path / "名簿"
    if form == "xlsx":
        path = write(path.with_suffix(".xlsx"), 名簿=rows)
    elif form == "xls":
        path = write_xls(path.with_suffix(".xls"), rows)
    elif form == "ods":
        path = write_ods(path.with_suffix(".ods"), rows)
    else:
        encoding = "cp932" if "cp932" in form else "utf-8-sig" if "bom" in form else "utf-8"
        delimiter = "\t" if "tsv" in form else ","
        rows = [
            [cell.replace("～", "〜") if cell and encoding == "utf-8" else cell for cell in row]
            for row in rows
        ]
        path = write_delimited(
            path.with_suffix(".tsv" if "tsv" in form else ".csv"), rows, encoding, delimiter
        )
    roster = read_roster(path)
    assert (READ, 1, [], path.name) == (told(roster, KEYS), roster.header_row, codes(roster), roster.source)


@pytest.mark.parametrize("ends", ["\r\n", "\n", "\r"], ids=ascii)
def test_letters_of_windows(tmp_path, ends):
    """A CSV of Windows has its own letters (髙 﨑 ① ～), any line ends, and line breaks in quotes."""
    path = tmp_path / "名簿.csv"
    lines = ["氏名,所属,任期", '髙﨑　見本,"見本町①,②丁目",R3.4.1～R5.3.31', '例田 花子,"見本連盟', '支部",']
    path.write_bytes(ends.join([*lines, ""]).encode("cp932"))
    expected = [("髙﨑　見本", "見本町①,②丁目", LAST), ("例田 花子", "見本連盟 支部", None)]
    assert expected == told(read_roster(path), "affiliation until")


@pytest.mark.parametrize(
    ("key", "value", "labels"),
    [
        (
            "name",
            "仮山 次郎",
            "氏名 委員名 氏　名 お名前 名前 委員氏名 氏_名 氏⏎名 出席者氏名 氏名（敬称略） 議員名",
        ),
        ("kana", "かりやま じろう", "ふりがな フリガナ ﾌﾘｶﾞﾅ 読み よみがな 氏名（ふりがな） かな"),
        ("role", VICE, "役職 職 役 役_職 役職名 委員会役職"),
        ("category", "市民", "区分 選出区分 選出母体 委員区分 選出分野 選任区分"),
        (
            "affiliation",
            "見本町内会",
            "所属 所属団体等 推薦団体 所属等 団体名 所属団体 所属機関 所属（団体名）",
        ),
        ("until", LAST, "任期満了 任期満了日 任期（終期）"),
        ("from_", LAST, "委嘱日 就任日 任期（始期）"),
        ("presence", PRESENT, "出欠 出席 出欠席 出欠状況"),
        ("remarks", "再任", "備考 摘要 備　　考"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_labels_of_columns(tmp_path, key, value, labels):
    """A column is known under any of the names in use."""
    written = {VICE: "副会長", LAST: LAST, PRESENT: "出席"}.get(value, value)
    missed = []
    for word in labels.split(" "):
        label = word.replace("_", " ").replace("⏎", "\n")
        rows = [
            ["No.", "氏名", label],
            [1, "見本 一郎", None],
            [2, "例田 花子", written],
            [3, "架川 茂", None],
        ]
        if key == "name":
            rows = [
                ["No.", label, "備考"],
                [1, "見本 一郎", None],
                [2, "仮山 次郎", None],
                [3, "架川 茂", None],
            ]
        if value != getattr(read(tmp_path, rows).people[1], key):
            missed.append(label)
    assert [] == missed


def test_term_in_one_column_labels(tmp_path):
    """The term in one cell stands under 任期 or 委嘱期間."""
    for label in ("任期", "委嘱期間", "任　期", "委嘱期間（任期）"):
        roster = read(tmp_path, f"氏名 | {label}\n見本 一郎 | 令和3年4月1日～令和5年3月31日\n例田 花子 |")
        assert [("見本 一郎", FIRST, LAST), ("例田 花子", None, None)] == told(roster, "from_ until"), label


@pytest.mark.parametrize("heads", [("自", "至"), ("始期", "終期"), ("開始", "終了"), ("から", "まで")])
@pytest.mark.parametrize("merged", [True, False], ids=["merged", "plain"])
def test_header_over_two_rows(tmp_path, heads, merged):
    """A header over two rows: 任期 stands over its two columns, the others are merged down or not."""
    rows = [
        ["委員名簿"],
        ["No.", "氏名", "役職", "任期", None, "備考"],
        [None, None, None, *heads, None],
        [1, "見本 一郎", "会長", FIRST, LAST, None],
        [2, "例田 花子", "委員", "令和3年4月1日", "令和5年3月31日", "再任"],
    ]
    merge = ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"] if merged else []
    roster = read(tmp_path, rows, merge=merge)
    expected = [("見本 一郎", CHAIR, FIRST, LAST, None), ("例田 花子", MEMBER, FIRST, LAST, "再任")]
    assert (expected, 2) == (told(roster, "role from_ until remarks"), roster.header_row)
    assert [] == codes(roster)


def test_header_merged_over_columns(tmp_path):
    """A header of which one cell is merged over surname and given name, as a second row says."""
    rows = [
        ["番号", "氏名", None, "役職"],
        [None, "姓", "名", None],
        [1, "見本", "一郎", "会長"],
        [2, "例田", "花子", "委員"],
    ]
    roster = read(tmp_path, rows, merge=["A1:A2", "B1:C1", "D1:D2"])
    assert [("見本 一郎", CHAIR), ("例田 花子", MEMBER)] == [
        (name.replace("　", " "), role) for name, role in told(roster, "role")
    ]


@pytest.mark.parametrize("form", ["xlsx", "xls"])
def test_category_merged_down(tmp_path, form):
    """A 区分 merged down over its people is everybody's, and those below the merged cell have none."""
    rows = cells_of(
        "区分 | 氏名\n学識経験者 | 見本 一郎\n | 例田 花子\n市民 | 仮山 次郎\n | 架川 良枝\n | 試野 茂"
    )
    if form == "xlsx":
        path = write(tmp_path / "名簿.xlsx", ["A2:A3", "A4:A5"], 名簿=rows)
    else:
        path = write_xls(tmp_path / "名簿.xls", rows, [(1, 2, 0, 0, "学識経験者"), (3, 4, 0, 0, "市民")])
    expected = ["学識経験者", "学識経験者", "市民", "市民", None]
    assert expected == [person.category for person in read_roster(path).people]


def test_category_above_in_a_csv(tmp_path):
    """In a format without merged cells a blank category below a filled one is filled, and that is told."""
    rows = [["区分", "氏名"], ["学識経験者", "見本 一郎"], ["", "例田 花子"], ["市民", "仮山 次郎"]]
    roster = read_roster(write_delimited(tmp_path / "名簿.csv", rows, "utf-8"))
    assert ["学識経験者", "学識経験者", "市民"] == [person.category for person in roster.people]
    assert [("taken-from-above", "A3")] == codes(roster)


def test_blocks_with_all_columns(tmp_path):
    """Blocks side by side have columns of their own each, with an empty column between."""
    roster = read(
        tmp_path,
        """
        役職 | 氏名 | 所属 | | 役職 | 氏名 | 所属
        会長 | 見本 一郎 | 見本大学 | | 委員 | 仮山 次郎 | 見本自治会
        副会長 | 例田 花子 | 見本商工会 | | 委員 | 架川 良枝 |
        """,
    )
    expected = {
        ("見本 一郎", "B2", CHAIR, "見本大学"), ("例田 花子", "B3", VICE, "見本商工会"),
        ("仮山 次郎", "F2", MEMBER, "見本自治会"), ("架川 良枝", "F3", MEMBER, None),
    }  # fmt: skip
    assert expected == set(told(roster, "cell role affiliation"))


@pytest.mark.parametrize("repeated", [True, False], ids=["a header each", "one header"])
def test_lists_under_headings(tmp_path, repeated):
    """Several lists under headings: 委員, 説明員, 事務局, オブザーバー; 所属 of an official is the department."""
    head = "所属 | 職 | 氏名"
    again = f"{head}\n" if repeated else ""
    roster = read(
        tmp_path,
        f"""見本市環境審議会出席者名簿
1　委員
{head}
見本大学 | 教授 | 見本 一郎
見本商工会 | 会長 | 例田 花子

2　説明員
{again}環境部 | 部長 | 仮山 次郎
3　事務局
{again}環境課 | 課長 | 架川 良枝
環境課 | 主事 | 試野 茂
オブザーバー
{again}見本県 | 主査 | 見本 三郎""",
    )
    expected = [
        ("見本 一郎", Capacity.MEMBER, "見本大学", None, "教授"),
        ("例田 花子", Capacity.MEMBER, "見本商工会", None, None),
        ("仮山 次郎", Capacity.EXPLAINER, None, "環境部", "部長"),
        ("架川 良枝", Capacity.SECRETARIAT, None, "環境課", "課長"),
        ("試野 茂", Capacity.SECRETARIAT, None, "環境課", "主事"),
    ]
    assert expected[0] == told(roster, "capacity affiliation department post")[0]
    assert expected[2:] == told(roster, "capacity affiliation department post")[2:5]
    assert ("見本 三郎", Capacity.GUEST) == told(roster, "capacity")[5]
    assert (6, 3) == (len(roster.people), roster.header_row)


def test_capacity_in_a_column(tmp_path):
    """A column that says 委員, 説明員, 事務局 or 傍聴 gives the capacity."""
    roster = read(
        tmp_path,
        """
        区分 | 所属 | 職名 | 氏名
        委員 | 見本大学 | 教授 | 見本 一郎
        説明員 | 環境部 | 部長 | 例田 花子
        事務局 | 環境課 | 課長 | 仮山 次郎
        """,
    )
    expected = [Capacity.MEMBER, Capacity.EXPLAINER, Capacity.SECRETARIAT]
    assert expected == [person.capacity for person in roster.people]
    assert [("環境部", "部長"), ("環境課", "課長")] == [
        (person.department, person.post) for person in roster.people[1:]
    ]


@pytest.mark.parametrize(
    ("marks", "states"),
    [
        ("○ × ○", (PRESENT, ABSENT, PRESENT)), ("〇 ✕ ◯", (PRESENT, ABSENT, PRESENT)), ("出 欠 代", (PRESENT, ABSENT, PROXY)),
        ("出席 欠席 Web", (PRESENT, ABSENT, ONLINE)), ("○ － オンライン", (PRESENT, ABSENT, ONLINE)),
        ("WEB出席 ○ 代理", (ONLINE, PRESENT, PROXY)), ("遅刻 早退 欠", (PRESENT, PRESENT, ABSENT)),
        ("○ 遅 早", (PRESENT, PRESENT, PRESENT)), ("ＷＥＢ リモート ○", (ONLINE, ONLINE, PRESENT)),
    ],
)  # fmt: skip
def test_marks_of_presence(tmp_path, marks, states):
    """Presence is read from marks, letters and words."""
    people = zip(["見本 一郎", "例田 花子", "仮山 次郎"], marks.split(" "), strict=True)
    roster = read(tmp_path, [["氏名", "出欠"], *map(list, people)])
    assert (list(states), []) == ([person.presence for person in roster.people], codes(roster))


def test_triangle(tmp_path):
    """△ is read by its legend, and without one it is told and left out."""
    rows = "氏名 | 出欠\n見本 一郎 | ○\n例田 花子 | △\n仮山 次郎 | ×"
    bare, explained = (
        read(tmp_path, rows),
        read(tmp_path, f"出席者名簿\n{rows}\n凡例：○…出席　△…代理出席　×…欠席"),
    )
    assert ([PRESENT, None, ABSENT], [("presence-unknown", "B3")]) == (
        [person.presence for person in bare.people],
        codes(bare),
    )
    assert ([PRESENT, PROXY, ABSENT], []) == (
        [person.presence for person in explained.people],
        codes(explained),
    )


def test_attendance_matrix(tmp_path):
    """Meetings across: each person has the days, with their label or date, presence and cell."""
    roster = read(
        tmp_path,
        [
            ["令和3年度　見本市環境審議会　出席状況"],
            ["No.", "氏名", "役職", "第1回", "第2回", "第3回", "出席回数"],
            [None, None, None, datetime.date(2021, 5, 10), "令和3年8月2日", "R3.11.1", None],
            [1, "見本 一郎", "会長", "○", "○", "×", 2],
            [2, "例田 花子", "委員", "欠", "Web", None, 1],
            [None, "出席者数", None, 1, 2, 0, None],
        ],
    )
    assert ["見本 一郎", "例田 花子"] == names(roster)
    first, second = ([(day.date, day.presence, day.cell) for day in person.days] for person in roster.people)
    days = [datetime.date(2021, 5, 10), datetime.date(2021, 8, 2), datetime.date(2021, 11, 1)]
    assert list(zip(days, [PRESENT, PRESENT, ABSENT], ["D4", "E4", "F4"], strict=True)) == first
    assert [(days[0], ABSENT, "D5"), (days[1], ONLINE, "E5")] == [day for day in second if day[1]]
    assert "第1回" in roster.people[0].days[0].label
    assert (None, CHAIR) == (roster.people[0].presence, roster.people[0].role)


def test_attendance_matrix_with_dates_only(tmp_path):
    """Meetings across by their dates, real cells of dates in the header row."""
    days = [datetime.date(2021, 5, 10), datetime.date(2021, 8, 2)]
    roster = read(tmp_path, [["氏名", *days], ["見本 一郎", "○", "×"], ["例田 花子", "○", "○"]])
    assert [(days[0], PRESENT), (days[1], ABSENT)] == [
        (day.date, day.presence) for day in roster.people[0].days
    ]


def test_a_column_for_each_presence(tmp_path):
    """Columns 出席, Web and 欠席 side by side, one of which is marked for each person."""
    rows = "氏名 | 出席 | Web | 欠席\n見本 一郎 | ○ | |\n例田 花子 | | ○ |\n仮山 次郎 | | | ○"
    expected = [("見本 一郎", PRESENT), ("例田 花子", ONLINE), ("仮山 次郎", ABSENT)]
    assert expected == told(read(tmp_path, rows), "presence")


@pytest.mark.parametrize("ditto", ["〃", "同上", "々", "″", '"'])
def test_ditto(tmp_path, ditto):
    """A sign that says what the cell above says is never read as text."""
    rows = [
        ["区分", "氏名"],
        ["学識経験者", "見本 一郎"],
        [ditto, "例田 花子"],
        [ditto, "仮山 次郎"],
        ["市民", "架川 良枝"],
    ]
    expected = ["学識経験者", "学識経験者", "学識経験者", "市民"]
    assert expected == [person.category for person in read(tmp_path, rows).people]


def test_groups_with_brackets(tmp_path):
    """A group's line with a bracket is the category to the letter."""
    roster = read(
        tmp_path, "氏名 | 所属\n第1号委員（学識経験者）\n見本 一郎 | 見本大学\n第2号委員（市民）\n例田 花子 |"
    )
    assert ["第1号委員（学識経験者）", "第2号委員（市民）"] == [person.category for person in roster.people]


@pytest.mark.parametrize(
    "labels",
    [
        "4月 | 5月 | 6月",
        "5/10 | 8/2 | 11/1",
        "① | ② | ③",
        "第１回 | 第２回 | 第３回",
        "１回目 | ２回目 | ３回目",
    ],
)
def test_matrix_without_days(tmp_path, labels):
    """Several columns of presence are several meetings, whatever their labels say; none is the presence."""
    roster = read(tmp_path, f"氏名 | {labels}\n見本 一郎 | ○ | ○ | ×\n例田 花子 | ○ | 欠 | ○")
    days = [[day.presence for day in person.days] for person in roster.people]
    assert [[PRESENT, PRESENT, ABSENT], [PRESENT, ABSENT, PRESENT]] == days
    assert [None, None] == [person.presence for person in roster.people]
    told_labels = [unicodedata.normalize("NFKC", day.label) for day in roster.people[0].days]
    assert unicodedata.normalize("NFKC", labels).split(" | ") == told_labels
