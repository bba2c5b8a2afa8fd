"""Whether a meeting has its quorum, and why."""

import datetime
from collections.abc import Iterable

from attrs import frozen

from council_core.language import _
from council_core.model import (
    CategoryShare,
    Council,
    Meeting,
    Quorum,
    QuorumOf,
    QuorumShare,
    Role,
    Rules,
    word,
)
from council_core.rules.standing import (
    Moment,
    Standing,
    Why,
    counted,
    ground,
    others,
    role_of,
    same_people,
    standings,
)

__all__ = ["QuorumFound", "quorum"]

_USUAL = Quorum(share=QuorumShare.MORE_THAN_HALF)
_OUTSIDE = frozenset({Why.NOT_IN_OFFICE, Why.OTHER_ITEMS})


@frozen
class QuorumFound:
    """Whether a meeting has its quorum: `present` of `base` people, `needed` of them.

    `lacking` names what is missing beside the number: a role that must be there, a category of members.
    """

    present: int
    base: int
    needed: int
    lacking: tuple[str, ...]
    people: tuple[Standing, ...]
    article: str | None
    assumed: bool

    @property
    def met(self) -> bool:
        """Whether enough are present, and everybody and every category that must be."""
        return self.present >= self.needed and not self.lacking

    @property
    def unknown(self) -> bool:
        """Whether nobody's presence is stated yet, so that nothing can be told of it."""
        asked = [
            person for person in self.people if person.why not in _OUTSIDE and person.why is not Why.RECUSED
        ]
        return bool(asked) and all(person.why is Why.NOT_STATED for person in asked)

    @property
    def reason(self) -> str:
        """The whole reason in one sentence, naming each member once."""
        return self._figure() + counted(self.people) + others(self.people) + self._ground()

    def __str__(self) -> str:
        # Before anybody's presence is stated, to list everybody as not counted says nothing.
        return self._figure() + ("" if self.unknown else others(self.people)) + self._ground()

    def _figure(self) -> str:
        if self.unknown:
            return _("presence not stated yet; {needed} of {base} needed").format(
                needed=self.needed, base=self.base
            )
        text = _("{present} of {base} present, {needed} needed: {met}").format(
            present=self.present,
            base=self.base,
            needed=self.needed,
            met=_("quorum met") if self.met else _("no quorum"),
        )
        if self.lacking:
            text += _("; missing: {names}").format(names=_(", ").join(self.lacking))
        return text

    def _ground(self) -> str:
        return ground(self.article, assumed=self.assumed)


def quorum(
    meeting: Meeting,
    council: Council | None = None,
    *,
    at: Moment | datetime.time | None = None,
    recused: Iterable[str] = (),
) -> QuorumFound:
    """Return whether the meeting has its quorum, at a moment or, without one, over all of it.

    More than half of n is ⌊n/2⌋+1, half or more ⌈n/2⌉, two thirds ⌈2n/3⌉; at least one is always needed.
    Who is `recused` (attendance ids) leaves the count, unless the rules keep them in it. Temporary
    members with items of their own count at those items only (琴平町: 議事に関係のある専門委員).
    """
    rules = council.rules if council else Rules()
    moment = at if isinstance(at, Moment) else Moment(at)
    away = frozenset() if rules.recused_count_in_quorum else same_people(meeting, recused)
    people = tuple(
        person._replace(counts=False, why=Why.RECUSED)
        if person.id in away and person.why not in _OUTSIDE
        else person
        for person in standings(meeting, council, moment)
    )
    present = sum(person.counts for person in people)
    members = sum(person.why not in _OUTSIDE and person.why is not Why.RECUSED for person in people)
    seats = rules.quorum_of is QuorumOf.SEATS and rules.seats is not None
    base = rules.seats if seats and rules.seats is not None else members
    categories = _categories(people, meeting, council)
    rule = rules.quorum or _USUAL
    # A rule that states nothing is none: one written by hand, or left behind by an older version.
    applies = rules.quorum not in {None, Quorum()} and (rule.each_category is None or bool(categories))
    if not applies:
        rule = _USUAL
    return QuorumFound(
        present=present,
        base=base,
        needed=_needed(rule, base),
        lacking=(*_roles(rule, people, meeting, council), *_short(rule, categories)),
        people=people,
        article=rules.article.quorum if applies else None,
        assumed=rules.assumed or not applies,
    )


def _needed(rule: Quorum, base: int) -> int:
    needed = rule.at_least or 1
    if rule.share is QuorumShare.HALF_OR_MORE:
        return max(needed, (base + 1) // 2)
    if rule.share is QuorumShare.TWO_THIRDS:
        return max(needed, (2 * base + 2) // 3)
    if rule.share is QuorumShare.MORE_THAN_HALF:
        return max(needed, base // 2 + 1)
    return needed


def _roles(
    rule: Quorum, people: tuple[Standing, ...], meeting: Meeting, council: Council | None
) -> tuple[str, ...]:
    """Return the roles that must be there and are not (いなべ市: 会長及び2人以上の委員)."""
    wanted = (*((Role.CHAIR,) if rule.with_chair else ()), *rule.with_roles)
    there = {person.id for person in people if person.counts}
    held = {role_of(person, meeting, council) for person in meeting.members() if person.id in there}
    return tuple(word(role) for role in dict.fromkeys(wanted) if role not in held)


def _categories(
    people: tuple[Standing, ...], meeting: Meeting, council: Council | None
) -> dict[str, tuple[int, int]]:
    """Return for each category how many of its members are present, and how many there are."""
    if council is None:
        return {}
    linked = {person.id: person.member or person.id for person in meeting.members()}
    found: dict[str, tuple[int, int]] = {}
    for person in people:
        member = council.member(linked.get(person.id, person.id))
        if member and member.category and person.why not in _OUTSIDE and person.why is not Why.RECUSED:
            present, base = found.get(member.category, (0, 0))
            found[member.category] = present + person.counts, base + 1
    return found


def _short(rule: Quorum, categories: dict[str, tuple[int, int]]) -> tuple[str, ...]:
    """Return the categories of which too few are present (高野町: 各々1名以上, 明日香村: 各々の過半数)."""
    if rule.each_category is None:
        return ()
    half = rule.each_category is CategoryShare.MORE_THAN_HALF
    return tuple(
        name for name, (present, base) in categories.items() if present < (base // 2 + 1 if half else 1)
    )
