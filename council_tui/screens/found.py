"""Words searched in the whole register, and where they were found."""

from typing import ClassVar, Final

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_core.secretariat import Author, Found, Register
from council_tui.actions import FIND, Action, bindings
from council_tui.lines import Line, Lines
from council_tui.screens.desk import RegisterPage
from council_tui.words import columns, day_of, excerpt, lines_of, place_name

__all__ = ["FindScreen"]

_MOST: Final = 300  # finds that are listed
_DAY, _PLACE = 17, 12  # cells


class FindScreen(RegisterPage):
    """The finds, titles first and speeches last; the chosen one is shown whole at the foot."""

    ACTIONS: ClassVar[tuple[Action, ...]] = FIND
    BINDINGS: ClassVar[list[Binding]] = bindings(FIND)  # type: ignore[assignment]
    FOOT: ClassVar[int] = 6

    def __init__(self, register: Register, author: Author) -> None:
        super().__init__(register, author)
        self._words = ""
        self._found: tuple[Found, ...] = ()

    def begin(self) -> None:
        """Ask for the words at once."""
        self.action_words()

    def fill(self) -> None:
        """List what was found: of which day, what it is, and the words in their text."""
        many = str(len(self._found)) if len(self._found) < _MOST else f"{_MOST}+"
        counted = _("{number} found").format(number=many) if self._words.strip() else ""
        self.head("  ".join(part for part in (_("search all"), self._words) if part), counted)
        width = (self.size.width or 80) - _DAY - _PLACE - 4
        lines = []
        for number, it in enumerate(self._found):
            day, text = day_of(it.date), excerpt(it.text, it.at, width)
            row = columns((day, _DAY), (place_name(it.place), _PLACE), (text, 0))
            lines.append(Line(f" {row}", key=str(number)))
        self.part("body").show(lines or self._nothing())
        self.call_after_refresh(self._glance)

    def _nothing(self) -> list[Line]:
        told = _(
            "Words are searched in the titles of meetings, names, items, materials, follow-ups and speeches; "
            "all of them must occur. Width, kana and spaces make no difference."
        )
        if self._words.strip():
            told = self.keyed(_("nothing holds all these words; {words} searches others"))
        return [Line(f" {text}") for text in lines_of(told, (self.size.width or 80) - 2)]

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Show the chosen find whole, when the cursor rests on it."""
        if message.lines is self.part("body"):
            self.at_rest(self._glance)

    def _glance(self) -> None:
        """Show at the foot of which meeting the chosen find is, and the text around the words."""
        if (it := self._chosen) is None:
            self.part("foot").show([self.rule()])
            return
        width = (self.size.width or 80) - 2
        text = it.text if it.at < width else excerpt(it.text, it.at, width * 4)
        told = [lines_of(it.title, width, 1)[0], *lines_of(text, width, 4)]
        self.part("foot").show([self.rule(), *(Line(f" {line}") for line in told)])

    @property
    def _chosen(self) -> Found | None:
        chosen = self.part("body").chosen
        return self._found[int(chosen)] if chosen is not None else None

    def action_words(self) -> None:
        """Ask for words, and search them."""
        self.ask(_("words"), self._words, self._search)

    def _search(self, text: str) -> None:
        self._words = text
        self._found = secretariat.find(self.register, text, most=_MOST)
        self.fill()

    def action_open(self) -> None:
        """Open the meeting, or the council, at the place of the chosen find."""
        if (it := self._chosen) is None:
            self.tell(_("there is nothing to open"))
        elif it.meeting is None:
            self.open_council(it.council, it.path[1] if len(it.path) > 1 else None)
        else:
            self.open_meeting(it.meeting, it.path)
