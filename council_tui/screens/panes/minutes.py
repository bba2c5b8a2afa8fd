"""The minutes as they will print: what the public gets beside the whole, and what is withheld."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import ClassVar

from council_core import secretariat
from council_core.language import _
from council_core.text import fit
from council_tui.lines import Line
from council_tui.screens.panes.pane import Pane
from council_tui.words import lines_of

__all__ = ["MinutesPane"]

_BETWEEN = " | "


class MinutesPane(Pane):
    """Both editions side by side, in the house style of the council."""

    HINTS: ClassVar = ("next_pane", "export", "step", "back", "help")
    DOES: ClassVar = ("open",)

    def lines(self) -> list[Line]:
        """Show both editions; what only the internal one has is marked and left out on the left."""
        opened = self.desk.meeting_opened
        public, internal = (
            secretariat.issue_minutes(opened, edition=edition) for edition in ("public", "internal")
        )
        doubts = secretariat.doubts_about(public, internal, of=self.meeting)
        width = (self.width - len(_BETWEEN) - 2) // 2
        head = _BETWEEN.join((fit(_("public edition"), width), _("internal edition (* is withheld)")))
        lines = [
            Line(f" {head}", "bold"),
            *_side_by_side(str(public.content).split("\n"), str(internal.content).split("\n"), width),
        ]
        if not doubts:
            return lines
        told = [Line(f"   {text}") for doubt in doubts for text in lines_of(doubt, self.width - 6)]
        count = _("to be looked at before it goes out: {number}, listed below").format(number=len(doubts))
        return [Line(f" ! {count}", "bold"), *lines, Line(), Line(" " + _("to be looked at"), "bold"), *told]

    def open(self) -> None:
        """Write a document out."""
        from council_tui.screens.export import export

        export(self.page)


def _side_by_side(left: list[str], right: list[str], width: int) -> Iterator[Line]:
    """Yield both texts as rows of two columns, equal lines beside each other."""
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for number in range(max(b - a, d - c)):
            mine = left[a + number] if a + number < b else ""
            whole = right[c + number] if c + number < d else ""
            mark = " " if kind == "equal" else "*"
            yield from _row(mine, whole, width, mark)


def _row(left: str, right: str, width: int, mark: str) -> Iterator[Line]:
    one, other = lines_of(left, width), lines_of(right, width - 2)
    for number in range(max(len(one), len(other))):
        first = one[number] if number < len(one) else ""
        second = other[number] if number < len(other) else ""
        yield Line(f" {fit(first, width)}{_BETWEEN}{mark} {second}", "bold" if mark == "*" else "")
