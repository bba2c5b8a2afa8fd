"""What stands on the terminal, cell by cell, so that only what became another is sent.

Textual sends a screen whole whenever a part of it got another height, and a part whole whenever it was
filled anew. On a slow line each row counts: most of them stand there already.
"""

from collections.abc import Iterator
from typing import Final

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

from council_tui.rows import Row, cells_of, painted, row_of, shift_of

__all__ = ["Frames"]

_FEW: Final = 2  # rows; to move as many is not shorter than to send them
_CLEAN: Final = "\x1b[m\x1b[r"  # default colours, and no margins, whatever was drawn before


class Frames:
    """The rows of the terminal as they were sent last."""

    def __init__(self) -> None:
        self._size = Size(0, 0)
        self.forget()

    def forget(self) -> None:
        """Send everything the next time: something else may have been drawn over it."""
        self._rows: list[Row] = [row_of([None] * self._size.width)] * self._size.height
        self._strips: dict[int, Strip] = {}
        self._forgotten = True

    def lessen(
        self, update: CompositorUpdate, size: Size, console: Console, *, moved: bool
    ) -> CompositorUpdate | None:
        """Return an update with that alone which is another than what stands there.

        Where there is none it is nothing, but for a cursor that has `moved`: Textual puts it at its place
        after each update.
        """
        if size != self._size:
            self._size = size
            self.forget()
        if not isinstance(update, LayoutUpdate | ChopsUpdate):
            return update
        rows = self._rows.copy()
        system = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 -- as Textual's own strips do
        for y, parts in _parts(update):
            if len(parts) == 1 and parts[0][0] == 0 and parts[0][1].cell_length == size.width:
                strip = parts[0][1]
                if self._strips.get(y) == strip:
                    continue
                self._strips[y] = strip
                rows[y] = row_of(cells_of(strip, system))
                continue
            self._strips.pop(y, None)
            cells = list(rows[y].cells)
            for x, strip in parts:
                filled = cells_of(strip, system)
                cells[x : x + len(filled)] = filled
            rows[y] = row_of(cells[: size.width])
        sent = (_CLEAN if self._forgotten else "") + _difference(self._rows, rows)
        self._rows, self._forgotten = rows, False
        return _Sent(sent) if sent or moved else None


class _Sent(CompositorUpdate):
    """What is written to the terminal."""

    def __init__(self, sent: str) -> None:
        self._sent = sent

    def __rich_console__(self, console: Console, options: object) -> Iterator[Segment]:
        raise NotImplementedError  # Textual asks for `render_segments` alone

    def render_segments(self, console: Console) -> str:
        """Return it."""
        del console
        return self._sent


def _parts(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, list[tuple[int, Strip]]]]:
    """Yield the rows of an update, each with the strips that were drawn in it and where they begin.

    What Textual drew of a row is what shall stand there, also where it lies outside the span to be updated.
    """
    if isinstance(update, LayoutUpdate):
        for y, whole in enumerate(update.strips, update.region.y):
            yield y, [(0, Strip.join(whole))]
        return
    for y in sorted({span[0] for span in update.spans}):
        chops = update.chops[y]
        drawn = [(x, strip) for x, strip in chops.items() if strip is not None]
        if drawn and len(drawn) == len(chops):
            drawn = [(drawn[0][0], Strip.join(strip for _x, strip in drawn))]
        yield y, drawn


def _difference(before: list[Row], after: list[Row]) -> str:
    """Return the shortest that makes one of the other: with the rows moved that have moved, or without."""
    plain = painted(before, after)
    if sum(old.cells != new.cells for old, new in zip(before, after, strict=True)) <= _FEW:
        return plain
    shift = shift_of(before, after)
    if shift is None:
        return plain
    moved = shift.told() + painted(shift.moved(before), after)
    return moved if len(moved.encode()) < len(plain.encode()) else plain
