"""A PDF into the text of its text layer, page by page."""

import re
from pathlib import Path
from typing import Any, Final

from council_core.errors import NoText
from council_core.language import _

__all__ = ["pdf_text"]

_MOST_PAGES: Final = 5000
_PASSWORD: Final = 4  # of FPDF_GetLastError
_HYPHEN: Final = re.compile("[\x02\ufffe]")  # what pdfium makes of a hyphen at the end of a line

_JAPANESE: Final = "\u3041-\u3096\u30a1-\u30fc\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_APART: Final = re.compile(f"(?<=[{_JAPANESE}]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[{_JAPANESE}])")
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_QUARTER: Final = (
    0.6  # of a letter's size: word processors set digits a quarter apart, sides of letters add to it
)


def pdf_text(path: Path, data: bytes) -> str:
    """Return the text of a PDF: lines as the pages have them, pages apart by a form feed.

    Raises:
        NoText: pypdfium2 is not installed, or the file is damaged, locked or too long, or has no text layer.
    """
    try:
        import pypdfium2  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError as error:
        raise NoText(path, _("it is a PDF"), _("to read PDF: pip install 'council[pdf]'")) from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise NoText(
                path, _("it is locked with a password"), _("open it and save it without one")
            ) from error
        reason = _("it is damaged ({reason})").format(reason=str(error))
        raise NoText(path, reason, _("open it in its program and save it again")) from error
    try:
        if len(document) > _MOST_PAGES:
            raise NoText(
                path,
                _("more than {number} pages").format(number=_MOST_PAGES),
                _("give the minutes without their pictures and appendices"),
            )
        text = "\f".join(_page(path, document, number) for number in range(len(document)))
    finally:
        document.close()
    if not text.strip():
        raise NoText(
            path,
            _("it has no text layer: its pages are pictures"),
            _("let a program for text recognition (OCR) read it first"),
        )
    return text


def _page(path: Path, document: Any, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]
        try:
            text = _closed_up(page.get_textpage())
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        reason = _("page {number} is damaged ({reason})").format(number=number + 1, reason=str(error))
        raise NoText(path, reason, _("open it in its program and save it again")) from error
    return _HYPHEN.sub("-", text.replace("\r\n", "\n").replace("\r", "\n"))


def _closed_up(page: Any) -> str:
    """Return the text of a page without the spaces that pdfium puts in where digits are merely set apart.

    令和5年 is printed with a little room around its 5. pdfium tells which spaces are its own making.
    """
    import pypdfium2.raw  # type: ignore[import-not-found, import-untyped, unused-ignore]

    text: str = page.get_text_range()
    raw, drop = pypdfium2.raw, []
    beyond, seen = 0, 0  # letters that are two units of UTF-16, in which pdfium counts
    for space in _APART.finditer(text):
        beyond += len(_ASTRAL.findall(text, seen, space.start()))
        seen = space.start()
        place = raw.FPDFText_GetCharIndexFromTextIndex(page.raw, seen + beyond)
        if place > 0 and raw.FPDFText_IsGenerated(page.raw, place) == 1:
            gap = page.get_charbox(place + 1)[0] - page.get_charbox(place - 1)[2]
            if gap < _QUARTER * raw.FPDFText_GetFontSize(page.raw, place + 1):
                drop.append(seen)
    parts = [
        text[start:end] for start, end in zip([0, *(at + 1 for at in drop)], [*drop, len(text)], strict=True)
    ]
    return "".join(parts)
