"""Open a workbook that came back: its rows with their places, and what is wrong with its headings."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from council_core.errors import Problem, Unknown, WrongDocument, shown
from council_core.language import _
from council_core.tables import workbook
from council_core.tables.book_kinds import as_text
from council_core.tables.book_sheets import FORMAT, HIDDEN, SHEETS, Sheet
from council_core.tables.workbook import Rows, cell_name
from council_core.text import name_key

__all__ = ["ERROR", "Book", "Row", "Source", "open_book"]

ERROR: Final = object()  # what a cell holds whose formula failed (#REF!)
_DEEPEST: Final = 20  # rows that a clerk may have put above the headings


@frozen
class Source:
    """A document that a workbook was made of: its revision, and what tells it from another of its id."""

    revision: int
    digest: str


@frozen
class Row:
    """A row of a sheet: its number from 1, and what stands in each of the columns that we know."""

    title: str
    number: int
    cells: dict[str, Any]
    columns: dict[str, int]

    def at(self, label: str) -> str:
        """Return the name of the cell below a heading: `会議!F12`."""
        return f"{self.title}!{cell_name(self.number - 1, self.columns.get(label, 0))}"

    def states(self, label: str) -> bool:
        """Tell whether anything stands in the cell below a heading."""
        cell = self.cells.get(label, "")
        return cell is ERROR or bool(as_text(cell).strip())

    def told(self, label: str) -> str:
        """Return what stands in the cell below a heading, as a sentence quotes it."""
        cell = self.cells.get(label, "")
        return _("a formula that failed") if cell is ERROR else shown(as_text(cell))


@frozen
class Book:
    """What a workbook holds: rows by the title of their sheet, and all that is wrong with its headings."""

    path: Path
    sources: dict[str, Source]
    rows: dict[str, tuple[Row, ...]]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def open_book(path: Path) -> Book:
    """Open a workbook that was exported, whatever has been edited in it.

    Sheets are found by their titles and columns by their headings, so that they may be moved, hidden or
    left out. Other sheets and columns are passed over, the columns with a note.

    Raises:
        Unreadable, NotAWorkbook: the file is none that can be read.
        WrongDocument: it is no workbook of ours, or of a newer format.
    """
    pages = {page.name: page for page in _pages(path)}
    sources = _sources(path, pages[HIDDEN].rows if HIDDEN in pages else [])
    opening = _Opening()
    rows = {sheet.title: opening.rows(sheet, pages[sheet.title]) for sheet in SHEETS if sheet.title in pages}
    return Book(path, sources, rows, tuple(opening.problems), tuple(opening.notes))


def _pages(path: Path) -> Iterator[workbook.Sheet]:
    """Yield the sheets that are ours, also where they are hidden."""
    opened = workbook.open_book(path)
    for title in (HIDDEN, *(sheet.title for sheet in SHEETS)):
        with suppress(Unknown):
            yield opened.sheet(title)


def _sources(path: Path, rows: Rows) -> dict[str, Source]:
    head = [as_text(cell) for row in rows[:1] for cell in row[:2]]
    if head[:1] != ["format"]:
        expected = _("a workbook that council export wrote; a list of people is read by council roster")
        raise WrongDocument(str(path), (Problem("$", _("no sheet {name}").format(name=HIDDEN), expected),))
    if head[1:] != [FORMAT]:
        expected = _("{format}; a newer version of council may read it").format(format=FORMAT)
        raise WrongDocument(str(path), (Problem(f"{HIDDEN}!B1", shown("".join(head[1:])), expected),))
    try:
        return {
            as_text(name): Source(int(revision), as_text(told)) for _kind, name, revision, told in rows[1:]
        }
    except ValueError:
        expected = _("the sheet as it was written; export the workbook anew")
        raise WrongDocument(str(path), (Problem(HIDDEN, _("an edited sheet"), expected),)) from None


class _Opening:
    """One pass over the sheets, gathering what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.notes: list[str] = []

    def rows(self, sheet: Sheet, page: workbook.Sheet) -> tuple[Row, ...]:
        """Return the rows below the headings that are not blank."""
        lines, failed = page.rows, {*page.marks.errors, *page.marks.unvalued}
        head = _head(sheet, lines)
        columns = self.columns(sheet, head, lines[head] if lines else [])
        found = []
        for index, line in enumerate(lines[head + 1 :], start=head + 1):
            cells = {
                label: ERROR if (index, column) in failed else line[column]
                for label, column in columns.items()
            }
            if any(cell is ERROR or as_text(cell).strip() for cell in cells.values()):
                found.append(Row(sheet.title, index + 1, cells, columns))
        return tuple(found)

    def columns(self, sheet: Sheet, head: int, line: list[Any]) -> dict[str, int]:
        """Return the place of each heading, counted from 0."""
        known = {name_key(label): label for label in sheet.labels}
        found: dict[str, int] = {}
        strangers: dict[int, str] = {}
        for column, cell in enumerate(line):
            label = known.get(name_key(as_text(cell)))
            place = f"{sheet.title}!{cell_name(head, column)}"
            if label is not None and label in found:
                twice = _("this heading once; it stands in {cell} too")
                self.problems.append(Problem(place, label, twice.format(cell=cell_name(head, found[label]))))
            elif label is not None:
                found[label] = column
            elif text := as_text(cell).strip():
                strangers[column] = text
        self._missing(sheet, head, found, strangers)
        for column, text in strangers.items():
            place = f"{sheet.title}!{cell_name(head, column)}"
            self.notes.append(
                _("{place}: the column {name} is not read").format(place=place, name=shown(text))
            )
        return found

    def _missing(self, sheet: Sheet, head: int, found: dict[str, int], strangers: dict[int, str]) -> None:
        """Tell which headings are missing: renamed, where another stands behind the one before it."""
        column = -1
        for label in sheet.labels:
            if label in found:
                column = found[label]
                continue
            place = f"{sheet.title}!{cell_name(head, column + 1)}"
            if column + 1 in strangers:
                column += 1
                self.problems.append(
                    Problem(place, strangers.pop(column), _("the heading {label}").format(label=label))
                )
            elif label in sheet.id_labels:
                missing = _("the column {label}, by which rows are found").format(label=label)
                self.problems.append(Problem(place, _("nothing"), missing))
            else:
                self.notes.append(
                    _("{sheet}: there is no column {label}; what it shows stays as it is").format(
                        sheet=sheet.title, label=label
                    )
                )


def _head(sheet: Sheet, lines: Rows) -> int:
    """Return the row with most of the headings, counted from 0: the first of the sheet, unless rows came above."""
    known = {name_key(label) for label in sheet.labels}
    hits = [sum(name_key(as_text(cell)) in known for cell in line) for line in lines[:_DEEPEST]]
    return max(range(len(hits)), key=lambda index: (hits[index], -index), default=0)
