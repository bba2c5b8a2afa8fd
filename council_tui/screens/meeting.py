"""A meeting in panes: overview, attendance, agenda, votes, and the minutes as they would print."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_core.model import Presence
from council_core.secretariat import Author, Due, Opened, Register
from council_tui.actions import MEETING, Action, bindings
from council_tui.lines import Line
from council_tui.screens import panes
from council_tui.screens.opened import MeetingPage
from council_tui.words import day_of

__all__ = ["MeetingScreen"]

_PANES: tuple[tuple[str, Callable[[], str], Callable[[Opened, int], list[Line]]], ...] = (
    ("overview", lambda: _("overview"), panes.overview),
    ("attendance", lambda: _("attendance"), panes.attendance),
    ("agenda", lambda: _("agenda"), panes.agenda),
    ("votes", lambda: _("votes"), panes.votes),
    ("minutes", lambda: _("minutes"), panes.minutes),
)


class MeetingScreen(MeetingPage):
    """One meeting. What is changed is stored at once."""

    ACTIONS: ClassVar[tuple[Action, ...]] = MEETING
    HEAD: ClassVar[int] = 3
    BINDINGS: ClassVar[list[Binding]] = bindings(MEETING)  # type: ignore[assignment]

    def __init__(self, register: Register, author: Author, opened: Opened) -> None:
        super().__init__(register, author, opened)
        self._pane = 0
        self._chosen: dict[int, str | None] = {}

    def fill(self) -> None:
        """Show the pane, and the quorum in the title whichever pane it is."""
        seen = secretariat.overview(self.opened.meeting, self.opened.council)
        found = seen.quorum
        quorum = _("{present}/{base} present, quorum {needed}: {met}").format(
            present=found.present,
            base=found.base,
            needed=found.needed,
            met=_("met") if found.met else _("NOT MET"),
        )
        names = [
            f"[{name()}]" if number == self._pane else f" {name()} "
            for number, (_id, name, _lines) in enumerate(_PANES)
        ]
        meeting = self.opened.meeting
        self.head(f"{day_of(meeting.date)} {meeting.title}".strip(), quorum, " ".join(names))
        self.part("body").show(self._drawn(), choose=self._chosen.pop(self._pane, None))

    def _drawn(self) -> list[Line]:
        draw, width = _PANES[self._pane][2], self.size.width or 80
        if draw is not panes.overview:
            return draw(self.opened, width)
        due: list[Due] = []  # a house that is wrong hides what is due, and nothing else
        self.attempt(lambda: due.extend(secretariat.due_of(self.register, self.opened)))
        return panes.overview(self.opened, width, due)

    def _turn(self, by: int) -> None:
        self._chosen[self._pane] = self.part("body").chosen
        self._pane = (self._pane + by) % len(_PANES)
        self.part("body").scroll_to(y=0, animate=False)
        self.tell()
        self.attempt(self.fill)

    def action_next_pane(self) -> None:
        """Turn to the next pane."""
        self._turn(1)

    def action_pane_before(self) -> None:
        """Turn to the pane before."""
        self._turn(-1)

    def action_open(self) -> None:
        """Open the chosen vote."""
        chosen = self.part("body").chosen
        if _PANES[self._pane][0] != "votes" or chosen is None:
            self.tell(_("choose a vote in the pane of votes"))
            return
        from council_tui.screens.vote import VoteScreen

        self.app.push_screen(
            VoteScreen(self.register, self.author, self.opened, chosen), lambda _result: self.action_reload()
        )

    def action_flip(self) -> None:
        """Mark the chosen person present, or absent where they are present."""
        person = self.opened.meeting.attendee(self.part("body").chosen or "")
        here = person is not None and person.presence not in {None, Presence.ABSENT}
        self.action_mark(Presence.ABSENT if here else Presence.PRESENT)

    def action_mark(self, presence: str) -> None:
        """Mark the chosen person's presence, and store it."""
        chosen = self.part("body").chosen
        if _PANES[self._pane][0] != "attendance" or chosen is None:
            self.tell(_("choose a person in the pane of attendance"))
            return
        marked = Presence(presence) if presence else None
        self.store(secretariat.mark_presence(self.opened.meeting, chosen, marked))
