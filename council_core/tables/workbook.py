"""Open a workbook or a table of text, and hand out its sheets as rows of cells."""

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from council_core.errors import NotAWorkbook, Unknown, Unreadable, why
from council_core.language import _
from council_core.tables.scan import Marks, scan

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["Book", "Rows", "Sheet", "cell_name", "column_name", "column_place", "open_book", "row_of"]

Rows = list[list[Any]]
Area = tuple[tuple[int, int], tuple[int, int]]

_ZIP, _OLE, _UTF16 = b"PK", b"\xd0\xcf\x11\xe0", (b"\xff\xfe", b"\xfe\xff")
_TEXT: Final = {".csv": ",", ".tsv": "\t", ".txt": "\t"}
_MOST_BYTES: Final = 60_000_000
_MOST_TEXT: Final = 20_000_000
_MOST_ROWS: Final = 1_048_576
_MOST_CELLS: Final = 4_000_000
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


@frozen
class Sheet:
    """The cells of one sheet. A row's and a column's place in the lists is its place in the sheet.

    Empty cells are `""`. `merged` are the areas of merged cells, first and last place; `None` in a format that
    knows none. `struck` are the places of cells that are struck out.
    """

    name: str
    rows: Rows
    merged: tuple[Area, ...] | None = None
    marks: Marks = field(factory=Marks)
    struck: frozenset[tuple[int, int]] = frozenset()


class Book:
    """An opened workbook: its sheets are read when they are asked for."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path, self.data = path, data
        self.marks = scan(data, path)
        self.struck_of: dict[str, frozenset[tuple[int, int]]] = {}
        if data.startswith(_OLE):
            from council_core.tables.scan_xls import scan_xls

            for name, (marks, struck) in scan_xls(data).items():
                self.marks[name], self.struck_of[name] = marks, struck

    @cached_property
    def book(self) -> "CalamineWorkbook":
        """The workbook as calamine has it."""
        from python_calamine import CalamineWorkbook

        with self.told():
            return CalamineWorkbook.from_filelike(io.BytesIO(self.data))

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell in a sentence what calamine cannot read, its panics on damaged .xls files too."""
        from python_calamine import CalamineError

        try:
            with _silent_panics(self.data):
                yield
        except (CalamineError, OSError, ValueError) as error:
            raise NotAWorkbook(self.path, why(error)) from error
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            raise NotAWorkbook(self.path, _("it is damaged")) from error

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets that show, in their order."""
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        return tuple(
            sheet.name
            for sheet in self.book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        )

    def sheet(self, name: str) -> Sheet:
        """Read one sheet.

        Raises:
            Unknown: there is none of that name.
            NotAWorkbook: it is damaged.
        """
        if name not in self.book.sheet_names:
            raise Unknown(name, tuple(self.book.sheet_names))
        with self.told():
            sheet = self.book.get_sheet_by_name(name)
            rows: Rows = sheet.to_python()
        if sheet.start not in {None, (0, 0)}:  # what is empty above and to the left has its places too
            top, left = sheet.start
            rows = [[""] * (left + sheet.width) for _ in range(top)] + [[""] * left + row for row in rows]
        merged = sheet.merged_cell_ranges
        return Sheet(
            name,
            rows,
            None if merged is None else tuple(merged),
            self.marks.get(name, Marks()),
            self.struck(name),
        )

    def struck(self, name: str) -> frozenset[tuple[int, int]]:
        """Return the cells whose text is struck out; asked of openpyxl only where something is."""
        if name in self.struck_of:
            return self.struck_of[name]
        if not self.marks.get(name, Marks()).struck:
            return frozenset()
        import openpyxl

        try:
            sheet = openpyxl.load_workbook(io.BytesIO(self.data), rich_text=True)[name]
        except Exception:  # noqa: BLE001 -- what calamine reads and openpyxl does not is read without strikes
            return frozenset()
        return frozenset(
            (cell.row - 1, cell.column - 1)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in {None, ""} and _is_struck(cell)
        )


class _TextBook:
    """A table of text as a book of one sheet, which is named like the file."""

    def __init__(self, path: Path, text: str, delimiter: str) -> None:
        self.path, self.text, self.delimiter = path, text, delimiter
        self.names = (path.stem,)

    def sheet(self, name: str) -> Sheet:
        if name not in self.names:
            raise Unknown(name, self.names)
        try:
            lines = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter)
            rows: Rows = list(islice(lines, _MOST_ROWS + 1))
        except csv.Error as error:
            raise NotAWorkbook(self.path, why(error)) from error
        width = max(map(len, rows), default=0)
        if len(rows) > _MOST_ROWS or len(rows) * width > _MOST_CELLS:
            raise NotAWorkbook(self.path, _("a sheet of {cells} cells").format(cells=len(rows) * width))
        for row in rows:
            row.extend([""] * (width - len(row)))
        return Sheet(name, rows)


def open_book(path: Path) -> Book | _TextBook:
    """Open .xlsx, .xls, .ods, or .csv and .tsv in UTF-8, UTF-16 or CP932.

    Raises:
        Unreadable: the file cannot be read, or its letters cannot be told.
        NotAWorkbook: it is no workbook.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(path, why(error)) from error
    if len(data) > _MOST_BYTES:
        raise NotAWorkbook(path, _("more than {number} MB").format(number=_MOST_BYTES // 1_000_000))
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise NotAWorkbook(path, _("it is locked with a password: save it without one"))
    if data.startswith((_ZIP, _OLE)) or path.suffix.lower() not in _TEXT:
        if (
            data[:512]
            .lstrip(b"\xef\xbb\xbf \r\n\t")
            .lower()
            .startswith((b"<!doctype", b"<html", b"<table", b"<?xml"))
        ):
            raise NotAWorkbook(path, _("it is a web page or XML under this name: save it as .xlsx"))
        return Book(path, data)
    if len(data) > _MOST_TEXT:
        raise NotAWorkbook(path, _("more than {number} MB").format(number=_MOST_TEXT // 1_000_000))
    text = _decoded(data, path)
    return _TextBook(path, text, _delimiter(text, _TEXT[path.suffix.lower()]))


def _decoded(data: bytes, path: Path) -> str:
    encodings = ("utf-16",) if data.startswith(_UTF16) else ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(path, _("neither UTF-8 nor CP932 (Shift_JIS)"))


def _delimiter(text: str, usual: str) -> str:
    """Return what stands between cells: the usual, unless only another one stands in the first lines."""
    first = text[:4096]
    if usual in first:
        return usual
    return next((mark for mark in ("\t", ",", ";") if mark in first), usual)


@contextmanager
def _silent_panics(data: bytes) -> Iterator[None]:
    """Keep what a panic of the .xls reader prints on standard error off the terminal."""
    if not data.startswith(_OLE):
        yield
        return
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _is_struck(cell: Any) -> bool:
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if isinstance(cell.value, CellRichText):
        runs = [run for run in cell.value if str(run).strip()]
        return bool(runs) and all(isinstance(run, TextBlock) and (run.font.strike or False) for run in runs)
    return bool(cell.font and cell.font.strike)


def cell_name(row: int, column: int) -> str:
    """Return a cell's name (`C7`) from its places, counted from 0."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """Return a column's letters from its place, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def row_of(cell: str) -> int:
    """Return the row of a cell's name, counted from 0."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1


def column_place(letters: str) -> int:
    """Return a column's place, counted from 0, from its letters."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
