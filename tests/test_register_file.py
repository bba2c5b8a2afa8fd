"""The register's file: where it is, whose, what stands beside it, and what is kept at hand of it."""

import json
import sqlite3
import stat

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from strategies import documents, edited

from council_core import Council, Meeting, Register
from council_core.codec import Pen, dump_json, to_data
from council_core.errors import AlreadyThere, Damaged, NotARegister
from council_core.model import Attendee, Capacity

HONDA = Attendee(id="honda", name="本田 耕一", capacity=Capacity.MEMBER)
MEETING = Meeting(id="c-2021", council="c", title="審議会", attendance=(HONDA,))


def test_register_is_for_its_owner_alone(tmp_path):
    """A new register is readable by its owner alone, and so are the folders made for it."""
    path = tmp_path / "a" / "b" / "register.db"
    Register.open(path).close()
    assert [0o600, 0o700] == [stat.S_IMODE(made.stat().st_mode) for made in (path, path.parent)]
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "target.db")
    Register.open(link).close()
    assert 0o600 == stat.S_IMODE(link.stat().st_mode)


def test_register_is_a_file_whatever_it_is_called(tmp_path, monkeypatch):
    """A name that SQLite reads in its own way is the name of a file like any other."""
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:x?mode=memory", "a b'\"#%.db", "名簿.db"):
        with Register.open(name) as register:
            register.save(MEETING)
        with Register.open(tmp_path / name) as register:
            assert MEETING == register.meeting("c-2021").value


def test_default_place(tmp_path, monkeypatch):
    """Without a path the register is $COUNCIL_REGISTER, else register.db in the user's data directory."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("COUNCIL_REGISTER", str(tmp_path / "named.db"))
    with Register.open() as register:
        assert tmp_path / "named.db" == register.path
    monkeypatch.delenv("COUNCIL_REGISTER")
    with Register.open() as register:
        assert tmp_path / "share" / "council" / "register.db" == register.path
        assert register.path.is_file()


def test_nothing_stays_beside_the_file(tmp_path):
    """SQLite's journal is there while the register is open and was written; closed, the register is one file."""
    path = tmp_path / "register.db"
    with Register.open(path) as register:
        register.save(MEETING)
        register.save(evolve(MEETING, title="推進会議"), base=1)
    assert [path] == list(tmp_path.iterdir())
    with Register.open(path) as register:
        assert ("推進会議", 2) == (register.meetings()[0].title, register.meeting("c-2021").revision)
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("lost", [1, 4000, 4096, 16000])
def test_register_cut_short_is_told(tmp_path, lost):
    """A register that lost its last bytes, in a broken copy, is refused in so many words."""
    path = tmp_path / "register.db"
    with Register.open(path) as register:
        register.save(evolve(MEETING, title="大" * 20_000))
    path.write_bytes(path.read_bytes()[:-lost])
    with pytest.raises(NotARegister, match="cut short"):
        Register.open(path)


def test_what_is_at_hand_is_what_stands(tmp_path):
    """What was read or saved last is not read again, until somebody else writes to the file."""
    path = tmp_path / "register.db"
    with Register.open(path) as register:
        register.save(MEETING)
        assert register.meeting("c-2021").value is register.meeting("c-2021").value
        with Register.open(path) as other:
            other.save(evolve(MEETING, title="推進会議"), base=1)
        assert ("推進会議", 2) == (
            register.meeting("c-2021").value.title,
            register.meeting("c-2021").revision,
        )
        database = sqlite3.connect(path)
        database.execute("UPDATE meeting SET document = '{'")
        database.commit()
        database.close()
        with pytest.raises(Damaged):
            register.meeting("c-2021")


def test_what_was_not_stored_is_not_at_hand(tmp_path):
    """Where one of several documents is refused, the others are not taken for stored."""
    with Register.open(tmp_path / "register.db") as register:
        register.save(MEETING)
        changed = evolve(MEETING, title="推進会議")
        with pytest.raises(AlreadyThere):
            register.save_all([(changed, 1), (Council(id="c-2021", name="別の会"), None)])
        assert (MEETING, 1) == (register.meeting("c-2021").value, register.meeting("c-2021").revision)


@settings(max_examples=60)
@given(data=st.data(), first=documents(), second=documents())
def test_pen_writes_what_a_new_one_would(data, first, second):
    """A pen that has written other documents, and earlier states of this one, writes as a new one does."""
    pen = Pen()
    for value in (first, data.draw(edited(first)), second, first, data.draw(edited(second))):
        text = pen.write(value)
        assert text == Pen().write(value) == dump_json(to_data(value))
        assert json.loads(text) == json.loads(dump_json(to_data(value)))
