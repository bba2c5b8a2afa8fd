"""`council minutes` and `council house`: what goes to which output, and to which file."""

import subprocess
import sys

import pytest
from terminal import environment, sample

BARE = 'format = "council-meeting/1"\nid = "c-1"\ncouncil = "c"\ntitle = "審議会"\n'
COUNCIL = 'format = "council/1"\nid = "c"\nname = "審議会"\n'


@pytest.fixture
def register(tmp_path):
    """Return the path of a sample register."""
    return sample(tmp_path / "register.db")


def run(register, *words):
    """Run `council`, and return its status, the lines of its output and those of its complaints."""
    done = subprocess.run(
        [sys.executable, "-m", "council_tui", *map(str, words)],
        env=environment(register.parent, COUNCIL_REGISTER=str(register), COUNCIL_HOUSES=str(register.parent / "houses")),
        cwd=register.parent, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("txt", "上田市情報公開・個人情報保護審査会"),
        ("md", "# 上田市情報公開・個人情報保護審査会"),
        ("html", "<!DOCTYPE html>"),
    ],
)
def test_minutes_in_each_format(register, tmp_path, form, first):
    """Minutes are printed, or written to a file byte for byte as they are printed; over one by force alone."""
    status, printed, told = run(register, "minutes", "ueda", "--house", "plain", "--format", form)
    assert (0, first, []) == (status, printed[0], told)
    place = tmp_path / f"m.{form}"
    words = ("minutes", "ueda", "--house", "plain", "--format", form, "-o", place)
    assert (0, [str(place)], []) == run(register, *words)
    assert printed == place.read_text("utf-8").splitlines()
    place.write_text("私", "utf-8")
    status, _printed, told = run(register, *words)
    assert (1, 1, "私") == (status, len(told), place.read_text("utf-8"))
    assert 0 == run(register, *words, "--force")[0]
    assert "私" != place.read_text("utf-8")


def test_draft_says_what_the_record_lacks(register, tmp_path):
    """Of a record that lacks what minutes need a draft is printed, and what is missing is told beside it."""
    for name, text in (("c.toml", COUNCIL), ("m.toml", BARE)):
        (tmp_path / name).write_text(text, "utf-8")
        assert 0 == run(register, "import", tmp_path / name, "--yes")[0]
    status, printed, told = run(register, "minutes", "c-1")
    assert (0, 4) == (status, len(told))
    assert "日時　　〔　〕" in printed
    assert [True] * 4 == ["〔　〕" in line for line in told]


def test_house_new_check_and_use(register, tmp_path):
    """A house is copied, told what is wrong in it line by line, and written with once it is mended."""
    status, printed, _told = run(register, "house", "new", "mihon")
    assert (0, [str(tmp_path / "houses" / "mihon")]) == (status, printed)
    template = tmp_path / "houses" / "mihon" / "minutes.j2"
    template.write_text('<h1>{{ meeting.title }}</h1>\n<p class="loud">\n{{ meeting.colour }}</p>\n', "utf-8")
    status, printed, told = run(register, "house", "check", "mihon")
    assert (1, [], True) == (status, printed, any(f"{template}:2" in line for line in told))
    template.write_text("<h1>{{ meeting.title }}</h1>\n<p>{{ meeting.colour }}</p>\n", "utf-8")
    status, _printed, told = run(register, "house", "check", "mihon")
    assert (1, True) == (status, all(f"{template}:2" in line for line in told))
    template.write_text("<h1>{{ meeting.title }}</h1>\n", "utf-8")
    assert (0, [], []) == run(register, "house", "check", "mihon")
    assert (0, ["上田市情報公開・個人情報保護審査会", ""], []) == run(
        register, "minutes", "ueda", "--house", "mihon"
    )
