"""What only the XML of an .xlsx tells: its true size, hidden rows and columns, errors, formulas without value."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, NamedTuple
from xml.etree import ElementTree as ET

from attrs import field, frozen

from council_core.errors import NotAWorkbook, why
from council_core.language import _

__all__ = ["Marks", "cell_place", "scan"]

_MOST_BYTES: Final = 120_000_000  # of XML, inflated: some 200,000 rows
_MOST_CELLS: Final = 4_000_000
_MOST_ROWS: Final = 400_000
_BLOCK: Final = 1 << 17
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

# What is beyond 26 columns or 99,999 rows is looked at closely; and what is quoted as no usual program quotes it.
_FAR: Final = re.compile(rb' r="(?:[A-Z](?:[A-Z]|\d{6})|\d{6})')
_VALUED: Final = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br=["\']([A-Z]{1,3})(\d+)["\'][^>/]*>')
_CELL: Final = re.compile(rb'\br=["\']([A-Z]{1,3})(\d+)["\']')
_HIDDEN_ROW: Final = re.compile(
    rb'<(?:\w+:)?row\b(?=[^>]*?\br=["\'](\d+)["\'])[^>]*?\bhidden=["\'](?:1|true)["\']'
)
_HIDDEN_COLUMN: Final = re.compile(rb'<(?:\w+:)?col\b[^>]*?\bhidden=["\'](?:1|true)["\'][^>]*>')
_BOUND: Final = re.compile(rb'\b(min|max)=["\'](\d+)["\']')
_ERROR: Final = re.compile(
    rb'<c\b(?=[^>]*?\br=["\']([A-Z]+\d+)["\'])[^>]*?\bt=["\']e["\'][^>]*>.*?<v>([^<]*)</v>', re.DOTALL
)
_UNVALUED: Final = re.compile(
    rb'<c\b[^>]*?\br=["\']([A-Z]+\d+)["\'][^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


@frozen
class Marks:
    """What stands beside the values of a sheet; rows and columns are counted from 0."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: dict[tuple[int, int], str] = field(factory=dict)
    unvalued: frozenset[tuple[int, int]] = frozenset()
    struck: bool = False
    from_1904: bool = False


def scan(data: bytes, path: Path) -> dict[str, Marks]:
    """Return the marks of each sheet by its name; of a workbook that is no .xlsx, none.

    Raises:
        NotAWorkbook: it is damaged, or it would fill the memory: it is inflated here once, and counted.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Scan(archive, path).sheets()
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise NotAWorkbook(path, why(error)) from error


class _Scan:
    """One pass over the parts of a workbook."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self.archive, self.path = archive, path
        self.parts = {name.lstrip("/"): name for name in archive.namelist()}
        self.left = _MOST_BYTES

    def sheets(self) -> dict[str, Marks]:
        struck = b"<strike" in self.part("xl/styles.xml") or b"<strike" in self.part("xl/sharedStrings.xml")
        self.part("content.xml")  # of an .ods: inflated to be counted
        names = self.names()
        from_1904 = re.search(rb'\bdate1904=["\'](?:1|true)["\']', self.part("xl/workbook.xml")) is not None
        worksheets = [
            part for part in self.parts if part.startswith("xl/worksheets/") and part.endswith(".xml")
        ]
        return {
            names.get(part, part): self.marks(part, struck=struck, from_1904=from_1904) for part in worksheets
        }

    def part(self, name: str) -> bytes:
        """Return a part, inflated; refuse a workbook that inflates to more than a list ever has."""
        if name not in self.parts:
            return b""
        with self.archive.open(self.parts[name]) as file:
            blocks = list(self.inflated(file))
        return b"".join(blocks)

    def inflated(self, file: IO[bytes]) -> Iterator[bytes]:
        while block := file.read(_BLOCK):
            self.left -= len(block)
            if self.left < 0:
                raise NotAWorkbook(
                    self.path, _("more than {number} MB of text").format(number=_MOST_BYTES // 1_000_000)
                )
            yield block

    def names(self) -> dict[str, str]:
        """Return the sheets' names by their parts."""
        try:
            relations = ET.fromstring(self.part("xl/_rels/workbook.xml.rels") or b"<x/>")  # noqa: S314 -- expat bounds entities
            book = ET.fromstring(self.part("xl/workbook.xml") or b"<x/>")  # noqa: S314 -- as above
        except ET.ParseError as error:
            raise NotAWorkbook(self.path, why(error)) from error
        targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
        parts = {
            sheet.get("name", ""): posixpath.normpath(posixpath.join("/xl", targets.get(sheet.get(_REL), "")))
            for sheet in book.iter(f"{_MAIN}sheet")
        }
        return {part.lstrip("/"): name for name, part in parts.items()}

    def marks(self, part: str, *, struck: bool, from_1904: bool) -> Marks:
        """Return the marks of a sheet: it is glanced at while it is inflated, and read whole if there are any."""
        seen = self.glance(part)
        if not any(seen):
            return Marks(struck=struck, from_1904=from_1904)
        self.left += self.archive.getinfo(self.parts[part]).file_size
        text = self.part(part)
        if seen.odd:
            self.refuse_vast(text)
        return Marks(
            hidden_rows=frozenset(int(row) - 1 for row in (_HIDDEN_ROW.findall(text) if seen.hidden else ())),
            hidden_columns=frozenset(_hidden_columns(text) if seen.hidden else ()),
            errors={
                cell_place(cell): value.decode()
                for cell, value in (_ERROR.findall(text) if seen.errors else ())
            },
            unvalued=frozenset(map(cell_place, _UNVALUED.findall(text) if seen.formulas else ())),
            struck=struck or seen.struck,
            from_1904=from_1904,
        )

    def glance(self, part: str) -> "_Seen":
        """Tell, block by block while it is in the processor's cache, what there is in a sheet at all."""
        hidden = errors = formulas = struck = False
        odd = None
        rest = b""
        with self.archive.open(self.parts[part]) as file:
            for block in self.inflated(file):
                text = rest + block
                cut = text.rfind(b">") + 1
                text, rest = text[:cut], text[cut:]
                if len(rest) > _LONGEST_TEXT:
                    raise NotAWorkbook(self.path, _("it is damaged"))
                odd = b":worksheet" in text[:_HEAD] if odd is None else odd
                odd = odd or b" r='" in text or _FAR.search(text) is not None
                hidden = hidden or b"hidden=" in text
                errors = errors or b't="e"' in text or (odd and b"t='e'" in text)
                formulas = formulas or b"</f>" in text
                struck = struck or b"<strike" in text
        return _Seen(bool(odd), hidden, errors, formulas, struck)

    def refuse_vast(self, text: bytes) -> None:
        """Refuse a sheet whose cells lie so far apart that the rectangle around them fills the memory.

        What the sheet says it spans is not believed; cells with a value are looked for.
        """
        last = max(text.rfind(b"</v>"), text.rfind(b"</is>"))
        if (match := _CELL.search(text, max(text.rfind(b"<c ", 0, last), 0))) and int(match[2]) > _MOST_ROWS:
            raise NotAWorkbook(self.path, _("a sheet of {rows} rows").format(rows=int(match[2])))
        few = text.count(b"</v>") + text.count(b"</is>") < _FEW and b":worksheet" not in text[:_HEAD]
        cells = set(_valued(text) if few else _VALUED.findall(text))
        rows = max((int(row) for _letters, row in cells), default=0)
        columns = max((_column(letters) for letters, _row in cells), default=0)
        if rows * columns > _MOST_CELLS or rows > _MOST_ROWS:
            raise NotAWorkbook(self.path, _("a sheet of {cells} cells").format(cells=rows * columns))


class _Seen(NamedTuple):
    """What there is in a sheet that asks for a closer look."""

    odd: bool
    hidden: bool
    errors: bool
    formulas: bool
    struck: bool


_HEAD: Final = 2000
_FEW: Final = 200_000
_LONGEST_TEXT: Final = 1_000_000  # without a single tag; a cell holds 32,767 letters


def _valued(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the cells with a value, column and row, by looking for their few values among many empty cells."""
    for end in (b"</v>", b"</is>"):
        place = text.find(end)
        while place >= 0:
            if match := _CELL.search(text, text.rfind(b"<c ", 0, place), place):
                yield match[1], match[2]
            place = text.find(end, place + 1)


def _hidden_columns(text: bytes) -> Iterator[int]:
    for tag in _HIDDEN_COLUMN.findall(text):
        bounds = dict(_BOUND.findall(tag))
        if len(bounds) == 2:  # noqa: PLR2004 -- min and max
            yield from range(int(bounds[b"min"]) - 1, min(int(bounds[b"max"]), 16_384))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def cell_place(cell: bytes) -> tuple[int, int]:
    """Return row and column of a cell's name, counted from 0."""
    letters = cell.rstrip(b"0123456789")
    return int(cell[len(letters) :]) - 1, _column(letters) - 1
