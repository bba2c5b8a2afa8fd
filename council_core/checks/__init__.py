"""What does not add up: findings, each with a code, a severity and a place.

The record is never corrected. A finding is data; its sentence is written when it is shown. Other rooms
that find things (`tables`, the reader of minutes) report them in the same shape. docs/checks.md explains
each code.
"""

from council_core.checks.finding import CODES, Finding, Severity
from council_core.checks.meeting import check
from council_core.checks.roster import check_roster

__all__ = ["CODES", "Finding", "Severity", "check", "check_roster"]
