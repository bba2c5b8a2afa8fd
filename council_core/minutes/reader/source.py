"""A text with the places of its lines, beside a fold of it that recognisers look at.

The fold has one letter for each letter of the text, so that every place in it is a place in the text:
widths, dashes, tildes and spaces are one, tags are blank. What is kept is always cut from the text itself.
"""

import re
from bisect import bisect_right
from functools import cache
from typing import Final, NamedTuple

from attrs import field, frozen

__all__ = ["TAG", "Line", "Source"]

TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>\n]{0,400})?/?>|<!--[^<>\n]{0,400}-->")
_BLOCK: Final = re.compile(r"[<＜]/?(?:p|br|div|tr|li|h[1-6]|dt|dd|table)\b", re.IGNORECASE)
_LINE: Final = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_SAME: Final = {
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\ufeff\u200b",
    "-": "‐‑‒–—―−－─━",
    "~": "～〜∼〰˜",
    "・": "･·•‧∙⋅▪",
    "○": "◯⚪",
    "●": "⚫",
    "|": "｜│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋┠┨┯┷┿┝┥╂",
    "<": "〈《≪",
    ">": "〉》≫",
    "[": "〔",
    "]": "〕",
    "、": "､",
    "。": "｡",
    "「": "｢",
    "」": "｣",
    "×": "✕✖╳",
}


@cache
def _table() -> dict[int, str]:
    wide = {number: chr(number - 0xFEE0) for number in range(0xFF01, 0xFF5F)}
    return wide | {ord(shape): letter for letter, shapes in _SAME.items() for shape in shapes}


@cache
def _other_shapes() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(map(chr, _table())))}]+")


def _of_one_shape(text: str) -> str:
    """Return a text with one shape for each letter. Few letters have another, so only their runs are translated."""
    return _other_shapes().sub(lambda run: run[0].translate(_table()), text)


class Line(NamedTuple):
    """A line of the text: where it begins and ends, its number from 1, and where the line of that number begins.

    A form feed ends a line for the reader; an editor counts on.
    """

    start: int
    end: int
    number: int
    begin: int


@frozen
class Source:
    """A text and its fold."""

    text: str
    even: str = field(init=False, repr=False)  # of one shape, with its tags
    fold: str = field(init=False, repr=False)
    tags: tuple[tuple[int, int], ...] = field(init=False, repr=False)
    lines: tuple[Line, ...] = field(init=False, repr=False)
    begins: tuple[int, ...] = field(init=False, repr=False)

    @even.default
    def _make_even(self) -> str:
        return _of_one_shape(self.text)

    @fold.default
    def _make_fold(self) -> str:
        fold = self.even.replace("**", "  ")
        return TAG.sub(lambda tag: " " * len(tag[0]), fold) if "<" in fold else fold

    @property
    def blocks(self) -> tuple[int, ...]:
        """The places at which a tag of a block (a paragraph, a line break, a row) begins."""
        return tuple(start for start, end in self.tags if _BLOCK.match(self.text, start, end))

    def without_tags(self, start: int, end: int) -> str:
        """Return a piece of the text without the tags inside it."""
        piece = self.text[start:end]
        if not self.tags or "<" not in piece:
            return piece
        inside = [tag for tag in self.tags if start <= tag[0] and tag[1] <= end]
        for first, last in reversed(inside):
            piece = piece[: first - start] + piece[last - start :]
        return piece

    @tags.default
    def _find_tags(self) -> tuple[tuple[int, int], ...]:
        if "<" not in self.text and "＜" not in self.text:
            return ()
        return tuple(tag.span() for tag in TAG.finditer(self.even))

    @lines.default
    def _find_lines(self) -> tuple[Line, ...]:
        found, start, number, begin = [], 0, 1, 0
        for end in _LINE.finditer(self.text):
            found.append(Line(start, end.start(), number, begin))
            start = end.end()
            if end[0] in {"\n", "\r\n", "\r"}:
                number, begin = number + 1, start
        found.append(Line(start, len(self.text), number, begin))
        return tuple(found)

    @begins.default
    def _find_begins(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.lines)

    def line_at(self, place: int) -> Line:
        """Return the line that a place stands in."""
        return self.lines[max(bisect_right(self.begins, place) - 1, 0)]
