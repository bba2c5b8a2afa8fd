"""What is doubtful in a list is told at its cell; what is no person is none; what is asked for is done."""

import datetime

import openpyxl
import pytest
from openpyxl.styles import Font
from sheets import cells_of, change_parts, codes, names, read, told, write, write_delimited

from council_core import CouncilError, read_roster
from council_core.errors import NoList, Unknown
from council_core.model import Role

CHAIR, VICE, MEMBER = Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER
THREE = "氏名 | 役職\n見本 一郎 | 会長\n例田 花子 | 委員\n仮山 次郎 | 委員"


def styled(tmp_path, drawing, change):
    """Write a drawn sheet and change it with openpyxl."""
    path = write(tmp_path / "名簿.xlsx", 名簿=drawing)
    book = openpyxl.load_workbook(path)
    change(book.active)
    book.save(path)
    return path


def strike(*cells):
    """Return what strikes cells out."""

    def change(sheet):
        for cell in cells:
            sheet[cell].font = Font(strike=True)

    return change


def test_person_twice(tmp_path):
    """A person who is listed twice is told once, at the second place, through spaces and widths."""
    roster = read(tmp_path, "氏名 | 役職\n見本 一郎 | 会長\n例田 花子 | 委員\n見本　一郎 | 委員")
    assert (3, [("listed-twice", "A4")]) == (len(roster.people), codes(roster))


@pytest.mark.parametrize("title", ["会長", "委員長", "座長"])
def test_two_chairs(tmp_path, title):
    """Two chairs are told; two vice-chairs are usual."""
    roster = read(
        tmp_path,
        f"氏名 | 役職\n見本 一郎 | {title}\n例田 花子 | 副会長\n仮山 次郎 | 副会長\n架川 良枝 | {title}",
    )
    assert [("two-chairs", "A5")] == [(code, cell.replace("B", "A")) for code, cell in codes(roster)]
    assert [CHAIR, VICE, VICE, CHAIR] == [person.role for person in roster.people]


def test_two_chairs_of_two_sections(tmp_path):
    """A chair in the list and a 会長 of an association in its affiliation are no two chairs."""
    roster = read(
        tmp_path,
        "氏名 | 役職 | 所属\n見本 一郎 | 会長 | 見本大学\n例田 花子 | 委員 | 見本協会会長\n仮山 次郎 | 委員 | 見本連盟 会長",
    )
    assert [] == codes(roster)


def test_role_that_nobody_knows(tmp_path):
    """A word under 役職 that is neither role nor post is told; the person stays."""
    roster = read(tmp_path, "氏名 | 役職\n見本 一郎 | 会長\n例田 花子 | ？？\n仮山 次郎 | 委員")
    assert ([CHAIR, None, MEMBER], [("role-unknown", "B3")]) == (
        [p.role for p in roster.people],
        codes(roster),
    )


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!"])
def test_error_values(tmp_path, error):
    """An error value is told and read as nothing."""
    rows = [["氏名", "所属"], ["見本 一郎", error], [error, "見本大学"], ["例田 花子", "見本高校"]]
    roster = read(tmp_path, rows)
    assert [("見本 一郎", None), ("例田 花子", "見本高校")] == told(roster, "affiliation")
    assert {("error-value", "B2"), ("error-value", "A3")} <= set(codes(roster))


def test_error_values_in_a_csv(tmp_path):
    """An error value that was saved as text is one too."""
    rows = [["氏名", "所属"], ["見本 一郎", "#N/A"], ["#REF!", "見本大学"], ["例田 花子", "見本高校"]]
    roster = read_roster(write_delimited(tmp_path / "a.csv", rows, "cp932"))
    assert ["見本 一郎", "例田 花子"] == names(roster)
    assert {("error-value", "B2"), ("error-value", "A3")} <= set(codes(roster))


def test_formula_without_value(tmp_path):
    """A formula that no program has computed is told; its text is never a name."""
    roster = read(
        tmp_path,
        [["氏名", "所属"], ["見本 一郎", '="見本"&"大学"'], ['=B2&"一郎"', "見本高校"], ["例田 花子", None]],
    )
    assert ["見本 一郎", "例田 花子"] == names(roster)
    assert {("formula-without-value", "B2"), ("formula-without-value", "A3")} <= set(codes(roster))
    assert None is roster.people[0].affiliation


def test_text_that_looks_like_a_formula(tmp_path):
    """Text that begins with = in a CSV is text."""
    roster = read_roster(
        write_delimited(
            tmp_path / "a.csv", [["氏名", "所属"], ["見本 一郎", "=見本"], ["例田 花子", "+1"]], "utf-8"
        )
    )
    assert ["=見本", "+1"] == [person.affiliation for person in roster.people]


@pytest.mark.parametrize("letter", ["\x07", "\x1b", "\u202e", "\u200b", "\ufeff"], ids=ascii)
def test_control_characters(tmp_path, letter):
    """A control character in a name is told at its cell."""
    rows = [["氏名", "所属"], [f"見本{letter} 一郎", "見本大学"], ["例田 花子", "見本高校"]]
    roster = read_roster(write_delimited(tmp_path / "a.csv", rows, "utf-8"))
    assert [("control-character", "A2")] == codes(roster)
    assert 2 == len(roster.people)


@pytest.mark.parametrize("total", ["計 3名", "合計　３名", "以上3名", "（計３人）", "計３名", "総数 3名"])
def test_totals(tmp_path, total):
    """A total is no person; where it disagrees with the people counted it is told."""
    assert [] == codes(roster := read(tmp_path, f"{THREE}\n{total}"))
    assert 3 == len(roster.people)
    wrong = read(tmp_path, f"{THREE}\n{total.replace('3', '4').replace('３', '４')}")
    assert (3, [("total-differs", "A5")]) == (len(wrong.people), codes(wrong))


@pytest.mark.parametrize(
    "row", [["計", 3], ["合計", "3名"], [None, "計", 3], ["計", None, "3名"], [None, None, "3人"]]
)
def test_totals_over_cells(tmp_path, row):
    """A total whose number stands in a cell of its own is compared as well."""
    rows = [
        ["No.", "氏名", "役職"],
        [1, "見本 一郎", "会長"],
        [2, "例田 花子", "委員"],
        [3, "仮山 次郎", "委員"],
    ]
    right = read(tmp_path, [*rows, row])
    assert (3, []) == (len(right.people), codes(right))
    wrong = read(
        tmp_path, [*rows, [cell and (str(cell).replace("3", "5") if cell != 3 else 5) for cell in row]]
    )
    assert (3, ["total-differs"]) == (len(wrong.people), [code for code, _cell in codes(wrong)])


@pytest.mark.parametrize(
    "note",
    [
        "※任期は2年とする。", "（注）敬称略", "注１　所属は委嘱時のもの", "*印は新任", "（敬称略、順不同）", "敬称略", "順不同", "五十音順", "（50音順）", "以上", "備考：会長は互選による",
        "令和3年4月1日現在", "電話 000-000-0000", "※◎は会長、○は副会長", "1/2ページ", "―　以下余白　―",
    ],
)  # fmt: skip
@pytest.mark.parametrize("column", [0, 1])
def test_notes_are_nobody(tmp_path, note, column):
    """Notes below a list, under any of its columns, are no people."""
    rows = [
        ["No.", "氏名", "役職"],
        [1, "見本 一郎", "会長"],
        [2, "例田 花子", "委員"],
        [None] * 3,
        [None] * column + [note],
    ]
    roster = read(tmp_path, rows)
    assert (["見本 一郎", "例田 花子"], []) == (names(roster), codes(roster))


@pytest.mark.parametrize("note", ["問い合わせ先　見本市役所総務課", "次ページへ続く"])
def test_notes_that_could_be_names(tmp_path, note):
    """A note among the names that nothing marks as one is nobody, or is told as unclear."""
    rows = [["No.", "氏名", "役職"], [1, "見本 一郎", "会長"], [2, "例田 花子", "委員"], [None, note]]
    roster = read(tmp_path, rows)
    assert 2 == len(roster.people) or [("name-unclear", "B4")] == codes(roster)


def test_header_repeated_on_each_page(tmp_path):
    """A header that is repeated within the list is no person."""
    roster = read(tmp_path, f"{THREE}\n氏名 | 役職\n架川 良枝 | 委員")
    assert ["見本 一郎", "例田 花子", "仮山 次郎", "架川 良枝"] == names(roster)
    assert [] == codes(roster)


def test_vacant_seats(tmp_path):
    """欠員 or 未定 in place of a name is nobody."""
    roster = read(
        tmp_path,
        "番号 | 氏名 | 役職\n1 | 見本 一郎 | 会長\n2 | （欠員） | 委員\n3 | 欠員 | 委員\n4 | 例田 花子 | 委員",
    )
    assert ["見本 一郎", "例田 花子"] == names(roster)


@pytest.mark.parametrize(
    "legend", ["◎会長　○副会長", "※◎＝会長、○＝副会長", "（◎：会長　○：副会長）", "◎印は会長、○印は副会長"]
)
@pytest.mark.parametrize("where", ["above", "below"])
def test_marks_with_a_legend(tmp_path, legend, where):
    """Marks before the names are read by their legend, and nothing is doubtful."""
    people = "氏名 | 所属\n◎見本 一郎 | 見本大学\n○例田 花子 | 見本高校\n仮山 次郎 |\n架川 良枝 |"
    roster = read(tmp_path, f"{legend}\n{people}" if where == "above" else f"{people}\n{legend}")
    expected = [("見本 一郎", CHAIR), ("例田 花子", VICE), ("仮山 次郎", None), ("架川 良枝", None)]
    assert (expected, []) == (told(roster, "role"), codes(roster))


def test_legend_of_something_else(tmp_path):
    """A legend that says what else a mark means is believed."""
    roster = read(
        tmp_path, "○印は新任委員\n氏名 | 所属\n○見本 一郎 | 見本大学\n例田 花子 |\n仮山 次郎 |\n架川 良枝 |"
    )
    assert [("見本 一郎", None), ("例田 花子", None)] == [
        (name, None if role is MEMBER else role) for name, role in told(roster, "role")[:2]
    ]


def test_bullets(tmp_path):
    """○ before every name is a bullet and says nothing."""
    roster = read(tmp_path, "委員\n○見本 一郎\n○例田 花子\n○仮山 次郎")
    assert [("見本 一郎", []), ("例田 花子", []), ("仮山 次郎", [])] == [
        (person.name, [] if person.role in {None, MEMBER} else [person.role]) for person in roster.people
    ]
    assert "mark-without-legend" not in dict(codes(roster))


def test_struck_out_rows(tmp_path):
    """A person whose row is struck out is left out, and told."""
    roster = read_roster(styled(tmp_path, THREE, strike("A3", "B3")))
    assert (["見本 一郎", "仮山 次郎"], [("struck-out", "A3")]) == (names(roster), codes(roster))


def test_struck_out_name_in_part(tmp_path):
    """A person whose name alone is struck out is left out as well; a struck-out remark takes nobody away."""
    assert ["見本 一郎", "仮山 次郎"] == names(read_roster(styled(tmp_path, THREE, strike("A3"))))
    assert ["見本 一郎", "例田 花子", "仮山 次郎"] == names(
        read_roster(styled(tmp_path, THREE, strike("B3")))
    )


def test_hidden_rows_and_columns(tmp_path):
    """Hidden rows are left out and hidden columns are not read; both are told."""

    def hide(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    roster = read_roster(styled(tmp_path, THREE, hide))
    assert [("見本 一郎", None), ("仮山 次郎", None)] == told(roster, "role")
    assert {"hidden-row", "hidden-column"} == {code for code, _cell in codes(roster)}


def test_hidden_columns_in_a_span(tmp_path):
    """Of several columns hidden together (Excel writes one span for them) none is read."""
    path = write(
        tmp_path / "a.xlsx",
        名簿="氏名 | 所属 | 役職 | 区分\n見本 一郎 | 見本大学 | 会長 | 市民\n例田 花子 | 見本高校 | 委員 | 市民",
    )
    spans = '<cols><col min="2" max="3" width="9" hidden="1"/></cols><sheetData>'
    change_parts(path, sheet1=lambda text: text.replace("<sheetData>", spans))
    assert [("見本 一郎", None, None, "市民"), ("例田 花子", None, None, "市民")] == told(
        read_roster(path), "affiliation role category"
    )


def test_best_sheet(tmp_path):
    """The sheet with the best list is read, wherever it stands; another that has one is told."""
    path = write(
        tmp_path / "a.xlsx",
        表紙=[["見本市環境審議会"], ["氏名の公表について"]],
        選択肢=[["役職"], ["会長"], ["委員"]],
        委員名簿=cells_of(THREE),
        事務局=cells_of("氏名 | 職\n架川 良枝 | 課長"),
    )
    roster = read_roster(path)
    assert ("委員名簿", 3) == (roster.sheet, len(roster.people))
    assert ["other-lists"] == [code for code, _cell in codes(roster)]
    assert ["架川 良枝"] == names(read_roster(path, sheet="事務局"))
    with pytest.raises(NoList):
        read_roster(path, sheet="表紙")
    with pytest.raises(Unknown):
        read_roster(path, sheet="名簿")


def test_hidden_sheet(tmp_path):
    """A hidden sheet is not looked at unless it is named."""
    path = write(tmp_path / "a.xlsx", 旧名簿=cells_of(f"{THREE}\n架川 良枝 | 委員"), 名簿=cells_of(THREE))
    book = openpyxl.load_workbook(path)
    book["旧名簿"].sheet_state = "hidden"
    book.save(path)
    assert ("名簿", []) == ((roster := read_roster(path)).sheet, codes(roster))
    assert ("旧名簿", 4) == ((roster := read_roster(path, sheet="旧名簿")).sheet, len(roster.people))


def test_columns_as_told(tmp_path):
    """Columns that the user names are taken as told, against what the header says."""
    rows = [["名簿"], ["記号", "所属", "氏名"], ["見本 一郎", "会長", "第一"], ["例田 花子", "委員", "第二"]]
    roster = read(tmp_path, rows, columns={"氏名": "A", "役職": "B"})
    assert [("見本 一郎", "A3", CHAIR), ("例田 花子", "A4", MEMBER)] == told(roster, "cell role")
    for columns in ({"氏名": "ABCDE"}, {"氏名": "1"}, {"氏名": ""}, {"変": "A"}):
        with pytest.raises(CouncilError):
            read(tmp_path, rows, columns=columns)


def test_columns_as_told_without_a_header(tmp_path):
    """Columns that the user names need no header."""
    rows = [["あ", "会長", "見本 一郎"], ["い", "委員", "例田 花子"]]
    roster = read(tmp_path, rows, columns={"氏名": "C", "役職": "B"})
    assert [("見本 一郎", "C1", CHAIR), ("例田 花子", "C2", MEMBER)] == told(roster, "cell role")


def test_dates_are_not_remarks(tmp_path):
    """A real date under 備考 is read as a day, not as a number of days."""
    roster = read(tmp_path, [["氏名", "備考"], ["見本 一郎", datetime.date(2021, 4, 1)], ["例田 花子", 1.5]])
    assert "44287" not in roster.people[0].remarks
    assert "1.5" == roster.people[1].remarks


@pytest.mark.parametrize(
    "label", ["氏名・職名", "職　氏名", "役職名・氏名", "氏名等", "委員の氏名", "氏名（職名）", "Ｎａｍｅ"]
)
def test_labels_are_nobody(tmp_path, label):
    """A label, whether or not it is known, is no person."""
    roster = read(tmp_path, f"{label} | 備考\n見本 一郎 会長 | 再任\n例田 花子 委員 |")
    assert [("見本 一郎", CHAIR), ("例田 花子", MEMBER)] == told(roster, "role")


def test_roles_under_another_label(tmp_path):
    """A column 区分 that holds the council's roles and nothing else holds roles, a ditto among them."""
    roster = read(
        tmp_path,
        "区　分 | 氏　名\n会　長 | 見本 一郎\n副会長 | 例田 花子\n委　員 | 仮山 次郎\n〃 | 架川 良枝",
    )
    expected = [("見本 一郎", CHAIR), ("例田 花子", VICE), ("仮山 次郎", MEMBER), ("架川 良枝", MEMBER)]
    assert expected == told(roster, "role")


def test_birthdays_are_no_terms(tmp_path):
    """Dates of birth and telephone numbers, which such lists have, are read as nothing of a council's."""
    roster = read(
        tmp_path,
        "氏名 | 生年月日 | 電話番号 | 性別 | 住所\n見本 一郎 | S30.1.1 | 000-0000-0000 | 男 | 見本市1-1",
    )
    assert [("見本 一郎", None, None, None)] == told(roster, "from_ until affiliation")
