"""The documents of a meeting beside its minutes: to the letter, what they lack, what the public is not told."""

import datetime
import os
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import evolve
from documents import BARE, COUNCIL, Page, text_of as read
from hypothesis import Phase, given, settings, strategies as st
from strategies import councils, meetings
from test_minutes import NASTY, closings, every_guise, nasty_meeting
from test_naming import assemblies

from council_core import Edition, load_house
from council_core.errors import NothingToWrite, Unknown
from council_core.house import house_names
from council_core.minutes.writer import Form, Kind, compose_documents, edition_for
from council_core.model import (
    AgendaItem,
    Contact,
    Council,
    Decision,
    DocumentNumber,
    ItemKind,
    Member,
    Notice,
    Openness,
    Outcome,
    Role,
    Term,
)
from council_core.secretariat.houses import specimen

GOLDEN = Path(__file__).parent / "golden"
PLAIN = load_house()
FORMS = [Form.TEXT, Form.HTML]
DAY = datetime.date(2024, 7, 1)
CHAIR = Member(id="mihon", name="見本 花子", terms=(Term(role=Role.CHAIR),))
OTHER = Member(id="kaku", name="架空 次郎", terms=(Term(role=Role.MEMBER),))
ASKED = AgendaItem(id="i", title="計画", kind=ItemKind.CONSULTATION)
PLANNED = evolve(COUNCIL, members=(CHAIR, OTHER))


HOUSES = [load_house(name) for name in house_names()]


def issued(kind, meeting, council=COUNCIL, edition=None, *, house=PLAIN, **options):
    """Return the documents of a kind, or none where there is nothing to write."""
    try:
        return compose_documents(kind, meeting, council, house, edition, **options)
    except NothingToWrite:
        return ()


def text_of(kind, meeting, council=COUNCIL, edition=None, **options):
    """Return the texts of all documents of a kind."""
    found = issued(kind, meeting, council, edition, **options)
    return "\f".join(one.document.content for one in found)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.value)
@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_documents_to_the_letter(kind, form):
    """The plain house writes each document of the meeting that has everything as its golden file has it."""
    to = "a2" if kind is Kind.NOTICE else None
    (one,) = compose_documents(kind, *specimen(), PLAIN, form=form, to=to)
    golden = GOLDEN / f"plain.{kind.value}.{form.value}"
    if os.environ.get("COUNCIL_GOLDEN"):
        golden.write_text(one.document.content, "utf-8")
    assert golden.read_text("utf-8") == one.document.content


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_pages_of_documents_are_whole(kind):
    """Each page closes what it opens, has a title, one first heading, and leaps over no level of headings."""
    for one in compose_documents(kind, *specimen(), PLAIN, form=Form.HTML):
        page = Page(one.document.content)
        levels = [int(tag[1]) for tag, _attributes in page.tags if tag in {"h1", "h2", "h3", "h4"}]
        assert [] == page.open
        assert 1 == levels[0] == levels.count(1)
        assert all(second <= first + 1 for first, second in pairwise(levels))


LACKS = {
    Kind.AGENDA: {"meeting.date", "meeting.venue", "meeting.items"},
    Kind.NOTICE: {
        "meeting.notice.number",
        "meeting.notice.date",
        "meeting.notice.reply_by",
        "council.office",
    },
    Kind.ANNOUNCEMENT: {"meeting.announced_on", "meeting.venue", "council.contact.telephone"},
    Kind.ATTENDEES: {"meeting.date", "meeting.attendance.presence"},
    Kind.MATERIALS: {"meeting.materials"},
    Kind.SCRIPT: {"meeting.attendance.presence", "meeting.next_meeting", "meeting.items"},
    Kind.SUMMARY: {"meeting.items", "meeting.attendance.presence"},
}


@pytest.mark.parametrize(("kind", "lacks"), LACKS.items(), ids=lambda part: getattr(part, "value", ""))
def test_what_a_document_lacks_is_told(kind, lacks):
    """What the record does not state stands as 〔　〕 and is told by its place."""
    for one in issued(kind, BARE, PLANNED):
        assert lacks <= set(one.document.lacks)
        assert "〔　〕" in one.document.content


def test_advice_lacks_its_numbers():
    """Of a decided consultation without numbers the advice is a draft that says which are missing."""
    decision = Decision(outcome=Outcome.APPROVED_WITH_CONDITIONS)
    item = AgendaItem(id="i", title="計画", kind=ItemKind.CONSULTATION, decision=decision)
    (one,) = issued(Kind.ADVICE, evolve(BARE, items=(item,)), PLANNED)
    assert {
        "council.addressee",
        "meeting.items.consultation.number",
        "meeting.items.decision.advice.number",
        "meeting.items.decision.conditions",
    } <= set(one.document.lacks)
    assert "会長　見本 花子" in one.document.content


@pytest.mark.parametrize(
    ("kind", "meeting"),
    [
        (Kind.NOTICE, BARE),
        (Kind.ADVICE, BARE),
        (Kind.ADVICE, evolve(BARE, items=(ASKED,))),
        (Kind.ADVICE, evolve(BARE, items=(evolve(ASKED, decision=Decision()),))),
    ],
)
def test_what_makes_no_sense_is_refused(kind, meeting):
    """A notice to nobody and an answer to nothing are refused in a sentence."""
    with pytest.raises(NothingToWrite, match=r"m: .*nothing was written"):
        compose_documents(kind, meeting, COUNCIL, PLAIN)


@pytest.mark.parametrize("outcome", [Outcome.CONTINUED, Outcome.WITHDRAWN])
def test_what_goes_on_is_not_answered(outcome):
    """A consultation that is continued or withdrawn has no answer yet."""
    item = AgendaItem(id="i", title="計画", kind=ItemKind.CONSULTATION, decision=Decision(outcome=outcome))
    assert () == issued(Kind.ADVICE, evolve(BARE, items=(item,)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("適当である。\n理由\n費用が見合う。\n期間も短い。", ["1　結論", "　適当である。", "2　理由", "　費用が見合う。", "　期間も短い。"]),
        ("適当である。\n理由：費用が見合う。", ["1　結論", "　適当である。", "2　理由", "　費用が見合う。"]),
        ("理由　費用が見合う。", ["1　結論", "　諮問のあった内容を適当と認める。", "2　理由", "　費用が見合う。"]),
        ("適当である。\n理由書のとおり。", ["1　結論", "　適当である。", "　理由書のとおり。"]),
        ("適当である。", ["1　結論", "　適当である。"]),
    ],
)  # fmt: skip
def test_reasons_of_an_advice_have_a_heading(text, told):
    """What stands in the decision below a line that begins with 理由 comes below a heading, with the next number."""
    item = evolve(ASKED, decision=Decision(outcome=Outcome.APPROVED, text=text))
    lines = text_of(Kind.ADVICE, evolve(BARE, items=(item,)), PLANNED).splitlines()
    numbered = [line for line in lines if line]
    start, end = numbered.index("1　結論"), next(n for n, line in enumerate(numbered) if "審議の経過" in line)
    assert told == numbered[start:end]
    assert f"{len([line for line in told if line[0] != '　']) + 1}　審議の経過" == numbered[end]


@pytest.mark.parametrize(("kind", "options"), [(Kind.NOTICE, {"to": "x"}), (Kind.ADVICE, {"item": "x"})])
def test_unknown_member_and_item(kind, options):
    """A member or an item that is not there is refused with those that are."""
    with pytest.raises(Unknown, match=r"a1|i1"):
        compose_documents(kind, *specimen(), PLAIN, **options)


def test_notice_goes_to_each_member_in_office():
    """Before a meeting everybody in office is called, each by a letter of their own, in a file named by an id."""
    meeting = evolve(BARE, notice=Notice(number="見第1号", date=DAY, reply_by=DAY))
    found = issued(Kind.NOTICE, meeting, PLANNED)
    assert ["notice-m-mihon", "notice-m-kaku"] == [one.name for one in found]
    for one, name in zip(found, ("見本 花子", "架空 次郎"), strict=True):
        lines = one.document.content.splitlines()
        assert f"{name}　様" in lines
        assert "　見第1号" in "\n".join(lines)
        assert lines.index(f"{name}　様") < next(
            n for n, line in enumerate(lines) if "会長　見本 花子" in line
        )


@pytest.mark.parametrize("name", ["kaku", "架空 次郎"])
def test_notice_to_one_member(name):
    """A notice to one member is found by the id or by the name."""
    assert ["notice-m-kaku"] == [one.name for one in issued(Kind.NOTICE, BARE, PLANNED, to=name)]


def test_names_of_files_differ_in_more_than_case():
    """Two members whose ids differ in case alone have files of their own everywhere."""
    members = (evolve(CHAIR, id="a"), evolve(OTHER, id="A"))
    found = issued(Kind.NOTICE, BARE, evolve(COUNCIL, members=members))
    assert ["notice-m-a", "notice-m-A-2"] == [one.name for one in found]


def test_first_meeting_is_called_by_whoever_consults():
    """Where nobody is chair yet, the notice is sent in the name of whoever consults the council."""
    council = Council(id="c", name="審議会", addressee="見本市長　架空 太郎", members=(OTHER,))
    assert "見本市長　架空 太郎" in text_of(Kind.NOTICE, BARE, council)


def test_answers_are_due_as_the_house_has_it():
    """Without a day of its own the answer is due so many days before the meeting as the house says."""
    assert "令和6年6月26日（水）までに" in text_of(Kind.NOTICE, evolve(BARE, date=DAY), PLANNED)


def test_course_of_a_consultation():
    """The advice tells each meeting that dealt with the consultation until this one, by its number or its title."""
    asked = DocumentNumber(number="諮問第1号", date=datetime.date(2024, 4, 1))
    item = AgendaItem(
        id="i", title="計画", kind=ItemKind.CONSULTATION, consultation=asked, decision=Decision(text="適当")
    )
    going_on = evolve(item, title="計画（案）", decision=Decision(outcome=Outcome.CONTINUED))

    def meeting(name, month, *items):
        return evolve(BARE, id=name, title=f"{name}の会議", date=datetime.date(2024, month, 1), items=items)

    others = (
        meeting("second", 6, going_on),
        meeting("first", 5, evolve(item, consultation=None, decision=None)),
        meeting("later", 8, going_on),
        meeting("stranger", 5, evolve(going_on, consultation=DocumentNumber(number="諮問第2号"))),
        meeting("namesake", 5, evolve(item, consultation=evolve(asked, date=datetime.date(2023, 4, 1)))),
        meeting("closed", 5, evolve(item, openness=Openness.CLOSED, title="別の件")),
    )
    text = text_of(Kind.ADVICE, meeting("last", 7, item), PLANNED, others=others)
    places = [text.find(f"{name}の会議") for name in ("first", "second", "last")]
    assert sorted(places) == places
    assert -1 not in places
    assert "審議（継続審議）" in text
    assert not [name for name in ("later", "stranger", "namesake", "closed") if f"{name}の会議" in text]


def test_announcement_tells_how_open_each_item_is():
    """Each item is told open or closed, a closed one with its clause and those under it with it."""
    items = (
        AgendaItem(id="a", title="甲"),
        AgendaItem(id="b", title="乙", openness=Openness.CLOSED, closed_under="条例第7条"),
        AgendaItem(id="c", title="丙", parent="b"),
    )
    meeting = evolve(BARE, items=items, openness=Openness.PARTLY_CLOSED, observer_places=10)
    text = text_of(Kind.ANNOUNCEMENT, meeting)
    for told in ("甲（公開）", "乙（非公開　条例第7条）", "丙（非公開）", "10人"):
        assert told in text


def test_closed_meeting_is_announced_without_places():
    """Of a meeting that is closed as a whole the public is told that nobody may watch."""
    text = text_of(Kind.ANNOUNCEMENT, evolve(BARE, openness=Openness.CLOSED, closed_under="条例第7条"))
    assert "傍聴はできません。（条例第7条）" in text
    assert "定員" not in text


def test_each_kind_has_an_edition():
    """What goes to members and to the chair is internal, what goes out is public, unless somebody says."""
    internal = {kind for kind in Kind if edition_for(kind) is Edition.INTERNAL}
    assert {Kind.NOTICE, Kind.ATTENDEES, Kind.SCRIPT} == internal
    assert "審査請求書の写し" not in text_of(Kind.MATERIALS, *specimen())
    assert "審査請求書の写し" in text_of(Kind.MATERIALS, *specimen(), Edition.INTERNAL)


# A meeting takes too long to shrink.
@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(meetings(), councils(), st.sampled_from(Edition))
def test_any_meeting_has_every_document(meeting, council, edition):
    """Every document of any meeting of any council is written in every format, or refused as senseless."""
    for kind in Kind:
        for form in Form:
            for one in issued(kind, meeting, council, edition, form=form):
                assert one.document.content


@pytest.mark.parametrize("text", NASTY)
def test_what_would_be_markup_is_text_in_letters(text):
    """What a record and a council hold stands in every document to the letter, and opens nothing."""
    council = evolve(
        PLANNED,
        name=text,
        addressee=text,
        office=text,
        contact=Contact(person=text, telephone=text, mail=text),
    )
    for kind in Kind:
        for one in issued(kind, nasty_meeting(text), council, Edition.INTERNAL, form=Form.HTML):
            page = Page(one.document.content)
            assert [] == page.open
            assert not {"script", "img"} & {tag for tag, _attributes in page.tags}
            assert text in page.text


@settings(max_examples=60, deadline=None)
@given(closings(), st.sampled_from(HOUSES))
def test_public_documents_hold_no_closed_word(drawn, house):
    """Nothing closed reaches a public document of any kind, format or house, nor the name of its file."""
    meeting, closed = drawn
    member = Member(id="x", name="架空 次郎", remarks="語備考尾", nominated_by="語推薦尾")
    council = evolve(COUNCIL, members=(member,))
    others = (evolve(meeting, id="earlier", date=DAY),)
    files = "".join(
        one.name + read(one.document.content)
        for kind in Kind
        for form in Form
        for one in issued(
            kind, evolve(meeting, date=DAY), council, Edition.PUBLIC, house=house, form=form, others=others
        )
    )
    for word in closed | {"語備考尾", "語推薦尾"}:
        assert not {guise for guise in every_guise(word) if guise in files}


@settings(max_examples=40, deadline=None)
@given(assemblies(), st.sampled_from(HOUSES))
def test_no_hidden_name_is_in_a_document(drawn, house):
    """Where a house names nobody, no name is in any public document, whoever is named as the one to ask."""
    meeting, council, nameless, names = drawn
    nameless = evolve(house, names=nameless.names)
    person = meeting.attendance[0].name
    decided = AgendaItem(
        id="i", title="計画", kind=ItemKind.CONSULTATION, decision=Decision(outcome=Outcome.APPROVED)
    )
    meeting = evolve(meeting, items=(decided,))
    council = evolve(council, contact=Contact(person=f"主査　{person}"))
    files = ""
    for kind in Kind:
        for form in Form:
            try:
                found = compose_documents(kind, meeting, council, nameless, Edition.PUBLIC, form=form)
            except NothingToWrite:
                continue
            files += "".join(one.name + read(one.document.content) for one in found)
    assert set() == {name for name in names if name in files}
