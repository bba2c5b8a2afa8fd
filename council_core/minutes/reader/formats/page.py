"""HTML into text: what a page shows, a line for each block.

The tokens are cut here, not by `html.parser`, which takes quadratic time on some broken pages before
Python 3.11.14; and no tree is built, because building one as browsers do repeats what is left open in each
paragraph. Every letter of the page is looked at a fixed number of times, however it is nested.
"""

import re
from collections.abc import Iterator
from typing import Final

from attrs import define, field

from council_core.minutes.reader.formats.cells import DEEPEST, Cell, Grid
from council_core.minutes.reader.formats.flow import Flow, Open
from council_core.minutes.reader.formats.letters import unescape
from council_core.minutes.reader.formats.numerals import write_number

__all__ = ["page_text"]

_TOKEN: Final = re.compile(
    r"""<(?:
      !--(?:-?>|.*?(?:--!?>|\Z))
    | (?:[!?]|/(?![A-Za-z]))[^>]*+>?
    | (?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)
      (?P<attributes>(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)*+)(?:>|\Z)
    )""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(r"""([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?""")
_RAW: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "iframe", "noembed", "noframes", "noscript")
}
_VOID: Final = frozenset(
    ["area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link",
     "meta", "param", "source", "track", "wbr"]
)  # fmt: skip
_HIDING: Final = frozenset(
    ["audio", "canvas", "datalist", "del", "rp", "rt", "rtc", "select", "svg", "template", "video"]
)
_BLOCKS: Final = frozenset(
    ["address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
     "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
     "header", "hgroup", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option",
     "p", "plaintext", "pre", "search", "section", "summary", "ul", "xmp"]
)  # fmt: skip
_TABLE: Final = frozenset(["table", "caption", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th"])
_RUBY: Final = frozenset(["rt", "rp", "rb", "rtc"])
# An element that begins ends one of these that is open in the same list.
_ENDS: Final = {
    "li": frozenset(["li", "ul", "ol", "menu", "dir"]),
    "dt": frozenset(["dt", "dd", "dl"]),
    "dd": frozenset(["dt", "dd", "dl"]),
    **dict.fromkeys(_RUBY, _RUBY | {"ruby"}),
}
_LISTS: Final = frozenset(["ul", "ol", "menu", "dir", "dl", "ruby"])
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all")
_LIST_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:([^;]*)")
_STYLES: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "katakana": "aiueoFullWidth",
    "katakana-iroha": "irohaFullWidth", "cjk-ideographic": "japaneseCounting",
    "japanese-informal": "japaneseCounting", "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional", "cjk-earthly-branch": "ideographZodiac",
    "none": "none", "disc": "none", "circle": "none", "square": "none",
}  # fmt: skip
_NATIVE: Final = frozenset(
    [
        "aiueoFullWidth",
        "irohaFullWidth",
        "japaneseCounting",
        "ideographDigital",
        "ideographTraditional",
        "ideographZodiac",
    ]
)  # these stand before 、 where others stand before a full stop


def page_text(source: str) -> str:
    """Return the text that a page shows.

    page: {text | entity | comment | tag}
    Blocks are lines, cells of a row stand apart by a tab. Numbers of lists are written out; of ruby the base
    stays. What scripts, styles, `hidden` and `display: none` keep from view is left out.
    """
    page = _Page()
    place = 0
    for token in _tokens(source):
        start, end, tag = token
        if start > place:
            page.flow.add(unescape(source[place:start]))
        if tag is not None:
            (page.end if tag["end"] else page.start)(tag["name"].lower(), tag["attributes"])
        place = end
    page.flow.add(unescape(source[place:]))
    page.finish()
    return page.flow.text()


def _tokens(source: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield the place of each token that is no text; a tag with its match, what only scripts read without."""
    place = 0
    while token := _TOKEN.search(source, place):
        place = token.end()
        name = (token["name"] or "").lower()
        yield token.start(), place, token if name else None
        if name in _RAW and not token["end"]:
            over = _RAW[name].search(source, place)
            start, place = place, over.start() if over else len(source)
            yield start, place, None


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(value.strip("\"'")))
    return found


def _number(text: str | None, usual: int, least: int = 1) -> int:
    match = re.match(r"\s*([+-]?\d{1,6})", text or "", re.ASCII)
    return max(int(match[1]), least) if match else usual


@define
class _Table:
    """A table that is open: its rows so far, the row and the cell that are open."""

    outer: Flow
    unseen: bool = False
    grid: Grid = field(factory=Grid)
    hidden: bool = False  # the section
    row_hidden: bool = False
    cell_hidden: bool = False
    row: list[Cell] | None = None
    cell: Cell | None = None
    flow: Flow | None = None  # the cell's


class _Page:
    """What is open while a page is read from its first to its last letter."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.tables: list[_Table] = []

    def start(self, name: str, attributes: str) -> None:
        """Take a start tag."""
        if name in _TABLE:
            self._table_tag(name, _attributes(attributes))
        elif name in {"br", "hr"}:
            if name == "hr":
                self.flow.line()
            else:
                self.flow.newline()
        elif name not in _VOID and name not in _RAW:
            self._open(name, _attributes(attributes) if attributes else {})

    def _open(self, name: str, given: dict[str, str]) -> None:
        flow = self.flow
        block = name in _BLOCKS
        if block and flow.names.get("p"):
            flow.close("p", block=True)
        if (ends := _ENDS.get(name)) and (inner := flow.innermost(ends)) and inner.name not in _LISTS:
            flow.close(inner.name, block=True)
        if block:
            flow.line()
        style = given.get("style", "").lower()
        element = Open(name, block=block or name == "ruby")
        element.hides = (
            name in _HIDING or _is_unseen(given, style) or (name == "dialog" and "open" not in given)
        )
        element.keeps = name in {
            "pre",
            "listing",
            "xmp",
            "plaintext",
            "textarea",
        } or "white-space:pre" in style.replace(" ", "")
        if name == "ol":
            kind = _STYLES.get(given.get("type", "1"), "decimal")
            start = _number(given.get("start"), 1, -(10**6))
            if "reversed" in given and "start" not in given:
                kind = "none"  # the first number is that of the elements to come
            element.counts = start, -1 if "reversed" in given else 1, _list_style(style, kind)
        if name == "li" and not element.hides:
            self._count(given, style)
        flow.push(element)

    def _count(self, given: dict[str, str], style: str) -> None:
        """Give an element of a list its number."""
        within = self.flow.innermost(_ENDS["li"])
        if within is None or within.counts is None:
            return
        number, step, kind = within.counts
        number = _number(given.get("value"), number, -(10**6))
        within.counts = number + step, step, kind
        kind = _list_style(style, _STYLES.get(given.get("type", ""), kind))
        if not self.flow.hidden:
            if self.flow.marker:
                self.flow.parts.append(self.flow.marker)
            written = write_number(number, kind)
            self.flow.marker = written and written + ("、" if kind in _NATIVE else ". ")

    def end(self, name: str, attributes: str = "") -> None:
        """Take an end tag; one that nothing was opened for is passed over."""
        del attributes
        if name in _TABLE and not self.flow.names.get("table"):
            self._table_end(name)
            return
        block = name in _BLOCKS or name in _TABLE or name in _HIDING or name == "ruby"
        if self.flow.close(name, block=block) and name in _BLOCKS | _TABLE:
            self.flow.line()
            if name == "li":
                self.flow.marker = ""
        elif name in {"br", "p"}:  # as browsers do
            self.flow.line()

    # -- tables

    def _table_tag(self, name: str, given: dict[str, str]) -> None:
        flow = self.flow
        if name == "table":
            self._open_table(given)
        elif not self.tables or flow.names.get("table"):  # cells without a table, or too deep for one
            if name in {"td", "th"}:
                flow.add("\u0020")
            else:
                flow.line()
        elif name == "caption":
            self._close_row()
            self.flow.line()
        elif name in {"td", "th"}:
            self._open_cell(given)
        else:
            self._close_row()
            table, hides = self.tables[-1], _is_unseen(given, given.get("style", "").lower())
            if name == "tr":
                table.row, table.row_hidden = [], hides or table.hidden
            else:
                table.hidden = hides or table.unseen
                table.grid.below.clear()

    def _open_table(self, given: dict[str, str]) -> None:
        if self.tables and self.tables[-1].cell is None and not self.flow.names.get("table"):
            self._close_table()
        flow = self.flow
        if flow.names.get("p"):
            flow.close("p", block=True)
        flow.line()
        hides = _is_unseen(given, given.get("style", "").lower())
        if len(self.tables) >= DEEPEST:
            flow.push(Open("table", hides=hides, block=True))
        else:
            self.tables.append(_Table(flow, hides, hidden=hides))

    def _open_cell(self, given: dict[str, str]) -> None:
        self._close_cell()
        table = self.tables[-1]
        if table.row is None:
            table.row, table.row_hidden = [], table.hidden
        hides = _is_unseen(given, given.get("style", "").lower())
        rows = _number(given.get("rowspan"), 1, 0) or 65534  # 0: to the end of the section
        table.cell = Cell("", _number(given.get("colspan"), 1), rows)
        table.cell_hidden = hides
        hidden = table.outer.hidden + hides + table.row_hidden
        self.flow = table.flow = Flow(hidden=hidden, keeping=table.outer.keeping)

    def _close_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is not None and table.flow is not None and table.row is not None:
            table.flow.line()
            table.cell.text, table.cell.nested = table.flow.text().strip("\n"), table.flow.nested
            if not table.cell_hidden:
                table.row.append(table.cell)
        table.cell = table.flow = None
        self.flow = table.outer

    def _close_row(self) -> None:
        self._close_cell()
        table = self.tables[-1]
        if table.row and not table.row_hidden:
            table.grid.add(table.row)
        table.row = None

    def _close_table(self) -> None:
        self._close_row()
        table = self.tables.pop()
        text = table.grid.text()
        if text.strip():
            table.outer.put(text)
            table.outer.nested = True

    def _table_end(self, name: str) -> None:
        if not self.tables:
            return
        if name == "table":
            self._close_table()
        elif name in {"td", "th"}:
            self._close_cell()
        elif name == "caption":
            self.flow.line()
        else:
            self._close_row()

    def finish(self) -> None:
        """Close what the page leaves open."""
        while self.tables:
            self._close_table()


def _is_unseen(given: dict[str, str], style: str) -> bool:
    return ("hidden" in given and given["hidden"].lower() != "until-found") or (
        bool(style) and _UNSEEN.search(style) is not None
    )


def _list_style(style: str, usual: str) -> str:
    match = _LIST_STYLE.search(style) if style else None
    if match is None:
        return usual
    return next((_STYLES[word] for word in match[1].split() if len(word) > 1 and word in _STYLES), usual)
