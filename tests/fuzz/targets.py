"""What the fuzzer calls, one function for each way in. Each takes any bytes and ends without an error.

`python tests/fuzz/run.py TARGET` looks for bytes that break one; what it found is kept in `corpus/TARGET`, and
every file there is an ordinary test (tests/test_fuzz_corpus.py).
"""

import io
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from council_core.errors import NoText
from council_core.minutes.reader import parse_minutes, reading_data
from council_core.minutes.reader.formats.letters import decode
from council_core.minutes.reader.formats.markdown import plain_text
from council_core.minutes.reader.formats.page import page_text
from council_core.minutes.reader.formats.pdf import pdf_text
from council_core.minutes.reader.formats.word import word_text

__all__ = ["TARGETS", "is_proportional"]

_PATH: Final = Path("fuzzed")
_TIMES: Final = 16
_PATIENCE: Final = 4  # times what is proportional, and half a second: machines have other work
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def is_proportional(work: Callable[[str], object], text: str) -> bool:
    """Tell whether sixteen copies of a text take about sixteen times as long as one, of the processor's time."""

    def seconds(of: str) -> float:
        start = time.process_time()
        work(of)
        return time.process_time() - start

    return seconds(text * _TIMES) <= _TIMES * _PATIENCE * seconds(text) + 0.5


def minutes(data: bytes) -> None:
    """Read a text as minutes; what is unread stands in it, and every letter is counted."""
    text = data.decode("utf-8", "ignore")
    reading = reading_data(parse_minutes(text))
    assert reading["characters"] <= len(text)
    for piece in reading["unread"]:
        assert piece["text"] in text, piece
    if data[-1:] == b"~":  # seldom, because it takes long
        assert is_proportional(parse_minutes, text)


def text(data: bytes) -> None:
    """Find out the encoding of a text."""
    with suppress(NoText):
        assert len(decode(_PATH, data)) <= len(data)


def markdown(data: bytes) -> None:
    """Take the marks off; every line keeps its place."""
    source = data.decode("utf-8", "ignore")
    assert source.count("\n") <= plain_text(source).count("\n")
    assert is_proportional(plain_text, source)


def page(data: bytes) -> None:
    """Read a page."""
    source = data.decode("utf-8", "ignore")
    page_text(source)
    assert is_proportional(page_text, source)


def word(data: bytes) -> None:
    """Read the parts of a Word document: its body, its lists, its styles, one behind a letter zero each."""
    parts = dict(zip(("document", "numbering", "styles", "footnotes"), data.split(b"\0", 3), strict=False))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            root = f'<w:{name} xmlns:w="{_WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            archive.writestr(f"word/{name}.xml", root.encode() + part + f"</w:{name}>".encode())
        links = "".join(f'<Relationship Type="{_KIND}/{name}" Target="{name}.xml"/>' for name in parts)
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
    with suppress(NoText):
        word_text(_PATH, packed.getvalue())


def pdf(data: bytes) -> None:
    """Read a PDF."""
    with suppress(NoText):
        pdf_text(_PATH, data)


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "minutes": minutes, "text": text, "markdown": markdown, "page": page, "word": word, "pdf": pdf,
}  # fmt: skip
