"""Read back a workbook that was edited: each document as it was exported, with the edits made.

A cell counts as edited when it no longer holds what was written into it; so what a cell cannot hold
exactly stays as it is until somebody writes something else there. A row that is gone is removed, with
two exceptions: documents are never removed by a workbook, and of one whose own row is gone nothing is.
The order of rows is not read, so a sheet may be sorted; a new row stands behind the row above it of the
same document, before the one below where it is the first.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain, count
from typing import Any, Final, TypeVar

from attrs import Attribute, evolve, frozen

from council_core.changes.rows import fields_of
from council_core.errors import Mistake, Problem, WrongDocument, shown
from council_core.language import _
from council_core.model import Council, Meeting
from council_core.tables.book import Document, parts_of, written
from council_core.tables.book_kinds import ID_ONLY, is_edited, kind_of
from council_core.tables.book_opened import ERROR, Book, Row
from council_core.tables.book_sheets import SHEETS, Column, Sheet, inner, required

__all__ = ["Edits", "edit"]

_LETTERS: Final = {
    "members": "m", "attendance": "a", "materials": "m", "items": "i", "votes": "v", "follow_ups": "f",
}  # fmt: skip
_SAME: Final = object()  # a cell that nobody edited
_WRONG: Final = object()  # a cell that a problem was told of

K = TypeVar("K", bound=Hashable)


@frozen
class Edits:
    """What a workbook makes of documents: those that it changes and those that are new, and remarks."""

    documents: tuple[Document, ...]
    notes: tuple[str, ...]


def edit(book: Book, bases: Mapping[str, Document], councils: Collection[str]) -> Edits:
    """Return the documents that a workbook changes or adds.

    `bases` are the documents that it was made of, at their revisions; `councils` those that a meeting
    may belong to.

    Raises:
        WrongDocument: with all that is wrong, each with its cell; nothing was read.
    """
    editing = _Editing(book, bases, councils)
    for sheet in SHEETS:
        if sheet.title in book.rows and sheet.list_name is None:
            editing.read_documents(sheet)
    for sheet in SHEETS:
        if sheet.title in book.rows and sheet.list_name is not None:
            editing.read_lists(sheet, sheet.list_name)
    if editing.problems:
        raise WrongDocument(str(book.path), tuple(editing.problems))
    changed = tuple(value for name, value in editing.documents.items() if value != bases.get(name))
    return Edits(changed, tuple(editing.notes))


class _Editing:
    """One pass over a workbook."""

    def __init__(self, book: Book, bases: Mapping[str, Document], councils: Collection[str]) -> None:
        self.book, self.bases, self.councils = book, bases, councils
        self.documents: dict[str, Document] = dict(bases)
        self.hidden: set[str] = set()  # documents whose own row is gone
        self.problems = list(book.problems)
        self.notes = list(book.notes)

    def problem(self, row: Row, label: str, wrong: object, expected: str) -> None:
        self.problems.append(Problem(row.at(label), str(wrong), expected))

    def read_documents(self, sheet: Sheet) -> None:
        label = sheet.columns[0].label
        seen: dict[str, Row] = {}
        nameless = []
        for row in self.book.rows[sheet.title]:
            name = self.name(row, label)
            if name is None:
                nameless.append(row)
            elif name is not _WRONG and not self.twice(seen.get(name), name, row, label):
                seen[name] = row
                self.read_document(sheet, row, name)
        nobody = "x" * (1 + max(map(len, self.documents), default=0))
        for row in nameless:
            name = self.free_meeting(row) if sheet.document is Meeting else None
            if sheet.document is Council:
                self.problem(row, label, _("nothing"), _("an id: letters, digits and hyphens"))
            self.read_document(sheet, row, name or nobody)
            self.documents.pop(nobody, None)
            seen[name or nobody] = row
        if any(label not in row.columns for row in seen.values()):
            return
        for name, base in self.bases.items():
            if isinstance(base, sheet.document) and name not in seen:
                self.hidden.add(name)
                told = _("{sheet}: {id} has no row; it stays in the register, and all that it has")
                self.notes.append(told.format(sheet=sheet.title, id=name))

    def read_document(self, sheet: Sheet, row: Row, name: str) -> None:
        base = self.bases.get(name)
        if base is not None and not isinstance(base, sheet.document):
            self.problem(row, sheet.columns[0].label, name, _("an id that nothing else has"))
            return
        value = self.element(sheet.document, sheet.columns, base, [row], name)
        if isinstance(value, Meeting) and value.council != getattr(base, "council", None):
            known = {*self.councils, *(it.id for it in self.documents.values() if isinstance(it, Council))}
            if value.council not in known:
                label = next(column.label for column in sheet.columns if column.path == ("council",))
                self.problem(row, label, value.council, _("the id of a council"))
        if value is not None:
            self.documents[name] = value

    def free_meeting(self, row: Row) -> str | None:
        """Return an id for a meeting: its council's with its day, else with a number; `None` without a council."""
        found = {}
        for path in ("council", "date"):
            column = next(it for sheet in SHEETS for it in sheet.columns if it.path == (path,))
            if row.states(column.label):
                with suppress(Mistake):  # told when the cell is read
                    found[path] = column.kind.read(row.cells[column.label])
        if "council" not in found:
            return None
        stem = f"{found['council']}-{found.get('date', 1)}"
        names = chain([stem], (f"{stem if 'date' in found else found['council']}-{n}" for n in count(2)))
        return next(name for name in names if name not in self.documents)

    def read_lists(self, sheet: Sheet, list_name: str) -> None:
        groups: dict[str, list[Row]] = {}
        known = [name for name, value in self.documents.items() if isinstance(value, sheet.document)]
        for row in self.book.rows[sheet.title]:
            name = self.name(row, sheet.parent_label)
            if name is None:
                self.problem(row, sheet.parent_label, _("nothing"), _("an id of this workbook"))
            elif name in known:
                groups.setdefault(name, []).append(row)
            elif name is not _WRONG:
                self.problem(row, sheet.parent_label, name, _("an id of this workbook"))
        own = next(it.title for it in SHEETS if it.document is sheet.document and it.list_name is None)
        for name in known:
            rows = groups.get(name, [])
            if rows or (name not in self.hidden and own in self.book.rows):
                listed = self.elements(sheet, self.bases.get(name), rows, keep=name in self.hidden)
                field = fields_of(sheet.document)[list_name]
                self.documents[name] = _evolved(self.documents[name], field, listed)

    def elements(
        self, sheet: Sheet, base: Document | None, rows: list[Row], *, keep: bool
    ) -> tuple[Any, ...]:
        """Return the elements of a document's list; `keep` those that have no row."""
        before = {it.id: it for it in getattr(base, sheet.list_name or "")} if base else {}
        label = sheet.columns[0].label
        names = [self.name(row, label) for row in rows]
        taken = {*before, *names}
        groups: dict[str, list[Row]] = {}
        for row, found in zip(rows, names, strict=True):
            name = self.free_name(sheet, row, len(before), taken) if found is None else found
            above = None if sheet.part or name not in groups else groups[name][0]
            if found is not _WRONG and not self.twice(above, name, row, label):
                groups.setdefault(name, []).append(row)
        values = dict(before)
        for name, own in groups.items():
            value = self.element(sheet.element, sheet.columns, before.get(name), _telling(sheet, own), name)
            if value is not None:
                values[name] = self.with_parts(sheet, before.get(name), value, own, keep=keep)
        for name in before.keys() - groups.keys():
            if not keep and (count := len(getattr(before[name], "entries", ()))):
                told = _("{sheet}: with the row of {name} go {count} entries of the proceedings")
                self.notes.append(told.format(sheet=sheet.title, name=shown(before[name]), count=count))
        order = _placed(list(before), list(groups), keep=keep)
        return tuple(values[name] for name in order if name in values)

    def free_name(self, sheet: Sheet, row: Row, number: int, taken: set[Any]) -> str:
        """Return an id for a new element: its member's, where nobody has it, else a letter and a number."""
        column = next((it for it in sheet.columns if it.path == ("member",)), None)
        if column and (member := row.cells.get(column.label)) not in {None, "", ERROR}:
            try:
                name: str = ID_ONLY.read(member)
            except Mistake:
                name = ""
            if name and name not in taken:
                taken.add(name)
                return name
        letter = _LETTERS[sheet.list_name or ""]
        while (name := f"{letter}{(number := number + 1)}") in taken:
            pass
        taken.add(name)
        return name

    def with_parts(self, sheet: Sheet, base: Any, value: Any, rows: list[Row], *, keep: bool) -> Any:
        """Return an element with the parts that its rows state: a member with terms."""
        if sheet.part is None or sheet.part_element is None:
            return value
        before = dict(enumerate(parts_of(sheet, base) if base else (), start=1))
        values: dict[int, Any] = dict(before)
        seen: dict[int, Row] = {}
        for row in rows:
            number = self.part_number(sheet, row, before)
            if number is None and any(row.states(column.label) for column in sheet.part_columns):
                number = -row.number  # a new one
            if number in {None, _WRONG} or self.twice(seen.get(number), number, row, sheet.part_label):
                continue
            seen[number] = row
            part = self.element(sheet.part_element, sheet.part_columns, before.get(number), [row], None)
            if part is not None:
                values[number] = part
        parts = tuple(values[key] for key in _placed(list(before), list(seen), keep=keep) if key in values)
        return _evolved(value, fields_of(sheet.element)[sheet.part], parts)

    def part_number(self, sheet: Sheet, row: Row, before: Mapping[int, Any]) -> Any:
        if not row.states(sheet.part_label):
            return None
        cell = row.cells[sheet.part_label]
        try:
            number = _WRONG if cell is ERROR else kind_of(int).read(cell)
        except Mistake:
            number = _WRONG
        if number in before:
            return number
        expected = _("a number that was exported; none for a new row")
        self.problem(row, sheet.part_label, row.told(sheet.part_label), expected)
        return _WRONG

    def element(
        self, cls: type[Any], columns: Sequence[Column], base: Any, rows: Sequence[Row], name: str | None
    ) -> Any:
        """Return an element as its rows state it; `None` where it cannot be made."""
        stated: dict[tuple[str, ...], Any] = {} if base is not None or name is None else {("id",): name}
        for column in columns[1:] if name is not None else columns:
            for row in rows:
                value = self.cell(row, column, base)
                if value is _SAME:
                    continue
                if column.path in stated and _WRONG not in {value, stated[column.path]}:
                    if value != stated[column.path]:
                        told = _("what the other rows of {name} say")
                        self.problem(row, column.label, row.told(column.label), told.format(name=name))
                    continue
                stated[column.path] = value
        if base is None:
            self.missing(columns, stated, rows[0])
            if any(stated.get((key,), _WRONG) is _WRONG for key in required(cls)):
                return None
            base = cls(**{str(fields_of(cls)[key].alias): stated.pop((key,)) for key in required(cls)})
        for path, value in stated.items():
            if value is not _WRONG:
                base = _with(base, path, value)
        return base

    def missing(self, columns: Iterable[Column], stated: Mapping[tuple[str, ...], Any], row: Row) -> None:
        for column in columns:
            if column.required and column.path not in stated:
                self.problem(row, column.label, _("nothing"), _("a value: this must not be blank"))

    def cell(self, row: Row, column: Column, base: Any) -> Any:
        """Return the value that an edited cell states; `_SAME` where nobody edited it."""
        cell = row.cells.get(column.label, _SAME)
        then = written(base, column) if base is not None else None
        if cell is _SAME or (cell is not ERROR and not is_edited(cell, then)):
            return _SAME
        blank = not row.states(column.label)
        if blank and not column.required:
            return None
        if blank:
            wrong, expected = _("nothing"), _("a value: this must not be blank")
        elif cell is ERROR:
            wrong, expected = row.told(column.label), _("a value or a formula that has one")
        elif base is not None and written(base, column, whole=True) != then:
            wrong, expected = (
                row.told(column.label),
                _("the text as it was: it is too long for a cell. Edit it in council"),
            )
        else:
            try:
                return column.kind.read(cell)
            except Mistake as mistake:
                wrong, expected = shown(mistake.value), mistake.expected
        self.problem(row, column.label, wrong, expected)
        return _WRONG

    def name(self, row: Row, label: str) -> Any:
        """Return the id in a cell; `None` for a blank one."""
        cell = row.cells.get(label, "")
        try:
            if cell is not ERROR:
                return ID_ONLY.read(cell) if row.states(label) else None
            expected = _("an id: letters, digits and hyphens")
        except Mistake as mistake:
            expected = mistake.expected
        self.problem(row, label, row.told(label), expected)
        return _WRONG

    def twice(self, above: Row | None, key: Any, row: Row, label: str) -> bool:
        """Tell whether there is a row above with the name of this one; that is a problem."""
        if above is not None:
            expected = _("one that no other row has; {cell} has it").format(cell=above.at(label))
            self.problem(row, label, key, expected)
        return above is not None


def _telling(sheet: Sheet, rows: list[Row]) -> list[Row]:
    """Return an element's rows without the blanks of its new parts: who adds a term need not repeat the name."""
    new = [row for row in rows if sheet.part and not row.states(sheet.part_label)]
    new = new if len(new) < len(rows) else new[1:]
    return [
        evolve(row, cells={label: cell for label, cell in row.cells.items() if row.states(label)})
        if row in new
        else row
        for row in rows
    ]


def _with(value: Any, path: tuple[str, ...], new: Any) -> Any:
    """Return an element with a value at the end of a path; what then states nothing is no longer there."""
    field, kind = inner(type(value), path[0])
    if len(path) > 1:
        below = getattr(value, field.name)
        new = _with(kind() if below is None else below, path[1:], new)
        new = None if new == kind() else new
    elif new is None:
        new = field.default
    return _evolved(value, field, new)


def _evolved(value: Any, field: "Attribute[Any]", new: Any) -> Any:
    return evolve(value, **{str(field.alias): new})


def _placed(before: list[K], rows: list[K], *, keep: bool) -> list[K]:
    """Return the keys of a list in order: those that have rows as they stood, and the new ones among them."""
    order = [key for key in before if keep or key in rows]
    there = set(before)
    for index, key in enumerate(rows):
        if key in there:
            continue
        below = next((it for it in rows[index + 1 :] if it in there), None)
        if index:
            order.insert(order.index(rows[index - 1]) + 1, key)
        elif below is not None:
            order.insert(order.index(below), key)
        else:
            order.append(key)
    return order
