"""Every sentence and every term has its Japanese, with the same places to fill in."""

import ast
import re
from enum import StrEnum
from pathlib import Path

import attrs
import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from council_core import language, model, rules
from council_core.checks import Severity
from council_core.model import Presence, key_word, kinds, word
from council_core.secretariat import StepKind
from council_core.shipped import shipped

ROOT = Path(__file__).parent.parent
PLACES = re.compile(r"\{\w+\}|%\(\w+\)\w|%s")


@pytest.fixture(scope="module")
def catalogue():
    """The Japanese catalogue as its source states it."""
    with (ROOT / "data" / "messages" / "ja.po").open("rb") as file:
        return read_po(file, locale="ja", abort_invalid=True)


@pytest.fixture
def japanese():
    """Speak Japanese for one test."""
    if not shipped("messages", "ja.mo").is_file():
        pytest.skip("no compiled catalogue: this checkout was never installed (nox -s messages makes one)")
    language.use("ja")
    yield
    language.use("en")


def sentences():
    """Yield (context, sentence, place) for each sentence marked in the code."""
    for package in ("council_core", "council_tui"):
        found = extract_from_dir(
            ROOT / package, keywords={"_": None, "pgettext": ((1, "c"), 2)}, comment_tags=()
        )
        for name, line, message, _comments, context in found:
            text = message[-1] if isinstance(message, tuple) else message
            if text:
                yield context, text, f"{package}/{name}:{line}"


def terms():
    """Yield (context, term) for each member of a closed set and each key of the format."""
    for closed in [*vars(kinds).values(), rules.Why, Severity, StepKind]:
        if isinstance(closed, type) and issubclass(closed, StrEnum):
            yield from ((closed.__name__, value.value) for value in closed)
    for cls in (getattr(model, name) for name in model.__all__):
        if isinstance(cls, type) and attrs.has(cls):
            yield from (("key", field.name.rstrip("_")) for field in attrs.fields(cls))


def test_every_sentence_is_translated(catalogue):
    """Each sentence in the code stands in the catalogue with a translation."""
    found = list(sentences())
    missing = [
        (text, place)
        for context, text, place in found
        if (message := catalogue.get(text, context)) is None or not message.string
    ]

    assert len(found) > 100
    assert [] == missing


def test_every_term_is_translated(catalogue):
    """Each member of a closed set and each key of the format has its Japanese term."""
    found = list(terms())
    missing = [(c, t) for c, t in found if (message := catalogue.get(t, c)) is None or not message.string]

    assert len(found) > 150
    assert [] == missing


def test_no_sentence_hides_in_an_f_string():
    """No sentence is marked inside an f-string, where the extractor would not see it."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for package in ("council_core", "council_tui")
        for path in (ROOT / package).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "_"
    ]

    assert [] == hidden


def test_translations_have_the_same_places(catalogue):
    """A translation fills in exactly what its sentence fills in."""
    for message in catalogue:
        if message.id:
            assert sorted(PLACES.findall(message.id)) == sorted(PLACES.findall(message.string)), message.id


def test_no_translation_is_left_over(catalogue):
    """The catalogue holds nothing that neither the code nor argparse says."""
    import argparse

    said = {text for _context, text, _place in sentences()} | {term for _context, term in terms()}
    source = ast.parse(Path(argparse.__file__).read_text("utf-8"))
    said |= {
        node.value
        for node in ast.walk(source)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    # argparse quotes the choices in one form or the other, by version.
    said.add("invalid choice: %(value)r (choose from %(choices)s)")

    assert set() == {message.id for message in catalogue if message.id} - said


def test_english_needs_no_catalogue():
    """In English a term is its own word with spaces for hyphens."""
    language.use("en")

    assert "absent" == word(Presence.ABSENT)
    assert "left at" == key_word("left_at")


@pytest.mark.usefixtures("japanese")
def test_japanese_comes_from_the_compiled_catalogue():
    """In Japanese terms and sentences come from the catalogue that the installation compiled."""
    assert "欠席" == word(Presence.ABSENT)
    assert "退席" == key_word("left_at")
    assert "記載なし" == language._("not stated")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ja_JP.eucJP"}, "ja"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses(environment, expected):
    """Without --lang the language is the locale's, by the usual order of its variables."""
    assert expected == language.preferred(environment)
