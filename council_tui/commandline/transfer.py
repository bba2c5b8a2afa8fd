"""Commands that bring documents in and give them out: import, export."""

from argparse import Namespace
from pathlib import Path

from council_core import secretariat
from council_core.language import _
from council_core.secretariat import Register
from council_tui.commandline.output import agree, author, complain, say

__all__ = ["give_out", "take_over"]


def take_over(options: Namespace) -> int:
    """Show what documents bring and change, and store them after a yes."""
    with Register.open(options.register) as register:
        transfer = secretariat.compare_documents(register, Path(options.path))
        for note in transfer.notes:
            complain(note)
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
    """Write the register as a folder of documents, as a workbook, or one document, and say which files."""
    with Register.open(options.register) as register:
        path = Path(options.path)
        for written in secretariat.export(register, path, council=options.council, force=options.force):
            say(str(written))
    return 0
