"""報酬一覧: what each member is paid for each meeting, and why where they are not."""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from attrs import frozen

from council_core.language import _
from council_core.model import Attendee, Council, Fee, Meeting, Presence, Role
from council_core.tables.reports.attendance import OUTSIDE
from council_core.tables.reports.terms import term
from council_core.tables.reports.year import (
    Head,
    Person,
    attends,
    by_date,
    find_people,
    head_of,
    is_ahead,
    role_in,
)

__all__ = ["FeeRow", "Fees", "Payment", "Why", "fee_of", "fees_of"]


class Why(StrEnum):
    """What a payment rests on, or why there is none."""

    PAID = "paid"
    DECLINED = "declined"
    ABSENT = "absent"
    PROXY = "proxy"
    NOT_STATED = "not-stated"
    NOT_IN_OFFICE = "not-in-office"
    NO_RATE = "no-rate"
    NO_LENGTH = "no-length"
    NO_DATE = "no-date"
    RATES_DISAGREE = "rates-disagree"


UNSURE: Final = frozenset({Why.NO_RATE, Why.NO_LENGTH, Why.NO_DATE, Why.RATES_DISAGREE})
_REASONS: Final = {
    Why.NO_RATE: "この役職に適用する報酬額が定められていない",
    Why.NO_LENGTH: "開会・閉会の時刻の記載がなく、会議時間に応じた額を確認できない",
    Why.NO_DATE: "開催日の記載がなく、適用する額を確認できない",
    Why.RATES_DISAGREE: "適用する報酬額が二通り登録されている",
}


@frozen
class Payment:
    """What a person is paid for a meeting, in yen. `amount` is `None` where nothing is known or due."""

    why: Why
    amount: int | None = None
    role: Role | None = None


@frozen
class FeeRow:
    """One person's payments, one for each meeting, with their sum in yen."""

    name: str
    role: str
    in_roster: bool
    declines: bool
    payments: tuple[Payment, ...]
    attended: int
    total: int


@frozen
class Fees:
    """The figures of a 報酬一覧; amounts in yen. What is unsure is in no sum."""

    council: str
    year: int
    rates: tuple[Fee, ...]
    meetings: tuple[Head, ...]
    minutes: tuple[int | None, ...]
    rows: tuple[FeeRow, ...]
    totals: tuple[int, ...]
    total: int
    remarks: tuple[str, ...]

    @property
    def unsure(self) -> int:
        """How many payments somebody has to look at."""
        return sum(payment.why in UNSURE for row in self.rows for payment in row.payments)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What whoever asked for the report should hear."""
        if not self.rates:
            return (_("no fees are set for this council; the report shows attendance alone"),)
        if self.unsure:
            return (
                _("{count} payments are left open (要確認); see below the list").format(count=self.unsure),
            )
        return ()


def fees_of(council: Council, meetings: Sequence[Meeting], year: int) -> Fees:
    """Return what each person is paid for the meetings of a year that have been held."""
    held = by_date(meeting for meeting in meetings if not is_ahead(meeting))
    people = find_people(council, held, year)
    rows = tuple(_row(person, held, council, year) for person in people)
    totals = tuple(sum(row.payments[place].amount or 0 for row in rows) for place in range(len(held)))
    return Fees(
        council=council.name,
        year=year,
        rates=council.fees,
        meetings=tuple(map(head_of, held)),
        minutes=tuple(None if (length := _length(m)) is None else int(length // 60) for m in held),
        rows=rows,
        totals=totals,
        total=sum(totals),
        remarks=_remarks(rows, held, [m for m in meetings if is_ahead(m)], rated=bool(council.fees)),
    )


def fee_of(
    fees: Iterable[Fee], role: Role, day: datetime.date | None, length: float | None
) -> tuple[int | None, Why]:
    """Return what a person of a role is paid for a meeting of so many seconds on a day, and why.

    Of the rows that hold, that of the role comes before that of all, then the longest `over` (minutes)
    that the meeting is longer than, then the latest `from_`. What is not known (`None`) may be anything:
    only where every possibility comes to one amount is there an amount, else there is none.
    """
    rows = [fee for fee in fees if fee.role in {role, None}]
    if not rows:
        return None, Why.NO_RATE
    days = {day} if day else {datetime.date.min, *(fee.from_ for fee in rows if fee.from_)}
    lengths = (
        {length}
        if length is not None
        else {0.0, *(fee.over * 60 + 1.0 for fee in rows if fee.over is not None)}
    )
    found = [_holding(rows, on, lasting) for on in days for lasting in lengths]
    if any(len(amounts) > 1 for amounts in found):
        return None, Why.RATES_DISAGREE
    possible = {min(amounts, default=None) for amounts in found}
    if len(possible) > 1:
        return None, Why.NO_LENGTH if length is None else Why.NO_DATE
    amount = possible.pop()
    return amount, Why.NO_RATE if amount is None else Why.PAID


def _holding(rows: Sequence[Fee], day: datetime.date, length: float) -> set[int]:
    """Return the amounts of the rows that come first; more than one where rows contradict each other."""
    holding = [
        (((fee.role is not None), -1 if fee.over is None else fee.over, fee.from_ or datetime.date.min), fee)
        for fee in rows
        if (fee.from_ is None or fee.from_ <= day) and (fee.over is None or length > fee.over * 60)
    ]
    first = max((rank for rank, _fee in holding), default=None)
    return {fee.amount for rank, fee in holding if rank == first}


def _length(meeting: Meeting) -> float | None:
    """Return how long a meeting lasted, in seconds; `None` where that is not stated or cannot be."""
    if meeting.opened_at is None or meeting.closed_at is None or meeting.closed_at < meeting.opened_at:
        return None
    opened, closed = (
        (time.hour * 60 + time.minute) * 60 + time.second + time.microsecond / 1e6
        for time in (meeting.opened_at, meeting.closed_at)
    )
    return closed - opened


def _row(person: Person, held: Sequence[Meeting], council: Council, year: int) -> FeeRow:
    payments = tuple(_payment(person, place, meeting, council) for place, meeting in enumerate(held))
    return FeeRow(
        name=person.name,
        role=term(role_in(person, year)),
        in_roster=person.member is not None,
        declines=bool(person.member and person.member.declines_fee),
        payments=payments,
        attended=sum(map(attends, person.entries)),
        total=sum(payment.amount or 0 for payment in payments),
    )


def _payment(person: Person, place: int, meeting: Meeting, council: Council) -> Payment:
    entry = person.entries[place]
    if not person.serving[place]:
        return Payment(Why.NOT_IN_OFFICE)
    if entry is None or entry.presence is None:
        return Payment(Why.NOT_STATED)
    if entry.presence in {Presence.ABSENT, Presence.PROXY}:
        return Payment(Why.ABSENT if entry.presence is Presence.ABSENT else Why.PROXY)
    role = _role_on(entry, person, meeting)
    if person.member and person.member.declines_fee:
        return Payment(Why.DECLINED, 0, role)
    amount, why = fee_of(council.fees, role, meeting.date, _length(meeting))
    return Payment(why, amount, role)


def _role_on(entry: Attendee, person: Person, meeting: Meeting) -> Role:
    """Return the role of the day: the list's, else that of the term that covers the day, else member."""
    covering = person.member.term_on(meeting.date) if person.member else None
    return entry.role or (covering and covering.role) or Role.MEMBER


def _remarks(
    rows: Sequence[FeeRow], held: Sequence[Meeting], ahead: Sequence[Meeting], *, rated: bool
) -> tuple[str, ...]:
    remarks = []
    if not rated:
        remarks.append("報酬額が登録されていないため、出欠のみを示す。")
    for place, meeting in enumerate(held):
        open_: dict[Why, list[str]] = {}
        for row in rows:
            open_.setdefault(row.payments[place].why, []).append(row.name)
        name = head_of(meeting).name
        if rated:
            remarks += [
                f"要確認　{name}：{_REASONS[why]}（{'、'.join(names)}）。"
                for why, names in open_.items()
                if why in UNSURE
            ]
        if names := open_.get(Why.PROXY):
            remarks.append(f"{name}：代理出席のため支給しない（{'、'.join(names)}）。")
        if names := open_.get(Why.NOT_STATED):
            remarks.append(f"{name}：出欠の記載がない（{'、'.join(names)}）。")
    if declining := [row.name for row in rows if row.declines]:
        remarks.append(f"辞退：報酬の受領を辞退している（{'、'.join(declining)}）。")
    if any(not row.in_roster for row in rows):
        remarks.append(f"{OUTSIDE}：委員名簿にない者（会議の出席者名簿による）。")
    if ahead:
        remarks.append(f"開催前の会議{len(ahead)}件は含まない。")
    return tuple(remarks)
