"""The command `roster` as its users meet it: hints, questions, a council's own words, a meeting's attendance."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress

import pytest
from sheets import write
from terminal import council, environment

from council_core import Council, Meeting, Register
from council_core.model import Attendee, Capacity, Member, Presence

LIST = "委員一覧\n会員 | 肩書\n見本 一郎 | 会長\n例田 花子 | 委員"


@pytest.fixture
def home(tmp_path):
    """Make a home with a register of one council and one meeting, and a house of its own."""
    house = tmp_path / "houses" / "mihon"
    house.mkdir(parents=True)
    (house / "house.toml").write_text(
        'title = "見本"\n\n[lists.columns]\nname = ["会員"]\nrole = ["肩書"]\n', "utf-8"
    )
    members = (Member(id="m1", name="斎藤 学"), Member(id="m2", name="高橋 弘"))
    attendance = (Attendee(id="m1", name="斎藤 学", capacity=Capacity.MEMBER, member="m1"),)
    with Register.open(tmp_path / "r.db") as register:
        register.adopt(
            [
                Council(id="c", name="見本審議会", house="mihon", members=members),
                Meeting(id="c-1", council="c", title="第1回", attendance=attendance),
            ]
        )
    return tmp_path


def run(home, *words, **variables):
    """Run `council roster` on the register, with the user's houses."""
    words = ("--register", "r.db", "roster", *map(str, words))
    return council(home, *words, COUNCIL_HOUSES=str(home / "houses"), **variables)


def stored(home, name="c"):
    """Return a council, or a meeting, as the register has it."""
    with Register.open(home / "r.db") as register:
        return (register.meeting(name) if "-" in name else register.council(name)).value


def answered(home, answers, *words):
    """Run `council roster` on a terminal of its own with what the user will type."""
    ours, its = pty.openpty()
    os.write(ours, answers.encode())
    environ = environment(home, COUNCIL_LANG="en")
    words = [sys.executable, "-m", "council_tui", "--register", "r.db", "roster", *map(str, words)]
    with subprocess.Popen(words, env=environ, cwd=home, stdin=its, stdout=its, stderr=its):
        os.close(its)
        written = b""
        with suppress(OSError):
            while chunk := os.read(ours, 4096):
                written += chunk
    os.close(ours)
    return written.decode()


def test_words_of_a_house(home):
    """Heads that only one city uses are read by its house: the council's, or the one that is named."""
    path = write(home / "a.xlsx", 名簿=LIST)
    expected = [["見本 一郎", "chair"], ["例田 花子", "member"]]
    for words in (["--house", "mihon"], ["--into", "c", "--yes"]):
        done = run(home, path, *words, "--json")
        people = json.loads(done.stdout)["people"]
        assert expected == [[person["name"], person["role"]] for person in people], done.stderr


def test_unknown_house(home):
    """A house that does not exist is told in one line."""
    done = run(home, write(home / "a.xlsx", 名簿=LIST), "--house", "nowhere")
    assert (1, 1) == (done.returncode, len(done.stderr.splitlines()))
    assert "nowhere" in done.stderr


def test_columns_that_are_named(home):
    """`--map` says where columns are, whatever their heads say; in full width as well."""
    path = write(
        home / "a.xlsx", 名簿="甲 | 乙 | 丙\n会長 | 見本大学 | 見本 一郎\n委員 | 見本高校 | 例田 花子"
    )
    for words in ("氏名=C,役職=A,所属=B", "氏名＝c，役職＝a，所属＝b"):
        people = json.loads(run(home, path, "--map", words, "--json").stdout)["people"]
        assert {"name": "見本 一郎", "cell": "C2", "role": "chair", "affiliation": "見本大学"} == people[-2]


@pytest.mark.parametrize("words", ["氏名", "氏名=", "=C", "氏名=C,"])
def test_columns_that_are_not(home, words):
    """A hint that is none is wrong usage; a head or a column that is none is told."""
    path = write(home / "a.xlsx", 名簿=LIST)
    assert 2 == run(home, path, "--map", words).returncode
    for wrong in ("身長=C", "氏名=C7"):
        done = run(home, path, "--map", wrong)
        assert (1, 1) == (done.returncode, len(done.stderr.splitlines()))


def test_question_on_a_terminal(home):
    """Who may be somebody known is asked for on a terminal, and stored as answered."""
    path = write(home / "a.xlsx", 名簿="氏名 | 所属\n斉藤 学 | 見本大学\n髙橋 弘 | 見本高校")
    told = answered(home, "１\ny\n", path, "--into", "c")
    assert "who is 斉藤 学?" in told
    members = [(member.name, member.affiliation) for member in stored(home).members]
    assert [("斎藤 学", "見本大学"), ("高橋 弘", "見本高校")] == members


def test_question_without_a_terminal(home):
    """In a script nobody is asked: who is in doubt is left out, told, and the status says so."""
    done = run(
        home,
        write(home / "a.xlsx", 名簿="氏名 | 所属\n斉藤 学 | 見本大学\n髙橋 弘 | 見本高校"),
        "--into",
        "c",
        "--yes",
    )
    assert 1 == done.returncode
    assert "maybe-another-name" in done.stderr
    assert [None, "見本高校"] == [member.affiliation for member in stored(home).members]


def test_attendance_of_a_meeting(home):
    """`--meeting` brings presence into the meeting, and somebody new of the roster with the member's id."""
    path = write(home / "a.xlsx", 名簿="氏名 | 出欠\n斎藤 学 | 欠席\n高橋 弘 | Web")
    done = run(home, path, "--meeting", "c-1", "--yes")
    assert (0, "") == (done.returncode, done.stderr)
    told = [(one.member, one.presence) for one in stored(home, "c-1").attendance]
    assert [("m1", Presence.ABSENT), ("m2", Presence.ONLINE)] == told
    again = run(home, path, "--meeting", "c-1", "--yes")
    assert "nothing to change" in again.stderr


def test_council_or_meeting(home):
    """A list goes into a council or into a meeting, not into both."""
    done = run(home, write(home / "a.xlsx", 名簿=LIST), "--into", "c", "--meeting", "c-1")
    assert 2 == done.returncode
