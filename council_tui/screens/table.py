"""At the table: the agenda, the proceedings of the item now open, what is read aloud next and what is missing.

One key takes the next step, one key and typing record a speech; going back is taking a change back. The title
shows the time of the last key, so an idle screen sends nothing.
"""

from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal

from council_core import secretariat
from council_core.language import _
from council_core.model import Attendee, Capacity, Meeting, Presence, Speech, word
from council_core.secretariat import AtTable, Step, StepKind
from council_tui import clock
from council_tui.actions import TABLE, Action, bindings, hints
from council_tui.choices import Choices
from council_tui.desk import Desk
from council_tui.editor import Editor
from council_tui.lines import Lines
from council_tui.screens.opened import MeetingPage
from council_tui.screens.seats import Seats, called, came_and_went, described, is_there
from council_tui.screens.table_asks import ask_first
from council_tui.screens.table_lines import Talk, agenda_lines, foot_lines, talk_lines
from council_tui.words import quorum_line

__all__ = ["TableScreen"]

_ROWS: Final = 4  # of a speech that is typed
_LEAST, _MOST = 26, 44  # cells of the agenda


class TableScreen(MeetingPage):
    """A meeting as it is held."""

    ACTIONS: ClassVar[tuple[Action, ...]] = TABLE
    BINDINGS: ClassVar[list[Binding]] = bindings(TABLE)  # type: ignore[assignment]
    FOOT: ClassVar[int] = 7
    FINDS: ClassVar[bool] = False
    DRAFTS: ClassVar[str] = "table"  # where what is typed here is kept, before item, speaker and kind

    def __init__(self, desk: Desk, take_up: tuple[str, ...] = ()) -> None:
        """Open on a meeting; `take_up` is where a speech was being typed that was not stored."""
        super().__init__(desk)
        self._take_up = take_up
        self._at = clock.now()
        self._shown: str | None = None  # the item chosen by hand; else the one now open is shown
        self._followed: str | None = None
        self._scrolled = 0  # lines of the agenda above those in sight
        self._seen: AtTable | None = None
        self._looked: Meeting | None = None  # of which it is seen

    def compose(self) -> ComposeResult:
        """Lay the parts out, the agenda beside the proceedings."""
        yield Lines(id="title")
        with Horizontal(id="halves"):
            yield Lines(id="body", focusable=True)
            yield Talk(id="talk")
        for name in ("foot", "message"):
            yield Lines(id=name)
        yield Editor(id="editor")
        yield Choices(id="choices")
        yield Lines(id="keys")

    def begin(self) -> None:
        """Have the speech typed on, that the screen was opened for, at its item and by its speaker."""
        if len(self._take_up) < 2:  # noqa: PLR2004 -- item and speaker
            return
        item, name, *kind = self._take_up
        speaker = self.opened.meeting.attendee(name)
        known = {capacity.value: capacity for capacity in Capacity}
        if speaker is None and name not in known:
            self.tell(_("who was speaking is not on the list any more; the draft is kept"))
            return
        self._type(speaker or known[name], at=item or None, kind=kind[0] if kind else "")

    @property
    def seen(self) -> AtTable:
        """The meeting as it stands, found once for each of its values."""
        meeting, council = self.opened.meeting, self.opened.council
        if self._seen is None or self._looked is not meeting:
            self._seen = secretariat.at_table(meeting, council, self.desk.house, self._at)
            self._looked = meeting
        return self._seen

    def fill(self) -> None:
        """Show the agenda with the state of each item, the proceedings, and what is next."""
        self._at = clock.now()
        seen, meeting = self.seen, self.opened.meeting
        found = secretariat.quorum_now(meeting, self.opened.council, self._at)
        self.head(meeting.title, f"{quorum_line(found)}  {self._at:%H:%M}")
        left = self._left
        self.part("body").styles.width = left
        if seen.open != self._followed:
            self._followed, self._shown = seen.open, None
        choose = self._shown or seen.open
        self.part("body").show(agenda_lines(seen, left - 2), choose=choose)
        self._show_item()

    @property
    def _left(self) -> int:
        """Cells of the agenda, its edge included."""
        width = self.size.width or 80
        return max(min(width * 36 // 100, _MOST), min(_LEAST, width - 1))

    def _show_item(self) -> None:
        """Show the proceedings of the item, and at the foot what is next."""
        talk, width = self.part("talk"), self.size.width or 80
        talk.show(talk_lines(self.opened.meeting, self._item, self._seen, width - self._left - 1))
        self.call_after_refresh(talk.show_end)  # type: ignore[attr-defined]
        seats = Seats(self.opened, self._seen.presider if self._seen else None)
        step = self._seen.next if self._seen else None
        self.part("foot").show(
            [self.rule(), *foot_lines(step, self._turned, seats, width - 2, self.FOOT - 1)]
        )

    @property
    def _item(self) -> str | None:
        """The item that is shown: the one chosen by hand, else the one now open."""
        return self._shown or (self._seen.open if self._seen else None)

    @property
    def _turned(self) -> str | None:
        """The heading of the chosen item, where it is not the one now open."""
        if self._seen is None or self._shown in {None, self._seen.open}:
            return None
        return next((item.heading for item in self._seen.agenda if item.id == self._shown), None)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Show the proceedings of the item that the cursor came to, when it rests there.

        Where the agenda scrolls they go at once: a terminal moves whole rows, with all that stands in them.
        """
        if message.lines.id == "body":
            self._shown = message.key
            if message.lines.scroll_offset.y != self._scrolled:
                self._scrolled = message.lines.scroll_offset.y
                self.part("talk").show([])
            self.at_rest(self._show_item)

    def hindrance(self, action: Action) -> str:
        """Return why an action can do nothing just now."""
        if action.id == "next" and self._seen and self._seen.next is None:
            return _("the meeting is closed; nothing is left to do")
        if action.id == "recess" and not any(self.opened.meeting.proceedings()):
            return _("the meeting is not open yet")
        return ""

    def action_next(self) -> None:
        """Take the next step."""
        step = self.seen.next
        if step is None:
            self.tell(_("the meeting is closed; nothing is left to do"))
        else:
            self._shown = None
            self._go_on(step)

    def action_take_up(self) -> None:
        """Take up the chosen item, or the next step on the one now open."""
        chosen, seen = self._shown, self.seen
        if chosen is None or chosen == seen.open:
            self.action_next()
            return
        left = secretariat.steps_of(self.opened.meeting, self.opened.council, self.desk.house, chosen)
        if left:
            self._go_on(left[0])
        else:
            self.tell(_("nothing is left to do on this item"))

    def _go_on(self, step: Step) -> None:
        """Take a step, once it is known what only the room knows."""
        if not ask_first(self, step, self._take, self._open_vote):
            self._take(step)

    def _take(self, step: Step) -> None:
        at = secretariat.time_after(self.opened.meeting, clock.now())
        if not self.store(secretariat.take(self.opened.meeting, step, at)):
            return
        if step.missing:
            self.tell("! " + "; ".join(step.missing))
        if step.kind is StepKind.VOTE and step.vote is not None:
            self._open_vote(step.vote.id)

    def action_vote(self) -> None:
        """Put items to the vote; where a vote is begun and not declared, open it."""
        meeting, item = self.opened.meeting, self._item
        begun = [vote for vote in meeting.votes if item in vote.items and vote.declared is None]
        if begun and begun[0].method is not None and begun[0].presided_by is not None:
            self._open_vote(begun[0].id)
            return
        step = self.seen.next
        if step is not None and step.kind is StepKind.VOTE and step.item == item:
            self._take(step)
            return
        options = [(found.id, found.heading) for found in self.seen.agenda]
        self.choose(_("put to the vote"), options, self._begin, chosen=(item,), several=True)

    def _begin(self, items: tuple[str, ...]) -> None:
        meeting, council = self.opened.meeting, self.opened.council
        at = secretariat.time_after(meeting, clock.now())
        self.desk.store(secretariat.begin_vote(meeting, council, self.desk.house, items, at))
        self.fill()
        self._open_vote(self.opened.meeting.votes[-1].id)

    def _open_vote(self, vote: str) -> None:
        from council_tui.screens.vote import VoteScreen

        self.app.push_screen(VoteScreen(self.desk, vote), lambda _result: self.action_reload())

    def action_say(self, seat: str) -> None:
        """Have typed what somebody says, told by seat or by what they are."""
        seats = Seats(self.opened, self.seen.presider)
        speakers = seats.of(seat)
        if not speakers:
            self.tell("  ".join([_("nobody sits at {seat}").format(seat=seat), hints(TABLE, ("speaker",))]))
        elif len(speakers) == 1:
            self._type(speakers[0])
        else:
            self._choose_speaker(speakers)

    def action_speaker(self) -> None:
        """Choose who speaks from all who are there."""
        self._choose_speaker(Seats(self.opened, self.seen.presider).everybody())

    def _choose_speaker(self, speakers: list[Attendee | Capacity]) -> None:
        options = [(speaker, described(speaker)) for speaker in speakers]
        self.choose(_("who speaks"), options, self._type)

    def _type(
        self, speaker: Attendee | Capacity, text: str = "", *, at: str | None = None, kind: str = ""
    ) -> None:
        """Have a speech typed; it has the time at which its typing began, and stands at the item now open."""
        began, item = clock.now(), at or self.seen.open
        kind = kind or ("block" if text else "")
        name = speaker.value if isinstance(speaker, Capacity) else speaker.id
        label = word(speaker) if isinstance(speaker, Capacity) else called(speaker)

        def keep(said: str) -> None:
            meeting = self.opened.meeting
            if not said.strip():
                self.tell(_("nothing was typed"))
                return
            at = secretariat.time_after(meeting, began)
            who = name if isinstance(speaker, Attendee) else Capacity(name)
            self.desk.store(secretariat.speak(meeting, self.desk.house, item, who, said, at))
            self._shown = None
            self.fill()

        draft = self.desk.draft((self.DRAFTS, item or "", name, kind), label)
        self.ask(label, text, keep, rows=_ROWS, draft=draft)
        if isinstance(speaker, Attendee) and not is_there(speaker):
            self.tell(f"{label}: " + _("not recorded as there"))

    def on_editor_left(self, message: Editor.Left) -> None:
        """Leave the field; what was typed is kept and stands in it again when the same person speaks."""
        message.prevent_default()
        typed = self.query_one(Editor).text.strip()
        self._close(forget=not typed)
        self.tell(_("what was typed is kept as a draft: the same key opens it again") if typed else "")

    def action_block(self) -> None:
        """Put in what is always said."""
        blocks = self.desk.house.blocks
        options = [(text, f"{name}  {text}") for name, text in blocks.items() if text]
        presider = self.seen.presider
        speaker: Attendee | Capacity = presider or Capacity.SECRETARIAT
        self.choose(_("phrase"), options, lambda text: self._type(speaker, text))

    def action_mend(self) -> None:
        """Mend the last entry of the item that is shown."""
        from council_tui.screens.form import edit_field

        meeting, item = self.opened.meeting, self._item
        found = meeting.item(item) if item else None
        entries = found.entries if found else meeting.entries
        if not entries:
            self.tell(_("nothing is recorded here yet"))
            return
        spoken = [entry for entry in entries if isinstance(entry, Speech)]
        entry = entries[-1] if entries[-1].text or not spoken else spoken[-1]
        path = (*(("items", found.id) if found else ()), "entries", entry.id)
        field = next(f for f in secretariat.fields_at(meeting, path) if f.key == "text")
        edit_field(self, (*path, "text"), field, "")

    def action_come_or_go(self) -> None:
        """Record that somebody comes or goes."""
        options = [(person.id, came_and_went(person)) for person in self.opened.meeting.attendance]
        self.choose(_("who comes or goes"), options, self._move, ready=False)

    def _move(self, attendee: str) -> None:
        meeting = self.opened.meeting
        person = meeting.attendee(attendee)
        at = secretariat.time_after(meeting, clock.now())
        here = person is not None and person.presence not in {None, Presence.ABSENT} and not person.left_at
        moved = (secretariat.depart if here else secretariat.arrive)(meeting, attendee, at)
        self.desk.store(moved)
        self.fill()

    def action_recess(self) -> None:
        """Call a recess, or go on."""
        if reason := self.hindrance(next(action for action in TABLE if action.id == "recess")):
            self.tell(reason)
            return
        self._take(secretariat.recess_step(self.opened.meeting, self.opened.council, self.desk.house))

    def action_large(self) -> None:
        """Show the figures large."""
        from council_tui.screens.large import LargeScreen

        votes = [vote for vote in self.opened.meeting.votes if self._item in vote.items]
        self.app.push_screen(LargeScreen(self.desk, votes[-1].id if votes else None))

    def store(self, document: Any) -> bool:
        """Store what the meeting became, and follow it to the item now open."""
        self._shown = None
        return super().store(document)
