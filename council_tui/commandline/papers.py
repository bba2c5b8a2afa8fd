"""The command that writes the documents of a meeting: minutes."""

from argparse import Namespace
from pathlib import Path

from council_core import secretariat
from council_core.secretariat import Register
from council_tui.commandline.output import complain, print_files, say

__all__ = ["minutes"]


def minutes(options: Namespace) -> int:
    """Print the minutes of a meeting, or write them to a file and say which."""
    with Register.open(options.register) as register:
        opened = secretariat.open_meeting(register, options.meeting)
    document = secretariat.issue_minutes(opened, options.house, options.edition, options.format)
    for doubt in secretariat.doubts_about(document):
        complain(doubt)
    if options.output:
        say(str(secretariat.write_minutes(Path(options.output), document, force=options.force)))
        return 0
    return print_files([document.content])
