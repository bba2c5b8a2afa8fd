"""What the fuzzer starts from, and what it has ever found, is read without an error and in no time."""

import time
from pathlib import Path

import pytest
from fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "fuzz" / "corpus"
FILES = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_corpus(path):
    """A file of the corpus is read by its target within seconds."""
    start = time.perf_counter()
    TARGETS[path.parent.name](path.read_bytes())
    assert 5 > time.perf_counter() - start


def test_every_target_has_a_corpus():
    """Each target has files to start from."""
    assert set(TARGETS) == {path.parent.name for path in FILES}
