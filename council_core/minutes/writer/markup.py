"""The markup of templates: a small part of HTML, and the tree of blocks that it stands for.

    document = (block | inline)*
    block = <h1>…</h6>, <p> of inline; <section>, <li>, <td>, <th>, <dd>, <dt> of block and inline;
            <ul>, <ol> of <li>; <dl> of <dt>, <dd>; <table> of <tr> of <th>, <td>; <hr>
    inline = text, <br>, <ruby> text <rp> <rt>, <u>, <strong>, <em> of inline

Blocks may have a `class` (CLASSES), cells also `colspan`, `rowspan` and `scope`. Loose inline between blocks
is a paragraph. The tree is plain tuples: it is made and read once for each document, thousands of times.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

__all__ = [
    "BLOCKS",
    "CLASSES",
    "INLINES",
    "VOID",
    "Block",
    "Content",
    "Fault",
    "Inline",
    "Tag",
    "grid_of",
    "parse_tag",
    "text_of",
]

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
LEAVES: Final = frozenset({*HEADINGS, "p"})
FLOWS: Final = frozenset({"section", "li", "td", "th", "dd", "dt"})
INLINES: Final = frozenset({"br", "ruby", "rt", "rp", "u", "strong", "em"})
PARTS: Final = {
    "table": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "dl": frozenset({"dt", "dd"}),
}
VOID: Final = frozenset({"br", "hr"})
BLOCKS: Final = frozenset({*LEAVES, *FLOWS, *PARTS, "tr", "hr"})
ANYWHERE: Final = frozenset({*LEAVES, "section", "table", "ul", "ol", "dl", "hr"})

# What a block is, for a style sheet and for `[text]` of a house; the lists say what each format makes of it.
CLASSES: Final = frozenset(
    {
        *("speaker", "speech", "event", "note", "vote", "result", "closed"),  # what stands there
        *("facts", "people", "agenda", "materials", "date", "signature", "letter"),
        *("right", "center", "indent", "apart", "small", "together"),  # how it stands there
    }
)
_CELL_ATTRIBUTES: Final = frozenset({"colspan", "rowspan", "scope"})
_SCOPES: Final = frozenset({"row", "col", "rowgroup", "colgroup"})
_MOST_SPANNED: Final = 1000  # as browsers take it
NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Fault(ValueError):
    """Something in a template that the markup does not have; its text is the sentence."""


class Inline(NamedTuple):
    """A run of text with a meaning: a line break, ruby, underlined."""

    tag: str
    content: "tuple[str | Inline, ...]" = ()


class Block(NamedTuple):
    """A block: either blocks are in it or inline, never both."""

    tag: str
    classes: frozenset[str] = frozenset()
    blocks: "tuple[Block, ...]" = ()
    inline: tuple[str | Inline, ...] = ()
    attributes: Mapping[str, str] = NONE


Content: TypeAlias = str | Inline


class Tag(NamedTuple):
    """A tag of a template, and its place (`mihon/minutes.j2:3`)."""

    opens: bool
    name: str
    classes: frozenset[str]
    attributes: Mapping[str, str]
    place: str


_TAG: Final = re.compile(
    r'(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s+[A-Za-z-]+="[^"]*")*)\s*/?'
)
_ATTRIBUTE: Final = re.compile(r'([A-Za-z-]+)="([^"]*)"')


def parse_tag(source: str, place: str) -> Tag:
    """Return the tag that stands between `<` and `>`.

    Raises:
        Fault: the markup has no such tag, class or attribute.
    """
    found = _TAG.fullmatch(source)
    if found is None or found["name"] not in BLOCKS | INLINES:
        raise Fault(f"<{source}>: no such tag; for a letter write &lt;")
    name, classes, attributes = found["name"], frozenset[str](), {}
    for key, value in _ATTRIBUTE.findall(found["attributes"]):
        if key == "class" and name in BLOCKS:
            classes = frozenset(value.split())
            if unknown := sorted(classes - CLASSES):
                raise Fault(
                    f"<{source}>: no such class: {unknown[0]}; there are {', '.join(sorted(CLASSES))}"
                )
        elif key in _CELL_ATTRIBUTES and name in {"td", "th"}:
            attributes[key] = _cell_attribute(source, key, value)
        else:
            raise Fault(f"<{source}>: no such attribute: {key}")
    if found["close"] and (name in VOID or found["attributes"]):
        raise Fault(f"<{source}>: no such tag")
    return Tag(not found["close"], name, classes, attributes or NONE, place)


def _cell_attribute(source: str, key: str, value: str) -> str:
    right = (
        value in _SCOPES
        if key == "scope"
        else value.isascii() and value.isdecimal() and 0 < int(value[:5]) <= _MOST_SPANNED
    )
    if not right:
        raise Fault(f"<{source}>: {key} cannot be {value}")
    return value


def text_of(content: tuple[Content, ...]) -> str:
    """Return the letters of inline content: line breaks as such, of ruby the base alone."""
    return "".join(
        part
        if type(part) is str
        else "\n"
        if part.tag == "br"  # type: ignore[union-attr]
        else ""
        if part.tag in {"rt", "rp"}  # type: ignore[union-attr]
        else text_of(part.content)  # type: ignore[union-attr]
        for part in content
    )


def grid_of(table: Block) -> list[list[Block | None]]:
    """Return the cells of a table by row and column; `None` where a cell beside or above reaches into."""
    grid: list[list[Block | None]] = []
    below: dict[int, int] = {}  # how many rows a column is still taken
    for row in table.blocks:
        line: list[Block | None] = []
        cells = iter(row.blocks)
        cell = next(cells, None)
        while cell is not None or any(column >= len(line) for column in below):
            if below.get(len(line), 0):
                below[len(line)] -= 1
                line.append(None)
            elif cell is None:
                below = {column: left for column, left in below.items() if left and column < len(line)}
                break
            else:
                rows, columns = (int(cell.attributes.get(key, "1")) for key in ("rowspan", "colspan"))
                for column in range(len(line), len(line) + columns):
                    below[column] = rows - 1
                line += [cell, *[None] * (columns - 1)]
                cell = next(cells, None)
        below = {column: left for column, left in below.items() if left}
        grid.append(line)
    return grid
