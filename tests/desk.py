"""A council with its first meeting in a register, and what the screens of the desk say: for the tests of the desk."""

import datetime

from council_core.model import (
    Council,
    FollowUp,
    Meeting,
    Member,
    Role,
    Stage,
    Term,
)
from council_core.secretariat import Register

__all__ = ["CLEAR", "COUNCIL", "HONDA", "JULY", "MEETING", "chosen", "council", "meetings", "said", "typed"]

JULY = datetime.date(2021, 7, 1)
HONDA = Member(
    id="honda", name="本田 耕一", terms=(Term(role=Role.CHAIR, from_=JULY, until=datetime.date(2023, 6, 30)),)
)
COUNCIL = Council(id="c", name="見本市審議会", members=(HONDA,))
MEETING = Meeting(
    id="c-1",
    council="c",
    title="第1回見本市審議会",
    number=1,
    date=JULY,
    stage=Stage.PUBLISHED,
    follow_ups=(FollowUp(id="f1", text="数を調べる", owner="事務局"), FollowUp(id="f2", text="図を出す")),
)
CLEAR = "home ctrl+k"


def typed(text):
    """Return the keys that type a text."""
    return " ".join({" ": "space"}.get(letter, letter) for letter in text)


def chosen(screen):
    """Return the line under the cursor, without its mark."""
    return next(line[1:].strip() for line in screen.split("\n") if line.startswith(">"))


def said(screen):
    """Return what stands in the lowest lines of a screen."""
    return " ".join(" ".join(screen.split("\n")[-8:-1]).split())


def council(path, name="c"):
    """Return a council as the register has it."""
    with Register.open(path) as register:
        return register.council(name).value


def meetings(path):
    """Return every meeting of the register."""
    with Register.open(path) as register:
        return [register.meeting(line.id).value for line in register.meetings()]
