"""Keys: each action has some that arrive, what a user chooses is checked, and the documents say the same."""

import importlib.util
import pkgutil
import re
from pathlib import Path

import pytest
from attrs import evolve
from terminal import play, sample

from council_core import language
from council_tui import actions
from council_tui.actions import ANYWHERE, EDITOR, TABLES, Action, choose_keys, key_name
from council_tui.actions.action import CHOSEN
from council_tui.actions.keymap import key_of

DOCS = Path(__file__).parent.parent / "docs"
each_table = pytest.mark.parametrize("name", TABLES)

# What does not arrive, or arrives as another key: Tera Term, PuTTY, tmux, screen, the terminal itself.
EATEN = {
    "ctrl+h": "backspace", "ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "line feed", "ctrl+[": "Esc",
    "ctrl+b": "tmux", "ctrl+a": "screen", "ctrl+up": "Tera Term", "ctrl+down": "Tera Term", "ctrl+left": "Tera Term",
    "ctrl+right": "Tera Term", "ctrl+home": "Tera Term", "ctrl+end": "Tera Term", "ctrl+pageup": "Tera Term",
    "ctrl+pagedown": "Tera Term", "ctrl+tab": "Tera Term", "shift+insert": "pasting", "ctrl+insert": "copying",
    "shift+up": "Tera Term", "shift+down": "Tera Term", "shift+left": "Tera Term", "shift+right": "Tera Term",
    "f11": "Windows Terminal", "ctrl+v": "Windows Terminal", "ctrl+c": "copying", "ctrl+space": "input methods",
}  # fmt: skip
NEVER = re.compile(r"(^|\+)alt\+|shift\+f\d|f1[3-9]|f2\d|ctrl\+shift|ctrl\+\W")


@pytest.fixture(autouse=True)
def usual():
    """Leave the actions with their usual keys."""
    yield
    CHOSEN.clear()


def tables():
    """Yield each table of actions in the package, by its name."""
    for module in pkgutil.iter_modules(actions.__path__):
        found = importlib.import_module(f"{actions.__name__}.{module.name}")
        for name, value in vars(found).items():
            if (
                isinstance(value, tuple)
                and value
                and isinstance(value[0], Action)
                and not name.startswith("_")
            ):
                yield name, value


def test_every_table_is_told_of():
    """Each table of actions is one of those that the documents list and the user's keys are checked against."""
    assert dict(tables()) == {name: table for name, (_words, table) in TABLES.items()}


@each_table
def test_every_action_has_keys_that_arrive(name):
    """Each action has a key, and none that a terminal, tmux, screen or an input method keeps for itself."""
    for action in TABLES[name][1]:
        keys = action.usual.split(",")
        assert all(keys), action.id
        assert [] == [key for key in keys if key in EATEN or NEVER.search(key)], action.id


@each_table
def test_every_key_has_its_names(name):
    """Each key is printed by a name that a terminal's user knows, and is found again under it."""
    for action in TABLES[name][1]:
        for key in action.usual.split(","):
            assert re.fullmatch(r"\^[A-Z]|F\d+|(Shift\+)?[A-Z][A-Za-z]+|[!-~]", key_name(key)), key
            assert key == key_of(key_name(key))


@each_table
@pytest.mark.parametrize("lang", language.LANGUAGES)
def test_every_action_is_told_in_words(name, lang):
    """Each action has a label and help in both languages, and the Japanese is not the English."""
    for action in TABLES[name][1]:
        language.use("en")
        english = action.label(), action.does()
        language.use(lang)
        try:
            told = action.label(), action.does()
        finally:
            language.use("en")
        assert all(told)
        assert (told == english) is (lang == "en"), action.id


@each_table
def test_an_action_of_a_name_is_one(name):
    """On one screen two actions of one name do the same."""
    done = {}
    for action in TABLES[name][1]:
        assert action.id == done.setdefault(action.name, action.id)


def test_docs_tell_the_keys():
    """docs/keys.md says what `python docs/keys.py` writes."""
    spec = importlib.util.spec_from_file_location("keys", DOCS / "keys.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "keys.md").read_text("utf-8") == module.page()


def test_chosen_keys_are_those_shown(tmp_path):
    """A key that the user has chosen is the one that does it, and the one that the line of keys names."""
    assert [] == choose_keys({"help": ("f11",), "year_before": ("^A", "Ｈ")})
    assert "ctrl+a,H" == next(action.keys for action in TABLES["REGISTER"][1] if action.name == "year_before")
    assert "F11" in actions.hints(TABLES["REGISTER"][1])
    assert [] == [action.name for action in ANYWHERE if "f1," in action.keys]


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"zap": ("x",)}, "keys.zap: zap; expected the name of an action, as docs/keys.md lists them"),
        ({"undo": ("hyper+q",)}, "keys.undo: hyper+q; expected a key such as f2, ctrl+e, enter or a letter"),
        ({"undo": ("",)}, "keys.undo: ; expected a key such as f2, ctrl+e, enter or a letter"),
        ({"reload": ("enter",)}, "keys.reload: enter; expected a key that is not that of open (open)"),
        ({"undo": ("j",)}, "keys.undo: j; expected a key that is not that of down (down)"),
        ({"down": ("escape",)}, "keys.down: escape; expected a key that is not that of back (quit)"),
        ({"accept": ("x",)}, "keys.accept: x; expected a key that types no letter"),
        ({"edit-cut": ("home",)}, "keys.edit-cut: home; expected a key that is not that of edit-home (top)"),
    ],
)
def test_wrong_keys_are_refused(chosen, told):
    """An unknown action or key, and one that is taken on the same screen, is refused with both actions named."""
    assert told in [str(problem) for problem in choose_keys(chosen)]
    assert {} == CHOSEN


def test_keys_may_be_exchanged():
    """Two actions can have each other's keys."""
    assert [] == choose_keys({"undo": ("ctrl+y",), "redo": ("ctrl+z", "u")})
    assert [] != choose_keys({"undo": ("ctrl+y",)})


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("F2", "f2"), ("f12", "f12"), ("^E", "ctrl+e"), ("Ctrl+E", "ctrl+e"), ("Esc", "escape"), ("PgUp", "pageup"),
        ("j", "j"), ("J", "J"), ("ｊ", "j"), ("?", "question_mark"), ("／", "slash"), ("Space", "space"), ("あ", "あ"),
        ("", None), ("f99", None), ("\x1b", None), ("ctrl+", None), ("enter enter", None),
    ],
)  # fmt: skip
def test_a_key_has_many_names(text, key):
    """A key is understood as Textual, a keyboard and our own line of keys write it, in full width as well."""
    assert key == key_of(text) or (text == "あ" and key_of(text))


@pytest.mark.parametrize(
    ("key", "words"),
    [("？", "F5 ^R"), ("：", "all actions"), ("ｊ", "> "), ("Ｇ", "> ")],
    ids=["?", ":", "j", "G"],
)
def test_full_width_letters_are_commands(tmp_path, key, words):
    """Outside of text fields a full-width letter does what its narrow one does: an input method may be on."""
    first, second = play(sample(tmp_path / "r.db"), "", key.encode())
    assert words in second
    assert first != second


def test_the_screen_of_keys(tmp_path):
    """Each key is shown with its letter, its code and what it does where one came from, and does nothing; Esc twice leaves."""
    screens = play(
        sample(tmp_path / "r.db"), "enter ctrl+x", b"\x1b[15~\x11u\xef\xbc\x91", "escape j escape", "escape"
    )
    rows = [re.sub(" +", " ", row).strip() for row in screens[1].split("\n")[4:8]]
    assert ["F5 reload (reload)", "^Q U+0011 quit (leave)", "u u U+0075 undo (undo)"] == rows[:3]
    assert "１ １ U+FF11 present (mark-present)" == rows[3]
    assert "what the terminal sends" in screens[2]
    assert "[overview]" in screens[3]


def test_letters_are_typed_in_the_editor():
    """No key of the editor is a letter."""
    assert [] == [key for action in EDITOR for key in action.usual.split(",") if len(key) == 1]


def test_a_new_action_without_words_would_be_seen():
    """An action that is left without a key is not one that the tables' tests let pass."""
    bare = evolve(ANYWHERE[0], usual="")
    assert not all(bare.usual.split(","))
