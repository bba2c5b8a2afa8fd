"""The way through a document: row by row, from the head into the proceedings."""

import re
from typing import Final

from council_core.minutes.reader.agenda import Outline, add_items, find_item, make_item
from council_core.minutes.reader.clock import find_day, find_hours, find_times
from council_core.minutes.reader.draft import Draft, EntryDraft, ItemDraft
from council_core.minutes.reader.events import announced, event_of
from council_core.minutes.reader.head import Found, find_label, read_fact, read_title
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.people import People
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.speakers import Label, Style, label_at, looks_spoken
from council_core.minutes.reader.words import squeeze, words

__all__ = ["Walk"]

_PEOPLE: Final = frozenset({"people", "members", "absent", "explainers", "secretariat", "guests"})
_FACTS: Final = frozenset({
    "title", "when", "when_where", "opened", "closed", "hours", "place", "observers", "press", "openness",
    "closed_under", "prepared", "published",
})  # fmt: skip
_RULE: Final = re.compile(r"[-~=*_○◇◆□■・.|+#※\s]+")
_PAGE: Final = re.compile(r"-?\s?\d{1,4}\s?(?:/\s?\d{1,4})?\s?-?|様式第?\s?\d+\s?号.*|以\s*上|別記様式.*|\|")
_TABLE_HEAD: Final = re.compile(r"発\s?言\s?者.{0,40}")
_CONTINUED: Final = re.compile(r"[。」)？?:]\s*$")
_CONCLUSION: Final = re.compile(r"[【<〈\[(]?\s*(?:結論|審議結果|結果|審議の結果|決定)\s*[】>〉\])]?\s*:?$")
_BASIS: Final = re.compile(r"\(([^()]{2,60}第\s?\d+条[^()]{0,40}諮問[^()]*)\)$")
_ALONE_HOURS: Final = re.compile(
    r"^(?:\s*(?:開会|閉会)?\s*[:\s]?)?(?:午[前後])?\s*[\d一二三四五六七八九十零〇]{1,3}\s?[時:]"
)
_EVENT_TIME: Final = re.compile(r"(開\s?会|開\s?議|閉\s?会|散\s?会|閉\s?議|休憩|再開|終了)\s*[)」]?$")
_LIST_TITLE: Final = re.compile(r"(?:配[布付])?資料一覧$")


class Walk:
    """Reads the rows of a document into a draft."""

    def __init__(self, draft: Draft, rows: list[Row]) -> None:
        self.draft = draft
        self.rows = rows
        self.people = People(draft)
        self.outline = Outline()
        self.field: str | None = None
        self.spoken = False
        self.item: ItemDraft | None = None
        self.entry: EntryDraft | None = None
        self.styles = _styles(rows)
        self.result: ItemDraft | None = None
        self.begun = False

    def read(self) -> None:
        """Read every row, each as the first of these that it is."""
        for place, row in enumerate(self.rows):
            if row.start >= row.end:
                continue
            self.row(place, row)

    def row(self, place: int, row: Row) -> None:
        """Read one row.

        row: rule | page number | speech | event | label value | heading | list of people | more of the entry
        """
        fold = row.fold
        draft = self.draft
        if _RULE.fullmatch(fold) or _PAGE.fullmatch(fold) or _TABLE_HEAD.fullmatch(fold):
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        found = find_label(fold)
        if not self.spoken and self._head_row(place, row, found):
            return
        if self.spoken and found and self._late_label(row, found):
            return
        if label := self._speaker(place, row):
            self._speech(row, label)
            return
        if self.spoken or (self.begun and self.item is not None and self.item.entries):
            self._body_row(row)
            return
        self._loose_row(place, row)

    # -- the head

    def _head_row(self, place: int, row: Row, found: Found | None) -> bool:
        draft, fold = self.draft, row.fold
        if (
            found
            and self.field in _PEOPLE
            and not found.top
            and found.key == "members"
            and fold[found.end :].strip()
        ):
            found = None  # 委員 小山: a role before a name
        if found and found.key in {"secretariat", "members", "explainers"} and self._speaker(place, row):
            found = None
        if (
            found
            and self.field == "agenda"
            and not found.top
            and not found.colon
            and found.key not in {*_FACTS, "result", "proceedings"} - {"opened", "closed"}
        ):
            found = None
        if (
            found
            and found.key == "agenda"
            and draft.items
            and (number := number_at(fold, skip_bullets(fold)))
            and (again := find_item(draft, fold[number.end :]))
        ):
            self.begun, self.field = True, "proceedings"
            self._enter(again, row)
            return True
        if (
            found
            and self.field == "agenda"
            and found.key in {"opened", "closed", "agenda", "other", "next"}
            and number_at(fold, skip_bullets(fold))
            and not re.search(r"\d\s?時|午[前後]", fold[found.end :])
        ):
            found = None  # 1 開会 in a list of items
        if (
            found
            and self.begun
            and self.field == "proceedings"
            and found.key in {"opened", "closed", "other", "agenda", "materials"}
            and not re.search(r"\d\s?時", fold[found.end :])
        ):
            found = None
        if found:
            return self._label(place, row, found)
        if self.field in _PEOPLE and self._person_row(place, row):
            return True
        if self.field == "agenda" and self._agenda_row(place, row):
            return True
        if self.field in _FACTS and not self._speaker(place, row):
            if read_fact(draft, self.field, row.start, row.end):
                draft.ledger.take(row.start, row.end, Kind.FIELD)
                return True
        if self.field == "materials" and not self._speaker(place, row) and self._material(row):
            return True
        if self.field == "next" and self._next(row.start, row.end):
            return True
        if self.field == "result" and self._result(row.start, row.end):
            return True
        return False

    def _label(self, place: int, row: Row, found: Found) -> bool:
        draft = self.draft
        start = row.start + found.end
        key = found.key
        rest = row.fold[found.end :].strip()
        if key == "page":
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return True
        if key in {"opened", "closed"} and not rest and not re.match(r"[<【○〇■●◇]", row.fold):
            return False
        if key in {"office", "other"}:
            self.field = None
            return False
        draft.ledger.take(row.start, start, Kind.MARK)
        previous, self.field = self.field, key
        if key in _PEOPLE:
            if previous in _PEOPLE and key in {"members", "absent", "secretariat"} and not found.top and rest:
                pass
            if (
                key == "secretariat"
                and self.people.base == "explainer"
                and not number_at(row.fold, skip_bullets(row.fold))
            ):
                found = found._replace(top=False)
            self.people.begin(
                key, top=found.top and not (key == "members" and previous in {"absent", "people"})
            )
            if rest:
                self.people.row(start, row.end)
        elif key in _FACTS:
            if rest:
                read_fact(draft, key, start, row.end)
        elif key == "agenda":
            if rest:
                add_items(draft, self.outline, start, row.end)
        elif key == "materials":
            if rest:
                self._material(Row(start, row.end, row.fold[found.end :], row.number, 0))
        elif key == "result":
            if rest:
                self._result(start, row.end)
        elif key == "next":
            if rest:
                self._next(start, row.end)
        elif key == "proceedings":
            self.begun = bool(draft.facts.get("date") or draft.people)
            if rest and (
                label := self._speaker_in(Row(start, row.end, row.fold[found.end :], row.number, 0))
            ):
                self._speech(Row(start, row.end, row.fold[found.end :], row.number, 0), label)
            elif rest:
                self._loose_row(place, Row(start, row.end, row.fold[found.end :], row.number, 0))
        return True

    def _person_row(self, place: int, row: Row) -> bool:
        if self._speaker(place, row):
            return False
        if looks_spoken(row.fold) and "。" in row.fold:
            return False
        number = number_at(row.fold)
        if (
            number
            and number.style == "digit"
            and not re.search(r"[、,委員長]|\d番", row.fold)
            and self.item is None
            and find_item(self.draft, row.fold[number.end :])
        ):
            return False
        if (
            number
            and number.style == "digit"
            and squeeze(row.fold[number.end :]) in {*words().kinds["procedure"], *words().containers}
        ):
            return False
        if _ALONE_HOURS.match(row.fold) or find_day(row.fold, 0, len(row.fold)):
            return False
        before = len(self.draft.people)
        self.people.row(row.start, row.end)
        taken = (
            not self.draft.ledger.is_free(row.start, row.end)
            or self.people.post is not None
            or bool(self.people.spaced)
        )
        return taken or len(self.draft.people) > before

    def _agenda_row(self, place: int, row: Row) -> bool:
        if self._speaker(place, row) or (looks_spoken(row.fold) and "。" in row.fold):
            return False
        if _EVENT_TIME.search(row.fold) and re.search(r"\d\s?[時分]|[一二三四五六七八九十]時", row.fold):
            return False
        number = number_at(row.fold, skip_bullets(row.fold))
        text = row.fold[number.end :] if number else row.fold
        again = find_item(self.draft, text)
        if again is not None and (number or len(self.draft.items) > 1) and self.draft.items:
            if title_repeats(self.draft, text):
                return False
        draft = self.draft
        if department := re.fullmatch(
            r"\s*[(\[【](?:担当課?:)?([^()\[\]【】]*[課室部局係館署])[)\]】]", row.fold
        ):
            if draft.items:
                draft.items[-1].departments.append(
                    draft.cut(row.start + department.start(1), row.start + department.end(1))
                )
                draft.ledger.take(row.start, row.end, Kind.FIELD)
                return True
        if not number and draft.items and row.indent >= 4 and not skip_bullets(row.fold):  # noqa: PLR2004
            last = draft.items[-1]
            last.entries.append(EntryDraft(row.start, row.end, [(row.start, row.end)]))
            draft.ledger.take(row.start, row.end, Kind.ENTRY)
            return True
        return bool(add_items(draft, self.outline, row.start, row.end))

    def _material(self, row: Row) -> bool:
        fold = row.fold
        begin = skip_bullets(fold)
        number = number_at(fold, begin)
        if number and number.style == "digit" and not fold[begin:].startswith("資料"):
            rest = squeeze(fold[number.end :])
            if rest in words().kinds["procedure"] or rest in words().containers:
                self.field = None
                return False
        match = re.match(
            r"((?:参考|当日|追加)?資料\s?(?:No\.?)?\s?[\d一二三四五六七八九十]*(?:[-~]\s?\d+)*)[\s:]*",
            fold[begin:],
        )
        if match and match[1].strip() != "資料":
            title = self.draft.cut(row.start + begin + match.end(), row.end).strip()
            label = self.draft.cut(
                row.start + begin + match.start(1), row.start + begin + match.end(1)
            ).strip()
            self.draft.materials.append((label, title or None))
        elif looks_spoken(fold) or find_item(self.draft, fold[number.end :] if number else fold) or (row.after_blank and not begin and len(self.draft.materials) and number):
            self.field = None
            return False
        else:
            title = self.draft.cut(row.start + begin, row.end).strip()
            if not re.search(r"[\w]", title):
                return False
            self.draft.materials.append((None, title))
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        return True

    def _result(self, start: int, end: int) -> bool:
        """Read a sentence of results: `(1) (2) については、承認された。`, 議題(2)は賛成5名、反対1名により承認."""
        from council_core.minutes.reader.votes import read_result

        return read_result(self.draft, start, end)

    def _next(self, start: int, end: int) -> bool:
        from council_core.model import NextMeeting

        fold = self.draft.source.fold
        day = find_day(fold, start, end)
        if day is None:
            if re.fullmatch(r"\s*[-ー―未定]+\s*", fold[start:end]):
                self.draft.ledger.take(start, end, Kind.MARK)
                return True
            return False
        hours = find_hours(fold, day[2], end)
        self.draft.next_meeting = NextMeeting(date=day[0], opened_at=hours.opened if hours else None)
        self.draft.ledger.take(start, end, Kind.FIELD)
        self.field = None
        return True

    def _loose_row(self, place: int, row: Row) -> None:
        """Read a row of the head that no label announces: title, date, place, times, items."""
        draft, fold = self.draft, row.fold
        if "title" not in draft.facts and read_title(draft, row.start, row.end):
            return
        if "title" in draft.facts and squeeze(draft.facts["title"]) in squeeze(fold) and len(fold) < 80:  # noqa: PLR2004
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        if (
            "date" not in draft.facts
            and len(fold) < 60
            and find_day(fold, 0, len(fold))
            and not re.search(r"更新|公開日|作成|掲載|公表", fold)
        ):
            if read_fact(draft, "when", row.start, row.end):
                if not draft.facts.get("venue"):
                    self.field = (
                        "place"
                        if find_hours(fold, 0, len(fold)) and self._is_place(place + 1)
                        else self.field
                    )
                return
        if (
            "opened_at" not in draft.facts
            and "date" in draft.facts
            and _ALONE_HOURS.match(fold)
            and len(fold) < 40
        ):
            joined = self._joined_hours(place, row)
            if joined:
                return
        if _EVENT_TIME.search(fold) and len(fold) < 30:  # noqa: PLR2004
            self._clock(row)
            return
        if (
            number_at(fold, skip_bullets(fold))
            and not looks_spoken(fold)
            and len(fold) < 90
            and draft.facts.get("date")
        ):
            number = number_at(fold, skip_bullets(fold))
            again = find_item(draft, fold[number.end :]) if number else None
            if again:
                self.begun = True
                self._enter(again, row)
                return
            added = add_items(draft, self.outline, row.start, row.end)
            if added:
                self.item = added[-1]
            return
        if draft.items and (again := find_item(draft, fold)):
            self.begun = True
            self._enter(again, row)
            return
        if self.item is not None and (event_of(fold) or looks_spoken(fold)):
            self._body_row(row)

    def _is_place(self, place: int) -> bool:
        return (
            place < len(self.rows)
            and len(self.rows[place].fold) < 60
            and bool(re.search(r"室|館|ホール|庁|センター|会場|学校", self.rows[place].fold))
            and not find_label(self.rows[place].fold)
        )

    def _joined_hours(self, place: int, row: Row) -> bool:
        end = row.end
        following = self.rows[place + 1] if place + 1 < len(self.rows) else None
        if following and re.search(r"から\s*$|~\s*$", row.fold) and _ALONE_HOURS.match(following.fold):
            end = following.end
        return read_fact(self.draft, "hours", row.start, end)

    def _clock(self, row: Row) -> None:
        """Read a line that tells when the meeting opened or closed: 午前十時開議, 午後零時四分散会."""
        draft, fold = self.draft, row.fold
        times = list(find_times(draft.source.fold, row.start, row.end))
        if times and re.search(r"閉\s?会|散\s?会|閉\s?議|終了", fold):
            draft.state("closed_at", times[-1][0], times[-1][2], times[-1][3])
            draft.ledger.take(row.start, row.end, Kind.FIELD)
        elif times and re.search(r"開\s?会|開\s?議", fold):
            draft.state("opened_at", times[0][0], times[0][2], times[0][3])
            draft.ledger.take(row.start, row.end, Kind.FIELD)

    # -- the proceedings

    def _speaker(self, place: int, row: Row) -> Label | None:
        """Return the speaker's label of a row, where this is a speech and not a name in a list."""
        label = self._speaker_in(row)
        if label is None or (self.spoken and (label.style.certain or label.style in self.styles)):
            return label if label is None or not self._is_heading(row, label) else None
        text = row.fold[label.text_start :]
        if label.style is Style.BRACKETS and self._is_heading(row, label):
            return None
        if not text.strip():
            following = [self.rows[n].fold for n in range(place + 1, min(place + 3, len(self.rows)))]
            text = next(iter(following), "")
            if label_at(text, styles=self.styles) and len(following) > 1 and not looks_spoken(text):
                return None
            if "、" in text and re.search(r"委員|会長", text) and not text.endswith("。"):
                return None
        return label if looks_spoken(text) or event_of(text) else None

    def _is_heading(self, row: Row, label: Label) -> bool:
        key = squeeze(row.fold[label.start : label.end])
        return key in words().containers

    def _speaker_in(self, row: Row) -> Label | None:
        return label_at(row.fold, styles=self.styles)

    def _speech(self, row: Row, label: Label) -> None:
        draft = self.draft
        self.spoken = self.begun = True
        self.result = None
        start = row.start + label.text_start
        speaker = draft.cut(row.start + label.start, row.start + label.end)
        text = row.fold[label.text_start :]
        target = announced(draft, self.item, text, row.start + label.text_start)
        if target is not None:
            self.item = target
        self.entry = EntryDraft(
            row.start, row.end, [(start, row.end)] if start < row.end else [], speaker=speaker, is_speech=True
        )
        self._current().entries.append(self.entry)
        draft.ledger.take(row.start, row.end, Kind.ENTRY)

    def _current(self) -> ItemDraft:
        if self.item is None:
            opening = next(
                (
                    item
                    for item in self.draft.items
                    if not item.container and item.kind == "procedure" and "開" in item.title
                ),
                None,
            )
            leaves = [item for item in self.draft.items if not item.container and item.kind != "procedure"]
            if opening is None and len(leaves) == 1:
                opening = leaves[0]
            if opening is None:
                opening = ItemDraft(title="開会", kind=None, listed=False)
                from council_core.model import ItemKind

                opening.kind = ItemKind.PROCEDURE
                self.draft.items.insert(0, opening)
            self.item = opening
        return self.item

    def _late_label(self, row: Row, found: Found) -> bool:
        """Read labels that stand behind the proceedings: results, the next meeting, lists of materials."""
        if found.key in {"result", "next", "prepared"} and found.colon and len(row.fold[: found.end]) < 20:  # noqa: PLR2004
            key = found.key
            start = row.start + found.end
            if key == "result" and self.item is not None:
                return False
            self.draft.ledger.take(row.start, start, Kind.MARK)
            if key == "prepared":
                return read_fact(self.draft, key, start, row.end)
            return self._next(start, row.end) if key == "next" else self._result(start, row.end)
        return False

    def _enter(self, item: ItemDraft, row: Row) -> None:
        self.item, self.entry, self.result = item, None, None
        for found in re.finditer(r"[(\[【]([^()\[\]【】]*(?:課|室|部|局|館))[)\]】]", row.fold):
            name = self.draft.cut(row.start + found.start(1), row.start + found.end(1))
            if name not in item.departments:
                item.departments.append(name)
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)

    def _body_row(self, row: Row) -> None:
        """Read a row of the proceedings that nobody begins to speak in."""
        draft, fold = self.draft, row.fold
        bare = fold[skip_bullets(fold) :]
        if _EVENT_TIME.search(fold) and len(fold) < 40 and re.search(r"時", fold):  # noqa: PLR2004
            self._clock(row)
        if _LIST_TITLE.search(squeeze(fold)) and len(fold) < 60:  # noqa: PLR2004
            self.field, self.spoken, self.entry = "materials", False, None
            self.styles = frozenset()
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        if _CONCLUSION.fullmatch(bare) and self.item is not None:
            self.result, self.entry = self.item, None
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        if self._heading(row, bare):
            return
        if self.result is not None:
            self.result.result = f"{self.result.result or ''}{draft.cut(row.start, row.end)}"
            draft.ledger.take(row.start, row.end, Kind.FIELD)
            return
        event = event_of(fold)
        if event is not None and not (
            self.entry is not None
            and not fold.startswith(("(", "<", "〈", "[", "【", "-", "・", "※"))
            and len(fold) > 60
        ):
            self.entry = EntryDraft(row.start, row.end, [(row.start, row.end)], event=event)
            self._current().entries.append(self.entry)
            draft.ledger.take(row.start, row.end, Kind.ENTRY)
            self.entry = self.entry if not fold.startswith(("(", "<", "[")) else None
            return
        draft.ledger.take(row.start, row.end, Kind.ENTRY)
        if self.entry is not None and self.entry.is_speech and "「" in fold:
            self._taken_up(row)
        if self.entry is not None:
            self.entry.pieces.append((row.start, row.end))
            self.entry.end = row.end
            return
        self.entry = EntryDraft(row.start, row.end, [(row.start, row.end)])
        self._current().entries.append(self.entry)

    def _taken_up(self, row: Row) -> None:
        """Put a speech under the item that a later row of it takes up."""
        target = announced(self.draft, self.item, row.fold, row.start)
        if target is None or target is self.item or self.entry is None:
            return
        if self.item is not None and self.item.entries and self.item.entries[-1] is self.entry:
            self.item.entries.pop()
        self.item = target
        target.entries.append(self.entry)

    def _heading(self, row: Row, bare: str) -> bool:
        draft = self.draft
        number = number_at(row.fold, skip_bullets(row.fold))
        text = row.fold[number.end :] if number else bare
        if len(row.fold) > 110 or (looks_spoken(text) and "。" in text):  # noqa: PLR2004
            return False
        if basis := _BASIS.fullmatch(row.fold):
            if self.item is not None and self.item.basis is None:
                self.item.basis = draft.cut(row.start + basis.start(1), row.start + basis.end(1))
                draft.ledger.take(row.start, row.end, Kind.FIELD)
                return True
        inner = re.fullmatch(r"[【<〈\[(]\s*(.{1,30}?)\s*[】>〉\])]", bare)
        key = squeeze(inner[1] if inner else text).strip(":")
        if re.fullmatch(r"質疑応答|質疑|主な質疑|説明|概要|議事録|会議録|会議内容", key) and (
            inner or not number
        ):
            draft.ledger.take(row.start, row.end, Kind.MARK)
            self.entry = None if inner else self.entry
            return True
        place = draft.items.index(self.item) if self.item in draft.items else -1
        if (number or inner or not self.spoken or row.after_blank) and (
            again := find_item(draft, text if number else key, place)
        ):
            if again.style in {"", number.style if number else "", "bullet"} or number or inner:
                self._enter(again, row)
                return True
        asked = re.search(r"[(\[【](?:諮問|報告|審議|協議)[)\]】]$", row.fold)
        if asked and self.item is not None and not self.item.entries and not number and not inner:
            item = make_item(draft, row.start, row.end, None, self.item)
            if item is not None:
                item.style, item.listed = "asked", False
                if self.item.container:
                    self.item.kind = item.kind
                self.outline.path.append(item)
                draft.items.append(item)
                self._enter(item, row)
                return True
        table = words()
        known = key in table.containers or key in table.kinds["procedure"] or key in table.kinds["other"]
        if not (number or inner) or (not known and not self._may_be_item(row, number is not None, text)):
            return False
        begin = row.start + (number.end if number else row.fold.find(inner[1]) if inner else 0)
        over = row.end if number or not inner else begin + len(inner[1])
        style = number.style if number else "bracket"
        item = make_item(draft, begin, over, number, self.outline.parent_of(style))
        if item is None:
            return False
        item.style, item.listed = style, False
        self.outline.path.append(item)
        draft.items.append(item)
        self._enter(item, row)
        return True

    def _may_be_item(self, row: Row, numbered: bool, text: str) -> bool:
        """Tell whether an unknown heading is an item: only where the head lists none."""
        listed = any(
            item.listed and not item.container and item.kind != "procedure" for item in self.draft.items
        )
        if (
            not numbered
            or len(text) < 3
            or not re.search(r"について|の件|事務|報告|審議|選出|の日程|あいさつ", text)
        ):
            return False
        return not listed or (self.entry is None)


def title_repeats(draft: Draft, text: str) -> bool:
    """Tell whether a row repeats the title of an item that is listed already: the proceedings begin."""
    from council_core.minutes.reader.agenda import title_key

    key = title_key(text)
    return any(title_key(item.title) == key and not item.container for item in draft.items)


def _styles(rows: list[Row]) -> frozenset[Style]:
    """Return the styles in which this document sets off its speakers.

    A sign or brackets say so by themselves. A role before a space or alone on its line is believed only
    where few rows have a sign.
    """
    certain = frozenset(style for style in Style if style.certain)
    counts = dict.fromkeys(Style, 0)
    every = frozenset(Style)
    for place, row in enumerate(rows):
        if label := label_at(row.fold, styles=every):
            text = row.fold[label.text_start :]
            if not text and place + 1 < len(rows):
                text = rows[place + 1].fold
            if looks_spoken(text):
                counts[label.style] += 1
    sure = sum(count for style, count in counts.items() if style.certain)
    loose = {
        style
        for style in (Style.COLON, Style.SPACE, Style.ALONE)
        if counts[style] > 0 and counts[style] * 2 >= sure
    }
    return certain | loose
