"""Two records of one meeting that were made apart: find what is the same in both, and lay one over the other."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Final

import attrs
from attrs import evolve

from council_core.changes.rows import fields_of
from council_core.model import AgendaItem, Attendee, Entry, Material, Meeting, Speech, Vote
from council_core.text import name_key

__all__ = ["align", "overlay"]

_Key = Callable[[Any], Hashable]
_OWN: Final = frozenset(["items", "entries", "votes"])  # the record's own: one reading of it replaces another


def align(stored: Meeting, read: Meeting) -> Meeting:
    """Return `read` with the ids that its people, items, entries and votes have in `stored`.

    People are found by name, items by label and title, materials by label, entries by their words, votes by
    their items. What is new gets an id that neither record has.
    """
    people = _ids(stored.attendance, read.attendance, _person, _name)
    materials = _ids(stored.materials, read.materials, _material, _label)
    items = _ids(stored.items, read.items, _item, _title, _label)
    votes = [_vote(vote, people, items) for vote in read.votes]
    vote_ids = _ids(stored.votes, votes, lambda vote: (vote.items, vote.wording), _items_of)
    promises = _ids(stored.follow_ups, read.follow_ups, lambda promise: name_key(promise.text))
    return evolve(
        read,
        id=stored.id,
        council=stored.council,
        attendance=tuple(
            evolve(one, id=people[one.id], items=_mapped(one.items, items)) for one in read.attendance
        ),
        materials=tuple(evolve(one, id=materials[one.id]) for one in read.materials),
        entries=_entries(stored.entries, read.entries, people),
        items=tuple(
            evolve(
                one,
                id=items[one.id],
                parent=items.get(one.parent or "", one.parent),
                materials=_mapped(one.materials, materials),
                entries=_entries(_of(stored.item(items[one.id])), one.entries, people),
            )
            for one in read.items
        ),
        votes=tuple(evolve(vote, id=vote_ids[vote.id]) for vote in votes),
        follow_ups=tuple(
            evolve(one, id=promises[one.id], item=items.get(one.item or "", one.item))
            for one in read.follow_ups
        ),
    )


def overlay(stored: Meeting, read: Meeting) -> Meeting:
    """Return `stored` with everything that `read`, aligned with it, states otherwise or beside it.

    What the one does not state stays as the other has it; so do people, materials and promises that it
    does not name. Items, their proceedings and votes are taken from `read` where it has any.
    """
    laid: Meeting = _laid(stored, read)
    gone = {item.id for item in stored.items} - {item.id for item in laid.items}
    return evolve(
        laid,
        follow_ups=tuple(evolve(one, item=None) if one.item in gone else one for one in laid.follow_ups),
    )


def _laid(old: Any, new: Any) -> Any:
    """Lay a value over another one of its class."""
    values: dict[str, Any] = {}
    for name, declared in fields_of(type(new)).items():
        before, after = getattr(old, declared.name), getattr(new, declared.name)
        if isinstance(after, tuple) and any(hasattr(element, "id") for element in after):
            values[declared.name] = _laid_list(before, after, keep=name not in _OWN)
        elif attrs.has(type(after)) and type(after) is type(before):
            values[declared.name] = _laid(before, after)
        elif after in (declared.default, None, (), ""):
            values[declared.name] = before
        else:
            values[declared.name] = after
    return type(new)(**values)


def _laid_list(old: tuple[Any, ...], new: tuple[Any, ...], *, keep: bool) -> tuple[Any, ...]:
    before = {element.id: element for element in old}
    laid = []
    for element in new:
        same = before.get(element.id)
        laid.append(_laid(same, element) if isinstance(same, element.__class__) else element)
    named = {element.id for element in new}
    return (*laid, *(element for element in old if keep and element.id not in named))


# What makes two elements one


def _person(one: Attendee) -> Hashable:
    return one.capacity, name_key(one.name)


def _name(one: Attendee) -> Hashable:
    return name_key(one.name)


def _material(one: Material) -> Hashable:
    return name_key(one.label or ""), name_key(one.title or "")


def _label(one: Material | AgendaItem) -> Hashable:
    return name_key(one.label) if one.label else None


def _item(one: AgendaItem) -> Hashable:
    return _label(one), name_key(one.title)


def _title(one: AgendaItem) -> Hashable:
    return name_key(one.title)


def _items_of(vote: Vote) -> Hashable:
    return vote.items or None


def _said(entry: Entry) -> Hashable:
    return type(entry), name_key(entry.text)


def _spoken_by(entry: Entry) -> Hashable:
    return (name_key(entry.speaker), entry.text[:10]) if isinstance(entry, Speech) and entry.speaker else None


# Ids


def _ids(old: Iterable[Any], new: Iterable[Any], *keys: _Key) -> dict[str, str]:
    """Return the id that each new element gets: that of the old one it is, by the first key that finds one."""
    left, new = {element.id: element for element in old}, list(new)
    taken = set(left)
    found: dict[str, str] = {}
    for key in keys:
        by_key: dict[Hashable, list[str]] = {}
        for element in reversed(left.values()):
            by_key.setdefault(key(element), []).append(element.id)
        for element in new:
            value = key(element)
            if element.id not in found and value is not None and by_key.get(value):
                found[element.id] = by_key[value].pop()
                del left[found[element.id]]
    number = 1
    for element in new:
        if element.id in found:
            continue
        name = element.id
        while name in taken:
            name, number = f"n{number}", number + 1
        found[element.id] = name
        taken.add(name)
    return found


def _mapped(names: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(ids.get(name, name) for name in names)


def _of(item: AgendaItem | None) -> tuple[Entry, ...]:
    return item.entries if item else ()


def _entries(
    stored: tuple[Entry, ...], read: tuple[Entry, ...], people: Mapping[str, str]
) -> tuple[Entry, ...]:
    ids = _ids(stored, read, _said, _spoken_by)
    found = []
    for entry in read:
        who = getattr(entry, "attendee", None)
        more = {"attendee": people.get(who, who)} if who else {}
        found.append(evolve(entry, id=ids[entry.id], **more))
    return tuple(found)


def _vote(vote: Vote, people: Mapping[str, str], items: Mapping[str, str]) -> Vote:
    return evolve(
        vote,
        items=_mapped(vote.items, items),
        recused=_mapped(vote.recused, people),
        presided_by=people.get(vote.presided_by or "", vote.presided_by),
        ballots=tuple(
            evolve(ballot, member=people.get(ballot.member, ballot.member)) for ballot in vote.ballots
        ),
    )
