"""A Word file as the package of XML parts that it is; each is read as a stream, none is trusted."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol
from xml.parsers import expat

from council_core.errors import NoText
from council_core.language import _

__all__ = ["Handler", "Package"]

_MOST: Final = 150_000_000  # bytes of a part's XML; that of long minutes has some millions
_CHUNK: Final = 1 << 16
_PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
}


class Handler(Protocol):
    """What takes the events of a part. Names have the usual prefixes (`w:p`), attributes none (`val`)."""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take letters."""


class _Declared(Exception):
    """A part declares a document type, as no Word file does: entities could grow without end."""


class Package:
    """A Word file that is opened: where its main part is, and those that belong to it."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        with self.told():
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._archive.namelist())
            if any(info.flag_bits & 1 for info in self._archive.infolist()):
                raise NoText(path, _("it is locked with a password"), _("open it and save it without one"))
        roots = self._relations("")
        self.main = roots.get("officeDocument", "word/document.xml")
        self._parts = self._relations(self.main)
        if self.main not in self._names or not self.main.startswith("word"):
            raise NoText(path, self._what(), _("take the minutes out of it, or save them as .docx"))

    def _what(self) -> str:
        others = {
            "xl/workbook.xml": _("it is a workbook (lists of people are read by council roster)"),
            "ppt/presentation.xml": _("it is a presentation"),
            "content.xml": _("it is an OpenDocument file"),
        }
        usual = _("it is an archive without a Word document in it")
        return next((told for name, told in others.items() if name in self._names), usual)

    def part(self, kind: str) -> str | None:
        """Return the name of a part that belongs to the main one (`styles`, `numbering`), if there is one."""
        name = self._parts.get(kind)
        return name if name in self._names else None

    def read(self, name: str, handler: Handler) -> None:
        """Give the events of a part to a handler.

        Raises:
            NoText: the part is too large or damaged.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, given: handler.start(
            _short(tag), {key.rpartition(" ")[2]: value for key, value in given.items()}
        )
        parser.EndElementHandler = lambda tag: handler.end(_short(tag))
        parser.CharacterDataHandler = handler.data
        parser.StartDoctypeDeclHandler = _refuse
        with self.told():
            if self._archive.getinfo(name).file_size > _MOST:
                raise NoText(
                    self.path,
                    _("more than {number} MB").format(number=_MOST // 1_000_000),
                    _("give the minutes without their pictures and appendices"),
                )
            with self._archive.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    parser.Parse(chunk)
                parser.Parse(b"", True)  # noqa: FBT003 -- expat's own sign of the end

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell in a sentence what is damaged."""
        try:
            yield
        except (
            zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError, LookupError, ValueError,
            NotImplementedError, RuntimeError, _Declared,
        ) as error:  # fmt: skip
            raise NoText(
                self.path,
                _("it is damaged ({reason})").format(reason=str(error) or type(error).__name__),
                _("open it in Word and save it again as .docx"),
            ) from error

    def _relations(self, name: str) -> dict[str, str]:
        folder, base = posixpath.split(name)
        where = posixpath.join(folder, "_rels", f"{base}.rels")
        found = _Relations(folder)
        if where in self._names:
            self.read(where, found)
        return found.targets


class _Relations:
    """Collects which part is of which kind; the first of a kind counts."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.targets: dict[str, str] = {}

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self.folder, given.get("Target", ""))).lstrip("/")
            self.targets.setdefault(given.get("Type", "").rpartition("/")[2], target)

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


def _short(tag: str) -> str:
    space, _blank, name = tag.rpartition(" ")
    return _PREFIXES.get(space, "") + name


def _refuse(*_declaration: object) -> None:
    raise _Declared(_("it declares a document type"))
