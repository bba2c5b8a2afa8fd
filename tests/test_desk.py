"""At the desk, key by key: councils and meetings made, members, promises, finds, history."""

import datetime
import re

import pytest
from attrs import evolve
from desk import CLEAR, COUNCIL, HONDA, JULY, MEETING, chosen, council, meetings, said, typed
from rich.cells import cell_len
from terminal import play, register_of, sample

from council_core.model import (
    FollowUp,
    Role,
    Stage,
    Term,
)


@pytest.fixture
def register(tmp_path):
    """Return the path of a register with a council of one member and its first meeting."""
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


def test_from_nothing_to_a_meeting(tmp_path):
    """An empty register leads from a council over its first member to a planned meeting, by keys alone."""
    path = tmp_path / "r.db"
    steps = (
        "",
        f"f7 {typed('見本市審議会')} enter",
        "f12",
        f"f7 {typed('本田 耕一')} enter 1 {typed('R8.4.1')} enter enter",
        f"escape f7 enter {typed('R8.5.9')} enter",
        "f12",
    )
    empty, form, members, member, plan, listed = play(path, *steps)

    assert "This register is empty" in empty
    assert "Not stored yet" in form
    assert "No members yet" in members
    assert chosen(member).startswith("本田 耕一")
    assert "2026-05-09" in plan
    assert "2026-05-09" in chosen(listed)
    (meeting,) = meetings(path)
    assert (Stage.PLANNED, datetime.date(2026, 5, 9)) == (meeting.stage, meeting.date)
    assert [("本田 耕一", Role.CHAIR)] == [(person.name, person.role) for person in meeting.attendance]
    assert (Term(role=Role.CHAIR, from_=datetime.date(2026, 4, 1)),) == council(path, "council-1").members[
        0
    ].terms


def test_a_plan_is_stored_by_its_key_and_not_before(register):
    """A new meeting is changed and taken back on its form; without the key for it nothing is stored."""
    plan, changed, back, left = play(
        register, f"f7 enter {typed('R3.9.1')} enter", f"enter {CLEAR} {typed('臨時会')} enter", "u", "escape"
    )

    assert "第2回見本市審議会" in plan
    assert "臨時会" in chosen(changed)
    assert "第2回見本市審議会" in chosen(back)
    assert "臨時会" not in left
    assert [MEETING] == meetings(register)


def test_what_was_filled_in_is_given_up_after_a_yes(register):
    """Esc on a form that was changed asks first, and no keeps it open."""
    asked, kept, left = play(
        register, f"f7 enter enter enter {CLEAR} {typed('別')} enter escape", "enter", "escape 1 enter"
    )

    assert "not stored: give it up" in asked
    assert "new meeting" in kept
    assert "all years" in left
    assert [MEETING] == meetings(register)


def test_a_day_that_does_not_exist(register):
    """A day that the calendar has not is told beside the field with what is expected, and can be mended."""
    refused, mended = play(
        register, f"f7 enter {typed('R3.2.30')} enter", f"{CLEAR} {typed('R4.2.28')} enter f12"
    )

    assert "there is no day R3.2.30; enter one like" in said(refused)
    assert "2022-02-28" in chosen(mended)


@pytest.mark.parametrize("keys", ["f7 2 enter", "f7 2 space enter", "f4 f7 enter"])
def test_an_empty_name(register, keys):
    """A council or a member without a name is refused beside the field, and nothing is stored."""
    (screen,) = play(register, keys)

    assert "enter this: " in said(screen)
    assert COUNCIL == council(register)
    assert 1 == len(meetings(register))


def test_a_term_that_ends_before_it_starts(register):
    """A term's last day before its first is told beside the field; mended it is stored, from the day after the last."""
    refused, mended = play(
        register, f"f4 f9 enter enter {CLEAR} {typed('R5.6.30')} enter", f"{CLEAR} {typed('R7.6.30')} enter"
    )

    assert (
        "the last day, 2023-06-30, is before the first, 2023-07-01; enter 2023-07-01 or a later day"
        in said(refused)
    )
    assert "stored" in said(mended)
    terms = council(register).members[0].terms
    assert [(JULY, datetime.date(2023, 6, 30)), (datetime.date(2023, 7, 1), datetime.date(2025, 6, 30))] == [
        (term.from_, term.until) for term in terms
    ]


def test_the_next_term_is_proposed_as_long_as_the_last(register):
    """Enter on each question gives the same role, from the day after, for as many years."""
    play(register, "f4 f9 enter enter enter")
    expected = Term(role=Role.CHAIR, from_=datetime.date(2023, 7, 1), until=datetime.date(2025, 6, 30))
    assert expected == council(register).members[0].terms[-1]


def test_members_of_another_day(register):
    """The members shown are those of the day asked for; the others stand below."""
    before, after = play(
        register, f"f4 f6 {CLEAR} {typed('R5.6.30')} enter", f"f6 {CLEAR} {typed('R5.7.1')} enter"
    )

    assert "1 in office" in before
    assert "0 in office" in after
    assert "not in office on this day" in after


def test_a_member_taken_out_comes_back(register):
    """A member is taken out by a key and put back by another; the meeting's own history is untouched."""
    gone, back = play(register, "f4 f8", "u")

    assert "u takes that back" in said(gone)
    assert chosen(back).startswith("本田 耕一")
    assert COUNCIL == council(register)
    assert [MEETING] == meetings(register)


def test_what_does_not_add_up_stands_under_its_member(tmp_path):
    """Terms that overlap are told under the member whose they are."""
    twice = evolve(HONDA, terms=(*HONDA.terms, Term(role=Role.MEMBER, from_=datetime.date(2022, 1, 1))))
    (screen,) = play(register_of(tmp_path / "r.db", evolve(COUNCIL, members=(twice,)), MEETING), "f4")

    assert "! terms of 本田 耕一 overlap" in screen


def test_lines_are_found_as_they_are_typed(tmp_path):
    """Each letter narrows the list; Enter opens the meeting, Esc shows all lines again."""
    path = sample(tmp_path / "r.db")
    some, one, opened, listed, whole = play(
        path, f"f3 {typed('個人情報')}", typed(" 小田原"), "enter", "escape", "escape"
    )

    assert 5 == some.count("FY20") - some.count("FY2020 no") - some.count("FY2022 no")
    assert "小田原" in one
    assert "調布" not in one
    assert "[overview]" in opened
    assert "調布" not in listed
    assert "調布" in whole


def test_giving_up_a_search_shows_all(tmp_path):
    """Esc while typing shows all lines, and words that nothing holds say so."""
    none, whole = play(sample(tmp_path / "r.db"), f"f3 {typed('鰻')}", "escape")

    assert "no line holds these words" in none
    assert "調布" in whole


def test_a_find_opens_at_its_place(tmp_path):
    """Enter on a find opens the meeting with the cursor on the speech; of a council, its members."""
    path = sample(tmp_path / "r.db")
    found, speech = play(path, f"s {typed('ｻｰﾊﾞｰ')} enter", "j enter")
    assert "3 found" in found
    assert "サーバー" in chosen(speech)
    assert "[proceedings]" in speech

    _found, members = play(path, f"s {typed('前田江美')} enter", "enter")
    assert chosen(members).startswith("前田 江美")


def test_nothing_found(tmp_path):
    """Words that nothing holds are answered with that."""
    (screen,) = play(sample(tmp_path / "r.db"), f"s {typed('鰻')} enter")
    assert "nothing holds all these words" in screen


def test_a_promise_is_settled_and_taken_back(register):
    """What became of a promise is stored with its day, of a published record too; undo and redo work on it."""
    first, done, back, again = play(register, "f9", "f9 1 enter", "u", "ctrl+y")

    assert ["2 open", "1 open", "2 open", "1 open"] == [
        next(word for word in ("2 open", "1 open") if word in screen) for screen in (first, done, back, again)
    ]
    (meeting,) = meetings(register)
    assert [True, False] == [promise.done_on is not None for promise in meeting.follow_ups]


def test_a_promise_is_settled_on_its_own_day(register):
    """The day on which it was done is asked, today or another; what is no day is refused."""
    asked, refused, _done = play(register, "f9 f9 1", f"{CLEAR} enter", f"{typed('R3.8.2')} enter", lang="ja")
    assert "完了日" in said(asked)
    assert "完了日を入力してください" in said(refused)
    assert datetime.date(2021, 8, 2) == meetings(register)[0].follow_ups[0].done_on


def test_a_promise_is_answered_in_a_later_meeting(tmp_path):
    """The later meetings of the council are offered as where it was answered; settled ones are shown by a key."""
    later = evolve(MEETING, id="c-2", title="第2回", number=2, date=datetime.date(2021, 9, 1), follow_ups=())
    path = register_of(tmp_path / "r.db", COUNCIL, MEETING, later)
    offered, _answered, shown = play(path, "f9 f9", "2", "f6 G")

    assert "answered in 2021-09-01 (Wed) 第2回" in offered
    assert "answered in 第2回" in shown
    assert "c-2" == meetings(path)[0].follow_ups[0].answered_in


def test_a_promise_leads_to_its_meeting(register):
    """Enter on a promise opens its meeting at the follow-ups."""
    (screen,) = play(register, "f9 j enter")
    assert chosen(screen).startswith("follow ups")


def test_what_is_due_leads_there(tmp_path):
    """Enter on what is due opens the meeting it is due of, and for a term that ends its member."""
    today = datetime.date.today()  # noqa: DTZ011 -- the clerk's own day
    ending = evolve(HONDA, terms=(Term(from_=JULY, until=today + datetime.timedelta(days=3)),))
    due = FollowUp(id="f", text="数を調べる", due=JULY)
    path = register_of(
        tmp_path / "r.db", evolve(COUNCIL, members=(ending,)), evolve(MEETING, follow_ups=(due,))
    )
    listed, meeting, member = play(path, "f6", "enter", "escape j enter")

    assert "2 due, 1 overdue" in listed
    assert chosen(meeting).startswith("follow ups")
    assert chosen(member).startswith("本田 耕一")


def test_history_of_a_meeting(tmp_path):
    """The history tells who changed what; undo and redo work there, and an old state is looked at only."""
    register = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, stage=Stage.HELD))
    rename = f"enter enter {CLEAR} {typed('臨時会')} enter"
    changed, undone, past, refused = play(
        register,
        f"{rename} ctrl+w",
        "u",
        "G enter",
        f"enter {CLEAR} {typed('別')} enter",
    )

    assert "第1回見本市審議会 -> 臨時会" in changed
    assert "takes back 2" in undone
    assert "as it stood after change 1" in past
    assert "to be looked at only" in said(refused)
    assert "第1回見本市審議会" == meetings(register)[0].title


def test_history_of_a_council_is_its_own(register):
    """The history of a council is not that of a meeting whose id begins as the council's."""
    _gone, told, back = play(register, "f4 f8", "ctrl+w", "u")

    assert "本田 耕一: taken out" in told
    assert "takes back 2" in back
    assert COUNCIL == council(register)


@pytest.mark.parametrize(
    "name", ["[bold]x[/]", "\x1b]0;t\x07\n\t", "か\u3099葛\U000e0100　髙橋", "長" * 60], ids=ascii
)
def test_any_name_is_drawn_as_text(tmp_path, name):
    """Whatever a name or a promise holds, each line of these screens is as wide as the screen, and nothing is obeyed."""
    promise = FollowUp(id="f", text=name * 3, owner=name, due=JULY)
    path = register_of(
        tmp_path / "r.db",
        evolve(COUNCIL, name=name, members=(evolve(HONDA, name=name, category=name),)),
        evolve(MEETING, title=name, follow_ups=(promise,)),
    )
    steps = (
        "f6",
        "escape f9",
        "f9",
        "escape escape f4",
        "f9",
        "escape ctrl+w",
        "escape escape f7",
        "enter enter",
    )
    for screen in play(path, *steps, f"escape escape s {typed(name[0]) if name[0] > ' ' else 't'} enter"):
        assert [] == re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", screen)
        assert [80] * 24 == [cell_len(line) for line in screen.split("\n")]


def test_what_is_due_next_stands_beside_the_meeting(tmp_path):
    """A meeting whose minutes are late says so in the list, and one with time left how many days."""
    ahead = datetime.date.today() + datetime.timedelta(days=60)  # noqa: DTZ011 -- the clerk's own day
    planned = evolve(MEETING, id="c-2", date=ahead, stage=Stage.NOTIFIED, follow_ups=())
    late = evolve(MEETING, stage=Stage.DRAFTED)
    (screen,) = play(register_of(tmp_path / "r.db", COUNCIL, late, planned, evolve(MEETING, id="c-0")), "")
    rows = [line for line in screen.split("\n") if "FY" in line]

    assert ["overdue" in row for row in rows].count(True) == 1
    assert any(row.rstrip().endswith("overdue") and "drafted" in row for row in rows)
