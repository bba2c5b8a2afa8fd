"""What happens beside speech, and the items that whoever presides announces."""

import re
from typing import Final

from council_core.minutes.reader.agenda import find_item, kind_of, title_key
from council_core.minutes.reader.draft import Draft, ItemDraft
from council_core.model import EventKind, ItemKind

__all__ = ["announced", "event_of", "referred"]

_SAID: Final = r"[(<〈\[【「『\-・※\s]*"
_EVENTS: Final = (
    (EventKind.VOTE, re.compile(r"(?:全員|全委員|出席委員全員|委員全員|賛成者|多数|少数|一同)?\s?(?:挙\s?手|起\s?立)(?:全員|多数|少数|なし)?|全(?:委)?員(?:賛成|承認|了承|同意)|賛成(?:多数|少数|全員|者)|賛成\s?\d+[名人票]|採決|投票|委員了承|可否同数")),
    (EventKind.NO_OBJECTION, re.compile(r"異議な[しく]|「?異議なし」?と呼ぶ者あり|異議の声なし|異論なし")),
    (EventKind.NO_COMMENT, re.compile(r"(?:意見|質問|質疑|発言)(?:・(?:意見|質問|質疑))?(?:等|は|も|、|特に)*\s?(?:な[しく]|ありません)|特に(?:な[しく]|ありません)")),
    (EventKind.RECESS, re.compile(r"休\s?憩")),
    (EventKind.RESUME, re.compile(r"再\s?開")),
    (EventKind.ENTER, re.compile(r"入\s?室|入場|着席")),
    (EventKind.LEAVE, re.compile(r"退\s?室|退\s?席|退場|説明員交代")),
    (EventKind.EXPLANATION, re.compile(r"説\s?明|報告|朗読|読み上げ")),
)  # fmt: skip
_BRACKETED: Final = re.compile(r"[(<〈\[【「\-・※].{1,120}?[)>〉\]】」\-]?\s*$")
_SHORT: Final = 90
_WORD: Final = re.compile(
    r".*((?:諮問事項|報告事項|審議事項|協議事項|諮問|議題|議案|案件|報告)(?:第?\s?\d{1,3}号?|\s?\(\d{1,2}\)|\s?[ア-ン]))[、,\s]*"
)
_ANNOUNCED: Final = re.compile(
    r"(?:(?P<word>(?:諮問事項|報告事項|審議事項|協議事項|諮問|議題|議案|案件|報告)(?:第?\s?\d{1,3}号?|\s?\(\d{1,2}\)|\s?[ア-ン])?)[、,\s]*)?(?:(?P<who>[^。「」()]{2,40}?)所管の)?「(?P<label>[ア-ン]\s|\d{1,2}\s)?(?P<title>[^「」]{4,80})」(?=[^。]{0,14}(?:審議|報告|議題と|説明|諮問|を協議|に入))"
)


def event_of(fold: str) -> EventKind | None:
    """Return what a row tells that happened, or `None` where it is no event.

    event: brackets words brackets | [bullet] who (入室 | 退室 | 説明 | 休憩 | 再開 | 挙手 …)
    """
    if len(fold) > _SHORT or fold.endswith(("か。", "ます。", "ください。", "ません。", "です。")):
        return None
    opened = bool(re.match(r"[(<〈\[【\-・※]", fold))
    short = fold.strip("()<>〈〉[]【】-・※。「」 \t")
    for kind, pattern in _EVENTS:
        if match := pattern.search(short):
            if kind is EventKind.EXPLANATION:
                told = re.search(
                    r"(?:説\s?明|報告|朗読)\s?(?:があった|を行った|を行う|した|する|を受けた|員[^。]*)?$",
                    short,
                ) or (opened and re.search(r"(?:基づ|より|から).*説明", short))
                if not told or (
                    not opened
                    and not re.search(r"(?:から|より|が|により|による)[^。]{0,50}(?:説明|報告)", short)
                ):
                    continue
            elif not opened and len(short) > match.end() - match.start() + 14:
                continue
            return kind
    return None


def announced(draft: Draft, current: ItemDraft | None, text: str, start: int) -> ItemDraft | None:
    """Return the item that a speech takes up: 次に、諮問事項イ、建築課所管の「…」を審議します.

    announcement: [諮問事項 label] [departments 所管の] "「" [label] title "」" … (審議 | 報告 | 議題 | 説明)
    A title that the agenda does not list makes an item only where a label stands with it.
    """
    for match in _ANNOUNCED.finditer(text):
        known = find_item(draft, match["title"])
        if known is not None:
            order = [id(item) for item in draft.items]
            if current is None or order.index(id(known)) >= (
                order.index(id(current)) if id(current) in order else -1
            ):
                return known
            continue
        said, who = match["word"] or "", match["who"] or ""
        if who and (inside := _WORD.search(who)):
            said, who = inside[1], who[inside.end() :]
        label = match["label"] or (
            re.sub(r"^\D*?(?=[\dア-ン(])", "", said) if re.search(r"[\dア-ン]$|\)$|号$", said) else None
        )
        if not label:
            continue
        title = draft.cut(start + match.start("title"), start + match.end("title"))
        item = ItemDraft(title=title, label=label.strip(" ()"), listed=False)
        word = said
        before = text[: match.start()]
        item.kind = (
            ItemKind.CONSULTATION
            if "諮問" in word
            else ItemKind.REPORT
            if "報告" in word or "報告" in before[-14:]
            else kind_of(title, None)
        )
        if item.kind is None and current is not None and not current.listed:
            item.kind = current.kind
        if item.kind is None and "報告" in text[match.end() : match.end() + 8]:
            item.kind = ItemKind.REPORT
        if who:
            item.departments = [part for part in re.split(r"及び|並びに|、|・|と(?=.*課)", who) if part]
        place = next((n for n, it in enumerate(draft.items) if it is current), len(draft.items) - 1)
        if title_key(title):
            draft.items.insert(place + 1, item)
            return item
    return None


_REFERRED: Final = re.compile(
    r"(?P<word>議案|議第|報告事項|協議事項|審議事項|諮問事項|承認事項|議決事項|報告|諮問|日程|議題|案件|議事|次第|審議|協議|請願|陳情)"
    r"(?:の|第|、)?\s?(?:(?P<number>[(]?\d{1,3}[)]?|[ア-ン](?![ァ-ヺー])|[①-⑳]))(?:\s?号(?:議案)?)?(?:の\s?(?P<part>[(]?\d{1,2}[)]?|[ア-ン]))?"
)
_TAKES: Final = re.compile(r"議題|審議|説明|報告を|入り|移り|移る|上程|お願い|いたします|ついて|を行|付議|を願|に入")


def referred(draft: Draft, current: ItemDraft | None, text: str) -> ItemDraft | None:
    """Return the item that a speech takes up by its number: 議案第1号を議題とします, 協議事項のアについて.

    Only an item that comes after the current one is taken up, and only where one alone has the number.
    """
    order = {id(item): place for place, item in enumerate(draft.items)}
    here = order.get(id(current), -1)
    for match in _REFERRED.finditer(text):
        if not _TAKES.search(text[match.end() : match.end() + 60].split("。")[0]):
            continue
        label = re.sub(r"[()\s]", "", match["part"] or match["number"])
        fits = [
            item
            for item in draft.items[here + 1 :]
            if not item.container and item.label and _bare(item.label) == label and _under(item, match["word"])
        ]
        if len(fits) == 1:
            return fits[0]
    return None


def _bare(label: str) -> str:
    return re.sub(r"^(?:議案|議第|報告|諮問|日程|議題|案件|次第)?第?\s?|号$|号議案$|[()\s]", "", label)


def _under(item: ItemDraft, word: str) -> bool:
    """Tell whether an item may be called by a word: its own label or the heading above it has it."""
    if any(part in (item.label or "") for part in ("議案", "議第", "報告", "諮問", "日程", "請願", "陳情")):
        return word in (item.label or "")
    above, titles = item.parent, [item.title]
    while above is not None:
        titles.append(above.title)
        above = above.parent
    if word in {"議題", "案件", "議事", "次第", "日程", "審議"}:
        return True
    return any(word.removesuffix("事項") in title for title in titles)
