"""Rows of a terminal as cells, and the fewest bytes that make one of another.

Only the cells that differ are sent. Where a block of rows moved up or down the terminal moves it (VT102:
margins, insert and delete lines; all terminals have them, Linux's console too, which lacks `CSI S`).

A letter whose width terminals do not agree on (①, an emoji, private use) is a doubtful one: what stands
behind it is at a place that is not known for sure, so the row is sent anew from there to its end.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

__all__ = ["EMPTY", "Cell", "Row", "Shift", "cells_of", "painted", "row_of", "shift_of"]

Cell = tuple[str, str] | None  # a letter ("" in its second cell) and its SGR parameters; or it is not known
EMPTY: Final[Cell] = (" ", "")

_NEAR: Final = (
    6  # cells; to send so many that stand there already is as short as to move the cursor over them
)
_HEAD: Final = 24  # cells by which a row is known whose end is another one: less than the narrowest column
_LONG: Final = 3  # spaces; more are longer than what erases them
_ERASE: Final = "\x1b[K"
_RESET: Final = "\x1b[m"
_SEEN: Final = ("4", "7", "9", "21", "53")  # SGR parameters that show on a space; colours do too


class Row(NamedTuple):
    """The cells of a row, where what is doubtful begins, and where nothing but plain space is left."""

    cells: tuple[Cell, ...]
    doubt: int
    blank: int


class Shift(NamedTuple):
    """The rows from `top` to `bottom` move up by so many rows (down where it is negative); what comes in is empty."""

    top: int
    bottom: int
    by: int

    def moved(self, rows: Sequence[Row]) -> list[Row]:
        """Return rows as they stand afterwards."""
        block = list(rows[self.top : self.bottom + 1])
        width = len(block[0].cells)
        blank = [row_of((EMPTY,) * width)] * min(abs(self.by), len(block))
        block = [*block[self.by :], *blank] if self.by > 0 else [*blank, *block[: self.by]]
        return [*rows[: self.top], *block, *rows[self.bottom + 1 :]]

    def told(self) -> str:
        """Return what makes the terminal do it; the rows that come in take the colours in use, so these are reset."""
        what = f"{self.by}M" if self.by > 0 else f"{-self.by}L"
        return f"{_RESET}\x1b[{self.top + 1};{self.bottom + 1}r\x1b[{self.top + 1}H\x1b[{what}\x1b[r"


def row_of(cells: Iterable[Cell]) -> Row:
    """Return a row; the space at its end is plain space if nobody can tell it from that."""
    row = list(cells)
    blank = len(row)
    while blank and (cell := row[blank - 1]) is not None and cell[0] == " " and not _shows(cell[1]):
        blank -= 1
        row[blank] = EMPTY
    doubt = next((x for x, cell in enumerate(row) if cell is not None and not _is_sure(cell[0])), len(row))
    return Row(tuple(row), doubt, blank)


def cells_of(strip: Strip, system: ColorSystem) -> list[Cell]:
    """Return the cells that a strip fills, as Rich counts them."""
    cells: list[Cell] = []
    for text, style, _control in strip:
        sgr = _sgr(style, system) if style else ""
        if text.isascii():
            cells += [(letter, sgr) for letter in text]
            continue
        for start, end, width in split_graphemes(text)[0]:
            if width:
                cells += [(text[start:end], sgr), *[("", sgr)] * (width - 1)]
            elif cells:  # a mark on the letter of the segment before
                at = -2 if cells[-1] and not cells[-1][0] and len(cells) > 1 else -1
                letter, styled = cells[at] or ("", sgr)
                cells[at] = (letter + text[start:end], styled)
    return cells


def painted(before: Sequence[Row], after: Sequence[Row]) -> str:
    """Return what makes of the rows that stand on the terminal those that shall stand there.

    The terminal's colours are the default ones before it and after it.
    """
    parts: list[str] = []
    pen = ""
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old.cells == new.cells:
            continue
        for start, end, erases in _spans(old, new):
            parts.append(f"\x1b[{y + 1}H" if start == 0 else f"\x1b[{y + 1};{start + 1}H")
            if erases:
                parts.append(_ERASE if not pen else _RESET + _ERASE)
                pen = ""
            stop = min(end, new.blank) if erases or end - new.blank > _LONG else end
            for letter, sgr in filter(None, new.cells[start:stop]):
                if sgr != pen:
                    parts.append(_pen(pen, sgr))
                    pen = sgr
                parts.append(letter)
            if stop < end and not erases:
                parts.append(_ERASE if not pen else _RESET + _ERASE)
                pen = ""
                break  # nothing but space is left of the row
    return "".join(parts) + (_RESET if pen else "")


def shift_of(before: Sequence[Row], after: Sequence[Row]) -> Shift | None:
    """Return how most of the rows that became other ones have moved, where some have."""
    changed = [y for y, row in enumerate(after) if row.cells != before[y].cells and row.blank]
    for head in (None, _HEAD):  # rows moved whole, or with another end
        places: dict[tuple[Cell, ...], list[int]] = {}
        for y, row in enumerate(before):
            if row.blank:
                places.setdefault(row.cells[:head], []).append(y)
        moves = Counter(place - y for y in changed for place in places.get(after[y].cells[:head], ()))
        moves.pop(0, None)
        if moves and (most := moves.most_common(1)[0])[1] > 1:
            by = most[0]
            ends = [y for y in changed if y + by in places.get(after[y].cells[:head], ())]
            return Shift(min(ends[0], ends[0] + by), max(ends[-1], ends[-1] + by), by)
    return None


def _spans(old: Row, new: Row) -> list[tuple[int, int, bool]]:
    """Return from which cell to which a row is sent, and whether it is erased first from there to its end."""
    width, doubt = len(new.cells), min(old.doubt, new.doubt)
    if doubt < width and (cell := new.cells[doubt]) is not None and not cell[0]:
        doubt -= 1  # from the first half of a wide letter
    changed = [x for x, cell in enumerate(new.cells) if cell is not None and cell != old.cells[x]]
    spans: list[tuple[int, int, bool]] = []
    if not changed:
        return spans
    start = last = changed[0]
    for x in [*(x for x in changed if x < doubt), width * 2]:
        if x - last > _NEAR or None in new.cells[last:x]:
            if start < doubt:
                spans.append((start, last + 1, False))
            start = x
        last = x
    if changed[-1] < doubt:
        return spans
    if None not in new.cells[doubt:]:
        return [*spans, (doubt, width, True)]
    known = [x for x in range(doubt, width) if new.cells[x] is not None]
    return [*spans, (known[0], known[-1] + 1, False)]


def _pen(before: str, sgr: str) -> str:
    if not sgr:
        return _RESET
    return f"\x1b[0;{sgr}m" if before else f"\x1b[{sgr}m"


def _shows(sgr: str) -> bool:
    """Tell whether a space of this style can be told from a plain one."""
    return bool(sgr) and any(part in _SEEN or len(part) > 1 for part in sgr.split(";"))


@lru_cache(maxsize=256)
def _sgr(style: Style, system: ColorSystem) -> str:
    """Return the SGR parameters of a style; the default colours are those that a reset leaves."""
    codes = [Strip.render_ansi(style.without_color, system)]
    for color, is_ink in ((style.color, True), (style.bgcolor, False)):
        if color is not None and not color.is_default:
            codes += color.downgrade(system).get_ansi_codes(foreground=is_ink)
    return ";".join(code for code in codes if code)


@lru_cache(maxsize=8192)
def _is_sure(letter: str) -> bool:
    """Tell whether all terminals draw a letter in as many cells: ASCII, kana, kanji."""
    if letter.isascii():
        return True
    return (
        len(letter) == 1
        and letter >= _FIRST_SURE
        and not _LAST_SURE < letter < _FIRST_RARE
        and letter not in _HALF_MARKS
        and unicodedata.east_asian_width(letter) in "WFH"
        and unicodedata.category(letter) not in {"Mn", "Me", "Mc", "Cf", "Cn"}
    )


_FIRST_SURE, _LAST_SURE = "\u2e80", "\uffff"
_FIRST_RARE: Final = "\U00020000"  # kanji again, behind the emoji
_HALF_MARKS: Final = "\uff9e\uff9f"  # ﾞﾟ, which some put on the letter before
