"""How wide a text stands on a terminal, and how to show what cannot be seen."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

__all__ = ["cells", "clusters", "draw_ambiguous", "fit", "spans", "visible", "wrap"]


def cells(text: str) -> int:
    """Return the cells that a text takes: two for a wide letter, none for a combining one.

    Letters of ambiguous width (`①`, `※`) count as one, as most terminals draw them, until
    `draw_ambiguous` says that the terminal in use draws them as two.
    """
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def draw_ambiguous(letters: int, lines: int | None = None) -> None:
    """Count letters of ambiguous width as 1 or 2 cells from here on, and lines (`─`) apart where told.

    A process has one terminal, and so one such width.
    """
    global _ambiguous, _lines
    _ambiguous, _lines = letters, letters if lines is None else lines
    _cells_of.cache_clear()


@lru_cache(maxsize=8192)
def _cells_of(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    width = unicodedata.east_asian_width(letter)
    if width == "A":
        return _lines if _FIRST_LINE <= letter <= _LAST_LINE else _ambiguous
    return 2 if width in "WF" else 1


_ambiguous = _lines = 1
# Box drawing, which some terminals draw narrow while letters are wide.
_FIRST_LINE, _LAST_LINE = "\u2500", "\u257f"


def fit(text: str, width: int) -> str:
    """Return the text cut or padded with spaces to exactly `width` cells; a cut shows as `..`."""
    if (taken := cells(text)) <= width:
        return text + " " * (width - taken)
    if width < len(_CUT):
        return " " * width
    kept, taken = "", 0
    for letter in text:
        if taken + cells(letter) > width - len(_CUT):
            break
        kept, taken = kept + letter, taken + cells(letter)
    kept = kept.rstrip(_JOINER)  # or it would join the next letter
    return kept + _CUT + " " * (width - len(_CUT) - taken)


def wrap(text: str, width: int) -> list[str]:
    """Return a text's lines, none wider than `width` cells.

    Japanese breaks between any two letters, but no line begins with a closing mark (。、」） or ends
    with an opening one (「（); a run of other letters breaks at a space where it has one.
    """
    lines = []
    for line in text.split("\n"):
        *broken, last = spans(line, width)
        lines += [line[start:end].rstrip(" ") for start, end in broken]
        lines.append(line[slice(*last)])
    return lines


def spans(line: Sequence[str], width: int) -> list[tuple[int, int]]:
    """Return where the lines of `wrap` begin and end in a line; spaces at a break stay before it.

    A line is a text, or its letters as `clusters` parts them.
    """
    width = max(width, 2)
    taken = list(map(_cells_of if isinstance(line, str) else cells, line))
    found, start, cut, room = [], 0, 0, width
    while cut < len(line):
        if taken[cut] <= room:
            room -= taken[cut]
            cut += 1
            continue
        end = start + _allowed(line[start : cut + 1], cut - start)
        while end < len(line) and line[end] == " ":
            end += 1
        found.append((start, end))
        start = cut = end
        room = width
    return [*found, (start, len(line))]


def clusters(text: str) -> list[str]:
    """Return a text in what a reader takes for letters: one with its variation selector or its voiced mark.

    cluster: letter (mark | selector)* (joiner letter (mark | selector)*)*
    """
    return _CLUSTER.findall(text)


def _allowed(line: Sequence[str], cut: int) -> int:
    """Return the last place at or before `cut` where a line may break; `cut` where there is none near."""
    for place in range(cut, max(cut // 2, 1), -1):
        before, after = line[place - 1], line[place]
        if after in _CLOSING or before in _OPENING or before == _JOINER or not cells(after):
            continue
        if " " in (before, after) or cells(before) > 1 or cells(after) > 1:
            return place
    return max(cut, 1)


def visible(text: str) -> str:
    r"""Return a text that a terminal can be given: control characters as `\n` or `\x1b`, all else as it is.

    Names and titles may hold anything; none of it may move the cursor or ring the bell.
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or _is_text(letter) else _code(letter) for letter in text)


def _is_text(letter: str) -> bool:
    """Tell letters that Python calls unprintable and people write: other spaces, private use, joiners."""
    return unicodedata.category(letter) in {"Zs", "Co", "Cf"} and letter not in _REORDERING


def _code(letter: str) -> str:
    number = ord(letter)
    if letter in "\n\t":
        return {"\n": "\\n", "\t": "\\t"}[letter]
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"  # noqa: PLR2004 -- one byte


_MARKS: Final = r"[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef\u20d0-\u20f0]*"
_CLUSTER: Final = re.compile(rf"(?s:.){_MARKS}(?:\u200d(?s:.){_MARKS})*")
_CUT = ".."
_JOINER = "\u200d"
_CLOSING = "。、，．・：；？！」』）］｝〉》】〕’”ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々),.;:!?]}"
_OPENING = "「『（［｛〈《【〔‘“([{"

# These turn the direction of the letters after them, and so can make a text read as another.
_REORDERING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
