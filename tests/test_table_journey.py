"""A meeting held in a real terminal, from opening to closing, at 80 columns and 24 lines by keys alone."""

import pytest
from at_table import COUNCIL, FOUR
from terminal import Terminal, needs_tmux, register_of

from council_core.model import Choice, Declared, Outcome, Stage
from council_core.secretariat import Register

pytestmark = needs_tmux


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_meeting_is_held_with_two_votes_one_of_them_a_tie(tmp_path, lang):
    """Opening, a vote by all hands, a speech in Japanese, a tie that the chair breaks, and the closing are in the record."""
    said = {"ja": ("全員挙手", "可否同数", "閉会済み"), "en": ("全員挙手", "a tie", "the meeting is closed")}[
        lang
    ]
    path = register_of(tmp_path / "r.db", COUNCIL, FOUR)
    with Terminal(tmp_path) as terminal:
        terminal.council("--register", str(path), "--lang", lang)
        terminal.wait("第2回見本計画審議会")
        terminal.keys("Enter")
        terminal.wait({"ja": "[概要]", "en": "[overview]"}[lang])
        terminal.press("t", "ただいまから、第2回見本計画審議会を開会します。")
        terminal.press("F9", {"ja": "本日開会しますか", "en": "open it today?"}[lang])
        terminal.keys(*["F9"] * 5)
        terminal.wait("「(1)　見本計画の改定について」を議題とします。")
        terminal.keys(*["F9"] * 4)
        terminal.wait("説明員は、御退室")
        terminal.press("3", "仮名 四季:")
        terminal.type("窓口では、いつから使えますか。　お願いします。")
        terminal.press("Enter", "仮名委員: 窓口では")
        terminal.keys(*["F9"] * 4)
        terminal.wait("原案に賛成の委員は、挙手願います。")
        terminal.press("F9", "見本 花子            ")
        terminal.press("F3", "##############################")
        terminal.press("Enter", said[0])
        terminal.press("Enter", "台帳の更新について」を議題とします。")
        terminal.keys(*["F9"] * 7)
        terminal.wait("原案に賛成の委員は、挙手願います。")
        terminal.press("F9", "台帳の更新について  ")
        terminal.keys("1", "2", "1", "2")
        terminal.wait(said[1])
        terminal.keys("5")
        terminal.press("Enter", "議長裁決可")
        terminal.press("Enter", "「3　運用状況の報告」を議題とします。")
        terminal.keys(*["F9"] * 7)
        terminal.wait(said[2])
        terminal.keys("C-q")
        assert 0 == terminal.left()
    with Register.open(path) as register:
        meeting = register.meeting("m").value
    assert meeting.stage is Stage.HELD
    first, second = meeting.votes
    assert (Declared.CARRIED, True, None) == (first.declared, first.unanimous, first.for_)
    assert (Declared.CARRIED, Choice.FOR, 4) == (second.declared, second.casting_vote, len(second.ballots))
    outcomes = [item.decision.outcome for item in meeting.items if item.decision]
    assert [Outcome.APPROVED, Outcome.APPROVED, Outcome.NOTED] == outcomes
    texts = [entry.text for item in meeting.items for entry in item.entries]
    assert "窓口では、いつから使えますか。　お願いします。" in texts
