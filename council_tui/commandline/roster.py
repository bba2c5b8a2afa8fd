"""The command `roster`: read a list of people, show what it changes, store it after a yes."""

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path

from council_core import secretariat
from council_core.language import _
from council_core.model import word
from council_core.secretariat import NEW, Adoption, Question, Register, RosterRead
from council_tui.commandline.output import agree, author, choose, complain, print_findings, print_json, say

__all__ = ["roster"]


def roster(options: Namespace) -> int:
    """Read a list of people; with `--into` or `--meeting` show what it changes and store it after a yes."""
    if options.into is None and options.meeting is None:
        return _print(_read(options, None), options)
    with Register.open(options.register) as register:
        compare: Callable[..., Adoption]
        if options.into is not None:
            council = register.council(options.into).value
            title = council.name
            compare = partial(secretariat.compare_roster, register, options.into)
        else:
            meeting = register.meeting(options.meeting).value
            title = meeting.title
            council = secretariat.find_council(register, meeting.council)
            compare = partial(secretariat.compare_attendance, register, options.meeting)
        read = _read(options, council.house)
        adoption = compare(read)
        if answers := _answers(adoption, read, options):
            adoption = compare(read, answers)
        failed = print_findings(adoption.findings, lambda finding: f"{read.source} {finding.where}")
        if options.json:
            print_json(secretariat.roster_data(read))
        for sentence in adoption.sentences:
            (complain if options.json else say)(sentence)
        if not adoption.sentences:
            complain(_("{council}: nothing to change").format(council=title))
            return 1 if failed else 0
        if not agree(_("Store these changes in {council}?").format(council=title), options):
            return 1
        secretariat.adopt_roster(register, adoption, author(options))
    return 1 if failed else 0


def _read(options: Namespace, house: str | None) -> RosterRead:
    return secretariat.read_roster(
        Path(options.file), options.sheet, options.map, options.house, of_council=house
    )


def _answers(adoption: Adoption, read: RosterRead, options: Namespace) -> dict[str, str]:
    """Ask who is meant where the list does not tell; who is not answered for is left out."""
    if options.yes:
        return {}
    answers: dict[str, str] = {}
    for question in adoption.questions:
        asked = _("{file} {cell}: who is {name}?").format(
            file=read.source, cell=question.cell, name=question.name
        )
        if (answer := choose(asked, _choices(question))) is not None:
            answers[question.cell] = answer
    return answers


def _choices(question: Question) -> list[tuple[str, str]]:
    return [*question.candidates, (NEW, _("somebody new"))]


def _print(read: RosterRead, options: Namespace) -> int:
    if options.json:
        print_json(secretariat.roster_data(read))
        return 1 if any(finding.severity == "error" for finding in read.findings) else 0
    for person in read.people:
        term = f"{person.from_ or ''}～{person.until or ''}" if person.from_ or person.until else None
        words = [word(value) for value in (person.role, person.capacity, person.presence) if value]
        texts = (
            person.kana,
            person.category,
            person.affiliation,
            person.department,
            person.post,
            term,
            person.remarks,
        )
        say("  ".join((person.cell, person.name, *words, *filter(None, texts))))
    return 1 if print_findings(read.findings, lambda finding: f"{read.source} {finding.where}") else 0
