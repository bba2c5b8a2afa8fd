"""The bytes that make of the rows on a terminal other ones, in a terminal that obeys them."""

import pytest
from emulator import Emulator
from hypothesis import given, strategies as st
from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from council_tui.rows import EMPTY, Shift, cells_of, painted, row_of, shift_of

WIDTH, HEIGHT = 24, 6
STYLES = [None, *map(Style.parse, ("bold", "dim", "reverse", "bold reverse", "red on blue", "underline"))]
DOUBTFUL = "①…⭐\ue000"  # terminals differ in how many cells they draw these
LETTERS = "ab 漢字かｱﾞ　" + DOUBTFUL
pieces = st.lists(st.tuples(st.text(LETTERS, max_size=6), st.sampled_from(STYLES)), max_size=3)


def row(*texts):
    """Return a row of texts, each with or without its style."""
    segments = [Segment(*text) if isinstance(text, tuple) else Segment(text) for text in texts]
    strip = Strip(segments).adjust_cell_length(WIDTH)
    return row_of(cells_of(strip, ColorSystem.EIGHT_BIT))


def mixed(listed):
    """Return rows of texts and their styles."""
    return [row(*texts) for texts in listed]


rows = st.lists(pieces, min_size=HEIGHT, max_size=HEIGHT).map(mixed)
nothing = [row_of([None] * WIDTH)] * HEIGHT


def drawn_on(emulator):
    """Return the rows that stand on a terminal."""
    return [row_of(cells) for cells in emulator.rows]


@given(rows, rows)
def test_what_is_sent_makes_the_one_the_other(before, after):
    """Whatever stands on the terminal, what is sent makes of it what shall stand there, to the cell."""
    emulator = Emulator(WIDTH, HEIGHT)
    emulator.feed(painted(nothing, before))
    assert drawn_on(emulator) == before
    emulator.feed(painted(before, after))
    assert drawn_on(emulator) == after


@given(rows, rows, st.integers(-4, 4).filter(bool), st.integers(0, HEIGHT - 1), st.integers(0, HEIGHT - 1))
def test_rows_that_moved_are_moved(before, other, by, first, last):
    """A block of rows that moved is found or not; if it is, moving it and sending the rest comes to the same."""
    top, bottom = sorted((first, last))
    after = Shift(top, bottom, by).moved(before) if top < bottom else before
    after = [*after[:-1], other[0]]
    emulator = Emulator(WIDTH, HEIGHT)
    emulator.feed(painted(nothing, before))
    if shift := shift_of(before, after):
        emulator.feed(shift.told())
        assert drawn_on(emulator) == shift.moved(before)
        emulator.feed(painted(shift.moved(before), after))
    else:
        emulator.feed(painted(before, after))
    assert drawn_on(emulator) == after
    assert (emulator.top, emulator.bottom) == (0, HEIGHT - 1)  # no margins are left behind


@given(rows, rows)
def test_what_follows_a_doubtful_letter_is_sent_anew(before, after):
    """Where a terminal draws ① wider than it is counted, the screen is as if all of it had been sent anew."""

    def drawn(letter):
        return 2 if letter in DOUBTFUL else get_character_cell_size(letter)

    step_by_step, at_once = (Emulator(WIDTH * 3, HEIGHT, drawn=drawn) for _way in range(2))
    step_by_step.feed(painted(nothing, before) + painted(before, after))
    at_once.feed(painted(nothing, after))
    assert at_once.rows == step_by_step.rows


def test_nothing_is_sent_for_what_stands_there():
    """Rows that are the same send nothing, and neither does a space that only its style tells apart."""
    bold = row(("漢字  ", Style.parse("bold")))
    assert painted([bold], [bold]) == ""
    assert painted([row("a")], [row("a", ("   ", Style.parse("bold")))]) == ""


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        ("11:59", "12:00", "\x1b[1;2H2:00"),
        ("漢字 一", "漢字 二", "\x1b[1;6H二"),
        ("漢字 一", "漢", "\x1b[1;3H\x1b[K"),
        ("① 一", "① 二", "\x1b[1H\x1b[K① 二"),
        ("a 一 ①", "b 一 ①", "\x1b[1Hb"),
    ],
    ids=["a part", "a wide letter", "nothing more", "behind a doubtful letter", "before a doubtful letter"],
)
def test_only_the_part_that_differs_is_sent(before, after, sent):
    """Of a row only the cells are sent that differ, and all from a doubtful letter on."""
    assert painted([row(before)], [row(after)]) == sent


def test_a_style_is_ended_once():
    """Rows of one style after another tell it once, and the colours are the default ones in the end."""
    bold = Style.parse("bold")
    sent = painted([row("")] * 2, [row(("aa", bold)), row(("bb", bold))])
    assert sent == "\x1b[1H\x1b[1maa\x1b[2Hbb\x1b[m"


def test_a_list_that_scrolls_sends_its_new_row():
    """A list that scrolled by a row is moved by the terminal, and its new row is all that is sent."""
    before = [row("title"), *(row(f"line {at}") for at in range(7)), row("keys")]
    after = [row("title"), *(row(f"line {at}") for at in range(1, 8)), row("keys")]
    shift = shift_of(before, after)
    assert Shift(1, 7, 1) == shift
    assert shift.told() == "\x1b[m\x1b[2;8r\x1b[2H\x1b[1M\x1b[r"
    assert painted(shift.moved(before), after) == "\x1b[8Hline 7"
    assert shift.moved(before)[7].cells == (EMPTY,) * WIDTH
