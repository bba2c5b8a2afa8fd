"""Letters as whoever signs them reads them: in the right form, with the right paper, nothing left open in silence."""

import datetime
from pathlib import Path

import pytest
from attrs import evolve
from documents import BARE, COUNCIL, written
from test_letters import ASKED, PLAIN, PLANNED, issued, text_of

from council_core.minutes.writer import Kind
from council_core.minutes.writer.figures import Figures, Motion
from council_core.minutes.writer.letters import LetterView
from council_core.minutes.writer.script import Script, Step
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Choice,
    Decision,
    DocumentNumber,
    ItemKind,
    MeetingMode,
    NextMeeting,
    Outcome,
    Presence,
    Role,
    Vote,
)

DAY = datetime.date(2024, 7, 1)


@pytest.mark.parametrize(
    ("kind", "key"), [(Kind.ANNOUNCEMENT, "how_to_observe"), (Kind.NOTICE, "how_to_reply")]
)
def test_an_open_place_in_what_the_house_says_is_told(kind, key):
    """A sentence of the house with 〔　〕 in it is printed as it is, and told as missing; one without is not."""
    told = evolve(PLAIN.documents, **{key: ("定員を超えたときは、〔　〕による。",)})
    open_, whole = (
        issued(kind, BARE, PLANNED, house=evolve(PLAIN, documents=documents))[0].document
        for documents in (told, evolve(told, **{key: ("先着順とする。",)}))
    )
    assert "定員を超えたときは、〔　〕による。" in open_.content
    assert f"house.documents.{key}" in open_.lacks
    assert f"house.documents.{key}" not in whole.lacks


@pytest.mark.parametrize("kind", [Kind.NOTICE, Kind.ADVICE])
def test_a_letter_with_a_list_below_says_so(kind):
    """What has its matter below 記 refers to what stands below (下記), and ends with 以上."""
    item = evolve(ASKED, decision=Decision(outcome=Outcome.APPROVED))
    text = text_of(kind, evolve(BARE, items=(item,)), PLANNED)
    assert "下記のとおり" in text
    assert text.index("下記のとおり") < text.index("　記\n") < text.index("以上\n")
    assert "次のとおり" not in text


def test_the_ground_of_a_consultation_is_that_of_asking():
    """The clause of a consultation stands with the asking, whose ground it is, not with the deliberation."""
    item = evolve(
        ASKED,
        basis="条例第3条",
        consultation=DocumentNumber(number="見総第12号", date=DAY),
        decision=Decision(outcome=Outcome.APPROVED),
    )
    text = text_of(Kind.ADVICE, evolve(BARE, items=(item,)), PLANNED)
    assert "令和6年7月1日付け見総第12号で条例第3条に基づき諮問のあったこのことについて、審議した結果" in text


def test_a_meeting_in_writing_asks_for_votes_and_nobody_to_come():
    """By letter members vote on what can be decided; there is no place to go to, and nothing to watch."""
    meeting = evolve(
        BARE,
        mode=MeetingMode.WRITTEN,
        items=(ASKED, AgendaItem(id="o", title="その他", kind=ItemKind.OTHER)),
    )
    notice, announcement = (text_of(kind, meeting, PLANNED) for kind in (Kind.NOTICE, Kind.ANNOUNCEMENT))
    assert "計画　　賛成　・　反対　・　棄権" in notice.replace(" ", "")
    assert 1 == notice.partition("\f")[0].count("賛成　・　反対")
    assert "出欠回答書" not in notice
    assert "書面開催" in notice
    assert "書面により開催するため、傍聴はできません。" in announcement
    assert "傍聴者の定員" not in announcement
    for one in issued(Kind.ANNOUNCEMENT, meeting, PLANNED):
        assert "meeting.venue" not in one.document.lacks


@pytest.mark.parametrize(
    ("mode", "venue", "told"),
    [
        (MeetingMode.HYBRID, "第1会議室", "開催方法　参集及びWeb"),
        (MeetingMode.ONLINE, None, "Web会議"),
        (MeetingMode.IN_PERSON, "第1会議室", None),
    ],
)
def test_members_and_the_public_are_told_how_a_meeting_is_held(mode, venue, told):
    """A notice and an announcement say whether one may come, attend online or both."""
    meeting = evolve(BARE, mode=mode, venue=venue)
    for kind in (Kind.NOTICE, Kind.ANNOUNCEMENT):
        text = text_of(kind, meeting, PLANNED)
        assert (told or "第1会議室") in text
        assert (told is None) == ("開催方法" not in text and "Web会議" not in text)


@pytest.mark.parametrize(
    ("mode", "told"), [(MeetingMode.ONLINE, "Web会議"), (MeetingMode.WRITTEN, "書面開催")]
)
def test_how_a_meeting_is_held_has_words_of_its_own(mode, told):
    """A meeting online is not told as a member who attends so, nor one in writing as a way of voting."""
    assert f"開催方法　　{told}" in written(evolve(BARE, mode=mode), council=COUNCIL)


@pytest.mark.parametrize(
    ("following", "told"),
    [
        (NextMeeting(title="第3回審議会", date=DAY, opened_at=datetime.time(10), venue="第1会議室"),
         "第3回審議会として、令和6年7月1日（月）10時00分から、第1会議室での開催"),
        (NextMeeting(date=DAY), "令和6年7月1日（月）の開催"),
        (NextMeeting(opened_at=datetime.time(10)), "10時00分からの開催"),
        (NextMeeting(venue="第1会議室"), "第1会議室での開催"),
        (NextMeeting(title="第3回審議会"), "第3回審議会"),
    ],
)  # fmt: skip
def test_the_next_meeting_is_read_aloud_as_a_sentence(following, told):
    """What is known of the next meeting is read as a sentence, without gaps between its parts."""
    text = text_of(Kind.SCRIPT, evolve(BARE, next_meeting=following), PLANNED)
    assert f"次回の会議は、{told}を予定しております。" in text


def people(*names):
    """Return members of a meeting who are there, by their ids."""
    return tuple(
        Attendee(id=name, name=f"{name}見本", capacity=Capacity.MEMBER, presence=Presence.PRESENT)
        for name in names
    )


def test_who_is_recused_leaves_before_the_item_is_discussed():
    """A recused member goes out when the item is taken up, and comes back after its vote; of several, the last."""
    items = tuple(
        AgendaItem(id=name, title=f"{name}案", kind=ItemKind.CONSULTATION) for name in ("a", "b", "c")
    )
    vote = Vote(id="v", items=("a", "b"), recused=("x",))
    meeting = evolve(BARE, items=items, votes=(vote,), attendance=people("x", "y", "z"))
    text = text_of(Kind.SCRIPT, meeting, PLANNED)
    order = ["a案」を議題とします", "x見本委員は、利害", "（除斥の委員、退席）", "御質問はありませんか"]
    order += ["b案」を議題とします", "一括して採決したい", "（除斥の委員、着席）", "c案」を議題とします"]
    places = [text.index(part) for part in order]
    assert sorted(places) == places
    assert 1 == text.count("x見本委員は、利害") == text.count("（除斥の委員、着席）")


def test_a_casting_vote_stands_in_the_result():
    """Of a vote that was even, the result says how whoever presided decided it."""
    item = evolve(ASKED, decision=Decision(outcome=Outcome.APPROVED))
    vote = Vote(id="v", items=("i",), for_=2, against=2, casting_vote=Choice.FOR)
    text = text_of(Kind.SUMMARY, evolve(BARE, items=(item,), votes=(vote,)), PLANNED)
    assert "賛成2　反対2　議長裁決賛成" in text


@pytest.mark.parametrize("text", ["承認", None])
def test_a_conclusion_is_a_sentence(text):
    """Where the record has no more than the word for what became of it, the answer says so in a sentence."""
    item = evolve(ASKED, decision=Decision(outcome=Outcome.APPROVED, text=text))
    meeting = evolve(BARE, items=(item,))
    assert "　諮問のあった内容を適当と認める。" in text_of(Kind.ADVICE, meeting, PLANNED).splitlines()
    assert 1 == text_of(Kind.SUMMARY, meeting, PLANNED).count("承認")


def test_the_result_says_what_an_item_stands_under():
    """Items under two headings may have one label: the headings stand in the result too, and lack nothing."""
    items = (
        AgendaItem(id="p", label="1", title="諮問事項", kind=ItemKind.PROCEDURE),
        AgendaItem(id="a", label="ア", title="甲案", parent="p", decision=Decision(outcome=Outcome.APPROVED)),
        AgendaItem(id="q", label="2", title="報告事項"),
        AgendaItem(id="b", label="ア", title="乙案", parent="q", decision=Decision(outcome=Outcome.NOTED)),
    )
    (one,) = issued(Kind.SUMMARY, evolve(BARE, items=items), PLANNED)
    text = one.document.content
    places = [text.index(title) for title in ("1　諮問事項", "(ア)　甲案", "2　報告事項", "(ア)　乙案")]
    assert sorted(places) == places
    assert "meeting.items.decision" not in one.document.lacks


def test_seats_are_for_those_in_the_room():
    """On the list officers come first, and who is away or online has no seat."""
    people = [
        ("a", None, Presence.PRESENT),
        ("b", Role.VICE_CHAIR, Presence.PRESENT),
        ("c", None, Presence.ABSENT),
        ("d", Role.CHAIR, Presence.ONLINE),
    ]
    listed = tuple(
        Attendee(id=name, name=f"人{name}", capacity=Capacity.MEMBER, role=role, presence=presence)
        for name, role, presence in people
    )
    rows = [
        line
        for line in text_of(Kind.ATTENDEES, evolve(BARE, attendance=listed)).splitlines()
        if "　人" in line
    ]
    assert ["　", "1", "2", "　"] == [row[0] for row in rows]
    assert ["d", "b", "a", "c"] == [row.partition("人")[2][0] for row in rows]


def test_what_templates_may_ask_is_documented():
    """Each name that the views of these documents have beside the minutes' stands in docs/documents.md."""
    text = (Path(__file__).parent.parent / "docs" / "documents.md").read_text("utf-8")
    own = {name for name in vars(LetterView) if not name.startswith("_")}
    parts = {
        name for view in (Script, Step, Motion, Figures) for name in dir(view) if not name.startswith("_")
    }
    internal = {"vote", "recorded", "decided", "house", "known", "rules", "found", "same"}
    assert set() == {name for name in own if f"view.{name}" not in text}
    assert set() == {
        name for name in parts - internal if f"`{name}`" not in text and f"view.{name}" not in text
    }
