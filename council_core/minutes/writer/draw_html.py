"""Blocks as one HTML file: Japanese, with headings in order, headers of rows, a style sheet, no script.

White space of data is kept by the style sheet (`white-space: pre-wrap`), so none of ours stands inside a
block that has letters in it.
"""

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
_LETTERS: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\0": "\ufffd"})
_LINED: Final = frozenset({"section", "table", "ul", "ol", "dl"})  # no letters stand directly in these


def draw_html(blocks: tuple[Block, ...], style: str, fallback_title: str) -> str:
    """Return blocks as a file of HTML; its title is that of the first heading, else the other one."""
    heading = next((text for text in map(_heading, _all(blocks)) if text.strip()), fallback_title)
    pen = _Pen()
    for block in blocks:
        pen.block(block)
    title = " ".join(heading.split()).translate(_LETTERS)
    return "".join((_HEAD.format(title=title, style=style.strip("\n")), *pen.made, _END))


def _all(blocks: tuple[Block, ...]) -> "list[Block]":
    return [found for block in blocks for found in (block, *_all(block.blocks))]


def _heading(block: Block) -> str:
    return text_of(block.inline) if block.tag in HEADINGS else ""


class _Pen:
    def __init__(self) -> None:
        self.made: list[str] = []
        self.level = 0

    def block(self, block: Block, end: str = "\n") -> None:
        tag, classes, blocks, inline, attributes = block
        made = self.made
        if tag in HEADINGS:
            if not text_of(inline).strip():
                return  # an empty heading is one that nobody can go to
            self.level = min(int(tag[1]), self.level + 1)  # no level is leapt over
            tag = f"h{self.level}"
        told = f' class="{" ".join(sorted(classes))}"' if classes else ""
        for key, value in attributes.items():
            told += f' {key}="{value}"'
        if tag == "hr":
            made.append(f"<hr{told}>{end}")
            return
        made.append(f"<{tag}{told}>")
        if tag == "tr":
            across = all(cell.tag == "th" for cell in blocks)
            for cell in blocks:
                scoped = cell.tag == "td" or "scope" in cell.attributes
                scope = {} if scoped else {"scope": "col" if across else "row"}
                self.block(cell._replace(attributes={**cell.attributes, **scope}), "")
        elif tag in _LINED and blocks:
            made.append("\n")
            for part in blocks:
                self.block(part)
        else:
            for part in blocks:
                self.block(part, "")
        for content in inline:
            self.inline(content)
        made.append(f"</{tag}>{end}")

    def inline(self, content: Content) -> None:
        if isinstance(content, str):
            self.made.append(content.translate(_LETTERS) if not content.isalnum() else content)
        elif content.tag == "br":
            self.made.append("<br>")
        elif content.tag in INLINES:
            self.made.append(f"<{content.tag}>")
            for part in content.content:
                self.inline(part)
            self.made.append(f"</{content.tag}>")
