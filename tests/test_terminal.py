"""Journeys of a new user in a real terminal: the demonstration, a register of one's own, two clerks, a dropped line."""

import json
import re
import shlex
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from terminal import Terminal, council, environment, needs_tmux, sample

COUNCILS = ("調布市", "小田原市", "志木市", "宇部市", "上田市")
PANES = {
    "en": ("overview", "attendance", "agenda", "proceedings", "votes", "minutes"),
    "ja": ("概要", "出席", "次第", "経過", "採決", "会議録"),
}
SEEN = {"en": (r"(\d+)/(\d+) present, quorum (\d+): (.*\S)"), "ja": r"出席 (\d+)/(\d+)  定足数 (\d+) (\S+)"}
MET = {"en": ("met", "NOT MET"), "ja": ("成立", "不成立")}
ODAWARA = "odawara-privacy-2021-07-01"

pytestmark = needs_tmux
everywhere = pytest.mark.parametrize(
    ("size", "lang"),
    [((80, 24), "ja"), ((80, 24), "en"), ((200, 50), "ja"), ((200, 50), "en")],
    ids=lambda value: value if isinstance(value, str) else "x".join(map(str, value)),
)
twice = pytest.mark.parametrize(
    ("size", "lang"), [((80, 24), "ja"), ((200, 50), "en")], ids=["80x24-ja", "200x50-en"]
)


def quorum(screen, lang):
    """Return the figures in a meeting's title: present, of how many, needed; and the word for it."""
    *figures, word = re.search(SEEN[lang], screen.split("\n")[0]).groups()
    return (*map(int, figures), word)


def open_meeting(terminal, lang, at=1):
    """Open the meeting that stands so far below the first one, on its pane of attendance."""
    terminal.keys(*["Down"] * at, "Enter")
    terminal.wait(f"[{PANES[lang][0]}]")
    return terminal.press("Tab", f"[{PANES[lang][1]}]")


@pytest.fixture
def register(tmp_path):
    """Return the path of a register of one's own, with the sample in it."""
    return sample(tmp_path / "own.db")


@pytest.fixture
def stored(tmp_path, register):
    """Return a function that returns a meeting as `council show --json` prints it."""

    def show(meeting=ODAWARA):
        printed = council(tmp_path, "show", meeting, "--json", "--register", str(register))
        return json.loads(printed.stdout)

    return show


def presences(meeting):
    """Return the presence of the first three people of a meeting."""
    return [person.get("presence") for person in meeting["attendance"][:3]]


@everywhere
def test_demo_shows_five_councils(tmp_path, size, lang):
    """`council demo` lists five councils, and a meeting of each opens with its title and its quorum."""
    with Terminal(tmp_path, *size, LANG="ja_JP.UTF-8" if lang == "ja" else "C.UTF-8") as terminal:
        terminal.council("demo")
        terminal.until(lambda screen: all(f"\n {name}" in screen for name in COUNCILS), "not five councils")
        for name, figures in zip(COUNCILS, [(5, 6), (6, 8), (9, 10), (5, 5), (6, 6)], strict=True):
            terminal.press("Enter", f"[{PANES[lang][0]}]")
            seen = terminal.wait(name)
            assert figures == quorum(seen, lang)[:2]
            terminal.press("Escape", "----\n 調布市")
            terminal.keys("Down")


@everywhere
def test_every_pane_and_the_way_out(tmp_path, size, lang):
    """Each pane comes by its key, F1 explains, Esc goes back, ^Q leaves, and the terminal is as it was."""
    with Terminal(tmp_path, *size) as terminal:
        terminal.shell("stty -g > before")
        terminal.council("demo", "--lang", lang)
        terminal.wait("調布市")
        terminal.keys("Enter")
        for pane in PANES[lang]:
            terminal.wait(f"[{pane}]")
            terminal.keys("Tab")
        terminal.wait(f"[{PANES[lang][0]}]")
        explained = terminal.press("F1", "Shift+Tab")
        terminal.keys("End")
        explained += terminal.wait("^Q")
        assert [] == [key for key in ("Tab F6", "Space F9", "^Y", "^Q", "F5 ^R") if key not in explained]
        terminal.press("Escape", f"[{PANES[lang][0]}]")
        terminal.press("Escape", "上田市")
        terminal.keys("C-q")
        assert 0 == terminal.left()
        terminal.shell("stty -g > after; echo us'able'")
        terminal.wait("usable")
        assert ["1", "0"] == [terminal.told("cursor_flag"), terminal.told("alternate_on")]
        assert (tmp_path / "before").read_text() == (tmp_path / "after").read_text()
        assert [] == list(tmp_path.glob("council-demo-*"))


@everywhere
def test_quorum_follows_each_mark(tmp_path, size, lang):
    """Marking absent and present changes the quorum in the title at once; u takes it back, ^Y makes it again."""
    with Terminal(tmp_path, *size) as terminal:
        terminal.council("demo", "--lang", lang)
        terminal.wait("調布市")
        met, not_met = MET[lang]
        assert (6, 8, 5, met) == quorum(open_meeting(terminal, lang), lang)
        for keys, present in (
            ("2", 5), ("2", 4), ("Up 1", 5), ("Up Space", 4), ("F9", 5), ("0", 4), ("Up 3", 5), ("Up 2", 4),
            ("Up 1", 5), ("u", 4), ("C-z", 5), ("C-y", 4), ("u", 5), ("Up Up 1", 6),
        ):  # fmt: skip
            terminal.keys(*keys.split())
            figures = (present, 8, 5, met if present > 4 else not_met)
            terminal.until(lambda screen, is_=figures: is_ == quorum(screen, lang), f"{keys}: not {figures}")
        terminal.press("Escape", "----\n 調布市")
        assert (6, 8, 5, met) == quorum(open_meeting(terminal, lang, 0), lang)


@twice
def test_a_vote_with_full_width_keys(tmp_path, size, lang):
    """Ballots are cast by 1, 2 and 3, in full width as well, and the tally and the outcome follow."""
    with Terminal(tmp_path, *size) as terminal:
        terminal.council("demo", "--lang", lang)
        terminal.wait("調布市")
        open_meeting(terminal, lang)
        terminal.press("Tab", f"[{PANES[lang][2]}]")
        terminal.press("Tab", f"[{PANES[lang][3]}]")
        terminal.press("Tab", f"[{PANES[lang][4]}]")
        terminal.press("Enter", "小室 充孝")
        for typed, figures in (("１２３1", "211"), ("１", "311"), ("Ａ", "411"), ("ｕ", "311"), ("A", "411")):
            terminal.type(typed)
            decided = terminal.until(
                lambda screen, is_=figures: is_ == tally(screen), f"{typed}: not {figures}"
            )
        assert {"en": "4 in favour of 6 entitled, 4 needed: carried", "ja": "可決"}[lang] in decided
        terminal.type("？")
        terminal.wait("0 Del")


def tally(screen):
    """Return the numbers of a tally, for and against and abstaining, that stand beside their bars."""
    return "".join(re.findall(r"[#.]{30} +(\d)", screen))


@pytest.mark.parametrize("key", ["Escape", "C-q"])
def test_what_is_changed_is_there_later(tmp_path, register, stored, key):
    """What was marked in a register of one's own stands when it is opened again, and its history tells it."""
    with Terminal(tmp_path) as terminal:
        terminal.council("--register", str(register), "--lang", "en")
        terminal.wait("調布市")
        open_meeting(terminal, "en")
        terminal.press("Down", ">   in    本田 耕一")
        terminal.press("2", "    out   本田 耕一")
        terminal.keys(key)
        if key == "Escape":
            terminal.wait("all years")
            terminal.keys(key)
        assert 0 == terminal.left()
        assert ["present", "absent", "present"] == presences(stored())
        terminal.council("--register", str(register), "--lang", "en")
        terminal.wait("調布市")
        assert (5, 8) == quorum(open_meeting(terminal, "en"), "en")[:2]
    told = council(tmp_path, "history", "odawara", "--register", str(register)).stdout
    assert re.search(r"soumu1 \(council\)\n.*本田 耕一 / presence: present -> absent", told)


def test_the_default_register_is_the_users_own(tmp_path):
    """`council` alone opens a register in the user's data directory, made for nobody else to read."""
    with Terminal(tmp_path) as terminal:
        terminal.council()
        terminal.wait("council import")
        terminal.keys("C-q")
        assert 0 == terminal.left()
    path = tmp_path / "data" / "council" / "register.db"
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_empty_register_shows_how_to_begin(tmp_path, lang):
    """In an empty register the screen names the command that fills it; its keys do no harm; it is left by Esc."""
    path = str(tmp_path / "new.db")
    with Terminal(tmp_path, COUNCIL_REGISTER=path) as terminal:
        terminal.council("--lang", lang)
        terminal.wait("council import")
        terminal.keys("Enter", "Left", "Right", "Up", "Down", "PageDown", "End", "F5")
        terminal.press("F1", "Enter F2")
        terminal.press("Escape", "council import")
        terminal.keys("Escape")
        assert 0 == terminal.left()


@pytest.fixture
def two(tmp_path, register):
    """Return two terminals with a meeting open, each on the second person of its attendance."""
    with Terminal(tmp_path, 200, 50) as first, Terminal(tmp_path, 200, 50) as second:
        for terminal in (first, second):
            terminal.council("--register", str(register), "--lang", "en")
            terminal.wait("調布市")
            open_meeting(terminal, "en")
            terminal.press("Down", ">   in    本田 耕一")
        yield first, second


def test_two_clerks_on_different_things(two, stored):
    """Two sessions on one meeting that change different things lose neither change."""
    first, second = two
    first.press("2", "    out   本田 耕一")
    second.press("Down", ">   in    加藤 敏夫")
    assert "out   本田 耕一" in second.press("3", "    web   加藤 敏夫")
    assert "out   本田 耕一" in first.press("F5", "web   加藤 敏夫")
    assert ["present", "absent", "online"] == presences(stored())


def test_two_clerks_on_the_same_thing(two, stored):
    """Of two sessions that change the same thing the second is told, sees what stands, and can go on."""
    first, second = two
    first.press("2", "    out   本田 耕一")
    second.keys("3")
    told = second.until(
        lambda screen: "not stored" in screen and ">   out   本田" in screen, "nothing is told"
    )
    assert re.search(r"was present.*is now absent.*online", told)
    assert ["present", "absent", "present"] == presences(stored())
    second.press("3", "    web   本田 耕一")
    assert ["present", "online", "present"] == presences(stored())


def gone(pid):
    """Tell whether a process has ended."""
    try:
        return "Z" == Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True


def dropped(tmp_path, *words):
    """Mark somebody absent in the interface, take its terminal away, and wait until its process has ended."""
    command = shlex.join([sys.executable, "-m", "council_tui", *words, "--lang", "en"])
    with Terminal(tmp_path) as terminal:
        terminal.shell(f"sh -c 'echo $$ > pid; exec {command}'")
        terminal.wait("調布市")
        open_meeting(terminal, "en")
        terminal.press("2", "    out   小室 充孝")
        terminal.hang_up()
        pid = int((tmp_path / "pid").read_text())
        end = time.monotonic() + 20
        while not gone(pid) and time.monotonic() < end:
            time.sleep(0.05)
        assert gone(pid)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_a_dropped_line_loses_nothing(tmp_path, register, stored):
    """Where the line drops, the process ends, and what was marked is stored and can still be taken back."""
    dropped(tmp_path, "--register", str(register))
    assert ["absent", "present", "present"] == presences(stored())
    undone = council(tmp_path, "undo", "odawara", "--register", str(register))
    assert 0 == undone.returncode
    assert ["present"] * 3 == presences(stored())


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
def test_a_dropped_demonstration_leaves_nothing(tmp_path):
    """Where the line drops during a demonstration, its throw-away copy of the register goes as well."""
    dropped(tmp_path, "demo")
    assert [] == list(tmp_path.glob("council-demo-*"))


def test_keys_typed_ahead_are_not_lost(tmp_path):
    """Keys that come faster than screens are drawn do what they do when they come slowly."""
    with Terminal(tmp_path) as terminal:
        terminal.council("demo", "--lang", "en")
        terminal.wait("調布市")
        terminal.keys(
            "Down",
            "Enter",
            "Tab",
            "Down",
            "2",
            "2",
            "Tab",
            "Tab",
            "Tab",
            "Enter",
            "1",
            "Down",
            "Down",
            "4",
        )
        terminal.wait("entitled 3  present 3")
        terminal.keys("F1", "F1", "Enter")
        terminal.until(lambda screen: "entitled 3  present 3" in screen and tally(screen) == "100", "not so")


def test_a_window_drawn_larger_is_filled(tmp_path):
    """A terminal that gets another size while the interface is open is filled to its new edges."""
    with Terminal(tmp_path) as terminal:
        terminal.council("demo", "--lang", "en")
        terminal.wait("調布市")
        for width, height in ((132, 40), (60, 16), (80, 24)):
            terminal.resize(width, height)
            filled = rf"(?s)^.*\n-{{{width}}}\n.*F1 help$"
            terminal.until(
                lambda screen, height=height, filled=filled: (
                    re.match(filled, screen.rstrip("\n")) and screen.count("\n") == height
                ),
                f"{width}x{height} is not filled",
            )


@pytest.mark.parametrize(("kind", "locale"), [("xterm", "C"), ("vt100", "POSIX"), ("linux", "ja_JP.UTF-8")])
def test_plain_terminals_will_do(tmp_path, kind, locale):
    """On a terminal that calls itself plain, whatever its locale, the list is drawn and left."""
    with Terminal(tmp_path, LANG=locale) as terminal:
        terminal.shell(f"export TERM={kind}")
        terminal.council("demo")
        terminal.wait("佐瀨")
        terminal.keys("C-q")
        assert 0 == terminal.left()


@pytest.mark.parametrize("words", [[], ["demo"]], ids=["council", "council demo"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_a_terminal_it_says_so(tmp_path, words, lang):
    """Without a terminal the interface is refused as wrong usage, in one line on standard error."""
    done = council(tmp_path, *words, LANG="ja_JP.UTF-8" if lang == "ja" else "C")
    assert (2, "", 1) == (done.returncode, done.stdout, done.stderr.count("\n"))
    assert ("端末" in done.stderr) is (lang == "ja")
    piped = subprocess.run(
        ["sh", "-c", f"{shlex.join([sys.executable, '-m', 'council_tui', *words])} | cat"],
        cwd=tmp_path, env=environment(tmp_path), stdin=subprocess.DEVNULL, capture_output=True,
        check=False,
    )  # fmt: skip
    assert b"" == piped.stdout
