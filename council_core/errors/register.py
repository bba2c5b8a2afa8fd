"""What can go wrong with a register and what it holds."""

from collections.abc import Sequence
from pathlib import Path

from attrs import define

from council_core.errors.base import Clash, CouncilError, shown, some, stage_word, whole
from council_core.language import _

__all__ = [
    "AlreadyThere",
    "AmbiguousName",
    "Busy",
    "Conflict",
    "Damaged",
    "Full",
    "LookedAt",
    "NotARegister",
    "NothingToRedo",
    "NothingToUndo",
    "RecordKept",
    "TooNew",
    "Unknown",
]


@define
class Unknown(CouncilError):
    """No council, meeting or other thing has this name."""

    name: str
    known: tuple[str, ...] = ()

    def sentence(self) -> str:  # noqa: D102
        if not self.known:
            return _("{name}: there is nothing of this name in the register").format(name=shown(self.name))
        return _("{name}: there is nothing of this name; there are {known}").format(
            name=shown(self.name), known=some(self.known)
        )


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
            name=shown(self.name), fitting=some(self.fitting)
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
class LookedAt(CouncilError):
    """A document as it once stood was to be changed."""

    document: str
    revision: int

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{document}: this is how it stood after change {revision}, to be looked at only; "
            "the history takes changes back"
        ).format(document=shown(self.document), revision=self.revision)


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
            stage=stage_word(self.stage),
            paths=some(tuple("/".join(path) for path in self.paths)),
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
        ).format(path=whole(self.path), reason=shown(self.reason))


@define
class TooNew(CouncilError):
    """A register was written by a newer version of the program."""

    path: Path
    unknown: tuple[str, ...]

    def sentence(self) -> str:  # noqa: D102
        return _(
            "{path}: was written by a newer version of council (unknown steps: {steps}); "
            "it was left as it is. Install the newer version to open it"
        ).format(path=whole(self.path), steps=some(self.unknown))


@define
class Busy(CouncilError):
    """Another program is writing to the register."""

    path: Path

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: another program is writing to it; nothing was stored. Try again").format(
            path=whole(self.path)
        )


@define
class Full(CouncilError):
    """The disk is full."""

    path: Path

    def sentence(self) -> str:  # noqa: D102
        return _("{path}: the disk is full; nothing was stored. Make room and try again").format(
            path=whole(self.path)
        )
