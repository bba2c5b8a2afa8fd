"""Numbers in the numerals of Japanese text: 59, 五十九, 二〇."""

from typing import Final

__all__ = ["to_number"]

_KANJI: Final = "〇一二三四五六七八九"


def to_number(text: str) -> int | None:
    """Return a number in digits or kanji (五十九, 十, 二〇), or `None` where it is none.

    number: digits | [n] 百 [n] 十 [n] | kanji digits one after the other
    """
    text = "".join(text.split())
    if text.isdecimal():
        return int(text)
    text = text.replace("零", "〇")
    if not text or any(letter not in _KANJI + "十百" for letter in text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_KANJI.index(letter)) for letter in text))
    total, ones = 0, 0
    for letter in text:
        if letter in "十百":
            total, ones = total + (ones or 1) * (10 if letter == "十" else 100), 0
        else:
            ones = _KANJI.index(letter)
    return total + ones
