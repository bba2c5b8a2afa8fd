"""A meeting that is planned is not scolded, no line jumps under the hand, and each key says what it did."""

import datetime

import pytest
from attrs import evolve
from terminal import play, register_of

from council_core import check
from council_core.language import use
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    ItemKind,
    Meeting,
    Member,
    Presence,
    Quorum,
    Rules,
    Stage,
    Vote,
    key_word,
)
from council_core.rules import quorum
from council_core.secretariat import issue_documents, open_meeting
from council_core.store import Register

PEOPLE = tuple(Attendee(id=f"p{n}", name=f"見本 {n}", capacity=Capacity.MEMBER) for n in range(1, 7))
COUNCIL = Council(id="c", name="見本市審議会", members=(Member(id="m1", name="渡邊 さくら"),))
MEETING = Meeting(
    id="c-1",
    council="c",
    title="第1回見本市審議会",
    number=1,
    date=datetime.date(2030, 7, 1),
    stage=Stage.PLANNED,
    attendance=PEOPLE,
    items=(AgendaItem(id="i1", title="計画", kind=ItemKind.CONSULTATION),),
)


@pytest.fixture
def register(tmp_path):
    """Return the path of a register with a planned meeting of six members."""
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


def codes(meeting):
    """Return the codes of what does not add up."""
    return {finding.code for finding in check(meeting, COUNCIL)}


def test_before_anybody_was_asked(register):
    """While nobody's presence is stated the title says so, and neither 0 present nor a quorum that is not met."""
    overview, attendance, marked = play(register, "enter", "tab", "1", lang="ja")
    assert "出欠未確認 定足数 7人中4人" in overview
    assert "出欠未確認（7人中、必要4人）" in attendance
    for screen in (overview, attendance):
        assert "不成立" not in screen
        assert "0人" not in screen
    assert "1/7" in marked


def test_the_rules_know_what_they_do_not_know():
    """One stated presence is enough to count; of nobody's there is nothing to tell."""
    some = evolve(MEETING, attendance=(evolve(PEOPLE[0], presence=Presence.ABSENT), *PEOPLE[1:]))
    assert [True, False] == [quorum(meeting, COUNCIL).unknown for meeting in (MEETING, some)]


@pytest.mark.parametrize("stage", [Stage.PLANNED, Stage.NOTIFIED])
def test_what_is_not_held_owes_no_result(stage):
    """A consultation has a result once the meeting was held, and a vote its quorum."""
    absent = tuple(evolve(person, presence=Presence.ABSENT) for person in PEOPLE)
    voted = evolve(MEETING, stage=stage, attendance=absent, votes=(Vote(id="v1", items=("i1",)),))
    assert set() == codes(evolve(MEETING, stage=stage)) & {"no-result", "no-quorum"}
    assert "no-quorum" not in codes(voted)
    assert "no-result" in codes(evolve(MEETING, stage=Stage.HELD))
    assert "no-quorum" in codes(evolve(voted, stage=Stage.HELD))


def row_of(screen, label):
    """Return the number of the line that a label begins."""
    return next(at for at, line in enumerate(screen.split("\n")) if line[1:].strip().startswith(label))


def row_of_cursor(screen):
    """Return the number of the line under the cursor."""
    return next(at for at, line in enumerate(screen.split("\n")) if line.startswith(">"))


def above(screen, label):
    """Return the label of the line above the one that a label begins."""
    return screen.split("\n")[row_of(screen, label) - 1][1:18].strip()


def keys_to(path, before, label):
    """Return the keys that lead to a line that a label begins, after some others."""
    for number in range(40):
        (screen,) = play(path, f"{before} {'j ' * number}")
        if row_of(screen, label) == row_of_cursor(screen):
            return f"{before} {'j ' * number}"
    raise AssertionError(label)


def test_a_row_stays_where_it_is_when_it_is_filled(register):
    """A fact that is filled in stays below until the pane is turned to again."""
    keys = keys_to(register, "enter", "venue")
    before, filled, again = play(register, keys, "enter X enter", "tab shift+tab home")
    assert "closed at" == above(before, "venue") == above(filled, "venue")
    assert row_of(again, "venue") < row_of(again, "quorum")


def test_a_row_of_a_plan_stays_too(register):
    """On the form of a new meeting as well."""
    keys = keys_to(register, "f7 1 enter R 9 . 1 enter enter", "venue")
    before, filled = play(register, keys, "enter X enter")
    assert "closed at" == above(before, "venue") == above(filled, "venue")
    assert "X" in filled.split("\n")[row_of_cursor(filled)]


def test_f12_goes_back_from_a_form(register):
    """In a form F12 keeps and goes back, as it is named in the help."""
    form, back, help_ = play(register, "enter tab f4", "f12", "f4 f1")
    assert "full name" in form
    assert "[attendance]" in back
    assert "back to the screen before; what was typed is kept" in " ".join(help_.split())


def test_a_rule_says_what_it_requires():
    """会長を含む under 定足数 is said as what it asks for."""
    use("ja")
    try:
        assert "会長の出席が必要" == key_word("with_chair")
        rules = Rules(quorum=Quorum(with_chair=True))
        assert rules.quorum is not None
    finally:
        use("en")


def test_each_step_is_offered_once(tmp_path):
    """Of a published record the dated note is offered once."""
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, stage=Stage.PUBLISHED))
    (screen,) = play(path, "enter ctrl+g", lang="ja")
    assert 1 == screen.count("追記")


def test_undo_says_what_was_taken_back(register):
    """A removal that is taken back is told as the removal that it was."""
    *_before, screen = play(register, "f4 f8", "u", lang="ja")
    assert "取り消しました: 委員 / 渡邊 さくら: 削除" in screen


def test_a_person_is_asked_for_by_name(register):
    """Whoever is put on the list is asked for by 氏名, as everywhere."""
    (screen,) = play(register, "enter tab f7 1", lang="ja")
    assert "氏名:" in screen
    assert "名称:" not in screen


def test_the_announcement_invents_no_places(register):
    """How many may watch, and who is let in where more come, is an empty place until somebody says it."""
    with Register.open(register) as opened:
        (issued,) = issue_documents(opened, open_meeting(opened, "c-1"), "announcement", form="txt")
    text = str(issued.document.content)
    assert "10人" not in text
    assert "１０人" not in text
    assert "先着" not in text
    assert "meeting.observer_places" in issued.document.lacks
