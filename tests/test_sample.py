"""The sample register against the five real minutes that it was written from.

The minutes stand outside the project, each with a truth file: the facts, read by hand. The sample agrees
with every fact that a truth file states and has no sentence of the minutes.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from council_core.codec import from_toml
from council_core.model import Capacity, Council, Declared, Meeting, Openness, Presence, Role

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "sample"
SEEDS = ROOT.parent / "shared" / "seeds"

SEED_OF = {
    "ube-privacy": "000_e9e821a92dc441fa",
    "shiki-privacy": "001_b0e95e3b61938bf8",
    "chofu-privacy": "002_dba12665d79e55ad",
    "ueda-privacy": "003_f9b5f05d5511f031",
    "odawara-privacy": "004_4a6c5f40ad5b6a3a",
}
ROLES = {"chair": {Role.CHAIR}, "vice_chair": {Role.VICE_CHAIR, Role.ACTING_CHAIR}}
SURNAME = 3  # letters at most
QUOTATION = 24  # letters at least

each_council = pytest.mark.parametrize("council_id", SEED_OF)
with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real minutes stand outside the project")


@cache
def council_of(council_id):
    """Return a council of the sample."""
    path = SAMPLE / council_id / "council.toml"
    return from_toml(path.read_text("utf-8"), str(path))


@cache
def meeting_of(council_id):
    """Return the one meeting that the sample has of a council."""
    (path,) = (SAMPLE / council_id).glob(f"{council_id}-*.toml")
    return from_toml(path.read_text("utf-8"), str(path))


@cache
def truth_of(council_id):
    """Return the facts of a council's minutes, read by hand."""
    return tomllib.loads((SEEDS / f"{SEED_OF[council_id]}.truth.toml").read_text("utf-8"))


def spaceless(text):
    """Return a text without white space and tags."""
    return re.sub(r"\s+|<[^>]{1,40}>", "", text)


def alike(text):
    """Return a key that sees through spaces, widths and punctuation."""
    folded = unicodedata.normalize("NFKC", str(text))
    return "".join(letter for letter in folded if letter.isalnum()).casefold()


def names(meeting, capacity, presence):
    """Return the spaceless names of those who attend in a capacity, in the list's order."""
    return [
        spaceless(person.name)
        for person in meeting.attendance
        if person.capacity is capacity and person.presence is presence
    ]


def with_surnames(actual, wanted):
    """Return names with each that begins with a wanted surname cut to that surname."""
    surnames = [name for name in wanted if len(name) <= SURNAME]
    return [
        name if name in wanted else next((surname for surname in surnames if name.startswith(surname)), name)
        for name in actual
    ]


def items_called(meeting, title):
    """Return the items of a title: those with just this one, or else those that contain it."""
    wanted = alike(title)
    exact = [item for item in meeting.items if alike(item.title) == wanted]
    return exact or [item for item in meeting.items if wanted in alike(item.title)]


def runs(text):
    """Return all runs of a text that are long enough to be a quotation."""
    text = spaceless(text)
    return {text[start : start + QUOTATION] for start in range(len(text) - QUOTATION + 1)}


@cache
def runs_of_the_minutes():
    """Return all such runs of the five minutes."""
    return set().union(*(runs((SEEDS / f"{name}.txt").read_text("utf-8")) for name in SEED_OF.values()))


@cache
def stated_facts():
    """Return all the texts that the truth files state, one a line, and the titles of meetings and materials."""

    def texts(value):
        if isinstance(value, str):
            yield spaceless(value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield spaceless(key)
                yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    def titles(meeting):
        yield spaceless(meeting.title)
        yield from (spaceless(material.title) for material in meeting.materials if material.title)

    truths = [text for council_id in SEED_OF for text in texts(truth_of(council_id))]
    return "\n".join(
        [*truths, *(title for council_id in SEED_OF for title in titles(meeting_of(council_id)))]
    )


@each_council
def test_each_file_is_a_council_or_a_meeting(council_id):
    """Each file of the sample loads as what its place says, under the id that its name says."""
    council, meeting = council_of(council_id), meeting_of(council_id)

    assert isinstance(council, Council)
    assert isinstance(meeting, Meeting)
    assert council_id == council.id
    assert f"{council_id}-{meeting.date}" == meeting.id


@each_council
def test_no_other_file_lies_in_the_folder(council_id):
    """A council's folder holds the council and its one meeting."""
    expected = {"council.toml", f"{meeting_of(council_id).id}.toml"}

    assert expected == {path.name for path in (SAMPLE / council_id).iterdir()}


@each_council
def test_members_are_members_of_the_meetings_council(council_id):
    """A meeting's council is there, and its members are the council's, of the same names."""
    council, meeting = council_of(council_id), meeting_of(council_id)

    members = {person.member: council.member(person.member) for person in meeting.members()}

    assert council.id == meeting.council
    assert set(council.members) == set(members.values())
    assert [person.name for person in meeting.members()] == [member.name for member in members.values()]


@each_council
def test_members_have_the_role_of_the_day(council_id):
    """A member's role in the meeting is the one of the council's roster, and not stated where that has none."""
    council, meeting = council_of(council_id), meeting_of(council_id)
    terms = [council.member(person.member).term_on(meeting.date) for person in meeting.members()]

    assert [term and term.role for term in terms] == [person.role for person in meeting.members()]


@each_council
def test_what_is_referred_to_is_there(council_id):
    """Items, materials and attendees that a meeting refers to are its own."""
    meeting = meeting_of(council_id)
    items = {item.id for item in meeting.items}
    people = {person.id for person in meeting.attendance}
    entries = [entry for item in meeting.items for entry in item.entries]

    assert {item.parent for item in meeting.items} - items - {None} == set()
    assert {name for vote in meeting.votes for name in vote.items} - items == set()
    assert {promise.item for promise in meeting.follow_ups} - items - {None} == set()
    assert {name for item in meeting.items for name in item.materials} - {
        m.id for m in meeting.materials
    } == set()
    assert {getattr(entry, "attendee", None) for entry in entries} - people - {None} == set()
    assert {vote.presided_by for vote in meeting.votes} - people - {None} == set()


@each_council
def test_votes_give_no_counts(council_id):
    """No vote of the sample has a number: none of the minutes gives one."""
    assert all(
        (vote.for_, vote.against, vote.abstaining, vote.ballots) == (None, None, None, ())
        for vote in meeting_of(council_id).votes
    )


@each_council
def test_closed_items_have_no_proceedings(council_id):
    """An item that was closed has its heading and the clause that closed it, and no entries."""
    closed = [item for item in meeting_of(council_id).items if item.openness is Openness.CLOSED]

    assert all(item.closed_under and not item.entries for item in closed)


@with_seeds
@each_council
def test_the_council_is_the_one_of_the_minutes(council_id):
    """The council's name and its city are those of the truth file."""
    council, truth = council_of(council_id), truth_of(council_id)

    assert (truth["body"], truth["municipality"]) == (council.name, council.municipality)


@with_seeds
@each_council
def test_the_day_and_the_place_agree(council_id):
    """Date, opening, closing and venue are those of the truth file."""
    meeting, truth = meeting_of(council_id), truth_of(council_id)

    assert truth["date"] == meeting.date
    assert [truth["start"], truth["end"]] == [f"{at:%H:%M}" for at in (meeting.opened_at, meeting.closed_at)]
    assert alike(truth["venue"]) == alike(meeting.venue)


@with_seeds
@each_council
def test_the_counts_of_meetings_agree(council_id):
    """The meeting's number, and the year with its number in it, are the truth file's; where it has none, so has the sample."""
    meeting, truth = meeting_of(council_id), truth_of(council_id)
    keys = ("number", "fiscal_year", "number_in_year")

    assert {key: truth.get(key) for key in keys} == {key: getattr(meeting, key) for key in keys}


@with_seeds
@each_council
def test_what_the_truth_file_states_of_the_meeting_agrees(council_id):
    """Openness, observers, press, the day of writing and the next meeting's day are the truth file's, where stated."""
    meeting, truth = meeting_of(council_id), truth_of(council_id)
    actual = {
        "openness": meeting.openness,
        "observers": meeting.observers,
        "press": meeting.press,
        "prepared": meeting.prepared_on,
        "next_date": meeting.next_meeting and meeting.next_meeting.date,
    }
    stated = {key: truth[key] for key in actual if key in truth}

    assert stated == {key: actual[key] for key in stated}


@with_seeds
@each_council
@pytest.mark.parametrize(
    ("key", "capacity", "presence"),
    [
        ("members_present", Capacity.MEMBER, Presence.PRESENT),
        ("members_absent", Capacity.MEMBER, Presence.ABSENT),
        ("explainers", Capacity.EXPLAINER, Presence.PRESENT),
        ("secretariat", Capacity.SECRETARIAT, Presence.PRESENT),
    ],
)
def test_the_people_agree(council_id, key, capacity, presence):
    """Members present and absent, explainers and secretariat are the truth file's, none missing and none more."""
    wanted = truth_of(council_id)[key]

    assert sorted(wanted) == sorted(with_surnames(names(meeting_of(council_id), capacity, presence), wanted))


@with_seeds
@each_council
def test_roles_agree(council_id):
    """Whom the truth file names as chair and vice chair has that role."""
    meeting, truth = meeting_of(council_id), truth_of(council_id)
    stated = {key: [truth[key]] for key in ROLES if key in truth}
    actual = {
        key: [spaceless(person.name) for person in meeting.members() if person.role in ROLES[key]]
        for key in stated
    }

    assert stated == {key: with_surnames(actual[key], stated[key]) for key in stated}


@with_seeds
@each_council
def test_items_agree(council_id):
    """Each item of the truth file is there, of its kind, department, outcome and openness."""
    meeting = meeting_of(council_id)
    for wanted in truth_of(council_id)["items"]:
        stated = {key: value for key, value in wanted.items() if key in {"kind", "outcome", "openness"}}
        items = items_called(meeting, wanted["title"])

        assert items, wanted["title"]
        for item in items:
            actual = {
                "kind": item.kind,
                "outcome": item.decision and item.decision.outcome,
                "openness": item.openness,
            }
            assert stated == {key: actual[key] for key in stated}, item.title
            assert wanted.get("department") in {None, *item.departments}, item.title


@with_seeds
@each_council
def test_votes_agree(council_id):
    """There are as many votes as the truth file says, and what it calls unanimous was carried so, in one vote."""
    meeting, truth = meeting_of(council_id), truth_of(council_id)
    titles = [wanted["title"] for wanted in truth["items"] if wanted.get("unanimous")]
    items = [item for title in titles for item in items_called(meeting, title)]
    votes = [vote for item in items for vote in meeting.votes if item.id in vote.items]

    assert truth.get("votes", len(meeting.votes)) == len(meeting.votes)
    assert [(True, Declared.CARRIED)] * len(titles) == [(vote.unanimous, vote.declared) for vote in votes]


@with_seeds
@each_council
def test_no_sentence_of_the_minutes_stands_in_the_sample(council_id):
    """No run of 24 letters of the minutes stands in a file, unless it is part of a title or a fact that a truth file states."""
    for path in sorted((SAMPLE / council_id).glob("*.toml")):
        shared = runs(path.read_text("utf-8")) & runs_of_the_minutes()

        assert not {run for run in shared if run not in stated_facts()}, path.name
