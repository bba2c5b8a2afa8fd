"""What the panes of a meeting share: their lines, and what the keys do in them."""

from collections.abc import Iterator
from typing import ClassVar

from council_core import secretariat
from council_core.checks import Finding
from council_core.language import _
from council_core.model import Meeting
from council_tui.desk import Desk
from council_tui.lines import Line
from council_tui.screens.opened import MeetingPage
from council_tui.words import columns, lines_of

__all__ = ["Pane", "fact"]

LABEL = 16  # cells


class Pane:
    """One side of a meeting. A pane says which actions work in it; the others say that they do not."""

    HINTS: ClassVar[tuple[str, ...]] = ()  # ids of the actions on the line of keys
    SHOWS: ClassVar[tuple[str, ...]] = ()  # keys of the meeting whose elements have their lines here
    DOES: ClassVar[tuple[str, ...]] = ()  # methods of actions that work here, beside those that always do

    def __init__(self, page: MeetingPage) -> None:
        self.page = page
        self._sorted: tuple[tuple[Finding, ...], dict[str, list[Finding]]] | None = None

    @property
    def desk(self) -> Desk:
        """The desk that the meeting lies on."""
        return self.page.desk

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.page.opened.meeting

    @property
    def chosen(self) -> str:
        """The key of the chosen line; empty where nothing can be chosen."""
        return self.page.part("body").chosen or ""

    @property
    def width(self) -> int:
        """The cells of the screen."""
        return self.page.size.width or 80

    def turned_to(self) -> None:
        """Begin anew: the pane was not seen, and is turned to."""

    def lines(self) -> list[Line]:
        """Return what the pane shows."""
        raise NotImplementedError

    def path(self) -> tuple[str, ...]:
        """Return the path in the meeting of the chosen line; empty where none is chosen."""
        return tuple(self.chosen.split("/")) if self.chosen else ()

    def key_of(self, path: tuple[str, ...]) -> str | None:
        """Return the key of the line that shows a place in the meeting."""
        return path[1] if len(path) > 1 else path[0] if path else None

    def open(self) -> None:
        """Edit the chosen line, or open it."""
        self.details()

    def details(self) -> None:
        """Show all fields of the chosen line."""
        from council_tui.screens.form import FormScreen

        path = self.path()
        record = secretariat.value_at(self.meeting, path) if path else None
        if record is None:
            self.page.tell(self.page.keyed(_("choose a line first; {new} puts in a new one")))
            return
        form = FormScreen(self.desk, path, secretariat.named(record))
        self.page.app.push_screen(form, lambda _result: self.page.action_reload())

    def take_up(self, path: tuple[str, ...]) -> None:
        """Edit again what was being typed at a path."""
        from council_tui.screens.form import FormScreen

        if path[-1] == "new":
            self.new()
        else:
            record = secretariat.value_at(self.meeting, path[:-1])
            form = FormScreen(self.desk, path[:-1], secretariat.named(record), at=path[-1])
            self.page.app.push_screen(form, lambda _result: self.page.action_reload())

    def new(self) -> None:
        """Put in a new line; a pane that can says how."""
        raise NotImplementedError

    def delete(self) -> None:
        """Take the chosen line out."""
        path = self.path()
        if path:
            self.page.change(lambda meeting: secretariat.remove(meeting, path))
        else:
            self.page.tell(_("there is nothing to take out"))

    def shift(self, by: int) -> None:
        """Move the chosen line up or down."""
        path = self.path()
        if path:
            self.page.change(lambda meeting: secretariat.move(meeting, path, by))

    def _found(self) -> dict[str, list[Finding]]:
        """Return what does not add up by the record that it is in: a list of many people asks for each of them."""
        findings = self.desk.findings()
        if self._sorted is None or self._sorted[0] is not findings:
            by_record: dict[str, list[Finding]] = {}
            for finding in findings:
                by_record.setdefault(_record_of(finding.where), []).append(finding)
            self._sorted = findings, by_record
        return self._sorted[1]

    def findings(self, *paths: str, within: bool = False) -> Iterator[Line]:
        """Yield what does not add up at some places of one record, or `within` them, to stand under what it is about."""
        for finding in self._found().get(_record_of(paths[0]), ()):
            if any(
                finding.where == path or (within and finding.where.startswith(f"{path}/")) for path in paths
            ):
                for number, text in enumerate(lines_of(finding.message, self.width - 10)):
                    yield Line(("     ! " if number == 0 else "       ") + text, "bold")


def _record_of(path: str) -> str:
    """Return the record of the meeting that a place is in, as far as its first id: `items/i3`."""
    return "/".join(path.split("/", 2)[:2])


def fact(  # noqa: PLR0913
    label: str, value: str, width: int, style: str = "", *, key: str | None = None, most: int | None = None
) -> Iterator[Line]:
    """Yield a labelled text, its further lines (at most so many) under its first, which may have a key."""
    for number, text in enumerate(lines_of(value, width - LABEL - 4, most)):
        first = number == 0
        indent = " " if key is not None and first else "  "
        yield Line(
            indent + columns((label if first else "", LABEL), (text, 0)), style, key if first else None
        )
