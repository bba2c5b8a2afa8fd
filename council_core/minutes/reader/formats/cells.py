"""A table as lines of text, whatever format it came in: a row a line, cells apart by a tab."""

import re
from collections.abc import Sequence
from typing import Final

from attrs import define, field

__all__ = ["DEEPEST", "Cell", "Grid"]

DEEPEST: Final = 12  # tables within tables; each level copies the text within it once more
_WIDEST: Final = 60  # columns that cells may span; what spans more does so by mistake
_SHORT: Final = 40  # letters of a line that stands beside another one
_LABEL: Final = 12  # letters of a label that was broken to fit its narrow cell
_NO_LABEL: Final = re.compile("[0-9０-９。、,，①-⑳]")


@define
class Cell:
    """A cell: its text, how many columns and rows it covers, and whether a table stands in it."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    nested: bool = False


@define
class Grid:
    """A table that is read row by row; `lines` are those of the rows so far."""

    lines: list[str] = field(factory=list)
    below: dict[int, int] = field(factory=dict)  # columns that a cell above covers, and for how many rows

    def add(self, cells: Sequence[Cell], before: int = 0) -> None:
        """Add a row. Where a cell covers several places its text stands in the first, the others are empty.

        `before` is the number of columns that the row leaves out at its beginning.
        """
        row: list[Cell] = [Cell()] * min(before, _WIDEST)
        covered, self.below = (
            self.below,
            {column: left - 1 for column, left in self.below.items() if left > 1},
        )
        for cell in cells:
            while len(row) in covered:
                row.append(Cell())
            if cell.rows > 1 and len(row) < _WIDEST:
                for column in range(len(row), min(len(row) + cell.columns, _WIDEST)):
                    self.below[column] = cell.rows - 1
            row.append(cell)
            row += [Cell()] * (min(cell.columns, _WIDEST + 1 - len(row)) - 1)
        self.lines += _lines(row)

    def text(self) -> str:
        """Return the table's text."""
        return "\n".join(self.lines)


def _lines(row: Sequence[Cell]) -> list[str]:
    """Return the lines of a row.

    Cells that have as many short lines as one another were written side by side (posts by br, names by br):
    their lines are. A label at the beginning that was broken into short lines is one line. Any other
    cell of several lines stands as it is, one line below the other.
    """

    def short(place: int) -> bool:
        return not row[place].nested and max(map(len, parts[place])) <= _SHORT

    parts = [cell.text.strip("\n").split("\n") for cell in row]
    tall = [place for place, lines in enumerate(parts) if len(lines) > 1]
    if len(tall) > 1 and len({len(parts[place]) for place in tall}) == 1 and all(map(short, tall)):
        return [
            "\t".join(lines[at] if at < len(lines) else "" for lines in parts).rstrip("\t")
            for at in range(len(parts[tall[0]]))
        ]
    first = next((place for place, cell in enumerate(row) if cell.text.strip()), len(row))
    if tall[:1] == [first] and any(cell.text.strip() for cell in row[first + 1 :]):
        label = "".join(parts[first])
        if len(label) <= _LABEL and not row[first].nested and not _NO_LABEL.search(label):
            parts[first] = [" ".join(filter(None, map(str.strip, parts[first])))]
    return "\t".join("\n".join(lines) for lines in parts).rstrip("\t\n").split("\n")
