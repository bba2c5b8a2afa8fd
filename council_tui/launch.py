"""The entry point: settles the terminal before anything heavy is imported, then runs the command."""

import os
import sys

__all__ = ["main"]

# Textual reads these once, when it is imported. Each is a setting for slow lines and plain terminals that
# the user's own environment overrides.
_SETTINGS = {
    "TEXTUAL_DISABLE_KITTY_KEY": "1",  # the protocol garbles text composed by an input method
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_FPS": "15",
    "TEXTUAL_SMOOTH_SCROLL": "0",
    "ESCDELAY": "300",  # ms: over SSH the parts of one key may arrive apart
}


def main() -> int:
    """Run `council` with the arguments of the process, and return its exit status."""
    words = sys.argv[1:]
    if words == ["--version"]:  # the one answer that needs nothing else
        from council_core import __version__

        sys.stdout.write(f"council {__version__}\n")
        return 0
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
    if os.environ.get("TERM") == "xterm":  # Tera Term and PuTTY say so, and can do 256 colours
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "256")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # names hold letters that an office's old locale has not
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from council_tui.commandline import run

    return run(words)
