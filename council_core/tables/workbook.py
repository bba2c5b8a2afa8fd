"""Open a workbook and hand out its sheets as rows of cells."""

from pathlib import Path
from typing import Any

from council_core.errors import NotAWorkbook, Unreadable

__all__ = ["Rows", "cell_name", "read_sheets"]

Rows = list[list[Any]]


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
    import io

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }
    except (CalamineError, OSError, ValueError) as error:
        raise NotAWorkbook(path, str(error) or type(error).__name__) from error


def cell_name(row: int, column: int) -> str:
    """Return a cell's name (`C7`) from its places, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
