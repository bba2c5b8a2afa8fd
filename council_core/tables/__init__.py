"""Spreadsheets: lists of people in, workbooks and reports of the office out.

What reads and what writes are imported at first use, each for itself: neither pays for the other.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from council_core.tables.adopt import NEW, Proposal, Question, adopt_into_council, adopt_into_meeting
    from council_core.tables.people import DayRead, PersonRead, RosterRead
    from council_core.tables.reports import Report, compose_report, draw_report, report_data
    from council_core.tables.roster import read_roster

_HOMES: Final = {
    "council_core.tables.adopt": ("NEW", "Proposal", "Question", "adopt_into_council", "adopt_into_meeting"),
    "council_core.tables.people": ("DayRead", "PersonRead", "RosterRead"),
    "council_core.tables.reports": ("Report", "compose_report", "draw_report", "report_data"),
    "council_core.tables.roster": ("read_roster",),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "NEW",
    "DayRead",
    "PersonRead",
    "Proposal",
    "Question",
    "Report",
    "RosterRead",
    "adopt_into_council",
    "adopt_into_meeting",
    "compose_report",
    "draw_report",
    "read_roster",
    "report_data",
]


def __getattr__(name: str) -> Any:
    if home := _HOME_OF.get(name):
        return getattr(import_module(home), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
