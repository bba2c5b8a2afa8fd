"""Changes are told in sentences that name people and items, not ids."""

import datetime

import pytest
from attrs import evolve

from council_core import describe, diff, language
from council_core.model import (
    AgendaItem,
    Attendee,
    Ballot,
    Capacity,
    Choice,
    Council,
    Meeting,
    Member,
    Presence,
    Role,
    Speech,
    Term,
    Vote,
)
from council_core.secretariat import cast_ballot, mark_presence, recuse
from council_core.shipped import shipped

HONDA = Attendee(id="honda", name="本田 耕一", capacity=Capacity.MEMBER, presence=Presence.PRESENT)
KATO = Attendee(id="kato", name="加藤", capacity=Capacity.MEMBER, presence=Presence.PRESENT)
ITEM = AgendaItem(id="i1", title="計画", entries=(Speech(id="e1", speaker="会長", text="始める。"),))
MEETING = Meeting(
    id="m",
    council="c",
    title="審議会",
    attendance=(HONDA, KATO),
    items=(ITEM,),
    votes=(Vote(id="v1", items=("i1",)),),
)
CAST = cast_ballot(MEETING, "v1", "honda", Choice.FOR)


def told(before, after):
    """Return the sentences of what changed."""
    return [describe(change, before, after) for change in diff(before, after)]


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (mark_presence(MEETING, "honda", Presence.ABSENT), "attendance / 本田 耕一 / presence: present -> absent"),
        (mark_presence(MEETING, "kato", None), "attendance / 加藤 / presence: present -> not stated"),
        (CAST, "votes / 計画 / ballots / 本田 耕一 (for): added"),
        (evolve(MEETING, opened_at=datetime.time(14)), "opened at: not stated -> 14:00"),
        (evolve(MEETING, attendance=(KATO, HONDA)), "attendance / 本田 耕一: moved"),
        (evolve(MEETING, items=()), "items / 計画: taken out"),
        (evolve(MEETING, items=(evolve(ITEM, departments=("情報課",)),)), "items / 計画 / departments / 情報課: added"),
        (recuse(MEETING, "v1", "kato"), "votes / 計画 / recused / kato: added"),
    ],
)  # fmt: skip
def test_a_change_is_told_by_names(after, sentence):
    """A change names people by their names, votes by their items, and closed sets by their terms."""
    assert [sentence] == told(MEETING, after)


def test_an_edit_of_a_ballot_and_its_removal():
    """A ballot is told by its member, whether it is changed or taken out."""
    against = cast_ballot(CAST, "v1", "honda", Choice.AGAINST)

    assert ["votes / 計画 / ballots / 本田 耕一 (against) / choice: for -> against"] == [
        describe(change, against) for change in diff(CAST, against)
    ]
    assert ["votes / 計画 / ballots / 本田 耕一 (for): taken out"] == told(CAST, MEETING)


def test_what_is_nowhere_is_told_by_its_key():
    """Without a value to look names up in, a sentence still tells the place."""
    (change,) = diff(
        CAST,
        evolve(
            CAST, votes=(evolve(CAST.votes[0], ballots=(Ballot(member="honda", choice=Choice.ABSTAIN),)),)
        ),
    )

    assert "votes / v1 / ballots / honda / choice: for -> abstain" == describe(change)


def test_a_term_is_told_by_its_days():
    """A row of a roster is told by its role and days."""
    before = Council(id="c", name="審議会", members=(Member(id="m1", name="本田"),))
    term = Term(role=Role.CHAIR, from_=datetime.date(2021, 4, 1), until=datetime.date(2023, 3, 31))
    after = evolve(before, members=(evolve(before.members[0], terms=(term,)),))

    assert ["members / 本田 / terms / chair 2021-04-01～2023-03-31: added"] == told(before, after)


@pytest.mark.skipif(not shipped("messages", "ja.mo").exists(), reason="the catalogue is not compiled")
def test_in_japanese():
    """The same in Japanese, with the terms of the glossary."""
    language.use("ja")
    try:
        sentences = told(MEETING, mark_presence(MEETING, "honda", Presence.ABSENT))
    finally:
        language.use("en")

    assert ["出席 / 本田 耕一 / 出欠: 出席 -> 欠席"] == sentences
