"""What the command line prints: data on standard output, messages on standard error."""

import sys
import unicodedata
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from council_core.language import _
from council_core.model import word
from council_core.secretariat import Author
from council_core.text import cells, fit, visible

__all__ = [
    "agree",
    "aligned",
    "author",
    "choose",
    "complain",
    "print_document",
    "print_files",
    "print_findings",
    "print_json",
    "say",
]

TOOL: Final = "council"


def say(text: str = "") -> None:
    """Print a line of output. On a terminal control characters of the data are shown, not obeyed."""
    print(visible(text) if sys.stdout.isatty() else text)


def print_json(data: Any) -> None:
    """Print one JSON document on one line."""
    import json  # the interface needs none until a document is opened

    print_document(json.dumps(data, ensure_ascii=False, default=str))


def print_document(text: str) -> None:
    """Print a line of JSON. On a terminal what it would obey is escaped, which changes nothing of the data."""
    print("".join(map(_escaped, text)) if sys.stdout.isatty() and not text.isprintable() else text)


def print_files(contents: Sequence[str | bytes]) -> int:
    """Print what would be files, several with a form feed between: printers begin a new page there.

    A Word file is for a pipe, and only one of them; else nothing is printed and the status says so.
    """
    files = [content for content in contents if isinstance(content, bytes)]
    if files and (len(contents) > 1 or sys.stdout.isatty()):
        complain(_("a Word file is nothing for a screen; name a file to write with -o FILE"))
        return 2
    for content in files:
        sys.stdout.buffer.write(content)
    if not files:
        for line in "\f".join(map(str, contents)).removesuffix("\n").split("\n"):
            say(line)
    return 0


def _escaped(letter: str) -> str:
    return letter if visible(letter) == letter else f"\\u{ord(letter):04x}"


def complain(text: str) -> None:
    """Print one message on standard error."""
    print(f"council: {visible(text)}", file=sys.stderr)


def agree(question: str, options: Namespace) -> bool:
    """Ask for a yes. `--yes` has said it; without a terminal to ask at the answer is no."""
    if options.yes:
        return True
    if not sys.stdin.isatty():
        complain(_("{question} Nothing was stored: say yes with --yes").format(question=question))
        return False
    print(f"{visible(question)} [y/N] ", end="", file=sys.stderr, flush=True)
    # Full-width letters: an input method may still be on.
    return sys.stdin.readline().strip().lower() in {"y", "yes", "ｙ", "はい"}


def choose(question: str, choices: list[tuple[str, str]]) -> str | None:
    """Ask for one of several things, by its number; without a terminal, or for any other answer, `None`."""
    if not sys.stdin.isatty():
        return None
    told = "  ".join(f"{number}) {visible(name)}" for number, (_key, name) in enumerate(choices, start=1))
    print(f"{visible(question)} {told} ", end="", file=sys.stderr, flush=True)
    answer = unicodedata.normalize("NFKC", sys.stdin.readline()).strip()
    return choices[int(answer) - 1][0] if answer.isdecimal() and 0 < int(answer) <= len(choices) else None


def author(options: Namespace) -> Author:
    """Return who does it: `--as NAME`, else the user of the process."""
    return Author(options.by, TOOL) if options.by else Author(tool=TOOL)


def print_findings(findings: Iterable[Any], where: Callable[[Any], str]) -> bool:
    """Print findings on standard error, one line each; tell whether one of them is an error."""
    worst = False
    for finding in findings:
        told = f"{finding.message} ({finding.remedy}) [{finding.code}]"
        complain(f"{word(finding.severity)}: {where(finding)}: {told}")
        worst = worst or finding.severity == "error"
    return worst


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with their columns one below the other; the last column runs free."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)][:-1]
    return [
        "  ".join([*(fit(text, width) for text, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]
