"""How wide a text stands on a terminal, and what of it a terminal is given."""

import unicodedata

import pytest
from hypothesis import example, given, strategies as st

from council_core.text import cells, fit, to_one_width, visible

# Narrow and wide letters, letters of no width, and what has all of these.
LETTERS = st.sampled_from("aｱ①あ髙　、\u0301\u3099\u200d\ufe0f\U000e0100\ue000\U0001f468\u1100")
TEXTS = st.text(LETTERS) | st.text(st.characters(exclude_categories=["Cs"]))
WIDTHS = st.integers(0, 20)
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("会長", 4),
        ("　", 2),
        ("ｶﾞ", 2),
        ("ガ", 2),
        ("か\u3099", 2),
        ("e\u0301", 1),
        ("①※", 2),
        ("（仮）", 6),
        ("髙橋 一", 7),
        ("𠮷野", 4),
        ("葛\U000e0100", 2),
        ("葛\ufe00", 2),
        ("한", 2),
        ("한\u302e", 2),
        ("￥", 2),
        ("\ue000", 1),
        ("a\u200bb", 2),
        ("1\u20dd", 1),
        ("①\u0489", 1),
    ],
)
def test_a_text_takes_its_cells(text, width):
    """A wide letter takes two cells, a combining one none, every other one, those of ambiguous width too."""
    assert width == cells(text)


@given(TEXTS, TEXTS)
def test_cells_add_up(first, second):
    """Two texts side by side take the cells of both."""
    assert cells(first) + cells(second) == cells(first + second)


@given(TEXTS, WIDTHS)
@example("あ", 1)
@example("ab", 1)
@example("a", 0)
def test_fit_is_exact(text, width):
    """A text that is fitted takes exactly the cells it is given, whatever it holds and however few they are."""
    assert width == cells(fit(text, width))


@given(TEXTS, WIDTHS)
def test_fit_keeps_what_fits(text, width):
    """A text that fits is kept whole and followed by spaces only."""
    fitted = fit(text, cells(text) + width)
    assert text + " " * width == fitted


@given(TEXTS, st.integers(2, 20))
@example("ああああ", 5)
def test_fit_shows_the_cut(text, width):
    """A text that does not fit shows its beginning, as much of it as there is room for, and two dots."""
    text += "漢" * width
    fitted = fit(text, width)
    beginning = fitted[: fitted.rindex("..")]
    assert text.startswith(beginning)
    following = text[len(beginning) :].lstrip("\u200d")  # no joiner is left to join the dots
    assert cells(beginning) + cells(following[0]) > width - 2
    assert fitted.removeprefix(beginning) in {"..", ".. "}
    assert width == cells(fitted)


@given(TEXTS)
def test_nothing_shown_controls_the_terminal(text):
    """What is shown holds no control character, and none that ends a line or turns the direction of letters."""
    shown = visible(text.replace("\n", "").replace("\t", ""))
    assert not [letter for letter in shown if unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not set(TURNING) & set(shown)


@pytest.mark.parametrize("letter", ["\n", "\t"])
def test_nothing_shown_moves_the_cursor(letter):
    """A line break and a tab in a name move the cursor, and so are written out as well."""
    assert letter not in visible(f"会{letter}長")


@given(TEXTS)
def test_what_is_shown_can_be_shown_again(text):
    """What is visible already stays as it is."""
    assert visible(text) == visible(visible(text))


@given(
    st.text(
        st.characters(categories=["L", "M", "N", "P", "S", "Zs", "Co"])
        | st.sampled_from("\u200d\u200b\ufeff")
    )
)
def test_what_people_write_is_shown_as_it_is(text):
    """Letters, marks, numbers, signs, spaces of any kind, private use and joiners are shown as they are."""
    assert text == visible(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("小田原市　審議会", "小田原市　審議会"),
        ("髙橋・𠮷野・ﾀｶﾊｼ", "髙橋・𠮷野・ﾀｶﾊｼ"),
        ("葛\U000e0100城、葛\ufe00城", "葛\U000e0100城、葛\ufe00城"),
        ("外字\ue000\U000f0000\U0010fffd", "外字\ue000\U000f0000\U0010fffd"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("a\u00a0b", "a\u00a0b"),
        ("\x1b[2J", r"\x1b[2J"),
        ("\0\a\b\x7f", r"\x00\x07\x08\x7f"),
        ("\r", r"\x0d"),
        ("\x85\x9b31m", r"\x85\x9b31m"),
        ("\u2028\u2029", r"\u2028\u2029"),
        ("\u202e委員", r"\u202e委員"),
        ("\ud83d", r"\ud83d"),
    ],
)
def test_control_characters_are_written_out(text, shown):
    """A control character is written as its number, and Japanese beside it stays as it is."""
    assert shown == visible(text)


@given(TEXTS | st.text(st.sampled_from("Ａａ１（）　！～ｱｶﾞe\u0301\u3099か㈭㍻①")))
@example("Ａ\u0301")
def test_one_width_is_the_normal_form(text):
    """A text of one width is in the normal form NFKC, whether full-width letters, marks or signs stand in it."""
    assert to_one_width(text) == unicodedata.normalize("NFKC", text)
