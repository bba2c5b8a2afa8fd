"""Whole days at the desk, in a real terminal of 80 columns and 24 lines, by keys alone.

From a list in Excel to minutes written out; a meeting held from its opening to its closing.
"""

import datetime
import json
from zipfile import ZipFile

import openpyxl
import pytest
from terminal import Terminal, council, needs_tmux, register_of
from test_table import COUNCIL, FOUR

from council_core import language
from council_core.language import LANGUAGES, _
from council_core.model import Declared, word

pytestmark = needs_tmux

each_language = pytest.mark.parametrize("lang", LANGUAGES)
PEOPLE = (("見本　太郎", "会長"), ("例示　花子", "副会長"), ("架空　一郎", "委員"), ("試作　次郎", "委員"))


@pytest.fixture
def told(lang):
    """Return what gives a sentence of the interface, or the word for an outcome, in the language of the test."""

    def look_up(sentence, **values):
        language.use(lang)
        try:
            return word(sentence) if isinstance(sentence, Declared) else _(sentence).format(**values)
        finally:
            language.use("en")

    return look_up


def roster(path):
    """Write a list of members as an office has it: a title, a row of headings, four people."""
    book = openpyxl.Workbook()
    for row in (("見本市環境審議会委員名簿",), (), ("氏名", "役職"), *PEOPLE):
        book.active.append(row)
    book.save(path)


def walk(terminal, *steps):
    """Press keys, each followed by what the screen is to show before the next one."""
    for keys, shown in zip(steps[::2], steps[1::2], strict=True):
        for key in keys.split():
            terminal.keys(key)
        terminal.wait(shown)


@each_language
def test_from_an_excel_list_to_written_minutes(tmp_path, lang, told):
    """A clerk makes a council, takes its list in, plans a meeting, records it, and writes its minutes to a file."""
    roster(tmp_path / "list.xlsx")
    with Terminal(tmp_path) as terminal:
        terminal.council("--register", "r.db", "--lang", lang)
        terminal.wait("council import PATH")
        # The council, and its members from the list.
        terminal.press("F7", told("name of the new council") + ":")
        terminal.type("見本市環境審議会")
        walk(terminal, "Enter", "F12 ", "F12", "^O ")
        terminal.press("C-o", told("file; Tab completes") + ":")
        terminal.type("li")
        walk(terminal, "Tab", "list.xlsx", "Enter", "試作　次郎", "F12", " 1 " + told("yes"), "1", "^O ")
        terminal.wait("試作　次郎")
        # The meeting: on a day, with everybody in office on its list.
        walk(terminal, "Escape", "F7 ", "F7", " 1 ", "1", ":")
        terminal.type("2026-12-01")
        walk(terminal, "Enter", "F12 ", "F12", "Enter ")
        terminal.wait("2026" if lang == "en" else "R8.12.1")
        terminal.press("Enter", f"[{told('overview')}]")
        # Who is there; what is on the agenda; what is said; what is decided.
        terminal.press("Tab", f"[{told('attendance')}]")
        walk(terminal, "1 1 1 2", "3/4")
        terminal.press("Tab", f"[{told('agenda')}]")
        terminal.keys("F7")
        terminal.wait("F1 ")
        terminal.type("計画の改定について")
        walk(terminal, "Enter", "> 計画の改定について")
        terminal.press("Tab", f"[{told('proceedings')}]")
        walk(terminal, "F7", "架空")
        terminal.keys("3")
        terminal.wait("架空委員:")
        terminal.type("数字の根拠は　何か。")
        walk(terminal, "Enter", "架空委員: 数字の根拠は　何か。")
        terminal.press("Tab", f"[{told('votes')}]")
        walk(
            terminal, "F7", "計画の改定について", "1 Enter", "見本　太郎", "F3 Enter", told(Declared.CARRIED)
        )
        terminal.press("Enter", f"[{told('votes')}]")
        # The minutes, looked at and written to a file of Word.
        terminal.press("Tab", f"[{told('minutes')}]")
        terminal.wait("数字の根拠は")
        terminal.press("F12", told("which document"))
        terminal.press("1", told("in what form"))
        terminal.press("1", ".docx")
        walk(terminal, "Enter", ".docx")
        terminal.until(lambda _screen: list(tmp_path.glob("*.docx")), "nothing is written")
        terminal.keys("C-q")
        assert terminal.left() == 0
    (written,) = tmp_path.glob("*.docx")
    with ZipFile(written) as document:
        text = document.read("word/document.xml").decode()
    assert [] == [words for words in ("数字の根拠は　何か。", "計画の改定について") if words not in text]
    (line,) = council(tmp_path, "list", "--register", "r.db", "--json").stdout.splitlines()
    assert json.loads(line)["date"] == "2026-12-01"


@each_language
def test_a_meeting_is_held_from_opening_to_closing(tmp_path, lang, told):
    """The chair's script leads through a meeting with two votes; the second is a tie that the chair breaks."""
    register_of(tmp_path / "r.db", COUNCIL, FOUR)
    with Terminal(tmp_path) as terminal:
        terminal.council("--register", "r.db", "--lang", lang)
        terminal.wait(COUNCIL.name)
        terminal.press("Enter", f"[{told('overview')}]")
        terminal.press("C-t", "F9 ")
        # Opening, quorum, the doors, the heading, the item; officials, explanation, questions.
        walk(terminal, "F9 F9 F9 F9 F9", "「(1)", "F9 F9 F9", "説明：資料1")
        terminal.keys("2")
        terminal.wait("例示 三郎:")
        terminal.type("いつからか。")
        walk(terminal, "Enter", "例示委員: いつからか。", "F9 F9 F9", "「異議なし」の声")
        # The first vote: everybody in favour.
        terminal.press("F9", told("vote"))
        walk(terminal, "F3", told("all"), "Enter", told(Declared.CARRIED), "Enter", "F9 ")
        terminal.wait("全員挙手")
        # The next item, closed to the public; and the second vote, by names: two against two.
        walk(terminal, "F9", "「(2)", "F9 F9 F9 F9 F9 F9", NAME)
        walk(
            terminal,
            "1 1 2 2",
            "5 ",
            "5",
            told(Declared.CARRIED),
            "Enter",
            told(Declared.CARRIED),
            "Enter",
            "F9 ",
        )
        # The report and the rest of the script, to the closing.
        for _step in range(12):
            terminal.keys("F9")
        terminal.until(lambda _screen: closed(tmp_path), "the meeting is not closed")
        terminal.keys("C-q")
        assert terminal.left() == 0
    meeting = json.loads(council(tmp_path, "show", FOUR.id, "--register", "r.db", "--json").stdout)
    assert ["carried", "carried"] == [vote["declared"] for vote in meeting["votes"]]
    assert "for" == meeting["votes"][1]["casting_vote"]
    assert "held" == meeting["stage"]
    assert meeting["opened_at"] <= meeting["closed_at"]
    datetime.time.fromisoformat(meeting["closed_at"])


NAME = "見本 花子"


def closed(home):
    """Tell whether the meeting has been closed."""
    printed = council(home, "show", FOUR.id, "--register", "r.db", "--json").stdout
    return "closed_at" in json.loads(printed)
