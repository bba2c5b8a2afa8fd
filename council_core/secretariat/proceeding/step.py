"""One step of a meeting: what is read aloud, what it writes into the record, what is missing for it."""

from enum import StrEnum

from attrs import frozen

from council_core.model import Decision, Entry, Speech, Vote

__all__ = ["NEW", "Step", "StepKind"]

NEW = "new"  # stands for the id of an entry that is not written yet


class StepKind(StrEnum):
    """What a step of the chair's script is; the id of each entry that it writes begins with it."""

    OPEN = "open"
    QUORUM = "quorum"
    CLOSE_DOORS = "close-doors"
    ELECTION = "election"
    ELECTED = "elected"
    ITEM = "item"
    OFFICIALS_IN = "officials-in"
    EXPLANATION = "explanation"
    HEARING = "hearing"
    QUESTIONS = "questions"
    OFFICIALS_OUT = "officials-out"
    QUESTIONS_OVER = "questions-over"
    OPINIONS = "opinions"
    SECRETARIAT = "secretariat"
    CONSENT = "consent"
    VOTE = "vote"
    RULING = "ruling"
    NOTING = "noting"
    RECESS = "recess"
    RESUME = "resume"
    NEXT_DATE = "next-date"
    CLOSE = "close"


@frozen
class Step:
    """One step: under which item it stands, what it writes, and whether the record has it already.

    `writes` are the entries, without ids and times; `vote` and `decisions` what becomes of a vote and of the
    items; `elsewhere` are entries under other items, which refer to it; `missing` says in sentences what should be there before and is not. A clerk may go on all the same.
    """

    kind: StepKind
    item: str | None
    label: str
    writes: tuple[Entry, ...]
    vote: Vote | None = None
    decisions: tuple[tuple[str, Decision], ...] = ()
    missing: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, Entry], ...] = ()
    done: bool = False

    @property
    def read(self) -> tuple[str, ...]:
        """What is read aloud."""
        return tuple(entry.text for entry in self.writes if isinstance(entry, Speech))
