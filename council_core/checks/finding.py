"""One thing that does not add up, and the sentences for each kind of it."""

from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen

from council_core.errors import shown
from council_core.language import _

__all__ = ["CODES", "Finding", "Severity"]


class Severity(StrEnum):
    """How bad it is: `error` cannot be so, `warning` should be looked at, `note` is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def _sentences() -> dict[str, tuple[Severity, str]]:
    """Return the severity and the sentence of each code, in the language in use."""
    return {
        "opened-after-closed": (Severity.ERROR, _("opened at {opened}, after it was closed at {closed}")),
        "two-chairs": (Severity.ERROR, _("more than one chair is listed: {names}")),
        "no-quorum": (Severity.ERROR, _("votes without a quorum: {present} present, {needed} needed")),
        "unknown-reference": (Severity.ERROR, _("names {name}, which is not in this meeting")),
        "no-result": (Severity.WARNING, _("{title}: no result is recorded")),
        "declared-differs": (Severity.ERROR, _("the record says {declared}, the rules yield {computed}")),
        "count-exceeds-entitled": (Severity.ERROR, _("{number} votes counted, {entitled} entitled to vote")),
        "role-unknown": (Severity.WARNING, _("{text} is no role that is known; it was left out")),
        "term-unreadable": (
            Severity.WARNING,
            _("{text} is no term such as 令和3年4月1日～令和5年3月31日; it was left out"),
        ),
        "term-ends-before-it-starts": (
            Severity.ERROR,
            _("the term ends on {until}, before it starts on {since}"),
        ),
        "listed-twice": (Severity.WARNING, _("{name} is listed twice")),
        "no-name": (Severity.WARNING, _("this row has no name; it was left out")),
        "not-in-list": (Severity.NOTE, _("{name} is a member and not in the list; kept as it is")),
        "several-of-that-name": (Severity.ERROR, _("{name}: several members have this name; left out")),
    }


CODES: Final = tuple(_sentences())


@frozen
class Finding:
    """One thing that does not add up.

    `where` is a path in the meeting (`votes/v1`) or a cell (`委員名簿!C12`); `meeting` is the meeting's id
    where it is about one.
    """

    code: str
    where: str
    values: dict[str, Any] = field(factory=dict)
    meeting: str | None = None

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return _sentences()[self.code][0]

    @property
    def message(self) -> str:
        """The finding in one sentence, in the language in use."""
        values = {key: shown(value) for key, value in self.values.items()}
        return _sentences()[self.code][1].format(**values)
