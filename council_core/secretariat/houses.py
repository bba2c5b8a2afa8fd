"""House styles: which there are, one of one's own, what is wrong in one."""

from council_core.errors import WrongDocument
from council_core.house import house_folder, house_names, load_house, new_house, wrong_words
from council_core.minutes.writer import Edition, Form, compose
from council_core.model import Council, Meeting

__all__ = ["check_house", "house_names", "new_house"]


def check_house(name: str) -> tuple[str, ...]:
    """Return a line for each thing wrong in a house, with its place.

    Raises:
        HouseMissing: there is none of that name.
        Unreadable, WrongDocument: its `house.toml` cannot be read or is wrong.
        WrongTemplate: a template cannot be rendered for a meeting that states its title only.
    """
    house = load_house(name)
    for form in Form:
        compose(
            Meeting(id="m", council="c", title="会議"),
            Council(id="c", name="会議"),
            house,
            Edition.PUBLIC,
            form,
        )
    problems = wrong_words(name)
    return tuple(WrongDocument(str(house_folder(name) / "house.toml"), problems).lines()) if problems else ()
