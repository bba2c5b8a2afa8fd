"""The command that writes the documents of a meeting beside its minutes: document."""

from argparse import Namespace
from pathlib import Path

from council_core import secretariat
from council_core.language import _
from council_core.secretariat import Register
from council_tui.commandline.output import complain, print_files, say

__all__ = ["document"]


def document(options: Namespace) -> int:
    """Print a document of a meeting, or write it to a file or a folder and say which."""
    for option, kind in (("to", "notice"), ("item", "advice")):
        if getattr(options, option) and options.kind != kind:
            complain(_("--{option} is for a document of the kind {kind}").format(option=option, kind=kind))
            return 2
    with Register.open(options.register) as register:
        opened = secretariat.open_meeting(register, options.meeting)
        issued = secretariat.issue_documents(
            register,
            opened,
            options.kind,
            house=options.house,
            edition=options.edition,
            form=options.format,
            to=options.to,
            item=options.item,
        )
    for doubt in secretariat.doubts_about(*(one.document for one in issued)):
        complain(doubt)
    if options.output:
        written = secretariat.write_documents(
            Path(options.output), issued, options.format, force=options.force
        )
        for place in written:
            say(str(place))
        return 0
    return print_files([one.document.content for one in issued])
