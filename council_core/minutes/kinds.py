"""What kind of item a title tells: 報告 in 見本計画の報告, and what stands below the heading 諮問事項."""

import re
import tomllib
from functools import cache
from typing import Final, NamedTuple

from council_core.model import ItemKind
from council_core.shipped import shipped
from council_core.text import to_one_width

__all__ = ["PRINTED", "Above", "kind_labelled", "kind_told", "kind_words"]

# The kinds that a form prints beside a title; what opens or closes a meeting, and その他, say it themselves.
PRINTED: Final = frozenset(ItemKind) - {ItemKind.PROCEDURE, ItemKind.OTHER}
_OWN: Final = frozenset({ItemKind.PROCEDURE, ItemKind.OTHER, ItemKind.ELECTION, ItemKind.HEARING})
_WHO: Final = re.compile(r"(?<=[^()])\([^()]{1,16}[長員]\)$")  # あいさつ(部長)
_LABELLED: Final = (("諮問", ItemKind.CONSULTATION), ("報告", ItemKind.REPORT))


class Above(NamedTuple):
    """The heading above an item, and its kind."""

    title: str
    kind: ItemKind | None


@cache
def kind_words() -> dict[str, tuple[str, ...]]:
    """Return the words by which titles tell a kind."""
    table = tomllib.loads(shipped("reading", "items.toml").read_text("utf-8"))
    return {key: tuple(found) for key, found in table["kinds"].items()}


def kind_told(title: str, above: Above | None = None) -> ItemKind | None:
    """Return the kind of an item that its title or the heading above it tells."""
    table, key = kind_words(), _WHO.sub("", _squeeze(title)).strip("【】()<>〈〉「」")
    if key in table["procedure"] or key.endswith(table["procedure_ends"]):
        return ItemKind.PROCEDURE
    if key in table["other"] or key.startswith("その他"):
        return ItemKind.OTHER
    for kind in ("election", "hearing", "consultation", "report"):
        if any(word in key for word in table[f"{kind}_has"]):
            return ItemKind(kind)
    if above is not None:
        if above.kind is not ItemKind.PROCEDURE:
            return above.kind
        heading = _squeeze(above.title)
        for kind in ("consultation", "report", "deliberation"):
            if any(word in heading for word in table[f"{kind}_has"]):
                return ItemKind(kind)
    return ItemKind.DELIBERATION if any(word in key for word in table["deliberation_has"]) else None


def kind_labelled(label: str | None, kind: ItemKind | None) -> ItemKind | None:
    """Return the kind of an item that its own number says before all else: 諮問第3号, 報告第1号."""
    if not label or kind in _OWN:
        return kind
    parts = label.split()  # 日程第4 報告第1号
    return next((told for word, told in _LABELLED if any(it.startswith(word) for it in parts)), kind)


def _squeeze(text: str) -> str:
    return "".join(to_one_width(text).split())
