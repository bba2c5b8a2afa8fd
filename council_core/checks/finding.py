"""One thing that does not add up, and what is said of each kind of it."""

from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen

from council_core.checks.sentences import sentences
from council_core.errors import shown

__all__ = ["CODES", "Finding", "Severity"]


class Severity(StrEnum):
    """How bad it is: `error` cannot be so, `warning` should be looked at, `note` is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


CODES: Final = tuple(sentences())


@frozen
class Finding:
    """One thing that does not add up.

    `where` is a path in the meeting (`votes/v1`) or a cell (`委員名簿!C12`); `meeting` is the meeting's id
    where it is about one. Sentences are written when they are asked for, in the language in use.
    """

    code: str
    where: str
    values: dict[str, Any] = field(factory=dict)
    meeting: str | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return Severity(sentences()[self.code][0])

    @property
    def message(self) -> str:
        """The finding in one sentence."""
        values = {key: shown(value) for key, value in self.values.items()}
        return sentences()[self.code][1].format(**values)

    @property
    def remedy(self) -> str:
        """What could be done about it."""
        return sentences()[self.code][2]
