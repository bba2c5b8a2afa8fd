"""A Word file as it leaves the house: nothing in it but the document.

A file that Word has saved holds more than what is read: who wrote it when, comments, what was deleted, earlier
wording, copies of data. Of a template's parts only those stay that make the document; its properties are new.
"""

import zipfile
from io import BytesIO
from typing import Any, Final

from council_core.language import _
from council_core.minutes.writer.word.letters import held, local, w

__all__ = ["cleaned", "packed"]

_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KEPT_PARTS: Final = frozenset(
    {
        "styles",
        "numbering",
        "settings",
        "fontTable",
        "theme",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "image",
    }
    | {"hyperlink"}
)
_DROPPED_PARTS: Final = frozenset(
    {
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "customXml",
        "webSettings",
    }
    | {"glossaryDocument", "stylesWithEffects", "keyMapCustomizations", "vbaProject", "attachedTemplate"}
    | {
        "printerSettings",
        "webextension",
        "recipientData",
        "mailMergeSource",
        "font",
        "transform",
        "classificationlabels",
    }
    | {"documenttasks"}
)
_WEB: Final = ("http://", "https://", "mailto:")
# Of the settings those that say how the document looks; the others say whose it is and how it was made.
_SETTINGS: Final = frozenset(
    {"zoom", "embedSystemFonts", "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"}
    | {"gutterAtTop", "evenAndOddHeaders", "defaultTabStop", "autoHyphenation", "characterSpacingControl"}
    | {"drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery"}
    | {
        "displayVerticalDrawingGridEvery",
        "noLineBreaksAfter",
        "noLineBreaksBefore",
        "strictFirstAndLastChars",
    }
    | {
        "footnotePr",
        "endnotePr",
        "compat",
        "themeFontLang",
        "clrSchemeMapping",
        "decimalSymbol",
        "listSeparator",
    }
)
_GONE: Final = frozenset(
    {
        "del",
        "moveFrom",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "proofErr",
    }
    | {"moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "permStart", "permEnd"}
    | {"rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange"}
    | {"tblGridChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "dataBinding"}
    | {"embedRegular", "embedBold", "embedItalic", "embedBoldItalic", "saveSubsetFonts", "rsid"}
)
_UNWRAPPED: Final = frozenset({"ins", "moveTo", "smartTag", "customXml"})
_TRACES: Final = frozenset({"paraId", "textId"})
_PROPERTIES: Final = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title/><dc:language>ja-JP</dc:language></cp:coreProperties>'
)
_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can tell


def cleaned(document: Any) -> None:
    """Take out of an opened Word file what is not the document.

    Raises:
        ValueError: it holds something that can be neither kept nor taken out; the text says what.
    """
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.rpartition("/")[2] != "officeDocument":
            del package.rels[key]
    parts = [document.part]
    for part in parts:  # it grows by those that these lead to
        _drop_parts(part)
        _clean_part(part)
        leading = (relation.target_part for relation in part.rels.values() if not relation.is_external)
        parts += [found for found in leading if found not in parts]


def _drop_parts(part: Any) -> None:
    for key, relation in list(part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if kind in _DROPPED_PARTS:
            del part.rels[key]
        elif kind not in _KEPT_PARTS:
            raise ValueError(_("it holds a part of the kind {kind}; take it out in Word").format(kind=kind))
        elif relation.is_external and (kind != "hyperlink" or not relation.target_ref.startswith(_WEB)):
            raise ValueError(
                _("it refers to a file outside of it ({place}); put it in, or take it out in Word").format(
                    place=relation.target_ref
                )
            )


def _clean_part(part: Any) -> None:
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml
    from lxml import etree

    if isinstance(part, XmlPart):
        _clean(part._element)  # noqa: SLF001 -- python-docx has no other way to a part's XML
    elif part.content_type.endswith("+xml"):
        root = parse_xml(part.blob)
        _clean(root)
        part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)  # noqa: SLF001 -- as above


def _clean(root: Any) -> None:
    if root.tag == w("settings"):
        _clean_settings(root)
    for element in list(root.iter()):
        name = local(element.tag)
        if name and element.tag != w(name):
            name = "-"  # of another language
        if name in _GONE or not name:
            _remove(element)
        elif name == "tr" and element.find(f"{w('trPr')}/{w('del')}") is not None:
            _remove(element)  # a row that was deleted
        elif name in _UNWRAPPED:
            _unwrap(element)
        elif name == "bookmarkStart" and element.get(w("name"), "").startswith("_GoBack"):
            _remove(element)
        for key in [key for key in element.attrib if local(key).startswith("rsid") or local(key) in _TRACES]:
            del element.attrib[key]


def _clean_settings(root: Any) -> None:
    from docx.oxml import parse_xml

    for setting in list(root):
        if local(setting.tag) not in _SETTINGS:
            root.remove(setting)
    compat = root.find(w("compat"))
    if compat is None:
        return
    if compat.find(w("doNotExpandShiftReturn")) is None:
        # Or Word would stretch each line that ends before the paragraph does.
        compat.insert(0, parse_xml(f'<w:doNotExpandShiftReturn xmlns:w="{root.nsmap["w"]}"/>'))


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if local(parent.tag) in {"rPr", "trPr"}:  # of a paragraph's end or a row that was inserted
        parent.remove(element)
        return
    for child in list(element):
        if local(child.tag) not in {"smartTagPr", "customXmlPr"}:
            element.addprevious(child)
    parent.remove(element)


def packed(document: Any, title: str) -> bytes:
    """Return a document as a file; the same document is the same bytes, whoever writes it and when."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml

    properties = parse_xml(_PROPERTIES)
    properties[0].text = " ".join(held(title).split())
    package = document.part.package
    name = PackURI("/docProps/core.xml")
    part = XmlPart(name, CONTENT_TYPE.OPC_CORE_PROPERTIES, properties, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    saved, made = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.namelist():
            told = zipfile.ZipInfo(entry, _DAY)
            told.compress_type, told.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(told, source.read(entry))
    return made.getvalue()
