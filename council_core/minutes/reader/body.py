"""The proceedings: speeches, events, notes, and the headings that they stand under."""

import re
from typing import Final

from council_core.minutes.reader.agenda import Outline, find_item, make_item, title_key
from council_core.minutes.reader.clock import find_times
from council_core.minutes.reader.draft import Draft, EntryDraft, ItemDraft
from council_core.minutes.reader.events import event_of
from council_core.minutes.reader.facts import FACTS, read_clock, read_fact
from council_core.minutes.reader.labels import Found, find_label
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import Number, number_at, skip_bullets
from council_core.minutes.reader.papers import read_material, read_next
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.scope import is_layout
from council_core.minutes.reader.speakers import Label, looks_spoken
from council_core.minutes.reader.survey import Survey
from council_core.minutes.reader.taken_up import called_item, home_of, taken_up
from council_core.minutes.reader.words import squeeze, words
from council_core.model import EventKind, ItemKind, Openness

__all__ = ["Body"]

_CONCLUSION: Final = re.compile(
    r"[【<〈\[(《]?\s*(?:結論|審議結果|結果|審議の結果|決定|決定事項|審査結果|協議結果|まとめ)\s*[】>〉\])》]?\s*:?"
)
_BASIS: Final = re.compile(r"\(([^()]{2,60}第\s?\d+条[^()]{0,40}諮問[^()]*)\)")
_BRACKETED: Final = re.compile(
    r"[【<\[《〔]\s*([^【】<>\[\]《》〔〕]{1,50}?)\s*[】>\]》〕]|[(]\s*(?P<round>[^()]{1,50}?)\s*[)]"
)
_PAPERS: Final = re.compile(r"(?:.{0,60}?\s)?(?:配[布付])?資料一覧")
_BESIDE: Final = re.compile(r"\s*[(\[【]\s*((?:資料)?[^()\[\]【】]{2,40})\s*[)\]】]\s*")
_UNIT: Final = re.compile(r"[課室部局係館署所]$|センター$|グループ$|支所$|担当$")
_BULLETS: Final = re.compile(r"[-・*•\s]+")
_PART: Final = re.compile(
    r"(?:主な)?(?:質疑(?:応答)?(?:等)?|質疑・応答|意見(?:等|交換)?|説明|概要|議事録|会議録|会議内容|議事概要|質問|意見・質疑|発言要旨|審議|協議|主な意見)"
)
_CLOSED: Final = re.compile(r"(?:非公開|公開しない)")
_TITLE_END: Final = re.compile(
    r"について|の件|に関する|事務|報告|審議|選出|日程|計画|案|状況|制定|改正|変更|予算|決算|事業|答申|諮問|その他|許可申請|意見|結果|点検|評価|方針|指名|承認|確認|紹介|あいさつ|挨拶|開会|閉会"
)
_LATE: Final = frozenset(
    {
        "next",
        "prepared",
        "published",
        "observers",
        "openness",
        "materials",
        "result",
        "office",
        "page",
        "press",
        "closed_under",
    }
)
_GUIDES: Final = re.compile(
    r"会長|委員長|議長|座長|教育長|代理|司会|進行|事務局|理事長|典礼|委員$"
)  # who may lead the meeting
_WRAPPED: Final = 30  # letters from which a row may be one that was broken for its width


class Body:
    """Reads rows from the first of the proceedings to the end.

    proceedings: {heading | speech | event | note | conclusion} {late label value}
    """

    def __init__(self, draft: Draft, rows: list[Row], survey: Survey, outline: Outline) -> None:
        self.draft, self.rows, self.survey, self.outline = draft, rows, survey, outline
        self.item: ItemDraft | None = None
        self.entry: EntryDraft | None = None
        self.result: ItemDraft | None = None
        self.spoken = self.guides = False
        self.papers = False
        self.closing: str | None = None
        self.listed = any(not item.container and item.kind is not ItemKind.PROCEDURE for item in draft.items)
        self.headings: list[ItemDraft] = []
        self.body_outline = Outline()
        self.last = max((place for place in range(len(rows)) if survey.label(place, begun=True)), default=-1)

    def read(self, begin: int) -> None:
        """Read every row from a place on, each as the first of these that it is."""
        if (
            begin < len(self.rows)
            and (found := find_label(self.rows[begin].fold))
            and found.key == "proceedings"
        ):
            row = self.rows[begin]
            if row.fold[found.end :].strip():  # the first speech stands behind the label
                self.draft.ledger.take(row.start, row.start + found.end, Kind.MARK)
                self.rows[begin] = Row(row.start + found.end, row.end, row.fold[found.end :], row.number, 0)
        for place in range(begin, len(self.rows)):
            self._row(place)

    def _row(self, place: int) -> None:
        row, draft = self.rows[place], self.draft
        fold = row.fold
        if row.start >= row.end:
            return
        if is_layout(fold) or self._is_running_head(row):
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        found = find_label(fold)
        if (
            found
            and found.key == "proceedings"
            and found.top
            and len(fold) < 40
            and not fold[found.end :].strip()
        ):  # a heading
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        if self.papers and (found is None or found.key in {"materials", "agenda"}) and self._paper(row):
            return
        if found and place > self.last and self._late(row, found):
            return
        if self._beside_heading(place, row):
            return
        if label := self.survey.label(place, begun=self.spoken):
            self._speech(row, label)
            return
        if self._clock(row) or self._prepared(place, row):
            return
        self._told(row)

    def _is_running_head(self, row: Row) -> bool:
        if squeeze(row.fold) in self.survey.running:
            return True
        council = self.draft.facts.get("council_name") or ""
        if (
            council
            and council in squeeze(row.fold)
            and re.fullmatch(r".{0,40}第\s?\d+\s?回.{0,24}", row.fold)
            and not looks_spoken(row.fold)
            and re.search(r"[会録要]$", row.fold)
        ):
            return True
        title = squeeze(self.draft.facts.get("title") or "")
        return (
            len(title) > 6
            and row.flat is False
            and squeeze(row.fold) in {title, f"{title}会議録", f"{title}議事録"}
        )  # a whole title

    def _beside_heading(self, place: int, row: Row) -> bool:
        """Read what stands in brackets on a line of its own right below a heading: department, materials."""
        item = self.item
        match = _BESIDE.fullmatch(row.fold)
        if item is None or item.entries or self.entry is not None or not match:
            return False
        said = self.draft.cut(row.start + match.start(1), row.start + match.end(1))
        following = self.rows[place + 1].fold[:1] if place + 1 < len(self.rows) else ""
        if said.startswith("資料"):
            item.materials.append(said)
        elif not _UNIT.search(squeeze(said)) or squeeze(said) == "事務局":
            return False
        elif squeeze(said) not in map(squeeze, item.departments):
            if following not in "(<〈【[":
                return False
            item.departments.append(said)
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        return True

    # -- speeches

    def _speech(self, row: Row, label: Label) -> None:
        draft = self.draft
        self.spoken, self.result, self.papers = True, None, False
        start = row.start + label.text_start
        speaker = draft.cut(row.start + label.start, row.start + label.end)
        self.guides = bool(_GUIDES.search(squeeze(speaker)))
        if self.guides and (target := taken_up(draft, self.item, row.fold[label.text_start :], start)):
            self.item = target
        pieces = [(start, row.end)] if start < row.end else []
        self.entry = EntryDraft(row.start, row.end, pieces, speaker=speaker, is_speech=True)
        self._entries().append(self.entry)
        draft.ledger.take(row.start, row.end, Kind.ENTRY)

    def _entries(self) -> list[EntryDraft]:
        """Return where the next entry goes; before the first heading, to an item that has no title."""
        if self.item is None:
            self.item = ItemDraft(title="", kind=ItemKind.PROCEDURE, listed=False)
            self.draft.items.insert(0, self.item)
        return self.item.entries

    # -- events, clocks, notes

    def _clock(self, row: Row) -> bool:
        """Read a line that tells the time at which the meeting opened, closed, paused or went on."""
        draft, fold = self.draft, row.fold
        if len(fold) > 40 or not (
            times := list(find_times(draft.source.fold, row.start, row.end))
        ):  # a line of its own
            return False
        if event := next(
            (kind for word, kind in (("憩", EventKind.RECESS), ("再開", EventKind.RESUME)) if word in fold),
            None,
        ):
            self.entry = EntryDraft(row.start, row.end, [(row.start, row.end)], event=event, at=times[0][0])
            self._entries().append(self.entry)
            draft.ledger.take(row.start, row.end, Kind.ENTRY)
            self.entry = None
            return True
        if read_clock(draft, row.start, row.end) and not looks_spoken(fold):
            draft.ledger.take(row.start, row.end, Kind.FIELD)
            self.entry = None
            return True
        if re.fullmatch(
            r"\(?\s*(?:午[前後])?\s?[\d一二三四五六七八九十零〇]{1,3}\s?[時:][\s\d一二三四五六七八九十零〇分半]*\)?",
            fold,
        ):
            key = "closed_at" if self.spoken else "opened_at"
            if draft.state(key, times[0][0], times[0][2], times[0][3]):
                draft.ledger.take(row.start, row.end, Kind.FIELD)
                return True
        return False

    def _prepared(self, place: int, row: Row) -> bool:
        """Read the line at the end that tells when the minutes were made: 令和2年6月3日 作成."""
        if (
            place <= self.last
            or not re.fullmatch(r"\(?[^。]{0,20}作\s?成[^。]{0,12}\)?", row.fold[-30:])
            or len(row.fold) > 60
        ):  # a line of its own
            return False
        return read_fact(self.draft, "prepared", row.start, row.end)

    def _told(self, row: Row) -> None:
        """Read a row in which nobody begins to speak."""
        draft, fold = self.draft, row.fold
        bare = fold[skip_bullets(fold) :]
        if _PAPERS.fullmatch(fold) and len(fold) < 80:  # a heading
            self.papers, self.entry = True, None
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        if _CONCLUSION.fullmatch(bare) and self.item is not None:
            self.result, self.entry = self.item, None
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        if self._heading(row, bare):
            return
        if self.result is not None:
            draft.add_result(self.result, row.start, row.end)
            return
        event = event_of(fold)
        inside = (
            self.entry is not None and not fold.startswith(tuple("(<〈[【-・※―")) and len(fold) > 60
        )  # a line of a speech
        if event is not None and not inside:
            self._event(row, event)
            return
        draft.ledger.take(row.start, row.end, Kind.ENTRY)
        if self.entry is not None and self.entry.is_speech:
            self._move_on(row)
        if self.entry is None or (
            not self.entry.is_speech and self.entry.event is None and self._is_new_note(row)
        ):
            self.entry = EntryDraft(row.start, row.end, [(row.start, row.end)])
            self._entries().append(self.entry)
            return
        self.entry.pieces.append((row.start, row.end))
        self.entry.end = row.end

    def _event(self, row: Row, event: EventKind) -> None:
        bullets = _BULLETS.match(row.fold)
        start = row.start + (bullets.end() if bullets and bullets.end() < len(row.fold) else 0)
        self.entry = EntryDraft(row.start, row.end, [(start, row.end)], event=event)
        self._entries().append(self.entry)
        self.draft.ledger.take(row.start, start, Kind.MARK)
        self.draft.ledger.take(row.start, row.end, Kind.ENTRY)
        whole = row.fold[-1:] in ")>〉]】」。-―" or len(row.fold) < _WRAPPED
        self.entry = None if whole else self.entry

    def _is_new_note(self, row: Row) -> bool:
        return row.after_blank or bool(skip_bullets(row.fold)) or bool(number_at(row.fold))

    def _move_on(self, row: Row) -> None:
        """Put a speech under the item that a later row of it takes up."""
        if not self.guides:
            return
        target = taken_up(self.draft, self.item, row.fold, row.start)
        if target is None or target is self.item or self.entry is None:
            return
        entries = self._entries()
        if entries and entries[-1] is self.entry:
            entries.pop()
        self.item = target
        target.entries.append(self.entry)

    # -- headings

    def _heading(self, row: Row, bare: str) -> bool:
        draft = self.draft
        begin = skip_bullets(row.fold)
        number = number_at(row.fold, begin)
        text = row.fold[number.end :] if number else bare
        if basis := _BASIS.fullmatch(row.fold):
            return self._ground(row, basis.start(1), basis.end(1))
        if len(row.fold) > 110 or (looks_spoken(text) and "。" in text):  # no heading is as long
            return False
        inner = None if number else _BRACKETED.fullmatch(bare)
        key = squeeze((inner[1] or inner["round"]) if inner else text).strip(":")
        if _PART.fullmatch(key) and (inner or (not number and row.fold[:1] in "■●◆○◎□")):
            draft.ledger.take(row.start, row.end, Kind.MARK)
            self.entry = None
            return True
        if inner and _CLOSED.fullmatch(key) and self.item is not None and not self.item.entries:
            self.item.openness = Openness.CLOSED
            draft.ledger.take(row.start, row.end, Kind.FIELD)
            return True
        if (inner or not self.spoken or row.after_blank or skip_bullets(row.fold)) and (
            called := called_item(draft, key)
        ):
            self._enter(called, row)
            return True
        if self._known(row, number, text, (inner[1] or inner["round"]) if inner else None):
            return True
        return self._unknown(row, number, text, inner, key)

    def _ground(self, row: Row, start: int, end: int) -> bool:
        if self.item is None or self.item.basis is not None:
            return False
        self.item.basis = self.draft.cut(row.start + start, row.start + end)
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        return True

    def _known(self, row: Row, number: Number | None, text: str, inner: str | None) -> bool:
        """Enter an item of the agenda that a row repeats."""
        draft = self.draft
        here = draft.items.index(self.item) if self.item in draft.items else -1
        again = find_item(draft, inner or text, here)
        if again is None and inner is not None and (within := number_at(inner)):
            again = find_item(draft, inner[within.end :], here)
        if again is None and number and inner is None:
            again = find_item(draft, row.fold[skip_bullets(row.fold) :], here)
        if again is None:
            return False
        bare = inner or text
        if within := number_at(bare):
            bare = bare[within.end :]
        same = title_key(again.title) in {title_key(inner or text), title_key(bare)}
        marked = number is not None or inner is not None or row.after_blank or bool(skip_bullets(row.fold))
        if not (marked or same or not self.spoken):
            return False
        if self.entry is not None and self.entry.is_speech and not same and not marked:
            return False
        if (
            number
            and again.label
            and number.style == again.style
            and number.label != again.label
            and not same
        ):
            return False
        order = draft.items.index(again)
        if order < here and not same:
            return False
        self._enter(again, row)
        return True

    def _unknown(
        self, row: Row, number: Number | None, text: str, inner: "re.Match[str] | None", key: str
    ) -> bool:
        """Make an item of a heading that the agenda does not list, where it is one for certain."""
        draft, table = self.draft, words()
        asked = re.search(r"[(\[【](?:諮問|報告|審議|協議)[)\]】]$", row.fold)
        if asked and self.item is not None and not self.item.entries and not number and not inner:
            item = make_item(draft, row.start, row.end, None, self.item)
            if item is not None:
                if self.item.container:
                    self.item.kind = item.kind
                self._add(item, "asked", row)
                return True
        known = key in table.containers or key in table.kinds["procedure"] or key in table.kinds["other"]
        if not (number or inner) or (inner and not known and not self._is_title(inner[1] or inner["round"])):
            return False
        if not known and not self._may_be_item(row, number, text, inner is not None):
            return False
        begin = row.start + (
            number.end if number else row.fold.find(inner[1] or inner["round"]) if inner else 0
        )
        over = row.end if number or not inner else begin + len(inner[1] or inner["round"])
        style = number.style if number else "group"
        above = self.body_outline.parent_of(style)
        if style == "group" and (above is None or (above.kind is ItemKind.PROCEDURE and not above.container)):
            above = home_of(draft, self.item)
        item = make_item(draft, begin, over, number, above)
        if item is None:
            return False
        self._add(item, style, row)
        return True

    def _is_title(self, text: str) -> bool:
        return bool(re.search(r"について$|の件$|に関する", text)) and not looks_spoken(text)

    def _add(self, item: ItemDraft, style: str, row: Row) -> None:
        item.style, item.listed = style, False
        self.body_outline.path.append(item)
        items = self.draft.items
        # what the agenda does not list stands where the proceedings have it
        items.insert(
            items.index(self.item) + 1
            if self.item in items
            else 0
            if not self.listed or not self.headings
            else len(items),
            item,
        )
        self._enter(item, row)

    def _may_be_item(self, row: Row, number: Number | None, text: str, bracketed: bool) -> bool:
        """Tell whether an unknown heading is an item: it has a title's words, and a number that goes on."""
        goes_on = number is not None and self._goes_on(number)
        if (
            len(squeeze(text)) < 2
            or not (_TITLE_END.search(text) or bracketed or goes_on)
            or looks_spoken(text)
        ):
            return False
        if goes_on and not (self.entry is not None and self.entry.is_speech and not row.after_blank):
            return True
        if (
            self.entry is not None
            and self.entry.is_speech
            and not row.after_blank
            and not self.headings
            and self.listed
        ):
            return False
        if number is None or number.style in {"half", "kana", "circle"}:
            return not self.listed
        before = next((it for it in reversed(self.headings) if it.style == number.style), None)
        if before is None:
            return not self.listed or (self.entry is None and number.value in {1, None})
        last = re.search(r"\d+", before.label or "")
        return number.value is None or last is None or number.value in {int(last[0]) + 1, 1}

    def _goes_on(self, number: Number) -> bool:
        """Tell whether a number is the next after that of the last item with a number of its style."""
        items = self.headings or [item for item in self.draft.items if not item.container]
        before = next((item for item in reversed(items) if item.style == number.style), None)
        last = re.search(r"\d+", before.label or "") if before else None
        return last is not None and number.value == int(last[0]) + 1

    def _enter(self, item: ItemDraft, row: Row) -> None:
        draft = self.draft
        if item.listed and item.parent is None and item.style and item not in self.body_outline.path:
            above = self.body_outline.parent_of(item.style)
            if above is not item and (above is None or above.parent is not item):
                item.parent = above
            self.body_outline.path.append(item)
        self.item, self.entry, self.result = item, None, None
        self.headings.append(item)
        for found in re.finditer(r"[(\[【]([^()\[\]【】]*(?:課|室|部|局|館|担当|センター))[)\]】]", row.fold):
            name = draft.cut(row.start + found.start(1), row.start + found.end(1))
            if name not in item.departments:
                item.departments.append(name)
        for found in re.finditer(r"[(【]\s*(資料[^()【】]{0,20})\s*[)】]", row.fold):
            name = draft.cut(row.start + found.start(1), row.start + found.end(1))
            if name not in item.materials:
                item.materials.append(name)
        if (basis := _BASIS.search(row.fold)) and item.basis is None:
            item.basis = draft.cut(row.start + basis.start(1), row.start + basis.end(1))
        if re.search(r"[(【\[]\s*非公開\s*[)】\]]", row.fold):
            item.openness = Openness.CLOSED
        self._claim(item, row)

    def _claim(self, item: ItemDraft, row: Row) -> None:
        """Claim a heading: what is in it beside label, title, departments and materials stays unread, and is told."""
        rest = squeeze(row.fold)
        for said in (item.title, item.basis or "", *item.departments, *item.materials):
            rest = rest.replace(squeeze(said), "", 1)
        rest = re.sub(
            r"[()\[\]【】<>〈〉《》〔〕「」、。:・.\-~○〇◎●◇◆□■\d第号]|議題|議案|案件|日程|報告|諮問|協議|審議|審査|事項|非公開|公開|資料|担当課?|[ア-ンA-Z](?![ァ-ヺー])|[一二三四五六七八九十]",
            "",
            rest,
        )
        long = len(rest) > 3 and squeeze(item.title) in squeeze(
            row.fold
        )  # a remark, not a variant of the title
        at = row.fold.rfind(rest[:2]) if long else -1
        if at < 0:
            self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        else:
            self.draft.ledger.take(row.start, row.start + at, Kind.FIELD)
            self.draft.ledger.mark(row.start + at, row.end)

    # -- what stands behind the proceedings

    def _late(self, row: Row, found: Found) -> bool:
        draft, key = self.draft, found.key
        if (
            key not in _LATE or not (found.colon or found.top) or len(row.fold[: found.end]) > 24
        ):  # a label is no longer
            return False
        start = row.start + found.end
        if not row.fold[found.end :].strip() and key not in {"materials"}:
            return False
        if key == "result" and self.item is not None and self.item.outcome is None and "傍聴" not in row.fold:
            draft.ledger.take(row.start, start, Kind.MARK)
            draft.add_result(self.item, start, row.end)
            return True
        if key == "materials":
            self.papers, self.entry = True, None
            draft.ledger.take(row.start, start, Kind.MARK)
            if row.fold[found.end :].strip():
                read_material(draft, start, row.end)
            return True
        done = (key == "next" and read_next(draft, start, row.end)) or (
            key in FACTS and read_fact(draft, key, start, row.end)
        )
        if done:
            draft.ledger.mark(start, row.end)
            self.entry = None
        return done

    def _paper(self, row: Row) -> bool:
        if looks_spoken(row.fold) and "。" in row.fold:
            self.papers = False
            return False
        if (
            self.draft.materials
            and re.match(r"[・-]\s?", row.fold)
            and self.draft.materials[-1][0]
            and self.draft.materials[-1][1] is None
        ):
            label = self.draft.materials[-1][0]
            title = self.draft.cut(row.start + skip_bullets(row.fold), row.end).strip()
            self.draft.materials[-1] = (label, title)
            self.draft.ledger.take(row.start, row.end, Kind.FIELD)
            return True
        return read_material(self.draft, row.start, row.end)
