"""The closed sets: what a presence, a role, a kind of item or an outcome can be."""

from enum import StrEnum

__all__ = [
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
]


class QuorumShare(StrEnum):
    """The share of its base that a quorum needs."""

    MORE_THAN_HALF = "more-than-half"
    HALF_OR_MORE = "half-or-more"
    TWO_THIRDS = "two-thirds"


class CategoryShare(StrEnum):
    """What a quorum needs of each category of members."""

    AT_LEAST_ONE = "at-least-one"
    MORE_THAN_HALF = "more-than-half"


class QuorumOf(StrEnum):
    """What a quorum is a share of."""

    MEMBERS_IN_OFFICE = "members-in-office"
    SEATS = "seats"


class MajorityOf(StrEnum):
    """What a majority is a majority of: those present, or those who vote for or against."""

    PRESENT = "present"
    VOTING = "voting"


class ChairVotes(StrEnum):
    """When whoever presides votes."""

    ONLY_TO_BREAK_A_TIE = "only-to-break-a-tie"
    AS_MEMBER_AND_TO_BREAK_A_TIE = "as-member-and-to-break-a-tie"


class Role(StrEnum):
    """A member's role: 会長, 副会長, 職務代理, 委員, 臨時委員."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    ACTING_CHAIR = "acting-chair"
    MEMBER = "member"
    TEMPORARY = "temporary"


class Capacity(StrEnum):
    """In what capacity a person is at a meeting: 委員, 説明員, 事務局, or another guest."""

    MEMBER = "member"
    EXPLAINER = "explainer"
    SECRETARIAT = "secretariat"
    GUEST = "guest"


class Presence(StrEnum):
    """How a person attends: 出席, Web, 欠席, 代理."""

    PRESENT = "present"
    ONLINE = "online"
    ABSENT = "absent"
    PROXY = "proxy"


class MeetingMode(StrEnum):
    """How a meeting is held."""

    IN_PERSON = "in-person"
    ONLINE = "online"
    HYBRID = "hybrid"
    WRITTEN = "written"


class Openness(StrEnum):
    """公開, 一部非公開, 非公開."""

    OPEN = "open"
    PARTLY_CLOSED = "partly-closed"
    CLOSED = "closed"


class Stage(StrEnum):
    """How far a meeting and its minutes have come."""

    PLANNED = "planned"
    NOTIFIED = "notified"
    HELD = "held"
    DRAFTED = "drafted"
    UNDER_REVIEW = "under-review"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"


class ItemKind(StrEnum):
    """諮問, 報告, 審議, 意見陳述, 互選, その他, and 開会・あいさつ・閉会."""

    CONSULTATION = "consultation"
    REPORT = "report"
    DELIBERATION = "deliberation"
    HEARING = "hearing"
    ELECTION = "election"
    OTHER = "other"
    PROCEDURE = "procedure"


class EventKind(StrEnum):
    """What happens in a meeting beside speech."""

    ENTER = "enter"
    LEAVE = "leave"
    EXPLANATION = "explanation"
    NO_COMMENT = "no-comment"
    NO_OBJECTION = "no-objection"
    VOTE = "vote"
    RECESS = "recess"
    RESUME = "resume"
    ARRIVE = "arrive"
    DEPART = "depart"


class Outcome(StrEnum):
    """What became of an item."""

    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved-with-conditions"
    NOTED = "noted"
    CONTINUED = "continued"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Method(StrEnum):
    """How a vote is taken: 挙手, 起立, 異議なし, 了承, 記名, 無記名, 書面."""

    SHOW_OF_HANDS = "show-of-hands"
    STANDING = "standing"
    NO_OBJECTION = "no-objection"
    ACCLAMATION = "acclamation"
    ROLL_CALL = "roll-call"
    BALLOT = "ballot"
    WRITTEN = "written"


class Declared(StrEnum):
    """What the record says of a vote: 可決, 否決, 未決."""

    CARRIED = "carried"
    LOST = "lost"
    UNDECIDED = "undecided"


class Choice(StrEnum):
    """One member's ballot: 賛成, 反対, 棄権."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class DueEvent(StrEnum):
    """When a follow-up is due that has no date: at the next meeting, before the minutes go out."""

    NEXT_MEETING = "next-meeting"
    BEFORE_MINUTES_ARE_SENT = "before-minutes-are-sent"
