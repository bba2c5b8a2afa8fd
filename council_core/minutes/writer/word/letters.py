r"""The letters of a record as Word holds them: text and nothing else.

Word's format is XML. What XML cannot hold, and control characters that it should not, stand as a sign that can
be seen (`\x07`). Ends of lines and tabs are Word's own.
"""

import re
from typing import Final
from xml.sax.saxutils import escape

from council_core.text import visible

__all__ = ["NAMESPACE", "escaped", "held", "local", "run", "w"]

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_UNSEEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PARTS: Final = re.compile("([\n\t])")
_SIGNS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}
# Braces are signs of a template: those of a record stand as numbers, which only the reader of XML takes as braces.
_BRACES: Final = {"{": "&#123;", "}": "&#125;", '"': "&quot;", "'": "&#39;"}
# Marks such as … and ① are in two fonts; this says that the Japanese one is meant.
_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'
_STYLED: Final = re.compile(r"<w:rStyle [^>]*/>")


def w(name: str) -> str:
    """Return the name of one of Word's elements or attributes, as lxml wants it."""
    return f"{{{NAMESPACE}}}{name}"


def local(name: object) -> str:
    """Return a name without its namespace; nothing for what has none, such as a comment."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def held(text: str) -> str:
    """Return a text with one kind of line ends, and signs in place of what Word cannot hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub(lambda found: visible(found[0]), text)


def escaped(text: str) -> str:
    """Return a text as XML in which no template can find a sign of its own."""
    return escape(held(text), _BRACES)


def run(text: str, look: str = "") -> str:
    """Return a text as a run; `look` is what its properties hold."""
    if not text:
        return ""
    if not text.isascii():
        style = _STYLED.match(look)
        at = style.end() if style else 0
        look = look[:at] + _HINT + look[at:]
    parts = "".join(
        _SIGNS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in _PARTS.split(held(text))
        if part
    )
    return f"<w:r><w:rPr>{look}</w:rPr>{parts}</w:r>" if look else f"<w:r>{parts}</w:r>"
