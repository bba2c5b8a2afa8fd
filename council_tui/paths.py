"""Names of files as they are typed: what fits, and how far it can be completed."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

__all__ = ["complete", "fitting"]

_MOST: Final = 500  # names that are looked through: a folder may hold any number


def fitting(text: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that begin as typed: files of some endings, and folders, which end in a slash.

    They are written as what was typed is: `~/li` yields `~/list.xlsx`. Hidden ones are offered only where
    a dot was typed.
    """
    folder, beginning = os.path.split(text)
    names = sorted(islice(_names(Path(folder or ".").expanduser(), endings), _MOST))
    hidden = beginning.startswith(".")
    return tuple(
        os.path.join(folder, name)  # noqa: PTH118 -- as typed: a Path would lose `./` and `~`
        for name in names
        if name.startswith(beginning) and (hidden or not name.startswith("."))
    )


def complete(text: str, endings: tuple[str, ...]) -> str:
    """Return what was typed, completed as far as all names that fit agree."""
    names = fitting(text, endings)
    if not names:
        return text
    first, last = names[0], names[-1]  # they are sorted: what these two share, all share
    same = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), None)
    return first[: min(len(first), len(last)) if same is None else same]


def _names(folder: Path, endings: tuple[str, ...]) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield entry.name + "/"
                elif entry.name.lower().endswith(endings):
                    yield entry.name
    except OSError:  # no such folder, or no right to see into it: nothing fits
        return
