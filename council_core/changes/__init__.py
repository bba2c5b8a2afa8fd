"""The difference between two values of the model, as data.

`diff` yields changes; `apply` makes them on another value, checking every `before`; `reverse` turns them
round; `describe` tells one in a sentence, `place_of` where; `align` and `overlay` put two records of one meeting together
that were made apart. Elements of lists are found by their keys (`model.identity`),
not by their places, and being inserted, removed or moved is a change of its own. Undo, history, merging
and the preview of imports all rest on these.
"""

from council_core.changes.align import align, overlay
from council_core.changes.apply import apply
from council_core.changes.change import ABSENT, Absent, Change, Place, reverse
from council_core.changes.describe import describe, place_of
from council_core.changes.diff import diff

__all__ = [
    "ABSENT",
    "Absent",
    "Change",
    "Place",
    "align",
    "apply",
    "describe",
    "diff",
    "overlay",
    "place_of",
    "reverse",
]
