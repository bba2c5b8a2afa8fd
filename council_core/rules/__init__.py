"""Who presides, who may vote, whether there is a quorum, what a vote decides, and how a meeting moves on.

Pure functions. Each result carries its reason: who counts and why each other person does not, what was
needed, on which clause it rests, and whether the rule was looked up or is the usual one. Nothing here is
stored beside what the record says.

The usual rules, where an ordinance has not been looked up: more than half of the members in office; a
majority of the members present; whoever presides votes as a member and again to break a tie (so the
legal opinion of 1951-11-22 on the usual wording 「可否同数のときは、会長の決するところによる」); the
recused leave the count; attendance online counts; a proxy does not.
"""

from council_core.rules.course import course, in_recess, item_open, time_after
from council_core.rules.planning import follow_on
from council_core.rules.quorum import QuorumFound, quorum
from council_core.rules.stages import (
    add_note,
    confirm_record,
    finish_draft,
    hold_meeting,
    next_steps,
    notify_members,
    open_replies,
    publish_record,
    record_reply,
    reopen_draft,
    send_draft,
    settle_correction,
    silent_members,
)
from council_core.rules.standing import Moment, Standing, Why, presiding
from council_core.rules.vote import Counted, Decided, decide, entitled

__all__ = [
    "Counted",
    "Decided",
    "Moment",
    "QuorumFound",
    "Standing",
    "Why",
    "add_note",
    "confirm_record",
    "course",
    "decide",
    "entitled",
    "finish_draft",
    "follow_on",
    "hold_meeting",
    "in_recess",
    "item_open",
    "next_steps",
    "notify_members",
    "open_replies",
    "presiding",
    "publish_record",
    "quorum",
    "record_reply",
    "reopen_draft",
    "send_draft",
    "settle_correction",
    "silent_members",
    "time_after",
]
