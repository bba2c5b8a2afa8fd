"""The words of lists: what a column's head, a role, a mark or a heading says. `data/lists.toml` has them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

import attrs
from attrs import frozen

from council_core.codec import structure
from council_core.house import House, ListWords
from council_core.model import Capacity, Presence, Role
from council_core.shipped import shipped
from council_core.text import name_key

__all__ = ["Words", "label_key", "words_for"]

_BRACKETED: Final = re.compile(r"[(\[【<〔「][^()\[\]【】<>〔〕「」]*[)\]】>〕」]")
_DECORATION: Final = "・:*※.、,。/"
_CIRCLES: Final = dict.fromkeys(map(ord, "〇◯⚪○"), "○")


def label_key(text: str) -> str:
    """Return the key by which heads and headings are compared: no spaces, one width, no marks around."""
    return name_key(text).strip(_DECORATION)


def bare_key(text: str) -> str:
    """Return the key of a head without what stands in brackets: 氏名 of 氏名（敬称略）."""
    return _BRACKETED.sub("", label_key(text)).strip(_DECORATION)


def mark_key(text: str) -> str:
    """Return the key of a mark: every circle is one circle (○ 〇 ◯ differ in nothing but their code)."""
    return unicodedata.normalize("NFKC", text).strip().casefold().translate(_CIRCLES)


@frozen
class Words:
    """The words in use, ready to be looked up by their keys."""

    fields: dict[str, str]
    weak: dict[str, str]
    second: dict[str, str]
    ends: tuple[tuple[str, str], ...]
    roles: dict[str, Role]
    capacities: dict[str, Capacity]
    presence: dict[str, Presence]
    categories: frozenset[str]
    reserved: frozenset[str]

    def field(self, text: str) -> str | None:
        """Return what a column with this head holds, or `None` where the head is not known."""
        if not text or len(text) > _LONGEST_HEAD:
            return None
        key = bare_key(text) or label_key(text).strip("()[]【】")
        if found := self.fields.get(label_key(text)) or self.fields.get(key):
            return found
        found = next((field for end, field in self.ends if key.endswith(end)), None)
        return found or ("name" if key.startswith("氏名") else None)  # 氏名・職名, 氏名等

    def weak_field(self, text: str) -> str | None:
        """Return what a column holds whose head may as well be a heading (委員, 出席者)."""
        return self.weak.get(bare_key(text)) if len(text) <= _LONGEST_HEAD else None


_LONGEST_HEAD: Final = 30


@cache
def _shipped_words() -> ListWords:
    place = shipped("lists.toml")
    return structure(tomllib.loads(place.read_text("utf-8")), ListWords, str(place))


@cache
def _usual() -> Words:
    return _indexed(_shipped_words())


def words_for(house: House | None) -> Words:
    """Return the words of every list, with those that a house adds."""
    if house is None or house.lists == ListWords():
        return _usual()
    both = {
        field.name: {key: (*own.get(key, ()), *usual.get(key, ())) for key in (own | usual)}
        for field in attrs.fields(ListWords)
        for own, usual in [(getattr(house.lists, field.name), getattr(_shipped_words(), field.name))]
    }
    return _indexed(ListWords(**both))


def _indexed(words: ListWords) -> Words:
    roles = {label_key(word): Role(role) for role, known in words.roles.items() for word in known}
    capacities = {
        label_key(word): Capacity(capacity) for capacity, known in words.capacities.items() for word in known
    }
    fields = _by_word(words.columns)
    categories = frozenset(label_key(word) for known in words.categories.values() for word in known)
    reserved = frozenset(("計", "合計", "総計", "小計", "以上", "欠員", "未定", "空席")) | categories
    return Words(
        fields=fields,
        weak=_by_word(words.weak),
        second=_by_word(words.second),
        ends=tuple(sorted(_by_word(words.ends).items(), key=lambda pair: -len(pair[0]))),
        roles=roles,
        capacities=capacities,
        presence={
            mark_key(word): Presence(state) for state, known in words.presence.items() for word in known
        },
        categories=categories,
        reserved=reserved | roles.keys() | capacities.keys() | fields.keys(),
    )


def _by_word(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return what each word stands for; of a word that stands twice the first counts."""
    pairs: Iterable[tuple[str, str]] = (
        (label_key(word), key) for key, known in words.items() for word in known
    )
    found: dict[str, str] = {}
    for word, key in pairs:
        if word:
            found.setdefault(word, key)
    return found
