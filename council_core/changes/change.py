"""One change: where, what was there, what is there now."""

from collections.abc import Iterable
from enum import Enum

from attrs import frozen

from council_core.language import _

__all__ = ["ABSENT", "Absent", "Change", "Place", "reverse"]


class Absent(Enum):
    """The type of `ABSENT`, which stands for an element that is not in its list."""

    ABSENT = "absent"

    def __str__(self) -> str:
        return _("nothing")


ABSENT = Absent.ABSENT


@frozen
class Place:
    """A place in a list: the keys of its neighbours; `None` at either end."""

    after: str | None = None
    before: str | None = None

    def __str__(self) -> str:
        if self.after is not None:
            return _("after {neighbour}").format(neighbour=self.after)
        return _("at the beginning")


@frozen
class Change:
    """One change to a value.

    `path` leads to it: names of fields, as the exchange format spells them, and keys of list elements
    (`attendance / honda / presence`). An inserted element has `before` ABSENT, a removed one `after`,
    and both have the `place`. A moved element has two places for `before` and `after`.
    """

    path: tuple[str, ...]
    before: object
    after: object
    place: Place | None = None

    @property
    def inserts(self) -> bool:
        """Whether this puts a new element into a list."""
        return self.before is ABSENT

    @property
    def removes(self) -> bool:
        """Whether this takes an element out of a list."""
        return self.after is ABSENT

    @property
    def moves(self) -> bool:
        """Whether this gives an element of a list another place."""
        return isinstance(self.before, Place)


def reverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that take these back: `apply(reverse(diff(a, b)), b) == a`."""
    return tuple(
        Change(change.path, change.after, change.before, change.place) for change in reversed(tuple(changes))
    )
