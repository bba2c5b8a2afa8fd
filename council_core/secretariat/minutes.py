"""Issue the documents of a meeting."""

from pathlib import Path

from council_core.exchange import write_document
from council_core.house import House, house_names, load_house
from council_core.minutes.writer import Edition, Form, compose
from council_core.secretariat.desk import Opened

__all__ = ["issue_minutes", "write_minutes"]


def issue_minutes(
    opened: Opened, house: str | None = None, edition: str = Edition.PUBLIC, form: str = Form.TEXT
) -> str:
    """Return the minutes of a meeting, in the house named, else the council's own, else the plain one.

    Raises:
        HouseMissing, Unreadable, WrongDocument: the house is missing or wrong.
        WrongTemplate: a template of it cannot be rendered.
    """
    return compose(opened.meeting, opened.council, _house(opened, house), Edition(edition), Form(form))


def write_minutes(place: Path, text: str, *, force: bool = False) -> Path:
    """Write minutes to a file, whole or not at all; one that is there is written over only by `force`.

    Raises:
        Unwritable: what stood there stands unchanged.
    """
    write_document(place, text, over=force)
    return place


def _house(opened: Opened, name: str | None) -> House:
    own = opened.council.house
    # A council may name a house that is still to be made: its minutes are the plain ones until then.
    return load_house(name or (own if own in house_names() else None))
