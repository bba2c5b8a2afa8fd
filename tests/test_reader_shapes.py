"""Whole minutes in many shapes, each with what it says beside it; every person and place in them is made up."""

import tomllib
from pathlib import Path

import pytest

from council_core.minutes.reader import parse_minutes
from council_core.model import Capacity, Presence, Speech

SHAPES = Path(__file__).parent / "shapes"
_HERE = {Presence.PRESENT, Presence.ONLINE, Presence.PROXY}


def _people(meeting, capacity, presences):
    return [
        "".join(person.name.split())
        for person in meeting.attendance
        if person.capacity is capacity and person.presence in presences
    ]


def facts(reading):
    """Return what a reading says, in the words of the files beside the texts."""
    meeting = reading.meeting
    outcomes = [(item, item.decision.outcome) for item in meeting.items if item.decision]
    upcoming = meeting.next_meeting
    return {
        "title": meeting.title,
        "council": reading.council,
        "date": meeting.date and meeting.date.isoformat(),
        "hours": [str(time)[:5] for time in (meeting.opened_at, meeting.closed_at) if time],
        "venue": meeting.venue,
        "observers": meeting.observers,
        "openness": meeting.openness,
        "members": _people(meeting, Capacity.MEMBER, _HERE),
        "absent": _people(meeting, Capacity.MEMBER, {Presence.ABSENT}),
        "online": _people(meeting, Capacity.MEMBER, {Presence.ONLINE}),
        "by_proxy": _people(meeting, Capacity.MEMBER, {Presence.PROXY}),
        "officers": [
            f"{person.role} {''.join(person.name.split())}"
            for person in meeting.attendance
            if person.role and person.role != "member"
        ],
        "explainers": _people(meeting, Capacity.EXPLAINER, _HERE),
        "secretariat": _people(meeting, Capacity.SECRETARIAT, _HERE),
        "agenda": [
            " ".join(part for part in (item.label, item.title) if part)
            for item in meeting.items
            if item.title and item.kind != "procedure"
        ],
        "outcomes": [f"{item.label or item.title} {outcome}" for item, outcome in outcomes if outcome],
        "votes": [
            f"{vote.wording}: {' '.join(item.label or item.title for item in meeting.items if item.id in vote.items)}"
            for vote in meeting.votes
        ],
        "entries": [f"{item.label or item.title}: {len(item.entries)}" for item in meeting.items if item.entries],
        "speakers": [
            "".join(entry.speaker.split())
            for item in meeting.items
            for entry in item.entries
            if isinstance(entry, Speech)
        ],
        "next": upcoming and upcoming.date and upcoming.date.isoformat(),
        "unread": sum(len("".join(piece.text.split())) for piece in reading.unread),
    }  # fmt: skip


@pytest.mark.parametrize("text", sorted(SHAPES.glob("*.txt")), ids=lambda path: path.stem)
def test_shapes(text):
    """Of minutes in any shape that is read which stands in the file beside them, and nothing else."""
    expected = tomllib.loads(text.with_suffix(".toml").read_text("utf-8"))
    aside = {None, *expected.pop("aside", [])}
    actual = facts(parse_minutes(text.read_text("utf-8"), text.name))
    assert expected == {key: said for key, said in actual.items() if said is not None and key not in aside}
