"""Write a document of a meeting to a file, from its screen: which, for whom, in what form, where."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from council_core import secretariat
from council_core.language import _, pgettext
from council_tui.screens.opened import MeetingPage

__all__ = ["export"]

_FORMS: Final = ("docx", "html", "txt", "md")
_EDITIONS: Final = {"public", "internal"}
_KINDS: Final[dict[str, Callable[[], str]]] = {
    "public": lambda: _("minutes, for the public"),
    "internal": lambda: _("minutes, the whole of them"),
    "agenda": lambda: pgettext("document", "agenda"),
    "notice": lambda: pgettext("document", "notice"),
    "announcement": lambda: pgettext("document", "announcement"),
    "attendees": lambda: pgettext("document", "attendees"),
    "materials": lambda: pgettext("document", "materials"),
    "script": lambda: pgettext("document", "script"),
    "summary": lambda: pgettext("document", "summary"),
    "advice": lambda: pgettext("document", "advice"),
}


def export(page: MeetingPage) -> None:
    """Have a document chosen, its form and its place, and write it; a file that is there is asked about."""
    page.choose(
        _("which document"),
        [(kind, name()) for kind, name in _KINDS.items()],
        lambda kind: _ask_form(page, kind),
    )


def _ask_form(page: MeetingPage, kind: str) -> None:
    names = {"docx": "Word", "html": "HTML", "txt": _("text"), "md": "Markdown"}
    page.choose(
        _("in what form"),
        [(form, f"{names[form]}  .{form}") for form in _FORMS],
        lambda form: _ask_place(page, kind, form),
    )


def _ask_place(page: MeetingPage, kind: str, form: str) -> None:
    name = page.opened.meeting.id + ("" if kind == "public" else f"-{kind}")
    page.ask(_("file"), f"{name}.{form}", lambda text: _write(page, kind, form, text))


def _write(page: MeetingPage, kind: str, form: str, text: str) -> None:
    place = Path(text.strip()).expanduser()
    if os.path.lexists(place) and not place.is_dir():
        question = _("{path} is there already: write over it").format(path=place)
        page.confirm(question, lambda: _written(page, kind, form, place, force=True), loses=True)
    else:
        _written(page, kind, form, place, force=False)


def _written(page: MeetingPage, kind: str, form: str, place: Path, *, force: bool) -> None:
    """Write, and tell where, and what the clerk should look at before it goes out."""
    if kind in _EDITIONS:
        minutes = secretariat.issue_minutes(page.opened, edition=kind, form=form)
        places: tuple[Path, ...] = (secretariat.write_minutes(place, minutes, force=force),)
        doubts = secretariat.doubts_about(minutes, of=page.opened.meeting)
    else:
        issued = secretariat.issue_documents(page.register, page.opened, kind, form=form)
        places = secretariat.write_documents(place, issued, form, force=force)
        doubts = secretariat.doubts_about(*(one.document for one in issued), of=page.opened.meeting)
    told = _("written: {places}").format(places=", ".join(str(path.absolute()) for path in places))
    page.tell("\n".join([told, *doubts]))
