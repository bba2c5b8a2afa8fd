"""The text under edit: nothing typed is lost, letters are whole, and every step can be taken back."""

import pytest
from hypothesis import given, strategies as st

from council_core.text import cells
from council_tui.buffer import Buffer

TSUJI = "辻\U000e0100"  # a letter with a variation selector
GA = "か\u3099"  # a letter with its voiced mark apart
LETTERS = ["あ", "。", "「", " ", "　", "\n", "a", TSUJI, GA, "\ue000", "ｶ", "\x1b", "👩\u200d👧"]
TEXTS = st.lists(st.sampled_from(LETTERS), max_size=60).map("".join)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), TEXTS),
        st.tuples(
            st.sampled_from(["delete", "back", "cut", "left", "right", "home", "end", "up", "down"]),
            st.just(""),
        ),
    ),
    max_size=20,
)


def do(buffer, step, width=10):
    """Do one step of an edit."""
    what, text = step
    ways = {
        "insert": lambda: buffer.insert(text),
        "delete": buffer.delete,
        "back": lambda: buffer.delete(back=True),
        "cut": buffer.cut,
        "left": lambda: buffer.step(-1),
        "right": lambda: buffer.step(1),
        "home": buffer.home,
        "end": buffer.end,
        "up": lambda: buffer.climb(-1, width),
        "down": lambda: buffer.climb(1, width),
    }
    ways[what]()


@given(TEXTS)
def test_a_text_is_kept_to_the_letter(text):
    """What is put in comes out again, whatever it holds."""
    assert text == Buffer(text).text
    buffer = Buffer()
    buffer.insert(text)
    assert text == buffer.text


@given(TEXTS, st.integers(2, 40))
def test_rows_hold_every_letter_once(text, width):
    """Broken into rows of any width, each letter stands in one row, and no row is wider, spaces at its end aside."""
    buffer = Buffer(text)
    rows = buffer.rows(width)
    shown = ["".join(buffer.shown(start, end)) for start, end in rows]
    line_ends = text.count("\n")
    assert sum(end - start for start, end in rows) + line_ends == buffer.cursor
    # A letter wider than the whole row (one shown as its code) stands alone.
    assert [] == [
        row
        for row, (start, end) in zip(shown, rows, strict=True)
        if cells(row.rstrip(" ")) > width and end - start > 1
    ]


@given(TEXTS, STEPS)
def test_all_steps_can_be_taken_back_and_made_again(text, steps):
    """Undoing everything gives the text of the beginning; redoing everything gives that of the end."""
    buffer = Buffer(text)
    for step in steps:
        do(buffer, step)
    made = buffer.text
    for _step in steps:
        buffer.undo()
    assert text == buffer.text
    for _step in steps:
        buffer.redo()
    assert made == buffer.text


@given(TEXTS, STEPS)
def test_the_cursor_stands_in_the_text(text, steps):
    """However it is moved, the cursor stands in a row and a column that the text has."""
    buffer = Buffer(text)
    for step in steps:
        do(buffer, step)
        row, column = buffer.place(10)
        assert 0 <= row < len(buffer.rows(10))
        assert column >= 0


@pytest.mark.parametrize("letter", [TSUJI, GA, "👩\u200d👧"])
def test_a_letter_is_whole(letter):
    """A letter with its selector or mark is stepped over and deleted as one, never into another letter."""
    buffer = Buffer(f"上{letter}下")
    buffer.step(-1)
    buffer.delete(back=True)
    assert "上下" == buffer.text


def test_a_selector_typed_after_its_letter_joins_it():
    """An input method may send a letter and its variation selector one after another."""
    buffer = Buffer()
    for letter in TSUJI:
        buffer.insert(letter, typed=True)
    buffer.delete(back=True)
    assert buffer.text == ""


def test_letters_typed_together_are_taken_back_together():
    """What was typed without a pause for another key is one step of undo; a move of the cursor ends it."""
    buffer = Buffer()
    for letter in "あいう":
        buffer.insert(letter, typed=True)
    buffer.step(-1)
    buffer.insert("え", typed=True)
    buffer.undo()
    assert "あいう" == buffer.text
    buffer.undo()
    assert buffer.text == ""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("up", 3),
        ("up up", 3),
        ("up down", 8),
        ("home", 5),
        ("home home", 0),
        ("up end", 4),
        ("up home end end", 8),
    ],
)
def test_moves(keys, expected):
    """Up and down keep the column; home and end go to the line's ends first, then to the text's."""
    buffer = Buffer("いろはに\nほへと")
    buffer.insert("")
    for key in keys.split():
        do(buffer, (key, ""))
    assert expected == buffer.cursor
