"""Commands that bring data in and give it out: roster, import, export."""

from argparse import Namespace
from pathlib import Path

from council_core import secretariat
from council_core.language import _
from council_core.model import word
from council_core.secretariat import Register, RosterRead
from council_tui.commandline.output import agree, author, complain, print_findings, print_json, say

__all__ = ["give_out", "roster", "take_over"]


def roster(options: Namespace) -> int:
    """Read a list of people; with `--into` show what it changes and store it after a yes."""
    read = secretariat.read_roster(Path(options.file), options.sheet)
    if options.into is None:
        return _print_roster(read, options)
    with Register.open(options.register) as register:
        adoption = secretariat.compare_roster(register, options.into, read)
        failed = print_findings(adoption.findings, lambda finding: f"{read.source} {finding.where}")
        if options.json:
            print_json(secretariat.roster_data(read))
        for sentence in adoption.sentences:
            (complain if options.json else say)(sentence)
        if not adoption.sentences:
            complain(_("{council}: nothing to change").format(council=adoption.before.name))
            return 1 if failed else 0
        if not agree(_("Store these changes in {council}?").format(council=adoption.before.name), options):
            return 1
        secretariat.adopt_roster(register, adoption, author(options))
    return 1 if failed else 0


def take_over(options: Namespace) -> int:
    """Show what documents bring and change, and store them after a yes."""
    with Register.open(options.register) as register:
        transfer = secretariat.compare_documents(register, Path(options.path))
        for document in transfer.new:
            say(_("{id}: new").format(id=document.id))
        for name, sentences in transfer.changed.items():
            for sentence in sentences:
                say(f"{name}: {sentence}")
        if not transfer.anything:
            complain(_("{path}: nothing to change").format(path=options.path))
            return 0
        if not agree(_("Store these documents?"), options):
            return 1
        secretariat.take_over(register, transfer, author(options))
    return 0


def give_out(options: Namespace) -> int:
    """Write the register as a tree of exchange TOML, or one document of it, and say which files."""
    with Register.open(options.register) as register:
        for path in secretariat.export(register, Path(options.path)):
            say(str(path))
    return 0


def _print_roster(read: RosterRead, options: Namespace) -> int:
    if options.json:
        print_json(secretariat.roster_data(read))
        return 1 if any(finding.severity == "error" for finding in read.findings) else 0
    for person in read.people:
        role = word(person.role) if person.role else None
        parts = (person.cell, person.name, person.kana, role, person.category, person.affiliation)
        say("  ".join(part for part in parts if part))
    return 1 if print_findings(read.findings, lambda finding: f"{read.source} {finding.where}") else 0
