"""A4 paper: what a sheet looks like and how it prints, so that a clerk hands it in as it is."""

import datetime
import math
import re
import unicodedata
from collections.abc import Sequence
from copy import copy
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from council_core.tables.ink import put
from council_core.text import to_wareki, wrap

__all__ = [
    "ERA",
    "ERA_SHORT",
    "Look",
    "Paper",
    "height_of",
    "lines_of",
    "new_book",
    "rows_over",
    "sheet_name",
]

ERA: Final = '[$-411]ggge"年"m"月"d"日"'
ERA_SHORT: Final = "[$-411]ge\\.m\\.d"
# The charset makes a spreadsheet without these fonts take a Japanese one (Yu) in their stead.
_MINCHO, _GOTHIC = ("ＭＳ 明朝", 1), ("ＭＳ ゴシック", 3)
_JAPANESE: Final = 128
_A4: Final = (8.27, 11.69)  # inches: upright and lying
_MARGIN, _TOP, _BOTTOM = 0.5, 0.6, 0.7  # inches
_INDENT: Final = 1.5  # letters of one step
_TALLEST: Final = 409.0  # points; no row can be higher
_LONGEST_NAME: Final = 31  # letters (UTF-16 units) of a sheet's name
_LONGEST_FOOTER: Final = 40  # letters beside the page's number; the format holds 255 in all
_FIRST_DAY: Final = datetime.date(1900, 3, 1)  # before it, spreadsheets count a day that was none
_THIN, _HAIR = Side(style="thin"), Side(style="hair")
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]")


def new_book() -> Workbook:
    """Return a workbook without a sheet.

    Columns are measured in digits of the standard font. Arial, or a font of its measures, is everywhere;
    openpyxl's own (Calibri) is not, and another in its stead makes every column a third wider.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    standard = Font(name="Arial", sz=10, family=2)
    book._fonts = IndexedList([standard])  # type: ignore[attr-defined]  # noqa: SLF001 -- no other way
    book._named_styles["Normal"].font = standard  # type: ignore[attr-defined]  # noqa: SLF001
    return book


class Look(NamedTuple):
    """How a cell looks. `size` in points; `face` a head's (gothic) or the text's (mincho)."""

    across: str = "left"
    size: float = 10
    head: bool = False
    border: str = "thin"
    number: str = "General"
    shade: bool = False
    down: str = "center"
    shrink: bool = False

    @property
    def indent(self) -> int:
        """How far the text stands from the side of its box, in the format's steps."""
        return 1 if self.across == "left" and self.border else 0


class Paper:
    """One sheet, written cell by cell; `style` is made once for each look, for there are few."""

    def __init__(self, book: Workbook, name: str, *, landscape: bool) -> None:
        self.sheet: Worksheet = book.create_sheet(sheet_name(name, book.sheetnames))
        self.landscape = landscape
        self._styles: dict[Look, Any] = {}
        self._widths: list[float] = []
        self.sheet.sheet_view.showGridLines = False

    def columns(self, widths: Sequence[float]) -> None:
        """Set the widths of the columns from the first, in half-width letters of the standard font."""
        self._widths = list(widths)
        for place, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width

    def put(self, row: int, column: int, value: Any, look: Look) -> None:
        """Write a value into a cell: text to the letter, a date as a date where a spreadsheet has that day."""
        cell: Any = self.sheet.cell(row, column)
        if look not in self._styles:
            self._styles[look] = self._style(look)
        # openpyxl's own way to a style compares its six parts for each cell anew: ten times as long.
        style = self._styles[look]
        shared = isinstance(value, int | None) or (isinstance(value, str) and value[:1].isalnum())
        cell._style = style if shared else copy(style)  # noqa: SLF001 -- others may get marks of their own
        if value is not None and value != "":
            if isinstance(value, datetime.date) and value < _FIRST_DAY:
                value = to_wareki(value)
            put(cell, value)

    def row(self, row: int, values: Sequence[Any], looks: Sequence[Look], least: float = 20) -> None:
        """Write a row from the first column, as high as its longest text needs, at least so many points."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True), 1):
            self.put(row, column, value, look)
        needed = (
            height_of(value, self._widths[place] - looks[place].indent * _INDENT, looks[place].size)
            for place, value in enumerate(values)
            if isinstance(value, str) and not looks[place].shrink
        )
        self.height(row, max(needed, default=least), least)

    def height(self, row: int, needed: float, least: float = 20) -> None:
        """Make a row so many points high, at least `least`."""
        self.sheet.row_dimensions[row].height = min(max(needed, least), _TALLEST)

    def span(  # noqa: PLR0913 -- a place has four sides
        self, row: int, first: int, last: int, value: Any, look: Look, *, rows: int = 1, grow: bool = True
    ) -> None:
        """Write a value over several columns (and rows) as one cell; if `grow`, the row takes its height."""
        bordered = look.border != ""
        for down in range(row, row + rows):
            for column in range(first, last + 1):
                if bordered or (down, column) == (row, first):
                    self.put(down, column, value if (down, column) == (row, first) else None, look)
        if last > first or rows > 1:
            self.merge(row, first, row + rows - 1, last)
        if grow and isinstance(value, str):
            standing = self.sheet.row_dimensions[row].height or 18
            self.height(row, height_of(value, sum(self._widths[first - 1 : last]), look.size), standing)

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Make one cell of an area whose cells are drawn already, so that its borders are right.

        openpyxl's own way draws the borders anew and looks through all other areas each time.
        """
        area = CellRange(min_col=column, min_row=row, max_col=last_column, max_row=last_row)
        self.sheet.merged_cells.ranges.add(area)

    def print_as(  # noqa: PLR0913 -- each is one thing that the print dialogue asks
        self,
        last_row: int,
        last_column: int,
        *,
        footer: str,
        heads: int | None = None,
        names: int | None = None,
        breaks: Sequence[int] = (),
        blocks: Sequence[int] = (),
        one_page: bool = False,
    ) -> None:
        """Set the paper: A4, margins, what is printed, what repeats, how it fits, the footer.

        `heads` rows and `names` columns repeat on every page. `breaks` are the columns after which a page
        ends; without them all columns fit one page. `blocks` are the rows that a block begins at: no page
        ends within a block that a page can hold.
        """
        sheet = self.sheet
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.orientation = "landscape" if self.landscape else "portrait"
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = _MARGIN
        margins.top, margins.bottom, margins.header, margins.footer = _TOP, _BOTTOM, 0.3, 0.35
        sheet.print_area = f"A1:{get_column_letter(last_column)}{last_row}"
        if heads:
            sheet.print_title_rows = f"1:{heads}"
            sheet.freeze_panes = f"{get_column_letter((names or 0) + 1)}{heads + 1}"
        for row in self._page_ends([*blocks, last_row + 1], heads or 0, last_column):
            sheet.row_breaks.append(Break(id=row))
        if breaks:  # of a sheet that is to fit a page's width, breaks between columns do not count
            sheet.print_title_cols = f"A:{get_column_letter(names or 1)}"
            sheet.page_setup.scale = self._scale_of_pages([*breaks, last_column], names or 0)
            for column in breaks:
                sheet.col_breaks.append(Break(id=column))
        else:
            sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
            sheet.page_setup.fitToWidth = 1
            sheet.page_setup.fitToHeight = 1 if one_page else 0
        foot: Any = sheet.oddFooter
        foot.right.text = "ページ &P / &N"
        if told := _for_footer(footer):
            foot.left.text = told

    def _scale_of_pages(self, ends: Sequence[int], names: int) -> int:
        """Return the percentage at which each page's columns fit it, those repeated with them.

        A little is left where the standard font is not quite the same.
        """
        starts = [names, *ends[:-1]]
        widths = [sum(self._widths[start:end]) for start, end in zip(starts, ends, strict=True)]
        return max(min(int(self._scale(max(widths) + sum(self._widths[:names])) * 95), 100), 10)

    def _scale(self, width: float) -> float:
        """Return the scale at which a width fits the page; 7 pixels are a letter of the standard font."""
        return (_A4[self.landscape] - 2 * _MARGIN) / (width * 7 / 96)

    def _page_ends(self, blocks: Sequence[int], heads: int, last_column: int) -> list[int]:
        """Return the rows after which a page ends so that blocks stay whole."""
        heights = [self.sheet.row_dimensions[row].height or 15 for row in range(1, blocks[-1])]
        scale = min(self._scale(sum(self._widths[:last_column])), 1)
        room = (_A4[not self.landscape] - _TOP - _BOTTOM) * 72 / scale * 0.97
        ends, used = [], sum(heights[: blocks[0] - 1])
        for first, following in pairwise(blocks):
            taken = sum(heights[first - 1 : following - 1])
            if used + taken > room and used > sum(heights[:heads]):
                ends.append(first - 1)
                used = sum(heights[:heads])
            used += taken
        return ends

    def _style(self, look: Look) -> Any:
        cell: Any = Cell(self.sheet, row=1, column=1)
        name, family = _GOTHIC if look.head else _MINCHO
        cell.font = Font(name=name, family=family, charset=_JAPANESE, sz=look.size)
        cell.alignment = Alignment(
            horizontal=look.across,
            vertical=look.down,
            wrap_text=not look.shrink,
            shrink_to_fit=look.shrink,
            indent=look.indent,
        )
        cell.border = _BORDERS[look.border]
        cell.number_format = look.number
        if look.shade:
            cell.fill = PatternFill("solid", fgColor="FFEDEDED")
        return cell._style  # noqa: SLF001 -- see `put`


_BORDERS: Final = {
    "": Border(),
    "thin": Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN),
    "hair": Border(left=_THIN, right=_THIN, top=_HAIR, bottom=_HAIR),
    "above": Border(left=_THIN, right=_THIN, top=_THIN),
    "beside": Border(left=_THIN, right=_THIN),
    "below": Border(left=_THIN, right=_THIN, bottom=_THIN),
}


def lines_of(text: str, width: float, size: float) -> int:
    """Return how many lines a text takes in a column; letters of ambiguous width (①) are wide on paper."""
    letters = max(int((width * 7 - 5) / (size * 2 / 3)), 2)  # a cell's sides take some pixels
    if len(text) * 2 <= letters and "\n" not in text:
        return 1
    wide = "".join(
        "あ" if unicodedata.east_asian_width(letter) == "A" else letter for letter in text[:_MOST_LETTERS]
    )
    return len(wrap(wide, letters))


_MOST_LETTERS: Final = 4000  # more than the highest row can show


@lru_cache(4096)  # a sheet is full of the same marks
def height_of(text: str, width: float, size: float) -> float:
    """Return the points that a text needs in a column."""
    return lines_of(text, width, size) * size * 1.45 + 5


def sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """Return a name that a sheet may have, and no other of the book has.

    What is forbidden becomes `_`; what is too long is cut; of two of one name the second is `… (2)`.
    """
    name = _FORBIDDEN.sub("_", wanted).strip().strip("'") or "Sheet"
    others = {other.casefold() for other in (*taken, "History")}  # the last is the spreadsheet's own
    found, number = _cut(name, _LONGEST_NAME), 1
    while found.casefold() in others:
        number += 1
        end = f" ({number})"
        found = _cut(name, _LONGEST_NAME - len(end)) + end
    return found


def _cut(text: str, most: int) -> str:
    kept = text.encode("utf-16-le", "ignore")[: most * 2].decode("utf-16-le", "ignore")
    return kept.rstrip().rstrip("'")


def _for_footer(text: str) -> str:
    """Return a text as a footer writes it: `&` is its mark for codes. One that a footer cannot hold is left out."""
    if not text.isprintable() or len(text) > _LONGEST_FOOTER or "&[" in text:
        return ""
    return text.replace("&", "&&")


def rows_over(text: str, width: float, size: float, height: float) -> float:
    """Return the points that a text needs beyond a height that its cell has already."""
    return max(math.ceil(height_of(text, width, size) - height), 0)
