"""The agenda: the items with their kinds, materials and outcomes; the proceedings stand in a pane of their own."""

from collections.abc import Iterator
from typing import ClassVar

from council_core import secretariat
from council_core.language import _
from council_core.model import AgendaItem, Meeting, Openness, key_word, word
from council_tui.lines import Line
from council_tui.screens.panes.pane import Pane
from council_tui.words import lines_of

__all__ = ["AgendaPane", "depths", "heading"]


class AgendaPane(Pane):
    """The items in their order."""

    HINTS: ClassVar = ("open", "new", "delete", "shift(-1)", "shift(1)", "undo", "help")
    SHOWS: ClassVar = ("items",)
    DOES: ClassVar = ("open", "details", "new", "delete", "shift")

    def lines(self) -> list[Line]:
        """List the items, each with its facts and what became of it."""
        lines: list[Line] = []
        depth = depths(self.meeting)
        for item in self.meeting.items:
            indent = "  " * depth[item.id]
            heads = lines_of(heading(item), self.width - len(indent) - 4)
            lines.append(Line(f" {indent}{heads[0]}", "bold", key=item.id))
            lines += [Line(f"   {indent}{text}", "bold") for text in heads[1:]]
            for told in self._facts(item):
                lines += [
                    Line(f"     {indent}{text}") for text in lines_of(told, self.width - len(indent) - 8)
                ]
            lines += self.findings(*(f"items/{item.id}{end}" for end in ("", "/title", "/decision")))
        return lines or [Line(" " + self.page.keyed(_("no items yet; {new} puts in the first")))]

    def path(self) -> tuple[str, ...]:
        """Return the path of the chosen item."""
        return ("items", self.chosen) if self.chosen else ()

    def new(self) -> None:
        """Put an item in after the chosen one, under the same heading."""
        chosen = self.meeting.item(self.chosen)

        def put_in(title: str) -> None:
            made = secretariat.make(
                self.meeting, AgendaItem, title="?", parent=chosen.parent if chosen else None
            )
            field = next(f for f in secretariat.fields_of_record(made) if f.key == "title")
            added = secretariat.add(self.meeting, ("items",), made, chosen.id if chosen else None)
            named = secretariat.put(added, ("items", made.id, "title"), secretariat.parse_value(field, title))
            self.desk.store(named)
            self.page.fill()
            self.page.part("body").choose(made.id)

        self.page.ask(
            key_word("title"), "", put_in, draft=self.desk.draft(("items", "new"), key_word("title"))
        )

    def _facts(self, item: AgendaItem) -> Iterator[str]:
        labels = {
            material.id: material.label or material.title or material.id
            for material in self.meeting.materials
        }
        kind = word(item.kind) if item.kind else ""
        materials = " ".join(labels.get(name, name) for name in item.materials)
        if facts := "  ".join(part for part in (kind, " ".join(item.departments), materials) if part):
            yield facts
        if item.decision and item.decision.outcome:
            told = (word(item.decision.outcome), item.decision.text or "")
            yield "-> " + ": ".join(part for part in dict.fromkeys(told) if part)
        for condition in item.decision.conditions if item.decision else ():
            yield "   " + _("condition") + f": {condition}"


def depths(meeting: Meeting) -> dict[str, int]:
    """Return how deep each item stands under others, by its id."""
    depth: dict[str, int] = {}
    for item in meeting.items:
        depth[item.id] = depth.get(item.parent or "", -1) + 1
    return depth


def heading(item: AgendaItem) -> str:
    """Return an item's label and title, and that it is closed."""
    closed = f" [{word(item.openness)}]" if item.openness is Openness.CLOSED else ""
    return f"{item.label}  {item.title}{closed}" if item.label else f"{item.title}{closed}"
