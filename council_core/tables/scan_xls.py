"""What calamine does not tell of an .xls: hidden rows and columns, errors, cells that are struck out."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from council_core.tables.scan import Marks

if TYPE_CHECKING:
    from xlrd.sheet import Sheet

__all__ = ["scan_xls"]

_ERROR: Final = 5  # xlrd.XL_CELL_ERROR
_MOST_BYTES: Final = 20_000_000


def scan_xls(data: bytes) -> dict[str, tuple[Marks, frozenset[tuple[int, int]]]]:
    """Return the marks of each sheet and the cells that are struck out, by its name.

    A file that calamine reads and xlrd does not has no marks: it is read without them.
    """
    if len(data) > _MOST_BYTES:
        return {}
    import xlrd

    try:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 -- a device, not a file
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=nowhere)
        return {sheet.name: _sheet(book, sheet) for sheet in book.sheets()}
    except Exception:  # noqa: BLE001 -- damaged files break xlrd in every way there is
        return {}


def _sheet(book: Any, sheet: "Sheet") -> tuple[Marks, frozenset[tuple[int, int]]]:
    from xlrd import error_text_from_code

    marks = Marks(
        hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
        errors={
            (row, column): error_text_from_code.get(int(sheet.cell_value(row, column)), "#N/A")
            for row, column in _cells(sheet)
            if sheet.cell_type(row, column) == _ERROR
        },
    )
    struck = {font.font_index for font in book.font_list if font.struck_out}
    if not struck:
        return marks, frozenset()
    formats = {at for at, form in enumerate(book.xf_list) if form.font_index in struck}
    cells = ((row, column) for row, column in _cells(sheet) if sheet.cell_value(row, column) != "")
    return marks, frozenset(cell for cell in cells if sheet.cell_xf_index(*cell) in formats)


def _cells(sheet: "Sheet") -> Iterator[tuple[int, int]]:
    return ((row, column) for row in range(sheet.nrows) for column in range(sheet.row_len(row)))
