"""What the head of minutes says without a label: date, hours, place, items."""

import re
from typing import Final

from council_core.minutes.reader.agenda import add_items
from council_core.minutes.reader.clock import find_day
from council_core.minutes.reader.facts import read_clock, read_fact
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.scope import Scope
from council_core.minutes.reader.speakers import looks_spoken
from council_core.minutes.reader.title import is_document_word
from council_core.minutes.reader.words import squeeze, words

__all__ = ["LooseRows"]

_MEMBERS: Final = re.compile(r"\S+?委員[、,]\S+?委員")
_OFFICER: Final = re.compile(r"(?:会長|委員長|議長|座長)\s?:\s?(?=\S)")
_UNTIL: Final = re.compile(r"~?\s?(?:午\s?[前後]\s?)?\d{1,2}\s?(?:時\s?(?:\d{1,2}\s?分|半)?|:\d\d)\s?まで")
_LONGEST: Final = 90
_INVITED: Final = re.compile(r"(?:に|へ)招集|を開催し|が開催され")


class LooseRows:
    """Reads rows of the head that no label announces."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def read(self, place: int) -> int:
        """Read a row of the head that no label announces: date, hours, place, items."""
        draft, row = self.scope.draft, self.scope.rows[place]
        if not draft.ledger.is_free(row.start, row.end):
            return place + 1  # the title
        title = squeeze(draft.facts.get("title") or "")
        if is_document_word(row.fold) or (title and squeeze(row.fold) in title + "会議録議事録"):
            draft.ledger.take(row.start, row.end, Kind.MARK)
        elif read_clock(draft, row.start, row.end):
            draft.ledger.take(row.start, row.end, Kind.FIELD)
        elif not (
            self._report_day(place, row)
            or self._loose_day(row)
            or self._loose_hours(row)
            or self._loose_place(place, row)
        ):
            self._loose_items(place, row)
        return place + 1

    def _loose_items(self, place: int, row: Row) -> None:
        """Read numbered titles, or members that no label announces."""
        draft, scope = self.scope.draft, self.scope
        number = number_at(row.fold, skip_bullets(row.fold))
        if number and draft.facts.get("date") and not looks_spoken(row.fold) and len(row.fold) < _LONGEST:
            if place > scope.last and squeeze(row.fold[number.end :]) not in words().heads["groups"]:
                add_items(draft, scope.outline, row.start, row.end)
        elif (
            place < scope.last
            and "。" not in row.fold
            and (draft.facts.get("venue") or draft.people)
            and (_MEMBERS.match(row.fold) or _OFFICER.match(row.fold))
        ):
            scope.people.begin("members", row.start, row.start, top=True)
            scope.people.row(row.start, row.end)

    def _report_day(self, place: int, row: Row) -> bool:
        """Read a date that stands alone under the title of a report, where a label tells the meeting's own day."""
        first = min(self.scope.labels, default=0)
        if not self.scope.dated or place > first:
            return False
        day = find_day(row.fold, 0, len(row.fold))
        if not day or day[1] > 0 or row.fold[day[2] :].strip():
            return False
        if not any("報告" in squeeze(it.fold) for it in self.scope.rows[:place]):
            return False
        return read_fact(self.scope.draft, "prepared", row.start, row.end)

    def _loose_day(self, row: Row) -> bool:
        draft, fold = self.scope.draft, row.fold
        if (
            "date" in draft.facts
            or self.scope.dated
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
        self.scope.draft.ledger.mark(row.start, row.end)
        return True

    def _loose_hours(self, row: Row) -> bool:
        draft, fold = self.scope.draft, row.fold
        if "opened_at" in draft.facts and fold.endswith("まで") and _UNTIL.fullmatch(fold):
            return read_fact(draft, "closed", row.start, row.end)  # the range's other half
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
        draft, fold = self.scope.draft, row.fold
        if (
            "venue" in draft.facts
            or "date" not in draft.facts
            or len(fold) > 60
            or (place > self.scope.last + 3 and self.scope.last >= 0)
        ):  # below day and hours
            return False
        if not re.search(
            r"(?:室|館|ホール|庁舎?|センター|会場|学校|間|公会堂|プラザ|議場|役所|役場)[A-Z0-9]?\s*(?:\([^()]*\))?$",
            fold,
        ) or looks_spoken(fold):
            return False
        if any(found.key in {"place", "when_where"} for found in self.scope.labels.values()):
            return False
        before = self.scope.rows[place - 1] if place else None
        if before is None or self.scope.draft.ledger.is_free(before.start, before.end):
            return False
        return read_fact(draft, "place", row.start, row.end)
