"""A meeting becomes a document in a house style: edition, template, blocks, format."""

from council_core.minutes.writer.compose import MINUTES, Document, Form, compose, faults_of, style_of
from council_core.minutes.writer.documents import Issued, Kind, compose_documents, edition_for
from council_core.minutes.writer.draw_word import DOCUMENTS, word_template, word_templates
from council_core.minutes.writer.edition import Edition, edit, edition_of
from council_core.minutes.writer.markup import BLOCKS, CLASSES, INLINES
from council_core.minutes.writer.naming import Slip

__all__ = [
    "BLOCKS",
    "CLASSES",
    "DOCUMENTS",
    "INLINES",
    "MINUTES",
    "Document",
    "Edition",
    "Form",
    "Issued",
    "Kind",
    "Slip",
    "compose",
    "compose_documents",
    "edit",
    "edition_for",
    "edition_of",
    "faults_of",
    "style_of",
    "word_template",
    "word_templates",
]
