"""Bytes into letters: which of the encodings of Japan a text is in, told by the text itself."""

import html
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress
from pathlib import Path
from typing import Final

from council_core.errors import NoText
from council_core.language import _

__all__ = ["decode", "unescape"]

_NAMED: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp932": "Shift_JIS",
    "euc-jp": "EUC-JP",
    "iso-2022-jp": "ISO-2022-JP",
}
_ALIASES: Final = {
    "utf-8": "utf-8", "utf8": "utf-8", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932",
    "x-sjis": "cp932", "windows-31j": "cp932", "cp932": "cp932", "ms932": "cp932", "euc-jp": "euc-jp",
    "eucjp": "euc-jp", "x-euc-jp": "euc-jp", "iso-2022-jp": "iso-2022-jp", "csiso2022jp": "iso-2022-jp",
}  # fmt: skip
_CHARSET: Final = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)|<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_-]+)",
    re.IGNORECASE,
)
_NEAR: Final = 4096  # bytes from the start in which a page names its encoding
_ESCAPES: Final = re.compile(rb"(\x1b\$[@B]|\x1b\([BJI])")
_USUAL: Final = re.compile(
    r"[\u3041-\u3096\u30a1-\u30fc\u3000-\u3002\u300c-\u300f\u4e00-\u9fa5\uff10-\uff5a]+"
)
_ODD: Final = re.compile(r"[\x00-\x08\x0e-\x1f\ue000-\uf8ff\x80-\x9f\u0370-\u04ff\u2500-\u257f]+")
_HALF: Final = re.compile(r"[\uff61-\uff9f]+")
_STRAY: Final = re.compile(
    "[\x80\xa0\uf8f0-\uf8f3]"
)  # what Python's codec makes of bytes that are no letters
_WRONG: Final = re.compile("[\ud800-\udfff]")
_LONG_NUMBER: Final = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")  # no letter has such a number
_NEARLY_ALL: Final = 0.9
_UNLIKELY: Final = -0.6  # half-width katakana alone come to -0.5
_SEEN: Final = 200_000  # bytes that are looked at to tell one encoding from another


def decode(path: Path, data: bytes, *, page: bool = False) -> str:
    """Return a text: UTF-8 or UTF-16 (by its mark or by itself), CP932, EUC-JP or ISO-2022-JP.

    The encoding that a `page` names is tried first. Which of several is meant is told by what the bytes
    say in each: how much of it is usual in Japanese, how much is not, how many bytes fit nowhere.

    Raises:
        NoText: it is no text in any of them, or some bytes are no letters; tells where the first stands.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _checked(path, data, "utf-16")
    data = data.removeprefix(BOM_UTF8)
    if b"\x00" in data and (wide := _wide(data)):
        return _checked(path, data, wide)
    if b"\x1b$" in data and data.isascii():
        return _checked(path, data, "iso-2022-jp")
    for encoding in ("utf-8", _named(data) if page else None):  # what is UTF-8 is so whatever it says
        with suppress(UnicodeError):
            if encoding is not None:
                return _strict(data, encoding)
    likeness = {encoding: _likeness(data[:_SEEN], encoding) for encoding in ("utf-8", "cp932", "euc-jp")}
    likely = max(likeness, key=lambda encoding: likeness[encoding])
    if likeness[likely] < _UNLIKELY:
        raise NoText(path, _("it is no text in an encoding of Japan"), _("see whether it is the right file"))
    return _checked(path, data, likely)


def unescape(text: str) -> str:
    """Return a text with the letters that its entities (`&amp;`, `&#9312;`) stand for."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _named(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_NEAR])
    return _ALIASES.get((found[1] or found[2]).decode("ascii").lower()) if found else None


def _wide(data: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in, where nearly all of it is usual in the one or the other."""
    part = data[:_SEEN]
    if len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = part.decode(encoding, "replace")
        fits = sum(map(len, _USUAL.findall(text))) + sum("\t" <= letter < "\x7f" for letter in text)
        if fits > _NEARLY_ALL * len(text):
            return encoding
    return None


def _likeness(data: bytes, encoding: str) -> float:
    text = _loose(data, encoding)
    usual = sum(map(len, _USUAL.findall(text)))
    odd = sum(map(len, _ODD.findall(text)))
    half = sum(
        map(len, _HALF.findall(text))
    )  # a text may have some; one misread as Shift_JIS is full of them
    return (usual - half / 2 - 2 * odd - 8 * len(_WRONG.findall(text))) / (len(text) or 1)


def _strict(data: bytes, encoding: str) -> str:
    if encoding == "iso-2022-jp":
        data, encoding = _from_escapes(data), "euc-jp"
    if encoding == "cp932":
        text = data.decode(encoding)
        if stray := _STRAY.search(text):
            place = len(text[: stray.start()].encode(encoding))
            raise UnicodeDecodeError(encoding, data, place, place + 1, "no letter")
        return text
    if encoding != "euc-jp":
        return data.decode(encoding)
    try:
        return data.decode("euc_jp")
    except UnicodeDecodeError:  # ① and ㈱ stand in the row that makers added
        return data.decode("euc_jis_2004")


def _loose(data: bytes, encoding: str) -> str:
    """Return a text with a surrogate for each byte that is no letter."""
    return data.decode("euc_jis_2004" if encoding == "euc-jp" else encoding, "surrogateescape")


def _checked(path: Path, data: bytes, encoding: str) -> str:
    """Return a text without a wrong byte, or tell where the first stands."""
    name = _NAMED[encoding.removesuffix("-le").removesuffix("-be")]
    if encoding == "iso-2022-jp":
        data, encoding = _from_escapes(data), "euc-jp"
    try:
        return _strict(data, encoding)
    except UnicodeDecodeError as error:
        place = error.start
        before = data[:place]
        if encoding.startswith("utf-16"):
            line = before.decode(encoding, "replace").count("\n") + 1
        else:
            line = len(re.findall(rb"\r\n|\r|\n", before)) + 1
        raise NoText(
            path,
            _("line {line}: byte {place} ({byte}) is no letter of {encoding}").format(
                line=line, place=place + 1, byte=data[place : place + 2].hex(" "), encoding=name
            ),
            _("if it is a text, open it in an editor, mend this place and save it as UTF-8"),
        ) from error


def _from_escapes(data: bytes) -> bytes:
    """Return ISO-2022-JP as EUC-JP, which has the same letters without escapes."""
    found, shift = [], b"\x1b(B"
    for part in _ESCAPES.split(data):
        if _ESCAPES.fullmatch(part):
            shift = part
        elif shift in {b"\x1b(B", b"\x1b(J"}:
            found.append(part)
        elif shift == b"\x1b(I":
            found.append(b"".join(b"\x8e" + bytes([byte | 0x80]) for byte in part))
        else:  # a line's end stands as it is, whatever is shifted in
            found.append(bytes(byte | 0x80 if byte > ord(" ") else byte for byte in part))
    return b"".join(found)
