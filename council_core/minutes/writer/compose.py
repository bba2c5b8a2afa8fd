"""A document of a meeting: its edition, its template, its format."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from council_core.errors import WrongTemplate
from council_core.house import House, house_templates
from council_core.minutes.writer.draw_html import draw_html
from council_core.minutes.writer.draw_markdown import draw_markdown
from council_core.minutes.writer.draw_text import draw_text
from council_core.minutes.writer.draw_word import draw_word, word_template
from council_core.minutes.writer.edition import Edition, edit
from council_core.minutes.writer.naming import Slip
from council_core.minutes.writer.templates import Templates, templates_of
from council_core.minutes.writer.tree import Tree
from council_core.minutes.writer.view import View
from council_core.model import Council, Meeting

__all__ = ["MINUTES", "Document", "Form", "compose", "draw", "faults_of", "style_of"]

MINUTES: Final = "minutes"
STYLE: Final = "style.css"
TAKES_IN: Final = '@import "plain/style.css";'  # at the head of a style sheet: the plain one comes before it


class Form(StrEnum):
    """The format that a document is written in."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"


@frozen
class Document:
    """A document: its content, what it needs and the record lacks (keys), and slips that the clerk should see."""

    content: str | bytes
    lacks: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()


# A format is drawn from the tree and what the house says of its looks; one more is one more line here.
_DRAWERS: Final[dict[Form, Callable[[Tree, Templates, View, str], str | bytes]]] = {
    # The signs of a house's plain text are those of its minutes; a letter has none.
    Form.TEXT: lambda tree, templates, _view, kind: draw_text(
        tree, templates.house.text if kind == MINUTES else {}
    ),
    Form.MARKDOWN: lambda tree, _templates, _view, _kind: draw_markdown(tree.blocks),
    Form.HTML: lambda tree, templates, _view, _kind: draw_html(
        tree.blocks, style_of(templates.house), templates.house.title
    ),
    Form.WORD: lambda tree, templates, view, kind: draw_word(
        tree.blocks, word_template(templates.house, kind), templates.word, view, templates.house.title
    ),
}


def compose(  # noqa: PLR0913 -- of what, how, for whom, in which format: all but the first have a default
    meeting: Meeting,
    council: Council,
    house: House,
    edition: Edition = Edition.PUBLIC,
    form: Form = Form.TEXT,
    *,
    kind: str = MINUTES,
) -> Document:
    """Return a document of a meeting in a house style; `kind` is the template's name.

    A house without a template of its own is written with the plain one.

    Raises:
        WrongTemplate: the template cannot be rendered; names file and line.
    """
    edited = edit(meeting, council, house, edition)
    return evolve(draw(View(edited, house), kind, form), slips=edited.slips)


def draw(view: View, kind: str, form: Form) -> Document:
    """Return the document that a template makes of a view.

    Raises:
        WrongTemplate: the template cannot be rendered; names file and line.
    """
    templates = templates_of(view.house)
    tree = templates.render(kind, view)
    return Document(_DRAWERS[form](tree, templates, view, kind), tuple(view.lacks))


def faults_of(house: House) -> Iterator[WrongTemplate]:
    """Yield what is wrong in the sources of a house's templates and in its style sheet, before any is written."""
    templates = templates_of(house)
    for path in sorted(house.folder.glob("*.j2")) if house.folder else ():
        yield from templates.faults(path)
    try:
        style_of(house)
    except WrongTemplate as wrong:
        yield wrong


def style_of(house: House) -> str:
    """Return the style sheet of a house, with the plain one where it takes that in; else the plain one.

    Raises:
        WrongTemplate: it cannot be read, or would end before its end.
    """
    folders = house_templates(house)
    style = _sheet(next(found for folder in folders if (found := folder / STYLE).is_file()))
    if style.startswith(TAKES_IN):
        return _sheet(folders[-1] / STYLE).rstrip("\n") + style.removeprefix(TAKES_IN)
    return style


def _sheet(place: Path) -> str:
    try:
        style = place.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongTemplate(place, str(error)) from error
    if "</style" in style.lower():
        raise WrongTemplate(place, "</style")
    return style
