"""`council document` as a clerk meets it: printed, in files, and what it refuses."""

import pytest
from attrs import evolve
from terminal import council

from council_core import Register
from council_core.secretariat.houses import specimen

MEETING, COUNCIL = specimen()
M = MEETING.id


@pytest.fixture
def home(tmp_path):
    """Make a home with a register of the meeting that has everything, and an earlier one on the same matter."""
    earlier = evolve(
        MEETING,
        id="mihon-keikaku-2024-05-01",
        title="第1回審議会",
        date=MEETING.date.replace(month=5),
        votes=(),
    )
    with Register.open(tmp_path / "r.db") as register:
        register.adopt([COUNCIL, MEETING, earlier])
    return tmp_path


def run(home, *words):
    """Run `council document` on the register."""
    return council(home, "--register", "r.db", "document", *words)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("agenda", "次第"),
        ("announcement", "傍聴手続"),
        ("attendees", "署名"),
        ("materials", "資料一覧"),
        ("script", "御異議ありませんか"),
        ("summary", "会議結果"),
        ("advice", "（答申）"),
    ],
)
def test_documents_are_printed(home, kind, told):
    """Each kind is printed, and what it lacks is told on standard error alone."""
    found = run(home, kind, M)
    assert 0 == found.returncode
    assert told in found.stdout
    assert "missing" not in found.stdout


def test_notices_follow_each_other_with_a_form_feed(home):
    """The notices to all members are printed one after the other, a page each."""
    pages = run(home, "notice", M).stdout.split("\f")
    assert 6 == len(pages)
    assert [True] * 6 == ["　様\n" in page for page in pages]
    assert run(home, "notice", M, "--to", "rei").stdout == pages[2].rstrip("\n") + "\n"


@pytest.mark.parametrize("form", ["txt", "md", "html", "docx"])
def test_notices_are_files_of_a_folder(home, form):
    """Of several documents each is a file of its own in the folder, named by ids; the second time none is touched."""
    words = ("notice", M, "--format", form, "-o", "letters")
    found = run(home, *words)
    names = sorted(path.name for path in (home / "letters").iterdir())
    assert [f"notice-{M}-a{number}.{form}" for number in range(1, 7)] == names
    assert [f"letters/{name}" for name in names] == found.stdout.splitlines()

    (home / "letters" / names[0]).unlink()
    again = run(home, *words)
    assert 1 == again.returncode
    assert "--force" in again.stderr
    assert names[1:] == sorted(path.name for path in (home / "letters").iterdir())
    assert 0 == run(home, *words, "--force").returncode


def test_one_document_is_a_file(home):
    """One document is the file that is named, or one in the folder of that name."""
    assert "x.txt\n" == run(home, "agenda", M, "-o", "x.txt").stdout
    assert "次第" in (home / "x.txt").read_text("utf-8")
    (home / "out").mkdir()
    assert f"out/agenda-{M}.md\n" == run(home, "agenda", M, "-o", "out", "--format", "md").stdout


def test_advice_tells_the_course_from_the_register(home):
    """The advice names the earlier meeting of the register that dealt with the same consultation."""
    text = run(home, "advice", M, "--item", "i2").stdout
    assert text.index("第1回審議会") < text.index(MEETING.title)


def test_what_is_missing_is_a_line_each(home):
    """What the record does not state is told a line each with its place, once for all letters."""
    with Register.open(home / "r.db") as register:
        planned = evolve(MEETING, id="planned", stage=None, notice=None)
        register.adopt([evolve(COUNCIL, contact=None), planned])
    complaints = run(home, "notice", "planned").stderr.splitlines()
    assert [
        "council: missing: meeting.notice.number (number); 〔　〕 stands in its place",
        "council: missing: meeting.notice.date (date); 〔　〕 stands in its place",
        "council: missing: council.contact.telephone (telephone); 〔　〕 stands in its place",
    ] == complaints


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("agenda", M, "--to", "rei"), 2, "--to is for a document of the kind notice"),
        (("agenda", M, "--item", "i2"), 2, "--item is for a document of the kind advice"),
        (("poem", M), 2, "poem"),
        (("notice", M, "--format", "docx"), 2, "-o FILE"),
        (("notice", M, "--to", "nobody"), 1, "nobody: there is nothing of this name"),
        (("advice", M, "--item", "i5"), 1, "no consultation that this edition shows has been decided"),
        (("agenda", "nowhere"), 1, "nowhere"),
        (("agenda", M, "--house", "nowhere"), 1, "nowhere"),
    ],
)
def test_refusals_in_a_line(home, words, status, told):
    """What cannot be written is refused in one line and nothing is printed."""
    found = run(home, *words)
    assert status == found.returncode
    assert "" == found.stdout
    assert told in found.stderr
    assert 1 == len(found.stderr.splitlines())
