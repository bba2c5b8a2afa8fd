"""Checks of the record: results, materials, dates in texts, numbering, and what was promised."""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from council_core.checks.finding import Finding
from council_core.checks.view import View
from council_core.model import AgendaItem, DueEvent, FollowUp, ItemKind, Stage, word
from council_core.text import dated_weekdays, era_years, name_key, to_one_width

__all__ = ["CHECKS"]

_MATERIAL: Final = re.compile(r"資料\s*(\d+)((?:\s*[-‐－―]\s*\d+)*)")
_KANA: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_CITING: Final = re.compile(r"(?<!\d)(\d{1,4})(?:の|番の)")
_MAY_CITE: Final = re.compile(r"\d\s*(?:番\s*)?の")  # the same where the spaces still stand
_TEXTS: Final = (
    2048  # remembered: a meeting is checked at each change of it, and few of its texts are new then
)
_BEGIN: Final = 2  # letters of a title by which it is looked up
_NUMBERED: Final = re.compile(r"(\D*)(\d+)(\D*)")


def _results(view: View) -> Iterator[Finding]:
    """An item that was asked of the council has a result once it has met; a report where another report has one."""
    meeting = view.meeting
    if view.to_come:
        return
    voted = {item for vote in meeting.votes for item in vote.items}
    parents = {item.parent for item in meeting.items}
    leaves = [item for item in meeting.items if item.id not in parents]
    reports = any(item.kind is ItemKind.REPORT and item.decision for item in leaves)
    for item in leaves:
        asked = item.kind is ItemKind.CONSULTATION or (item.kind is ItemKind.REPORT and reports)
        if asked and item.decision is None and item.id not in voted:
            yield view.finding("no-result", f"items/{item.id}", title=item.title)


def _kinds(view: View) -> Iterator[Finding]:
    for item in view.meeting.items:
        text = item.decision.text or "" if item.decision else ""
        other = None
        if item.kind is ItemKind.CONSULTATION and "報告" in text and not _any(text, "諮問", "審議", "答申"):
            other = ItemKind.REPORT
        elif item.kind is ItemKind.REPORT and _any(text, "諮問", "答申"):
            other = ItemKind.CONSULTATION
        if other is not None and item.kind is not None:
            values = {"title": item.title, "kind": word(item.kind), "other": word(other)}
            yield view.finding("result-kind-differs", f"items/{item.id}/decision", **values)


def _any(text: str, *words: str) -> bool:
    return any(part in text for part in words)


def _materials(view: View) -> Iterator[Finding]:
    """Compare what is cited (資料1-2) with what is listed; a label may stand for a range (資料1～1-2)."""
    meeting = view.meeting
    if not meeting.materials:
        return
    listed = {label for material in meeting.materials for label in _labels(material.label or "")}
    ranges = {
        label[0]
        for material in meeting.materials
        if _is_range(material.label)
        for label in _labels(material.label or "")
    }
    cited: set[tuple[str, ...]] = set()
    for where, text in view.texts():
        for label in _labels(text):
            if label not in cited and label not in listed and label[0] not in ranges:
                yield view.finding("material-not-listed", where, label=f"資料{'-'.join(label)}")
            cited.add(label)
    used = {name for item in meeting.items for name in item.materials}
    mains = {label[0] for label in cited}
    for material in meeting.materials:
        labels = list(_labels(material.label or ""))
        if (
            material.id not in used
            and labels
            and not any(label in cited or label[0] in mains for label in labels)
        ):
            yield view.finding("material-never-cited", f"materials/{material.id}", label=material.label)


@lru_cache(maxsize=_TEXTS)
def _labels(text: str) -> tuple[tuple[str, ...], ...]:
    folded = to_one_width(text)
    return tuple((match[1], *re.findall(r"\d+", match[2])) for match in _MATERIAL.finditer(folded))


def _is_range(label: str | None) -> bool:
    return bool(label) and _any(to_one_width(label or ""), "~", "〜", "から")


def _dates(view: View) -> Iterator[Finding]:
    for where, printed in view.texts():
        for code, values in _wrong_days(printed, view.meeting.date):
            yield view.finding(code, where, **dict(values))


@lru_cache(maxsize=_TEXTS)
def _wrong_days(
    printed: str, on: datetime.date | None
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return the codes and values of what is wrong with the days that a text tells, in a meeting on a day."""
    text = to_one_width(printed)
    found: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for written, day, weekday in dated_weekdays(text):
        if (right := "月火水木金土日"[day.weekday()]) != weekday:
            found.append(("weekday-differs", (("text", written), ("weekday", f"{right}曜日"))))
    found += [
        ("era-year-unknown", (("text", written),)) for written, exists in era_years(text, on=on) if not exists
    ]
    return tuple(found)


def _numbering(view: View) -> Iterator[Finding]:
    """Siblings count one by one, in numbers or in kana; each style begins anew at its first."""
    groups: dict[str | None, list[AgendaItem]] = {}
    for item in view.meeting.items:
        groups.setdefault(item.parent, []).append(item)
    for siblings in groups.values():
        for before, item in pairwise(item for item in siblings if _count(item.label)):
            old, new = _count(before.label), _count(item.label)
            if old and new and old[0] == new[0] and new[1] not in {1, old[1] + 1}:
                values = {"label": item.label, "before": before.label}
                yield view.finding("numbering-jumps", f"items/{item.id}/label", **values)


@lru_cache(maxsize=_TEXTS)
def _may_cite(text: str) -> bool:
    return bool(_MAY_CITE.search(to_one_width(text)))


def _citations(view: View) -> Iterator[Finding]:
    """Whoever names an item by number and title (「4のその他」) names the number that it has."""
    numbered = [
        (item, count[1])
        for item in view.meeting.items
        if (count := _count(item.label)) and len(item.title) > 1
    ]
    by_begin: dict[str, list[tuple[str, AgendaItem, int]]] = {}
    for item, number in numbered:
        title = name_key(item.title)
        by_begin.setdefault(title[:_BEGIN], []).append((title, item, number))
    for where, text in view.texts():
        if not by_begin or not _may_cite(text):  # the key of a text takes longer
            continue
        key = name_key(text)
        for match in _CITING.finditer(key):
            for title, item, number in by_begin.get(key[match.end() : match.end() + _BEGIN], ()):
                if key.startswith(title, match.end()) and int(match[1]) != number:
                    values = {"cited": match[1], "label": item.label, "title": item.title}
                    yield view.finding("cited-number-differs", where, **values)


def _count(label: str | None) -> tuple[str, int] | None:
    """Return a label's style and number: `議題2` is the second of 議題."""
    folded = to_one_width(label or "").strip("()[] ")
    if len(folded) == 1 and folded in _KANA:
        return "kana", _KANA.index(folded) + 1
    match = _NUMBERED.fullmatch(folded)
    return (match[1] + "#" + match[3], int(match[2])) if match else None


def _promises(view: View) -> Iterator[Finding]:
    for follow_up in view.meeting.follow_ups:
        if follow_up.done_on is None and follow_up.answered_in is None and _is_due(view, follow_up):
            yield view.finding("follow-up-unanswered", f"follow_ups/{follow_up.id}", text=follow_up.text)


def _is_due(view: View, follow_up: FollowUp) -> bool:
    """Tell whether what was promised is due: by date, by the minutes gone out, by the next meeting held."""
    if follow_up.due is DueEvent.BEFORE_MINUTES_ARE_SENT:
        return view.meeting.stage in {Stage.UNDER_REVIEW, Stage.CONFIRMED, Stage.PUBLISHED}
    due = follow_up.due
    if due is DueEvent.NEXT_MEETING:
        due = view.meeting.next_meeting.date if view.meeting.next_meeting else None
    return isinstance(due, datetime.date) and view.today is not None and due < view.today


CHECKS: Final[tuple[Callable[[View], Iterator[Finding]], ...]] = (
    _results,
    _kinds,
    _materials,
    _dates,
    _numbering,
    _citations,
    _promises,
)
