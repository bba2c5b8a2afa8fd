"""Rows: the lines of a document as they were meant, whether the text still has its line breaks or not."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from council_core.minutes.reader.source import Line, Source
from council_core.minutes.reader.words import words

__all__ = ["Row", "find_echoes", "rows"]

_TALL: Final = 12  # letters of a label that stand below one another
_LONG: Final = 70  # letters from which a line may be several, flattened
_MARKS: Final = "○〇◎●◆◇■□△▲▽▼"
_BREAK: Final = re.compile(
    rf"\s{{2,}}(?=\S)|(?<=[。)」])\s(?=\S)|\s(?=[{_MARKS}・](?![\s○×]))|\s(?=[{_MARKS}]\s\S)"
    r"|\s(?=(?:令和|平成)\s?\S{1,3}年度?\S{0,30}(?:会|会議)\s?\S{0,14}録)|(?<=。)\s?-\s(?=\()|\s(?=\(\S)|\s(?=次第\s?\d|議題\s?\d|議案第?\s?\d)|\s(?=【)"
)
_WHO: Final = r"(?:[^\s()【】<>\[\]]{0,8}(?:委員長?|会長|議長|座長|事務局|説明員|課長|部長|局長|係長|室長)(?:\([^()]{1,10}\))?)"
_PLAIN: Final = re.compile(rf"。\s{_WHO}\s\S")
_FIRST: Final = re.compile(rf"(?:について|の件|その他|閉会|\))\s(?={_WHO}\s[^\s。]{{1,60}}。)")
_SPEAKERS: Final = 3  # who tell that a flattened text sets off its speakers by spaces alone
_DASHED: Final = re.compile(
    rf"(?<=[。)])\s?-\s(?=\(\d)|(?<=[。)】〕\]])\s(?=[○〇◎●□■]\s?\S{{1,14}}\s)|(?<=[。)])\s(?=[(【<\[]{_WHO}[)】>\]]\s?[^\s、)])"
)  # a list whose lines ran together
_HEAD_LABEL: Final = re.compile(
    r"(?:会議の名称|会議名称?)(?=[^\s、。])|(?:開催|会議の?)?(?:日時|年月日)(?=[令平昭\d:])|(?:開催)?場所(?=[^\sぁ-ん、。])|出席者(?=[【:\[(])|【[^【】]{2,10}】"
    r"|(?:出席|欠席)(?:委員|者)(?=[:\d一-鿿【])|事務局(?=[:【])|(?:傍聴(?:人|者)数?)(?=[:\d]|な)|(?:会議の)?(?:議題|次第|案件)(?:及び[^\s:(\d]{2,10})?(?=[:(\d])|-\d{1,3}-(?=\D)|(?:配布|配付|会議)資料(?=[:◇・(資])"
    r"|[◇◆■□](?=[^\s])|(?:会議|議事)の?(?:内容|概要|経過)(?=[:○〇◎●(【])"
)  # of a text that has lost all its spaces
_SPEAKER: Final = re.compile(
    rf"(?:(?<=[。)」】容要過])|^)(?:○|〇|◎|●)(?={_WHO})|(?<=[。)」】])(?=\([^()]{{1,12}}\)$)"
)
_RUN: Final = 4  # labels that such a text has at least
_MAY_RUN_ON: Final = re.compile(r"[。)】〕\]][\s-]")
_SPEAKING: Final = re.compile(rf"\s[{_MARKS}]\s?[^\s○×]")
_ONLY_A_MARK: Final = re.compile(rf"\s*(?:[{_MARKS}・]|\(?\d{{1,2}}[).]?)\s*")
_SPACE: Final = re.compile(r"\s")
_BARS: Final = re.compile(r"\s*\|(?P<label>[^|\n]*)\|(?=[^|\n]*\|?\s*$)")
_EMPTY: Final = re.compile(r"[\s|]*")
_LETTER: Final = re.compile(r"\S(?=\s|$)")


class Row(NamedTuple):
    """A row of the text: its place, its fold without spaces around it, the line it stands in.

    `flat` rows were cut out of a longer line; `after_blank` says that an empty line stands before it.
    """

    start: int
    end: int
    fold: str
    number: int
    indent: int
    after_blank: bool = False
    flat: bool = False
    after_page: bool = False


def rows(source: Source) -> Iterator[Row]:
    """Yield the rows of a text.

    row: a line | a piece of a line that holds several
    A line holds several where two labels of the head, or two speakers' marks, stand in it after a space.
    It is cut before labels, marks and brackets, at wide gaps, and after a sentence's end with a space.
    """
    blank = page = False
    dashed = "。 -" in source.fold
    upright = any(line.end - line.start == 1 for line in source.lines)
    for line in _upright(source) if upright else _ruled(source):
        start, end = _stripped(source.fold, line.start, line.end)
        page = page or (line.start > 0 and source.text[line.start - 1] == "\f")
        if start >= end:
            blank = True
            continue
        if upright and source.fold.find("\n", start, end) >= 0:  # a label upright
            yield Row(start, end, source.fold[start:end].replace("\n", " "), line.number, 0, blank)
            blank = page = False
            continue
        pieces = _cuts(source, start, end) if end - start > _LONG else []
        if end - start > _LONG // 2 or (dashed and source.fold.find("。 -", start, end) > 0):
            pieces = _dashed(source, pieces or [(start, end)])
        if len(pieces) > 1:
            for begin, over in pieces:
                yield Row(begin, over, source.fold[begin:over], line.number, 0, blank, flat=True)
                blank = False
        else:
            yield Row(
                start,
                end,
                source.fold[start:end],
                line.number,
                _indent(source, line, start),
                blank,
                after_page=page,
            )
        blank = page = False


def find_echoes(source: Source, found: list[Row]) -> list[int]:
    """Return the places of rows that are the end of the row before once more, as bold print leaves them in a text.

    They are known by brackets that close what no row opens: 【会議次第】 and 会議次第】 below it.
    """
    if source.fold.count("】") < source.fold.count("【") + 2:  # as in nearly every text
        return []
    echoes = [
        place
        for place, (before, row) in enumerate(pairwise(found), start=1)
        if len(row.fold) > 1 and len(before.fold) > len(row.fold) and before.fold.endswith(row.fold)
    ]
    halves = sum(found[place].fold.count("】") > found[place].fold.count("【") for place in echoes)
    return echoes if halves > 1 else []


def _lines(source: Source) -> Iterator[Line]:
    """Yield the lines of a text; one that has tags of blocks in it is as many lines."""
    blocks = source.blocks
    if not blocks:
        yield from source.lines
        return
    for line in source.lines:
        inside = blocks[bisect_left(blocks, line.start) : bisect_left(blocks, line.end)]
        places = [line.start, *(place for place in inside if place > line.start), line.end]
        for start, end in pairwise(places):
            if len(places) == 2 or source.fold[start:end].strip():  # the line itself, empty or not
                yield Line(start, end, line.number, line.begin)


def _upright(source: Source) -> Iterator[Line]:
    """Yield the lines of a text; a label whose letters stand one on a line is one line with the value behind it."""
    kept: list[Line] = []
    for line in _ruled(source):
        if line.end - line.start < 2 and (line.end > line.start or kept) and len(kept) < _TALL:
            kept.append(line)
            continue
        if kept:
            yield from _stood(source, kept, line)
            kept = []
        else:
            yield line
    yield from kept


def _stood(source: Source, kept: list[Line], line: Line) -> Iterator[Line]:
    """Yield kept lines of a letter each and the one behind them, together where their letters are a label."""
    beside = source.fold[line.start + 1 : line.start + 2] == " "
    letters = [source.fold[it.start : it.end].strip() for it in kept]
    labels, last = words().labels, source.fold[line.start] if beside else ""
    for place in range(len(kept)):
        label = "".join(letters[place:]) + last
        if len(label) > 1 and label in labels:
            yield from kept[:place]
            yield Line(kept[place].start, line.end, kept[place].number, kept[place].begin)
            return
    yield from (*kept, line)


def _ruled(source: Source) -> Iterator[Line]:
    """Yield the lines of a text; in a ruled table a label that stands halfway down its cell goes before the values."""
    if "│" not in source.text and "┃" not in source.text:
        yield from _lines(source)
        return
    block: list[Line] = []
    for line in _lines(source):
        if source.text[line.start : line.end].lstrip()[:1] in {"│", "┃"}:
            block.append(line)
            continue
        yield from _cell(source, block)
        block = []
        yield line
    yield from _cell(source, block)


def _cell(source: Source, block: list[Line]) -> Iterator[Line]:
    """Yield the lines between two rules, of a label and its values, those of the label first."""
    bars = [_BARS.match(source.fold, line.start, line.end) for line in block]
    labels = [place for place, bar in enumerate(bars) if bar and bar["label"].strip()]
    if not all(bars) or len(labels) != 1 or labels[0] == 0:
        yield from block
        return
    middle = bars[labels[0]]
    if middle is not None:
        yield Line(
            middle.start("label"), middle.end("label"), block[labels[0]].number, block[labels[0]].begin
        )
    yield from (
        Line(bar.end(), line.end, line.number, line.begin)
        for line, bar in zip(block, bars, strict=True)
        if bar is not None
    )


def _dashed(source: Source, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut pieces further, where lists and speeches ran together on a line."""
    found: list[tuple[int, int]] = []
    for start, end in pieces:
        may = _MAY_RUN_ON.search(source.fold, max(start - 1, 0), end)  # most lines have no such letters
        places = [match.end() for match in _DASHED.finditer(source.fold, start, end)] if may else []
        for begin, over in zip([start, *places], [*places, end], strict=True):
            first, last = _stripped(source.fold, begin, over)
            if first < last:
                found.append((first, last))
    return found


def _indent(source: Source, line: Line, start: int) -> int:
    return 0 if source.text[line.start : start].strip() else start - line.start  # a tag is no indent


def _stripped(fold: str, start: int, end: int) -> tuple[int, int]:
    piece = fold[start:end].lstrip()
    begin = end - len(piece)
    return begin, begin + len(piece.rstrip().rstrip("|").rstrip())


def _run_together(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pieces of a line whose spaces are all lost: cut before the labels of its head, then at the speakers."""
    first = _SPEAKER.search(source.fold, start, end)
    begin = first.start() if first else end
    labels = [found.start() for found in _HEAD_LABEL.finditer(source.fold, start, min(begin + 1, end))]
    if len(labels) < _RUN:
        return []
    places = [*labels, *(found.start() for found in _SPEAKER.finditer(source.fold, begin, end))]
    return [(one, two) for one, two in pairwise([start, *places, end]) if one < two]


def _cuts(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pieces of a flattened line, or nothing where the line is one."""
    if not _SPACE.search(source.fold, start, end):
        return _run_together(source, start, end) if end - start > 3 * _LONG else []
    line = (
        source.fold[start - 1 : end]
        if start and source.fold[start - 1] in " \t\n"
        else " " + source.fold[start:end]
    )
    shift = start - 1
    labels = [match.start() + 1 for match in words().labels_within.finditer(line)]
    speaking = len(_SPEAKING.findall(line))
    if len(labels) + min(speaking, 3) < 2 or (len(labels) < 2 and speaking < 2):  # one alone says nothing
        return []
    if "\t" in line and speaking < 2 and len(labels) < 3:  # a row of a table
        return []
    places = {match + shift for match in labels}
    if (end - start > 2 * _LONG and speaking >= 2) or len(labels) > 2:
        places |= {match.end() + shift for match in _BREAK.finditer(line)}
        if len(_PLAIN.findall(line)) >= _SPEAKERS:
            places |= {match.end() + shift for match in _FIRST.finditer(line)}
    found, begin = [], start
    for place in sorted(places):
        if place > begin and not _ONLY_A_MARK.fullmatch(source.fold, begin, place):
            piece = _stripped(source.fold, begin, place)
            if piece[0] < piece[1]:
                found.append(piece)
            begin = place
    piece = _stripped(source.fold, begin, end)
    if piece[0] < piece[1]:
        found.append(piece)
    return found
