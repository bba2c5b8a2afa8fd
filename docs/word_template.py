"""Makes the Word templates of the houses, data/houses/*/minutes.docx and documents.docx: `python docs/word_template.py`.

They are made from this text and word_looks.toml, so that each of their settings can be read and changed there;
the same text makes the same bytes. A style stands in them under the name that Word shows; the writer of
documents finds it by that name.
"""

import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

HOUSES: Final = Path(__file__).parent.parent / "data" / "houses"
LOOKS: Final = Path(__file__).with_name("word_looks.toml")

_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{_RELATIONS}"'
)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LETTER: Final = 210  # twips: a letter of 10.5 points, the size of running text in Japanese offices
_SIZE: Final = 21  # half-points
_MINCHO: Final = (
    '<w:rFonts w:ascii="Century" w:hAnsi="Century" w:eastAsia="ＭＳ 明朝" w:cs="Times New Roman"/>'
)
_GOTHIC: Final = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="ＭＳ ゴシック" w:cs="Arial"/>'
_FONTS: Final = (
    ("ＭＳ 明朝", "MS Mincho", "02020609040205080304", "80", "roman", "fixed"),
    ("ＭＳ ゴシック", "MS Gothic", "020B0609070205080204", "80", "modern", "fixed"),
    ("Century", "", "02040604050505020304", "00", "roman", "variable"),
    ("Arial", "", "020B0604020202020204", "00", "swiss", "variable"),
    ("Times New Roman", "", "02020603050405020304", "00", "roman", "variable"),
)


class Look(NamedTuple):
    """How the paper of a house looks; what it leaves out is the plain house's."""

    gothic_title: bool = True
    title_size: int = 32  # half-points
    title_in_form: bool = False  # a cell has it: at its edge, without room around it
    gothic_heading: bool = True
    heading: str = "rule"  # the headings of parts: with a rule below, in a box, in the middle, or left alone
    gothic_speaker: bool = True
    gothic_head: bool = True  # the heads of tables
    borders: bool = True  # of tables
    shade: bool = True  # of the heads of tables
    date: str = "both"  # how the line of the day stands
    hanging: int = 1  # letters: how far the first line of a speech hangs out
    margin: int = 1543  # twips at both sides: leaves 42 letters a line on A4
    page: str = "{}"  # the number of the page


def _spacing(before: int = 0, after: int = 0, line: int = 0) -> str:
    """Return the space around a paragraph, in twips; a line is never lower than `line`."""
    told = f' w:line="{line}" w:lineRule="atLeast"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{told}/>'


def _indent(left: int = 0, hanging: int = 0) -> str:
    """Return an indent, in letters; Word takes the letters, others the twips."""
    return (
        f'<w:ind w:leftChars="{left * 100}" w:left="{left * LETTER}"'
        f' w:hangingChars="{hanging * 100}" w:hanging="{hanging * LETTER}"/>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(kind: str, key: str, name: str, inside: str, *, own: bool = False) -> str:
    custom = ' w:customStyle="1"' if own else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}"{custom}><w:name w:val="{name}"/>{inside}</w:style>'


def _paragraph(key: str, name: str, look: str = "", letters: str = "", *, own: bool = True) -> str:
    """Return a style of paragraphs: how it stands, and its letters."""
    told = '<w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/>'
    return _style("paragraph", key, name, f"{told}<w:pPr>{look}</w:pPr><w:rPr>{letters}</w:rPr>", own=own)


def _heading(level: int, half_points: int, look: str, letters: str = _GOTHIC) -> str:
    told = (
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/>{look}<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f"<w:rPr>{letters}{_size(half_points)}</w:rPr>"
    )
    return _style("paragraph", f"Heading{level}", f"heading {level}", told)


def _line(edge: str, size: int, color: str = "000000", space: int = 0) -> str:
    return f'<w:{edge} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


def _section(look: Look) -> str:
    """Return how the headings of parts stand."""
    left = '<w:jc w:val="left"/>'
    edges = {"rule": ("bottom",), "box": ("top", "left", "bottom", "right")}.get(look.heading, ())
    color = "000000" if look.heading == "box" else "595959"
    lines = "".join(
        _line(edge, 4 if look.heading == "box" else 6, color, 4 if look.heading == "box" else 1)
        for edge in edges
    )
    drawn = f"<w:pBdr>{lines}</w:pBdr>" if lines else ""
    if look.heading == "box":  # its edges are where those of the text are
        return f'{drawn}{_spacing(240, 120, 300)}<w:ind w:left="80" w:right="80"/>{left}'
    return drawn + _spacing(360, 120, 360) + ('<w:jc w:val="center"/>' if look.heading == "middle" else left)


def _styles(look: Look) -> str:
    """Return every style that the writer uses, and the few that Word wants."""
    title, heading, speaker, head = (
        _GOTHIC if gothic else ""
        for gothic in (look.gothic_title, look.gothic_heading, look.gothic_speaker, look.gothic_head)
    )
    left = '<w:jc w:val="left"/>'
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    grid = f"<w:tblBorders>{''.join(_line(edge, 4) for edge in edges)}</w:tblBorders>" if look.borders else ""
    cells = '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    room = '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/></w:tblCellMar>'
    shade = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr>'
    shaded = "".join(
        f'<w:tblStylePr w:type="{part}">{shade}</w:tblStylePr>'
        for part in ("firstRow", "firstCol")
        if look.shade
    )
    around = _spacing(80, 80) + "<w:contextualSpacing/>"  # none between two of the same kind
    set_off = (
        _spacing(line=300) + left if look.title_in_form else _spacing(0, 240, 480) + '<w:jc w:val="center"/>'
    )
    dated = f'<w:jc w:val="{look.date}"/>' if look.date != "both" else ""
    return (
        f"{_HEAD}<w:styles {_WORD}><w:docDefaults>"
        f'<w:rPrDefault><w:rPr>{_MINCHO}<w:kern w:val="2"/>{_size(_SIZE)}'
        '<w:lang w:val="ja-JP" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{_spacing(line=340)}<w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{cells}</w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + _heading(1, look.title_size, set_off, title)
        + _heading(2, 24, _section(look), heading)
        + _heading(3, 22, _spacing(280, 60, 340) + left, heading)
        + "".join(_heading(level, _SIZE, _spacing(200, 60, 340) + left, heading) for level in (4, 5, 6))
        + _paragraph("Speaker", "発言者", f"<w:keepNext/>{_spacing(120)}", speaker)
        + _paragraph("Speech", "発言", _spacing() + (_indent(look.hanging, look.hanging) if look.hanging else ""))
        + _paragraph("Event", "経過", around)
        + _paragraph("Note", "注記", _spacing() + left)
        + _paragraph("Vote", "採決", around)
        + _paragraph("Result", "結果", around)
        + _paragraph("Closed", "非公開", _spacing())
        + _paragraph("Date", "Date", _spacing() + dated, own=False)
        + _paragraph("Signature", "Signature", _spacing() + '<w:jc w:val="right"/>', own=False)
        + _paragraph("Listed", "一覧", _spacing() + _indent(1, 1) + left)
        + _paragraph("ListBullet", "List Bullet", _spacing() + left, own=False)
        + _paragraph("ListNumber", "List Number", _spacing() + left, own=False)
        + _paragraph("Term", "用語", f"<w:keepNext/>{_spacing()}{left}", _GOTHIC)
        + _paragraph("Meaning", "用語の説明", _spacing() + left)
        + _paragraph("CellHead", "表の見出し", _spacing(line=300) + left, head)
        + _paragraph("Cell", "表の本文", _spacing(line=300) + left)
        + _paragraph("Rule", "区切り線", f"<w:pBdr>{_line('bottom', 4, '595959', 1)}</w:pBdr>{_spacing(0, 120)}", _size(12))
        + _paragraph("Footer", "footer", '<w:jc w:val="center"/>', own=False)
        + _style("character", "Strong", "Strong", f"<w:qFormat/><w:rPr>{_GOTHIC}<w:b/><w:bCs/></w:rPr>")
        + _style("character", "Emphasis", "Emphasis", '<w:qFormat/><w:rPr><w:em w:val="dot"/></w:rPr>')
        + _style(
            "table",
            "TableGrid",
            "Table Grid",
            f'<w:basedOn w:val="TableNormal"/><w:tblPr>{grid}{room}</w:tblPr>{shaded}',
        )
        + _style("table", "Facts", "会議の概要", '<w:basedOn w:val="TableGrid"/>', own=True)
        + "</w:styles>"
    )  # fmt: skip


def _document(look: Look) -> str:
    """Return one paragraph, in whose place the document comes, on A4."""
    return (
        f"{_HEAD}<w:document {_WORD}><w:body>"
        '<w:p><w:r><w:t xml:space="preserve">{{p body }}</w:t></w:r></w:p>'
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1417" w:right="{look.margin}" w:bottom="1417" w:left="{look.margin}"'
        ' w:header="851" w:footer="680" w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
        "</w:body></w:document>"
    )


def _footer(look: Look) -> str:
    before, after = (
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else "" for text in look.page.split("{}")
    )
    number = "".join(
        f"<w:r><w:rPr><w:noProof/></w:rPr>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return f'{_HEAD}<w:ftr {_WORD}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{before}{number}{after}</w:p></w:ftr>'


def _settings() -> str:
    """Return settings: lines end as Japanese ends them, and Word's layout of today."""
    return (
        f'{_HEAD}<w:settings {_WORD}><w:zoom w:percent="100"/><w:defaultTabStop w:val="840"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        ' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>'
    )


def _fonts() -> str:
    told = "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{other}"/>' if other else "")
        + f'<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/><w:family w:val="{family}"/>'
        f'<w:pitch w:val="{pitch}"/></w:font>'
        for name, other, panose, charset, family, pitch in _FONTS
    )
    return f"{_HEAD}<w:fonts {_WORD}>{told}</w:fonts>"


def _relations(*parts: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, start=1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{told}</Relationships>'


def _content_types() -> str:
    kinds = ("document.main", "styles", "settings", "fontTable", "footer")
    names = ("document", "styles", "settings", "fontTable", "footer1")
    told = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}{kind}+xml"/>'
        for name, kind in zip(names, kinds, strict=True)
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def make(place: Path, look: Look) -> None:
    """Write a template."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("footer", "footer1.xml"),
        ),
        "word/document.xml": _document(look),
        "word/styles.xml": _styles(look),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": _footer(look),
    }
    with zipfile.ZipFile(place, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)  # without a date of its own: that of all entries, 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text)


def main(folder: Path) -> None:
    """Write the templates of every house into its folder."""
    for house, told in tomllib.loads(LOOKS.read_text("utf-8")).items():
        (folder / house).mkdir(parents=True, exist_ok=True)
        documents = told.pop("documents", None)
        make(folder / house / "minutes.docx", Look(**told))
        if documents is not None:
            make(folder / house / "documents.docx", Look(**documents))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOUSES)
