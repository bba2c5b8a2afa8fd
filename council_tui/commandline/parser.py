"""The commands as a table, and the parser made of it."""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final, NoReturn

from attrs import frozen

from council_core import __version__
from council_core.language import LANGUAGES, _
from council_tui.configuration import AMBIGUOUS

__all__ = ["COMMANDS", "Command", "make_parser"]

Arguments = Callable[[argparse.ArgumentParser], None]


@frozen
class Command:
    """One command: its name, what it does, its own arguments, where its code is."""

    name: str
    does: Callable[[], str]
    arguments: Arguments
    code: str

    def run(self, options: argparse.Namespace) -> int:
        """Import the command's code and run it."""
        module, _colon, function = self.code.partition(":")
        status: int = getattr(import_module(f"council_tui.{module}"), function)(options)
        return status


def _screen(parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--ambiguous",
        choices=AMBIGUOUS,
        default=default,
        help=_("cells of letters of ambiguous width in this terminal (auto: it is asked)"),
    )


def _meeting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "meeting", metavar="MEETING", help=_("a meeting's id, or an unambiguous beginning of it")
    )


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--council", metavar="C", help=_("of this council only"))
    parser.add_argument(
        "--year", metavar="Y", type=_year, help=_("of this fiscal year only (April to March)")
    )
    parser.add_argument(
        "--due", action="store_true", help=_("what is due of meetings and councils, the soonest first")
    )
    _json(parser)


def _show(parser: argparse.ArgumentParser) -> None:
    _meeting(parser)
    parser.add_argument(
        "--at", metavar="TIME", type=_clock, help=_("who is there at this time of day (14:30)")
    )
    _json(parser)


def _data_of_meeting(parser: argparse.ArgumentParser) -> None:
    _meeting(parser)
    _json(parser)


def _stage(parser: argparse.ArgumentParser) -> None:
    from council_tui.commandline.steps import add_steps

    _data_of_meeting(parser)
    add_steps(parser, lambda under: _common(under, argparse.SUPPRESS))


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING", nargs="?", help=_("one meeting; without it, all"))
    _json(parser)


def _minutes(parser: argparse.ArgumentParser) -> None:
    _meeting(parser)
    _edition(parser, "public", _("public leaves out what is closed"))
    _file(parser, "FILE", _("the file to write, else it is printed"))


def _document(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="KIND",
        choices=("agenda", "notice", "announcement", "attendees", "materials", "script", "summary", "advice"),
        help=_("agenda, notice, announcement, attendees, materials, script, summary or advice"),
    )
    _meeting(parser)
    _edition(
        parser,
        None,
        _("public leaves out what is closed (notice, attendees and script: internal, else public)"),
    )
    _file(
        parser, "FILE|FOLDER", _("the file to write, of several documents the folder; else they are printed")
    )
    parser.add_argument(
        "--to", metavar="MEMBER", help=_("the notice to this member alone: an id or the name")
    )
    parser.add_argument("--item", metavar="ITEM", help=_("the advice on this item alone"))


def _edition(parser: argparse.ArgumentParser, default: str | None, told: str) -> None:
    parser.add_argument("--house", metavar="H", help=_("the house style (the council's own, else plain)"))
    parser.add_argument("--edition", choices=("public", "internal"), default=default, help=told)


def _file(parser: argparse.ArgumentParser, place: str, told: str) -> None:
    parser.add_argument(
        "--format", choices=("txt", "md", "html", "docx"), default="txt", help=_("the format (txt)")
    )
    parser.add_argument("-o", dest="output", metavar=place, help=told)
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))


def _house(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "new", "check"), help=_("list, new or check"))
    parser.add_argument("name", metavar="NAME", nargs="?", help=_("the house style's name"))


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", metavar="WORDS", nargs="+", help=_("words, all of which occur; widths and kana are one")
    )
    _json(parser)


def _undo(parser: argparse.ArgumentParser) -> None:
    _meeting(parser)
    parser.add_argument(
        "times", metavar="N", nargs="?", type=_times, default=1, help=_("how many changes (1)")
    )


def _read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=_("minutes: .txt, .md, .html, .docx or .pdf")
    )
    parser.add_argument("--house", metavar="H", help=_("the house style that the minutes follow"))
    _json(parser)


def _roster(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("a list: .xlsx, .xls, .ods, .csv or .tsv"))
    parser.add_argument("--sheet", metavar="S", help=_("the sheet with the list"))
    parser.add_argument(
        "--map",
        metavar="氏名=C,役職=E",
        type=_columns,
        help=_("the columns, where they are not told by their heads"),
    )
    parser.add_argument("--house", metavar="H", help=_("a house that adds its words for columns and roles"))
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--into", metavar="COUNCIL", help=_("compare with this council's members, and store after a yes")
    )
    where.add_argument(
        "--meeting",
        metavar="MEETING",
        help=_("compare with this meeting's attendance, and store after a yes"),
    )
    _json(parser)


def _report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="KIND",
        choices=("roster", "attendance", "fees", "meetings", "seating"),
        help=_("roster, attendance, fees, meetings (a yearly return) or seating"),
    )
    parser.add_argument(
        "council", metavar="COUNCIL", help=_("a council's id, or an unambiguous beginning of it")
    )
    parser.add_argument(
        "--year", metavar="Y", type=_year, required=True, help=_("of this fiscal year (April to March)")
    )
    parser.add_argument(
        "-o", dest="output", metavar="FILE", type=_workbook,
        help=_("the workbook to write (COUNCIL-KIND-Y.xlsx in the current folder)"),
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    _json(parser)


def _path(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        help=_("a folder, one document (.toml, .json), or a workbook that was exported (.xlsx)"),
    )


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path",
        metavar="PATH",
        help=_("a folder, NAME.toml for one council or meeting, or a workbook to edit (.xlsx)"),
    )
    parser.add_argument("--council", metavar="C", help=_("of this council only"))
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))


_LAST_YEAR: Final = 9998  # the last fiscal year that a calendar holds whole

COMMANDS: Final = (
    Command(
        "demo",
        lambda: _("open the interface on a throw-away copy of the sample register"),
        _screen,
        "commandline.screen:demo",
    ),
    Command("list", lambda: _("list meetings"), _list, "commandline.meetings:list_meetings"),
    Command("show", lambda: _("show one meeting"), _show, "commandline.meetings:show"),
    Command("tally", lambda: _("votes, who was entitled, the outcome and its reason"), _data_of_meeting,
            "commandline.meetings:tally"),
    Command("stage", lambda: _("how far a meeting has come, and its next step"), _stage, "commandline.stages:stage"),
    Command("check", lambda: _("what does not add up"), _check, "commandline.meetings:check"),
    Command("search", lambda: _("find words in titles, names, items, materials, follow-ups and speeches"), _search,
            "commandline.finding:search"),
    Command("minutes", lambda: _("write minutes"), _minutes, "commandline.papers:minutes"),
    Command("document", lambda: _("write another document of a meeting"), _document,
            "commandline.documents:document"),
    Command("house", lambda: _("house styles: list them, copy the plain one, check one"), _house, "commandline.houses:house"),
    Command("history", lambda: _("who changed what"), _data_of_meeting, "commandline.meetings:history"),
    Command("undo", lambda: _("take the last changes back"), _undo, "commandline.meetings:undo"),
    Command("read", lambda: _("read minutes into the register"), _read, "commandline.reading:read"),
    Command("roster", lambda: _("read an attendee list from a workbook"), _roster, "commandline.roster:roster"),
    Command("report", lambda: _("write a workbook of the office: roster, attendance, fees, meetings, seating"), _report,
            "commandline.reports:report"),
    Command("import", lambda: _("take over exchange documents or an edited workbook"), _path, "commandline.transfer:take_over"),
    Command("export", lambda: _("write the register as exchange documents or as a workbook to edit"), _folder,
            "commandline.transfer:give_out"),
)  # fmt: skip


def make_parser(*, opening: bool = False) -> argparse.ArgumentParser:
    """Make the parser, with argparse's own words in the language in use.

    Where the words are known to be `opening` the interface, the other commands are left out, which would take
    longer to make than to read the list of meetings.
    """
    for name in ("_", "ngettext"):  # argparse looks its messages up under these names
        setattr(argparse, name, _ if name == "_" else _plural)
    parser = _Parser(
        prog="council",
        description=_("The desk of a city's advisory councils. Without a command it opens the interface."),
        add_help=False,
    )
    _common(parser, None)
    _screen(parser, None)
    parser.add_argument(
        "--version", action="version", version=f"council {__version__}", help=_("show the version and exit")
    )
    parser.set_defaults(run=_open_interface)
    commands = parser.add_subparsers(metavar="COMMAND", title=_("commands"))
    for command in COMMANDS[:1] if opening else COMMANDS:
        under = commands.add_parser(
            command.name, help=command.does(), description=command.does(), add_help=False
        )
        command.arguments(under)
        _common(under, argparse.SUPPRESS)
        under.set_defaults(run=command.run)
    return parser


def _open_interface(options: argparse.Namespace) -> int:
    from council_tui.commandline.screen import interface

    return interface(options)


def _common(parser: argparse.ArgumentParser, default: Any) -> None:
    parser.add_argument("-h", "--help", action="help", help=_("show this help and exit"))
    parser.add_argument("--register", metavar="PATH", default=default, help=_("the register's file"))
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=_("language of messages"))
    parser.add_argument("--as", dest="by", metavar="NAME", default=default, help=_("who does it"))
    yes = argparse.SUPPRESS if default is argparse.SUPPRESS else False
    parser.add_argument("--yes", action="store_true", default=yes, help=_("do not ask"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print data, one JSON document a line"))


def _clock(text: str) -> Any:
    import datetime

    try:
        return datetime.time.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("{text} is no time of day such as 14:30").format(text=text)
        ) from None


def _columns(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in text.replace("＝", "=").replace("，", ",").split(",")]
    if not all(head.strip() and letters.strip() for head, _mark, letters in pairs):
        raise argparse.ArgumentTypeError(
            _("{text} is no list of columns such as 氏名=C,役職=E").format(text=text)
        )
    return {head.strip(): letters.strip() for head, _mark, letters in pairs}


def _year(text: str) -> int:
    if not text.isdecimal() or not 1 <= (year := int(text[:5])) <= _LAST_YEAR:
        raise argparse.ArgumentTypeError(_("{text} is no year such as 2021").format(text=text))
    return year


def _workbook(text: str) -> str:
    if not text.lower().endswith(".xlsx"):
        raise argparse.ArgumentTypeError(_("{text} does not end in .xlsx").format(text=text))
    return text


def _times(text: str) -> int:
    if not text.isdecimal() or not (times := int(text)):
        raise argparse.ArgumentTypeError(_("{text} is no number from 1").format(text=text))
    return times


def _plural(singular: str, plural: str, number: int) -> str:
    return _(singular) if number == 1 else _(plural)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        from council_tui.commandline.output import complain

        complain(_("{message}; see {program} --help").format(message=message, program=self.prog))
        self.exit(2)
