"""Lists of people: who is there and who is not, in what capacity."""

import re
from itertools import pairwise
from typing import Final

from attrs import Factory, define, field

from council_core.minutes.reader.clock import to_number
from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.enrol import enrol
from council_core.minutes.reader.grid import read_grid
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.letters import part_letters
from council_core.minutes.reader.listing import COUNTED, away_in, blank, clear, inside_of, pieces
from council_core.minutes.reader.mood import Mood
from council_core.minutes.reader.names import is_group, is_name, is_nobody, is_org, is_post, split_role
from council_core.minutes.reader.persons import Person, find_persons
from council_core.minutes.reader.seats import Seats
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity, Presence

__all__ = ["PEOPLE", "People"]

PEOPLE: Final = frozenset({"people", "members", "absent", "explainers", "secretariat", "guests"})
_HEAD: Final = re.compile(
    r"(?:\(\d{1,2}\)\s*|\d{1,2}[.)]\s*|[①-⑳]\s*)?"
    r"(?:(?P<open>[(\[【<])(?P<inner>[^()\[\]【】<>]{1,40}(?:\([^()]{1,12}\))?)[)\]】>]\s*:?\s*"
    r"|(?P<label>[^\s:、,()]{1,24}?(?:\([^()]{1,12}\))?)\s?:\s*)"
)
_LABELLED: Final = re.compile(
    r"(事務局|説明員|オブザーバー|(?:条例|規則|要綱)?(?:第\d+条)?(?:第\d+項)?第?\d+号委員)(?:\([^()]{1,20}\))?\s+(?=\S)"
)
_UNIT: Final = re.compile(r"([^\s()、]{2,20}(?:課|室|部|局|係|館|所|センター))\s{2,}(?=\S)")
_COUNTED: Final = re.compile(r"[①-⑳]\s*")
_COUNT: Final = re.compile(rf"({COUNTED})\s?[名人]")
_SIDE: Final = re.compile(r"\s*(?:\(\d\)|[①-⑳])\s*([^\s()、・]{2,12}[課部局])\s*")
_HEADED: Final = 20  # letters that the heading of a group seldom exceeds
_KATAKANA: Final = re.compile(r"[ァ-ヺー]+")
_SURNAME: Final = 4
_GIVEN: Final = 3


@define
class People:
    """Reads the rows of lists of people; what follows a label of the head is read in its light."""

    draft: Draft
    mood: Mood = Factory(Mood)
    expected: int | None = None
    spaced: list[tuple[int, int]] = Factory(list)
    header: tuple[str, ...] = ()
    bars: bool = False  # the cells of the table are apart by bars
    surname: int | None = None  # where a surname ends that stood alone
    upright: bool = False  # whether that surname stood on a line below its post, so that the given name may stand below it
    seats: Seats = field(init=False)

    @seats.default
    def _make_seats(self) -> Seats:
        return Seats(self.draft, self.add)

    def begin(self, label: str, start: int, end: int, *, top: bool) -> None:
        """Take a label's key (`members`, `absent`, `people` …) as what the next rows are about."""
        self.finish()
        self.mood.begin(label, top=top)
        self.header = ()
        counted = _COUNT.search(self.draft.source.fold, start, end)
        self.expected = to_number(counted[1]) if counted else None

    def finish(self) -> None:
        """Close the list that was being read."""
        self.seats.part()
        if self.spaced:
            part_letters(self.draft, self.spaced, self.expected, self.add)
            self.spaced = []
        self.mood.post = None

    def add(self, person: Person) -> None:
        """Write a person down."""
        enrol(self.draft, self.mood, person)

    # -- rows

    def row(self, start: int, end: int) -> bool:
        """Read one row of a list, and tell whether it was one.

        row: [bullet] [number] {group} piece {("、" | "及び" | tab) piece} | cells of a table
        """
        draft = self.draft
        if self._grid(start, end) or self.seats.keep(start, end):
            return True
        before = draft.ledger.count(start, end)
        if end - start < _HEADED and (side := _SIDE.fullmatch(draft.source.fold, start, end)):
            self.mood.begin("explainers", top=False)  # (2) 水道局, behind (1) 委員
            self.mood.department = draft.cut(*side.span(1))
            draft.ledger.take(start, end, Kind.MARK)
            return True
        text = clear(draft, start, end)
        if not text.strip():
            return True
        text = self._within(self._away(text, start), start)
        if is_nobody(text):
            draft.ledger.take(start, end, Kind.FIELD)
            if self.mood.presence is Presence.ABSENT:
                draft.stated["absent"] = 0
            return True
        if self._apart(text, start):
            return True
        for first, last in self._pieces(text):
            self._piece(text[first:last], start + first)
        found = draft.ledger.count(start, end) > before or self.mood.post is not None
        return found or not draft.source.fold[start:end].strip("()・ 、,|")

    def _away(self, text: str, start: int) -> str:
        """Add a member whom a bracket in the list calls absent: (見本副委員長は欠席)."""
        if (found := away_in(text)) is None:
            return text
        presence, self.mood.presence = self.mood.presence, Presence.ABSENT
        for first, last in pieces(text[found[2] : found[3]]):
            at = start + found[2]
            for person in find_persons(self.draft.source, at + first, at + last, official=False):
                self.add(person)
        self.draft.ledger.take(start + found[0], start + found[1], Kind.FIELD)
        self.mood.presence = presence
        return blank(text, found[0], found[1])

    def _within(self, text: str, start: int) -> str:
        """Take a department that has its people in brackets: 総務課（課長 見本、係長 架空）."""
        if (found := inside_of(text)) is None:
            return text
        self.mood.department = self.draft.cut(start + found[0], start + found[1])
        self.draft.ledger.take(start + found[0], start + found[2], Kind.MARK)
        return blank(text, 0, found[2]).rstrip()[:-1]

    def in_table(self, start: int, end: int) -> bool:
        """Tell whether a row is one of the table whose heads were read."""
        return read_grid(self.draft.source.fold, start, end, self.header) is not None

    def _grid(self, start: int, end: int) -> bool:
        fold = self.draft.source.fold
        bars = "|" in fold[start:end]
        found = read_grid(fold, start, end, self.header if bars or not self.bars else ())
        if found is None:
            return False
        if found.header:
            self.header, self.bars = found.header, bars
        for person in found.people:
            self.add(person)
        self.draft.ledger.take(start, end, Kind.MARK if found.header else Kind.FIELD)
        for cell in found.unknown:
            self.draft.ledger.give_back(*cell)
        return bool(found.header or found.people)

    def _apart(self, text: str, start: int) -> bool:
        """Keep a run of letters that all stand apart and are more than one name, to be parted when the list ends."""
        tokens = [(found.start(), found.end()) for found in re.finditer(r"\S+", text)]
        letters = [text[first:last] for first, last in tokens]
        for count in (2, 3, 1, 4):
            if "".join(letters[:count]) in words().roles and len(letters) > count + 1:
                tokens, letters = tokens[count:], letters[count:]
                break
        singles = sum(len(letter) == 1 for letter in letters)
        gaps = [after[0] - before[1] for before, after in pairwise(tokens)]
        if (
            self.mood.official or not words().roles.keys().isdisjoint(letters) or len("".join(letters)) < 6 or singles < len(letters) * 0.6
            or any(len(letter) > 5 or not is_name(letter * 2, part=True) for letter in letters)
            or max(gaps, default=1) > min(gaps, default=1)  # wide gaps part the names
        ):  # fmt: skip
            return False
        self.spaced.append((start + tokens[0][0], start + tokens[-1][1]))
        return True

    # -- pieces

    def _pieces(self, text: str) -> list[tuple[int, int]]:
        parts = [part for first, last in pieces(text) for part in self._dotted(text, first, last)]
        return [(first, _closed(text, first, last)) for first, last in parts if text[first:last].strip()]

    def _dotted(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Cut at dots between people: 秋田・江口・大森各委員, 高瀬課長・(教育課) 濱野係長; never in 母子・保健係."""
        dots = [start + index for index, letter in enumerate(text[start:end]) if letter == "・"]
        if not dots:
            return [(start, end)]
        parts = list(zip([start, *(dot + 1 for dot in dots)], [*dots, end], strict=True))
        people = [text[first:last].strip() for first, last in parts]
        table = words()
        if all(_KATAKANA.fullmatch(person) for person in people):
            return [(start, end)]  # ケン・スミス is one
        if squeeze(people[0]) in table.roles or (
            len(people) == 2 and is_post(people[0]) and is_name(people[1])
        ):
            return parts
        short = all(
            is_name(table.role_end.sub("", squeeze(person)), part=True) and len(person) <= 8
            for person in people
        )
        if short and self.mood.capacity in {None, Capacity.MEMBER}:
            return parts
        if self.mood.official and all(_is_surname(person.split()[-1:]) for person in people):
            return parts  # 総務課 見本・架空
        if all(map(_is_posted, people)):
            return parts  # 課長 見本・主査 架空
        whole = all(person[:1] in "([〔" or table.post_end.search(person) for person in people)
        return parts if whole and (people[-1][:1] in "([" or not is_post(people[-1])) else [(start, end)]

    def _piece(self, text: str, start: int) -> None:
        """Read a piece: headings of groups, then a group, nobody, a post or people."""
        place, text = _trimmed(text, start)
        if (counted := _COUNTED.match(text)) and text[counted.end() :]:  # ③見本 花子
            place, text = self._past(place, text, counted.end())
        while head := _HEAD.match(text):
            said, rest = head["inner"] or head["label"], bool(text[head.end() :].strip())
            if not self.mood.take_group(said, rest=rest, bracketed=bool(head["inner"])):
                break
            place, text = self._past(place, text, head.end())
        if (label := _LABELLED.match(text)) and self.mood.take_group(label[1], rest=True):
            place, text = self._past(place, text, label.end())
        if (
            self.mood.base is Capacity.EXPLAINER
            and (unit := _UNIT.match(text))
            and self.mood.take_group(unit[1], rest=True)
        ):
            place, text = self._past(place, text, unit.end())
        end = place + len(text)
        if not text:
            return
        if is_group(text) or self.mood.take_group(text, rest=False, alone=True):
            self.draft.ledger.take(place, end, Kind.MARK)
        elif is_nobody(text):
            self.draft.ledger.take(place, end, Kind.FIELD)
        elif self.mood.official and "(" not in text and _is_posts(text):
            self._post(place, end)
        else:
            self._people(place, end)

    def _past(self, place: int, text: str, end: int) -> tuple[int, str]:
        self.draft.ledger.take(place, place + end, Kind.MARK)
        return _trimmed(text[end:], place + end)

    def _post(self, start: int, end: int) -> None:
        """Keep a post that stands on a line of its own before the name; 兼 joins it to the one before."""
        people = self.draft.people
        if people and (people[-1].post or "").rstrip().endswith("兼"):
            people[-1].post = f"{people[-1].post}{self.draft.cut(start, end)}"
            self.draft.ledger.take(start, end, Kind.FIELD)
            return
        self.mood.post = (start, end)

    def _people(self, start: int, end: int) -> None:
        fold = self.draft.source.fold
        below = self.mood.official and self.mood.post is not None  # the post stands on the line above
        found = find_persons(
            self.draft.source, start, end, official=self.mood.official, expected=self.expected
        )
        if found and self._completes(found[0], start):
            found = found[1:]
        if self.mood.official and len(found) == 1 and words().post_begin.fullmatch(found[0].letters(fold)):
            found = found if found[0].posts or len(found[0].letters(fold)) < _GIVEN - 1 else []
        for person in found:
            self.add(person)
        alone = len(found) == 1 and found[0].parts == 1 and found[0].name == (found[0].start, found[0].end)
        self.surname = end if alone and len(found[0].letters(fold)) <= _SURNAME else None
        self.upright = below and self.surname is not None and any("\n" in it.name for it in self.draft.people)
        named = [person for person in found if person.name is not None]
        if named:  # signs and seats alone are nobody's
            of = fold[start : named[0].start].endswith("の")  # 会長の見本一郎
            self.draft.ledger.take(start if of else named[0].start, named[-1].end, Kind.FIELD)

    def _completes(self, person: Person, start: int) -> bool:
        """Put a given name to the surname that stood alone before it, a wide gap away on the same line."""
        fold, people = self.draft.source.fold, self.draft.people
        if self.surname is None or not people or person.name is None or person.parts != 1:
            return False
        between = fold[self.surname : person.name[0]]
        if between.strip() or ("\n" in between and not self.upright) or len(person.letters(fold)) > _GIVEN:
            return False
        if person.posts or person.seat:
            return False
        last = people[-1]
        last.name = f"{last.name}{self.draft.source.text[self.surname : person.name[1]]}"
        said = ["".join(self.draft.cut(mark.start, mark.end).split()) for mark in person.remarks]
        last.post = " ".join(part for part in (last.post, *said) if part) or None
        self.draft.ledger.take(start, person.end, Kind.FIELD)
        return True


def _trimmed(text: str, start: int) -> tuple[int, str]:
    """Return a piece without white space around it, and where it begins then."""
    return start + len(text) - len(text.lstrip()), text.strip()


def _is_posted(text: str) -> bool:
    """Tell an official with a post before the name, which stands apart: 総務課 主査 架空."""
    *before, name = text.partition("(")[0].split() or [""]
    return bool(before) and is_post(before[-1]) and is_name(name, part=True)


def _is_surname(last: list[str]) -> bool:
    """Tell whether the last word of a piece is a surname alone, and none that departments begin with."""
    return (
        bool(last)
        and 1 < len(last[0]) < _SURNAME
        and is_name(last[0], part=True)
        and not (words().post_begin.match(last[0]) or is_org(last[0]))
    )


def _closed(text: str, start: int, end: int) -> int:
    """Return where a piece ends, without the bracket that closes one before it: (欠席：見本 花子、架空 次郎)."""
    piece = text[start:end].rstrip()
    return start + len(piece) - 1 if piece[-1:] == ")" and piece.count(")") > piece.count("(") else end


def _is_posts(text: str) -> bool:
    """Tell whether a piece is posts alone, with no name: 環境部長; 会 計 課 長."""
    tokens = text.split()
    if len(tokens) == 1 or all(len(token) == 1 for token in tokens):
        return is_post(text)
    return (
        all(is_post(token) or is_org(token) for token in tokens)
        and is_post(tokens[-1])
        and not split_role(tokens[-1])
    )
