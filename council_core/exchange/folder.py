"""A tree of exchange TOML: a folder for each council, `council.toml` and one file a meeting in it."""

import os
from collections.abc import Iterable
from pathlib import Path

from council_core.codec import from_json, from_toml, to_toml
from council_core.errors import Problem, Unreadable, Unwritable, WrongDocument, why
from council_core.language import _
from council_core.model import Council, Meeting

__all__ = ["read_documents", "write_document", "write_folder"]


def read_documents(path: Path) -> tuple[Council | Meeting, ...]:
    """Return the documents of a file, or of all `.toml` and `.json` files below a folder; councils first.

    Raises:
        Unreadable: a file cannot be read, or the folder holds none.
        WrongDocument: with the problems of all files; none is taken.
    """
    places = _places(path)
    problems: list[Problem] = []
    found: dict[str, tuple[Path, Council | Meeting]] = {}
    for place in places:
        try:
            document = _read(place)
        except WrongDocument as error:
            problems += [
                Problem(f"{place} {problem.place}", problem.wrong, problem.expected)
                for problem in error.problems
            ]
            continue
        if document.id in found:
            problems.append(
                Problem(
                    f"{place} $.id",
                    document.id,
                    _("an id that {path} has not").format(path=found[document.id][0]),
                )
            )
        found[document.id] = place, document
    if problems:
        raise WrongDocument(str(path), tuple(problems))
    documents = [document for _place, document in found.values()]
    return tuple(sorted(documents, key=lambda document: not isinstance(document, Council)))


def write_folder(path: Path, documents: Iterable[Council | Meeting]) -> tuple[Path, ...]:
    """Write documents into a folder, made where there is none, and return the files written.

    Raises:
        Unwritable: the folder or a file cannot be written.
    """
    written = []
    for document in documents:
        if isinstance(document, Council):
            place = path / document.id / "council.toml"
        else:
            # No id has a dot in it, so no meeting takes the council's file, whatever it is called.
            name = f"{document.id}.meeting" if document.id.lower() == "council" else document.id
            place = path / document.council / f"{name}.toml"
        write_document(place, to_toml(document))
        written.append(place)
    return tuple(written)


def write_document(place: Path, content: str | bytes, *, over: bool = True) -> None:
    """Write a file whole or not at all, with the folders above it; `over` one that is there.

    Raises:
        Unwritable: what stood there stands unchanged.
    """
    unfinished = place.with_name(f".{place.name[:100]}.{os.getpid()}")
    try:
        if not over:
            _check_new(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("xb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            if over:
                unfinished.replace(place)
            else:
                _put_new(unfinished, place)
        finally:
            unfinished.unlink(missing_ok=True)
    except FileExistsError as error:
        raise Unwritable(place, _("it is there already; --force writes over it")) from error
    except OSError as error:
        raise Unwritable(place, why(error)) from error


def _put_new(unfinished: Path, place: Path) -> None:
    """Give a file its name, unless another has it."""
    try:
        os.link(unfinished, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        _check_new(place)
        unfinished.replace(place)


def _check_new(place: Path) -> None:
    if os.path.lexists(place):
        raise FileExistsError


def _places(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            return [path]
    except OSError as error:
        raise Unreadable(path, why(error)) from error
    places = sorted(
        place for place in path.rglob("*") if place.suffix in {".toml", ".json"} and place.is_file()
    )
    if not places:
        raise Unreadable(path, _("no .toml or .json file in it"))
    return places


def _read(place: Path) -> Council | Meeting:
    try:
        with place.open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except UnicodeDecodeError as error:
        raise Unreadable(place, _("not UTF-8: {reason}").format(reason=error.reason)) from error
    except OSError as error:
        raise Unreadable(place, why(error)) from error
    return from_json(text, str(place)) if place.suffix == ".json" else from_toml(text, str(place))
