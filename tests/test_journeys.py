"""Journeys through many screens in a real terminal, by keys alone."""

import time
from pathlib import Path

import pytest
from terminal import Terminal, needs_tmux, sample

from council_core.secretariat import Register

pytestmark = [
    needs_tmux,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc"),
]
MEETING = "odawara-privacy-2021-07-01"


@pytest.fixture
def register(tmp_path):
    """Return the path of a register of one's own, with the sample in it."""
    return sample(tmp_path / "own.db")


def wait_until_gone(pid):
    """Wait until a process has ended."""
    end = time.monotonic() + 20
    path = Path(f"/proc/{pid}/stat")
    while path.exists() and path.read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < end
        time.sleep(0.05)


def open_name(terminal, register, lang):
    """Open the field with the name of the first person of the second meeting."""
    terminal.council("--register", str(register), "--lang", lang)
    terminal.expect("調布市", "F1 ")
    terminal.keys("Down", "Enter")
    terminal.expect({"ja": "[概要]", "en": "[overview]"}[lang])
    terminal.press("Tab", {"ja": "[出席]", "en": "[attendance]"}[lang])
    terminal.keys("Enter")
    terminal.expect("       小室 充孝")
    terminal.keys("Enter")
    terminal.expect("Esc ", "^Z ")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_line_is_cut_while_typing(tmp_path, register, lang):
    """What was typed when the line was cut is told of at the next start, stands in its field again, and is stored."""
    text = "・小室　充孝\ue000"
    with Terminal(tmp_path) as terminal:
        open_name(terminal, register, lang)
        terminal.type_text(text, "小室 充孝" + text)
        pid = terminal.pid()
        terminal.hang_up()
        wait_until_gone(pid)
    with Register.open(register) as opened:
        assert "小室 充孝" == opened.meeting(MEETING).value.attendance[0].name
    with Terminal(tmp_path) as terminal:
        terminal.council("--register", str(register), "--lang", lang)
        terminal.expect("調布市", "^E")
        terminal.keys("C-e")
        terminal.expect("1 ", text)
        terminal.type_text("1", "^Z ")
        terminal.expect("小室 充孝" + text)
        terminal.type_text("（新）", text + "（新）")
        terminal.keys("Enter")
        terminal.expect({"ja": "u 取消", "en": "u undo"}[lang], text + "（新）")
        terminal.keys("C-q")
        assert 0 == terminal.left()
    with Register.open(register) as opened:
        assert f"小室 充孝{text}（新）" == opened.meeting(MEETING).value.attendance[0].name
    assert [] == list((tmp_path / "state" / "council" / "drafts").glob("*.json"))


def test_the_input_method_opens_where_the_text_is(tmp_path, register):
    """The terminal's cursor stands behind what is typed, in cells, so that an input method opens its window there."""
    with Terminal(tmp_path) as terminal:
        open_name(terminal, register, "en")
        for typed in ("", "漢", "a", "　", "葛\U000e0100"):
            terminal.type(typed)
            terminal.until(
                lambda screen: _behind_text(terminal, screen), f"after {typed!r} the cursor is not there"
            )


def _behind_text(terminal, screen):
    from council_core.text import cells

    x, y = int(terminal.told("cursor_x")), int(terminal.told("cursor_y"))
    line = screen.split("\n")[y]
    return "小室 充孝" in line and x in {cells(line), cells(line) + 2}  # a space at the end is not captured
