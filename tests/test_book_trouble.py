"""The editable workbook where something is wrong: others' changes, mistakes, workbooks that are none of ours."""

from pathlib import Path

import attrs
import openpyxl
import pytest
from attrs import evolve
from books import ME, MEETING, Clerk, fill

from council_core import Conflict, Meeting, Register
from council_core.errors import AlreadyThere, NotAWorkbook, Unknown, Unwritable, WrongDocument
from council_core.model import (
    Openness,
)
from council_core.secretariat import compare_documents, export
from council_core.tables.book_kinds import term
from council_core.tables.book_sheets import HIDDEN, LEFT_OUT, SHEETS
from council_tui.commandline import run


@pytest.fixture
def register(tmp_path):
    """Open a register with two councils and two meetings."""
    with Register.open(tmp_path / "register.db") as opened:
        yield fill(opened)


@pytest.fixture
def clerk(register, tmp_path):
    """Return a clerk's hands on a workbook of the register."""
    return Clerk(register, tmp_path / "台帳.xlsx")


def test_what_others_changed_meanwhile(clerk):
    """What others changed stays; where both changed the same, nothing is stored and both values are told."""
    clerk.write("会議", 2, 会場="301会議室")
    clerk.write("会議", 3, 会場="302会議室")
    theirs = evolve(MEETING, press=2, attendance=MEETING.attendance[1:])
    clerk.register.save(theirs, base=1, by=ME)
    assert evolve(theirs, venue="301会議室") == clerk.store()[0]
    assert not clerk.compare().anything
    clerk.write("会議", 2, 記者数=5)
    clerk.write("会議", 3, 会場="303会議室")
    with pytest.raises(Conflict) as conflict:
        clerk.compare()
    assert [("c-1", "press"), ("c-2", "venue")] == [clash.path for clash in conflict.value.clashes]
    assert "302会議室" == clerk.register.meeting("c-2").value.venue


def test_all_mistakes_are_told_with_their_cells(clerk):
    """Every mistake is told at once with its cell and what is expected, and nothing is stored."""
    clerk.write(
        "会議", 2, 開催日="2021/13/1", 開会="25:00", 傍聴者数=-1, 公開="半分", 会議体ID="x", 名称=None
    )
    clerk.write("出欠", 3, 会議ID="c-9")
    clerk.write("出欠", 4, 出席者ID="ichiro")
    clerk.write("出欠", 5, 出席者ID="a_1")
    clerk.book["委員"].cell(3, 11, 7)
    clerk.book["委員"].cell(2, 3, "見本 改")
    clerk.book["委員"].cell(3, 3, "見本 別")
    clerk.write("議題", 4, 会議ID="c-1", 番号="3")
    clerk.write("会議体", 4, 名称="名無し")
    told = clerk.problems()
    assert {
        "会議!G2", "会議!H2", "会議!O2", "会議!M2", "会議!B2", "会議!C2", "出欠!A3", "出欠!B4", "出欠!B5",
        "委員!K3", "委員!C3", "議題!D4", "会議体!A4",
    } == told.keys()  # fmt: skip
    assert all(term(word) in told["会議!M2"] for word in Openness)
    assert "2021-07-01" in told["会議!G2"]
    assert MEETING == clerk.register.meeting("c-1").value


def test_headings_that_are_no_longer_ours(clerk):
    """A heading renamed, one that stands twice and an id column that is gone are told with their cells."""
    clerk.book["会議"]["G1"] = "期日"
    clerk.book["議題"]["R1"] = "件名"
    clerk.book["出欠"].delete_cols(2)
    assert {"会議!G1", "議題!R1", "出欠!B1"} == clerk.problems().keys()


def test_formulas_and_texts_like_them(clerk):
    """Text that begins like a formula stays text; a formula counts by its value, and one that failed is told."""
    assert ("=1+1", "s") == (clerk.book["議題"]["D3"].value, clerk.book["議題"]["D3"].data_type)
    clerk.book["会議"]["O2"] = "#REF!"
    clerk.book["会議"]["O2"].data_type = "e"
    assert {"会議!O2"} == clerk.problems().keys()


def test_what_no_cell_can_hold_stays(register, tmp_path):
    """A text that is too long for a cell stays whole, and cannot be edited by halves."""
    long = evolve(MEETING, items=(evolve(MEETING.items[0], basis="長" * 40_000),))
    register.save(long, base=1, by=ME)
    clerk = Clerk(register, tmp_path / "l.xlsx")
    clerk.write("議題", 2, 件名="改")
    assert evolve(long, items=(evolve(long.items[0], title="改"),)) == clerk.store()[0]
    clerk.write("議題", 2, 根拠=clerk.book["議題"]["I2"].value[:-5])
    assert {"議題!I2"} == clerk.problems().keys()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda book: book.remove(book[HIDDEN]), WrongDocument),
        (lambda book: book[HIDDEN].cell(1, 2, "council-workbook/2"), WrongDocument),
        (lambda book: book[HIDDEN].cell(2, 4, "0" * 16), WrongDocument),
        (lambda book: book[HIDDEN].cell(2, 3, 99), WrongDocument),
        (lambda book: book[HIDDEN].cell(2, 3, "x"), WrongDocument),
    ],
    ids=["no export", "newer format", "another register", "no such revision", "edited"],
)
def test_workbooks_that_are_not_of_this_register(clerk, change, error):
    """A workbook that is no export, of a newer format or of another register is refused whole."""
    clerk.write("会議", 2, 会場="301会議室")
    change(clerk.book)
    with pytest.raises(error, match=r"expected"):
        clerk.compare()


def test_a_new_document_whose_id_is_taken_meanwhile(clerk):
    """A new meeting is refused where somebody else has made another one of its id."""
    clerk.write("会議", 4, 会議ID="c-3", 会議体ID="c", 名称="第3回")
    clerk.register.save(Meeting(id="c-3", council="c", title="別の第3回"))
    with pytest.raises(AlreadyThere):
        clerk.compare()


def test_the_workbook_helps_to_edit(clerk):
    """Headings stay in view and filter, ids are grey, dates are dates, closed sets have a list to choose from."""
    for sheet in SHEETS:
        page = clerk.book[sheet.title]
        assert page.freeze_panes is not None
        assert page.auto_filter.ref.startswith("A1:")
        assert list(sheet.labels) == [cell.value for cell in page[1]]
        offered = {
            str(rule.sqref).rstrip("0123456789")[:1]: rule.formula1
            for rule in page.data_validations.dataValidation
        }
        closed = [it for it in (*sheet.columns, *sheet.part_columns) if it.kind.words]
        assert {f'"{",".join(it.kind.words)}"' for it in closed} == set(offered.values())
    page = clerk.book["会議"]
    assert ("yyyy/m/d", "h:mm", "@") == tuple(page[cell].number_format for cell in ("G2", "H2", "A2"))
    assert (page["A2"].fill.fgColor.rgb, "hidden") != (
        page["C2"].fill.fgColor.rgb,
        clerk.book[HIDDEN].sheet_state,
    )
    assert 19 == page.column_dimensions["C"].width


def test_every_field_has_a_column():
    """Each field of the model stands in a sheet, or among those that are left out."""
    for sheet in SHEETS:
        for cls, columns in ((sheet.element, sheet.columns), (sheet.part_element, sheet.part_columns)):
            shown = {column.path[0] for column in columns} | LEFT_OUT.get(cls, set())
            assert cls is None or {field.name.rstrip("_") for field in attrs.fields(cls)} == shown


def test_an_existing_file_is_written_over_by_force_alone(register, tmp_path):
    """A file that is there is not written over unless that is said; a council must be known."""
    for name in ("a.xlsx", "c-1.toml"):
        (tmp_path / name).write_text("mine", "utf-8")
        with pytest.raises(Unwritable, match="--force"):
            export(register, tmp_path / name)
        assert "mine" == (tmp_path / name).read_text("utf-8")
        assert (tmp_path / name,) == export(register, tmp_path / name, force=True)
    with pytest.raises(Unknown):
        export(register, tmp_path / "b.xlsx", council="x")
    assert {"a.xlsx", "c-1.toml"} == {
        path.name for path in tmp_path.iterdir() if path.suffix in {".xlsx", ".toml"}
    }


def test_command_line(register, tmp_path, capsys):
    """`export` and `import` carry a workbook out and back: told as sentences, stored after a yes."""
    words = ["--register", str(register.path), "--lang", "en"]
    path = str(tmp_path / "a.xlsx")
    assert 0 == run(["export", path, "--council", "c", *words])
    assert 1 == run(["export", path, *words])
    clerk = openpyxl.load_workbook(path)
    clerk["会議"]["J2"] = "301会議室"
    clerk.save(path)
    assert 0 == run(["import", path, "--yes", *words])
    assert 0 == run(["import", path, *words])
    told = capsys.readouterr()
    assert [path, "c-1: venue: not stated -> 301会議室"] == told.out.splitlines()
    assert "nothing to change" in told.err.splitlines()[-1]
    assert "301会議室" == register.meeting("c-1").value.venue
    Path(path).write_bytes(b"PK\x03\x04")
    with pytest.raises(NotAWorkbook):
        compare_documents(register, Path(path))
