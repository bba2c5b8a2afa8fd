"""Spreadsheets: lists of people in, workbooks and reports of the office out.

What reads and what writes are imported at first use, each for itself: neither pays for the other.
"""

from typing import TYPE_CHECKING, Final

from council_core.late import late

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

if not TYPE_CHECKING:  # a wrong name is for type checkers to find
    __getattr__ = late(__name__, _HOMES)
