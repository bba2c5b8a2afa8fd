"""How a document sets off its speakers, and which of its rows are speeches: looked at before anything is read."""

import re
from collections import Counter
from typing import Final

from attrs import field, frozen

from council_core.minutes.reader.events import event_of
from council_core.minutes.reader.labels import find_label
from council_core.minutes.reader.names import is_name, is_post
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.speakers import Label, Style, is_running, label_at, looks_spoken
from council_core.minutes.reader.words import squeeze, words

__all__ = ["Survey"]

_HEADLINE: Final = 60
_PAGE: Final = re.compile(
    r"[-―]?\s?\d{1,3}\s?(?:/\s?\d{1,3})?\s?[-―]?(?:\s?ページ)?|P\.?\s?\d+|\d+\s?ページ(?:中\s?\d+)?"
)
_NAME: Final = 12  # letters that no name exceeds with the gaps inside it
_LIST: Final = 80
_COMMAS: Final = re.compile(r"\s*[、,]\s*")
_LOOSE: Final = (Style.COLON, Style.QUOTED, Style.SPACE, Style.ALONE)


_LIKE_A_LABEL: Final = re.compile(
    r"[○〇◎●◆◇■□]\s?([一-鿿ァ-ヺーA-Za-z0-9]{2,12})\s|[【<\[(〔]\s?([一-鿿ァ-ヺーA-Za-z0-9・]{2,14})\s?[】>\])〕]\s*:?|([一-鿿ァ-ヺーA-Z]{2,12})(?::|\t|\s*\||\s{3,})\s*"
)
_SAID: Final = frozenset(
    {
        "materials",
        "agenda",
        "other",
        "opened",
        "closed",
        "proceedings",
        "secretariat",
        "members",
        "explainers",
        "guests",
        "observers",
    }
)  # words that a speech may begin with
_PEOPLE: Final = re.compile(r"\s*\d+\s?[名人]")
_COMES: Final = re.compile(
    r"[入退]室|[入退]場|着席|退席|紹介|挨拶|あいさつ|到着|中座"
)  # an event, not something said
_EXPLAINS: Final = re.compile(r"\s*\(?(?:資料|別紙|議案|概要)[^。\s]{0,20}(?:説明|報告|朗読)\)?")
_NO_LABEL: Final = re.compile(
    r"挙手|異議|起立|賛成|資料|説明|質疑|回答なし|非公開|公開|議題|議事|報告事項|審議事項|協議事項|その他|結果|結論|日時|場所|場合|注|例"
)


def _may_be_called(key: str) -> bool:
    return (
        not _NO_LABEL.search(key)
        and key not in words().labels
        and key not in words().containers
        and not key.isdecimal()
    )


def _is_listed(fold: str, label: Label) -> bool:
    """Tell a person of a list from a speaker: nothing but a name stands behind the post."""
    if label.style is not Style.SPACE or fold[-1] == "。" or len(fold) - label.text_start > _LIST:
        return False
    text = fold[label.text_start :]
    if any(mark in text for mark in "、,"):
        return all(_is_official(part.split()) for part in _COMMAS.split(text))
    parts = text.split()
    return len(parts) > 1 and len(text) <= _NAME and all(is_name(part, part=True) for part in parts)


def _is_official(words_of: list[str]) -> bool:
    """Tell a post and a name: 指導課長 見本花子."""
    return len(words_of) in {2, 3} and is_post(words_of[0]) and is_name("".join(words_of[1:]), part=True)


def _comes(fold: str, label: Label) -> bool:
    """Tell that somebody comes or goes, and says nothing: － 図書館職員　入室."""
    return _COMES.fullmatch(fold[label.text_start :].strip(" -―")) is not None


@frozen
class Survey:
    """The rows of a document with its speakers' labels.

    A sign or brackets say by themselves that a speaker follows. A role before a colon or a space, or alone on
    its line, is believed only where few rows have a sign.
    """

    rows: list[Row]
    seen: dict[tuple[int, int], Label | None] = field(init=False, factory=dict, repr=False)
    every: frozenset[Style] = field(init=False, default=frozenset(Style))

    known: frozenset[str] = field(init=False)
    styles: frozenset[Style] = field(init=False)
    running: frozenset[str] = field(init=False)

    found: dict[tuple[int, int], Label | None] = field(init=False, factory=dict, repr=False)

    @known.default
    def _find_known(self) -> frozenset[str]:
        """Return what stands as a speaker's label again and again, whatever it is called: 特定行政庁, 事業者."""
        counts: Counter[str] = Counter()
        for row in self.rows:
            if (
                (match := _LIKE_A_LABEL.match(row.fold))
                and is_running(row.fold[match.end() :])
                and not words().role_begin.match(row.fold, match.end())
            ):
                said = next(part for part in match.groups() if part)
                counts[squeeze(said)] += 1
        return frozenset(key for key, count in counts.items() if count > 1 and _may_be_called(key))

    @running.default
    def _find_running(self) -> frozenset[str]:
        """Return the rows that stand beside page numbers or page breaks again and again: running heads."""
        counts: Counter[str] = Counter()
        pages = [False, *(bool(_PAGE.fullmatch(row.fold)) for row in self.rows), False]
        for row, before, behind in zip(self.rows, pages, pages[2:], strict=False):
            if len(row.fold) > _HEADLINE or row.flat:
                continue
            if row.after_page or before or behind:
                counts[squeeze(row.fold)] += 1
        return frozenset(
            key for key, count in counts.items() if count > 1 and len(key) > 3 and not key.endswith("。")
        )  # a name of a meeting

    @styles.default
    def _find_styles(self) -> frozenset[Style]:
        certain = frozenset(style for style in Style if style.certain)
        counts = dict.fromkeys(Style, 0)
        for place, row in enumerate(self.rows):
            label = label_at(row.fold, styles=self.every, known=self.known)
            self.seen[row.start, row.end] = label
            if label and not _comes(row.fold, label) and self._is_followed(place, label):
                counts[label.style] += 1
        sure = sum(count for style, count in counts.items() if style.certain)
        loose = {style for style in _LOOSE if counts[style] > 0 and counts[style] * 2 >= sure}
        return certain | loose

    def _is_followed(self, place: int, label: Label) -> bool:
        text = self.rows[place].fold[label.text_start :]
        if _PEOPLE.match(text):
            return False  # a count of people
        if text.strip():
            return is_running(text) or event_of(text) is not None or bool(_EXPLAINS.fullmatch(text))
        if place + 1 >= len(self.rows):
            return False
        fold = self.rows[place + 1].fold
        if (found := find_label(fold)) and found.key not in _SAID:
            return False  # a row of the head stands below, and this is none of a speaker
        return event_of(fold) is not None or (
            is_running(fold)
            and (looks_spoken(fold) or label_at(fold, styles=self.every, known=self.known) is None)
        )

    def label(self, place: int, *, begun: bool) -> Label | None:
        """Return the speaker's label of a row. Before the first speech only one whose text is spoken counts."""
        row = self.rows[place]
        label = self._label_of(row)
        if label is None:
            return None
        if begun and (label.style.certain or self._may_speak(place, label)):
            return label
        return label if self._is_followed(place, label) else None

    def _label_of(self, row: Row) -> Label | None:
        """Return the label that a row may begin with, looked for once."""
        key = (row.start, row.end)
        if key not in self.found:
            label = self.seen.get(key)  # of any style
            if key not in self.seen or (label and label.style not in self.styles):
                label = label_at(row.fold, styles=self.styles, known=self.known)
            if label and (
                self._is_heading(row, label) or _is_listed(row.fold, label) or _comes(row.fold, label)
            ):
                label = None
            self.found[key] = label
        return self.found[key]

    def _may_speak(self, place: int, label: Label) -> bool:
        """Tell whether a loose label that stands in the proceedings is one: something is said after it."""
        text = self.rows[place].fold[label.text_start :]
        if text.strip():
            return label.style is not Style.SPACE or len(text) > 1
        return place + 1 < len(self.rows)

    def _is_heading(self, row: Row, label: Label) -> bool:
        key = squeeze(row.fold[label.start : label.end])
        return key in words().containers

    def first_speech(self) -> int:
        """Return the place of the first speech; the number of rows where there is none."""
        return next(
            (place for place in range(len(self.rows)) if self.label(place, begun=False)), len(self.rows)
        )
