"""Blocks drawn in Word's format: paragraphs in styles, tables, lists, ruby.

What a block is says its style, which a clerk changes in Word; how it stands (`right`, `center`, `indent`,
`apart`, `small`, `together`) is said on the paragraph itself. No paragraph is there for a gap.
"""

from collections.abc import Callable
from itertools import zip_longest
from typing import Final, NamedTuple

from council_core.minutes.writer.markup import HEADINGS, Block, Content, Inline, text_of
from council_core.minutes.writer.word.letters import held, run
from council_core.minutes.writer.word.styles import Lists, Styles
from council_core.minutes.writer.word.table import Cell, columns_of, is_short, rows_of

__all__ = ["STYLES", "Pen"]

# The style of a paragraph by its class; of several the first.
STYLES: Final = {
    "speaker": "発言者",
    "speech": "発言",
    "event": "経過",
    "note": "注記",
    "vote": "採決",
    "result": "結果",
    "closed": "非公開",
    "date": "Date",
    "signature": "Signature",
}
_UNMARKED: Final = frozenset({"people", "agenda", "materials", "facts"})  # lists whose items have no mark
_HANDED_DOWN: Final = frozenset({"right", "center", "small", "together"})
_APART: Final = 240  # twips before a block that stands apart
_ABOVE_TABLE: Final = 80
_SMALL: Final = 0.85
_LOOK, _FIRST_ROW, _FIRST_COLUMN = 0x0600, 0x0020, 0x0080  # what of a table's style holds; never bands
_TABLE: Final = "<w:tbl>"


def _seam(high: int = 20) -> str:
    """Return the paragraph, so high, that Word wants between two tables and after one that ends a cell."""
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{high}" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


class Frame(NamedTuple):
    """What the blocks around a block say of it."""

    style: str = "Normal"
    indent: int = 0  # letters
    classes: frozenset[str] = frozenset()
    list: int = 0  # the list that it is an item of
    depth: int = 0  # of that list
    unmarked: bool = False  # whether lists in here have no marks
    gap: int = 0  # twips below it: a table cannot say that it stands apart

    def within(self, block: Block) -> "Frame":
        """Return what a block says of those in it."""
        classes = block.classes
        if not classes:
            return self
        align = classes & {"right", "center"}
        kept = (self.classes - {"right", "center"} if align else self.classes) | classes & _HANDED_DOWN
        return self._replace(indent=self.indent + ("indent" in classes), classes=kept)


class Pen:
    """Draws in one file: with its styles and lists, as wide as its page (`width`, twips)."""

    def __init__(self, styles: Styles, lists: Lists, width: int) -> None:
        self._styles, self._lists, self._width = styles, lists, width
        self._level = 0
        self._sizes: dict[str, int] = {}
        self._letter = self._size("Normal") * 10
        self._drawers: dict[str, Callable[..., list[str]]] = {
            **dict.fromkeys(HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            "dl": self._entries,
            "table": self._table,
        }

    def draw(self, blocks: tuple[Block, ...]) -> str:
        """Return a document as paragraphs and tables."""
        return self._joined(self._flow(blocks, Frame()))

    def _joined(self, drawn: list[str]) -> str:
        """Return what was drawn, with seams where Word wants them."""
        made: list[str] = []
        for part in drawn:
            if made and part.startswith(_TABLE) and made[-1].startswith(_TABLE):
                made.append(_seam())
            made.append(part)
        if made and made[-1].startswith(_TABLE):
            made.append(_seam())
        return "".join(made)

    def _flow(
        self, blocks: tuple[Block, ...], frame: Frame, *, first: Frame | None = None, apart: bool = False
    ) -> list[str]:
        """Draw blocks one after another; `first` is the frame of the first one, where it has another."""
        drawn: list[str] = []
        for block, following in zip_longest(blocks, blocks[1:]):
            gap = frame.gap  # of what the last one stands in
            if following is not None:
                gap = 0
            if following is not None and following.tag == "table":
                gap = _APART if "apart" in following.classes else _ABOVE_TABLE
            outer = first if first is not None and block is blocks[0] else frame
            drawn += self._block(block, outer._replace(gap=gap), apart=apart and not drawn)
        return drawn

    def _block(self, block: Block, outer: Frame, *, apart: bool) -> list[str]:
        frame = outer.within(block)
        apart = apart or "apart" in block.classes
        if draw := self._drawers.get(block.tag):
            return draw(block, frame, apart=apart)
        if block.tag == "hr":
            return [self._paragraph((), frame._replace(style="区切り線"), apart=apart, empty=True)]
        if block.tag == "section":
            return self._inside(block, frame, apart=True)
        style = next((name for key, name in STYLES.items() if key in block.classes), frame.style)
        return self._inside(block, frame._replace(style=style), apart=apart)

    def _inside(self, block: Block, frame: Frame, *, apart: bool = False) -> list[str]:
        """Draw what is in a block, be it blocks or letters."""
        if block.blocks:
            return self._flow(block.blocks, frame, apart=apart)  # of these each has its own gap
        drawn = self._paragraph(block.inline, frame, apart=apart)
        return [drawn] if drawn else []

    def _heading(self, block: Block, frame: Frame, *, apart: bool) -> list[str]:
        if not held(text_of(block.inline)).strip():
            return []  # an empty heading is one that nobody can go to
        self._level = min(int(block.tag[1]), self._level + 1)  # no level is leapt over
        return [self._paragraph(block.inline, frame._replace(style=f"heading {self._level}"), apart=apart)]

    def _entries(self, block: Block, frame: Frame, *, apart: bool) -> list[str]:
        drawn: list[str] = []
        for part in block.blocks:
            inner = frame.within(part)._replace(gap=0)
            term = part.tag == "dt"
            style, indent = ("用語", inner.indent) if term else ("用語の説明", inner.indent + 1)
            drawn += self._inside(part, inner._replace(style=style, indent=indent), apart=apart and not drawn)
        return drawn

    def _list(self, block: Block, frame: Frame, *, apart: bool) -> list[str]:
        unmarked = block.tag == "ul" and (frame.unmarked or bool(block.classes & _UNMARKED))
        number = 0 if unmarked else self._lists.begin(block.tag)
        style = "一覧" if unmarked else "List Number" if block.tag == "ol" else "List Bullet"
        letters = 1 if block.tag == "ul" else 2
        in_cell = frame.style.startswith("表の")
        drawn: list[str] = []
        for item in block.blocks:
            inner = frame.within(item)._replace(
                style=style,
                # Of a list without marks the first is where the text around it is: in a cell at its edge.
                indent=frame.indent + (letters if not unmarked or not in_cell else 0),
                list=number,
                depth=frame.depth,
                unmarked=unmarked,
                gap=frame.gap if item is block.blocks[-1] else 0,
            )
            if not item.blocks:
                drawn += self._inside(item, inner, apart=apart and not drawn)
                continue
            rest = inner._replace(list=0, depth=frame.depth + 1)
            drawn += self._flow(item.blocks, rest, first=inner, apart=apart and not drawn)
        return drawn

    def _table(self, block: Block, frame: Frame, *, apart: bool) -> list[str]:  # noqa: ARG002
        rows = rows_of(block)
        if not rows:
            return []
        width = self._width - frame.indent * self._letter
        columns = columns_of(rows, width, self._letter)
        heads = 0
        while heads < len(rows) and all(cell.head for cell in rows[heads]):
            heads += 1
        heads %= len(rows)  # where all are heads none is to be repeated
        sided = all(row[0].head for row in rows[heads:])
        style = self._styles.id_of("会議の概要" if "facts" in block.classes else "Table Grid", "table")
        grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
        kept = frame._replace(classes=frame.classes | {"together"})
        with_next = len(rows) - 1 if heads and is_short(rows) else heads
        drawn = "".join(
            self._row(row, columns, kept if at < with_next else frame, head=at < heads)
            for at, row in enumerate(rows)
        )
        look = (
            f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{frame.indent * self._letter}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{_LOOK | _FIRST_ROW * (heads > 0) | _FIRST_COLUMN * sided:04X}"'
            f' w:firstRow="{int(heads > 0)}" w:lastRow="0"'
            f' w:firstColumn="{int(sided)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
        table = f"{_TABLE}<w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{drawn}</w:tbl>"
        return [table, _seam(frame.gap)] if frame.gap == _APART else [table]

    def _row(self, row: list[Cell], columns: list[int], frame: Frame, *, head: bool) -> str:
        drawn = "".join(self._cell(cell, columns, frame) for cell in row)
        repeated = "<w:tblHeader/>" if head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{drawn}</w:tr>"

    def _cell(self, cell: Cell, columns: list[int], frame: Frame) -> str:
        width = sum(columns[cell.column : cell.column + cell.span])
        told = f'<w:tcW w:w="{width}" w:type="dxa"/>'
        told += f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        told += f"<w:vMerge{cell.merge}/>" if cell.merge is not None else ""
        style = "表の見出し" if cell.head else "表の本文"
        inner = Frame(style=style, classes=frame.classes, unmarked=frame.unmarked)
        drawn: list[str] = []
        if cell.block is not None:
            outer, self._width = self._width, width - 2 * self._letter
            drawn = self._inside(cell.block, inner.within(cell.block))
            self._width = outer
        drawn = drawn or [self._paragraph((), inner, empty=True)]  # a cell without a paragraph is none
        return f"<w:tc><w:tcPr>{told}</w:tcPr>{self._joined(drawn)}</w:tc>"

    def _paragraph(
        self, inline: tuple[Content, ...], frame: Frame, *, apart: bool = False, empty: bool = False
    ) -> str:
        """Return a paragraph; one without letters is none, unless it may be empty."""
        look = ""
        if "small" in frame.classes:
            small = round(self._size(frame.style) * _SMALL)
            look = f'<w:sz w:val="{small}"/><w:szCs w:val="{small}"/>'
        letters = "".join(self._inline(content, frame, look, ()) for content in inline)
        if not letters and not empty:
            return ""
        told = "" if frame.style == "Normal" else f'<w:pStyle w:val="{self._styles.id_of(frame.style)}"/>'
        told += "<w:keepNext/>" if "together" in frame.classes else ""
        told += self._lists.mark(frame.list, frame.depth) if frame.list else ""
        gap = 0 if frame.style.startswith("heading") else frame.gap  # what is below a heading its style says
        if apart or gap:
            above = f' w:before="{_APART}"' if apart else ""
            below = f' w:after="{gap}"' if gap else ""
            told += f"<w:spacing{above}{below}/>"
        told += self._indented(frame)
        if align := frame.classes & {"right", "center"}:
            told += f'<w:jc w:val="{min(align)}"/>'
        return f"<w:p><w:pPr>{told}</w:pPr>{letters}</w:p>" if told else f"<w:p>{letters}</w:p>"

    def _indented(self, frame: Frame) -> str:
        """Return an indent in letters, which Word takes, and in twips, which all others do."""
        hanging = {"List Number": 2, "List Bullet": 1, "一覧": 1}.get(frame.style, 0)
        if not hanging:
            if not frame.indent:
                return ""
            hung = 'w:firstLineChars="0" w:firstLine="0"'
        elif frame.style != "一覧" and not frame.list:  # a further block of an item stands below its first
            hung = 'w:firstLineChars="0" w:firstLine="0"'
        else:
            hung = f'w:hangingChars="{hanging * 100}" w:hanging="{hanging * self._letter}"'
        left = frame.indent + (1 if frame.style == "一覧" else 0)
        return f'<w:ind w:leftChars="{left * 100}" w:left="{left * self._letter}" {hung}/>'

    def _inline(self, content: Content, frame: Frame, look: str, marks: tuple[str, ...]) -> str:
        if isinstance(content, str):
            return run(content, self._looks(look, marks))
        if content.tag == "br":
            return run("\n")
        if content.tag == "ruby":
            return self._ruby(content, frame, look, marks)
        return "".join(self._inline(part, frame, look, (*marks, content.tag)) for part in content.content)

    def _looks(self, look: str, marks: tuple[str, ...]) -> str:
        if not marks:
            return look
        style = "Strong" if "strong" in marks else "Emphasis" if "em" in marks else ""
        before = f'<w:rStyle w:val="{self._styles.id_of(style, "character")}"/>' if style else ""
        after = '<w:u w:val="single"/>' if "u" in marks else ""
        after += '<w:em w:val="dot"/>' if style == "Strong" and "em" in marks else ""
        return before + look + after

    def _ruby(self, ruby: Inline, frame: Frame, look: str, marks: tuple[str, ...]) -> str:
        base = [part for part in ruby.content if isinstance(part, str) or part.tag not in {"rt", "rp"}]
        reading = "".join(
            text_of(part.content) for part in ruby.content if isinstance(part, Inline) and part.tag == "rt"
        )
        letters = "".join(self._inline(part, frame, look, marks) for part in base)
        if not letters or not reading or "\n" in reading or "\n" in text_of(tuple(base)):
            return letters
        size = self._size(frame.style)
        half = max(size // 2, 2)
        over = run(reading, f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
        return (
            '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/>'
            f'<w:hps w:val="{half}"/><w:hpsRaise w:val="{size - 2}"/><w:hpsBaseText w:val="{size}"/>'
            f'<w:lid w:val="ja-JP"/></w:rubyPr><w:rt>{over}</w:rt><w:rubyBase>{letters}</w:rubyBase>'
            "</w:ruby></w:r>"
        )

    def _size(self, style: str) -> int:
        """Return how large the letters of a style are, in half-points."""
        if style not in self._sizes:
            self._sizes[style] = self._styles.size_of(style)
        return self._sizes[style]
