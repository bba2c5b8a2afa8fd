"""What stands behind the proceedings: results, the next date, papers, when the minutes were made."""

import datetime
import re
from typing import Final

from council_core.minutes.reader.clock import find_day
from council_core.minutes.reader.draft import Draft, ItemDraft, PromiseDraft
from council_core.minutes.reader.facts import FACTS, read_fact
from council_core.minutes.reader.grid import cells_of
from council_core.minutes.reader.labels import Found, find_label
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import skip_bullets
from council_core.minutes.reader.papers import read_material, read_next
from council_core.minutes.reader.people import PEOPLE, People
from council_core.minutes.reader.persons import find_persons
from council_core.minutes.reader.results import read_result_row
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.speakers import looks_spoken
from council_core.model import Capacity, DueEvent, Presence

__all__ = ["Tail"]

_PAPERS: Final = re.compile(r"(?:.{0,60}?\s)?(?:配[布付])?資料一覧")
_WORDY: Final = 4  # letters from which a label of people is told by itself: 出席委員
_LISTED: Final = 60  # letters that a row of a list seldom exceeds
_WANTED: Final = {
    "secretariat": (Capacity.SECRETARIAT, False),
    "explainers": (Capacity.EXPLAINER, False),
    "members": (Capacity.MEMBER, False),
    "people": (Capacity.MEMBER, False),
    "absent": (Capacity.MEMBER, True),
}
_PROMISES: Final = re.compile(r"宿題(?:事項)?|今後の対応")
_DONE: Final = re.compile(r"\(([^()]*(?:\([^()]\))?)済\)$")
_TOLD: Final = re.compile(r"\(([^()]*(?:\([^()]\))?)\)$")
_EVENT: Final = re.compile(r"(?<![^\s(])(次回会議|会議録の送付まで)$")
_EVENTS: Final = {
    "次回会議": DueEvent.NEXT_MEETING,
    "会議録の送付まで": DueEvent.BEFORE_MINUTES_ARE_SENT,
}
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


class Tail:
    """Reads the rows behind the last speech, and the list of papers wherever it stands.

    tail: {late label value | label of people list | day 作成 | paper | promise}
    papers: 資料一覧 {paper}
    promises: (宿題 | 今後の対応) {text ["(" (who | by when | who gap by when) ")"] ["(" day 済 ")"]}
    """

    def __init__(self, draft: Draft, rows: list[Row], last: int) -> None:
        self.draft, self.rows, self.last = draft, rows, last
        self.papers = False  # whether rows are papers until something else begins
        self.promises = False  # whether they are what was promised, up to the next blank

    def read(self, place: int, found: Found, item: ItemDraft | None) -> bool:
        """Read a row behind the proceedings that has a label; tell whether it was one."""
        row, draft, key = self.rows[place], self.draft, found.key
        if (
            key in PEOPLE
            and (found.top or len(found.word) >= _WORDY or key in {"secretariat", "explainers"})
            and self._people(place, found)
        ):
            return True
        dated = key in {"prepared", "published"} and row.after_blank and not found.glued
        if (
            key not in _LATE
            or not (found.colon or found.top or dated)
            or len(row.fold[: found.end]) > 24  # a label is no longer
        ):
            return False
        if key == "next" and row.after_blank and not row.fold[found.end :].strip():
            return self._next_below(place, row)
        start = row.start + found.end
        if not row.fold[found.end :].strip() and key != "materials":
            return key == "result" and self._results(place)
        if key == "result" and item is not None and item.outcome is None and "傍聴" not in row.fold:
            draft.ledger.take(row.start, start, Kind.MARK)
            draft.add_result(item, start, row.end)
            return True
        if key == "materials":
            self.papers = True
            draft.ledger.take(row.start, start, Kind.MARK)
            if row.fold[found.end :].strip():
                read_material(draft, start, row.end)
            return True
        done = (key == "next" and read_next(draft, start, row.end)) or (
            key in FACTS and read_fact(draft, key, start, row.end)
        )
        if done:
            draft.ledger.take(row.start, start, Kind.MARK)
            draft.ledger.mark(start, row.end)
        return done

    def _results(self, place: int) -> bool:
        """Read a table of results below its label, where a row of it tells what became of an item of the agenda."""
        done: list[int] = []
        for at in range(place + 1, len(self.rows)):
            below = self.rows[at]
            if len(cells_of(below.fold, 0, len(below.fold))) < 2 or (below.after_blank and at > place + 1):
                break
            if read_result_row(self.draft, below.start, below.end):
                done.append(at)
            elif at > place + 1:  # the first may be the row of heads
                break
        if not done:
            return False
        for at in range(place, done[-1] + 1):
            self.draft.ledger.take(self.rows[at].start, self.rows[at].end, Kind.MARK)
            self.rows[at] = Row(self.rows[at].end, self.rows[at].end, "", self.rows[at].number, 0)
        return True

    def _people(self, place: int, found: Found) -> bool:
        """Read a list of people behind the proceedings, of those that none before them told; tell whether it is one."""
        row, draft = self.rows[place], self.draft
        wanted = _WANTED.get(found.key)
        if wanted is None or any(
            wanted == (it.capacity, it.presence is Presence.ABSENT) for it in draft.people
        ):
            return False
        official = wanted[0] is not Capacity.MEMBER
        valued = bool(row.fold[found.end :].strip())
        first = place if valued else place + 1
        if first >= len(self.rows):
            return False
        start = row.start + found.end if valued else self.rows[first].start
        end = draft.source.fold.find("、", start, self.rows[first].end)
        end = end if end > start else self.rows[first].end  # where the first of them ends
        if not any(it.name for it in find_persons(draft.source, start, end, official=official)):
            return False
        people = People(draft)
        people.begin(found.key, row.start, row.end, top=True)
        draft.ledger.take(row.start, row.start + found.end, Kind.MARK)
        if valued:
            people.row(start, row.end)
        for at in range(place + 1, len(self.rows)):
            below = self.rows[at]
            over = len(below.fold) > _LISTED or below.fold[-1:] == "。" or (below.after_blank and at > first)
            if over or find_label(below.fold) or not people.row(below.start, below.end):
                break
            self.rows[at] = Row(below.end, below.end, "", below.number, 0)
        people.finish()
        return True

    def _next_below(self, place: int, row: Row) -> bool:
        """Read when the next meeting is from the row below its label."""
        if place + 1 >= len(self.rows) or self.rows[place + 1].after_blank:
            return False
        below = self.rows[place + 1]
        if not read_next(self.draft, below.start, below.end):
            return False
        self.draft.ledger.take(row.start, row.end, Kind.MARK)
        self.rows[place + 1] = Row(below.end, below.end, "", below.number, 0)
        return True

    def opens(self, row: Row) -> bool:
        """Read a heading of the list of papers or of promises, where a row is one."""
        if len(row.fold) >= 80:
            return False
        self.papers = bool(_PAPERS.fullmatch(row.fold))
        self.promises = bool(row.after_blank and _PROMISES.fullmatch(row.fold))
        if not (self.papers or self.promises):
            return False
        self.draft.ledger.take(row.start, row.end, Kind.MARK)
        return True

    def lists(self, row: Row, found: Found | None) -> bool:
        """Read a row of whichever list was begun, and tell whether it was one."""
        if self.promises:
            return self._promise(row)
        return self.papers and (found is None or found.key in {"materials", "agenda"}) and self._paper(row)

    def _paper(self, row: Row) -> bool:
        """Read a row of the list of papers; a speech ends the list."""
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

    def _promise(self, row: Row) -> bool:
        """Read a row of the list of promises; a blank ends the list."""
        self.promises = not row.after_blank
        if not self.promises:
            return False
        start, end = row.start + skip_bullets(row.fold), row.end
        promise = PromiseDraft(None, "")
        if done := _DONE.search(self.draft.source.fold, start, end):
            day = find_day(self.draft.source.fold, done.start(), done.end())
            promise.done, end = day and day[0], done.start() if day else end
        if told := _TOLD.search(self.draft.source.fold, start, end):
            end = told.start()
            promise.owner, promise.due = self._owed(*told.span(1))
        promise.text = self.draft.cut(start, end).strip()
        self.draft.follow_ups.append(promise)
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        return True

    def _owed(self, start: int, end: int) -> tuple[str | None, datetime.date | DueEvent | None]:
        """Return who promised, and by when: a day or an event, which stands last."""
        fold = self.draft.source.fold
        if day := find_day(fold, start, end):
            return self.draft.cut(start, day[1]).strip() or None, day[0]
        if event := _EVENT.search(fold, start, end):
            return self.draft.cut(start, event.start()).strip() or None, _EVENTS[event[1]]
        return self.draft.cut(start, end).strip() or None, None

    def made(self, place: int, row: Row) -> bool:
        """Read the line at the end that tells when the minutes were made: 令和2年6月3日 作成."""
        if (
            place <= self.last
            or not re.fullmatch(r"\(?[^。]{0,20}作\s?成[^。]{0,12}\)?", row.fold[-30:])
            or len(row.fold) > 60
        ):  # a line of its own
            return False
        return read_fact(self.draft, "prepared", row.start, row.end)
