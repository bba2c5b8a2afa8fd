"""Whatever is pressed, no screen breaks, and the register can be read."""

import pytest
from monkey import press_at_random

from council_core import language
from council_core.checks import check
from council_core.language import LANGUAGES
from council_core.secretariat import Register


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_key_breaks_a_screen(tmp_path, monkeypatch, lang):
    """Keys at random, in either language, end in no fault, and every document can be opened and checked."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    seed = LANGUAGES.index(lang)
    language.use(lang)
    try:
        assert len(press_at_random(tmp_path, seed, 200)) > 150
    finally:
        language.use("en")
    with Register.open(tmp_path / f"{seed}.db") as register:
        for line in register.meetings():
            meeting = register.meeting(line.id).value
            check(meeting, register.council(meeting.council).value)
