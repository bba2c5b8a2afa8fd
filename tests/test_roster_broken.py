"""Files that are no rosters: each gets one sentence, in little time and little memory."""

import os
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from sheets import change_parts, share_strings, write, write_delimited, write_ods, write_xls

import council_core
from council_core import CouncilError, read_roster

LIST = [["氏名", "役職"], ["見本 一郎", "会長"], ["例田 花子", "委員"]]
NAMES = ["見本 一郎", "例田 花子"]

# A process that reads a roster in 300 MB more than it needs to run at all, and no more.
READER = """
import resource, sys
from pathlib import Path
import council_core, python_calamine, openpyxl
from council_core import CouncilError, read_roster

with open("/proc/self/statm") as statm:
    started = int(statm.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (started + (300 << 20),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
try:
    print("read", *[person.name for person in read_roster(Path(sys.argv[1])).people], sep="|")
except CouncilError as error:
    print("refused", error, sep="|")
"""

linux = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="memory is measured as Linux tells it"
)


def outcome(path):
    """Read a roster in a process with little memory, and return what it said, apart."""
    environment = os.environ | {
        "PYTHONPATH": str(Path(council_core.__file__).parent.parent), "COUNCIL_LANG": "en", "MALLOC_ARENA_MAX": "1",
    }  # fmt: skip
    words = [sys.executable, "-X", "utf8", "-W", "error", "-c", READER, str(path)]
    done = subprocess.run(
        words, capture_output=True, encoding="utf-8", timeout=60, check=False, env=environment
    )
    assert (0, "") == (done.returncode, done.stderr[-600:])
    kind, *rest = done.stdout.removesuffix("\n").split("|")
    return kind, rest


def refused(path):
    """Assert that a file is refused in one sentence that names it."""
    kind, rest = outcome(path)
    assert "refused" == kind, rest
    sentence = "|".join(rest)
    assert path.name in sentence
    assert "\n" not in sentence
    assert "Traceback" not in sentence


def whole(tmp_path, kind):
    """Write a good list in a kind of file."""
    path = tmp_path / f"whole.{kind}"
    if kind == "xls":
        return write_xls(path, LIST)
    return write_ods(path, LIST) if kind == "ods" else write(path, 名簿=LIST)


def replaced(path, part, content):
    """Put other content into one part of a workbook, piece by piece."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, kept in parts.items():
            if name != part:
                archive.writestr(name, kept)
        with archive.open(part, "w", force_zip64=True) as file:
            for piece in content:
                file.write(piece)
    return path


def ole(*names):
    """Return an OLE container with streams of some names and little in them, as a password makes one."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack(
        "<109I", 0, *[free] * 108
    )
    content = b"x" * 4096
    table = [fat, end] + [each for at in range(len(names)) for each in [*range(3 + 8 * at, 10 + 8 * at), end]]
    sector = struct.pack(f"<{len(table)}I", *table) + struct.pack("<I", free) * (128 - len(table))

    def entry(name, kind, links, stream):
        text = name.encode("utf-16-le")
        line = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, free, *links)
        return line + bytes(16 + 4 + 16) + struct.pack("<IQ", *stream)

    entries = entry("Root Entry", 5, (free, 1), (end, 0))
    for at, name in enumerate(names):
        after = at + 2 if at + 1 < len(names) else free
        entries += entry(name, 2, (after, free), (2 + 8 * at, len(content)))
    return head + sector + entries.ljust(512, b"\0") + content * len(names)


@linux
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_truncated(tmp_path, kind, part):
    """A file that broke off is refused, or read whole where nothing of the list is missing."""
    path = whole(tmp_path, kind)
    assert ("read", NAMES) == outcome(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    said, rest = outcome(path)
    assert "refused" == said or NAMES == rest


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><html><body><table><tr><td>\xe6\xb0\x8f\xe5\x90\x8d</td></tr></table></body></html>",
        b"<html><head><title>Login</title></head></html>", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"{\\rtf1 text}", b"\x89PNG\r\n\x1a\n" + bytes(64), b"", b"\0" * 4096, b"PK", b"PK\x05\x06" + bytes(18),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, b"\x1f\x8b\x08" + bytes(30),
    ],
    ids=["html-table", "html", "pdf", "rtf", "png", "empty", "zeros", "pk", "empty-zip", "ole-head", "ole-broken", "gzip"],
)  # fmt: skip
def test_something_else_under_the_name(tmp_path, ending, content):
    """What is no workbook under the name of one is refused in one sentence that names it."""
    path = tmp_path / f"list.{ending}"
    path.write_bytes(content)
    with pytest.raises(CouncilError) as refusal:
        read_roster(path)
    assert f"list.{ending}" in (sentence := str(refusal.value))
    assert 1 == len(sentence.splitlines())


@pytest.mark.parametrize("ending", ["csv", "tsv"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 300,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04" + bytes(90),
        b"\xff\xfe\xff\xff\x81",
    ],
    ids=["empty", "zeros", "png", "zip", "half"],
)
def test_no_text_under_the_name_of_one(tmp_path, ending, content):
    """What is no text under the name of a CSV is refused in one sentence."""
    path = tmp_path / f"list.{ending}"
    path.write_bytes(content)
    with pytest.raises(CouncilError) as refusal:
        read_roster(path)
    assert 1 == len(str(refusal.value).splitlines())


@pytest.mark.parametrize("ending", ["xlsx", "csv", "ods", "xls", ""])
def test_folder_and_nothing(tmp_path, ending):
    """A folder and a file that is not there are refused, whatever they are called."""
    (tmp_path / f"folder.{ending}").mkdir()
    for name in (f"folder.{ending}", f"missing.{ending}"):
        with pytest.raises(CouncilError, match=name.split(".")[0]):
            read_roster(tmp_path / name)


def test_a_document_under_the_name_of_a_workbook(tmp_path):
    """A Word document, or any other zip, under the name of a workbook is refused."""
    path = tmp_path / "list.xlsx"
    for parts in (["[Content_Types].xml", "word/document.xml"], ["photo.png"], ["mimetype", "content.xml"]):
        with zipfile.ZipFile(path, "w") as archive:
            for part in parts:
                archive.writestr(part, "<a/>")
        with pytest.raises(CouncilError):
            read_roster(path)


@linux
def test_encrypted(tmp_path):
    """A workbook with a password is refused, and the sentence says that it has one."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(ole("EncryptionInfo", "EncryptedPackage"))
    refused(path)
    kind, rest = outcome(path)
    assert "password" in "".join(rest).casefold(), (kind, rest)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_wrong_ending(tmp_path, kind):
    """A good workbook under another workbook's ending is read for what it is, or refused in a sentence."""
    content = whole(tmp_path, kind).read_bytes()
    for ending in ("xlsx", "xls", "ods", "csv", "XLSX"):
        path = tmp_path / f"list.{ending}"
        path.write_bytes(content)
        try:
            assert NAMES == [person.name for person in read_roster(path).people]
        except CouncilError as refusal:
            assert 1 == len(str(refusal).splitlines())  # noqa: PT017 -- either is right


@linux
@pytest.mark.parametrize(
    "part",
    [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/media/image1.png",
    ],
)
def test_zip_bomb(tmp_path, part):
    """Half a megabyte that unpacks to a thousand times that is refused before it does; where it does not matter, passed over."""
    path = replaced(whole(tmp_path, "xlsx"), part, (b" " * (1 << 20) for _piece in range(512)))
    assert path.stat().st_size < 1 << 20
    kind, rest = outcome(path)
    assert "refused" == kind or NAMES == rest


@linux
def test_zip_bomb_of_cells(tmp_path):
    """A sheet of very many small cells, well-formed, is refused or read, not died of."""
    row = b"".join(b'<c t="inlineStr"><is><t>a</t></is></c>' for _cell in range(100))
    pieces = [
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    ]
    pieces += [b"<row>" + row + b"</row>"] * 200_000 + [b"</sheetData></worksheet>"]
    path = replaced(whole(tmp_path, "xlsx"), "xl/worksheets/sheet1.xml", pieces)
    assert "refused" == outcome(path)[0]


@linux
def test_zip_bomb_in_ods(tmp_path):
    """An .ods that repeats a cell and a row as often as it can is refused or read, not died of."""
    path = whole(tmp_path, "ods")
    with zipfile.ZipFile(path) as archive:
        text = archive.read("content.xml").decode()
    tag = "<table:table-row>"
    assert tag in text
    vast = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>'
    replaced(path, "content.xml", [text.replace("</table:table>", f"{vast}</table:table>").encode()])
    assert "refused" == outcome(path)[0]
    empty = vast.replace(' office:value-type="string"><text:p>a</text:p></table:table-cell>', "/>")
    replaced(path, "content.xml", [text.replace("</table:table>", f"{empty}</table:table>").encode()])
    assert ("read", NAMES) == outcome(path)


@linux
@pytest.mark.parametrize("span", ["A1:XFD1048576", "A1:A1", "A1", "B7:C9", "", "A1:ZZZ99999999", "Z9:A1"])
def test_sheet_that_lies_about_its_span(tmp_path, span):
    """What a sheet says of its size is not believed: the list is read, or the file is refused."""
    path = whole(tmp_path, "xlsx")
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<dimension ref="A1:B3"' in text
    replaced(
        path,
        "xl/worksheets/sheet1.xml",
        [text.replace('<dimension ref="A1:B3"', f'<dimension ref="{span}"').encode()],
    )
    kind, rest = outcome(path)
    assert NAMES == rest or kind == "refused", rest


@linux
@pytest.mark.parametrize("form", ["bare", "formatted", "valued"])
def test_a_million_empty_rows(tmp_path, form):
    """A list above a million empty rows is read; a million rows of blank text are read or refused."""
    path = whole(tmp_path, "xlsx")
    with zipfile.ZipFile(path) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    cell = {
        "bare": "",
        "formatted": '<c r="A{at}" s="0"/><c r="H{at}" s="0"/>',
        "valued": '<c r="A{at}" t="inlineStr"><is><t> </t></is></c>',
    }[form]
    head, tail = text.split("</sheetData>")
    rows = (f'<row r="{at}" ht="13.5">{cell.format(at=at)}</row>'.encode() for at in range(4, 1_048_577))
    blocks = (b"".join(next(rows, b"") for _row in range(4096)) for _block in range(257))
    replaced(
        path,
        "xl/worksheets/sheet1.xml",
        (block for part in ([head.encode()], blocks, [f"</sheetData>{tail}".encode()]) for block in part),
    )
    kind, rest = outcome(path)
    assert NAMES == rest or (kind == "refused" and form == "valued"), rest


@linux
def test_a_million_empty_lines(tmp_path):
    """A CSV that goes on with a million empty lines is read."""
    path = write_delimited(tmp_path / "list.csv", LIST, "cp932")
    path.write_bytes(path.read_bytes() + b",\r\n" * 1_048_000)
    assert ("read", NAMES) == outcome(path)


@linux
@pytest.mark.parametrize(
    "content",
    [b"\xe6\xb0\x8f" * 20_000_000, b'"' + b"a\n" * 30_000_000, b"a," * 30_000_000, b'"\n' * 10_000_000],
    ids=["letters", "quote", "columns", "quotes"],
)
def test_vast_csv(tmp_path, content):
    """A CSV of tens of megabytes without a list in it is refused, not died of."""
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    refused(path)


@pytest.mark.parametrize("entity", ["&b;", "&c;"])
def test_entities(tmp_path, entity):
    """Entities of a document's own are neither multiplied nor followed to other files."""
    path, other = whole(tmp_path, "xlsx"), tmp_path / "other.txt"
    other.write_text("confidential", encoding="utf-8")
    document = (
        '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        f'<!ENTITY c SYSTEM "{other.as_uri()}">]>'
    )

    def declare(strings):
        return re.sub(r"(<sst)", rf"{document}\1", strings.replace("見本 一郎", entity), count=1)

    change_parts(share_strings(path), sharedStrings=declare)
    try:
        read = "".join(person.name for person in read_roster(path).people)
        assert not {"a" * 20, "confidential"} & {read[:20], read[:12]}
    except CouncilError as refusal:
        assert 1 == len(str(refusal).splitlines())  # noqa: PT017 -- either is right


def test_sheet_of_pictures_only(tmp_path):
    """A workbook whose only sheet is a chart or empty is refused as one without a list."""
    book = openpyxl.Workbook()
    book.create_chartsheet("図")
    book.save(tmp_path / "list.xlsx")
    with pytest.raises(CouncilError) as refusal:
        read_roster(tmp_path / "list.xlsx")
    assert 1 == len(str(refusal.value).splitlines())
