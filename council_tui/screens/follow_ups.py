"""What was promised in all meetings: by whom, due when, and what became of it."""

import datetime
from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.errors import Lacking
from council_core.language import _
from council_core.model import key_word, word
from council_core.secretariat import Author, FollowUpLine, Register
from council_tui.actions import FOLLOW_UPS, Action, bindings
from council_tui.desk import Desk
from council_tui.lines import Line, Lines
from council_tui.screens.desk import RegisterPage
from council_tui.screens.planning import parse_day
from council_tui.words import columns, day_of, lines_of, short_day, widest

__all__ = ["FollowUpsScreen"]

_DUE, _OWNER = 20, 24  # cells at most


class FollowUpsScreen(RegisterPage):
    """The promises, those that are open and due first; what became of one is stored at once."""

    ACTIONS: ClassVar[tuple[Action, ...]] = FOLLOW_UPS
    BINDINGS: ClassVar[list[Binding]] = bindings(FOLLOW_UPS)  # type: ignore[assignment]
    FOOT: ClassVar[int] = 6

    def __init__(self, register: Register, author: Author) -> None:
        super().__init__(register, author)
        self._lines: tuple[FollowUpLine, ...] = ()
        self._settled = False
        self._changed: list[str] = []  # the meetings that were changed here, the last one last
        self._undone: list[str] = []

    def begin(self) -> None:
        """Read what was promised."""
        self.action_reload()

    def fill(self) -> None:
        """List the promises: when they are due, whose they are, what they are."""
        still = sum(line.is_open for line in self._lines)
        what = _("all") if self._settled else _("open ones")
        self.head(_("follow-ups") + "  " + what, _("{number} open").format(number=still))
        due = widest(map(_when, self._lines), _DUE)
        half = (self.size.width or 80) // 2  # the other half is for what was promised
        owner = widest((line.follow_up.owner or "" for line in self._lines), min(_OWNER, max(half - due, 8)))
        width = (self.size.width or 80) - due - owner - 4
        rows = []
        for number, line in enumerate(self._lines):
            (text,) = lines_of(" ".join(line.follow_up.text.split()), width, 1)
            row = columns((_when(line), due), (line.follow_up.owner or "", owner), (text, 0))
            rows.append(Line(" " + row, _style(line), key=str(number)))
        self.part("body").show(rows or [Line(" " + _("nothing was promised that is still open"))])
        self.call_after_refresh(self._glance)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Show the chosen promise whole, when the cursor rests on it."""
        if message.lines is self.part("body"):
            self.at_rest(self._glance)

    def _glance(self) -> None:
        """Show at the foot the chosen promise, where it was made, and what became of it."""
        if (line := self._line) is None:
            self.part("foot").show([self.rule()])
            return
        width = (self.size.width or 80) - 2
        due = line.follow_up.due
        event = word(due) if due is not None and not isinstance(due, datetime.date) else ""
        made = "  ".join(part for part in (day_of(line.date), line.title) if part)
        done = line.follow_up.done_on
        became = (
            _("done on {day}").format(day=day_of(done)) if done else "",
            _("answered in {meeting}").format(meeting=line.answer) if line.answer else "",
        )
        facts = [made, line.item or "", "  ".join(part for part in (event, *became) if part)]
        told = [*lines_of(line.follow_up.text, width, 2), *(lines_of(it, width, 1)[0] for it in facts if it)]
        self.part("foot").show([self.rule(), *(Line(f" {text}") for text in told)])

    @property
    def _line(self) -> FollowUpLine | None:
        chosen = self.part("body").chosen
        return self._lines[int(chosen)] if chosen is not None else None

    def action_open(self) -> None:
        """Open the meeting where it was promised."""
        if (line := self._line) is None:
            self.tell(_("there is nothing to open"))
            return
        self.open_meeting(line.meeting, ("follow_ups", line.follow_up.id))

    def action_settle(self) -> None:
        """Ask what became of the chosen promise, and store it."""
        if (line := self._line) is None:
            self.tell(_("there is nothing to settle"))
            return
        later = [
            meeting
            for meeting in self.register.meetings(line.council)
            if meeting.id != line.meeting
            and meeting.date
            and (line.date is None or meeting.date >= line.date)
        ]
        options: list[tuple[tuple[str, str], str]] = [(("done", ""), _("done on a day"))]
        options += [
            (("answered", it.id), _("answered in {meeting}").format(meeting=f"{day_of(it.date)} {it.title}"))
            for it in reversed(later)
        ]
        if not line.is_open:
            options.append((("open", ""), _("open again")))
        self.choose(_("what became of it"), options, lambda answer: self._settled_how(line, *answer))

    def _settled_how(self, line: FollowUpLine, how: str, meeting: str) -> None:
        """Ask on which day it was done, where that is what became of it."""
        if how != "done":
            self._settle(line, None, meeting)
            return

        def take(text: str) -> None:
            if (day := parse_day(text)) is None:
                raise Lacking(key_word("done_on"), "done_on")
            self._settle(line, day, "")

        today = datetime.date.today()  # noqa: DTZ011 -- the clerk's own day
        self.ask(key_word("done_on"), short_day(today), take)

    def _settle(self, line: FollowUpLine, done_on: datetime.date | None, meeting: str) -> None:
        desk = Desk(self.register, self.author, secretariat.open_meeting(self.register, line.meeting))
        desk.store(
            secretariat.settle_follow_up(
                desk.meeting_opened.meeting,
                line.follow_up.id,
                done_on=done_on,
                answered_in=meeting or None,
            )
        )
        self._changed.append(line.meeting)
        self._undone.clear()
        self.action_reload()
        self.tell(self.keyed(_("stored; {settled} shows what is settled, {undo} takes it back")))

    def action_settled(self) -> None:
        """Show what is settled as well, or only what is open."""
        self._settled = not self._settled
        self.action_reload()

    def action_undo(self) -> None:
        """Take back what was settled here last."""
        self._turn(
            self._changed,
            self._undone,
            _("taken back"),
            lambda name: secretariat.undo(self.register, name, 1, self.author, as_made=True),
        )

    def action_redo(self) -> None:
        """Settle again what was taken back last."""
        self._turn(
            self._undone,
            self._changed,
            _("made again"),
            lambda name: secretariat.redo(self.register, name, self.author),
        )

    def _turn(
        self, way: list[str], back: list[str], what: str, turn: Callable[[str], tuple[str, ...]]
    ) -> None:
        """Take back or make again the last of what was settled here; other changes of the meeting stay."""
        if not way:
            self.tell(_("nothing was settled here since this list was opened"))
            return

        def turning() -> None:
            told = turn(way[-1])
            back.append(way.pop())
            self.action_reload()
            self.tell(f"{what}: {'; '.join(told)}")

        self.attempt(turning)

    def action_reload(self) -> None:
        """Read the register again."""

        def reading() -> None:
            self._lines = secretariat.follow_ups(self.register, settled=self._settled)

        self.attempt(reading)
        self.fill()


def _when(line: FollowUpLine) -> str:
    """Return when a promise is due, or that it is settled."""
    if not line.is_open:
        return _("settled")
    if line.day is None:
        due = line.follow_up.due
        return word(due) if due is not None and not isinstance(due, datetime.date) else _("no day stated")
    left = (line.day - datetime.date.today()).days  # noqa: DTZ011 -- the clerk's own day
    return short_day(line.day) if left >= 0 else _("overdue") + " " + short_day(line.day)


def _style(line: FollowUpLine) -> str:
    if not line.is_open:
        return "dim"
    late = line.day is not None and line.day <= datetime.date.today()  # noqa: DTZ011 -- the clerk's own day
    return "bold" if late else ""
