"""The arguments of `council stage`: its steps, each with its own."""

import argparse
from collections.abc import Callable
from typing import Any

from council_core.language import _

__all__ = ["add_steps"]


def add_steps(parser: argparse.ArgumentParser, common: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add a parser for each step; `common` adds the options that every command has."""
    steps = parser.add_subparsers(metavar="STEP", dest="step", title=_("steps"))

    def step(name: str, does: str, *, dated: bool = False) -> argparse.ArgumentParser:
        under = steps.add_parser(name, help=does, description=does, add_help=False)
        if dated:
            under.add_argument("--on", metavar="DATE", type=_day, help=_("the day it was done (today)"))
        under.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help=_("print data, one JSON document a line"),
        )
        common(under)
        return under

    step("notified", _("the notice has gone out"))
    step("held", _("the meeting was held"))
    step("drafted", _("the minutes are drafted"), dated=True)
    sent = step("sent", _("the draft was sent to the members"), dated=True)
    sent.add_argument("--reply-by", metavar="DATE", type=_day, help=_("the day until which they may reply"))
    reply = step("reply", _("somebody has replied to the draft"), dated=True)
    reply.add_argument("name", metavar="NAME", help=_("who: a name of the attendance list, or its beginning"))
    reply.add_argument("--correction", metavar="TEXT", help=_("what is to be corrected; without it, nothing"))
    for name, does in (
        ("done", _("a correction was taken into the minutes")),
        ("declined", _("a correction was not taken in")),
    ):
        step(name, does).add_argument("reply", metavar="REPLY", help=_("the reply, as stage lists it (r1)"))
    confirmed = step("confirmed", _("the minutes are confirmed, and are the record from now on"), dated=True)
    confirmed.add_argument(
        "--by", dest="confirmed_by", metavar="NAME", nargs="+", required=True, help=_("who confirmed them")
    )
    step("published", _("the record is published"), dated=True)
    note = step("note", _("add a dated note to the record"), dated=True)
    note.add_argument("text", metavar="TEXT", help=_("what the note says"))
    note.add_argument("--item", metavar="ITEM", help=_("the item that it belongs to, by id or label"))
    step("reopened", _("the draft goes back from the reviewers"))


def _day(text: str) -> Any:
    from council_core.text import parse_date

    if (day := parse_date(text)) is None:
        raise argparse.ArgumentTypeError(
            _("{text} is no date such as 2023-06-01, R5.6.1 or 令和5年6月1日").format(text=text)
        )
    return day
