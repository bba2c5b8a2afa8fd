"""The formats that minutes come in: each becomes one plain text."""

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as Tree

from council_core.errors import Unreadable
from council_core.language import _
from council_core.minutes.reader.reading import Reading, parse_minutes

__all__ = ["read_minutes", "read_text"]

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST: Final = 64 * 1024 * 1024  # bytes; a document of minutes has some hundred thousand


def read_minutes(path: Path) -> Reading:
    """Read a file of minutes.

    Raises:
        Unreadable: the file is not there, too large, broken, or of a format that is not read.
    """
    return parse_minutes(read_text(path), str(path))


def read_text(path: Path) -> str:
    """Return the text of a file: `.txt`, `.md`, `.html`, `.docx`, or `.pdf` with a text layer.

    Raises:
        Unreadable: as `read_minutes`.
    """
    try:
        if path.stat().st_size > _MOST:
            raise Unreadable(path, _("too large"))
        kind = path.suffix.lower()
        if kind == ".docx":
            return _docx(path)
        if kind == ".pdf":
            return _pdf(path)
        text = _decoded(path.read_bytes())
        return _html(text) if kind in {".html", ".htm"} else text
    except (OSError, zipfile.BadZipFile, KeyError, Tree.ParseError) as error:
        raise Unreadable(path, getattr(error, "strerror", None) or str(error)) from error


def _decoded(data: bytes) -> str:
    """Return a text in the encoding that fits: UTF-8, UTF-16 with its mark, else the Windows one of Japan."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp932", "replace")


class _Page(HTMLParser):
    """Collects the text of a page; blocks and line breaks are lines, cells stand apart by tabs."""

    _BLOCKS: Final = frozenset(
        [
            "p",
            "div",
            "br",
            "li",
            "tr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "dt",
            "dd",
            "table",
            "section",
            "article",
            "header",
            "footer",
            "ul",
            "ol",
            "dl",
            "hr",
        ]
    )
    _HIDDEN: Final = frozenset({"script", "style", "head", "noscript", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden += tag in self._HIDDEN
        if tag in self._BLOCKS:
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(self.hidden - (tag in self._HIDDEN), 0)
        if tag in self._BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"[ \t]*[\r\n]+[ \t]*", "", data))


def _html(text: str) -> str:
    page = _Page()
    page.feed(text)
    page.close()
    return re.sub(r"\n\t+", "\n", "".join(page.parts))


def _docx(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("word/document.xml")
        if info.file_size > _MOST:
            raise Unreadable(path, _("too large"))
        data = archive.read(info)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # no Word document has any; entities can grow without end
        raise Unreadable(path, _("not a Word document"))
    body = Tree.fromstring(data).find(f"{_WORD}body")  # noqa: S314 -- entities are refused above
    return "" if body is None else "\n".join(_blocks(body))


def _blocks(parent: Tree.Element) -> list[str]:
    found: list[str] = []
    for block in parent:
        if block.tag == f"{_WORD}p":
            found.append(_paragraph(block))
        elif block.tag == f"{_WORD}tbl":
            for row in block.iter(f"{_WORD}tr"):
                cells = ["\n".join(_blocks(cell)) for cell in row.findall(f"{_WORD}tc")]
                found.append("\t".join(cells))
        else:
            found += _blocks(block)
    return found


def _paragraph(block: Tree.Element) -> str:
    parts = []
    for node in block.iter():
        if node.tag == f"{_WORD}t":
            parts.append(node.text or "")
        elif node.tag == f"{_WORD}tab":
            parts.append("\t")
        elif node.tag in {f"{_WORD}br", f"{_WORD}cr"}:
            parts.append("\n")
    return "".join(parts)


def _pdf(path: Path) -> str:
    try:
        import pypdfium2  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError as error:
        raise Unreadable(path, _("PDF needs the extra: pip install 'council[pdf]'")) from error
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(path, str(error)) from error
    try:
        return "\f".join(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)
    finally:
        document.close()
