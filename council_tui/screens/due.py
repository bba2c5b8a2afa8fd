"""What is due of all meetings and councils: minutes, replies, follow-ups, terms that end."""

from typing import ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_core.secretariat import Author, Due, Register
from council_tui.actions import DUE, Action, bindings
from council_tui.lines import Line
from council_tui.screens.desk import RegisterPage
from council_tui.words import columns, day_of, days_left, lines_of, widest

__all__ = ["DueScreen"]

_MOST = 18  # cells of a column


class DueScreen(RegisterPage):
    """What is due, the soonest first, each with the meeting or the council that it is about."""

    ACTIONS: ClassVar[tuple[Action, ...]] = DUE
    BINDINGS: ClassVar[list[Binding]] = bindings(DUE)  # type: ignore[assignment]

    def __init__(self, register: Register, author: Author) -> None:
        super().__init__(register, author)
        self._due: tuple[Due, ...] = ()

    def begin(self) -> None:
        """Look what is due."""
        self.action_reload()

    def fill(self) -> None:
        """List what is due: the day, how far it is, what to do, and below of what."""
        late = sum(it.left < 0 for it in self._due)
        counted = _("{number} due, {late} overdue").format(number=len(self._due), late=late)
        self.head(_("due"), counted if self._due else "")
        titles = {line.id: line.title for line in self.register.meetings()}
        names = self.register.council_names()
        far_off = [days_left(it.left) if it.left >= 0 else _("overdue") for it in self._due]
        day_room, far_room = widest((day_of(it.day) for it in self._due), _MOST), widest(far_off, _MOST)
        width = (self.size.width or 80) - day_room - far_room - 6
        lines = []
        for number, (it, far) in enumerate(zip(self._due, far_off, strict=True)):
            style = "bold" if it.left <= 0 else ""
            first, *more = lines_of(it.sentence, width)
            lines.append(
                Line(
                    " " + columns((day_of(it.day), day_room), (far, far_room), (first, 0)),
                    style,
                    key=str(number),
                )
            )
            of = titles.get(it.meeting or "") or names.get(it.council, it.council)
            rows = [*((text, style) for text in more), *((text, "dim") for text in lines_of(of, width, 1))]
            lines += [
                Line("  " + columns(("", day_room), ("", far_room), (text, 0)), how) for text, how in rows
            ]
        self.part("body").show(lines or [Line(" " + _("nothing is due"))])

    def action_open(self) -> None:
        """Open the meeting at what is to be done, or the council's members."""
        chosen = self.part("body").chosen
        if chosen is None:
            self.tell(_("nothing is due"))
            return
        it = self._due[int(chosen)]
        if it.meeting is None:
            self.open_council(it.council, self._member(it))
        else:
            self.attempt(lambda: self.open_meeting(it.meeting or "", self._place(it)))

    def _place(self, it: Due) -> tuple[str, ...]:
        """Return where in its meeting a thing is due: at the promise, where it is one."""
        meeting = secretariat.open_meeting(self.register, it.meeting or "").meeting
        promised = (promise.id for promise in meeting.follow_ups if (it.about or "").startswith(promise.text))
        return next((("follow_ups", name) for name in promised), ())

    def _member(self, it: Due) -> str | None:
        """Return the member whose term ends."""
        members = secretariat.find_council(self.register, it.council).members
        return next((member.id for member in members if member.name == it.about), None)

    def action_reload(self) -> None:
        """Look again what is due."""

        def looking() -> None:
            self._due = secretariat.all_due(self.register)

        self.attempt(looking)
        self.fill()
