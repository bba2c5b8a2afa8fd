"""Find in a register of 1,000 meetings, against reading the same documents from SQLite."""

import datetime
import sqlite3

import pytest
from attrs import evolve

from council_core import Council, Register
from council_core.exchange import read_documents
from council_core.secretariat import find, follow_ups
from council_core.shipped import shipped

COPIES = 200  # of the five meetings of the sample, each a week before the last


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """A register of 1,000 meetings."""
    documents = read_documents(shipped("sample"))
    councils = [document for document in documents if isinstance(document, Council)]
    meetings = [document for document in documents if not isinstance(document, Council)]
    copies = [
        evolve(meeting, id=f"{meeting.id}-{at}", date=meeting.date - datetime.timedelta(weeks=at))
        for at in range(COPIES)
        for meeting in meetings
    ]
    with Register.open(tmp_path_factory.mktemp("find") / "register.db") as opened:
        opened.adopt([*councils, *copies])
        yield opened


@pytest.mark.benchmark(group="find in 1,000 meetings")
@pytest.mark.parametrize(
    "words", ["鰻", "小田原 ｻｰﾊﾞｰ", "個人情報"], ids=["nowhere", "two words", "everywhere"]
)
def test_find(benchmark, register, words):
    """Find words that occur nowhere, in a fifth of the meetings, in all of them."""
    benchmark(lambda: find(register, words, most=300))


@pytest.mark.benchmark(group="find in 1,000 meetings")
def test_find_reference_sqlite(benchmark, register):
    """Read the texts of all documents, nothing more."""
    database = sqlite3.connect(register.path)
    benchmark(lambda: sum(len(text) for (text,) in database.execute("SELECT document FROM meeting")))


@pytest.mark.benchmark(group="follow-ups of 1,000 meetings")
def test_follow_ups(benchmark, register):
    """Tell what was promised in one council's 200 meetings."""
    benchmark.pedantic(lambda: follow_ups(register, "odawara"), rounds=5)
