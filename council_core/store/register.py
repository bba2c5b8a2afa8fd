"""The register: councils and meetings as exchange documents, with every save that made them."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from council_core import errors, model
from council_core.store.documents import dump_changes, load, load_changes
from council_core.store.file import close, default_path, explained, open_database, writing
from council_core.store.saves import Author, MeetingLine, Save, Stored, standing_save, standing_undo

if TYPE_CHECKING:  # a list of meetings is shown before any of these is needed
    from council_core.changes import Change
    from council_core.codec import Pen
    from council_core.model import Council, Meeting

__all__ = ["Register"]

T = TypeVar("T", "Council", "Meeting")

_COUNCIL_IDS: Final = "SELECT id FROM council ORDER BY id"
_MEETING_IDS: Final = "SELECT id FROM meeting ORDER BY id"


class Register:
    """The register of a secretariat: one SQLite file.

    Use it as a context manager, or `close` it. Every save is one transaction; what is refused leaves the
    file as it was.
    """

    def __init__(self, database: sqlite3.Connection, path: Path) -> None:
        self._database = database
        self.path = path
        self._pen: Pen | None = None
        self._last: dict[type, tuple[int, Stored[Any]]] = {}  # of each kind, with the file's version then

    @classmethod
    def open(cls, path: str | Path | None = None) -> Self:
        """Open a register, made anew where there is none.

        `path` is the file; `None` is `$COUNCIL_REGISTER`, else `register.db` in the user's data directory.

        Raises:
            Unreadable, Unwritable, NotARegister, TooNew, Full, Busy: nothing was changed.
        """
        place = Path(path) if path is not None else default_path()
        return cls(open_database(place), place)

    def close(self) -> None:
        """Close the file."""
        close(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def councils(self) -> tuple[Council, ...]:
        """Return all councils, by id."""
        rows = self._read("SELECT document, id FROM council ORDER BY id")
        return tuple(load(text, model.Council, name) for text, name in rows)

    def council_names(self) -> dict[str, str]:
        """Return the name of each council by its id, without opening the documents."""
        return dict(self._read("SELECT id, name FROM council ORDER BY id"))

    def meetings(self, council: str | None = None, fiscal_year: int | None = None) -> tuple[MeetingLine, ...]:
        """Return a line for each meeting, by council and date; `fiscal_year` is that of the meeting's day.

        A fiscal year runs from April to March; a meeting without a date is found by the year it states.
        """
        rows = self._read(
            "SELECT id, council, title, date, fiscal_year, number, number_in_year, stage FROM meeting"
            " WHERE council = ifnull(?1, council) AND (?2 IS NULL OR CASE WHEN date IS NULL"
            " THEN fiscal_year = ?2 ELSE date >= ?3 AND date < ?4 END)"
            " ORDER BY council, date, id",
            (council, fiscal_year, f"{fiscal_year}-04-01", f"{(fiscal_year or 0) + 1}-04-01"),
        )
        return tuple(
            MeetingLine(
                id=row[0],
                council=row[1],
                title=row[2],
                date=datetime.date.fromisoformat(row[3]) if row[3] else None,
                fiscal_year=row[4],
                number=row[5],
                number_in_year=row[6],
                stage=model.Stage(row[7]) if row[7] else None,
            )
            for row in rows
        )

    def promising(self, council: str | None = None, *, settled: bool = False) -> tuple[str, ...]:
        """Return the ids of meetings with follow-ups: with an open one, or `settled`, with any."""
        rows = self._read(
            "SELECT id FROM meeting WHERE council = ifnull(?1, council) AND EXISTS"
            " (SELECT 1 FROM json_each(document, '$.follow_ups') WHERE ?2 OR"
            " coalesce(json_extract(value, '$.done_on'), json_extract(value, '$.answered_in')) IS NULL)"
            " ORDER BY date DESC, id",
            (council, settled),
        )
        return tuple(name for (name,) in rows)

    def texts(self, kind: type[Council | Meeting]) -> Iterator[tuple[str, str]]:
        """Yield the id and the text of each document of a kind, the latest meeting first, one by one."""
        order = "id" if kind is model.Council else "date DESC, id"
        table = _table(kind)
        with explained(self.path):
            yield from self._database.execute(f"SELECT id, document FROM {table} ORDER BY {order}")  # noqa: S608

    def council(self, council_id: str) -> Stored[Council]:
        """Return a council by its id, or any unambiguous beginning of it.

        Raises:
            Unknown, AmbiguousName: no council, or several, fit.
        """
        return self._named(council_id, model.Council, _COUNCIL_IDS)

    def meeting(self, meeting_id: str) -> Stored[Meeting]:
        """Return a meeting by its id, or any unambiguous beginning of it.

        Raises:
            Unknown, AmbiguousName: no meeting, or several, fit.
        """
        return self._named(meeting_id, model.Meeting, _MEETING_IDS)

    def save(self, value: T, *, base: int | None = None, by: Author | None = None) -> Stored[T]:
        """Save a council or a meeting that was made from revision `base` (`None`: it is new).

        Where others have saved since, the changes made from `base` are made on the newest revision.
        A value that changes nothing is not saved again.

        Raises:
            Conflict: others changed the same; carries both values, and nothing was stored.
            RecordKept: it changes a record that is confirmed or published; nothing was stored.
            AlreadyThere: it was to be new, and there is one of this id; nothing was stored.
            Unwritable, Full, Busy: nothing was stored.
        """
        with writing(self._database, self.path):
            return self._save(value, base, by or Author(), None)

    def adopt(self, values: Iterable[Council | Meeting], *, by: Author | None = None) -> None:
        """Save documents that came from elsewhere as the newest of their ids, in one transaction.

        Raises:
            RecordKept, Unwritable, Full, Busy: none of them was stored.
        """
        with writing(self._database, self.path):
            for value in values:
                kind: Any = type(value)
                found = self._find(value.id, kind)
                self._save(value, found.revision if found else None, by or Author(), None)

    def save_all(
        self, values: Iterable[tuple[Council | Meeting, int | None]], *, by: Author | None = None
    ) -> None:
        """Save documents, each made from its base revision (`None`: it is new), in one transaction.

        Raises:
            Conflict, AlreadyThere, RecordKept, Unwritable, Full, Busy: none of them was stored.
        """
        with writing(self._database, self.path):
            for value, base in values:
                self._save(value, base, by or Author(), None)

    def history(self, meeting_id: str) -> tuple[Save, ...]:
        """Return every save of a document, the oldest first."""
        kind = self._kind_of(meeting_id)
        rows = self._read(
            "SELECT document, revision, at, by_whom, tool, changes, undoes FROM save"
            " WHERE document = ? ORDER BY revision",
            (meeting_id,),
        )
        return tuple(
            Save(
                document=row[0],
                revision=row[1],
                at=datetime.datetime.fromisoformat(row[2]),
                by=Author(row[3], row[4]),
                changes=load_changes(row[5], kind, row[0]),
                undoes=row[6],
            )
            for row in rows
        )

    def at_revision(self, document_id: str, revision: int) -> Council | Meeting:
        """Return a document as it stood at an earlier revision.

        Raises:
            Unknown: there is no such document, or no such revision of it.
        """
        from council_core.changes import apply, reverse

        stored: Any = self._stored(document_id, self._kind_of(document_id))
        if not 1 <= revision <= stored.revision:
            raise errors.Unknown(f"{document_id} ({revision})")
        value = stored.value
        for save in reversed(self.history(document_id)[revision:]):
            value = apply(reverse(save.changes), value)
        return value  # type: ignore[no-any-return]

    def undo(self, meeting_id: str, times: int = 1, *, by: Author | None = None) -> tuple[Change, ...]:
        """Take back the last saves of a document that stand, and return the changes made by that.

        An undo is a save of its own, so the history keeps both. The first save is never taken back.

        Raises:
            NothingToUndo: fewer saves than that stand; nothing was taken back.
            Conflict: later saves rest on what would be taken back; nothing was taken back.
        """
        from council_core.changes import diff

        with writing(self._database, self.path):
            before = self._stored(meeting_id, self._kind_of(meeting_id))
            for _time in range(times):
                standing = standing_save(self.history(meeting_id))
                if standing is None:
                    raise errors.NothingToUndo(meeting_id)
                self._take_back(meeting_id, standing, by or Author())
            after = self._stored(meeting_id, self._kind_of(meeting_id))
        return diff(before.value, after.value)

    def redo(self, meeting_id: str, *, by: Author | None = None) -> tuple[Change, ...]:
        """Make again what the last undo took back, where nothing else was saved since.

        Raises:
            NothingToRedo: the last save that stands is no undo.
        """
        with writing(self._database, self.path):
            last = standing_undo(self.history(meeting_id))
            if last is None:
                raise errors.NothingToRedo(meeting_id)
            return self._take_back(meeting_id, last, by or Author())

    def _take_back(self, document_id: str, save: Save, by: Author) -> tuple[Change, ...]:
        from council_core.changes import apply, reverse

        stored = self._stored(document_id, self._kind_of(document_id))
        back = reverse(save.changes)
        self._save(apply(back, stored.value), stored.revision, by, save.revision)
        return back

    def _save(self, value: Any, base: int | None, by: Author, undoes: int | None) -> Stored[Any]:
        from council_core.changes import apply, diff
        from council_core.store.seal import refuse_touching

        kind = type(value)
        stored = self._find(value.id, kind)
        if stored is None:
            other: Any = model.Council if kind is model.Meeting else model.Meeting
            if self._find(value.id, other):
                raise errors.AlreadyThere(value.id)  # histories go by ids
            changes: tuple[Change, ...] = ()
            revision = 1
        elif base is None:
            raise errors.AlreadyThere(value.id)
        else:
            newest = stored.value
            if base != stored.revision:  # others have saved since
                value = apply(diff(self.at_revision(newest.id, base), value), newest)
            changes = diff(newest, value)
            if not changes:
                return stored
            if undoes is None:
                refuse_touching(newest, changes)
            revision = stored.revision + 1
        self._write(value, revision)
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        self._database.execute(
            "INSERT INTO save VALUES (?, ?, ?, ?, ?, ?, ?)",
            (value.id, revision, now, by.name, by.tool, dump_changes(changes), undoes),
        )
        return Stored(value, revision)

    def _write(self, value: Council | Meeting, revision: int) -> None:
        from council_core.codec import Pen

        self._pen = self._pen or Pen()
        text = self._pen.write(value)
        self._last[type(value)] = self._version(), Stored(value, revision)
        if isinstance(value, model.Council):
            self._database.execute(
                "REPLACE INTO council VALUES (?, ?, ?, ?, ?)",
                (value.id, value.name, value.municipality, revision, text),
            )
            return
        date = value.date.isoformat() if value.date else None
        listed = (value.title, date, value.fiscal_year, value.number, value.number_in_year, value.stage)
        self._database.execute(
            "REPLACE INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (value.id, value.council, *listed, revision, text),
        )

    def _read(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with explained(self.path):
            return self._database.execute(query, values).fetchall()

    def _stored(self, document_id: str, kind: type[T]) -> Stored[T]:
        if found := self._find(document_id, kind):
            return found
        raise errors.Unknown(document_id)

    def _find(self, document_id: str, kind: type[T]) -> Stored[T] | None:
        """Return a document as it stands; what was read or written last, and stands, is not read again."""
        version = self._version()  # before the document: one that changes meanwhile is read again next time
        query = f"SELECT {{}} FROM {_table(kind)} WHERE id = ?"  # noqa: S608
        known, last = self._last.get(kind, (None, None))
        if known == version and last and last.value.id == document_id:
            rows = self._read(query.format("revision"), (document_id,))
            if rows and rows[0][0] == last.revision:
                return last
        rows = self._read(query.format("document, revision"), (document_id,))
        if not rows:
            return None
        found = Stored(load(rows[0][0], kind, document_id), rows[0][1])
        self._last[kind] = version, found
        return found

    def _version(self) -> int:
        """Return a number that changes when another connection changes the file."""
        return int(self._read("PRAGMA data_version")[0][0])

    def _kind_of(self, document_id: str) -> type[Any]:
        if self._read("SELECT 1 FROM meeting WHERE id = ?", (document_id,)):
            return model.Meeting
        if self._read("SELECT 1 FROM council WHERE id = ?", (document_id,)):
            return model.Council
        raise errors.Unknown(document_id)

    def _named(self, beginning: str, kind: type[T], ids_by: str) -> Stored[T]:
        if found := self._find(beginning, kind):  # a whole id, which is what programs ask by
            return found
        ids: list[str] = [name for (name,) in self._read(ids_by)]
        fitting = tuple(name for name in ids if name.startswith(beginning))
        if len(fitting) == 1:
            return self._stored(fitting[0], kind)
        raise errors.AmbiguousName(beginning, fitting) if fitting else errors.Unknown(beginning, tuple(ids))


def _table(kind: type[Any]) -> str:
    return "council" if kind is model.Council else "meeting"
