"""New meetings and councils: what is asked, and the form in which they are seen before they are stored."""

import datetime
from collections.abc import Callable
from typing import Any, ClassVar

from attrs import evolve
from textual.binding import Binding

from council_core import secretariat
from council_core.errors import Lacking, NoDay, NothingToUndo
from council_core.language import _
from council_core.model import AgendaItem, Council, Meeting, key_word
from council_core.secretariat import Author, Field, Opened, OpenedCouncil, Register
from council_core.text import parse_date
from council_tui.actions import PLAN, Action, bindings
from council_tui.desk import Desk
from council_tui.screens.desk import RegisterPage
from council_tui.screens.form import FormScreen
from council_tui.words import lines_of, short_day

__all__ = ["PlanScreen", "ask_new", "parse_day"]


class PlannedDesk(Desk):
    """A desk on which something new lies: it is changed there, and stored when it is wanted."""

    def __init__(self, register: Register, author: Author, opened: Opened | OpenedCouncil) -> None:
        super().__init__(register, author, opened)
        self._before: list[Opened | OpenedCouncil] = []
        self._after: list[Opened | OpenedCouncil] = []

    @property
    def is_changed(self) -> bool:
        """Whether something was changed here."""
        return bool(self._before)

    def store(self, document: Any) -> None:
        """Keep what the document became, here only."""
        self._before.append(self.opened)
        self._after.clear()
        self._lay(document)

    def undo(self) -> tuple[str, ...]:
        """Take the last change back."""
        return self._turn(self._before, self._after)

    def redo(self) -> tuple[str, ...]:
        """Make it again."""
        return self._turn(self._after, self._before)

    def reload(self) -> None:
        """There is nothing to read: it is not stored."""

    def _lay(self, document: Any) -> None:
        if isinstance(self.opened, Opened):
            self.opened = evolve(self.opened, meeting=document)
        else:
            self.opened = evolve(self.opened, council=document)

    def _turn(self, way: list[Opened | OpenedCouncil], back: list[Opened | OpenedCouncil]) -> tuple[str, ...]:
        if not way:
            raise NothingToUndo(self.document.id)
        back.append(self.opened)
        self.opened = way.pop()
        return (secretariat.named(self.document),)


class PlanScreen(FormScreen):
    """A meeting or a council that is new, as a form. It is stored by a key, and not before."""

    ACTIONS: ClassVar[tuple[Action, ...]] = PLAN
    BINDINGS: ClassVar[list[Binding]] = bindings(PLAN)

    _above: set[str] | None = None  # keys of the fields that stand above, as they stood at first

    def begin(self) -> None:
        """Say that this is not stored yet, and how it is."""
        self.tell(self.keyed(_("Not stored yet. Look it through, and store it with {keep}.")))

    def action_back(self) -> None:
        """Go back; where something was filled in here, after a yes."""
        if isinstance(self.desk, PlannedDesk) and self.desk.is_changed:
            self.confirm(_("not stored: give it up"), super().action_back, loses=True)
        else:
            super().action_back()

    def _fields(self) -> tuple[Field, ...]:
        """Return what was stated at first above: so the plan is seen at a glance, and what was lacking below it."""
        fields = super()._fields()
        if self._above is None:
            self._above = {field.key for field in fields if field.value not in (None, "", ())}
        above = self._above
        return tuple(sorted(fields, key=lambda field: field.key not in above))

    def action_keep(self) -> None:
        """Store it, and go back with its id."""
        document = self.desk.document

        def storing() -> None:
            if isinstance(document, Meeting):
                secretariat.store_plan(self.register, document, self.author)
            else:
                if not document.name.strip():
                    raise Lacking(key_word("name"), "name")
                secretariat.save_council(self.register, OpenedCouncil(document, None), document, self.author)
            self.dismiss(document.id)

        self.attempt(storing)


def ask_new(page: RegisterPage, chosen: str | None, done: Callable[[str], None]) -> None:
    """Have something new made: a meeting of the `chosen` council or of another, or a council.

    `done` is given the id of what was stored.
    """
    names = {line.council: line.council for line in page.register.meetings()} | page.register.council_names()
    if not names:
        _ask_council(page, done)
        return
    order = sorted(names, key=lambda name: name != chosen)
    options: list[tuple[str | None, str]] = [
        (name, _("the next meeting: {council}").format(council=names[name])) for name in order
    ]
    options.append((None, _("a council that is not here yet")))

    def take(council: str | None) -> None:
        if council is None:
            _ask_council(page, done)
        else:
            _ask_day(page, council, done)

    page.choose(_("new"), options, take, chosen=(chosen,))


def parse_day(text: str) -> datetime.date | None:
    """Return the day that a typed text is; `None` where nothing is typed.

    Raises:
        NoDay: there is no such day.
    """
    if not text.strip():
        return None
    if (day := parse_date(text)) is None:
        raise NoDay(text)
    return day


def _ask_council(page: RegisterPage, done: Callable[[str], None]) -> None:
    def take(text: str) -> None:
        council = secretariat.new_council(page.register, text.strip())
        _show(
            page,
            PlannedDesk(page.register, page.author, OpenedCouncil(council, None)),
            _("new council"),
            done,
        )

    page.ask(_("name of the new council"), "", take)


def _ask_day(page: RegisterPage, council: str, done: Callable[[str], None]) -> None:
    announced = secretariat.plan_meeting(page.register, council).date

    def take(text: str) -> None:
        planned = secretariat.plan_meeting(page.register, council, day=parse_day(text))
        if not text.strip():  # the last one announced a day, and it is not to be that one
            planned = evolve(planned, date=None)
        owed = secretariat.proposed_items(page.register, council)
        if not owed:
            _show_meeting(page, planned, (), done)
            return
        width = (page.size.width or 80) - 8
        page.choose(
            _("promised for this meeting; which of it goes on the agenda"),
            [(item, lines_of(item.title, width, 1)[0]) for item in owed],
            lambda items: _show_meeting(page, planned, items, done),
            chosen=owed,
            several=True,
        )

    page.ask(_("day of the meeting; empty: not known yet"), short_day(announced), take)


def _show_meeting(
    page: RegisterPage,
    planned: Meeting,
    items: tuple[AgendaItem, ...],
    done: Callable[[str], None],
) -> None:
    planned = evolve(planned, items=tuple(items))
    council: Council = secretariat.find_council(page.register, planned.council)
    _show(page, PlannedDesk(page.register, page.author, Opened(planned, 0, council)), _("new meeting"), done)


def _show(page: RegisterPage, desk: PlannedDesk, title: str, done: Callable[[str], None]) -> None:
    def back(stored: str | None) -> None:
        if stored:
            done(stored)

    page.app.push_screen(PlanScreen(desk, (), f"{title}  {secretariat.named(desk.document)}"), back)
