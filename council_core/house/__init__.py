"""A city's own ways, read from a folder: how it writes dates and hours, its words, its templates.

A folder `<name>/` with `house.toml` and templates is a house; adding one touches no Python. The user's
own folder of houses (`$COUNCIL_HOUSES`, else `houses` in the user's data directory) is searched before
those that ship. By its deadlines `due` tells what is due.
"""

from council_core.house.deadlines import Deadline, Deadlines
from council_core.house.due import Due, Task, due, ending_terms
from council_core.house.folder import house_folder, house_names, load_house, new_house, wrong_words
from council_core.house.style import ClockStyle, DateStyle, DigitStyle, House, ListWords

__all__ = [
    "ClockStyle",
    "DateStyle",
    "Deadline",
    "Deadlines",
    "DigitStyle",
    "Due",
    "House",
    "ListWords",
    "Task",
    "due",
    "ending_terms",
    "house_folder",
    "house_names",
    "load_house",
    "new_house",
    "wrong_words",
]
