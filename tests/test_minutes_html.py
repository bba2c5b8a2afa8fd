"""Minutes as one HTML file: whole, escaped, without what is closed; and the houses a clerk makes."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve

from council_core import Council, Edition, Meeting, compose, load_house
from council_core.errors import Unwritable, WrongDocument
from council_core.minutes.writer import Form
from council_core.model import AgendaItem, Attendee, Capacity, Material, Member, Note, Openness, Speech, Vote
from council_core.secretariat import check_house, new_house, write_minutes

COUNCIL = Council(id="c", name="審議会", members=(Member(id="a", name="見本 一", kana="みほん はじめ"),))
BARE = Meeting(id="m", council="c", title="審議会")
PERSON = Attendee(id="p", member="a", name="見本 一", capacity=Capacity.MEMBER)
NASTY = ["{{ 7*7 }}", "<script>x()</script>", '"><img src=x>', "&amp;", "</style>", "' onclick='x"]
VOID = {"meta"}


class Page(HTMLParser):
    """Reads a page: its text, its headings, and whether every element is closed."""

    def __init__(self, source):
        super().__init__()
        self.open, self.tags, self.words = [], [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        """Note an element and that it is open."""
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """See that the innermost element is closed."""
        assert tag == self.open.pop()

    def handle_data(self, data):
        """Keep the text."""
        self.words.append(data)


def page(meeting, edition=Edition.INTERNAL):
    """Return the minutes of a meeting as a page."""
    source = compose(meeting, COUNCIL, load_house(), edition, Form.HTML)
    return source, Page(source)


@pytest.fixture
def houses(tmp_path, monkeypatch):
    """Make an empty folder the user's own folder of houses."""
    monkeypatch.setenv("COUNCIL_HOUSES", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("text", NASTY)
def test_page_escapes_what_a_record_holds(text):
    """What a record holds is text on the page, whatever it would mean in HTML or in a template."""
    items = (
        AgendaItem(
            id="i", title=text, label=text, departments=(text,), materials=("m",),
            basis=text, entries=(Speech(id="s", speaker=text, text=text), Note(id="n", text=text)),
        ),
    )  # fmt: skip
    votes, materials = (
        (Vote(id="v", items=("i",), wording=text),),
        (Material(id="m", label=text, title=text),),
    )
    person = evolve(PERSON, name=text, department=text)
    meeting = evolve(
        BARE, title=text, venue=text, attendance=(person,), items=items, votes=votes, materials=materials
    )
    _source, read = page(meeting)
    assert [] == read.open
    assert not {"script", "img"} & {tag for tag, _attributes in read.tags}
    assert all(
        set(found) <= {"lang", "charset", "name", "content", "scope", "class", "style"}
        for _t, found in read.tags
    )
    assert 15 <= "".join(read.words).count(text)


def test_page_is_in_order():
    """The page is Japanese, has one h1, no heading leaps a level, and headings of rows say so."""
    parts = (AgendaItem(id="i", title="一"), AgendaItem(id="j", title="二", parent="i"))
    _source, read = page(evolve(BARE, venue="会議室", items=parts))
    levels = [int(tag[1]) for tag, _attributes in read.tags if re.fullmatch("h[1-6]", tag)]
    assert 1 == levels.count(1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert ("html", {"lang": "ja"}) == read.tags[0]
    assert all(found == {"scope": "row"} for tag, found in read.tags if tag == "th")


def test_names_are_read_aloud():
    """A member's kana stands over the name of the roster, and not over another name."""
    assert "<ruby>見本 一<rp>（</rp><rt>みほん はじめ</rt>" in page(evolve(BARE, attendance=(PERSON,)))[0]
    assert "<ruby>" not in page(evolve(BARE, attendance=(evolve(PERSON, name="見本 二"),)))[0]


def test_public_page_holds_nothing_closed():
    """A closed item's words are nowhere in the bytes of the public page; its heading and ground are."""
    item = AgendaItem(
        id="i",
        title="審査",
        openness=Openness.CLOSED,
        closed_under="条例第7条",
        entries=(Note(id="n", text="秘匿語"),),
    )
    public, internal = (page(evolve(BARE, items=(item,)), it)[0] for it in (Edition.PUBLIC, Edition.INTERNAL))
    assert ("審査【非公開】" in public, "条例第7条" in public, "秘匿語" in public) == (True, True, False)
    assert "秘匿語" in internal


def test_file_is_written_over_only_by_force(tmp_path):
    """Minutes are never written over a file that is there, unless they must be."""
    place = write_minutes(tmp_path / "m.html", "一")
    with pytest.raises(Unwritable):
        write_minutes(place, "二")
    assert "一" == place.read_text("utf-8")
    write_minutes(place, "三", force=True)
    assert "三" == place.read_text("utf-8")
    assert [place] == list(Path(tmp_path).iterdir())


def test_new_house_is_a_copy_without_faults(houses):
    """A new house is the plain one under a name of its own, once; nothing is wrong in it."""
    assert houses / "mihon" == new_house("mihon")
    assert () == check_house("mihon")
    with pytest.raises(Unwritable):
        new_house("mihon")
    for name in ("../x", "a b", ""):
        with pytest.raises(WrongDocument):
            new_house(name)
    assert ["mihon"] == [found.name for found in houses.iterdir()]


def test_check_names_every_key_that_nothing_prints(houses):
    """A label and a word that no document prints are each told with their place."""
    (houses / "mihon").mkdir()
    (houses / "mihon" / "house.toml").write_text(
        "title = 'x'\n[labels]\ndatum = 'x'\n[words]\nnote = 'x'\n", "utf-8"
    )
    labels, words = check_house("mihon")
    assert ("$.labels.datum" in labels, "$.words.note" in words) == (True, True)


def test_house_lends_its_labels_and_digits(houses):
    """A house that states a label or its digits prints them; the rest is the plain house's."""
    (houses / "mihon").mkdir()
    told = "title = 'x'\ndigits = '１２'\n[labels]\nobservers = '傍聴人'\n"
    (houses / "mihon" / "house.toml").write_text(told, "utf-8")
    text = compose(evolve(BARE, observers=12, press=3), COUNCIL, load_house("mihon"))
    assert "傍聴人　　１２人" in text
    assert "記　　者　　３人" in text
