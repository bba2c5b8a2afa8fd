"""What can go wrong with the documents of a meeting: its house, its templates, the step it is to take."""

from typing import ClassVar

from attrs import define

from council_core.errors.base import CouncilError, shown, some, stage_word, whole
from council_core.errors.files import Unreadable
from council_core.language import _
from council_core.text import visible

__all__ = [
    "HouseMissing",
    "NotReady",
    "NothingToWrite",
    "OutOfTurn",
    "WrongTemplate",
    "WrongWordTemplate",
]


@define
class HouseMissing(CouncilError):
    """No house style has this name."""

    name: str
    known: tuple[str, ...]

    def sentence(self) -> str:  # noqa: D102
        return _("{name}: there is no house style of this name; there are {known}").format(
            name=shown(self.name), known=some(self.known)
        )


@define
class WrongTemplate(Unreadable):
    """A template of a house cannot be rendered; `path` is its file with the line."""

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: this template cannot be rendered ({reason}); mend it at this line").format(
            path=whole(self.path), reason=shown(self.reason)
        )


@define
class WrongWordTemplate(WrongTemplate):
    """A Word template of a house cannot be filled in; `paragraph` is how the place in it reads."""

    paragraph: str = ""

    def sentence(self) -> str:  # noqa: D102
        if not self.paragraph:
            return _("{path}: this Word template cannot be filled in ({reason}); mend it in Word").format(
                path=whole(self.path), reason=visible(self.reason)
            )
        return _(
            "{path}: this Word template cannot be filled in ({reason}); "
            "mend in Word the paragraph that reads: {paragraph}"
        ).format(path=whole(self.path), reason=visible(self.reason), paragraph=visible(self.paragraph))


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
            stage=stage_word(self.stage) if self.stage else _("not stated"),
            needed=" / ".join(map(stage_word, self.needed)),
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
