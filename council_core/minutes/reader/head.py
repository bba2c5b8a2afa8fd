"""The head of minutes: from the top down to where the proceedings begin, section by section."""

from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.facts import FACTS
from council_core.minutes.reader.grid import read_grid
from council_core.minutes.reader.head_agenda import AgendaSection
from council_core.minutes.reader.head_facts import FactSection
from council_core.minutes.reader.head_loose import LooseRows
from council_core.minutes.reader.head_papers import PaperSection
from council_core.minutes.reader.head_people import PeopleSection
from council_core.minutes.reader.labels import Found
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.people import PEOPLE
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.scope import CLOCK, Scope, is_layout
from council_core.minutes.reader.survey import Survey
from council_core.minutes.reader.title import find_title, is_document_word

__all__ = ["Head"]

_NO_TITLES = frozenset(
    {"opened", "closed", "agenda", "other", "proceedings"}
)  # words that a title may begin with


class Head:
    """Reads rows up to the proceedings.

    head: {title | label value | list of people | agenda | fact without label}
    """

    def __init__(self, draft: Draft, rows: list[Row], survey: Survey) -> None:
        self.draft, self.rows = draft, rows
        self.scope = Scope(draft, rows, survey)
        self.people = PeopleSection(self.scope)
        self.loose = LooseRows(self.scope)
        papers = PaperSection(self.scope)
        self.sections = {
            **dict.fromkeys(FACTS, FactSection(self.scope).read),
            **dict.fromkeys(PEOPLE, self.people.read),
            "agenda": AgendaSection(self.scope).read,
            "materials": papers.read_materials,
            "result": papers.read_results,
            "next": papers.read_next_meeting,
        }

    def read(self) -> int:
        """Read the head, and return the row at which the proceedings begin."""
        scope = self.scope
        for place in [at for at, found in scope.labels.items() if found.key in {"title", "body"}]:
            self._section(place)
        labelled = {at for at, found in scope.labels.items() if found.key not in _NO_TITLES}
        find_title(self.draft, self.rows, scope.people_at(), labelled)
        place = 0
        while place < len(self.rows) and not scope.begins(place):
            after = self._section(place)
            if after <= place and scope.begins(place):
                break  # what stands behind a label is of the proceedings already
            place = max(after, place + 1)
        scope.people.finish()
        return place

    def _section(self, place: int) -> int:
        """Read the section that begins at a row, and return the row behind it."""
        row, found = self.rows[place], self.scope.labels.get(place)
        if is_layout(row.fold) or (
            found and (found.key == "page" or (row.fold[-1] == "書" and is_document_word(row.fold)))
        ):
            self.draft.ledger.take(row.start, row.end, Kind.MARK)
            return place + 1
        if (grid := read_grid(self.draft.source.fold, row.start, row.end, ())) and grid.header:
            return self.people.read_table(place)
        if found is None or (found.key in {"opened", "closed"} and not self._is_timed(place, found)):
            return self.loose.read(place)
        if found.key in {"title", "body"} and not self.draft.ledger.is_free(row.start, row.end):
            return place + 1  # read before all else
        start = row.start + found.end
        self.draft.ledger.take(row.start, start, Kind.MARK)
        if found.key in self.sections:
            return self.sections[found.key](place, found, start)
        if found.key == "proceedings" and row.fold[found.end :].strip():
            self.rows[place] = Row(start, row.end, self.draft.source.fold[start : row.end], row.number, 0)
            self.scope.labels.pop(place, None)
            return place if self.scope.begins(place) else self._section(place)
        return place + 1  # 備考, 問い合わせ先: what stands there is no fact of the meeting, and stays unread

    def _is_timed(self, place: int, found: Found) -> bool:
        near = " ".join(row.fold for row in self.rows[place : place + 3])
        return bool(CLOCK.search(near[found.end :]))
