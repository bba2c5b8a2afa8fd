"""Items of the agenda: their numbers, titles, kinds, departments, grounds and openness."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from council_core.minutes.kinds import PRINTED, Above, kind_labelled, kind_told
from council_core.minutes.reader.draft import Draft, ItemDraft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import Number, find_numbers, number_at, printed_label, skip_bullets
from council_core.minutes.reader.words import squeeze, words
from council_core.model import ItemKind, Openness, Outcome

__all__ = [
    "Outline",
    "add_items",
    "find_item",
    "is_holder",
    "kind_of",
    "known_key",
    "make_item",
    "outcome_of",
    "tell_containers",
    "title_key",
]

_DEPARTMENT: Final = re.compile(
    r"\s*[(\[【]\s*(?:担当課?\s*:\s*)?([^()\[\]【】]{1,40}?(?:課|室|部|局|係|担当|館|センター|グループ|署|支所|事務所|病院|推進課ほか))\s*[)\]】]\s*$"
)
_NOTE: Final = re.compile(
    r"\s*[(\[【](資料[^()\[\]【】]{0,30}|諮問|報告|意見陳述|互選|公開審議|非公開|秘密会|公開|審議|協議|継続|新規|(?:原案)?(?:可決|否決|承認|了承|同意|採択|不採択|継続審議|認定|許可|決定))[)\]】]\s*$"
)
_CLOCKED: Final = re.compile(r"\s*\(\s?\d{1,2}:\d\d\s?~\s?\d{1,2}:\d\d\s?\)\s*$")  # when it was taken up
_KINDS: Final = {
    "諮問": ItemKind.CONSULTATION,
    "報告": ItemKind.REPORT,
    "審議": ItemKind.DELIBERATION,
    "意見陳述": ItemKind.HEARING,
    "互選": ItemKind.ELECTION,
}
_NOTED: Final = 120  # letters at the end of a heading in which a note stands
_NO_ITEM: Final = re.compile(
    r"(?:午[前後])?\d{1,2}(?:時|:)[\d分半]*(?:開会|開議|閉会|散会|休憩|再開)?|(?:令和|平成|昭和)?[\d年月日()月火水木金土~-]+|\S|(?:非?公開|公表)|\d{1,3}[人名]|別紙(?:の)?とおり|下記(?:の)?とおり|(?:議事日程|日程|次第)(?:記載)?(?:の)?とおり|以下(?:の)?とおり|なし|特になし|について"
)
_BEHIND: Final = re.compile(
    r"\s+(資料\s?(?:№|No\.?)?\s?\d+(?:-\d+)*(?:\s?[・、,~]\s?(?:資料)?\s?\d+(?:-\d+)*)*)\s*$"
)
_GROUP: Final = re.compile(r"[【\[<][^【】\[\]<>]{1,8}(?:事項|案件)[】\]>]")
_GROUPED: Final = re.compile(r"(?P<group>[^\s:、。]{2,8}(?:事項|案件|議案|議題)):\s*(?=\S)")
_WORDED: Final = re.compile(r"(?P<word>[^\s:、。]{2,5}(?:事項|案件))\s{1,4}(?=[^\s\d(])")
_PAPER: Final = re.compile(r"\s*[【\[](資料\s?[^【】\[\]]{1,24})[】\]]\s*")
_BASIS: Final = re.compile(r"^[(【]([^()]*(?:条例|法律|法|規則)[^()]*第\s?\d+条[^()]*)[)】]$")
_SIGNS: Final = re.compile(r"[()\[\]【】「」<>、,.・:~\-]")
_OUTCOMES: Final = (
    (
        re.compile(
            r"継続(?:して)?(?:審議|審査|協議|検討)|継続と|保留|(?:引き続き|改めて|続けて|持ち越し)[^。]{0,14}(?:審議|協議|検討|審査)(?:する|を行|し|と|いた)|次回(?:に|へ|も|の会議)?[^。]{0,8}(?:持ち越|(?:審議|協議|検討|審査)(?:する|を|し|いた))|結論(?:を|は)(?:出さ|次回)"
        ),
        Outcome.CONTINUED,
    ),
    (re.compile(r"取り?下げ|撤回"), Outcome.WITHDRAWN),
    (re.compile(r"否決|不承認|不採択|不許可|不同意|承認されなかった|認めない"), Outcome.REJECTED),
    (
        re.compile(r"条件(?:付き|を付|を附|付|に|として|と(?:する|し))|付帯意見|附帯意見"),
        Outcome.APPROVED_WITH_CONDITIONS,
    ),
    (
        re.compile(
            r"可決|承認|許可|同意|採択|認定|原案のとおり|原案どおり|適当(?:である|と)|可と|賛成|認める|答申(?:する|を行う)こと(?:と|に)(?:し|なっ|決|いた)|認め(?:られ|ます)|決定|妥当|異議な"
        ),
        Outcome.APPROVED,
    ),
    (re.compile(r"了承|了解|報告を受け|確認"), Outcome.NOTED),
)


def outcome_of(text: str) -> Outcome | None:
    """Return what became of an item, by the words that say so; the gravest word decides."""
    for phrase, outcome in words().outcomes:  # a city's own words go before
        if phrase in text:
            return outcome
    text = re.sub(r"(?:不承認|反対|否|不同意)\s*[0零なし]+\s?[名人票]?", "", text)
    return next((outcome for pattern, outcome in _OUTCOMES if pattern.search(text)), None)


def title_key(title: str) -> str:
    """Return a title's key, by which a heading in the proceedings finds its item."""
    return _SIGNS.sub("", squeeze(title)).casefold()


known_key: Final = lru_cache(maxsize=4_096)(
    title_key
)  # the titles of an agenda are compared with every heading


def kind_of(title: str, parent: ItemDraft | None) -> ItemKind | None:
    """Return the kind of an item that its title or the heading above it tells."""
    return kind_told(title, Above(parent.title, parent.kind) if parent else None)


def make_item(
    draft: Draft, start: int, end: int, number: Number | None, parent: ItemDraft | None
) -> ItemDraft | None:
    """Make an item of a heading's place, without its label.

    heading: title {"(" (department | material | 諮問 | outcome | 非公開) ")"}
    """
    fold, item = draft.source.fold, ItemDraft(title="", parent=parent)
    begin, over = start, end
    while (
        cut := _take_note(draft, item, begin, over) or _take_department(draft, item, begin, over)
    ) is not None:
        over = cut
    title = draft.cut(begin, over).strip().strip("|｜│┃").rstrip("：:").strip()
    if not title.strip("【】<>〈〉()「」 |・-") or _NO_ITEM.fullmatch(squeeze(title)):
        return None
    if re.fullmatch(r"[【<\[].*[】>\]]", fold[begin:over].strip()):
        title = title[1:-1].strip()
    item.title, item.title_span = title, (begin, over)
    if number:
        length = number.end - number.start
        item.label, item.style = printed_label(draft.source.text[start - length : start]), number.style
    key = squeeze(title)
    item.container = not words().containers.isdisjoint({key, key.strip("()0123456789議案件")})
    said = item.kind
    item.kind = ItemKind.PROCEDURE if item.container else item.kind or kind_of(title, parent)
    item.kind = kind_labelled(item.label, item.kind)
    item.guessed = said is None and item.kind in PRINTED
    if parent is not None and item.openness is None and parent.openness is Openness.CLOSED:
        item.openness = Openness.CLOSED
    if item.outcome:
        item.result = draft.cut(over, end).strip(" （）()")
    draft.ledger.take(start, end, Kind.FIELD)
    return item


def _take_note(draft: Draft, item: ItemDraft, start: int, end: int) -> int | None:
    """Take the last brackets of a heading where they say something of the item; return where they begin."""
    first, start = start, max(start, end - _NOTED)
    if draft.source.fold[end - 1 : end] == ")" and (timed := _CLOCKED.search(draft.source.fold[start:end])):
        return start + timed.start() if start + timed.start() > first else None
    note = _NOTE.search(draft.source.fold[start:end]) or _BEHIND.search(draft.source.fold[start:end])
    if not note or start + note.start() == first:
        return None
    said = note[1]
    if said.startswith("資料"):
        item.materials.append(draft.cut(start + note.start(1), start + note.end(1)).strip())
    elif "公開" in said or said == "秘密会":
        item.openness = Openness.OPEN if said in {"公開", "公開審議"} else Openness.CLOSED
    elif said in _KINDS:
        item.kind = _KINDS[said]
        draft.tells_kinds = draft.tells_kinds or draft.source.text[start + note.end(1)] == "〕"
    else:
        item.outcome = outcome_of(said)
    return start + note.start()


def _take_department(draft: Draft, item: ItemDraft, start: int, end: int) -> int | None:
    first, start = start, max(start, end - _NOTED)
    found = _DEPARTMENT.search(draft.source.fold[start:end])
    if not found or start + found.start() == first:
        return None
    item.departments.append(draft.cut(start + found.start(1), start + found.end(1)).strip())
    return start + found.start()


class Outline:
    """Finds the item above each heading by the style of its number."""

    def __init__(self) -> None:
        self.path: list[ItemDraft] = []

    def parent_of(self, style: str) -> ItemDraft | None:
        """Return the item that a heading of this style stands under: 2 never stands under (1)."""
        if style == "digit":
            while self.path and self.path[-1].style == "paren":
                self.path.pop()
        for depth, item in enumerate(self.path):
            if item.style == style:
                del self.path[depth:]
                break
        return self.path[-1] if self.path else None


def add_items(draft: Draft, outline: Outline, start: int, end: int) -> list[ItemDraft]:
    """Read a row of an agenda: one item, several, or more of the title above.

    row: [group] [material] [bullets] ({number heading} | heading)
    group: open (諮問事項 | 報告事項 …) close | (諮問事項 …) ":"
    """
    fold = draft.source.fold
    groups = [found.start() for found in _GROUP.finditer(fold, start, end)]
    if groups and (len(groups) > 1 or groups[0] == start or fold[groups[0] : end].strip()[-1:] not in "】>"):
        return _grouped(draft, outline, start, end, groups)
    if (paper := _PAPER.match(fold, start, end)) and draft.items:  # the material of the item before
        draft.items[-1].materials.append(draft.cut(paper.start(1), paper.end(1)).strip())
        draft.ledger.take(start, paper.end(), Kind.FIELD)
        return add_items(draft, outline, paper.end(), end) if paper.end() < end else draft.items[-1:]
    if (named := _GROUPED.match(fold, start, end)) and squeeze(named["group"]) in words().containers:
        _add_group(draft, outline, start, named.end("group"))
        draft.ledger.take(named.end("group"), named.end(), Kind.MARK)
        return add_items(draft, outline, named.end(), end)
    added = _listed(draft, outline, start, end)
    draft.items += added
    return added


def _grouped(draft: Draft, outline: Outline, start: int, end: int, groups: list[int]) -> list[ItemDraft]:
    """Read a row that has headings of groups in it, each with the items behind it."""
    fold, added = draft.source.fold, list[ItemDraft]()
    if fold[start : groups[0]].strip():
        added += add_items(draft, outline, start, groups[0])
    for first, last in pairwise([*groups, end]):
        close = next(at + 1 for at in range(first + 1, last) if fold[at] in "】]>")
        added += _add_group(draft, outline, first, close)
        rest = fold[close:last]
        if rest.strip():
            added += add_items(draft, outline, close + len(rest) - len(rest.lstrip()), last)
    return added


def _add_group(draft: Draft, outline: Outline, start: int, end: int) -> list[ItemDraft]:
    group = make_item(draft, start, end, None, None)
    if group is None:
        return []
    group.style, outline.path = "group", [group]
    draft.items.append(group)
    return [group]


def _listed(draft: Draft, outline: Outline, start: int, end: int) -> list[ItemDraft]:
    """Make the items of a row: one for each number, or one where it has none."""
    begin = start + skip_bullets(draft.source.fold[start:end])
    row = draft.source.fold[begin:end]
    numbers, single = find_numbers(row), number_at(row)
    if len(numbers) > 1 and numbers[0].start > 0:
        numbers = []
    if single and len(numbers) <= 1:
        numbers = [single]
    if not numbers:
        style = "bullet" if begin > start else ""
        if (worded := _WORDED.match(row)) and squeeze(worded["word"]) in words().containers:
            return _worded(draft, outline, begin, begin + worded.end(), end)
        found = make_item(draft, begin, end, None, outline.parent_of(style or "plain"))
        if found is None:
            return []
        found.style = style or "plain"
        if found.container and not style:  # 報告事項 below numbered items holds those that follow
            found.parent, outline.path = None, []
        outline.path.append(found)
        return [found]
    added = []
    numbers = _beside(row, numbers)
    for number, over in zip(numbers, [*(number.start for number in numbers[1:]), len(row)], strict=True):
        draft.ledger.take(begin + number.start, begin + number.end, Kind.MARK)
        if item := make_item(
            draft, begin + number.end, begin + over, number, outline.parent_of(number.style)
        ):
            added.append(item)
            outline.path.append(item)
    return added


def _worded(draft: Draft, outline: Outline, start: int, begin: int, end: int) -> list[ItemDraft]:
    """Make an item that a word without a number announces, as 議案第1号 does: 協議事項　…について."""
    found = make_item(draft, begin, end, None, outline.parent_of("word"))
    if found is None:
        return []
    found.style, found.label = "word", draft.cut(start, begin).strip()
    found.kind = kind_labelled(found.label, found.kind or kind_of(found.label, None))
    draft.ledger.take(start, begin, Kind.FIELD)
    outline.path.append(found)
    return [found]


def _beside(row: str, numbers: list[Number]) -> list[Number]:
    """Put two numbers that stand side by side together: 日程第1 第21号議案 is a label, 1 議案第1号 has a title."""
    found: list[Number] = []
    for number in numbers:
        if found and not row[found[-1].end : number.start].strip():
            first = found[-1]
            if first.label.startswith(("日程", "第")):
                found[-1] = first._replace(label=f"{first.label} {number.label}", end=number.end)
        else:
            found.append(number)
    return found


def find_item(draft: Draft, text: str, after: int = -1) -> ItemDraft | None:
    """Return the agenda item that a heading of the proceedings repeats, the next one first."""
    key = title_key(text)
    if len(key) < 2:
        return None
    order = [*draft.items[after + 1 :], *draft.items[: after + 1]]
    short = _SHORT.fullmatch(key)  # 諮問第7号について, of 諮問第7号「…」について
    for item in order:
        mine = known_key(item.title)
        if mine and (
            mine == key
            or (
                len(mine) > 3
                and (key.startswith(mine) or (mine.startswith(key) and len(key) > 5))
                and len(key) < len(mine) + 40
            )
            or (short and mine.startswith(short[1]))
        ):
            return item
    return None


_SHORT: Final = re.compile(
    r"(.{0,16}第?\d{1,4}号)(?:(?:議案|案件)?(?:について|の件|の審議|の説明|に関して))?"
)
_HOLDS: Final = re.compile(
    r"その他|.{0,12}(?:諮問|報告|協議|審議|議決|承認)(?:事項|案件|議案)(?:について)?|(?:所管)?事務調査|意見聴取|審査請求事件"
)


def is_holder(item: ItemDraft) -> bool:
    """Tell a heading by whose words other items may stand below it: その他, 所管事務調査, 諮問事項について."""
    return bool(_HOLDS.fullmatch(squeeze(item.title)))


def tell_containers(draft: Draft) -> None:
    """Mark headings that only hold other items, where nothing is said under them: その他 above (1) and (2)."""
    parents = {id(item.parent) for item in draft.items if item.parent is not None}
    for item in draft.items:
        if id(item) in parents and not item.entries and item.outcome is None and is_holder(item):
            item.container, item.kind = True, ItemKind.PROCEDURE
