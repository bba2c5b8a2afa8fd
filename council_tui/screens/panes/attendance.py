"""The attendance: one key a person, and who leaves the meeting without its quorum."""

import datetime
from functools import lru_cache
from typing import ClassVar

from council_core import secretariat
from council_core.language import _, current
from council_core.model import Attendee, Capacity, Meeting, Presence, Role, key_word, word
from council_tui.lines import Line
from council_tui.screens.panes.pane import Pane
from council_tui.words import columns, lines_of, mark_of

__all__ = ["AttendancePane"]


class AttendancePane(Pane):
    """The people by capacity, members first."""

    HINTS: ClassVar = (
        "flip",
        "mark('absent')",
        "timed('arrived_at')",
        "timed('left_at')",
        "new",
        "undo",
        "help",
    )
    SHOWS: ClassVar = ("attendance",)
    DOES: ClassVar = ("open", "details", "new", "delete", "shift", "flip", "mark", "timed")

    def lines(self) -> list[Line]:
        """List the people, each with the mark of presence, and how the quorum stands."""
        lines: list[Line] = []
        for capacity in Capacity:
            people = [person for person in self.meeting.attendance if person.capacity is capacity]
            if people:
                lines.append(Line(f" {word(capacity)} ({len(people)})", "bold"))
            for person in people:
                lines.append(Line(_person(person, current()), key=person.id))
                lines += self.findings(f"attendance/{person.id}", within=True)
        if not lines:
            return [
                Line(
                    " "
                    + self.page.keyed(
                        _("nobody is on the list; {new} puts somebody in, and the palette takes a list in")
                    )
                )
            ]
        told = lines_of(_("quorum") + f": {self.desk.seen.quorum}", self.width - 4)
        return [*lines, Line(), *(Line(f"  {text}") for text in told)]

    def path(self) -> tuple[str, ...]:
        """Return the path of the chosen person."""
        return ("attendance", self.chosen) if self.chosen else ()

    def new(self) -> None:
        """Put somebody on the list: in what capacity, and of what name."""
        options = [(capacity, word(capacity)) for capacity in Capacity]
        self.page.choose(key_word("capacity"), options, self._ask_name)

    def _ask_name(self, capacity: Capacity) -> None:
        def put_in(name: str) -> None:
            person = secretariat.make(self.meeting, Attendee, capacity=capacity, name="?")
            field = next(f for f in secretariat.fields_of_record(person) if f.key == "name")
            named = secretariat.put(
                secretariat.add(self.meeting, ("attendance",), person, self._last_before(capacity)),
                ("attendance", person.id, "name"),
                secretariat.parse_value(field, name),
            )
            self.desk.store(secretariat.mark_presence(named, person.id, Presence.PRESENT))
            self.page.fill()
            self.page.part("body").choose(person.id)

        self.page.ask(
            _("full name"), "", put_in, draft=self.desk.draft(("attendance", "new"), _("full name"))
        )

    def _last_before(self, capacity: Capacity) -> str | None:
        """Return the person whom a new one of a capacity stands below: the chosen one, else the last of that capacity."""
        chosen = self.meeting.attendee(self.chosen)
        same = [person.id for person in self.meeting.attendance if person.capacity is capacity]
        if chosen is not None and chosen.id in same:
            return chosen.id
        return same[-1] if same else self.chosen or None

    def flip(self) -> None:
        """Mark the chosen person present, or absent where they are present."""
        person = self.meeting.attendee(self.chosen)
        here = person is not None and person.presence not in {None, Presence.ABSENT}
        if person is None:
            self.page.tell(_("choose a person first"))
            return
        other = Presence.ABSENT if here else Presence.PRESENT
        self.page.change(lambda meeting: secretariat.mark_presence(meeting, person.id, other))

    def mark(self, presence: str) -> None:
        """Mark the chosen person's presence, and go to the next person."""
        chosen = self.chosen
        if not chosen:
            self.page.tell(_("choose a person first"))
            return
        marked = Presence(presence) if presence else None
        if not self.page.change(lambda meeting: secretariat.mark_presence(meeting, chosen, marked)):
            return
        if marked is Presence.PROXY:
            self._ask_deputy(chosen)
        else:
            self.page.part("body").action_down()

    def _ask_deputy(self, attendee: str) -> None:
        """Ask who came in a person's place, and go to the next person."""
        if (person := self.meeting.attendee(attendee)) is None:
            return
        field = next(f for f in secretariat.fields_of_record(person) if f.key == "proxy_name")

        def put(name: str) -> None:
            value = secretariat.parse_value(field, name)
            self.desk.store(secretariat.put(self.meeting, ("attendance", attendee, "proxy_name"), value))
            self.page.fill()
            self.page.part("body").action_down()

        self.page.ask(f"{person.name} {field.label}", person.proxy_name or "", put)

    def timed(self, key: str) -> None:
        """Ask when the chosen person came late or left early; now, unless another time is typed."""
        person = self.meeting.attendee(self.chosen)
        if person is None:
            self.page.tell(_("choose a person first"))
            return
        told = getattr(person, key) or datetime.datetime.now().replace(second=0, microsecond=0).time()  # noqa: DTZ005 -- the clock on the wall
        field = next(f for f in secretariat.fields_of_record(person) if f.key == key)

        def put(text: str) -> None:
            time = secretariat.parse_value(field, text)
            changed: Meeting = secretariat.put(self.meeting, ("attendance", person.id, key), time)
            if time is not None and person.presence in {None, Presence.ABSENT}:
                changed = secretariat.mark_presence(changed, person.id, Presence.PRESENT)
            self.desk.store(changed)
            self.page.fill()

        self.page.ask(f"{person.name} {field.label}", f"{told:%H:%M}", put)


@lru_cache(maxsize=1024)  # a key marks one person, and the list is drawn again
def _person(person: Attendee, language: str) -> str:
    del language  # the words are in it
    shown = person.capacity is Capacity.MEMBER and person.role not in {None, Role.MEMBER}
    role = word(person.role) if shown and person.role else ""
    times = "  ".join(
        f"{key_word(key)} {time:%H:%M}"
        for key, time in (("arrived_at", person.arrived_at), ("left_at", person.left_at))
        if time
    )
    post = "  ".join(
        part for part in (times, person.post, person.department, person.proxy_name, person.reason) if part
    )
    return columns(("", 2), (mark_of(person), 5), (person.name, 18), (role, 14), (post, 0))
