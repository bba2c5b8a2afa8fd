"""Names whose letters all stand apart, several in a row: parted where only one way to part them is left."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.persons import Person

if TYPE_CHECKING:
    from council_core.minutes.reader.draft import Draft

__all__ = ["part_letters"]

_LEAST: Final = 3  # letters of a name with both its parts
_MOST: Final = 5


def part_letters(
    draft: "Draft",
    rows: list[tuple[int, int]],
    expected: int | None,
    add: Callable[[Person], None],
) -> None:
    """Part rows of letters into names, by the number of people that the list states.

    Where the rows have equally many people each, and the letters of a row part into equally long names,
    there is one way only. Anything else is left unread, and told.
    """
    fold = draft.source.fold
    for start, end in rows:
        each = expected // len(rows) if expected and expected % len(rows) == 0 else None
        places = [place for place in range(start, end) if not fold[place].isspace()]
        runs = _tokens(fold, start, end)
        long = [run for run in runs if run[1] - run[0] > 1]
        if each is None or each == 0:
            _leave(draft, start)
            continue
        if long or len(places) % each or not _LEAST <= len(places) // each <= _MOST:
            _leave(draft, start)
            continue
        size = len(places) // each
        for first in range(0, len(places), size):
            begin, over = places[first], places[first + size - 1] + 1
            add(Person(begin, over, name=(begin, over), parts=2))
        draft.ledger.take(start, end, Kind.FIELD)


def _tokens(fold: str, start: int, end: int) -> list[tuple[int, int]]:
    found, begin = [], None
    for place in range(start, end + 1):
        inside = place < end and not fold[place].isspace()
        if inside and begin is None:
            begin = place
        elif not inside and begin is not None:
            found.append((begin, place))
            begin = None
    return found


def _leave(draft: "Draft", start: int) -> None:
    draft.find("names-run-together", "attendance", start)
