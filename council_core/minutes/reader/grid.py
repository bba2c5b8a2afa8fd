"""Tables of people: a row of heads (役職 氏名 所属 出欠), and rows of cells below it."""

import re
from typing import Final, NamedTuple

from council_core.minutes.reader.names import is_name
from council_core.minutes.reader.persons import Person, Remark
from council_core.minutes.reader.words import squeeze, words

__all__ = ["Grid", "cells_of", "read_grid"]

_HEADS: Final = {
    "name": ("氏名", "委員氏名", "委員名", "名前", "出席者", "出席者氏名", "委員"),
    "role": ("役職", "役職名", "職名", "役", "職", "会長等", "役職等"),
    "sign": ("出欠", "出席", "出欠席", "出欠状況", "出席状況", "出・欠", "出席欠席"),
    "post": (
        "所属",
        "所属等",
        "所属団体",
        "団体名",
        "所属・職",
        "備考",
        "区分",
        "選出区分",
        "推薦団体",
        "所属機関",
        "所属・役職",
        "選出団体",
        "所属団体等",
    ),
    "seat": ("番号", "no", "no.", "№", "議席", "議席番号", "席"),
}
_SIGN: Final = re.compile(
    r"[○〇◎●◯×✕✖△▲\-ー/レ✓✔]|(?:出|欠|遅|早|代|途中|(?i:web)|オンライン|リモート|書面|当日|事前|待機).{0,12}"
)
_ROLE_BEFORE: Final = re.compile(r"[(\[【<]([^()\[\]【】<>]{2,10})[)\]】>]\s*(?=\S)")
_CELL: Final = re.compile(r"[|\t]|\s{2,}")


class Grid(NamedTuple):
    """A row of a table of people: its heads, or the people in it."""

    header: tuple[str, ...]
    people: tuple[Person, ...]
    unknown: tuple[tuple[int, int], ...] = ()  # cells that say nothing that is known


def cells_of(fold: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the cells of a row, apart by `|`, tabs or wide gaps; an empty cell between bars counts."""
    found, begin = [], start
    bars = "|" in fold[start:end] or "\t" in fold[start:end]
    for cut in re.compile(r"[|\t]").finditer(fold, start, end) if bars else _CELL.finditer(fold, start, end):
        found.append((begin, cut.start()))
        begin = cut.end()
    found.append((begin, end))
    trimmed = [_trim(fold, first, last) for first, last in found]
    if bars and trimmed and trimmed[0][0] >= trimmed[0][1]:
        trimmed = trimmed[1:]
    if bars and trimmed and trimmed[-1][0] >= trimmed[-1][1]:
        trimmed = trimmed[:-1]
    return trimmed


def _trim(fold: str, start: int, end: int) -> tuple[int, int]:
    text = fold[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip()) if text.strip() else start


def read_grid(fold: str, start: int, end: int, header: tuple[str, ...]) -> Grid | None:
    """Read a row of a table of people; `None` where it is none.

    header: cell {cell}, one of which is 氏名; row: as many cells, of which that of the name is one
    """
    cells = cells_of(fold, start, end)
    tokens = [found.span() for found in re.compile(r"\S+").finditer(fold, start, end)]
    heads = [_head(squeeze(fold[first:last])) for first, last in tokens]
    if (len(tokens) > 1 and all(heads)) or (len(cells) < len(header) == len(tokens)):
        cells = tokens  # heads, or cells, that only a space parts
    keys = tuple(_head(squeeze(fold[first:last])) for first, last in cells)
    if len(cells) > 1 and keys.count("name") == 1 and sum(bool(key) for key in keys) > len(keys) / 2:
        return Grid(keys, ())
    if not header or len(cells) < 2:  # one cell is no row of a table
        return None
    if len(cells) < len(header) and len(cells) < len(header) - 1:
        return None
    person = Person(start, end)
    shift = 0
    if len(cells) == len(header) - 1 and not is_name(
        fold[slice(*cells[header.index("name")])] if header.index("name") < len(cells) else ""
    ):
        shift = 1
    for place, key in enumerate(header):
        at = place - shift if place >= shift and shift else place
        if shift and place < shift:
            continue
        if at >= len(cells) or cells[at][0] >= cells[at][1]:
            continue
        _put(person, key, fold, cells[at])
    unknown: tuple[tuple[int, int], ...] = ()
    if person.sign and not _SIGN.fullmatch(person.sign):
        unknown = (cells[header.index("sign") - shift],)
    return Grid((), (person,), unknown) if person.name else None


def _head(key: str) -> str:
    return next((name for name, found in _HEADS.items() if key.lower() in found), "")


def _put_role(person: Person, text: str, cell: tuple[int, int]) -> None:
    person.role = words().roles.get(text) or person.role
    if text and text not in words().roles and person.role is not None:
        person.remarks.append(Remark(*cell))  # what they are elsewhere


def _put(person: Person, key: str, fold: str, cell: tuple[int, int]) -> None:
    text = squeeze(fold[cell[0] : cell[1]])
    table = words()
    if key == "name":
        if before := _ROLE_BEFORE.match(fold, *cell):  # (委員長)見本 一郎
            person.role, cell = table.roles.get(squeeze(before[1])), (before.end(), cell[1])
            text = squeeze(fold[cell[0] : cell[1]])
        role = table.role_end.search(text)
        if role and is_name(text[: role.start()]) and len(text) == cell[1] - cell[0]:
            person.role, cell = table.roles[role[0]], (cell[0], cell[0] + role.start())
            text = text[: role.start()]
        if is_name(text):
            person.name = cell
    elif key == "role":
        _put_role(person, text, cell)
    elif key == "sign":
        person.sign = text
    elif key == "post":
        if text in table.roles and person.role is None:
            person.role = table.roles[text]
        else:
            person.remarks.append(Remark(*cell))
    elif key == "seat":
        person.seat = text
