"""Each screen to the letter: golden texts in tests/screens, and two pictures with their colours.

`COUNCIL_UPDATE=1 pytest tests/test_screens.py` writes the texts anew, `pytest --snapshot-update` the pictures;
look at their difference before you keep it.
"""

import datetime
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from attrs import evolve
from rich.cells import cell_len
from terminal import play, sample, wide_terminal

from council_core import language
from council_core.language import LANGUAGES
from council_core.secretariat import Author, Register
from council_tui.app import CouncilApp

GOLDEN = Path(__file__).parent / "screens"
UPDATE = os.environ.get("COUNCIL_UPDATE") == "1"
SCREENS = {
    "register": "j",
    "overview": "j enter",
    "attendance": "j enter tab",
    "agenda": "j enter tab tab",
    "proceedings": "j enter tab tab tab",
    "votes": "j enter tab tab tab tab",
    "minutes": "j enter tab tab tab tab tab",
    "vote": "j enter tab tab tab tab enter 1 2 3 4 j 1 1",
    "form": "j enter tab f4",
    "edit": "j enter tab tab tab j j enter",
    "choose": "j enter tab tab j f4 down down enter",
    "palette": "j enter f10",
    "help": "j enter f1",
    "keys": "j enter ctrl+x f1 a escape",
}
AMBIGUOUS = "①※…─Ⅳ"  # letters that some terminals draw in two cells

SCREENS |= {  # at the desk
    "empty": "",
    "filter": "f3 小 田 原",
    "new": "j f7",
    "proposed": "f7 1 enter",
    "plan": "f7 1 enter enter",
    "due": "f6",
    "members": "j j f4 f6 home ctrl+k R 3 . 2 . 1 7 enter",
    "term": "j j f4 f6 home ctrl+k R 3 . 2 . 1 7 enter f9 enter R 3 . 2 . 3 0 enter",
    "take_in": "j f4 ctrl+o d a t a / s a m p l e / r",
    "differences": "j f4 ctrl+o d a t a / s a m p l e / r tab enter",
    "follow_ups": "f9 j",
    "settle": "f9 f9",
    "found": "s ｻ ｰ ﾊ ﾞ ｰ enter j",
    "history": "j enter tab space ctrl+w",
    "past": "j enter tab space ctrl+w j enter",
}

each_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture
def register(tmp_path, monkeypatch):
    """Return the path of a sample register, whose saves are all of one time; files are named from the project."""
    monkeypatch.chdir(GOLDEN.parent.parent)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    monkeypatch.setattr(
        "council_core.store.register.datetime", SimpleNamespace(**vars(datetime) | {"datetime": Noon})
    )
    path = sample(tmp_path / "register.db")
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE save SET at = ?", (Noon.now(datetime.UTC).isoformat(),))
        database.commit()
    yield path
    monkeypatch.undo()
    time.tzset()


class Noon(datetime.datetime):
    """A clock that stands at noon in Japan."""

    @classmethod
    def now(cls, tz=None):
        """Return the one time that it shows."""
        return cls(2021, 7, 20, 3, tzinfo=tz)


def follow_house(path, name):
    """Let every council of a register follow a house: a city's own minutes are not printed again here."""
    with Register.open(path) as register:
        for council in register.council_names():
            stored = register.council(council)
            register.save(evolve(stored.value, house=name), base=stored.revision, by=Author("soumu2", "test"))


def write_ambiguous(path):
    """Write ambiguous letters into names, titles and speeches of the meeting shown, where columns could slip."""
    with Register.open(path) as register:
        stored = register.meeting("odawara-privacy-2021-07-01")
        meeting = stored.value
        people = (evolve(person, name=AMBIGUOUS[:2] + person.name) for person in meeting.attendance)
        items = (
            evolve(
                item,
                title=AMBIGUOUS + item.title,
                entries=tuple(evolve(entry, text=AMBIGUOUS + entry.text) for entry in item.entries),
            )
            for item in meeting.items
        )
        changed = evolve(
            meeting, title=AMBIGUOUS + meeting.title, attendance=tuple(people), items=tuple(items)
        )
        register.save(changed, base=stored.revision, by=Author("soumu2", "test"))


@each_language
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen_to_the_letter(register, name, size, lang):
    """A screen on the sample register is drawn as its golden text, spaces at the ends of lines aside."""
    golden = GOLDEN / f"{name}.{lang}.{size[0]}x{size[1]}.txt"
    if name == "minutes":
        follow_house(register, "plain")
    path = register.with_name("empty.db") if name == "empty" else register
    *_before, screen = play(path, SCREENS[name], size=size, lang=lang)
    actual = "".join(f"{line.rstrip()}\n" for line in screen.split("\n"))
    if UPDATE:
        golden.write_text(actual, "utf-8")
    assert golden.read_text("utf-8") == actual


@each_language
@pytest.mark.parametrize("name", SCREENS)
def test_wide_screen_to_the_letter(register, name, lang):
    """In a terminal that draws ambiguous letters in two cells, a screen full of them is drawn as its golden text."""
    golden = GOLDEN / f"{name}.{lang}.wide.80x24.txt"
    write_ambiguous(register)
    if name == "minutes":
        follow_house(register, "plain")
    with wide_terminal():
        *_before, screen = play(register, SCREENS[name], lang=lang)
        assert [80] * 24 == [cell_len(line) for line in screen.split("\n")]
    actual = "".join(f"{line.rstrip()}\n" for line in screen.split("\n"))
    if UPDATE:
        golden.write_text(actual, "utf-8")
    assert golden.read_text("utf-8") == actual


def test_no_golden_text_is_left_over():
    """Each golden text belongs to a screen, a language and a size that are still drawn."""
    names = {
        f"{name}.{lang}.{size}.txt"
        for name in SCREENS
        for lang in LANGUAGES
        for size in ("80x24", "120x40", "wide.80x24")
    }
    assert names == {path.name for path in GOLDEN.iterdir()}


@pytest.mark.parametrize("path", sorted(GOLDEN.iterdir()), ids=lambda path: path.stem)
def test_golden_text_is_as_large_as_its_screen(path):
    """A golden text has a line for each of its screen's, none of them wider, and the keys in the last."""
    width, height = map(int, path.stem.rpartition(".")[2].split("x"))
    lines = path.read_text("utf-8").split("\n")
    assert height == len(lines) - 1
    assert max(map(cell_len, lines)) <= width
    assert ("Esc " if path.stem.startswith(("keys.", "help.")) else "F1 ") in lines[height - 1]


@pytest.mark.parametrize("name", ["register", "vote"])
def test_picture(register, snap_compare, name):
    """A screen on the sample register has its letters, weights and colours as in its picture."""
    language.use("ja")
    try:
        with Register.open(register) as opened:
            app = CouncilApp(opened, Author("soumu1", "test"))
            app.animation_level = "none"  # and there is no field whose cursor could blink
            assert snap_compare(app, press=[*SCREENS[name].split(), "wait:600"])  # until the cursor rests
    finally:
        language.use("en")
