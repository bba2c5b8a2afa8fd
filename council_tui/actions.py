"""What can be done on each screen, as data: keys, words and help.

The bindings, the line of keys at the foot of a screen and its help are all made of this one table.
"""

from collections.abc import Callable
from typing import Final

from attrs import frozen
from textual.binding import Binding

from council_core.language import _

__all__ = ["ANYWHERE", "LIST", "MEETING", "REGISTER", "VOTE", "Action", "bindings", "hints"]

Words = Callable[[], str]


@frozen
class Action:
    """One action: its id (also the method `action_…` that does it), its keys, what it is called and does.

    The first key is the one shown. `hint` puts it on the line of keys.
    """

    id: str
    keys: str
    label: Words
    does: Words
    hint: bool = False


ANYWHERE: Final = (
    Action(
        "help", "f1,question_mark", lambda: _("help"), lambda: _("show what each key does here"), hint=True
    ),
    Action("leave", "ctrl+q", lambda: _("quit"), lambda: _("leave the program; everything is stored")),
)

LIST: Final = (
    Action("up", "up,k", lambda: _("up"), lambda: _("one line up")),
    Action("down", "down,j", lambda: _("down"), lambda: _("one line down")),
    Action("page_up", "pageup", lambda: _("page up"), lambda: _("one page up")),
    Action("page_down", "pagedown", lambda: _("page down"), lambda: _("one page down")),
    Action("first", "home,g", lambda: _("top"), lambda: _("to the first line")),
    Action("last", "end,G", lambda: _("bottom"), lambda: _("to the last line")),
)

REGISTER: Final = (
    Action("open", "enter,f2", lambda: _("open"), lambda: _("open the meeting"), hint=True),
    Action("year_before", "left,h", lambda: _("earlier"), lambda: _("the fiscal year before"), hint=True),
    Action(
        "year_after",
        "right,l",
        lambda: _("later"),
        lambda: _("the fiscal year after; then all years"),
        hint=True,
    ),
    Action("reload", "f5,ctrl+r", lambda: _("reload"), lambda: _("read the register again")),
    Action(
        "leave", "escape", lambda: _("quit"), lambda: _("leave the program; everything is stored"), hint=True
    ),
    *ANYWHERE,
)

MEETING: Final = (
    Action("next_pane", "tab,f6,right,l", lambda: _("next"), lambda: _("the next pane"), hint=True),
    Action("pane_before", "shift+tab,left,h", lambda: _("previous"), lambda: _("the pane before")),
    Action("open", "enter,f2", lambda: _("open"), lambda: _("open the vote and mark ballots")),
    Action(
        "flip",
        "space,f9",
        lambda: _("present/absent"),
        lambda: _("attendance: present, or absent"),
        hint=True,
    ),
    Action("mark('present')", "1", lambda: _("present"), lambda: _("attendance: present")),
    Action("mark('absent')", "2", lambda: _("absent"), lambda: _("attendance: absent")),
    Action("mark('online')", "3", lambda: _("online"), lambda: _("attendance: online")),
    Action("mark('proxy')", "4", lambda: _("proxy"), lambda: _("attendance: by proxy")),
    Action("mark('')", "0", lambda: _("not stated"), lambda: _("attendance: not stated")),
    Action("undo", "u,ctrl+z", lambda: _("undo"), lambda: _("take the last change back"), hint=True),
    Action("redo", "ctrl+y", lambda: _("redo"), lambda: _("make it again")),
    Action("reload", "f5,ctrl+r", lambda: _("reload"), lambda: _("read the meeting again")),
    Action("back", "escape", lambda: _("back"), lambda: _("back to the register"), hint=True),
    *ANYWHERE,
)

VOTE: Final = (
    Action("cast('for')", "1", lambda: _("for"), lambda: _("this member is in favour"), hint=True),
    Action("cast('against')", "2", lambda: _("against"), lambda: _("this member is against"), hint=True),
    Action("cast('abstain')", "3", lambda: _("abstains"), lambda: _("this member abstains"), hint=True),
    Action("recuse", "4", lambda: _("recused"), lambda: _("this member is recused, or not"), hint=True),
    Action("cast('')", "0,delete", lambda: _("none"), lambda: _("take this member's ballot back")),
    Action(
        "all_in_favour",
        "A",
        lambda: _("all for"),
        lambda: _("everybody who has not voted is in favour"),
        hint=True,
    ),
    Action("undo", "u,ctrl+z", lambda: _("undo"), lambda: _("take the last change back"), hint=True),
    Action("redo", "ctrl+y", lambda: _("redo"), lambda: _("make it again")),
    Action("back", "escape", lambda: _("back"), lambda: _("back to the meeting"), hint=True),
    *ANYWHERE,
)

_KEY_NAMES: Final = {
    "up": "Up", "down": "Down", "left": "Left", "right": "Right", "space": "Space", "enter": "Enter", "escape": "Esc",
    "tab": "Tab", "shift+tab": "Shift+Tab", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "delete": "Del", "question_mark": "?",
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


def hints(table: tuple[Action, ...]) -> str:
    """Return the line of keys of a screen."""
    shown = (action for action in table if action.hint)
    return "  ".join(f"{key_name(action.keys.split(',')[0])} {action.label()}" for action in shown)
