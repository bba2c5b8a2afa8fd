"""Actions that every screen has, those that most have, those of lists, and those of what is asked at the foot."""

from typing import Final

from council_core.language import _
from council_tui.actions.action import Action

__all__ = ["ANYWHERE", "BACK", "CHOICES", "EDITOR", "KEYS", "LIST", "REDO", "RELOAD", "SAVES", "UNDO"]

ANYWHERE: Final = (
    Action(
        "help",
        "f1,question_mark",
        lambda: _("help"),
        lambda: _("show what each key does here"),
        hint=True,
        reading="help herupu setsumei せつめい",
    ),
    Action(
        "palette",
        "f10,ctrl+p,colon",
        lambda: _("all actions"),
        lambda: _("find an action by its name, and do it"),
        reading="menu menyu meirei めいれい",
    ),
    Action(
        "drafts",
        "ctrl+e",
        lambda: _("unfinished"),
        lambda: _("take up what was typed when the line was cut"),
        reading="shitagaki したがき kakikake かきかけ",
    ),
    Action(
        "try_keys",
        "ctrl+x",
        lambda: _("try keys"),
        lambda: _("show what the terminal sends for each key"),
        reading="ki tameshi きー ためし tanmatsu たんまつ",
    ),
    Action(
        "redraw",
        "ctrl+l",
        lambda: _("draw anew"),
        lambda: _("draw the screen anew, where something was written over it"),
        reading="saibyoga さいびょうが",
    ),
    Action("leave", "ctrl+q", lambda: _("quit"), lambda: _("leave the program; everything is stored")),
)

UNDO: Final = Action("undo", "u,ctrl+z", lambda: _("undo"), lambda: _("take the last change back"), hint=True)

REDO: Final = Action("redo", "ctrl+y", lambda: _("redo"), lambda: _("make it again"))

RELOAD: Final = Action(
    "reload", "f5,ctrl+r", lambda: _("reload"), lambda: _("read it again: others may have changed it")
)

BACK: Final = Action(
    "back",
    "escape",
    lambda: _("back"),
    lambda: _("back to the screen before"),
    hint=True,
    reading="modoru もどる",
)

SAVES: Final = Action(
    "history",
    "ctrl+w",
    lambda: _("history"),
    lambda: _("who changed what, and when"),
    reading="rireki りれき",
)

KEYS: Final = (
    Action(
        "back", "escape", lambda: _("back, twice"), lambda: _("pressed twice: back to the screen"), hint=True
    ),
)

LIST: Final = (
    Action("up", "up,k", lambda: _("up"), lambda: _("one line up")),
    Action("down", "down,j", lambda: _("down"), lambda: _("one line down")),
    Action("page_up", "pageup", lambda: _("page up"), lambda: _("one page up")),
    Action("page_down", "pagedown", lambda: _("page down"), lambda: _("one page down")),
    Action("first", "home,g", lambda: _("top"), lambda: _("to the first line")),
    Action("last", "end,G", lambda: _("bottom"), lambda: _("to the last line")),
)

EDITOR: Final = (
    Action("accept", "enter,f12,ctrl+s", lambda: _("keep"), lambda: _("keep the text"), hint=True),
    Action(
        "edit('line')",
        "f7,ctrl+n",
        lambda: _("new line"),
        lambda: _("begin a new line in the text"),
        hint=True,
    ),
    Action("give_up", "escape", lambda: _("give up"), lambda: _("leave the text as it was"), hint=True),
    Action("edit('undo')", "ctrl+z", lambda: _("undo"), lambda: _("take the last typing back"), hint=True),
    Action("edit('redo')", "ctrl+y", lambda: _("redo"), lambda: _("type it again")),
    Action("edit('left')", "left", lambda: _("left"), lambda: _("one letter to the left")),
    Action("edit('right')", "right", lambda: _("right"), lambda: _("one letter to the right")),
    Action("edit('up')", "up", lambda: _("up"), lambda: _("one row up")),
    Action("edit('down')", "down", lambda: _("down"), lambda: _("one row down")),
    Action("edit('page_up')", "pageup", lambda: _("page up"), lambda: _("as many rows up as are seen")),
    Action(
        "edit('page_down')", "pagedown", lambda: _("page down"), lambda: _("as many rows down as are seen")
    ),
    Action(
        "edit('home')", "home", lambda: _("top"), lambda: _("to the beginning of the line, then of the text")
    ),
    Action("edit('end')", "end", lambda: _("bottom"), lambda: _("to the end of the line, then of the text")),
    Action(
        "edit('back')",
        "backspace",
        lambda: _("delete back"),
        lambda: _("delete the letter before the cursor"),
    ),
    Action("edit('delete')", "delete", lambda: _("delete"), lambda: _("delete the letter at the cursor")),
    Action("edit('cut')", "ctrl+k", lambda: _("cut"), lambda: _("delete the rest of the line")),
)

CHOICES: Final = (
    Action(
        "take", "enter,f2,f4", lambda: _("choose"), lambda: _("take the line under the cursor"), hint=True
    ),
    Action(
        "mark",
        "space,f9",
        lambda: _("mark"),
        lambda: _("mark the line, or not, where several may be"),
        hint=True,
    ),
    Action("give_up", "escape", lambda: _("give up"), lambda: _("choose nothing"), hint=True),
)
