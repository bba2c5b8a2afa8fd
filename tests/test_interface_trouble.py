"""What the interface does where others work on the same, and where the register breaks or is held."""

import functools
import sqlite3
from pathlib import Path

import pytest
from attrs import evolve
from faces import COUNCIL, LONG, MEETING, VOTE, chosen, message, stored
from terminal import play, register_of

from council_core.model import Presence
from council_core.secretariat import Author, Register, mark_presence, open_meeting, save_meeting


@pytest.fixture
def register(tmp_path):
    """Return the path of a register with one meeting of four present and one absent."""
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


def other(path, marked):
    """Mark the first person's presence as another clerk does meanwhile."""
    with Register.open(path) as register:
        opened = open_meeting(register, "m")
        save_meeting(register, opened, mark_presence(opened.meeting, "p1", marked), Author("soumu2", "test"))


def test_a_change_to_the_same_is_refused_with_both_values(register):
    """Where another clerk has changed the same, what they made of it and what was wanted are told on 80 columns."""
    *_before, screen = play(register, "enter tab", lambda: other(register, Presence.ABSENT), "3")
    assert Presence.ABSENT is stored(register).attendance[0].presence
    assert "out   Member 1" == chosen(screen)
    assert [] == [
        word for word in ("not stored", "present", "absent", "online") if word not in message(screen)
    ]


@pytest.mark.parametrize("height", [24, 14])
def test_what_is_said_leaves_the_keys_in_sight(tmp_path, height):
    """However much is said at once, the line under the cursor and the line of keys stay on the screen."""
    path = register_of(tmp_path / "r.db", COUNCIL, LONG)
    (screen,) = play(path, f"{VOTE} A G u", size=(80, height))
    assert "taken back" in screen
    assert chosen(screen).startswith("Member 60")
    assert "F1 help" in screen.split("\n")[-1]


def test_reload_shows_what_others_did(register):
    """F5 shows what another clerk has stored since, in a meeting and in the list of meetings."""
    screens = play(register, "enter tab", lambda: other(register, None), "f5", "escape",
                   lambda: register_of(register, evolve(MEETING, id="n", title="Newer")), "f5 j")  # fmt: skip
    assert "-     Member 1" == chosen(screens[2])
    assert "Newer" in screens[-1]


@pytest.mark.parametrize("keys", ["", "enter tab", VOTE], ids=["register", "meeting", "vote"])
@pytest.mark.parametrize("key", ["down", "f5", "space", "u", "enter"])
def test_a_broken_register_is_told(register, monkeypatch, keys, key):
    """Where the file breaks underneath, any key leaves the interface standing, and reloading says why."""
    monkeypatch.chdir(register.parent)
    broken = play(
        Path("r.db"), keys, lambda: register.write_bytes(b"broken" * 9999), key, "f5" if keys != VOTE else "u"
    )
    assert "is not a register" in broken[-1]


def test_a_busy_register_is_told(register, monkeypatch):
    """Where another program holds the register, a mark is refused in a sentence, and can be made afterwards."""
    monkeypatch.chdir(register.parent)
    holder = sqlite3.connect(register, isolation_level=None)
    hold, go = (functools.partial(holder.execute, words) for words in ("BEGIN IMMEDIATE", "ROLLBACK"))
    *_before, refused, _free, marked = play(Path("r.db"), "enter tab", hold, "2", go, "2")
    holder.close()
    assert "another program" in message(refused)
    assert ["in    Member 1", "in    Member 2"] == [chosen(refused), chosen(marked)]
    assert Presence.ABSENT is stored(register).attendance[0].presence
