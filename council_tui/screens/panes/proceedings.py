"""The proceedings: every speech, event and note under its item, typed and mended in its place."""

from typing import Any, ClassVar, Final

from council_core import secretariat
from council_core.language import _
from council_core.model import (
    Attendee,
    Entry,
    Event,
    EventKind,
    Meeting,
    Note,
    Presence,
    Speech,
    key_word,
    word,
)
from council_tui.lines import Line
from council_tui.screens.form import edit_field
from council_tui.screens.panes.agenda import heading
from council_tui.screens.panes.pane import Pane
from council_tui.words import columns, lines_of

__all__ = ["ProceedingsPane", "entry_line", "named_in"]

_ROWS: Final = 6  # of a text under edit


class ProceedingsPane(Pane):
    """The entries in their order, under the headings of their items."""

    HINTS: ClassVar = ("open", "details", "new", "delete", "undo", "help")
    SHOWS: ClassVar = ("entries",)
    DOES: ClassVar = ("open", "details", "new", "delete", "shift")

    def lines(self) -> list[Line]:
        """List the entries; a heading can be chosen too, to put in the first entry under it."""
        meeting = self.meeting
        lines = [line for entry in meeting.entries for line in self._entry(f"entries/{entry.id}", entry)]
        for item in meeting.items:
            heads = lines_of(heading(item), self.width - 4)
            lines.append(Line(f" {heads[0]}", "bold", key=f"items/{item.id}"))
            lines += [Line(f"   {text}", "bold") for text in heads[1:]]
            for entry in item.entries:
                lines += self._entry(f"items/{item.id}/entries/{entry.id}", entry)
        return lines or [Line(" " + _("no items yet: the agenda comes first"))]

    def key_of(self, path: tuple[str, ...]) -> str | None:
        """Return the key of an entry's line: its path."""
        end = path.index("entries")
        return "/".join(path[:end] if path[end + 1 : end + 2] == ("new",) else path[: end + 2])

    def open(self) -> None:
        """Edit the text of the chosen entry."""
        path = self.path()
        record = secretariat.value_at(self.meeting, path) if path else None
        if not isinstance(record, Speech | Event | Note):
            self.new()
            return
        field = next(f for f in secretariat.fields_at(self.meeting, path) if f.key == "text")
        edit_field(self.page, (*path, "text"), field, "")

    def take_up(self, path: tuple[str, ...]) -> None:
        """Edit again what was being typed at a path: a new entry of somebody, or the text of one that is there."""
        if "new" not in path:
            super().take_up(path)
            return
        label = path[-1]
        speakers = (person for person in self.meeting.attendance if self._label(person) == label)
        self._ask(next(speakers, Note), path[: path.index("entries")])

    def delete(self) -> None:
        """Take the chosen entry out; headings are taken out in the agenda."""
        if "entries" in self.path():
            super().delete()
        else:
            self.page.tell(_("an item is taken out in the pane of the agenda"))

    def new(self) -> None:
        """Put an entry in after the chosen one: who speaks, or what happens."""
        if not self.path():
            self.page.tell(_("no items yet: the agenda comes first"))
            return
        people = [
            (person, columns((self._label(person), 20), (person.name, 0)))
            for person in self.meeting.attendance
            if person.presence is not Presence.ABSENT
        ]
        what = [(kind, f"-- {word(kind)}") for kind in EventKind]
        self.page.choose(
            _("who speaks, or what happens"), [*people, *what, (Note, _("-- a remark"))], self._ask
        )

    def _ask(self, what: Any, path: tuple[str, ...] | None = None) -> None:
        made: Entry
        if isinstance(what, Attendee):
            made = secretariat.make(self.meeting, Speech, speaker=self._label(what), attendee=what.id)
        elif isinstance(what, EventKind):
            made = secretariat.make(
                self.meeting, Event, event=what, text=secretariat.event_text(self.page.opened, what)
            )
        else:
            made = secretariat.make(self.meeting, Note)
        path = path if path is not None else self.path()
        where = (*path[:2], "entries") if path[:1] == ("items",) else ("entries",)
        after = path[-1] if "entries" in path else None

        def put_in(text: str) -> None:
            entries = secretariat.value_at(self.meeting, where)
            changed = secretariat.add(self.meeting, where, made, after)
            if after is None and entries:  # under a heading: the first entry
                changed = secretariat.move(changed, (*where, made.id), -len(entries))
            self.desk.store(secretariat.put(changed, (*where, made.id, "text"), text))
            self.page.fill()
            self.page.part("body").choose("/".join((*where, made.id)))

        label = made.speaker or "" if isinstance(made, Speech) else key_word("text")
        draft = self.desk.draft((*where, "new", label), label)
        self.page.ask(label, made.text, put_in, rows=_ROWS, draft=draft)

    def _label(self, person: Attendee) -> str:
        return secretariat.speaker_label(self.page.opened, person)

    def _entry(self, key: str, entry: Entry) -> list[Line]:
        texts = lines_of(entry_line(entry, named_in(self.meeting, entry)), self.width - 8)
        return [
            Line(f"    {texts[0]}", key=key),
            *(Line(f"       {text}") for text in texts[1:]),
            *self.findings(key),
        ]


def entry_line(entry: Entry, who: str = "") -> str:
    """Return an entry as it is listed: its time, who says or what happens, whether it is closed.

    `who` is the name of the person that it is about; an event without words of its own is told with it.
    """
    at = f"{entry.at:%H:%M} " if entry.at else ""
    closed = _("[closed]") + " " if entry.closed else ""
    if isinstance(entry, Speech):
        return f"{at}{closed}{entry.speaker or '-'}: {entry.text}"
    if isinstance(entry, Event) and not entry.text:
        return f"{at}{closed}-- {' '.join(part for part in (who, word(entry.event)) if part)}"
    return f"{at}{closed}-- {entry.text}"


def named_in(meeting: Meeting, entry: Entry) -> str:
    """Return the name of the person that an entry is about, or nothing."""
    known = isinstance(entry, Speech | Event) and meeting.attendee(entry.attendee or "")
    return known.name if known else ""
