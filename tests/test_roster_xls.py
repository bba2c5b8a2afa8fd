"""What is beside the values of an .xls: errors, hidden and struck-out cells, as .xlsx tells them too."""

import xlwt
from sheets import codes, names

from council_core import read_roster
from council_core.model import Role


def test_marks_of_an_xls(tmp_path):
    """Of an .xls errors are told, and rows and columns that are hidden or struck out are left out and told."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名簿")
    struck = xlwt.easyxf("font: struck_out true")
    rows = [
        ["氏名", "役職", "所属", "電話番号"],
        ["見本 一郎", "会長", "見本大学", "000"],
        ["例田 花子", "委員", None, "000"],
        ["仮山 次郎", "委員", "見本高校", "000"],
        ["架川 良枝", "委員", "見本商店", "000"],
    ]
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value, *([struck] if at == 3 else []))
    sheet.row(2).set_cell_error(2, "#REF!")
    sheet.row(4).hidden = True
    sheet.col(3).hidden = True
    book.save(str(path := tmp_path / "list.xls"))
    roster = read_roster(path)
    assert ["見本 一郎", "例田 花子"] == names(roster)
    assert [Role.CHAIR, Role.MEMBER] == [person.role for person in roster.people]
    expected = {("error-value", "C3"), ("struck-out", "A4"), ("hidden-row", "A5"), ("hidden-column", "D1")}
    assert expected == set(codes(roster))
