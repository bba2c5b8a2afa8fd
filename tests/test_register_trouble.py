"""The register where something is wrong: it refuses in a sentence, and the file stays as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import evolve

import council_core
from council_core import CouncilError, Meeting, Register
from council_core.errors import Busy, NotARegister, TooNew, Unreadable, Unwritable
from council_core.store import file, migrations

MEETING = Meeting(id="m-1", council="c", title="審議会")
NOBODY = 65534

# What a sentence of each kind tells the user to do.
ADVICE = {
    "NotARegister": "Name another file with --register",
    "TooNew": "Install the newer version",
    "Busy": "Try again",
    "Full": "Make room",
    "Unwritable": "Choose another place",
    "Unreadable": "check the name",
    "Damaged": "Take this document from a copy",
}

# What the scripts below share. They say `ok`, or the name of the error and its sentence.
PRELUDE = """
import os, resource, signal, sys
from contextlib import suppress
from pathlib import Path
from council_core import CouncilError, Meeting, Register

path = Path(sys.argv[1])
meeting = Meeting(id="m-1", council="c", title="審議会")
large = Meeting(id="m-2", council="c", title="大" * 300_000)


def attempt(action):
    try:
        action()
        print("ok")
    except CouncilError as error:
        print(type(error).__name__, error)
"""


def run(code, path, *before):
    """Run a script in a process of its own, and return the lines it said."""
    environment = os.environ | {"PYTHONPATH": str(Path(council_core.__file__).parent.parent)}
    words = [*before, sys.executable, "-X", "utf8", "-c", PRELUDE + code, str(path)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert "" == done.stderr
    return done.stdout.splitlines()


def contents(folder):
    """Return the names in a folder with the bytes of its files."""
    return {found.name: found.read_bytes() if found.is_file() else None for found in folder.iterdir()}


def execute(path, script):
    """Do something to a database behind the back of the register."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute(script)
    database.close()


@contextmanager
def refused(kind, path):
    """Expect a refusal of a kind that says what to do, and everything in the folder as it was."""
    before = contents(path.parent)
    with pytest.raises(kind) as refusal:
        yield refusal
    assert before == contents(path.parent)
    sentence = str(refusal.value)
    assert ADVICE[type(refusal.value).__name__] in sentence
    assert 1 == len(sentence.splitlines())


@pytest.fixture
def path(tmp_path):
    """Make a register with one meeting, closed."""
    made = tmp_path / "register.db"
    with Register.open(made) as register:
        register.save(MEETING)
    return made


@pytest.fixture
def nobodys():
    """Make a register in a folder where a user without rights may work, and say who owns both."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "deep", "register.db")
        with Register.open(made) as register:
            register.save(MEETING)
        Path(folder).chmod(0o755)
        if not os.geteuid():
            for place in (made.parent, made):
                os.chown(place, NOBODY, NOBODY)
        yield made
        made.parent.chmod(0o700)


def test_register_of_a_newer_version(path):
    """A register with steps that this version does not know is left alone, and the steps are named."""
    execute(path, "INSERT INTO migration VALUES ('search_index', '2031-01-01T00:00:00+00:00')")
    with refused(TooNew, path) as refusal:
        Register.open(path)
    assert "search_index" in str(refusal.value)


@pytest.mark.parametrize(
    "script", ["CREATE TABLE migration (name TEXT)", "PRAGMA application_id = 1196444487"]
)
def test_database_of_another_program(tmp_path, script):
    """A database of another program is no register, be it one in which nothing stands yet."""
    path = tmp_path / "other.db"
    execute(path, script)
    with refused(NotARegister, path):
        Register.open(path)


@pytest.mark.parametrize("content", ["名簿\n".encode() * 4000, b"SQLite format 3\0", b"PK\3\4" * 2000])
def test_file_that_is_no_database(tmp_path, content):
    """A text file, a workbook or the beginning of a database is no register."""
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with refused(NotARegister, path):
        Register.open(path)


def test_empty_file_becomes_a_register(tmp_path):
    """An empty file, as a program that makes names of files leaves it, becomes a register."""
    path = tmp_path / "register.db"
    path.touch()
    with Register.open(path) as register:
        register.save(MEETING)
        assert MEETING == register.meeting("m-1").value


@pytest.mark.parametrize(
    "name",
    ["folder", "notes.txt/register.db", "x" * 300, "x" * 300 + "/register.db", "loop"],
    ids=["a folder", "below a file", "name too long", "folder too long", "link to itself"],
)
def test_path_that_cannot_be(tmp_path, name):
    """A path that leads to no file, or could not, is refused in a sentence."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").write_text("名簿")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises((NotARegister, Unreadable, Unwritable)):
        Register.open(tmp_path / name)


def test_sentence_names_the_whole_path(tmp_path):
    """However deep a file lies, the sentence names it whole, so that it can be found."""
    path = (
        tmp_path
        / "部署"
        / "総務部総務課文書法規係"
        / "個人情報保護審議会事務局"
        / "令和3年度"
        / "register.db"
    )
    path.parent.mkdir(parents=True)
    path.write_text("no register")
    with pytest.raises(NotARegister) as refusal:
        Register.open(path)
    assert str(path) in str(refusal.value)


@pytest.mark.parametrize("foreign", [b"", b"\xff" * 20_000], ids=["cut short", "overwritten"])
@pytest.mark.parametrize("kept", [16, 100, 1000, 4096, 8192, -1, -4096])
def test_damaged_register(path, kept, foreign):
    """Of a register cut short or overwritten nothing is made that looks whole, and the rest of it stays."""
    path.write_bytes(path.read_bytes()[:kept] + foreign)
    with refused(CouncilError, path), Register.open(path) as register:
        register.meetings()
        register.meeting("m-1")
        register.history("m-1")
        register.council_names()


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "council-meeting/2"}'])
def test_damaged_document_is_told_by_name(path, text):
    """A document that cannot be read inside a register is refused by its name; the others are had."""
    with Register.open(path) as register:
        register.save(evolve(MEETING, id="m-2"))
        execute(path, f"UPDATE meeting SET document = '{text}' WHERE id = 'm-1'")
        with pytest.raises(CouncilError, match="m-1"):
            register.meeting("m-1")
        assert "m-2" == register.meeting("m-2").value.id


def test_busy_register(path, monkeypatch):
    """While another program writes, a register can be read, not saved to; one held for itself is not opened."""
    monkeypatch.setattr(file, "_WAIT", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    with Register.open(path) as register:
        other.execute("BEGIN IMMEDIATE")
        with refused(Busy, path):
            register.save(evolve(MEETING, title="新"), base=1)
        assert MEETING == register.meeting("m-1").value
        other.execute("ROLLBACK")
        assert 2 == register.save(evolve(MEETING, title="新"), base=1).revision
    other.execute("BEGIN EXCLUSIVE")
    with refused(Busy, path):
        Register.open(path)
    other.close()


@pytest.mark.parametrize("fault", ["SELECT * FROM nowhere", "INSERT INTO migration VALUES (NULL, NULL)"])
def test_migration_that_fails_half_way(path, monkeypatch, fault):
    """A step that fails half-way leaves nothing behind, and what was there can be opened."""

    def add_signatures(database):
        database.execute("CREATE TABLE signature (meeting TEXT)")
        database.execute("UPDATE meeting SET title = 'gone'")
        database.execute(fault)

    with monkeypatch.context() as newer:
        newer.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_signatures))
        with refused(CouncilError, path):
            Register.open(path)
        with pytest.raises(CouncilError):
            Register.open(path.with_name("new.db"))
        assert not path.with_name("new.db").exists()
    with Register.open(path) as register:
        assert MEETING == register.meeting("m-1").value


SAVE = """
with Register.open(path.parent.parent / "elsewhere.db") as register:
    register.save(meeting)  # imports what is needed while we may
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
def save():
    with Register.open(path) as register:
        print([line.title for line in register.meetings()])
        register.save(meeting, base=register.save(large).revision)
attempt(save)
"""


@pytest.mark.parametrize("listed", [["['審議会']"], []], ids=["may be read", "may not be read"])
@pytest.mark.parametrize("of_folder", [True, False], ids=["folder", "file"])
def test_right_that_is_missing(nobodys, of_folder, listed):
    """Without the right to write a register can be read; without that to read it is refused."""
    before = nobodys.read_bytes()
    (nobodys.parent if of_folder else nobodys).chmod(0o555 if listed else 0o000)
    *lines, last = run(SAVE, nobodys)
    assert listed == lines
    expected = "Unwritable" if listed else "Unreadable"
    assert (expected, True) == (last.split()[0], ADVICE[expected] in last)
    nobodys.parent.chmod(0o755)
    nobodys.chmod(0o600)
    assert before == nobodys.read_bytes()


def test_new_register_in_a_read_only_folder(nobodys):
    """No register is made where the folder may not be written."""
    nobodys.parent.chmod(0o555)
    (line,) = run(SAVE, nobodys.with_name("new.db"))
    assert line.startswith("Unwritable")
    assert [nobodys] == list(nobodys.parent.iterdir())


FULL = """
path = path / "register.db"
with Register.open(path) as register:
    register.save(meeting)
    before = path.read_bytes()
    filler = path.with_name("filler")
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"0" * 512):
            pass
    attempt(lambda: register.save(large))
    print(before == path.read_bytes())
    attempt(lambda: Register.open(path.with_name("new.db")))
    print(sorted(place.name for place in path.parent.iterdir()))
    filler.unlink()
    attempt(lambda: register.save(large))
"""
LIMITED = """
with Register.open(path) as register:
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    attempt(lambda: register.save(large))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    attempt(lambda: register.save(large))
"""


def test_full_disk(tmp_path):
    """On a full disk nothing is stored and no new register is left; with room again all goes on."""
    mounted = (
        "unshare",
        "-rm",
        "sh",
        "-c",
        'mount -t tmpfs -o size=2m none "$0" && exec "$@"',
        str(tmp_path),
    )
    if not shutil.which("unshare") or subprocess.run([*mounted, "true"], check=False).returncode:
        pytest.skip("no small disk can be made here")
    save, same, new, names, again = run(FULL, tmp_path, *mounted)
    assert ("Full", True) == (save.split()[0], ADVICE["Full"] in save)
    assert "True" == same
    assert "Full" == new.split()[0]
    assert "['filler', 'register.db']" == names
    assert "ok" == again


def test_file_at_its_largest(path):
    """Where the file may not grow nothing is stored, and the register stays usable."""
    before = path.read_bytes()
    save, again = run(LIMITED, path)
    assert ("Unwritable", True) == (save.split()[0], ADVICE["Unwritable"] in save)
    assert "ok" == again
    assert before != path.read_bytes()


KILLED = """
def documents():
    for number in range(20):
        yield Meeting(id=f"n-{number}", council="c", title="大" * 300_000)
    print(path.with_name(path.name + "-journal").exists(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
with Register.open(path) as register:
    register.adopt(documents())
"""


def test_process_killed_while_saving(path):
    """Where a process dies in the middle of a save, the register is as it was before."""
    assert ["True"] == run(KILLED, path)
    with Register.open(path) as register:
        assert ["m-1"] == [line.id for line in register.meetings()]
        assert MEETING == register.meeting("m-1").value
