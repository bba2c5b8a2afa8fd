"""The command that reads minutes."""

from argparse import Namespace
from pathlib import Path

from council_core.checks import Finding
from council_core.language import _
from council_core.secretariat import Register
from council_core.secretariat.reading import (
    Intake,
    prepare_intake,
    read_minutes,
    reading_data,
    store_intake,
)
from council_core.text import weekday
from council_tui.commandline.output import agree, author, complain, print_findings, print_json, say

__all__ = ["read"]

_SHOWN = 20  # unread pieces


def read(options: Namespace) -> int:
    """Read files of minutes: print each as data with `--json`, else show it and store it after a yes."""
    status = 0
    for name in options.files:
        reading = read_minutes(Path(name))
        if options.json:
            print_json(reading_data(reading))
            continue
        with Register.open(options.register) as register:
            intake = prepare_intake(register, reading)
            status = max(status, _show(intake))
            if agree(_("Store this meeting?"), options):
                store_intake(register, intake, author(options))
    return status


def _show(intake: Intake) -> int:
    reading, meeting = intake.reading, intake.reading.meeting
    say(meeting.title)
    say(f"{meeting.id}  {intake.council.name}" + ("  " + _("(new)") if intake.is_new else ""))
    if meeting.date:
        say(
            f"{meeting.date} ({weekday(meeting.date)})  {meeting.opened_at or ''} {meeting.closed_at or ''}".rstrip()
        )
    if meeting.venue:
        say(meeting.venue)
    for person in meeting.attendance:
        say(
            "  ".join(
                part
                for part in (person.presence or "", person.capacity, person.name, person.post or "")
                if part
            )
        )
    for item in meeting.items:
        say("  ".join(part for part in (item.label or "", item.title, str(len(item.entries))) if part))
    for piece in reading.unread[:_SHOWN]:
        complain(_("not understood, line {line}: {text}").format(line=piece.line, text=piece.text))
    if len(reading.unread) > _SHOWN:
        complain(
            _("and {count} more places that were not understood").format(count=len(reading.unread) - _SHOWN)
        )
    findings = [finding for finding, _line in reading.findings]
    return 1 if print_findings(findings, _place) else 0


def _place(finding: Finding) -> str:
    return finding.where
