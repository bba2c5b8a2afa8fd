"""The entry point: settles the terminal before anything heavy is imported, then runs the command."""

import gc
import os
import sys
from itertools import pairwise
from typing import Final

__all__ = ["main"]

# Textual reads these once, when it is imported. Each is a setting for slow lines and plain terminals that
# the user's own environment overrides.
_SETTINGS: Final = {
    "TEXTUAL_DISABLE_KITTY_KEY": "1",  # the protocol garbles text composed by an input method
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_FPS": "120",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    "ESCDELAY": "300",  # ms: over SSH the parts of one key may arrive apart
}

# The one sentence that cannot wait for the catalogue: it is there before anything is imported.
_STARTING: Final = {"ja": "起動中", "en": "starting"}
_WITH_VALUE: Final = {"--register", "--lang", "--as", "--ambiguous"}


def main() -> int:
    """Run `council` with the arguments of the process, and return its exit status."""
    words = sys.argv[1:]
    if words == ["--version"]:  # the one answer that needs nothing else
        from council_core import __version__

        sys.stdout.write(f"council {__version__}\n")
        return 0
    _read_utf8()
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    if os.environ.get("TERM") == "xterm":  # Tera Term and PuTTY say so, and can do 256 colours
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "256")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # names hold letters that an office's old locale has not
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not _opens(words) or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from council_tui.commandline import run

        return run(words)
    gc.disable()  # until the first screen stands: collecting while importing costs a fifth of the start
    from council_tui.terminal import Terminal

    with Terminal() as terminal:
        terminal.begin(_STARTING[_language(words)])
        from council_tui.commandline import run

        return run(words, terminal)


def _read_utf8() -> None:
    """Begin again in Python's UTF-8 mode where the locale says otherwise: names of files and words are UTF-8."""
    if sys.getfilesystemencoding() == "utf-8" or os.environ.get("PYTHONUTF8") == "1":
        return
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 -- this very program


def _opens(words: list[str]) -> bool:
    """Tell whether words open the interface: there is no command among them, or it is `demo`."""
    left, commands = iter(words), []
    for word in left:
        if word in _WITH_VALUE:
            next(left, None)
        elif not word.startswith("-"):
            commands.append(word)
        elif word.partition("=")[0] not in {*_WITH_VALUE, "--yes"}:
            return False
    return commands in ([], ["demo"])


def _language(words: list[str]) -> str:
    """Return the language asked for, else the locale's."""
    from council_core.language import preferred

    for word, following in pairwise([*words, ""]):
        option, _equals, value = word.partition("=")
        if option == "--lang" and (asked := value or following) in _STARTING:
            return asked
    return preferred()
