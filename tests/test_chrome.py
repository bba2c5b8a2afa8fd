"""What the interface draws: of its own only what all terminals draw alike, of others' names each letter."""

import ast
import datetime
import gettext
import importlib
import pkgutil
import re
import unicodedata
from pathlib import Path

import pytest
from attrs import evolve
from rich.cells import cell_len
from terminal import play, register_of

import council_tui
from council_core import language
from council_core.language import LANGUAGES
from council_core.model import (
    AgendaItem,
    Articles,
    Attendee,
    Ballot,
    Capacity,
    Choice,
    Council,
    Decision,
    Declared,
    DocumentNumber,
    Event,
    EventKind,
    FollowUp,
    ItemKind,
    Material,
    Meeting,
    Member,
    Method,
    NextMeeting,
    Note,
    Openness,
    Outcome,
    Presence,
    Quorum,
    QuorumShare,
    Role,
    Rules,
    Speech,
    Stage,
    Term,
    Vote,
)
from council_core.shipped import shipped
from council_core.text import cells
from council_tui import actions, screens
from council_tui.actions import ANYWHERE, LIST, Action
from council_tui.lines import Lines
from council_tui.screens.keys import KeysScreen
from council_tui.screens.meeting import MeetingScreen
from council_tui.screens.page import Page
from council_tui.screens.panes import PANES

DAY, NOON = datetime.date(2021, 7, 1), datetime.time(12)
FULL = Meeting(
    id="m", council="c", title="Meeting", fiscal_year=2021, number_in_year=3, date=DAY, opened_at=NOON,
    closed_at=datetime.time(11), venue="Hall", observers_venue="Lobby", openness=Openness.PARTLY_CLOSED,
    closed_under="Art. 7", observers=2, press=1, stage=Stage.UNDER_REVIEW, prepared_on=DAY, published_on=DAY,
    attendance=(
        *(Attendee(id=f"p{number}", name=f"Member {number}", capacity=Capacity.MEMBER, role=role, presence=presence)
          for number, (role, presence) in enumerate(zip(
              (*Role, Role.CHAIR), (*Presence, None, Presence.PRESENT), strict=True))),
        *(Attendee(id=capacity, name="Guest", capacity=capacity, post="Clerk", department="Office",
                   presence=Presence.PRESENT, proxy_name="Deputy") for capacity in Capacity
          if capacity is not Capacity.MEMBER),
    ),
    materials=(Material(id="a1", label="Paper 1"),),
    items=(
        *(AgendaItem(id=f"k{kind}", title="Item", label="1", kind=kind, openness=Openness.CLOSED) for kind in ItemKind),
        *(AgendaItem(id=f"o{outcome}", title="Item", parent="kreport", departments=("Office",), materials=("a1",),
                     decision=Decision(outcome=outcome, text="Told", conditions=("Soon",), advice=DocumentNumber()))
          for outcome in Outcome),
        AgendaItem(id="i1", title="Item", entries=(
            Speech(id="e1", speaker="Chair", text="Well."), Speech(id="e2"), Note(id="e3", text="Note"),
            *(Event(id=f"v{kind}", event=kind, text="It happened") for kind in EventKind),
        )),
    ),
    votes=(
        Vote(id="v1", items=("i1",), ballots=(Ballot(member="p0", choice=Choice.FOR),)),
        *(Vote(id=f"v{declared}", items=("i1",), declared=declared, unanimous=True, method=Method.STANDING,
               wording="All", for_=1, against=99) for declared in Declared),
        Vote(id="v9", items=("i1", "gone"), unanimous=True, recused=("p1", "p9")),
    ),
    follow_ups=(FollowUp(id="f1", text="Later", owner="Office", due=DAY),),
    next_meeting=NextMeeting(title="Next", date=DAY, opened_at=NOON, venue="Hall"),
)  # fmt: skip
COUNCIL = Council(
    id="c",
    name="Council",
    rules=Rules(quorum=Quorum(share=QuorumShare.HALF_OR_MORE), article=Articles(quorum="Art. 6")),
    members=(
        Member(id="p0", name="Member 0", terms=(Term(until=datetime.date(2020, 1, 1)),)),
        Member(id="x", name="Not listed"),
    ),
)
EMPTY = Meeting(id="n", council="d", title="Empty")
IN_VOTE = "enter tab tab tab tab enter"
WALKS = {
    "register": ("", "left", "left", "right", "f5", "f1"),
    "meeting": ("enter", "tab", "tab", "tab", "tab", "tab", "f1", "escape", "space", "u", "ctrl+y", "ctrl+y"),
    "attendance": ("enter tab", "space", "u", "ctrl+y", "1", "2", "3", "4", "0", "f5"),
    "vote": (IN_VOTE, "1", "j 2", "3", "4", "A", "0", "u", "ctrl+y", "G 1", "f1"),
    "empty": ("j", "enter", "tab", "tab", "tab", "tab", "tab", "tab"),
    "palette": ("f10", "x", "escape", "enter f10", "escape"),
    "forms": ("enter enter", "escape", "tab f4", "j j j enter", "escape", "escape", "tab f7", "escape", "ctrl+g", "escape", "f12"),
    "ctrl+c": ("ctrl+c", "enter ctrl+c"),
    "desk": ("f3 M", "escape f6", "escape f9", "f9", "escape f6 escape s M enter", "escape f7", "1 enter", "f12"),
    "council": ("f4", "f9", "enter x enter", "escape f6", "escape f4", "escape ctrl+o", "escape ctrl+w", "enter", "f1"),
}  # fmt: skip


def pages():
    """Return every class of screen."""
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"{screens.__name__}.{module.name}")
    found, wanted = [], [Page]
    while wanted:
        page = wanted.pop()
        wanted += page.__subclasses__()
        found += [page] if page.ACTIONS else []
    return found


PAGES = pages()
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def drawn_alike(letter):
    """Tell whether all terminals draw a letter in the same cells: no ambiguous width, no emoji, no control."""
    width, kind = unicodedata.east_asian_width(letter), unicodedata.category(letter)
    return " " <= letter <= "~" or width in "FH" or (width == "W" and kind[0] in "LNPZ")


@pytest.mark.parametrize(
    ("size", "lang"), [((80, 24), "ja"), ((80, 24), "en"), ((50, 10), "ja")], ids=["80-ja", "80-en", "50-ja"]
)
@pytest.mark.parametrize("walk", WALKS)
def test_chrome_is_drawn_alike_everywhere(tmp_path, walk, size, lang):
    """Where all data is ASCII, nothing that some terminal draws in other cells stands on any screen."""
    path = register_of(tmp_path / "r.db", COUNCIL, FULL, EMPTY)
    drawn = "".join(play(path, *WALKS[walk], size=size, lang=lang))
    assert [] == sorted({letter for letter in drawn if letter != "\n" and not drawn_alike(letter)})


def test_catalogue_is_drawn_alike_everywhere():
    """No sentence of the Japanese catalogue has a letter that some terminal draws in other cells."""
    with shipped("messages", "ja.mo").open("rb") as file:
        words = gettext.GNUTranslations(file)._catalog
    told = {letter for message, text in words.items() if message for letter in text}
    assert len(words) > 100
    assert [] == sorted(letter for letter in told if not drawn_alike(letter))


def test_every_table_of_actions_has_its_screen():
    """Each table of actions is a screen's own, beside those of lists, of what is asked and of all screens."""
    tables = {
        name for name, value in vars(actions).items()
        if isinstance(value, tuple) and value and isinstance(value[0], Action)
    }  # fmt: skip
    used = {name for name in tables if any(getattr(actions, name) is page.ACTIONS for page in PAGES)}
    assert {"LIST", "ANYWHERE", "EDITOR", "CHOICES"} == tables - used
    assert [KeysScreen] == [page for page in PAGES if not set(ANYWHERE) <= set(page.ACTIONS)]


@pytest.mark.parametrize("place", [*PAGES, Lines], ids=lambda place: place.__name__)
def test_every_action_is_done_somewhere(place):
    """Each action has keys, a label and help in both languages, and a method of its name that takes what it names."""
    for action in LIST if place is Lines else place.ACTIONS:
        name, _bracket, argument = action.id.partition("(")
        method = getattr(place, f"action_{name}")
        assert method.__code__.co_argcount == (2 if argument else 1)
        assert all(action.keys.split(","))
        assert action.label()
        assert action.does()


@each_page
def test_no_key_does_two_things(page):
    """On one screen, the list in it included, each key does one thing."""
    done = {}
    for action in (*page.ACTIONS, *LIST):
        for key in action.keys.split(","):
            done.setdefault(key, set()).add(action.id)
    assert {} == {key: names for key, names in done.items() if len(names) > 1}


@each_page
@each_language
def test_line_of_keys_fits(page, lang):
    """The keys named at the foot of a screen fit on 80 columns, and the way to the help is among them."""
    language.use(lang)
    try:
        named = [pane.HINTS for _name, pane in PANES] if page is MeetingScreen else [()]
        lines = [actions.hints(page.ACTIONS, ids) for ids in named]
    finally:
        language.use("en")
    assert [] == [line for line in lines if cells(line) > 78]
    # The screen of keys shows every key, and does nothing on it.
    assert page is KeysScreen or all("F1 " in line for line in lines)


@each_language
@pytest.mark.parametrize(
    ("keys", "table"),
    [("", "REGISTER"), ("enter", "MEETING"), (IN_VOTE, "VOTE")],
    ids=["register", "meeting", "vote"],
)
def test_help_explains_every_key(tmp_path, lang, keys, table):
    """The help of a screen names each of its keys and says in full what it does."""
    (screen,) = play(register_of(tmp_path / "r.db", COUNCIL, FULL), f"{keys} f1", size=(120, 70), lang=lang)
    language.use(lang)
    try:
        told = [(action.label(), action.does()) for action in (*getattr(actions, table), *LIST)]
    finally:
        language.use("en")
    assert [] == [
        words for words in told if not re.search(rf"{re.escape(words[0])} +{re.escape(words[1])}", screen)
    ]
    assert ".." not in screen


def sources(folder):
    """Yield each module of a folder, as a tree whose nodes know the node around them."""
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"), str(path))
        for around in ast.walk(tree):
            for node in ast.iter_child_nodes(around):
                node.around = around
        yield path, tree


def ways_up(node):
    """Yield the nodes around a node, the nearest first."""
    while node := getattr(node, "around", None):
        yield node


def looked_up(node):
    """Tell whether a node is an argument of `_()` or `pgettext()`."""
    calls = (above for above in ways_up(node) if isinstance(above, ast.Call))
    return any(isinstance(call.func, ast.Name) and call.func.id in {"_", "pgettext"} for call in calls)


def test_no_sentence_stands_in_a_screen():
    """In the code of the screens no text has two words or a Japanese letter, but for what is looked up."""
    found = [
        f"{path.name}:{node.lineno}: {node.value}"
        for path, tree in sources(Path(screens.__path__[0]))
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and (re.search(r"\w\W*\s\W*\w", node.value) or not node.value.isascii())
        and not isinstance(node.around, ast.Expr) and not looked_up(node)
    ]  # fmt: skip
    assert [] == found


def test_every_message_has_its_japanese():
    """Each message that the interface looks up is in the Japanese catalogue."""
    language.use("ja")
    try:
        messages = {
            node.args[0].value
            for _path, tree in sources(Path(council_tui.__path__[0]))
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
            and isinstance(node.args[0], ast.Constant)
        }  # fmt: skip
        assert len(messages) > 50
        assert [] == sorted(message for message in messages if language._(message) == message)
    finally:
        language.use("en")


NASTY = [
    "[bold]Honda[/bold]", "[/]", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "two\nlines", "a\ttab", "\r\n", "\x9b2J",
    "か\u3099き\u3099", "e\u0301\u0301", "葛\U000e0100城", "ｶﾞｷﾞ", "𠮷野家　髙橋", "①※", "\u200bzero", "a\u200db", "\ufeff",
    "\u202egnitset", "👩\u200d👩\u200d👧 family", "☎\ufe0f", "한\u1100\u1161", "\u0300first", "長" * 60,
]  # fmt: skip


def named(name):
    """Return a meeting in which everybody and everything has one name."""
    person = evolve(FULL.attendance[1], name=name, post=name, presence=Presence.PRESENT)
    entries = (Speech(id="e1", speaker=name, text=name * 30),)
    items = (AgendaItem(id="i1", title=name, entries=entries),)
    return evolve(FULL, title=name, venue=name, attendance=(person,), items=items, votes=FULL.votes[:1])


@pytest.mark.parametrize("name", NASTY, ids=lambda name: ascii(name)[1:20])
def test_any_name_takes_exactly_its_cells(tmp_path, name):
    """Whatever a name holds is drawn as text: no control character, each line exactly as wide as the screen."""
    path = register_of(tmp_path / "r.db", Council(id="c", name=name), named(name))
    width = 79
    steps = ((width, 24), "enter", "tab", "tab", (80, 24), "tab tab tab", "shift+tab enter", "1", (79, 24))
    for step, screen in zip(steps, play(path, *steps), strict=True):
        width = step[0] if isinstance(step, tuple) else width
        assert [] == re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", screen)
        assert [width] * 24 == [cell_len(line) for line in screen.split("\n")]


@pytest.mark.parametrize("name", ["[bold]Honda[/]", "[@click=quit]x", "\x1b[31mred", "100% {x} \\n"])
def test_markup_is_text(tmp_path, name):
    """A name that looks like markup, a pattern or an escape sequence stands there letter by letter."""
    screens = play(register_of(tmp_path / "r.db", named(name)), "", "enter", "tab", "tab", "tab tab tab")
    assert [True] * 5 == [name.replace("\x1b", "\\x1b") in screen for screen in screens]


@pytest.mark.parametrize(
    "name", ["\x1b" * 9, "長" * 60, "two\nlines\t" * 9], ids=["escapes", "long", "lines"]
)
def test_the_quorum_stays_in_sight(tmp_path, name):
    """Whatever the title of a meeting holds, the quorum at its right is shown whole."""
    (screen,) = play(register_of(tmp_path / "r.db", named(name)), "enter")
    assert screen.split("\n")[0].rstrip().endswith("1/1 present, quorum 1: met")


def test_no_letter_of_a_speech_is_lost(tmp_path):
    """A speech pasted with control characters from a word processor is shown to its last letter."""
    speech = Speech(id="e1", text=" ".join(f"word{at}\x0b" for at in range(40)))
    meeting = evolve(FULL, items=(AgendaItem(id="i1", title="Item", entries=(speech,)),))
    (screen,) = play(register_of(tmp_path / "r.db", meeting), "enter tab tab tab")
    words = re.findall(r"word\d+(?!\d)", "".join(screen.split()))
    assert [f"word{at}" for at in range(40)] == words
