r"""Blocks as Markdown: CommonMark with tables, so written that it renders as the same text.

Of the data only what would be markup is escaped. Line breaks of a text are hard breaks (`\` at the end of a
line); what CommonMark has no sign for (underlined) stands as the tag that it allows.
"""

import re
from collections.abc import Callable
from typing import Final

from council_core.minutes.writer.markup import HEADINGS, Block, Content, Inline, grid_of

__all__ = ["draw_markdown"]

# Signs that may begin something wherever they stand.
_SIGN: Final = re.compile(
    r"[*`~\[\]|]"
    r"|\\(?=[!-/:-@\[-`{-~]|$)"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=[A-Za-z#])"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"
    r"|#(?=[# ]*$)"
)
# Signs that begin a block where a line begins with them.
_AT_START: Final = re.compile(r"(?P<number>[0-9]{1,9})(?P<stop>[.)])|[-+=#>:]")
_UNSEEN: Final = re.compile(r"[\r\0]")


def draw_markdown(blocks: tuple[Block, ...]) -> str:
    """Return blocks as Markdown."""
    drawn = "\n\n".join(_blocks(blocks))
    return drawn + "\n" if drawn else ""


def _blocks(blocks: tuple[Block, ...]) -> list[str]:
    return [drawn for drawn in map(_block, blocks) if drawn]


def _block(block: Block) -> str:
    if block.tag in HEADINGS:
        text = _text(block, breaks="<br>")
        return f"{'#' * int(block.tag[1])} {text}" if text else ""
    if block.tag in _SPECIAL:
        return _SPECIAL[block.tag](block)
    if block.blocks:
        return "\n\n".join(_blocks(block.blocks))
    text = _text(block)
    if not text or "speaker" not in block.classes:
        return text
    # Stars beside a space are stars, and for some spaces (form feeds) CommonMark has no reference.
    return f"**{text}**" if text == text.strip() else f"<strong>{text}</strong>"


def _list(block: Block) -> str:
    marks = (f"{number}. " if block.tag == "ol" else "- " for number in range(1, len(block.blocks) + 1))
    return "\n".join(map(_item, block.blocks, marks))


def _terms(block: Block) -> str:
    """Draw terms and what is said of them as a list in a list: CommonMark has nothing of the kind."""
    return "\n".join(
        _item(part, "- ") if part.tag == "dt" else "  " + _item(part, "- ").replace("\n", "\n  ")
        for part in block.blocks
    )


def _item(item: Block, mark: str) -> str:
    if not item.blocks:
        body = _text(item)
    else:
        loose = any(part.tag not in {"ul", "ol", "p"} for part in item.blocks)
        body = ("\n\n" if loose else "\n").join(_blocks(item.blocks))
    return mark + body.replace("\n", "\n" + " " * len(mark))


def _table(table: Block) -> str:
    """Draw a table of pipes; without a row of headers it has an empty one, for there must be one."""
    rows = [[_cell(cell) if cell else "" for cell in row] for row in grid_of(table)]
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    headed = all(cell.tag == "th" for cell in table.blocks[0].blocks)
    head, *body = rows if headed else [[], *rows]
    lines = [head, ["---"] * width, *body]
    return "\n".join(f"| {' | '.join([*line, *[''] * (width - len(line))])} |" for line in lines)


def _cell(cell: Block) -> str:
    return "<br>".join(_lines_in(cell))


def _lines_in(block: Block) -> list[str]:
    """Return what is in a cell as lines: a table of pipes has no blocks in it."""
    if not block.blocks:
        return [_text(block, breaks="<br>")]
    return [line for part in block.blocks for line in _lines_in(part)]


def _text(block: Block, breaks: str = "\\\n") -> str:
    """Return inline content; between lines stands `breaks`."""
    lines: list[list[str]] = [[]]
    for sort, text in _flat(block.inline):
        if sort == "text":
            first, *others = text.split("\n")
            lines[-1].append(_escaped(first))
            lines += [[_escaped(line)] for line in others]
        elif text == "<br>":
            lines.append([])
        else:
            lines[-1].append(text)
    drawn = [_line("".join(parts)) for parts in lines]
    # A line that is empty would end the paragraph.
    return (breaks if all(drawn) else "<br>").join(drawn)


def _flat(content: tuple[Content, ...]) -> "list[tuple[str, str]]":
    made: list[tuple[str, str]] = []
    for part in content:
        if isinstance(part, Inline):
            if part.tag == "br":
                made.append(("mark", "<br>"))
            elif part.tag == "ruby":
                made += _flat(tuple(base for base in part.content if isinstance(base, str)))
            elif part.tag not in {"rt", "rp"}:
                made += [("mark", f"<{part.tag}>"), *_flat(part.content), ("mark", f"</{part.tag}>")]
        elif made and made[-1][0] == "text":
            made[-1] = ("text", made[-1][1] + part)
        else:
            made.append(("text", part))
    return made


def _escaped(text: str) -> str:
    text = _SIGN.sub(lambda found: "&amp;" if found[0] == "&" else "\\" + found[0], text)
    return _UNSEEN.sub(lambda found: f"&#{ord(found[0]) or 0xFFFD};", text)


def _line(line: str) -> str:
    """Return a line whose first sign begins nothing, and whose spaces at its ends stay."""
    body = line.strip()
    if not body:
        return _kept(line)
    at = line.index(body)
    before, after = line[:at], line[at + len(body) :]
    if not before and (start := _AT_START.match(body)):
        body = f"{start['number']}\\{body[start.end('number') :]}" if start["number"] else f"\\{body}"
    return _kept(before) + body + _kept(after)


def _kept(spaces: str) -> str:
    """Return spaces so that no reader of Markdown takes them away."""
    # What CommonMark has no reference for (controls) stays as it is.
    return "".join(f"&#{ord(space)};" if space in "\t " or space > "\x9f" else space for space in spaces)


_SPECIAL: Final[dict[str, Callable[[Block], str]]] = {
    "ul": _list,
    "ol": _list,
    "dl": _terms,
    "table": _table,
    "hr": lambda _block: "---",
}
