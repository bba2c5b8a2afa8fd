"""What minutes tell of a vote: how many voted how (賛成5人, 反対者は二名), and what becomes of the item by it."""

import re
from collections.abc import Iterator
from typing import Final

from council_core.model import Choice, Declared, Outcome
from council_core.text import to_number

__all__ = ["BECOMES", "find_tallies"]

BECOMES: Final = {Declared.CARRIED: Outcome.APPROVED, Declared.LOST: Outcome.REJECTED}

_N: Final = r"(\d{1,3}|[一二三四五六七八九十]{1,3})"
_TALLIES: Final = (
    (
        Choice.FOR,
        re.compile(
            rf"賛成(?:者|の方|票|が|する者)?[はがの:、]?\s?{_N}\s?[名人票]?|(?:挙手|起立)(?:者)?\s?{_N}\s?[名人]|{_N}\s?[名人]\s?(?:の)?賛成(?!\s?[はがの:]?\s?\d)"
        ),
    ),
    (
        Choice.AGAINST,
        re.compile(
            rf"反対(?:者|票|が)?[はがの:、]?\s?{_N}\s?[名人票]?|{_N}\s?[名人]\s?(?:の)?反対(?!\s?[はがの:]?\s?\d)"
        ),
    ),
    (
        Choice.ABSTAIN,
        re.compile(rf"棄権(?:者|票)?[はがの:、]?\s?{_N}\s?[名人票]?|(?:白票|無効)\s?{_N}\s?票?"),
    ),
)


def find_tallies(text: str, choice: Choice | None = None) -> Iterator[tuple[Choice, int]]:
    """Yield what a text of one width says of the numbers: each choice with how many.

    tally: (賛成 | 挙手 | 起立 | 反対 | 棄権 | 白票) [者] [は] n [名 | 人 | 票] | n (名 | 人) [の] (賛成 | 反対)
    """
    for told, pattern in _TALLIES:
        if choice in {None, told}:
            for found in pattern.finditer(text):
                number = to_number(next(filter(None, found.groups())))
                if number is not None:
                    yield told, number
