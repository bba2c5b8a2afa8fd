"""A meeting in panes: overview, attendance, agenda, proceedings, votes, and the minutes as they would print."""

from typing import Any, ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_tui.actions import MEETING, Action, bindings
from council_tui.desk import Desk
from council_tui.screens.opened import MeetingPage
from council_tui.screens.panes import PANES, Pane
from council_tui.words import day_of, quorum_line

__all__ = ["MeetingScreen"]


class MeetingScreen(MeetingPage):
    """One meeting. What is changed is stored at once. What a key does in a pane, the pane does."""

    ACTIONS: ClassVar[tuple[Action, ...]] = MEETING
    HEAD: ClassVar[int] = 3
    BINDINGS: ClassVar[list[Binding]] = bindings(MEETING)  # type: ignore[assignment]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._panes = [pane(self) for _name, pane in PANES]
        self._at = 0
        self._chosen: dict[int, str | None] = {}
        self.take_up: tuple[str, ...] = ()  # where something was typed and not stored

    def begin(self) -> None:
        """Take up what was being typed, where that is what the meeting was opened for."""
        if self.take_up:
            self.show_place(self.take_up)
            self.attempt(lambda: self._pane.take_up(self.take_up))

    @property
    def _pane(self) -> Pane:
        return self._panes[self._at]

    def fill(self) -> None:
        """Show the pane, and the quorum in the title whichever pane it is."""
        meeting, quorum = self.opened.meeting, quorum_line(self.desk.seen.quorum)
        names = [
            f"[{name()}]" if number == self._at else f" {name()} "
            for number, (name, _pane) in enumerate(PANES)
        ]
        self.head(f"{day_of(meeting.date)} {meeting.title}".strip(), quorum, " ".join(names))
        self.part("body").show(self._pane.lines(), choose=self._chosen.pop(self._at, None))
        self.name_keys()

    def _look(self) -> None:
        """Show what does not add up; where that is a vote beside this pane, a line says so."""
        before = [found for found in self.desk.findings() if found.where.startswith("votes/")]
        super()._look()
        found = next(
            (it for it in self.desk.findings() if it.where.startswith("votes/") and it not in before), None
        )
        if found is not None and "votes" not in self._pane.SHOWS and not self.asking:
            place = secretariat.place_of(tuple(found.where.split("/")), self.opened.meeting)
            self.tell(f"! {place}: {found.message}")

    def show_place(self, path: tuple[str, ...]) -> None:
        """Turn to the pane that shows a place in the meeting, with the cursor on it."""
        names = [pane.SHOWS for _name, pane in PANES]
        head = "entries" if "entries" in path else path[0] if path else ""
        self._at = next((number for number, shows in enumerate(names) if head in shows), 0)
        self._chosen[self._at] = self._pane.key_of(path)
        self.attempt(self.fill)

    def hindrance(self, action: Action) -> str:
        """Return why an action does nothing in this pane; nothing where it works."""
        method = action.id.partition("(")[0]
        if method not in _OF_PANES or method in self._pane.DOES:
            return ""
        names = [name() for name, pane in PANES if method in pane.DOES]
        return _("this works in: {panes}").format(panes=_(", ").join(names))

    def shown_hints(self) -> tuple[str, ...]:
        """Return the actions on the line of keys: those of the pane."""
        return self._pane.HINTS

    def _turn(self, by: int) -> None:
        self._chosen[self._at] = self.part("body").chosen
        self._at = (self._at + by) % len(PANES)
        self._pane.turned_to()
        self.part("body").scroll_to(y=0, animate=False)
        self.tell()
        self.attempt(self.fill)

    def _in_pane(self, method: str, *words: Any) -> None:
        """Do in the pane what a key asks for; where that pane does not, say where it works."""
        action = next(action for action in MEETING if action.id.partition("(")[0] == method)
        if reason := self.hindrance(action):
            self.tell(reason)
        else:
            self.attempt(lambda: getattr(self._pane, method)(*words))

    def action_next_pane(self) -> None:
        """Turn to the next pane."""
        self._turn(1)

    def action_pane_before(self) -> None:
        """Turn to the pane before."""
        self._turn(-1)

    def action_open(self) -> None:
        """Edit the chosen line, or open it."""
        self._in_pane("open")

    def action_details(self) -> None:
        """Show all fields of the chosen line."""
        self._in_pane("details")

    def action_new(self) -> None:
        """Put in a new line."""
        self._in_pane("new")

    def action_delete(self) -> None:
        """Take the chosen line out."""
        self._in_pane("delete")

    def action_shift(self, by: int) -> None:
        """Move the chosen line up or down."""
        self._in_pane("shift", by)

    def action_flip(self) -> None:
        """Mark the chosen person present, or absent where they are present."""
        self._in_pane("flip")

    def action_mark(self, presence: str) -> None:
        """Mark the chosen person's presence."""
        self._in_pane("mark", presence)

    def action_timed(self, key: str) -> None:
        """Ask when the chosen person came or left."""
        self._in_pane("timed", key)

    def action_table(self) -> None:
        """Hold the meeting."""
        from council_tui.screens.table import TableScreen

        self.app.push_screen(TableScreen(self.desk), lambda _result: self.action_reload())

    def action_step(self) -> None:
        """Take the next step on the way to the published record."""
        from council_tui.screens.stage import take_step

        take_step(self)

    def action_take_in(self) -> None:
        """Take a list of those who attend in."""
        from council_tui.screens.taking_in import TakeInScreen

        def back(told: str | None) -> None:
            self.action_reload()
            if told:
                self.tell(told)

        self.app.push_screen(TakeInScreen(self.desk), back)

    def action_history(self) -> None:
        """Show who changed what in this meeting."""
        from council_tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.desk), lambda _result: self.action_reload())

    def action_export(self) -> None:
        """Write a document of the meeting to a file."""
        from council_tui.screens.export import export

        export(self)


_OF_PANES = {name for _name, pane in PANES for name in pane.DOES}
