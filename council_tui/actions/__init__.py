"""What can be done on each screen, as data: keys, words and help.

The bindings, the line of keys at the foot of a screen, its help, the palette and `docs/keys.md` are all
made of these tables.
"""

from council_tui.actions.action import Action, bindings, hints, key_name
from council_tui.actions.council import HISTORY, MEMBERS, TAKE_IN
from council_tui.actions.desk import DUE, FIND, FOLLOW_UPS, PLAN, REGISTER
from council_tui.actions.everywhere import ANYWHERE, CHOICES, EDITOR, KEYS, LIST
from council_tui.actions.keymap import TABLES, choose_keys
from council_tui.actions.meeting import FORM, MEETING, PALETTE
from council_tui.actions.table import LARGE, TABLE
from council_tui.actions.vote import VOTE

__all__ = [
    "ANYWHERE",
    "CHOICES",
    "DUE",
    "EDITOR",
    "FIND",
    "FOLLOW_UPS",
    "FORM",
    "HISTORY",
    "KEYS",
    "LARGE",
    "LIST",
    "MEETING",
    "MEMBERS",
    "PALETTE",
    "PLAN",
    "REGISTER",
    "TABLE",
    "TABLES",
    "TAKE_IN",
    "VOTE",
    "Action",
    "bindings",
    "choose_keys",
    "hints",
    "key_name",
]
