"""Editing on the screen by keys: forms, the editor, choices, the palette, and what is typed when the line is cut."""

import asyncio
import datetime
import json

import pytest
from terminal import play, register_of

from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    Event,
    EventKind,
    ItemKind,
    Meeting,
    Member,
    Presence,
    Role,
    Speech,
    Stage,
    Term,
)
from council_core.secretariat import Author, Register
from council_tui.app import CouncilApp
from council_tui.drafts import Draft, Drafts

CHAIR = Attendee(
    id="p1", name="見本 一郎", capacity=Capacity.MEMBER, role=Role.CHAIR, presence=Presence.PRESENT
)
OTHER = Attendee(id="p2", name="架空 花子", capacity=Capacity.MEMBER)
ITEM = AgendaItem(id="i1", label="1", title="First", entries=(Speech(id="e1", speaker="会長", text="はい"),))
MEETING = Meeting(
    id="m",
    council="c",
    title="Meeting",
    date=datetime.date(2021, 7, 1),
    stage=Stage.HELD,
    attendance=(CHAIR, OTHER),
    items=(ITEM, AgendaItem(id="i2", label="2", title="Second")),
)
COUNCIL = Council(
    id="c",
    name="Council",
    members=(Member(id="m1", name="見本 一郎", terms=(Term(from_=datetime.date(2020, 4, 1)),)),),
)


@pytest.fixture
def register(tmp_path, monkeypatch):
    """Return the path of a register with one meeting; what is typed is kept under the test's own folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


def stored(path):
    """Return the meeting as the register has it."""
    with Register.open(path) as opened:
        return opened.meeting("m").value


def typed(text):
    """Return the keys that type a text."""
    names = {" ": "space", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon"}
    return " ".join(names.get(letter, letter) for letter in text)


def test_a_fact_is_edited_in_its_place(register):
    """Enter on a fact of the overview edits it, and Enter again stores it."""
    play(register, "enter enter", typed(" II"), "enter")
    assert stored(register).title == "Meeting II"


def test_escape_leaves_a_fact_as_it_was(register):
    """What is typed and given up changes nothing, and leaves no draft."""
    *_before, screen = play(register, "enter enter", typed("x"), "escape", "escape", "ctrl+e")
    assert stored(register) == MEETING
    assert "nothing that was typed" in screen


@pytest.mark.parametrize(
    ("keys", "text", "told"),
    [
        ("j", "2021-02-30", "there is no day 2021-02-30; enter one like 2021-07-01 or R3.7.1"),
        ("j", "7/1", "7/1 cannot be read as a day"),
        ("", "", "enter this: title"),
    ],
)
def test_a_mistake_is_told_beside_the_field(register, keys, text, told):
    """A value that cannot be is refused with what is expected; the text stays to be mended."""
    wiped = "home ctrl+k " + typed(text)
    refused, mended = play(register, f"enter {keys} enter {wiped} enter", "ctrl+z escape")
    assert told in refused
    assert "Enter keep" in refused
    assert stored(register) == MEETING
    assert told not in mended


def council_of(path):
    """Return the council as the register has it."""
    with Register.open(path) as opened:
        return opened.council("c").value


def test_looking_at_a_rule_changes_no_law(register):
    """Whoever opens a rule that is not stated and goes back has stated nothing; F8 on the rules clears them all."""
    rules = f"f4 f4 {'j ' * 7}"
    _opened, shown, *_left = play(register, f"{rules} enter", "j enter", "escape escape escape")
    assert "with chair" in shown
    assert COUNCIL == council_of(register)
    play(register, f"{rules} enter j enter j enter", "3 enter")
    assert 3 == council_of(register).rules.quorum.at_least
    *_before, left = play(register, f"{rules} f8")
    assert COUNCIL == council_of(register)
    assert "name*" in left


def test_an_element_that_says_nothing_does_not_stay(register):
    """What F7 puts into a list and nothing is said of is taken out again on the way back."""
    fees = f"f4 f4 {'j ' * 8} enter"
    _opened, new, *_left = play(register, fees, "f7", "escape escape")
    assert "amount" in new
    assert COUNCIL == council_of(register)
    play(register, f"{fees} f7 j enter", "6 0 enter")
    assert 1 == len(council_of(register).fees)


def test_a_speech_is_taken_up_at_the_table(register):
    """What was being typed at the table when the line was cut stands there again, at its item and by its speaker."""
    play(register, "enter ctrl+t 0", typed("half a"))
    offered, field, _kept = play(register, "ctrl+e", "1", typed(" word") + " enter")
    assert "half a" in offered
    assert "Enter keep" in field
    said = [entry.text for _item, entry in stored(register).proceedings() if isinstance(entry, Speech)]
    assert "half a word" in said


def test_a_draft_of_what_is_gone_is_forgotten_after_a_yes(register, tmp_path):
    """A draft whose meeting is not in the register any more is shown, and forgotten after a yes."""
    drafts = Drafts(tmp_path / "state" / "council" / "drafts")
    drafts.note(Draft(str(register), "gone", "title", "title", "Meetingx"))
    drafts.flush()
    _listed, asked, _gone, none = play(register, "ctrl+e", "1", "1", "ctrl+e")
    assert "Meetingx" in asked
    assert "nothing that was typed" in none


def test_a_fault_of_the_program_tells_no_names(register, tmp_path, capsys):
    """Where the program itself is wrong it ends in a sentence and a file for its keeper, without the values at hand."""

    def fault():
        named = MEETING.attendance[0].name
        raise ZeroDivisionError(len(named))

    async def run():
        with Register.open(register) as opened:
            app = CouncilApp(opened, Author("soumu1"))
            async with app.run_test() as pilot:
                app.call_later(fault)
                await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        asyncio.run(run())
    told, kept = capsys.readouterr().err, (tmp_path / "state" / "council" / "fault.txt").read_text()
    assert "fault.txt" in "".join(told.split())
    assert "Traceback" not in told
    assert "ZeroDivisionError" in kept
    assert MEETING.attendance[0].name not in told + kept


def test_a_choice_is_made_by_its_number(register):
    """What has few values is chosen from a list, by cursor or by number."""
    play(register, "enter tab tab f4 j j enter 2", "escape")
    assert stored(register).items[0].kind is ItemKind.CONSULTATION


def test_somebody_is_put_on_the_list_and_taken_out(register):
    """F7 puts a person in after the chosen one, present; F8 takes out; u brings back."""
    play(register, "enter tab f7 2", typed("Expert"), "enter")
    added = stored(register).attendance[1]
    assert ("Expert", Capacity.EXPLAINER, Presence.PRESENT) == (added.name, added.capacity, added.presence)
    play(register, "enter tab f8")
    assert ["Expert", "架空 花子"] == [person.name for person in stored(register).attendance]
    play(register, "enter tab u")
    assert 3 == len(stored(register).attendance)


def test_coming_late_is_timed(register):
    """5 asks when somebody came, and marks them present."""
    play(register, "enter tab j 5 home ctrl+k", typed("14:20"), "enter")
    person = stored(register).attendance[1]
    assert (datetime.time(14, 20), Presence.PRESENT) == (person.arrived_at, person.presence)


def test_items_are_added_and_moved(register):
    """F7 puts an item in after the chosen one; ^U and ^D move it."""
    play(register, "enter tab tab f7", typed("New"), "enter")
    assert ["First", "New", "Second"] == [item.title for item in stored(register).items]
    play(register, "enter tab tab ctrl+d")
    assert ["New", "First", "Second"] == [item.title for item in stored(register).items]


def test_a_speech_is_typed_under_its_item(register):
    """F7 in the proceedings asks who speaks; what is typed stands under the item, with the speaker's label."""
    play(register, "enter tab tab tab j j f7 1", typed("yes"), "f7", typed("no"), "enter")
    (speech,) = stored(register).items[1].entries
    assert ("会長", "p1", "yes\nno") == (speech.speaker, speech.attendee, speech.text)
    play(register, "enter tab tab tab j j j enter", typed(" more"), "enter")
    assert "yes\nno more" == stored(register).items[1].entries[0].text


def test_what_happens_is_an_entry(register):
    """Beside who speaks, what happens can be put in, in the words of the house."""
    play(register, "enter tab tab tab j f7 3 enter")
    assert Event(id="e2", event=EventKind.ENTER, text="入室") == stored(register).items[0].entries[1]


def test_a_vote_on_several_items(register):
    """F7 among the votes asks for the items, marked one by one, and opens the vote."""
    *_before, screen = play(register, "enter tab tab tab tab f7 1 2 enter")
    assert ("i1", "i2") == stored(register).votes[0].items
    assert "First / Second" in screen


def test_the_palette_finds_by_reading_and_does(register):
    """An action is found by a part of its name or its reading, and done where it was called from."""
    found, done = play(register, "enter f10 d a n k a i", "enter")
    assert "stage" in found
    assert "the minutes are drafted" in done


def test_a_stage_is_taken(register):
    """The next step is chosen and asked for what it needs; the record stands at its new stage."""
    play(register, "enter ctrl+g 1 enter")
    assert stored(register).stage is Stage.DRAFTED


def test_minutes_are_written_out_and_never_over_a_file(register, tmp_path):
    """F12 asks which document, in what form and where; a file that is there is asked about first."""
    written, asked, kept = play(register, "enter f12 1 3 enter", "f12 1 3 enter", "enter")
    assert "written: " in written
    assert "there already" in asked
    text = (tmp_path / "m.txt").read_text("utf-8")
    assert "Meeting" in text
    (tmp_path / "m.txt").write_text("mine")
    play(register, "enter f12 1 3 enter 1 enter")
    assert text == (tmp_path / "m.txt").read_text("utf-8")
    assert kept


def test_what_was_typed_is_found_again(register, tmp_path):
    """A text that was being typed when the program ended without a word is on disk, and is taken up again."""
    play(register, "enter tab tab tab j j f7 1", typed("half a sen"))
    (draft,) = (tmp_path / "state/council/drafts").glob("*.json")
    assert "half a sen" == json.loads(draft.read_text("utf-8"))["text"]
    told, _offered, there, _stored = play(register, "", "ctrl+e", "1", typed("tence") + " enter")
    assert "^E takes it up again" in told
    assert "half a sen" in there
    assert "half a sentence" == stored(register).items[1].entries[0].text
    assert [] == list((tmp_path / "state/council/drafts").glob("*.json"))
