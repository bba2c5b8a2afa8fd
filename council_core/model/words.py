"""The words for closed sets and keys, in the language in use: 出席 for `Presence.PRESENT`.

The catalogue has each under a context of its own, the set's name or `key`.
"""

from enum import StrEnum

from council_core.language import pgettext

__all__ = ["key_word", "word"]


def word(value: StrEnum) -> str:
    """Return the term for a member of a closed set."""
    return pgettext(type(value).__name__, value.value).replace("-", " ")


def key_word(key: str) -> str:
    """Return the term for a key of the exchange format (`left_at`: 退席)."""
    return pgettext("key", key).replace("_", " ")
