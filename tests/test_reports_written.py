"""The office's reports as workbooks, read back, and the command that writes them."""

import datetime
import json
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from reported import (
    COUNCIL,
    DAY,
    FIRST,
    MEETINGS,
    figures,
)
from strategies import councils, meetings
from terminal import council as command

from council_core import Register
from council_core.exchange import read_documents
from council_core.secretariat import compose_report as compose_from
from council_core.secretariat.reports import NoMeetings
from council_core.tables.ink import from_cell
from council_core.tables.reports import KINDS, compose_report, draw_report, report_data
from council_core.tables.reports.fees import Why
from council_core.tables.reports.paper import sheet_name

SAMPLE = Path(__file__).parent.parent / "data" / "sample"


@pytest.fixture
def read(tmp_path):
    """Return a function that writes a report and reads its workbook back."""

    def written(kind, council=COUNCIL, held=MEETINGS):
        draw_report(compose_report(kind, council, held, 2021)).save(tmp_path / "report.xlsx")
        return openpyxl.load_workbook(tmp_path / "report.xlsx")

    return written


@pytest.fixture
def register(tmp_path):
    """Make a register of the sample with a small council, and return its path."""
    with Register.open(tmp_path / "register.db") as made:
        made.adopt([*read_documents(SAMPLE), COUNCIL, *MEETINGS])
    return made.path


def texts(book):
    """Return every text of a workbook."""
    return [
        from_cell(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    ]


def test_fees_without_rates_or_times(read):
    """Without rates the list shows attendance alone and says so; without a closing time it asks for a look."""
    bare = figures("fees", evolve(COUNCIL, fees=()))
    assert ("報酬額が登録されていないため、出欠のみを示す。", 1) == (bare.remarks[0], len(bare.warnings))
    assert "出" in texts(read("fees", evolve(COUNCIL, fees=())))
    open_end = evolve(FIRST, closed_at=None)
    found = figures("fees", held=(open_end,))
    assert (2, Why.NO_LENGTH, 1) == (found.unsure, found.rows[4].payments[0].why, len(found.warnings))
    shown = texts(read("fees", held=(open_end,)))
    assert 2 == shown.count("要確認")
    assert any(text.startswith("要確認　第1回") and "見本 go" in text for text in shown)


@pytest.mark.parametrize("kind", KINDS)
def test_pages(read, kind):
    """Every sheet prints on A4 with the council, the year in its era, an area, and page numbers."""
    for sheet in read(kind).worksheets:
        assert (9, True) == (sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage)
        assert 1 == sheet.page_setup.fitToWidth
        assert sheet.print_area
        assert sheet.oddFooter.right.text == "ページ &P / &N"
        assert sheet.oddFooter.left.text == "見本の審議会 R&&D"
        assert sheet["A1"].value.startswith("令和3年度　")
        assert sheet["A2"].value.startswith(COUNCIL.name)
        assert kind == "seating" or sheet.print_title_rows.startswith("$1:$")


def test_cells(read):
    """Dates are dates in their era, numbers are numbers, and a text that looks like a formula is text."""
    sheet = read("attendance").worksheets[0]
    assert (datetime.datetime.combine(DAY, datetime.time()), True) == (
        sheet["D4"].value,
        "ggge" in sheet["D4"].number_format or "ge" in sheet["D4"].number_format,
    )
    assert (1, 2, 0.5) == tuple(sheet.cell(5, column).value for column in (6, 7, 8))
    returned = read("meetings")
    titles = [
        cell
        for row in returned.worksheets[0].iter_rows()
        for cell in row
        if cell.value == "1　=計画\n【非公開】（条例第7条）"
    ]
    assert ["s"] == [cell.data_type for cell in titles]
    named = evolve(COUNCIL, members=(evolve(COUNCIL.members[0], name="=1+1"), *COUNCIL.members[1:]))
    cell = read("roster", named).worksheets[0]["B5"]
    assert ("=1+1", "s", True) == (cell.value, cell.data_type, cell.quotePrefix)


def test_many_meetings_break_pages(read):
    """Meetings beyond one page's width go on pages of their own, with the names repeated."""
    many = [evolve(FIRST, id=f"c-{n}", number_in_year=n) for n in range(1, 41)]
    sheet = read("attendance", held=many).worksheets[0]
    assert [13, 23, 33] == [mark.id for mark in sheet.col_breaks.brk]
    assert ("$A:$C", "$1:$4", False) == (
        sheet.print_title_cols, sheet.print_title_rows, bool(sheet.sheet_properties.pageSetUpPr)
        and bool(sheet.sheet_properties.pageSetUpPr.fitToPage),
    )  # fmt: skip


def test_sheet_names(read):
    """Names of sheets lose what is forbidden, are cut, and differ; two meetings of one number have two sheets."""
    assert "a_b_c" == sheet_name("a/b?c", [])
    assert "x" * 27 + " (2)" == sheet_name("x" * 40, ["X" * 31])
    assert "History (2)" == sheet_name("History", [])
    assert ["第1回", "第1回 (2)"] == read("seating", held=(FIRST, evolve(FIRST, id="c-9"))).sheetnames


@given(councils(), st.lists(meetings(), max_size=3, unique_by=lambda held: held.id), st.sampled_from(KINDS))
@settings(deadline=None, max_examples=60)
def test_any_council_is_written(tmp_path_factory, council, held, kind):
    """Whatever a council and its meetings hold, each report is written, and its texts read back to the letter."""
    path = tmp_path_factory.mktemp("any") / "report.xlsx"
    report = compose_report(kind, council, held, 2021)
    draw_report(report).save(path)
    json.dumps(report_data(report))
    shown = texts(openpyxl.load_workbook(path))
    names = [council.name, *(row.name for row in getattr(report.figures, "rows", ()))]
    assert [] == [name for name in names if not any(name in text for text in shown)]


@pytest.mark.parametrize("kind", KINDS)
def test_sample_councils_print(register, kind):
    """The five councils of the sample register print in every kind, with their names and all their members."""
    years = {"chofu": 2022, "odawara": 2021, "shiki": 2020, "ube": 2019, "ueda": 2020}
    with Register.open(register) as opened:
        for name, year in years.items():
            council = opened.council(name).value
            shown = "\n".join(texts(draw_report(compose_from(opened, kind, name, year))))
            assert council.name in shown
            assert kind == "meetings" or all(member.name in shown for member in council.members)


def test_year_without_meetings(register):
    """A roster and a return are made of a year without meetings; the others name the years that have some."""
    with Register.open(register) as opened:
        assert 0 == compose_from(opened, "meetings", "odawara", 2015).figures.summary.held
        assert compose_from(opened, "roster", "odawara", 2015).figures.rows
        for kind in ("attendance", "fees", "seating"):
            with pytest.raises(NoMeetings, match="2021"):
                compose_from(opened, kind, "odawara", 2015)


def test_command_writes_once(tmp_path, register):
    """The command names its file, refuses to write over it, and does so when forced."""
    words = ("report", "attendance", "c", "--year", "2021", "--register", str(register), "--lang", "en")
    done = command(tmp_path, *words)
    assert (0, "c-attendance-2021.xlsx\n", "") == (done.returncode, done.stdout, done.stderr)
    before = (tmp_path / "c-attendance-2021.xlsx").read_bytes()
    again = command(tmp_path, *words)
    assert (1, "", 1) == (again.returncode, again.stdout, again.stderr.count("\n"))
    assert "--force" in again.stderr
    assert before == (tmp_path / "c-attendance-2021.xlsx").read_bytes()
    assert 0 == command(tmp_path, *words, "--force").returncode


def test_command_prints_data(tmp_path, register):
    """`--json` prints one line and writes no file unless one is named."""
    words = ("report", "fees", "c", "--year", "2021", "--register", str(register), "--json")
    done = command(tmp_path, *words)
    data = json.loads(done.stdout)
    assert ("fees", "c", "令和3年度", 49000) == (data["kind"], data["council"], data["era"], data["total"])
    assert [] == list(tmp_path.glob("*.xlsx"))
    command(tmp_path, *words, "-o", "out/報酬.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out" / "報酬.xlsx").sheetnames == ["報酬一覧"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("roster", "nobody", "--year", "2021"), 1),
        (("seating", "odawara", "--year", "1999"), 1),
        (("roster", "c", "--year", "2021", "-o", "/proc/none/x.xlsx"), 1),
        (("roster", "c", "--year", "2021", "-o", "x.txt"), 2),
        (("roster", "c"), 2),
        (("pay", "c", "--year", "2021"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_refusals(tmp_path, register, words, status):
    """What cannot be done is told in one line, and nothing is left behind."""
    done = command(tmp_path, "report", *words, "--register", str(register))
    assert (status, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
    assert [register] == [path for path in tmp_path.iterdir() if path.suffix in {".xlsx", ".db", ".txt"}]
