"""Changes: they lead from one value to another and back, stand together, and refuse what they do not find."""

import json
from contextlib import suppress
from copy import deepcopy
from datetime import date
from itertools import permutations
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given, strategies as st
from strategies import apart, documents, edited, field_values, lists_in, newcomers, pairs, spots, with_field

from council_core.changes import ABSENT, Change, Place, apply, diff, reverse
from council_core.codec import changes_from_data, changes_to_data
from council_core.errors import Clash, Conflict
from council_core.model import (
    AgendaItem,
    Council,
    Decision,
    Material,
    Meeting,
    Member,
    Note,
    Openness,
    Role,
    Speech,
    Stage,
    Term,
)

A, B, C, D, E = (Material(id=name, title=name.upper()) for name in "abcde")
WELCOME = Speech(id="e1", speaker="会長", text="はい")
ITEM = AgendaItem(id="i", title="議事", entries=(WELCOME,), decision=Decision(text="可"))
BASE = Meeting(id="m", council="c", title="審議会", materials=(A, B, C, D, E), items=(ITEM,))


def with_materials(*materials: Material) -> Meeting:
    """Return the meeting with other materials."""
    return attrs.evolve(BASE, materials=materials)


def row(names: str) -> Meeting:
    """Return the meeting with the materials of these ids, one letter each."""
    known = {material.id: material for material in BASE.materials}
    return with_materials(*(known.get(name, Material(id=name)) for name in names))


def with_item(**fields: object) -> Meeting:
    """Return the meeting with other fields of its item."""
    return attrs.evolve(BASE, items=(attrs.evolve(ITEM, **fields),))


def clashes(ours: Any, theirs: Any, base: Any = BASE) -> tuple[Clash, ...]:
    """Return what hinders our changes of a value after theirs, which stay as they are."""
    before = deepcopy(theirs)
    with pytest.raises(Conflict) as refusal:
        apply(diff(base, ours), theirs)
    assert before == theirs
    assert theirs.id == refusal.value.document
    return refusal.value.clashes


def is_single(field: "attrs.Attribute[Any]") -> bool:
    """Tell whether a field holds one thing that is edited as a whole, with three values or more to hold."""
    kinds = get_args(field.type) or (field.type,)
    return field.type is not bool and ... not in kinds and not any(map(attrs.has, kinds))


@st.composite
def contested(draw: st.DrawFn) -> tuple[Any, Any, Any]:
    """Draw a value and two that differ from it and from each other in the same fields of the same record."""
    value = draw(documents())
    candidates = [
        (spot, fields) for spot in spots(value) if (fields := list(filter(is_single, spot.fields())))
    ]
    spot, fields = draw(st.sampled_from(candidates))
    made = [spot.record] * 3
    for field in draw(st.lists(st.sampled_from(fields), min_size=1, max_size=4, unique=True)):
        three = draw(st.lists(field_values(field), min_size=3, max_size=3, unique=True))
        made = [with_field(record, field, new) for record, new in zip(made, three, strict=True)]
    base, ours, theirs = map(spot.whole, made)
    return base, ours, theirs


@given(pairs())
def test_changes_lead_there(pair):
    """The changes from one value to another, made on the one, give the other."""
    before, after = pair
    assert after == apply(diff(before, after), before)


@given(documents())
def test_equal_values_have_no_changes(value):
    """Between a value and its equal there are no changes."""
    assert not diff(value, deepcopy(value))


@given(pairs())
def test_changes_lead_back(pair):
    """Changes turned round undo themselves, and turned round twice they are themselves."""
    before, after = pair
    changes = diff(before, after)
    assert before == apply(reverse(changes), after)
    assert changes == reverse(reverse(changes))


@given(pairs())
def test_changes_are_data(pair):
    """Changes written as JSON read back as the same changes."""
    changes = diff(*pair)
    text = json.dumps(changes_to_data(changes), default=lambda moment: moment.isoformat())
    back = changes_from_data(json.loads(text), type(pair[0]))
    assert changes == back
    assert repr(changes) == repr(back)  # == takes a closed set's member for its word


@given(apart())
def test_edits_of_different_things_stand_together(edits):
    """Two edits of one value to different things both survive, whichever comes first."""
    assert edits.both == apply(diff(edits.base, edits.ours), edits.theirs)
    assert edits.both == apply(diff(edits.base, edits.theirs), edits.ours)


@given(apart())
def test_an_edit_can_be_taken_back_after_another(edits):
    """An edit is taken back though somebody edited other things after it, and theirs stays."""
    assert edits.theirs == apply(reverse(diff(edits.base, edits.ours)), edits.both)


@given(documents().flatmap(lambda base: st.tuples(st.just(base), edited(base), edited(base))))
def test_any_two_edits_are_merged_or_refused(edits):
    """Of any two edits of one value, the second is made on the first's result or refused as a conflict."""
    base, ours, theirs = edits
    changes, before, refused = diff(base, ours), deepcopy(theirs), None
    try:
        apply(changes, theirs)
    except Conflict as conflict:
        refused = {clash.path for clash in conflict.clashes}
    assert refused is None or set() < refused <= {change.path for change in changes}
    assert before == theirs


@given(documents(), st.data())
def test_one_edit_costs_one_change(value, data):
    """A field edited, an element inserted, one removed and one moved are one change each."""
    spot = data.draw(st.sampled_from([spot for spot in spots(value) if any(map(is_single, spot.fields()))]))
    field = data.draw(st.sampled_from(list(filter(is_single, spot.fields()))))
    old = getattr(spot.record, field.name)
    new = data.draw(field_values(field).filter(lambda new: new != old))
    (change,) = diff(value, spot.put(field, new))
    assert (old, new, None) == (change.before, change.after, change.place)
    if not (lists := lists_in(value)):
        return
    spot, field = data.draw(st.sampled_from(lists))
    elements = getattr(spot.record, field.name)
    at = data.draw(st.integers(0, len(elements)))
    newcomer = data.draw(newcomers(elements, field))
    (change,) = diff(value, spot.put(field, (*elements[:at], newcomer, *elements[at:])))
    assert (ABSENT, newcomer) == (change.before, change.after)
    at, to = data.draw(st.tuples(*[st.integers(0, len(elements) - 1)] * 2))
    rest = elements[:at] + elements[at + 1 :]
    (change,) = diff(value, spot.put(field, rest))
    assert (elements[at], ABSENT) == (change.before, change.after)
    changes = diff(value, spot.put(field, (*rest[:to], elements[at], *rest[to:])))
    assert [True] * (at != to) == [change.moves for change in changes]


@given(contested())
def test_edits_of_the_same_are_refused_all_at_once(edits):
    """Where two edits gave the same fields different values, each field is told with all three values."""
    base, ours, theirs = edits
    expected = tuple(
        Clash(mine.path, mine.before, his.after, mine.after)
        for mine, his in zip(diff(base, ours), diff(base, theirs), strict=True)
    )
    assert expected == clashes(ours, theirs, base)


@given(pairs())
def test_the_same_edit_twice_is_no_disagreement(pair):
    """An edit that somebody else has made to the letter changes nothing more and is not refused."""
    before, after = pair
    assert after == apply(diff(before, after), after)


def test_a_path_names_keys_and_ids():
    """A change's path is the keys as documents spell them with the ids of elements between."""
    after = with_item(entries=(attrs.evolve(WELCOME, text="いいえ"), Note(id="e2")), decision=None)
    assert (
        Change(("items", "i", "entries", "e1", "text"), "はい", "いいえ"),
        Change(("items", "i", "entries", "e2"), ABSENT, Note(id="e2"), Place("e1", None)),
        Change(("items", "i", "decision"), Decision(text="可"), None),
    ) == diff(BASE, after)


def test_an_edit_of_what_is_gone_is_refused():
    """An edit of an element that somebody else removed is refused with the edit and the absence."""
    ours = with_materials(attrs.evolve(A, title="改", label="資料1"), B, C, D, E)
    assert (
        Clash(("materials", "a", "label"), None, ABSENT, "資料1"),
        Clash(("materials", "a", "title"), "A", ABSENT, "改"),
    ) == clashes(ours, with_materials(B, C, D, E))


def test_a_removal_of_what_was_edited_is_refused():
    """A removal of an element that somebody else edited is refused with the element as it is now."""
    edition = attrs.evolve(A, title="改")
    assert (Clash(("materials", "a"), A, edition, ABSENT),) == clashes(
        with_materials(B, C, D, E), with_materials(edition, B, C, D, E)
    )


def test_two_newcomers_of_one_id_are_refused():
    """Two different elements inserted under one id are refused with both; two equal ones are one."""
    mine, his = Material(id="x", title="ours"), Material(id="x", title="theirs")
    ours, theirs = with_materials(A, B, C, D, E, mine), with_materials(his, A, B, C, D, E)
    assert (Clash(("materials", "x"), ABSENT, his, mine),) == clashes(ours, theirs)
    assert ours == apply(diff(BASE, with_materials(mine, A, B, C, D, E)), ours)


def test_two_moves_of_one_element_are_refused():
    """An element moved to two places is refused with the place it had, the one it has and the one wanted."""
    ours, theirs = with_materials(A, B, D, E, C), with_materials(C, A, B, D, E)
    path, old = ("materials", "c"), Place("b", "d")
    assert (Clash(path, old, Place(None, "a"), Place("e", None)),) == clashes(ours, theirs)
    assert (Clash(path, old, Place("e", None), Place(None, "a")),) == clashes(theirs, ours)


def test_a_move_of_what_is_gone_is_refused():
    """An element that somebody else removed cannot be moved."""
    expected = Clash(("materials", "c"), Place("b", "d"), ABSENT, Place("e", None))
    assert (expected,) == clashes(with_materials(A, B, D, E, C), with_materials(A, B, D, E))


def test_a_part_of_what_is_gone_is_refused():
    """An edit inside a record that somebody else took away is refused, and so is the other way round."""
    ours, theirs = with_item(decision=Decision(text="否")), with_item(decision=None)
    assert (Clash(("items", "i", "decision", "text"), "可", None, "否"),) == clashes(ours, theirs)
    whole = Clash(("items", "i", "decision"), Decision(text="可"), Decision(text="否"), None)
    assert (whole,) == clashes(theirs, ours)


def test_an_edit_of_what_became_something_else_is_refused():
    """An entry that became one of another kind has no fields of the old kind to edit."""
    ours = with_item(entries=(attrs.evolve(WELCOME, speaker="副会長"),))
    theirs = with_item(entries=(Note(id="e1", text="はい"),))
    path = ("items", "i", "entries", "e1")
    assert (Clash((*path, "speaker"), "会長", ABSENT, "副会長"),) == clashes(ours, theirs)
    assert (Clash(path, WELCOME, ours.items[0].entries[0], theirs.items[0].entries[0]),) == clashes(
        theirs, ours
    )


def test_one_conflict_refuses_everything():
    """Changes that would fit are not made where others do not, and only those that do not are told."""
    ours = attrs.evolve(with_materials(B, C, D, E), title="協議会", stage=Stage.HELD, openness=Openness.OPEN)
    theirs = attrs.evolve(
        with_materials(A, attrs.evolve(B, title="改"), C, D, E), stage=Stage.DRAFTED, venue="本庁"
    )
    assert (Clash(("stage",), None, Stage.DRAFTED, Stage.HELD),) == clashes(ours, theirs)


@pytest.mark.parametrize(
    ("theirs", "merged"),
    [
        ("abcde", "abxcde"),
        ("acde", "axcde"),
        ("abde", "abxde"),
        ("ade", "adex"),
        ("caebd", "caebxd"),
        ("", "x"),
    ],
)
def test_a_newcomer_stands_beside_a_neighbour(theirs, merged):
    """A newcomer goes behind its neighbour, before the other where that one is gone, else to the end."""
    assert row(merged) == apply(diff(BASE, row("abxcde")), row(theirs))


ROWS = ["".join(letters) for size in range(5) for letters in permutations("abcx", size)]


@pytest.mark.parametrize("after", ROWS)
def test_every_order_is_reached_once_and_for_all(after):
    """Whatever becomes of a short list, its changes lead there and back, and made twice change nothing more."""
    changes = diff(row("abc"), row(after))
    assert row(after) == apply(changes, row("abc"))
    assert row("abc") == apply(reverse(changes), row(after))
    assert row(after) == apply(changes, row(after))


@pytest.mark.parametrize("ours", ROWS)
def test_no_element_is_lost_or_doubled(ours):
    """Of any two edits of a short list, everything that both left and either brought is in the result, once."""
    changes = diff(row("abc"), row(ours))
    for theirs in (name.replace("x", "y") for name in ROWS):
        with suppress(Conflict):
            made = [material.id for material in apply(changes, row(theirs)).materials]
            both = set("abc") & set(ours) & set(theirs) | set("xy") & set(ours + theirs)
            assert sorted(both) == sorted(made)


def test_rows_of_one_day_are_not_mistaken():
    """A term put before another of the same day takes over nothing that somebody else added to that one."""

    def with_terms(*terms: Term) -> Council:
        return Council(id="c", name="n", members=(Member(id="honda", name="本田", terms=terms),))

    chair, member = (Term(role=role, from_=date(2021, 4, 1)) for role in (Role.CHAIR, Role.MEMBER))
    ended = attrs.evolve(member, until=date(2023, 3, 31))
    both = with_terms(chair, ended)
    try:
        made = apply(diff(with_terms(member), with_terms(chair, member)), with_terms(ended))
    except Conflict:
        made = both  # to refuse is as good: nothing is lost and nothing is mixed up
    assert both == made


def test_only_values_of_one_class_have_a_difference():
    """A council and a meeting, or two texts, cannot be compared."""
    for before, after in ((BASE, Council(id="c", name="n")), ("a", "b")):
        with pytest.raises(TypeError):
            diff(before, after)
