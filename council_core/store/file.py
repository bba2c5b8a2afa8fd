"""The register's file: where it is, how it is opened, and what SQLite's failures mean to a user."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from council_core import errors
from council_core.language import _
from council_core.store.migrations import APPLICATION_ID, migrate

__all__ = ["close", "default_path", "explained", "open_database", "writing"]

_WAIT: Final = 5.0  # seconds for another program to finish writing
_PAGE: Final = 16384  # bytes: a document of some hundred kilobytes is written at each key at the table


def default_path() -> Path:
    """Return `$COUNCIL_REGISTER`, else `register.db` in the user's data directory."""
    if path := os.environ.get("COUNCIL_REGISTER"):
        return Path(path)
    import platformdirs

    return platformdirs.user_data_path("council", appauthor=False) / "register.db"


def open_database(path: Path) -> sqlite3.Connection:
    """Open a register, made anew where there is none: readable by its owner alone, and up to date.

    Raises:
        Unreadable, Unwritable, NotARegister, TooNew, Full, Busy: the file is as it was.
    """
    # A link is followed and a name is made whole, so that SQLite takes neither (`:memory:`) in its own way.
    file = Path(os.path.realpath(path))
    if not _there(file, path):
        _make(file, path)
    return _connect(file, path)


def close(database: sqlite3.Connection) -> None:
    """Close a register; nothing stays beside its file."""
    _clear_up(database)
    database.close()


def _clear_up(database: sqlite3.Connection) -> None:
    with suppress(sqlite3.Error):  # another program may be at it: then that one clears up
        database.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def writing(database: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Do what stands inside in one transaction: wholly, or not at all."""
    with explained(path, writing=True):
        database.execute("PRAGMA journal_mode = PERSIST")  # not made anew at each key; `close` deletes it
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            _clear_up(database)  # where a disk is full, its room is wanted
            raise


@contextmanager
def explained(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn SQLite's failures into sentences for a user."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _explanation(error, path, writing=writing) from error


def _explanation(error: sqlite3.DatabaseError, path: Path, *, writing: bool) -> "errors.CouncilError":
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return errors.Full(path)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return errors.Busy(path)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM}:
        return errors.Unwritable(path, str(error))
    if code == sqlite3.SQLITE_CANTOPEN:  # while writing it is the journal beside the file
        return errors.Unwritable(path, str(error)) if writing else errors.Unreadable(path, str(error))
    return errors.NotARegister(path, str(error))


def _there(file: Path, path: Path) -> bool:
    """Tell whether there is a file, and one that may be read."""
    try:
        if file.is_dir():
            raise errors.NotARegister(path, _("a folder"))
        if not file.exists():
            return False
        if not os.access(file, os.R_OK):
            raise errors.Unreadable(path, _("no right to read"))
    except OSError as error:
        raise errors.Unreadable(path, errors.why(error)) from error
    return True


def _make(file: Path, path: Path) -> None:
    """Make a new register beside its place and put it there whole: nobody ever sees half of one."""
    unfinished = file.with_name(f".{file.name[:100]}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            _connect(unfinished, path).close()
            try:
                os.link(unfinished, file)
            except FileExistsError:  # another process was quicker: its register is as good
                return
            except OSError:  # a file system without links
                unfinished.rename(file)
        finally:
            unfinished.unlink(missing_ok=True)
            unfinished.with_name(f"{unfinished.name}-journal").unlink(missing_ok=True)
    except OSError as error:
        raise errors.Unwritable(path, errors.why(error)) from error


def _connect(file: Path, path: Path) -> sqlite3.Connection:
    with explained(path):
        database = sqlite3.connect(file, timeout=_WAIT, isolation_level=None)
        try:
            database.execute(f"PRAGMA page_size = {_PAGE}")  # heard where the file is still empty
            _check(database, file, path)
        except BaseException:
            database.close()
            raise
    return database


def _check(database: sqlite3.Connection, file: Path, path: Path) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (tables or application):
        raise errors.NotARegister(path, _("a database of another program"))
    pages, size = (database.execute(f"PRAGMA page_{it}").fetchone()[0] for it in ("count", "size"))
    if file.stat().st_size < pages * size:  # SQLite takes what is missing of a page for zeros
        raise errors.NotARegister(path, _("cut short"))
    if unknown := migrate(database):
        raise errors.TooNew(path, unknown)
