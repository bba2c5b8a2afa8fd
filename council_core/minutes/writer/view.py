"""What a template may ask of a meeting, beside the record's own fields.

Names here are what houses are written with: one is added freely, and renamed or removed never.
docs/houses.md lists them.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

import attrs

from council_core.house import House
from council_core.minutes.kinds import PRINTED
from council_core.minutes.writer.agenda import Item, items_of
from council_core.minutes.writer.edition import Edited
from council_core.minutes.writer.people import Department, People, Person, people_of
from council_core.minutes.writer.results import FollowUpView, Paper, Result, VoteView
from council_core.minutes.writer.said import Said
from council_core.model import (
    AgendaItem,
    Attendee,
    Ballot,
    Capacity,
    Council,
    Decision,
    DocumentNumber,
    Entry,
    Event,
    FollowUp,
    Material,
    Meeting,
    MeetingMode,
    Member,
    NextMeeting,
    Note,
    Reply,
    Review,
    Speech,
    Term,
    Vote,
)

__all__ = ["EMPTY", "KNOWN", "NextView", "View", "runs"]

_HALF_WIDTH: Final = re.compile("[\uff66-\uff9f]")  # katakana

EMPTY: Final = "〔　〕"
_MODES: Final[dict[MeetingMode | None, str]] = {
    MeetingMode.ONLINE: "online-meeting",
    MeetingMode.WRITTEN: "written-meeting",
}


class View:
    """A meeting in one edition, as the templates of a house see it. What it lacks is noted in `lacks`."""

    def __init__(self, edited: Edited, house: House) -> None:
        self.meeting: Meeting = edited.meeting
        self.council: Council = edited.council
        self.house = house
        self.edition = edited.edition.value
        self.lacks: dict[str, None] = {}
        self._hidden = edited.hidden

    @property
    def public(self) -> bool:
        """Whether this is the public edition."""
        return self.edition == "public"

    def needed(self, value: Any, key: str) -> Any:
        """Return a value; where there is none, an empty place for it, and note that the record lacks it.

        So it is with a text that has an empty place in it: a sentence of a house that nobody has completed.
        """
        if value is None or value in ("", ()):
            self.lacks[key] = None
            return EMPTY
        if isinstance(value, str) and EMPTY in value:
            self.lacks[key] = None
        return value

    @property
    def mode(self) -> str:
        """How the meeting is held, or nothing; the words for who attends online or votes in writing are others."""
        mode = self.meeting.mode
        return self.house.label(_MODES[mode]) if mode in _MODES else self.house.word(mode)

    @cached_property
    def day(self) -> str:
        """The day of the meeting, or nothing."""
        return self.house.day(self.meeting.date) if self.meeting.date else ""

    @cached_property
    def opened(self) -> str:
        """When it was opened, or nothing."""
        return self.house.time(self.meeting.opened_at) if self.meeting.opened_at else ""

    @cached_property
    def closed(self) -> str:
        """When it was closed, or nothing."""
        return self.house.time(self.meeting.closed_at) if self.meeting.closed_at else ""

    @cached_property
    def hours(self) -> str:
        """From when until when: 14時00分～15時30分, or nothing."""
        return self.house.hours(self.meeting.opened_at, self.meeting.closed_at)

    @cached_property
    def people(self) -> People:
        """Everybody on the attendance list."""
        return People(
            Person(attendee, self.house, self._kana(attendee), attendee.id in self._hidden)
            for attendee in self.meeting.attendance
        )

    def _kana(self, attendee: Attendee) -> str:
        """Return the reading of a name. One that is stored in half-width letters is drawn in full-width ones."""
        member = self.council.member(attendee.member) if attendee.member else None
        kana = (member.kana or "") if member and member.name == attendee.name else ""
        return unicodedata.normalize("NFKC", kana) if _HALF_WIDTH.search(kana) else kana

    @cached_property
    def members(self) -> People:
        """The council's members."""
        return people_of(self.people, Capacity.MEMBER)

    @cached_property
    def explainers(self) -> People:
        """Those who explain: 説明員."""
        return people_of(self.people, Capacity.EXPLAINER)

    @cached_property
    def secretariat(self) -> People:
        """The secretariat."""
        return people_of(self.people, Capacity.SECRETARIAT)

    @cached_property
    def guests(self) -> People:
        """All others."""
        return people_of(self.people, Capacity.GUEST)

    def person(self, attendee_id: str | None) -> Person | None:
        """Return the person of an id, if there is one."""
        return self._by_id.get(attendee_id or "")

    @cached_property
    def _by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The proceedings before the first item."""
        return self.meeting.entries

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item once, each before those under it, with its depth."""
        return items_of(self.meeting, self.house, self.person)

    @property
    def agenda(self) -> tuple[Item, ...]:
        """The items under no other; each has those under it in `parts`.

        An item without a title only holds what was said before the first: no agenda lists it.
        """
        return tuple(item for item in self.items if item.depth == 0 and item.title)

    @cached_property
    def tells_kinds(self) -> bool:
        """Whether some item is of a kind that its title does not tell, so that an agenda has to say the kinds."""
        return any(item.kind in PRINTED and item.kind != item.kind_told for item in self.items)

    @cached_property
    def votes(self) -> tuple[VoteView, ...]:
        """All votes, in their order."""
        headings = {item.id: item.heading for item in self.items}
        return tuple(VoteView(vote, self.house, self.person, headings) for vote in self.meeting.votes)

    @property
    def other_votes(self) -> tuple[VoteView, ...]:
        """The votes that decide no item."""
        known = {item.id for item in self.items}
        return tuple(vote for vote in self.votes if not known.intersection(vote.vote.items))

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """What became of the items: those of which one line tells together, else those with one outcome."""
        found: dict[tuple[str, str], list[Item]] = {}
        for item in self.items:
            if item.decision is not None:
                key = (item.summary, "" if item.summary else item.outcome)
                found.setdefault(key, []).append(item)
        return tuple(
            Result(items[0].decision, self.house, tuple(items))
            for items in found.values()
            if items[0].decision is not None
        )

    @cached_property
    def materials(self) -> tuple[Paper, ...]:
        """The materials of the meeting."""
        return tuple(Paper(paper.label or "", paper.title or "") for paper in self.meeting.materials)

    @cached_property
    def follow_ups(self) -> tuple[FollowUpView, ...]:
        """What was promised, with the item that it belongs to."""
        items = {item.id: item for item in self.items}
        return tuple(
            FollowUpView(follow_up, self.house, items.get(follow_up.item or ""), self.said(follow_up.text))
            for follow_up in self.meeting.follow_ups
        )

    def said(self, text: str) -> bool:
        """Whether a text stands in the proceedings or in a result."""
        return self._said.has(text)

    @cached_property
    def _said(self) -> Said:
        results = (Note(id=item.id, text=item.result) for item in self.items)
        return Said((*(entry for _item, entry in self.meeting.proceedings()), *results))

    @cached_property
    def next(self) -> "NextView | None":
        """What was said about the next meeting; `None` where nothing was."""
        following = self.meeting.next_meeting
        return NextView(following, self.house) if following and following != NextMeeting() else None


@attrs.frozen(eq=False)
class NextView:
    """What was said about the next meeting."""

    following: NextMeeting
    house: House

    @property
    def title(self) -> str:
        """Its title, or nothing."""
        return self.following.title or ""

    @property
    def day(self) -> str:
        """Its day, or nothing."""
        return self.house.day(self.following.date) if self.following.date else ""

    @property
    def opened(self) -> str:
        """When it begins, or nothing."""
        return self.house.time(self.following.opened_at) if self.following.opened_at else ""

    @property
    def venue(self) -> str:
        """Where, or nothing."""
        return self.following.venue or ""

    @property
    def told(self) -> tuple[str, ...]:
        """All that is known of it, in the order title, day, time, place."""
        return tuple(part for part in (self.title, self.day, self.opened, self.venue) if part)

    @property
    def said(self) -> str:
        """All that is known of it, as it is read aloud: 第3回として、9月2日10時から、会議室での開催."""
        house = self.house
        begins = house.says("next-from", time=self.opened) if self.opened else ""
        place = house.says("next-at", venue=self.venue) if self.venue else ""
        held = house.styled("、").join(part for part in (self.day + begins, place) if part)
        if not held:
            return self.title
        return (house.says("next-as", title=self.title) if self.title else "") + house.says(
            "next-held", held=held
        )


def runs(values: Iterable[Any], attribute: str) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Yield neighbours together that have an attribute in common, each time with what they share."""
    for shared, group in groupby(values, attrgetter(attribute)):
        yield shared, tuple(group)


def _names_of(*classes: type) -> Iterator[str]:
    for cls in classes:
        yield from (name for name in dir(cls) if not name.startswith("_"))


_RECORDS: Final = (
    *(AgendaItem, Attendee, Ballot, Council, Decision, DocumentNumber, Event, FollowUp, Material, Meeting),
    *(Member, NextMeeting, Note, Reply, Review, Speech, Term, Vote),
)
# The names of fields that a template is given. Of none of them comes anything that a sandbox forbids.
KNOWN: Final = frozenset(
    {
        *(field.name for record in _RECORDS for field in attrs.fields(record)),
        *_names_of(Person, Department, Item, VoteView, Result, FollowUpView, Paper, NextView),
        *(name for name in vars(View) if not name.startswith("_")),
        *(name for name in vars(People) if not name.startswith("_")),
        *("meeting", "council", "lacks", "edition"),
        *_names_of(datetime.time),
    }
    - {"count", "format", "format_map", "replace"}
)
