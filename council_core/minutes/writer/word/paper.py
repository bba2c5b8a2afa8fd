"""A Word template of a house: opened, cleaned of what it may hide, its fields filled in by docxtpl.

A clerk writes fields into it in Word: `{{ meeting.title }}`, `{%p for … %}`, and `{{p body }}` alone in a
paragraph for the whole document. The fields are those of the other templates, in the same sandbox. Data comes
in as text: it can become no field, no tag and no element.
"""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from council_core.errors import WrongWordTemplate, why
from council_core.language import _
from council_core.minutes.writer.word.letters import escaped, local, w
from council_core.minutes.writer.word.package import cleaned

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["BODY", "fill", "finalize", "open_word", "places_of_body"]

BODY: Final = "body"
_MARK: Final = "council-body"
_PLACEHOLDER: Final = f'<w:p {_MARK}="here"/>'
_WHOLE_FIELD: Final = re.compile(r"\{\{[-+]?\s*(?P<name>.*?)\s*[-+]?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FIELD: Final = re.compile(r"\{[{%#]")
_PARAGRAPH: Final = re.compile(r"<w:p([ >])")
_TAG: Final = re.compile(r"<[^>]*>")
_LONGEST: Final = 60
_MOST: Final = 64 * 1024 * 1024  # bytes, unzipped
_EMPTY: Final = "〔　〕"


class _Body:
    """What `body` is in a template: the place of the document."""

    def __str__(self) -> str:
        raise TypeError(_("write {{p body }} alone in a paragraph"))


def finalize(value: Any) -> Any:
    """Return what a field of a Word template becomes in its XML; what the record lacks is an empty place."""
    from markupsafe import Markup

    if isinstance(value, _Body):
        return Markup(_PLACEHOLDER)  # noqa: S704 -- our own
    if isinstance(value, Markup):  # of a macro, which has done all this; nothing in a record is of this class
        return value
    return Markup(_EMPTY if value is None else escaped(str(value)))  # noqa: S704 -- it has just been escaped


def open_word(place: Path) -> Any:
    """Return a Word file as docxtpl opens it.

    Raises:
        WrongWordTemplate: it cannot be read, or is no Word file.
    """
    from docxtpl import DocxTemplate

    try:
        content = BytesIO(place.read_bytes())
        _check_size(place, content)
        opened = DocxTemplate(content)
        opened.render_init()
    except WrongWordTemplate:
        raise
    except OSError as error:
        raise WrongWordTemplate(place, why(error)) from error
    except Exception as error:  # what is no Word file goes wrong in many ways, none of which helps a clerk
        raise WrongWordTemplate(place, _("no Word file; save it in Word as a document (.docx)")) from error
    return opened


def _check_size(place: Path, content: BytesIO) -> None:
    with zipfile.ZipFile(content) as package:
        if sum(entry.file_size for entry in package.infolist()) > _MOST:
            raise WrongWordTemplate(place, _("too large"))


def fill(place: Path, environment: "Environment", context: dict[str, Any]) -> Any:
    """Return a Word template with its fields filled in, as python-docx has a document.

    Raises:
        WrongWordTemplate: it is no Word file, holds what a document must not, or a field in it is wrong;
            names the file and the paragraph.
    """
    opened = open_word(place)
    try:
        _fill(opened, place, environment, context)
    except WrongWordTemplate:
        raise
    except Exception as error:  # a file may be broken in any way, and its maker wants to know that it is
        raise WrongWordTemplate(place, str(error) or type(error).__name__) from error
    return opened.docx


def _fill(opened: Any, place: Path, environment: "Environment", context: dict[str, Any]) -> None:
    from docx.oxml import parse_xml

    cleaned(opened.docx)
    body = _Filling(place, environment, {**context, BODY: _Body()}, opened.resolve_listing)
    beside = _Filling(place, environment, context, opened.resolve_listing)
    opened.render_xml_part = body.render  # docxtpl finds the fields, we fill them in
    body.check(opened.docx.element)
    opened.map_tree(opened.fix_tables(opened.build_xml(None, environment)))
    opened.render_xml_part = beside.render
    for uri in (opened.HEADER_URI, opened.FOOTER_URI):
        for _key, part in opened.get_headers_footers(uri):
            beside.check(part.element)
        for key, xml in list(opened.build_headers_footers_xml(None, uri, environment)):
            opened.map_headers_footers_xml(key, xml)
    for part in _footnotes(opened.docx):
        beside.check(parse_xml(part.blob))
    opened.render_footnotes(None, environment)


def _footnotes(document: Any) -> list[Any]:
    """Return the parts of a document with its footnotes: one at most."""
    relations = (relation for relation in document.part.rels.values() if not relation.is_external)
    return [
        relation.target_part for relation in relations if relation.reltype.rpartition("/")[2] == "footnotes"
    ]


def places_of_body(root: Any) -> list[Any]:
    """Return the paragraphs in whose place the document comes."""
    return [found for found in root.iter(w("p")) if found.get(_MARK)]


class _Filling:
    """Fills the parts of one template in, and tells the paragraph in which that goes wrong."""

    def __init__(
        self, place: Path, environment: "Environment", context: dict[str, Any], resolved: Callable[[str], str]
    ) -> None:
        self._place, self._environment = place, environment
        self._context, self._resolved = context, resolved

    def render(self, source: str, _part: Any, _context: Any, _environment: Any) -> str:
        """Return the XML of a part with its fields filled in; each paragraph is a line to the template."""
        from jinja2 import TemplateError
        from lxml import etree

        source = _PARAGRAPH.sub(r"\n<w:p\1", source.replace("\n", " "))
        self._check_fields(source)
        try:
            rendered = self._environment.from_string(source).render(self._context)
        except Exception as error:  # a template can go wrong in any way, and its writer wants the paragraph
            line = getattr(error, "lineno", None) if isinstance(error, TemplateError) else None
            told = f"unknown: {error}" if isinstance(error, KeyError) else str(error) or type(error).__name__
            raise self._wrong(told, source, line or _line_of(error)) from error
        rendered = rendered.replace("\n<w:p", "<w:p")
        rendered = self._resolved(rendered)  # ends of lines and tabs become Word's
        try:
            etree.fromstring(rendered)
        except etree.XMLSyntaxError as error:
            told = _(
                "its fields do not fit its paragraphs and tables: for whole ones write {%p … %}, {%tr … %}"
            )
            raise WrongWordTemplate(self._place, told) from error
        return rendered

    def check(self, root: Any) -> None:
        """See that fields stand only where text does.

        Raises:
            WrongWordTemplate: one stands in a field of Word's own or in a property, where text has effects.
        """
        from lxml import etree

        for element in etree.fromstring(etree.tostring(root)).iter():  # python-docx has a `text` of its own
            told = [*element.attrib.values()]
            if local(element.tag) != "t":
                told.append(element.text or "")
            if any(map(_FIELD.search, told)):
                found = next(filter(_FIELD.search, told))
                raise WrongWordTemplate(
                    self._place, _("a field stands where there is no text"), found[:_LONGEST]
                )

    def _check_fields(self, source: str) -> None:
        """See that fields stand in text, and `body` where a paragraph does: what docxtpl made of p, tr, tc, r."""
        inside, at = "", 0
        for field in _WHOLE_FIELD.finditer(source):
            before, at = source[at : field.start()], field.end()
            if before.rfind("<") > before.rfind(">"):
                continue  # in an attribute: only docxtpl puts one there, for how wide a cell is
            inside = next(reversed(_TAG.findall(before)), inside)
            if not (name := field["name"]):
                continue
            line = source.count("\n", 0, field.start()) + 1
            in_text = inside.startswith(("<w:t>", "<w:t "))
            if in_text and name == BODY:
                raise self._wrong(_("write {{p body }} alone in a paragraph"), source, line)
            if not in_text and name != BODY:
                raise self._wrong(_("write {{ … }} without p, tr, tc or r before the name"), source, line)

    def _wrong(self, told: str, source: str, line: int) -> WrongWordTemplate:
        lines = source.split("\n")
        near = lines[min(line, len(lines)) - 1] if line else ""
        return WrongWordTemplate(self._place, told, _TAG.sub("", near).strip()[:_LONGEST])


def _line_of(error: BaseException) -> int:
    """Return the line of the template that was at work when it went wrong; 0 where none was."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
