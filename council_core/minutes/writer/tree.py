"""From what a template rendered to the tree of blocks.

Between the two, tags stand as marks: OPEN and one letter for a run of tags that the template's source has side
by side; where a value goes into a tag, the value and CLOSE follow. A space of the template's own is a mark too.
OPEN and CLOSE are halves of letters (surrogates): no text that can be written to a file has one, so nothing in
a record is ever taken for a tag. A document is cut at each OPEN, and a run of tags is looked up, not read again.

Most of a document are speeches: paragraphs one after another with nothing but text in them. Such a stretch is
kept as it was cut, and becomes blocks only where a format wants blocks.
"""

import re
from typing import Any, Final

from attrs import frozen

from council_core.minutes.writer.markup import (
    ANYWHERE,
    FLOWS,
    INLINES,
    LEAVES,
    PARTS,
    VOID,
    Block,
    Content,
    Fault,
    Inline,
    Tag,
    parse_tag,
)

__all__ = ["CLOSE", "OPEN", "SPACE", "VALUE", "Marks", "Stretch", "Tree", "grow"]

OPEN: Final = "\ud800"
CLOSE: Final = "\ud801"
SPACE: Final = OPEN + " "
VALUE: Final = "\0"  # where a value is put in, in the source of a tag
_SPACE: Final = Inline("space")
_FIRST: Final = 0x21  # the letter of the first mark; Python keeps those below 0x100 ready-made
_MOST: Final = 0x8000
_MOST_READ: Final = 1000  # values may come from data: what is remembered of them has an end


class Marks:
    """The runs of tags of a house's templates, each under the letter that stands for it."""

    def __init__(self) -> None:
        self.runs: dict[str, tuple[Tag, ...]] = {" ": ()}
        self._with_value: dict[str, tuple[str, str]] = {}
        self._read: dict[tuple[str, str], tuple[Tag, ...]] = {}
        # What a run does in a stretch: it opens a paragraph, closes one and opens the next, or closes one.
        self.opening, self.passing, self.closing = "", "", ""
        self.kept: dict[
            str, Any
        ] = {}  # what a drawer found out about marks, and has no need to find out again
        self._stretch: re.Pattern[str] | None = None

    def add(self, run: tuple[Tag, ...]) -> str:
        """Return the mark of a run of tags.

        Raises:
            Fault: there are too many.
        """
        letter = self._letter()
        self.runs[letter] = run
        if all(tag.name == "p" and "apart" not in tag.classes for tag in run):
            does = tuple(tag.opens for tag in run)
            self.opening += letter * (does == (True,))
            self.passing += letter * (does == (False, True))
            self.closing += letter * (does == (False,))
            self._stretch = None
        return OPEN + letter

    def reserve(self) -> str:
        """Return the letter of a tag with a value in it; `define` says which tag."""
        letter = self._letter()
        self.runs[letter] = ()
        return letter

    def define(self, letter: str, source: str, place: str) -> None:
        """Say what tag a letter stands for; VALUE in it is where the value goes."""
        self._with_value[letter] = (source, place)

    def read(self, piece: str) -> tuple[tuple[Tag, ...], str]:
        """Return the tags and the text of a piece between two OPENs.

        Raises:
            Fault: with the value that stands in it a tag is none of the markup.
        """
        letter, text = piece[:1], piece[1:]
        if letter not in self._with_value:
            return self.runs.get(letter, ()), text
        value, _close, text = text.partition(CLOSE)
        run = self._read.get((letter, value))
        if run is None:
            source, place = self._with_value[letter]
            try:
                run = (parse_tag(source.replace(VALUE, value), place),)
            except Fault as fault:
                fault.add_note(place)
                raise
            if len(self._read) < _MOST_READ:
                self._read[letter, value] = run
        return run, text

    def stretch(self, letters: str, at: int) -> int:
        """Return how far from a place on a run of letters there are only paragraphs of text."""
        if self._stretch is None:
            opening, passing, closing = (
                f"[{re.escape(letters or OPEN)}]" for letters in (self.opening, self.passing, self.closing)
            )
            self._stretch = re.compile(f"(?:{opening}{passing}*{closing})*")
        found = self._stretch.match(letters, at)
        return found.end() if found else at

    def _letter(self) -> str:
        if len(self.runs) >= _MOST:
            raise Fault("too many tags")
        return chr(_FIRST + len(self.runs))


@frozen(eq=False)
class Stretch:
    """Paragraphs one after another, cut at their marks: each piece begins with the letter of its mark."""

    letters: str
    pieces: list[str]
    marks: Marks

    @property
    def blocks(self) -> list[Block]:
        """The paragraphs as blocks."""
        return [
            Block("p", run[-1].classes, (), (piece[1:],) if piece[1:] else ())
            for piece in self.pieces
            if (run := self.marks.runs[piece[0]])[-1].opens
        ]


@frozen(eq=False)
class Tree:
    """A document: blocks and stretches of paragraphs in their order."""

    parts: "tuple[Block | Stretch, ...]"

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The document as blocks alone."""
        return tuple(
            block for part in self.parts for block in (part.blocks if isinstance(part, Stretch) else (part,))
        )


def grow(rendered: str, marks: Marks) -> Tree:
    """Return the blocks that a rendered template stands for.

    Raises:
        Fault: tags do not fit into each other; its note is the place of the one that does not.
    """
    first, *pieces = rendered.split(OPEN)
    letters = "".join([piece[:1] for piece in pieces])
    if len(letters) < len(pieces):
        raise Fault("half of a letter (a surrogate) stands in the record")
    growth = _Growth(first)
    at = 0
    while at < len(pieces):
        if letters[at] in marks.opening and not growth.stack:
            until = marks.stretch(letters, at)
            some = pieces[at:until]
            some_letters = letters[at:until]
            # What stands loose between two paragraphs is a paragraph too: that is for the long way.
            closing = [mark for mark in set(some_letters) if mark in marks.closing]
            if closing and all(some.count(mark) == some_letters.count(mark) for mark in closing):
                growth.stretch(Stretch(some_letters, some, marks))
                at = until
                continue
        run, text = marks.read(pieces[at])
        growth.step(run, text, space=letters[at] == " ")
        at += 1
    return growth.end()


class _Growth:
    """What has grown so far, and what is still open."""

    def __init__(self, first: str) -> None:
        self.stack: list[tuple[Tag, list[Block | Content]]] = []
        self.parts: list[Block | Stretch] = []
        self.root: list[Block | Content] = [first] if first else []
        self.here = self.root

    def stretch(self, stretch: Stretch) -> None:
        """Take a stretch, at the root of the document."""
        self.parts += _flow(self.root)
        self.parts.append(stretch)
        self.root.clear()

    def step(self, run: tuple[Tag, ...], text: str, *, space: bool) -> None:
        """Take a run of tags, or a space, and the text after it."""
        if space:
            self.here.append(_SPACE)
        for tag in run:
            if tag.opens:
                self._open(tag)
            else:
                self._close(tag)
        if text:
            self.here.append(text)

    def end(self) -> Tree:
        """Return the whole."""
        if self.stack:
            tag = self.stack[-1][0]
            raise _fault(f"<{tag.name}> is never closed", tag)
        return Tree((*self.parts, *_flow(self.root)))

    def _open(self, tag: Tag) -> None:
        name = self.stack[-1][0].name if self.stack else ""
        if not _fits(tag.name, name):
            raise _fault(f"<{tag.name}> cannot stand {f'in <{name}>' if name else 'here'}", tag)
        if tag.name in VOID:
            self.here.append(Block("hr", tag.classes) if tag.name == "hr" else Inline("br"))
            return
        self.here = []
        self.stack.append((tag, self.here))

    def _close(self, tag: Tag) -> None:
        if not self.stack or self.stack[-1][0].name != tag.name:
            open_one = f": <{self.stack[-1][0].name}> is open" if self.stack else ""
            raise _fault(f"</{tag.name}> closes nothing{open_one}", tag)
        opened, inside = self.stack.pop()
        self.here = self.stack[-1][1] if self.stack else self.root
        self.here.append(_closed(opened, inside))


def _fault(told: str, tag: Tag) -> Fault:
    fault = Fault(told)
    fault.add_note(tag.place)
    return fault


def _fits(tag: str, into: str) -> bool:
    if into in PARTS:
        return tag in PARTS[into]
    if into == "ruby":
        return tag in {"rt", "rp"}
    if tag in INLINES:
        return tag not in {"rt", "rp"} and into not in {"rt", "rp"}
    return (not into or into in FLOWS) and tag in ANYWHERE


def _closed(tag: Tag, inside: list[Block | Content]) -> Block | Inline:
    name = tag.name
    if name in LEAVES:
        return Block(name, tag.classes, (), _inline(inside))
    if name in INLINES:
        return Inline(name, tuple(" " if part is _SPACE else part for part in inside))  # type: ignore[misc]
    if name in PARTS:
        parts = tuple(part for part in inside if type(part) is Block)
        if len(parts) < len(inside) and (loose := [part for part in inside if type(part) is str]):
            raise _fault(f"<{name}> holds no text of its own: {loose[0][:20]}", tag)
        return Block(name, tag.classes, parts, (), tag.attributes)
    if any(type(part) is Block for part in inside):
        return Block(name, tag.classes, _flow(inside), (), tag.attributes)
    return Block(name, tag.classes, (), _inline(inside), tag.attributes)


def _flow(inside: list[Block | Content]) -> tuple[Block, ...]:
    """Return content as blocks, what is loose between them as paragraphs."""
    made: list[Block] = []
    loose: list[Block | Content] = []
    for part in inside:
        if type(part) is Block:
            if loose and (content := _inline(loose)):
                made.append(Block("p", frozenset(), (), content))
            loose = []
            made.append(part)
        else:
            loose.append(part)
    if loose and (content := _inline(loose)):
        made.append(Block("p", frozenset(), (), content))
    return tuple(made)


def _inline(inside: list[Block | Content]) -> tuple[Content, ...]:
    """Return inline content; the template's own spaces are none at its ends, and beside each other one."""
    if _SPACE not in inside:
        return tuple(inside)  # type: ignore[arg-type]
    kept: list[Content] = []
    space = False
    for part in inside:
        if part is _SPACE:
            space = bool(kept)
            continue
        if space:
            kept.append(" ")
        space = False
        kept.append(part)  # type: ignore[arg-type]
    return tuple(kept)
