"""Minutes of a meeting as text, made with the house's template."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

from council_core.errors import Unreadable
from council_core.house import House
from council_core.minutes.writer.edition import Edition, edition_of
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
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

__all__ = ["compose"]

_TEMPLATE: Final = "minutes.txt.j2"


def compose(meeting: Meeting, council: Council, house: House, edition: Edition = Edition.PUBLIC) -> str:
    """Return the minutes of a meeting as text, in a house style.

    A house without a template of its own is written with the plain one.

    Raises:
        Unreadable: the template cannot be read or is wrong; names file and line.
    """
    from jinja2 import TemplateError

    view = _View(edition_of(meeting, edition), house)
    try:
        template = _environment(house).get_template(_TEMPLATE)
        return template.render(council=council, house=house, meeting=view.meeting, view=view)
    except TemplateError as error:
        place = f"{getattr(error, 'filename', None) or _TEMPLATE}:{getattr(error, 'lineno', '')}"
        from pathlib import Path

        raise Unreadable(Path(place), error.message or type(error).__name__) from error


def _environment(house: House) -> "Environment":
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
        autoescape=False,  # plain text has nothing to escape
    )
    made.filters |= {"day": house.day, "time": house.time, "word": house.word, "indented": _indented}
    return made


def _indented(text: str, by: str = "　") -> str:
    """Indent the lines of a text, empty ones aside."""
    return "\n".join(by + line if line else line for line in text.splitlines())


@frozen
class _View:
    """What a template asks of a meeting."""

    meeting: Meeting
    house: House

    def people(self, capacity: str, *, absent: bool = False) -> tuple[Attendee, ...]:
        """Return the people of a capacity who are there, or the absent ones."""
        return tuple(
            person
            for person in self.meeting.attendance
            if person.capacity == capacity and (person.presence is Presence.ABSENT) is absent
        )

    def named(self, person: Attendee) -> str:
        """Return a person as a list names them: name with role, department and post where there are such."""
        notes = []
        if person.capacity is Capacity.MEMBER and person.role not in {None, Role.MEMBER}:
            notes.append(self.house.word(person.role))
        notes += [part for part in (person.department, person.post) if part]
        if person.presence in {Presence.ONLINE, Presence.PROXY}:
            notes.append(self.house.word(person.presence))
        if person.proxy_name:
            notes.append(person.proxy_name)
        return f"{person.name}（{'　'.join(notes)}）" if notes else person.name

    def items(self, parent: str | None = None, depth: int = 0) -> Iterator[tuple[AgendaItem, int]]:
        """Yield the items with their depth, each before those under it; in their order otherwise."""
        ids = {item.id for item in self.meeting.items}
        for item in self.meeting.items:
            if item.parent == parent or (parent is None and item.parent not in ids):
                yield item, depth
                if item.parent != item.id:
                    yield from self.items(item.id, depth + 1)

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
        return tuple(vote for vote in self.meeting.votes if vote.items and vote.items[-1] == item.id)

    def voted(self, vote: Vote) -> str:
        """Return a vote as the record tells it: how, with what wording and counts, and with what result."""
        counts = [
            f"{label}{number}"
            for label, number in (("賛成", vote.for_), ("反対", vote.against), ("棄権", vote.abstaining))
            if number is not None
        ]
        parts = [self.house.word(vote.method) if vote.method else "", vote.wording or "", *counts]
        if vote.declared:
            parts.append(self.house.word(vote.declared))
        return "　".join(part for part in parts if part)

    def material(self, material_id: str) -> str:
        """Return a material's label, else its title."""
        found = next((material for material in self.meeting.materials if material.id == material_id), None)
        return (found.label or found.title or material_id) if found else material_id
