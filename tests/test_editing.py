"""Editing by fields: what is shown can be typed again, and a path leads to the one value that it changes."""

import datetime

import attrs
import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from strategies import documents

from council_core import diff
from council_core.errors import Mistake, Unknown
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    Event,
    FollowUp,
    Material,
    Meeting,
    Member,
    Note,
    Quorum,
    QuorumShare,
    Rules,
    Speech,
    Term,
    Vote,
)
from council_core.secretariat import (
    Kind,
    add,
    fields_at,
    make,
    move,
    parse_value,
    put,
    remove,
    shown_value,
    step_of,
    typed_value,
    value_at,
)

DAY, LATER = datetime.date(2021, 7, 1), datetime.date(2023, 6, 30)
HONDA = Attendee(id="honda", name="本田 一", capacity=Capacity.MEMBER)
ITEM = AgendaItem(id="i1", title="議事", entries=(Speech(id="e1", speaker="会長", text="はい"),))
MEETING = Meeting(
    id="m",
    council="c",
    title="審議会",
    date=DAY,
    attendance=(HONDA,),
    items=(ITEM, AgendaItem(id="i2", title="報告")),
)
COUNCIL = Council(id="c", name="審議会", members=(Member(id="m1", name="本田 一", terms=(Term(from_=DAY),)),))


RULES = Rules(quorum=Quorum(share=QuorumShare.TWO_THIRDS))


def test_a_record_is_made_on_the_way_and_goes_with_what_it_said():
    """A value put into a record that is not stated makes it; the record that says nothing any more is not stated."""
    path = ("rules", "quorum", "at_least")
    stated = put(COUNCIL, path, 3)
    assert Quorum(at_least=3) == stated.rules.quorum
    assert put(stated, path, None) == COUNCIL == remove(stated, path)
    decided = put(MEETING, ("items", "i1", "decision", "text"), "了承")
    assert "了承" == decided.items[0].decision.text
    assert MEETING == remove(decided, ("items", "i1", "decision"))


@pytest.mark.parametrize(("path", "left"), [(("rules",), Rules()), (("rules", "quorum"), Rules())])
def test_a_field_taken_out_is_as_if_never_stated(path, left):
    """A record that is always there is empty again, and never nothing; others are not stated."""
    assert left == remove(evolve(COUNCIL, rules=RULES), path).rules
    assert COUNCIL == remove(COUNCIL, path)
    assert False is remove(evolve(COUNCIL, rules=Rules(assumed=True)), ("rules", "assumed")).rules.assumed


def test_what_stands_inside_nothing_is_not_there():
    """A path through a field that is not stated, or no record, leads nowhere; there is nothing to take out there."""
    assert value_at(MEETING, ("table", "i5", "m1")) is None
    assert MEETING == remove(MEETING, ("notice", "number"))
    with pytest.raises(Unknown):
        put(MEETING, ("title", "text"), "x")


def field(document, path, key):
    """Return one field of the record at a path."""
    return next(field for field in fields_at(document, path, COUNCIL) if field.key == key)


def paths(value, path=()):
    """Yield the path of each record in a document, its own included."""
    if isinstance(value, tuple):
        for index, element in enumerate(value):
            if attrs.has(type(element)):
                yield from paths(element, (*path, step_of(value, index)))
    elif attrs.has(type(value)):
        yield path
        for one in attrs.fields(type(value)):
            yield from paths(getattr(value, one.name), (*path, one.name.rstrip("_")))


@given(documents(), st.data())
def test_every_record_has_its_fields(document, data):
    """Whatever stands in a document is found by its path, and each field of it is shown in one line of text."""
    path = data.draw(st.sampled_from(list(paths(document))))
    fields = fields_at(document, path)
    own = {one.name.rstrip("_") for one in attrs.fields(type(value_at(document, path)))}
    assert own - {"id", "council"} == {one.key for one in fields}
    for one in fields:
        assert isinstance(shown_value(one), str)
        assert value_at(document, (*path, one.key)) == one.value


@given(documents(), st.data())
def test_what_is_shown_can_be_typed_again(document, data):
    """The text that a field is edited as gives its value again, to the letter."""
    path = data.draw(st.sampled_from(list(paths(document))))
    typed = {Kind.TEXT, Kind.LONG, Kind.NUMBER, Kind.DATE, Kind.TIME, Kind.DUE}
    for one in fields_at(document, path):
        empty = one.required and not str(one.value).strip()
        shortened = isinstance(one.value, datetime.time) and (one.value.second or one.value.microsecond)
        if one.kind in typed and not empty and not shortened and one.value != "":
            assert parse_value(one, typed_value(one)) == one.value


@given(documents(), st.data())
def test_a_path_leads_to_the_one_value_that_it_changes(document, data):
    """A record replaced by another of its class changes that record and nothing else."""
    path = data.draw(st.sampled_from(list(paths(document))))
    record = value_at(document, path)
    same = put(document, path, record)
    assert document == same
    assert not diff(document, same)


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("date", "令和5年6月30日", LATER),
        ("date", "Ｒ５．６．３０", LATER),
        ("date", "", None),
        ("opened_at", "午後2時半", datetime.time(14, 30)),
        ("opened_at", "１４３０", datetime.time(14, 30)),
        ("observers", "３", 3),
        ("title", "審　議　会", "審　議　会"),
        ("venue", "", None),
    ],
)
def test_values_are_read_as_people_write_them(key, text, expected):
    """Dates of any era, times and numbers of any width are read; texts are taken to the letter."""
    assert expected == parse_value(field(MEETING, (), key), text)


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("date", "令和3年2月30日", "there is no day 令和3年2月30日; enter one like"),
        ("date", "7/1", "7/1 cannot be read as a day; enter one like"),
        ("opened_at", "25:00", "a time of day"),
        ("observers", "二人", "a whole number"),
        ("observers", "-1", "a whole number"),
        ("title", "　", "enter this: title"),
    ],
)
def test_a_mistake_says_what_is_expected(key, text, told):
    """What is no such value is refused with what is expected in its place."""
    with pytest.raises(Mistake) as refusal:
        parse_value(field(MEETING, (), key), text)
    assert told in str(refusal.value)
    assert key == refusal.value.key


def test_a_term_ends_after_it_begins():
    """A term is not given a last day before its first."""
    with pytest.raises(Mistake, match="before the first, 2021-07-01; enter 2021-07-01 or a later day"):
        put(COUNCIL, ("members", "m1", "terms", "0", "until"), DAY - datetime.timedelta(1))
    changed = put(COUNCIL, ("members", "m1", "terms", "0", "until"), LATER)
    assert changed.members[0].terms[0].until == LATER


def test_ids_are_chosen_by_name():
    """A field that holds an id offers those whom it may point to, by their names."""
    assert ((None, "not stated"), ("honda", "本田 一")) == field(
        MEETING, ("items", "i1", "entries", "e1"), "attendee"
    ).choices
    assert ((None, "not stated"), ("m1", "本田 一")) == field(
        MEETING, ("attendance", "honda"), "member"
    ).choices


@pytest.mark.parametrize("cls", [Attendee, AgendaItem, Speech, Event, Note, Vote, FollowUp, Material])
def test_a_new_record_has_an_id_of_its_own(cls):
    """A record is made with an id that the whole document does not have, and can be put in and taken out."""
    record = make(MEETING, cls)
    assert record.id not in {"honda", "i1", "i2", "e1"}
    lists = {
        Attendee: "attendance",
        AgendaItem: "items",
        Vote: "votes",
        FollowUp: "follow_ups",
        Material: "materials",
    }
    path = (lists.get(cls, "entries"),)
    added = add(MEETING, path, record)
    assert record == value_at(added, (*path, record.id))
    assert remove(added, (*path, record.id)) == MEETING


def test_elements_are_put_after_others_and_moved():
    """An element goes after the one named, and up and down its list, never past its ends."""
    added = add(MEETING, ("items",), AgendaItem(id="i3", title="新"), after="i1")
    assert ["i1", "i3", "i2"] == [item.id for item in added.items]
    assert ["i3", "i1", "i2"] == [item.id for item in move(added, ("items", "i3"), -1).items]
    assert ["i1", "i2", "i3"] == [item.id for item in move(added, ("items", "i3"), 9).items]


def test_a_path_that_leads_nowhere_is_told():
    """What somebody else took out meanwhile is not put back by an edit."""
    assert value_at(MEETING, ("items", "gone", "title")) is None
    for edit in (
        lambda: put(MEETING, ("items", "gone", "title"), "x"),
        lambda: remove(MEETING, ("items", "gone")),
    ):
        with pytest.raises(Unknown):
            edit()
