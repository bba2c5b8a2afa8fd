"""Take documents over into the register, and give them out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from council_core.changes import apply, describe, diff
from council_core.codec import to_json, to_toml
from council_core.errors import (
    AlreadyThere,
    Clash,
    Conflict,
    NotAWorkbook,
    Problem,
    Unknown,
    WrongDocument,
)
from council_core.exchange import read_documents, write_document, write_folder
from council_core.language import _
from council_core.model import Council, Meeting
from council_core.store import Author, Register

if TYPE_CHECKING:
    from council_core.tables.book_opened import Book

__all__ = ["Transfer", "as_json", "compare_documents", "export", "take_over"]

_BOOKS: Final = {".xlsx", ".xlsm", ".xls", ".ods"}


@frozen
class Transfer:
    """Documents to be taken over: those that are new, and what changes in those that are there.

    `bases` are the revisions that documents were made from, where they say so: of a workbook. `notes` are
    remarks on what was read.
    """

    documents: tuple[Council | Meeting, ...]
    new: tuple[Council | Meeting, ...]
    changed: dict[str, tuple[str, ...]]
    bases: Mapping[str, int] | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def anything(self) -> bool:
        """Whether taking them over would change the register."""
        return bool(self.new or self.changed)


def compare_documents(register: Register, path: Path) -> Transfer:
    """Read the documents of a file or folder and compare them with the register; nothing is stored.

    A workbook that was exported is compared with the revisions that it was made of; what others have
    changed since stays.

    Raises:
        Unreadable, NotAWorkbook, WrongDocument: nothing was taken.
        Conflict: others have changed what a workbook changes.
        AlreadyThere: a workbook's new document has the id of one that is in the register.
    """
    if path.suffix.lower() in _BOOKS and not path.is_dir():
        return _compare_book(register, path)
    documents = read_documents(path)
    new, changed = [], {}
    for document in documents:
        here = _here(register, document)
        if here is None:
            new.append(document)
        elif told := _told(here, document):
            changed[document.id] = told
    return Transfer(documents, tuple(new), changed)


def take_over(register: Register, transfer: Transfer, by: Author) -> None:
    """Store the documents, all or none.

    Raises:
        Conflict, AlreadyThere, RecordKept, Unwritable, Full, Busy: none of them was stored.
    """
    if transfer.bases is None:
        register.adopt(transfer.documents, by=by)
        return
    register.save_all(((value, transfer.bases.get(value.id)) for value in transfer.documents), by=by)


def export(
    register: Register, path: Path, *, council: str | None = None, force: bool = False
) -> tuple[Path, ...]:
    """Write the register, or one council of it, as a tree of exchange TOML, and return the files written.

    A path that ends in `.toml` is one document: the council or meeting that the file is named after. One
    that ends in `.xlsx` is a workbook that can be edited and taken over again. Either file is written over
    one that is there only by `force`.

    Raises:
        Unknown, AmbiguousName: there is no document of the file's name, or no such council.
        Unwritable: a file could not be written; those before it stand.
    """
    if path.suffix == ".toml":
        write_document(path, to_toml(_named(register, path.stem)), over=force)
        return (path,)
    only = register.council(council).value.id if council else None
    if path.suffix.lower() == ".xlsx":
        from council_core.tables.book import compose_book

        councils = [register.council(name) for name in register.council_names() if only in {None, name}]
        stored = [register.meeting(line.id) for line in register.meetings(only)]
        pairs = [(it.value, it.revision) for it in councils], [(it.value, it.revision) for it in stored]
        write_document(path, compose_book([*pairs[0], *pairs[1]]), over=force)
        return (path,)
    meetings = (register.meeting(line.id).value for line in register.meetings(only))
    return write_folder(path, (*(it for it in register.councils() if only in {None, it.id}), *meetings))


def _compare_book(register: Register, path: Path) -> Transfer:
    from council_core.tables.book_opened import open_book
    from council_core.tables.edited import edit

    try:
        book = open_book(path)
    except NotAWorkbook as error:
        if not _is_text(path):
            raise
        raise NotAWorkbook(path, _("neither a workbook nor TOML or JSON")) from error
    bases = _bases(register, book)
    edits = edit(book, bases, register.council_names())
    documents, new, changed = [], [], {}
    clashes: list[Clash] = []
    for document in edits.documents:
        here = _here(register, document)
        if document.id not in bases:
            if here is not None and here != document:
                raise AlreadyThere(document.id)
            new += [document] if here is None else []
            documents += new[-1:] if here is None else []
            continue
        try:
            merged = apply(diff(bases[document.id], document), here)
        except Conflict as conflict:
            clashes += (
                Clash((document.id, *each.path), each.expected, each.found, each.wanted)
                for each in conflict.clashes
            )
            continue
        if here is not None and merged is not None and (told := _told(here, merged)):
            documents.append(document)
            changed[document.id] = told
    if clashes:
        raise Conflict(path.name, tuple(clashes))
    revisions = {name: source.revision for name, source in book.sources.items()}
    return Transfer(tuple(documents), tuple(new), changed, revisions, edits.notes)


def _is_text(path: Path) -> bool:
    try:
        return "\0" not in path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def _bases(register: Register, book: "Book") -> dict[str, Council | Meeting]:
    """Return the documents that a workbook was made of, as they stood then."""
    from council_core.tables.book import digest

    found, foreign = {}, []
    for name, source in book.sources.items():
        try:
            value = register.at_revision(name, source.revision)
        except Unknown:
            foreign.append(name)
            continue
        if digest(value) != source.digest:
            foreign.append(name)
        found[name] = value
    if foreign:
        expected = _("a document of this register as it was exported; export the workbook from it")
        raise WrongDocument(str(book.path), tuple(Problem("$", name, expected) for name in foreign))
    return found


def _told(here: Council | Meeting, there: Council | Meeting) -> tuple[str, ...]:
    return tuple(describe(change, here, there) for change in diff(here, there))


def _named(register: Register, name: str) -> Council | Meeting:
    if name in register.council_names():
        return register.council(name).value
    return register.meeting(name).value


def _here(register: Register, document: Council | Meeting) -> Council | Meeting | None:
    try:
        found: Council | Meeting
        if isinstance(document, Council):
            found = register.council(document.id).value
        else:
            found = register.meeting(document.id).value
    except Unknown:
        return None
    return found if found.id == document.id else None


def as_json(document: Council | Meeting) -> str:
    """Return a document as exchange JSON on one line."""
    return to_json(document)
