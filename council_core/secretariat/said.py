"""What the record calls those who speak and what happens, in the words of the council's house."""

import re

from council_core.house import House
from council_core.minutes.writer.sayings import proxy_in
from council_core.model import Attendee, Capacity, EventKind, Meeting, Presence, Role, Speech
from council_core.secretariat.desk import Opened, council_house

__all__ = ["event_text", "label_in", "speaker_label"]

_OFFICERS = {Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR}


def speaker_label(opened: Opened, person: Attendee) -> str:
    """Return how the record labels a person who speaks.

    Whoever stands in for a member is told with the member: 見本委員（代理 架空二郎）. Others as it labelled them
    before; else an officer by the role, another member by surname and 委員 (the name as
    far as its first space; whole where it has none), others by post, by department, by capacity.

    Raises:
        Unreadable, WrongDocument: the house of the council is wrong.
    """
    return label_in(opened.meeting, council_house(opened.council), person)


def label_in(meeting: Meeting, house: House, person: Attendee) -> str:
    """Return how the record of a meeting labels a person who speaks, in the words of a house (`speaker_label`)."""
    by_proxy = person.presence is Presence.PROXY
    for _item, entry in meeting.proceedings():
        if not by_proxy and isinstance(entry, Speech) and entry.attendee == person.id and entry.speaker:
            return entry.speaker
    if person.role in _OFFICERS and person.role:
        label = house.word(person.role)
    elif person.capacity is Capacity.MEMBER:
        label = re.split(r"\s", person.name, maxsplit=1)[0] + house.word(Role.MEMBER)
    else:
        label = person.post or person.department or house.word(person.capacity)
    return label + proxy_in(house, person) if by_proxy else label


def event_text(opened: Opened, event: EventKind) -> str:
    """Return what the record says where something happens, before the clerk says more.

    Raises:
        Unreadable, WrongDocument: the house of the council is wrong.
    """
    return council_house(opened.council).word(event)
