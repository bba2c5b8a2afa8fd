"""Who sits where at the table: one key for each, and who is there to speak."""

from council_core import secretariat
from council_core.language import _
from council_core.model import Attendee, Capacity, Presence, Role, word
from council_core.secretariat import Opened
from council_core.text import visible
from council_tui.screens.opened import MeetingPage
from council_tui.words import columns, mark_of, short_day

__all__ = ["Seats", "called", "came_and_went", "described", "is_there", "offer_office"]

_MOST = 9  # seats with a digit of their own
_OFFICIALS = {"e": Capacity.EXPLAINER, "s": Capacity.SECRETARIAT}


class Seats:
    """The people of a meeting by their keys: 0 whoever presides, 1 to 9 the members, e explainers, s secretariat."""

    def __init__(self, opened: Opened, presider: Attendee | None) -> None:
        self._presider = presider
        self._people = opened.meeting.attendance
        self._seats = [person for person in opened.meeting.members() if person.role is not Role.CHAIR]

    def of(self, key: str) -> list[Attendee | Capacity]:
        """Return who may speak by a key."""
        if key in _OFFICIALS:
            capacity = _OFFICIALS[key]
            found = [person for person in self._people if person.capacity is capacity and is_there(person)]
            return [*found, capacity] if len(found) != 1 else [*found]
        if key == "0":
            presider = self._known(self._presider)
            return [presider] if presider else []
        place = int(key) - 1
        return [self._seats[place]] if place < len(self._seats) else []

    def everybody(self) -> list[Attendee | Capacity]:
        """Return everybody who is there, and the officials without a name."""
        there: list[Attendee | Capacity] = [person for person in self._people if is_there(person)]
        return [*there, Capacity.EXPLAINER, Capacity.SECRETARIAT]

    def line(self) -> str:
        """Return the keys with the names of those who sit there; who is not there, as far as that is known, in brackets."""
        known = any(person.presence for person in self._seats)
        told = []
        if presider := self._known(self._presider):
            told.append(f"0{surname(presider)}")
        for number, person in enumerate(self._seats[:_MOST], start=1):
            name = f"{number}{_seated(person)}"
            told.append(f"({name})" if known and not is_there(person) else name)
        told += [f"{key}:{word(capacity)}" for key, capacity in _OFFICIALS.items()]
        return " ".join(told)

    def _known(self, person: Attendee | None) -> Attendee | None:
        return next((known for known in self._people if person and known.id == person.id), None)


def offer_office(page: MeetingPage, attendee: str, role: Role) -> None:
    """Offer to enter the role of whoever was elected among the council's members too, where it is not there yet."""
    opened, register = page.opened, page.register
    person, day = opened.meeting.attendee(attendee), opened.meeting.date
    member = opened.council.member(person.member) if person and person.member else None
    if member is None or day is None:
        return
    term = member.term_on(day)
    if term and term.role is role:
        return

    def enter() -> None:
        found = secretariat.open_council(register, opened.council.id)
        council = secretariat.take_office(found.council, member.id, role, day)
        secretariat.save_council(register, found, council, page.author)
        page.action_reload()
        page.tell(_("stored: {name}, {term}").format(name=member.name, term=word(role)))

    question = _("{name}: enter as {role} in the list of members too, from {day} on?")
    page.confirm(question.format(name=member.name, role=word(role), day=short_day(day)), enter)


def is_there(person: Attendee) -> bool:
    """Tell whether a person is there now."""
    return person.presence not in {None, Presence.ABSENT} and person.left_at is None


def _seated(person: Attendee) -> str:
    """Return who sits at a seat: the member, or the proxy that came in their stead."""
    if person.presence is not Presence.PROXY:
        return surname(person)
    deputy = visible(next(iter((person.proxy_name or "").split()), "")) or surname(person)
    stands_in = _("proxy")
    return f"{stands_in}:{deputy}"


def called(person: Attendee) -> str:
    """Return a person's name, with who stands in for them."""
    if person.presence is not Presence.PROXY:
        return visible(person.name)
    stands_in = " ".join(part for part in (_("proxy"), person.proxy_name) if part)
    return visible(f"{person.name} ({stands_in})")


def described(speaker: Attendee | Capacity) -> str:
    """Return who may speak as a list offers them: with role, department and post."""
    if isinstance(speaker, Capacity):
        return word(speaker)
    post = " ".join(part for part in (speaker.department, speaker.post) if part)
    role = word(speaker.role) if speaker.role else ""
    return visible("  ".join(part for part in (called(speaker), role, post) if part))


def surname(person: Attendee) -> str:
    """Return a name as far as its first space."""
    return visible(next(iter(person.name.split()), ""))


def came_and_went(person: Attendee) -> str:
    """Return a person with how and from when until when they are there."""
    times = "-".join(f"{at:%H:%M}" if at else "" for at in (person.arrived_at, person.left_at))
    return columns((mark_of(person), 4), (called(person), 20), (times if times != "-" else "", 0))
