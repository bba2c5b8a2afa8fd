"""Text that flows as a browser sets it: white space folded, lines broken by blocks, what is hidden left out."""

import re
from typing import Final

from attrs import define, field

__all__ = ["Flow", "Open"]

_SPACE: Final = " \t\n\r\f"
_WIDE: Final = "\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_WIDE_LETTER: Final = re.compile(f"[{_WIDE}]")
_BROKEN: Final = re.compile(f"(?<=[{_WIDE}])[ \t\f]*+[\r\n][ \t\r\n\f]*+(?=[{_WIDE}])")
_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_NUMBERED: Final = re.compile(
    r"[(（〔\[【]?[0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,3}[)）〕\]】.．、,，:：\s]|[①-⑳㉑-㉟㊱-㊿⑴-⒛㊀-㊉]|第[0-9０-９一二三四五六七八九十]"
)
_FAR: Final = 100  # elements from the innermost among which an end tag finds its own


@define(slots=True)
class Open:
    """An element that is open: what it does to the text within."""

    name: str
    hides: bool = False
    keeps: bool = False  # white space
    block: bool = False
    counts: "tuple[int, int, str] | None" = None  # of a list: the next number, the step, the style


@define(slots=True)
class Flow:
    """A run of text: a page, or a cell of a table. Elements that are open in it are its own."""

    hidden: int = 0
    keeping: int = 0
    nested: bool = False
    marker: str = ""  # of a list's element whose text is still to come
    parts: list[str] = field(factory=list)
    opened: list[Open] = field(factory=list)
    names: dict[str, int] = field(factory=dict)
    fresh: bool = True  # at the beginning of a line
    pending: str = ""  # white space that stands before whatever comes next in the line

    def text(self) -> str:
        """Return the text so far."""
        return "".join(self.parts)

    def add(self, text: str) -> None:
        """Add letters of a page; between two Japanese letters a line's end is nothing."""
        if self.hidden:
            return
        if self.keeping:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            if text:
                self._mark(text)
                self.parts.append(text)
                self.fresh, self.pending = text.endswith("\n"), ""
            return
        core = text.strip(_SPACE)
        if not core:
            self._wait(text)
            return
        start = text.index(core[0])
        self._wait(text[:start])
        if self.fresh:
            self._mark(core)
        elif self.pending and not (
            "\n" in self.pending and _WIDE_LETTER.match(core) and _WIDE_LETTER.match(self.parts[-1][-1])
        ):
            self.parts.append(" ")
        self.pending = ""
        self.parts.append(_SPACES.sub(" ", _BROKEN.sub("", core)))
        self.fresh = False
        self._wait(text[start + len(core) :])

    def _wait(self, space: str) -> None:
        if space and not self.fresh:
            self.pending = "\n" if "\n" in space or "\r" in space or "\n" in self.pending else " "

    def _mark(self, text: str) -> None:
        """Write the number of a list's element, unless its text brings one."""
        if self.marker and not _NUMBERED.match(text):
            self.parts.append(self.marker)
        self.marker = ""

    def line(self) -> None:
        """End the line, if there is anything in it."""
        if not self.fresh:
            self.parts.append("\n")
        self.fresh, self.pending = True, ""

    def newline(self) -> None:
        """Begin a new line, even below an empty one."""
        if not self.hidden:
            self.parts.append("\n")
        self.fresh, self.pending = True, ""

    def put(self, text: str) -> None:
        """Put in lines that are set already."""
        if text and not self.hidden:
            self.line()
            self.parts += (text, "\n")

    # -- elements

    def push(self, element: Open) -> None:
        """Open an element."""
        self.opened.append(element)
        self.names[element.name] = self.names.get(element.name, 0) + 1
        self.hidden += element.hides
        self.keeping += element.keeps

    def close(self, name: str, *, block: bool) -> bool:
        """Close the innermost element of a name with all in it; tell whether there was one.

        An inline element ends only within its block.
        """
        if not self.names.get(name):
            return False
        if not block:
            for element in self.opened[: -_FAR - 1 : -1]:
                if element.name == name:
                    break
                if element.block:
                    return False
            else:
                return False
        while self.pop().name != name:
            pass
        return True

    def pop(self) -> Open:
        """Close the innermost element."""
        element = self.opened.pop()
        self.names[element.name] -= 1
        self.hidden -= element.hides
        self.keeping -= element.keeps
        return element

    def innermost(self, names: frozenset[str]) -> Open | None:
        """Return the innermost open element of some names, if it is not far."""
        return next((element for element in self.opened[: -_FAR - 1 : -1] if element.name in names), None)
