"""What the screen at the table shows, as lines: the agenda, the proceedings of an item, what is next."""

from collections.abc import Sequence
from functools import lru_cache

from textual.events import Resize

from council_core.language import _
from council_core.model import Entry, Meeting, Speech, word
from council_core.secretariat import AtTable, ItemAt, Step
from council_core.text import cells, fit, visible
from council_tui.actions import TABLE, hints
from council_tui.lines import Line, Lines
from council_tui.screens.panes.proceedings import entry_line, named_in
from council_tui.screens.seats import Seats
from council_tui.words import columns, lines_of

__all__ = ["Talk", "agenda_lines", "foot_lines", "talk_lines"]

_LABEL = 10  # cells
_READ = 3  # lines of what is read aloud


def agenda_lines(seen: AtTable, width: int) -> list[Line]:
    """List the items with the state of each; the one now open has a star."""
    lines = []
    for item in seen.agenda:
        is_open = item.id == seen.open
        state = _state(item, is_open=is_open)
        mark = "*" if is_open else " "
        room = max(width - cells(state) - 2, 4)
        heading = visible(" ".join(item.heading.split()))
        text = f"{mark}{fit('  ' * item.depth + heading, room)} {state}"
        lines.append(Line(text, "bold" if is_open else "", key=item.id))
    empty = lines_of(_("no items yet: the agenda comes first"), width)
    return lines or [Line(f" {text}") for text in empty]


def _state(item: ItemAt, *, is_open: bool) -> str:
    if item.outcome is not None:
        return word(item.outcome)
    if is_open:
        return word(item.last) if item.last else _("done") if item.finished else _("under way")
    if item.begun and not item.stands_over:
        return _("done") if item.finished else _("not done")
    return ""


def talk_lines(meeting: Meeting, item: str | None, seen: AtTable | None, width: int) -> list[Line]:
    """List what was said and done on an item, or before the first."""
    found = meeting.item(item) if item else None
    entries = found.entries if found else meeting.entries
    heading = next((it.heading for it in seen.agenda if it.id == item), "") if seen else ""
    lines = [Line(f" {text}", "bold") for text in lines_of(heading, width - 2, 2)] if heading else []
    for entry in entries:
        lines += _entry(entry, named_in(meeting, entry), width)
    return lines


@lru_cache(maxsize=2000)  # entries never change, and most of them are drawn again and again
def _entry(entry: Entry, who: str, width: int) -> tuple[Line, ...]:
    """Return an entry with its time before it, all its lines beside the time."""
    told, at = entry_line(entry, who), f"{entry.at:%H:%M} " if entry.at else ""
    style = "" if isinstance(entry, Speech) else "dim"
    texts = lines_of(told.removeprefix(at), width - 2 - len(at))
    return tuple(
        Line(f" {at if number == 0 else ' ' * len(at)}{text}", style) for number, text in enumerate(texts)
    )


def foot_lines(step: Step | None, turned: str | None, seats: Seats, width: int, height: int) -> list[Line]:
    """Tell what is read aloud next, what the key does, what is missing, and who sits at which key."""
    key = "next"
    if step is None:
        read: Sequence[str] = ()
        key, told = "back", _("the meeting is closed: its minutes come next")
    else:
        read = step.read or tuple(f"-- {entry.text}" for entry in step.writes)
        told = step.label
    if turned:
        told += f"   {hints(TABLE, ('take_up',))} {turned}"
    lines = _labelled(_("read aloud"), "\n".join(read), width, _READ) if read else []
    lines += _labelled(hints(TABLE, (key,)), told, width, 1)
    room = height - len(lines) - 1
    if step is not None and step.missing and room > 0:
        lines += _labelled(_("missing"), "; ".join(step.missing), width, room)
    lines += [Line()] * (height - len(lines) - 1)
    return [*lines, Line(" " + fit(seats.line(), width), "dim")]


def _labelled(label: str, text: str, width: int, most: int) -> list[Line]:
    return [
        Line(" " + columns((label if number == 0 else "", _LABEL), (part, 0)), "bold" if number == 0 else "")
        for number, part in enumerate(lines_of(text, width - _LABEL - 2, most))
    ]


class Talk(Lines):
    """Proceedings, which grow downwards: their end is in sight."""

    def show_end(self) -> None:
        """Bring the last line into sight."""
        self.scroll_to(y=self.virtual_size.height, animate=False, force=True)

    def on_resize(self, event: Resize) -> None:
        """Keep the end in sight where the room changes."""
        super().on_resize(event)
        self.call_after_refresh(self.show_end)
