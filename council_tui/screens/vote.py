"""One vote, member by member: ballots by one key each, the tally and the outcome at every key."""

from typing import ClassVar

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_core.model import Choice, word
from council_core.secretariat import Standing, Tally
from council_tui.actions import VOTE, Action, bindings
from council_tui.desk import Desk
from council_tui.lines import Line
from council_tui.screens.opened import MeetingPage
from council_tui.screens.panes.votes import bars
from council_tui.words import columns, lines_of

__all__ = ["VoteScreen"]


class VoteScreen(MeetingPage):
    """One vote. Each ballot is stored at once."""

    ACTIONS: ClassVar[tuple[Action, ...]] = VOTE
    BINDINGS: ClassVar[list[Binding]] = bindings(VOTE)  # type: ignore[assignment]
    FOOT: ClassVar[int] = 7

    def __init__(self, desk: Desk, vote: str) -> None:
        super().__init__(desk)
        self._vote = vote

    @property
    def _tally(self) -> Tally | None:
        """The vote with what the rules yield; `None` where somebody has taken it out meanwhile."""
        tallies = secretariat.tallies(self.opened.meeting, self.opened.council)
        return next((tally for tally in tallies if tally.vote.id == self._vote), None)

    def fill(self) -> None:
        """List the members with their ballots or why they have none, and the tally below."""
        tally = self._tally
        if tally is None:
            self.head(_("vote"))
            self.part("body").show([Line(" " + _("this vote is no longer in the meeting"))])
            self.part("foot").show([])
            return
        decided = tally.decided
        self.head(
            _("vote") + "  " + " / ".join(tally.titles),
            _("entitled {entitled}  needed {needed}").format(
                entitled=decided.entitled, needed=decided.needed
            ),
        )
        people = {person.id: person for person in self.opened.meeting.attendance}
        lines = []
        for standing in decided.people:
            choice = tally.vote.choice_of(standing.id)
            state = (word(choice) if choice else "-") if standing.counts else word(standing.why)
            role = person.role if (person := people.get(standing.id)) else None
            text = columns((standing.name, 20), (word(role) if role else "", 14), (state, 0))
            lines.append(Line(f" {text}", key=standing.id))
        self.part("body").show(lines)
        width = (self.size.width or 80) - 4
        reason = lines_of(str(decided), width, 3)
        self.part("foot").show([self.rule(), *bars(tally), *(Line(f"  {line}") for line in reason)])

    def action_cast(self, choice: str) -> None:
        """Mark the chosen member's ballot, and go to the next member."""
        if (standing := self._standing()) is None:
            return
        if choice and not standing.counts:
            self.tell(_("{name} has no vote here: {why}").format(name=standing.name, why=word(standing.why)))
            return
        cast = Choice(choice) if choice else None
        if self.store(secretariat.cast_ballot(self.opened.meeting, self._vote, standing.id, cast)):
            self.part("body").action_down()

    def action_recuse(self) -> None:
        """Recuse the chosen member from this vote, or take that back."""
        if (standing := self._standing()) is not None and (tally := self._tally) is not None:
            recused = standing.id not in tally.vote.recused
            self.store(secretariat.recuse(self.opened.meeting, self._vote, standing.id, recused=recused))

    def action_all_in_favour(self) -> None:
        """Mark everybody entitled who has not voted as in favour, in one change."""
        meeting, tally = self.opened.meeting, self._tally
        for person in tally.decided.people if tally else ():
            if tally and person.counts and tally.vote.choice_of(person.id) is None:
                meeting = secretariat.cast_ballot(meeting, self._vote, person.id, Choice.FOR)
        if meeting is self.opened.meeting:
            self.tell(_("there is nobody left who could vote"))
        else:
            self.store(meeting)

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
