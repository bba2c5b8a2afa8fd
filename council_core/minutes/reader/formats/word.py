"""A Word document into text: what Word shows on its pages, a line for each paragraph."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from council_core.minutes.reader.formats.blocks import Field, Lines, Paragraph, Table, equation
from council_core.minutes.reader.formats.cells import DEEPEST, Cell
from council_core.minutes.reader.formats.numbering import Numbering, Styles, is_on, sign_of
from council_core.minutes.reader.formats.package import Package

__all__ = ["word_text"]

# What is not shown: deleted text, properties as they were, the other drawing of what is drawn, furigana.
_SKIPPED: Final = frozenset(
    ["w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
     "w:sectPrChange", "w:numberingChange", "w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:tblGrid", "w:rt"]
)  # fmt: skip
_LETTERS: Final = {
    "w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "\u2011",
}  # fmt: skip
_BREAKS: Final = {"page": "\f"}
_TEXT: Final = frozenset(["w:t", "m:t"])
_RAISED: Final = dict(zip(map(ord, "0123456789"), "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def word_text(path: Path, data: bytes) -> str:
    """Return the text of a Word document (`.docx`, `.docm`).

    document: {paragraph | table}, notes
    Numbers of lists are written out as Word shows them. Insertions count, deletions and hidden text do not;
    running heads and comments are left out. Notes stand at the end, each under the mark that it has in the text.

    Raises:
        NoText: it is no Word document, or locked, damaged or too large.
    """
    package = Package(path, data)
    styles = Styles()
    numbering = Numbering(styles)
    for kind, handler in (("styles", styles), ("numbering", numbering)):
        if (part := package.part(kind)) is not None:
            package.read(part, handler)
    body = _Body(numbering)
    package.read(package.main, body)
    lines = body.flows[0].close()
    for kind in ("footnotes", "endnotes"):
        if (part := package.part(kind)) is not None and body.marks:
            notes = _Body(numbering, {key: mark for key, mark in body.marks.items() if key[0] == kind})
            package.read(part, notes)
            lines += notes.noted(body.marks)
    return "\n".join(lines)


class _Body:
    """What is open while a part with paragraphs is read; `marks` are those of the notes to be taken from it."""

    def __init__(self, numbering: Numbering, marks: Mapping[tuple[str, str], str] | None = None) -> None:
        self.numbering = numbering
        self.known = marks or {}
        self.marks: dict[tuple[str, str], str] = {}
        self.notes: dict[tuple[str, str], list[str]] = {}
        self.note: tuple[str, str] = "", ""
        self.flows = [Lines()]
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.fields: list[Field] = []
        self.chosen: list[bool] = []
        self.open: list[str] = []
        self.too_deep = 0
        self.skipping = 0
        self.taking = False
        self.run_hidden: bool | None = None
        self.run_style: str | None = None
        self.unseen = 0  # fields that have not come to what they show

    def noted(self, marks: Mapping[tuple[str, str], str]) -> list[str]:
        """Return the lines of the notes, in the order of their marks."""
        return [line for key in marks if key in self.notes for line in self.notes[key]]

    # -- events

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take the start of an element."""
        parent = self.open[-1] if self.open else ""
        self.open.append(name)
        if self.skipping:
            self.skipping += 1
            return
        if name in _SKIPPED or (name == "mc:Fallback" and self.chosen and self.chosen[-1]):
            self._deleted(name, parent)
            self.skipping = 1
        elif name in _TEXT:
            self.taking = self._is_shown()
        elif name in _LETTERS:
            if parent == "w:r":
                self.put(_LETTERS[name])
        elif name.startswith("mc:"):
            self._alternative(name)
        elif parent in {"w:pPr", "w:numPr", "w:rPr"}:
            self._property(name, given)
        elif parent in {"w:trPr", "w:tcPr"}:
            self._cell_property(name, given)
        elif (opening := _STARTS.get(name)) is not None:
            opening(self, given)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self.open.pop()
        if self.skipping:
            self.skipping -= 1
            return
        if name in _TEXT:
            self.taking = False
        elif name == "mc:AlternateContent" and self.chosen:
            self.chosen.pop()
        elif (closing := _ENDS.get(name)) is not None:
            closing(self)

    def data(self, text: str) -> None:
        """Take letters, where they are shown."""
        if self.taking and not self.skipping:
            self.put(text)
        elif self.fields and not self.skipping and self.open[-1] == "w:instrText":
            self.fields[-1].told.append(text)

    # -- letters

    def _is_shown(self) -> bool:
        if self.unseen:
            return False
        if self.run_hidden is not None:
            return not self.run_hidden
        styles = self.numbering.styles
        style = self.paragraphs[-1].style if self.paragraphs else None
        return not (self.run_style and styles.hides(self.run_style)) and not styles.hides(
            style or styles.usual
        )

    def put(self, text: str) -> None:
        if self.paragraphs and self._is_shown():
            self.paragraphs[-1].parts.append(text)
            for told in self.fields:
                told.any_text = True

    def take_break(self, given: Mapping[str, str]) -> None:
        self.put(_BREAKS.get(given.get("type", ""), "\n"))

    def take_sign(self, given: Mapping[str, str]) -> None:
        code = given.get("char", "")
        if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) and not 0xD800 <= int(code, 16) < 0xE000:
            self.put(sign_of(chr(int(code, 16)), given.get("font", "")))

    def note_mark(self, kind: str, given: Mapping[str, str]) -> None:
        if not self._is_shown():
            return
        key = kind, given.get("id", "")
        if is_on({"val": given.get("customMarkFollows", "0")}):
            self.marks.setdefault(key, "")
        else:
            count = sum(1 for mark in self.marks.values() if mark) + 1
            self.put(self.marks.setdefault(key, str(count).translate(_RAISED)))

    def put_mark(self, given: Mapping[str, str]) -> None:
        """Put a note's mark before its own text."""
        del given
        self.put(self.known.get(self.note, ""))

    # -- fields

    def take_field_sign(self, given: Mapping[str, str]) -> None:
        """Take a sign of a complex field: its beginning, the beginning of what it shows, or its end."""
        match given.get("fldCharType"):
            case "begin":
                self.fields.append(Field())
                self.unseen += 1
            case "separate" if self.fields and not self.fields[-1].shown:
                self.fields[-1].shown = True
                self.unseen -= 1
            case "end" if self.fields:
                ended = self.fields.pop()
                self.unseen -= not ended.shown
                if not ended.any_text and (drawn := equation("".join(ended.told))):
                    self.put(drawn)

    # -- properties

    def _deleted(self, name: str, parent: str) -> None:
        if name in {"w:del", "w:moveFrom"}:
            if parent == "w:rPr" and self.open[-3:-1] == ["w:pPr", "w:rPr"] and self.paragraphs:
                self.paragraphs[-1].joined = True
            elif parent == "w:trPr" and self.tables:
                self.tables[-1].deleted = True

    def _property(self, name: str, given: Mapping[str, str]) -> None:
        of_mark = self.open[-3:-1] == ["w:pPr", "w:rPr"]
        paragraph = self.paragraphs[-1] if self.paragraphs else None
        if name == "w:vanish" and of_mark and paragraph:
            paragraph.joined = is_on(given)
        elif name == "w:vanish":
            self.run_hidden = is_on(given)
        elif name == "w:rStyle" and not of_mark:
            self.run_style = given.get("val")
        elif paragraph is None:
            return
        elif name == "w:pStyle":
            paragraph.style = given.get("val")
        elif name == "w:numId":
            paragraph.number = given.get("val")
        elif name == "w:ilvl" and given.get("val", "").isdecimal():
            paragraph.level = int(given["val"][:2])

    def _cell_property(self, name: str, given: Mapping[str, str]) -> None:
        if not self.tables or self.too_deep:
            return
        value = given.get("val", "")
        if name == "w:gridSpan" and value.isdecimal():
            self.tables[-1].cell.columns = max(int(value[:4]), 1)
        elif name == "w:gridBefore" and value.isdecimal():
            self.tables[-1].before = int(value[:4])

    def _alternative(self, name: str) -> None:
        if name == "mc:AlternateContent":
            self.chosen.append(False)
        elif name == "mc:Choice" and self.chosen:
            if self.chosen[-1]:
                self.skipping = 1
            self.chosen[-1] = True

    # -- blocks

    def open_run(self, given: Mapping[str, str]) -> None:
        del given
        self.run_hidden = self.run_style = None

    def open_paragraph(self, given: Mapping[str, str]) -> None:
        del given
        self.paragraphs.append(Paragraph())
        self.run_hidden = self.run_style = None

    def close_paragraph(self) -> None:
        paragraph = self.paragraphs.pop()
        flow, text = self.flows[-1], "".join(paragraph.parts)
        if paragraph.joined:
            flow.held += text
        else:
            flow.add(self.numbering.label(paragraph.style, paragraph.number, paragraph.level), text)
        flow.lines += paragraph.boxes

    def open_box(self, given: Mapping[str, str]) -> None:
        del given
        self.flows.append(Lines())

    def close_box(self) -> None:
        lines = self.flows.pop().close()
        (self.paragraphs[-1].boxes if self.paragraphs else self.flows[-1].lines).extend(lines)
        self.run_hidden = self.run_style = None

    def open_note(self, given: Mapping[str, str]) -> None:
        self.note = self.open[-1].removeprefix("w:") + "s", given.get("id", "")
        self.flows.append(Lines())

    def close_note(self) -> None:
        lines = self.flows.pop().close()
        if self.note in self.known:
            self.notes[self.note] = lines

    def open_table(self, given: Mapping[str, str]) -> None:
        del given
        if len(self.tables) >= DEEPEST:
            self.too_deep += 1
        else:
            self.tables.append(Table())

    def close_table(self) -> None:
        if self.too_deep:
            self.too_deep -= 1
        else:
            self.flows[-1].lines += self.tables.pop().grid.lines
            self.flows[-1].nested = True

    def open_row(self, given: Mapping[str, str]) -> None:
        del given
        if self.tables and not self.too_deep:
            self.tables[-1].row, self.tables[-1].before, self.tables[-1].deleted = [], 0, False

    def close_row(self) -> None:
        if self.tables and not self.too_deep and not self.tables[-1].deleted:
            self.tables[-1].grid.add(self.tables[-1].row, self.tables[-1].before)

    def open_cell(self, given: Mapping[str, str]) -> None:
        del given
        if self.tables and not self.too_deep:
            self.tables[-1].cell = Cell()
            self.flows.append(Lines())

    def close_cell(self) -> None:
        if self.tables and not self.too_deep:
            flow, cell = self.flows.pop(), self.tables[-1].cell
            cell.text, cell.nested = "\n".join(flow.close()), flow.nested
            self.tables[-1].row.append(cell)


_STARTS: Final[dict[str, Callable[[_Body, Mapping[str, str]], None]]] = {
    "w:p": _Body.open_paragraph, "w:r": _Body.open_run, "w:br": _Body.take_break, "w:sym": _Body.take_sign,
    "w:fldChar": _Body.take_field_sign, "w:tbl": _Body.open_table, "w:tr": _Body.open_row, "w:tc": _Body.open_cell,
    "w:txbxContent": _Body.open_box, "w:footnote": _Body.open_note, "w:endnote": _Body.open_note,
    "w:footnoteReference": lambda body, given: body.note_mark("footnotes", given),
    "w:endnoteReference": lambda body, given: body.note_mark("endnotes", given),
    "w:footnoteRef": _Body.put_mark,
    "w:endnoteRef": _Body.put_mark,
}  # fmt: skip
_ENDS: Final[dict[str, Callable[[_Body], None]]] = {
    "w:p": _Body.close_paragraph, "w:tbl": _Body.close_table, "w:tr": _Body.close_row, "w:tc": _Body.close_cell,
    "w:txbxContent": _Body.close_box, "w:footnote": _Body.close_note, "w:endnote": _Body.close_note,
}  # fmt: skip
