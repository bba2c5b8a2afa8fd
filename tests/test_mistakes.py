"""What is typed wrongly is refused in a sentence of its own, in both languages, with days as the screen shows them."""

import datetime

import pytest

from council_core.changes import describe, diff
from council_core.errors import CrossedDays, Lacking, Mistake, NoDay
from council_core.language import use
from council_core.model import Attendee, Capacity, Council, Meeting, Member, Reply, Review, Term
from council_core.secretariat import fields_at, named, parse_value, put, shown_value

COUNCIL = Council(
    id="c",
    name="審議会",
    members=(Member(id="m1", name="見本", terms=(Term(from_=datetime.date(2026, 4, 1)),)),),
)


@pytest.fixture(autouse=True)
def _in_japanese():
    use("ja")
    yield
    use("en")


def field(document, path, key):
    """Return a field of a record."""
    return next(one for one in fields_at(document, path) if one.key == key)


@pytest.mark.parametrize(
    ("path", "key", "text", "told"),
    [
        (("members", "m1"), "name", " ", "氏名を入力してください"),
        ((), "name", "", "名称を入力してください"),
        (
            ("members", "m1", "terms", "0"),
            "until",
            "R8.11.31",
            "R8.11.31 という日はありません。R3.7.1 のように入力してください",
        ),
        (
            ("members", "m1", "terms", "0"),
            "until",
            "11/24",
            "「11/24」は日付として読めません。R3.7.1 のように入力してください",
        ),
    ],
)
def test_a_sentence_of_its_own(path, key, text, told):
    """An empty name and a day that does not exist are told in words, not as a value that is not another."""
    with pytest.raises(Mistake) as refused:
        parse_value(field(COUNCIL, path, key), text)
    assert told == str(refused.value)


def test_a_term_that_ends_too_early():
    """The days of a term that ends before it begins are told as the screen shows them."""
    with pytest.raises(CrossedDays) as refused:
        put(COUNCIL, ("members", "m1", "terms", "0", "until"), datetime.date(2025, 4, 1))
    assert "末日（R7.4.1）が初日（R8.4.1）より前です。R8.4.1 以後の日を入力してください" == str(refused.value)


@pytest.mark.parametrize(
    "mistake",
    [Lacking("氏名"), NoDay("R8.11.31"), NoDay("11/24"), CrossedDays(*[datetime.date(2025, 4, 1)] * 2)],
)
def test_english_has_sentences_of_its_own(mistake):
    """In English too no such sentence says that a value is not another."""
    use("en")
    assert " is not " not in str(mistake)


def test_a_form_shows_days_as_the_screen_does():
    """A record in a line tells its days in the era."""
    assert "R8.4.1" in named(COUNCIL.members[0].terms[0])


def test_who_replied_is_named():
    """The course of the confirmation names people and days, neither ids nor days of a machine."""
    day = datetime.date(2026, 11, 24)
    meeting = Meeting(
        id="m",
        council="c",
        title="会議",
        attendance=(Attendee(id="p1", name="見本 一郎", capacity=Capacity.MEMBER),),
        review=Review(
            sent_on=day, replies=(Reply(id="r1", attendee="p1", received_on=day, correction="二頁"),)
        ),
    )
    assert "送付日 R8.11.24, 見本 一郎 R8.11.24 二頁" == shown_value(field(meeting, (), "review"))


def test_the_history_tells_days_as_the_screen_does():
    """What changed, and what does not add up, name days in the era."""
    later = put(COUNCIL, ("members", "m1", "terms", "0", "until"), datetime.date(2028, 3, 31))
    (change,) = diff(COUNCIL, later)
    assert "R10.3.31" in describe(change, COUNCIL, later)
    assert "2028" not in describe(change, COUNCIL, later)
