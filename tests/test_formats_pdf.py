"""PDFs: the text that their pages have, line by line."""

import sys

import pytest
from papers import pdf

from council_core.errors import NoText
from council_core.minutes.reader import read_text

LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'00' * 32}>/U<{'00' * 32}>/P -4>>/ID[<00><00>]"


def test_pages_and_lines(tmp_path):
    """Lines are those of the page, pages stand apart by a form feed, letters are those of the file."""
    path = pdf(
        tmp_path / "a.pdf", ["会議録　令和５年", "○髙橋会長　𠮷野家の", "資料－１です。"], ["- 2 -", "閉会"]
    )
    assert "会議録　令和５年\n○髙橋会長　𠮷野家の\n資料－１です。\f- 2 -\n閉会" == read_text(path)


def test_spaces_of_the_file_stay(tmp_path):
    """A space that the file has stays a space, also between a digit and a Japanese letter."""
    assert "令和 5 年 見本 花子" == read_text(pdf(tmp_path / "a.pdf", ["令和 5 年 見本 花子"]))


def test_room_around_digits_is_no_space(tmp_path):
    """The little room that word processors leave around digits is no space; a wide gap is."""
    narrow, wide = "-250", "-2000"
    shown = [("𠮷令和", narrow), ("5", narrow), ("年", wide), ("6", wide), ("月", "0")]
    path = pdf(tmp_path / "a.pdf", ["見本"], spaced=shown)
    assert "見本\n𠮷令和5年 6 月" == read_text(path)


def test_an_empty_page_among_others(tmp_path):
    """A page without text is an empty one between two form feeds."""
    assert "甲\f\f乙" == read_text(pdf(tmp_path / "a.pdf", ["甲"], [], ["乙"]))


def test_without_a_text_layer(tmp_path):
    """Of a PDF that holds pictures of paper it is told that it has no text layer, and what to do."""
    with pytest.raises(NoText, match=r"no text layer.*OCR"):
        read_text(pdf(tmp_path / "a.pdf", [], []))


def test_locked(tmp_path):
    """A PDF that wants a password says so."""
    with pytest.raises(NoText, match="locked with a password"):
        read_text(pdf(tmp_path / "a.pdf", ["x"], trailer=LOCKED))


def test_damaged(tmp_path):
    """A PDF that is cut off is read as far as it is whole, or told in one sentence; never anything else."""
    path = pdf(tmp_path / "a.pdf", ["会議録", "開会"] * 10)
    whole = path.read_bytes()
    for size in range(0, len(whole), 101):
        path.write_bytes(whole[:size] or b"%PDF-")
        try:
            assert read_text(path).strip()
        except NoText as error:
            assert str(path) in str(error)  # noqa: PT017 -- either is right: pdfium mends much


def test_without_the_extra(tmp_path, monkeypatch):
    """Where the extra is not installed, the sentence names it."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(NoText, match=r"pip install 'council\[pdf\]'"):
        read_text(pdf(tmp_path / "a.pdf", ["x"]))
