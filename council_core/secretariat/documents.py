"""Issue the documents of a meeting beside its minutes."""

import os
from collections.abc import Iterable
from pathlib import Path

from council_core.errors import Unwritable
from council_core.exchange import write_document
from council_core.language import _
from council_core.minutes.writer import Edition, Form, Issued, Kind, compose_documents
from council_core.model import Meeting
from council_core.secretariat.desk import Opened, council_house
from council_core.store import Register

__all__ = ["issue_documents", "write_documents"]


def issue_documents(  # noqa: PLR0913 -- of what, how, for whom, on what: all but the first have a default
    register: Register,
    opened: Opened,
    kind: str,
    *,
    house: str | None = None,
    edition: str | None = None,
    form: str = Form.TEXT,
    to: str | None = None,
    item: str | None = None,
) -> tuple[Issued, ...]:
    """Return the documents of a kind that come of a meeting: one, or one for each member or each consultation.

    `to` is one member, by an id or the name; `item` one item's id; without an edition it is the one that the
    kind is usually for.

    Raises:
        HouseMissing, Unreadable, WrongDocument: the house is missing or wrong.
        WrongTemplate: a template of it cannot be rendered.
        NothingToWrite: the document would say nothing.
        Unknown: there is no such member, or no such item.
    """
    wanted = Kind(kind)
    return compose_documents(
        wanted,
        opened.meeting,
        opened.council,
        council_house(opened.council, house),
        Edition(edition) if edition else None,
        form=Form(form),
        to=to,
        item=item,
        others=_others(register, opened.meeting) if wanted is Kind.ADVICE else (),
    )


def write_documents(
    place: Path, issued: tuple[Issued, ...], form: str, *, force: bool = False
) -> tuple[Path, ...]:
    """Write documents, each whole or not at all, and return where.

    One goes into the file; several, or one where there is a folder of that name, into the folder, each under
    a name of its own. A file that is there is written over only by `force`; where there is one, none is written.

    Raises:
        Unwritable: what stood there stands unchanged.
    """
    folder = len(issued) > 1 or place.is_dir()
    places = [place / f"{one.name}.{Form(form)}" if folder else place for one in issued]
    for there in places:
        if not force and os.path.lexists(there):
            raise Unwritable(there, _("it is there already; --force writes over it"))
    for there, one in zip(places, issued, strict=True):
        write_document(there, one.document.content, over=force)
    return tuple(places)


def _others(register: Register, meeting: Meeting) -> Iterable[Meeting]:
    """Yield the council's meetings until this one."""
    for line in register.meetings(meeting.council):
        if line.id != meeting.id and line.date and meeting.date and line.date <= meeting.date:
            yield register.meeting(line.id).value
