"""Who leads a meeting from item to item, by what they are called when they speak."""

import re
from typing import Final

from attrs import define

from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.survey import Survey

__all__ = ["Leaders"]

_GUIDES: Final = re.compile(
    r"会長|委員長|議長|座長|教育長|代理|司会|進行|事務局|理事長|典礼|委員$"
)  # who may lead the meeting
_MAYORS: Final = ("市長", "町長", "村長", "区長", "知事")
_CHAIR: Final = re.compile(r"会\s?長|委員\s?長|議\s?長|座\s?長|司\s?会|進\s?行")


@define
class Leaders:
    """Tells who may lead among those who speak in a document."""

    rows: list[Row]
    survey: Survey
    chaired: bool | None = (
        None  # whether somebody who speaks is called a chair; looked at once, where it matters
    )

    def leads(self, speaker: str) -> bool:
        """Tell whether a speaker may lead; a mayor only where nobody is called a chair."""
        if _GUIDES.search(speaker):
            return True
        if not speaker.endswith(_MAYORS):
            return False
        if self.chaired is None:
            labels = (self.survey.label(place, begun=True) for place in range(len(self.rows)))
            rows = zip(self.rows, labels, strict=True)
            self.chaired = any(
                label and _CHAIR.search(row.fold, label.start, label.end) for row, label in rows
            )
        return not self.chaired
