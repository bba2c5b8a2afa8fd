"""The command `read` as its users meet it: several files, differences with the register, members tied, refusals."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress

import pytest
from papers import docx, paragraph, pdf
from readings import PLAIN
from terminal import council, environment

from council_core import Council, Meeting, Register
from council_core.minutes.reader import read_minutes
from council_core.model import Attendee, Capacity, Member, Outcome, Stage

TITLE = "令和5年度第2回見本市見本計画審議会"


@pytest.fixture
def home(tmp_path):
    """Make a home with a file of minutes."""
    (tmp_path / "a.txt").write_text(PLAIN, "utf-8")
    return tmp_path


def run(home, *words):
    """Run `council read` on the register."""
    return council(home, "--register", "r.db", "read", *map(str, words))


def answered(home, answers, *words):
    """Run `council read` on a terminal of its own with what the user will type."""
    ours, its = pty.openpty()
    os.write(ours, answers.encode())
    environ = environment(home, COUNCIL_LANG="en")
    words = [sys.executable, "-m", "council_tui", "--register", "r.db", "read", *map(str, words)]
    with subprocess.Popen(words, env=environ, cwd=home, stdin=its, stdout=its, stderr=its):
        os.close(its)
        written = b""
        with suppress(OSError):
            while chunk := os.read(ours, 4096):
                written += chunk
    os.close(ours)
    return written.decode()


def adopt(home, *documents):
    """Put documents into the register."""
    with Register.open(home / "r.db") as register:
        register.adopt(documents)


def stored(home):
    """Return the councils and the meetings that the register has."""
    with Register.open(home / "r.db") as register:
        meetings = [register.meeting(line.id).value for line in register.meetings()]
        return list(register.councils()), meetings


def test_minutes_become_a_meeting(home):
    """What was understood is shown, and stored after a yes: a council with an id that is free, and its meeting."""
    adopt(home, Council(id="council-1", name="例題審議会"))
    done = run(home, "a.txt", "--yes")
    assert (0, "") == (done.returncode, done.stderr)
    shown = done.stdout.splitlines()
    assert TITLE == shown[0]
    for part in (
        "2023-06-01 (木)  14:00～15:30",
        "member 3",
        "speeches: 5",
        "全員挙手  carried",
        "(new)",
    ):
        assert part in done.stdout, part
    councils, (meeting,) = stored(home)
    assert ["council-1", "council-2"] == [council.id for council in councils]
    assert ("見本市見本計画審議会", "見本市") == (councils[1].name, councils[1].municipality)
    assert ("council-2-2023-06-01", "council-2", TITLE) == (meeting.id, meeting.council, meeting.title)


def test_formats(home):
    """One text is one meeting in whichever format it comes."""
    lines = PLAIN.splitlines()
    docx(home / "a.docx", "".join(map(paragraph, lines)))
    pdf(home / "a.pdf", lines)
    (home / "a.html").write_text("<!DOCTYPE html>" + "".join(f"<p>{line}" for line in lines), "utf-8")
    (home / "a.md").write_text(f"# {PLAIN}", "utf-16")
    done = run(home, "a.txt", "a.docx", "a.pdf", "a.html", "a.md", "--json")
    first, *others = [json.loads(line) for line in done.stdout.splitlines()]
    assert (0, ["a.docx", "a.pdf", "a.html", "a.md"]) == (
        done.returncode,
        [data["source"] for data in others],
    )
    for data in others:
        assert first["meeting"] == data["meeting"], data["source"]


def test_json(home):
    """`--json` prints one line for each file and stores nothing; a wrong file is told and does not stop the others."""
    (home / "b.txt").write_text(PLAIN.replace("第2回", "第3回"), "utf-8")
    done = run(home, "a.txt", "none.txt", "b.txt", "--json", "--yes")
    assert (1, 1) == (done.returncode, len(done.stderr.splitlines()))
    data = [json.loads(line) for line in done.stdout.splitlines()]
    assert [("a.txt", 2), ("b.txt", 3)] == [(one["source"], one["meeting"]["number_in_year"]) for one in data]
    assert {"source", "meeting", "council", "municipality", "characters", "unread", "findings"} == set(
        data[0]
    )
    assert not (home / "r.db").exists()


def test_a_wrong_file_among_others(home):
    """Files that cannot be read are told in one line each; the others are stored, and the status says so."""
    (home / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (home / "c.txt").write_text("○\n", "utf-8")
    done = run(home, "b.doc", "none.txt", "a.txt", "c.txt", "--yes")
    assert (1, 3) == (done.returncode, len(done.stderr.splitlines())), done.stderr
    assert [TITLE] == [meeting.title for meeting in stored(home)[1]]


def test_refusal(home):
    """Without a terminal to ask at and without `--yes` nothing is stored, and that is said."""
    done = run(home, "a.txt")
    assert 1 == done.returncode
    assert "say yes with --yes" in done.stderr
    assert ([], []) == stored(home)


def test_a_no(home):
    """On a terminal it asks; what is no yes stores nothing, a yes in full width stores."""
    assert "Store this meeting?" in answered(home, "n\n", "a.txt")
    assert ([], []) == stored(home)
    answered(home, "ｙ\n", "a.txt")
    assert 1 == len(stored(home)[1])


def test_reading_again_changes_nothing(home):
    """Minutes that are in the register already are told to change nothing, and nothing is asked."""
    run(home, "a.txt", "--yes")
    done = run(home, "a.txt")
    assert (0, "council: a.txt: nothing to change\n") == (done.returncode, done.stderr)
    assert 1 == len(stored(home)[1])


def test_differences_with_the_register(home):
    """A meeting that is in the register is shown as differences; what the minutes do not say stays as it is."""
    attendance = (
        Attendee(id="a7", name="見本花子", capacity=Capacity.MEMBER, member="m2"),
        Attendee(id="a8", name="架空 五郎", capacity=Capacity.SECRETARIAT),
    )
    planned = Meeting(
        id="plan-2", council="plan", title="第2回", fiscal_year=2023, number_in_year=2, venue="第一会議室",
        stage=Stage.HELD, attendance=attendance,
    )  # fmt: skip
    adopt(home, Council(id="plan", name="見本計画審議会", municipality="見本市"), planned)
    done = run(home, "a.txt", "--yes")
    assert 0 == done.returncode, done.stderr
    assert "plan-2: venue: 第一会議室 -> 見本市役所2階会議室" in done.stdout
    (only,), (meeting,) = stored(home)
    assert ("plan", "plan-2", "plan", Stage.HELD) == (only.id, meeting.id, meeting.council, meeting.stage)
    hanako = meeting.attendee("a7")
    assert ("見本 花子", "m2") == (hanako.name, hanako.member)
    assert meeting.attendee("a8") is not None
    told = council(home, "--register", "r.db", "history", "plan-2").stdout
    assert "見本市役所2階会議室" in told
    back = council(home, "--register", "r.db", "undo", "plan-2")
    assert 0 == back.returncode
    assert planned == stored(home)[1][0]


def test_a_second_meeting_of_the_day(home):
    """Two meetings on one day that count differently are two; the second gets an id of its own."""
    run(home, "a.txt", "--yes")
    (home / "b.txt").write_text(PLAIN.replace("第2回", "第3回"), "utf-8")
    run(home, "b.txt", "--yes")
    assert ["council-1-2023-06-01", "council-1-2023-06-01-2"] == [meeting.id for meeting in stored(home)[1]]


def test_members_are_tied(home):
    """Members of the roster are tied where the name is surely the same; a variant letter is a question."""
    members = (
        Member(id="m1", name="見本一郎"),
        Member(id="m2", name="見本　花子"),
        Member(id="m3", name="架空 次郞"),
    )
    adopt(home, Council(id="plan", name="見本市見本計画審議会", members=members))
    done = run(home, "a.txt", "--yes")
    assert "架空 次郎 may be 架空 次郞" in done.stderr
    assert ["m1", "m2", None] == [one.member for one in stored(home)[1][0].attendance]
    told = answered(home, "1\ny\n", "a.txt")
    assert "which member is 架空 次郎?" in told
    assert ["m1", "m2", "m3"] == [one.member for one in stored(home)[1][0].attendance]
    assert ["架空 次郎"] == [one.name for one in stored(home)[1][0].attendance[2:]]


def test_councils_of_one_name(home):
    """Where the printed name is that of several councils, they are named and nothing is stored."""
    adopt(home, *(Council(id=name, name="見本市見本計画審議会") for name in ("one", "two")))
    done = run(home, "a.txt", "--yes")
    assert 1 == done.returncode
    assert "one, two" in done.stderr
    assert [] == stored(home)[1]


def test_houses(home):
    """A house style that is named must exist; a new council follows it."""
    done = run(home, "a.txt", "--house", "nowhere", "--yes")
    assert (1, 1) == (done.returncode, len(done.stderr.splitlines()))
    assert "nowhere" in done.stderr
    assert 0 == run(home, "a.txt", "--house", "plain", "--yes").returncode
    assert ["plain"] == [one.house for one in stored(home)[0]]


def test_japanese(home):
    """In Japanese everything that is shown is Japanese."""
    done = council(home, "--lang", "ja", "--register", "r.db", "read", "a.txt")
    if "委員" not in done.stdout.splitlines()[4]:
        pytest.skip("no compiled catalogue")
    assert "この会議を保存しますか。" in done.stderr
    assert "発言5件" in done.stdout


HOUSE = """\
title = "見本市"
[fits]
municipalities = ["見本市"]
[reading.labels]
observers = ["見に来た方"]
[reading.outcomes]
continued = ["また寄り合う"]
"""


def test_the_house_of_the_city_reads_by_itself(home, monkeypatch):
    """Where a house names the municipality its words are understood without being asked for; others' are not."""
    text = (
        f"{TITLE}会議録\n日時　令和5年6月1日（木）午後2時\n見に来た方　3人\n議題　見本計画の改定について\n"
        "見本計画の改定について\n○会長　質問はありませんか。\n○委員　ありません。\n○会長　本件はまた寄り合うこととします。\n○委員　はい。\n"
    )
    (home / "own.txt").write_text(text, "utf-8")
    (home / "other.txt").write_text(text.replace("見本市", "架空市"), "utf-8")
    (home / "houses" / "mihon").mkdir(parents=True)
    (home / "houses" / "mihon" / "house.toml").write_text(HOUSE, "utf-8")
    monkeypatch.setenv("COUNCIL_HOUSES", str(home / "houses"))
    own, other, named = (
        read_minutes(home / name, house)
        for name, house in (("own.txt", None), ("other.txt", None), ("other.txt", "mihon"))
    )
    assert ["mihon", None, "mihon"] == [reading.house for reading in (own, other, named)]
    assert [3, None, 3] == [reading.meeting.observers for reading in (own, other, named)]
    outcomes = [
        next(item.decision and item.decision.outcome for item in reading.meeting.items)
        for reading in (own, other, named)
    ]
    assert [Outcome.CONTINUED, None, Outcome.CONTINUED] == outcomes
