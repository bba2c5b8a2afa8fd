"""The command for house styles: list, new, check."""

from argparse import Namespace

from council_core import secretariat
from council_core.language import _
from council_tui.commandline.output import complain, say

__all__ = ["house"]


def house(options: Namespace) -> int:
    """List the house styles, copy the plain one to change it, or tell what is wrong in one."""
    if options.action == "list":
        for name in secretariat.house_names():
            say(name)
        return 0
    if not options.name:
        complain(_("house {action} wants a NAME").format(action=options.action))
        return 2
    if options.action == "new":
        say(str(secretariat.new_house(options.name)))
        return 0
    problems = secretariat.check_house(options.name)
    for problem in problems:
        complain(problem)
    return 1 if problems else 0
