"""Which sentence of a house's script is read at what point: of the printed script and at the table alike.

The sentences are the house's (`[script]` of house.toml); here is chosen which of them holds, and what it is
filled in with.
"""

from collections.abc import Iterable
from typing import Final

from council_core.house import House
from council_core.model import Attendee, ItemKind, Method

__all__ = ["EMPTY", "carried", "each", "listed", "proxy_in", "put_to_vote", "quoted"]

EMPTY: Final = "〔　〕"


def quoted(house: House, headings: Iterable[str]) -> str:
    """Return the headings of items as a sentence names them: 「1　計画」、「2　予算」."""
    return house.styled("、").join(f"「{heading}」" for heading in headings)


def listed(house: House, names: Iterable[str]) -> str:
    """Return names as a sentence lists them."""
    return house.styled("、").join(names)


def each(house: House, number: int) -> str:
    """Return the word that a sentence on several items begins with; on one, nothing."""
    return house.says("each") if number > 1 else ""


def carried(house: House, items: Iterable[tuple[ItemKind | None, str]]) -> str:
    """Return what was decided where items, each with its kind and heading, were carried by one vote.

    What is answered (諮問) and what is taken note of (報告) are told apart, each by its heading.
    """
    told: dict[str, list[str]] = {}
    keys = {ItemKind.CONSULTATION: "carried-consultation", ItemKind.REPORT: "carried-report"}
    for kind, heading in items:
        told.setdefault(keys.get(kind, "carried") if kind else "carried", []).append(heading)
    parts = [
        (headings, house.says(key, each=each(house, len(headings)))) for key, headings in told.items()
    ] or [([], house.says("carried", each=""))]
    if len(parts) == 1:
        return parts[0][1]
    return "".join(
        house.says("carried-of", items=quoted(house, headings), carried=sentence)
        for headings, sentence in parts
    )


def put_to_vote(house: House, method: Method, number: int, **counted: object) -> str:
    """Return how so many items are put to the vote in a way of voting."""
    return house.says(f"vote-{method}", each=each(house, number), **counted)


def proxy_in(house: House, person: Attendee) -> str:
    """Return who stands in for a person, as it follows their label: （代理 架空二郎）."""
    name = "".join((person.proxy_name or "").split())
    return house.styled("（{}）").format(" ".join(part for part in (house.label("proxy"), name) if part))
