"""The command that finds words in the register."""

from argparse import Namespace

from council_core import secretariat
from council_core.secretariat import Found, Register
from council_tui.commandline.output import aligned, print_json, say
from council_tui.words import excerpt, place_name

__all__ = ["search"]

_ROOM = 60  # cells of a text that is found


def search(options: Namespace) -> int:
    """Print a line for each text in which the words occur: of what, on which day, where, and the text."""
    with Register.open(options.register) as register:
        found = secretariat.find(register, " ".join(options.words))
    if options.json:
        for it in found:
            print_json(_data(it))
        return 0
    for row in aligned([_row(it) for it in found]):
        say(row)
    return 0


def _data(it: Found) -> dict[str, object]:
    data = {
        "place": it.place,
        "council": it.council,
        "meeting": it.meeting,
        "title": it.title,
        "date": it.date and it.date.isoformat(),
        "where": "/".join(it.path),
        "text": it.text,
    }
    return {key: value for key, value in data.items() if value is not None}


def _row(it: Found) -> list[str]:
    where = "/".join(it.path)
    return [it.meeting or it.council, place_name(it.place), where, excerpt(it.text, it.at, _ROOM)]
