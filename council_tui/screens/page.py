"""What all screens share: a title, a body, a place for what is said and asked, and the line of keys."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from attrs import evolve
from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from council_core.errors import CouncilError, Lacking, Mistake
from council_core.language import _
from council_core.text import cells, fit, visible
from council_tui.actions import ANYWHERE, CHOICES, EDITOR, Action, hints, key_name
from council_tui.choices import Choices
from council_tui.drafts import Draft
from council_tui.editor import Editor
from council_tui.lines import Line, Lines
from council_tui.screens.asked import Asked
from council_tui.words import lines_of

__all__ = ["Page"]

RULE = "-"
MOST_SAID = 5  # lines of a message
LEAST_BODY = 1  # lines that a message leaves of the body
MOST_CHOICES = 9  # lines of what is offered; more are scrolled to
_ONE_LINE = ("accept", "give_up", "edit('undo')", "help")  # hints where nobody begins a new line
REST = 0.3  # seconds without another move: the cursor has come to rest


class Page(Screen[Any]):
    """A screen in parts from top to bottom: title, body, foot, message, what is asked, keys."""

    ACTIONS: ClassVar[tuple[Action, ...]] = ()
    WHILE_ASKED: ClassVar[frozenset[str]] = frozenset()  # ids of those that work on what is being asked
    HEAD: ClassVar[int] = 2  # lines of the title, the rule under it included
    FOOT: ClassVar[int] = 0  # lines of the foot

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._rests: dict[Callable[[], None], Timer] = {}

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Lines(id="title")
        yield Lines(id="body", focusable=True)
        yield Lines(id="foot")
        yield Lines(id="message")
        yield Editor(id="editor")
        yield Choices(id="choices")
        yield Lines(id="keys")

    def on_mount(self) -> None:
        """Fill the parts."""
        for name, height in (("title", self.HEAD), ("foot", self.FOOT), ("message", 1), ("keys", 1)):
            self.part(name).styles.height = height
        self.name_keys()
        self.set_focus(self.part("body"))
        self.fill()
        self.begin()

    def shown_hints(self) -> tuple[str, ...]:
        """Return the ids of the actions on the line of keys; none are those that the table marks."""
        return ()

    def hindrance(self, action: Action) -> str:
        """Return why an action can do nothing just now; nothing where it can."""
        del action
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key of the screen do its work while something is asked at the foot: the hand is at that."""
        del parameters
        own = (one.id.partition("(")[0] for one in self.ACTIONS if one not in ANYWHERE)
        return self._asked is None or action in self.WHILE_ASKED or action not in own

    def tell_of_no_use(self, key: str) -> None:
        """Say of a key that did nothing where the keys are told; or that something else is to be answered first."""
        if self._asked is None:
            self.tell(self.keyed(_("this key does nothing here: {help} shows the keys")))
        elif any(key in action.keys.split(",") for action in self.ACTIONS):
            self.tell(f"{self._asked.label}: " + _("answer this first, or leave it with Esc"))

    def begin(self) -> None:
        """Ask what a screen begins with."""

    def on_resize(self, event: Resize) -> None:
        """Draw anew what depends on the width."""
        del event
        self.name_keys()
        self.fill()

    def part(self, name: str) -> Lines:
        """Return one of the parts."""
        return self.query_one(f"#{name}", Lines)

    def fill(self) -> None:
        """Show what the screen is about; called again after every change."""
        raise NotImplementedError

    def head(self, left: str, right: str = "", *below: str) -> None:
        """Show the title, what stands at its right, further lines, and the rule under them."""
        width = self.size.width or 80
        room = width - cells(right) - 3 if right else width - 2
        lines = [
            Line(f" {fit(visible(left), max(room, 10))} {right}".rstrip(), "bold"),
            *(Line(f" {text}") for text in below),
        ]
        self.part("title").show([*lines, self.rule()])

    def rule(self) -> Line:
        """Return a line across the screen."""
        return Line(RULE * (self.size.width or 80), "dim")

    def tell(self, text: str = "") -> None:
        """Say something to the user, in place of what was said before; it takes the lines that it needs.

        A screen that is being left, its parts already gone, has no place to say it.
        """
        if not self.query("#message"):
            return
        room = (self.size.height or 24) - self.HEAD - self.FOOT - 1 - LEAST_BODY
        lines = lines_of(text, (self.size.width or 80) - 2, max(min(room, MOST_SAID), 1))
        self.part("message").styles.height = len(lines)
        self.part("message").show([Line(f" {line}", "bold" if text else "") for line in lines])

    def keyed(self, sentence: str, **values: object) -> str:
        """Return a sentence with the keys that it names: `{new}` is the key of the action `new`, as the user has it."""
        keys = {action.name: key_name(action.keys.split(",")[0]) for action in self.ACTIONS}
        return sentence.format_map(keys | values)

    def at_rest(self, show: Callable[[], None]) -> None:
        """Show something when the keys rest, and not after each: what belongs to the chosen line, what is to be checked."""
        if (timer := self._rests.pop(show, None)) is not None:
            timer.stop()

        def rested() -> None:
            self._rests.pop(show, None)
            show()

        self._rests[show] = self.set_timer(REST, rested)

    @property
    def asking(self) -> bool:
        """Whether something is asked at the foot."""
        return self._asked is not None

    @property
    def resting(self) -> bool:
        """Whether something is still to be shown when the cursor has come to rest."""
        return bool(self._rests)

    def attempt(self, work: Callable[[], None]) -> bool:
        """Do something that may be refused, and say why if it was."""
        try:
            work()
        except (CouncilError, Mistake) as error:
            self.tell(self.reason(error))
            return False
        return True

    def reason(self, error: Exception) -> str:
        """Return why something was refused, in one sentence."""
        return next(iter(error.lines())) if isinstance(error, CouncilError) else str(error)

    def ask(
        self, label: str, text: str, take: Callable[[str], None], *, rows: int = 1, draft: Draft | None = None
    ) -> None:
        """Have a text typed, in so many rows; `take` is given it, and may refuse it: then it can be mended.

        What was left at the place of `draft` when the line was cut stands in the field again.
        """
        left = self.app.drafts.find(draft) if draft else None  # type: ignore[attr-defined]
        self._open(Asked(label, take, draft, rows), left.text if left else text)
        self.tell(f"{label}:")
        if left:
            self.tell(f"{label}: " + _("what was typed here last and not stored stands here again"))

    def choose(  # noqa: PLR0913 -- what is offered, and how
        self,
        label: str,
        options: Sequence[tuple[Any, str]],
        take: Callable[[Any], None],
        *,
        chosen: Sequence[Any] = (),
        several: bool = False,
        ready: bool = True,
        careful: bool = False,
    ) -> None:
        """Have one of some values chosen, or several; `take` is given it, or them.

        Where each of them does something at once, and none is likelier than the others, none is `ready`: the
        cursor stands on no line until it is moved. In a `careful` list a number only moves it.
        """
        if not options:
            self.tell(_("{label}: there is nothing to choose from").format(label=label))
            return
        rows = min(len(options), MOST_CHOICES)
        self._open(Asked(label, take, None, rows, options, several, ready, careful), chosen)
        self.tell(f"{label}:" if ready else f"{label}: " + _("press a number, or move to a line and take it"))

    def confirm(self, question: str, work: Callable[[], None], *, loses: bool = False) -> None:
        """Have something confirmed that is hard to take back, and then do it.

        Where it `loses` something, the list begins on no, and a number does not answer it.
        """
        self.choose(
            question,
            ((True, _("yes")), (False, _("no"))),
            lambda sure: work() if sure else self.tell(),
            chosen=(not loses,),
            careful=loses,
        )

    def on_editor_changed(self, message: Editor.Changed) -> None:
        """Keep what is typed, in case the line is cut."""
        del message
        if self._asked and self._asked.draft:
            self.app.drafts.note(self._draft(self._asked.draft))  # type: ignore[attr-defined]

    def on_editor_accepted(self, message: Editor.Accepted) -> None:
        """Do with the text what it was asked for."""
        del message
        self._answer(self.query_one(Editor).text)

    def on_editor_left(self, message: Editor.Left) -> None:
        """Leave things as they were."""
        del message
        self._close(forget=True)
        self.tell()

    def on_choices_left(self, message: Choices.Left) -> None:
        """Leave things as they were."""
        del message
        self._close(forget=True)
        self.tell()

    def action_help(self) -> None:
        """Show what each key does here."""
        from council_tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._table()))

    def action_redraw(self) -> None:
        """Draw the screen anew."""
        self.app.redraw()  # type: ignore[attr-defined]

    def action_try_keys(self) -> None:
        """Show what the terminal sends for each key."""
        from council_tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.ACTIONS))

    def action_palette(self) -> None:
        """Find an action by its name, and do it."""
        from council_tui.screens.palette import PaletteScreen

        def do(found: str | None) -> None:
            if found:
                self.call_later(self.run_action, found)

        offered = [(action, self.hindrance(action)) for action in self.ACTIONS]
        self.app.push_screen(PaletteScreen(offered), do)

    def action_drafts(self) -> None:
        """Take up what was being typed when the line was cut."""
        from council_tui.screens.drafts import offer_drafts

        offer_drafts(self, self.app.register, self.app.author)  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.dismiss()

    def _open(self, asked: Asked, answer: Any) -> None:
        self._close()
        self._asked = asked
        field: Widget
        if asked.options:
            choices = self.query_one(Choices)
            choices.offer(
                asked.options,
                answer,
                self._answer,
                several=asked.several,
                ready=asked.ready,
                careful=asked.careful,
            )
            field = choices
        else:
            editor = self.query_one(Editor)
            editor.edit(answer)
            field = editor
        field.styles.height = asked.rows
        field.styles.display = "block"
        self.set_focus(field)  # at once: the next key may be here already
        self.name_keys()

    def _answer(self, answer: Any) -> None:
        if (asked := self._asked) is None:
            return
        self._close()
        self.tell()
        try:
            asked.take(answer)
        except (CouncilError, Mistake) as error:
            self._open(asked, [answer] if asked.options else answer)
            reason = self.reason(error)  # one that names what is lacking needs no name before it
            self.tell(reason if isinstance(error, Lacking) else f"{asked.label}: {reason}")
        else:
            if asked.draft:
                self.app.drafts.done(asked.draft)  # type: ignore[attr-defined]

    def _close(self, *, forget: bool = False) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        for field in (self.query_one(Editor), self.query_one(Choices)):
            field.styles.display = "none"
        if forget and asked.draft:
            self.app.drafts.done(asked.draft)  # type: ignore[attr-defined]
        self.name_keys()
        self.set_focus(self.part("body"))

    def _draft(self, draft: Draft) -> Draft:
        return evolve(draft, text=self.query_one(Editor).text)

    def name_keys(self) -> None:
        """Name the keys at the foot: those of what is asked, else those of the screen."""
        shown = self.shown_hints() if self._asked is None else ()
        if self._asked is not None and not self._asked.options and self._asked.rows == 1:
            shown = _ONE_LINE
        text = hints(self._table(), shown, (self.size.width or 80) - 2)
        self.part("keys").show([Line(f" {text}", "dim")])

    def _table(self) -> tuple[Action, ...]:
        """Return the actions that the keys do now: those of what is asked, else those of the screen."""
        if self._asked is None:
            return self.ACTIONS
        if not self._asked.options:
            return (*EDITOR, *ANYWHERE)
        return (*(action for action in CHOICES if self._asked.several or action.id != "mark"), *ANYWHERE)
