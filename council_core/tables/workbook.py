"""Open a workbook and hand out its sheets as rows of cells."""

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any, Final

from council_core.errors import NotAWorkbook, Unreadable
from council_core.language import _

__all__ = ["Rows", "cell_name", "read_sheets"]

Rows = list[list[Any]]

_BLOCK: Final = 65536  # bytes of a sheet read at a time; what it spans is said in the first
_CELL: Final = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')
_LONGEST_CELL: Final = 16  # bytes of ` r="XFD1048576"`, which may lie across two blocks
_SPAN: Final = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
_MOST_CELLS: Final = 10_000_000


def read_sheets(path: Path) -> dict[str, Rows]:
    """Return the cells of each sheet by its name, from .xlsx, .xls or .ods.

    Empty cells are `""`. A row's and a column's place in the lists is its place in the sheet.

    Raises:
        Unreadable: the file cannot be read.
        NotAWorkbook: it is no workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with path.open("rb") as file:
            data = file.read()
    except OSError as error:
        raise Unreadable(path, error.strerror or str(error)) from error
    _refuse_vast_sheets(data, path)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }
    except (CalamineError, OSError, ValueError) as error:
        raise NotAWorkbook(path, str(error) or type(error).__name__) from error


def _refuse_vast_sheets(data: bytes, path: Path) -> None:
    """Refuse a sheet that says it has more cells than any list: opening it would exhaust the memory."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    with archive.open(name) as sheet:
                        cells = _spanned(sheet)
                    if cells > _MOST_CELLS:
                        raise NotAWorkbook(path, _("a sheet of {cells} cells").format(cells=cells))
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error) as error:
        raise NotAWorkbook(path, str(error) or type(error).__name__) from error


def _spanned(sheet: IO[bytes]) -> int:
    """Return how many cells a sheet spans: as it says at its head, else by the farthest cell in it."""
    block = sheet.read(_BLOCK)
    if spans := _SPAN.search(block):
        return _column(spans[1]) * int(spans[2])
    column = row = 0
    while block:
        for letters, number in _CELL.findall(block):
            column, row = max(column, _column(letters)), max(row, int(number))
        rest = sheet.read(_BLOCK)
        block = block[-_LONGEST_CELL:] + rest if rest else b""
    return column * row


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def cell_name(row: int, column: int) -> str:
    """Return a cell's name (`C7`) from its places, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
