"""Keys by which names are compared; the names themselves are never changed."""

import unicodedata

__all__ = ["name_key"]


def name_key(name: str) -> str:
    """Return a key that sees through spaces and widths, to be compared and thrown away.

    `本田 耕一`, `本田　耕一` and `本田耕一` have one key. Variant letters (髙 and 高) keep theirs apart.
    """
    folded = unicodedata.normalize("NFKC", name)
    return "".join(letter for letter in folded if not letter.isspace()).casefold()
