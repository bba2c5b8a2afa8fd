"""At the table, key by key: a meeting is held, and the room sees the figures."""

import datetime
import os
from pathlib import Path

import pytest
from at_table import COUNCIL, FOUR, MEETING, OPEN, TO_ITEM, TO_VOTE, message, stored, ticking
from attrs import evolve
from rich.cells import cell_len
from terminal import play, register_of

from council_core.language import LANGUAGES
from council_core.model import (
    Choice,
    Declared,
    Openness,
    Outcome,
    Presence,
    Speech,
    Stage,
)
from council_tui.figures import HEIGHT, big, width_of

GOLDEN = Path(__file__).parent / "table"
UPDATE = os.environ.get("COUNCIL_UPDATE") == "1"
SCREENS = {
    "questions": f"{TO_ITEM} f9 f9 f9 3 h a i enter",
    "typing": f"{TO_ITEM} f9 f9 f9 2 h a i",
    "turned": f"{TO_ITEM} j j",
    "tie": f"{TO_VOTE} f9 G k 4 f4 2 space 2 enter",
    "declared": f"{TO_VOTE} f9 f3 enter",
    "large": f"{TO_VOTE} f9 f4 3 space 1 space 1 enter f6",
    "large-quorum": f"{OPEN} f6",
    "without-count": f"{TO_VOTE} f9 escape f9",
    "after-vote": f"{TO_VOTE} f9 f3 enter enter",
    "closed": f"{TO_VOTE} f9 f3 enter enter {'f9 ' * 8} f3 enter enter {'f9 ' * 8}",
}

each_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(autouse=True)
def wall_clock(monkeypatch, tmp_path):
    """Have a clock on the wall that goes on whenever it is looked at, and drafts of one's own."""
    ticking(monkeypatch, tmp_path)


@pytest.fixture
def register(tmp_path):
    """Return the path of a register with one planned meeting."""
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


@each_language
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen_to_the_letter(register, name, size, lang):
    """A screen of the meeting held is drawn as its golden text, spaces at the ends of lines aside."""
    golden = GOLDEN / f"{name}.{lang}.{size[0]}x{size[1]}.txt"
    *_before, screen = play(register, SCREENS[name], size=size, lang=lang)
    lines = screen.split("\n")
    assert [size[0]] * size[1] == [cell_len(line) for line in lines]
    actual = "".join(f"{line.rstrip()}\n" for line in lines)
    if UPDATE:
        golden.write_text(actual, "utf-8")
    assert golden.read_text("utf-8") == actual


def test_no_golden_text_is_left_over():
    """Each golden text belongs to a screen, a language and a size that are still drawn."""
    names = {
        f"{name}.{lang}.{size}.txt" for name in SCREENS for lang in LANGUAGES for size in ("80x24", "120x40")
    }
    assert names == {path.name for path in GOLDEN.iterdir()}


def test_a_meeting_is_held_from_opening_to_closing(tmp_path):
    """By keys alone: one item is carried by all, one ends in a tie that the chair breaks, one is taken note of."""
    path = register_of(tmp_path / "r.db", COUNCIL, FOUR)
    first = f"{TO_VOTE} f9 f3 enter enter"
    speech = "f9 f9 f9 2 w h y enter e o k enter"  # the next item, its explanation, the call for questions
    second = "f9 f9 f9 f9 f9 1 1 2 2 5 enter enter"
    play(path, first, speech, second, "f9 " * 6, "f9")
    meeting = stored(path)
    assert (Stage.HELD, True) == (meeting.stage, meeting.opened_at < meeting.closed_at)
    assert [Declared.CARRIED, Declared.CARRIED] == [vote.declared for vote in meeting.votes]
    assert [(True, None), (None, Choice.FOR)] == [(v.unanimous, v.casting_vote) for v in meeting.votes]
    outcomes = {item.id: item.decision.outcome for item in meeting.items if item.decision}
    assert {"i3": Outcome.APPROVED, "i4": Outcome.APPROVED, "i5": Outcome.NOTED} == outcomes
    said = [(e.speaker, e.text) for e in meeting.items[3].entries if e.id.startswith("said-")]
    assert [("例示委員", "why"), ("課長", "ok")] == said
    times = [entry.at for _item, entry in meeting.proceedings()]
    assert sorted(times) == times


def test_back_takes_back_one_step(register):
    """Going back takes back what the last key wrote, and the step is next again."""
    before, after, back = play(register, TO_ITEM, "f9", "f8")
    assert "入室" in after
    assert before.split("\n")[2:13] == back.split("\n")[2:13]
    assert not any(entry.id.startswith("officials-in") for entry in stored(register).items[2].entries)


def test_an_item_is_taken_up_out_of_turn(register):
    """The cursor shows another item's proceedings; Enter takes it up, F9 stays with the one now open."""
    play(register, f"{TO_ITEM} j j enter")
    assert ["i1", "i2", "i3", "i5"] == [item.id for item in stored(register).items if item.entries]


def test_speech_that_is_given_up_is_kept_as_a_draft(register):
    """What was typed and left with Esc is not in the record, and stands in the field again at the same key."""
    _typed, left, again = play(register, f"{TO_ITEM} 2 h a i", "escape", "2")
    assert "kept as a draft" in message(left)
    assert any(line.strip() == "hai" for line in again.split("\n"))
    assert not any(
        isinstance(entry, Speech) and entry.text == "hai" for entry in stored(register).items[2].entries
    )
    (stays,) = play(register, f"{OPEN} 2")
    assert any(line.strip() == "hai" for line in stays.split("\n"))


def test_who_comes_and_goes_is_seen_in_the_title(register):
    """A member who arrives is counted from then on; one who leaves is not; both are in the record with the time."""
    opened, came, went = play(register, f"{OPEN} f9 f9", "f3 6", "f3 2")
    told = ["5/6 present", "6/6 present", "5/6 present"]
    assert told == [next(t for t in told if t in s.split("\n")[0]) for s in (opened, came, went)]
    meeting = stored(register)
    assert (meeting.attendee("p6").arrived_at, meeting.attendee("p2").left_at) != (None, None)
    assert ["arrive", "depart"] == [
        e.event for e in meeting.items[0].entries if e.id.startswith(("arrive", "depart"))
    ]


def test_coming_and_going_is_told_by_name_at_the_table(register):
    """Who came or went stands among what was said with name and word, and no line there is empty."""
    (screen,) = play(register, f"{OPEN} f9 f9 f3 6")
    assert "-- 雛形 六助 arrive" in screen


def test_nobody_is_sent_out_by_enter_alone(register):
    """F3 and Enter move nobody: a line is chosen first, by its number or by moving to it."""
    asked, moved = play(register, f"{OPEN} f9 f9 f3 enter", "j enter")
    assert "who comes or goes: press a number, or move to a line" in asked
    assert "p1" not in [
        entry.attendee for entry in stored(register).items[0].entries if entry.id.startswith("arr")
    ]
    assert None is not stored(register).attendee("p1").left_at
    assert "4/6 present" in moved.split("\n")[0]


def test_proxy_sits_and_speaks_under_both_names(tmp_path):
    """Key 4 asks for the proxy's name at once; the seat, the prompt and the record tell it."""
    path = register_of(tmp_path / "r.db", COUNCIL, MEETING)
    asked, _named = play(path, "enter tab j j 4", "A B enter")
    assert "例示 三郎 proxy name" in message(asked)
    assert (Presence.PROXY, "AB") == (
        stored(path).attendee("p3").presence,
        stored(path).attendee("p3").proxy_name,
    )
    seats, prompt, _said = play(path, f"{TO_ITEM} f9 f9", "2", "h a i enter")
    assert " 2proxy:AB " in seats
    assert "例示 三郎 (proxy AB)" in prompt
    assert "例示委員（代理 AB）" in [
        entry.speaker for entry in stored(path).items[2].entries if isinstance(entry, Speech)
    ]


def test_empty_agenda_is_told_whole_at_the_table(tmp_path):
    """What is said where there are no items yet is read to its end beside the proceedings."""
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, items=()))
    (screen,) = play(path, OPEN, lang="ja")
    left = "".join("".join(line.partition("|")[0].split()) for line in screen.split("\n"))
    assert "議題がまだありません。先に次第を作ります" in left


def test_too_few_are_told_and_stop_nobody(register):
    """Without a quorum the screen says so at each step, and the next key goes on all the same."""
    few, on = play(register, f"{OPEN} f9 f9 f3 2 f3 3 f3 4", "f9 f9")
    assert "NOT MET" in few.split("\n")[0]
    assert "no quorum" in few
    assert "no quorum" in message(on)
    assert stored(register).items[0].entries[-1].id.startswith("close-doors")


def test_recess_and_what_follows(register):
    """A recess is called by a key, and the next step is to go on."""
    early, recess = play(register, f"{OPEN} r", f"{'f9 ' * 4} r")
    assert "not open yet" in message(early)
    assert "resume" in recess.split("\n")[-7]
    play(register, f"{OPEN} f9")
    assert "resume" in [entry.event for entry in stored(register).items[0].entries if hasattr(entry, "event")]


def test_an_objection_stays_open_or_is_settled_by_hands(register):
    """Where somebody objects nothing is decided: it is asked again, and most hands raised settle it."""
    asked, noted, settled = play(register, f"{OPEN} f9 f9 f9", "2", "f9 3")
    assert ["1 nobody objects", "2 somebody objects: not decided yet"] == [
        line.strip(" >") for line in asked.split("\n") if "objects" in line
    ][:2]
    assert "nothing is decided" in message(noted)
    assert "非公開としたいと存じますが" in noted.split("\n")[-7]
    texts = [entry.text for entry in stored(register).items[0].entries][-5:]
    assert [
        "「異議あり」の声",
        "御異議がありますので、挙手により採決します。賛成の委員は、挙手願います。",
        "挙手多数",
        "賛成多数と認めます。よって、非公開とすることに決定しました。",
    ] == texts[1:]
    assert "非公開としたいと存じますが" in texts[0]
    assert "「(1)　見本計画の改定について」" in settled or "諮問" in settled.split("\n")[-7]
    _back, again = play(register, f"{OPEN} f8", "f9")
    assert "1 nobody objects" in again


def test_doors_that_few_would_close_stay_open(register):
    """Where few hands are raised for closed doors, the record tells it, and the meeting is open to the end."""
    (settled,) = play(register, f"{OPEN} f9 f9 f9 4")
    meeting = stored(register)
    texts = [entry.text for entry in meeting.items[0].entries][-3:]
    assert ["挙手少数", "賛成少数と認めます。よって、公開とすることに決定しました。"] == texts[1:]
    assert Openness.CLOSED not in {item.openness for item in meeting.items}
    assert "諮問" in settled.split("\n")[-7]


def test_an_item_that_few_would_vote_on_is_deliberated_on(register):
    """Where few hands are raised for voting now, the deliberation goes on, and the same step is next again."""
    (settled,) = play(register, f"{TO_ITEM} {'f9 ' * 6} 4")
    texts = [entry.text for entry in stored(register).items[2].entries]
    assert "賛成少数と認めます。よって、審議を続けます。" == texts[-1]
    assert "採決したいと存じますが、御異議ありません" in settled.split("\n")[-8]


def test_presence_that_nobody_stated_is_no_lack_of_it(tmp_path):
    """Before the first mark the title at the table says that presence is not stated, and not that nobody is there."""
    unmarked = (evolve(person, presence=None) for person in MEETING.attendance)
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, attendance=tuple(unmarked)))
    shown, opened = play(path, OPEN, "f9")
    assert "presence not stated yet, quorum 4 of 6" in shown.split("\n")[0]
    assert "presence not stated yet, quorum 4 of 6" in opened.split("\n")[0]


def test_meeting_of_another_day_is_not_opened_unasked(tmp_path):
    """Whoever opens a meeting on another day than its own is asked first; a no leaves it as it was."""
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, date=datetime.date(2027, 1, 20)))
    asked, _left = play(path, f"{OPEN} f9", "2")
    assert "the day of the meeting is 2027-01-20: open it today?" in message(asked)
    assert (datetime.time(14), ()) == (stored(path).opened_at, stored(path).items[0].entries)
    play(path, f"{OPEN} f9 1")
    assert stored(path).items[0].entries[0].id.startswith("open")


def test_phrase_is_put_in_and_mended(register):
    """A phrase stands in the field as it is always said, and is stored as what whoever presides said."""
    play(register, f"{TO_ITEM} f4 1 enter", "f7 ! enter")
    last = stored(register).items[2].entries[-1]
    assert ("会長", True) == (last.speaker, last.text.endswith("お願いします。!"))


@pytest.mark.parametrize("keys", [f"{TO_ITEM} 2", f"{TO_VOTE} f9 1", f"{TO_VOTE} f9 1 f6"])
def test_every_size_is_drawn(register, keys):
    """In whatever size a window is drawn, each line has exactly its width."""
    sizes = ((80, 24), (200, 50), (40, 24), (60, 12), (20, 8), (1, 1), (80, 24))
    for (width, height), screen in zip(sizes, play(register, keys, *sizes)[1:], strict=True):
        assert [width] * height == [cell_len(line) for line in screen.split("\n")]


def test_the_end_of_the_proceedings_is_in_sight(register):
    """Proceedings grow downwards: the last of them is seen, also while something is typed."""
    grown, typing = play(register, f"{TO_VOTE}", "2")
    for screen in (grown, typing):
        assert "御異議なしと認めます。よって、採決し" in screen
        assert "を議題とします。" not in screen


@pytest.mark.parametrize("digit", "0123456789-")
def test_figures_are_large(digit):
    """Each digit is seven rows of one width, of letters that every terminal draws alike, and like no other digit."""
    rows = big(digit)
    assert (HEIGHT, {width_of(digit)}) == (len(rows), {len(row) for row in rows})
    assert set("".join(rows)) <= {"#", " "}
    assert [] == [other for other in "0123456789-" if other != digit and big(other) == rows]
    assert (2 * HEIGHT, width_of(digit * 3, 2)) == (len(big(digit * 3, 2)), len(big(digit * 3, 2)[0]))


def test_no_step_is_taken_while_a_speech_is_typed(register):
    """With a speech in the field no key of the table goes on, goes back or asks something else; it says so."""
    typing, held = play(register, f"{TO_ITEM} 2 h a i", "f9 f8 f3 f5")
    before = len(stored(register).items[2].entries)
    assert "例示 三郎: answer this first, or leave it with Esc" in held
    assert typing.split("\n")[2:12] == held.split("\n")[2:12]
    (kept,) = play(register, f"{OPEN} 2 enter")
    assert "hai" in kept
    assert before + 1 == len(stored(register).items[2].entries)
