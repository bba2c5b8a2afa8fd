"""The texts that stand beside the checkout: how much of what their truth files state is read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from council_core.minutes.reader import parse_minutes

ROOT = Path(__file__).resolve().parent.parent


def _find_shared():
    places = [os.environ.get("COUNCIL_SHARED", ""), ROOT.parent / "shared", ROOT.parent.parent / "shared"]
    return next(
        (Path(place) for place in places if place and (Path(place) / "check" / "read_minutes.py").exists()),
        None,
    )


SHARED = _find_shared()
pytestmark = pytest.mark.skipif(
    SHARED is None, reason="the texts with truth files are not beside this checkout"
)


def _seeds():
    return sorted((SHARED / "seeds").glob("*.txt")) if SHARED else []


@pytest.mark.parametrize(("folder", "least"), [("seeds", 0.99), ("layouts", 0.95)])
def test_scores(folder, least):
    """Of the facts that the truth files state nearly all are read, as the command prints them."""
    command = f"{sys.executable} -m council_tui read --json"
    done = subprocess.run(
        [sys.executable, SHARED / "check" / "read_minutes.py", SHARED / folder, "--command", command, "--at-least", str(least)],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert 0 == done.returncode, done.stdout[-2000:]


@pytest.mark.parametrize("seed", _seeds(), ids=lambda path: path.stem[:3])
def test_little_of_a_seed_is_left(seed):
    """Of each seed less than a hundredth is not understood."""
    reading = parse_minutes(seed.read_text("utf-8"), seed.name)
    unread = sum(len("".join(piece.text.split())) for piece in reading.unread)
    assert unread < reading.characters / 100
