"""The section of the head that lists the items."""

import re
from typing import Final

from council_core.minutes.reader.agenda import add_items, is_holder, make_item
from council_core.minutes.reader.draft import EntryDraft, ItemDraft
from council_core.minutes.reader.events import event_of
from council_core.minutes.reader.facts import read_fact
from council_core.minutes.reader.labels import Found
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import Number, number_at, order_of, skip_bullets
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.scope import CLOCK, Scope, is_layout
from council_core.minutes.reader.speakers import looks_spoken
from council_core.minutes.reader.title import is_document_title
from council_core.minutes.reader.words import squeeze, words
from council_core.model import ItemKind

__all__ = ["AgendaSection"]

_REST: Final = re.compile(r"(?:について|に関する|の件|等について|もの$)")
_WORDY: Final = 6  # letters from which a label can be no title: 会議に出席した委員
_TITLE: Final = re.compile(r"(?:について|の件)\s*(?:[(\[【][^()\[\]【】]{1,24}[)\]】])?$")
_TOLD: Final = re.compile(r"\(\s?(?:開\s?会|開\s?議|開\s?始)\s?\)")
_LISTS: Final = frozenset({"次第", "会議次第", "議事次第"})
_NEAR: Final = 30  # rows of an agenda
_HALF: Final = re.compile(r"[のにをとへ、・]$|及び$|に係る$|に関する$|における$")
_DEPARTMENT: Final = re.compile(
    r"\s*[(\[【]\s*(?:担当(?:課)?\s?:)?([^()\[\]【】]*[課室部局係館署])\s*[)\]】]"
)


def _is_leftover(other: Found, row: Row) -> bool:
    """Tell the second line of a label that stands on two: 議事 / 次第."""
    return other.word in _LISTS and not row.fold[other.end :].strip()


class AgendaSection:
    """Reads the agenda up to the proceedings."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.own: Number | None = None  # of the label

    def read(self, place: int, found: Found, start: int) -> int:
        """Read the items that a label announces, and return the row behind them."""
        self.scope.draft.stated["agenda"] = 1
        self._beside(place, found, start)
        at, end = place + 1, self.scope.lists.get(place, self.scope.end)
        if at < end and self._is_opening(at):
            at += 1
        while at < end:
            row, other = self.scope.rows[at], self.scope.labels.get(at)
            if is_layout(row.fold) or (at == place + 1 and other and _is_leftover(other, row)):
                self.scope.draft.ledger.take(row.start, row.end, Kind.MARK)
            elif other and other.key == "agenda" and at + 1 >= self.scope.speech and self._follows_own(row):
                # 5 付議案件, and behind its items 6 議事, under which the first speech stands
                self.scope.draft.ledger.take(row.start, row.end, Kind.MARK)
                return at + 1
            elif self._ends(other, row, at) or not self._row(row):
                break
            at += 1
        return at

    def _beside(self, place: int, found: Found, start: int) -> None:
        """Read what stands on the label's own row: items, or itself where it is one that holds others."""
        row = self.scope.rows[place]
        self.own = number_at(row.fold, skip_bullets(row.fold)) if found.numbered else None
        if self.scope.draft.items and found.numbered and not row.fold[found.end :].strip():
            # 2 議題 in a list of items holds those below
            add_items(self.scope.draft, self.scope.outline, row.start, row.end)
        elif row.fold[found.end :].strip(" |"):
            numbered = found.glued and number_at(row.fold, skip_bullets(row.fold))
            start = row.start if numbered and numbered.style == "word" else start  # 議題1 見本計画について
            add_items(self.scope.draft, self.scope.outline, start, row.end)
        elif self._is_group(found, place) and not found.numbered:
            add_items(self.scope.draft, self.scope.outline, row.start, row.end)

    def _ends(self, other: Found | None, row: Row, at: int) -> bool:
        """Tell a row that is none of the agenda: another label, what is said or happens, when the meeting opens."""
        fold = row.fold
        return bool(
            (other and not self._is_item(other, row, at))
            or (self.scope.begins(at) and not (other and self._is_next(row)))
            or (looks_spoken(fold) and "。" in fold)
            or (fold[:1] in "-(<[【" and (event_of(fold) is not None or _TOLD.fullmatch(fold)))
            or (CLOCK.search(fold) and re.search(r"開\s?[会議]|閉会|散会", fold))
        )

    def _is_opening(self, at: int) -> bool:
        """Read when the meeting opens, between the label and the items: 議事日程 / 令和4年9月7日 午前10時開議."""
        row = self.scope.rows[at]
        below = self.scope.rows[at + 1].fold if at + 1 < len(self.scope.rows) else ""
        if not (row.fold.endswith(("開議", "開会")) and number_at(below) and CLOCK.search(row.fold)):
            return False
        return read_fact(self.scope.draft, "when", row.start, row.end)

    def _is_group(self, found: Found, place: int) -> bool:
        """Tell one of several labels that each hold items of a kind: 協議事項 …, 報告事項 …."""
        if not found.word.endswith("事項"):
            return False
        below = self.scope.rows[place + 1 : min(self.scope.end, place + _NEAR)]
        keys = {squeeze(row.fold[skip_bullets(row.fold) :]).strip("()[]<>【】:") for row in below}
        return any(key.endswith("事項") and key != found.word for key in keys & words().containers)

    def _is_item(self, other: Found, row: Row, at: int) -> bool:
        """Tell a label's word that is a title of an item here: 1 開会, 3 その他, 5 資料の説明."""
        if other.key == "agenda" and "\n" in self.scope.draft.source.fold[row.start : row.end]:
            return False  # a label upright is the table's
        if other.key == "agenda" and len(other.word) > _WORDY and not other.numbered:
            return False  # 本日の会議に付した事件, below 議事日程
        if (
            other.key == "agenda"
            and not other.numbered
            and at + 1 >= self.scope.speech
            and len(row.fold) < _WORDY
        ):
            return False  # 議事 alone, and the first speech below it
        if other.key in {"opened", "closed", "other", "next", "agenda"}:
            return not CLOCK.search(row.fold[other.end :])
        if other.key in {
            "title",
            "when",
            "place",
            "people",
            "observers",
            "openness",
            "prepared",
            "office",
            "page",
        }:
            return False
        if other.key == "proceedings":
            if other.numbered and self._follows_own(row):
                return False  # 5 付議案件, and the label behind it: 6 議事
            return at < self.scope.last or (other.numbered and not other.colon and self._is_next(row))
        return (
            other.key in {"materials", "result", "secretariat", "members"}
            and not other.colon
            and len(other.word) < _WORDY
            and (other.numbered and bool(self._numbered_like(row)))
        )

    def _is_next(self, row: Row) -> bool:
        """Tell a title that a label's word is too, by its number, the next of the list: (3) 意見交換."""
        number, items = number_at(row.fold, skip_bullets(row.fold)), self.scope.draft.items
        if number is None or not items or number.style == "digit" or items[-1].style != number.style:
            return False
        before, after = order_of(items[-1].label or ""), order_of(number.label)
        return before is not None and after == before + 1

    def _numbered_like(self, row: Row) -> bool:
        number = number_at(row.fold, skip_bullets(row.fold))
        if self._follows_own(row):
            return False  # 5 議題, and the label behind it: 6 資料
        return bool(
            number
            and self.scope.outline.path
            and any(item.style == number.style for item in self.scope.outline.path)
        )

    def _follows_own(self, row: Row) -> bool:
        """Tell whether a row has the number behind that of the agenda's own label."""
        number = number_at(row.fold, skip_bullets(row.fold))
        if not (number and self.own and number.style == self.own.style):
            return False
        before, after = order_of(self.own.label), order_of(number.label)
        return before is not None and after == before + 1

    def _row(self, row: Row) -> bool:
        draft, fold = self.scope.draft, row.fold
        if is_document_title(fold) or squeeze(fold) in self.scope.survey.running:
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return True
        department = _DEPARTMENT.fullmatch(fold)
        if department and draft.items:
            name = draft.cut(row.start + department.start(1), row.start + department.end(1))
            draft.items[-1].departments.append(name)
            draft.ledger.take(row.start, row.end, Kind.FIELD)
            return True
        if continued := self._continues(row):
            return continued
        if (
            not number_at(fold, skip_bullets(fold))
            and draft.items
            and row.indent >= 4
            and not skip_bullets(fold)
        ):  # indented below an item
            last = draft.items[-1]
            if (
                (
                    last.container
                    or last.style == "below"
                    or (is_holder(last) and last.kind is not ItemKind.OTHER)
                )
                and _TITLE.search(fold)
                and self._below(row, last)
            ):
                return True
            last.entries.append(EntryDraft(row.start, row.end, [(row.start, row.end)]))
            draft.ledger.take(row.start, row.end, Kind.ENTRY)
            return True
        return bool(add_items(draft, self.scope.outline, row.start, row.end))

    def _below(self, row: Row, above: ItemDraft) -> bool:
        """Take a title without a number, indented below an item that has one, as what the item holds."""
        item = make_item(
            self.scope.draft, row.start, row.end, None, above.parent if above.style == "below" else above
        )
        if item is None:
            return False
        item.style = "below"
        self.scope.outline.path.append(item)
        self.scope.draft.items.append(item)
        return True

    def _continues(self, row: Row) -> bool:
        """Join the second line of a title that was broken for its width: an open bracket is closed by it."""
        draft, fold = self.scope.draft, row.fold
        if not draft.items or number_at(fold, skip_bullets(fold)) or skip_bullets(fold):
            return False
        last = draft.items[-1]
        if last.title_span is None or draft.source.fold[last.title_span[1] : row.start].strip():
            return False
        opened = sum(last.title.count(mark) for mark in "（(「") - sum(
            last.title.count(mark) for mark in "）)」"
        )
        broken = row.indent > 0 and not looks_spoken(fold) and bool(_HALF.search(last.title))
        if opened > 0 or _REST.match(fold) or broken:
            last.title = f"{last.title}{draft.cut(row.start, row.end)}"
            last.title_span = (last.title_span[0], row.end)
            draft.ledger.take(row.start, row.end, Kind.FIELD)
            return True
        return False
