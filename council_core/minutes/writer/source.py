"""What a template's source says outside `{{ }}` and `{% %}`: its tags, its letters, its white space.

It is read once, when the template is compiled. Tags become marks (tree.py); stops, brackets and digits become
the house's. White space with a line break in it only lays the template out, and is nothing; other white space
is one space, and none beside a block.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

from council_core.minutes.writer.markup import BLOCKS, VOID, Fault, Tag, parse_tag
from council_core.minutes.writer.tree import CLOSE, OPEN, SPACE, VALUE, Marks

__all__ = ["Source"]

_PIECE: Final = re.compile(r"<[^<>]*>|<[^<>]*\Z|[<>]|[^<>]+")
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")


class Source:
    """Reads the static parts of one template in their order; what is wrong is kept with its line."""

    def __init__(self, place: str, marks: Marks, styled: Callable[[str], str]) -> None:
        self.faults: list[tuple[int, str]] = []
        self._place = place
        self._marks = marks
        self._styled = styled
        self._open: tuple[str, str, int] | None = None  # a tag that a value goes into: number, source, line

    @property
    def in_tag(self) -> bool:
        """Whether a tag is open, so that what comes next is a value in it."""
        return self._open is not None

    def value(self, line: int) -> None:
        """Take note of a `{{ }}`: inside a tag there is one at most."""
        if self._open and VALUE in self._open[1]:
            self.faults.append((line, "one value at most stands in a tag"))
        elif self._open:
            self._open = (self._open[0], self._open[1] + VALUE, self._open[2])

    def statement(self, line: int) -> None:
        """Take note of a `{% %}`: it cannot stand inside a tag."""
        if self._open:
            self.faults.append((line, f"<{self._open[1]}: a tag ends before {{% %}}"))
            self._open = None

    def end(self) -> None:
        """Take note of the end of the template."""
        if self._open:
            self.faults.append((self._open[2], f"<{self._open[1]}: this tag has no end"))

    def compiled(self, text: str, line: int) -> str:
        """Return what a static part becomes; `line` is the line on which it begins."""
        made: list[str] = []
        if self._open:
            number, source, began = self._open
            end = text.find(">")
            if end < 0:
                self._open = (number, source + text, began)
                return ""
            self._marks.define(number, source + text[:end], f"{self._place}:{began}")
            made.append(CLOSE)
            line += text.count("\n", 0, end)
            text = text[end + 1 :]
            self._open = None
        made += self._parts(text, line)
        return "".join(made)

    def _parts(self, text: str, line: int) -> Iterator[str]:
        pieces = _PIECE.findall(text)
        run: list[Tag] = []
        for at, piece in enumerate(pieces):
            if piece[0] != "<" and piece != ">":
                letters = self._letters(
                    piece,
                    begins_block=bool(run) and _is_block(run[-1]),
                    ends_block=at + 1 < len(pieces) and _begins_block(pieces[at + 1]),
                )
                if letters and run:
                    yield self._marks.add(tuple(run))
                    run = []
                yield letters
            elif piece[-1] == ">" and len(piece) > 1:
                if tag := self._try(piece[1:-1], line):
                    run.append(tag)
            elif piece[0] == "<" and at + 1 == len(pieces):
                if run:
                    yield self._marks.add(tuple(run))
                    run = []
                number = self._marks.reserve()
                self._open = (number, piece[1:], line)
                yield OPEN + number
            else:
                self.faults.append((line, f"{piece}: for the letter write {html.escape(piece)}"))
            line += piece.count("\n")
        if run:
            yield self._marks.add(tuple(run))

    def _letters(self, text: str, *, begins_block: bool, ends_block: bool) -> str:
        """Return a text without the white space that lays the template out."""
        letters = [self._styled(html.unescape(part)) for part in _WHITE.split(text)]
        gaps = ["" if "\n" in gap or "\r" in gap else " " for gap in _WHITE.findall(text)]
        if gaps and not letters[-1] and ends_block:
            gaps[-1] = ""
        if gaps and not letters[0] and begins_block:
            gaps[0] = ""
        if gaps and not any(letters) and gaps[0]:
            gaps[0] = SPACE  # between two values: whether at the edge of a block shows when it is rendered
        return "".join(part for pair in zip(letters, [*gaps, ""], strict=True) for part in pair)

    def _try(self, source: str, line: int) -> Tag | None:
        try:
            return parse_tag(source, f"{self._place}:{line}")
        except Fault as fault:
            self.faults.append((line, str(fault)))
            return None


def _is_block(tag: Tag) -> bool:
    return tag.name in BLOCKS or tag.name in VOID


def _begins_block(piece: str) -> bool:
    name = re.match(r"</?([A-Za-z0-9]*)", piece)
    return name is not None and (name[1] in BLOCKS or name[1] in VOID)
