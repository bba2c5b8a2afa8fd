"""What is put in one after another stands in the order in which it was put in, and the cursor on the last."""

import datetime

import pytest
from terminal import play, register_of

from council_core.model import AgendaItem, Attendee, Capacity, Council, Meeting, Member
from council_core.secretariat import Register

MEETING = Meeting(
    id="m",
    council="c",
    title="Meeting",
    date=datetime.date(2021, 7, 1),
    attendance=(
        Attendee(id="p1", name="Member", capacity=Capacity.MEMBER),
        Attendee(id="p2", name="Official", capacity=Capacity.EXPLAINER),
    ),
    items=(AgendaItem(id="i1", title="1"), AgendaItem(id="i2", title="last")),
)


@pytest.fixture
def register(tmp_path):
    """Return the path of a register with one meeting of two people and two items."""
    council = Council(id="c", name="Council", members=(Member(id="m1", name="Member"),))
    return register_of(tmp_path / "r.db", council, MEETING)


def names(path, key, of="name"):
    """Return what the elements of a list of the meeting are called."""
    with Register.open(path) as register:
        return [getattr(element, of) for element in getattr(register.meeting("m").value, key)]


def chosen(screen):
    """Return the line under the cursor, without its mark."""
    return next(line[1:].strip() for line in screen.split("\n") if line.startswith(">"))


def test_items_stand_in_the_order_of_typing(register):
    """Each new item goes below the one put in before it, and the cursor with it."""
    *_before, screen = play(register, "enter tab tab f7 2 enter", "f7 3 enter", "f7 4 enter")
    assert ["1", "2", "3", "4", "last"] == names(register, "items", "title")
    assert "4" == chosen(screen)


def test_people_stand_in_the_order_of_typing_in_their_capacity(register):
    """Officials go below the officials, in the order of typing, wherever the cursor was."""
    *_before, screen = play(register, "enter tab f7 2 A enter", "f7 2 B enter", "f7 1 C enter")
    assert ["Member", "C", "Official", "A", "B"] == names(register, "attendance")
    assert "C" in chosen(screen)


def test_votes_are_left_on_the_last_one(register):
    """Back from the vote that was begun, the cursor stands on it."""
    *_before, screen = play(register, "enter tab tab tab tab f7 1 enter escape", "f7 2 enter escape")
    assert "last" == chosen(screen)


def test_the_lines_of_a_form_stand_in_the_order_of_typing(register):
    """Back from the form of a new element, the cursor stands on it, and the next goes below."""
    down = 0
    while not chosen(play(register, "enter " + "j " * down)[0]).startswith("materials"):
        down += 1
    *_before, screen = play(
        register,
        f"enter {'j ' * down} enter",
        *(f"f7 j enter home ctrl+k {letter} enter escape" for letter in "ABC"),
    )
    assert ["A", "B", "C"] == names(register, "materials", "title")
    assert "C" == chosen(screen)


def test_members_are_left_on_the_last_one(register):
    """A new member is under the cursor, whether or not a term was given."""
    *_before, screen = play(register, "f4 f7 A enter escape", "f7 B enter escape")
    assert chosen(screen).startswith("B")
