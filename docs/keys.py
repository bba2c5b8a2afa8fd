"""Write docs/keys.md from the tables of actions: python docs/keys.py [FILE]."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from council_core import language
from council_tui.actions import ANYWHERE, TABLES, Action, key_name

HEAD: Final = """\
# Keys

*Written by `python docs/keys.py`; each screen shows the same on F1.*

Every function has a function key, a control key or a key of its own such as Enter; letters double them.
Full-width letters (ｊ, ？, １) do the same outside of text fields. `^Q` is Ctrl+Q. No key is one that a
terminal keeps for itself.

Other keys are chosen in `~/.config/council/config.toml` (`$XDG_CONFIG_HOME`, or the file in
`$COUNCIL_CONFIG`), by an action's name:

```toml
language = "ja"        # else the locale's; --lang goes before
ambiguous = "auto"     # cells of letters such as ① in your terminal: "auto" asks it; "1", "2"
colours = "auto"       # "none", "16", "256" or "full" where the terminal does not tell the truth
input_method = true    # switch Tera Term's input method on in text fields and off outside them

[keys]
undo = "x"
open = ["enter", "f4"]
```

An action of one name has its keys on every screen that has it. A key that would do two things on one screen
is refused with both named. What your terminal sends is shown on `^T`.
"""


def said(tongue: str, words: Callable[[], str]) -> str:
    """Return words in a language."""
    language.use(tongue)
    try:
        return words().replace("|", r"\|")
    finally:
        language.use("en")


def row(action: Action) -> str:
    """Return an action's line."""
    keys = " ".join(f"`{key_name(key)}`" for key in action.usual.split(","))
    told = (f"{said(tongue, action.label)}: {said(tongue, action.does)}" for tongue in ("ja", "en"))
    return " | ".join([f"| {keys}", f"`{action.name}`", *told]) + " |"


def page() -> str:
    """Return the whole document."""
    parts = [HEAD]
    for name, (words, table) in TABLES.items():
        english = said("en", words)
        rows = [row(action) for action in table if name == "ANYWHERE" or action not in ANYWHERE]
        parts.append(
            f"## {english[:1].upper()}{english[1:]} · {said('ja', words)}\n\n"
            "| keys | name | 日本語 | English |\n| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("keys.md")).write_text(
        page(), "utf-8"
    )
