"""Who is who: officers that marks or speakers' labels tell, and the people behind the labels of speeches."""

import re
from collections.abc import Iterable
from typing import Final

from council_core.minutes.reader.draft import Draft, PersonDraft
from council_core.minutes.reader.events import MOVES
from council_core.minutes.reader.names import is_name
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity, Role

__all__ = ["find_officers", "tie_speakers"]

_TITLES: Final = ("会長", "委員長", "議長", "座長", "部会長", "教育長")
_VICE: Final = ("副会長", "副委員長", "副議長", "副座長", "職務代理", "職務代理者", "会長代理", "委員長代理")
_OFFICERS: Final = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR})
_INSIDE: Final = re.compile(r"\(([^()]+?)(?:君|委員|さん|氏)?\)$")
_STOOD_IN: Final = re.compile(r"\(代理(?:出席)?[^()]*\)$")
_SEAT: Final = re.compile(r"(\d{1,3})番?(?:委員|議員)?")
_COMER: Final = re.compile(r"[(<〈\[【「\-・※―]*([^。、()]{1,12}?(?:委員長|会長|委員))(?!長)(?:が|は)?[、,]?")
_TITLED: Final = re.compile(
    r"(?P<name>[\u3400-\u9fff々ヶ]{2,4})(?P<title>副会長|副委員長|副議長|副座長|会長|委員長|議長|座長|部会長)(?![ぁ-ん]{0,2}(?:代理|職務|選|候補|の選))"
)
_SURNAME: Final = 4  # letters that a surname seldom has
_APART: Final = re.compile(r"(?P<office>[^\s()]{2,12})\s(?P<name>[^\s()]{1,5}(?:\s[^\s()]{1,4})?)")


def find_officers(draft: Draft) -> None:
    """Give the chair's and the deputy's role where the list marks them (◎ ○) or a label calls them so.

    Of marks only those are believed of which there is one ◎, and fewer ○ than half of the list.
    """
    _seat_chair(draft)
    members = [person for person in draft.people if person.capacity is Capacity.MEMBER]
    _read_signs(draft)
    if not any(person.role is Role.CHAIR for person in members):
        double = [draft.people[place] for place, sign in draft.marked if sign == "◎"]
        single = [
            draft.people[place] for place, sign in draft.marked if sign in "○〇" and sign not in draft.legend
        ]
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
        found = _called(draft, members, titles) or _told(draft, members, titles)
        if found is not None:
            found.role = role


def _read_signs(draft: Draft) -> None:
    """Give people what the list says that the sign beside them stands for."""
    for place, sign in draft.marked:
        meant = draft.legend.get(sign)
        if isinstance(meant, Role):
            draft.people[place].role = meant
        elif meant is not None:
            draft.people[place].presence = meant


def _seat_chair(draft: Draft) -> None:
    """Give the chair to whom a label of the head calls so; one whom the list of members does not name was there."""
    if (name := draft.facts.get("chair")) is None:
        return
    named = [it for it in draft.people if it.capacity is Capacity.MEMBER and _is(it, squeeze(name))]
    if not named:
        draft.people.append(PersonDraft(name=name, capacity=Capacity.MEMBER, role=Role.CHAIR))
    elif len(named) == 1 and not any(person.role is Role.CHAIR for person in draft.people):
        named[0].role = Role.CHAIR


def _called(draft: Draft, members: list[PersonDraft], titles: tuple[str, ...]) -> PersonDraft | None:
    """Return the one member whom a speaker's label calls by a title (関 三郎委員長)."""
    for label in dict.fromkeys(squeeze(entry.speaker or "") for _item, entry in draft.proceedings()):
        for title in titles:
            if not label or title not in label:
                continue
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
            if not members and is_name(name, part=True) and len(name) <= _SURNAME:
                # the record lists no members: who presides is known by the label alone
                draft.people.append(PersonDraft(name=name, capacity=Capacity.MEMBER))
                return draft.people[-1]
    return None


def _told(draft: Draft, members: list[PersonDraft], titles: tuple[str, ...]) -> PersonDraft | None:
    """Return the one member whom the text calls by a title, where the list gives none: 西田会長に進行を依頼."""
    if any(person.role in _OFFICERS and person.role is not Role.VICE_CHAIR for person in members):
        return None
    called: list[PersonDraft] = []
    for match in _TITLED.finditer(draft.source.fold):
        if match["title"] not in titles:
            continue
        names = {match["name"][-count:] for count in (2, 3, 4) if len(match["name"]) >= count}
        fits = [person for person in members if any(_is(person, name) for name in names)]
        called += [person for person in fits if len(fits) == 1 and person not in called]
    return called[0] if len(called) == 1 else None


def _is(person: PersonDraft, name: str) -> bool:
    """Tell whether a person has a full name, or a surname that the list prints apart or that is as short."""
    full = squeeze(person.name)
    parts = person.name.split()
    return (
        full == name
        or (len(parts) > 1 and squeeze(parts[0]) == name)
        or (len(parts) != 2 and 1 < len(name) < _SURNAME and full.startswith(name))
    )


def tie_speakers(draft: Draft) -> None:
    """Tie labels to people where it is certain: one person whom the surname, the role or the post fits."""
    known: dict[str, str | None] = {}
    for _item, entry in draft.proceedings():
        if entry.is_speech and entry.speaker:
            if entry.speaker not in known:
                known[entry.speaker] = _who(draft, entry.speaker)
            entry.attendee = known[entry.speaker]
        elif entry.event in MOVES and (who := _COMER.match(squeeze(draft.fold_of(entry)))):
            entry.attendee = _who(draft, who[1])


def _who(draft: Draft, label: str) -> str | None:
    if (who := _APART.fullmatch(label.strip())) and (
        named := _one(person for person in draft.people if _is(person, squeeze(who["name"])))
    ):
        return named  # 事務局 見本
    key = _STOOD_IN.sub("", squeeze(label))  # 見本委員（代理 架空二郎）speaks from the member's seat
    inside = _INSIDE.search(key)
    if inside and len(inside[1]) > 1:
        return _one(person for person in draft.people if _is(person, inside[1]))
    key = key.removesuffix("君")
    if seat := _SEAT.fullmatch(key):
        return _one(person for person in draft.people if re.sub(r"\D", "", person.seat or "") == seat[1])
    match = words().role_end.search(key)
    return _by_role(draft, key, match) if match else _by_post(draft, key)


def _by_role(draft: Draft, key: str, match: "re.Match[str]") -> str | None:
    """Tie 会長 to the one chair, 見本会長 to the chair of that name, 見本委員 to the one member of it."""
    role, name = words().roles[match[0]], re.sub(r"^\d{1,3}番", "", key[: match.start()])
    officers = [person for person in draft.people if role in _OFFICERS and person.role is role]
    if not name:
        return _one(officers) if draft.facts.get("chair_called", match[0]) == match[0] else None
    members = [person for person in draft.people if person.capacity is Capacity.MEMBER and _is(person, name)]
    return _one(person for person in officers if _is(person, name)) or _one(members)


def _by_post(draft: Draft, key: str) -> str | None:
    """Tie 見本課長 to the one official of that name whose post ends so: 総務課長 見本 一郎."""
    posted = [person for person in draft.people if person.post]
    officials = [person for person in posted if person.capacity is not Capacity.MEMBER]
    named = _one(person for person in officials if _calls(key, person))
    return named or (
        _one(it for it in posted if squeeze(it.post or "") == key) if key.endswith("長") else None
    )


def _calls(key: str, person: PersonDraft) -> bool:
    post = squeeze(person.post or "")
    names = {squeeze(person.name), squeeze(person.name.split()[0])}
    rests = [key.removeprefix(name) for name in names if len(name) > 1 and key.startswith(name)]
    return any(rest and (post.endswith(rest) or rest.endswith(post)) for rest in rests)


def _one(fits: Iterable[PersonDraft]) -> str | None:
    found = list(fits)
    return found[0].id if len(found) == 1 else None
