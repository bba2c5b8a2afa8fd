"""The panes of a meeting: overview, attendance, agenda, proceedings, votes, minutes."""

from collections.abc import Callable
from typing import Final

from council_core.language import _
from council_tui.screens.panes.agenda import AgendaPane
from council_tui.screens.panes.attendance import AttendancePane
from council_tui.screens.panes.minutes import MinutesPane
from council_tui.screens.panes.overview import OverviewPane
from council_tui.screens.panes.pane import Pane
from council_tui.screens.panes.proceedings import ProceedingsPane
from council_tui.screens.panes.votes import VotesPane, bars

__all__ = ["PANES", "Pane", "bars"]

PANES: Final[tuple[tuple[Callable[[], str], type[Pane]], ...]] = (
    (lambda: _("overview"), OverviewPane),
    (lambda: _("attendance"), AttendancePane),
    (lambda: _("agenda"), AgendaPane),
    (lambda: _("proceedings"), ProceedingsPane),
    (lambda: _("votes"), VotesPane),
    (lambda: _("minutes"), MinutesPane),
)
