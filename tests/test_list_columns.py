"""What a list says beside what is read of it: columns of roles under any head, and columns that are not read."""

import pytest
from sheets import codes, read, write
from terminal import council, play, register_of

from council_core.language import use
from council_core.model import Council, Role
from council_core.secretariat import Register

LIST = "氏名 | 所属 | お役 | 謝礼\n見本 一郎 | 大学 | 会長 | 9000\n例田 花子 | 病院 | 副会長 | 8000"


def test_roles_are_known_by_their_cells(tmp_path):
    """A column of nothing but roles is the roles, whatever its head says, and that it was told so is said."""
    roster = read(tmp_path, LIST)
    assert [Role.CHAIR, Role.VICE_CHAIR] == [person.role for person in roster.people]
    assert "C: role" in next(it.message for it in roster.findings if it.code == "columns-guessed")


def test_a_word_that_is_no_role_leaves_the_column_unread(tmp_path):
    """Where one cell is no role, nothing is taken for certain: the column is told as unread."""
    roster = read(tmp_path, LIST.replace("副会長", "幹事"))
    assert [None, None] == [person.role for person in roster.people]
    assert ("column-unread", "C2") in codes(roster)


@pytest.mark.parametrize(
    ("language", "told"),
    [("ja", "D列「謝礼」は読み取っていません"), ("en", "nothing was read from column D, 謝礼")],
)
def test_what_is_not_read_is_told(tmp_path, language, told):
    """A column with cells that nothing is taken from is a finding, with its letter and its head."""
    roster = read(tmp_path, LIST)
    use(language)
    try:
        assert told in [it.message for it in roster.findings]
    finally:
        use("en")


def test_an_empty_column_is_no_matter(tmp_path):
    """A head without a cell below it is told of by nobody."""
    roster = read(tmp_path, "氏名 | 印\n見本 一郎 | \n例田 花子 | ")
    assert [] == codes(roster)


def test_the_command_tells_it(tmp_path):
    """`council roster` prints it beside the people."""
    path = write(tmp_path / "list.xlsx", 名簿=LIST)
    done = council(tmp_path, "--lang", "ja", "roster", str(path))
    assert "D列「謝礼」は読み取っていません" in done.stdout + done.stderr


def test_the_preview_tells_role_and_term(tmp_path):
    """Before it is stored it is seen what role and term each person gets, and what was not read."""
    path = register_of(tmp_path / "r.db", Council(id="c", name="審議会"))
    write(
        tmp_path / "l.xlsx",
        名簿="氏名 | お役 | 任期 | 謝礼\n見本 一郎 | 会長 | 令和3年4月1日～令和5年3月31日 | 1\n例田 花子 | 委員 |  | 2",
    )
    typed = " ".join(str(tmp_path / "l.xlsx"))
    (screen,) = play(path, f"f4 ctrl+o {typed} enter", lang="ja")
    assert "見本 一郎 (会長 R3.4.1～R5.3.31)" in screen
    assert "例田 花子 (委員)" in screen
    assert "D列「謝礼」は読み取っていません" in screen
    with Register.open(path) as register:
        assert () == register.council("c").value.members
