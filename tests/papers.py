"""Real files for the tests of formats: Word documents and PDFs, written part by part."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

__all__ = ["docx", "level", "listed", "paragraph", "pdf", "run", "table"]

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ROOT: Final = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS: Final = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "hdr",
    "comments": "comments",
}


def run(text, properties=""):
    """Return a run with a text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text, properties=""):
    """Return a paragraph; a text that is no XML becomes a run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr>{text if text.startswith('<') else run(text) if text else ''}</w:p>"
    )


def listed(text, number, level_=0):
    """Return a paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level_}"/><w:numId w:val="{number}"/></w:numPr>')


def level(place, style, text, more=""):
    """Return a level of a list, as numbering.xml has it."""
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def table(*rows):
    """Return a table; cells are XML, or texts that become paragraphs."""
    told = [
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        for row in rows
    ]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in told) + "</w:tbl>"


def docx(path: Path, body: str, *, main: str = "word/document.xml", **parts: str) -> Path:
    """Write a Word document with a body and other parts, and return its path."""
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_TYPES}/officeDocument" Target="{main}"/></Relationships>',
        main: f"<w:document {_ROOT}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        + "".join(
            f'<Relationship Id="{name}" Type="{_TYPES}/{name.rstrip("1")}" Target="{name}.xml"/>'
            for name in parts
        )
        + "</Relationships>",
    }
    files |= {
        f"word/{name}.xml": f"<w:{_ROOTS[name]} {_ROOT}>{inner}</w:{_ROOTS[name]}>"
        for name, inner in parts.items()
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return path


def pdf(path: Path, *pages: list[str], trailer: str = "", spaced: Sequence[tuple[str, str]] = ()) -> Path:
    """Write a PDF whose pages have these lines, in a Japanese font that no reader has to have; return its path.

    `spaced` is a last line of each page: pieces, each with the room behind it in thousandths of a letter, below zero.
    """
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light/Encoding/UniJIS-UTF16-H/DescendantFonts[<</Type/Font"
        "/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/W[1 94 500]"
        "/FontDescriptor<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 -120 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>]>>"
    )
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>", font]
    for place, lines in enumerate(pages):
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T* " for line in lines)
        if spaced:
            shown += (
                "["
                + "".join(f"<{piece.encode('utf-16-be').hex()}> {room} " for piece, room in spaced)
                + "] TJ "
            )
        stream = f"BT /F1 10.5 Tf 18 TL 60 780 Td {shown}ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * place} 0 R>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    data, places = b"%PDF-1.7\n", []
    for number, inner in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj{inner}endobj\n".encode("ascii")
    table_ = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table_}trailer<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\n"
    path.write_bytes(data + f"{end}startxref\n{len(data)}\n%%EOF".encode("ascii"))
    return path
