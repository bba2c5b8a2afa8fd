"""Minutes of a meeting as text or HTML, made with the house's template."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from council_core.errors import WrongTemplate
from council_core.house import House
from council_core.minutes.writer.edition import Edition, edition_of
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Choice,
    Council,
    Entry,
    Meeting,
    Openness,
    Presence,
    Role,
    Speech,
    Vote,
)
from council_core.shipped import shipped

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Form", "compose"]

_LABELS: Final = {
    Capacity.MEMBER: "members",
    Capacity.EXPLAINER: "explainers",
    Capacity.SECRETARIAT: "secretariat",
    Capacity.GUEST: "guests",
}
_PLAIN: Final = "minutes.txt.j2"
_BETWEEN_LETTERS: Final = re.compile("(?<=[^ -~])[ 　]+(?=[^ -~])")


class Form(StrEnum):
    """The format that a document is written in."""

    TEXT = "txt"
    HTML = "html"


def compose(
    meeting: Meeting,
    council: Council,
    house: House,
    edition: Edition = Edition.PUBLIC,
    form: Form = Form.TEXT,
) -> str:
    """Return the minutes of a meeting as text or as one HTML file, in a house style.

    A house without a template of its own is written with the plain one.

    Raises:
        WrongTemplate: the template cannot be rendered; names file and line.
    """
    view = _View(edition_of(meeting, edition), house)
    try:
        template = _environment(house, form).get_template(f"minutes.{form}.j2")
        return template.render(council=council, house=house, meeting=view.meeting, view=view)
    except Exception as error:  # a template can go wrong in any way, and its writer wants the line
        raise WrongTemplate(_place(error, house), str(error)) from error


def _place(error: Exception, house: House) -> Path:
    """Return the file and the line of a template at which it went wrong (`mihon/minutes.txt.j2:3`)."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return Path(f"{name or (house.folder or Path()) / _PLAIN}:{line or 1}")


def _environment(house: House, form: Form) -> "Environment":
    """Make a sandbox: a house's template can format what it is given and nothing else."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    folders = [folder for folder in (house.folder, shipped("houses", "plain")) if folder is not None]
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=form is Form.HTML,  # plain text has nothing to escape
    )
    made.filters |= {
        "day": house.day,
        "time": house.time,
        "word": house.word,
        "number": house.number,
        "indented": _indented,
    }
    made.filters["squeezed"] = _squeezed
    return made


def _squeezed(label: str) -> str:
    """Return a label without the spaces that spread it over a column: 日時 of `日　　時`."""
    return _BETWEEN_LETTERS.sub("", label)


def _indented(text: str, by: str = "　") -> str:
    """Indent the lines of a text, empty ones aside."""
    return "\n".join(by + line if line else line for line in text.splitlines())


@frozen
class _View:
    """What a template asks of a meeting."""

    meeting: Meeting
    house: House

    def lists(self) -> Iterator[tuple[str, tuple[Attendee, ...]]]:
        """Yield each list of people with its label: who is there, who is away, of whom nothing is stated."""
        for capacity, key in _LABELS.items():
            labels = [self.house.label(label) for label in (f"{key}-present", f"{key}-absent", key)]
            people = [person for person in self.meeting.attendance if person.capacity is capacity]
            here = tuple(person for person in people if person.presence not in {None, Presence.ABSENT})
            away = tuple(person for person in people if person.presence is Presence.ABSENT)
            unknown = tuple(person for person in people if person.presence is None)
            yield from zip(labels, (here, away, unknown), strict=True)

    def named(self, person: Attendee) -> str:
        """Return a person as a list names them: name with role, department and post where there are such."""
        return person.name + self.after_name(person)

    def after_name(self, person: Attendee) -> str:
        """Return what a list says after a person's name, in brackets, or nothing."""
        notes = []
        if person.capacity is Capacity.MEMBER and person.role not in {None, Role.MEMBER}:
            notes.append(self.house.word(person.role))
        notes += [part for part in (person.department, person.post) if part]
        if person.presence in {Presence.ONLINE, Presence.PROXY}:
            notes.append(self.house.word(person.presence))
        if person.proxy_name:
            notes.append(person.proxy_name)
        return f"（{'　'.join(notes)}）" if notes else ""

    def kana(self, person: Attendee, council: Council) -> str:
        """Return how a member's name is read, where the roster tells it of the same name."""
        member = council.member(person.member) if person.member else None
        return (member.kana or "") if member and member.name == person.name else ""

    def when(self) -> str:
        """Return the day and the hours of the meeting, on one line."""
        meeting = self.meeting
        day = self.house.day(meeting.date) if meeting.date else ""
        hours = self.house.time(meeting.opened_at) if meeting.opened_at else ""
        hours += f"～{self.house.time(meeting.closed_at)}" if meeting.closed_at else ""
        return "　".join(part for part in (day, hours) if part)

    def items(self) -> Iterator[tuple[AgendaItem, int]]:
        """Yield every item once with its depth, each before those under it; in their order otherwise."""
        told: set[str] = set()
        ids = {item.id for item in self.meeting.items}
        for item in self.meeting.items:
            if item.parent not in ids:
                yield from self._under(item, 0, told)
        for (
            item
        ) in self.meeting.items:  # what stands below itself has no beginning: it is told where it stands
            if item.id not in told:
                yield from self._under(item, 0, told)

    def _under(self, item: AgendaItem, depth: int, told: set[str]) -> Iterator[tuple[AgendaItem, int]]:
        told.add(item.id)
        yield item, depth
        for part in self.meeting.items:
            if part.parent == item.id and part.id not in told:
                yield from self._under(part, depth + 1, told)

    def heading(self, item: AgendaItem) -> str:
        """Return an item's label and title."""
        return f"{item.label}　{item.title}" if item.label else item.title

    def is_closed(self, item: AgendaItem) -> bool:
        """Tell whether an item is closed."""
        return item.openness is Openness.CLOSED

    def is_speech(self, entry: Entry) -> bool:
        """Tell a speech from an event or a note."""
        return isinstance(entry, Speech)

    def votes(self, item: AgendaItem) -> tuple[Vote, ...]:
        """Return the votes that decide an item; a vote on several is told under the last of them."""
        return tuple(vote for vote in self.meeting.votes if self._told_under(vote) == item.id)

    def other_votes(self) -> tuple[Vote, ...]:
        """Return the votes that decide no item of the meeting."""
        return tuple(vote for vote in self.meeting.votes if self._told_under(vote) is None)

    def _told_under(self, vote: Vote) -> str | None:
        ids = {item.id for item in self.meeting.items}
        return next((item for item in reversed(vote.items) if item in ids), None)

    def voted(self, vote: Vote) -> str:
        """Return a vote as the record tells it: how, with what wording and counts, and with what result."""
        counts = [
            f"{self.house.word(choice)}{self.house.number(number)}"
            for choice, number in (
                (Choice.FOR, vote.for_),
                (Choice.AGAINST, vote.against),
                (Choice.ABSTAIN, vote.abstaining),
            )
            if number is not None
        ]
        parts = [self.house.word(vote.method) if vote.method else "", vote.wording or "", *counts]
        if vote.declared:
            parts.append(self.house.word(vote.declared))
        return "　".join(part for part in parts if part)

    def next_meeting(self) -> str:
        """Return what was said about the next meeting, on one line."""
        following = self.meeting.next_meeting
        if following is None:
            return ""
        day = self.house.day(following.date) if following.date else ""
        start = self.house.time(following.opened_at) if following.opened_at else ""
        return "　".join(part for part in (following.title or "", day, start, following.venue or "") if part)

    def material(self, material_id: str) -> str:
        """Return a material's label, else its title."""
        found = next((material for material in self.meeting.materials if material.id == material_id), None)
        return (found.label or found.title or material_id) if found else material_id
