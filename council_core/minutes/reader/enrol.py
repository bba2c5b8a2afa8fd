"""A person of a list is written down: name to the letter, capacity, role, presence, department, post."""

import datetime
import re
from typing import Final

from attrs import define

from council_core.minutes.reader.clock import find_times
from council_core.minutes.reader.draft import Draft, PersonDraft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.mood import Mood
from council_core.minutes.reader.names import is_name, is_org
from council_core.minutes.reader.persons import Person, Remark
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity, Presence, Role

__all__ = ["enrol"]

_PROXY: Final = re.compile(
    r"(?:^|(?<=[\s、，,]))(?:代理(?:出席)?[者人]?|代(?=[\s:：・]))(?P<comma>[、，,])?[\s:：・]*"
    r"(?P<name>[^、，,:：・]*)(?:[、，,]|$)"
)
_OFFICERS: Final = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR})
_HEADS: Final = frozenset({"市長", "副市長", "町長", "副町長", "村長", "副村長", "区長", "副区長", "知事"})
_MARKS: Final = "◎○〇□■●△▲☆★◇◆※*"
_WHOLE: Final = 4  # letters from which a name has both its parts
_PARTS: Final = re.compile(r"\s*[、，,]\s*")
_SINCE: Final = re.compile(r"\s*(?:から|より|~)")
_UNTIL: Final = re.compile(r"\s*まで")


@define
class _Said:
    """What stands with a name."""

    role: Role | None
    presence: Presence
    posts: list[str]
    reason: str | None = None
    proxy: str | None = None
    arrived: datetime.time | None = None
    left: datetime.time | None = None


def enrol(draft: Draft, mood: Mood, person: Person) -> None:
    """Write a person down in the light of the headings above; one without a name is left alone."""
    if person.name is None:
        return
    capacity = mood.capacity or _capacity_of(draft, mood, person)
    own = person.role or (mood.role if mood.role is not Role.MEMBER else None)
    if capacity is Capacity.MEMBER and own is None and person.glued and mood.base is not Capacity.MEMBER:
        capacity = _capacity_of(draft, mood, person)
    if capacity is Capacity.MEMBER and own is None and _is_head(draft, person):
        capacity = Capacity.EXPLAINER
    said = _Said(own, mood.presence, _posts(draft, mood, person))
    _take_remarks(draft, said, person)
    _take_signs(draft, said, person, capacity)
    department, post = mood.department, " ".join(said.posts) or None
    if mood.official and person.orgs and person.posts and department is None:
        department = " ".join(draft.cut(*span).strip() for span in person.orgs)
        post = " ".join(said.posts[len(person.orgs) :]) or None
    if capacity is Capacity.MEMBER:
        said.role = said.role or Role.MEMBER
        if mood.role is said.role and mood.role in _OFFICERS:
            mood.role = None  # a council has one chair: those that follow are members
    else:
        said.role = None
        if post and person.orgs and not person.posts and is_org(post):
            department, post = post, None
    draft.ledger.take(person.start, person.end, Kind.FIELD)
    _add(draft, PersonDraft(
        name=draft.cut(*person.name).strip(), capacity=capacity, presence=said.presence, role=said.role,
        department=department, post=post, reason=said.reason, seat=person.seat, proxy=said.proxy,
        arrived=said.arrived, left=said.left,
    ))  # fmt: skip


def _is_head(draft: Draft, person: Person) -> bool:
    """Tell the head of the city among the members, before whose name the post stands: 市長 見本 一郎."""
    before = [span for span in person.posts if person.name and span[1] <= person.name[0]]
    return bool(before) and all(squeeze(draft.cut(*span)) in _HEADS for span in person.posts)


def _add(draft: Draft, person: PersonDraft) -> None:
    """Add a person; a member whose whole name is listed once more, as that of one who signs, is one already."""
    key = squeeze(person.name)
    officer = person.role in _OFFICERS and len(key) >= _WHOLE - 1
    before = draft.named.get(key) if officer or len(key) >= _WHOLE or len(person.name.split()) > 1 else None
    named_again = before is not None and (officer or before.presence is person.presence)
    if person.capacity is not Capacity.MEMBER or before is None or not named_again:
        draft.people.append(person)
        if person.capacity is Capacity.MEMBER:
            draft.named.setdefault(key, person)
        return
    before.role = person.role if before.role is Role.MEMBER else before.role
    while draft.marked and draft.marked[-1][0] == len(draft.people):
        draft.marked.pop()


def _take_remarks(draft: Draft, said: _Said, person: Person) -> None:
    for remark in person.remarks:
        if not _take_times(draft, said, remark):
            _take_parts(said, draft.cut(remark.start, remark.end).strip())


def _posts(draft: Draft, mood: Mood, person: Person) -> list[str]:
    posts = [draft.cut(*span).strip() for span in (*person.orgs, *person.posts)]
    if mood.given:
        posts.insert(0, mood.given)
        mood.given = None
    if mood.post:
        posts.insert(0, draft.cut(*mood.post).strip())
        draft.ledger.take(*mood.post, Kind.FIELD)
        mood.post = None
    return posts


def _take_parts(said: _Said, text: str) -> None:
    """Read a remark: who came in somebody's place, and whatever else it says.

    proxy: (代理 [出席] [者] | 代 ":") [name]
    """
    found = None if squeeze(text) in words().roles else _PROXY.search(text)
    if found:
        known = not found["comma"] or is_name(found["name"])  # else it is told why
        said.presence, said.proxy = Presence.PROXY, (found["name"].strip() or None) if known else None
        rest = text[found.end() :] if known else text[found.start("name") :]
        text = f"{text[: found.start()].rstrip(' 　、，,')}、{rest}".strip("、 　")
    for part in _parts(text) if text else ():
        _take_remark(said, part)


def _take_remark(said: _Said, text: str) -> None:
    """Read what stands in brackets behind a name: a role, a presence, a reason, else a post or an affiliation."""
    key, table = squeeze(text), words()
    heads = table.heads
    if key in table.roles:
        said.role = table.roles[key] if said.role in {None, Role.MEMBER} else said.role
    elif key in heads["absent"] or key.endswith("欠席"):
        said.presence = Presence.ABSENT
    elif key in heads["online"]:
        said.presence = Presence.ONLINE
    elif any(word in key for word in heads["late"] | heads["early"]) or _is_reason(said, key):
        said.reason = text
    elif key not in heads["present"] and "以下" not in key:
        said.posts.append(text)


def _take_times(draft: Draft, said: _Said, remark: Remark) -> bool:
    """Read the part of a remark that tells when somebody came or left; what else it says is read as others are.

    times: time から | time まで | time (～ | から) time [まで]
    """
    fold = draft.source.fold
    times = list(find_times(fold, remark.start, remark.end))
    if not times:
        return False
    (first, _half, begin, over), *others = times
    behind = fold[over : remark.end]
    if others and _SINCE.match(behind):
        said.arrived, said.left, end = first, others[0][0], others[0][3]
    elif _UNTIL.match(behind) or fold[remark.start : begin].strip() == "~":
        said.left, end = first, over
    elif _SINCE.match(behind):
        said.arrived, end = first, over
    else:
        return False
    ending = _UNTIL.match(fold, end) or _SINCE.match(fold, end)
    end = ending.end() if ending else end
    rest = (draft.cut(remark.start, begin), draft.cut(end, remark.end))
    _take_parts(said, "、".join(part for piece in rest if (part := piece.strip(" 　~～、，,"))))
    return True


def _parts(text: str) -> list[str]:
    """Part a remark at its commas, where one of the parts says what it is; at its spaces, where all of them do.

    How somebody was there may stand behind the rest, a space away: 課長　Web出席.
    """
    parts, apart = _PARTS.split(text), text.split()
    if any(map(_is_known, parts)):
        return parts
    if len(apart) > 1 and _is_known(apart[-1]):
        return [*_parts(text[: -len(apart[-1])].rstrip()), apart[-1]]
    return [text]


def _is_known(text: str) -> bool:
    """Tell a part of a remark that says by itself what it is: a role, or how somebody was there."""
    key, table = squeeze(text), words()
    return key in table.roles or key in table.heads["online"] | table.heads["absent"]


def _is_reason(said: _Said, key: str) -> bool:
    return said.presence is Presence.ABSENT and any(word in key for word in words().heads["reasons"])


def _take_signs(draft: Draft, said: _Said, person: Person, capacity: Capacity) -> None:
    sign = squeeze(person.sign) if person.sign else ""
    if sign in words().heads["absent"]:
        said.presence = Presence.ABSENT
    elif sign in words().heads["online"]:
        said.presence = Presence.ONLINE
    elif sign.startswith("代理"):
        said.presence = Presence.PROXY
    if person.sign and capacity is Capacity.MEMBER and said.role is None and person.sign in _MARKS:
        draft.marked.append((len(draft.people), person.sign))
    if person.proxy:
        said.presence = Presence.PROXY
        last = said.posts[-1].split()[-1:] if said.posts else []
        said.proxy = squeeze(last[0]) if last and is_name(last[0]) else said.proxy


def _capacity_of(draft: Draft, mood: Mood, person: Person) -> Capacity:
    """Tell an official among people of whom the list does not say who they are: 上村教育部長."""
    posts = {squeeze(draft.cut(*span)) for span in person.posts}
    if posts == {"教育長"} and "教育委員会" in (draft.facts.get("council_name") or ""):
        return Capacity.MEMBER
    if person.role is None and person.posts and mood.base is not Capacity.MEMBER:
        return Capacity.EXPLAINER
    return Capacity.MEMBER
