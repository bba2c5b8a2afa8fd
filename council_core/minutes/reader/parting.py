"""Words of names put together to people, where the gaps between them or the stated count leave one way only."""

from functools import cache
from itertools import groupby, pairwise
from typing import Final

from council_core.minutes.reader.names import is_name
from council_core.minutes.reader.person_words import SHORT, WHOLE, Kind, Word

__all__ = ["part_names"]

_LEAST: Final = 3  # letters of a name with both its parts
_FEW: Final = 3  # words below which the grammar of a list needs no help
_APART: Final = 5  # spaces that no name has inside
_MOST: Final = 40  # words in which ways are counted


def part_names(words: list[Word], text: str, expected: int | None) -> list[Word]:
    """Return the words of a piece with the parts of each name as one word, where that is certain.

    A full-width space is twice as wide as a narrow one. Names are parted where the gaps inside them are narrow
    and those between them at least twice as wide; where one is left between two roles, its letters apart; or
    where as many people are stated as there is one way to part the words into. Else the words stay as they are.
    """
    if sum(word.kind is Kind.NAME for word in words) < _FEW:
        return words
    return _by_gaps(words, text) or _by_count(words, expected) or [it for run in _runs(words) for it in run]


def _width(text: str, start: int, end: int) -> int:
    return sum(1 + (letter == "\u3000") for letter in text[start:end])


def _by_gaps(words: list[Word], text: str) -> list[Word] | None:
    gaps = [_width(text, before.end, after.start) for before, after in pairwise(words)]
    named = [word.kind is Kind.NAME for word in words]
    sides = list(zip(gaps, pairwise(named), strict=True))
    inner = [gap for gap, (one, two) in sides if one and two]
    outer = [gap for gap, (one, _two) in sides if one]
    if not inner or min(inner) == 0 or max(outer) < 2 * min(inner):
        return None
    narrow = min(inner)
    found: list[Word] = []
    group: list[Word] = []
    for place, word in enumerate(words):
        if word.kind is not Kind.NAME:
            found.append(word)
            continue
        group.append(word)
        joins = place + 1 < len(words) and named[place + 1] and gaps[place] == narrow
        if joins:
            continue
        if place + 1 < len(words) and named[place + 1] and gaps[place] < 2 * narrow:
            return None
        if (whole := _whole(group)) is None:
            return None
        found.append(whole)
        group = []
    return found


def _whole(group: list[Word]) -> Word | None:
    """Return the words of one name as a word; `None` where they are none, or the half of one."""
    letters = "".join(word.text for word in group)
    singles = sum(len(word.text) == 1 for word in group)
    fits = (
        len(group) == 1
        or (len(group) == 2 and all(len(word.text) <= SHORT for word in group))
        or singles >= len(group) - 1
    )
    if not fits or not _LEAST <= len(letters) <= WHOLE or not (is_name(letters) or len(group) > 1):
        return None
    return _joined(group)


def _joined(group: list[Word]) -> Word:
    first, last = group[0], group[-1]
    text = "".join(word.text for word in group)
    return Word(Kind.NAMED, first.start, last.end, text, name_end=last.end, gap=first.gap)


def _by_count(words: list[Word], expected: int | None) -> list[Word] | None:
    """Part names into the stated number of people: a whole name is one word, or a surname and a given name."""
    if (
        expected is None
        or not expected < len(words) < min(2 * expected, _MOST)
        or any(word.kind is not Kind.NAME for word in words)
    ):
        return None

    @cache
    def ways(place: int, left: int) -> tuple[int, tuple[int, ...]]:
        if place == len(words):
            return int(left == 0), ()
        if left == 0:
            return 0, ()
        count, sizes = 0, tuple[int, ...]()
        if len(words[place].text) > _LEAST:
            count, rest = ways(place + 1, left - 1)
            sizes = (1, *rest)
        if place + 1 < len(words) and all(len(word.text) <= _LEAST for word in words[place : place + 2]):
            more, rest = ways(place + 2, left - 1)
            count, sizes = count + more, (2, *rest) if more else sizes
        return count, sizes

    count, sizes = ways(0, expected)
    if count != 1:
        return None
    found, place = [], 0
    for size in sizes:
        found.append(_joined(words[place : place + size]))
        place += size
    return found


def _runs(words: list[Word]) -> list[list[Word]]:
    """Join three words, or letters, that stand alone between roles and are one name: 委員 大 橋 やよい 委員 …."""
    runs = [list(run) for _named, run in groupby(words, key=lambda word: word.kind is Kind.NAME)]
    if len(runs) < _FEW:
        return runs
    runs = [part for run in runs for part in _at_gaps(run)]
    return [[_joined(run)] if run[0].kind is Kind.NAME and _is_spread(run) else run for run in runs]


def _at_gaps(run: list[Word]) -> list[list[Word]]:
    """Cut a run of words where a gap is wider than any inside a name."""
    cuts = [place for place, word in enumerate(run) if place and word.gap >= _APART]
    return [run[first:last] for first, last in pairwise([0, *cuts, len(run)])]


def _is_spread(run: list[Word]) -> bool:
    letters = sum(len(word.text) for word in run)
    singles = sum(len(word.text) == 1 for word in run)
    spread = singles == len(run) or (len(run) == _LEAST and singles == len(run) - 1)
    return len(run) >= _LEAST and spread and letters < WHOLE
