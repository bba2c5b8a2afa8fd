"""Labels of the head of minutes, and of what stands behind the proceedings."""

import re
from typing import Final, NamedTuple

from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.names import is_post
from council_core.minutes.reader.words import squeeze, words

__all__ = ["Found", "find_label"]

_OPEN: Final = re.compile(r"[【<\[(《「]\s*")
_OPENS: Final = frozenset("【<[(《「")
_CLOSE: Final = re.compile(r"\s*(?:[】>\])》」]\s*:?|:)\s*")
_AFTER: Final = re.compile(
    r"\s*\((?!\d{1,2}\))(?!\d*[月火水木金土日]\)|オンライン|公開)[^()]{0,24}\)(?=\s*[:\s]|\s*$)"
)
_LISTS: Final = frozenset({"people", "members", "absent", "explainers", "secretariat", "guests"})
_NAMES: Final = re.compile(r"\s*\([^()]*(?:[、・]|各委員)")
_DEPARTMENT: Final = re.compile(r"[課室部局係館所]\s*\)$")  # whose people follow, and no remark on the label
_NUMBER: Final = re.compile(r"\s*(?:№|No\.?\s?)?\d")
_ALSO_BEGINS: Final = frozenset(
    {
        "委員",
        "議員",
        "委員会",
        "審議会",
        "所管",
        "結果",
        "内容",
        "概要",
        "経過",
        "質疑",
        "資料",
        "その他",
        "会議",
        "報道",
        "議会",
    }
)  # labels that titles of items begin with: 2 委員紹介, 1 所管事務調査
_TITLED: Final = re.compile(
    r"(?:について|の件|に関する(?:こと|件))(?:\s?\([^()]{1,20}\))?$"
)  # 1 行政改革について
_NOBODY: Final = 6  # letters that say that there is nobody: なし。
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
    marked, numbered = start > 0, False
    number = number_at(fold, start) if start < len(fold) else None
    if number and number.style in _NUMBERED:
        start, marked, numbered = number.end, True, True
        start = skip_bullets(fold, start) if start < len(fold) else start
    opened = _OPEN.match(fold, start) if start < len(fold) and fold[start] in _OPENS else None
    start = opened.end() if opened else start
    table = words()
    if start >= len(fold) or fold[start] not in table.label_begins:  # most rows are seen through at once
        return None
    match = table.label_at.match(fold, start)
    if not match:
        return None
    word, over = squeeze(match[0]), match.end()
    if word.endswith("会") and fold[over : over + 1] == "長" and word[:-1] in words().labels:
        match = words().label_at.match(fold, start, over - 1) or match  # 委員 会長 見本 一郎
        word = squeeze(match[0])
    key = match.lastgroup or words().labels[word]
    if word.endswith("資料") and _NUMBER.match(fold, match.end()):
        return None  # 資料1 is a material
    if opened:
        end = _closed(fold, match.end(), opened[0].strip())
        return (
            Found(key, end, top=True, glued=False, colon=True, word=word, numbered=numbered) if end else None
        )
    end = match.end()
    counted = key in {"observers", "press"}  # 傍聴者（2人）has its value in brackets
    named = key in _LISTS and _NAMES.match(fold, end)  # 事務局（課長、主査）too
    if not counted and not named and (after := _AFTER.match(fold, end)) and not _DEPARTMENT.search(after[0]):
        end = after.end()
    rest = fold[end:]
    value = rest.lstrip()
    colon = value[:1] in {":", "|"}
    value = value[1:].lstrip() if colon else value
    glued = bool(rest) and not rest[0].isspace() and not colon
    if glued and not _may_glue(word, rest, numbered=numbered) and not (rest[0] == "(" and (named or counted)):
        return None
    apart = bool(rest) and rest[0].isspace() and " " not in match[0].strip()
    if rest and not apart and _goes_on(word, squeeze(fold[start : start + 40])):
        return None
    return Found(key, len(fold) - len(value), marked or colon or not value, glued, colon, word, numbered)


def _closed(fold: str, end: int, opened: str) -> int | None:
    """Return where the value of a label in brackets begins; a colon closes round ones: （作成日：…）."""
    closed = _CLOSE.match(fold, end)
    if not closed and (after := _AFTER.match(fold, end)):
        closed = _CLOSE.match(fold, after.end())
    if not closed or (closed[0].strip() == ":" and opened != "("):
        return None  # [担当課:健康部] is a remark
    return closed.end()


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
    if rest.endswith("。") and len(rest) > _NOBODY and words().labels.get(word) in _LISTS:
        return False  # (2)事務局案のとおり了承された。
    if word == "説明員" and words().post_start.match(rest):
        return True  # 説明員局長見本
    dated = bool(re.match(r"[令平昭]|午[前後]|\d", rest))
    return (
        (numbered and word not in _ALSO_BEGINS and not _TITLED.search(rest))
        or dated
        or (len(word) >= 4 and not re.match(r"[会の録名職者]|報告|概要|一覧", rest))
    )  # a long label is told by itself
