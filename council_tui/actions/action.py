"""One action: its id, its keys, its words; and the bindings and lines of keys made of them."""

from collections.abc import Callable
from typing import Final

from attrs import frozen
from textual.binding import Binding

from council_core.text import cells

__all__ = ["Action", "bindings", "hints", "key_name"]

Words = Callable[[], str]

CHOSEN: Final[dict[str, str]] = {}  # the user's own keys, by the names of actions
_QUOTES: Final = "'"


@frozen
class Action:
    """One action: its id (also the method `action_…` that does it), its keys, what it is called and does.

    `usual` are its keys where the user has chosen no others (keymap.py); the first is the one shown. `hint` puts it on the line of keys; `reading` is how it is found in the
    palette beside its words: their reading in kana and in Latin letters.
    """

    id: str
    usual: str
    label: Words
    does: Words
    hint: bool = False
    reading: str = ""

    @property
    def name(self) -> str:
        """The id as a bare key of TOML: `mark-present`, `shift-minus-1`, `cast-none`."""
        method, _bracket, argument = self.id.removesuffix(")").partition("(")
        if not argument:
            return method
        return f"{method}-{argument.strip(_QUOTES).replace('-', 'minus-') or 'none'}"

    @property
    def keys(self) -> str:
        """Its keys as Textual names them, with commas between."""
        return CHOSEN.get(self.name, self.usual)

    @property
    def method(self) -> str:
        """The name of the method that does it."""
        return "action_" + self.id.partition("(")[0]


_KEY_NAMES: Final = {
    "up": "Up", "down": "Down", "left": "Left", "right": "Right", "space": "Space", "enter": "Enter", "escape": "Esc",
    "tab": "Tab", "shift+tab": "Shift+Tab", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "delete": "Del", "backspace": "BS", "question_mark": "?", "colon": ":", "slash": "/",
}  # fmt: skip


def bindings(*tables: tuple[Action, ...]) -> list[Binding]:
    """Return the bindings of tables, to be a screen's or a widget's."""
    return [
        Binding(action.keys, action.id, action.id, show=False, id=action.id)
        for table in tables
        for action in table
    ]


def key_name(key: str) -> str:
    """Return a key as it is printed: `^Q`, `F1`, `Enter`."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    return key.upper() if len(key) > 1 else key


def hints(table: tuple[Action, ...], ids: tuple[str, ...] = (), width: int | None = None) -> str:
    """Return the line of keys of a screen: of the actions named, in that order, else of those marked so.

    Where they do not fit into a width, those before the last one go: the last one leads to the help.
    """
    named = {action.id: action for action in table}
    shown = [named[name] for name in ids] if ids else [action for action in table if action.hint]
    told = [f"{key_name(action.keys.split(',')[0])} {action.label()}" for action in shown]
    while width is not None and cells("  ".join(told)) > width and len(told) > 1:
        del told[-2]
    return "  ".join(told)
