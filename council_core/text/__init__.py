"""Japanese text: dates and eras, keys that see through widths, cells on a screen, what is invisible."""

from council_core.text.dates import (
    dated_weekdays,
    era_years,
    find_number,
    parse_date,
    parse_period,
    to_clock,
    to_wareki,
    weekday,
)
from council_core.text.names import name_key
from council_core.text.width import cells, fit, visible, wrap

__all__ = [
    "cells",
    "dated_weekdays",
    "era_years",
    "find_number",
    "fit",
    "name_key",
    "parse_date",
    "parse_period",
    "to_clock",
    "to_wareki",
    "visible",
    "weekday",
    "wrap",
]
