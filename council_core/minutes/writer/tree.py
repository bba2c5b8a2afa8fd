"""From what a template rendered to the tree of blocks.

Between the two, tags stand as marks: `<17>` is a run of tags that the template's source has side by side,
`<17 2>` one with a value put in when it was rendered, `<>` a space of the template's own. Data never holds a
`<` there, for it is escaped; so a document is cut at each, and every run of tags is looked up, not read again.
"""

from typing import Final

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

__all__ = ["SPACE", "Marks", "grow"]

SPACE: Final = "<>"
VALUE: Final = "\0"  # where a value is put in, in the source of a tag
_SPACE: Final = Inline("space")
_ESCAPES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&"))


class Marks:
    """The runs of tags of a house's templates, each under the mark that stands for it."""

    def __init__(self) -> None:
        self.runs: dict[str, tuple[Tag, ...]] = {"": ()}
        self._with_value: dict[str, tuple[str, str]] = {}

    def add(self, run: tuple[Tag, ...]) -> str:
        """Return the mark of a run of tags."""
        mark = str(len(self.runs))
        self.runs[mark] = run
        return f"<{mark}>"

    def reserve(self) -> str:
        """Return a number for a tag with a value in it."""
        number = str(len(self.runs))
        self.runs[number] = ()
        return number

    def define(self, number: str, source: str, place: str) -> None:
        """Say what tag a number stands for; VALUE in it is where the value goes."""
        self._with_value[number] = (source, place)

    def with_value(self, mark: str) -> tuple[Tag, ...]:
        """Return the tag of a mark with a value.

        Raises:
            Fault: with this value it is no tag of the markup.
        """
        number, _space, value = mark.partition(" ")
        source, place = self._with_value[number]
        try:
            run = (parse_tag(source.replace(VALUE, unescaped(value)), place),)
        except Fault as fault:
            fault.add_note(place)
            raise
        if len(self.runs) < _MOST_RUNS:
            self.runs[mark] = run
        return run


_MOST_RUNS: Final = 100_000  # values come from data: what is remembered of them has an end


def unescaped(text: str) -> str:
    """Return a text as it was before it was escaped."""
    for escape, letter in _ESCAPES:
        text = text.replace(escape, letter)
    return text


def grow(rendered: str, marks: Marks) -> tuple[Block, ...]:
    """Return the blocks that a rendered template stands for.

    Raises:
        Fault: tags do not fit into each other; its note is the place of the one that does not.
    """
    runs = marks.runs
    escaped = "&" in rendered
    stack: list[tuple[Tag, list[Block | Content]]] = []
    here: list[Block | Content] = []  # the content of what is open
    root = here
    name = ""  # the tag of what is open
    first, *pieces = rendered.split("<")
    if first:
        here.append(unescaped(first) if escaped else first)
    for piece in pieces:
        mark, _end, text = piece.partition(">")
        run = runs.get(mark)
        if run is None:
            run = marks.with_value(mark)
        elif not run:
            here.append(_SPACE)
        for tag in run:
            if not tag.opens:
                if tag.name != name:
                    raise _misplaced(tag, name, closes=True)
                _tag, inside = stack.pop()
                name, here = (stack[-1][0].name, stack[-1][1]) if stack else ("", root)
                here.append(_closed(_tag, inside))
                continue
            if not _fits(tag.name, name):
                raise _misplaced(tag, name, closes=False)
            if tag.name in VOID:
                here.append(Block("hr", tag.classes) if tag.name == "hr" else Inline("br"))
                continue
            here = []
            name = tag.name
            stack.append((tag, here))
        if text:
            here.append(unescaped(text) if escaped and "&" in text else text)
    if stack:
        fault = Fault(f"<{stack[-1][0].name}> is never closed")
        fault.add_note(stack[-1][0].place)
        raise fault
    return _flow(root)


def _fits(tag: str, into: str) -> bool:
    if into in PARTS:
        return tag in PARTS[into]
    if into == "ruby":
        return tag in {"rt", "rp"}
    if tag in INLINES:
        return tag not in {"rt", "rp"} and into not in {"rt", "rp"}
    return (not into or into in FLOWS) and tag in ANYWHERE


def _misplaced(tag: Tag, into: str, *, closes: bool) -> Fault:
    if closes:
        told = f"</{tag.name}> closes nothing" + (f": <{into}> is open" if into else "")
    else:
        told = f"<{tag.name}> cannot stand " + (f"in <{into}>" if into else "here")
    fault = Fault(told)
    fault.add_note(tag.place)
    return fault


def _closed(tag: Tag, inside: list[Block | Content]) -> Block | Inline:
    name = tag.name
    if name in LEAVES:
        if len(inside) == 1 and type(inside[0]) is str:  # most of all blocks by far
            return Block(name, tag.classes, (), (inside[0],))
        return Block(name, tag.classes, (), _inline(inside))
    if name in INLINES:
        return Inline(name, tuple(" " if part is _SPACE else part for part in inside))  # type: ignore[misc]
    if name in PARTS:
        parts = tuple(part for part in inside if type(part) is Block)
        if len(parts) < len(inside) and (loose := [part for part in inside if type(part) is str]):
            fault = Fault(f"<{name}> holds no text of its own: {loose[0][:20]}")
            fault.add_note(tag.place)
            raise fault
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
