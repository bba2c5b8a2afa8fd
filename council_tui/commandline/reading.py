"""The command `read`: minutes of any city into the register."""

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import Final

from council_core.checks import Finding
from council_core.errors import CouncilError
from council_core.language import _
from council_core.model import Attendee, Entry, Meeting, Speech, Vote, key_word, word
from council_core.secretariat import Register
from council_core.secretariat.reading import (
    Intake,
    Reading,
    prepare_intake,
    read_minutes,
    reading_data,
    store_intake,
)
from council_core.text import to_clock, weekday
from council_tui.commandline.output import agree, author, choose, complain, print_findings, print_json, say

__all__ = ["read"]

_SHOWN: Final = 20  # unread places


def read(options: Namespace) -> int:
    """Read files of minutes: print each as data with `--json`, else show it and store it after a yes.

    A file that cannot be read does not keep the others from being read.
    """
    if options.json:
        return max(_each(name, options, None) for name in options.files)
    with Register.open(options.register) as register:
        return max(_each(name, options, register) for name in options.files)


def _each(name: str, options: Namespace, register: Register | None) -> int:
    try:
        reading = read_minutes(Path(name), options.house)
        if register is not None:
            return _take_in(register, reading, options)
        print_json(reading_data(reading))
        return 1 if any(finding.severity == "error" for finding, _line in reading.findings) else 0
    except CouncilError as error:
        for line in error.lines():
            complain(line)
        return 1


def _take_in(register: Register, reading: Reading, options: Namespace) -> int:
    intake = prepare_intake(register, reading, house=options.house)
    if answers := _answers(intake, options):
        intake = prepare_intake(register, reading, house=options.house, answers=answers)
    failed = _show(intake)
    for sentence in intake.sentences:
        say(f"{intake.meeting.id}: {sentence}")
    if not intake.anything:
        complain(_("{path}: nothing to change").format(path=reading.source))
        return 1 if failed else 0
    question = _("Store this meeting?") if intake.before is None else _("Store these changes in {council}?")
    if not agree(question.format(council=intake.meeting.title), options):
        return 1
    store_intake(register, intake, author(options))
    return 1 if failed else 0


def _answers(intake: Intake, options: Namespace) -> dict[str, str]:
    """Ask who is which member where only a variant letter differs; who is not answered for is tied to nobody."""
    if options.yes:
        return {}
    answers: dict[str, str] = {}
    for who in intake.questions:
        asked = _("{file}: which member is {name}?").format(file=intake.reading.source, name=who.name)
        if (answer := choose(asked, [*who.candidates, ("", _("none of them"))])) is not None:
            answers[who.attendee] = answer
    return answers


# What was understood


def _show(intake: Intake) -> bool:
    """Show a reading; tell whether there are errors in it."""
    reading, meeting = intake.reading, intake.meeting
    say(meeting.title or reading.source)
    hours = "～".join(to_clock(time) if time else "" for time in (meeting.opened_at, meeting.closed_at))
    day = f"{meeting.date} ({weekday(meeting.date)})" if meeting.date else ""
    state = _("new") if intake.is_new_council else intake.council.id
    _fact("council", f"{intake.council.name} ({state})")
    _fact("date", "  ".join(part for part in (day, hours.strip("～") and hours) if part))
    _fact("venue", meeting.venue)
    for told in _lists(meeting.attendance):
        _fact("attendance", told)
    _show_items(meeting)
    if (coming := meeting.next_meeting) is not None:
        parts = (coming.title, coming.date, coming.opened_at and to_clock(coming.opened_at), coming.venue)
        _fact("next_meeting", "  ".join(str(part) for part in parts if part))
    for promise in meeting.follow_ups:
        due = promise.due if promise.due is None else _due(promise.due)
        _fact("follow_ups", "  ".join(part for part in (promise.text, promise.owner, due) if part))
    for who in intake.questions:
        names = ", ".join(name for _id, name in who.candidates)
        complain(_("{file}: {name} may be {names}").format(file=reading.source, name=who.name, names=names))
    for piece in reading.unread[:_SHOWN]:
        told = _("{file}: not understood, line {line}: {text}")
        complain(told.format(file=reading.source, line=piece.line, text=piece.text))
    if len(reading.unread) > _SHOWN:
        told = _("{file}: and {count} more places that were not understood")
        complain(told.format(file=reading.source, count=len(reading.unread) - _SHOWN))
    lines = {id(finding): line for finding, line in reading.findings}
    return print_findings(
        [finding for finding, _line in reading.findings],
        lambda finding: _place(reading.source, finding, lines[id(finding)]),
    )


def _fact(key: str, told: str | None) -> None:
    if told:
        say(f"  {key_word(key)}: {told}")


def _due(due: object) -> str:
    return word(due) if hasattr(due, "value") else str(due)  # type: ignore[arg-type]


def _lists(people: tuple[Attendee, ...]) -> list[str]:
    """Return how many people of each capacity the minutes list, and how many of them were there."""
    told = []
    for capacity in dict.fromkeys(one.capacity for one in people):
        mine = [one for one in people if one.capacity is capacity]
        counts = Counter(one.presence for one in mine if one.presence is not None)
        parts = ", ".join(f"{word(presence)} {count}" for presence, count in counts.items())
        told.append(f"{word(capacity)} {len(mine)}" + (f" ({parts})" if parts else ""))
    return told


def _show_items(meeting: Meeting) -> None:
    if before := _speeches(meeting.entries):
        say(f"    {before}")
    for item in meeting.items:
        outcome = word(item.decision.outcome) if item.decision and item.decision.outcome else ""
        title = item.title or (word(item.kind) if item.kind else "")
        say("  ".join(("   ", *filter(None, (item.label, title, _speeches(item.entries), outcome)))))
        for vote in meeting.votes:
            if vote.items[:1] == (item.id,):
                say(f"        {_vote(vote)}")
    for vote in meeting.votes:
        if not vote.items:
            say(f"    {_vote(vote)}")


def _speeches(entries: tuple[Entry, ...]) -> str:
    count = sum(isinstance(entry, Speech) for entry in entries)
    return _("speeches: {count}").format(count=count) if count else ""


def _vote(vote: Vote) -> str:
    counts = (("for", vote.for_), ("against", vote.against), ("abstaining", vote.abstaining))
    parts = [
        vote.method and word(vote.method),
        vote.wording,
        vote.declared and word(vote.declared),
        *(f"{key_word(key)} {count}" for key, count in counts if count is not None),
    ]
    return f"{key_word('votes')}: " + "  ".join(part for part in parts if part)


def _place(source: str, finding: Finding, line: int | None) -> str:
    return f"{source} {finding.where}" if line is None else f"{source}:{line} {finding.where}".rstrip()
