"""Who of those in minutes is which member of the council's roster."""

from collections.abc import Mapping

from attrs import evolve, frozen

from council_core.model import Attendee, Capacity, Council, Meeting, Member
from council_core.text import name_key, weak_key

__all__ = ["Who", "tie_members"]


@frozen
class Who:
    """Somebody in minutes (the id in the attendance) who may be one of these members (id and name), or nobody."""

    attendee: str
    name: str
    candidates: tuple[tuple[str, str], ...]


def tie_members(
    meeting: Meeting, council: Council, answers: Mapping[str, str] | None = None
) -> tuple[Meeting, tuple[Who, ...]]:
    """Return a meeting whose members are tied to the council's roster, and who has to be asked for.

    A name that is one member's to the letter, but for spaces and widths, is that member. One that is
    several members', or differs by a variant letter (髙 and 高, 斎 and 斉), is asked for; `answers` are member
    ids by the id in the attendance. Nobody is tied to a member whom the list has already.
    """
    given = answers or {}
    taken = {one.member for one in meeting.attendance if one.member}
    asked: list[Who] = []
    tied: list[Attendee] = []
    for one in meeting.attendance:
        found = one
        if one.capacity is Capacity.MEMBER and one.member is None:
            free = [member for member in council.members if member.id not in taken]
            if given.get(one.id) in {member.id for member in free}:
                found = evolve(one, member=given[one.id])
            elif one.id not in given:
                found, who = _tied(one, free, meeting)
                asked += [who] if who else []
        taken |= {found.member} if found.member else set()
        tied.append(found)
    return evolve(meeting, attendance=tuple(tied)), tuple(asked)


def _tied(one: Attendee, members: list[Member], meeting: Meeting) -> tuple[Attendee, Who | None]:
    same = [member for member in members if name_key(member.name) == name_key(one.name)]
    if len(same) > 1:
        same = [member for member in same if member.in_office(meeting.date)] or same
    if len(same) == 1:
        return evolve(one, member=same[0].id), None
    like = same or [member for member in members if weak_key(member.name) == weak_key(one.name)]
    candidates = tuple((member.id, member.name) for member in like)
    return one, Who(one.id, one.name, candidates) if candidates else None
