"""Numbering and other marks at the beginning of a row."""

import re
import unicodedata
from typing import Final, NamedTuple

__all__ = ["Number", "find_numbers", "number_at", "order_of", "printed_label", "skip_bullets"]

_BULLETS: Final = re.compile(r"(?:[-*・•○〇◎●◇◆□■△▲▽▼※>#][\s]*|[|]\s*)+")
_NUMBER: Final = re.compile(
    r"(?P<boxed>[【<\[]\s?(?:議題|議案|案件|報告事項|報告|協議事項|審議事項|審議|協議|諮問事項|諮問|日程|議事)\s?第?\s?(?:\(?\d{1,3}\)?|[一二三四五六七八九十]{1,3})\s?(?:号(?:議案)?)?\s?[】>\]])\s*:?\s*(?=[^\s【<\[(])"
    r"|(?P<word>(?:(?:議題|(?:同意|[市町村区]長提出|議員提出|委員会提出)?議案|案件|報告事項|報告|協議事項|審議事項|審議|協議|議決事項|諮問事項|諮問|日程|次第|議事|承認事項|議第)\s?第?\s?(?:[(]?\d{1,3}[)]?|[一二三四五六七八九十]{1,3}(?=[\s、.号]))|(?:承認|認定|請願|陳情|発議|同意)\s?第\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?=\s?号))\s?(?:号(?:議案)?)?)(?=[\s.、,:)「]|[^\s\d年月日条回期項号])\s*[.、,:)]?"
    r"|(?P<order>第\s?\d{1,3}\s?号(?:議案)?)(?=[\s.、:])"
    r"|(?P<item>第\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3}))(?![\s]?[回条項期次年月章号]|\d)(?=[\s.、])"
    r"|(?P<paren>\(\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[ア-ン]|[a-zA-Z]|[ivx]{1,4})\s?\))"
    r"|(?P<half>(?:\d{1,2}|[ア-ン])\))(?!\s*[分時])"
    r"|(?P<circle>[①-⑳➀-➉❶-❿㊀-㊉Ⅰ-Ⅻⅰ-ⅻ])[.、]?"
    r"|(?P<roman>[IVX]{1,4})[.\s、]"
    r"|(?P<digit>\d{1,2}(?:[-]\d{1,2})?)(?:[.、](?!\d)|(?=\s)|(?=[^\s\d.,:/~年月日時分名人件回条項番階歳%-]))"
    r"|(?P<kana>[ア-ン])(?:[.、]|\s)"
    r"|(?P<kanji>[一二三四五六七八九十]{1,2})(?:[.、]|\s)"
)
_SIGNS: Final = frozenset("-*・•○〇◎●◇◆□■△▲▽▼※>#|")
_BEGINS: Final = frozenset(
    "0123456789([【<IVX一二三四五六七八九十第議同市町村区委案報協審諮日次承認請陳発"
    + "".join(
        map(
            chr,
            [*range(0x2460, 0x2474), *range(0x2780, 0x278A), *range(0x2776, 0x2780), *range(0x3280, 0x328A)],
        )
    )
    + "".join(map(chr, [*range(0x2160, 0x216C), *range(0x2170, 0x217C), *range(0x30A2, 0x30F4)]))
)  # letters that a number of a heading begins with
_BOXES: Final = frozenset("【】[]［］〔〕<>＜＞〈〉≪≫《》")
_DIGITS: Final = re.compile(r"\d+")


class Number(NamedTuple):
    """The number of a heading: its label, its style, and where what it numbers begins."""

    label: str
    style: str
    start: int
    end: int

    @property
    def value(self) -> int | None:
        """The number itself, where it is written in digits."""
        found = _DIGITS.search(self.label)
        return int(found[0]) if found else None


_SERIES: Final = (
    tuple("アイウエオカキクケコサシスセソタチツテトナニヌネノ"),
    tuple("一二三四五六七八九十"),
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    tuple("abcdefghijklmnopqrstuvwxyz"),
)


def order_of(label: str) -> int | None:
    """Return which of its series a label is, from 1: ３, (3), ③, ウ, 三, Ⅲ and c are the third of theirs."""
    plain = unicodedata.normalize("NFKC", label).strip("(). 、")
    if found := _DIGITS.search(plain):
        return int(found[0])
    return next((series.index(plain) + 1 for series in _SERIES if plain in series), None)


def skip_bullets(fold: str, start: int = 0) -> int:
    """Return where a row begins after its bullets (`- ・`, `○`, `■`)."""
    if start >= len(fold) or fold[start] not in _SIGNS:
        return start
    match = _BULLETS.match(fold, start)
    return match.end() if match else start


def number_at(fold: str, start: int = 0) -> Number | None:
    """Return the number that stands at a place.

    number: n. | n | (n) | n) | ① | ア | (ア) | 一 | Ⅰ | 第n | 議題n | 議案第n号
    A year, a date, a time, a count (`5名`) and a statute's article are no numbers of a heading.
    """
    if start >= len(fold) or fold[start] not in _BEGINS:  # most rows begin like no number
        return None
    match = _NUMBER.match(fold, start)
    if not match or match.lastgroup is None:
        return None
    if match.lastgroup in {"word", "order"} and re.match(
        r"(?:の|に|及び|から|並びに|で|は)", fold[match.end() :]
    ):
        return None  # 諮問第81号の審議について is a title
    style = match.lastgroup
    label = match[style].strip()
    if style == "paren":
        label = label.strip("() ")
        style = "paren" if label.isdecimal() else "paren-other"
    if style == "boxed":
        label, style = label.strip("【】<>[] "), "word"
    end = match.end()
    while end < len(fold) and fold[end] in " \t":
        end += 1
    return Number(label.rstrip(")") if style == "half" else label, style, match.start(), end)


def printed_label(text: str) -> str:
    """Return a number as it is printed, without what sets it off: １ of （１） or １．, 議題（1） as it is."""
    label = text.strip().rstrip(".．、，,:：「 　")
    if label[-1:] in _BOXES:
        label = label.strip("".join(_BOXES)).strip()  # 【議題1】
    inner = label[1:-1]
    whole = label[:1] in "(（" and label[-1:] in ")）" and not any(mark in inner for mark in "()（）")
    label = inner.strip() if whole else label
    return label.rstrip(")）") if label.count("(") + label.count("（") == 0 else label


_INLINE: Final = re.compile(
    r"(?:^|(?<=\s))(?=\(?\d{1,2}(?:[).、]|\s(?!\s*[年月日時分名人件回条項番階歳号度期%～~-]))|\(?\d{1,2}[^\s\d年月日時分名人件回条項番階/:~-]|[①-⑳])|(?=\(\d{1,2}\))|(?<=\|\s)(?=\d{1,2}\s)|(?:^|(?<=\s))(?=日程第?\s?\d|議案第\s?\d|(?:報告|承認|認定|請願|陳情|発議|同意)第\s?\d|第\s?\d+\s?号議案)"
)


def find_numbers(fold: str) -> list[Number]:
    """Return the numbers of several headings that stand in one row (`1 開会 2 議事 (1)…`)."""
    found: list[Number] = []
    for match in _INLINE.finditer(fold):
        number = number_at(fold, match.start())
        if number and number.end < len(fold) and (not found or number.start >= found[-1].end):
            found.append(number)
    return found
