"""Whom a house names: for each edition and each capacity, how speakers and the people of lists are told."""

from enum import StrEnum

from attrs import field, frozen

from council_core.model import Attendee, Capacity, Role

__all__ = ["HIDING", "OFFICERS", "ListedNames", "NameStyle", "Names", "NamesByEdition"]

OFFICERS = frozenset({Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR})


class NameStyle(StrEnum):
    """How a person is told."""

    NAME = "name"
    SURNAME_ROLE = "surname-role"
    ROLE = "role"
    DEPARTMENT = "department"
    ANONYMOUS = "anonymous"
    AS_PRINTED = "as-printed"


_KEYS = ("member", "chair", "explainer", "secretariat", "guest")
HIDING = frozenset({NameStyle.ROLE, NameStyle.DEPARTMENT, NameStyle.ANONYMOUS})


@frozen(kw_only=True)
class ListedNames:
    """How the lists of people tell those of each capacity. `chair` is whoever has an office; else as members."""

    member: NameStyle = NameStyle.NAME
    chair: NameStyle | None = None
    explainer: NameStyle = NameStyle.NAME
    secretariat: NameStyle = NameStyle.NAME
    guest: NameStyle = NameStyle.NAME

    def of(self, person: Attendee) -> NameStyle:
        """Return how a person is told."""
        return _style(self, person)


@frozen(kw_only=True)
class Names:
    """How one edition tells who spoke, and in `listed` whom its lists name."""

    member: NameStyle = NameStyle.AS_PRINTED
    chair: NameStyle | None = None
    explainer: NameStyle = NameStyle.AS_PRINTED
    secretariat: NameStyle = NameStyle.AS_PRINTED
    guest: NameStyle = NameStyle.AS_PRINTED
    listed: ListedNames = field(factory=ListedNames)

    def of(self, person: Attendee) -> NameStyle:
        """Return how a person who speaks is told."""
        return _style(self, person)

    def tells_all(self) -> bool:
        """Tell whether everybody is told as the record has them."""
        shown = {NameStyle.NAME, NameStyle.AS_PRINTED, None}
        return all(
            getattr(self, key) in {NameStyle.AS_PRINTED, None} and getattr(self.listed, key) in shown
            for key in _KEYS
        )

    def hides(self) -> bool:
        """Tell whether somebody is not to be named when they speak, or in a list."""
        return any(getattr(part, key) in HIDING for part in (self, self.listed) for key in _KEYS)


@frozen(kw_only=True)
class NamesByEdition:
    """The names of the public and of the internal edition."""

    public: Names = field(factory=Names)
    internal: Names = field(factory=Names)


def _style(names: Names | ListedNames, person: Attendee) -> NameStyle:
    if person.capacity is Capacity.MEMBER:
        return (names.chair if person.role in OFFICERS else None) or names.member
    style: NameStyle = getattr(names, person.capacity.value)
    return style
