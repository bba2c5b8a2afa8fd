"""The tables of words (`data/reading/`), in the shapes that recognisers want. A house may add labels."""

import re
import tomllib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final

from attrs import frozen

from council_core.house import House
from council_core.minutes.kinds import kind_words
from council_core.model import Outcome, Role
from council_core.shipped import shipped
from council_core.text import to_one_width

__all__ = ["Words", "as_this_city", "squeeze", "words"]

_GLUED: Final = frozenset(
    {"members", "absent", "explainers", "when", "place", "secretariat", "observers", "title"}
)


def squeeze(text: str) -> str:
    """Return a text without white space and of one width, to be looked up and thrown away."""
    return "".join(to_one_width(text).split())


@frozen
class Words:
    """What the tables say. Lookups are by squeezed words."""

    labels: dict[str, str]
    label_at: re.Pattern[str]
    label_begins: frozenset[str]  # letters that labels begin with, and few more
    labels_within: re.Pattern[str]
    roles: dict[str, Role]
    role_end: re.Pattern[str]
    role_begin: re.Pattern[str]
    post_end: re.Pattern[str]
    post_begin: re.Pattern[str]
    post_start: re.Pattern[str]
    posts: frozenset[str]
    singles: frozenset[str]
    heads: dict[str, frozenset[str]]
    speaker_end: re.Pattern[str]
    plain_speakers: frozenset[str]
    containers: frozenset[str]
    kinds: dict[str, tuple[str, ...]]
    outcomes: tuple[tuple[str, Outcome], ...]


Further = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, Outcome], ...]]
_NO_FURTHER: Final[Further] = ((), ())
_HERE: ContextVar["Words | None"] = ContextVar("the words of the city whose minutes are read", default=None)


@contextmanager
def as_this_city(house: House) -> Iterator[None]:
    """Read with the labels and phrases that only one city's minutes have, beside those of all."""
    labels = tuple((word, key) for key, found in house.reading.labels.items() for word in found)
    outcomes = tuple(
        (phrase, outcome) for outcome, found in house.reading.outcomes.items() for phrase in found
    )
    token = _HERE.set(_tables((labels, outcomes)))
    try:
        yield
    finally:
        _HERE.reset(token)


def words() -> Words:
    """Return the words to read with: those that ship, and those of the city whose minutes are being read."""
    return _HERE.get() or _tables(_NO_FURTHER)


@lru_cache(maxsize=8)
def _tables(further: Further) -> Words:
    """Read the tables that ship, once for each city that has words of its own."""
    tables = {name: _table(name) for name in ("labels", "people", "speech", "items")}
    like = tables["labels"].pop("like")
    labels = {squeeze(word): key for key, found in tables["labels"].items() for word in found}
    labels |= {squeeze(word): key for word, key in further[0]}
    by_form = "|".join(f"(?P<{key}>{'|'.join(found)})" for key, found in like.items())
    people, speech, items = tables["people"], tables["speech"], tables["items"]
    roles = {word: Role(key) for key, found in people["roles"].items() for word in found}
    plain_form = re.sub(r"\?P<\w+>", "?:", f"(?:{by_form})")
    spaced = _tree(labels, r"\s?")
    glued = "|".join(
        word for word in _longest_first(labels) if len(word) > 3 and labels[word] in _GLUED
    )  # a long label is told by itself
    begins = "".join(sorted({word[0] for word in labels} | set(filter(str.isalpha, by_form))))
    tabular = _tree(labels, r"[ \u3000]{0,4}")
    return Words(
        labels=labels,
        label_begins=frozenset(begins),
        label_at=re.compile(f"(?:{tabular}|{by_form})"),
        labels_within=re.compile(
            rf"\s(?=[(\d{re.escape(begins)}])(?:\(?\d{{1,2}}[.)\s]?\s?)?(?:(?:{spaced})(?=[:\s(])(?!\s[室録場])|{plain_form}(?=[:\s])|(?:{glued})(?=[^\sぁ-ん・、。等の各名会録]))"
        ),
        roles=roles,
        role_end=re.compile(f"(?:{'|'.join(_longest_first(roles))})$"),
        role_begin=re.compile(f"(?:{'|'.join(_longest_first(roles))})"),
        post_end=re.compile(f"(?:{'|'.join(_longest_first(people['posts']['ends']))})$"),
        post_begin=re.compile("|".join(_longest_first(people["posts"]["begins"]))),
        post_start=re.compile(f"(?:{'|'.join(_longest_first(people['posts']['ends']))})(?:兼)?"),
        posts=frozenset(people["posts"]["ends"]),
        singles=frozenset(people["names"]["of_one_letter"]),
        heads={key: frozenset(map(squeeze, found)) for key, found in people["heads"].items()},
        speaker_end=re.compile(f"(?:{'|'.join(_longest_first(speech['roles']))})$"),
        plain_speakers=frozenset(speech["plain"]),
        containers=frozenset(items["containers"]),
        kinds=kind_words(),
        outcomes=further[1],
    )


def _longest_first(found: Any) -> list[str]:
    return sorted(map(str, found), key=len, reverse=True)


def _tree(found: Collection[str], between: str) -> str:
    """Return a pattern for words, the longest that fits first, whose letters may stand apart.

    Words that begin alike share their begin, so a text that begins like none of them is seen through at once.
    """
    rests: dict[str, list[str]] = {}
    for word in filter(None, found):
        rests.setdefault(word[0], []).append(word[1:])
    parts = []
    for letter, further in rests.items():
        rest = f"(?:{between}{_tree(further, between)})" if any(further) else ""
        parts.append(re.escape(letter) + rest + ("?" if rest and "" in further else ""))
    return f"(?:{'|'.join(parts)})"


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(shipped("reading", f"{name}.toml").read_text("utf-8"))
