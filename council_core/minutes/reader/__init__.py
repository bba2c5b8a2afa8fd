"""The reader: the text of minutes, from whatever city, becomes a meeting."""

from council_core.minutes.reader.formats import read_minutes, read_text
from council_core.minutes.reader.ledger import Unread
from council_core.minutes.reader.reading import Reading, parse_minutes, reading_data

__all__ = ["Reading", "Unread", "parse_minutes", "read_minutes", "read_text", "reading_data"]
