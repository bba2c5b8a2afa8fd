"""Who speaks: the label before a speech, in the many ways that minutes set it off from the text."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from council_core.minutes.reader.names import is_name
from council_core.minutes.reader.words import words

__all__ = ["Label", "Style", "is_label", "is_running", "label_at", "looks_spoken"]


class Style(StrEnum):
    """How a speaker's label is set off."""

    MARK = "○会長 text"
    BRACKETS = "（会長）text"
    CLOSING = "会長）text"
    COLON = "会長：text"
    NAMED = "会長（氏名君） text"
    QUOTED = "会長「text」"
    SPACE = "会長 text"
    ALONE = "会長, and the text below"

    @property
    def certain(self) -> bool:
        """Tell whether the style alone says that this is a speaker, whatever the rest of the text has."""
        return self in _CERTAIN


_CERTAIN: Final = frozenset({Style.MARK, Style.BRACKETS, Style.CLOSING, Style.NAMED})


class Label(NamedTuple):
    """A speaker's label: where it stands, and where what is said begins."""

    start: int
    end: int
    text_start: int
    style: Style


_MARK: Final = re.compile(r"[-*]\s+(?=\S)|[-・*]?\s?[○〇◎●◆◇■□△▲▽▼▶►☆★]\s*|・\s?(?=\S)")
_PAIRS: Final = {"(": ")", "【": "】", "<": ">", "[": "]", "「": "」", "『": "』", "{": "}"}
_LONGEST: Final = 30
_NEVER: Final = re.compile(
    r"[。、「」!?;=]|\d{3,}|[入退]室|終了|休憩|再開|交代$|なし$|挙手|起立|賛成|異議|拍手|欠席|出席[者委]"
)
_PARTICLES: Final = re.compile(
    r"[はがをへ]|から|まで|より|して|する|した|です|ます|による|及び|または|について|における|なお|また"
)
_IN_BRACKETS: Final = re.compile(r"\(([^()]{1,25})\)$")
_ENDING: Final = re.compile(r"(?:[A-ZA-Za-z]{1,2}|[0-9]{1,3}|[①-⑳])$")
_LETTERED: Final = re.compile(
    r"(?:[A-Za-z甲乙丙丁①-⑳]|\d{1,3})(?:委員|議員|氏|さん|番)|\d{1,2}号委員|\d{1,3}番(?:委員|議員)?|[QA]\d{0,2}|質問|回答|問|答"
)
_SPOKEN: Final = re.compile(
    r"[。？?]|(?:です|ます|ました|ません|でした|ください|たい|ない|いる|ある|した|する|れる|なる|(?<!ほ)か|ね|よ|よう)[」)]?\s*$"
)
_DOES: Final = re.compile(
    r"[入退離着出欠][室席場]|退出|到着|挨拶|紹介|説明|交[代替]|選[出任]|互選|朗読|配[付布]|報告|発言|質[問疑]|回答|答弁|拍手|一同|全員|司会|進行|兼務|代理"
)
_KANJI: Final = re.compile(r"[\u3400-\u9fff々〆ヶ]")
_TOKEN: Final = re.compile(r"[^\s|]+")


def is_label(text: str, *, strict: bool = False, known: frozenset[str] = frozenset()) -> bool:
    """Tell whether a text, its spaces aside, is what a speaker is called.

    label: [name | department] role [letter | number] ["(" who ")"] | letter 委員 | n 番
    `strict` asks for a role alone, or a short name before it: what can be told from the begin of a sentence.
    """
    name = "".join(text.split())
    return name in known or (0 < len(name) <= _LONGEST and _is_called(name, strict=strict))


@lru_cache(maxsize=20_000)  # the same few people speak all the time
def _is_called(name: str, *, strict: bool) -> bool:
    if _NEVER.search(name):
        return False
    if _LETTERED.fullmatch(name):
        return True
    if inside := _IN_BRACKETS.search(name):
        name = name[: inside.start()]
        if not name:
            return False
    table = words()
    plain = _ENDING.sub("", name)
    if name in table.plain_speakers or plain in table.plain_speakers:
        return True
    match = table.speaker_end.search(name) or (plain and table.speaker_end.search(plain))
    if not match:
        return False
    before = match.string[: match.start()]
    if strict:
        return (
            len(before) <= 8
            and not _PARTICLES.search(before)
            and bool(_KANJI.match(before))
            and len(match[0]) > 1
        )
    return not (_PARTICLES.search(before) and not _KANJI.fullmatch(before[-1:])) and (
        bool(before) or len(match[0]) > 1
    )


def looks_spoken(text: str) -> bool:
    """Tell a sentence from a name or a title: it ends as sentences do."""
    return "。" in text or bool(_SPOKEN.search(text))


_KANA: Final = re.compile(r"[ぁ-ん]")
_RUNNING: Final = 24  # letters from which a row may be one that was broken for its width


def is_running(text: str) -> bool:
    """Tell a line of running text: it ends as sentences do, or is long and has the small words of sentences."""
    return looks_spoken(text) or (len(text) > _RUNNING and len(_KANA.findall(text)) * 10 > len(text) * 3)


def label_at(fold: str, *, styles: frozenset[Style], known: frozenset[str] = frozenset()) -> Label | None:
    """Return the speaker's label that a row begins with, in one of the styles.

    row: mark label [text] | open label close [text] | label ")" text | label ":" text
       | label "「" text "」" | label "(" name ")" text | label space text | label
    """
    if not fold:
        return None
    if numbered := _NUMBER_CELL.match(fold):
        within = _Finder(fold[numbered.end() :], styles | _LOOSE, known).find()
        return within and within._replace(
            start=within.start + numbered.end(),
            end=within.end + numbered.end(),
            text_start=within.text_start + numbered.end(),
        )
    return _Finder(fold, styles, known).find()


_NUMBER_CELL: Final = re.compile(r"(?:\|\s*(?:\d{1,3}\s*\|\s*)?|\d{1,3}\s*[\t|]\s*)(?=[^\s|])")
_LOOSE: Final = frozenset({Style.SPACE, Style.COLON})
_CLOSING: Final = re.compile(r"([^()\s]{1,6}\([^()\s]\)[^()\s]{1,10}|[^()]{1,30})\)")


class _Finder:
    """Looks for the label that a row begins with."""

    def __init__(self, fold: str, styles: frozenset[Style], known: frozenset[str]) -> None:
        self.fold, self.styles, self.known = fold, styles, known

    def find(self) -> Label | None:
        fold, styles = self.fold, self.styles
        if fold[0] in _PAIRS:
            return self._bracketed(0, Style.BRACKETS) if Style.BRACKETS in styles else None
        if (mark := _MARK.match(fold)) and Style.MARK in styles and (found := self._after_mark(mark.end())):
            return found
        return self._plain()

    def _is_label(self, text: str, *, strict: bool = False) -> bool:
        return is_label(text, strict=strict, known=self.known)

    def _bracketed(self, start: int, style: Style) -> Label | None:
        fold = self.fold
        close = fold.find(_PAIRS[fold[start]], start + 1, start + _LONGEST + 4)
        if close < 0:
            return None
        inner = fold[start + 1 : close]
        if "(" in inner and ")" not in inner:  # 事務局（課長）inside round brackets
            further = fold.find(")", close + 1, close + 10)
            close, inner = (further, fold[start + 1 : further]) if further >= 0 else (close, inner)
        if not self._is_label(inner) and not (style is Style.BRACKETS and self._is_named(inner)):
            return None
        return Label(start + 1, close, _skip(fold, close + 1, ":"), style)

    def _is_named(self, inner: str) -> bool:
        """Tell a role or an office and a name, apart by a space, from what somebody does: (事務局 見本), not (会長 退席)."""
        who, _space, name = inner.partition(" ")
        return (
            self._is_label(who)
            and is_name(name, part=True)
            and not (_DOES.search(name) or _NEVER.search(name))
        )

    def _after_mark(self, start: int) -> Label | None:
        fold = self.fold
        if start < len(fold) and fold[start] in _PAIRS:
            return self._bracketed(start, Style.MARK)
        colon = fold.find(":", start, start + _LONGEST)
        if colon > 0 and self._is_label(fold[start:colon]):
            return Label(start, len(fold[:colon].rstrip()), _skip(fold, colon + 1), Style.MARK)
        if (end := self._tokens(start, 4)) is not None:
            return Label(start, end, _skip(fold, end), Style.MARK)
        if found := self._name_in_brackets(start, Style.MARK):
            return found
        if (
            fold[-1] == "。"
            and fold[start - 1] in _ROUND
            and " " not in fold
            and (glued := _GLUED.match(fold, start))
            and self._is_label(glued[0])
        ):
            return Label(start, glued.end(), glued.end(), Style.MARK)
        return None

    def _plain(self) -> Label | None:
        fold, styles = self.fold, self.styles
        if Style.CLOSING in styles and (close := _CLOSING.match(fold)) and self._is_label(close[1]):
            return Label(0, close.end(1), _skip(fold, close.end()), Style.CLOSING)
        if Style.COLON in styles:
            colon = fold.find(":", 0, _LONGEST)
            if colon > 0 and self._is_label(fold[:colon]):
                return Label(0, len(fold[:colon].rstrip()), _skip(fold, colon + 1), Style.COLON)
        if (quote := fold.find("「", 1, _LONGEST)) > 0 and Style.QUOTED in styles and self._quotes(quote):
            return Label(0, len(fold[:quote].rstrip()), quote + (fold[-1] == "」"), Style.QUOTED)
        if Style.NAMED in styles and (found := self._name_in_brackets(0, Style.NAMED)):
            return found
        if Style.SPACE in styles and (end := self._tokens(0, 5, strict=True)) is not None and end < len(fold):
            return Label(0, end, _skip(fold, end), Style.SPACE)
        if (
            Style.ALONE in styles
            and len(fold) <= _LONGEST
            and self._is_label(fold, strict=len(fold.split()) > 1)
        ):
            return Label(0, len(fold), len(fold), Style.ALONE)
        return None

    def _quotes(self, quote: int) -> bool:
        """Tell whether the whole rest of the row is what a speaker before a corner bracket says."""
        fold = self.fold
        close = fold.find("」", quote)
        return (close < 0 or close == len(fold) - 1) and self._is_label(fold[:quote])

    def _name_in_brackets(self, start: int, style: Style) -> Label | None:
        fold = self.fold
        match = _NAMED.match(fold, start)
        if not match or not self._is_label(match["role"]):
            return None
        follows = fold[match.end() : match.end() + 1]
        if style is Style.NAMED and not match["kun"] and follows.strip(" \t|") not in {"", ":", ")"}:
            return None
        return Label(start, match.end(), _skip(fold, match.end(), ":)"), style)

    def _tokens(self, start: int, most: int, *, strict: bool = False) -> int | None:
        """Return the end of the fewest words from a place on that make a label together (`関 三郎委員長`)."""
        fold, singles = self.fold, True
        for count, token in enumerate(_TOKEN.finditer(fold, start, start + _LONGEST + 8), start=1):
            if count > most or token.end() - start > _LONGEST:
                return None
            singles = singles and len(token[0]) == 1
            if strict and not singles and count > 2:  # surname and the rest
                return None
            piece = fold[start : token.end()]
            if piece.count("(") > piece.count(")"):
                continue
            if token.end() == start + _LONGEST + 8 and token.end() < len(fold):
                return None
            long = strict and count > 1 and not singles and not _short_name(piece)
            if self._is_label(piece, strict=strict) and not long:
                return _after_seat(fold, token.end()) if _SEAT.fullmatch(piece) else token.end()
        return None


_NAMED: Final = re.compile(
    r"(?P<role>[^\s()。、]{1,20})\((?P<name>[^()。、]{1,14}?)(?P<kun>君|さん|氏|委員)?\)"
)


_ROUND: Final = frozenset("○〇◎●")
_GLUED: Final = re.compile(
    r"[^\s()。、ぁ-ん]{0,6}?(?:副?委員長|副?会長|副?議長|座長|委員|事務局|課長|部長|局長|係長|室長)"
    r"(?![\s():長員会のはがをにへとも、・。]|から|より|説明|報告|挨拶|選[出任]|互選|紹介|一同|全員|各位)"
)  # in a text that has lost its spaces
_SEAT: Final = re.compile(r"\d{1,3}番")


def _after_seat(fold: str, end: int) -> int:
    """Take the name behind a seat that speaks (6番 六車委員); else the seat is the label."""
    following = _TOKEN.match(fold, end + 1) if end < len(fold) else None
    return following.end() if following and is_label(following[0], strict=True) else end


def _short_name(piece: str) -> bool:
    return len("".join(piece.split())) <= 9


def _skip(fold: str, place: int, marks: str = "") -> int:
    """Return where the text begins behind a label: past spaces, the bars of a table, and one of the marks."""
    while place < len(fold) and fold[place] in " \t|":
        place += 1
    if place < len(fold) and fold[place] in marks:
        return _skip(fold, place + 1)
    return place
