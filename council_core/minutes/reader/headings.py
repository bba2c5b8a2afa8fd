"""Headings in the proceedings: items of the agenda that are taken up, and items that it does not list."""

import re
from typing import Final, NamedTuple

from council_core.minutes.reader.agenda import Outline, find_item, make_item, title_key
from council_core.minutes.reader.draft import Draft, ItemDraft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import Number, number_at, order_of, skip_bullets
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.speakers import looks_spoken
from council_core.minutes.reader.taken_up import called_item, home_of
from council_core.minutes.reader.words import squeeze, words
from council_core.model import ItemKind, Openness

__all__ = ["At", "Headings"]

_BRACKETED: Final = re.compile(
    r"[【<\[《〔]\s*(?P<square>[^【】<>\[\]《》〔〕]{1,50}?)\s*[】>\]》〕]|[(]\s*(?P<round>[^()]{1,50}?)\s*[)]"
)
_BASIS: Final = re.compile(r"\(([^()]{2,60}第\s?\d+条[^()]{0,40}諮問[^()]*)\)")
_SECRECY: Final = re.compile(r"\(([^()]{0,60}公開[^()]{0,40}第\s?\d+条[^()]{0,60})\)")
_PAUSE: Final = re.compile(r"[(〔【<]\s*(?:暫\s?時)?\s?(?:休\s?憩|再\s?開)\s*[)〕】>]")
_PART: Final = re.compile(
    r"(?:主な)?(?:質疑(?:応答)?(?:等)?|質疑・応答|意見(?:等|交換)?|説明|概要|議事録|会議録|会議内容|議事概要|質問|意見・質疑|発言要旨|審議|協議|主な意見)"
)
_CLOSED: Final = re.compile(r"非公開|公開しない|秘密会")
_IS_CLOSED: Final = re.compile(r"[(【\[]\s*(?:非公開|秘密会)\s*[)】\]]")
_ASKED: Final = re.compile(r"[(\[【](?:諮問|報告|審議|協議)[)\]】]$")
_DEPARTMENT: Final = re.compile(r"[(\[【]([^()\[\]【】]*(?:課|室|部|局|館|担当|センター))[)\]】]")
_PAPER: Final = re.compile(r"[(【]\s*(資料[^()【】]{0,20})\s*[)】]")
_TITLE: Final = re.compile(r"について$|の件$|に関する")
_TITLE_END: Final = re.compile(
    r"について|の件|に関する|事務|報告|審議|選出|日程|計画|案|状況|制定|改正|変更|予算|決算|事業|更新|導入|答申|諮問|その他|許可申請|意見|結果|点検|評価|方針|指名|承認|確認|紹介|あいさつ|挨拶|開会|閉会"
)
_MARKS: Final = re.compile(
    r"[()\[\]【】<>〈〉《》〔〕「」、。:・.\-~○〇◎●◇◆□■\d第号]|議題|議案|案件|日程|報告|諮問|協議|審議|審査|事項|非公開|公開|資料|担当課?|[ア-ンA-Z](?![ァ-ヺー])|[一二三四五六七八九十]"
)
_LONGEST: Final = 110


class At(NamedTuple):
    """Where the proceedings are: under which item, in a speech or between entries, behind the first speech.

    `opens` says that a speech or an event follows.
    """

    item: ItemDraft | None
    speaking: bool
    idle: bool
    spoken: bool
    opens: bool = False


class _Heading(NamedTuple):
    """A row that may be a heading: its number, what is in its brackets, and its text without both."""

    row: Row
    number: Number | None
    inner: str | None
    text: str

    @property
    def title(self) -> str:
        return self.inner or self.text

    @property
    def marked(self) -> bool:
        return (
            self.number is not None
            or self.inner is not None
            or self.row.after_blank
            or bool(skip_bullets(self.row.fold))
        )


class Headings:
    """Finds the items that rows of the proceedings are headings of."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.outline = Outline()
        self.entered: list[ItemDraft] = []
        leaves = [item for item in draft.items if item.title and not item.container]
        self.bullets = bool(leaves) and all(item.style == "bullet" for item in leaves)
        self.listed = any(not item.container and item.kind is not ItemKind.PROCEDURE for item in draft.items)

    def read(self, row: Row, bare: str, at: At) -> ItemDraft | bool:
        """Return the item that a row is a heading of; `True` where it says something of the current one.

        heading: [bullets] [number] title {remark} | open title close | 議題 number | "(" ground ")" | 【非公開】 ["(" clause ")"]
        """
        number = number_at(row.fold, skip_bullets(row.fold))
        text = row.fold[number.end :] if number else bare
        if _PAUSE.fullmatch(bare):
            return False
        if basis := _BASIS.fullmatch(row.fold):
            return self._ground(row, at.item, basis.start(1), basis.end(1))
        if (secrecy := _SECRECY.fullmatch(row.fold)) and self._secrecy(row, at.item, *secrecy.span(1)):
            return True
        if len(row.fold) > _LONGEST or (looks_spoken(text) and "。" in text):
            return False
        bracketed = None if number else _BRACKETED.fullmatch(bare)
        inner = (bracketed["square"] or bracketed["round"]) if bracketed else None
        heading = _Heading(row, number, inner, text)
        key = squeeze(heading.title).strip(":")
        if self._is_part(heading, key) or (inner and self._closes(row, key, at.item)):
            return True
        if (inner or not at.spoken or row.after_blank or skip_bullets(row.fold)) and (
            called := called_item(self.draft, key)
        ):
            return self._enter(called, row)
        return (
            self._known(heading, at) or self._asked(heading, at) or self._unknown(heading, key, at) or False
        )

    # -- what is said of the current item

    def _ground(self, row: Row, item: ItemDraft | None, start: int, end: int) -> bool:
        if item is None or item.basis is not None:
            return False
        item.basis = self.draft.cut(row.start + start, row.start + end)
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        return True

    def _secrecy(self, row: Row, item: ItemDraft | None, start: int, end: int) -> bool:
        """Read the clause that an item was closed under, below its heading."""
        if item is None or item.openness is not Openness.CLOSED or item.closed_under or item.entries:
            return False
        item.closed_under = self.draft.cut(row.start + start, row.start + end)
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        return True

    def _is_part(self, heading: _Heading, key: str) -> bool:
        """Tell a heading of a part of an item: 〈質疑応答〉, ■主な意見."""
        row = heading.row
        if not _PART.fullmatch(key) or not (
            heading.inner or (heading.number is None and row.fold[:1] in "■●◆○◎□")
        ):
            return False
        self.draft.ledger.take(row.start, row.end, Kind.MARK)
        return True

    def _closes(self, row: Row, key: str, item: ItemDraft | None) -> bool:
        if not _CLOSED.fullmatch(key) or item is None or item.entries:
            return False
        item.openness = Openness.CLOSED
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        return True

    # -- items

    def _known(self, heading: _Heading, at: At) -> ItemDraft | None:
        """Return the item of the agenda that a row repeats."""
        items, number = self.draft.items, heading.number
        here = items.index(at.item) if at.item in items else -1
        within = number_at(heading.title)
        again = find_item(self.draft, heading.title, here)
        if again is None and within:
            again = find_item(self.draft, heading.title[within.end :], here)
        if again is None and number and heading.inner is None:
            again = find_item(self.draft, heading.row.fold[skip_bullets(heading.row.fold) :], here)
        if again is None:
            return None
        keys = {title_key(heading.title), title_key(heading.title[within.end :] if within else heading.title)}
        if title_key(again.title) not in keys:
            if not heading.marked and (at.spoken or at.speaking):
                return None
            if (
                number
                and again.label
                and number.style == again.style
                and squeeze(number.label) != squeeze(again.label)
            ):
                return None
            if items.index(again) < here:
                return None
        return self._enter(again, heading.row)

    def _asked(self, heading: _Heading, at: At) -> ItemDraft | None:
        """Make an item of a title below the heading that holds it: 個人情報を取り扱う事務について（諮問）."""
        row, above = heading.row, at.item
        if not _ASKED.search(row.fold) or above is None or above.entries or heading.number or heading.inner:
            return None
        item = make_item(self.draft, row.start, row.end, None, above)
        if item is None:
            return None
        if above.container:
            above.kind = item.kind
        return self._add(item, "asked", row, above)

    def _unknown(self, heading: _Heading, key: str, at: At) -> ItemDraft | None:
        """Make an item of a heading that the agenda does not list, where it is one for certain."""
        row, number, inner, table = heading.row, heading.number, heading.inner, words()
        known = key in table.containers or key in table.kinds["procedure"] or key in table.kinds["other"]
        bulleted = (
            row.fold[:1] in ("■●◆□◇" if self.listed and not self.bullets else "■●◆□◇○")
            and bool(_TITLE.search(heading.text))
            and (not self.listed or self.bullets)
        ) or (
            (row.fold[:1] in "■●◆□◇○◎" and key in table.kinds["other"])
            or (row.fold[:1] in "■●◆□◇" and key in table.kinds["procedure"])
        )
        if not (number or inner or bulleted) or (
            inner and not known and (looks_spoken(inner) or not _TITLE.search(inner))
        ):
            return None
        if not known and not self._may_be_item(heading, at):
            return None
        begin = row.start + (number.end if number else row.fold.find(inner or heading.text))
        over = row.end if number or inner is None else begin + len(inner)
        style = number.style if number else "group" if inner else "bullet"
        above = self.outline.parent_of(style)
        if above is None and style != "group" and (home := home_of(self.draft, at.item)) is not None:
            above = home if home.listed and home.style not in {"", style} else None
        if style == "group" and (above is None or (above.kind is ItemKind.PROCEDURE and not above.container)):
            above = home_of(self.draft, at.item)
        item = make_item(self.draft, begin, over, number, above)
        return self._add(item, style, row, at.item) if item else None

    def _add(self, item: ItemDraft, style: str, row: Row, after: ItemDraft | None) -> ItemDraft:
        """Put an item that the agenda does not list where the proceedings have it."""
        item.style, item.listed = style, False
        if item.container or item.kind is not ItemKind.PROCEDURE or style != "bullet":
            self.outline.path.append(item)  # ■ 開会 holds nothing
        items = self.draft.items
        first = not self.listed or not self.entered
        last = next((it for it in reversed(items) if it.listed and it.style == style), None)
        if after is not None and not after.title and last is not None and self._follows(item, last):
            items.append(item)
            return self._enter(item, row)
        items.insert(items.index(after) + 1 if after in items else 0 if first else len(items), item)
        return self._enter(item, row)

    def _follows(self, item: ItemDraft, last: ItemDraft) -> bool:
        """Tell whether an item has the next number after another's."""
        one, two = order_of(last.label or ""), order_of(item.label or "")
        return one is not None and two == one + 1

    def _may_be_item(self, heading: _Heading, at: At) -> bool:
        """Tell whether an unknown heading is an item: it has a title's words, and a number that goes on."""
        number, row = heading.number, heading.row
        goes_on = number is not None and (self._goes_on(number) or self._begins(heading, number, at))
        titled = bool(_TITLE_END.search(heading.text)) or heading.inner is not None or goes_on
        if len(squeeze(heading.text)) < 2 or not titled or looks_spoken(heading.text):
            return False
        inside = at.speaking and not row.after_blank
        if goes_on and (not inside or self._is_sibling(heading, at)):
            return True
        if inside and not self.entered and self.listed:
            return False
        if number is None or number.style in {"half", "kana", "circle"}:
            return not self.listed
        before = next((it for it in reversed(self.entered) if it.style == number.style), None)
        if before is None:
            return not self.listed or (at.idle and number.value in {1, None})
        last = re.search(r"\d+", before.label or "")
        return number.value is None or last is None or number.value in {int(last[0]) + 1, 1}

    def _is_sibling(self, heading: _Heading, at: At) -> bool:
        """Tell a heading inside what is said: numbered as the item's own, as far from the edge, or with a speech below."""
        item, number = at.item, heading.number
        if item is None or number is None or item.style != number.style:
            return False
        fold, begin = self.draft.source.fold, item.title_span[0] if item.title_span else 0
        line = fold[fold.rfind("\n", 0, begin) + 1 : begin]
        return at.opens or heading.row.indent == len(line) - len(line.lstrip())

    def _goes_on(self, number: Number) -> bool:
        """Tell whether a number is the next after that of the last item with a number of its style."""
        items = self.entered or [item for item in self.draft.items if not item.container]
        before = next((item for item in reversed(items) if item.style == number.style), None)
        last = order_of(before.label or "") if before else None
        return last is not None and order_of(number.label) == last + 1

    def _begins(self, heading: _Heading, number: Number, at: At) -> bool:
        """Tell whether a number is the first of a list of headings: it stands apart, and somebody speaks below it."""
        apart = heading.row.after_blank or (
            at.idle and at.item is not None and at.item.title != "" and not at.item.entries
        )
        return order_of(number.label) == 1 and apart and at.opens

    def _enter(self, item: ItemDraft, row: Row) -> ItemDraft:
        """Take what stands in the heading of an item beside its title."""
        if item.listed and item.parent is None and item.style and item not in self.outline.path:
            above = self.outline.parent_of(item.style)
            if above is not item and (above is None or above.parent is not item):
                item.parent = above
            self.outline.path.append(item)
        self.entered.append(item)
        for pattern, known in ((_DEPARTMENT, item.departments), (_PAPER, item.materials)):
            for found in pattern.finditer(row.fold):
                name = self.draft.cut(row.start + found.start(1), row.start + found.end(1))
                if name not in known:
                    known.append(name)
        if (basis := _BASIS.search(row.fold)) and item.basis is None:
            item.basis = self.draft.cut(row.start + basis.start(1), row.start + basis.end(1))
        if _IS_CLOSED.search(row.fold):
            item.openness = Openness.CLOSED
        self._claim(item, row)
        return item

    def _claim(self, item: ItemDraft, row: Row) -> None:
        """Claim a heading: what is in it beside label, title, departments and materials stays unread, and is told."""
        rest = squeeze(row.fold)
        for said in (item.title, item.basis or "", *item.departments, *item.materials):
            rest = rest.replace(squeeze(said), "", 1)
        rest = _MARKS.sub("", rest)
        remark = len(rest) > 3 and squeeze(item.title) in squeeze(row.fold)  # else a variant of the title
        at = row.fold.rfind(rest[:2]) if remark else -1
        if at < 0:
            self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        else:
            self.draft.ledger.take(row.start, row.start + at, Kind.FIELD)
            self.draft.ledger.mark(row.start + at, row.end)
