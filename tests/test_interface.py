"""The interface, key by key: what it shows and stores, and what it says where it can do nothing."""

import re

import pytest
from attrs import evolve
from faces import COUNCIL, LONG, MEETING, PANES, TELLING, VOTE, body, chosen, message, person, stored, title
from rich.cells import cell_len
from terminal import play, register_of, sample

from council_core.model import (
    Meeting,
    Member,
    Presence,
)


@pytest.fixture
def register(tmp_path):
    """Return the path of a register with one meeting of four present and one absent."""
    return register_of(tmp_path / "r.db", COUNCIL, MEETING)


def test_years_are_turned_both_ways(tmp_path):
    """Left goes to earlier fiscal years down to the first, right to later ones and then to all."""
    keys = ("", "left", "h", "left", "left", "left", "right", "l", "right", "right", "right")
    screens = play(sample(tmp_path / "r.db"), *keys)
    years = ["all years", *(f"FY{year}" for year in (2022, 2021, 2020, 2019, 2019, 2020, 2021, 2022))]
    assert [*years, "all years", "all years"] == [
        re.search(r"FY\d+|all years", title(screen))[0] for screen in screens
    ]
    dated = re.compile(r"^.   FY.*\d{4}-\d\d-\d\d", re.MULTILINE)
    assert [5, 1, 1, 2, 1] == [len(dated.findall("\n".join(body(s)))) for s in screens[:5]]


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("j", "2"), ("down down", "3"), ("j j k", "2"), ("up", "1"), ("G", "60"), ("end k", "59"), ("G g", "1"),
        ("end home", "1"), ("pagedown", "19"), ("pagedown pagedown", "37"), ("G pageup", "42"), ("pageup", "1"),
        ("j j pagedown pageup", "3"), ("G j", "60"),
    ],
)  # fmt: skip
def test_cursor_goes_where_its_key_says(tmp_path, keys, name):
    """Each cursor key moves the mark by a line, by a page or to an end, and never out of the list."""
    (screen,) = play(register_of(tmp_path / "r.db", COUNCIL, LONG), f"enter tab {keys}")
    assert f"in    Member {name}" == chosen(screen)


@pytest.mark.parametrize(
    ("pane", "meeting"),
    [*((pane, LONG) for pane in range(6)), (3, TELLING), (5, TELLING)],
    ids=[*PANES, "proceedings with a long speech", "minutes with a long speech"],
)
def test_every_line_can_be_read(tmp_path, pane, meeting):
    """Paging down a pane shows each of its lines, and its last key the last of them."""
    path = register_of(tmp_path / "r.db", COUNCIL, meeting)
    keys = "enter " + "tab " * pane
    (whole,) = play(path, keys, size=(80, 1500))
    *pages, end = play(path, keys, *["pagedown"] * (len(body(whole)) // 12 + 1), "G")
    read = {line for page in pages for line in body(page)}
    assert [] == [line for line in body(whole) if line not in read]
    assert body(whole)[-1:] == body(end)[-1:]


@pytest.mark.parametrize("size", [(80, 24), (60, 12)])
def test_help_and_votes_can_be_read_to_the_end(tmp_path, size):
    """The last line of a help and of a list of ballots comes into sight with the key for it."""
    path = register_of(tmp_path / "r.db", COUNCIL, LONG)
    explained, cast = play(
        path, f"enter f1 {'pagedown ' * 9}", f"escape tab tab tab tab enter {'G '}", size=size
    )
    assert body(explained, 2)[-1].split()[:2] == ["End", "G"]
    assert chosen(cast).startswith("Member 60")


@pytest.mark.parametrize("keys", ["", "enter", "enter tab G", "enter tab tab G", VOTE, "enter f1"])
def test_every_size_is_drawn(tmp_path, keys):
    """In whatever size a window is drawn, each line has exactly its width, and the cursor stays in sight."""
    path = register_of(tmp_path / "r.db", COUNCIL, LONG)
    sizes = ((80, 24), (200, 50), (40, 24), (80, 14), (120, 40), (20, 8), (3, 3), (1, 1), (80, 24))
    for (width, height), screen in zip(sizes, play(path, keys, *sizes)[1:], strict=True):
        assert [width] * height == [cell_len(line) for line in screen.split("\n")]
        if height >= 14 and "f1" not in keys and keys != "enter":
            assert chosen(screen)


@pytest.mark.parametrize("between", ["f1 escape", "f5", "u", "space u", (70, 20)], ids=str)
def test_cursor_stays_on_its_person(register, between):
    """After whatever comes between, in a pane that was left before, the next key is about the person chosen."""
    play(register, "enter tab j tab shift+tab j", between, "2")
    assert ["present", "present", "absent", "present", "absent"] == [
        person.presence for person in stored(register).attendance
    ]


def test_the_chosen_meeting_is_shown_at_a_glance(tmp_path):
    """The foot of the list tells the hours, the place and the figures of the meeting under the cursor."""
    first, second = play(sample(tmp_path / "r.db"), "", "j")
    for screen, words in (
        (first, "10:00-11:20  市役所5階市長公室"),
        (second, "14:00-16:10  小田原市役所 3 階"),
    ):
        assert words in screen
    assert "items 15  votes 7" in first
    assert "6 of 8 present, 5 needed" in second


def test_coming_back_finds_the_same_place(tmp_path):
    """After a vote the same vote is chosen, and after a meeting the same meeting."""
    path = register_of(tmp_path / "r.db", COUNCIL, MEETING, LONG)
    _vote, votes, meetings = play(path, "j enter tab tab tab tab j j enter", "escape", "escape")
    assert "Item 3" == chosen(votes)
    assert "no. 7" in chosen(meetings)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("enter space", "this works in: attendance"),
        ("enter tab tab 1", "this works in: attendance"),
        ("enter f7", "this works in: attendance, agenda, proceedings, votes"),
        ("enter u", "no change left to take back"),
        ("enter ctrl+y", "no change left to make again"),
        (f"{VOTE} u", "no change left to take back"),
        (f"{VOTE} G 1", "Member 5 has no vote here: absent"),
        (f"{VOTE} 4 1", "Member 1 has no vote here: recused"),
    ],
)
def test_a_key_that_can_do_nothing_says_why(register, keys, words):
    """Where a key has nothing to work on, the interface says why and stores nothing."""
    *_before, screen = play(register, "", keys)
    assert words in message(screen)
    assert () == stored(register).votes[0].ballots


@pytest.mark.parametrize("key", ["1", "4", "0", "A"])
@pytest.mark.parametrize("who", ["nobody", "not listed"])
def test_keys_of_a_vote_without_voters_say_why(tmp_path, who, key):
    """In a vote without members, or on one who is in office and not on the list, a key says why it does nothing."""
    members = (Member(id="p9", name="Member 9"),) if who == "not listed" else ()
    path = register_of(tmp_path / "r.db", evolve(COUNCIL, members=members), evolve(MEETING, attendance=()))
    (screen,) = play(path, f"{VOTE} {key}")
    assert message(screen)


def test_all_in_favour_is_one_change(register):
    """`A` casts for everybody entitled without a ballot, leaves the others, and one undo takes it all back."""
    cast, undone, again = play(register, f"{VOTE} 2 A", "u", "ctrl+y")
    assert [["against", "for", "for", "for", "absent"], ["against", "-", "-", "-", "absent"]] == [
        [line.split()[-1] for line in body(screen, 3)[:5]] for screen in (cast, undone)
    ]
    ballots = stored(register).votes[0].ballots
    assert [("p1", "against"), ("p2", "for"), ("p3", "for"), ("p4", "for")] == [
        (ballot.member, ballot.choice) for ballot in ballots
    ]
    assert body(cast, 3)[:5] == body(again, 3)[:5]


def test_recusal_is_kept_apart(register):
    """A recused member has no ballot and is not counted, and the same key takes the recusal back."""
    before, recused, back = play(register, f"{VOTE} 1 k", "4", "4")
    assert [(4, 3), (3, 2), (4, 3)] == [
        tuple(map(int, re.search(r"(\d+) needed .*entitled (\d+)", s, re.DOTALL).groups()[::-1]))
        for s in (before, recused, back)
    ]
    assert ["for", "recused", "-"] == [chosen(screen).split()[-1] for screen in (before, recused, back)]


def test_casting_goes_to_the_next_member(register):
    """Each ballot moves the cursor on, to the last who may vote and not beyond; 0 takes a ballot back."""
    cast, last, taken = play(register, f"{VOTE} 1 3", "1 G k 2 G k 2", "0")
    assert ["Member 3", "Member 4", "Member 4"] == [chosen(screen)[:8] for screen in (cast, last, taken)]
    assert [("p1", "for"), ("p2", "abstain"), ("p3", "for")] == [
        (ballot.member, ballot.choice) for ballot in stored(register).votes[0].ballots
    ]


def test_a_tie_is_told(register):
    """Equal numbers for and against are told as a tie that whoever presides decides."""
    screens = play(register, f"{VOTE} 1 1 2", "2", "k k 3")
    one_short, tie, settled = (" ".join(screen.split()) for screen in screens)
    assert "tie" not in one_short
    assert "undecided; a tie: whoever presides decides" in tie
    assert "tie" not in settled


def test_what_is_cut_says_so(tmp_path):
    """Where a reason does not fit under a vote or a list of meetings, `..` shows that it goes on."""
    away = evolve(MEETING, attendance=tuple(person(n, presence=Presence.ABSENT) for n in range(60)))
    vote, meetings = play(register_of(tmp_path / "r.db", COUNCIL, away), VOTE, "escape escape")
    assert vote.split("\n")[-4].rstrip().endswith("..")
    assert meetings.split("\n")[-3].rstrip().endswith("..")


def test_a_vote_that_is_gone_is_told(tmp_path):
    """Where an undo, or somebody else, takes the open vote away, the interface says so and goes on."""
    path = register_of(tmp_path / "r.db", COUNCIL, evolve(MEETING, votes=()), MEETING)
    undone, _back = play(path, f"{VOTE} u", "escape")
    assert "no longer in the meeting" in undone
    path = register_of(tmp_path / "s.db", COUNCIL, MEETING)
    gone = play(path, VOTE, lambda: register_of(path, evolve(MEETING, votes=())), "1", "escape")
    assert "2021-07-01" in title(gone[-1])
    assert () == stored(path).votes


@pytest.mark.parametrize("pane", range(6), ids=PANES)
def test_a_bare_meeting_is_shown(tmp_path, pane):
    """A meeting without council, people, items, votes or date has six panes, and none of them is blank."""
    path = register_of(tmp_path / "r.db", Meeting(id="m", council="nowhere", title="Bare"))
    (screen,) = play(path, "enter " + "tab " * pane)
    assert "0/0 present" in title(screen)
    assert [] != body(screen)


def test_cursor_stays_at_its_place_when_its_line_is_taken_out(tmp_path):
    """Where a line is taken out the cursor goes to the one below, at the end to the one above, and stays there after undo."""
    people = tuple(person(number) for number in range(1, 5))
    meeting = Meeting(id="m", council="c", title="Meeting", attendance=people)
    path = register_of(tmp_path / "r.db", COUNCIL, meeting)
    chosen = [
        next(line for line in screen.split("\n") if line.startswith(">"))
        for screen in play(path, "enter tab j", "f8", "u", "j f8")[0:]
    ]
    assert ["Member 2", "Member 3", "Member 3", "Member 3"] == [
        re.search(r"Member \d", line).group() for line in chosen
    ]


@pytest.mark.parametrize("key", ["x", "f9", "A"])
def test_key_that_does_nothing_says_where_the_keys_are_told(tmp_path, key):
    """A letter or a function key without a use says so, once and the same again; Esc of a field keeps silent."""
    path = register_of(tmp_path / "r.db", COUNCIL, Meeting(id="m", council="c", title="Meeting"))
    first, again, silent = play(path, f"enter f1 {key}", key, "escape ctrl+b right up")
    assert "this key does nothing here: F1 shows the keys" in first
    assert first == again
    assert "does nothing here" not in silent


def test_letter_that_is_typed_is_no_key_without_a_use(tmp_path):
    """In a field, and in a list that something is chosen from, nothing is said of a letter."""
    path = register_of(tmp_path / "r.db", COUNCIL, Meeting(id="m", council="c", title="Meeting"))
    field, choices = play(path, "f3 x", "escape escape f7 x")
    assert "does nothing here" not in field + choices


def test_hints_are_of_keys_that_do_something(tmp_path):
    """A field of one line names no key for a new line, an empty register no meeting to open, help no help."""
    path = register_of(tmp_path / "r.db", COUNCIL, Meeting(id="m", council="c", title="Meeting"))
    field, helped = play(path, "f3", "escape f1")
    assert "Enter keep  Esc give up  ^Z undo  F1 help" == field.split("\n")[-1].strip()
    assert "Esc back" == helped.split("\n")[-1].strip()
    (empty,) = play(tmp_path / "empty.db", "")
    assert "F7 new  Esc quit  F1 help" == empty.split("\n")[-1].strip()


def test_nobody_is_taken_out_while_a_name_is_typed(tmp_path):
    """While something is asked at the foot, a key of the list above does nothing, and the pane stays."""
    people = (person(1), person(2))
    path = register_of(
        tmp_path / "r.db", COUNCIL, Meeting(id="m", council="c", title="Meeting", attendance=people)
    )
    asked, held = play(path, "enter tab f7 enter", "f8 tab f4")
    assert "answer this first" in held
    assert asked.split("\n")[:8] == held.split("\n")[:8]


def test_title_and_figures_beside_it_never_touch(tmp_path):
    """However long the title of a meeting is, a space stands before the quorum."""
    for length in range(18, 30):
        meeting = Meeting(id="m", council="c", title="会" * length + "x", attendance=(person(1),))
        path = register_of(tmp_path / f"{length}.db", COUNCIL, meeting)
        (opened,) = play(path, "enter")
        assert " 1/1 present" in opened.split("\n")[0]
