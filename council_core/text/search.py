"""Patterns that find a word in a text whatever the width, the kana or the spaces that it is written in.

The texts are searched as they stand: a pattern holds, for each letter of the word, all letters that are one
with it. So nothing of what is searched is folded, which for a register of minutes would take a second.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from council_core.text.variants import variant_key, variant_letters

__all__ = ["may_hold", "word_patterns"]

_KATAKANA: Final = {letter: letter - 0x60 for letter in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_UNSEEN: Final = r"\s\u00ad\u200b-\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_ESCAPED: Final = r"|\\[nrt]"  # a line break in the text of a JSON document
_VOICING: Final = "\u3099\u309a"
_HALF: Final = {"\u3099": "ﾞ", "\u309a": "ﾟ"}
_NOT_VOICED: Final = "(?![\u3099\u309aﾞﾟ])"
# Where letters stand that are one with others: widths, kana, cases, signs of enclosed and squared letters.
_PLACES: Final = (
    (0x21, 0x250), (0x370, 0x530), (0x2000, 0x2C00), (0x2E80, 0x2FE0), (0x3000, 0x3400), (0xF900, 0xFB00),
    (0xFE30, 0xFFF0), (0x2F800, 0x2FA20),
)  # fmt: skip
_MOST_ENCLOSED: Final = 4  # letters such as ㈱ that one word is looked for in


def may_hold(word: str, text: str) -> bool:
    """Tell whether each letter of a word occurs in a text in one of its shapes, which is quickly told.

    A text for which that is not so does not hold the word; for all others its pattern has to be tried.
    """
    return all(any(shape in text for shape in shapes) for shapes in _letters_of(word))


@lru_cache(maxsize=64)
def _letters_of(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the shapes of each letter of a word; of none where one letter of a text may stand for several."""
    folded, (single, several) = _fold(word), _shapes()
    if any(whole in folded for whole in several):
        return ()
    return tuple((*single.get(letter, letter), *_voiced(letter, single)) for letter in dict.fromkeys(folded))


def word_patterns(words: str, *, raw: bool = False) -> tuple[re.Pattern[str], ...]:
    """Return a pattern for each word of a line: `ｺﾝﾄﾞｳ 髙橋` finds `近藤こんどう` and `高 橋` alike.

    Words are parted by spaces of any width. `raw` patterns are for the text of a JSON document, where line
    breaks are escaped; words that JSON escapes themselves have none.
    """
    found = []
    for word in words.split():
        folded = _fold(word)
        if folded and not (raw and set(folded) & set('"\\')):
            found.append(re.compile(_pattern(folded, raw=raw)))
    return tuple(found)


def _fold(text: str) -> str:
    return variant_key(text).translate(_KATAKANA)


def _pattern(word: str, *, raw: bool) -> str:
    single, several = _shapes()
    gap = f"(?:[{_UNSEEN}]{_ESCAPED if raw else ''})*"
    enclosed = [
        (place, shape, whole)
        for place in range(len(word))
        for whole, shape in several.items()
        if word.startswith(whole, place)
    ]
    after = [""] * (len(word) + 1)  # the pattern of what follows each letter
    for place in range(len(word) - 1, -1, -1):
        letter = word[place]
        close = place + 1 < len(word) and letter.isascii() and letter.isalnum() and word[place + 1].isalnum()
        between = gap if place + 1 < len(word) and not (close and word[place + 1].isascii()) else ""
        ways = [_letter(letter, single) + between + after[place + 1]]
        if len(enclosed) <= _MOST_ENCLOSED:
            ways += [
                f"[{re.escape(shape)}]"
                + (gap if place + len(whole) < len(word) else "")
                + after[place + len(whole)]
                for start, shape, whole in enclosed
                if start == place
            ]
        after[place] = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return after[0]


def _letter(letter: str, single: dict[str, str]) -> str:
    """Return the pattern of one letter in all its shapes, those of two letters (`ｶﾞ`) among them."""
    shapes = single.get(letter, letter)
    one = re.escape(shapes) if len(shapes) == 1 else f"[{re.escape(shapes)}]"
    if voiced := _voiced(letter, single):
        return f"(?:{one}|{'|'.join(map(re.escape, voiced))})"
    return one + (_NOT_VOICED if "ぁ" <= letter <= "ゖ" else "")


def _voiced(letter: str, single: dict[str, str]) -> tuple[str, ...]:
    """Return the shapes of a letter that are two: a kana and its mark, as in `ｶﾞ`."""
    base = unicodedata.normalize("NFD", letter)
    if len(base) != 2 or base[1] not in _VOICING:  # noqa: PLR2004 -- a letter and its mark
        return ()
    return tuple(plain + mark for plain in single.get(base[0], base[0]) for mark in (base[1], _HALF[base[1]]))


@cache
def _shapes() -> tuple[dict[str, str], dict[str, str]]:
    """Return the shapes of each folded letter, and of each run of letters that one letter stands for."""
    single: dict[str, str] = {}
    several: dict[str, str] = {}
    for letter in _letters():
        folded = _fold(letter)
        if folded and folded != letter:
            into = single if len(folded) == 1 else several
            into[folded] = into.get(folded, folded if into is single else "") + letter
    return single, several


def _letters() -> Iterator[str]:
    yield from variant_letters()
    for start, end in _PLACES:
        for letter in map(chr, range(start, end)):
            same = unicodedata.is_normalized("NFKC", letter) and letter.casefold() == letter
            if not same or ord(letter) in _KATAKANA:  # most are, and folding all of them would be felt
                yield letter
