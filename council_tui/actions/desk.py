"""Actions of the screens on the register as a whole: meetings, what is due, follow-ups, finds."""

from typing import Final

from council_core.language import _
from council_tui.actions.action import Action
from council_tui.actions.everywhere import ANYWHERE, BACK, REDO, RELOAD, UNDO

__all__ = ["DUE", "FIND", "FOLLOW_UPS", "PLAN", "REGISTER"]

REGISTER: Final = (
    Action(
        "open",
        "enter,f2",
        lambda: _("open"),
        lambda: _("open the meeting"),
        hint=True,
        reading="hiraku ひらく",
    ),
    Action(
        "filter",
        "f3,slash",
        lambda: _("find"),
        lambda: _("show the lines that hold what is typed"),
        hint=True,
        reading="sagasu さがす shiborikomi しぼりこみ",
    ),
    Action(
        "due",
        "f6,e",
        lambda: _("due"),
        lambda: _("what is due: minutes, follow-ups, terms"),
        hint=True,
        reading="kigen きげん",
    ),
    Action(
        "new",
        "f7,ctrl+n,o",
        lambda: _("new"),
        lambda: _("plan the next meeting, or enter a council"),
        hint=True,
        reading="shinki しんき kaigi かいぎ kaigitai かいぎたい",
    ),
    Action(
        "members",
        "f4,m",
        lambda: _("members"),
        lambda: _("the council: its members and its facts"),
        hint=True,
        reading="iin いいん meibo めいぼ ninki にんき",
    ),
    Action(
        "follow_ups",
        "f9,w",
        lambda: _("follow-ups"),
        lambda: _("what was promised in all meetings"),
        reading="shukudai しゅくだい",
    ),
    Action(
        "search",
        "ctrl+f,s",
        lambda: _("search all"),
        lambda: _("search words in all that is stored"),
        reading="kensaku けんさく sagasu さがす",
    ),
    Action("year_before", "left,h", lambda: _("earlier"), lambda: _("the fiscal year before")),
    Action("year_after", "right,l", lambda: _("later"), lambda: _("the fiscal year after; then all years")),
    RELOAD,
    Action(
        "back",
        "escape",
        lambda: _("quit"),
        lambda: _("show all lines again, then quit"),
        hint=True,
        reading="owaru おわる shuryo しゅうりょう",
    ),
    *ANYWHERE,
)

PLAN: Final = (
    Action(
        "open",
        "enter,f2,i",
        lambda: _("edit"),
        lambda: _("edit the chosen line, or open it"),
        hint=True,
        reading="henshu へんしゅう",
    ),
    Action(
        "keep",
        "f12,ctrl+s",
        lambda: _("store"),
        lambda: _("put it into the register as it stands here"),
        hint=True,
        reading="hozon ほぞん touroku とうろく",
    ),
    Action(
        "delete",
        "f8,delete,d",
        lambda: _("take out"),
        lambda: _("take out what stands in the chosen line"),
        reading="sakujo さくじょ",
    ),
    UNDO,
    REDO,
    Action("back", "escape", lambda: _("give up"), lambda: _("back, and store nothing"), hint=True),
    *ANYWHERE,
)

DUE: Final = (
    Action(
        "open",
        "enter,f2",
        lambda: _("open"),
        lambda: _("go where it is to be done"),
        hint=True,
        reading="hiraku ひらく",
    ),
    RELOAD,
    BACK,
    *ANYWHERE,
)

FOLLOW_UPS: Final = (
    Action(
        "open",
        "enter,f2",
        lambda: _("open"),
        lambda: _("open the meeting where it was promised"),
        hint=True,
        reading="hiraku ひらく",
    ),
    Action(
        "settle",
        "f9,space",
        lambda: _("settle"),
        lambda: _("done, answered in a meeting, or open again"),
        hint=True,
        reading="kanryo かんりょう kaito かいとう",
    ),
    Action(
        "settled",
        "f6,a",
        lambda: _("open/all"),
        lambda: _("show what is settled too, or only open ones"),
        hint=True,
        reading="subete すべて",
    ),
    UNDO,
    REDO,
    RELOAD,
    BACK,
    *ANYWHERE,
)

FIND: Final = (
    Action(
        "open",
        "enter,f2",
        lambda: _("open"),
        lambda: _("open the meeting at this place"),
        hint=True,
        reading="hiraku ひらく",
    ),
    Action(
        "words",
        "f3,slash,ctrl+f",
        lambda: _("find"),
        lambda: _("search other words"),
        hint=True,
        reading="kensaku けんさく",
    ),
    BACK,
    *ANYWHERE,
)
