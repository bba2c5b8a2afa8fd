"""The desk of a city's advisory councils, without a screen.

    from council_core import Register

    with Register.open("register.db") as register:
        for line in register.meetings():
            print(line.date, line.title)

Everything named here is imported at first use, so that a script pays only for what it takes.
"""

from council_core.late import late

__version__ = "0.1.0"

TYPE_CHECKING = False  # importing `typing` would double the time that `council --version` takes

if TYPE_CHECKING:
    from council_core.changes import Change, apply, describe, diff, reverse
    from council_core.checks import Finding, Severity, check
    from council_core.codec import from_json, from_toml, to_json, to_toml
    from council_core.errors import Conflict, CouncilError, WrongDocument
    from council_core.house import House, load_house
    from council_core.minutes.writer import Edition, compose
    from council_core.model import Council, Meeting
    from council_core.rules import decide, entitled, presiding, quorum
    from council_core.store import Author, Register
    from council_core.tables import read_roster

_HOMES = {
    "council_core.changes": ("Change", "apply", "describe", "diff", "reverse"),
    "council_core.checks": ("Finding", "Severity", "check"),
    "council_core.codec": ("from_json", "from_toml", "to_json", "to_toml"),
    "council_core.errors": ("Conflict", "CouncilError", "WrongDocument"),
    "council_core.house": ("House", "load_house"),
    "council_core.minutes.writer": ("Edition", "compose"),
    "council_core.model": ("Council", "Meeting"),
    "council_core.rules": ("decide", "entitled", "presiding", "quorum"),
    "council_core.store": ("Author", "Register"),
    "council_core.tables": ("read_roster",),
}

__all__ = [
    "Author",
    "Change",
    "Conflict",
    "Council",
    "CouncilError",
    "Edition",
    "Finding",
    "House",
    "Meeting",
    "Register",
    "Severity",
    "WrongDocument",
    "__version__",
    "apply",
    "check",
    "compose",
    "decide",
    "describe",
    "diff",
    "entitled",
    "from_json",
    "from_toml",
    "load_house",
    "presiding",
    "quorum",
    "read_roster",
    "reverse",
    "to_json",
    "to_toml",
]

if not TYPE_CHECKING:  # a wrong name is for type checkers to find
    __getattr__ = late(__name__, _HOMES)
