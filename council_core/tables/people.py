"""What is read from a list: people, each with the cell of the name, and what is doubtful."""

import datetime
from typing import NamedTuple

from attrs import frozen

from council_core.checks import Finding
from council_core.model import Capacity, Presence, Role

__all__ = ["DayRead", "PersonRead", "RosterRead"]


class DayRead(NamedTuple):
    """One cell of an attendance matrix: the head of its column, the day that it tells, who was how present."""

    label: str
    date: datetime.date | None
    presence: Presence
    cell: str


class PersonRead(NamedTuple):
    """One person of a list, to the letter, with the cell of the name. What is not stated is `None`."""

    name: str
    cell: str
    kana: str | None = None
    role: Role | None = None
    capacity: Capacity | None = None
    category: str | None = None
    affiliation: str | None = None
    nominated_by: str | None = None
    department: str | None = None
    post: str | None = None
    presence: Presence | None = None
    proxy_name: str | None = None
    from_: datetime.date | None = None
    until: datetime.date | None = None
    appointed_on: datetime.date | None = None
    remarks: str | None = None
    days: tuple[DayRead, ...] = ()


@frozen(kw_only=True)
class RosterRead:
    """What was read from a sheet: people in their order, and what is doubtful.

    `header_row` is counted from 1; `None` where the list has no header row.
    """

    source: str
    sheet: str
    header_row: int | None
    people: tuple[PersonRead, ...]
    findings: tuple[Finding, ...]
