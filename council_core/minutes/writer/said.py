"""What the proceedings of an item tell already, so that a form need not say it twice.

Minutes that were read from a city's document have votes, results and promises both in their speeches and taken
out of them; a record that a clerk made has them in fields alone. A house that prints them where they are not
said is right for both. White space never counts: documents break their lines anywhere.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from council_core.model import AgendaItem, Entry, Event, EventKind, Vote

__all__ = ["Said", "bare", "bracketed", "ending", "starting"]

_WHITE: Final = re.compile(r"\s+")
_PAIRS: Final = ("（）", "()", "〈〉", "<>", "＜＞", "《》", "【】", "［］", "[]", "〔〕")
_BRACKETS: Final = "".join(_PAIRS)
_FIRST: Final = 3  # an item is announced in the first words of whoever presides, or of whoever brings it


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return _WHITE.sub("", text)


def starting(text: str, start: str) -> str:
    """Return a text with a start, which is not put twice; an empty one stays so."""
    return start + text if text and not squeezed(text).startswith(squeezed(start)) else text


def ending(text: str, end: str) -> str:
    """Return a text with an end, which is not put twice; an empty one stays so."""
    return text + end if text and not squeezed(text).endswith(squeezed(end)) else text


def bracketed(text: str, brackets: str) -> str:
    """Return a text in brackets (`〈〉`), unless it has some of its own around it; an empty one stays so."""
    bare_text = text.strip()
    if not bare_text or any(bare_text[0] == pair[0] and bare_text[-1] == pair[1] for pair in _PAIRS):
        return text
    return brackets[:1] + text + brackets[1:]


def bare(number: str) -> str:
    """Return an item's number without the brackets around it."""
    return number.strip(_BRACKETS)


class Said:
    """What some entries tell."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    @cached_property
    def _all(self) -> str:
        return squeezed("\n".join(entry.text for entry in self.entries))

    def has(self, text: str) -> bool:
        """Tell whether a text stands in the entries."""
        return squeezed(text) in self._all

    def announces(self, item: AgendaItem) -> bool:
        """Tell whether one of the first entries names an item's title."""
        title = squeezed(item.title)
        return any(title in squeezed(entry.text) for entry in self.entries[:_FIRST])

    def tells(self, vote: Vote) -> bool:
        """Tell whether the entries have a vote: its wording, else that one was taken, if no more is known."""
        if vote.wording:
            return self.has(vote.wording)
        if any(count is not None for count in (vote.for_, vote.against, vote.abstaining)) or vote.ballots:
            return False
        return any(isinstance(entry, Event) and entry.event is EventKind.VOTE for entry in self.entries)
