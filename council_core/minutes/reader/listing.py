"""A row of a list of people, cleared of what names nobody: counts, legends, orders, remarks."""

import re
from typing import Final

from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.words import words
from council_core.model import Presence, Role

__all__ = ["COUNTED", "away_in", "blank", "clear", "inside_of", "pieces", "take_legend"]

COUNTED: Final = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_COUNT: Final = re.compile(
    rf"(?:出席|欠席)\s?{COUNTED}\s?[名人](?!\s?:)|\(?\s?(?:計|以上|全員で|総数|合計|委員)?\s?{COUNTED}\s?[名人](?:出席|欠席|中\s?{COUNTED}\s?[名人](?:出席)?)*\s?\)?"
    r"|\((?:敬称略|順不同|[5五][0十]音順|名簿順|議席順|建制順)[^()]*\)|(?:[5五][0十]音順|敬称略|順不同|名簿順|議席順)"
    rf"|の?\s?{COUNTED}\s?名が(?:出席|参加)し(?:た。?|、)|が出席し(?:た。?|、)"
    rf"|(?:ほか|他|外)\s?{COUNTED}?\s?[名人]?(?=$|[\s、,)])"
)
_LEGEND: Final = re.compile(
    r"\(?(?:凡例)?\s?(?:出席者?\s*[:=]?\s*[○〇◎]\s*[、,・]?\s*欠席者?\s*[:=]?\s*[-×ー]"
    r"|[○〇◎]\s*[:=は]?\s*(?:出席者?|会長|委員長)\s*[、,・]?\s*[○〇×-]\s*[:=は]?\s*(?:欠席者?|副会長|副委員長|職務代理者?))"
    r"(?:\s*[、,・]?\s*[×-]\s*[:=は]?\s*欠席者?)?\)?"
)
_SIGN: Final = "[○〇◎□■●△▲☆★◇◆※*×]"
_MEANS: Final = r"(?:[はが:=]|…+|\.{2,3})\s?"
_MEANING: Final = r"[^\s、,・:=;()。…○〇◎□■●△▲☆★◇◆※*×]{2,14}?(?:です|である|を示す|を表す)?。?(?=[\s、,・;)○〇◎□■●△▲☆★◇◆※*×]|$)"
_SHOWN: Final = re.compile(rf"({_SIGN})\s?(?:印\s?)?(?:{_MEANS})?({_MEANING})")
# Atomic: one piece is read in one way, or many of them would be tried in all ways together.
_BARE: Final = rf"(?>{_SIGN}\s?(?:印\s?)?(?:{_MEANS})?{_MEANING}[\s、,・;]*)"
_SAYS: Final = rf"(?>{_SIGN}\s?(?:印\s?)?{_MEANS}{_MEANING}[\s、,・;]*)"
_KEY: Final = re.compile(
    rf"\(\s?(?:凡例\s?:?\s?)?{_BARE}++\)|(?:^|(?<=[\s、]))(?=.{{3,120}}$)(?:凡例\s?:?\s?)?{_SAYS}++$"
)
_ALL: Final = re.compile(r"の?各(?:委員|議員)(?=$|[\s()])")
_AWAY: Final = re.compile(
    r"\((?:欠席(?:者|委員)?[:は]\s?)(?P<list>[^()]{2,40})\)|\((?P<one>[^()、]{2,10}?(?:会長|委員長|委員|議員))(?:は|が)?(?:欠席|所用により欠席)\)|(?:^|(?<=[、\s]))(?P<told>[^()、。\s]{2,10}?(?:会長|委員長|委員|議員))(?:は|が)欠席(?:した|し|です|であった)。?|(?<=\s)欠席(?:者|委員)?\s*:\s*(?P<behind>[^():]{2,40})\)?"
)
_INSIDE: Final = re.compile(r"\s*(\S{2,20}[部課室局館所])\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*")
_BULLET: Final = re.compile(r"(?:[-*•・■□◆◇※]\s*)+")
_NUMBERED: Final = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}[.)](?!\d)|[①-⑳])\s*")
_CIRCLED: Final = re.compile(r"[①-⑳]")
_CUT: Final = re.compile(
    r"[、,，;]|及び|並びに|\t+|\||(?=[①-⑳])|(?<!\s)\s++(?=\(\d{1,2}\)\s?[\[(【])"
    r"|(?<!\s)\s++(?=第?\d{1,2}号委員)|(?<!\s)\s++(?=[^\s:、,()]{1,10}:)|\s(?=(?:事務局|説明員|オブザーバー|傍聴[者人])[\s:])|(?<=[^\s\d(])(?=\(\d{1,2}\))"
)


def clear(draft: Draft, start: int, end: int) -> str:
    """Return a row with blanks in the place of what names nobody; those letters are claimed as marks."""
    text = take_legend(draft, draft.source.fold[start:end], start)
    for pattern in (_LEGEND, _COUNT, _ALL):
        for found in pattern.finditer(text):
            draft.ledger.take(start + found.start(), start + found.end(), Kind.MARK)
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    text = _unwrapped(text)
    if bullet := _BULLET.match(text):
        text = blank(text, 0, bullet.end())
    place = len(text) - len(text.lstrip())
    if (number := _NUMBERED.match(text, place)) and text[number.end() :].strip():
        draft.ledger.take(start + number.start(), start + number.end(), Kind.MARK)
        text = blank(text, number.start(), number.end())
    return text


def blank(text: str, start: int, end: int) -> str:
    """Return a text with blanks from `start` up to `end`, so that all else keeps its place."""
    return text[:start] + " " * (end - start) + text[end:]


def _unwrapped(text: str) -> str:
    """Take the brackets off a row that is a list in brackets: (秋田・江口、大森)."""
    bare = text.rstrip()
    comma = min((bare.find(mark) for mark in "、・" if mark in bare), default=-1)
    whole = bare[:1] == "(" and bare[-1:] == ")" and comma > 0 and bare.count("(") == bare.count(")")
    return f" {bare[1:-1]}" if whole and bare.find(")") > comma else text


def take_legend(draft: Draft, text: str, start: int) -> str:
    """Read what signs beside names stand for, and return the row with blanks in its place.

    legend: "(" {sign [印] [は] meaning} ")" | {sign [印] (は | ":") meaning}, at the end of a row
    meaning: a role | オンライン… | 欠席 | 代理…
    """
    for found in list(_KEY.finditer(text)):
        meant = {sign: _meant(meaning) for sign, meaning in _SHOWN.findall(found[0])}
        if meant and None not in meant.values():
            draft.legend |= {sign: value for sign, value in meant.items() if value is not None}
            draft.ledger.take(start + found.start(), start + found.end(), Kind.MARK)
            text = blank(text, found.start(), found.end())
    return text


def _meant(meaning: str) -> Role | Presence | None:
    """Return what a sign says of the person beside it."""
    table = words()
    if (role := table.roles.get(meaning)) is not None:
        return role
    if meaning in table.heads["online"] or _ONLINE.match(meaning):
        return Presence.ONLINE
    if meaning in table.heads["absent"]:
        return Presence.ABSENT
    if meaning in table.heads["present"]:
        return Presence.PRESENT
    return Presence.PROXY if meaning.startswith("代理") else None


_ONLINE: Final = re.compile(
    r"(?:オンライン|[Ww][Ee][Bb]|ウェブ|リモート|[Zz][Oo][Oo][Mm]|遠隔).{0,8}(?:出席|参加)"
)


def away_in(text: str) -> tuple[int, int, int, int] | None:
    """Return where a bracket calls somebody absent, and the name in it: (見本副委員長は欠席)."""
    found = _AWAY.search(text)
    return (*found.span(), *found.span(found.lastgroup or 0)) if found else None


def inside_of(text: str) -> tuple[int, int, int] | None:
    """Return a department that has its people in brackets, and where they begin: 総務課（課長 見本、係長 架空）."""
    found = _INSIDE.fullmatch(text)
    if not found or not ("、" in found[2] or " " in found[2].strip()):
        return None
    return found.start(1), found.end(1), found.start(2)


def pieces(text: str) -> list[tuple[int, int]]:
    """Return the pieces of a row, apart by commas, tabs, 及び and numbers; none inside brackets."""
    found, begin, depth, seen = [], 0, 0, 0
    counted = len(_CIRCLED.findall(text)) > 1  # one alone (係長②) counts nobody
    for cut in _CUT.finditer(text):
        if not counted and _CIRCLED.match(text, cut.end()):
            continue
        depth += text.count("(", seen, cut.start()) - text.count(")", seen, cut.start())
        seen = cut.start()
        if depth <= 0 and cut.start() >= begin:
            found.append((begin, cut.start()))
            begin = cut.end()
    return [*found, (begin, len(text))]
