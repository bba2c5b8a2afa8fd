"""Sheets for tests of the roster reader: drawn as text, written as files, and what was read told shortly.

A sheet is drawn with a line a row and `|` between cells. Whole numbers are numbers, an empty cell is none,
`⏎` is a line break in a cell, and wide spaces stand as they are drawn.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import openpyxl

from council_core import read_roster
from council_core.tables import RosterRead

__all__ = [
    "cells_of",
    "change_parts",
    "codes",
    "names",
    "read",
    "share_strings",
    "told",
    "write",
    "write_delimited",
    "write_ods",
    "write_xls",
]

_INLINE = re.compile(r'(<c r="[A-Z]+\d+"[^>]*) t="inlineStr"([^>]*)><is>(.*?)</is></c>', re.DOTALL)


def cells_of(drawing: str) -> list[list[Any]]:
    """Return the rows of cells that a drawing shows."""
    lines = [line.strip(" ") for line in drawing.strip("\n").split("\n")]
    if not lines[-1]:
        lines.pop()
    return [[_cell(cell.strip(" ")) for cell in line.split("|")] for line in lines]


def _cell(text: str) -> str | int | None:
    if text.isascii() and text.isdigit():
        return int(text)
    return text.replace("⏎", "\n") or None


def write(path: Path, merge: Iterable[str] = (), **sheets: Any) -> Path:
    """Write sheets, drawn or as rows of cells, into a workbook at a path; cells are merged in the first."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in cells_of(rows) if isinstance(rows, str) else rows:
            sheet.append(row)
    for area in merge:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def change_parts(path: Path, **changes: Callable[[str], str]) -> Path:
    """Change parts of a workbook, each named by the stem of its file (`sheet1`)."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            change = changes.get(Path(name).stem.strip("[]"))
            archive.writestr(name, change(content.decode()) if change and name.endswith(".xml") else content)
    return path


def share_strings(path: Path) -> Path:
    """Move the texts of a workbook's first sheet to its shared strings, where Excel keeps them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    if "xl/sharedStrings.xml" in parts:
        return path
    sheet = "xl/worksheets/sheet1.xml"
    # Where openpyxl writes through lxml, letters beyond ASCII come as their numbers.
    parts[sheet] = re.sub(r"&#(\d{3,7});", lambda letter: chr(int(letter[1])), parts[sheet])
    texts: list[str] = []

    def move(cell: re.Match[str]) -> str:
        texts.append(f"<si>{cell[3]}</si>")
        return f'{cell[1]} t="s"{cell[2]}><v>{len(texts) - 1}</v></c>'

    parts[sheet] = _INLINE.sub(move, parts[sheet])
    schema = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<?xml version="1.0"?><sst xmlns="{schema}">{"".join(texts)}</sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Type="{link}" Target="sharedStrings.xml" Id="rId99"/></Relationships>'
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = parts[links].replace("</Relationships>", relation)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def write_xls(path: Path, rows: Iterable[Iterable[Any]], merge: Iterable[tuple[int, ...]] = ()) -> Path:
    """Write rows as .xls; merged are (first row, last row, first column, last column, text)."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("名簿", cell_overwrite_ok=True)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    for area in merge:
        sheet.write_merge(*area)
    book.save(str(path))
    return path


def write_ods(path: Path, rows: Iterable[Iterable[Any]]) -> Path:
    """Write rows as .ods: numbers as numbers, dates as dates."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="名簿")
    for row in rows:
        line = TableRow()
        for value in row:
            if value is None:
                line.addElement(TableCell())
            elif isinstance(value, str):
                cell = TableCell(valuetype="string")
                for part in value.split("\n"):
                    cell.addElement(P(text=part))
                line.addElement(cell)
            elif isinstance(value, int):
                line.addElement(TableCell(valuetype="float", value=str(value)))
            else:
                line.addElement(TableCell(valuetype="date", datevalue=value.isoformat()))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def write_delimited(path: Path, rows: Iterable[Iterable[Any]], encoding: str, delimiter: str = ",") -> Path:
    """Write rows as .csv or .tsv in an encoding, with the line ends of Excel."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(folder: Path, *drawing: Any, merge: Iterable[str] = (), **options: Any) -> RosterRead:
    """Read a sheet that is drawn, from a workbook in a folder."""
    return read_roster(write(folder / "名簿.xlsx", merge, 名簿=drawing[0]), **options)


def names(roster: RosterRead) -> list[str]:
    """Return the names that were read."""
    return [person.name for person in roster.people]


def told(roster: RosterRead, keys: str) -> list[tuple[Any, ...]]:
    """Return of each person the name and some more."""
    return [tuple(getattr(person, key) for key in ["name", *keys.split()]) for person in roster.people]


def codes(roster: RosterRead) -> list[tuple[str, str]]:
    """Return what was found, as code and cell, in the order of codes; each has a sentence.

    A finding about a whole sheet has no cell. That columns are guessed where no header names them is
    left out.
    """
    assert all(finding.message for finding in roster.findings)
    found = [finding for finding in roster.findings if finding.code != "columns-guessed"]
    return sorted((finding.code, finding.where.partition("!")[2]) for finding in found)
