"""Markdown into the plain text that it stands for, line for line.

A text that merely is called .md is left as it is: only where something says that this is Markdown (a heading,
a link, a fence, a table, bold letters) its marks are taken off, and only those that cannot be content.
"""

import re
from typing import Final

from council_core.minutes.reader.formats.letters import unescape

__all__ = ["plain_text"]

_HEADING: Final = re.compile(r" {0,3}#{1,6}(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*", re.DOTALL)
_FENCE: Final = re.compile(r"\s{0,12}(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)")
_DELIMITER: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*+\|?\s*")
_LINK: Final = re.compile(
    r"!?\[(?P<text>(?:[^\[\]\n]++|\[[^\[\]\n]*+\])*+)\]"
    r"\(\s*(?P<to><[^<>\n]*+>|[^\s()<>]*+(?:\([^\s()]*+\)[^\s()]*+)*+)(?:\s+\"[^\"\n]*+\"|\s+'[^'\n]*+')?\s*\)"
)
_REFERENCE: Final = re.compile(r"\[(?P<text>(?:[^\[\]\n]++|\[[^\[\]\n]*+\])*+)\]\[(?P<name>[^\[\]\n]*+)\]")
_DEFINITION: Final = re.compile(
    r" {0,3}\[(?P<name>[^\[\]\n]+)\]:\s*<?(?P<to>[!-~]+)>?(?:\s+[\"'(].*[\"')])?\s*"
)
_PLACE: Final = re.compile(
    r"[./#]|^mailto:"
)  # what a link goes to has one of these; a remark in brackets none
_ADDRESS: Final = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w.-]+)>")
_CODE: Final = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_BOLD: Final = re.compile(r"\*\*(?![\s*])([^*\n]+)(?<!\s)\*\*|(?<!\w)__(?![\s_])([^\n_]+)(?<!\s)__(?!\w)")
_SLANTED: Final = re.compile(
    r"(?<![*A-Za-z0-9])\*(?![\s*])([^*\n]+)(?<!\s)\*(?![*A-Za-z0-9])|(?<!\w)_(?![\s_])([^\n_]+)(?<!\s)_(?!\w)"
)
_STRUCK: Final = re.compile(r"~~(?![\s~])([^~\n]+)(?<!\s)~~")
_QUOTE: Final = re.compile(r" {0,3}(?:> ?)+")
_ITEM: Final = re.compile(r"(?P<indent>\s*)[-*+](?:[ \t]+|$)(?P<text>.*)", re.DOTALL)
_RULE: Final = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)[ \t]*")
_OWN_SIGN: Final = re.compile(r"[○〇◯◎●□■◇◆△▲▽▼※・（(【〔\[＜<「『0-9０-９①-⑳]")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_PUNCTUATION: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
# Letters that are no marks wait as codes that Unicode keeps free, one for each sign.
_AWAY: Final = {ord(sign): 0xFDD0 + place for place, sign in enumerate(_PUNCTUATION)}
_BACK: Final = {code: sign for sign, code in _AWAY.items()}
_FREE: Final = re.compile("[\ufdd0-\ufdef]")
_SIGNS: Final = re.compile(
    r"^ {0,3}#{1,6}[ \t]+\S|^\s*(?:```|~~~)\w*\s*$|\]\([^\s()]*[./#][^\s()]*\)|\*\*[^\s*][^*\n]*\*\*|^ {0,3}\|?\s*:?-{3,}:?\s*\|",
    re.MULTILINE,
)
_LINE: Final = re.compile(r"\r\n|\r|\n")


def plain_text(text: str) -> str:
    """Return the text of a Markdown document without its marks; each line stays in its place.

    line: heading | fence | row of a table | {">"} [bullet] {letters | emphasis | link | code}
    Of a link its words stay, of an image what stands for it. Cells of a table stand apart by a tab; its
    delimiter becomes an empty line above its head. What stands between fences is taken to the letter.
    """
    if _SIGNS.search(text) is None or _FREE.search(text):
        return text
    ends = _LINE.findall(text)
    lines = _LINE.split(text)
    names = {
        _key(found["name"])
        for line in lines
        if (found := _DEFINITION.fullmatch(line)) and _PLACE.search(found["to"])
    }
    out = _blocks(lines, names)
    return "".join(line + end for line, end in zip(out, [*ends, ""], strict=True))


def _blocks(lines: list[str], names: set[str]) -> list[str]:
    out: list[str] = []
    fence = ""
    table = False
    for place, line in enumerate(lines):
        mark = _FENCE.fullmatch(line)
        if fence:
            closes = mark and mark["mark"].startswith(fence) and not mark["info"].strip()
            out.append("" if closes else line)
            fence = "" if closes else fence
            continue
        if mark and _closed(lines, place, mark["mark"]):
            fence = mark["mark"]
            out.append("")
            continue
        if (
            table
            and _DELIMITER.fullmatch(line)
            and "|" in line
            and _cells(lines[place - 1], names) == out[-1]
        ):
            out[-1:] = ["", out[-1]]
            continue
        table = bool(_PIPE.search(line)) and (table or _heads_a_table(lines, place))
        out.append(_cells(line, names) if table else _line(line, names))
    return out


def _closed(lines: list[str], place: int, fence: str) -> bool:
    """Tell whether a fence opens a block: another one like it stands within a thousand lines below."""
    below = lines[place + 1 : place + 1000]
    return any(line.strip().startswith(fence) and not line.strip().strip(fence[0]) for line in below)


def _heads_a_table(lines: list[str], place: int) -> bool:
    following = lines[place + 1] if place + 1 < len(lines) else ""
    if "|" not in following or "-" not in following or not _DELIMITER.fullmatch(following):
        return False
    return len(_split(following)) == len(_split(lines[place]))


def _split(line: str) -> list[str]:
    row = line.strip().removeprefix("|")
    row = row[:-1] if row.endswith("|") and not row.endswith("\\|") else row
    return _PIPE.split(row)


def _cells(line: str, names: set[str]) -> str:
    return "\t".join(_words(cell.strip(), names) for cell in _split(line)).rstrip("\t")


def _line(line: str, names: set[str]) -> str:
    if _RULE.fullmatch(line):
        return line
    if (found := _DEFINITION.fullmatch(line)) and _key(found["name"]) in names and _PLACE.search(found["to"]):
        return ""
    if quote := _QUOTE.match(line):
        line = line[quote.end() :]
    if heading := _HEADING.fullmatch(line):
        return _words(heading["text"] or "", names)
    if item := _ITEM.fullmatch(line):
        bullet = "" if not item["text"] or _OWN_SIGN.match(item["text"]) else "・"
        return f"{item['indent']}{bullet}{_words(item['text'], names)}"
    return _words(line.removesuffix("\\"), names)


def _words(text: str, names: set[str]) -> str:
    """Return the words of a line or a cell; marks that are escaped or stand in code are words."""
    if not any(sign in text for sign in "\\`[<*_~&"):
        return text
    text = _ESCAPED.sub(lambda found: found[1].translate(_AWAY), text)
    text = _CODE.sub(lambda found: found[2].translate(_AWAY), text) if text.count("`") < 200 else text
    text = _ADDRESS.sub(lambda found: found[1].translate(_AWAY), text)
    for _depth in range(2):  # a picture may be what a link shows
        text = _LINK.sub(lambda found: found["text"] if _PLACE.search(found["to"]) else found[0], text)
    if names:
        text = _REFERENCE.sub(
            lambda found: found["text"] if _key(found["name"] or found["text"]) in names else found[0], text
        )
    for pattern in (_SLANTED, _BOLD, _SLANTED, _STRUCK):
        text = pattern.sub(lambda found: next(group for group in found.groups() if group is not None), text)
    return unescape(text).translate(_BACK)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
