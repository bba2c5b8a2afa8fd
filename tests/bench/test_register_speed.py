"""Load and save of a long meeting, against SQLite storing and fetching the same text."""

import json
import sqlite3

import pytest
from attrs import evolve

from council_core import Register
from council_core.codec import to_json
from council_core.model import AgendaItem, Attendee, Capacity, Meeting, Presence, Speech

SPEECHES = 300
TEXT = "見本の発言です。会議の記録がこの程度の長さになることはよくあります。" * 4


@pytest.fixture
def meeting():
    """A meeting of 300 speeches, about 40 KB of text."""
    people = tuple(
        Attendee(id=f"p{n}", name=f"見本 {n}", capacity=Capacity.MEMBER, presence=Presence.PRESENT)
        for n in range(10)
    )
    entries = tuple(
        Speech(id=f"e{n}", speaker="委員", attendee=f"p{n % 10}", text=TEXT) for n in range(SPEECHES)
    )
    items = (AgendaItem(id="i1", title="見本の議題", entries=entries),)
    return Meeting(id="m", council="c", title="見本の会議", attendance=people, items=items)


@pytest.fixture
def register(tmp_path, meeting):
    """A register that holds the meeting."""
    with Register.open(tmp_path / "register.db") as opened:
        opened.save(meeting)
        yield opened


@pytest.mark.benchmark(group="load a meeting of 300 speeches")
def test_load(benchmark, register):
    """Open a meeting from the register, each time one that is not at hand."""

    def load():
        with Register.open(register.path) as opened:
            opened.meeting("m")

    benchmark(load)


@pytest.mark.benchmark(group="load a meeting of 300 speeches")
def test_load_reference_json(benchmark, register, meeting):
    """Parse the same document's JSON, nothing more."""
    text = to_json(meeting)
    benchmark(lambda: json.loads(text))


@pytest.mark.benchmark(group="save one edited speech of 300")
def test_save(benchmark, register):
    """Save a meeting with one speech edited: compare, check, write, remember."""
    state = {"stored": register.meeting("m"), "n": 0}

    def save():
        stored, state["n"] = state["stored"], state["n"] + 1
        item = stored.value.items[0]
        entries = (evolve(item.entries[0], text=f"{TEXT}{state['n']}"), *item.entries[1:])
        changed = evolve(stored.value, items=(evolve(item, entries=entries),))
        state["stored"] = register.save(changed, base=stored.revision)

    benchmark(save)


@pytest.mark.benchmark(group="save one edited speech of 300")
def test_save_reference_sqlite(benchmark, tmp_path, meeting):
    """Write the same document into a bare SQLite file, nothing more."""
    database = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    database.execute("CREATE TABLE t (id TEXT PRIMARY KEY, document TEXT)")
    text = to_json(meeting)

    def save():
        database.execute("BEGIN IMMEDIATE")
        database.execute("REPLACE INTO t VALUES ('m', ?)", (text,))
        database.execute("COMMIT")

    benchmark(save)
