"""What was being typed when the line was cut: listed, and taken up again where it was typed."""

from council_core import secretariat
from council_core.language import _
from council_core.secretariat import Author, Register
from council_tui.desk import Desk
from council_tui.drafts import Draft
from council_tui.screens.page import Page

__all__ = ["offer_drafts"]


def offer_drafts(page: Page, register: Register, author: Author) -> None:
    """Offer the texts that were left; the one chosen is opened where it was typed, with the text in the field."""
    drafts: list[Draft] = page.app.drafts.of(str(register.path))  # type: ignore[attr-defined]
    if not drafts:
        page.tell(_("nothing that was typed waits to be stored"))
        return
    options = [(draft, f"{draft.label}: {draft.text}") for draft in drafts]
    page.choose(_("typed and not stored"), options, lambda draft: _take_up(page, register, author, draft))


def _take_up(page: Page, register: Register, author: Author, draft: Draft) -> None:
    from council_tui.screens.form import FormScreen
    from council_tui.screens.meeting import MeetingScreen
    from council_tui.screens.table import TableScreen

    path = tuple(draft.path.split("/"))
    known = {line.id for line in register.meetings()} | set(register.council_names())
    if draft.document not in known:
        question = _("what it was typed for is not in the register any more: {text}. Forget it?")
        page.confirm(question.format(text=draft.text), lambda: page.app.drafts.done(draft))  # type: ignore[attr-defined]
        return
    if draft.document in register.council_names():
        desk = Desk(register, author, secretariat.open_council(register, draft.document))
        page.app.push_screen(FormScreen(desk, path[:-1], desk.council.name, at=path[-1]))
        return
    desk = Desk(register, author, secretariat.open_meeting(register, draft.document))
    if path[0] == TableScreen.DRAFTS:
        page.app.push_screen(TableScreen(desk, take_up=path[1:]))
        return
    meeting = MeetingScreen(desk)
    meeting.take_up = path
    page.app.push_screen(meeting)
