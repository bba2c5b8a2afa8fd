"""What terminals really send: raw bytes go through the key parser and into the interface."""

import pytest
from terminal import play, sample

from council_core.secretariat import Register

# Each key as Tera Term, PuTTY, xterm, the Linux console and rxvt send it, where they differ.
FORMS = {
    "f1": [b"\x1bOP", b"\x1b[11~", b"\x1b[[A"], "f2": [b"\x1bOQ", b"\x1b[12~", b"\x1b[[B"],
    "f3": [b"\x1bOR", b"\x1b[13~", b"\x1b[[C"], "f4": [b"\x1bOS", b"\x1b[14~", b"\x1b[[D"],
    "f5": [b"\x1b[15~", b"\x1b[[E"], "f6": [b"\x1b[17~"], "f7": [b"\x1b[18~"], "f8": [b"\x1b[19~"],
    "f9": [b"\x1b[20~"], "f10": [b"\x1b[21~"], "f11": [b"\x1b[23~"], "f12": [b"\x1b[24~"],
    "home": [b"\x1b[1~", b"\x1b[H", b"\x1bOH", b"\x1b[7~"], "end": [b"\x1b[4~", b"\x1b[F", b"\x1bOF", b"\x1b[8~"],
    "pageup": [b"\x1b[5~"], "pagedown": [b"\x1b[6~"], "delete": [b"\x1b[3~"], "insert": [b"\x1b[2~"],
    "up": [b"\x1b[A", b"\x1bOA"], "down": [b"\x1b[B", b"\x1bOB"], "left": [b"\x1b[D", b"\x1bOD"],
    "right": [b"\x1b[C", b"\x1bOC"], "shift+tab": [b"\x1b[Z"], "backspace": [b"\x7f", b"\x08"], "enter": [b"\r"],
    "tab": [b"\t"], "escape": [b"\x1b"], "ctrl+s": [b"\x13"], "ctrl+q": [b"\x11"], "ctrl+z": [b"\x1a"],
}  # fmt: skip
NAMES = {
    "escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn", "delete": "Del", "backspace": "BS", "shift+tab": "Shift+Tab",
    "ctrl+s": "^S", "ctrl+q": "^Q", "ctrl+z": "^Z", "insert": "INSERT",
}  # fmt: skip
NAME_FIELD = "enter tab enter enter"  # from the register to the name of the first person of its first meeting


@pytest.fixture
def register(tmp_path, monkeypatch):
    """Return the path of a sample register; drafts are kept beside it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return sample(tmp_path / "r.db")


@pytest.mark.parametrize("key", FORMS)
def test_keys_of_all_terminals_arrive(register, key):
    """Each form that terminals send a key in arrives as this key."""
    *_before, shown = play(register, "ctrl+x", *FORMS[key])
    rows = [row.split()[0] for row in shown.split("\n")[4 : 4 + len(FORMS[key])]]
    assert [NAMES.get(key, key.title())] * len(FORMS[key]) == rows


def typed(register, *steps):
    """Type into the field of a name after emptying it, keep it, and return the name as the register has it."""
    play(register, "j", NAME_FIELD, b"\x1b[H\x0b", *steps, "enter")
    with Register.open(register) as opened:
        return opened.meeting("odawara-privacy-2021-07-01").value.attendance[0].name


@pytest.mark.parametrize(
    "text",
    [
        "山田　太郎", "外字\ue000\U000f0000髙", "辻\U000e0100子", "か\u3099き\u3099", "𠮷野①※", "ﾀﾅｶ ｲﾁﾛｳ", "👨\u200d👩\u200d👧", "O'Neil [b]x[/]",
    ],
)  # fmt: skip
def test_what_is_typed_is_kept_to_the_letter(register, text):
    """A full-width space, private-use letters, variation selectors and voiced marks typed into a field are all kept."""
    assert text == typed(register, text.encode())


@pytest.mark.parametrize("lines", [b"\r", b"\n", b"\r\n"], ids=["CR", "LF", "CRLF"])
def test_pasted_lines_are_kept(register, lines):
    """What is pasted into a field comes whole, all its lines, and is no keys: nothing is stored half-way."""
    pasted = lines.join("一行目　\t[b]".encode() if at == 0 else f"{at}行目".encode() for at in range(5))
    *_before, screen = play(register, "j", NAME_FIELD, b"\x1b[H\x0b", b"\x1b[200~" + pasted + b"\x1b[201~")
    assert "一行目" in screen or "4行目" in screen
    with Register.open(register) as opened:
        assert "行目" not in opened.meeting("odawara-privacy-2021-07-01").value.attendance[0].name


def test_deleting_takes_a_whole_letter(register):
    """Backspace after a letter with a variation selector or a voiced mark takes the letter, not the mark alone."""
    assert "山" == typed(register, "山辻\U000e0100".encode(), b"\x7f")
    assert "か" == typed(register, "かが".encode(), b"\x08")


def test_a_late_answer_is_no_key(register):
    """A terminal's answer that comes late, where the cursor is or what it is, does nothing."""
    before, after = play(register, "enter", b"\x1b[1;2R\x1b[24;80R\x1b[?2026;2$y\x1b[I\x1b[O")
    assert before == after


def test_nothing_that_is_sent_breaks_it(register):
    """Whatever bytes come, broken sequences among them, the interface stands and goes on."""
    noise = b"\x1b[\x1b[200\x1b[999;999;999~\x1bO\x1b[<35;1;1M\x1b\x1b\x1b[1;5A\x1b[25~\x1b[34~\x00"
    assert all(screen.strip() for screen in play(register, "enter ctrl+x", noise, b"j"))
    with Register.open(register) as opened:
        assert 5 == len(opened.meetings())
