"""Find words in the register: in titles, names, items, materials, follow-ups, and speeches last.

There is no index to keep: the texts of the documents are read one by one and only those in which every word
occurs are taken apart. docs/performance.md has what that costs.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import Any, Final

from attrs import frozen

from council_core.errors import Damaged
from council_core.model import Council, Meeting
from council_core.store.register import Register
from council_core.text import may_hold, to_wareki, word_patterns

__all__ = ["Found", "Place", "find"]


class Place(StrEnum):
    """Where a word was found, in the order in which they are told."""

    TITLE = "title"
    NAME = "name"
    ITEM = "item"
    MATERIAL = "material"
    FOLLOW_UP = "follow-up"
    SPEECH = "speech"


@frozen
class Found:
    """A text in which words were found: where, in what meeting (`None`: in the council itself), and the text.

    `path` leads to the record in the document (`items`, `i3`, `entries`, `e2`); `at` is where in the text the
    first word begins.
    """

    place: Place
    council: str
    meeting: str | None
    title: str
    date: datetime.date | None
    path: tuple[str, ...]
    text: str
    at: int


_Text = tuple[Place, tuple[str, ...], str, str]  # the text, and what stands around it


def find(register: Register, words: str, *, most: int | None = None) -> tuple[Found, ...]:
    """Return the texts in which words occur, titles first and speeches last, the latest meeting first.

    Each word must occur, in the text itself or in what stands around it: the council's name, the title and
    the day of the meeting, the heading of the item, who speaks; and one of them in the text. Widths, kana,
    cases, spaces and variant letters (髙 and 高) make no difference. `most` is how many are wanted.
    """
    patterns = word_patterns(words)
    raw = [(word, pattern) for word in words.split() for pattern in word_patterns(word, raw=True)]
    found: dict[Place, list[Found]] = {place: [] for place in Place}
    if not patterns:
        return ()
    names = register.council_names()
    for kind in (Council, Meeting):
        for name, text in register.texts(kind):
            if kind is Meeting and not _may_occur(text, raw, names):
                continue
            data = _parsed(text, name)
            for hit in _hits(data, patterns, names, found if most is not None else {}, most or 0):
                found[hit.place].append(hit)
    told = tuple(chain.from_iterable(found.values()))
    return told if most is None else told[:most]


_COUNCIL: Final = re.compile(r'"council":\s*"([^"]*)"')
_DATE: Final = re.compile(r'"date":\s*"(\d{4}-\d\d-\d\d)"')


def _may_occur(text: str, words: Sequence[tuple[str, re.Pattern[str]]], names: dict[str, str]) -> bool:
    """Tell whether every word occurs in a document's text, or in what is told of its meeting beside it."""
    missing = [pattern for word, pattern in words if not (may_hold(word, text) and pattern.search(text))]
    if not missing:
        return True
    council, date = _COUNCIL.search(text), _DATE.search(text)
    beside = f"{names.get(council[1], '') if council else ''} {_day_told(date[1] if date else None)}"
    return all(pattern.search(beside) for pattern in missing)


def _parsed(text: str, name: str) -> dict[str, Any]:
    import json  # not with the register: a list of meetings needs none

    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Damaged(name, str(error)) from error
    if not isinstance(data, dict):
        raise Damaged(name, type(data).__name__)
    return data


def _hits(
    data: dict[str, Any],
    patterns: Sequence[re.Pattern[str]],
    names: dict[str, str],
    full: dict[Place, list[Found]],
    most: int,
) -> Iterator[Found]:
    meeting = None if "members" in data or "council" not in data else data["id"]
    council = data["id"] if meeting is None else data["council"]
    title = data["name"] if meeting is None else data["title"]
    date = data.get("date")
    outside = f"{names.get(council, '')} {title} {_day_told(date)}"
    beside = [pattern.search(outside) is not None for pattern in patterns]
    for place, path, text, around in _of_council(data) if meeting is None else _of_meeting(data):
        if len(full.get(place, ())) > most:
            continue
        at = [match.start() if (match := pattern.search(text)) else None for pattern in patterns]
        if any(it is not None for it in at) and all(
            it is not None or outer or pattern.search(around)
            for it, outer, pattern in zip(at, beside, patterns, strict=True)
        ):
            day = datetime.date.fromisoformat(date) if date else None
            first = min(it for it in at if it is not None)
            yield Found(place, council, meeting, title, day, path, text, first)


def _day_told(date: str | None) -> str:
    return f"{date} {to_wareki(datetime.date.fromisoformat(date))}" if date else ""


def _of_council(data: dict[str, Any]) -> Iterator[_Text]:
    yield Place.TITLE, (), data["name"], ""
    for it in data.get("members", ()):
        yield Place.NAME, ("members", it["id"]), _joined(it, "name", "kana", "affiliation", "post"), ""


def _of_meeting(data: dict[str, Any]) -> Iterator[_Text]:
    yield Place.TITLE, (), data["title"], ""
    people, told = {}, set()
    for it in data.get("attendance", ()):
        people[it["id"]] = it["name"]
        yield (
            Place.NAME,
            ("attendance", it["id"]),
            _joined(it, "department", "post", "name", "proxy_name"),
            "",
        )
    for it in data.get("materials", ()):
        yield Place.MATERIAL, ("materials", it["id"]), _joined(it, "label", "title"), ""
    headings: dict[str | None, str] = {}
    for it in data.get("items", ()):
        headings[it["id"]] = heading = _joined(it, "label", "title")
        yield Place.ITEM, ("items", it["id"]), heading, " ".join(it.get("departments", ()))
        decision = it.get("decision", {})
        for text in (decision.get("text"), *decision.get("conditions", ())):
            if text:
                yield Place.ITEM, ("items", it["id"], "decision"), text, heading
    for it in data.get("follow_ups", ()):
        around = headings.get(it.get("item"), "")
        yield Place.FOLLOW_UP, ("follow_ups", it["id"]), _joined(it, "text", "owner"), around
    for item in ({"entries": data.get("entries", ())}, *data.get("items", ())):
        above = ("items", item["id"]) if "id" in item else ()
        for it in item.get("entries", ()):
            path, speaker = (*above, "entries", it["id"]), it.get("speaker") or ""
            if speaker and speaker not in told:  # each label once, at the first speech under it
                told.add(speaker)
                yield Place.NAME, path, speaker, ""
            who = people.get(it.get("attendee"), "")
            yield (
                Place.SPEECH,
                path,
                it.get("text", ""),
                f"{speaker} {who} {headings.get(item.get('id'), '')}",
            )


def _joined(record: dict[str, Any], *keys: str) -> str:
    return " ".join(record[key] for key in keys if record.get(key))
