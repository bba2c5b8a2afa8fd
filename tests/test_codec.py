"""The exchange format: what is written reads back the same, and what is wrong is told all at once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from textwrap import dedent

import pytest
from hypothesis import example, given, strategies as st
from strategies import documents

from council_core.codec import from_data, from_json, from_toml, to_data, to_json, to_toml
from council_core.errors import WrongDocument
from council_core.language import current, use
from council_core.model import (
    AgendaItem,
    CategoryShare,
    Council,
    Decision,
    Meeting,
    Note,
    Quorum,
    Rules,
    Speech,
)

DUE = "one of next-meeting, before-minutes-are-sent"
NOON = datetime(2021, 7, 1, 12, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Let the sentences be English, whatever the language of the tests before."""
    before = current()
    use("en")
    yield
    use(before)


def wrong(document: object, read=from_toml) -> list[str]:
    """Return the sentences that refuse a document, each without its source."""
    with pytest.raises(WrongDocument) as refusal:
        read(document, "x")
    return [sentence.removeprefix("x: ") for sentence in str(refusal.value).splitlines()]


def meeting(**keys: object) -> dict[str, object]:
    """Return a meeting as plain data, with such keys beside those that it must have."""
    return {"format": "council-meeting/1", "id": "m", "council": "c", "title": "t", **keys}


def with_entries(entries: list[dict[str, object]]) -> dict[str, object]:
    """Return a meeting as plain data that has these entries under its only item."""
    return meeting(items=[{"id": "i", "title": "t", "entries": entries}])


def parts(data: object) -> Iterator[object]:
    """Yield every value inside plain data, itself included."""
    yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from parts(part)


@given(documents())
@example(Council(id="a", name="\r\n", office="\r", house='"""\\\n'))
def test_values_come_back(value):
    """Whatever is written as TOML, as JSON or as plain data reads back as the same value."""
    for back in (from_toml(to_toml(value)), from_json(to_json(value)), from_data(to_data(value))):
        assert value == back
        assert repr(value) == repr(back)  # == takes True for 1, and a closed set's member for its word


@given(documents())
def test_data_is_plain_and_stated(value):
    """Plain data holds what is stated: no None, no empty list, no class of ours, no name of Python's for a key."""
    data = to_data(value)
    assert not [part for part in parts(data) if part is None or part == []]
    assert not [key for part in parts(data) if isinstance(part, dict) for key in part if key.endswith("_")]
    assert "\n" not in to_json(value)
    assert {type(part) for part in parts(data)} <= {dict, list, str, int, bool, date, time}


def test_only_what_is_stated_has_keys():
    """A council of which id and name are stated is these, and a decision without a word stays a decision."""
    bare, items = {"format": "council/1", "id": "c", "name": "n"}, [{"id": "i", "title": "t", "decision": {}}]
    undecided = AgendaItem(id="i", title="t", decision=Decision())
    assert bare == to_data(Council(id="c", name="n"))
    assert meeting(items=items) == to_data(Meeting(id="m", council="c", title="t", items=(undecided,)))


def test_toml_stands_as_written():
    """A document in the writer's own shape is written back to the letter."""
    document = dedent("""\
        format = "council-meeting/1"
        id = "nishi-2021-07-01"
        council = "nishi"
        title = "第82回　審議会"
        date = 2021-07-01
        opened_at = 14:00:00
        observers = 0

        [[items]]
        id = "i1"
        title = "議事"
        label = "ア"

        [[items.entries]]
        id = "e1"
        kind = "speech"
        speaker = "会 長"
        text = \"\"\"
        はい。
        以上です。\"\"\"

        [items.decision]
        outcome = "approved"

        [[votes]]
        id = "v1"
        unanimous = false
        for = 5
        ballots = [
            { member = "honda", choice = "for" },
        ]
        """)
    assert document == to_toml(from_toml(document))


def test_json_says_times_in_minutes():
    """Times of day in JSON are `14:00`, with seconds only where there are some; dates are `2021-07-01`."""
    held = Meeting(
        id="m", council="c", title="t", date=date(2021, 7, 1), opened_at=time(14), closed_at=time(16, 5, 9)
    )
    stated = '"date": "2021-07-01", "opened_at": "14:00", "closed_at": "16:05:09"'
    document = f'{{"format": "council-meeting/1", "id": "m", "council": "c", "title": "t", {stated}}}'
    assert document == to_json(held)


@pytest.mark.parametrize(
    ("stated", "quorum"),
    [
        ("each_category", Quorum(each_category=CategoryShare.AT_LEAST_ONE)),
        ({"each_category": "more-than-half"}, Quorum(each_category=CategoryShare.MORE_THAN_HALF)),
        ({"at_least": 3, "with_chair": True}, Quorum(at_least=3, with_chair=True)),
        ({}, Quorum()),
    ],
)
def test_a_quorum_is_a_word_or_a_table(stated, quorum):
    """A quorum is one word where a word says it all, else a table, both ways."""
    data = {"format": "council/1", "id": "c", "name": "n", "rules": {"quorum": stated}}
    assert Council(id="c", name="n", rules=Rules(quorum=quorum)) == from_data(data)
    assert data == to_data(from_data(data))


def test_entries_without_ids_are_numbered():
    """An entry without an id gets the first free number from its place on and loses nothing by it."""
    given_ids, ids = [None, "e4", None, None, "e1", None], ["e2", "e4", "e3", "e5", "e1", "e6"]
    notes = [{"kind": "note"} | ({"id": name} if name else {}) for name in given_ids]
    assert ids == [entry.id for entry in from_data(with_entries(notes)).items[0].entries]
    entries = [{"kind": "speech", "text": "はい"}, {"kind": "note", "added_on": "2021-07-02"}]
    made = (Speech(id="e1", text="はい"), Note(id="e2", added_on=date(2021, 7, 2)))
    assert made == from_data(with_entries(entries)).items[0].entries


@given(st.lists(st.sampled_from([None, "e1", "e2", "e3", "e4", "x"]), max_size=6))
def test_numbers_are_free(ids):
    """However ids are stated and left out, those that are stated stay, and all differ."""
    ids = [name for at, name in enumerate(ids) if name is None or name not in ids[:at]]
    notes = [{"kind": "note"} | ({"id": name} if name else {}) for name in ids]
    made = [entry.id for entry in from_data(with_entries(notes)).items[0].entries]
    assert len(ids) == len(set(made))
    assert [name for name in ids if name] == [got for got, name in zip(made, ids, strict=True) if name]


def test_everything_wrong_is_told_at_once():
    """A wrong meeting gets one line for each thing wrong, with its path and what was expected."""
    document = """
        format = "council-meeting/1"
        id = "第82回"
        council = "nishi"
        titel = "審議会"
        number = true
        date = 2021-07-01T14:00:00
        mode = "telephone"
        attendance = [{ id = "a", name = 3, capacity = "member", presense = "online" }, "honda"]
        items = [
            { id = "i", title = "t", entries = [{ kind = "speach" }, { kind = "event" }, { kind = "note", x = 1 }] },
            { title = "t", departments = "総務課" },
        ]
        votes = [{ id = "v", for = -5, ballots = [{ member = "a", choice = "yes" }] }]
        next_meeting = 83
    """
    expected = """
        $.id: 第82回; expected letters, digits and hyphens
        $.title: nothing; expected a value: this key must be there
        $.number: True; expected a whole number
        $.date: 2021-07-01 14:00:00; expected a date such as 2021-07-01
        $.mode: telephone; expected one of in-person, online, hybrid, written
        $.attendance[0].name: 3; expected a text
        $.attendance[0].presense: unknown key; expected presence, perhaps
        $.attendance[1]: honda; expected a table
        $.items[0].entries[0].kind: speach; expected one of speech, event, note
        $.items[0].entries[1].event: nothing; expected a value: this key must be there
        $.items[0].entries[2].x: unknown key; expected one of kind, id, text, added_on, at, closed
        $.items[1].id: nothing; expected a value: this key must be there
        $.items[1].departments: 総務課; expected a list
        $.votes[0].for: -5; expected a number from 0 to 9007199254740991
        $.votes[0].ballots[0].choice: yes; expected one of for, against, abstain
        $.next_meeting: 83; expected a table
        $.titel: unknown key; expected title, perhaps
    """
    assert dedent(expected).split("\n")[1:-1] == wrong(document)


def test_a_council_s_mistakes_are_told_too():
    """Rules, articles, members and terms tell their mistakes as a meeting's parts do."""
    document = """
        format = "council/1"
        id = "-"
        rules = { quorum = "half", quorum_of = "seat", proxies = 1, article = { quorun = "第6条" } }
        [[members]]
        id = "honda"
        kana = false
        terms = [{ from = "2020-02-30", until = "2022-3-31" }, { role = "boss", form = 2020-04-01, x = 1 }]
    """
    expected = """
        $.id: -; expected letters, digits and hyphens
        $.name: nothing; expected a value: this key must be there
        $.rules.quorum: half; expected one of more-than-half, half-or-more, two-thirds, each_category, or a table
        $.rules.quorum_of: seat; expected one of members-in-office, seats
        $.rules.proxies: 1; expected true or false
        $.rules.article.quorun: unknown key; expected quorum, perhaps
        $.members[0].name: nothing; expected a value: this key must be there
        $.members[0].kana: False; expected a text
        $.members[0].terms[0].from: 2020-02-30; expected a date that exists
        $.members[0].terms[0].until: 2022-3-31; expected a date such as 2021-07-01
        $.members[0].terms[1].role: boss; expected one of chair, vice-chair, acting-chair, member, temporary
        $.members[0].terms[1].form: unknown key; expected from, perhaps
        $.members[0].terms[1].x: unknown key; expected one of role, from, until, appointed_on
    """
    assert dedent(expected).split("\n")[1:-1] == wrong(document)


@pytest.mark.parametrize(
    ("key", "expected", "values"),
    [
        ("press", "a whole number", [True, False, 3.0, "3", float("nan"), [3], date(2021, 7, 1)]),
        ("votes[0].unanimous", "true or false", [0, 1, "true", "", []]),
        ("date", "a date such as 2021-07-01", [NOON, "2021-07-01T12:00", "20210701", "２０２１-07-01", 2021]),
        ("opened_at", "a time of day such as 14:00", [NOON, time(14, tzinfo=UTC), "14:60", "14時", "", 14]),
        ("closed_at", "a time of day such as 14:00", ["14:00+09:00"]),
        ("follow_ups[0].due", f"a date such as 2021-07-01, or {DUE}", [NOON, "2021-02-29", "", 0, False, {}]),
        ("venue", "a text", [1, True, [], {}, date(2021, 7, 1)]),
        ("mode", "one of in-person, online, hybrid, written", ["", "ONLINE", " online", 0, []]),
        ("items", "a list", [{}, "i", 1, None]),
    ],
)
def test_nothing_passes_for_something_else(key, expected, values):
    """Flags are no numbers, numbers no flags, date-times no dates and no times, and words are the set's own."""
    for value in values:
        document = meeting(votes=[{"id": "v"}], follow_ups=[{"id": "f", "text": "t"}])
        name, _, inner = key.partition("[0].")
        (document[name][0] if inner else document)[inner or name] = value
        told = "nothing" if value is None else value
        assert [f"$.{key}: {told}; expected {expected}"] == wrong(document, from_data)


@pytest.mark.parametrize("name", ["attendance", "materials", "items", "votes", "follow_ups"])
def test_an_id_stands_once(name):
    """Two elements of one list that have one id are refused, with the list's path and the id."""
    needs = {
        "attendance": {"name": "n", "capacity": "guest"},
        "items": {"title": "t"},
        "follow_ups": {"text": "t"},
    }
    document = meeting(**{name: [{"id": "twin"} | needs.get(name, {})] * 2})
    assert [f"$.{name}: twin; expected one that no other in the list has"] == wrong(document, from_data)


def test_a_twin_is_told_with_the_rest():
    """An id that stands twice is told in the same breath as another mistake in the same list."""
    document = meeting(votes=[{"id": "v"}, {"id": "v"}, {"id": "w", "wording": 1}])
    expected = {
        "$.votes: v; expected one that no other in the list has",
        "$.votes[2].wording: 1; expected a text",
    }
    assert expected == set(wrong(document, from_data))


@pytest.mark.parametrize(
    "data", [{}, [], None, "council/1", {"format": "council"}, {"format": ["council/1"], "x": 1}]
)
def test_a_format_is_one_of_ours(data):
    """A document of no format or of another is refused by its format alone, whatever else it holds."""
    told = data["format"] if isinstance(data, dict) and data else "nothing"
    assert [f"$.format: {told}; expected one of council/1, council-meeting/1"] == wrong(data, from_data)


def test_broken_documents_name_the_place():
    """What is no TOML and no JSON is refused with the line and the column where it breaks."""
    expected = [
        "line 2, column 3: Expected '=' after a key in a key/value pair; expected TOML",
        "end of document: Invalid value; expected TOML",
        "line 2, column 8: Expecting ',' delimiter; expected JSON",
        "line 1, column 1: Expecting value; expected JSON",
    ]
    json = wrong('{"a":\n     1 2}', from_json) + wrong("", from_json)
    assert expected == wrong("\na b = 1") + wrong("a = ") + json


def test_a_key_stands_once():
    """A key that stands twice in JSON is refused as it is in TOML, for one of its values would be dropped."""
    assert wrong('{"format": "council/1", "id": "a", "id": "b", "name": "n"}', from_json)


def test_letters_that_break_a_line_are_told_visibly():
    """Half a letter from a JSON escape is refused, and no sentence holds a control character."""
    document = '{"format": "council/1", "id": "a\\u001b[2J\\n", "name": "\\ud83d", "\\u0007": 1}'
    expected = [
        r"$.id: a\x1b[2J\n; expected letters, digits and hyphens",
        r"$.name: '\ud83d'; expected a text without halves of letters (surrogates)",
        r"$.\x07: unknown key; expected one of id, name, municipality, office, contact, addressee, founded_by, house, rules, fees, members",
    ]
    assert expected == wrong(document, from_json)


@pytest.mark.parametrize(
    ("read", "document", "opened", "closed"),
    [
        (from_json, '{{"format": "council/1", "id": {}{}}}', "[", "]"),
        (from_json, '{{"format": "council/1", "id": {}1{}}}', '{"a":', "}"),
        (from_json, '{{"format": "council/1", "id": {}{}}}', "1", ""),
        (from_toml, 'format = "council/1"\nid = {}{}', "[", "]"),
        (from_toml, 'format = "council/1"\nid{} = 1{}', ".a", ""),
        (from_toml, 'format = "council/1"\nid = {}{}', "1", ""),
    ],
    ids=["json-lists", "json-tables", "json-number", "toml-lists", "toml-tables", "toml-number"],
)
def test_no_depth_and_no_length_breaks_the_reader(read, document, opened, closed):
    """However deep a document is nested and however long its number, it is refused and breaks nothing."""

    def outcome(size: int) -> object:
        try:
            return read(document.format(opened * size, closed * size))
        except Exception as error:  # noqa: BLE001 -- its kind is the matter; pytest cannot even print some
            return type(error)

    sizes = (*range(850, 1010), 9000)  # Python's limit of 1000 calls is reached at different depths of ours
    assert {WrongDocument} == {outcome(size) for size in sizes}
