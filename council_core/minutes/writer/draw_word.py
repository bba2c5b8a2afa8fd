"""Blocks as a Word file: in a house's own Word template, else in the plain one.

The template has the page, the fonts and the fields that a clerk wrote into it; the document drawn from the
blocks comes in the place of `{{p body }}`.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from council_core.errors import WrongTemplate, WrongWordTemplate
from council_core.house import House, house_templates
from council_core.language import _
from council_core.minutes.writer.markup import HEADINGS, Block, Fault, text_of
from council_core.minutes.writer.view import View
from council_core.minutes.writer.word.letters import NAMESPACE, local, w
from council_core.minutes.writer.word.package import packed
from council_core.minutes.writer.word.paper import fill, open_word, places_of_body
from council_core.minutes.writer.word.pen import Pen
from council_core.minutes.writer.word.styles import Lists, Styles

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["DOCUMENTS", "draw_word", "word_template", "word_templates"]

SUFFIX: Final = ".docx"
DOCUMENTS: Final = "documents"  # the paper of all that have none of their own, beside the minutes
PLAIN: Final = "minutes"  # whose paper every document has that has none of its own
_A4: Final = 8820  # twips: 42 letters
_TWIP: Final = 635  # of python-docx's units
_HOLDERS: Final = frozenset({"body", "tc", "sdtContent", "hdr", "ftr", "txbxContent", "footnote", "endnote"})
_NUMBERING: Final = f'<w:numbering xmlns:w="{NAMESPACE}"/>'


def word_templates(house: House) -> tuple[Path, ...]:
    """Return the Word templates in a house's own folder, without those that Word leaves while one is open."""
    found = house.folder.glob(f"*{SUFFIX}") if house.folder else ()
    return tuple(sorted(path for path in found if not path.name.startswith(("~$", "."))))


def word_template(house: House, kind: str) -> Path:
    """Return the Word template of a kind of document.

    It is the house's for that kind, else the house's for all documents but the minutes; else the plain one's, and
    of that at last the minutes'.
    """
    folders = house_templates(house)
    shared = () if kind == PLAIN else (DOCUMENTS,)
    places = [folder / f"{name}{SUFFIX}" for folder in folders for name in (kind, *shared)]
    places.append(folders[-1] / f"{PLAIN}{SUFFIX}")
    return next((place for place in places if place.is_file()), places[-1])


def draw_word(
    blocks: tuple[Block, ...], place: Path, environment: "Environment", view: View, fallback_title: str
) -> bytes:
    """Return blocks as a Word file, in the template at a place.

    Its title is that of the first heading, else the other one.

    Raises:
        WrongWordTemplate: the template cannot be filled in; names file and paragraph.
        WrongTemplate: the blocks hold what Word cannot.
    """
    context = {"meeting": view.meeting, "council": view.council, "house": view.house, "view": view}
    document = fill(place, environment, context)
    holes = places_of_body(document.element)
    if holes:
        styles = Styles(document.part._styles_part.element, _plain_styles)  # noqa: SLF001 -- python-docx wraps it
        letter = styles.size_of("Normal") * 10
        lists = Lists(lambda: _numbering(document.part), letter)
        for hole in holes:
            try:
                drawn = Pen(styles, lists, _width(document)).draw(blocks)
            except Fault as fault:
                raise WrongTemplate(place, str(fault)) from fault
            _put(drawn, hole, place)
    heading = next((text for text in map(_heading, _all(blocks)) if text.strip()), fallback_title)
    return packed(document, heading)


def _put(drawn: str, hole: Any, place: Path) -> None:
    """Put what was drawn in the place of a paragraph."""
    from docx.oxml import parse_xml

    parent = hole.getparent()
    if local(parent.tag) not in _HOLDERS:
        raise WrongWordTemplate(place, _("write {{p body }} alone in a paragraph"), "{{p body }}")
    for element in list(parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{drawn}</w:body>')):
        hole.addprevious(element)
    parent.remove(hole)
    if local(parent.tag) == "tc" and not len(parent.findall(w("p"))):
        parent.append(parse_xml(f'<w:p xmlns:w="{NAMESPACE}"/>'))


def _width(document: Any) -> int:
    """Return how wide the text of the last section is, in twips."""
    section = document.sections[-1] if len(document.sections) else None
    if section is None or None in (section.page_width, section.left_margin, section.right_margin):
        return _A4
    width = section.page_width - section.left_margin - section.right_margin - (section.gutter or 0)
    return int(width // _TWIP) if width > 0 else _A4


def _numbering(part: Any) -> Any:
    """Return the lists of a document's part; one that has none gets an empty list of them."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    try:
        found = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        name = PackURI("/word/numbering.xml")
        found = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, parse_xml(_NUMBERING), part.package)
        part.relate_to(found, RELATIONSHIP_TYPE.NUMBERING)
    return found.element


@lru_cache(maxsize=1)
def _plain_styles() -> Any:
    plain = House(title="")
    return open_word(word_template(plain, PLAIN)).docx.part._styles_part.element  # noqa: SLF001 -- as above


def _all(blocks: tuple[Block, ...]) -> "list[Block]":
    return [found for block in blocks for found in (block, *_all(block.blocks))]


def _heading(block: Block) -> str:
    return text_of(block.inline) if block.tag in HEADINGS else ""
