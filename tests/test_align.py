"""Two records of one meeting that were made apart are put together by what they say."""

from hypothesis import given, settings
from strategies import meetings

from council_core.changes import align, diff, overlay
from council_core.model import (
    AgendaItem,
    Attendee,
    Ballot,
    Capacity,
    Choice,
    Decision,
    FollowUp,
    Meeting,
    Note,
    Outcome,
    Presence,
    Speech,
    Vote,
)

STORED = Meeting(
    id="c-1", council="c", title="第1回",
    attendance=(
        Attendee(id="p1", name="見本 花子", capacity=Capacity.MEMBER, member="m9"),
        Attendee(id="p2", name="架空 次郎", capacity=Capacity.MEMBER, presence=Presence.ABSENT),
    ),
    items=(
        AgendaItem(id="a", label="1", title="見本計画", entries=(
            Speech(id="x", speaker="会長", text="始めます。", closed=True), Speech(id="y", speaker="見本委員", text="異議なし。"),
        )),
        AgendaItem(id="b", label="2", title="その他"),
    ),
    votes=(Vote(id="v", items=("a",), wording="全員挙手"),),
    follow_ups=(FollowUp(id="f", item="b", text="次回報告する", owner="事務局"),),
)  # fmt: skip
READ = Meeting(
    id="other", council="d", title="第1回会議録",
    attendance=(
        Attendee(id="m1", name="架空次郎", capacity=Capacity.MEMBER),
        Attendee(id="m2", name="見本　花子", capacity=Capacity.MEMBER, presence=Presence.PRESENT),
        Attendee(id="p1", name="例田 良", capacity=Capacity.MEMBER),
    ),
    items=(
        AgendaItem(id="b", title="開会"),
        AgendaItem(id="i2", label="1", title="見本 計画", decision=Decision(outcome=Outcome.APPROVED), entries=(
            Note(id="e1", text="（開始）"), Speech(id="e2", speaker="会長", text="始めます。", attendee="m2"),
        )),
    ),
    votes=(Vote(id="v1", items=("i2",), wording="全員賛成", ballots=(Ballot(member="m2", choice=Choice.FOR),), presided_by="m1"),),
)  # fmt: skip


def test_the_same_is_found():
    """People are found by name, items by title, speeches by their words, votes by items; references follow."""
    found = align(STORED, READ)
    assert ["p2", "p1", "n1"] == [one.id for one in found.attendance]
    assert ["n1", "a"] == [item.id for item in found.items]
    assert ["e1", "x"] == [entry.id for entry in found.items[1].entries]
    assert "p1" == found.items[1].entries[1].attendee
    assert ("v", ("a",), "p1", "p2") == (
        found.votes[0].id, found.votes[0].items, found.votes[0].ballots[0].member, found.votes[0].presided_by,
    )  # fmt: skip
    assert ("c-1", "c") == (found.id, found.council)


def test_one_is_laid_over_the_other():
    """What the reading states counts; what it leaves open stays, and so do people and promises that it lacks."""
    laid = overlay(STORED, align(STORED, READ))
    people = [(one.id, one.member, one.presence) for one in laid.attendance]
    assert [("p2", None, Presence.ABSENT), ("p1", "m9", Presence.PRESENT), ("n1", None, None)] == people
    assert ["開会", "見本 計画"] == [item.title for item in laid.items]
    assert [False, True] == [entry.closed for entry in laid.items[1].entries]
    assert [("f", None, "事務局")] == [(one.id, one.item, one.owner) for one in laid.follow_ups]
    assert "全員賛成" == laid.votes[0].wording


@settings(max_examples=50)
@given(meetings())
def test_a_meeting_laid_over_itself(meeting):
    """Whatever a meeting holds, laid over itself it is what it was."""
    assert () == diff(meeting, overlay(meeting, align(meeting, meeting)))


@settings(max_examples=15)
@given(meetings(), meetings())
def test_any_two_meetings(one, other):
    """Any record can be laid over any other, and stays the meeting that it is."""
    laid = overlay(one, align(one, other))
    assert (one.id, one.council) == (laid.id, laid.council)
    assert other.items == () or len(other.items) == len(laid.items)


def test_an_empty_reading_takes_nothing():
    """A reading that states nothing changes nothing."""
    assert () == diff(STORED, overlay(STORED, align(STORED, Meeting(id="x", council="y", title=""))))
