"""A city's own ways, read from a folder: how it writes dates and hours, its words, its templates.

A folder `<name>/` with `house.toml` and templates is a house; adding one touches no Python. The user's
own folder of houses (`$COUNCIL_HOUSES`, else `houses` in the user's data directory) is searched before
those that ship. By its deadlines `due` tells what is due.
"""

from council_core.house.deadlines import Deadline, Deadlines
from council_core.house.due import Due, Task, due, ending_terms, promised_day
from council_core.house.folder import (
    fitting_house,
    house_folder,
    house_names,
    house_templates,
    load_house,
    new_house,
    wrong_words,
)
from council_core.house.forms import (
    BracketStyle,
    ClockStyle,
    DateStyle,
    DigitStyle,
    Numbering,
    PunctuationStyle,
    WeekdayStyle,
)
from council_core.house.naming import HIDING, OFFICERS, ListedNames, Names, NamesByEdition, NameStyle
from council_core.house.style import DocumentFacts, Fits, House, ListWords, Reading

__all__ = [
    "HIDING",
    "OFFICERS",
    "BracketStyle",
    "ClockStyle",
    "DateStyle",
    "Deadline",
    "Deadlines",
    "DigitStyle",
    "DocumentFacts",
    "Due",
    "Fits",
    "House",
    "ListWords",
    "ListedNames",
    "NameStyle",
    "Names",
    "NamesByEdition",
    "Numbering",
    "PunctuationStyle",
    "Reading",
    "Task",
    "WeekdayStyle",
    "due",
    "ending_terms",
    "fitting_house",
    "house_folder",
    "house_names",
    "house_templates",
    "load_house",
    "new_house",
    "promised_day",
    "wrong_words",
]
