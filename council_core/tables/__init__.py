"""Spreadsheets: lists of people in."""

from council_core.tables.roster import PersonRead, RosterRead, read_roster

__all__ = ["PersonRead", "RosterRead", "read_roster"]
