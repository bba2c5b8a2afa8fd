"""The application: the register on the desk, and the screens over it."""

import asyncio
import gc
import re
import signal
import threading
import unicodedata
from typing import Any, ClassVar

from rich.segment import Segments
from rich.text import Text
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.binding import Binding
from textual.events import DescendantFocus, Event, Key
from textual.keys import _character_to_key
from textual.screen import Screen

from council_core.language import _
from council_core.secretariat import Author, Register
from council_tui.actions import ANYWHERE, key_name
from council_tui.drafts import Drafts, keep_fault
from council_tui.editor import Editor
from council_tui.frames import Frames
from council_tui.lines import Lines
from council_tui.screens.page import Page
from council_tui.screens.register import RegisterScreen

__all__ = ["CouncilApp"]

_KEYSTROKE = 0.03  # seconds
_FUNCTION = re.compile(r"f\d+")
_OFF, _ON = "\x1b[<0t", "\x1b[<1t"  # Tera Term's own: its input method


class CouncilApp(App[None], inherit_bindings=False):
    """The interface on a register. Everything is stored as it is done; leaving loses nothing."""

    ENABLE_COMMAND_PALETTE = False
    # Of Textual's own keys this one alone: the others are ours, and may be the user's.
    BINDINGS: ClassVar[list[Binding]] = [Binding("ctrl+c", "help_quit", show=False)]  # type: ignore[assignment]
    # The terminal's own colours: readable on whatever background its user chose, and few bytes.
    CSS = """
    Screen { overflow: hidden hidden; background: ansi_default; color: ansi_default; }
    Lines { height: auto; width: 100%; scrollbar-size: 0 0; background: ansi_default; color: ansi_default; }
    #body { height: 1fr; }
    #halves { height: 1fr; }
    #halves > #body { border-right: ascii; }
    #halves > #talk { height: 1fr; width: 1fr; }
    Editor, Choices { display: none; height: 1; width: 100%; background: ansi_default; color: ansi_default; }
    """

    def __init__(
        self, register: Register, author: Author, *, typed: str = "", input_method: bool = False
    ) -> None:
        """Open on a register; `input_method` tells that the terminal's can be switched, as Tera Term's can."""
        super().__init__(ansi_color=True)
        self.register = register
        self.author = author
        self.drafts = Drafts()
        self._typed = typed  # while the program was starting
        self._input_method = input_method
        self._frames = Frames()

    def action_help_quit(self) -> None:
        """Say how to leave, where somebody presses ^C; Textual's own note would be drawn in boxes."""
        if isinstance(self.screen, Page):
            self.screen.tell(self.screen.keyed(_("{leave} leaves the program")))

    async def on_event(self, event: Event) -> None:
        """Take a full-width letter for its command outside of text fields: an input method may still be on."""
        if isinstance(event, Key) and not event.is_forwarded and isinstance(field := self.focused, Lines):
            event = event if field.as_typed else _half_width(event)
        await super().on_event(event)

    async def on_key(self, event: Key) -> None:
        """Do what a key does; of a letter or a function key that does nothing here, say where the keys are told."""
        event.prevent_default()  # Textual's own would do it a second time
        if await self._check_bindings(event.key):
            return
        meant = event.is_printable or _FUNCTION.fullmatch(event.key)
        page = self.screen
        if meant and isinstance(page, Page):
            page.tell_of_no_use(event.key)

    def _tell_of(self, left: int) -> None:
        if isinstance(self.screen, Page):
            told = _("typed when the line was cut, and not stored: {number}; {drafts} takes it up again")
            self.screen.tell(self.screen.keyed(told, number=left))

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Send what is new on the terminal, and nothing where nothing is (Textual's own, overridden)."""
        sent = self._running and not (self._batch_count or self._closed or self.is_headless)
        if sent and isinstance(renderable, CompositorUpdate):
            moved = self._previous_cursor_position != screen.outer_size.clamp_offset(self.cursor_position)
            renderable = self._frames.lessen(renderable, screen.size, self.console, moved=moved)
        super()._display(screen, renderable)

    def _fatal_error(self) -> None:
        """Leave in order where the program itself is wrong (Textual's own, overridden).

        Textual prints all values at hand, people's names among them; here they go into a file of the user's.
        """
        told = _(
            "The program met a fault of its own and has ended. What was stored is stored, and what was being typed is kept: {key} takes it up again. Please pass on the file {path}"
        )
        drafts = next(action for action in ANYWHERE if action.id == "drafts")
        key = key_name(drafts.keys.split(",")[0])
        sentence = Text(told.format(key=key, path=keep_fault(self._exception)))
        self._exit_renderables.append(Segments(self.console.render(sentence, self.console.options)))
        self._close_messages_no_wait()

    def redraw(self) -> None:
        """Send the whole screen: something else was drawn over it."""
        self._frames.forget()
        self.screen.refresh()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Switch the terminal's input method on where text is typed, and off elsewhere."""
        if self._input_method and self._driver:
            self._driver.write(_ON if isinstance(event.widget, Editor) else _OFF)

    def _cut_off(self) -> None:
        """Keep what is being typed, and leave in order: the line was cut."""
        self.drafts.flush()
        self.exit()

    def on_unmount(self) -> None:
        """Keep what is being typed."""
        self.drafts.flush()

    def get_default_screen(self) -> Screen[Any]:
        """Open on the list of meetings."""
        return RegisterScreen(self.register, self.author)

    def on_mount(self) -> None:
        """Leave in order when the line is cut; take up what was typed."""
        if threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            for cut in (signal.SIGHUP, signal.SIGTERM):
                loop.add_signal_handler(cut, self._cut_off)
        self.app_resume_signal.subscribe(self, lambda _app: self.redraw())
        if left := self.drafts.of(str(self.register.path)):
            self.call_after_refresh(self._tell_of, len(left))
        self.call_after_refresh(_collect_again)
        if self._typed:
            self.call_after_refresh(self.run_worker, self._type_ahead())

    async def _type_ahead(self) -> None:
        """Take what was typed while the program was starting, a key at a time: one may open a screen."""
        from textual._xterm_parser import XTermParser

        for event in XTermParser().feed(self._typed):
            self.post_message(event)
            await asyncio.sleep(_KEYSTROKE)


def _collect_again() -> None:
    """Let Python look for garbage again, among what is made from here on (commandline.screen stopped it)."""
    gc.freeze()
    gc.enable()


def _half_width(event: Key) -> Key:
    letter = event.character or ""
    if len(letter) != 1 or unicodedata.east_asian_width(letter) != "F":
        return event
    folded = unicodedata.normalize("NFKC", letter)
    return Key(_character_to_key(folded), folded)
