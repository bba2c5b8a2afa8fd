"""The head of minutes: from the top down to where the proceedings begin, section by section."""

import re
from typing import Final

from council_core.minutes.reader.agenda import Outline, add_items, find_item
from council_core.minutes.reader.clock import find_day, find_hours
from council_core.minutes.reader.draft import Draft, EntryDraft
from council_core.minutes.reader.facts import FACTS, read_clock, read_fact
from council_core.minutes.reader.grid import read_grid
from council_core.minutes.reader.labels import Found, find_label
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.papers import read_material, read_next
from council_core.minutes.reader.people import PEOPLE, People
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.speakers import looks_spoken
from council_core.minutes.reader.survey import Survey
from council_core.minutes.reader.title import find_title, is_document_title, is_document_word
from council_core.minutes.reader.votes import read_result
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity

__all__ = ["Head", "is_layout"]

_RULE: Final = re.compile(r"[-~=*_○◇◆□■・.|+#※\s―…<>→:]+")
_PAGE: Final = re.compile(
    r"-?\s?\d{1,4}\s?(?:/\s?\d{1,4})?\s?-?|(?:別記)?様式第?\s?\d+\s?号.*|以\s*上|別記様式.*|\|+|P\.?\s?\d+|\d+\s?ページ"
)
_TABLE_HEAD: Final = re.compile(
    r"発\s?言\s?(?:者|委員).{0,40}|.{0,30}会議録の表|委\s?員\s+意\s?見\s?内\s?容|(?:質\s?問|意\s?見)\s?[|\t]\s?(?:回\s?答|答\s?弁)"
)
_CLOCK: Final = re.compile(r"\d\s?時|午[前後]|[一二三四五六七八九十]\s?時|\d{1,2}:\d\d")
_STRONG: Final = frozenset(
    {
        "when",
        "when_where",
        "place",
        "people",
        "members",
        "absent",
        "secretariat",
        "explainers",
        "observers",
        "openness",
        "closed_under",
        "hours",
        "press",
        "guests",
    }
)
_CONTINUES: Final = re.compile(r"\s*\((?!\d{1,2}\)|[ア-ン]\))")
_WATCHERS: Final = re.compile(r"傍聴|記者|報道|議\s?員|一般|市民|[\d一二三四五六七八九十][人名社]|なし")
_SENTENCE: Final = re.compile(r"。")
_INVITED: Final = re.compile(r"(?:に|へ)招集|を開催し|が開催され")


def is_layout(fold: str) -> bool:
    """Tell a row that belongs to the layout alone: a rule, a page number, the head of a table."""
    return bool(_RULE.fullmatch(fold) or _PAGE.fullmatch(fold) or _TABLE_HEAD.fullmatch(fold))


class Head:
    """Reads rows up to the proceedings.

    head: {title | label value | list of people | agenda | fact without label}
    """

    def __init__(self, draft: Draft, rows: list[Row], survey: Survey) -> None:
        self.draft, self.rows, self.survey = draft, rows, survey
        self.people = People(draft)
        self.outline = Outline()
        self.speech = survey.first_speech()
        self.labels = {
            place: found for place, row in enumerate(rows[: self.speech]) if (found := find_label(row.fold))
        }
        self.last = self._last_label()
        self.dated = any(
            found.key in {"when", "when_where", "opened"} and self._has_day(place)
            for place, found in self.labels.items()
        )

    def _has_day(self, place: int) -> bool:
        near = self.rows[place : place + 4]
        return bool(find_day(self.draft.source.fold, near[0].start, near[-1].end))

    def _last_label(self) -> int:
        """Return the last row before the first speech that is a label of the head for certain."""
        strong = [
            place for place, found in self.labels.items()
            if found.key in _STRONG and found.top and len(self.rows[place].fold[: found.end]) < 40  # a label is no longer
        ]  # fmt: skip
        return max(strong, default=-1)

    def read(self) -> int:
        """Read the head, and return the row at which the proceedings begin."""
        for place in [at for at, found in self.labels.items() if found.key in {"title", "body"}]:
            self._section(place)
        labelled = {
            at
            for at, found in self.labels.items()
            if found.key not in {"opened", "closed", "agenda", "other", "proceedings"}
        }
        find_title(self.draft, self.rows, self._people_at(), labelled)
        place = 0
        while place < len(self.rows) and not self._begins(place):
            place = max(self._section(place), place + 1)
        self.people.finish()
        return place

    def _people_at(self) -> int:
        return next(
            (place for place, found in self.labels.items() if found.key in PEOPLE - {"members"}), self.speech
        )

    def _begins(self, place: int) -> bool:
        """Tell whether the proceedings begin at a row."""
        if place >= self.speech:
            return True
        if place <= self.last:
            return False
        row, found = self.rows[place], self.labels.get(place)
        if found and found.key == "proceedings" and (found.top or found.colon):
            return bool(self.draft.facts.get("date") or self.draft.people or self.draft.items)
        if self._repeats(row):
            return True
        known = self.draft.items or (self.draft.facts.get("date") and self.draft.people)
        return bool(known) and self._is_told(row)

    def _is_told(self, row: Row) -> bool:
        """Tell a sentence or an event that stands behind the agenda."""
        return looks_spoken(row.fold) and "。" in row.fold and not find_label(row.fold)

    def _repeats(self, row: Row) -> bool:
        number = number_at(row.fold, skip_bullets(row.fold))
        text = row.fold[number.end :] if number else row.fold[skip_bullets(row.fold) :]
        bare = text.strip("【】[]<>〈〉《》 ")
        again = find_item(self.draft, bare)
        if again is None and bare != text and (inner := number_at(bare)):
            again = find_item(self.draft, bare[inner.end :])
        if again is None and number and squeeze(text) in words().containers | set(words().kinds["procedure"]):
            key = squeeze(text)
            return any(squeeze(item.title) == key for item in self.draft.items)
        return again is not None

    def _section(self, place: int) -> int:
        """Read the section that begins at a row, and return the row behind it."""
        row = self.rows[place]
        if is_layout(row.fold):
            self.draft.ledger.take(row.start, row.end, Kind.MARK)
            return place + 1
        found = self.labels.get(place)
        if (grid := read_grid(self.draft.source.fold, row.start, row.end, ())) and grid.header:
            return self._table(place)
        if found is None:
            return self._loose(place)
        if found.key == "page":
            self.draft.ledger.take(row.start, row.end, Kind.MARK)
            return place + 1
        if found.key in {"title", "body"} and not self.draft.ledger.is_free(row.start, row.end):
            return place + 1  # read before all else
        if found.key in {"opened", "closed"} and not self._is_timed(place, found):
            return self._loose(place)
        if found.key == "people" and found.colon is False and find_day(row.fold, 0, len(row.fold)):
            return self._loose(place)
        start = row.start + found.end
        self.draft.ledger.take(row.start, start, Kind.MARK)
        reader = (
            self._list if found.key in PEOPLE
            else self._facts if found.key in FACTS
            else {"agenda": self._agenda, "materials": self._materials, "result": self._results, "next": self._following}.get(found.key)
        )  # fmt: skip
        if reader is None:
            return self._other(place, found, start)
        return reader(place, found, start)

    def _is_timed(self, place: int, found: Found) -> bool:
        near = " ".join(row.fold for row in self.rows[place : place + 3])
        return bool(_CLOCK.search(near[found.end :]))

    def _value_rows(self, place: int, found: Found, start: int) -> list[tuple[int, int, int]]:
        """Return the row of a label's value and those below it up to the next label: place, start, end."""
        row = self.rows[place]
        rows = [(place, start, row.end)] if row.fold[found.end :].strip(" |") else []
        for further in range(place + 1, min(self.speech, len(self.rows))):
            other = self.labels.get(further)
            if (other and (other.top or other.key in _STRONG)) or self._begins(further):
                break
            rows.append((further, self.rows[further].start, self.rows[further].end))
        return rows

    # -- facts

    def _facts(self, place: int, found: Found, start: int) -> int:
        rows = self._value_rows(place, found, start)
        key, done, over = found.key, False, place + 1
        if key in {"when", "when_where", "opened", "closed", "hours"}:
            return self._when(key, rows, place)
        for count, (at, first, last) in enumerate(rows):
            fold = self.draft.source.fold[first:last]
            if is_layout(fold):
                self.draft.ledger.take(first, last, Kind.MARK)
                over = at + 1
                continue
            if (
                count
                and done
                and key == "place"
                and "傍聴" in fold
                and read_fact(self.draft, key, first, last)
            ):
                over = at + 1
                continue
            if (
                count
                and done
                and not (_CONTINUES.match(fold) and key in {"place", "openness"})
                and key not in {"observers", "press"}
            ):
                break
            if (
                count and key in {"observers", "press"} and (not _WATCHERS.search(fold) or len(fold) > 40)
            ):  # a heading, or a text
                break
            if (
                count and (number_at(fold) or len(fold) > 60) and key not in {"observers"}
            ):  # a heading, or a text
                break
            if done and _CONTINUES.match(fold):
                self._beside(key, first, last)
            elif read_fact(self.draft, key, first, last):
                done = True
                self.draft.ledger.mark(first, last)
            elif (
                key not in {"observers", "press", "openness", "closed_under"} or count or len(fold) > 40
            ):  # a remark in place of a value
                break
            over = at + 1
        return over

    def _beside(self, key: str, start: int, end: int) -> None:
        """Read what stands in brackets below a value: (傍聴者 1人) below 公開."""
        fold = self.draft.source.fold[start:end]
        if "傍聴" in fold:
            read_fact(self.draft, "observers", start, end)
        if key == "openness" and "条" in fold:
            self.draft.state("closed_under", self.draft.cut(start, end).strip("（()） "), start, end)
        self.draft.ledger.take(start, end, Kind.FIELD)

    def _when(self, key: str, rows: list[tuple[int, int, int]], place: int) -> int:
        """Read day and hours, which may stand on several lines, broken anywhere."""
        fold = self.draft.source.fold
        kept: list[tuple[int, int, int]] = []
        for at, first, last in rows[:5]:
            text = fold[first:last]
            timed = (
                find_hours(fold, first, last)
                or find_day(fold, first, last)
                or re.fullmatch(r"[\s\d年月日時分()~月火水木金土午前後から令和平成まで:・元|]+", text)
            )
            if not timed and kept:
                break
            if not timed and ("書面" not in text and not re.match(r"(?:令和|平成|昭和)", text)):
                break
            if kept and number_at(text) and not _CLOCK.search(text):
                break
            kept.append((at, first, last))
        if not kept:
            return place + 1
        begin, over = kept[0][1], kept[-1][2]
        if read_fact(self.draft, key, begin, over):
            for _at, first, last in kept:
                if key in {"when", "opened", "closed", "hours"}:
                    self._rest_of_when(first, last)
        after = kept[-1][0] + 1
        if (
            key == "when_where"
            and "venue" not in self.draft.facts
            and after < self.speech
            and after not in self.labels
        ):
            row = self.rows[after]
            return after + read_fact(self.draft, "place", row.start, row.end)
        return after

    def _rest_of_when(self, first: int, last: int) -> None:
        """Mark the small words that go with day and hours."""
        self.draft.ledger.mark(first, last)

    # -- people

    def _list(self, place: int, found: Found, start: int) -> int:
        row = self.rows[place]
        self.people.begin(found.key, row.start, min(row.end, start + 40), top=found.top)
        if row.fold[found.end :].strip():
            self.people.row(start, row.end)
        at = place + 1
        while at < self.speech and at < len(self.rows):
            row, other = self.rows[at], self.labels.get(at)
            if is_layout(row.fold):
                self.draft.ledger.take(row.start, row.end, Kind.MARK)
                at += 1
                continue
            if other and not self._is_inner(other, row):
                break
            if self._begins(at) or not self._may_list(row):
                break
            if other and other.key in PEOPLE:
                self._switch(other, row, top=other.top and (other.numbered or other.key != "members"))
                if row.fold[other.end :].strip():
                    self.people.row(row.start + other.end, row.end)
            elif not self.people.row(row.start, row.end):
                break
            at += 1
        return at

    def _table(self, place: int) -> int:
        """Read a table of people that begins with its row of heads: 役職 氏名 所属 出欠."""
        if self.people.mood.capacity is None or place == 0 or self.people.mood.base is not Capacity.MEMBER:
            self.people.begin("members", self.rows[place].start, self.rows[place].start, top=True)
        self.people.row(self.rows[place].start, self.rows[place].end)
        at = place + 1
        while at < min(self.speech, len(self.rows)):
            row, other = self.rows[at], self.labels.get(at)
            if is_layout(row.fold):
                self.draft.ledger.take(row.start, row.end, Kind.MARK)
            elif (other and other.key not in {"members"}) or not read_grid(
                self.draft.source.fold, row.start, row.end, self.people.header
            ):
                break
            else:
                self.people.row(row.start, row.end)
            at += 1
        self.people.finish()
        return at

    def _switch(self, other: Found, row: Row, *, top: bool) -> None:
        """Take a label inside a list: who follows, present or absent as those before where it says only 委員."""
        self.people.begin(other.key, row.start, row.end, top=top)
        self.draft.ledger.take(row.start, row.start + other.end, Kind.MARK)

    def _is_inner(self, other: Found, row: Row) -> bool:
        """Tell whether a label inside a list goes on with it: 委員 and 事務局 below 出席者."""
        if other.key in PEOPLE:
            return True
        return (
            other.key in {"opened", "closed", "other"}
            and not other.top
            and bool(row.fold[other.end :].strip())
            and not _CLOCK.search(row.fold)
        )

    def _may_list(self, row: Row) -> bool:
        fold = row.fold
        if looks_spoken(fold) and "。" in fold:
            return bool(re.search(r"なし。|ない。", fold)) and len(fold) < 20  # 欠席者なし。
        number = number_at(fold, skip_bullets(fold))
        if number and (
            squeeze(fold[number.end :]) in words().containers
            or squeeze(fold[number.end :]) in words().kinds["procedure"]
        ):
            return False
        if number and number.style == "digit" and find_item(self.draft, fold[number.end :]):
            return False
        return not (find_day(fold, 0, len(fold)) or re.match(r"\s*午[前後]", fold))

    # -- the agenda, papers, results

    def _agenda(self, place: int, found: Found, start: int) -> int:
        row = self.rows[place]
        if self.draft.items and found.numbered and not row.fold[found.end :].strip():
            add_items(
                self.draft, self.outline, row.start, row.end
            )  # 2 議題 in a list of items holds those below
        elif row.fold[found.end :].strip(" |"):
            add_items(self.draft, self.outline, start, row.end)
        at = place + 1
        while at < self.speech and at < len(self.rows):
            row, other = self.rows[at], self.labels.get(at)
            if is_layout(row.fold):
                self.draft.ledger.take(row.start, row.end, Kind.MARK)
                at += 1
                continue
            if other and not self._is_item(other, row, at):
                break
            if (
                self._begins(at)
                or (looks_spoken(row.fold) and "。" in row.fold)
                or (_CLOCK.search(row.fold) and re.search(r"開\s?[会議]|閉会|散会", row.fold))
            ):
                break
            if not self._agenda_row(row):
                break
            at += 1
        return at

    def _is_item(self, other: Found, row: Row, at: int) -> bool:
        """Tell a label's word that is a title of an item here: 1 開会, 3 その他, 5 資料の説明."""
        if other.key in {"opened", "closed", "other", "next", "agenda"}:
            return not _CLOCK.search(row.fold[other.end :])
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
            return at < self.last
        return (
            other.key in {"materials", "result", "secretariat", "members"}
            and not other.colon
            and (other.numbered and bool(self._numbered_like(row)))
        )

    def _numbered_like(self, row: Row) -> bool:
        number = number_at(row.fold, skip_bullets(row.fold))
        return bool(
            number and self.outline.path and any(item.style == number.style for item in self.outline.path)
        )

    def _agenda_row(self, row: Row) -> bool:
        draft, fold = self.draft, row.fold
        if is_document_title(fold):
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return True
        if department := re.fullmatch(
            r"\s*[(\[【]\s*(?:担当(?:課)?\s?:)?([^()\[\]【】]*[課室部局係館署])\s*[)\]】]", fold
        ):
            if draft.items:
                draft.items[-1].departments.append(
                    draft.cut(row.start + department.start(1), row.start + department.end(1))
                )
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
            last.entries.append(EntryDraft(row.start, row.end, [(row.start, row.end)]))
            draft.ledger.take(row.start, row.end, Kind.ENTRY)
            return True
        return bool(add_items(draft, self.outline, row.start, row.end))

    def _continues(self, row: Row) -> bool:
        """Join the second line of a title that was broken for its width: an open bracket is closed by it."""
        draft, fold = self.draft, row.fold
        if not draft.items or number_at(fold, skip_bullets(fold)) or skip_bullets(fold):
            return False
        last = draft.items[-1]
        if last.title_span is None or draft.source.fold[last.title_span[1] : row.start].strip():
            return False
        opened = last.title.count("（") + last.title.count("(") + last.title.count("「")
        closed = last.title.count("）") + last.title.count(")") + last.title.count("」")
        if opened > closed or re.match(r"(?:について|に関する|の件|等について|もの$)", fold):
            last.title = f"{last.title}{draft.cut(row.start, row.end)}"
            last.title_span = (last.title_span[0], row.end)
            draft.ledger.take(row.start, row.end, Kind.FIELD)
            return True
        return False

    def _materials(self, place: int, found: Found, start: int) -> int:
        row = self.rows[place]
        if row.fold[found.end :].strip(" |"):
            read_material(self.draft, start, row.end)
        at = place + 1
        while at < self.speech and at < len(self.rows):
            row = self.rows[at]
            if is_layout(row.fold):
                self.draft.ledger.take(row.start, row.end, Kind.MARK)
                at += 1
                continue
            other = self.labels.get(at)
            listed = (
                other
                and skip_bullets(row.fold)
                and not row.fold[other.end :].strip()
                and other.key not in {"observers", "openness"}
            )
            if (other and not listed) or self._begins(at) or not self._is_paper(row):
                break
            read_material(self.draft, row.start, row.end)
            at += 1
        return at

    def _is_paper(self, row: Row) -> bool:
        number = number_at(row.fold, skip_bullets(row.fold))
        text = squeeze(row.fold[number.end :] if number else row.fold)
        if text in words().containers or text in words().kinds["procedure"]:
            return False
        return not (looks_spoken(row.fold) and "。" in row.fold) and len(row.fold) < 120  # a title of a paper

    def _results(self, place: int, found: Found, start: int) -> int:
        done = place + 1
        for at, first, last in self._value_rows(place, found, start):
            if not read_result(self.draft, first, last) and at > place:
                break
            done = at + 1
        return done

    def _following(self, place: int, found: Found, start: int) -> int:
        done = place + 1
        for at, first, last in self._value_rows(place, found, start)[:2]:
            if read_next(self.draft, first, last):
                done = at + 1
        return done

    def _other(self, place: int, found: Found, start: int) -> int:
        """Leave what stands behind a label of no fact (備考, 問い合わせ先) unread, but for the proceedings."""
        row = self.rows[place]
        if found.key == "proceedings":
            if row.fold[found.end :].strip():
                inner = Row(start, row.end, self.draft.source.fold[start : row.end], row.number, 0)
                self.rows[place] = inner
                self.labels.pop(place, None)
                return place
            return place + 1
        return place + 1

    # -- what no label announces

    def _loose(self, place: int) -> int:
        """Read a row of the head that no label announces: date, hours, place, items."""
        draft, row = self.draft, self.rows[place]
        fold = row.fold
        if not draft.ledger.is_free(row.start, row.end):
            return place + 1  # the title
        if is_document_word(fold):
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return place + 1
        if draft.facts.get("title") and squeeze(fold) in squeeze(draft.facts["title"]) + "会議録議事録":
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return place + 1
        if read_clock(draft, row.start, row.end):
            draft.ledger.take(row.start, row.end, Kind.FIELD)
            return place + 1
        if self._report_day(place, row):
            return place + 1
        if self._loose_day(place, row):
            return place + 1
        if self._loose_hours(row) or self._loose_place(place, row):
            return place + 1
        if (
            draft.facts.get("date")
            and not looks_spoken(fold)
            and len(fold) < 90
            and number_at(fold, skip_bullets(fold))
        ):  # a title
            before = len(draft.items)
            if (
                place > self.last
                and squeeze(fold[number_at(fold, skip_bullets(fold)).end :]) not in words().heads["groups"]
            ):  # type: ignore[union-attr]
                add_items(draft, self.outline, row.start, row.end)
            return place + 1 if len(draft.items) > before else place + 1
        if (
            place < self.last
            and (draft.facts.get("venue") or draft.people)
            and re.match(r"\S+?委員[、,]\S+?委員", fold)
        ):
            self.people.begin("members", row.start, row.start, top=True)
            self.people.row(row.start, row.end)
        return place + 1

    def _report_day(self, place: int, row: Row) -> bool:
        """Read a date that stands alone under the title of a report, where a label tells the meeting's own day."""
        first = min(self.labels, default=0)
        before = squeeze("".join(it.fold for it in self.rows[:place]))
        day = find_day(row.fold, 0, len(row.fold))
        if (
            not self.dated
            or place > first
            or "報告" not in before
            or not day
            or day[1] > 0
            or row.fold[day[2] :].strip()
        ):
            return False
        return read_fact(self.draft, "prepared", row.start, row.end)

    def _loose_day(self, place: int, row: Row) -> bool:
        draft, fold = self.draft, row.fold
        if (
            "date" in draft.facts
            or self.dated
            or re.search(r"更新|公開日|作成|掲載|公表|登録", fold)
            or len(fold) > 90
        ):  # a text
            return False
        if not find_day(fold, 0, len(fold)):
            return False
        if len(fold) > 60 and not _INVITED.search(fold):  # a sentence that tells of other days
            return False
        if not read_fact(draft, "when", row.start, row.end):
            return False
        self._rest_of_when(row.start, row.end)
        return True

    def _loose_hours(self, row: Row) -> bool:
        draft, fold = self.draft, row.fold
        if (
            "opened_at" in draft.facts
            or len(fold) > 50
            or not re.match(
                r"\(?(?:開会|開催時間)?\s?:?(?:午[前後])?\s?[\d一二三四五六七八九十零〇]{1,3}\s?[時:]", fold
            )
        ):  # a row of its own
            return False
        return bool(
            (draft.facts.get("date") or draft.facts.get("title_date"))
            and read_fact(draft, "hours", row.start, row.end)
        )

    def _loose_place(self, place: int, row: Row) -> bool:
        draft, fold = self.draft, row.fold
        if (
            "venue" in draft.facts
            or "date" not in draft.facts
            or len(fold) > 60
            or (place > self.last + 3 and self.last >= 0)
        ):  # below day and hours
            return False
        if not re.search(
            r"(?:室|館|ホール|庁舎?|センター|会場|学校|間|公会堂|プラザ|議場|役所|役場)[A-Z0-9]?\s*(?:\([^()]*\))?$",
            fold,
        ) or looks_spoken(fold):
            return False
        if any(found.key in {"place", "when_where"} for found in self.labels.values()):
            return False
        before = self.rows[place - 1] if place else None
        if before is None or self.draft.ledger.is_free(before.start, before.end):
            return False
        return read_fact(draft, "place", row.start, row.end)
