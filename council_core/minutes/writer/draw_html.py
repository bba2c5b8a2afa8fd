"""Blocks as one HTML file: Japanese, with headings in order, headers of rows, a style sheet, no script.

White space of data is kept by the style sheet (`white-space: pre-wrap`), so none of ours stands inside a
block that has letters in it.
"""

from collections.abc import Iterator
from typing import Final

from council_core.minutes.writer.markup import HEADINGS, INLINES, Block, Content, text_of

__all__ = ["draw_html"]

_HEAD: Final = """\
<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
"""
_END: Final = "</main>\n</body>\n</html>\n"
# A NUL cannot stand in HTML; what every browser shows in its stead is written at once.
_LETTERS: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\0": "\ufffd"}
)
_LINED: Final = frozenset({"section", "table", "ul", "ol", "dl"})  # no letters stand directly in these


def draw_html(blocks: tuple[Block, ...], style: str, fallback_title: str) -> str:
    """Return blocks as a file of HTML; its title is that of the first heading, else the other one."""
    heading = next((text for text in map(_heading, _all(blocks)) if text.strip()), fallback_title)
    pen = _Pen()
    for block in blocks:
        pen.block(block)
    title = " ".join(heading.split()).translate(_LETTERS)
    return "".join((_HEAD.format(title=title, style=style.strip("\n")), *pen.made, _END))


def _all(blocks: tuple[Block, ...]) -> list[Block]:
    return [found for block in blocks for found in (block, *_all(block.blocks))]


def _heading(block: Block) -> str:
    return text_of(block.inline) if block.tag in HEADINGS else ""


def _scoped(cells: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the cells of a row; a header that does not say whose it is, is the row's, or its column's."""
    scope = "col" if all(cell.tag == "th" for cell in cells) else "row"
    for cell in cells:
        yield cell._replace(attributes={"scope": scope, **cell.attributes}) if cell.tag == "th" else cell


class _Pen:
    def __init__(self) -> None:
        self.made: list[str] = []
        self.level = 0

    def block(self, block: Block, end: str = "\n") -> None:
        """Draw a block; `end` follows it."""
        tag = block.tag
        if tag in HEADINGS:
            if not text_of(block.inline).strip():
                return  # an empty heading is one that nobody can go to
            self.level = min(int(tag[1]), self.level + 1)  # no level is leapt over
            tag = f"h{self.level}"
        classes = {"class": " ".join(sorted(block.classes))} if block.classes else {}
        told = "".join(f' {key}="{value}"' for key, value in (*classes.items(), *block.attributes.items()))
        self.made.append(f"<{tag}{told}>")
        if tag == "hr":
            self.made.append(end)
            return
        self._inside(block)
        self.made.append(f"</{tag}>{end}")

    def _inside(self, block: Block) -> None:
        lined = block.tag in _LINED and block.blocks
        if lined:
            self.made.append("\n")
        for part in _scoped(block.blocks) if block.tag == "tr" else block.blocks:
            self.block(part, "\n" if lined else "")
        for content in block.inline:
            self.inline(content)

    def inline(self, content: Content) -> None:
        """Draw inline content."""
        if isinstance(content, str):
            self.made.append(content.translate(_LETTERS))
        elif content.tag == "br":
            self.made.append("<br>")
        elif content.tag in INLINES:
            self.made.append(f"<{content.tag}>")
            for part in content.content:
                self.inline(part)
            self.made.append(f"</{content.tag}>")
