"""A clerk's hands on an exported workbook, and the plainly fictional register that it is made of."""

import datetime

import openpyxl
import pytest

from council_core import Author, Council, Meeting
from council_core.errors import WrongDocument
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Decision,
    FollowUp,
    Member,
    Outcome,
    Presence,
    Role,
    Speech,
    Stage,
    Term,
    Vote,
)
from council_core.secretariat import compare_documents, export, take_over

__all__ = ["COUNCIL", "ME", "MEETING", "OTHER", "Clerk", "fill"]

DAY, TIME = datetime.date(2021, 7, 1), datetime.time(14)
ME = Author("見本 事務", "test")
COUNCIL = Council(
    id="c",
    name="見本市審議会",
    members=(
        Member(
            id="ichiro", name="見本　一郎", terms=(Term(role=Role.CHAIR, from_=DAY), Term(role=Role.MEMBER))
        ),
        Member(id="niko", name="見本 二子", terms=(Term(role=Role.MEMBER),)),
        Member(id="sanjo", name="見本 三条"),
    ),
)
MEETING = Meeting(
    id="c-1", council="c", title="第1回見本市審議会", number=1, date=DAY, opened_at=TIME, stage=Stage.HELD,
    attendance=(
        Attendee(id="ichiro", name="見本　一郎", capacity=Capacity.MEMBER, presence=Presence.PRESENT),
        Attendee(id="a2", name="見本 四郎", capacity=Capacity.EXPLAINER),
        Attendee(id="a3", name="見本 五郎", capacity=Capacity.SECRETARIAT),
    ),
    items=(
        AgendaItem(id="i1", title="計画", entries=(Speech(id="e1", text="はい"),), departments=("総務課", "財政課")),
        AgendaItem(id="i2", title="=1+1", decision=Decision(outcome=Outcome.NOTED)),
    ),
    votes=(Vote(id="v1", items=("i1",), for_=3),),
    follow_ups=(FollowUp(id="f1", text="資料を送る"),),
)  # fmt: skip
OTHER = Meeting(
    id="c-2", council="c", title="第2回", date=datetime.date(2021, 8, 1), attendance=MEETING.attendance[:1]
)


def fill(register):
    """Store two councils and two meetings in a register, and return it."""
    register.adopt([COUNCIL, Council(id="d", name="別の会"), MEETING, OTHER], by=ME)
    return register


class Clerk:
    """A workbook on a desk."""

    def __init__(self, register, path, **options):
        export(register, path, **options)
        self.register, self.path = register, path
        self.book = openpyxl.load_workbook(path)

    def row(self, sheet, *names):
        """Return the number of the row that has these ids in its first columns."""
        rows = enumerate(self.book[sheet].iter_rows(values_only=True), start=1)
        return next(number for number, row in rows if row[: len(names)] == names)

    def column(self, sheet, heading):
        """Return the number of the column under a heading."""
        return [cell.value for cell in self.book[sheet][1]].index(heading) + 1

    def write(self, sheet, row, **cells):
        """Write into cells of a row, by their headings."""
        for heading, value in cells.items():
            self.book[sheet].cell(row, self.column(sheet, heading)).value = value

    def insert(self, sheet, row, **cells):
        """Insert a row and write into its cells."""
        self.book[sheet].insert_rows(row)
        self.write(sheet, row, **cells)

    def compare(self):
        """Save the workbook and compare it with the register."""
        self.book.save(self.path)
        return compare_documents(self.register, self.path)

    def store(self):
        """Save the workbook, take it over, and return what the meeting and the council became."""
        take_over(self.register, self.compare(), ME)
        return self.register.meeting("c-1").value, self.register.council("c").value

    def problems(self):
        """Save the workbook, and return what is told of it, by cells."""
        with pytest.raises(WrongDocument) as told:
            self.compare()
        assert len({problem.place for problem in told.value.problems}) == len(told.value.problems)
        return {problem.place: problem.expected for problem in told.value.problems}
