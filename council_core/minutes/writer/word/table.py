"""Tables as Word wants them: every cell of every row, also those that one above reaches into, and widths."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from council_core.minutes.writer.markup import Block, Fault, text_of
from council_core.text import cells

__all__ = ["Cell", "columns_of", "is_short", "rows_of"]

_PADDING: Final = 3  # cells: what Word keeps free at both sides of a cell, and a little
_MOST: Final = 63  # columns that Word knows
_NARROWEST: Final = 4  # cells
_SIGNED: Final = 16  # cells: a name is written there by hand
_SHORT: Final = 16  # rows that stay on one page
# Word keeps a quarter of a letter free between a Japanese letter and a digit or a Latin one: half a cell.
_SEAMS: Final = re.compile(r"(?<=[ぁ-ヿ一-鿿々])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[ぁ-ヿ一-鿿々])")


class Cell(NamedTuple):
    """A cell: in which column it begins, over how many it reaches; `merge` where it reaches over rows."""

    block: Block | None
    column: int
    span: int
    head: bool
    merge: str | None = None


def rows_of(table: Block) -> list[list[Cell]]:
    """Return the rows of a table; all are filled up to the same width.

    Columns in which no cell begins are none: a cell may reach over a thousand that are not there.

    Raises:
        Fault: Word knows no table of so many columns.
    """
    below: dict[
        int, tuple[Cell, int]
    ] = {}  # by column: a cell from above, and into how many rows it still reaches
    rows = [line for row in table.blocks if (line := _row(row, below))]
    starts = sorted({cell.column for row in rows for cell in row})
    if len(starts) > _MOST:
        raise Fault(f"a table of {len(starts)} columns; Word has {_MOST} at most")
    return [_on_grid(row, starts) for row in rows]


def _row(row: Block, below: dict[int, tuple[Cell, int]]) -> list[Cell]:
    """Return the cells of a row with those from above; take note of those that reach further down."""
    line: list[Cell] = []
    above = dict(below)
    below.clear()
    blocks = iter(row.blocks)
    column = 0
    while True:
        if column in above:
            cell, left = above.pop(column)
            line.append(cell)
            if left > 1:
                below[column] = cell, left - 1
        else:
            free = min((at for at in above if at > column), default=None)
            block = next(blocks, None)
            if block is None and free is None:
                return line
            if block is None:
                line.append(Cell(None, column, (free or 0) - column, head=False))
            else:
                span, down = (int(block.attributes.get(key, "1")) for key in ("colspan", "rowspan"))
                span = span if free is None else min(span, free - column)
                cell = Cell(block, column, span, block.tag == "th", ' w:val="restart"' if down > 1 else None)
                line.append(cell)
                if down > 1:
                    below[column] = cell._replace(block=None, merge=""), down - 1
        column += line[-1].span


def _on_grid(row: list[Cell], starts: list[int]) -> list[Cell]:
    """Return a row on a grid that has only the columns in which a cell begins."""
    line = [
        cell._replace(column=bisect_left(starts, cell.column), span=end - bisect_left(starts, cell.column))
        for cell in row
        for end in (bisect_left(starts, cell.column + cell.span),)
    ]
    reached = line[-1].column + line[-1].span
    return line if reached == len(starts) else [*line, Cell(None, reached, len(starts) - reached, head=False)]


def is_short(rows: list[list[Cell]]) -> bool:
    """Tell whether a table has so few rows, of text alone, that it should not break over two pages."""
    return len(rows) <= _SHORT and not any(
        cell.block is not None and cell.block.blocks for row in rows for cell in row
    )


def columns_of(rows: list[list[Cell]], width: int, letter: int) -> list[int]:
    """Return how wide each column is (twips), of a table of a width with letters so wide.

    Columns of heads are as wide as their letters; what is left over is for the others, and where there is too
    little the wide ones give.
    """
    count = max(cell.column + cell.span for row in rows for cell in row)
    wanted = [_NARROWEST] * count
    heads = [True] * count
    for row in rows:
        for cell in row:
            heads[cell.column] &= cell.head
            if cell.span == 1 and cell.block is not None:
                wanted[cell.column] = max(wanted[cell.column], _widest(cell.block))
    widths = [(want + _PADDING) * letter // 2 for want in wanted]
    spare = width - sum(widths)
    if spare < 0:
        widths = _shared(widths, width)
    else:
        takers = [at for at in range(count) if not heads[at]] or list(range(count))
        total = sum(widths[at] for at in takers)
        for at in takers:
            widths[at] += spare * widths[at] // total
    widths[-1] += width - sum(widths)
    return widths


def _shared(widths: list[int], width: int) -> list[int]:
    """Return widths that fit: those below an equal share stay, the others divide the rest.

    Half of it they get in equal shares, so that none is squeezed, half by what they want.
    """
    shared = dict(enumerate(widths))
    left, open_ones = width, list(range(len(widths)))
    while open_ones:
        share = left // len(open_ones)
        narrow = [at for at in open_ones if widths[at] <= share]
        if not narrow:
            wanted = sum(widths[at] for at in open_ones)
            for at in open_ones:
                shared[at] = share // 2 + (left - share // 2 * len(open_ones)) * widths[at] // wanted
            break
        left -= sum(widths[at] for at in narrow)
        open_ones = [at for at in open_ones if at not in narrow]
    return [shared[at] for at in range(len(widths))]


def _widest(block: Block) -> int:
    """Return the widest line of a cell, in cells of a terminal: two for a letter."""
    if "signature" in block.classes:
        return _SIGNED
    if block.blocks:
        return max(_widest(inner) for inner in block.blocks)
    return max(
        cells(line) + (len(_SEAMS.findall(line)) + 1) // 2 for line in text_of(block.inline).split("\n")
    )
