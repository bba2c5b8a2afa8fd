"""Rows of nobody's speech: which of them begin a note of their own, and which go on with the one before."""

from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.rows import Row

__all__ = ["begins_note", "sign_of"]


def begins_note(row: Row, before: str) -> bool:
    """Tell a row that does not go on with the one `before`: it stands apart, has a sign or a number, or brackets as that has."""
    return (
        row.after_blank
        or bool(skip_bullets(row.fold))
        or number_at(row.fold) is not None
        or (_is_set_off(row.fold) and _is_set_off(before))
    )


def sign_of(row: Row) -> tuple[str, int] | None:
    """Return the sign before a row and how far it is from the edge: rows of one sign and place each tell one thing."""
    return (row.fold[0], row.indent) if skip_bullets(row.fold) else None


def _is_set_off(fold: str) -> bool:
    """Tell a row that brackets set off from others: (掲示の仕方は改める。)."""
    return fold.startswith(("(", "<", "〈", "【")) and fold.endswith((")", ">", "〉", "】"))
