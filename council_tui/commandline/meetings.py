"""Commands about meetings: list, show, tally, check, history, undo."""

from argparse import Namespace
from collections.abc import Iterable

from council_core import secretariat
from council_core.checks import Finding
from council_core.language import _
from council_core.model import Attendee, Capacity, key_word, word
from council_core.secretariat import MeetingLine, Overview, Register
from council_core.text import to_clock, weekday
from council_tui.commandline.output import aligned, author, print_document, print_findings, print_json, say

__all__ = ["check", "history", "list_meetings", "show", "tally", "undo"]


def list_meetings(options: Namespace) -> int:
    """Print a line for each meeting: id, date, stage, title; with `--due` what is due instead."""
    if options.due:
        from council_tui.commandline.stages import list_due

        return list_due(options)
    with Register.open(options.register) as register:
        council = register.council(options.council).value.id if options.council else None
        lines = register.meetings(council, options.year)
    if options.json:
        for line in lines:
            print_json(_line_data(line))
        return 0
    for row in aligned([_line_row(line) for line in lines]):
        say(row)
    return 0


def show(options: Namespace) -> int:
    """Print one meeting: its exchange document with `--json`, else its figures, people and items."""
    with Register.open(options.register) as register:
        opened = secretariat.open_meeting(register, options.meeting)
    if options.json:
        print_document(secretariat.as_json(opened.meeting))
        return 0
    meeting, seen = opened.meeting, secretariat.overview(opened.meeting, opened.council, options.at)
    say(meeting.title)
    facts = (
        (key_word("council"), opened.council.name),
        (key_word("date"), f"{meeting.date} ({weekday(meeting.date)})" if meeting.date else None),
        (key_word("opened_at"), meeting.opened_at and to_clock(meeting.opened_at)),
        (key_word("closed_at"), meeting.closed_at and to_clock(meeting.closed_at)),
        (key_word("venue"), meeting.venue),
        (key_word("openness"), meeting.openness and word(meeting.openness)),
        (key_word("stage"), meeting.stage and word(meeting.stage)),
        (_("quorum"), str(seen.quorum)),
        (_("presiding"), seen.presiding and seen.presiding.name),
    )
    for row in aligned([[label, str(value)] for label, value in facts if value]):
        say(row)
    _say_people(meeting.attendance, seen)
    for item in meeting.items:
        outcome = word(item.decision.outcome) if item.decision and item.decision.outcome else ""
        say("  ".join(part for part in (item.label or "", item.title, outcome) if part))
    return 1 if print_findings(seen.findings, _place) else 0


def tally(options: Namespace) -> int:
    """Print each vote: its items, what the record says, what the rules yield and why."""
    with Register.open(options.register) as register:
        opened = secretariat.open_meeting(register, options.meeting)
    for found in secretariat.tallies(opened.meeting, opened.council):
        if options.json:
            print_json(secretariat.tally_data(found))
            continue
        recorded = (found.vote.wording, found.vote.declared and word(found.vote.declared))
        say(f"{found.vote.id}  {'; '.join(found.titles)}")
        told = ", ".join(part for part in recorded if part) or _("not stated")
        say("    " + _("record") + ": " + told)
        say("    " + _("rules") + f": {found.decided}")
    return 0


def check(options: Namespace) -> int:
    """Print what does not add up, in one meeting or in all."""
    with Register.open(options.register) as register:
        ids = [options.meeting] if options.meeting else [line.id for line in register.meetings()]
        found: list[Finding] = []
        for name in ids:
            opened = secretariat.open_meeting(register, name)
            found += secretariat.overview(opened.meeting, opened.council).findings
    if not options.json:
        return 1 if print_findings(found, _place) else 0
    for finding in found:
        print_json(
            {
                "code": finding.code,
                "severity": finding.severity,
                "meeting": finding.meeting,
                "where": finding.where,
                "message": finding.message,
                "remedy": finding.remedy,
            }
        )
    return 1 if any(finding.severity == "error" for finding in found) else 0


def history(options: Namespace) -> int:
    """Print every save of a meeting, the oldest first."""
    with Register.open(options.register) as register:
        told = secretariat.history(register, register.meeting(options.meeting).value.id)
    for save in told:
        if options.json:
            print_json(
                {
                    "revision": save.revision,
                    "at": save.at.isoformat(),
                    "by": save.by.name,
                    "tool": save.by.tool,
                    "undoes": save.undoes,
                    "changes": list(save.sentences),
                }
            )
            continue
        say(f"{save.revision}  {save.at:%Y-%m-%d %H:%M}  {save.by.name} ({save.by.tool})")
        if save.undoes is not None:
            say("    " + _("takes back {revision}").format(revision=save.undoes))
        for sentence in save.sentences or (_("entered in the register"),):
            say(f"    {sentence}")
    return 0


def undo(options: Namespace) -> int:
    """Take the last changes of a meeting back."""
    with Register.open(options.register) as register:
        name = register.meeting(options.meeting).value.id
        for sentence in secretariat.undo(register, name, options.times, author(options)):
            say(sentence)
    return 0


def _line_data(line: MeetingLine) -> dict[str, object]:
    data = {
        "id": line.id,
        "council": line.council,
        "title": line.title,
        "date": line.date and line.date.isoformat(),
        "stage": line.stage,
    }
    return {key: value for key, value in data.items() if value is not None}


def _line_row(line: MeetingLine) -> list[str]:
    day = line.date.isoformat() if line.date else ""
    return [line.id, day, word(line.stage) if line.stage else "", line.title]


def _say_people(attendance: Iterable[Attendee], seen: Overview) -> None:
    rows = []
    standing = {person.id: person for person in seen.quorum.people}
    for person in attendance:
        state = word(person.presence) if person.presence else ""
        if person.capacity is Capacity.MEMBER and (found := standing.get(person.id)) and person.presence:
            state = word(found.why) if not found.counts else state
        role = word(person.role) if person.role else word(person.capacity)
        rows.append([state, role, person.name, person.department or "", person.post or ""])
    for row in aligned(rows):
        say(row)


def _place(finding: Finding) -> str:
    return f"{finding.meeting} {finding.where}"
