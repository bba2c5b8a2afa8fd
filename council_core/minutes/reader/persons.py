"""People in a piece of a list: words with their kinds, and the grammar that puts them together.

Names are spans of the text, cut to the letter later; only the fold of the text is looked at here.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from attrs import Factory, define

from council_core.minutes.reader.names import is_group, is_name, is_org, is_post, split_post, split_role
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Role

__all__ = ["Person", "Remark", "find_persons"]

_TOKEN: Final = re.compile(
    r"[○〇◎●△▲☆★□■](?=[^\s○〇◎●])|\d{1,3}\s?番(?!号)|[\(（][^()]*(?:\([^()]*\)[^()]*)*\)|【[^】]*】|<[^<>]*>|\[[^\[\]]*\]"
    r"|[^\s()【】<>\[\]/]+(?:\([^()\s]\)[^\s()【】<>\[\]/]+)*|[()【】<>\[\]]"
)
_SEAT: Final = re.compile(r"(?:議席番号|議席|番号)?第?(\d{1,3})\s?番?[.:]?|[①-⑳]")
_SIGN: Final = re.compile(r"[○〇◎●×✕△▲\-ー☆★□■◇◆・※]|欠席|出席|待機")
_LAST_SIGN: Final = re.compile(r"[出欠遅早代]")  # also letters of names: signs only where nothing follows
_HONORIFIC: Final = re.compile(r"(?:君|氏|様|さん|先生)$")
_PROXY: Final = re.compile(r"代理(?:出席)?$|^代理(?:者)?[:・]?")
_SHORT: Final = 4  # letters that a surname or a given name alone seldom exceeds
_WHOLE: Final = 7  # letters that a name with both seldom exceeds


class _Kind(Enum):
    SEAT = auto()
    SIGN = auto()
    ROLE = auto()
    POST = auto()
    ORG = auto()
    NAMED = auto()  # a name with its role or post behind it
    NAME = auto()
    REMARK = auto()
    HONORIFIC = auto()


class _Word(NamedTuple):
    kind: _Kind
    start: int
    end: int
    text: str
    name_end: int = 0
    role: Role | None = None
    post: tuple[int, int] | None = None
    gap: int = 1


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
    fold: str, start: int, end: int, *, official: bool, expected: int | None = None
) -> list[Person]:
    """Return the people that a piece of a list names, in their order.

    piece: person {person}
    person: [seat] [sign] {role | post | organisation} name [role | post] {"(" remark ")"} [sign]
          | name {post | organisation} | post "(" name ")"
    name: surname-and-given | surname gap given | letter {gap letter}
    """
    found = list(_words(fold, start, end, official=official))
    return _Grammar(fold, found, official=official, expected=expected).read() if found else []


def _words(fold: str, start: int, end: int, *, official: bool) -> Iterator[_Word]:
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(fold, start, end)]
    tokens = _joined_roles(fold, tokens)
    before = start
    for place, (first, last) in enumerate(tokens):
        gap = first - before
        before = last
        if (
            _LAST_SIGN.fullmatch(fold, first, last)
            and place
            and place == len(tokens) - 1
            and (gap > 1 or place > 1)
        ):
            yield _Word(_Kind.SIGN, first, last, fold[first:last], gap=gap)
        else:
            yield _word(fold, first, last, official=official)._replace(gap=gap)


def _joined_roles(fold: str, tokens: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put the letters of a role or a post that stand apart together: 会 長 is one word, 事 務 局 長 too."""
    table, joined, place = words(), [], 0
    while place < len(tokens):
        for count in range(min(9, len(tokens) - place), 1, -1):
            some = tokens[place : place + count]
            if any(last - first > 1 for first, last in some) and count > 2:  # 副 会長 is two words
                continue
            key = "".join(fold[first:last] for first, last in some)
            if (
                key in table.roles
                or key in table.posts
                or key in table.heads["groups"]
                or (count > 2 and table.post_end.search(key) and is_post(key))
            ):
                joined.append((some[0][0], some[-1][1]))
                place += count
                break
        else:
            joined.append(tokens[place])
            place += 1
    return joined


def _word(fold: str, first: int, last: int, *, official: bool) -> _Word:
    raw = fold[first:last]
    if raw[0] in "(【<[" and len(raw) > 1:
        return _Word(_Kind.REMARK, first, last, raw)
    key = squeeze(raw)
    table = words()
    if _SEAT.fullmatch(key):
        return _Word(_Kind.SEAT, first, last, key)
    if _SIGN.fullmatch(key):
        return _Word(_Kind.SIGN, first, last, key)
    if len(key) > 1 and key[0] in "○〇◎●◇◆□■・" and raw[0] == key[0]:
        return _word(fold, first + 1, last, official=official)._replace(start=first)
    if key in table.roles:
        return _Word(_Kind.ROLE, first, last, key, role=table.roles[key])
    if key in {"代理", "代理出席"}:
        return _Word(_Kind.HONORIFIC, first, last, key, post=(-1, -1))
    if _HONORIFIC.fullmatch(key):
        return _Word(_Kind.HONORIFIC, first, last, key)
    if is_group(key) and len(key) > 1:
        return _Word(_Kind.ORG, first, last, key)
    if (
        (role := table.role_end.search(key)) and is_org(key[: role.start()]) and len(key) - len(role[0]) > 3
    ):  # 教育委員会委員長
        return _Word(_Kind.ROLE, first, last, key, role=table.roles[role[0]])
    if key == "兼" or (key.startswith("同") and table.post_end.search(key)):
        return _Word(_Kind.POST, first, last, key)
    return _named(fold, first, last, key, official=official)


def _named(fold: str, first: int, last: int, key: str, *, official: bool) -> _Word:
    table = words()
    if " " not in fold[first:last] and len(key) == last - first:
        if bare := _HONORIFIC.search(key):
            if len(key) - len(bare[0]) > 1 and is_name(key[: bare.start()]):
                return _Word(_Kind.NAMED, first, last, key, name_end=first + bare.start())
        if parted := split_role(key):
            begin, over, role = parted
            return _Word(
                _Kind.NAMED, first + begin, last, key, name_end=first + over, role=role,
                post=None,
            )  # fmt: skip
        if _PROXY.search(key) and (parted := split_role(_PROXY.sub("", key))):
            return _Word(
                _Kind.NAMED, first, last, key, name_end=first + parted[1], role=parted[2], post=(-1, -1)
            )
    if is_post(key):
        return _Word(_Kind.POST, first, last, key)
    if (
        table.post_end.search(key)
        and len(key) == last - first
        and (cut := split_post(key, official=official))
    ):
        begin, over = cut
        if begin == 0:
            return _Word(_Kind.NAMED, first, last, key, name_end=first + over, post=(first + over, last))
        return _Word(
            _Kind.NAMED, first + begin, last, key, name_end=first + over, post=(first, first + begin)
        )
    if official and len(key) == last - first and (begin := _glued_post(key)):
        return _Word(_Kind.NAMED, first + begin, last, key, name_end=last, post=(first, first + begin))
    if is_org(key) or not is_name(key, part=True):
        return _Word(_Kind.ORG, first, last, key)
    return _Word(_Kind.NAME, first, last, key)


def _glued_post(key: str) -> int:
    """Return where the name begins behind a post that is printed right before it: 局長栗原隆司."""
    match = words().post_start.match(key)
    rest = key[match.end() :] if match else ""
    return match.end() if match and 2 < len(rest) < 7 and is_name(rest) else 0  # a whole name


class _Grammar:
    def __init__(self, fold: str, found: list[_Word], *, official: bool, expected: int | None) -> None:
        self.fold, self.words, self.official = fold, found, official
        self.people: list[Person] = []
        self.person = Person(found[0].start, found[0].start)
        kinds = [word.kind for word in found if word.kind not in {_Kind.SEAT, _Kind.SIGN, _Kind.REMARK}]
        self.before = bool(kinds) and kinds[0] in {_Kind.ROLE, _Kind.POST, _Kind.ORG}
        self.sign_first = found[0].kind is _Kind.SIGN or (
            found[0].kind is _Kind.SEAT and len(found) > 1 and found[1].kind is _Kind.SIGN
        )
        self.pairs = self._pairs(expected)

    def _pairs(self, expected: int | None) -> bool:
        """Tell whether names stand in two parts: 佐久間 治 井手 裕美, not 石井 安田 早川."""
        parts = [word for word in self.words if word.kind is _Kind.NAME]
        if len(parts) <= 2:  # the two parts of one name
            return True
        if expected is not None and len(parts) == expected:
            return False
        if any(
            word.kind in {_Kind.ROLE, _Kind.SEAT, _Kind.NAMED, _Kind.REMARK, _Kind.POST}
            for word in self.words
        ):
            return True
        long = sum(len(word.text) > 2 for word in parts)  # two letters are one part of a name
        return long * 3 < len(parts) * 2 and len(parts) % 2 == 0

    def read(self) -> list[Person]:
        singles = [word for word in self.words if word.kind is _Kind.NAME and len(word.text) == 1]
        names = [word for word in self.words if word.kind is _Kind.NAME]
        if (
            len(singles) > 1
            and len(singles) >= len(names) - 1
            and not any(word.kind is _Kind.NAMED for word in self.words)
        ):
            self.words = list(self._letters())
        for word in self.words:
            getattr(self, f"_on_{word.kind.name.lower()}")(word)
        self._flush()
        return self.people

    def _letters(self) -> Iterator[_Word]:
        """Put letters that stand apart together to one name; what else stands there parts them."""
        run: list[_Word] = []
        for word in (*self.words, None):
            letters = sum(len(it.text) for it in run)
            wide = (
                word is not None and word.gap > 1 and letters > 2 and not (len(run) == 1 and letters < _SHORT)
            )
            if run and (word is None or word.kind is not _Kind.NAME or wide):
                key = "".join(it.text for it in run)
                yield _Word(_Kind.NAME, run[0].start, run[-1].end, key, gap=run[0].gap)
                run = []
            if word is not None and word.kind is _Kind.NAME:
                run.append(word)
            elif word is not None:
                yield word

    def _flush(self) -> None:
        if self.person.name is not None:
            self.people.append(self.person)
        start = self.person.end
        self.person = Person(start, start)

    def _new(self, word: _Word) -> None:
        """Begin the next person where this one has a name already."""
        if self.person.name is not None:
            self._flush()
            self.person.start = word.start
        self.person.end = word.end

    def _on_seat(self, word: _Word) -> None:
        self._new(word)
        self.person.seat = word.text

    def _on_sign(self, word: _Word) -> None:
        if self.sign_first or self.person.name is None:
            self._new(word)
            self.person.sign = word.text
        else:
            self.person.sign, self.person.end, self.person.closed = word.text, word.end, True

    def _on_role(self, word: _Word) -> None:
        if self.person.name is not None and (self.before or self.person.role is not None):
            self._new(word)
        self.person.role, self.person.end = word.role, word.end
        self.person.closed = self.person.name is not None

    def _on_post(self, word: _Word) -> None:
        if self.person.name is not None and self.before:
            self._new(word)
        self.person.posts.append((word.start, word.end))
        self.person.end = word.end

    def _on_org(self, word: _Word) -> None:
        if self.person.name is not None and self.before and (self.person.orgs or self.person.posts):
            self._new(word)
        self.person.orgs.append((word.start, word.end))
        self.person.end = word.end

    def _on_honorific(self, word: _Word) -> None:
        self.person.end, self.person.closed = word.end, self.person.name is not None
        self.person.proxy = self.person.proxy or word.post is not None

    def _on_named(self, word: _Word) -> None:
        person = self.person
        joins = (
            person.name is not None and person.parts == 1 and not person.closed and word.gap < 3
            and len(person.letters(self.fold)) <= _SHORT and word.name_end - word.start <= _SHORT
        )  # fmt: skip
        if person.name is not None and not joins:
            self._new(word)
            person = self.person
        begin = person.name[0] if joins and person.name else word.start
        person.name, person.parts = (begin, word.name_end), 2
        person.role = person.role if word.role is None else word.role
        if word.post == (-1, -1):
            person.proxy = True
        elif word.post:
            person.posts.append(word.post)
            person.glued = True
            person.start = min(person.start, word.post[0])
        person.end, person.closed = word.end, True

    def _on_name(self, word: _Word) -> None:
        person = self.person
        known = person.letters(self.fold)
        joins = (
            person.name is not None and person.parts == 1 and not person.closed and self.pairs
            and len(known) <= _SHORT and len(word.text) <= _SHORT and len(known + word.text) <= _WHOLE
            and is_name(known + word.text)
        )  # fmt: skip
        if joins and person.name:
            person.name, person.parts, person.end = (person.name[0], word.end), 2, word.end
            return
        if (
            person.name is not None
            and not self.before
            and (person.closed or person.parts == 1)
            and len(word.text) > _SHORT
            and is_org(word.text)
        ):
            person.orgs.append((word.start, word.end))
            return
        self._new(word)
        self.person.name, self.person.parts, self.person.end = (word.start, word.end), 1, word.end

    def _on_remark(self, word: _Word) -> None:
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
