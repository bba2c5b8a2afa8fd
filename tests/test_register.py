"""The register: what is saved is read back, merged with what others saved, told, and taken back."""

import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from strategies import councils, edited, meetings

import council_core
from council_core import Author, Conflict, Council, Meeting, Register, apply
from council_core.errors import (
    AlreadyThere,
    AmbiguousName,
    NothingToRedo,
    NothingToUndo,
    RecordKept,
    Unknown,
)
from council_core.model import Attendee, Capacity, Material, Member, Presence, Stage

HONDA = Attendee(id="honda", name="本田 耕一", capacity=Capacity.MEMBER)
KATO = Attendee(id="kato", name="加藤 敏夫", capacity=Capacity.MEMBER)
MEETING = Meeting(id="c-2021", council="c", title="審議会", attendance=(HONDA, KATO))
COUNCIL = Council(id="c", name="審議会", members=(Member(id="honda", name="本田 耕一"),))
SACHIKO = Author("佐知子", "council")

# A process that saves so many materials, each on the revision that its last save made.
WRITER = """
import sys
from attrs import evolve
from council_core import Register
from council_core.model import Material

path, name = sys.argv[1:]
with Register.open(path) as register:
    at = register.meeting("c-2021")
    for number in range(15):
        materials = (*at.value.materials, Material(id=f"{name}{number}"))
        at = register.save(evolve(at.value, materials=materials), base=at.revision)
"""

# A process that opens two hundred new registers, each at a moment when others open it too.
OPENER = """
import sys, time
from council_core import Register

folder, start = sys.argv[1], float(sys.argv[2])
for number in range(200):
    while time.time() < start + number * 0.01:
        pass
    Register.open(f"{folder}/{number}.db").close()
"""


@pytest.fixture
def register(tmp_path):
    """Open a register with one meeting."""
    with Register.open(tmp_path / "register.db") as opened:
        opened.save(MEETING, by=SACHIKO)
        yield opened


def present(meeting, *names):
    """Return the meeting with the named people marked present."""
    marks = dict.fromkeys(names, Presence.PRESENT)
    people = (evolve(person, presence=marks.get(person.id)) for person in meeting.attendance)
    return evolve(meeting, attendance=tuple(people))


def dump(register):
    """Return all that a register's file says, so that two moments can be compared."""
    return list(register._database.iterdump())


def run_all(code, *argument_lists):
    """Run a script in several processes at once, and return what each said on standard error."""
    environment = os.environ | {"PYTHONPATH": str(Path(council_core.__file__).parent.parent)}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, *map(str, words)], env=environment, stderr=subprocess.PIPE
        )
        for words in argument_lists
    ]
    return [process.communicate(timeout=60)[1].decode() for process in running]


def test_saved_documents_are_read_back(register):
    """What is saved is read back, also from another opening of the file."""
    register.save(COUNCIL)
    with Register.open(register.path) as again:
        assert again.meeting("c-2021").value == MEETING
        assert (COUNCIL, 1) == (again.council("c").value, again.council("c").revision)
        assert (COUNCIL,) == again.councils()
        assert {"c": "審議会"} == again.council_names()


def test_unambiguous_beginning_names_a_document(register):
    """A document is found by its id or an unambiguous beginning of it, and by nothing else."""
    assert MEETING == register.meeting("c-").value
    register.save(evolve(MEETING, id="c-2021-2"))
    assert MEETING == register.meeting("c-2021").value
    with pytest.raises(AmbiguousName, match="c-2021, c-2021-2"):
        register.meeting("c-2")
    for find, name in ((register.meeting, "2021"), (register.council, "c"), (register.history, "c-20")):
        with pytest.raises(Unknown):
            find(name)


def test_every_save_has_the_next_revision(register):
    """Each save that changes something has the next revision, and saving nothing new adds no save."""
    second = register.save(present(MEETING, "honda"), base=1)
    assert 2 == second.revision
    assert second == register.save(second.value, base=2)
    assert second == register.save(second.value, base=1)
    assert [1, 2] == [save.revision for save in register.history("c-2021")]


def test_meetings_are_listed_by_council_and_fiscal_year(register):
    """A fiscal year runs from April to March, and a meeting without a date stands in the year it states."""
    days = {"a": "2021-03-31", "b": "2021-04-01", "d": "2022-03-31"}
    for name, day in days.items():
        register.save(evolve(MEETING, id=name, date=datetime.date.fromisoformat(day), fiscal_year=1999))
    register.save(evolve(MEETING, id="e", council="d", fiscal_year=2021, stage=Stage.PLANNED))
    assert ["b", "d", "e"] == [line.id for line in register.meetings(fiscal_year=2021)]
    assert ["a"] == [line.id for line in register.meetings("c", 2020)]
    assert [Stage.PLANNED] == [line.stage for line in register.meetings("d")]


@pytest.mark.parametrize("behind", [1, 2, 5])
def test_saves_on_an_old_base_are_merged(register, behind):
    """A save on a base however old keeps what others saved since, where it touches other things."""
    newest = register.meeting("c-2021")
    for number in range(behind):
        materials = (*newest.value.materials, Material(id=f"m{number}"))
        newest = register.save(evolve(newest.value, materials=materials), base=newest.revision)
    merged = register.save(present(MEETING, "kato"), base=1)
    assert evolve(present(MEETING, "kato"), materials=newest.value.materials) == merged.value
    assert merged == register.meeting("c-2021")
    assert ("attendance", "kato", "presence") == register.history("c-2021")[-1].changes[0].path


def test_saves_that_touch_the_same_are_refused(register):
    """A save of what somebody else changed is refused with both values, and nothing of it is stored."""
    register.save(evolve(MEETING, venue="第1会議室", title="第1回"), base=1)
    before = dump(register)
    with pytest.raises(Conflict) as refusal:
        register.save(evolve(present(MEETING, "honda"), venue="市長公室", title="第1回"), base=1)
    (clash,) = refusal.value.clashes
    assert ("venue",) == clash.path
    assert (None, "第1会議室", "市長公室") == (clash.expected, clash.found, clash.wanted)
    assert "市長公室" in str(refusal.value)
    assert before == dump(register)


def test_new_document_of_a_taken_id_is_refused(register):
    """A document that is said to be new is refused where there is one of its id."""
    before = dump(register)
    with pytest.raises(AlreadyThere, match="c-2021"):
        register.save(evolve(MEETING, title="別"))
    assert before == dump(register)


def test_council_and_meeting_share_no_id(register):
    """A council with the id of a meeting is refused as already there, since histories go by ids."""
    before = dump(register)
    with pytest.raises(AlreadyThere):
        register.save(Council(id="c-2021", name="審議会"))
    assert before == dump(register)


def test_adopting_is_all_or_none(register):
    """Where one of the adopted documents cannot be had, none of them is stored."""

    def documents():
        yield from (evolve(MEETING, title="新"), COUNCIL)
        raise RuntimeError

    before = dump(register)
    with pytest.raises(RuntimeError):
        register.adopt(documents())
    assert before == dump(register)
    register.adopt([evolve(MEETING, title="新"), COUNCIL], by=SACHIKO)
    adopted = register.meeting("c-2021")
    assert ("新", 2, COUNCIL) == (adopted.value.title, adopted.revision, register.council("c").value)


def test_history_says_who_when_from_where_and_what(register):
    """Every save is told with its author, its time in UTC, its tool and its changes."""
    earliest = datetime.datetime.now(datetime.UTC).replace(microsecond=0) - datetime.timedelta(seconds=60)
    register.save(present(MEETING, "honda"), base=1, by=Author("太郎", "script"))
    first, second = register.history("c-2021")
    assert (SACHIKO, (), None) == (first.by, first.changes, first.undoes)
    assert Author("太郎", "script") == second.by
    assert earliest <= first.at <= second.at <= datetime.datetime.now(datetime.UTC)
    assert present(MEETING, "honda") == apply(second.changes, MEETING)


def test_undo_twice_takes_back_two_saves(register):
    """An undo takes back the last save that stands, never an undo, and is itself told."""
    once = register.save(present(MEETING, "honda"), base=1)
    register.save(present(MEETING, "honda", "kato"), base=2)
    (change,) = register.undo("c-2021", by=SACHIKO)
    assert ("attendance", "kato", "presence") == change.path
    assert evolve(once, revision=4) == register.meeting("c-2021")
    register.undo("c-2021")
    assert MEETING == register.meeting("c-2021").value
    assert [None, None, None, 3, 2] == [save.undoes for save in register.history("c-2021")]
    with pytest.raises(NothingToUndo):
        register.undo("c-2021")


def test_undo_of_more_than_stands_takes_back_nothing(register):
    """An undo of several saves takes back all of them or none, and never the first."""
    register.save(present(MEETING, "honda"), base=1)
    register.save(present(MEETING, "honda", "kato"), base=2)
    before = dump(register)
    with pytest.raises(NothingToUndo):
        register.undo("c-2021", 3)
    assert before == dump(register)
    register.undo("c-2021", 2)
    assert MEETING == register.meeting("c-2021").value


def test_redo_ends_at_a_new_save(register):
    """A redo makes again what was taken back, the last first, until something else is saved."""
    titles = ["審議会", "一", "二", "三"]
    for revision, title in enumerate(titles[1:], start=1):
        register.save(evolve(MEETING, title=title), base=revision)
    register.undo("c-2021", 3)
    for title in titles[1:3]:
        register.redo("c-2021")
        assert title == register.meeting("c-2021").value.title
    newest = register.meeting("c-2021")
    register.save(evolve(newest.value, title="四"), base=newest.revision)
    before = dump(register)
    with pytest.raises(NothingToRedo):
        register.redo("c-2021")
    assert before == dump(register)


def test_work_that_rests_on_what_was_undone_is_refused(register):
    """A save on a base from before an undo is refused where it touches what the undo took back."""
    item = evolve(MEETING, materials=(Material(id="a", title="資料"),))
    stored = register.save(item, base=1)
    register.undo("c-2021")
    before = dump(register)
    with pytest.raises(Conflict):
        register.save(evolve(item, materials=(Material(id="a", title="資料1"),)), base=stored.revision)
    assert before == dump(register)


@settings(max_examples=40)
@given(document=st.one_of(meetings(), councils()))
def test_any_document_survives_the_file(tmp_path_factory, document):
    """Any council and any meeting come out of the file as they went in."""
    path = tmp_path_factory.mktemp("any") / "register.db"
    with Register.open(path) as register:
        register.save(document)
    with Register.open(path) as register:
        read = register.meeting if isinstance(document, Meeting) else register.council
        assert document == read(document.id).value


@settings(max_examples=25)
@given(data=st.data(), first=meetings())
def test_saves_undos_and_redos_walk_one_line(tmp_path_factory, data, first):
    """Whatever is saved, undone and redone, each revision can be had again, and undoing all gives the first."""
    line, here, revisions = [first], 0, [first]
    with Register.open(tmp_path_factory.mktemp("line") / "register.db") as register:
        register.save(first)
        for step in data.draw(st.lists(st.sampled_from("ssur"), min_size=1, max_size=8)):
            if step == "s":
                value = data.draw(edited(line[here]).filter(lambda new: new.id == first.id))
                if value == line[here]:
                    continue
                try:
                    register.save(value, base=len(revisions))
                except RecordKept:
                    assert line[here].stage in {Stage.CONFIRMED, Stage.PUBLISHED}
                    continue
                line, here = [*line[: here + 1], value], here + 1
            elif (here if step == "u" else len(line) - 1 - here) == 0:
                with pytest.raises(NothingToUndo if step == "u" else NothingToRedo):
                    (register.undo if step == "u" else register.redo)(first.id)
                continue
            else:
                (register.undo if step == "u" else register.redo)(first.id)
                here += 1 if step == "r" else -1
            revisions.append(line[here])
            assert line[here] == register.meeting(first.id).value
        assert revisions == [register.at_revision(first.id, at) for at in range(1, len(revisions) + 1)]
        if here:
            register.undo(first.id, here)
        assert first == register.meeting(first.id).value


def test_two_openings_of_one_file_lose_nothing(register):
    """Two registers open on one file at once see and keep each other's saves."""
    with Register.open(register.path) as other:
        base = other.meeting("c-2021")
        register.save(present(MEETING, "honda"), base=1)
        merged = other.save(present(base.value, "kato"), base=base.revision)
        assert present(MEETING, "honda", "kato") == merged.value == register.meeting("c-2021").value


def test_processes_that_save_at_once_lose_nothing(register):
    """Three processes that save to one meeting at once lose none of forty-five saves."""
    assert [""] * 3 == run_all(WRITER, *[(register.path, name) for name in "abc"])
    names = {f"{name}{number}" for name in "abc" for number in range(15)}
    assert names == {material.id for material in register.meeting("c-2021").value.materials}
    assert list(range(1, 47)) == [save.revision for save in register.history("c-2021")]


def test_processes_that_make_a_register_at_once_all_open_it(tmp_path):
    """Three processes that open a register for the first time at once all find a register."""
    start = time.time() + 1
    assert [""] * 3 == run_all(OPENER, *[(tmp_path, start)] * 3)
