"""The command that writes the documents of a meeting: minutes."""

import sys
from argparse import Namespace
from pathlib import Path

from council_core import secretariat
from council_core.language import _
from council_core.secretariat import Register
from council_tui.commandline.output import complain, say

__all__ = ["minutes"]


def minutes(options: Namespace) -> int:
    """Print the minutes of a meeting, or write them to a file and say which."""
    if options.format == "docx" and not options.output and sys.stdout.isatty():
        complain(_("a Word file is nothing for a screen; name a file to write with -o FILE"))
        return 2
    with Register.open(options.register) as register:
        opened = secretariat.open_meeting(register, options.meeting)
    document = secretariat.issue_minutes(opened, options.house, options.edition, options.format)
    for doubt in secretariat.doubts_about(document):
        complain(doubt)
    if options.output:
        say(str(secretariat.write_minutes(Path(options.output), document, force=options.force)))
        return 0
    if isinstance(document.content, bytes):
        sys.stdout.buffer.write(document.content)
        return 0
    for line in document.content.removesuffix("\n").split("\n"):
        say(line)
    return 0
