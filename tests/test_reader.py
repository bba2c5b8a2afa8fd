"""Reading minutes: what is understood, and that nothing is lost."""

from hypothesis import given, strategies as st
from readings import PLAIN

from council_core.minutes.reader import parse_minutes, reading_data
from council_core.model import Capacity, Declared, Role, Speech

_LETTERS = st.text(
    alphabet="○〇委員会長（）()【】<>：:、。 　\n\t1２日時場所出席者議題令和5年6月午後時分から説明挙手全員「」・-<p>異議なし見本",
    max_size=300,
)


def test_the_head_of_plain_minutes_is_read():
    """Title, council, date, hours, place and observers are those that the head prints."""
    reading = parse_minutes(PLAIN)
    meeting = reading.meeting
    assert reading.council == "見本市見本計画審議会"
    assert reading.municipality == "見本市"
    assert str(meeting.date) == "2023-06-01"
    assert (str(meeting.opened_at), str(meeting.closed_at)) == ("14:00:00", "15:30:00")
    assert (meeting.fiscal_year, meeting.number_in_year) == (2023, 2)
    assert meeting.venue == "見本市役所2階会議室"
    assert meeting.observers == 2


def test_the_people_of_plain_minutes_are_read():
    """Members are listed with their roles, their names to the letter."""
    people = [(p.name, p.capacity, p.role) for p in parse_minutes(PLAIN).meeting.attendance]
    assert people == [
        ("見本 一郎", Capacity.MEMBER, Role.CHAIR),
        ("見本 花子", Capacity.MEMBER, Role.MEMBER),
        ("架空 次郎", Capacity.MEMBER, Role.MEMBER),
    ]


def test_speeches_and_the_vote_are_read():
    """Speakers are in order, and a show of hands with its ruling is one vote."""
    meeting = parse_minutes(PLAIN).meeting
    said = [entry.speaker for item in meeting.items for entry in item.entries if isinstance(entry, Speech)]
    assert said == ["見本会長", "架空委員", "事務局", "見本会長", "見本会長"]
    (vote,) = meeting.votes
    assert (vote.unanimous, vote.declared, vote.for_) == (True, Declared.CARRIED, None)


@given(_LETTERS)
def test_any_text_is_read_to_the_end(text):
    """Whatever a text holds, reading ends with an account of it and never with an error."""
    data = reading_data(parse_minutes(text))
    assert sum(len("".join(piece["text"].split())) for piece in data["unread"]) <= len(text)


@given(st.text(max_size=200))
def test_text_of_no_language_is_read_too(text):
    """Letters of any kind are read without an error."""
    assert parse_minutes(text).characters <= len(text)
