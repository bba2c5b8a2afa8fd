"""A council is made, stored and checked."""

import datetime

import pytest

from council_core import Register
from council_core.checks import check_roster
from council_core.errors import AlreadyThere, Mistake
from council_core.model import Council, Member, Role, Term
from council_core.secretariat import Author, OpenedCouncil, new_council, open_council, save_council

BY = Author("soumu1", "test")
APRIL, MARCH = datetime.date(2021, 4, 1), datetime.date(2021, 3, 31)


@pytest.fixture
def register(tmp_path):
    """An empty register."""
    with Register.open(tmp_path / "register.db") as opened:
        yield opened


def roster(*members):
    """Return a council of members."""
    return Council(id="c", name="審議会", members=members)


def codes(council, day=APRIL):
    """Return what is found in a council's roster, with places."""
    return [(finding.code, finding.where) for finding in check_roster(council, day)]


def new(register, name, city=None):
    """Store a new council."""
    return save_council(
        register, OpenedCouncil(council := new_council(register, name, city), None), council, BY
    )


def test_a_new_council_is_stored(register):
    """A council of a name gets an id of its own, and can be opened by it."""
    for name in ("見本市審議会", "見本市審査会"):
        new(register, name, "見本市")

    assert {"council-1": "見本市審議会", "council-2": "見本市審査会"} == register.council_names()
    assert "見本市" == open_council(register, "council-2").council.municipality


def test_a_council_without_a_name_is_refused(register):
    """An empty name is a mistake that says what is expected."""
    with pytest.raises(Mistake) as refused:
        new_council(register, "　")

    assert "name" == refused.value.key


def test_two_who_make_a_council_at_once(register):
    """A council whose id was taken meanwhile is refused, and nothing is written over."""
    council = new_council(register, "他")
    new(register, "審議会")
    with pytest.raises(AlreadyThere):
        save_council(register, OpenedCouncil(council, None), council, BY)

    assert {"council-1": "審議会"} == register.council_names()


def test_terms_that_cannot_be():
    """A term that ends before it starts and terms that overlap are told at their member."""
    backwards = Member(id="m1", name="本田", terms=(Term(from_=APRIL, until=MARCH),))
    twice = Member(id="m2", name="加藤", terms=(Term(from_=MARCH), Term(from_=APRIL)))

    expected = [("term-ends-before-it-starts", "members/m1"), ("terms-overlap", "members/m2")]
    assert expected == codes(roster(backwards, twice))


def test_two_chairs_on_one_day():
    """Two chairs are told where both are in office on the day."""
    before = Member(id="m1", name="本田", terms=(Term(role=Role.CHAIR, until=MARCH),))
    after = Member(id="m2", name="加藤", terms=(Term(role=Role.CHAIR, from_=MARCH),))

    assert [("two-chairs", "members")] == codes(roster(before, after), MARCH)
    assert [] == codes(roster(before, after), APRIL)


def test_a_name_twice():
    """A name that stands twice, but for spaces, is told once."""
    members = (
        Member(id="m1", name="本田 耕一"),
        Member(id="m2", name="本田　耕一"),
        Member(id="m3", name="加藤"),
    )

    assert [("listed-twice", "members/m1")] == codes(roster(*members))
