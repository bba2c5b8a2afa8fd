"""What is asked before a step is taken at the table: only those in the room know it."""

from collections.abc import Callable

from council_core import secretariat
from council_core.language import _
from council_core.model import Role
from council_core.secretariat import Step, StepKind
from council_tui import clock
from council_tui.screens.opened import MeetingPage
from council_tui.screens.seats import described, is_there, offer_office
from council_tui.words import short_day

__all__ = ["ask_first"]

_Take = Callable[[Step], None]


def ask_first(page: MeetingPage, step: Step, take: _Take, open_vote: Callable[[str], None]) -> bool:
    """Ask what must be known before a step is taken, and then `take` it; tell whether there was anything to ask.

    That is whether a meeting of another day begins now, whether anybody objects, who was elected, and whether
    a ruling without a count is meant.
    """
    day = page.opened.meeting.date
    if step.kind is StepKind.OPEN and day is not None and day != clock.today():
        question = _("the day of the meeting is {day}: open it today?").format(day=short_day(day))
        page.confirm(question, lambda: take(step))
    elif secretariat.asks_for_objections(step):
        _ask_objections(page, step, take)
    elif step.kind is StepKind.RULING and step.missing:
        _ask_ruling(page, step, take, open_vote)
    elif step.kind is StepKind.ELECTED:
        _ask_elected(page, step)
    else:
        return False
    return True


def _ask_objections(page: MeetingPage, step: Step, take: _Take) -> None:
    """Ask whether anybody objects; where somebody does, it stays open, or hands are raised."""
    house = page.desk.house

    def answer(how: str) -> None:
        at = secretariat.time_after(page.opened.meeting, clock.now())
        if how == "nobody":
            take(step)
        elif how in {"most", "few"}:
            carried = how == "most"
            page.change(
                lambda meeting: secretariat.settle_by_hands(meeting, house, step, at, carried=carried)
            )
        elif page.change(lambda meeting: secretariat.note_objection(meeting, house, step, at)):
            page.tell("! " + _("somebody objects: nothing is decided, and it can be asked again"))

    options = [
        ("nobody", _("nobody objects")),
        ("somebody", _("somebody objects: not decided yet")),
        ("most", _("somebody objects: most hands are raised in favour")),
        ("few", _("somebody objects: few hands are raised in favour, it is lost")),
    ]
    page.choose(_("{step}: does anybody object?").format(step=step.label), options, answer)


def _ask_ruling(page: MeetingPage, step: Step, take: _Take, open_vote: Callable[[str], None]) -> None:
    """Ask whether a ruling without a count is meant, or the vote is to be opened and counted."""
    vote = step.vote.id if step.vote is not None else None
    options = [(False, _("go on all the same"))]
    if vote is not None:
        options.insert(0, (True, _("open the vote and count")))
    page.choose(step.missing[-1], options, lambda opens: open_vote(vote or "") if opens else take(step))


def _ask_elected(page: MeetingPage, step: Step) -> None:
    """Ask who was elected, who presides from then on."""

    def elect(attendee: str) -> None:
        at = secretariat.time_after(page.opened.meeting, clock.now())
        if page.change(lambda meeting: secretariat.elect(meeting, step, attendee, at)):
            offer_office(page, attendee, Role.CHAIR)

    there = [person for person in page.opened.meeting.members() if is_there(person)]
    page.choose(step.label, [(person.id, described(person)) for person in there], elect)
