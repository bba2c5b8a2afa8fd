"""The styles and lists of a Word file, found by the names that Word shows; what is not there comes from ours.

Word gives styles other ids whenever it saves a file; only their names stay.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

from council_core.minutes.writer.word.letters import NAMESPACE, w

__all__ = ["Lists", "Styles"]

_SIZE: Final = 20  # half-points: what Word takes where nothing is said
_DEEPEST: Final = 8  # Word knows nine levels of a list
_BULLET: Final = "・"


class Styles:
    """The styles of one file. `plain` gives the styles to borrow from, where one is missing."""

    def __init__(self, root: Any, plain: Callable[[], Any]) -> None:
        self._root, self._plain = root, plain
        self._found = _by_name(root)
        self._ids = {style.get(w("styleId")) for style in root.iter(w("style"))}
        self._lender: dict[tuple[str, str], Any] | None = None

    def id_of(self, name: str, kind: str = "paragraph") -> str:
        """Return the id of the style of a name; one that is missing is borrowed first."""
        style = self._found.get((kind, name.lower()))
        if style is None:
            style = self._borrow(name, kind)
        return str(style.get(w("styleId"), ""))

    def size_of(self, name: str) -> int:
        """Return how large the letters of a style of paragraphs are, in half-points."""
        self.id_of(name)
        style = self._found[("paragraph", name.lower())]
        by_id = {found.get(w("styleId")): found for found in self._found.values()}
        seen: list[Any] = []
        while style is not None and style not in seen:
            if (size := _value(style, "rPr", "sz")) is not None:
                return size
            seen.append(style)
            base = style.find(w("basedOn"))
            style = by_id.get(base.get(w("val"))) if base is not None else None
        size = _value(self._root, "docDefaults", "rPrDefault", "rPr", "sz")
        return _SIZE if size is None else size

    def _borrow(self, name: str, kind: str) -> Any:
        if self._lender is None:
            self._lender = _by_name(self._plain())
        lent = self._lender[(kind, name.lower())]
        style = deepcopy(lent)
        style.attrib.pop(w("default"), None)
        key, number = lent.get(w("styleId")), 0
        while key in self._ids:
            number += 1
            key = f"{lent.get(w('styleId'))}{number}"
        style.set(w("styleId"), key)
        self._ids.add(key)
        self._found[(kind, name.lower())] = style
        self._root.append(style)
        for link in ("basedOn", "next"):
            if (other := style.find(w(link))) is not None:
                named = next(
                    named
                    for (_kind, named), found in self._lender.items()
                    if found.get(w("styleId")) == other.get(w("val"))
                )
                other.set(w("val"), self.id_of(named, kind))
        return style


class Lists:
    """The lists of one file: their marks and numbers, which Word counts."""

    def __init__(self, numbering: Callable[[], Any], letter: int) -> None:
        self._numbering = numbering
        self._letter = letter  # twips
        self._kinds: dict[str, int] = {}

    def begin(self, kind: str) -> int:
        """Return the number of a new list, `ul` or `ol`; one of numbers counts from one again."""
        from docx.oxml import parse_xml

        root = self._numbering()
        if kind not in self._kinds:
            self._kinds[kind] = _next_id(root, "abstractNum", "abstractNumId")
            levels = "".join(self._level(kind, depth) for depth in range(_DEEPEST + 1))
            made = parse_xml(
                f'<w:abstractNum xmlns:w="{NAMESPACE}" w:abstractNumId="{self._kinds[kind]}">'
                f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
            )
            firsts = root.findall(w("num"))
            if firsts:
                firsts[0].addprevious(made)
            else:
                root.append(made)
        number = _next_id(root, "num", "numId")
        anew = "".join(
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for depth in range(_DEEPEST + 1)
        )
        made = parse_xml(
            f'<w:num xmlns:w="{NAMESPACE}" w:numId="{number}"><w:abstractNumId w:val="{self._kinds[kind]}"/>'
            f"{anew if kind == 'ol' else ''}</w:num>"
        )
        nums = root.findall(w("num"))
        if nums:
            nums[-1].addnext(made)
        else:
            root.findall(w("abstractNum"))[-1].addnext(made)
        return number

    @staticmethod
    def mark(number: int, depth: int) -> str:
        """Return what says of a paragraph that it is an item of a list, at a depth from 0."""
        return f'<w:numPr><w:ilvl w:val="{min(depth, _DEEPEST)}"/><w:numId w:val="{number}"/></w:numPr>'

    def _level(self, kind: str, depth: int) -> str:
        form, text = ("decimal", f"%{depth + 1}.") if kind == "ol" else ("bullet", _BULLET)
        hanging = self._letter * (2 if kind == "ol" else 1)
        suffix = "" if kind == "ol" else '<w:suff w:val="nothing"/>'  # the mark is as wide as it hangs
        left = self._letter * depth + hanging
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{suffix}<w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
            '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
        )


def _by_name(root: Any) -> dict[tuple[str, str], Any]:
    """Return styles by their kind and name; Word and others differ in capital letters."""
    return {
        (style.get(w("type")), name.get(w("val"), "").lower()): style
        for style in root.iter(w("style"))
        if (name := style.find(w("name"))) is not None
    }


def _value(element: Any, *names: str) -> int | None:
    """Return the number at the end of a path of elements."""
    for name in names:
        element = element.find(w(name))
        if element is None:
            return None
    told = element.get(w("val"), "")
    return int(told) if told.isdecimal() and int(told) else None


def _next_id(root: Any, name: str, key: str) -> int:
    return max((int(found.get(w(key))) for found in root.findall(w(name))), default=0) + 1
