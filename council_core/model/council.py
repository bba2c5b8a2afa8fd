"""A council, its members with their dated terms, and the rules it decides by."""

import datetime
from functools import cached_property

from attrs import field, frozen

from council_core.model.identity import count, elements, identifier
from council_core.model.kinds import (
    CategoryShare,
    ChairVotes,
    MajorityOf,
    QuorumOf,
    QuorumShare,
    Role,
)
from council_core.model.words import word
from council_core.text import short_day

__all__ = ["Articles", "Contact", "Council", "Fee", "Member", "Quorum", "Rules", "Term"]


@frozen(kw_only=True)
class Term:
    """One dated row of a membership: a role from a first to a last day, both included."""

    role: Role | None = None
    from_: datetime.date | None = None
    until: datetime.date | None = None
    appointed_on: datetime.date | None = None

    def __str__(self) -> str:
        days = f"{short_day(self.from_)}～{short_day(self.until)}" if self.from_ or self.until else ""
        return " ".join(part for part in (word(self.role) if self.role else "", days) if part)

    def covers(self, day: datetime.date) -> bool:
        """Tell whether the term runs on a day; a side that is not stated is open."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


@frozen(kw_only=True)
class Member:
    """A member of a council. Role and category are of their day: terms are added, never overwritten."""

    id: str = identifier()
    name: str
    kana: str | None = None
    category: str | None = None
    affiliation: str | None = None
    post: str | None = None
    nominated_by: str | None = None
    remarks: str | None = None
    declines_fee: bool | None = None
    terms: tuple[Term, ...] = elements("from_", "role", unique=False)

    def term_on(self, day: datetime.date | None) -> Term | None:
        """Return the term that covers a day (of several the last listed); the last term for no day."""
        covering = [term for term in self.terms if day is None or term.covers(day)]
        return covering[-1] if covering else None

    def in_office(self, day: datetime.date | None) -> bool:
        """Tell whether the person is a member on a day; where no terms are stated, yes."""
        return not self.terms or any(day is None or term.covers(day) for term in self.terms)


@frozen(kw_only=True)
class Quorum:
    """What a meeting needs to open: a share, a number, named people, something of each category, or all."""

    share: QuorumShare | None = None
    at_least: int | None = count()
    with_chair: bool = False
    with_roles: tuple[Role, ...] = ()
    each_category: CategoryShare | None = None


@frozen(kw_only=True)
class Articles:
    """The clause that each rule rests on (`条例第6条第2項`), under the rule's own key."""

    quorum: str | None = None
    quorum_of: str | None = None
    majority_of: str | None = None
    chair_votes: str | None = None
    recused_count_in_quorum: str | None = None
    proxies: str | None = None
    online: str | None = None
    written_meetings: str | None = None


@frozen(kw_only=True)
class Rules:
    """How a council decides. A rule that is not stated is the usual one, and results say so.

    `assumed` marks rules that nobody has looked up in the ordinance.
    """

    assumed: bool = False
    quorum: Quorum | None = None
    quorum_of: QuorumOf | None = None
    seats: int | None = count()
    majority_of: MajorityOf | None = None
    chair_votes: ChairVotes | None = None
    recused_count_in_quorum: bool | None = None
    proxies: bool | None = None
    online: bool | None = None
    written_meetings: bool | None = None
    article: Articles = field(factory=Articles)


@frozen(kw_only=True)
class Fee:
    """What attending one meeting is paid, in yen: for a role (else for all), by the meeting's length.

    It holds for meetings longer than `over` minutes, from a day on (特別職の報酬条例 set both: up to two
    hours, and more than two).
    """

    role: Role | None = None
    over: int | None = count()
    from_: datetime.date | None = None
    amount: int = count(required=True)

    def __str__(self) -> str:
        parts = (
            word(self.role) if self.role else "",
            f">{self.over}'" if self.over else "",
            short_day(self.from_),
            f"¥{self.amount:,}",
        )
        return " ".join(str(part) for part in parts if part)


@frozen(kw_only=True)
class Contact:
    """Whom to ask at the council's office."""

    person: str | None = None
    telephone: str | None = None
    mail: str | None = None


@frozen(kw_only=True)
class Council:
    """A city's advisory council (附属機関, 審議会, 審査会) with its roster and its rules.

    `addressee` is whoever consults it and is answered, as a letter has it (見本市長　見本 太郎).
    """

    id: str = identifier()
    name: str
    municipality: str | None = None
    office: str | None = None
    contact: Contact | None = None
    addressee: str | None = None
    founded_by: str | None = None
    house: str | None = None
    rules: Rules = field(factory=Rules)
    fees: tuple[Fee, ...] = elements("role", "over", "from_", unique=False)
    members: tuple[Member, ...] = elements("id")

    def member(self, member_id: str) -> Member | None:
        """Return the member of an id, if there is one."""
        return self._by_id.get(member_id)

    @cached_property
    def _by_id(self) -> dict[str, Member]:
        return {member.id: member for member in self.members}

    def in_office(self, day: datetime.date | None) -> tuple[Member, ...]:
        """Return the members in office on a day, in the roster's order."""
        return tuple(member for member in self.members if member.in_office(day))
