"""Japanese text: dates and eras, keys that see through widths, cells on a screen, what is invisible."""

from typing import TYPE_CHECKING, Final

from council_core.late import late

if TYPE_CHECKING:
    from council_core.text.dates import (
        dated_weekdays,
        era_years,
        find_number,
        find_period,
        is_misdated,
        parse_clock,
        parse_date,
        parse_period,
    )
    from council_core.text.days import fiscal_year, short_day, to_clock, to_wareki, weekday
    from council_core.text.names import name_key, name_keys, to_one_width
    from council_core.text.numerals import to_number
    from council_core.text.search import may_hold, word_patterns
    from council_core.text.variants import variant_key, weak_key
    from council_core.text.width import cells, clusters, draw_ambiguous, fit, spans, visible, wrap

_HOMES: Final = {
    "council_core.text.dates": (
        "dated_weekdays",
        "era_years",
        "find_number",
        "find_period",
        "is_misdated",
        "parse_clock",
        "parse_date",
        "parse_period",
    ),
    "council_core.text.days": ("fiscal_year", "short_day", "to_clock", "to_wareki", "weekday"),
    "council_core.text.names": ("name_key", "name_keys", "to_one_width"),
    "council_core.text.numerals": ("to_number",),
    "council_core.text.search": ("may_hold", "word_patterns"),
    "council_core.text.variants": ("variant_key", "weak_key"),
    "council_core.text.width": ("cells", "clusters", "draw_ambiguous", "fit", "spans", "visible", "wrap"),
}

__all__ = [
    "cells",
    "clusters",
    "dated_weekdays",
    "draw_ambiguous",
    "era_years",
    "find_number",
    "find_period",
    "fiscal_year",
    "fit",
    "is_misdated",
    "may_hold",
    "name_key",
    "name_keys",
    "parse_clock",
    "parse_date",
    "parse_period",
    "short_day",
    "spans",
    "to_clock",
    "to_number",
    "to_one_width",
    "to_wareki",
    "variant_key",
    "visible",
    "weak_key",
    "weekday",
    "word_patterns",
    "wrap",
]

if not TYPE_CHECKING:  # a wrong name is for type checkers to find
    __getattr__ = late(__name__, _HOMES)
