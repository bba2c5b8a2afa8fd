"""Tell a change in one sentence."""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

import attrs

from council_core.changes.change import Change
from council_core.changes.rows import Rows, fields_of
from council_core.errors import shown
from council_core.language import _
from council_core.model import Attendee, Ballot, Meeting, Member, Vote, key_word, word
from council_core.text import to_clock

__all__ = ["describe", "place_of"]


_SLASH: Final = " / "


def place_of(path: tuple[str, ...], *values: Any) -> str:
    """Return a place in a document as a reader knows it: `items / 開会 / entries`, in terms and names."""
    return _SLASH.join(_steps(path, values))


def describe(change: Change, *values: Any) -> str:
    """Return a change as one sentence, with the names that the elements have in the given values.

    `values` are where to look the names up: the value before the change, the one after, or both.
    """
    steps = list(_steps(change.path, values))
    if change.inserts or change.removes:  # the element itself knows its name best
        steps[-1] = _called(change.after if change.inserts else change.before, values)
        if change.inserts and (standing := _standing(change.after)):
            steps[-1] += f" ({standing})"
    place = _SLASH.join(steps)
    if change.inserts:
        return _("{place}: added").format(place=place)
    if change.removes:
        return _("{place}: taken out").format(place=place)
    if change.moves:
        return _("{place}: moved").format(place=place)
    return _("{place}: {before} -> {after}").format(
        place=place, before=_told(change.before), after=_told(change.after)
    )


def _steps(path: tuple[str, ...], values: tuple[Any, ...]) -> Iterator[str]:
    """Yield the words of a path: terms for keys, names for elements."""
    here: list[Any] = list(values)
    for step in path:
        below = [found for value in here if (found := _enter(value, step)) is not None]
        if any(isinstance(value, _Elements) for value in here):
            yield next((_called(value, values) for value in below), shown(step))
        else:
            yield key_word(step)
        here = below


def _called(element: Any, values: tuple[Any, ...]) -> str:
    """Return what an element is called: a vote by its items, a ballot by its member, others by their name."""
    meetings = [value for value in values if isinstance(value, Meeting)]
    if isinstance(element, Ballot):
        found = (meeting.attendee(element.member) for meeting in meetings)
        name = next((person.name for person in found if person), element.member)
        return f"{shown(name)} ({word(element.choice)})"
    if isinstance(element, Vote):
        titles = [
            item.title for meeting in meetings[:1] for item in meeting.items if item.id in element.items
        ]
        return shown(", ".join(titles) or element.id)
    return shown(element)


def _standing(element: Any) -> str:
    """Return the roles and terms of a member, the role of an attendee: what is to be seen of whoever is added."""
    if isinstance(element, Member):
        return "; ".join(map(str, element.terms))
    return word(element.role) if isinstance(element, Attendee) and element.role else ""


class _Elements:
    """A list on the way down a path."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows


def _enter(value: Any, step: str) -> Any:
    if isinstance(value, _Elements):
        return value.rows.values.get(step)
    if not attrs.has(type(value)) or step not in (fields := fields_of(type(value))):
        return None
    inner = getattr(value, fields[step].name)
    return _Elements(Rows(inner, fields[step])) if isinstance(inner, tuple) else inner


def _told(value: Any) -> str:
    if value is None:
        return _("not stated")
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.time):
        return to_clock(value)
    return shown(value)
