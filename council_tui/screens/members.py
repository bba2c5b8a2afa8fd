"""The members of a council on a day: people, roles, categories and terms, added and changed by keys."""

import datetime
from typing import Any, ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.errors import CrossedDays, Lacking
from council_core.language import _
from council_core.model import Member, Role, Term, key_word, word
from council_tui.actions import MEMBERS, Action, bindings
from council_tui.desk import Desk
from council_tui.lines import Line
from council_tui.screens.form import FormScreen
from council_tui.screens.opened import DocumentPage
from council_tui.screens.planning import parse_day
from council_tui.words import columns, day_of, lines_of, short_day

__all__ = ["MembersScreen"]

_NAME, _ROLE, _CATEGORY = 20, 12, 18  # cells


class MembersScreen(DocumentPage):
    """The roster. Those in office on the day stand first, then all others."""

    ACTIONS: ClassVar[tuple[Action, ...]] = MEMBERS
    BINDINGS: ClassVar[list[Binding]] = bindings(MEMBERS)  # type: ignore[assignment]

    def __init__(self, desk: Desk, member: str | None = None) -> None:
        super().__init__(desk)
        self._day = datetime.date.today()  # noqa: DTZ011 -- the clerk's own day
        self._first = member

    def fill(self) -> None:
        """List the members with the role, the category and the term of the day."""
        council = self.desk.council
        serving = council.in_office(self._day)
        counted = _("{number} in office").format(number=len(serving))
        self.head(f"{council.name}  {key_word('members')}  {day_of(self._day)}", counted)
        others = [member for member in council.members if member not in serving]
        lines = [line for member in serving for line in self._rows(member, member.term_on(self._day))]
        if others:
            lines.append(Line(" " + _("not in office on this day"), "bold"))
            lines += [line for member in others for line in self._rows(member, _nearest(member, self._day))]
        lines += self._found("members")
        self.part("body").show(lines or self._nothing(), choose=self._first)
        self._first = None

    def _rows(self, member: Member, term: Term | None) -> list[Line]:
        role = word(term.role) if term and term.role else ""
        row = columns(
            (member.name, _NAME),
            (role, _ROLE),
            (member.category or member.affiliation or "", _CATEGORY),
            (_span(term), 0),
        )
        return [Line(f" {row}", key=member.id), *self._found(f"members/{member.id}")]

    def _found(self, place: str) -> list[Line]:
        """Return what does not add up at a place, to stand under it."""
        width = (self.size.width or 80) - 8
        found = (finding for finding in self.desk.findings() if finding.where == place)
        return [
            Line(f"     ! {text}", "bold") for finding in found for text in lines_of(finding.message, width)
        ]

    def _nothing(self) -> list[Line]:
        told = (
            _("No members yet."),
            "",
            self.keyed(_("{take_in}   takes in a list (Excel, CSV)")),
            self.keyed(_("{new}   adds a member by hand")),
        )
        return [Line(f" {line}") for line in told]

    @property
    def _member(self) -> Member | None:
        return self.desk.council.member(self.part("body").chosen or "")

    def hindrance(self, action: Action) -> str:
        """Return why an action can do nothing: there is nobody yet."""
        needed = action.id in {"open", "term", "delete"} and self.is_mounted
        return (
            self.keyed(_("there are no members yet; {new} adds one"))
            if needed and self._member is None
            else ""
        )

    def action_open(self) -> None:
        """Edit what is known of the chosen member."""
        if (member := self._member) is None:
            self.tell(self.keyed(_("there are no members yet; {new} adds one")))
            return
        form = FormScreen(self.desk, ("members", member.id), f"{self.desk.council.name}  {member.name}")
        self.app.push_screen(form, lambda _result: self.action_reload())

    def action_details(self) -> None:
        """Edit the council's own facts."""
        form = FormScreen(self.desk, (), self.desk.council.name)
        self.app.push_screen(form, lambda _result: self.action_reload())

    def action_new(self) -> None:
        """Ask for the name of a new member, and then for the term."""

        def take(text: str) -> None:
            if not text.strip():
                raise Lacking(_("full name"), "name")
            member = secretariat.make(self.desk.document, Member, name=text.strip())
            self.desk.store(secretariat.add(self.desk.document, ("members",), member))
            self._first = member.id
            self.fill()
            self._ask_role(member)

        self.ask(_("name of the new member"), "", take)

    def action_term(self) -> None:
        """Ask for a new term of the chosen member."""
        if (member := self._member) is None:
            self.tell(self.keyed(_("there are no members yet; {new} adds one")))
        else:
            self._ask_role(member)

    def _ask_role(self, member: Member) -> None:
        last = _last(member)
        self.choose(
            _("{name}: role in the new term").format(name=member.name),
            [(role, word(role)) for role in Role],
            lambda role: self._ask_from(member, role),
            chosen=(last.role if last and last.role else Role.MEMBER,),
        )

    def _ask_from(self, member: Member, role: Role) -> None:
        last = _last(member)
        first = last.until + datetime.timedelta(days=1) if last and last.until else None

        def take(text: str) -> None:
            self._ask_until(member, role, parse_day(text))

        label = _("{name}: first day of the term").format(name=member.name)
        self.ask(label, short_day(first), take)

    def _ask_until(self, member: Member, role: Role, since: datetime.date | None) -> None:
        def take(text: str) -> None:
            until = parse_day(text)
            if since and until and until < since:
                raise CrossedDays(until, since)
            term = Term(role=role, from_=since, until=until)
            path = ("members", member.id, "terms")
            self.desk.store(secretariat.add(self.desk.document, path, term))
            self._first = member.id
            self.fill()
            self.tell(_("stored: {name}, {term}").format(name=member.name, term=term))

        like = _as_long(_last(member), since)
        label = _("{name}: last day of the term; empty: open").format(name=member.name)
        self.ask(label, short_day(like), take)

    def action_delete(self) -> None:
        """Take the chosen member out of the list."""
        if (member := self._member) is None:
            self.tell(_("there is nothing to take out"))
        elif self.change(lambda council: secretariat.remove(council, ("members", member.id))):
            self.tell(_("{name} was taken out; u takes that back").format(name=member.name))

    def action_as_of(self) -> None:
        """Ask for another day, and show the members of that day."""

        def take(text: str) -> None:
            day = parse_day(text)
            self._day = day or datetime.date.today()  # noqa: DTZ011 -- the clerk's own day
            self.fill()

        self.ask(_("members of which day; empty: today"), short_day(self._day), take)

    def action_take_in(self) -> None:
        """Take a list of members in."""
        from council_tui.screens.taking_in import TakeInScreen

        self.app.push_screen(TakeInScreen(self.desk), self._taken_in)

    def _taken_in(self, told: Any) -> None:
        self.action_reload()
        if told:
            self.tell(told)

    def action_history(self) -> None:
        """Show who changed what in this council."""
        from council_tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.desk), lambda _result: self.action_reload())


def _last(member: Member) -> Term | None:
    """Return the term that ends last."""
    return max(member.terms, key=lambda term: term.until or datetime.date.max, default=None)


def _nearest(member: Member, day: datetime.date) -> Term | None:
    """Return the term to show of a member who is not in office on a day: the last before it, else the first."""
    before = [term for term in member.terms if term.until and term.until < day]
    return max(before, key=lambda term: term.until or day) if before else next(iter(member.terms), None)


def _as_long(last: Term | None, since: datetime.date | None) -> datetime.date | None:
    """Return the day that a term ends on which is as many years long as the last one."""
    if not (last and last.from_ and last.until and since):
        return None
    after = last.until + datetime.timedelta(days=1)
    years = after.year - last.from_.year
    if (after.month, after.day) != (last.from_.month, last.from_.day):
        return None
    try:
        return since.replace(year=since.year + years) - datetime.timedelta(days=1)
    except ValueError:  # the 29th of February of a year that has none
        return None


def _span(term: Term | None) -> str:
    """Return the days of a term; a side that is not stated is left open."""
    if term is None or not (term.from_ or term.until):
        return _("no term stated") if term is None else ""
    return f"{short_day(term.from_)} - {short_day(term.until)}"
