"""What is being typed, kept on disk while it is typed: a line that is cut takes no word with it.

A thread of its own writes, so that a terminal which no longer reads cannot stop it. Each text is a file
until it is stored or given up.
"""

import contextlib
import os
import threading
from pathlib import Path
from typing import Any, Final

from attrs import asdict, frozen

__all__ = ["Draft", "Drafts", "keep_fault"]

_PAUSE: Final = 0.3  # s without a further letter


@frozen
class Draft:
    """A text that was being typed: in which register and document, at which path, and what the field is called."""

    register: str
    document: str
    path: str
    label: str
    text: str

    @property
    def name(self) -> str:
        """What tells it from all other places to type in."""
        import hashlib

        return hashlib.sha256(f"{self.register}\n{self.document}\n{self.path}".encode()).hexdigest()[:24]


def _state() -> Path:
    """Return the folder for what the program keeps of its own running, for one user."""
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "council"


def keep_fault(error: BaseException | None) -> Path:
    """Write what is known of a fault of the program into a file that its user alone can read, and return its path."""
    import traceback

    path = _state() / "fault.txt"
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            file.writelines(traceback.format_exception(error) if error else ())
    return path


class Drafts:
    """The texts being typed by one user, in a folder of theirs."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or _state() / "drafts"
        self._waiting: dict[str, Draft | None] = {}
        self._lock = threading.Condition()
        self._thread: threading.Thread | None = None

    def note(self, draft: Draft) -> None:
        """Keep a text as it stands; it is on disk a moment later."""
        self._later(draft.name, draft)

    def done(self, draft: Draft) -> None:
        """Forget a text: it was stored, or given up."""
        self._later(draft.name, None)

    def flush(self) -> None:
        """Write what is waiting, now."""
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        for name, draft in waiting.items():
            self._write(name, draft)

    def of(self, register: str) -> list[Draft]:
        """Return the texts that were left in a register, the oldest first."""
        self.flush()
        found = []
        with contextlib.suppress(OSError):
            for path in sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime):
                with contextlib.suppress(OSError, ValueError, TypeError):
                    import json

                    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
                    found.append(Draft(**data))
        return [draft for draft in found if draft.register == register]

    def find(self, wanted: Draft) -> Draft | None:
        """Return what was left at a place, if anything was."""
        return next((draft for draft in self.of(wanted.register) if draft.name == wanted.name), None)

    def _later(self, name: str, draft: Draft | None) -> None:
        with self._lock:
            self._waiting[name] = draft
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
            self._lock.notify()

    def _run(self) -> None:
        while True:
            with self._lock:
                while not self._waiting:
                    self._lock.wait()
                while self._lock.wait(_PAUSE):  # somebody is still typing
                    pass
            self.flush()

    def _write(self, name: str, draft: Draft | None) -> None:
        path = self._folder / f"{name}.json"
        # A full disk must not stop the typing: what is stored at last is told of by the register itself.
        with contextlib.suppress(OSError):
            if draft is None:
                path.unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            import json

            new = path.with_suffix(".new")
            with new.open("w", encoding="utf-8", errors="surrogatepass") as file:
                json.dump(asdict(draft), file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
