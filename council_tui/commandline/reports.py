"""The command that writes the office's workbooks: report."""

from argparse import Namespace
from pathlib import Path

from council_core import secretariat
from council_core.checks import Severity
from council_core.model import word
from council_core.secretariat import Register
from council_tui.commandline.output import complain, print_json, say

__all__ = ["report"]


def report(options: Namespace) -> int:
    """Write a report of a council's fiscal year and say where; with `--json` print its data."""
    with Register.open(options.register) as register:
        made = secretariat.compose_report(register, options.kind, options.council, options.year)
    for warning in made.warnings:
        complain(f"{word(Severity.WARNING)}: {made.council}: {warning}")
    place = Path(options.output) if options.output else None
    written = None
    if place is not None or not options.json:
        written = secretariat.write_report(made, place, force=options.force)
    if options.json:
        print_json(secretariat.report_data(made))
    else:
        say(str(written))
    return 0
