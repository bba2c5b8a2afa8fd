"""What the proceedings of an item tell already, so that a form need not say it twice.

Minutes that were read from a city's document have votes, results and promises both in their speeches and taken
out of them; a record that a clerk made has them in fields alone. A house that prints them where they are not
said is right for both. White space never counts: documents break their lines anywhere.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from council_core.minutes.voted import TOGETHER, find_tallies
from council_core.model import AgendaItem, Choice, Entry, Event, EventKind, Vote
from council_core.text import to_one_width

__all__ = ["Said", "bare", "bracketed", "ending", "marked", "starting"]

_WHITE: Final = re.compile(r"\s+")
_PAIRS: Final = ("（）", "()", "〈〉", "<>", "＜＞", "《》", "【】", "［］", "[]", "〔〕")
_BRACKETS: Final = "".join(_PAIRS)
_BULLETS: Final = ("-", "・", "－", "―")
_BY_CASTING: Final = ("裁決", "同数")
_RECUSED: Final = "除斥"
_FIRST: Final = 3  # an item is announced in the first words of whoever presides, or of whoever brings it


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return _WHITE.sub("", text)


def starting(text: str, start: str) -> str:
    """Return a text with a start, which is not put twice; an empty one stays so."""
    return start + text if text and not squeezed(text).startswith(squeezed(start)) else text


def marked(text: str, mark: str) -> str:
    """Return a text with a mark before it (※), unless brackets or bullets of its own set it off already."""
    return text if text[:1] in _BULLETS or text == bracketed(text, "〈〉") else starting(text, mark)


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
        """Tell whether one of the first entries names an item's title; one on several items takes up none of them."""
        title = squeezed(item.title)
        first = (entry.text for entry in self.entries[:_FIRST])
        return any(title in squeezed(text) and not TOGETHER.search(text) for text in first)

    def tells(self, vote: Vote) -> bool:
        """Tell whether the entries have all of a vote: its words, else that one was taken, and how many voted how."""
        counts = ((Choice.FOR, vote.for_), (Choice.AGAINST, vote.against), (Choice.ABSTAIN, vote.abstaining))
        if vote.wording:
            told = self.has(vote.wording)
        else:
            told = any(isinstance(entry, Event) and entry.event is EventKind.VOTE for entry in self.entries)
        return (
            told
            and (vote.casting_vote is None or any(word in self._all for word in _BY_CASTING))
            and (not vote.recused or _RECUSED in self._all)
            and all((choice, count) in self._counts for choice, count in counts if count is not None)
        )

    @cached_property
    def _counts(self) -> set[tuple[Choice, int]]:
        """The numbers that the entries tell of a vote."""
        texts = (to_one_width(entry.text) for entry in self.entries)
        return {told for text in texts for told in find_tallies(text)}
