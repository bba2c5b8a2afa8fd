"""What can go wrong: each failure a small class that writes its own sentence.

An error is raised for what was *not done*. Its sentence names the place, what is wrong, what was
expected and what to do, in the language in use when it is shown. What a user got wrong in a document
is data (`Problem`), so that all of it can be told at once.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from attrs import define, frozen

from council_core.language import _, pgettext
from council_core.text import visible

__all__ = [
    "AlreadyThere",
    "AmbiguousName",
    "Busy",
    "Clash",
    "Conflict",
    "CouncilError",
    "Damaged",
    "Full",
    "HouseMissing",
    "Mistake",
    "NoList",
    "NoMeeting",
    "NoText",
    "NotARegister",
    "NotAWorkbook",
    "NotReady",
    "NothingToRedo",
    "NothingToUndo",
    "NothingToWrite",
    "OutOfTurn",
    "Problem",
    "RecordKept",
    "TooNew",
    "Unknown",
    "Unreadable",
    "Unwritable",
    "WrongDocument",
    "WrongTemplate",
    "shown",
]

_LONGEST = 60  # letters of a value that a sentence quotes


def shown(value: object) -> str:
    """Return a value as a sentence quotes it: on one line, without control characters, not too long.

    Of a member, an item or a speech it quotes the name, the title or the text.
    """
    if value is None:
        return _("nothing")
    for key in ("name", "title", "text", "member", "id"):
        if getattr(type(value), "__attrs_attrs__", ()) and (naming := getattr(value, key, None)):
            value = naming
    try:
        text = visible(str(value))
    except (RecursionError, ValueError):  # nested too deeply, or a number of too many digits
        text = type(value).__name__
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + ".."


class Mistake(ValueError):
    """A value that the model does not accept; carries what was expected instead."""

    def __init__(self, value: object, expected: str, key: str | None = None) -> None:
        super().__init__(value, expected, key)
        self.value, self.expected, self.key = value, expected, key

    def __str__(self) -> str:
        return _("{value} is not {expected}").format(value=shown(self.value), expected=self.expected)


@frozen
class Problem:
    """One thing wrong in a document: where (`$.members[0].role`), what stands there, what should."""

    place: str
    wrong: str
    expected: str

    def __str__(self) -> str:
        return _("{place}: {wrong}; expected {expected}").format(
            place=self.place, wrong=shown(self.wrong), expected=self.expected
        )


@frozen
class Clash:
    """One place that two changes touched: what a change expected there, what it found, what it wanted."""

    path: tuple[str, ...]
    expected: object
    found: object
    wanted: object

    def __str__(self) -> str:
        return _("{path}: was {expected}, is now {found}, and should have become {wanted}").format(
            path="/".join(shown(part) for part in self.path),
            expected=shown(self.expected),
            found=shown(self.found),
            wanted=shown(self.wanted),
        )


@define
class CouncilError(Exception):
    """Something was not done; `str()` is the sentence that says why and what to do."""

    def sentence(self) -> str:
        """Return what happened, in the language in use."""
        raise NotImplementedError

    def lines(self) -> Sequence[str]:
        """Return the sentences, one line each."""
        return (self.sentence(),)

    def __str__(self) -> str:
        return "\n".join(self.lines())


@define
class Unreadable(CouncilError):
    """A file could not be read."""

    path: Path
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: cannot be read ({reason}); check the name and that you may read it").format(
            path=_whole(self.path), reason=self.reason
        )


@define
class NoText(CouncilError):
    """No text can be taken from a file; `remedy` is what to do about it."""

    path: Path
    reason: str
    remedy: str

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: cannot be read as minutes: {reason}; {remedy}").format(
            path=_whole(self.path), reason=self.reason, remedy=self.remedy
        )


@define
class NoMeeting(CouncilError):
    """A text was read, and says of no council and no meeting that these are its minutes."""

    source: str

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: no meeting was found in it; expected minutes with a title or the name of a council. "
            "See whether it is the right file"
        ).format(path=_whole(self.source))


@define
class WrongTemplate(Unreadable):
    """A template of a house cannot be rendered; `path` is its file with the line."""

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: this template cannot be rendered ({reason}); mend it at this line").format(
            path=_whole(self.path), reason=shown(self.reason)
        )


@define
class WrongWordTemplate(WrongTemplate):
    """A Word template of a house cannot be filled in; `paragraph` is how the place in it reads."""

    paragraph: str = ""

    def sentence(self) -> str:
        if not self.paragraph:
            return _("{path}: this Word template cannot be filled in ({reason}); mend it in Word").format(
                path=_whole(self.path), reason=visible(self.reason)
            )
        return _(
            "{path}: this Word template cannot be filled in ({reason}); "
            "mend in Word the paragraph that reads: {paragraph}"
        ).format(path=_whole(self.path), reason=visible(self.reason), paragraph=visible(self.paragraph))


@define
class Unwritable(CouncilError):
    """A file or folder could not be written; what stood there stands unchanged."""

    path: Path
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: cannot be written ({reason}); nothing was changed. "
            "Choose another place or ask for the right to write here"
        ).format(path=_whole(self.path), reason=self.reason)


@define
class WrongDocument(CouncilError):
    """A document is not what its format says; all its problems at once, and nothing was taken from it."""

    source: str
    problems: tuple[Problem, ...]

    def sentence(self) -> str:  # noqa: D102
        return "; ".join(str(problem) for problem in self.problems)

    def lines(self) -> Sequence[str]:  # noqa: D102
        return tuple(f"{_whole(self.source)}: {problem}" for problem in self.problems)


@define
class NotAWorkbook(CouncilError):
    """A file is no workbook that can be read."""

    path: Path
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: is not a workbook that can be read ({reason}); expected .xlsx, .xls or .ods. "
            "Open it in the spreadsheet program and save it as .xlsx"
        ).format(path=_whole(self.path), reason=shown(self.reason))


@define
class NoList(CouncilError):
    """A workbook holds no list of people where one was looked for."""

    path: Path
    sheet: str
    sheets: tuple[str, ...]

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path} {sheet}: no header row with 氏名 was found; expected a row of column names and the "
            "people below it. Sheets in this file: {sheets}"
        ).format(
            path=_whole(self.path),
            sheet=shown(self.sheet),
            sheets=", ".join(shown(name) for name in self.sheets),
        )


@define
class Unknown(CouncilError):
    """No council, meeting or other thing has this name."""

    name: str
    known: tuple[str, ...] = ()

    def sentence(self) -> str:  # noqa: D102
        if not self.known:
            return _("{name}: there is nothing of this name in the register").format(name=shown(self.name))
        return _("{name}: there is nothing of this name; there are {known}").format(
            name=shown(self.name), known=_some(self.known)
        )


@define
class NothingToWrite(CouncilError):
    """A document of a meeting would say nothing; it was not written."""

    NOBODY: ClassVar = "nobody"
    UNDECIDED: ClassVar = "undecided"
    WRITTEN: ClassVar = "written"

    kind: str
    meeting: str
    reason: str

    def sentence(self) -> str:  # noqa: D102
        told = {
            self.NOBODY: _(
                "{meeting}: there is no member to send a {kind} to; nothing was written. "
                "Take the members over with council roster LIST --into COUNCIL"
            ),
            self.UNDECIDED: _(
                "{meeting}: no consultation that this edition shows has been decided; nothing was written. "
                "An answer needs an item with a decision other than continued or withdrawn"
            ),
            self.WRITTEN: _(
                "{meeting}: it is held in writing, so nobody reads a {kind} aloud; nothing was written"
            ),
        }
        return told[self.reason].format(meeting=shown(self.meeting), kind=self.kind)


@define
class AlreadyThere(CouncilError):
    """A new document has the name of one that is in the register."""

    name: str

    def sentence(self) -> str:  # noqa: D102
        return _("{name}: is already in the register; nothing was stored. Choose another id").format(
            name=shown(self.name)
        )


@define
class AmbiguousName(CouncilError):
    """The beginning of a name fits more than one."""

    name: str
    fitting: tuple[str, ...]

    def sentence(self) -> str:  # noqa: D102
        return _("{name}: fits {fitting}; write more of the name").format(
            name=shown(self.name), fitting=_some(self.fitting)
        )


@define
class Conflict(CouncilError):
    """Changes touch what somebody else has changed since; nothing was stored, both values are here."""

    document: str
    clashes: tuple[Clash, ...]

    def sentence(self) -> str:  # noqa: D102
        return "; ".join(self.lines())

    def lines(self) -> Sequence[str]:  # noqa: D102
        return tuple(
            _("{document}: not stored, somebody else changed the same: {clash}").format(
                document=shown(self.document), clash=clash
            )
            for clash in self.clashes
        )


@define
class NothingToUndo(CouncilError):
    """There is no change left to take back."""

    document: str

    def sentence(self) -> str:  # noqa: D102
        return _("{document}: there is no change left to take back").format(document=shown(self.document))


@define
class NothingToRedo(CouncilError):
    """The last change was not an undo, so there is nothing to make again."""

    document: str

    def sentence(self) -> str:  # noqa: D102
        return _("{document}: there is no change left to make again").format(document=shown(self.document))


@define
class OutOfTurn(CouncilError):
    """A step of a meeting does not follow the stage that the meeting is at; `None` is a stage not stated."""

    document: str
    stage: str | None
    needed: tuple[str, ...]

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{document}: its stage is {stage}, and this step follows {needed} only; nothing was changed. "
            "See council stage {document}"
        ).format(
            document=shown(self.document),
            stage=_stage(self.stage) if self.stage else _("not stated"),
            needed=" / ".join(map(_stage, self.needed)),
        )


@define
class NotReady(CouncilError):
    """A step of a meeting was not taken, because something that it needs is missing."""

    document: str
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _("{document}: {reason}; nothing was changed. State it and take the step again").format(
            document=shown(self.document), reason=self.reason
        )


@define
class RecordKept(CouncilError):
    """A save would change a record that is confirmed or published; carries the paths that it touches."""

    document: str
    stage: str
    paths: tuple[tuple[str, ...], ...]

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{document}: its record is {stage} and stays as it is; nothing was stored of {paths}. "
            'Add a dated note: council stage {document} note "TEXT"'
        ).format(
            document=shown(self.document),
            stage=_stage(self.stage),
            paths=_some(tuple("/".join(path) for path in self.paths)),
        )


@define
class Damaged(CouncilError):
    """A document inside a register cannot be read; the others can."""

    document: str
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{document}: is damaged in the register ({reason}); the register was left as it is. "
            "Take this document from a copy of the register"
        ).format(document=shown(self.document), reason=shown(self.reason))


@define
class NotARegister(CouncilError):
    """A file is there, and is not a register."""

    path: Path
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: is not a register of this program ({reason}); it was left as it is. "
            "Name another file with --register or $COUNCIL_REGISTER"
        ).format(path=_whole(self.path), reason=shown(self.reason))


@define
class TooNew(CouncilError):
    """A register was written by a newer version of the program."""

    path: Path
    unknown: tuple[str, ...]

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: was written by a newer version of council (unknown steps: {steps}); "
            "it was left as it is. Install the newer version to open it"
        ).format(path=_whole(self.path), steps=_some(self.unknown))


@define
class Busy(CouncilError):
    """Another program is writing to the register."""

    path: Path

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: another program is writing to it; nothing was stored. Try again").format(
            path=_whole(self.path)
        )


@define
class Full(CouncilError):
    """The disk is full."""

    path: Path

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: the disk is full; nothing was stored. Make room and try again").format(
            path=_whole(self.path)
        )


@define
class HouseMissing(CouncilError):
    """No house style has this name."""

    name: str
    known: tuple[str, ...]

    def sentence(self) -> str:  # noqa: D102
        return _("{name}: there is no house style of this name; there are {known}").format(
            name=shown(self.name), known=_some(self.known)
        )


def _stage(stage: str) -> str:
    """Return the term for a stage: `model.word` is of a higher floor."""
    return pgettext("Stage", str(stage)).replace("-", " ")


def _whole(path: object) -> str:
    """Return a path as a sentence names it: whole, so that it can be found."""
    return visible(str(path))


def _some(names: tuple[str, ...], most: int = 8) -> str:
    listed = ", ".join(shown(name) for name in names[:most])
    return listed + ", .." if len(names) > most else listed
