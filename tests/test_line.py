"""What goes over the line to the terminal, byte by byte: how it begins, what it asks, how few bytes it needs."""

import os
import re
import signal
import sys

import pytest
from crowded import crowded
from line import Line
from terminal import sample

from council_tui.screens.page import REST

ASKS = "\r─\x1b[6n\r①\x1b[6n".encode()
STARTING = {"ja": "起動中", "en": "starting"}
WIDE_LINE = "Ⅳ"  # in a title of the sample for wide terminals


@pytest.fixture
def own(tmp_path):
    """Return the words that open a register of one's own."""
    return ("--register", str(sample(tmp_path / "own.db")), "--lang", "en")


@pytest.mark.parametrize(
    ("words", "lang"),
    [(("--lang", "ja"), "ja"), (("demo", "--lang=en"), "en"), (("--as", "ja", "demo"), "en")],
    ids=["own", "demo", "as"],
)
def test_the_first_word_is_there_first(tmp_path, words, lang):
    """The first that is sent asks for the widths and says that the program starts, in the language asked for."""
    with Line(tmp_path, *words) as line:
        line.expect(STARTING[lang])
        assert line.seen.startswith(ASKS)
        line.expect("\x1b[?1049h")
        told = line.seen.split(b"\x1b[?1049h")[0]
        assert told.endswith(b"\r\x1b[K")


@pytest.mark.parametrize(
    "words", [("house", "list"), ("--help",), ("demo", "--help"), ("--nonsense",), ("demo", "-x")]
)
def test_commands_ask_the_terminal_nothing(tmp_path, words):
    """A command that opens no interface, or is not understood, neither asks the terminal nor says that it starts."""
    with Line(tmp_path, *words) as line:
        line.during(2)
        assert line.seen
        assert b"\x1b" not in line.seen
        assert "starting" not in line.seen.decode()


@pytest.mark.parametrize(
    ("cells", "words", "settings", "wide"),
    [
        (1, (), "", False), (2, (), "", True), (1, ("--ambiguous", "2"), "", True), (2, ("--ambiguous=1",), "", False),
        (1, (), "ambiguous = 2", True), (2, ("--ambiguous", "auto"), 'ambiguous = "1"', True),
    ],
    ids=["narrow", "wide", "2 on the line", "1 on the line", "2 in the settings", "the line goes before"],
)  # fmt: skip
def test_the_width_is_asked_or_told(tmp_path, own, cells, words, settings, wide):  # noqa: PLR0917
    """What the terminal answers counts, but for --ambiguous and the settings; the screen of keys tells it."""
    (tmp_path / "c.toml").write_text(settings)
    with Line(tmp_path, *own, *words, cells=cells, COUNCIL_CONFIG=str(tmp_path / "c.toml")) as line:
        line.expect("F1 help")
        line.send(b"\x18")
        assert f"U+2460: {2 if wide else 1}" in line.expect("press any key").decode()


def test_a_terminal_that_does_not_answer(tmp_path, own):
    """A terminal that answers nothing is taken to be narrow after a second, and what was typed meanwhile counts."""
    with Line(tmp_path, *own, answers=False) as line:
        line.expect("starting")
        line.send("\x18\u3000")
        shown = line.expect("U+3000").decode()
        assert "U+2460: 1" in shown


def test_what_is_typed_while_starting_is_kept(tmp_path, own):
    """Keys typed before the interface stands, before and after the terminal's answers, do what they do in it."""
    with Line(tmp_path, *own) as line:
        line.send("j")
        line.expect("starting")
        line.send("\r")
        line.expect("[overview]")
        assert b"^M" not in line.seen


def test_the_terminal_is_put_back(tmp_path, own):
    """Left by ^Q, by a refusal or by SIGTERM while it starts, the program leaves the terminal as it was."""
    shell = ("sh", "-c", 'stty -g; "$@"; stty -g', "sh", sys.executable, "-m", "council_tui")
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"broken" * 999)
    for words, leave in ((own, "\x11"), (("--register", str(broken)), ""), (("--lang", "fr"), "")):
        with Line(tmp_path, command=(*shell, *words)) as line:
            if leave:
                line.expect("F1 help")
                line.send(leave)
            line.during(3)
            states = re.findall(rb"[0-9a-f]+(?::[0-9a-f]+){20,}", line.seen.replace(b"\x1b[K", b" "))
            assert 2 == len(states), line.seen
            assert states[0] == states[1]


def test_a_term_signal_while_it_starts(tmp_path, own):
    """SIGTERM before the interface stands ends the program, and the terminal echoes again."""
    with Line(tmp_path, *own, answers=False) as line:
        line.expect("starting")
        os.kill(line.pid, signal.SIGTERM)
        line.during(2)
        assert line.seen.endswith(b"\r\x1b[K")


@pytest.mark.parametrize(
    ("kind", "setting", "switches"),
    [("teraterm", "true", True), ("teraterm", "false", False), ("xterm", "true", False)],
)
def test_the_input_method_is_switched(tmp_path, own, kind, setting, switches):
    """In Tera Term, where the user wants it, the input method is off in lists, on in fields, and put back at the end."""
    (tmp_path / "c.toml").write_text(f"input_method = {setting}")
    with Line(tmp_path, *own, kind=kind, COUNCIL_CONFIG=str(tmp_path / "c.toml")) as line:
        line.expect("F1 help")
        line.send("\r")
        line.expect("[overview]")
        line.still(1)
        before = line.seen
        line.send(b"\x1b[21~")  # the palette begins with a field
        line.expect("Esc give up")
        line.still(1)
        field = line.seen[len(before) :]
        line.send("\x1b")
        line.still(1)
        line.send("\x11")
        line.during(1)
        assert [switches] * 4 == [
            b"\x1b[<s" in before, b"\x1b[<0t" in before, b"\x1b[<1t" in field, b"\x1b[<r" in line.seen
        ]  # fmt: skip


def test_a_locale_that_is_not_utf8(tmp_path, own):
    """Where the locale is not UTF-8 the program begins again in UTF-8: Japanese arrives, typed and shown."""
    with Line(tmp_path, *own, LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") as line:
        line.expect("調布市")
        assert line.seen.count(ASKS) == 1


def opened(line):
    """Wait until the list of meetings stands with what is due, and return the bytes that it took."""
    line.expect("F1 ")
    line.still(1.5)
    return len(line.seen)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_bytes_are_few(tmp_path, lang):
    """At 80x24 the first frame takes at most 12 KB, a cursor move 400 B, also where a list scrolls, a letter 1 KB.

    All the other lists are moved in test_moves.
    """
    register = str(crowded(tmp_path / "r.db"))
    with Line(tmp_path, "--register", register, "--lang", lang) as line:
        assert 1000 < opened(line) <= 12_000
        line.send("j")
        assert 0 < len(line.during(REST / 2)) <= 400
        line.press("k")
        line.still(2 * REST)
        line.press("\r")
        line.press("\t")
        assert 0 < len(line.press("j")) <= 400
        assert 0 < len(line.press("k")) <= 400
        assert 0 < len(line.press("2")) <= 1000
        line.press("\t\t\x1b[6~")
        for key in "jjkk":
            assert 0 < len(line.press(key)) <= 400
        line.press("\x1b[F\r")
        line.still(1)
        for typed in ("x", "漢", "　", "\x7f"):
            assert 0 < len(line.press(typed)) <= 1000


def test_an_idle_screen_sends_nothing(tmp_path):
    """In five idle seconds nothing is sent, from a list whose cursor has just moved and from a field."""
    with Line(tmp_path, "demo", "--lang", "ja") as line:
        opened(line)
        line.press("j")
        line.still(2 * REST)
        assert b"" == line.during(5)
        line.press("/")
        line.still(2 * REST)
        assert b"" == line.during(5)


def test_what_stands_there_is_not_sent_again(tmp_path, own):
    """A key that changes nothing sends nothing; ^L sends the whole screen."""
    with Line(tmp_path, *own) as line:
        opened(line)
        assert b"" == line.press("k")  # up, from the first line
        assert "調布市".encode() in line.press("\x0c")
        assert "調布市".encode() not in line.press("j")
