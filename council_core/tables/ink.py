"""Text into cells as it is: never a formula, nothing that a workbook cannot hold, nothing cut off in silence."""

import re
from functools import lru_cache
from typing import Any, Final

from openpyxl.cell import Cell

__all__ = ["LONGEST", "from_cell", "put", "to_cell"]

LONGEST: Final = 32_767  # letters (UTF-16 units) of one cell
_FORMULA_LIKE: Final = ("=", "+", "-", "@", "\t", "'")
# What XML cannot hold, what it would change (a carriage return), and what reads as an escape itself.
_ESCAPED: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


@lru_cache(maxsize=2048)  # the same few marks stand in thousands of cells
def to_cell(text: str) -> str:
    """Return a text as a cell holds it, with `_x000D_` for each character that XML cannot hold.

    The escape is the format's own (ECMA-376, ST_Xstring). What is longer than a cell ends in `…`.
    """
    held = _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    if len(held) > LONGEST // 2 and len(held.encode("utf-16-le")) // 2 > LONGEST:
        cut = held.encode("utf-16-le")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore")
        held = re.sub("_(x[0-9A-F]{0,4})?$", "", cut) + "…"
    return held


def from_cell(text: str) -> str:
    """Return the text that a cell holds, its escapes undone."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def put(cell: Cell, value: Any) -> None:
    """Write a value into a cell: text as text, also where it begins like a formula."""
    if not isinstance(value, str):
        cell.value = value
        return
    held = to_cell(value)
    # Not `value`, which would look for formulas and errors in the text, and cut it in silence.
    cell._value = held  # type: ignore[attr-defined]  # noqa: SLF001 -- as above
    cell.data_type = "s"
    if held.startswith(_FORMULA_LIKE):
        cell.quotePrefix = True
