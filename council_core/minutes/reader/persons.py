"""People in a piece of a list: the grammar that puts words together.

Names are spans of the text, cut to the letter later; only the fold of the text is looked at here.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from attrs import Factory, define

from council_core.minutes.reader.names import is_name, is_org, is_post
from council_core.minutes.reader.parting import part_names
from council_core.minutes.reader.person_words import BY_PROXY, SHORT, WHOLE, Kind, Word, find_words
from council_core.minutes.reader.source import Source
from council_core.minutes.reader.words import squeeze
from council_core.model import Role

__all__ = ["Person", "Remark", "find_persons"]


class Remark(NamedTuple):
    """What stands in brackets behind a name."""

    start: int
    end: int


@define
class Person:
    """A person of a list. Places are those in the text; `posts` stand before or behind the name."""

    start: int
    end: int
    name: tuple[int, int] | None = None
    parts: int = 0
    seat: str | None = None
    sign: str | None = None
    role: Role | None = None
    proxy: bool = False
    posts: list[tuple[int, int]] = Factory(list)
    orgs: list[tuple[int, int]] = Factory(list)
    remarks: list[Remark] = Factory(list)
    closed: bool = False
    glued: bool = False  # the post stands right behind the name

    def letters(self, fold: str) -> str:
        """Return the name without white space."""
        return squeeze(fold[self.name[0] : self.name[1]]) if self.name else ""


def find_persons(
    source: Source, start: int, end: int, *, official: bool, expected: int | None = None
) -> list[Person]:
    """Return the people that a piece of a list names, in their order.

    piece: person {person}
    person: [seat] [sign] {role | post | organisation} name [role | post] {"(" remark ")"} [sign]
          | name {post | organisation} | post "(" name ")"
    name: surname-and-given | surname gap given | letter {gap letter}
    """
    found = part_names(list(find_words(source.fold, start, end, official=official)), source.text, expected)
    return _Grammar(source.fold, found, official=official, expected=expected).read() if found else []


class _Grammar:
    def __init__(self, fold: str, found: list[Word], *, official: bool, expected: int | None) -> None:
        self.fold, self.words, self.official = fold, found, official
        self.people: list[Person] = []
        self.person = Person(found[0].start, found[0].start)
        kinds = [word.kind for word in found if word.kind not in {Kind.SEAT, Kind.SIGN, Kind.REMARK}]
        self.before = bool(kinds) and kinds[0] in {Kind.ROLE, Kind.POST, Kind.ORG}
        ahead = takewhile(lambda word: word.kind not in {Kind.NAME, Kind.NAMED}, found)
        self.sign_first = any(word.kind is Kind.SIGN for word in ahead)
        self.pairs = self._pairs(expected)

    def _pairs(self, expected: int | None) -> bool:
        """Tell whether names stand in two parts: 佐久間 治 井手 裕美, not 石井 安田 早川."""
        parts = [word for word in self.words if word.kind is Kind.NAME]
        if len(parts) <= 2:  # the two parts of one name
            return True
        if expected is not None and len(parts) == expected:
            return False
        if any(
            word.kind in {Kind.ROLE, Kind.SEAT, Kind.NAMED, Kind.REMARK, Kind.POST} for word in self.words
        ):
            return True
        long = sum(len(word.text) > 2 for word in parts)  # two letters are one part of a name
        return long * 3 < len(parts) * 2 and len(parts) % 2 == 0

    def read(self) -> list[Person]:
        singles = [word for word in self.words if word.kind is Kind.NAME and len(word.text) == 1]
        names = [word for word in self.words if word.kind is Kind.NAME]
        if (
            len(singles) > 1
            and len(singles) >= len(names) - 1
            and not any(word.kind is Kind.NAMED for word in self.words)
        ):
            self.words = list(self._letters())
        for word in self.words:
            getattr(self, f"_on_{word.kind.name.lower()}")(word)
        self._flush()
        return self.people

    def _letters(self) -> Iterator[Word]:
        """Put letters that stand apart together to one name; what else stands there parts them."""
        run: list[Word] = []
        for word in (*self.words, None):
            letters = sum(len(it.text) for it in run)
            wide = (
                word is not None and word.gap > 1 and letters > 2 and not (len(run) == 1 and letters < SHORT)
            )
            if run and (word is None or word.kind is not Kind.NAME or wide):
                key = "".join(it.text for it in run)
                yield Word(Kind.NAME, run[0].start, run[-1].end, key, gap=run[0].gap)
                run = []
            if word is not None and word.kind is Kind.NAME:
                run.append(word)
            elif word is not None:
                yield word

    def _flush(self) -> None:
        if self.person.name is not None:
            self.people.append(self.person)
        start = self.person.end
        self.person = Person(start, start)

    def _new(self, word: Word) -> None:
        """Begin the next person where this one has a name already."""
        if self.person.name is not None:
            self._flush()
            self.person.start = word.start
        self.person.end = word.end

    def _on_seat(self, word: Word) -> None:
        self._new(word)
        self.person.seat = word.text

    def _on_sign(self, word: Word) -> None:
        if self.sign_first or self.person.name is None:
            self._new(word)
            self.person.sign = word.text
        else:
            self.person.sign, self.person.end, self.person.closed = word.text, word.end, True

    def _on_role(self, word: Word) -> None:
        if self.person.name is not None and (self.before or self.person.role is not None):
            self._new(word)
        self.person.role, self.person.end = word.role, word.end
        self.person.closed = self.person.name is not None

    def _on_post(self, word: Word) -> None:
        if self.person.name is not None and self.before:
            self._new(word)
        self.person.posts.append((word.start, word.end))
        self.person.end = word.end

    def _on_org(self, word: Word) -> None:
        if self.person.name is not None and self.before and (self.person.orgs or self.person.posts):
            self._new(word)
        self.person.orgs.append((word.start, word.end))
        self.person.end = word.end

    def _on_honorific(self, word: Word) -> None:
        self.person.end, self.person.closed = word.end, self.person.name is not None
        self.person.proxy = self.person.proxy or word.post is not None

    def _on_named(self, word: Word) -> None:
        person = self.person
        joins = (
            person.name is not None and person.parts == 1 and not person.closed and word.gap < 3
            and len(person.letters(self.fold)) <= SHORT and word.name_end - word.start <= SHORT
        )  # fmt: skip
        if person.name is not None and not joins:
            self._new(word)
            person = self.person
        begin = person.name[0] if joins and person.name else word.start
        person.name, person.parts = (begin, word.name_end), 2
        person.role = person.role if word.role is None else word.role
        if word.post == BY_PROXY:
            person.proxy = True
        elif word.post:
            person.posts.append(word.post)
            person.glued = True
            person.start = min(person.start, word.post[0])
        person.end, person.closed = word.end, True

    def _on_name(self, word: Word) -> None:
        person = self.person
        known = person.letters(self.fold)
        joins = (
            person.name is not None and person.parts == 1 and not person.closed and self.pairs
            and len(known) <= SHORT and len(word.text) <= SHORT and len(known + word.text) <= WHOLE
            and is_name(known + word.text)
        )  # fmt: skip
        if joins and person.name:
            person.name, person.parts, person.end = (person.name[0], word.end), 2, word.end
            return
        if (
            person.name is not None
            and not self.before
            and (person.closed or person.parts == 1)
            and len(word.text) > SHORT
            and is_org(word.text)
        ):
            person.orgs.append((word.start, word.end))
            return
        self._new(word)
        self.person.name, self.person.parts, self.person.end = (word.start, word.end), 1, word.end

    def _on_remark(self, word: Word) -> None:
        inner = (word.start + 1, word.end - 1)
        said = squeeze(self.fold[inner[0] : inner[1]])
        if (
            self.person.name is None
            and self.person.posts
            and is_name(said)
            and len(said) > 1
            and not is_post(said)
            and not is_org(said)
        ):
            left = len(self.fold[inner[0] : inner[1]]) - len(self.fold[inner[0] : inner[1]].lstrip())
            self.person.name, self.person.parts = (inner[0] + left, inner[1]), 2
        else:
            self.person.remarks.append(Remark(*inner))
        self.person.end = word.end
        self.person.closed = self.person.name is not None
