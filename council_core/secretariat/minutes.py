"""Issue the documents of a meeting."""

from council_core.house import load_house
from council_core.minutes.writer import Edition, compose
from council_core.secretariat.desk import Opened

__all__ = ["issue_minutes"]


def issue_minutes(opened: Opened, house: str | None = None, edition: str = Edition.PUBLIC) -> str:
    """Return the minutes of a meeting as text, in the house named, else the plain one.

    Raises:
        HouseMissing, Unreadable, WrongDocument: the house is missing or wrong.
    """
    return compose(opened.meeting, opened.council, load_house(house), Edition(edition))
