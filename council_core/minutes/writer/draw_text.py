"""Blocks as plain text: a line for a paragraph, a blank line before a heading, rows of a table as lines.

What plain text cannot show it shows as the house's `[text]` says: for a class or a tag a pattern such as
`（{}）`, put around the block's or the inline's text; of a block the class's is the inner one. Lists are
indented, items of `<ol>` numbered. Readings over names (ruby) are left to the formats that can show them.
In a section of class `letter` what stands right or in the middle does so on lines of forty wide letters.
"""

from collections.abc import Mapping
from typing import Final

from council_core.minutes.writer.markup import HEADINGS, Block, Content, Tag, grid_of, text_of
from council_core.minutes.writer.tree import Stretch, Tree
from council_core.text import cells

__all__ = ["draw_text"]

_INDENT: Final = "　"
_GAP: Final = "　　"
_WIDEST_LABEL: Final = 16  # cells: eight letters; a longer label does not push its neighbours' values away
_WIDEST_COLUMN: Final = 48  # cells
_FACTS: Final = 2  # the columns of a list of facts: label and value
_LETTER: Final = 80  # cells: the width of a letter
_LINE: Final = "－" * 20
_ALL_HEADINGS: Final = frozenset(HEADINGS)


def draw_text(tree: Tree, patterns: Mapping[str, str]) -> str:
    """Return a document as text, each line ended by a line feed."""
    pen = _Pen(patterns)
    for part in tree.parts:
        if isinstance(part, Stretch):
            pen.lines.append(_stretch(part, patterns))
        else:
            pen.blocks((part,), "")
    return "\n".join([*pen.lines, ""]) if pen.lines else ""


class _Joints:
    """What stands before and after the text at a mark, in a stretch of paragraphs; under the mark's letter."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self.patterns = patterns
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self.indent: dict[str, str] = {}

    def learn(self, letter: str, run: tuple[Tag, ...]) -> None:
        """Take in the mark of a run of tags."""
        first, last = run[0], run[-1]
        start, end = _around(last, self.patterns) if last.opens else ("", "")
        self.indent[letter] = _INDENT if "indent" in last.classes else ""
        self.before[letter] = ("" if first.opens else "\n") + self.indent[letter] + start
        if end:
            self.after[letter] = end


def _stretch(stretch: Stretch, patterns: Mapping[str, str]) -> str:
    """Return the lines of paragraphs that have nothing but text in them."""
    joints = stretch.marks.kept.get("text")
    if joints is None or joints.patterns is not patterns:
        joints = stretch.marks.kept["text"] = _Joints(patterns)
    for letter in set(stretch.letters) - joints.before.keys():
        joints.learn(letter, stretch.marks.runs[letter])
    before, after, pieces = joints.before, joints.after, stretch.pieces
    if [piece for piece in pieces if "\n" in piece]:
        pieces = [
            piece.replace("\n", "\n" + joints.indent[piece[0]]) if "\n" in piece else piece
            for piece in pieces
        ]
    if after:
        told = [before[piece[0]] + piece[1:] + after.get(piece[0], "") for piece in pieces]
    else:
        told = [before[piece[0]] + piece[1:] for piece in pieces]
    return "".join(told)[:-1]


def _around(tag: Tag, patterns: Mapping[str, str]) -> tuple[str, str]:
    """Return what the patterns of a house put before and after a block's text."""
    before, after = "", ""
    for key in (*sorted(tag.classes), tag.name):
        outer, _place, end = patterns.get(key, "{}").partition("{}")
        before, after = outer + before, after + end
    return before, after


class _Pen:
    def __init__(self, patterns: Mapping[str, str]) -> None:
        self.lines: list[str] = []
        self.patterns = patterns
        self.width = 0  # of the lines that something stands right on; none outside letters

    def blocks(self, blocks: tuple[Block, ...], indent: str) -> None:
        lines = self.lines
        for block in blocks:
            tag, classes = block.tag, block.classes
            if tag == "p":
                if "apart" in classes:
                    self.gap()
                by = indent + _INDENT if "indent" in classes else indent
                lines.append(self._indented(self._placed(self._shown(block), classes), by))
            elif tag in _ALL_HEADINGS:
                self.gap()
                lines.append(self._indented(self._placed(self._shown(block), classes), indent))
                if tag == "h1":
                    lines.append("")
            else:
                self._other(block, indent)

    def gap(self) -> None:
        """Leave a blank line, unless there is one."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _other(self, block: Block, indent: str) -> None:
        if block.tag == "section":
            self.gap()
            width, self.width = self.width, _LETTER if "letter" in block.classes else self.width
            self.blocks(block.blocks, indent)
            self.width = width
            if block.inline:
                self.lines.append(self._indented(self._shown(block), indent))
        elif block.tag == "table":
            if "apart" in block.classes:
                self.gap()
            self._table(block, indent)
        elif block.tag in {"ul", "ol"}:
            for number, item in enumerate(block.blocks, start=1):
                mark = f"{number}. " if block.tag == "ol" else ""
                self._part(item, indent + _INDENT, mark)
        elif block.tag == "dl":
            for part in block.blocks:
                self._part(part, indent if part.tag == "dt" else indent + _INDENT)
        elif block.tag == "hr":
            self.lines.append(indent + _LINE)

    def _part(self, block: Block, indent: str, mark: str = "") -> None:
        """Draw an item of a list; the mark stands before its first line."""
        if not block.blocks:
            self.lines.append(self._indented(mark + self._shown(block), indent))
            return
        inner = _Pen(self.patterns)
        inner.blocks(block.blocks, "")
        self.lines.append(self._indented(self._patterned(mark + "\n".join(inner.lines), block), indent))

    def _table(self, table: Block, indent: str) -> None:
        rows = [
            [self._cell(cell).split("\n") if cell else [""] for cell in row]
            for row in map(_unended, grid_of(table))
        ]
        columns = _columns(rows)
        for row in rows:
            widths = [max(*map(cells, cell), column) for cell, column in zip(row, columns, strict=False)]
            for number in range(max(map(len, row), default=0)):
                texts = _filled([cell[number] if number < len(cell) else "" for cell in row])
                padded = [
                    _padded(text, width) + _GAP for text, width in zip(texts[:-1], widths, strict=False)
                ]
                line = "".join([*padded, *texts[-1:]])
                self.lines.append(indent + line if line.strip(" 　") else "")

    def _cell(self, cell: Block) -> str:
        if not cell.blocks:
            return self._shown(cell)
        inner = _Pen(self.patterns)
        for block in cell.blocks:
            if block.tag in {"ul", "ol"}:  # the column indents them
                for number, item in enumerate(block.blocks, start=1):
                    inner._part(item, "", f"{number}. " if block.tag == "ol" else "")
            else:
                inner.blocks((block,), "")
        if cell.blocks[-1].tag == "h1":  # the line that keeps a title apart is nothing in a cell
            inner.lines.pop()
        return self._patterned("\n".join(inner.lines), cell)

    def _shown(self, block: Block) -> str:
        return self._patterned(self._inline(block.inline), block)

    def _patterned(self, text: str, block: Block) -> str:
        if self.patterns:
            for key in (*sorted(block.classes), block.tag):
                if (pattern := self.patterns.get(key)) is not None:
                    text = pattern.replace("{}", text, 1)
        return text

    def _inline(self, content: tuple[Content, ...]) -> str:
        if not self.patterns:
            return text_of(content)
        told = ""
        for part in content:
            if isinstance(part, str):
                told += part
            elif part.tag == "br":
                told += "\n"
            elif part.tag not in {"rt", "rp"}:
                inner = self._inline(part.content)
                told += self.patterns.get(part.tag, "{}").replace("{}", inner, 1)
        return told

    def _placed(self, text: str, classes: frozenset[str]) -> str:
        """Return the lines of a letter where they stand on it: right, or in the middle."""
        if not self.width or not classes & {"right", "signature", "center"}:
            return text
        longest = max(map(cells, text.split("\n")))
        free = max(self.width - longest, 0) // (2 if "center" in classes else 1)
        return self._indented(text, "　" * (free // 2))

    @staticmethod
    def _indented(text: str, by: str) -> str:
        return by + text.replace("\n", "\n" + by)


def _padded(text: str, width: int) -> str:
    """Fill a label up to a width with wide spaces, and one narrow one where it takes that."""
    rest = width - cells(text)
    return text + "　" * (rest // 2) + " " * (rest % 2)


def _columns(rows: list[list[list[str]]]) -> list[int]:
    """Return how wide the columns of a table are drawn; what is longer pushes its row's neighbours away.

    Of a list of facts only the labels are a column; all are where there are more than label and value.
    """
    width = max(map(len, rows), default=0)
    facts = width <= _FACTS
    widest = [_WIDEST_LABEL if facts else _WIDEST_COLUMN] + [0 if facts else _WIDEST_COLUMN] * (width - 1)
    return [
        max(
            (
                cells(line)
                for row in rows
                if at < len(row) and len(row) > 1
                for line in row[at]
                if cells(line) <= most
            ),
            default=0,
        )
        for at, most in enumerate(widest)
    ]


def _filled(texts: list[str]) -> list[str]:
    """Return a line of a row without the empty cells at its end."""
    while texts and not texts[-1]:
        texts = texts[:-1]
    return texts


def _unended(row: list[Block | None]) -> list[Block | None]:
    """Return a row without the columns that its last cell reaches into."""
    while row and row[-1] is None:
        row = row[:-1]
    return row
