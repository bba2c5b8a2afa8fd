"""A list of people is taken in: which file, what it would change, who is meant; stored after a yes."""

from pathlib import Path
from typing import ClassVar, Final

from textual.binding import Binding

from council_core import secretariat
from council_core.errors import Lacking, NoList
from council_core.language import _
from council_core.model import Meeting, word
from council_core.secretariat import NEW, Adoption, Question, RosterRead
from council_tui.actions import TAKE_IN, Action, bindings
from council_tui.desk import Desk
from council_tui.editor import Editor
from council_tui.lines import Line
from council_tui.paths import complete, fitting
from council_tui.screens.opened import DocumentPage
from council_tui.words import lines_of

__all__ = ["TakeInScreen"]

_ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
_OUT: Final = "/"  # the answer that leaves somebody out; no id is it


class TakeInScreen(DocumentPage):
    """A list into a council's members, or into a meeting's attendance. Nothing is stored before the yes."""

    ACTIONS: ClassVar[tuple[Action, ...]] = TAKE_IN
    WHILE_ASKED: ClassVar[frozenset[str]] = frozenset({"complete"})
    BINDINGS: ClassVar[list[Binding]] = bindings(TAKE_IN)  # type: ignore[assignment]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._path = ""
        self._naming = False
        self._stepped = False  # whether the cursor was moved in the list of files since the last letter
        self._read: RosterRead | None = None
        self._adoption: Adoption | None = None
        self._answers: dict[str, str] = {}

    def shown_hints(self) -> tuple[str, ...]:
        """Return the actions on the line of keys: where a list was read, no name is completed any more."""
        return ("keep", "file", "back", "help") if self._adoption is not None else ()

    def begin(self) -> None:
        """Ask for the file at once."""
        self.action_file()

    def fill(self) -> None:
        """Show the files that fit while one is named; then what the list would change, and what is doubtful."""
        self.head(_("take a list in") + "  " + secretariat.named(self.desk.document), self._counted())
        self.part("body").show(self._files() if self._adoption is None else self._differences())

    def _counted(self) -> str:
        if self._adoption is None or self._read is None:
            return ""
        return _("{people} people, {changes} changes").format(
            people=len(self._read.people), changes=len(self._adoption.sentences)
        )

    def _files(self) -> list[Line]:
        typed = self.query_one(Editor).text if self._naming else self._path
        names = fitting(typed, _ENDINGS)
        lines = [Line(f" {_last_of(name)}", key=name) for name in names]
        return lines or [Line(" " + _("no list of this name: .xlsx, .xls, .ods, .csv or .tsv"))]

    def _differences(self) -> list[Line]:
        adoption, width = self._adoption, (self.size.width or 80) - 4
        if adoption is None:
            return []
        lines: list[Line] = []
        waiting = [question for question in adoption.questions if question.cell not in self._answers]
        if waiting:
            lines.append(Line(" " + _("left out, because nobody has said who is meant"), "bold"))
            lines += [Line(f"   {question.cell}  {question.name}") for question in waiting]
        lines.append(
            Line(" " + (_("what changes") if adoption.sentences else _("nothing to change")), "bold")
        )
        lines += [Line(f"   {text}") for told in adoption.sentences for text in lines_of(told, width)]
        if adoption.findings:
            lines.append(Line(" " + _("what is doubtful"), "bold"))
        for finding in adoption.findings:
            place = (
                f"{finding.where}: " if "!" in finding.where else ""
            )  # a cell; whose it is the sentence says
            told = f"{word(finding.severity)}: {place}{finding.message} ({finding.remedy})"
            lines += [
                Line(f" {'!' if n == 0 else ' '} {text}") for n, text in enumerate(lines_of(told, width))
            ]
        return lines

    def on_editor_changed(self, message: Editor.Changed) -> None:
        """Show the files that fit at each letter."""
        super().on_editor_changed(message)
        self._stepped = False
        if self._naming:
            self.fill()

    def on_editor_stepped(self, message: Editor.Stepped) -> None:
        """Move in the list of files while typing."""
        if self._naming:
            self._stepped = True
            self.part("body").step(message.how)

    def on_editor_left(self, message: Editor.Left) -> None:
        """Go back, where no file was named yet."""
        super().on_editor_left(message)
        self._naming = False
        if self._adoption is None:
            self.dismiss(None)

    def action_file(self) -> None:
        """Ask for the file."""
        self._adoption, self._read, self._answers = None, None, {}
        self.ask(_("file; Tab completes"), self._path, self._named)
        self._naming = True
        self.fill()

    def action_complete(self) -> None:
        """Complete the name of the file as far as it is certain; then take the line under the cursor."""
        if not self._naming:
            self.tell(self.keyed(_("{file} names another file")))
            return
        editor = self.query_one(Editor)
        typed, chosen = editor.text, self.part("body").chosen
        longer = complete(typed, _ENDINGS)
        editor.edit(longer if longer != typed or chosen is None else chosen)
        self.fill()

    def _named(self, text: str) -> None:
        """Take the name of a file that was typed, or the line that was moved to; of a folder what is in it is shown."""
        chosen = self.part("body").chosen if self._stepped else None
        self._path = (chosen or text).strip()
        if not self._path:
            raise Lacking(_("file"), "file")
        place = Path(self._path).expanduser()
        if self._path and place.is_dir():
            self._path = self._path.rstrip("/") + "/"
            self.action_file()
            return
        try:
            self._open_list(place, None)
        except NoList as error:
            if len(error.sheets) < 2:  # noqa: PLR2004 -- a workbook of one sheet leaves nothing to choose
                raise
            sheets = [(sheet, sheet) for sheet in error.sheets]
            self._naming = False
            self.choose(_("which sheet"), sheets, lambda sheet: self._open_list(place, sheet))

    def _open_list(self, place: Path, sheet: str | None) -> None:
        read = secretariat.read_roster(place, sheet, of_council=self.desk.council.house)
        adoption = self._compare(read, {})
        self._naming = False
        self._read, self._adoption = read, adoption
        self.fill()
        self._ask_next(list(adoption.questions))

    def _compare(self, read: RosterRead, answers: dict[str, str]) -> Adoption:
        name = self.desk.document.id
        if isinstance(self.desk.document, Meeting):
            return secretariat.compare_attendance(self.register, name, read, answers)
        return secretariat.compare_roster(self.register, name, read, answers)

    def _ask_next(self, questions: list[Question]) -> None:
        """Ask who is meant, one after the other; then say how it is stored."""
        if not questions:
            changes = self._adoption is not None and self._adoption.sentences
            self.tell(
                self.keyed(_("{keep} stores this, {back} leaves it")) if changes else _("nothing to change")
            )
            return
        question, *rest = questions

        def take(answer: str) -> None:
            if answer != _OUT and self._read is not None:
                self._answers[question.cell] = answer
                self._adoption = self._compare(self._read, self._answers)
                self.fill()
            self._ask_next(rest)

        options = [*question.candidates, (NEW, _("somebody new")), (_OUT, _("leave this row out"))]
        asked = _("{cell}: who is {name}?").format(cell=question.cell, name=question.name)
        self.choose(asked, options, take, careful=True)

    def action_keep(self) -> None:
        """Store the changes, after a yes."""
        adoption = self._adoption
        if adoption is None or not adoption.sentences:
            self.tell(_("nothing to change"))
            return

        def storing() -> None:
            secretariat.adopt_roster(self.register, adoption, self.author)
            self.dismiss(_("stored: {number} changes").format(number=len(adoption.sentences)))

        self.confirm(_("store {number} changes").format(number=len(adoption.sentences)), storing)


def _last_of(path: str) -> str:
    """Return the name at the end of a path, with the slash of a folder: what stands before it was typed."""
    return path[path.rstrip("/").rfind("/") + 1 :]
