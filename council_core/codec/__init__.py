"""Values of the model as plain data, TOML and JSON, and back: the exchange format (docs/exchange.md).

Writing leaves out what is not stated. Reading takes nothing from a document that has a problem and tells
all its problems at once, each with its path.
"""

from council_core.codec.documents import (
    FORMATS,
    Pen,
    dump_json,
    from_data,
    from_json,
    from_toml,
    structure,
    to_data,
    to_json,
    to_toml,
)
from council_core.codec.journal import changes_from_data, changes_to_data

__all__ = [
    "FORMATS",
    "Pen",
    "changes_from_data",
    "changes_to_data",
    "dump_json",
    "from_data",
    "from_json",
    "from_toml",
    "structure",
    "to_data",
    "to_json",
    "to_toml",
]
