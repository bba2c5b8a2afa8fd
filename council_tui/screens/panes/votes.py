"""The votes: what the record says, what the rules yield and why, and the tally as bars."""

from typing import ClassVar, Final

from council_core import secretariat
from council_core.language import _
from council_core.model import Vote, key_word, word
from council_core.secretariat import Tally
from council_tui.lines import Line
from council_tui.screens.panes.agenda import heading
from council_tui.screens.panes.pane import Pane, fact
from council_tui.words import columns

__all__ = ["VotesPane", "bars"]

_BAR: Final = 30  # cells of the longest bar


class VotesPane(Pane):
    """The votes in their order."""

    HINTS: ClassVar = ("open", "details", "new", "delete", "undo", "back", "help")
    SHOWS: ClassVar = ("votes",)
    DOES: ClassVar = ("open", "details", "new", "delete", "shift")

    def lines(self) -> list[Line]:
        """List the votes."""
        lines: list[Line] = []
        for tally in secretariat.tallies(self.meeting, self.desk.council):
            lines.append(Line(f" {' / '.join(tally.titles) or tally.vote.id}", "bold", key=tally.vote.id))
            recorded = [tally.vote.wording or "", word(tally.vote.declared) if tally.vote.declared else ""]
            told = "  ".join(part for part in recorded if part) or _("not stated")
            lines += fact(_("record"), told, self.width)
            lines += fact(_("rules"), str(tally.decided), self.width)
            lines += bars(tally)
            lines += self.findings(f"votes/{tally.vote.id}", within=True)
            lines.append(Line())
        return lines or [Line(" " + self.page.keyed(_("no votes yet; {new} begins one")))]

    def path(self) -> tuple[str, ...]:
        """Return the path of the chosen vote."""
        return ("votes", self.chosen) if self.chosen else ()

    def open(self) -> None:
        """Open the chosen vote, to mark its ballots."""
        if not self.chosen:
            self.page.tell(self.page.keyed(_("no votes yet; {new} begins one")))
            return
        self._enter(self.chosen)

    def new(self) -> None:
        """Begin a vote on one item, or on several at once."""
        options = [(item.id, heading(item)) for item in self.meeting.items]

        def begin(items: tuple[str, ...]) -> None:
            vote = secretariat.make(self.meeting, Vote, items=items)
            self.desk.store(secretariat.add(self.meeting, ("votes",), vote))
            self.page.fill()
            self.page.part("body").choose(vote.id)
            self._enter(vote.id)

        self.page.choose(key_word("items"), options, begin, several=True)

    def _enter(self, vote: str) -> None:
        from council_tui.screens.vote import VoteScreen

        self.page.app.push_screen(VoteScreen(self.desk, vote), lambda _result: self.page.action_reload())


def bars(tally: Tally) -> list[Line]:
    """Show the tally as bars that read without colour; a number that is not known is a dash."""
    decided = tally.decided
    rows = (
        (_("for"), decided.votes_for),
        (_("against"), decided.against),
        (_("abstaining"), decided.abstaining),
    )
    lines = []
    for label, number in rows:
        length = _BAR * (number or 0) // max(decided.entitled, 1)
        bar = "#" * length + "." * (_BAR - length)
        if number is None:
            bar = ("#" if decided.unanimous and label == _("for") else ".") * _BAR
        told = (
            str(number)
            if number is not None
            else _("all")
            if decided.unanimous and label == _("for")
            else "-"
        )
        lines.append(Line("     " + columns((label, 12), (bar, _BAR), (told, 0))))
    return lines
