"""Files of text: which encoding they are in, what they are whatever they are called, and Markdown."""

import codecs
import zipfile

import pytest
from hypothesis import given, strategies as st

from council_core.errors import NoText, Unreadable
from council_core.minutes.reader import read_text
from council_core.minutes.reader.formats.markdown import plain_text

TEXT = "令和５年度　第２回見本審議会会議録\n○見本会長　ただいまから開会します。①資料、㈱見本。\n"
PLAIN = "令和５年度　第２回見本審議会会議録\n○見本会長　ただいまから開会します。\n"


def written(tmp_path, data, name="a.txt"):
    """Write a file, and return its path."""
    path = tmp_path / name
    path.write_bytes(data)
    return path


def outcome_of(path):
    """Return the text of a file, or the sentence that says why there is none."""
    try:
        return read_text(path)
    except NoText as error:
        return str(error)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932"])
def test_encodings(tmp_path, encoding):
    """A text is read in whichever encoding it is, with a mark or without."""
    mixed = TEXT + "a, b, c 123\n"
    assert mixed == read_text(written(tmp_path, mixed.encode(encoding)))


def test_big_endian_with_its_mark(tmp_path):
    """UTF-16 with its mark is read in either order of bytes."""
    assert TEXT == read_text(written(tmp_path, codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")))


@pytest.mark.parametrize(
    ("encoding", "text"), [("euc_jp", PLAIN), ("euc_jis_2004", TEXT), ("iso2022_jp", PLAIN)]
)
def test_encodings_of_unix_and_mail(tmp_path, encoding, text):
    """EUC-JP, also with the row that makers added, and ISO-2022-JP are told from Shift_JIS by themselves."""
    assert text == read_text(written(tmp_path, text.encode(encoding)))


@pytest.mark.parametrize(
    "text", ["会議録", "会長　開会します。", "異議なし", "ｶｲｷﾞﾛｸ 見本", "出席者：５名", "令和元年"]
)
def test_short_texts_are_told_apart(tmp_path, text):
    """A few letters are enough to tell Shift_JIS from EUC-JP."""
    for encoding in ("cp932", "euc_jp", "utf-8"):
        if encoding != "euc_jp" or "ｶ" not in text:
            assert text == read_text(written(tmp_path, text.encode(encoding))), encoding


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path, ends):
    """The line ends of all systems stay as they are."""
    text = PLAIN.replace("\n", ends)
    assert text == read_text(written(tmp_path, text.encode()))


def test_zero_letters(tmp_path):
    """A letter zero in a text is kept, and makes it no UTF-16."""
    text = PLAIN + "\0" + PLAIN
    assert text == read_text(written(tmp_path, text.encode()))


@pytest.mark.parametrize(
    ("encoding", "name"), [("utf-8", "UTF-8"), ("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP")]
)
def test_wrong_bytes_are_told(tmp_path, encoding, name):
    """A byte that is no letter is told with its line and the encoding, and nothing is read without it."""
    data = (PLAIN * 20).encode(encoding) + b"abc \xff\xff def\n" + PLAIN.encode(encoding)
    with pytest.raises(NoText, match=f"line 41: byte .*ff ff.* no letter of {name}"):
        read_text(written(tmp_path, data))


@given(data=st.binary(max_size=200))
def test_any_bytes(tmp_path_factory, data):
    """Whatever the bytes are, they are a text or are told in one line."""
    outcome = outcome_of(written(tmp_path_factory.getbasetemp(), data, "any.txt"))
    assert outcome.strip()


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_text_stays(tmp_path_factory, text):
    """A text in UTF-8 comes out as it went in, unless its first letters say that it is something else."""
    text = "会議録\n" + text
    assert text == read_text(written(tmp_path_factory.getbasetemp(), text.encode(), "any.txt"))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no text in it"),
        (b" \r\n\t", "no text in it"),
        (b"\0\0\0\0", "no text in it"),
        (b"{\\rtf1\\ansi", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "older word processor"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "XML format"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x58\0\0\x01\x90\x08\x02\0\0\0\x9a\xbc",
            "no text in an encoding",
        ),
        (b"PK\x03\x04broken", "damaged"),
        (b"%PDF-1.4\nbroken", "damaged"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a"])
def test_what_is_no_text(tmp_path, data, told, name):
    """A file is told by its content, whatever it is called: what cannot be read says what it is and what to do."""
    with pytest.raises(NoText, match=told) as caught:
        read_text(written(tmp_path, data, name))
    assert "; " in str(caught.value)


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt", "a.htm"])
def test_a_page_of_another_name(tmp_path, name):
    """A page is read as a page, and a text as a text, under any name."""
    assert "会長 見本\n" == read_text(
        written(tmp_path, "<!DOCTYPE html>\n<p>会長 <b>見本</b></p>".encode(), name)
    )
    if name != "a.htm":
        assert PLAIN == read_text(written(tmp_path, PLAIN.encode(), name))


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("xl/workbook.xml", "workbook"),
        ("ppt/presentation.xml", "presentation"),
        ("content.xml", "OpenDocument"),
        ("a.txt", "archive"),
    ],
)
def test_archives(tmp_path, inside, told):
    """Of a zip file that is no Word document it is told what it is."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr(inside, "x")
    with pytest.raises(NoText, match=told):
        read_text(tmp_path / "a.docx")


def test_too_large(tmp_path):
    """A file beyond the bound is told with the bound, not read."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(64_000_001)
    with pytest.raises(NoText, match="more than 64 MB"):
        read_text(tmp_path / "a.txt")


def test_not_there(tmp_path):
    """A file that is not there, and a folder, are told as such."""
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(Unreadable):
            read_text(path)


# Markdown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# 会議録 #\n", "会議録\n"),
        ("## **1** 日時\r\n", "1 日時\r\n"),
        ("**会長**の_見本_と*花子*、***両方***、~~旧~~", "会長の_見本_と花子、両方、旧"),
        ("[資料1](a.pdf) [資料[2]](b.pdf '題') ![図](c.png) **x**", "資料1 資料[2] 図 x"),
        ("**x** [委員](欠席) 5*3*2 file_a_b", "x [委員](欠席) 5*3*2 file_a_b"),
        ("# x\n- 見本 花子\n* ○会長　はい\n  + (1) 甲\n", "x\n・見本 花子\n○会長　はい\n  (1) 甲\n"),
        ("# x\n> 引用\n> > 二重\n", "x\n引用\n二重\n"),
        (
            "| 氏名 | 役職 |\n|---|:-:|\n| 見本 | **会長** |\n| a\\|b | |\n次",
            "\n氏名\t役職\n見本\t会長\na|b\n次",
        ),
        ("# x\n```text\n**そのまま** # y\n```\nz", "x\n\n**そのまま** # y\n\nz"),
        ("# x\n[a]: b.pdf\n[委員]: はい\n[資料][a] [a][]", "x\n\n[委員]: はい\n資料 a"),
        ("# x\n\\*星\\* `**code**` <https://a.jp> &amp;&#x110000;", "x\n*星* **code** https://a.jp &\ufffd"),
        ("# x\n---\n===\n", "x\n---\n===\n"),
    ],
)
def test_marks_leave_the_text(source, expected):
    """The marks of Markdown are taken off, line for line, and nothing that is content goes with them."""
    assert expected == plain_text(source)


@pytest.mark.parametrize(
    "text",
    [
        "- 見本 花子\n* 架空 次郎\n", "○会長　5*3*2 は 30 です。\n----\n", "~~~~\n議題\n~~~~\n", "[委員]: はい\n[会長](欠席)\n",
        "#1 見本\n#見本\n", "a | b\nc | d\n", "C:\\dir\\*.txt と _見本_ &amp; > 1\n", "　　　会 議 録\n１　日時\n",
    ],
)  # fmt: skip
def test_a_plain_text_called_markdown_is_unharmed(text):
    """A text without any sign of Markdown stays as it is, down to its stars and dashes."""
    assert text == plain_text(text)


@given(st.text(st.sampled_from("#*_`[]()|-~>\\ \n:.会長a1&;"), max_size=120))
def test_words_survive_markdown(text):
    """Whatever marks stand where, no Japanese letter is lost and every line keeps its place."""
    plain = plain_text(text)
    assert text.count("\n") == plain.count("\n")
    assert "".join(c for c in text if c in "会長") == "".join(c for c in plain if c in "会長")
