"""The one widget that everything is shown in: lines of text, of which one may be chosen.

It draws only what is in sight, so its cost does not grow with the list, and it repaints two lines when
the cursor moves. Text is never read as markup.
"""

from collections.abc import Sequence
from typing import ClassVar, Final

from attrs import frozen
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.events import Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from council_core.text import visible
from council_tui.actions import LIST, bindings

__all__ = ["Line", "Lines"]

_PLAIN = Style()
_LIGHT: Final = 330  # bytes of what one step brings into sight, with the line that the cursor leaves
_TO_PLACE: Final = 8  # bytes that bring the terminal to the place of a line


@frozen
class Line:
    """One line: its text, a style (`bold`, `dim`, `reverse`), and the key it is chosen by, if it can be."""

    text: str = ""
    style: str = ""
    key: str | None = None


class Lines(ScrollView, can_focus=True):
    """Lines of text. Those with a key can be chosen with a cursor."""

    BINDINGS: ClassVar[list[Binding]] = bindings(LIST)  # type: ignore[assignment]
    as_typed: ClassVar[bool] = False  # whether full-width letters come as they are, and not as commands

    class Chosen(Message):
        """The cursor came to rest on another line."""

        def __init__(self, lines: "Lines", key: str | None) -> None:
            super().__init__()
            self.lines, self.key = lines, key

    def __init__(self, *lines: Line, id: str | None = None, focusable: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: Sequence[Line] = lines
        self._keys: list[int] = []
        self._cursor: int | None = None
        self._style = _PLAIN
        self.can_focus = focusable

    @property
    def chosen(self) -> str | None:
        """The key of the line under the cursor."""
        return self._lines[self._cursor].key if self._cursor is not None else None

    def show(self, lines: Sequence[Line], *, choose: str | None = None) -> None:
        """Show other lines; the cursor stays on its key, goes to `choose`, or else to the first key.

        Where its line was taken out it goes to the one that stood below, or else above.
        """
        wanted = choose if choose is not None else self._left(lines)
        before, stood = self._lines, self._cursor
        self._lines = lines
        self._keys = [index for index, line in enumerate(lines) if line.key is not None]
        first = self._keys[0] if self._keys else None
        self._cursor = next((index for index in self._keys if lines[index].key == wanted), first)
        self.virtual_size = Size(self.size.width, len(lines))
        top, height = self.scroll_offset.y, self.size.height
        if len(before) == len(lines) and height:
            for index in range(top, min(top + height, len(lines))):
                if before[index] != lines[index] or (
                    stood != self._cursor and index in {stood, self._cursor}
                ):
                    self.refresh_line(index)
        else:
            self.refresh()
        if self._cursor is not None:
            self.call_after_refresh(self._bring_into_sight)

    def _left(self, lines: Sequence[Line]) -> str | None:
        """Return the chosen key, or where other lines lack it, the nearest key below that they have, or above."""
        if self._cursor is None:
            return None
        kept = {line.key for line in lines}
        around = (*self._lines[self._cursor :], *reversed(self._lines[: self._cursor]))
        return next((line.key for line in around if line.key is not None and line.key in kept), None)

    def on_resize(self, event: Resize) -> None:
        """Fit the lines to the new width."""
        self.virtual_size = Size(event.size.width, len(self._lines))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; their common style is looked up once, which takes longer than drawing one."""
        self._style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of those in sight."""
        index, width = self.scroll_offset.y + y, self.size.width
        if index >= len(self._lines):
            return Strip.blank(width, self._style)
        line = self._lines[index]
        style = self._style + (Style.parse(line.style) if line.style else _PLAIN)
        mark = ""
        if line.key is not None:
            chosen = index == self._cursor
            mark = ">" if chosen else " "
            if chosen and self.has_focus:
                style += Style(reverse=True)
        text = mark + visible(line.text)
        if cell_len(text) > width:
            text = set_cell_size(text, max(width - 2, 0)).rstrip("\u200d ") + ".."
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)

    def wait_for_a_move(self) -> None:
        """Take the cursor away: it comes to the first line, or the last, when it is moved."""
        self._cursor = None
        self.refresh()

    def choose(self, key: str) -> None:
        """Move the cursor to the line of a key, if it can be chosen, and bring it into sight."""
        at = next((index for index in self._keys if self._lines[index].key == key), None)
        self._choose(at)
        self._bring_into_sight()

    def step(self, how: str) -> None:
        """Move the cursor as a key of the list does (`up`, `page_down`), while the keys go elsewhere."""
        getattr(self, f"action_{how}")()

    def action_up(self) -> None:
        """One line up."""
        self._step(-1)

    def action_down(self) -> None:
        """One line down."""
        self._step(1)

    def action_page_up(self) -> None:
        """One page up."""
        self._step(-max(self.size.height - 1, 1))

    def action_page_down(self) -> None:
        """One page down."""
        self._step(max(self.size.height - 1, 1))

    def action_first(self) -> None:
        """To the first line."""
        self._choose(self._keys[0] if self._keys else None)
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """To the last line."""
        self._choose(self._keys[-1] if self._keys else None)
        self.scroll_to(y=len(self._lines), animate=False, force=True)

    def _step(self, by: int) -> None:
        """Move the cursor by so many lines, to the nearest that can be chosen.

        Lines that cannot be chosen are read by scrolling: first those of the chosen one that are out of
        sight, and everything where nothing can be chosen. A single step shows as few lines as it has to, and
        more only as far as they are a few bytes: on a slow line each one takes its time.
        """
        if self._cursor is None and self._keys:
            self._choose(self._keys[0 if by > 0 else -1])
            self._bring_into_sight()
            return
        top, height = self.scroll_offset.y, self.size.height
        ahead = [] if self._cursor is None else [i for i in self._keys if (i - self._cursor) * by > 0]
        unread = self._block_end() - (top + height) if by > 0 else top - (self._cursor or 0)
        if self._cursor is not None and self._block_end() == self._cursor + 1:
            unread = 0  # nothing of it is out of sight, but where a key came before the list was drawn
        if not height and ahead:
            self._choose(ahead[0] if by > 0 else ahead[-1])
            return
        if self._cursor is None:
            self._scroll(top + by)
        elif unread > 0:
            rows = self._light(range(top + height, top + height + unread) if by > 0 else _above(top, unread))
            self._scroll(top + (rows if by == 1 else -rows if by == -1 else max(min(by, unread), -unread)))
        elif not ahead:
            if by > 0:
                self._scroll(len(self._lines))
            else:
                self._scroll(top - self._light(_above(top, top)) if by == -1 else 0)
        elif by == 1:
            self._step_down(ahead[0])
        elif by == -1:
            self._step_up(ahead[-1])
        else:
            target = self._cursor + by
            self._choose(min(ahead, key=lambda index: abs(index - target)))
            self._bring_into_sight()

    def _step_down(self, target: int) -> None:
        """Go to the next line that can be chosen, with as many of those under it as are light."""
        bottom, height = self.scroll_offset.y + self.size.height, self.size.height
        turned = self._turned(target)
        self._choose(target)
        first = max(bottom, target + 1)
        shown = min(first + self._light(range(first, self._block_end()), turned, least=0), target + height)
        if shown > bottom:
            self._scroll(shown - height)

    def _step_up(self, target: int) -> None:
        """Go to the line before that can be chosen; where heavy ones stand between, read these first."""
        top, cursor = self.scroll_offset.y, self._cursor or 0
        goal = 0 if target == self._keys[0] else target  # headings above the first come into sight with it
        if goal >= top:
            self._choose(target)
            return
        reached = top - self._light(_above(top, top - goal), self._turned(target))
        if reached <= target or cursor >= reached + self.size.height:
            self._choose(target)
        self._scroll(reached)

    def _light(self, indexes: Sequence[int], before: int = 0, *, least: int = 1) -> int:
        """Return how many of some lines are light enough to be shown at once."""
        for number, index in enumerate(indexes):
            before += self._weight(index)
            if before > _LIGHT:
                return max(number, least)
        return len(indexes)

    def _weight(self, index: int) -> int:
        """Return about how many bytes a line takes on the way to the terminal."""
        return min(len(self._lines[index].text.encode()), self.size.width * 3 // 2) + _TO_PLACE

    def _turned(self, target: int) -> int:
        """Return about how many bytes it takes that the cursor leaves its line and comes to another."""
        blank = max(self.size.width - cell_len(self._lines[target].text), 0)  # reversed to the edge
        return self._weight(self._cursor or 0) + self._weight(target) + blank

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=top, animate=False, force=True)

    def _choose(self, index: int | None) -> None:
        if index is None or index == self._cursor:
            return
        before, self._cursor = self._cursor, index
        if before is not None:
            self.refresh_line(before)
        self.refresh_line(index)
        self.post_message(self.Chosen(self, self.chosen))

    def _block_end(self) -> int:
        """Return the line after the chosen one and those under it that cannot be chosen."""
        end = (self._cursor or 0) + 1
        while end < len(self._lines) and self._lines[end].key is None:
            end += 1
        return end

    def _bring_into_sight(self) -> None:
        """Scroll so that the chosen line is seen, with as many of those under it as fit."""
        if self._cursor is None or not self.size.height:
            return
        top, height = self.scroll_offset.y, self.size.height
        last = min(self._block_end() - 1, self._cursor + height - 1)
        if self._cursor < top:
            # Headings above the first line that can be chosen come into sight with it.
            self.scroll_to(y=0 if self._cursor == self._keys[0] else self._cursor, animate=False, force=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, force=True)


def _above(top: int, number: int) -> range:
    """Return the lines above a line, the nearest first."""
    return range(top - 1, top - 1 - number, -1)
