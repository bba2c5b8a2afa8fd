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
            text: str = page.get_textpage().get_text_range()
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        reason = _("page {number} is damaged ({reason})").format(number=number + 1, reason=str(error))
        raise NoText(path, reason, _("open it in its program and save it again")) from error
    return _HYPHEN.sub("-", text.replace("\r\n", "\n").replace("\r", "\n"))
