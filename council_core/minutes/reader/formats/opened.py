"""Open a file, tell by its content what it is, and hand out its text."""

import re
from pathlib import Path
from typing import Final

from attrs import evolve

from council_core.errors import NoText, Unreadable, why
from council_core.house import fitting_house, load_house
from council_core.language import _
from council_core.minutes.reader.formats.letters import decode
from council_core.minutes.reader.formats.page import page_text
from council_core.minutes.reader.reading import Reading, parse_minutes

__all__ = ["read_minutes", "read_text"]

_MOST: Final = 64_000_000  # bytes; a document of minutes has some hundred thousand
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BLANK: Final = b" \t\r\n\f\x00\xef\xbb\xbf\xff\xfe"
_PAGE: Final = re.compile(
    rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*+<(?:!doctype\s+html|(?:html|head|body|meta|title|table|div)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_NEAR: Final = 4096  # bytes from the start in which a file says what it is


def read_minutes(path: Path, house: str | None = None) -> Reading:
    """Read a file of minutes as the city of a house prints them: of the one named, else of one that fits by itself.

    Raises:
        Unreadable, NoText: as `read_text`.
        HouseMissing, WrongDocument: the house that is named does not exist, or is wrong.
    """
    text, source = read_text(path), str(path)
    if house is not None:
        return parse_minutes(text, source, load_house(house))
    reading = parse_minutes(text, source)
    fitting = fitting_house(reading.municipality, reading.council)
    if fitting is None:
        return reading
    own = fitting.reading.labels or fitting.reading.outcomes
    return parse_minutes(text, source, fitting) if own else evolve(reading, house=fitting.name)


def read_text(path: Path) -> str:
    """Return the text of a file: plain text, Markdown, HTML, Word (`.docx`), or PDF with a text layer.

    Lines are lines, cells of a table stand apart by a tab, pages by a form feed. Letters are those of the
    file; nothing is normalised.

    Raises:
        Unreadable: the file is not there, or may not be read.
        NoText: it is too large, damaged, locked, of a format that is not read, or holds no text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        raise Unreadable(path, why(error)) from error
    if len(data) > _MOST:
        raise NoText(
            path,
            _("more than {number} MB").format(number=_MOST // 1_000_000),
            _("give the minutes without their pictures and appendices"),
        )
    text = _text(path, data)
    if not text.strip().strip("\0"):
        raise NoText(path, _("there is no text in it"), _("see whether it is the right file"))
    return text


def _text(path: Path, data: bytes) -> str:
    head = data[:_NEAR].lstrip(_BLANK)
    if head.startswith(b"%PDF-") or (path.suffix.lower() == ".pdf" and b"%PDF-" in data[:_NEAR]):
        from council_core.minutes.reader.formats.pdf import pdf_text

        return pdf_text(path, data)
    if data.startswith(_ZIP):
        from council_core.minutes.reader.formats.word import word_text

        return word_text(path, data)
    if data.startswith(_OLE):
        raise _old_office(path, data)
    if head.startswith(b"{\\rtf"):
        raise NoText(path, _("it is in Rich Text Format"), _save_as_word())
    if b"<" in head[:1] and _PAGE.match(head.replace(b"\x00", b"")):
        return page_text(decode(path, data, page=True))
    if head.startswith(b"<?xml") and b"<?mso-application" in head:
        raise NoText(path, _("it is in Word's XML format"), _save_as_word())
    text = decode(path, data, page=path.suffix.lower() in {".html", ".htm"})
    if path.suffix.lower() in {".html", ".htm"}:
        return page_text(text)
    if path.suffix.lower() in {".md", ".markdown"}:
        from council_core.minutes.reader.formats.markdown import plain_text

        return plain_text(text)
    return text


def _old_office(path: Path, data: bytes) -> NoText:
    if _ENCRYPTED in data:
        return NoText(path, _("it is locked with a password"), _("open it and save it without one"))
    reason = _("it is in the format of an older word processor (Word 97-2003, Ichitaro)")
    return NoText(path, reason, _save_as_word())


def _save_as_word() -> str:
    return _("open it in the word processor and save it as .docx")
