"""Terminals that draw ambiguous letters in two cells: what is counted, and that all of the program counts alike."""

import unicodedata

import pytest
from hypothesis import given, strategies as st
from rich import cells as rich_cells, segment
from rich.cells import cell_len, set_cell_size
from terminal import play, sample, wide_terminal

from council_core.text import cells, clusters, fit, wrap
from council_tui.wide import AMBIGUOUS, LINES

SHOWN = st.text(
    st.sampled_from("aｱあ髙　①※…─│°×Ⅳ℡\ue000\U000f0000ёα「。、")
    | st.characters(categories=["L", "N", "P", "S", "Zs", "Co"])
)
BOXES = "─│┌┐└┘├┤═║╔╗"


@pytest.fixture(autouse=True)
def narrow():
    """Leave the counting as it was."""
    with wide_terminal():
        pass


def test_the_installed_rich_has_what_is_replaced():
    """The names that are replaced in rich are there, and are what its own measuring uses."""
    assert {"load_cell_table", "_SINGLE_CELLS", "_is_single_cell_widths"} <= set(vars(rich_cells))
    assert "_is_single_cell_widths" in vars(segment)
    assert 1 == cell_len("①")
    with wide_terminal():
        assert 2 == cell_len("①")
    assert 1 == cell_len("①")


def test_the_table_is_that_of_unicode():
    """The letters counted as two are those of East Asian Width "A" that take a cell of their own."""
    table = {code for first, last in (*AMBIGUOUS, *LINES) for code in range(first, last + 1)}
    wanted = {
        code
        for code in range(0xA0, 0x110000)
        if unicodedata.east_asian_width(chr(code)) == "A"
        and unicodedata.category(chr(code)) not in {"Mn", "Me", "Cf"}
    }
    assert set() == wanted ^ table


def test_every_ambiguous_letter_takes_two_cells():
    """Rich and our own counting give each of them two cells, in one text with others as well."""
    with wide_terminal():
        for first, last in (*AMBIGUOUS, *LINES):
            for code in {first, (first + last) // 2, last}:
                assert (2, 2, 4) == (cells(chr(code)), cell_len(chr(code)), cell_len(f"a{chr(code)}b"))


def test_lines_may_be_narrow_among_wide_letters():
    """Where a terminal draws boxes narrow and letters wide, each is counted so."""
    with wide_terminal(lines=False):
        assert [(1, 1)] * len(BOXES) == [(cells(line), cell_len(line)) for line in BOXES]
        assert (2, 2) == (cells("①"), cell_len("①"))


@given(SHOWN)
def test_both_countings_agree(text):
    """What our lines are fitted by and what the screen is composed by count a text alike, in wide and in narrow."""
    assert cell_len(text) == cells(text)
    with wide_terminal():
        assert cell_len(text) == cells(text)


@given(SHOWN, st.integers(2, 20))
def test_fitted_and_broken_to_the_cell(text, width):
    """On a wide terminal too a fitted text takes exactly its cells, and no broken line more than its width."""
    with wide_terminal():
        assert width == cells(fit(text, width)) == cell_len(fit(text, width))
        assert all(cells(line) <= width for line in wrap(text, width))
        assert "".join(clusters(text)) == text
        assert width == cell_len(set_cell_size(text, width))


@pytest.mark.parametrize("lines", [True, False])
def test_screens_are_aligned(tmp_path, lines):
    """On a wide terminal each line of each screen takes exactly the width of the screen."""
    with wide_terminal(lines=lines):
        drawn = play(sample(tmp_path / "r.db"), "j", "enter", *["tab"] * 5, "f1", size=(80, 24), lang="ja")
        assert [80] * 24 * len(drawn) == [cell_len(line) for screen in drawn for line in screen.split("\n")]
