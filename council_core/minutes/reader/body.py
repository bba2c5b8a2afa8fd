"""The proceedings: speeches, events, notes, and the headings that they stand under."""

import re
from typing import Final

from council_core.minutes.reader.agenda import find_item
from council_core.minutes.reader.clock import find_times
from council_core.minutes.reader.draft import Draft, EntryDraft, ItemDraft
from council_core.minutes.reader.events import MOVES, event_of
from council_core.minutes.reader.facts import read_clock
from council_core.minutes.reader.headings import At, Headings
from council_core.minutes.reader.labels import Found, find_label
from council_core.minutes.reader.leading import Leaders
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.notes import begins_note, sign_of
from council_core.minutes.reader.numbered import counts_on, with_title
from council_core.minutes.reader.results import is_decided, is_summary, read_note, read_summary
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.scope import EXPLAINED, is_layout, is_running_head
from council_core.minutes.reader.speakers import Label, Style, looks_spoken
from council_core.minutes.reader.survey import Survey
from council_core.minutes.reader.tail import Tail
from council_core.minutes.reader.taken_up import named_items, taken_up
from council_core.minutes.reader.words import squeeze
from council_core.model import EventKind, ItemKind

__all__ = ["Body"]

_CONCLUSION: Final = re.compile(
    r"[【<〈\[(《]?\s*(?:結論|審議結果|結果|審議の結果|決定|決定事項|審査結果|協議結果|まとめ)\s*[】>〉\])》]?\s*:?"
)
_BESIDE: Final = re.compile(r"\s*[(\[【]\s*((?:資料)?[^()\[\]【】]{2,40})\s*[)\]】]\s*")
_UNIT: Final = re.compile(r"[課室部局係館署所]$|センター$|グループ$|支所$|担当$")
_BULLETS: Final = re.compile(r"[-・*•\s]+")
_CLAUSE: Final = re.compile(r"\s*\([^()]{1,60}第\s?\d+条[^()]{0,40}\)\s*")
_NOTED: Final = re.compile(r"※\s*(?=\S)")
_PAUSES: Final = (
    (re.compile(r"憩(?!\s?[前後])"), EventKind.RECESS),
    (re.compile(r"再開"), EventKind.RESUME),
)
_WRAPPED: Final = 30  # letters from which a row may be one that was broken for its width


class Body:
    """Reads rows from the first of the proceedings to the end.

    proceedings: {heading | speech | event | note | conclusion} {late label value}
    note: ※ text {row} | a row of nobody's speech
    """

    def __init__(self, draft: Draft, rows: list[Row], survey: Survey) -> None:
        self.draft, self.rows, self.survey = draft, rows, survey
        self.item: ItemDraft | None = None
        self.entry: EntryDraft | None = None
        self.result: ItemDraft | None = None
        self.spoken = self.guides = False
        self.listed: tuple[str, int] | None = None  # the sign and the place of rows that each tell one thing
        self.leaders = Leaders(rows, survey)
        self.tail = Tail(
            draft,
            rows,
            max((place for place in range(len(rows)) if survey.label(place, begun=True)), default=-1),
        )
        self.closing: str | None = None
        self.headings = Headings(draft)

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
        self._go_on_below(begin)
        for place in range(begin, len(self.rows)):
            self._row(place)

    def _go_on_below(self, begin: int) -> None:
        """Begin under the last item of the head, where what was said of it is told right below its title."""
        leaves = [it for it in self.draft.items if not it.container and it.kind is not ItemKind.PROCEDURE]
        if begin >= len(self.rows) or not leaves or leaves[-1].title_span is None:
            return
        row, before = self.rows[begin], self.rows[begin - 1]
        if not before.start <= leaves[-1].title_span[0] < before.end:
            return
        spoken = self.survey.label(begin, begun=False) is not None
        told = len(leaves) == 1 and row.fold[-1:] == "。" and not spoken
        unlisted = "agenda" not in self.draft.stated and not row.after_blank  # no label: titles are headings
        if told or unlisted or EXPLAINED.fullmatch(row.fold):
            self.item = leaves[-1]

    def _row(self, place: int) -> None:
        row, draft = self.rows[place], self.draft
        fold = row.fold
        if row.start >= row.end:
            return
        if is_layout(fold) or is_running_head(row, draft, self.survey):
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        found = find_label(fold)
        if (
            found
            and found.key == "proceedings"
            and found.top
            and len(fold) < 40
            and not fold[found.end :].strip()
            and not (found.numbered and find_item(draft, found.word))
        ):  # a heading
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        if self.tail.lists(row, found):
            return
        if found and found.key == "result" and self._summed_up(row):
            return
        if found and place > self.tail.last and self._behind(place, found):
            return
        if self._beside_heading(place, row):
            return
        if label := self.survey.label(place, begun=self.spoken):
            self._speech(row, label)
            return
        if self._clock(row) or self.tail.made(place, row):
            return
        self._told(place)

    def _behind(self, place: int, found: Found) -> bool:
        """Read a row behind the proceedings that has a label; who signs is no word of the last speech either."""
        read = self.tail.read(place, found, self.item)
        if read or (found.key == "other" and "署名" in found.word):
            self.entry = None
        return read

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
            if following not in "(<〈【[" or event_of(row.fold) is not None:
                return False
            item.departments.append(said)
        self.draft.ledger.take(row.start, row.end, Kind.FIELD)
        return True

    # -- speeches

    def _speech(self, row: Row, label: Label) -> None:
        draft = self.draft
        self.spoken, self.result, self.tail.papers = True, None, False
        start = row.start + label.text_start
        speaker = draft.cut(row.start + label.start, row.start + label.end)
        self.guides = self.leaders.leads(squeeze(speaker))
        if self.guides and (target := taken_up(draft, self.item, row.fold[label.text_start :], start)):
            self.item = target
        end = row.end
        if label.style is Style.QUOTED and row.fold[-1] == "」":
            end -= 1
            draft.ledger.take(start - 1, start, Kind.MARK)
            draft.ledger.take(end, row.end, Kind.MARK)
        pieces = [(start, end)] if start < end else []
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
        if event := next((kind for word, kind in _PAUSES if word.search(fold)), None):
            self._event(row, event)
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

    def _told(self, place: int) -> None:
        """Read a row in which nobody begins to speak."""
        row, draft = with_title(self.draft, self.rows, place), self.draft
        fold = row.fold
        bare = fold[skip_bullets(fold) :]
        if self.tail.opens(row):
            self.entry = None
            return
        if _CONCLUSION.fullmatch(bare) and self.item is not None:
            self.result, self.entry = self.item, None
            draft.ledger.take(row.start, row.end, Kind.MARK)
            return
        if self._heading(place, bare) or self._summed_up(row):
            return
        if self.result is not None:
            draft.add_result(self.result, row.start, row.end)
            return
        if fold[0] in "※→⇒" and read_note(draft, row.start, row.end):
            return
        settled = is_decided(fold)
        event = None if settled else event_of(fold)
        inside = (
            self.entry is not None and not fold.startswith(tuple("(<〈[【-・※―")) and len(fold) > 60
        )  # a line of a speech
        awaited = self.entry is not None and self.entry.is_speech and not self.entry.pieces
        if event is not None and not inside and not awaited:
            self._event(row, event)
            return
        noted = _NOTED.match(fold)
        mark = sign_of(row)
        # A row with the sign of a note before, as far from the edge, is no more of what was said between.
        self.entry = None if mark is not None and mark == self.listed else self.entry
        if settled or noted:
            self._note(row, row.start + (noted.end() if noted else 0), whole=settled)
            return
        draft.ledger.take(row.start, row.end, Kind.ENTRY)
        if self.entry is not None and self.entry.is_speech:
            self._move_on(row)
        if self.entry is None or (
            not self.entry.is_speech
            and self.entry.event is None
            and begins_note(row, self.draft.source.fold[slice(*self.entry.pieces[-1])])
        ):
            self.entry = EntryDraft(row.start, row.end, [(row.start, row.end)])
            self._entries().append(self.entry)
            self.listed = mark
            return
        self.entry.pieces.append((row.start, row.end))
        self.entry.end = row.end

    def _sum_of(self, fold: str) -> None:
        """Go on to the one item that a numbered sentence names: 1　諮問第10号について、…審議した."""
        named = named_items(self.draft, fold)
        if len(named) == 1 and not named[0].entries:
            self.item = named[0]

    def _summed_up(self, row: Row) -> bool:
        if not self.spoken and row.fold[-1] == "。" and number_at(row.fold):
            self._sum_of(row.fold)
        closed = self.result is not None
        if self.item is None or not read_summary(self.draft, self.item, row.start, row.end, closed=closed):
            return False
        self.entry = None
        return True

    def _event(self, row: Row, event: EventKind) -> None:
        bullets = _BULLETS.match(row.fold)
        start = row.start + (bullets.end() if bullets and bullets.end() < len(row.fold) else 0)
        self.entry = EntryDraft(row.start, row.end, [(start, row.end)], event=event)
        if event in MOVES and (times := list(find_times(self.draft.source.fold, row.start, row.end))):
            self.entry.at = times[0][0]
        self._entries().append(self.entry)
        self.draft.ledger.take(row.start, start, Kind.MARK)
        self.draft.ledger.take(row.start, row.end, Kind.ENTRY)
        whole = row.fold[-1:] in ")>〉]】」。-―" or len(row.fold) < _WRAPPED
        self.entry = None if whole else self.entry

    def _note(self, row: Row, start: int, *, whole: bool) -> None:
        """Begin a note that has the mark of one, or is `whole`: it is nobody's speech that stands above it."""
        self.draft.ledger.take(row.start, start, Kind.MARK)
        self.draft.ledger.take(start, row.end, Kind.ENTRY)
        self.entry = EntryDraft(row.start, row.end, [(start, row.end)])
        self._entries().append(self.entry)
        self.entry = None if whole else self.entry

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

    def _opens(self, place: int) -> bool:
        """Tell whether a row begins a speech or a note, sums up or tells what happened; a clause may stand before."""
        clause = place < len(self.rows) and _CLAUSE.fullmatch(self.rows[place].fold) is not None
        place += clause
        if place >= len(self.rows):
            return False
        return (
            self.survey.label(place, begun=self.spoken) is not None
            or event_of(self.rows[place].fold) is not None
            or _NOTED.match(self.rows[place].fold) is not None
            or is_summary(self.rows[place].fold)
            or (clause and number_at(self.rows[place].fold) is not None)
        )

    def _heading(self, place: int, bare: str) -> bool:
        """Read a row as a heading, where it is one: an item is entered, or what is said of it is kept."""
        row = self.rows[place]
        speaking = self.entry is not None and self.entry.is_speech
        found = self.headings.read(
            row,
            bare,
            At(
                self.item,
                speaking=speaking,
                idle=self.entry is None,
                spoken=self.spoken,
                opens=self._opens(place + 1) or counts_on(*self.rows[place : place + 2]),
            ),
        )
        if isinstance(found, ItemDraft):
            self.item, self.entry, self.result = found, None, None
        elif found:
            self.entry = None
        return bool(found)
