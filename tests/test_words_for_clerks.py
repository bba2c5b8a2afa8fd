"""What the interface says of a refusal is in the words of an office, without ids, keys or sentences of the system."""

import datetime
from pathlib import Path

import pytest
from attrs import evolve
from sheets import write
from terminal import play, register_of

from council_core import read_roster
from council_core.errors import CouncilError
from council_core.language import use
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    Meeting,
    Member,
    Presence,
    Stage,
)
from council_core.secretariat import Register, fields_at

DAY = datetime.date(2021, 7, 1)
COUNCIL = Council(
    id="c", name="審議会", members=(Member(id="m1", name="見本 一郎"), Member(id="m2", name="例田 花子"))
)
MEETING = Meeting(
    id="c-1",
    council="c",
    title="第1回審議会",
    date=DAY,
    stage=Stage.CONFIRMED,
    items=(AgendaItem(id="i1", title="計画"),),
    attendance=(
        Attendee(id="m1", name="見本 一郎", capacity=Capacity.MEMBER, member="m1", presence=Presence.PRESENT),
        Attendee(id="m2", name="例田 花子", capacity=Capacity.MEMBER, member="m2", presence=Presence.PRESENT),
    ),
)


@pytest.fixture
def register(tmp_path, monkeypatch):
    """Return the path of a register with a confirmed meeting; files are named from the test's own folder."""
    monkeypatch.chdir(tmp_path)
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


def stored(path, name="c-1"):
    """Return the meeting as the register has it."""
    with Register.open(path) as register:
        return register.meeting(name).value


def test_a_record_that_is_kept_is_told_in_words(register):
    """A confirmed record says who cannot be changed and which key adds a note, and nothing of paths."""
    (screen,) = play(register, "enter tab 2", lang="ja")
    told = screen.replace("\n", "").replace(" ", "")
    assert "会議録は「確定」のため変更できません（出席/見本一郎/出欠）" in told
    assert "^Gを押してください" in told
    assert "attendance/" not in told
    assert "council stage" not in screen


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda _path: None, "そのファイルやフォルダはありません"),
        (lambda path: path.mkdir(), "ファイルではなくフォルダです"),
        (lambda path: path.write_bytes(b"no workbook"), "表計算のファイルではありません"),
    ],
)
def test_reasons_of_the_system_are_translated(tmp_path, make, told):
    """A file that is not there, a folder, a file of another kind: the reason is said in Japanese."""
    path: Path = tmp_path / "名簿.xls"
    make(path)
    use("ja")
    try:
        with pytest.raises(CouncilError) as refused:
            read_roster(path)
        assert told in str(refused.value)
    finally:
        use("en")


def test_what_a_document_lacks_is_told_in_words(register):
    """The fields left open in a document are one sentence of words: a notice has a number of a document."""
    (screen,) = play(register, "enter f12 4 1 enter", lang="ja")
    told = screen.replace("\n", "").replace(" ", "")
    assert "〔〕とした項目：文書番号、通知日" in told.replace("\u3000", "")
    assert "meeting." not in screen
    notice = evolve(MEETING, notice=None)
    assert "notice" in {field.key for field in fields_at(notice, ())}


def test_enter_takes_the_file_that_was_moved_to(register, tmp_path):
    """Down and Enter take the marked file; with nothing typed and nothing moved to, a name is asked for."""
    for name in ("a.xlsx", "b.xlsx"):
        write(
            tmp_path / name,
            名簿="氏名 | 役職\n" + ("見本 三郎 | 委員" if name == "b.xlsx" else "無 名 | 委員"),
        )
    empty, moved = play(register, "f4 ctrl+o enter", "down enter", lang="ja")
    assert "ファイルを入力してください" in empty
    assert "見本 三郎" in moved


def test_where_something_is_lost_no_comes_first(register, tmp_path):
    """To give up what was filled in begins on no; a number moves the cursor and answers nothing."""
    asked, moved, left = play(
        register, "f7 1 enter enter home ctrl+k X enter escape", "1", "enter", lang="ja"
    )
    assert ">  2 いいえ" in asked
    assert ">  1 はい" in moved
    assert ">  1 はい" not in left


def test_a_number_ties_nobody_to_another(tmp_path):
    """In the list of members that a person may be, a number moves the cursor; Enter ties."""
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, stage=Stage.HELD))
    form = "enter tab f4 " + "j " * 2
    (screen,) = play(path, form)
    assert "member" in next(line for line in screen.split("\n") if line.startswith(">"))
    play(path, form + "enter 3")
    assert "m1" == stored(path).attendance[0].member
    play(path, form + "enter 3 enter")
    assert "m2" == stored(path).attendance[0].member
    *_before, list_ = play(path, "enter tab", lang="ja")
    assert "同じ委員に結び付いています" in list_
