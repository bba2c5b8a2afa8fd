"""Who is who: officers that marks or speakers' labels tell, and the people behind the labels of speeches."""

import re
from typing import Final

from council_core.minutes.reader.draft import Draft, PersonDraft
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity, Role

__all__ = ["find_officers", "tie_speakers"]

_TITLES: Final = ("会長", "委員長", "議長", "座長", "部会長", "教育長")
_VICE: Final = ("副会長", "副委員長", "副議長", "副座長", "職務代理", "職務代理者", "会長代理", "委員長代理")
_SURNAME: Final = 4  # letters that a surname seldom has


def find_officers(draft: Draft) -> None:
    """Give the chair's and the deputy's role where the list marks them (◎ ○) or a label calls them so.

    Of marks only those are believed of which there is one ◎, and fewer ○ than half of the list.
    """
    members = [person for person in draft.people if person.capacity is Capacity.MEMBER]
    for place, sign in draft.marked:
        if role := draft.legend.get(sign):
            draft.people[place].role = role
    if not any(person.role is Role.CHAIR for person in members):
        double = [draft.people[place] for place, sign in draft.marked if sign == "◎"]
        single = [draft.people[place] for place, sign in draft.marked if sign in "○〇"]
        if len(double) == 1:
            double[0].role = Role.CHAIR
            if 0 < len(single) <= 2 and len(single) * 2 < len(members):  # a council has one or two deputies
                for person in single:
                    person.role = Role.VICE_CHAIR
    for role, titles in ((Role.CHAIR, _TITLES), (Role.VICE_CHAIR, _VICE)):
        if any(
            person.role is role or (role is Role.VICE_CHAIR and person.role is Role.ACTING_CHAIR)
            for person in members
        ):
            continue
        if (found := _called(draft, members, titles)) is not None:
            found.role = role


def _called(draft: Draft, members: list[PersonDraft], titles: tuple[str, ...]) -> PersonDraft | None:
    """Return the one member whom a speaker's label calls by a title (関 三郎委員長)."""
    for label in dict.fromkeys(squeeze(entry.speaker or "") for _item, entry in draft.proceedings()):
        for title in titles:
            name = (
                label.removesuffix("君").removesuffix(title) if label.endswith((title, f"{title}君")) else ""
            )
            if inner := re.fullmatch(rf"○?{title}\((.+?)(?:君|委員)?\)", label):
                name = inner[1]
            if len(name) < 1 or name.endswith("副"):
                continue
            fits = [person for person in members if _is(person, name)]
            if len(fits) == 1:
                return fits[0]
    return None


def _is(person: PersonDraft, name: str) -> bool:
    """Tell whether a person has a full name, or a surname that the list prints apart or that is as short."""
    full = squeeze(person.name)
    parts = person.name.split()
    return (
        full == name
        or (len(parts) > 1 and squeeze(parts[0]) == name)
        or (len(parts) == 1 and 1 < len(name) < _SURNAME and full.startswith(name))
    )


def tie_speakers(draft: Draft) -> None:
    """Tie labels to people where it is certain: one person whom the surname, the role or the post fits."""
    known: dict[str, str | None] = {}
    for _item, entry in draft.proceedings():
        if entry.is_speech and entry.speaker:
            if entry.speaker not in known:
                known[entry.speaker] = _who(draft, entry.speaker)
            entry.attendee = known[entry.speaker]


def _who(draft: Draft, label: str) -> str | None:
    table = words()
    key = squeeze(label)
    inside = re.search(r"\(([^()]+?)(?:君|委員|さん|氏)?\)$", key)
    if inside and len(inside[1]) > 1:
        return _one([person for person in draft.people if _is(person, inside[1])])
    key = key.removesuffix("君")
    role = table.roles.get(key)
    if role in {Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR}:
        return _one([person for person in draft.people if person.role is role])
    match = table.role_end.search(key)
    name = key[: match.start()] if match else key
    if not name:
        return None
    if match:
        seat = re.fullmatch(r"(\d{1,3})番?", name)
        if seat:
            return _one(
                [
                    person
                    for person in draft.people
                    if person.seat and re.sub(r"\D", "", person.seat) == seat[1]
                ]
            )
        return _one(
            [
                person
                for person in draft.people
                if person.capacity is Capacity.MEMBER and _is(person, re.sub(r"^\d{1,3}番", "", name))
            ]
        )
    if seat := re.fullmatch(r"(\d{1,3})番", key):
        return _one(
            [person for person in draft.people if person.seat and re.sub(r"\D", "", person.seat) == seat[1]]
        )
    return _one([
        person for person in draft.people
        if person.post and key.endswith(squeeze(person.post)) and key.removesuffix(squeeze(person.post)) in {squeeze(person.name), squeeze(person.name.split()[0])}
    ] or [
        person for person in draft.people
        if person.capacity is not Capacity.MEMBER and len(squeeze(person.name)) > 1 and key.startswith(squeeze(person.name))
        and person.post and key[-2:] == squeeze(person.post)[-2:]
    ])  # fmt: skip


def _one(fits: list[PersonDraft]) -> str | None:
    return fits[0].id if len(fits) == 1 else None
