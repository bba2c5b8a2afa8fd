"""A meeting held at the table: the chair's script as steps, each derived from the record itself.

A step knows what is read aloud, what it writes and what is missing for it; taking one makes the next value of the
meeting. No pointer tells how far a meeting has come: the entries do, by what they are and by their ids, which begin
with the kind of the step that wrote them. So taking a change back is going back a step.
"""

from council_core.secretariat.proceeding.hands import (
    begin_vote,
    cast_casting_vote,
    declare,
    recuse_from,
    ruling_of,
    set_method,
    show_hands,
)
from council_core.secretariat.proceeding.objection import (
    asks_for_objections,
    note_objection,
    settle_by_hands,
)
from council_core.secretariat.proceeding.recount import is_told_at_table, revise_vote
from council_core.secretariat.proceeding.seen import AtTable, ItemAt, at_table
from council_core.secretariat.proceeding.step import Step, StepKind
from council_core.secretariat.proceeding.take import (
    arrive,
    depart,
    elect,
    insert_entry,
    quorum_now,
    rename_speaker,
    speak,
    take,
)
from council_core.secretariat.proceeding.walk import (
    next_step,
    recess_step,
    steps,
    steps_of,
)

__all__ = [
    "AtTable",
    "ItemAt",
    "Step",
    "StepKind",
    "arrive",
    "asks_for_objections",
    "at_table",
    "begin_vote",
    "cast_casting_vote",
    "declare",
    "depart",
    "elect",
    "insert_entry",
    "is_told_at_table",
    "next_step",
    "note_objection",
    "quorum_now",
    "recess_step",
    "recuse_from",
    "rename_speaker",
    "revise_vote",
    "ruling_of",
    "set_method",
    "settle_by_hands",
    "show_hands",
    "speak",
    "steps",
    "steps_of",
    "take",
]
