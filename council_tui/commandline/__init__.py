"""The command line: `council` for the clerk at a prompt and for scripts alike."""

import os
import sys
from typing import TYPE_CHECKING

from council_core import language
from council_core.errors import CouncilError
from council_core.language import _

if TYPE_CHECKING:
    from council_tui.terminal import Terminal

__all__ = ["run"]


def run(words: list[str], terminal: "Terminal | None" = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused or errors found, 2 wrong usage.

    A command that opens the interface is given the terminal that it opens on.
    """
    from council_tui.commandline.output import complain
    from council_tui.commandline.parser import make_parser
    from council_tui.configuration import Configuration

    language.use(_asked_language(words))
    try:
        configuration = Configuration.read()
        if _asked_language(words) is None:
            language.use(configuration.language)
        options = make_parser(opening=terminal is not None).parse_args(words)
        options.terminal, options.configuration = terminal, configuration
        status: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as leaving:  # argparse has said what it had to say
        return int(leaving.code or 0)
    except CouncilError as error:
        for line in error.lines():
            complain(line)
        return 1
    except BrokenPipeError:  # the reader of our output has gone; nobody is left to be told
        _drop_output()
        return 1
    except OSError as error:  # the disk is full under our output
        from council_core.errors import why

        _drop_output()
        complain(_("the output cannot be written ({reason})").format(reason=why(error)))
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def _drop_output() -> None:
    """Let Python's own last flush go nowhere, or it would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asked_language(words: list[str]) -> str | None:
    """Find `--lang` before the parser is made, so that its own words are in that language."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        asked = (
            following
            if word == "--lang"
            else word.removeprefix("--lang=")
            if word.startswith("--lang=")
            else ""
        )
        if asked in language.LANGUAGES:
            return asked
    return None
