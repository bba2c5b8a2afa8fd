"""The command line as its users meet it: real processes, their output, their complaints, their exit status."""

import json
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

import council_core
from council_core import Register, from_json, from_toml
from council_tui.commandline.parser import COMMANDS

HOME = Path(council_core.__file__).parent.parent
SAMPLE = Path(__file__).parent.parent / "data" / "sample"
IDS = sorted(path.stem for path in SAMPLE.glob("*/*-*-*.toml"))
ODAWARA = "odawara-privacy-2021-07-01"

COUNCIL = (
    'format = "council/1"\nid = "c"\nname = "審議会"\nmembers = [{ id = "honda", name = "本田 耕一" }]\n'
)
MEETING = """
format = "council-meeting/1"
id = "c-1"
council = "c"
title = "審議会"
date = 2021-07-01
opened_at = 14:00:00
closed_at = 15:00:00
attendance = [{ id = "honda", name = "本田 耕一", capacity = "member", presence = "present" }]
votes = [{ id = "v", items = ["i"], declared = "carried", for = 1 }]
items = [{ id = "i", title = "計画", kind = "consultation" }]
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Import the sample register once."""
    path = tmp_path_factory.mktemp("sample") / "register.db"
    assert 0 == start(path, "import", SAMPLE, "--yes").returncode
    return path


@pytest.fixture
def register(sample, tmp_path):
    """Return the path of a copy of the sample register."""
    return Path(shutil.copy(sample, tmp_path / "register.db"))


@pytest.fixture
def document(tmp_path):
    """Return a function that writes a file and returns its path."""

    def write(text, name="c-1.toml"):
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return write


def environment(register, **more):
    """Return the environment of a process that works on a register."""
    kept = {name: value for name, value in os.environ.items() if name[:3] not in {"LC_", "LAN"}}
    mine = {"COUNCIL_REGISTER": str(register), "PYTHONPATH": str(HOME), "LANG": "C.UTF-8", "TERM": "dumb"}
    return kept | mine | more


def start(register, *words, **more):
    """Run `council` on a register, and return the process when it has ended."""
    done = subprocess.run(
        [sys.executable, "-m", "council_tui", *map(str, words)], env=environment(register, **more),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert all(line.startswith("council: ") for line in done.stderr.splitlines())
    return done


def lines(register, *words, status=0, **more):
    """Run `council` without a complaint, and return the lines of its output."""
    done = start(register, *words, **more)
    assert (status, "") == (done.returncode, done.stderr)
    return done.stdout.splitlines()


def data(register, *words, status=0):
    """Run `council` with `--json`, and return the documents of its output, one a line."""
    return [json.loads(line) for line in lines(register, *words, "--json", status=status)]


def refusal(register, *words, status=1, **more):
    """Run `council` to no avail, and return its complaints."""
    done = start(register, *words, **more)
    assert (status, "") == (done.returncode, done.stdout)
    return done.stderr.splitlines()


def on_a_terminal(register, *words, answer=""):
    """Run `council` on a terminal of its own, answer what it asks, and return what it wrote there."""
    child, terminal = pty.fork()
    if not child:
        os.execve(  # noqa: S606
            sys.executable, [sys.executable, "-m", "council_tui", *map(str, words)], environment(register)
        )  # fmt: skip
    os.write(terminal, answer.encode())
    written = b""
    while True:
        try:
            written += os.read(terminal, 4096)
        except OSError:
            break
    os.waitpid(child, 0)
    os.close(terminal)
    return written.decode()


def test_sample_is_imported_once(tmp_path):
    """Importing the sample tells each document as new and stores it; the second time nothing changes."""
    register = tmp_path / "new" / "register.db"
    told = lines(register, "import", SAMPLE, "--yes")
    assert sorted(
        f"{path.stem if path.stem != 'council' else path.parent.name}: new"
        for path in SAMPLE.glob("*/*.toml")
    ) == sorted(told)
    again = start(register, "import", SAMPLE, "--yes")
    assert (0, "") == (again.returncode, again.stdout)
    assert IDS == [line["id"] for line in data(register, "list")]


def test_nothing_is_stored_without_a_yes(register, document):
    """Without `--yes` and without a terminal nothing is stored, and the complaint says how to agree."""
    done = start(register, "import", document(MEETING))
    assert (1, "c-1: new\n") == (done.returncode, done.stdout)
    assert "--yes" in done.stderr
    assert IDS == [line["id"] for line in data(register, "list")]


def test_list(register):
    """Meetings are listed with what the exchange format calls them, of one council or one fiscal year."""
    first = data(register, "list")[0]
    assert {
        "id": IDS[0],
        "council": "chofu-privacy",
        "title": "令和4年度第2回調布市個人情報保護審査会",
        "date": "2022-07-11",
        "stage": "published",
    } == first
    assert [ODAWARA] == [line["id"] for line in data(register, "list", "--council", "oda")]
    assert ["shiki-privacy-2021-02-17", "ueda-privacy-2020-05-15"] == [
        line["id"] for line in data(register, "list", "--year", 2020)
    ]
    assert IDS == [line.split()[0] for line in lines(register, "list")]


@pytest.mark.parametrize("meeting", IDS)
def test_show(register, meeting):
    """A meeting is shown as its exchange document, or with its people and items for a reader."""
    (path,) = SAMPLE.glob(f"*/{meeting}.toml")
    value = from_toml(path.read_text("utf-8"))
    (line,) = lines(register, "show", meeting[:8], "--json")
    assert value == from_json(line)
    shown = "\n".join(lines(register, "show", meeting))
    assert [] == [part.name for part in value.attendance if part.name not in shown]
    assert [] == [part.title for part in value.items if part.title not in shown]


def test_show_at_a_time_of_day(tmp_path, document):
    """Who is there at a time of day is shown as of then."""
    late = MEETING.replace('presence = "present"', 'presence = "present", arrived_at = 14:30:00')
    lines(tmp_path / "r.db", "import", document(late), "--yes")
    assert any(
        "quorum" in line and "0 of 1" in line
        for line in lines(tmp_path / "r.db", "show", "c-1", "--at", "14:29")
    )
    assert any(
        "quorum" in line and "1 of 1" in line
        for line in lines(tmp_path / "r.db", "show", "c-1", "--at", "14:30")
    )


def test_tally(register):
    """Votes are told with who was entitled, the outcome and its reason; what is no number is none."""
    tallies = data(register, "tally", "odawara")
    assert 5 == len(tallies)
    for tally in tallies:
        assert ("carried", 6, 4, True) == tuple(
            tally[key] for key in ("outcome", "entitled", "needed", "unanimous")
        )
        assert set() == {"for", "against", "abstaining"} & tally.keys()
        assert (8, 6) == (len(tally["people"]), sum(person["counts"] for person in tally["people"]))
        assert tally["reason"] in "\n".join(lines(register, "tally", "odawara"))


def test_check(register, document):
    """Findings are data or sentences; only one of severity error gives status 1."""
    assert [] == data(register, "check")
    late = MEETING.replace("15:00", "13:00").replace("for = 1", "for = 0")
    lines(register, "import", document(late.replace("votes =", "#")), "--yes")
    (hours, result) = data(register, "check", status=1)
    assert {"code", "severity", "meeting", "where", "message"} == hours.keys()
    assert ("opened-after-closed", "error", "c-1", "closed_at") == tuple(
        hours[key] for key in ("code", "severity", "meeting", "where")
    )
    assert ("no-result", "warning") == (result["code"], result["severity"])
    assert 2 == len(refusal(register, "check", "c-1"))
    lines(register, "import", document(late.replace("13:00", "16:00").replace("votes =", "#")), "--yes")
    assert 1 == len(start(register, "check").stderr.splitlines())
    assert 0 == start(register, "check").returncode


def test_minutes(register):
    """Minutes are printed in both editions; a house that is missing is refused."""
    public, internal = (
        lines(register, "minutes", "ueda", "--edition", edition) for edition in ("public", "internal")
    )
    assert public == lines(register, "minutes", "ueda", "--house", "plain")
    assert set(public) <= set(internal)
    assert "plain" in refusal(register, "minutes", "ueda", "--house", "nowhere")[0]


def test_history_and_undo(register, document):
    """Who changed what is told, and taken back by one, by several, and not beyond the first save."""
    for title in ("審議会", "一", "二", "三"):
        path = document(MEETING.replace('title = "審議会"', f'title = "{title}"'))
        lines(register, "import", path, "--yes", "--as", "佐知子")
    assert any("三" in line for line in lines(register, "undo", "c-1", "--as", "太郎"))
    lines(register, "undo", "c-1", 2)
    assert "審議会" == data(register, "show", "c-1")[0]["title"]
    history = data(register, "history", "c-1")
    assert [1, 2, 3, 4, 5, 6, 7] == [save["revision"] for save in history]
    assert [None, None, None, None, 4, 3, 2] == [save["undoes"] for save in history]
    assert ["佐知子"] * 4 + ["太郎"] == [save["by"] for save in history[:5]]
    assert {"council"} == {save["tool"] for save in history}
    assert ["title: 審議会 -> 一"] == history[1]["changes"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", history[0]["at"])
    assert "no change left" in refusal(register, "undo", "c-1")[0]


def test_roster(register, tmp_path):
    """A roster is printed, compared and stored after a yes; data alone stands on standard output."""
    (read,) = data(register, "roster", SAMPLE / "roster.xlsx")
    assert ("roster.xlsx", "委員名簿", 1, 8, []) == (
        *(read[key] for key in ("source", "sheet", "header_row")),
        len(read["people"]),
        read["findings"],
    )
    assert {"name", "cell", "kana", "role", "category", "affiliation", "from", "until"} == read["people"][
        0
    ].keys()
    stored = start(register, "roster", SAMPLE / "roster.xlsx", "--into", "ueda", "--yes")
    assert (0, 8) == (stored.returncode, len(stored.stdout.splitlines()))
    assert 6 == stored.stderr.count("[not-in-list]")
    with Register.open(register) as opened:
        assert 14 == len(opened.council("ueda-privacy").value.members)
    assert [] == [
        line
        for line in start(
            register, "roster", SAMPLE / "roster.xlsx", "--into", "ueda", "--json", "--yes"
        ).stdout.splitlines()
        if line[:1] != "{"
    ]
    workbook = openpyxl.Workbook()
    for row in (["氏名", "任期"], ["本田", "R5.4.1-R3.3.31"]):
        workbook.active.append(row)
    workbook.save(tmp_path / "wrong.xlsx")
    assert (
        "term-ends-before-it-starts"
        == data(register, "roster", tmp_path / "wrong.xlsx", status=1)[0]["findings"][0]["code"]
    )


def test_export_and_import_give_the_same_register(register, tmp_path, document):
    """The whole register goes out into a folder and comes back the same, whatever its documents are called."""
    for name in ("council", "C", "Council"):
        text = MEETING.replace('"c-1"', f'"{name}"').replace(
            '"審議会"', "\"'''\\r\\n\\u001b\\u007f髙 か\\u3099 会\u3000長\""
        )
        lines(register, "import", document(text), "--yes")
    files = lines(register, "export", tmp_path / "out")
    assert 13 == len(set(files)) == len(list((tmp_path / "out").rglob("*.toml")))
    lines(tmp_path / "again.db", "import", tmp_path / "out", "--yes")
    with Register.open(register) as before, Register.open(tmp_path / "again.db") as after:
        assert before.councils() == after.councils()
        assert before.meetings() == after.meetings()
        for line in before.meetings():
            assert before.meeting(line.id).value == after.meeting(line.id).value


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["import", "nowhere.toml"], "nowhere.toml: .*check the name"),
        (["import", "empty"], "empty: .*no .toml"),
        (["import", "text.xlsx"], "text.xlsx: .*TOML"),
        (["import", "x" * 300], "cannot be read"),
        (["roster", "nowhere.xlsx"], "nowhere.xlsx: .*check the name"),
        (["roster", "empty"], "empty: "),
        (["roster", "text.xlsx"], "text.xlsx: .*save it as .xlsx"),
        (["roster", "x" * 300], "cannot be read"),
        (["export", "text.xlsx"], "cannot be written"),
        (["show", "nowhere"], "nowhere: .*chofu-privacy-2022-07-11"),
        (["show", "u"], "u: fits ube-privacy-2019-08-05, ueda-privacy-2020-05-15"),
        (["show", "two\nlines\x1b[2J"], r"two\\nlines\\x1b\[2J: "),
        (["list", "--council", "x"], "x: .*ube-privacy"),
        (["list", "--register", "empty"], "empty: .*--register"),
        (["list", "--register", "text.xlsx"], "text.xlsx: .*--register"),
        (["list", "--register", "x" * 300], "cannot be"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_refusals(register, tmp_path, monkeypatch, words, told):
    """What cannot be done is refused in one line that says what to do, with status 1."""
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("text.xlsx").write_text("名簿,", "utf-8")
    (line,) = refusal(register, *words)
    assert re.search(told, line)


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"], ["list", "--colour"], ["show"], ["show", "a", "b"], ["undo", "c-1", "0"], ["undo", "c-1", "x"],
        ["minutes", "c-1", "--edition", "secret"], ["show", "c-1", "--at", "25:00"], ["list", "--lang", "fr"],
        ["list", "--year", "x"], ["list", "two\nlines"], ["--register"], [], ["demo"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage(register, words):
    """Wrong usage, and the interface without a terminal, is told in one line, with status 2."""
    assert 1 == len(refusal(register, *words, status=2))


def test_wrong_document_is_told_whole(register, document, tmp_path):
    """Of a folder with wrong documents every problem is told with its file and path, and nothing is taken."""
    document(COUNCIL, "a.toml")
    document(MEETING.replace("title", "titel", 1).replace('"計画"', '"計画", lable = "1"'), "b.toml")
    document("title =", "d.toml")
    told = refusal(register, "import", tmp_path, "--yes")
    for place in (r"b.toml \$.items\[0\].lable", r"b.toml \$.titel", r"b.toml \$.title", "d.toml line 1"):
        assert [place] == [place for line in told if re.search(place, line)]
    assert IDS == [line["id"] for line in data(register, "list")]


def test_number_beyond_all_meetings(register, document):
    """A number that no database holds is stored or refused, as a year that no calendar has is."""
    huge = document(MEETING + f"number = {2**63}\n")
    assert start(register, "import", huge, "--yes").returncode in {0, 1}
    assert start(register, "list", "--year", 10**30).returncode in {0, 1, 2}


def test_register_of_a_newer_version(register):
    """A register of a newer version is left alone by every command."""
    database = sqlite3.connect(register, isolation_level=None)
    database.execute("INSERT INTO migration VALUES ('search_index', '')")
    database.close()
    before = register.read_bytes()
    for words in (["list"], ["show", "ueda"], ["undo", "ueda"], ["import", SAMPLE, "--yes"]):
        (line,) = refusal(register, *words)
        assert "newer version" in line
    assert before == register.read_bytes()


def test_language(register):
    """Sentences are in the language of `--lang`, else of the locale; data is the same in both."""
    if not (HOME / "data" / "messages" / "ja.mo").exists() and not (HOME / "council_core" / "data").exists():
        pytest.skip("the Japanese catalogue is not compiled here")
    for words, locale, japanese in (
        (["--lang", "ja"], "C", True), (["--lang=en"], "ja_JP.UTF-8", False), ([], "ja_JP.UTF-8", True), ([], "C", False),
    ):  # fmt: skip
        (line,) = refusal(register, "show", "nowhere", *words, LANG=locale)
        assert japanese == (re.search("[ぁ-ん]", line) is not None)
        assert lines(register, "list", "--json") == lines(register, "list", "--json", *words, LANG=locale)
    assert all("令" in line or "審" in line for line in lines(register, "list", LC_ALL="C", PYTHONUTF8="0"))


@pytest.mark.parametrize("command", ["", *(command.name for command in COMMANDS)])
def test_help(register, command):
    """Every command explains itself on standard output."""
    assert any("usage: council" in line for line in lines(register, *command.split(), "--help"))


def test_names_do_not_command_the_terminal(tmp_path, document):
    """Control characters of names are shown on a terminal, not obeyed; in a file they stand as they are."""
    register = tmp_path / "r.db"
    nasty = "審\\u001b]0;x\\u0007\\u009b2J\\u202e議\\u007f"
    wild = (
        MEETING.replace('title = "審議会"', f'title = "{nasty}"')
        .replace("本田", nasty)
        .replace("計画", nasty)
    )
    lines(register, "import", document(wild), "--yes")
    lines(register, "import", document(COUNCIL.replace("審議会", nasty)), "--yes")
    screens = [
        ["list"],
        ["list", "--json"],
        ["show", "c-1"],
        ["show", "c-1", "--json"],
        ["minutes", "c-1"],
        ["tally", "c-1", "--json"],
    ]
    for words in (*screens, ["roster", SAMPLE / "roster.xlsx", "--into", "c"], ["check"]):
        written = on_a_terminal(register, *words, answer="y\n")
        assert [] == re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", written), words
    assert any("\x1b]0;x\x07\x9b2J\u202e" in line for line in lines(register, "list"))
    with Register.open(register) as opened:
        assert 9 == len(opened.council("c").value.members)


def test_output_that_nobody_takes(register):
    """Where the reader of the output has gone nothing is said; where the disk is full, one line."""
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-m", "council_tui", "minutes", "odawara"]
    gone = subprocess.run(
        words, env=environment(register), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (1, b"") == (gone.returncode, gone.stderr)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            words, env=environment(register), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert 1 == done.returncode
    assert [True] == [line.startswith(b"council: ") for line in done.stderr.splitlines()]
