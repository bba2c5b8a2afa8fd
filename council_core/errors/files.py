"""What can go wrong with a file that is read or written."""

import errno
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from attrs import define

from council_core.errors.base import CouncilError, Problem, shown, whole
from council_core.language import _

__all__ = [
    "NoList",
    "NoMeeting",
    "NoText",
    "NotAWorkbook",
    "Unreadable",
    "Unwritable",
    "WrongDocument",
    "why",
]

_REASONS: Final[dict[int | None, Callable[[], str]]] = {
    errno.ENOENT: lambda: _("there is no such file or folder"),
    errno.EISDIR: lambda: _("it is a folder, not a file"),
    errno.ENOTDIR: lambda: _("a part of its name is a file, not a folder"),
    errno.EACCES: lambda: _("you have no right to it"),
    errno.EPERM: lambda: _("you have no right to it"),
    errno.EEXIST: lambda: _("there is one of this name already"),
    errno.EROFS: lambda: _("the disk can only be read"),
    errno.ENOSPC: lambda: _("the disk is full"),
    errno.ENAMETOOLONG: lambda: _("the name is too long"),
    errno.ETXTBSY: lambda: _("another program is using it"),
    errno.EBUSY: lambda: _("another program is using it"),
}


def why(error: Exception) -> str:
    """Return why the system refused, in the language in use; a rare reason is told as the system tells it.

    What the reader of workbooks says of a file that is none has a word of ours as well.
    """
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno)
        return known() if known else error.strerror or str(error)
    if str(error) == "Cannot detect file format":
        return _("it is no spreadsheet")
    return str(error) or type(error).__name__


@define
class Unreadable(CouncilError):
    """A file could not be read."""

    path: Path
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: cannot be read ({reason}); check the name and that you may read it").format(
            path=whole(self.path), reason=self.reason
        )


@define
class NoText(CouncilError):
    """No text can be taken from a file; `remedy` is what to do about it."""

    path: Path
    reason: str
    remedy: str

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: cannot be read as minutes: {reason}; {remedy}").format(
            path=whole(self.path), reason=self.reason, remedy=self.remedy
        )


@define
class NoMeeting(CouncilError):
    """A text was read, and says of no council and no meeting that these are its minutes."""

    source: str

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: no meeting was found in it; expected minutes with a title or the name of a council. "
            "See whether it is the right file"
        ).format(path=whole(self.source))


@define
class Unwritable(CouncilError):
    """A file or folder could not be written; what stood there stands unchanged."""

    path: Path
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: cannot be written ({reason}); nothing was changed. "
            "Choose another place or ask for the right to write here"
        ).format(path=whole(self.path), reason=self.reason)


@define
class WrongDocument(CouncilError):
    """A document is not what its format says; all its problems at once, and nothing was taken from it."""

    source: str
    problems: tuple[Problem, ...]

    def sentence(self) -> str:  # noqa: D102
        return "; ".join(str(problem) for problem in self.problems)

    def lines(self) -> Sequence[str]:  # noqa: D102
        return tuple(f"{whole(self.source)}: {problem}" for problem in self.problems)


@define
class NotAWorkbook(CouncilError):
    """A file is no workbook that can be read."""

    path: Path
    reason: str

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: is not a workbook that can be read ({reason}); expected .xlsx, .xls or .ods. "
            "Open it in the spreadsheet program and save it as .xlsx"
        ).format(path=whole(self.path), reason=shown(self.reason))


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
            path=whole(self.path),
            sheet=shown(self.sheet),
            sheets=", ".join(shown(name) for name in self.sheets),
        )
