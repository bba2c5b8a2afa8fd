"""The nouns: councils and their members, meetings and all that is said and decided in them.

Every value is frozen; lists are tuples. `None` (and an empty tuple) means that the record does not state
it. The shape is the public exchange format's (docs/exchange.md), key for key.
"""

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
from council_core.model.meeting import Attendee, Material, Meeting, NextMeeting, Reply, Review
from council_core.model.vote import Ballot, FollowUp, Vote
from council_core.model.words import key_word, word

__all__ = [
    "AgendaItem",
    "Articles",
    "Attendee",
    "Ballot",
    "Capacity",
    "CategoryShare",
    "ChairVotes",
    "Choice",
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
