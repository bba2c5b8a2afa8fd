"""Labels of the head of minutes, and of what stands behind the proceedings."""

import re
from typing import Final, NamedTuple

from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.names import is_post
from council_core.minutes.reader.words import squeeze, words

__all__ = ["Found", "find_label"]

_OPEN: Final = re.compile(r"[【<\[(《「]\s*")
_CLOSE: Final = re.compile(r"\s*(?:[】>\])》」]\s*:?|:)\s*")
_AFTER: Final = re.compile(
    r"\s*\((?!\d{1,2}\))(?!\d*[月火水木金土日]\)|オンライン|公開)[^()]{0,24}\)(?=\s*[:\s]|\s*$)"
)
_DEPARTMENT: Final = re.compile(r"[課室部局係館所]\s*\)$")  # whose people follow, and no remark on the label
_NUMBERED: Final = frozenset({"digit", "paren", "half", "circle", "kana", "kanji", "roman", "item"})


class Found(NamedTuple):
    """A label that a row begins with.

    `end` is where the value begins. `top` labels have a number, a bullet, brackets or a colon, or stand alone
    on their line; `glued` ones have the value right behind them.
    """

    key: str
    end: int
    top: bool
    glued: bool
    colon: bool
    word: str = ""
    numbered: bool = False


def find_label(fold: str) -> Found | None:
    """Return the label that a row begins with.

    label: [bullets] [number] [open] word [close] ["(" note ")"] (":" | space | end)
    Right behind a number, or where a date follows, the value may stand without a space.
    """
    start = skip_bullets(fold)
    number = number_at(fold, start) if start < len(fold) else None
    numbered = False
    if number and number.style in _NUMBERED:
        start, numbered = number.end, True
        start = skip_bullets(fold, start) if start < len(fold) else start
    opened = _OPEN.match(fold, start)
    if opened:
        start = opened.end()
    match = words().label_at.match(fold, start)
    if not match:
        return None
    word = squeeze(match[0])
    key = match.lastgroup or words().labels[word]
    end = match.end()
    marked = numbered or bool(skip_bullets(fold))
    if opened:
        closed = _CLOSE.match(fold, end)
        if closed and closed[0].strip() == ":" and opened[0].strip() != "(":
            closed = None  # [担当課:健康部] is a remark
        if not closed and (after := _AFTER.match(fold, end)):
            closed = _CLOSE.match(fold, after.end())
        return (
            Found(key, closed.end(), True, glued=False, colon=True, word=word, numbered=numbered)
            if closed
            else None
        )
    if (after := _AFTER.match(fold, end)) and not _DEPARTMENT.search(after[0]):
        end = after.end()
    rest = fold[end:]
    stripped = rest.lstrip()
    colon = stripped[:1] in {":", "|"}
    if colon:
        stripped = stripped[1:].lstrip()
    value = len(fold) - len(stripped)
    glued = bool(rest) and not rest[0].isspace() and not colon
    if glued and not _may_glue(word, rest, numbered=numbered) and not (rest[0] == "(" and "、" in rest):
        return None
    if (
        rest
        and (not rest[0].isspace() or " " in match[0].strip())
        and _goes_on(word, squeeze(fold[start : start + 40]))
    ):
        return None
    return Found(key, value, marked or colon or not stripped, glued, colon, word, numbered)


def _goes_on(word: str, key: str) -> bool:
    """Tell whether a label's word is only the begin of a post: 事 務 局 長, 議 事 係 長."""
    if len(key) <= len(word) or key[len(word)] not in "長係次主副補職課室部員":
        return False
    return any(is_post(key[:end]) for end in range(len(word) + 1, min(len(word) + 5, len(key)) + 1))


def _may_glue(word: str, rest: str, *, numbered: bool) -> bool:
    """Tell whether a value may stand right behind a label: 日時平成19年…, 2 場所市役所."""
    if len(word) < 2 or re.match(
        r"[ぁ-ん・、。等各]|における|について", rest
    ):  # one letter begins too many words
        return False
    dated = bool(re.match(r"[令平昭]|午[前後]|\d", rest))
    return (
        numbered or dated or (len(word) >= 4 and not re.match(r"[会の録名職者]|報告|概要|一覧", rest))
    )  # a long label is told by itself
