"""Keys by which names are compared; the names themselves are never changed."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

__all__ = ["name_key", "name_keys"]

_SPACES: Final = re.compile(r"[^\S\n]+")


def name_key(name: str) -> str:
    """Return a key that sees through spaces and widths, to be compared and thrown away.

    `本田 耕一`, `本田　耕一` and `本田耕一` have one key. Variant letters (髙 and 高) keep theirs apart.
    """
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def name_keys(names: Sequence[str]) -> list[str]:
    """Return the key of each name, as `name_key` does; for thousands of names many times as fast."""
    one = "\n".join(names)
    if one.count("\n") != max(len(names) - 1, 0):  # a name with a line break in it
        return [name_key(name) for name in names]
    one = one.replace(" ", "").replace(
        "　", ""
    )  # these are nearly all there are, and then nothing is left to fold
    keys = _SPACES.sub("", unicodedata.normalize("NFKC", one)).casefold().split("\n")
    return keys if len(keys) == len(names) else [name_key(name) for name in names]
