"""The words of a piece of a list of people, each with its kind: seat, sign, role, post, organisation, name."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

from council_core.minutes.reader.names import is_group, is_name, is_org, is_post, split_post, split_role
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Role

__all__ = ["BY_PROXY", "SHORT", "WHOLE", "Kind", "Word", "find_words"]

_TOKEN: Final = re.compile(
    r"[○〇◎●△▲☆★□■×](?=[^\s○〇◎●])|[※*]|\d{1,3}\s?番(?!号)|[\(（][^()]*(?:\([^()]*\)[^()]*)*\)|【[^】]*】|<[^<>]*>|\[[^\[\]]*\]"
    r"|[^\s()【】<>\[\]/※*]+(?:\([^()\s]\)[^\s()【】<>\[\]/※*]+)*|[()【】<>\[\]]"
)
_SEAT: Final = re.compile(r"(?:議席番号|議席|番号)?第?(\d{1,3})\s?番?[.:]?|[①-⑳]")
_SIGN: Final = re.compile(r"[○〇◎●×✕△▲\-ー☆★□■◇◆・※*]|欠席|出席|待機")
_LAST_SIGN: Final = re.compile(r"[出欠遅早代]")  # also letters of names: signs only where nothing follows
_OFFICIAL: Final = re.compile(r"[^\s]{2}(?:教育|部|課|局|次|係|室|市|町|村|区)長$")  # no name ends so
_ROLE_OF: Final = re.compile(r"(?P<role>[^の]{2,6})の(?P<name>.{3,7})")
_HONORIFIC: Final = re.compile(r"(?:君|氏|様|さん|先生)$")
_GIVEN: Final = re.compile(r"[^\s()]{1,4}君")
_PROXY: Final = re.compile(r"代理(?:出席)?$|^代理(?:者)?[:・]?")
SHORT: Final = 4  # letters that a surname or a given name alone seldom exceeds
WHOLE: Final = 7  # letters that a name with both seldom exceeds


class Kind(Enum):
    """What a word of a list is."""

    SEAT = auto()
    SIGN = auto()
    ROLE = auto()
    POST = auto()
    ORG = auto()
    NAMED = auto()  # a name with its role or post behind it
    NAME = auto()
    REMARK = auto()
    HONORIFIC = auto()


_SIMPLE: Final = (
    (Kind.SEAT, _SEAT),
    (Kind.SIGN, _SIGN),
    (Kind.HONORIFIC, re.compile(r"君|氏|様|さん|先生|代理(?:出席)?")),
)
BY_PROXY: Final = (-1, -1)  # in place of a post: somebody else came


class Word(NamedTuple):
    """A word of a list with its place; a name with a role or a post has where the name ends."""

    kind: Kind
    start: int
    end: int
    text: str
    name_end: int = 0
    role: Role | None = None
    post: tuple[int, int] | None = None
    gap: int = 1


def find_words(fold: str, start: int, end: int, *, official: bool) -> Iterator[Word]:
    """Yield the words of a piece; `official` tells that posts stand with the names."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(fold, start, end)]
    tokens = _joined_roles(fold, tokens)
    if fold.find("君", start, end) > 0:
        tokens = list(_unglued(fold, tokens))
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
            yield Word(Kind.SIGN, first, last, fold[first:last], gap=gap)
        else:
            word = _word(fold, first, last, official=official)._replace(gap=gap)
            follows = tokens[place + 1] if official and place + 1 < len(tokens) else None
            yield _as_post(fold, word, follows)


def _as_post(fold: str, word: Word, follows: tuple[int, int] | None) -> Word:
    """Take 経営課長 as a post, and not as 経営 who is one, where a name that has none stands behind it."""
    if (
        follows is None
        or word.kind is not Kind.NAMED
        or word.post is None
        or word.post == BY_PROXY
        or word.post[0] != word.name_end
        or not is_org(fold[word.start : word.end - 1])
    ):
        return word
    after = _word(fold, *follows, official=True)
    return Word(Kind.POST, word.start, word.end, word.text, gap=word.gap) if after.kind is Kind.NAME else word


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


def _unglued(fold: str, tokens: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut a role or a post off the surname that is printed right behind it: 委員長見本 花子君, 局長架空 次郎君."""
    table = words()
    for place, (first, last) in enumerate(tokens):
        follows = fold[slice(*tokens[place + 1])] if place + 1 < len(tokens) else ""
        if _GIVEN.fullmatch(follows) and (
            said := table.role_begin.match(fold, first, last) or table.post_start.match(fold, first, last)
        ):
            surname = fold[said.end() : last]
            if 0 < len(surname) < SHORT and is_name(surname, part=True):
                yield from ((first, said.end()), (said.end(), last))
                continue
        yield first, last


def _word(fold: str, first: int, last: int, *, official: bool) -> Word:
    """Tell the kind of a word; the first that it is counts."""
    raw = fold[first:last]
    if raw[0] in "(【<[" and len(raw) > 1:
        return Word(Kind.REMARK, first, last, raw)
    key, table = squeeze(raw), words()
    signs = len(raw) - len(raw.lstrip("○〇◎●◇◆□■・"))
    if 0 < signs < len(raw):
        return _word(fold, first + signs, last, official=official)._replace(start=first)
    if kind := next((kind for kind, pattern in _SIMPLE if pattern.fullmatch(key)), None):
        return Word(
            kind,
            first,
            last,
            key,
            post=BY_PROXY if kind is Kind.HONORIFIC and key.startswith("代理") else None,
        )
    if (
        key in table.posts
        or key == "兼"
        or (official and key == "同")
        or (key.startswith("同") and table.post_end.search(key))
    ):
        # 分会長 is nobody called 分
        return Word(Kind.POST, first, last, key)
    role = Role.MEMBER if key == "同" and not official else _role_of(key)  # 同: as the one before
    if role is not None:
        return Word(Kind.ROLE, first, last, key, role=role)
    if is_group(key) and len(key) > 1:
        return Word(Kind.ORG, first, last, key)
    whole = len(key) == last - first  # else places in the key are none in the text
    if whole and (named := _with_role(first, last, key)):
        return named
    if is_post(key):
        return Word(Kind.POST, first, last, key)
    post = official or bool(_OFFICIAL.search(key))
    if whole and (named := _with_post(first, last, key, official=post)):
        return named
    kind = Kind.ORG if is_org(key) or not is_name(key, part=True) else Kind.NAME
    return Word(kind, first, last, key)


def _role_of(key: str) -> Role | None:
    """Return the role that a word is, alone or behind the council's name: 会長, 教育委員会委員長."""
    table = words()
    if key in table.roles:
        return table.roles[key]
    found = table.role_end.search(key)
    behind = found and is_org(key[: found.start()]) and len(key) - len(found[0]) > 3
    return table.roles[found[0]] if found and behind else None


def _with_role(first: int, last: int, key: str) -> Word | None:
    """Part a name from the role or the honorific behind it: 三好謙二委員長, 架空次郎氏, 見本花子委員代理."""
    bare = _HONORIFIC.search(key)
    if bare and bare.start() > (bare[0] != "君") and is_name(key[: bare.start()]):
        return Word(Kind.NAMED, first, last, key, name_end=first + bare.start())
    if (said := _ROLE_OF.match(key)) and said["role"] in words().roles and is_name(said["name"]):
        role = words().roles[said["role"]]  # 会長の見本一郎
        return Word(Kind.NAMED, first + said.start("name"), last, key, name_end=last, role=role)
    if parted := split_role(key):
        return Word(Kind.NAMED, first + parted[0], last, key, name_end=first + parted[1], role=parted[2])
    if _PROXY.search(key) and (parted := split_role(_PROXY.sub("", key))):
        return Word(Kind.NAMED, first, last, key, name_end=first + parted[1], role=parted[2], post=BY_PROXY)
    return None


def _with_post(first: int, last: int, key: str, *, official: bool) -> Word | None:
    """Part a name from the post behind it or before it: 原田総務課長, 局長栗原隆司."""
    if words().post_end.search(key) and (cut := split_post(key, official=official)):
        begin, over = first + cut[0], first + cut[1]
        return Word(
            Kind.NAMED, begin, last, key, name_end=over, post=(first, begin) if cut[0] else (over, last)
        )
    if official and (glued := _glued_post(key)):
        return Word(Kind.NAMED, first + glued, last, key, name_end=last, post=(first, first + glued))
    return None


def _glued_post(key: str) -> int:
    """Return where the name begins behind a post that is printed right before it: 局長栗原隆司."""
    match = words().post_start.match(key)
    rest = key[match.end() :] if match else ""
    return match.end() if match and 2 < len(rest) < 7 and is_name(rest) else 0  # a whole name
