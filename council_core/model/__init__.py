"""The nouns: councils and their members, meetings and all that is said and decided in them.

Every value is frozen; lists are tuples. `None` (and an empty tuple) means that the record does not state
it. The shape is the public exchange format's (docs/exchange.md), key for key.
"""

from typing import TYPE_CHECKING, Final

from council_core.late import late

if TYPE_CHECKING:
    from council_core.model.agenda import (
        AgendaItem,
        Decision,
        DocumentNumber,
        Entry,
        Event,
        Note,
        Speech,
    )
    from council_core.model.council import (
        Articles,
        Contact,
        Council,
        Fee,
        Member,
        Quorum,
        Rules,
        Term,
    )
    from council_core.model.kinds import (
        Capacity,
        CategoryShare,
        ChairVotes,
        Choice,
        Declared,
        DueEvent,
        EventKind,
        ItemKind,
        MajorityOf,
        MeetingMode,
        Method,
        Openness,
        Outcome,
        Presence,
        QuorumOf,
        QuorumShare,
        Role,
        Stage,
    )
    from council_core.model.meeting import Attendee, Material, Meeting, NextMeeting, Notice, Reply, Review
    from council_core.model.vote import Ballot, FollowUp, Vote
    from council_core.model.words import key_word, word

_HOMES: Final = {
    "council_core.model.agenda": (
        "AgendaItem",
        "Decision",
        "DocumentNumber",
        "Entry",
        "Event",
        "Note",
        "Speech",
    ),
    "council_core.model.council": (
        "Articles",
        "Contact",
        "Council",
        "Fee",
        "Member",
        "Quorum",
        "Rules",
        "Term",
    ),
    "council_core.model.kinds": (
        "Capacity",
        "CategoryShare",
        "ChairVotes",
        "Choice",
        "Declared",
        "DueEvent",
        "EventKind",
        "ItemKind",
        "MajorityOf",
        "MeetingMode",
        "Method",
        "Openness",
        "Outcome",
        "Presence",
        "QuorumOf",
        "QuorumShare",
        "Role",
        "Stage",
    ),
    "council_core.model.meeting": (
        "Attendee",
        "Material",
        "Meeting",
        "NextMeeting",
        "Notice",
        "Reply",
        "Review",
    ),
    "council_core.model.vote": ("Ballot", "FollowUp", "Vote"),
    "council_core.model.words": ("key_word", "word"),
}

__all__ = [
    "AgendaItem",
    "Articles",
    "Attendee",
    "Ballot",
    "Capacity",
    "CategoryShare",
    "ChairVotes",
    "Choice",
    "Contact",
    "Council",
    "Decision",
    "Declared",
    "DocumentNumber",
    "DueEvent",
    "Entry",
    "Event",
    "EventKind",
    "Fee",
    "FollowUp",
    "ItemKind",
    "MajorityOf",
    "Material",
    "Meeting",
    "MeetingMode",
    "Member",
    "Method",
    "NextMeeting",
    "Note",
    "Notice",
    "Openness",
    "Outcome",
    "Presence",
    "Quorum",
    "QuorumOf",
    "QuorumShare",
    "Reply",
    "Review",
    "Role",
    "Rules",
    "Speech",
    "Stage",
    "Term",
    "Vote",
    "key_word",
    "word",
]

if not TYPE_CHECKING:  # a wrong name is for type checkers to find
    __getattr__ = late(__name__, _HOMES)
