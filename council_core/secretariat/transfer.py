"""Take documents over into the register, and give them out."""

from pathlib import Path

from attrs import frozen

from council_core.changes import describe, diff
from council_core.codec import to_json, to_toml
from council_core.errors import Unknown
from council_core.exchange import read_documents, write_document, write_folder
from council_core.model import Council, Meeting
from council_core.store import Author, Register

__all__ = ["Transfer", "as_json", "compare_documents", "export", "take_over"]


@frozen
class Transfer:
    """Documents to be taken over: those that are new, and what changes in those that are there."""

    documents: tuple[Council | Meeting, ...]
    new: tuple[Council | Meeting, ...]
    changed: dict[str, tuple[str, ...]]

    @property
    def anything(self) -> bool:
        """Whether taking them over would change the register."""
        return bool(self.new or self.changed)


def compare_documents(register: Register, path: Path) -> Transfer:
    """Read the documents of a file or folder and compare them with the register; nothing is stored.

    Raises:
        Unreadable, WrongDocument: nothing was taken.
    """
    documents = read_documents(path)
    new, changed = [], {}
    for document in documents:
        here = _here(register, document)
        if here is None:
            new.append(document)
        elif changes := diff(here, document):
            changed[document.id] = tuple(describe(change, here, document) for change in changes)
    return Transfer(documents, tuple(new), changed)


def take_over(register: Register, transfer: Transfer, by: Author) -> None:
    """Store the documents, all or none.

    Raises:
        Unwritable, Full, Busy: none of them was stored.
    """
    register.adopt(transfer.documents, by=by)


def export(register: Register, path: Path) -> tuple[Path, ...]:
    """Write the register as a tree of exchange TOML, and return the files written.

    A path that ends in `.toml` is one document: the council or meeting that the file is named after.

    Raises:
        Unknown: there is no document of the file's name.
        Unwritable: a file could not be written; those before it stand.
    """
    if path.suffix == ".toml":
        write_document(path, to_toml(_named(register, path.stem)))
        return (path,)
    meetings = (register.meeting(line.id).value for line in register.meetings())
    return write_folder(path, (*register.councils(), *meetings))


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
