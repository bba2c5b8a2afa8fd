"""The tables of actions by their screens, and the keys that a user has chosen for them."""

import unicodedata
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Final

from textual.keys import KEY_ALIASES, Keys, _character_to_key

from council_core.errors import Problem
from council_core.language import _
from council_tui.actions.action import CHOSEN, Action
from council_tui.actions.council import HISTORY, MEMBERS, TAKE_IN
from council_tui.actions.desk import DUE, FIND, FOLLOW_UPS, PLAN, REGISTER
from council_tui.actions.everywhere import ANYWHERE, CHOICES, EDITOR, KEYS, LIST
from council_tui.actions.meeting import FORM, MEETING, PALETTE
from council_tui.actions.table import LARGE, TABLE
from council_tui.actions.vote import VOTE

__all__ = ["TABLES", "choose_keys", "key_of"]

# What each table is for, in the order of docs/keys.md.
TABLES: Final[Mapping[str, tuple[Callable[[], str], tuple[Action, ...]]]] = {
    "ANYWHERE": (lambda: _("on every screen"), ANYWHERE),
    "REGISTER": (lambda: _("the list of meetings"), REGISTER),
    "MEETING": (lambda: _("a meeting"), MEETING),
    "FORM": (lambda: _("a form on one record"), FORM),
    "PLAN": (lambda: _("a new meeting or council"), PLAN),
    "MEMBERS": (lambda: _("members of a council"), MEMBERS),
    "TAKE_IN": (lambda: _("take a list in"), TAKE_IN),
    "DUE": (lambda: _("what is due"), DUE),
    "FOLLOW_UPS": (lambda: _("follow-ups"), FOLLOW_UPS),
    "FIND": (lambda: _("search all"), FIND),
    "HISTORY": (lambda: _("history"), HISTORY),
    "TABLE": (lambda: _("at the table"), TABLE),
    "VOTE": (lambda: _("a vote"), VOTE),
    "LARGE": (lambda: _("the large display"), LARGE),
    "LIST": (lambda: _("in every list"), LIST),
    "EDITOR": (lambda: _("while typing"), EDITOR),
    "CHOICES": (lambda: _("while choosing"), CHOICES),
    "PALETTE": (lambda: _("all actions"), PALETTE),
    "KEYS": (lambda: _("what the terminal sends"), KEYS),
}
_ALONE: Final = {"LIST", "EDITOR", "KEYS"}  # tables whose keys do not meet those of a list
_KNOWN: Final = {str(key.value) for key in Keys if "<" not in key.value} | {
    key for _words, table in TABLES.values() for action in table for key in action.usual.split(",")
}
_SPOKEN: Final = {
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "bs": "backspace",
}


def choose_keys(chosen: Mapping[str, tuple[str, ...]]) -> list[Problem]:
    """Give actions other keys, before any screen is made; return what is wrong, and then give none.

    An action of one name on several screens has the keys on all of them.
    """
    CHOSEN.clear()
    names = {action.name for _words, table in TABLES.values() for action in table}
    problems = [
        Problem(f"keys.{name}", name, _("the name of an action, as docs/keys.md lists them"))
        for name in chosen
        if name not in names
    ]
    problems += [
        Problem(f"keys.{name}", key, _("a key such as f2, ctrl+e, enter or a letter"))
        for name, wanted in chosen.items()
        for key in wanted
        if key_of(key) is None
    ]
    if not problems:
        CHOSEN.update(
            {name: ",".join(key_of(key) or "" for key in wanted) for name, wanted in chosen.items()}
        )
        problems = list(dict.fromkeys(_conflicts(chosen)))
    if problems:
        CHOSEN.clear()
    return problems


def key_of(text: str) -> str | None:
    """Return a key as Textual names it, `F2`, `^E`, `Esc` and `?` too; `None` where there is none of this name."""
    text = unicodedata.normalize("NFKC", text).strip()
    if len(text) == 1:
        return _character_to_key(text) if text.isprintable() else None
    *modifiers, key = text.lower().replace("^", "ctrl+", 1).split("+")
    key = _SPOKEN.get(key, key)
    name = "+".join([*modifiers, key])
    return name if name in _KNOWN or KEY_ALIASES.get(name) else None


def _conflicts(chosen: Container[str]) -> Iterator[Problem]:
    """Yield each chosen key that would do two things on one screen, or would be typed as well."""
    for title, (_words, table) in TABLES.items():
        done: dict[str, Action] = {}
        for action in table if title in _ALONE else (*table, *LIST):
            for key in action.keys.split(","):
                other = done.setdefault(key, action)
                if title == "EDITOR" and action.name in chosen and len(key) == 1:
                    yield Problem(f"keys.{action.name}", key, _("a key that types no letter"))
                elif other.name != action.name and (other.name in chosen or action.name in chosen):
                    mine, taken = (action, other) if action.name in chosen else (other, action)
                    told = _("a key that is not that of {action} ({label})")
                    yield Problem(
                        f"keys.{mine.name}", key, told.format(action=taken.name, label=taken.label())
                    )
