"""One vote, by hands or member by member: the tally and the outcome with its reason at every key, up to the ruling."""

import re
from collections.abc import Callable
from typing import ClassVar

from attrs import evolve
from textual.binding import Binding

from council_core import secretariat
from council_core.errors import Mistake
from council_core.language import _
from council_core.model import Choice, Meeting, Method, Vote, key_word, word
from council_core.secretariat import Opened, Standing, Tally
from council_tui import clock
from council_tui.actions import MEETING, VOTE, Action, bindings, hints, key_name
from council_tui.desk import Desk
from council_tui.lines import Line
from council_tui.screens.opened import MeetingPage
from council_tui.screens.panes.agenda import heading
from council_tui.screens.panes.votes import bars
from council_tui.words import columns, lines_of

__all__ = ["VoteScreen"]

_SIDES = 3  # for, against, abstaining
_HINTS = tuple(action.id for action in VOTE if action.hint)


class VoteScreen(MeetingPage):
    """One vote. Each ballot and each count is stored at once."""

    ACTIONS: ClassVar[tuple[Action, ...]] = VOTE
    BINDINGS: ClassVar[list[Binding]] = bindings(VOTE)  # type: ignore[assignment]
    HEAD: ClassVar[int] = 3
    FOOT: ClassVar[int] = 8

    def __init__(self, desk: Desk, vote: str) -> None:
        super().__init__(desk)
        self._vote = vote
        self._seen: tuple[Opened, Tally | None] | None = None

    @property
    def _tally(self) -> Tally | None:
        """The vote with what the rules yield, found once; `None` where somebody has taken it out meanwhile."""
        opened = self.opened
        if self._seen is None or self._seen[0] is not opened:
            self._seen = opened, secretariat.find_tally(opened.meeting, opened.council, self._vote)
        return self._seen[1]

    def fill(self) -> None:
        """List the members with their ballots or why they have none, and the tally below."""
        tally = self._tally
        if tally is None:
            self.head(_("vote"))
            self.part("body").show([Line(" " + _("this vote is no longer in the meeting"))])
            self.part("foot").show([])
            return
        decided, vote = tally.decided, tally.vote
        presider = self.opened.meeting.attendee(vote.presided_by or "")
        below = (
            _("entitled {entitled}  present {present}").format(
                entitled=decided.entitled, present=decided.present
            ),
            word(vote.method or Method.SHOW_OF_HANDS),
            _("presiding") + f" {presider.name}" if presider else "",
        )
        self.head(
            _("vote") + "  " + (" / ".join(tally.titles) or _("no items")),
            self._state(tally),
            "   ".join(part for part in below if part),
        )
        people = {person.id: person for person in self.opened.meeting.attendance}
        lines = []
        for standing in decided.people:
            choice = vote.choice_of(standing.id)
            told = (word(choice) if choice else "-") if standing.counts else word(standing.why)
            role = person.role if (person := people.get(standing.id)) else None
            text = columns((standing.name, 20), (word(role) if role else "", 14), (told, 0))
            lines.append(Line(f" {text}", key=standing.id))
        entitled = next((standing.id for standing in decided.people if standing.counts), None)
        self.part("body").show(
            lines or [Line(" " + _("nobody is on the list"))], choose=self.part("body").chosen or entitled
        )
        self.part("foot").show([self.rule(), *bars(tally), *self._reasons(tally)])
        self.name_keys()

    def _state(self, tally: Tally) -> str:
        """Tell what was declared, at the table or by the record that was read; or what is needed."""
        if tally.vote.declared is None:
            return _("{needed} needed").format(needed=tally.decided.needed)
        told = word(tally.vote.declared)
        if secretariat.is_told_at_table(self.opened.meeting, tally.vote):
            return told
        return _("in the record: {declared}").format(declared=told)

    def _reasons(self, tally: Tally) -> list[Line]:
        """Tell why it is so, and what whoever presides reads aloud, or what is missing for that."""
        width = (self.size.width or 80) - 4
        step = secretariat.ruling_of(self.opened.meeting, self.opened.council, self.desk.house, self._vote)
        told = [
            Line(f"  ! {line}", "bold")
            for found in self._findings()[:1]
            for line in lines_of(found, width - 2, 1)
        ]
        if tally.vote.declared:
            text = " ".join(part for part in (tally.vote.wording, word(tally.vote.declared)) if part)
            here = secretariat.is_told_at_table(self.opened.meeting, tally.vote)
            label = key_word("declared") if here else _("declared in the record")
            told += [Line(f"  {line}", "bold") for line in lines_of(f"{label}: {text}", width, 1)]
        elif step.missing:
            text = "  ".join(part for part in (step.missing[0], self._more(tally)) if part)
            told += [Line(f"  ! {line}", "bold") for line in lines_of(text, width - 2, 1)]
        else:
            read = lines_of(_("read aloud") + ": " + " ".join(step.read), width, 2)
            told += [Line(f"  {line}", "bold") for line in read]
        room = self.FOOT - len(bars(tally)) - 1 - len(told)
        return [*(Line(f"  {line}") for line in lines_of(str(tally.decided), width, max(room, 1))), *told]

    def _findings(self) -> list[str]:
        """Return what does not add up in this vote."""
        declared = self._tally is not None and self._tally.vote.declared
        codes = {"count-exceeds-entitled"} if declared else set()  # else it is what is missing
        codes |= {"ballots-differ-from-counts", "wording-differs", "declared-differs", "declared-undecided"}
        where = f"votes/{self._vote}"
        return [it.message for it in self.desk.findings() if it.where == where and it.code in codes]

    def _more(self, tally: Tally) -> str:
        """Tell how many more it takes, or that whoever presides may break the tie."""
        decided = tally.decided
        if decided.objected:
            return hints(VOTE, ("count",))
        if decided.tie:
            return hints(VOTE, ("casting('for')", "casting('against')"))
        if decided.votes_for is None or decided.needed <= decided.votes_for:
            return ""
        return _("{number} more to be carried").format(number=decided.needed - decided.votes_for)

    def shown_hints(self) -> tuple[str, ...]:
        """Return the actions on the line of keys: at a tie those that break it, and nothing to declare twice."""
        tally = self._tally
        if tally is not None and tally.vote.declared:
            return tuple("back" if name == "declare" else name for name in _HINTS)
        if tally is None or not tally.decided.tie:
            return ()
        return ("casting('for')", "casting('against')", "declare", "back", "help")

    def hindrance(self, action: Action) -> str:
        """Return why an action can do nothing just now."""
        tally = self._tally
        if tally is None:
            return _("this vote is no longer in the meeting")
        if action.method == "action_casting" and not tally.decided.tie:
            return _("no tie: whoever presides decides at a tie only")
        return ""

    def action_cast(self, choice: str) -> None:
        """Mark the chosen member's ballot, and go to the next member."""
        if (standing := self._standing()) is None:
            return
        if choice and not standing.counts:
            self.tell(_("{name} has no vote here: {why}").format(name=standing.name, why=word(standing.why)))
            return
        cast = Choice(choice) if choice else None
        cleared = self._by_ballots()
        if self._store(secretariat.cast_ballot(cleared, self._vote, standing.id, cast)):
            self._on_to_the_next(standing.id)

    def _on_to_the_next(self, person: str) -> None:
        """Go on to the next member who may vote, past those who are away, recused or presiding."""
        tally = self._tally
        people = tally.decided.people if tally else ()
        names = [standing.id for standing in people]
        after = people[names.index(person) + 1 :] if person in names else ()
        if (following := next((standing.id for standing in after if standing.counts), None)) is not None:
            self.part("body").choose(following)

    def action_recuse(self) -> None:
        """Recuse the chosen member from this vote, or take that back."""
        if (standing := self._standing()) is not None and (tally := self._tally) is not None:
            recused = standing.id not in tally.vote.recused
            meeting, council = self.opened.meeting, self.opened.council
            self._store(secretariat.recuse_from(meeting, council, self._vote, standing.id, recused=recused))

    def action_all_in_favour(self) -> None:
        """Mark everybody entitled who has not voted as in favour, in one change."""
        meeting, tally = self._by_ballots(), self._tally
        left = [
            person.id
            for person in (tally.decided.people if tally else ())
            if tally and person.counts and tally.vote.choice_of(person.id) is None
        ]
        if not left:
            self.tell(_("there is nobody left who could vote"))
            return
        for person in left:
            meeting = secretariat.cast_ballot(meeting, self._vote, person, Choice.FOR)
        self._store(meeting)

    def action_everybody(self) -> None:
        """Record that all raised their hands."""
        if self._tally is not None:
            self._store(secretariat.show_hands(self.opened.meeting, self._vote, everybody=True))

    def action_count(self) -> None:
        """Ask for the figures."""
        if (tally := self._tally) is None:
            return
        vote = tally.vote
        figures = (vote.for_, vote.against, vote.abstaining)
        now = " ".join(str(figure) for figure in figures if figure is not None)
        label = _("for, against, abstaining: three numbers")
        self.ask(f"{label} ({now})" if now else label, "", self._count)

    def _count(self, text: str) -> None:
        parts = [part for part in re.split(r"[^\d]+", text) if part]
        if not 1 <= len(parts) <= _SIDES:
            raise Mistake(text, _("one to three numbers, such as 5 2 0"))
        figures: list[int | None] = [*(int(part) for part in parts), *[0] * (_SIDES - len(parts))]
        counted, tally = sum(figure or 0 for figure in figures), self._tally
        if tally and counted > tally.decided.entitled > 0:
            told = _("{number} votes").format(number=counted)
            most = _("at most {entitled}, who are entitled to vote").format(entitled=tally.decided.entitled)
            raise Mistake(told, most)
        self._store(
            secretariat.show_hands(
                self.opened.meeting,
                self._vote,
                for_=figures[0],
                against=figures[1],
                abstaining=figures[2],
            )
        )

    def action_casting(self, choice: str) -> None:
        """Have whoever presides break the tie."""
        action = next(action for action in VOTE if action.method == "action_casting")
        if reason := self.hindrance(action):
            self.tell(reason)
            return
        meeting, council = self.opened.meeting, self.opened.council
        self._store(secretariat.cast_casting_vote(meeting, council, self._vote, Choice(choice)))

    def action_method(self) -> None:
        """Choose how the vote is taken."""
        if (tally := self._tally) is not None:
            options = [(method, word(method)) for method in Method]
            self.choose(key_word("method"), options, self._set_method, chosen=(tally.vote.method,))

    def _set_method(self, method: Method) -> None:
        self._store(secretariat.set_method(self.opened.meeting, self._vote, method))

    def action_items(self) -> None:
        """Choose which items the vote decides."""
        if (tally := self._tally) is not None:
            options = [(item.id, heading(item)) for item in self.opened.meeting.items]
            self.choose(key_word("items"), options, self._set_items, chosen=tally.vote.items, several=True)

    def _set_items(self, items: tuple[str, ...]) -> None:
        self._store(self._with(lambda vote: evolve(vote, items=items)))

    def action_declare(self) -> None:
        """Declare the outcome; where that is done, go back."""
        if (tally := self._tally) is None or tally.vote.declared:
            self.action_back()
            return
        council, house = self.opened.council, self.desk.house
        step = secretariat.ruling_of(self.opened.meeting, council, house, self._vote)
        if step.missing:
            self.tell("  ".join(part for part in (step.missing[0], self._more(tally)) if part))
            return

        def declared(meeting: Meeting) -> Meeting:
            at = secretariat.time_after(meeting, clock.now())
            return secretariat.declare(meeting, council, house, self._vote, at)

        if self.change(declared):
            self.tell(_("declared and written into the record"))

    def action_large(self) -> None:
        """Show the figures large."""
        from council_tui.screens.large import LargeScreen

        self.app.push_screen(LargeScreen(self.desk, self._vote))

    def _by_ballots(self) -> Meeting:
        """Return the meeting with the vote as one of single ballots: what was counted by hands leaves it."""
        tally = self._tally
        vote = tally.vote if tally else None
        if vote is None or (vote.unanimous is None and {vote.for_, vote.against, vote.abstaining} == {None}):
            return self.opened.meeting
        return secretariat.show_hands(self.opened.meeting, self._vote)

    def _store(self, meeting: Meeting) -> bool:
        """Store the meeting with this vote changed; what was declared before leaves where it no longer holds."""
        before, changed = self.opened.meeting, meeting.vote(self._vote)
        if changed is None:
            return self.store(meeting)
        made = secretariat.revise_vote(before, self.opened.council, self.desk.house, changed)
        was, now = before.vote(self._vote), made.vote(self._vote)
        stored = self.store(made)
        if stored and was and now and was.declared and not now.declared:
            self.tell(_("changed after it was declared: the declaration is taken back, declare it anew"))
        elif stored and was != now and now and now.declared:
            self._tell_of_the_record(made, now)
        return stored

    def _tell_of_the_record(self, meeting: Meeting, vote: Vote) -> None:
        """Say that what the record declares stays, and where it is changed: it was read, and not declared here."""
        if not secretariat.is_told_at_table(meeting, vote):
            details = next(action for action in MEETING if action.id == "details")
            told = _("what the record declares stays as it was read; {details} among the votes mends it")
            self.tell(told.format(details=key_name(details.keys.partition(",")[0])))

    def _with(self, edit: Callable[[Vote], Vote]) -> Meeting:
        meeting = self.opened.meeting
        votes = (edit(vote) if vote.id == self._vote else vote for vote in meeting.votes)
        return evolve(meeting, votes=tuple(votes))

    def _standing(self) -> Standing | None:
        """Return the chosen member's standing; where there is none to work on, say why."""
        chosen, tally = self.part("body").chosen, self._tally
        standing = (
            next((person for person in tally.decided.people if person.id == chosen), None) if tally else None
        )
        if standing is None:
            self.tell(_("there is nobody here to vote"))
        elif self.opened.meeting.attendee(standing.id) is None:
            self.tell(_("{name} is not on the attendance list").format(name=standing.name))
            return None
        return standing
