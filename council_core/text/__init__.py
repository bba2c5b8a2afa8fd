"""Japanese text: dates and eras, keys that see through widths, cells on a screen, what is invisible."""

from council_core.text.dates import parse_date, parse_period, to_clock, to_wareki, weekday
from council_core.text.names import name_key
from council_core.text.width import cells, fit, visible, wrap

__all__ = [
    "cells",
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
