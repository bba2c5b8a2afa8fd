"""Look for bytes that break a target: `python tests/fuzz/run.py TARGET SECONDS`. Needs atheris.

What is found is written beside this file as `crash-…` or `timeout-…`; give it a name and move it to the
target's corpus, where it is a test from then on.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["council_core"]):
    from targets import TARGETS

HERE = Path(__file__).parent
_LONGEST = 4096  # bytes of an input
_SLOWEST = 10  # seconds


def main() -> None:
    """Run one target on its corpus and on what the fuzzer makes of it."""
    target, seconds = TARGETS[sys.argv[1]], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as found:  # what covers new code is of use to this run alone
        atheris.Setup(
            [
                sys.argv[0], found, str(HERE / "corpus" / sys.argv[1]), f"-max_total_time={seconds}",
                f"-max_len={_LONGEST}", f"-timeout={_SLOWEST}", f"-artifact_prefix={HERE}/",
                f"-dict={HERE / 'words.dict'}", "-verbosity=0", "-print_final_stats=1",
            ],
            target,
        )  # fmt: skip
        atheris.Fuzz()


main()
