"""`council stage` and `council list --due` as a clerk meets them."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from terminal import play, register_of
from test_commandline import data, lines, refusal, start
from test_due import MEETING

from council_core import Register
from council_core.model import Council, Meeting, Member, Stage, Term

COUNCIL = Council(id="c", name="見本の審議会")


@pytest.fixture
def register(tmp_path):
    """Make a register of one council with a meeting that was held, and return its path."""
    with Register.open(tmp_path / "register.db") as made:
        made.adopt([COUNCIL, evolve(MEETING, stage=Stage.NOTIFIED)])
    return made.path


def test_the_whole_way(register):
    """A meeting goes from notice to its published record by one command, which shows each time where it is."""
    for words in (
        "held", "drafted --on R3.7.5", "sent --on 令和3年7月6日 --reply-by 2021-07-13", "reply 見本花子 --on 2021/7/8",
        "reply 架空 --on 2021-07-09 --correction 二頁", "done r2", "reopened", "sent --on R3.7.10",
        "confirmed --by 会長 架空次郎 --on 2021-07-20", "published --on 2021-07-25", "note 誤記 --on 2021-08-01",
    ):  # fmt: skip
        assert lines(register, "stage", "m", *words.split(), "--as", "佐知子")
    (shown,) = data(register, "stage", "m")
    assert ("published", "2021-07-05", "2021-07-25") == (
        shown["stage"], shown["prepared_on"], shown["published_on"],
    )  # fmt: skip
    assert ("2021-07-10", "2021-07-20", ["会長", "架空次郎"]) == tuple(
        shown["review"][key] for key in ("sent_on", "confirmed_on", "confirmed_by")
    )
    assert [None, True] == [reply.get("done") for reply in shown["review"]["replies"]]
    assert (["note"], [], []) == (shown["next"], shown["open"], shown["due"])
    text = "\n".join(lines(register, "stage", "m"))
    assert [] == [it for it in ("見本の審議会", "published", "架空 次郎  二頁  [taken in]") if it not in text]
    assert ["佐知子"] * 11 == [save["by"] for save in data(register, "history", "m")[1:]]
    assert any("published -> confirmed" in line for line in lines(register, "undo", "m", 2))


@pytest.mark.parametrize(("words", "told"), [
    ("published", "its stage is notified, and this step follows confirmed only"),
    ("note x --item i9", "i9: "), ("done r1", "its stage is notified"),
])  # fmt: skip
def test_refusals(register, words, told):
    """A step that cannot be taken is refused in one line, with status 1."""
    (line,) = refusal(register, "stage", "m", *words.split())
    assert told in line


@pytest.mark.parametrize("words", [
    "frobnicate", "held --on 2021-07-01", "drafted --on 2021-02-30", "reply", "confirmed", "note", "done",
])  # fmt: skip
def test_wrong_usage(register, words):
    """A step that does not exist, or without what it needs, is wrong usage, with status 2."""
    assert 1 == len(refusal(register, "stage", "m", *words.split(), status=2))


def test_a_sealed_record_is_refused_to_every_way_in(register, tmp_path):
    """A published record is changed by no import and no key of the interface, and says so."""
    with Register.open(register) as opened:
        sealed = evolve(MEETING, id="n", stage=Stage.PUBLISHED)
        opened.adopt([sealed])
    lines(register, "export", tmp_path / "n.toml")
    text = (tmp_path / "n.toml").read_text("utf-8")
    (tmp_path / "n.toml").write_text(text.replace("見本の審議会", "別の審議会"), "utf-8")
    done = start(register, "import", tmp_path / "n.toml", "--yes")
    assert (1, True) == (done.returncode, "nothing was stored of title" in done.stderr)
    *_before, screen = play(register, "j enter tab 2")
    assert "dated note" in " ".join(screen.split())
    with Register.open(register) as opened:
        assert sealed == opened.meeting("n").value


def test_what_is_due(register):
    """What is due of meetings and councils is listed, the soonest first, of one council or all."""
    today = date.today()  # noqa: DTZ011 -- the clerk's own day
    ending = Member(id="h", name="見本 花子", terms=(Term(until=today + timedelta(days=3)),))
    with Register.open(register) as opened:
        coming = evolve(MEETING, id="n", date=today + timedelta(days=7))
        opened.adopt(
            [evolve(COUNCIL, members=(ending,)), coming, Council(id="d", name="別", members=(ending,))]
        )
    found = data(register, "list", "--due", "--council", "c")
    assert [
        ("held", "m"), ("draft", "m"), ("sent", "m"), ("published", "m"), ("announcement", "n"), ("notice", "n"),
        ("term", None),
    ] == [(it["what"], it.get("meeting")) for it in found]  # fmt: skip
    assert [0, 0, 3] == [it["days"] for it in found[-3:]]
    assert sorted(it["day"] for it in found) == [it["day"] for it in found]
    assert len(found) + 1 == len(data(register, "list", "--due"))
    shown = lines(register, "list", "--due")
    assert "in 3 days" in shown[-1]
    assert (True, True) == ("days late" in shown[0], any("today" in line for line in shown))


def test_the_screens_show_what_is_due(register):
    """The register's foot and the overview of a meeting show its stage and what is due."""
    foot, overview = play(register, "", "enter")
    assert "notified  4 due: 2021-07-01 (Thu) (overdue) note that the meeting was held" in foot
    assert 4 == overview.count("(overdue)")


def test_a_wrong_house_hides_what_is_due_only(register, tmp_path, monkeypatch):
    """Where a house's file is wrong, the screens say so and show everything else."""
    monkeypatch.setenv("COUNCIL_HOUSES", str(tmp_path))
    (tmp_path / "mihon").mkdir()
    (tmp_path / "mihon" / "house.toml").write_text('title = "x"\n[deadlines]\nnotise = 1\n', "utf-8")
    with Register.open(register) as opened:
        opened.adopt([evolve(COUNCIL, house="mihon")])
    foot, overview = play(register, "", "enter")
    assert "$.deadlines.notise" in " ".join(foot.split())
    assert "見本の審議会" in foot
    assert "notified" in overview


def test_what_is_open_is_asked_about_before_the_record_is_sealed(tmp_path):
    """Before minutes with gaps are confirmed, the clerk is told of them, and asked; a no leaves the meeting as it was."""
    meeting = Meeting(id="m", council="c", title="Meeting", stage=Stage.UNDER_REVIEW)
    path = register_of(tmp_path / "r.db", Council(id="c", name="Council"), meeting)
    (steps,) = play(path, "enter ctrl+g")
    row = next(line for line in steps.split("\n") if "are confirmed" in line)
    asked, _no = play(path, f"enter ctrl+g {row.strip('> ')[0]}", "escape")
    assert "still to be looked at" in asked
    assert "missing: " in asked
    with Register.open(path) as register:
        assert Stage.UNDER_REVIEW is register.meeting("m").value.stage
