"""Materials that were handed out, and what is said of the next meeting."""

import re
from typing import Final

from council_core.minutes.reader.clock import find_day, find_hours, find_yearless
from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import skip_bullets
from council_core.minutes.reader.words import squeeze
from council_core.model import NextMeeting

__all__ = ["read_material", "read_next"]

_LABEL: Final = re.compile(
    r"((?:当日配[布付]|参考|追加|事前|別紙|別添)?\s?資\s?料\s?(?:№|No\.?|NO\.?|第)?\s?(?:\d+(?:\s?[-~‐の]\s?\d+)*|[①-⑳A-Z](?![a-z])|[一二三四五六七八九十]+)?号?)(?:\s*[:.]\s*|\s+|(?=[^\s\d]))?"
)
_SIZE: Final = re.compile(
    r"\s*[\[(](?:PDF|Excel|ワード|エクセル|Word|\d)[^\[\]()]*(?:KB|MB|バイト|ファイル|pdfファイル)[^\[\]()]*[\])]"
)


def read_material(draft: Draft, start: int, end: int) -> bool:
    """Read a material: its label (資料1-2) and its title.

    material: [bullets] [label] [title] | title ["(" label ")"]
    """
    fold = draft.source.fold
    begin = start + skip_bullets(fold[start:end])
    text = fold[begin:end]
    if not text.strip(" |・") or squeeze(text).strip("()。") in {
        "別紙のとおり",
        "下記のとおり",
        "なし",
        "特になし",
    }:
        draft.ledger.take(start, end, Kind.MARK)
        return False
    over = end
    if size := _SIZE.search(text):
        over = begin + size.start()
    label: str | None = None
    title = draft.cut(begin, over).strip(" |　")
    if match := _LABEL.match(fold, begin, over):
        label = draft.cut(match.start(1), match.end(1)).strip()
        title = draft.cut(match.end(), over).strip(" |　")
    elif behind := re.search(r"[(【]\s*(資料[\d①-⑳~、,・-]+)\s*[)】]\s*$", fold[begin:over]):
        label = draft.cut(begin + behind.start(1), begin + behind.end(1))
        title = draft.cut(begin, begin + behind.start()).strip()
    draft.materials.append((label, title or None))
    draft.ledger.take(start, end, Kind.FIELD)
    return True


_WEEKDAY: Final = re.compile(r"\s*\([日月火水木金土](?:曜日?)?\)")


def read_next(draft: Draft, start: int, end: int) -> bool:
    """Read what a label says of the next meeting: its day, hours and place."""
    fold = draft.source.fold
    day = find_day(fold, start, end)
    year = draft.date.year if draft.date else None
    if day is None and year is not None:
        day = find_yearless(
            fold, start, end, year if draft.date and draft.date.month > 3 else year - 1
        )  # April begins the year
    if day is None or (draft.date is not None and day[0] <= draft.date):
        return False
    hours = find_hours(fold, start, end)
    draft.next_meeting = NextMeeting(date=day[0], opened_at=hours.opened if hours else None)
    weekday = _WEEKDAY.match(fold, day[2], end)
    draft.ledger.take(day[1], weekday.end() if weekday else day[2], Kind.FIELD)
    if hours:
        draft.ledger.take(hours.start, hours.end, Kind.FIELD)
    draft.ledger.mark(start, end)
    return True
