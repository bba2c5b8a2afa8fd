"""Open the interface: on the register, or on a throw-away copy of the sample."""

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from council_core.language import _
from council_core.secretariat import Register
from council_tui.commandline.output import author, complain
from council_tui.configuration import Configuration
from council_tui.terminal import Terminal

__all__ = ["demo", "interface"]

_COLOURS: Final = {"16": "standard", "256": "256", "full": "truecolor"}  # ours, and Textual's words for them


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
        terminal: Terminal | None = options.terminal
        switched = _settle(terminal, options.ambiguous, options.configuration)
        from council_tui.app import CouncilApp

        typed = terminal.typed.decode("utf-8", "ignore") if terminal else ""
        app = CouncilApp(register, author(options), typed=typed, input_method=switched)
        if terminal:
            terminal.clear()
        app.run(mouse=False)
        return app.return_code or 0


def _settle(terminal: Terminal | None, ambiguous: str | None, configuration: Configuration) -> bool:
    """Set up what Textual takes over as it is imported; return whether the input method can be switched."""
    if configuration.colours == "none":
        os.environ["NO_COLOR"] = "1"
    elif configuration.colours in _COLOURS:
        os.environ["TEXTUAL_COLOR_SYSTEM"] = _COLOURS[configuration.colours]
    wanted = ambiguous or configuration.ambiguous
    line, letter = (int(wanted),) * 2 if wanted != "auto" else (terminal and terminal.widths()) or (1, 1)
    if letter > 1:
        from council_tui.wide import draw_wide

        draw_wide(lines=line > 1)
    if configuration.keys:
        from council_tui.actions import choose_keys

        if problems := choose_keys(configuration.keys):
            from council_core.errors import WrongDocument

            raise WrongDocument(str(configuration.path), tuple(problems))
    return configuration.input_method and terminal is not None and terminal.is_tera_term()
