"""A list to choose from, at the foot of a screen: one, or several that are marked."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.binding import Binding
from textual.events import Key
from textual.message import Message

from council_tui.actions import CHOICES, LIST, bindings
from council_tui.lines import Line, Lines

__all__ = ["Choices"]


class Choices(Lines):
    """What may be chosen, each with its number; the numbers choose as well, where a slip of the finger costs little."""

    BINDINGS: ClassVar[list[Binding]] = bindings(CHOICES, LIST)

    class Left(Message):
        """Nothing is chosen."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, focusable=True)
        self._options: Sequence[tuple[Any, str]] = ()
        self._marked: set[int] | None = None
        self._take: Callable[[Any], None] = lambda _value: None
        self._careful = False

    def offer(  # noqa: PLR0913 -- what is offered, and how
        self,
        options: Sequence[tuple[Any, str]],
        chosen: Sequence[Any],
        take: Callable[[Any], None],
        *,
        several: bool,
        ready: bool = True,
        careful: bool = False,
    ) -> None:
        """Offer values with their words, the cursor on the one that is chosen now; on none where none is `ready`.

        What is chosen is given to `take` at once, not by a message: of keys that come quickly one after another,
        the next is meant for what comes then. In a `careful` list a number only moves the cursor, and what is
        taken is taken with Enter.
        """
        self._take = take
        self._careful = careful
        self._options = options
        self._marked = (
            {n for n, (value, _words) in enumerate(options) if value in chosen} if several else None
        )
        at = next((n for n, (value, _words) in enumerate(options) if value in chosen), 0)
        self._draw(str(at))
        if not ready:
            self.wait_for_a_move()

    def on_key(self, event: Key) -> None:
        """Choose by number."""
        if (event.character or "").isdecimal() and event.character != "0":
            index = int(event.character or 0) - 1
            if index < len(self._options):
                event.stop()
                self._draw(str(index))
                if self._careful:
                    return
                self.action_take() if self._marked is None else self.action_mark()

    def action_take(self) -> None:
        """Take the line under the cursor, or those that are marked."""
        if self._marked is not None:
            marked = self._marked
            self._take(tuple(v for n, (v, _w) in enumerate(self._options) if n in marked))
        elif self.chosen is not None:
            self._take(self._options[int(self.chosen)][0])

    def action_mark(self) -> None:
        """Mark the line under the cursor, or take its mark away."""
        if self._marked is None:
            self.action_take()
        elif self.chosen is not None:
            self._marked ^= {int(self.chosen)}
            self._draw(self.chosen)

    def action_give_up(self) -> None:
        """Choose nothing."""
        self.post_message(self.Left())

    def _draw(self, at: str) -> None:
        lines = []
        for number, (_value, words) in enumerate(self._options):
            mark = "" if self._marked is None else "[x] " if number in self._marked else "[ ] "
            lines.append(Line(f"{number + 1:>3} {mark}{words}", key=str(number)))
        self.show(lines, choose=at)
