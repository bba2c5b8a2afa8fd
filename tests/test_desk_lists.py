"""Lists of people taken in at the desk, key by key: differences, questions, names of files."""

import openpyxl
import pytest
from attrs import evolve
from desk import CLEAR, COUNCIL, MEETING, council, meetings, said, typed
from terminal import play, register_of

from council_core.model import (
    Capacity,
    Member,
    Role,
    Stage,
)
from council_tui.paths import complete, fitting


@pytest.fixture
def register(tmp_path):
    """Return the path of a register with a council of one member and its first meeting."""
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


@pytest.fixture
def roster(tmp_path):
    """Return a function that writes a list of names and roles as a workbook."""

    def write(*rows, name="list.xlsx", head=("氏名", "役職")):
        book = openpyxl.Workbook()
        for row in (head, *rows):
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def test_a_list_is_stored_after_a_yes(register, roster):
    """What a list would change is shown, and stored after a yes only."""
    path = roster(("本田 耕一", "会長"), ("池田 花", "委員"))
    shown, asked, _no = play(register, f"f4 ctrl+o {typed(str(path))} enter", "f12", "2")
    assert "2 people, 1 changes" in shown
    assert "池田 花 (member): added" in shown
    assert "store 1 changes" in said(asked)
    assert COUNCIL == council(register)

    *_before, stored = play(register, f"f4 ctrl+o {typed(str(path))} enter", "f12 1")
    assert "stored: 1 changes" in said(stored)
    assert ["本田 耕一", "池田 花"] == [member.name for member in council(register).members]


@pytest.mark.parametrize(
    ("key", "names"), [("1", ["斎藤 実"]), ("2", ["斎藤 実", "斉藤 実"]), ("3", ["斎藤 実"])]
)
def test_who_is_meant_is_asked(tmp_path, roster, key, names):
    """A name that may be a member's in other letters is asked about: the member, somebody new, or nobody."""
    saito = evolve(COUNCIL, members=(Member(id="saito", name="斎藤 実"),))
    register = register_of(tmp_path / "r.db", saito)
    path = roster(("斉藤 実", "会長"))
    asked, _answered, _stored = play(register, f"f4 ctrl+o {typed(str(path))} enter", f"{key} enter", "f12 1")

    assert "who is 斉藤 実?" in said(asked)
    assert names == [member.name for member in council(register).members]
    chairs = [term.role for member in council(register).members for term in member.terms]
    assert chairs == ([] if key == "3" else [Role.CHAIR])


def test_a_list_into_a_meeting(tmp_path, roster):
    """A list is taken into a meeting's attendance from the meeting, with the differences shown."""
    register = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, stage=Stage.HELD))
    path = roster(("本田 耕一", "出席"), head=("氏名", "出欠"))
    shown, _stored = play(register, f"enter ctrl+o {typed(str(path))} enter", "f12 1")

    assert "what changes" in shown
    (meeting,) = meetings(register)
    assert [("本田 耕一", Capacity.MEMBER, "honda")] == [
        (person.name, person.capacity, person.member) for person in meeting.attendance
    ]


def test_a_file_that_is_no_list_stays_to_be_mended(register, tmp_path):
    """A file that cannot be read is told beside its name, which can be mended or given up."""
    (tmp_path / "note.csv").write_text("a,b\n1,2\n", "utf-8")
    wrong, missing, left = play(
        register,
        f"f4 ctrl+o {typed(str(tmp_path / 'note.csv'))} enter",
        f"{CLEAR} {typed(str(tmp_path / 'gone.xlsx'))} enter",
        "escape",
    )

    assert "氏名" in said(wrong)
    assert "cannot be read" in said(missing)
    assert "1 in office" in left or "0 in office" in left
    assert COUNCIL == council(register)


def test_names_of_files_are_completed(tmp_path):
    """A name is completed as far as all that fit agree; folders are offered, other files and hidden ones are not."""
    for name in ("list-1.xlsx", "list-2.csv", "list.txt", ".list.xlsx"):
        (tmp_path / name).touch()
    (tmp_path / "lists").mkdir()
    folder = str(tmp_path) + "/"

    assert (f"{folder}list-1.xlsx", f"{folder}list-2.csv", f"{folder}lists/") == fitting(
        f"{folder}l", (".xlsx", ".csv")
    )
    assert f"{folder}list" == complete(f"{folder}l", (".xlsx", ".csv"))
    assert f"{folder}list-" == complete(f"{folder}list-", (".xlsx", ".csv"))
    assert f"{folder}list-1.xlsx" == complete(f"{folder}list-1", (".xlsx",))
    assert (f"{folder}.list.xlsx",) == fitting(f"{folder}.l", (".xlsx",))
    assert f"{folder}gone/x" == complete(f"{folder}gone/x", (".xlsx",))


def test_tab_takes_the_line_under_the_cursor(register, tmp_path, roster):
    """Where nothing more is certain, Tab takes the chosen name, and a folder is opened by Enter."""
    roster(("池田 花", "委員"), name="list-1.xlsx")
    roster(("加藤 実", "委員"), name="list-2.xlsx")
    listed, _chosen, shown = play(
        register, f"f4 ctrl+o {typed(str(tmp_path))} enter", "l tab down tab", "enter"
    )

    assert "list-1.xlsx" in listed
    assert "加藤 実 (member): added" in shown
