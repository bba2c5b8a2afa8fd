"""What stands on the terminal, row by row, so that only rows which became other ones are sent.

Textual sends a screen whole whenever a part of it got another height, and a part whole whenever it was
filled anew. On a slow line each row counts: most of them stand there already.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

__all__ = ["Frames"]

_LONG: Final = 4  # spaces; fewer are as short as what erases them
_ERASE: Final = "\x1b[K"
_RESET: Final = "\x1b[0m"


class Frames:
    """The rows of the terminal as they were sent last."""

    def __init__(self) -> None:
        self._rows: dict[int, Strip] = {}
        self._size = Size(0, 0)

    def forget(self) -> None:
        """Send everything the next time: something else may have been drawn over it."""
        self._rows = {}

    def lessen(self, update: CompositorUpdate, size: Size, *, moved: bool) -> CompositorUpdate | None:
        """Return an update with the rows alone that are other ones than those which stand there.

        Where there are none it is nothing, but for a cursor that has `moved`: Textual puts it at its place
        after each update.
        """
        if size != self._size:
            self._size = size
            self.forget()
        if isinstance(update, LayoutUpdate):
            rows = [(y, Strip.join(chops)) for y, chops in enumerate(update.strips, update.region.y)]
            rest: list[tuple[int, int, int]] = []
        elif isinstance(update, ChopsUpdate):
            rows, rest = [], []
            for span in update.spans:
                chops = list(update.chops[span[0]].values())
                drawn = [chop for chop in chops if chop is not None]
                if len(drawn) == len(chops) and span[1] <= 0 and span[2] >= size.width:
                    rows.append((span[0], Strip.join(drawn)))
                else:
                    rest.append(span)
                    self._rows.pop(span[0], None)
        else:
            return update
        other = [(y, row) for y, row in rows if self._rows.get(y) != row]
        self._rows.update(other)
        left = ChopsUpdate(update.chops, rest, update.chop_ends) if rest else None  # type: ignore[union-attr]
        return _Rows(other, left) if other or left or moved else None


class _Rows(CompositorUpdate):
    """Whole rows of the screen, and what else Textual wants drawn."""

    def __init__(self, rows: Iterable[tuple[int, Strip]], rest: CompositorUpdate | None) -> None:
        self._drawn = list(rows)
        self._rest = rest

    def __rich_console__(self, console: Console, options: object) -> Iterator[Segment]:
        raise NotImplementedError  # Textual asks for `render_segments` alone

    def render_segments(self, console: Console) -> str:
        """Return what is written to the terminal."""
        parts = [f"{Control.move_to(0, y).segment.text}{_drawn(row, console)}" for y, row in self._drawn]
        return "".join(parts) + (self._rest.render_segments(console) if self._rest else "")


def _drawn(row: Strip, console: Console) -> str:
    """Return a row as it is written; the space at its end is erased, which takes three bytes."""
    row = row.simplify()
    text, last = row.render(console), row._segments[-1:]  # noqa: SLF001 -- there is no public way to them
    told = text.removesuffix(_RESET)
    spaces = len(told) - len(told.rstrip(" "))
    if spaces <= _LONG or not last or (style := last[0].style) is None or style.reverse or style.underline:
        return text
    if style.bgcolor is not None and not style.bgcolor.is_default:
        return text
    return told.rstrip(" ") + (_RESET if told != text else "") + _ERASE
