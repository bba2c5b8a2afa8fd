"""The command line as its users meet it: real processes, their output, their complaints, their exit status."""

import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import openpyxl
import pytest

import council_core
from council_core import Register, from_json, from_toml
from council_core.exchange import read_documents
from council_core.shipped import shipped
from council_tui.commandline.parser import COMMANDS

HOME = Path(council_core.__file__).parent.parent
SAMPLE = Path(__file__).parent.parent / "data" / "sample"
IDS = sorted(path.stem for path in SAMPLE.glob("*/*-*-*.toml"))
OBEYED = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]"  # by terminals; line ends and tabs aside
ROSTER = SAMPLE / "roster.xlsx"

COUNCIL = 'format = "council/1"\nid = "c"\nname = "審議会"\nmembers = [{ id = "honda", name = "本田" }]\n'
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


@pytest.fixture
def register(tmp_path):
    """Make a register of the sample, and return its path."""
    with Register.open(tmp_path / "register.db") as made:
        made.adopt(read_documents(SAMPLE))
    return made.path


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


def ids(register, *words):
    """Return the ids of the meetings that are listed."""
    return [line["id"] for line in data(register, "list", *words)]


def refusal(register, *words, status=1, **more):
    """Run `council` to no avail, and return its complaints."""
    done = start(register, *words, **more)
    assert (status, "") == (done.returncode, done.stdout)
    return done.stderr.splitlines()


def on_a_terminal(register, *words):
    """Run `council` on a terminal of its own, say yes to what it asks, and return what it wrote there."""
    ours, its = pty.openpty()
    os.write(ours, b"y\n")
    words = [sys.executable, "-m", "council_tui", *map(str, words)]
    with subprocess.Popen(words, env=environment(register), stdin=its, stdout=its, stderr=its):
        os.close(its)
        written = b""
        with suppress(OSError):  # what reading says when the other side is closed
            while chunk := os.read(ours, 4096):
                written += chunk
    os.close(ours)
    return written.decode()


def test_sample_is_imported_once(tmp_path):
    """Documents are stored after a yes, for which without a terminal `--yes` stands, and only once."""
    register = tmp_path / "new" / "r.db"
    asked = start(register, "import", SAMPLE)
    assert (1, [], True) == (asked.returncode, ids(register), "--yes" in asked.stderr)
    told = [f"{name}: new" for name in (*(name[:-11] for name in IDS), *IDS)]
    assert told == asked.stdout.splitlines() == lines(register, "import", SAMPLE, "--yes")
    assert (1, IDS) == (len(refusal(register, "import", SAMPLE, "--yes", status=0)), ids(register))


def test_list(register):
    """Meetings are listed with what the exchange format calls them, of one council or one fiscal year."""
    assert [["id", "council", "title", "date", "stage"]] * 5 == [
        list(line) for line in data(register, "list")
    ]
    assert [IDS[1]] == ids(register, "--council", "oda")
    assert ["shiki-privacy-2021-02-17", "ueda-privacy-2020-05-15"] == ids(register, "--year", "2020")
    assert IDS == [line.split()[0] for line in lines(register, "list")]


@pytest.mark.parametrize("meeting", IDS)
def test_show(register, meeting):
    """A meeting is shown as its exchange document, or with its people and items for a reader."""
    value = from_toml(next(SAMPLE.glob(f"*/{meeting}.toml")).read_text("utf-8"))
    assert [value] == [from_json(line) for line in lines(register, "show", meeting[:8], "--json")]
    shown = start(register, "show", meeting).stdout
    assert all(part.name in shown for part in value.attendance)
    assert all(part.title in shown for part in value.items)


def test_show_at_a_time_of_day(register, document):
    """Who is there at a time of day is shown as of then."""
    late = MEETING.replace('presence = "present"', 'presence = "present", arrived_at = 14:30:00')
    lines(register, "import", document(late), "--yes")
    for at, there in (("14:29", 0), ("14:30", 1)):
        assert f"{there} of 1 present" in start(register, "show", "c-1", "--at", at).stdout


def test_tally(register):
    """Votes are told with who was entitled, the outcome and its reason; what is no number is none."""
    tallies, text = data(register, "tally", "odawara"), "\n".join(lines(register, "tally", "odawara"))
    assert 5 == len(tallies)
    for tally in tallies:
        assert ("carried", 6, 4) == (tally["outcome"], tally["entitled"], tally["needed"])
        assert set() == {"for", "against", "abstaining"} & tally.keys()
        assert (8, 6) == (len(tally["people"]), sum(person["counts"] for person in tally["people"]))
        assert tally["reason"] in text


def test_check(register, document):
    """Findings are data or sentences; only one of severity error gives status 1."""
    assert {"warning", "note"} == {finding["severity"] for finding in data(register, "check")}
    oddities = len(data(register, "check"))
    late = MEETING.replace("15:00", "13:00").replace("votes =", "#")
    lines(register, "import", document(late), "--yes")
    hours, result = (finding for finding in data(register, "check", status=1) if finding["meeting"] == "c-1")
    assert ["code", "severity", "meeting", "where", "message", "remedy"] == list(hours)
    assert ["opened-after-closed", "error", "c-1", "closed_at"] == list(hours.values())[:4]
    assert ["no-result", "warning", "c-1", "items/i"] == list(result.values())[:4]
    assert 2 == len(refusal(register, "check", "c-1"))
    lines(register, "import", document(late.replace("13:00", "16:00")), "--yes")
    assert oddities + 1 == len(refusal(register, "check", status=0))


def test_minutes(register):
    """Minutes are printed in both editions, in the council's own house if none is named."""
    public, internal = (lines(register, "minutes", "ueda", "--edition", it) for it in ("public", "internal"))
    assert public == lines(register, "minutes", "ueda", "--house", "ueda")
    assert set(public) <= set(internal)


def test_minutes_as_a_word_file(register, tmp_path):
    """A Word file goes into a file or a pipe, the same bytes both times; a screen is told to name a file."""
    words = [sys.executable, "-m", "council_tui", "minutes", "ueda", "--format", "docx"]
    piped = subprocess.run(words, env=environment(register), capture_output=True, check=True).stdout
    lines(register, "minutes", "ueda", "--format", "docx", "-o", tmp_path / "ueda.docx")
    assert b"PK" == piped[:2]
    assert piped == (tmp_path / "ueda.docx").read_bytes()
    told = on_a_terminal(register, "minutes", "ueda", "--format", "docx")
    assert ("-o FILE" in told, "PK" in told) == (True, False)


def test_history_and_undo(register, document):
    """Who changed what is told, and taken back by one, by several, and not beyond the first save."""
    for title in ("審議会", "一", "二", "三"):
        path = document(MEETING.replace('title = "審議会"', f'title = "{title}"'))
        lines(register, "import", path, "--yes", "--as", "佐知子")
    assert any("三" in line for line in lines(register, "undo", "c-1", "--as", "太郎"))
    assert any("審議会" in line for line in lines(register, "undo", "c-1", 2))
    history = data(register, "history", "c-1")
    assert [1, 2, 3, 4, 5, 6, 7] == [save["revision"] for save in history]
    assert [None, None, None, None, 4, 3, 2] == [save.get("undoes") for save in history]
    assert ["佐知子"] * 4 + ["太郎"] == [save["by"] for save in history[:5]]
    assert ("council", ["title: 審議会 -> 一"]) == (history[1]["tool"], history[1]["changes"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[0-9:]{8}[+-]\d\d:\d\d", history[0]["at"])
    assert "no change left" in refusal(register, "undo", "c-1")[0]


def test_roster(register, tmp_path):
    """A roster is printed, compared and stored after a yes, with status 1 where it has an error."""
    (read,) = data(register, "roster", ROSTER)
    assert ["source", "sheet", "header_row", "people", "findings"] == list(read)
    columns = ["name", "cell", "kana", "role", "category", "affiliation", "from", "until"]
    assert (8, columns) == (len(read["people"]), list(read["people"][0]))
    stored = start(register, "roster", ROSTER, "--into", "ueda", "--yes")
    assert (0, 8, 6) == (stored.returncode, stored.stdout.count("\n"), stored.stderr.count("[not-in-list]"))
    with Register.open(register) as opened:
        assert 14 == len(opened.council("ueda-privacy").value.members)
    workbook = openpyxl.load_workbook(ROSTER)
    workbook.active["F2"] = "R5.4.1-R3.3.31"
    workbook.save(tmp_path / "wrong.xlsx")
    (wrong,) = data(register, "roster", tmp_path / "wrong.xlsx", status=1)
    assert ["term-ends-before-it-starts"] == [finding["code"] for finding in wrong["findings"]]


def test_data_alone_stands_on_standard_output(register):
    """With `--json` nothing but JSON stands on standard output, also where something is stored."""
    for line in start(register, "roster", ROSTER, "--into", "ueda", "--json", "--yes").stdout.splitlines():
        assert "{" == line[:1]


def test_export_and_import_give_the_same_register(register, tmp_path, document):
    """The whole register goes out into a folder and comes back the same, whatever its documents are called."""
    lines(register, "import", document(COUNCIL), "--yes")
    wild = MEETING.replace('"審議会"', "\"'''\\r\\n\\u001b\\u007f髙 か\\u3099 会\\u3000長\"")
    for name in ("council", "C", "Council"):
        lines(register, "import", document(wild.replace('"c-1"', f'"{name}"')), "--yes")
    assert 14 == len(set(lines(register, "export", tmp_path / "out")))
    lines(tmp_path / "again.db", "import", tmp_path / "out", "--yes")
    with Register.open(register) as before, Register.open(tmp_path / "again.db") as after:
        assert (before.councils(), before.meetings()) == (after.councils(), after.meetings())
        assert 8 == sum(before.meeting(it.id).value == after.meeting(it.id).value for it in after.meetings())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("import nowhere.toml", "nowhere.toml: .*check the name"), ("import empty", "empty: .*no .toml"),
        ("import text.xlsx", "text.xlsx: .*TOML"), ("import LONG", "cannot be read"),
        ("roster nowhere.xlsx", "nowhere.xlsx: .*check the name"), ("roster empty", "empty: "),
        ("roster text.xlsx", "text.xlsx: .*save it as .xlsx"), ("roster LONG", "cannot be read"),
        ("export text.xlsx", "cannot be written"), ("show nowhere", "nowhere: .*chofu-privacy-2022-07-11"),
        ("minutes ueda --house x", "x: .*plain"), ("show u", "u: fits ube-privacy-2019-08-05, ueda-privacy-2020-05-15"), ("list --council x", "x: .*ube-privacy"),
        ("show two\nlines\x1b[2J", r"two\\nlines\\x1b\[2J: "), ("list --register empty", "empty: .*--register"),
        ("list --register text.xlsx", "text.xlsx: .*--register"), ("list --register LONG", "cannot be"),
    ],
)  # fmt: skip
def test_refusals(register, tmp_path, monkeypatch, words, told):
    """What cannot be done is refused in one line that says what to do, with status 1."""
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("text.xlsx").write_text("名簿,", "utf-8")
    (line,) = refusal(register, *words.replace("LONG", "x" * 300).split(" "))
    assert re.search(told, line)


@pytest.mark.parametrize(
    "words",
    [
        "frobnicate", "list --colour", "show", "show a b", "undo c-1 0", "undo c-1 x", "minutes c-1 --edition secret",
        "show c-1 --at 25:00", "list --lang fr", "list --year x", "list two\nlines", "--register", "demo", "",
    ],
)  # fmt: skip
def test_wrong_usage(register, words):
    """Wrong usage, and the interface without a terminal, is told in one line, with status 2."""
    assert 1 == len(refusal(register, *filter(None, words.split(" ")), status=2))


def test_wrong_document_is_told_whole(register, document, tmp_path):
    """Of a folder with wrong documents every problem is told with its file and path, and nothing is taken."""
    document(COUNCIL, "a.toml")
    document(MEETING.replace("title", "titel", 1).replace('"計画"', '"計画", lable = "1"'), "b.toml")
    document("title =\n", "d.toml")
    told = refusal(register, "import", tmp_path, "--yes")
    for place in ("b.toml $.items[0].lable", "b.toml $.titel", "b.toml $.title", "d.toml line 1"):
        assert 1 == sum(place in line for line in told)
    assert IDS == ids(register)


def test_number_beyond_all_meetings(register, document):
    """A number that no database holds is stored or refused, as a year that no calendar has is."""
    huge = document(MEETING + f"number = {2**63}\n")
    assert start(register, "import", huge, "--yes").returncode in {0, 1}
    assert start(register, "list", "--year", 10**30).returncode in {0, 1, 2}


def test_register_of_a_newer_version(register):
    """A register of a newer version is left alone by every command."""
    with closing(sqlite3.connect(register, isolation_level=None)) as database:
        database.execute("INSERT INTO migration VALUES ('search_index', '')")
    before = register.read_bytes()
    for words in (["list"], ["undo", "ueda"], ["import", SAMPLE, "--yes"]):
        assert ["newer version"] == re.findall("newer version(?= of)", *refusal(register, *words))
    assert before == register.read_bytes()


@pytest.mark.skipif(not shipped("messages", "ja.mo").exists(), reason="the catalogue is not compiled")
@pytest.mark.parametrize("locale", ["C", "ja_JP.UTF-8"])
@pytest.mark.parametrize("words", [[], ["--lang", "ja"], ["--lang=en"]], ids=" ".join)
def test_language(register, locale, words):
    """Sentences are in the language of `--lang`, else of the locale; data is the same in both."""
    (line,) = refusal(register, "show", "nowhere", *words, LANG=locale)
    assert ("ja" in "".join(words or locale)) == (re.search("[ぁ-ん]", line) is not None)
    assert lines(register, "list", "--json") == lines(register, "list", "--json", *words, LANG=locale)


@pytest.mark.parametrize("command", ["", *(command.name for command in COMMANDS)])
def test_help(register, command):
    """Every command explains itself on standard output."""
    assert any("usage: council" in line for line in lines(register, *command.split(), "--help"))


def test_names_do_not_command_the_terminal(tmp_path, document):
    """Control characters of names are shown on a terminal, not obeyed; in a file they stand as they are."""
    register, nasty = tmp_path / "r.db", "審\\u001b]0;x\\u0007\\u009b2J\\u202e議\\u007f"
    for text in (COUNCIL, MEETING):
        wild = text.replace("審議会", nasty).replace("本田", nasty).replace("計画", nasty)
        lines(register, "import", document(wild), "--yes")
    screens = [
        "list",
        "list --json",
        "show c-1",
        "show c-1 --json",
        "minutes c-1",
        "tally c-1 --json",
        "check",
    ]
    written = {words: on_a_terminal(register, *words.split()) for words in screens}
    written["roster"] = on_a_terminal(register, "roster", ROSTER, "--into", "c")
    assert {} == {words: obeyed for words, text in written.items() if (obeyed := re.findall(OBEYED, text))}
    assert any("\x1b]0;x\x07\x9b2J\u202e" in line for line in lines(register, "list"))
    assert "[y/N]" in written["roster"]


def test_output_that_nobody_takes(register):
    """Where the reader of the output has gone nothing is said; where the disk is full, one line."""
    words = [sys.executable, "-m", "council_tui", "minutes", "odawara", "--edition", "internal"]
    reading, writing = os.pipe()
    os.close(reading)
    kept = {"env": environment(register), "stderr": subprocess.PIPE}
    with os.fdopen(writing, "wb") as pipe, Path("/dev/full").open("wb") as full:
        gone, lost = (subprocess.run(words, stdout=to, check=False, **kept) for to in (pipe, full))
    assert (1, b"") == (gone.returncode, gone.stderr)
    assert (1, b"council: ", 1) == (lost.returncode, lost.stderr[:9], lost.stderr.count(b"\n"))
