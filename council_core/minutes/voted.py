"""What minutes tell of a vote: on which items it is, how many voted how (賛成5人, 反対者は二名), what becomes of them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TypeVar

from council_core.model import Choice, Declared, Outcome
from council_core.text import to_number, to_one_width

__all__ = ["BECOMES", "QUOTED", "TOGETHER", "find_tallies", "put_together"]

BECOMES: Final = {Declared.CARRIED: Outcome.APPROVED, Declared.LOST: Outcome.REJECTED}
TOGETHER: Final = re.compile(r"一括|併せて|あわせて|合わせて|まとめて")
QUOTED: Final = r"「(?:[^「」]|「[^「」]*」)*」"

_HEADINGS: Final = re.compile(QUOTED)
_SENTENCES: Final = re.compile(rf"(?:{QUOTED}|[^。])+")
_SIGNS: Final = re.compile(r"\W+")

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


class _Item(Protocol):
    @property
    def label(self) -> str | None: ...

    @property
    def title(self) -> str: ...


_I = TypeVar("_I", bound=_Item)


def put_together(text: str, items: Iterable[_I]) -> list[_I]:
    """Return the items that a sentence on several of them together quotes; none unless it quotes more than one.

    sentence: … "「" [label] title "」" … 一括 … ("一括" may stand before them)
    """
    if not TOGETHER.search(text):
        return []
    known = [
        (key, _key(item.title), item) for item in items if (key := _key(f"{item.label or ''}{item.title}"))
    ]
    for sentence in _SENTENCES.findall(text):
        found: list[_I] = []
        for heading in _HEADINGS.findall(sentence) if TOGETHER.search(sentence) else ():
            said = _key(heading)
            fits = [item for key, _title, item in known if key == said]
            fits = fits or [item for _key, title, item in known if title == said]
            found += [item for item in fits[:1] if not any(item is other for other in found)]
        if len(found) > 1:
            return found
    return []


def _key(text: str) -> str:
    return _SIGNS.sub("", to_one_width(text))
