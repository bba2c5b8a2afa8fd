"""Any record of a document as a form: each field with its value, or each element of a list, edited by keys."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

from textual.binding import Binding

from council_core import secretariat
from council_core.language import _
from council_core.model import Event, Meeting, Note, Speech
from council_core.secretariat import Field, Kind
from council_tui.actions import FORM, Action, bindings
from council_tui.desk import Desk
from council_tui.lines import Line
from council_tui.screens.opened import DocumentPage
from council_tui.words import columns, lines_of, text_of, value_of

__all__ = ["FormScreen", "edit_field"]

_NAMES: Final[dict[type, Callable[[], str]]] = {
    Speech: lambda: _("a speech"),
    Event: lambda: _("something that happens"),
    Note: lambda: _("-- a remark"),
}
_PEOPLE: Final = {"member", "attendee", "presided_by"}  # fields that lead to a person
_LABEL = 16  # cells
_ROWS = 6  # of a long text under edit
_MOST = 4  # lines of a value shown


class FormScreen(DocumentPage):
    """The record, or the list of records, at a path in the document. What is changed is stored at once."""

    ACTIONS: ClassVar[tuple[Action, ...]] = FORM
    BINDINGS: ClassVar[list[Binding]] = bindings(FORM)  # type: ignore[assignment]

    def __init__(
        self,
        desk: Desk,
        path: tuple[str, ...],
        title: str,
        made: tuple[type, ...] = (),
        *,
        at: str | None = None,
    ) -> None:
        """Open on a record or a list; `at` is the field that is edited at once."""
        super().__init__(desk)
        self._begin_at = at
        self._path = path
        self._title = title
        self._made = made  # the classes of a list's elements

    def shown_hints(self) -> tuple[str, ...]:
        """Return the keys that do something: on what is only looked at, there is nothing to edit."""
        if self.desk.looked_at:
            return ("back", "help")
        hinted = (action.id for action in self.ACTIONS if action.hint)
        return tuple(name for name in hinted if name != "new" or isinstance(self._value, tuple))

    def begin(self) -> None:
        """Edit the field that the form was opened for."""
        field = next((field for field in self._fields() if field.key == self._begin_at), None)
        if field is not None:
            edit_field(self, (*self._path, field.key), field, self._title)

    @property
    def _document(self) -> Any:
        """The document with the record that the form is on: one that is not stated yet is empty, and not stored."""
        document = self.desk.document
        if self._made and secretariat.value_at(document, self._path) is None:
            return secretariat.put(document, self._path, secretariat.make(document, self._made[0]))
        return document

    @property
    def _value(self) -> Any:
        return secretariat.value_at(self._document, self._path)

    @property
    def _meeting(self) -> Meeting | None:
        return self.desk.document if isinstance(self.desk.document, Meeting) else None

    def fill(self) -> None:
        """List the fields, or the elements."""
        self.head(self._title)
        width = (self.size.width or 80) - _LABEL - 6
        if self._value is None:
            self.part("body").show([Line(" " + _("this is no longer there"))])
            return
        if isinstance(self._value, tuple):
            self.part("body").show(
                self._elements() or [Line(" " + self.keyed(_("nothing here yet; {new} puts in the first")))]
            )
            return
        lines = []
        for field in self._fields():
            told = lines_of(value_of(field), width, _MOST)
            label = field.label + ("*" if field.required else "")
            lines.append(Line(" " + columns((label, _LABEL), (told[0], 0)), key=field.key))
            lines += [Line("  " + columns(("", _LABEL), (text, 0))) for text in told[1:]]
            lines += self._findings((*self._path, field.key))
        self.part("body").show(lines)

    def _elements(self) -> list[Line]:
        lines = []
        for index, element in enumerate(self._value):
            step = secretariat.step_of(self._value, index)
            told = lines_of(
                secretariat.named(element, self._meeting) or _("(empty)"), (self.size.width or 80) - 4, 1
            )
            lines.append(Line(f" {told[0]}", key=step))
            lines += self._findings((*self._path, step))
        return lines

    def _findings(self, path: tuple[str, ...]) -> list[Line]:
        """Return what does not add up at a place, to stand under it."""
        found = (finding for finding in self.desk.findings() if finding.where == "/".join(path))
        return [Line(f"     ! {finding.message}", "bold") for finding in found]

    def _fields(self) -> tuple[Field, ...]:
        return secretariat.fields_at(self._document, self._path, self.desk.council)

    def action_keep(self) -> None:
        """Go back: what was changed is kept at once."""
        self.action_back()

    def action_open(self) -> None:
        """Edit the chosen field, or open the chosen record."""
        chosen = self.part("body").chosen
        if chosen is None:
            self.tell(self.keyed(_("there is nothing to edit here; {new} puts in something new")))
        elif isinstance(self._value, tuple):
            self._enter(
                (*self._path, chosen), f"{self._title} / {secretariat.named(self._at(chosen), self._meeting)}"
            )
        else:
            field = next(field for field in self._fields() if field.key == chosen)
            edit_field(self, (*self._path, chosen), field, self._title)

    def action_new(self) -> None:
        """Put a new element in after the chosen one."""
        if not isinstance(self._value, tuple):
            self.action_open()
        elif len(self._made) > 1:
            options = [(cls, _NAMES[cls]()) for cls in self._made]
            self.choose(_("new"), options, self._put_in)
        else:
            self._put_in(self._made[0])

    def _put_in(self, cls: type) -> None:
        document = self.desk.document
        element = secretariat.make(document, cls)
        chosen = self.part("body").chosen
        place = [secretariat.step_of(self._value, index) for index in range(len(self._value))]
        after = place.index(chosen) + 1 if chosen in place else len(place)
        if self.store(secretariat.add(document, self._path, element, chosen)):
            step = secretariat.step_of(self._value, after)
            self.part("body").choose(step)
            self._enter((*self._path, step), self._title + " / " + _("new"), fresh=element)

    def action_delete(self) -> None:
        """Take the chosen element out, or what stands in the chosen field."""
        chosen = self.part("body").chosen
        if chosen is None:
            self.tell(_("there is nothing to take out"))
            return
        path = (*self._path, chosen)
        if not isinstance(self._value, tuple):
            field = next(field for field in self._fields() if field.key == chosen)
            if field.required:
                self.tell(_("{label}: this is never empty").format(label=field.label))
                return
        self.change(lambda document: secretariat.remove(document, path))

    def action_shift(self, by: int) -> None:
        """Move the chosen element up or down its list."""
        chosen = self.part("body").chosen
        if chosen is None or not isinstance(self._value, tuple):
            self.tell(_("only the lines of a list can be moved"))
            return
        self.change(lambda document: secretariat.move(document, (*self._path, chosen), by))

    def _at(self, step: str) -> Any:
        return secretariat.value_at(self.desk.document, (*self._path, step))

    def _enter(self, path: tuple[str, ...], title: str, *, fresh: Any = None) -> None:
        """Open an element of the list; one just put in is taken out again where nothing was said of it."""

        def back(_result: Any) -> None:
            self.action_reload()
            if fresh is not None and secretariat.value_at(self.desk.document, path) == fresh:
                self.change(lambda document: secretariat.remove(document, path))

        self.app.push_screen(FormScreen(self.desk, path, title), back)


def edit_field(page: DocumentPage, path: tuple[str, ...], field: Field, title: str) -> None:
    """Have one field of a record edited at the foot of a screen, or opened where it is a record itself."""
    desk = page.desk

    def put(value: Any) -> None:
        desk.store(secretariat.put(desk.document, path, value))
        page.fill()

    if desk.looked_at and field.kind not in {Kind.RECORD, Kind.RECORDS}:
        page.attempt(lambda: put(field.value))  # which says that it is looked at only
    elif field.kind in {Kind.ONE, Kind.SEVERAL}:
        several = field.kind is Kind.SEVERAL
        chosen = field.value if several else (field.value,)
        # A stray number would tie a person to somebody else, and nobody would see it.
        careful = field.key in _PEOPLE
        page.choose(field.label, field.choices, put, chosen=chosen, several=several, careful=careful)
    elif field.kind in {Kind.RECORD, Kind.RECORDS}:
        form = FormScreen(desk, path, f"{title} / {field.label}", field.made)
        page.app.push_screen(form, lambda _result: page.fill())
    else:
        rows = _ROWS if field.kind in {Kind.LONG, Kind.TEXTS} else 1
        page.ask(
            field.label,
            text_of(field),
            lambda text: put(secretariat.parse_value(field, text)),
            rows=rows,
            draft=desk.draft(path, field.label),
        )
