"""The steps that make a register what it is today: named functions, one transaction each."""

import datetime
import sqlite3
from collections.abc import Callable
from typing import Final

__all__ = ["APPLICATION_ID", "MIGRATIONS", "migrate"]

APPLICATION_ID: Final = 0x436F756E  # "Coun": tells file(1), and us, whose file it is


def councils_meetings_and_their_saves(database: sqlite3.Connection) -> None:
    """Keep each document whole, what lists show beside it, and every save with its changes."""
    database.execute(
        "CREATE TABLE council (id TEXT PRIMARY KEY, name TEXT NOT NULL, municipality TEXT,"
        " revision INTEGER NOT NULL, document TEXT NOT NULL) WITHOUT ROWID"
    )
    database.execute(
        "CREATE TABLE meeting (id TEXT PRIMARY KEY, council TEXT NOT NULL, title TEXT NOT NULL, date TEXT,"
        " fiscal_year INTEGER, number INTEGER, number_in_year INTEGER, stage TEXT,"
        " revision INTEGER NOT NULL, document TEXT NOT NULL)"
    )
    database.execute("CREATE INDEX meeting_by_day ON meeting (council, date)")
    database.execute(
        "CREATE TABLE save (document TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL,"
        " by_whom TEXT NOT NULL, tool TEXT NOT NULL, changes TEXT NOT NULL, undoes INTEGER,"
        " PRIMARY KEY (document, revision)) WITHOUT ROWID"
    )


MIGRATIONS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (councils_meetings_and_their_saves,)


def migrate(database: sqlite3.Connection) -> tuple[str, ...]:
    """Take the steps that are missing; return the names of steps that this version does not know.

    Where there are unknown ones the register is of a newer version, and nothing is done to it.
    """
    names = {step.__name__ for step in MIGRATIONS}
    done = _done(database)
    if unknown := tuple(name for name in done if name not in names):
        return unknown
    for step in MIGRATIONS:
        if step.__name__ not in done:
            _take(step, database)
    return ()


def _take(step: Callable[[sqlite3.Connection], None], database: sqlite3.Connection) -> None:
    database.execute("BEGIN IMMEDIATE")
    try:
        if step.__name__ not in _done(database):  # another process may have been quicker
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL)")
            step(database)
            now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            database.execute("INSERT INTO migration VALUES (?, ?)", (step.__name__, now))
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # a full disk has ended it already
            database.execute("ROLLBACK")
        raise


def _done(database: sqlite3.Connection) -> list[str]:
    there = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone()
    return (
        [name for (name,) in database.execute("SELECT name FROM migration ORDER BY rowid")] if there else []
    )
