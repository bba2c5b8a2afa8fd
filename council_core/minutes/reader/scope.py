"""The rows of a document's head as its sections see them: labels, the first speech, where the proceedings begin."""

import re
from typing import Final

from council_core.minutes.reader.agenda import Outline, find_item
from council_core.minutes.reader.clock import find_day
from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.labels import Found, find_label
from council_core.minutes.reader.marks import number_at, order_of, skip_bullets
from council_core.minutes.reader.people import PEOPLE, People
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.speakers import looks_spoken
from council_core.minutes.reader.survey import Survey
from council_core.minutes.reader.taken_up import called_item
from council_core.minutes.reader.words import squeeze, words

__all__ = ["CLOCK", "EXPLAINED", "Scope", "is_layout", "is_running_head"]

CLOCK: Final = re.compile(r"\d\s?時|午[前後]|[一二三四五六七八九十]\s?時|\d{1,2}:\d\d")
_RULE: Final = re.compile(r"[-~=*_○◇◆□■・.|+#※\s―…<>→:]+")
_PAGE: Final = re.compile(
    r"-?\s?\d{1,4}\s?(?:/\s?\d{1,4})?\s?-?|(?:別記)?様式第?\s?\d+\s?号.*|以\s*上|別記様式.*|\|+|P\.?\s?\d+|\d+\s?ページ|\(\s?開\s?[会議]\s?\)|(?:以下|下記|次)の?とおり(?:です|である)?。?"
)
_TABLE_HEAD: Final = re.compile(
    r"(?:(?:No\.?|№|番号|順)\s?[|\t]?\s?)?発\s?言\s?(?:者|委員).{0,40}|.{0,30}会議録の表|委\s?員\s+意\s?見\s?内\s?容|(?:質\s?問|意\s?見)\s?[|\t]\s?(?:回\s?答|答\s?弁)"
)
_STRONG: Final = frozenset(
    [
        "when",
        "when_where",
        "place",
        "people",
        "members",
        "absent",
        "secretariat",
        "explainers",
        "observers",
        "watched",
        "openness",
        "closed_under",
        "hours",
        "press",
        "guests",
    ]
)
_DATE: Final = re.compile(r"\d\s?[時年月:]|[一二三四五六七八九十元]\s?[時年月]|午[前後]|正午")
_DATED: Final = frozenset({"opened", "closed", "prepared", "published", "next"})
_OF_A_MEETING: Final = re.compile(r".{0,40}第\s?\d+\s?回.{0,24}")
_TITLE: Final = 6  # letters that a whole title has more of
_SEVERAL: Final = 2  # rows that are a list whatever follows
EXPLAINED: Final = re.compile(
    r"[(・\s]*[^。()]{0,24}?(?:より|から|が)(?!の)[^。()]{0,40}(?:説明|報告)[^。()]{0,8}[)。]?"
)
_LABEL: Final = 40  # letters that no label is longer than


def is_layout(fold: str) -> bool:
    """Tell a row that belongs to the layout alone: a rule, a page number, the head of a table."""
    return bool(_RULE.fullmatch(fold) or _PAGE.fullmatch(fold) or _TABLE_HEAD.fullmatch(fold))


def is_running_head(row: Row, draft: Draft, survey: Survey) -> bool:
    """Tell a row that a page repeats: one the survey found again and again, the council's with a number, the title."""
    if row.fold[-1:] == "。":  # as most rows do, and no head of a page
        return False
    key = squeeze(row.fold)
    if key in survey.running:
        return True
    council = draft.facts.get("council_name") or ""
    if (
        council
        and council in key
        and _OF_A_MEETING.fullmatch(row.fold)
        and not looks_spoken(row.fold)
        and re.search(r"[会録要]$", row.fold)
    ):
        return True
    title = squeeze(draft.facts.get("title") or "")
    whole = len(title) > _TITLE and row.flat is False
    return whole and key in {title, f"{title}会議録", f"{title}議事録"}


class Scope:
    """What the sections of a head share."""

    def __init__(self, draft: Draft, rows: list[Row], survey: Survey) -> None:
        self.draft, self.rows, self.survey = draft, rows, survey
        self.people = People(draft)
        self.outline = Outline()
        self.speech = survey.first_speech()
        self.labels = {
            place: found for place, row in enumerate(rows[: self.speech]) if (found := find_label(row.fold))
        }
        self.lists = {place: over for place in self.labels if (over := self._list_below(place)) is not None}
        for place in self.lists:
            self.labels[place] = self.labels[place]._replace(key="agenda")
        self.last = self._last_label()
        self.dated = any(
            found.key in {"when", "when_where", "opened"} and self._has_day(place)
            for place, found in self.labels.items()
        )

    @property
    def end(self) -> int:
        """The row behind the last that can be of the head."""
        return min(self.speech, len(self.rows))

    def _has_day(self, place: int) -> bool:
        near = self.rows[place : place + 4]
        return bool(find_day(self.draft.source.fold, near[0].start, near[-1].end))

    def _list_below(self, place: int) -> int | None:
        """Return the row behind the list of items that a heading of the proceedings (会議の概要) stands over.

        list: {[bullet] number title}, in the order of the numbers, and then a row apart: the first title again,
        or something else than the next number
        """
        if self.labels[place].key != "proceedings" or not self.labels[place].top:
            return None
        at, style = place + 1, ""
        while at < self.end and not (at > place + 1 and self.rows[at].after_blank):
            row = self.rows[at]
            number = number_at(row.fold, skip_bullets(row.fold))
            if number is None or order_of(number.label) != at - place or style not in {"", number.style}:
                return None
            style, at = number.style, at + 1
        if at - place <= 1 or at >= len(self.rows) or at > self.end:
            return None
        first, row = self.rows[place + 1].fold, self.rows[at]
        again = first[skip_bullets(first) :] == row.fold
        further = number_at(row.fold)
        return (
            at if again or (at - place > _SEVERAL and (further is None or further.style != style)) else None
        )

    def _last_label(self) -> int:
        """Return the last row before the first speech that is a label of the head for certain."""
        strong = [
            place for place, found in self.labels.items()
            if found.key in _STRONG and found.top and len(self.rows[place].fold[: found.end]) < _LABEL  # a label is no longer
        ]  # fmt: skip
        return max(strong, default=-1)

    def people_at(self) -> int:
        """Return the row of the first list of people: no title stands below it."""
        return next(
            (place for place, found in self.labels.items() if found.key in PEOPLE - {"members"}), self.speech
        )

    def begins(self, place: int, *, told: bool = False) -> bool:
        """Tell whether the proceedings begin at a row."""
        if place >= self.speech:
            return True
        if place <= self.last:
            return False
        row, found = self.rows[place], self.labels.get(place)
        if found and found.key == "proceedings" and (found.top or found.colon):
            return bool(self.draft.facts.get("date") or self.draft.people or self.draft.items)
        if found and found.key == "agenda" and found.glued and self._is_heading(place):
            return True
        if self._explains(place) or (place + 1 >= self.speech and self._opens(row)):
            return True
        if place in self.lists.values() or self._repeats(row):
            return True
        known = self.draft.items or (self.draft.facts.get("date") and self.draft.people)
        return bool(known) and not told and self._is_told(row)

    def _opens(self, row: Row) -> bool:
        """Tell a heading of the proceedings right above the first speech: ■ 開会."""
        return (
            row.fold[0] in "■●◆□◇"
            and squeeze(row.fold[skip_bullets(row.fold) :]) in words().kinds["procedure"]
        )

    def _explains(self, place: int) -> bool:
        """Tell whether it is told right below the title of the last item who explained it: a heading stands there."""
        fold, items = self.rows[place].fold, self.draft.items
        if ("資料" not in fold and "基づ" not in fold) or not items or not EXPLAINED.fullmatch(fold):
            return False
        span, before = items[-1].title_span, self.rows[place - 1]
        return span is not None and before.start <= span[0] < before.end

    def _is_heading(self, place: int) -> bool:
        """Tell an item with its number (○議題1　…) below which it is told what was said: a heading, and no agenda."""
        row = self.rows[place]
        number = number_at(row.fold, skip_bullets(row.fold))
        below = self.rows[place + 1].fold if place + 1 < len(self.rows) else ""
        return bool(self.draft.facts.get("date") and number and number.style == "word") and (
            (below.endswith("。") and looks_spoken(below))
            or bool(EXPLAINED.fullmatch(below))
            or self.survey.label(place + 1, begun=False) is not None
        )

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
        if (
            again is None
            and bare != text
            and len(bare) < _LABEL
            and (again := called_item(self.draft, squeeze(bare)))
        ):
            return True  # <議題1>
        if again is None and number and squeeze(text) in words().containers | set(words().kinds["procedure"]):
            key = squeeze(text)
            return any(squeeze(item.title) == key for item in self.draft.items)
        return again is not None

    def value_rows(
        self, place: int, found: Found, start: int, *, told: bool = False
    ) -> list[tuple[int, int, int]]:
        """Return the row of a label's value and those below it up to the next label: place, start, end.

        Sentences are of the proceedings, and no values, except where a label is `told` in sentences.
        """
        row = self.rows[place]
        rows = [(place, start, row.end)] if row.fold[found.end :].strip(" |") else []
        for further in range(place + 1, min(self.speech, len(self.rows))):
            other = self.labels.get(further)
            timed = other and other.key in _DATED and _DATE.search(self.rows[further].fold)
            if (other and (other.top or timed or other.key in _STRONG)) or self.begins(further, told=told):
                break
            rows.append((further, self.rows[further].start, self.rows[further].end))
        return rows
