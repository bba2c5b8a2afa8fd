"""Headings by their numbers: one alone on its line with the title below, and one below the other."""

import re
from typing import Final

from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at, order_of, skip_bullets
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.speakers import looks_spoken
from council_core.minutes.reader.taken_up import called_item
from council_core.minutes.reader.words import squeeze

__all__ = ["counts_on", "with_title"]

_NUMBER: Final = 12  # letters that no number of an item exceeds
_TITLE: Final = 60
_ALONE: Final = re.compile(
    r"[○〇◎●■◆□◇・\s]*[【<\[(]?\s?(?P<label>(?:議題|議案|案件|議事|日程|報告|協議|審議|諮問)(?:事項)?\s?第?\s?\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\)?\s?号?)\s?[】>\])]?\s?:?"
)
_TITLED: Final = re.compile(
    r"(?:について|の件|に関する(?:こと|件)|(?:計画|案|報告|状況|改正|変更|選出|選任|予算|決算|条例))(?:\s?[(【\[][^()【】\[\]]{1,30}[)】\]])?$"
)


def with_title(draft: Draft, rows: list[Row], place: int) -> Row:
    """Return a row; where it is the number of an item alone (議題1), with the title that stands below it."""
    row = rows[place]
    if len(row.fold) > _NUMBER or place + 1 >= len(rows) or not (alone := _ALONE.fullmatch(row.fold)):
        return row
    below = rows[place + 1]
    if (
        called_item(draft, squeeze(alone["label"])) is not None
        or not _TITLED.search(below.fold)
        or len(below.fold) > _TITLE
        or looks_spoken(below.fold)
    ):
        return row
    start = row.start + alone.start("label")
    draft.ledger.take(row.start, start, Kind.MARK)
    between = " " * (below.start - row.start - alone.end("label"))
    rows[place + 1] = Row(below.end, below.end, "", below.number, 0)
    rows[place] = Row(
        start, below.end, alone["label"] + between + below.fold, row.number, 0, after_blank=True
    )
    return rows[place]


def counts_on(row: Row, *below: Row) -> bool:
    """Tell a number that stands apart above another that does, the next of its style: headings, one below the other."""
    if not (below and row.after_blank and below[0].after_blank):
        return False
    one, two = (number_at(it.fold, skip_bullets(it.fold)) for it in (row, below[0]))
    if one is None or two is None or one.style != two.style:
        return False
    return order_of(two.label) == (order_of(one.label) or 0) + 1
