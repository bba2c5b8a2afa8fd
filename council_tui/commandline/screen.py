"""Open the interface: on the register, or on a throw-away copy of the sample."""

import gc
import sys
from argparse import Namespace
from pathlib import Path

from council_core.language import _
from council_core.secretariat import Register
from council_tui.commandline.output import author, complain

__all__ = ["demo", "interface"]


def interface(options: Namespace) -> int:
    """Open the interface on the register."""
    return _run(options.register, options)


def demo(options: Namespace) -> int:
    """Open the interface on a throw-away copy of the sample register."""
    from council_core.secretariat import sample_register

    with sample_register() as path:
        return _run(path, options)


def _run(path: Path | str | None, options: Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        complain(_("the interface needs a terminal; council --help lists the commands for scripts"))
        return 2
    with Register.open(path) as register:
        gc.disable()  # until the first screen stands: collecting while importing costs a fifth of the start
        from council_tui.app import CouncilApp

        app = CouncilApp(register, author(options))
        app.run(mouse=False)
        return app.return_code or 0
