"""The numbers that Word shows before paragraphs and does not store with them."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from attrs import define, field

from council_core.minutes.reader.formats.numerals import write_number

__all__ = ["Numbering", "Styles", "is_on", "sign_of"]

_PLACE: Final = re.compile(r"%([1-9])")
_PRIVATE: Final = re.compile("[\uf000-\uf0ff]")
_SIGNS: Final = {
    "wingdings": dict(zip(
        (0x6C, 0x6D, 0x6E, 0x6F, 0x70, 0x71, 0x72, 0x74, 0x75, 0x76, 0x77, 0x9E, 0x9F, 0xA1, 0xA2, 0xA4,
         0xA7, 0xA8, 0xAB, 0xB2, 0xD8, 0xE0, 0xE8, 0xF0, 0xFB, 0xFC, 0xFD, 0xFE),
        "●❍■□□❑❒◆◆❖◆・●○○◉▪□★◇➢→➔⇨✗✓☒☑", strict=True,
    )),
    "symbol": {0xB7: "•", 0xA8: "◆", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷"},
}  # fmt: skip
_DEEPEST: Final = 20  # styles upon styles
_LEVELS: Final = 9


def is_on(given: Mapping[str, str]) -> bool:
    """Tell whether a property that is either on or off is on."""
    return given.get("val", "1") not in {"0", "false", "off", "none"}


def sign_of(letter: str, font: str) -> str:
    """Return the sign that a letter is in a font of signs; of a sign that is not known, the letter itself."""
    code = ord(letter) & 0xFF if _PRIVATE.fullmatch(letter) else ord(letter)
    return next(
        (signs.get(code, letter) for name, signs in _SIGNS.items() if font.lower().startswith(name)), letter
    )


@define
class _Level:
    """A level of a list: where it starts, how its numbers look, what stands around and behind them."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    font: str = ""
    of_style: str | None = None


@define
class _List:
    """A list as paragraphs name it: the abstract one that it counts with, and what it does otherwise."""

    abstract: str = ""
    levels: dict[int, _Level] = field(factory=dict)
    starts: dict[int, int] = field(factory=dict)


@define
class _Style:
    based_on: str | None = None
    number: str | None = None
    level: int | None = None
    hides: bool | None = None


class Styles:
    """The styles that say what a paragraph does not: its list, its level, whether text is hidden."""

    def __init__(self) -> None:
        self.found: dict[str, _Style] = {}
        self.usual: str | None = None  # that of paragraphs that name none
        self._style = _Style()
        self._open: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take the start of an element of `styles.xml`."""
        style, value = self._style, given.get("val", "")
        if name == "w:style":
            self._style = self.found[given.get("styleId", "")] = _Style()
            if given.get("type") == "paragraph" and given.get("default") in {"1", "true", "on"}:
                self.usual = given.get("styleId")
        elif name == "w:basedOn":
            style.based_on = value
        elif name == "w:numId":
            style.number = value
        elif name == "w:ilvl":
            style.level = _whole(value, 0)
        elif name == "w:vanish" and self._open[-2:] == ["w:style", "w:rPr"]:
            style.hides = is_on(given)
        self._open.append(name)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self._open.pop()
        if name == "w:style":
            self._style = _Style()

    def data(self, text: str) -> None:
        """Pass over letters: styles have none."""

    def chain(self, name: str | None) -> list[tuple[str, _Style]]:
        """Return a style with those that it is based on, the nearest first."""
        found: list[tuple[str, _Style]] = []
        while name is not None and (style := self.found.get(name)) and len(found) < _DEEPEST:
            found.append((name, style))
            name = style.based_on
        return found

    def hides(self, name: str | None) -> bool:
        """Tell whether text of a style is hidden."""
        return next((style.hides for _name, style in self.chain(name) if style.hides is not None), False)


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.abstract: dict[str, dict[int, _Level]] = {}
        self.lists: dict[str, _List] = {}
        self._links: dict[str, str] = {}  # an abstract list to the style whose list it is
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._levels: dict[int, _Level] = {}
        self._level = _Level()
        self._list = _List()
        self._place = 0
        self._abstract = ""

    # -- reading numbering.xml

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take the start of an element of `numbering.xml`."""
        value = given.get("val", "")
        if name in _OF_LEVEL:
            _OF_LEVEL[name](self._level, value)
        elif name == "w:rFonts":
            self._level.font = given.get("ascii") or given.get("hAnsi") or ""
        elif name == "w:lvl":
            self._level = self._levels[_whole(given.get("ilvl"), 0)] = _Level()
        elif name == "w:abstractNum":
            self._abstract = given.get("abstractNumId", "")
            self._levels = self.abstract[self._abstract] = {}
        elif name == "w:numStyleLink":
            self._links[self._abstract] = value
        else:
            self._start_list(name, given, value)

    def _start_list(self, name: str, given: Mapping[str, str], value: str) -> None:
        if name == "w:num":
            self._list = self.lists[given.get("numId", "")] = _List()
            self._levels = self._list.levels
        elif name == "w:abstractNumId":
            self._list.abstract = value
        elif name == "w:lvlOverride":
            self._place = _whole(given.get("ilvl"), 0)
        elif name == "w:startOverride":
            self._list.starts[self._place] = _whole(value, 1)

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Pass over letters: lists have none."""

    # -- counting

    def label(self, style: str | None, number: str | None, level: int | None) -> str:
        """Count one paragraph, and return what Word shows before it; nothing where it is in no list.

        `number` and `level` are those of the paragraph itself; what it leaves open its style says.
        """
        for name, above in self.styles.chain(style or self.styles.usual):
            if number is not None:
                break
            number = above.number
            if number is not None and level is None:
                level = above.level if above.level is not None else self._level_of_style(number, name)
        found = self.lists.get(number or "0")
        if found is None:
            return ""
        place = min(level or 0, _LEVELS - 1)
        levels = self._levels_of(found)
        mine = levels.get(place)
        if mine is None:
            return ""
        counts = self._count(number or "", found, levels, place)
        return _shown(mine, counts, levels)

    def _levels_of(self, found: _List) -> dict[int, _Level]:
        link = self._links.get(found.abstract)
        levels = self.abstract.get(found.abstract, {})
        if not levels and link is not None:
            number = next((style.number for _name, style in self.styles.chain(link) if style.number), None)
            levels = self.abstract.get(self.lists.get(number or "", _List()).abstract, {})
        return levels | found.levels

    def _level_of_style(self, number: str, style: str) -> int:
        levels = self._levels_of(self.lists.get(number, _List()))
        return next((place for place, level in levels.items() if level.of_style == style), 0)

    def _count(self, number: str, found: _List, levels: dict[int, _Level], place: int) -> dict[int, int]:
        """Count one at a level: levels below begin anew, unless they say from where they do."""
        counts = self._counts.setdefault(found.abstract, {})
        start = found.starts.get(place, levels[place].start)
        if place in found.starts and (number, place) not in self._begun:
            counts.pop(place, None)
        self._begun.add((number, place))
        counts[place] = counts[place] + 1 if place in counts else start
        for below in [other for other in counts if other > place]:
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and place < restart):
                del counts[below]
        return {
            other: counts.get(other, found.starts.get(other, level.start)) for other, level in levels.items()
        }


def _shown(level: _Level, counts: dict[int, int], levels: dict[int, _Level]) -> str:
    if level.style == "bullet":
        sign = sign_of(level.text[:1] or "・", level.font)
        shown = "・" if _PRIVATE.match(sign) else sign + level.text[1:]
    else:

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            style = "decimal" if level.legal or place not in levels else levels[place].style
            return write_number(counts.get(place, 1), style)

        shown = _PLACE.sub(number, level.text)
    # A tab would look like the next cell of a table.
    return shown + " " if shown.strip() and level.suffix != "nothing" else shown


def _whole(text: str | None, usual: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,6}", text) else usual


_OF_LEVEL: Final[dict[str, Callable[[_Level, str], None]]] = {
    "w:start": lambda level, value: setattr(level, "start", _whole(value, 1)),
    "w:numFmt": lambda level, value: setattr(level, "style", value),
    "w:lvlText": lambda level, value: setattr(level, "text", value),
    "w:suff": lambda level, value: setattr(level, "suffix", value),
    "w:lvlRestart": lambda level, value: setattr(level, "restart", _whole(value, 0)),
    "w:isLgl": lambda level, value: setattr(level, "legal", is_on({"val": value or "1"})),
    "w:pStyle": lambda level, value: setattr(level, "of_style", value),
}
