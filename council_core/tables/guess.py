"""Tell the columns of a list without a head by what stands in them."""

from collections import Counter
from typing import Any, Final

from council_core.model import Presence
from council_core.tables.headings import count_of, group_of, heading_of, is_note
from council_core.tables.lists import Block, Context
from council_core.tables.names import KANA, MARKS, POST, is_name
from council_core.tables.values import day_of, presence_of, role_of, term_of, text_of
from council_core.tables.words import Words, label_key
from council_core.tables.workbook import Sheet

__all__ = ["guess_blocks"]

_MOST_ROWS: Final = 400  # looked at to tell a column
_LEAST: Final = 2  # names that make a column of names
_SHARE: Final = 0.6
_LONGEST_POST: Final = 5
_LONGEST_NUMBER: Final = 4


def guess_blocks(sheet: Sheet, words: Words) -> list[Block]:
    """Return the lists of a sheet without a head: a column of names each, and what stands beside it.

    A column is names, kana, roles, presence, terms, days or numbers where most of its cells are; the first
    other column of texts is the affiliation, the next one remarks.
    """
    width = max((len(row) for row in sheet.rows), default=0)
    lines = [
        line for row in sheet.rows[:_MOST_ROWS] if (line := _line(row)) and not _stands_between(line, words)
    ]
    columns = {
        column: texts
        for column in range(width)
        if column not in sheet.marks.hidden_columns
        and (texts := [row[column] for row in lines if column in row])
    }
    names = [column for column, texts in columns.items() if _is_names(texts, words)]
    if not names:
        return []
    spaced = _are_spaced(columns[names[0]])
    names = [
        column
        for column, texts in columns.items()
        if column == names[0] or (_is_names(texts, words, least=1) and _are_spaced(texts) == spaced)
    ]
    blocks: list[Block] = []
    before = min(columns) < names[0]
    for at, name in enumerate(names):
        first = (names[at - 1] + 1 if at else 0) if before else (name if at else 0)
        last = (
            name
            if before and at + 1 < len(names)
            else (names[at + 1] - 1 if at + 1 < len(names) else width - 1)
        )
        blocks.append(_block(columns, name, first, last, words))
    return blocks


def _line(row: list[Any]) -> dict[int, str]:
    return {column: text for column, cell in enumerate(row) if cell != "" and (text := text_of(cell))}


def _stands_between(line: dict[int, str], words: Words) -> bool:
    """Tell whether a row is a heading, a note or a total, and says nothing of columns."""
    texts = list(line.values())
    if count_of(texts) or (len(texts) == 1 and (is_note(texts[0], words) or heading_of(texts[0], words))):
        return True
    return len(texts) == 1 and not is_name(texts[0], words) and group_of(texts[0], Context()) is not None


def _are_spaced(texts: list[str]) -> bool:
    return 2 * sum(" " in text or "　" in text for text in texts) > len(texts)


def _is_names(texts: list[str], words: Words, least: int = _LEAST) -> bool:
    people = [text for text in texts if is_name(text, words) and not KANA.fullmatch(text)]
    if len(people) < least or len(people) < _SHARE * len(texts):
        return False
    return len(set(people)) > len(people) / 2  # names differ; a category comes again and again


def _block(columns: dict[int, list[str]], name: int, first: int, last: int, words: Words) -> Block:
    fields = {"name": name}
    unknown: list[int] = []
    heading = None
    free = ["affiliation", "remarks"]
    for column in range(first, last + 1):
        if column == name or column not in columns:
            continue
        field = _field(columns[column], words)
        if field == "text":
            field = "category" if _is_category(columns[column], words) else (free.pop(0) if free else None)
        if field == "heading":
            heading = column
        elif field == "mark":
            unknown.append(column)
        elif field and field not in fields:
            fields[field] = column
    return Block(fields, first, last, unknown=unknown, heading=heading, guessed=True)


def _field(texts: list[str], words: Words) -> str | None:
    """Return what most cells of a column are."""
    counts = Counter(_kind(text, words) for text in texts)
    if counts["post"] and counts["post"] + counts["role"] >= _SHARE * len(texts):
        return "post"  # 教授, 会長, 課長: what somebody is elsewhere
    kind, number = counts.most_common(1)[0]
    return kind if number >= _SHARE * len(texts) else "text"


def _kind(text: str, words: Words) -> str:
    """Return what one text is: the first of these that it can be."""
    presence = presence_of(text, words).presence
    heading = heading_of(text, words)
    kinds = {
        "heading": heading is not None
        and heading.role is None
        and bool(heading.presence or heading.capacity),
        "role": any(role_of(text, words)),
        "post": POST.fullmatch(text) is not None and len(text) <= _LONGEST_POST,
        "mark": text in MARKS and presence is not Presence.ABSENT,
        "presence": presence is not None,
        "kana": KANA.fullmatch(text) is not None,
        "number": text.replace(".", "").isdecimal() and len(text) <= _LONGEST_NUMBER,
        "term": term_of(text).code is None,
        "until": day_of(text).day is not None,
    }
    return next((kind for kind, is_so in kinds.items() if is_so), "text")


def _is_category(texts: list[str], words: Words) -> bool:
    return sum(label_key(text) in words.categories for text in texts) >= _SHARE * len(texts)
