"""A throw-away copy of the sample register."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from council_core import __version__
from council_core.shipped import shipped
from council_core.store import Author, Register

__all__ = ["sample_register"]


@contextmanager
def sample_register() -> Iterator[Path]:
    """Hand out the path of a fresh copy of the sample register; it is gone afterwards.

    The register is made from the shipped documents once and kept in the user's cache, so that the next
    demonstration opens at once; where nothing can be cached, it is made anew.
    """
    with tempfile.TemporaryDirectory(prefix="council-demo-", ignore_cleanup_errors=True) as folder:
        path = Path(folder, "register.db")
        cached = _cache()
        if not (cached and _copied(cached, path)):
            _make(path)
            if cached:
                _keep(path, cached)
        yield path


def _make(path: Path) -> None:
    from council_core.exchange import read_documents

    with Register.open(path) as register:
        register.adopt(read_documents(shipped("sample")), by=Author(tool="demo"))


def _cache() -> Path | None:
    """Return where the register made of exactly these documents is kept."""
    import platformdirs

    stamp = hashlib.sha256(__version__.encode())
    for place in sorted(shipped("sample").rglob("*.toml")):
        status = place.stat()
        stamp.update(f"{place}|{status.st_size}|{status.st_mtime_ns}\n".encode())
    folder = platformdirs.user_cache_path("council", appauthor=False)
    return folder / f"sample-{stamp.hexdigest()[:16]}.db"


def _copied(cached: Path, path: Path) -> bool:
    try:
        shutil.copyfile(cached, path)
    except OSError:
        return False
    path.chmod(0o600)
    return True


def _keep(path: Path, cached: Path) -> None:
    unfinished = cached.with_name(f"{cached.name}.{os.getpid()}")
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        for old in cached.parent.glob("sample-*.db"):
            old.unlink()
        shutil.copyfile(path, unfinished)
        unfinished.replace(cached)
    except OSError:
        unfinished.unlink(missing_ok=True)
