"""Items that whoever presides takes up in a speech: by title, by number, or with department and title."""

import re
from functools import lru_cache
from typing import Final

from council_core.minutes.reader.agenda import find_item, kind_of, known_key, title_key
from council_core.minutes.reader.clock import to_number
from council_core.minutes.reader.draft import Draft, ItemDraft
from council_core.minutes.reader.words import squeeze
from council_core.minutes.voted import TOGETHER
from council_core.model import ItemKind

__all__ = ["called_item", "home_of", "named_items", "taken_together", "taken_up"]

_WORDS: Final = "議案|議第|発議|報告事項|協議事項|審議事項|諮問事項|承認事項|議決事項|承認|認定|報告|諮問|日程|議題|案件|議事|次第|審議|協議|請願|陳情|議件|調査|同意|選挙|決議"
_REFERENCE: Final = re.compile(
    rf"(?P<word>{_WORDS})(?:の|第|、|は)?\s?(?P<number>\(\s?(?:\d{{1,3}}|[ア-ン])\s?\)|\d{{1,3}}|[一二三四五六七八九十百〇]{{1,5}}(?=号|番|つ目|[、。のを「\s])|[ア-ン](?![ァ-ヺーa-zA-Z])|[①-⑳])(?:\s?号)?"
    r"(?:の\s?(?P<part>\(\s?\d{1,2}\s?\)|[ア-ン](?![ァ-ヺー])|\d{1,2}(?![\d件点名人年月日])))?"
)
_BEFORE: Final = re.compile(
    r"第\s?(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})\s?号\s?(?P<word>議案|報告|諮問|案件|議題|請願|陳情|事案)"
)
_ALSO: Final = re.compile(
    r"(?:及び|並びに|と|、|・)\s?(\(\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?\)|[①-⑳])"
)
_ALONE: Final = re.compile(
    r"(?:^|次に、?|続いて、?|続きまして、?|最後に、?|それでは、?|では、?|まず、?)\s?(?P<number>\(\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?\)|[①-⑳]|[ア-ン](?=[、の「]|について|その他))"
)
_GENERIC: Final = frozenset({"議題", "案件", "議事", "次第", "日程", "審議", "協議"})
_RULED: Final = re.compile(
    r"(?:可決|否決|決し|承認|了承|採択|継続審議|決定)(?:し|さ|す|と|い|を)|(?:終了|終わり)(?:し|ま|と)|以上で"
)
_NEXT: Final = re.compile(
    r"次に|続い|続き|それでは|では|まず|はじめ|初め|最後|移り|移る|入り|入る|議題と|上程|次は|次の|お願い|説明|です|報告を|審議|採決|始め"
)
_QUOTED: Final = re.compile(
    rf"(?:(?P<word>(?:{_WORDS})(?:第?\s?\d{{1,3}}号?|\s?\(\d{{1,2}}\)|\s?[ア-ン])?)[、,\s]*)?(?:(?P<who>[^。「」()]{{2,40}}?)所管の)?「(?P<label>[ア-ン]\s|\(?\d{{1,2}}\)?\s?)?(?P<title>[^「」]{{2,80}})」(?=[^。]{{0,14}}(?:審議|採決|報告|議題と|説明|諮問|を協議|に入|について|です))"
)
_INSIDE: Final = re.compile(rf".*((?:{_WORDS})(?:第?\s?\d{{1,3}}号?|\s?\(\d{{1,2}}\)|\s?[ア-ン]))[、,\s]*")
_INNER: Final = re.compile(r"\s*、?\(?\s?(?:\d{1,2}|[ア-ン])\s?\)?\s*「(?P<title>[^「」]{2,80})」")
_HOMES: Final = frozenset({"議事", "議題", "審議", "協議", "案件", "審議・報告", "諮問審議"})
_GOES_ON: Final = re.compile(r"次に|続いて|続きまして")
_TOPIC: Final = re.compile(
    r"\s?(?:議案|議第|発議|諮問|報告|承認|認定|請願|陳情|同意)第\s?[\d一二三四五六七八九十]{1,3}\s?号(?:に(?:ついて|移|入)|の|を|は)"
)
_NUMBER: Final = re.compile(
    r"\s?(?:\(\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?\)|[①-⑳])\s?[^\s。]{0,40}について"
)
_GROUPS: Final = re.compile(
    r"(?P<group>\S{2,6}(?:事項|案件))(?:に(?:移|入|ついて)|を(?:お願い|議題)|です|の説明)"
)
_SENTENCES: Final = re.compile(r"[^。?？]+[。?？]?")
_LONG: Final = 7  # letters from which a title in a sentence is no accident


def taken_up(draft: Draft, current: ItemDraft | None, text: str, start: int) -> ItemDraft | None:
    """Return the item that a speech takes up: 次に、諮問事項イ、建築課所管の「…」を審議します.

    announcement: [諮問事項 label] [departments 所管の] "「" [label] title "」" … (審議 | 報告 | 議題 | 説明)
                | (議案 | 報告 | 日程 …) number … | title of the agenda
    Only items after the current one are taken up. A title that the agenda does not list makes an item only
    where a label stands with it.
    """
    here = next((place for place, item in enumerate(draft.items) if item is current), -1)
    if "「" in text:
        for match in _QUOTED.finditer(text):
            known = find_item(draft, match["title"], here)
            if known is not None and draft.items.index(known) >= here:
                return _below(draft, known, text[match.end() :])
            if known is None and (made := _make(draft, current, match, start, text)):
                return made
    if here + 1 >= len(draft.items) or not _NEXT.search(text):
        return None
    further = [item for item in draft.items[here + 1 :] if not item.container and item.title]
    sentences = (sentence for sentence in _SENTENCES.findall(text) if further and _goes_on_to(sentence))
    return next(
        (
            found
            for it in sentences
            if (
                found := _by_number(further, it)
                or _by_title(further, it)
                or _by_group(further, it)
                or _by_place(draft, further, it)
            )
        ),
        None,
    )


def _below(draft: Draft, item: ItemDraft, rest: str) -> ItemDraft:
    """Return the item below another that is named right behind it: 日程第1「…」(1)「…」."""
    inner = _INNER.match(rest)
    known = find_item(draft, inner["title"]) if inner else None
    return known if known is not None and known.parent is item else item


def _goes_on_to(sentence: str) -> bool:
    """Tell a sentence that goes on to something; one that rules on something does so only with 次に."""
    goes_on = _NEXT.search(sentence) or _TOPIC.match(sentence) or _NUMBER.match(sentence)
    return bool(goes_on) and not (_RULED.search(sentence) and not _GOES_ON.search(sentence))


def _by_title(items: list[ItemDraft], sentence: str) -> ItemDraft | None:
    key = title_key(sentence)
    keys = ((item, known_key(item.title)) for item in items)
    return next((item for item, own in keys if len(own) >= _LONG and own in key), None)


def _by_place(draft: Draft, further: list[ItemDraft], sentence: str) -> ItemDraft | None:
    """Return the item that is called by its place in a list that has no numbers: 議題2."""
    if "議題" not in sentence and "案件" not in sentence:
        return None
    leaves = [item for item in draft.items if item.listed and item.title and not item.container]
    if any(item.label for item in leaves):
        return None
    for word, number in _references(sentence):
        place = int(number) if number.isdecimal() else 0
        if word in {"議題", "案件"} and 0 < place <= len(leaves) and leaves[place - 1] in further:
            return leaves[place - 1]
    return None


def _by_group(items: list[ItemDraft], sentence: str) -> ItemDraft | None:
    """Return the first item below a heading that is taken up by its own name: 最後に、報告事項をお願いします."""
    if (match := _GROUPS.search(sentence)) is None:
        return None
    group = match["group"]
    return next(
        (it for it in items if group.endswith((squeeze(it.label or "-"), _above(it)))),
        None,
    )


def _above(item: ItemDraft) -> str:
    above = squeeze(item.parent.title) if item.parent is not None and item.parent.container else ""
    return above or "-"


def named_items(draft: Draft, text: str) -> list[ItemDraft]:
    """Return the items that a ruling names by number: 議案第6号及び議案第7号は…可決."""
    found: list[ItemDraft] = []
    leaves = [item for item in draft.items if not item.container]
    for word, number in _references(text):
        fits = [item for item in leaves if (word, number) in _own(item)]
        if not fits and word in _GENERIC:
            fits = [
                item for item in leaves
                if item.kind is not ItemKind.PROCEDURE and _label_number(item) == number
            ]  # fmt: skip
        if len(fits) == 1 and fits[0] not in found:
            found.append(fits[0])
    return found


def called_item(draft: Draft, key: str) -> ItemDraft | None:
    """Return the item that a heading calls by its number alone: 議題1, 議案第3号."""
    match = _REFERENCE.fullmatch(key)
    if not match:
        return None
    return _by_number([item for item in draft.items if not item.container and item.title], key)


def home_of(draft: Draft, current: ItemDraft | None) -> ItemDraft | None:
    """Return the heading that holds an item which only a speech or a heading in brackets names: 議事, 諮問審議."""
    if current is not None and current.container:
        return current
    if current is not None and current.parent is not None and not current.listed:
        return current.parent
    fits = [item for item in draft.items if item.container and squeeze(item.title) in _HOMES]
    return fits[0] if len(fits) == 1 else None


def _by_number(items: list[ItemDraft], sentence: str) -> ItemDraft | None:
    for word, number in _references(sentence):
        fits = [item for item in items if (word, number) in _own(item)]
        if not fits and word in _GENERIC:
            fits = [item for item in items if _label_number(item) == number][:1]
        if len(fits) == 1:
            return fits[0]
    if alone := _ALONE.search(sentence):
        number = _value(alone["number"])
        fits = [item for item in items if _label_number(item) == number]
        if fits:
            return fits[0]
    return None


def _references(text: str) -> list[tuple[str, str]]:
    found = (
        [(match["word"], _value(match["number"])) for match in _BEFORE.finditer(text)] if "号" in text else []
    )
    for match in _REFERENCE.finditer(text):
        word = match["word"].removesuffix("事項")
        found.append((word, _value(match["part"] or match["number"])))
        place = match.end()
        while also := _ALSO.match(text, place):
            found.append((word, _value(also[1])))
            place = also.end()
    return found


_known_references: Final = lru_cache(maxsize=4_096)(
    _references
)  # the labels of an agenda are looked at with every sentence


def _value(label: str) -> str:
    bare = re.sub(r"[()\s]", "", label)
    if len(bare) == 1 and "①" <= bare <= "⑳":
        return str(ord(bare) - ord("①") + 1)
    number = to_number(bare)
    return str(number) if number is not None else bare


def _label_number(item: ItemDraft) -> str:
    label = item.label or ""
    found = re.search(r"\d{1,3}|[ア-ン]|[①-⑳]|[一二三四五六七八九十]+", label)
    return _value(found[0]) if found else ""


def _own(item: ItemDraft) -> set[tuple[str, str]]:
    """Return the references by which an item is called: its label's, its title's, its label under the heading above."""
    found = set(_known_references(f"{item.label or ''} {item.title[:40]}"))
    if _known_references(item.label or ""):
        return found  # 報告第1号 is no 議案第1号, whatever it stands below
    number, above = _label_number(item), item.parent
    while above is not None and number:
        for word in _WORDS.split("|"):
            if word in above.title:
                found.add((word.removesuffix("事項"), number))
        above = above.parent
    return found


def _make(
    draft: Draft, current: ItemDraft | None, match: "re.Match[str]", start: int, text: str
) -> ItemDraft | None:
    said, who = match["word"] or "", match["who"] or ""
    if match["word"]:
        said = draft.cut(start + match.start("word"), start + match.end("word"))
    if who and (inside := _INSIDE.search(who)):
        said, who = inside[1], who[inside.end() :]
    label = match["label"] or (
        said
        if said.endswith("号")
        else re.sub(r"^\D*?(?=[\dア-ン(])", "", said)
        if re.search(r"[\dア-ン]$|\)$|号$", said)
        else None
    )
    if not label or len(match["title"]) < 4 or not title_key(match["title"]):  # no title is as short
        return None
    title = draft.cut(start + match.start("title"), start + match.end("title"))
    item = ItemDraft(title=title, label=label.strip(" ()"), listed=False, parent=home_of(draft, current))
    item.kind = (
        ItemKind.CONSULTATION if "諮問" in said
        else ItemKind.REPORT if "報告" in said or "報告" in text[: match.start()][-14:] or "報告" in text[match.end() : match.end() + 8]
        else kind_of(title, None)
    )  # fmt: skip
    if item.kind is None and current is not None and current.title and not current.listed:
        item.kind = current.kind
    if who:
        item.departments = [part for part in re.split(r"及び|並びに|、|・|と(?=.*課)", who) if part]
    place = next((n for n, it in enumerate(draft.items) if it is current), len(draft.items) - 1)
    draft.items.insert(place + 1, item)
    return item


def taken_together(draft: Draft) -> dict[int, list[ItemDraft]]:
    """Return for each item that has the proceedings of several those items: headings one below the other."""
    groups: dict[int, list[ItemDraft]] = {}
    waiting: list[ItemDraft] = []
    for item in draft.items:
        if item.container or item.kind is ItemKind.PROCEDURE:
            waiting = []
            continue
        if not item.entries and item.label and not any(other.parent is item for other in draft.items):
            waiting.append(item)
            continue
        text = " ".join(draft.cut(*piece) for entry in item.entries[:4] for piece in entry.pieces)
        if waiting and TOGETHER.search(text):
            groups[id(item)] = [*(other for other in waiting if other.style == item.style), item]
        waiting = []
    return groups
