"""Issue the documents of a meeting."""

from pathlib import Path

from council_core.changes import place_of
from council_core.exchange import write_document
from council_core.language import _
from council_core.minutes.writer import Document, Edition, Form, compose
from council_core.model import Meeting, key_word
from council_core.secretariat.desk import Opened, council_house

__all__ = ["doubts_about", "issue_minutes", "write_minutes"]


def issue_minutes(
    opened: Opened, house: str | None = None, edition: str = Edition.PUBLIC, form: str = Form.TEXT
) -> Document:
    """Return the minutes of a meeting, in the house named, else the council's own, else the plain one.

    Raises:
        HouseMissing, Unreadable, WrongDocument: the house is missing or wrong.
        WrongTemplate: a template of it cannot be rendered.
    """
    return compose(
        opened.meeting, opened.council, council_house(opened.council, house), Edition(edition), Form(form)
    )


def doubts_about(*documents: Document, of: Meeting | None = None) -> tuple[str, ...]:
    """Return a sentence for each thing that the clerk should see before documents go out, each of them once.

    Places are keys of the exchange format; where the meeting that the documents are `of` is given, they are
    words, and what is missing is one sentence.
    """
    lacks = dict.fromkeys(where for document in documents for where in document.lacks)
    if of is None:
        told = [
            _("missing: {where}; 〔　〕 stands in its place").format(where=_place(where)) for where in lacks
        ]
    else:
        names = _(", ").join(dict.fromkeys(_name(where) for where in lacks))
        told = [_("not stated, 〔　〕 stands in its place: {names}").format(names=names)] if lacks else []
    told += [
        _(
            "{where}: {name} is named in this text, whom this edition does not name; look whether it may stand"
        ).format(where=place_of(tuple(slip.where.split("/")), of) if of else slip.where, name=slip.name)
        for document in documents
        for slip in document.slips
    ]
    return tuple(dict.fromkeys(told))


def _name(where: str) -> str:
    """Return the word for what is missing at a place: the number of a notice counts no meeting."""
    above, _dot, key = where.rpartition(".")
    if above.endswith("notice") and key in {"number", "date"}:
        return _("document number") if key == "number" else _("date of the notice")
    return where if above.startswith("house") else key_word(key)


def _place(where: str) -> str:
    """Return where a fact stands, by the keys of the exchange format, and its word; a meeting's may go without."""
    if where.startswith("house."):
        return where
    return f"{where if '.' in where else f'meeting.{where}'} ({key_word(where.rpartition('.')[2])})"


def write_minutes(place: Path, document: Document, *, force: bool = False) -> Path:
    """Write minutes to a file, whole or not at all; one that is there is written over only by `force`.

    Raises:
        Unwritable: what stood there stands unchanged.
    """
    write_document(place, document.content, over=force)
    return place
