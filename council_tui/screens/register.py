"""The first screen: all meetings, by council and fiscal year, and the chosen one at a glance."""

import datetime
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_core.model import Stage, key_word, word
from council_core.secretariat import Author, MeetingLine, Register
from council_core.text import to_wareki, word_patterns
from council_tui.actions import REGISTER, Action, bindings
from council_tui.editor import Editor
from council_tui.lines import Line, Lines
from council_tui.screens.desk import RegisterPage
from council_tui.words import (
    columns,
    day_of,
    days_left,
    due_line,
    fiscal_year_of,
    lines_of,
    number_of,
    year_name,
)

if TYPE_CHECKING:
    from council_core.model import Meeting
    from council_core.secretariat import Due

__all__ = ["RegisterScreen"]

_MOST_DUE: Final = 60  # meetings that are opened to tell what is due beside their lines
_COUNCIL: Final = "/"  # begins the key of a line that stands for a council; no id has one


class RegisterScreen(RegisterPage):
    """The list of meetings, each council's under its name."""

    ACTIONS: ClassVar[tuple[Action, ...]] = REGISTER
    BINDINGS: ClassVar[list[Binding]] = bindings(REGISTER)  # type: ignore[assignment]
    FOOT: ClassVar[int] = 7

    def __init__(self, register: Register, author: Author) -> None:
        super().__init__(register, author)
        self._meetings: tuple[MeetingLine, ...] = ()
        self._councils: dict[str, str] = {}
        self._year: int | None = None
        self._words = ""  # those that the lines shown hold
        self._filtering = False
        self._opens = False  # whether meetings are going to be opened, when the list stands
        self._read()

    def _read(self) -> None:
        self._meetings = self.register.meetings()
        self._councils = self.register.council_names()
        self._rows: dict[str, Line] = {}  # drawn once, not at each letter that is typed to find some
        self._texts: dict[str, str] = {}
        self._due: dict[str, Due] | None = None  # by meeting; not looked for yet

    def fill(self) -> None:
        """List the meetings of the year shown that hold the words typed."""
        year = year_name(self._year) if self._year is not None else _("all years")
        held = _("with: {words}").format(words=self._words) if self._words.strip() else ""
        self.head(
            "  ".join(part for part in ("council", _("meetings"), year, held) if part), self.author.name
        )
        lines = list(self._listed())
        self.part("body").show(lines or self._nothing())
        if not self._opens:
            # Not before the list stands on the screen: to open a meeting takes as long as to list all of them.
            self._opens = True
            self.app.call_later(self.call_after_refresh, self._look)

    def shown_hints(self) -> tuple[str, ...]:
        """Return the actions on the line of keys: in an empty register, those that begin one."""
        return () if self._meetings or self._councils else ("new", "back", "help")

    def _look(self) -> None:
        """Show what the meetings have to be opened for: the chosen one at a glance, and what is due."""
        self._opens = False
        self._glance()
        self._look_due()

    def _look_due(self) -> None:
        """Tell beside the lines what is due, when the list stands: the meetings have to be opened for it."""
        if self._due is not None:
            return
        self._due = due = {}
        going = [line for line in self._meetings if line.stage is not Stage.PUBLISHED]
        going.sort(key=lambda line: line.date or datetime.date.max)
        going = going[-_MOST_DUE:]
        self.attempt(lambda: due.update(secretariat.next_due(self.register, tuple(going))))
        if due:
            self._rows.clear()
            self.part("body").show(list(self._listed()) or self._nothing())

    def _listed(self) -> Iterator[Line]:
        patterns = word_patterns(self._words)
        shown = [
            line
            for line in self._meetings
            if self._year in {None, fiscal_year_of(line)}
            and all(pattern.search(self._text(line)) for pattern in patterns)
        ]
        for council, meetings in groupby(shown, key=lambda line: line.council):
            yield Line(" " + self._councils.get(council, council), "bold")
            yield from map(self._row, meetings)
        if self._year is not None:
            return
        met = {line.council for line in self._meetings}
        for council, name in self._councils.items():
            if council not in met and all(pattern.search(name) for pattern in patterns):
                yield Line(" " + name, "bold")
                yield Line(
                    "   " + self.keyed(_("no meetings yet: {members} members, {new} the first meeting")),
                    key=_COUNCIL + council,
                )

    def _row(self, line: MeetingLine) -> Line:
        if line.id not in self._rows:
            due = (self._due or {}).get(line.id)
            self._rows[line.id] = _row(line, due.left if due else None)
        return self._rows[line.id]

    def _text(self, line: MeetingLine) -> str:
        if line.id not in self._texts:
            self._texts[line.id] = self._told(line)
        return self._texts[line.id]

    def _told(self, line: MeetingLine) -> str:
        """Return what is told of a meeting, to be searched: its council, title, number, day and stage."""
        day = f"{line.date} {to_wareki(line.date)} {day_of(line.date)}" if line.date else ""
        stage = word(line.stage) if line.stage else ""
        year = fiscal_year_of(line)
        told = (self._councils.get(line.council, line.council), line.title, number_of(line), day, stage)
        return " ".join([*told, year_name(year) if year is not None else ""])

    def _nothing(self) -> list[Line]:
        """Say why nothing is listed; in an empty register, how to begin."""
        if self._words.strip():
            return [Line(" " + self.keyed(_("no line holds these words; {back} shows all again")))]
        if self._meetings:
            return [Line(" " + _("no meetings in this year"))]
        told = (
            _("This register is empty. To begin:"),
            "",
            self.keyed(_("{new}   enter a council: its name, then its members, by hand or from a list")),
            "",
            _("What is there already can be taken over from the prompt:"),
            _("council read FILE...     minutes of past meetings, from Word, PDF or text"),
            _("council import PATH      documents or a workbook of another register"),
            _("council demo             five real councils, to try things out"),
        )
        width = (self.size.width or 80) - 2
        return [Line(f" {text}") for line in told for text in lines_of(line, width)]

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Show the chosen meeting at a glance, when the cursor rests on it."""
        del message
        if self._asked is None:
            self.tell()
        self.at_rest(self._glance)

    def _glance(self) -> None:
        """Show the figures of the chosen meeting at the foot."""
        meeting = self._meeting
        self.part("foot").show([self.rule()])
        if meeting is not None:
            self.attempt(lambda: self.part("foot").show([self.rule(), *self._figures(meeting)]))

    def _figures(self, chosen: str) -> list[Line]:
        opened = secretariat.open_meeting(self.register, chosen)
        seen = secretariat.overview(opened.meeting, opened.council)
        meeting = opened.meeting
        hours = "-".join(f"{time:%H:%M}" for time in (meeting.opened_at, meeting.closed_at) if time)
        counts = _("items {items}  votes {votes}  follow-ups {follow_ups}  findings {findings}").format(
            items=len(meeting.items),
            votes=len(meeting.votes),
            follow_ups=len(meeting.follow_ups),
            findings=len(seen.findings),
        )
        found: list[Due] = []  # a house that is wrong hides what is due, and nothing else
        self.attempt(lambda: found.extend(secretariat.due_of(self.register, opened)))
        quorum = lines_of(str(seen.quorum), (self.size.width or 80) - 2, 2)
        return [
            Line(" " + meeting.title, "bold"),
            Line(" " + "  ".join(part for part in (hours, meeting.venue or "") if part)),
            Line(" " + counts),
            Line(" " + _stage_and_due(meeting, found)),
            *(Line(f" {text}") for text in quorum),
        ]

    @property
    def _meeting(self) -> str | None:
        """The chosen meeting's id."""
        chosen = self.part("body").chosen
        return None if chosen is None or chosen.startswith(_COUNCIL) else chosen

    @property
    def _council(self) -> str | None:
        """The council's id of the chosen line; where nothing is listed, of the only council there is."""
        chosen = self.part("body").chosen
        if chosen is None:
            return next(iter(self._councils)) if len(self._councils) == 1 else None
        if chosen.startswith(_COUNCIL):
            return chosen.removeprefix(_COUNCIL)
        return next((line.council for line in self._meetings if line.id == chosen), None)

    def action_open(self) -> None:
        """Open the chosen meeting; of a council that has none, its members."""
        meeting = self._meeting
        if meeting is not None:
            self.open_meeting(meeting)
        elif self._council is not None:
            self.action_members()
        else:
            self.tell(_("there is no meeting to open"))

    def action_members(self) -> None:
        """Show the members of the chosen line's council."""
        council = self._council
        if council is None:
            self.tell(self.keyed(_("choose a line first; {new} enters a council")))
            return
        self.open_council(council)

    def action_new(self) -> None:
        """Plan a meeting, or enter a council."""
        from council_tui.screens.planning import ask_new

        self.attempt(lambda: ask_new(self, self._council, self._made))

    def _made(self, name: str) -> None:
        """Show what was made: of a meeting its line, of a council its members, who come next."""
        self._words, self._year = "", None
        self.action_reload()
        if name in self._councils:
            self.part("body").show(list(self._listed()), choose=_COUNCIL + name)
            self.action_members()
        else:
            self.part("body").show(list(self._listed()), choose=name)
            self.tell(self.keyed(_("stored; {open} opens it")))

    def action_filter(self) -> None:
        """Show the lines that hold what is typed, at each letter."""
        self.ask(_("find"), self._words, self._take)
        self._filtering = True

    def on_editor_changed(self, message: Editor.Changed) -> None:
        """Find anew at each letter."""
        super().on_editor_changed(message)
        if self._filtering:
            self._words = self.query_one(Editor).text
            self.fill()

    def on_editor_stepped(self, message: Editor.Stepped) -> None:
        """Move in the list while typing."""
        if self._filtering:
            self.part("body").step(message.how)

    def on_editor_left(self, message: Editor.Left) -> None:
        """Show all lines again, where words were typed to find some."""
        super().on_editor_left(message)
        if self._filtering:
            self._filtering, self._words = False, ""
            self.fill()

    def _take(self, text: str) -> None:
        self._filtering, self._words = False, text
        if text.strip():
            self.action_open()

    def action_due(self) -> None:
        """Show what is due of all."""
        from council_tui.screens.due import DueScreen

        self.app.push_screen(DueScreen(self.register, self.author), lambda _result: self.action_reload())

    def action_follow_ups(self) -> None:
        """Show what was promised in all meetings."""
        from council_tui.screens.follow_ups import FollowUpsScreen

        screen = FollowUpsScreen(self.register, self.author)
        self.app.push_screen(screen, lambda _result: self.action_reload())

    def action_search(self) -> None:
        """Search words in all documents."""
        from council_tui.screens.found import FindScreen

        self.app.push_screen(FindScreen(self.register, self.author), lambda _result: self.action_reload())

    def action_year_before(self) -> None:
        """Show the fiscal year before; from all years, the last one."""
        years = self._years()
        earlier = [year for year in years if self._year is None or year < self._year]
        self._show_year(earlier[-1] if earlier else self._year)

    def action_year_after(self) -> None:
        """Show the fiscal year after; after the last one, all years."""
        later = [year for year in self._years() if self._year is not None and year > self._year]
        self._show_year(later[0] if later else None)

    def _years(self) -> list[int]:
        return sorted({year for line in self._meetings if (year := fiscal_year_of(line)) is not None})

    def _show_year(self, year: int | None) -> None:
        self._year = year
        self.fill()

    def action_reload(self) -> None:
        """Read the register again."""
        self.attempt(self._read)
        self.fill()

    def action_back(self) -> None:
        """Show all lines again; where all are shown, leave."""
        if self._words.strip():
            self._words = ""
            self.fill()
        else:
            self.action_leave()


def _row(line: MeetingLine, left: int | None) -> Line:
    """Draw a meeting's line; `left` are the days until its next step is due, where one is."""
    year = fiscal_year_of(line)
    far = "" if left is None else days_left(left) if left >= 0 else _("overdue")
    text = columns(
        ("", 2),
        (year_name(year) if year is not None else "", 11),
        (number_of(line), 18),
        (day_of(line.date), 17),
        (word(line.stage) if line.stage else "", 12),
        (far, 0),
    )
    return Line(text.rstrip(), key=line.id)


def _stage_and_due(meeting: "Meeting", found: "list[Due]") -> str:
    """Return the stage, how much is due, and what is due first."""
    stage = word(meeting.stage) if meeting.stage else key_word("stage") + " " + _("not stated")
    if not found:
        return stage
    return "  ".join([stage, _("{number} due: {first}").format(number=len(found), first=due_line(found[0]))])
