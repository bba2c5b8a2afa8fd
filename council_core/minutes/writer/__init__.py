"""A meeting becomes a document in a house style."""

from council_core.minutes.writer.compose import Form, compose
from council_core.minutes.writer.edition import Edition, edition_of

__all__ = ["Edition", "Form", "compose", "edition_of"]
