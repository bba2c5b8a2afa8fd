"""What is open while a Word document is read: paragraphs, fields, tables, and the lines that they come to."""

import re
from typing import Final

from attrs import define, field

from council_core.minutes.reader.formats.cells import Cell, Grid

__all__ = ["Field", "Lines", "Paragraph", "Table", "equation"]

_EQUATION: Final = re.compile(r"\s*EQ\b[^(]*\((?P<parts>.*)\)\s*", re.IGNORECASE | re.DOTALL)


@define
class Paragraph:
    """A paragraph that is open: its text, what it says of its list, and the text boxes that hang on it."""

    parts: list[str] = field(factory=list)
    style: str | None = None
    number: str | None = None
    level: int | None = None
    joined: bool = False  # its end is deleted or hidden: the next paragraph goes on in its line
    boxes: list[str] = field(factory=list)


@define
class Field:
    """A field: what it is told to show, and whether what it shows has begun."""

    told: list[str] = field(factory=list)
    shown: bool = False
    any_text: bool = False


@define
class Table:
    """A table that is open."""

    grid: Grid = field(factory=Grid)
    row: list[Cell] = field(factory=list)
    before: int = 0
    deleted: bool = False
    cell: Cell = field(factory=Cell)


@define
class Lines:
    """Lines of the page, of a cell, of a text box or of a note; `held` is a line that goes on."""

    lines: list[str] = field(factory=list)
    held: str = ""
    nested: bool = False

    def add(self, label: str, text: str) -> None:
        """Add a paragraph with its number."""
        self.lines += (label + self.held + text).split("\n")
        self.held = ""

    def close(self) -> list[str]:
        """Return the lines, the one that was held among them."""
        if self.held:
            self.add("", "")
        return self.lines


def equation(told: str) -> str:
    """Return the letters that an EQ field draws over one another: of furigana the base, of a ringed letter it.

    equation: EQ {switch} ( part , part )
    """
    match = _EQUATION.fullmatch(told)
    if match is None:
        return ""
    depth, last = 0, 0
    for place, letter in enumerate(match["parts"]):
        depth += (letter == "(") - (letter == ")")
        if letter in ",;" and depth == 0:
            last = place + 1
    part = match["parts"][last:].strip()
    return "" if "\\" in part else part
