"""Rosters: lists of people read from workbooks, and what a council becomes by them."""

import datetime
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st

import council_core
from council_core import Author, Conflict, Council, Register, read_roster
from council_core.errors import NoList, NotAWorkbook, Unknown, Unreadable
from council_core.model import Member, Role, Term
from council_core.secretariat import adopt_roster, compare_roster
from council_core.tables import PersonRead, RosterRead

SAMPLE = Path(__file__).parent.parent / "data" / "sample" / "roster.xlsx"
HEADER = ["氏名", "ふりがな", "役職", "区分", "所属", "任期"]
HONDA = ["本田 耕一", "ほんだ こういち", "会長", "学識経験者", "大学教授", "令和3年4月1日～令和5年3月31日"]
FIRST, LAST = datetime.date(2021, 4, 1), datetime.date(2023, 3, 31)
NEW_YEAR = datetime.date(2023, 4, 1)

# A process that reads a roster in so much memory and no more.
READER = """
import resource, sys
from pathlib import Path
from council_core import CouncilError, read_roster

resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
try:
    print([person.name for person in read_roster(Path(sys.argv[1])).people])
except CouncilError:
    print("refused")
"""


@pytest.fixture
def book(tmp_path):
    """Return a function that writes sheets of rows into a workbook."""

    def write(*rows, **sheets):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for name, lines in (sheets or {"名簿": rows}).items():
            sheet = workbook.create_sheet(name)
            for line in lines:
                sheet.append(line)
        workbook.save(tmp_path / "名簿.xlsx")
        return tmp_path / "名簿.xlsx"

    return write


@pytest.fixture
def register(tmp_path):
    """Open a register with a council of three members."""
    with Register.open(tmp_path / "register.db") as opened:
        term = Term(role=Role.CHAIR, from_=FIRST, until=LAST)
        honda = Member(id="honda", name="本田 耕一", kana="ほんだ", terms=(term,))
        others = (Member(id="kato", name="加藤　敏夫"), Member(id="soma", name="相馬 茂"))
        opened.save(Council(id="c", name="審議会", members=(honda, *others)))
        yield opened


def codes(roster):
    """Return the codes of what was found in a roster, with their cells."""
    return [(finding.code, finding.where) for finding in roster.findings]


def names(roster):
    """Return the names that were read."""
    return [person.name for person in roster.people]


def replace_part(path, part, change):
    """Change the text of one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, change(content.decode()) if name == part else content)


def adopted(register, path):
    """Adopt a roster, and return what was seen before and the members after it."""
    adoption = compare_roster(register, "c", read_roster(path))
    adopt_roster(register, adoption, Author("佐知子", "council"))
    return adoption, {member.id: member for member in register.council("c").value.members}


def test_plain_sheet(book):
    """Each column of a plain sheet is read, with the cell of the name."""
    roster = read_roster(book(HEADER, HONDA, ["加藤", None, "委員"]))
    honda = PersonRead(
        name="本田 耕一", cell="A2", kana="ほんだ こういち", role=Role.CHAIR, category="学識経験者",
        affiliation="大学教授", from_=FIRST, until=LAST,
    )  # fmt: skip
    assert (honda, PersonRead(name="加藤", cell="A3", role=Role.MEMBER)) == roster.people
    assert ("名簿.xlsx", "名簿", 1, ()) == (roster.source, roster.sheet, roster.header_row, roster.findings)


def test_columns_in_any_order(book):
    """Columns may stand in any order, with others between them."""
    rows = ([*HEADER, "番号", None, "備考"], [*HONDA, 1, "会長", "再任"])
    (person,) = read_roster(book(*(row[::-1] for row in rows))).people
    assert ("本田 耕一", Role.CHAIR, LAST) == (person.name, person.role, person.until)


def test_header_is_found_below_a_title(book):
    """The header is the first row with 氏名, spaces and widths aside, wherever the list begins."""
    rows = [
        ["委員名簿"],
        [],
        ["", "", "氏　名", " ふ り が な", "役\n職"],
        ["", "", "本田", "ほんだ", "会　長"],
    ]
    roster = read_roster(book(*rows))
    assert (PersonRead(name="本田", cell="C4", kana="ほんだ", role=Role.CHAIR),) == roster.people
    assert 3 == roster.header_row


def test_sheet_with_the_list(book):
    """The first sheet with a list is read, or the one that is named."""
    path = book(表紙=[["審議会"]], 委員=[HEADER, HONDA], 事務局=[["氏名"], ["菊池"]])
    assert ("委員", ["本田 耕一"]) == ((found := read_roster(path)).sheet, names(found))
    assert ("事務局", ["菊池"]) == ((found := read_roster(path, "事務局")).sheet, names(found))
    with pytest.raises(NoList, match="表紙, 委員, 事務局"):
        read_roster(path, "表紙")
    with pytest.raises(Unknown, match=r"幹事.*表紙, 委員, 事務局"):
        read_roster(path, "幹事")


def test_roles(book):
    """Roles are read through spaces; an unknown one is told and left out."""
    roles = {
        "会長": Role.CHAIR, "副 会 長": Role.VICE_CHAIR, "会長職務代理者": Role.ACTING_CHAIR,
        "職務代理": Role.ACTING_CHAIR, "委員": Role.MEMBER, "臨時委員": Role.TEMPORARY, "総長": None, None: None,
    }  # fmt: skip
    roster = read_roster(
        book(
            ["役職", "氏名"],
            *([role, f"見本 {at}"] for at, role in zip("甲乙丙丁戊己庚辛", roles, strict=True)),
        )
    )
    assert list(roles.values()) == [person.role for person in roster.people]
    assert [("role-unknown", "名簿!A8")] == codes(roster)
    assert "総長" in roster.findings[0].message


@pytest.mark.parametrize(
    ("text", "since", "until", "found"),
    [
        ("R3.4.1-R5.3.31", FIRST, LAST, []),
        ("２０２１年４月１日 から 2023年3月31日 まで", FIRST, LAST, []),
        ("令和3年4月1日～", FIRST, None, []),
        ("～令和5年3月31日", None, LAST, []),
        ("令和5年3月31日～令和3年4月1日", LAST, FIRST, ["term-ends-before-it-starts"]),
        ("2年", None, None, ["term-unreadable"]),
        ("令和3年4月31日～令和5年3月31日", None, None, ["no-such-date"]),
        (datetime.date(2021, 4, 1), None, None, ["term-unreadable"]),
        (None, None, None, []),
    ],
)
def test_terms(book, text, since, until, found):
    """Terms are read in several shapes; one that cannot be read, and one that ends too early, is told."""
    roster = read_roster(book(["氏名", "任期"], ["本田", text]))
    assert (since, until) == (roster.people[0].from_, roster.people[0].until)
    assert [(code, "名簿!B2") for code in found] == codes(roster)


def test_doubtful_rows(book):
    """A name that stands twice and a row without a name are told; empty rows are nothing."""
    path = book(["氏名", "区分"], ["本田 耕一"], [None, None], [" ", "　"], ["本田　耕一"], [None, "計 8名"])
    roster = read_roster(path)
    assert ["A2", "A5"] == [person.cell for person in roster.people]
    assert [("total-differs", "名簿!B6"), ("listed-twice", "名簿!A5")] == codes(roster)


@pytest.mark.parametrize("name", ["本田　耕一", "髙橋 葛󠄀", "か\u3099", "ﾎﾝﾀﾞ", "計 良子"])
def test_names_are_kept_to_the_letter(book, name):
    """A name is read to the letter, its inner space too; only the spaces around it are layout."""
    assert [name] == names(read_roster(book(["氏名"], [f" {name}　"])))


def test_numbers_are_read_as_they_are_shown(book):
    """A whole number in a cell is read without a decimal point."""
    roster = read_roster(book(["氏名", "区分", "所属"], ["本田", 3, 2.5]))
    assert ("3", "2.5") == (roster.people[0].category, roster.people[0].affiliation)


def test_formulas_are_read_by_their_values(book):
    """Of a formula the value is read that the spreadsheet program last saw."""
    path = book(["氏名"], ['=B2&" 耕一"', "本田"])

    def with_value(text):
        assert '<c r="A2"><f>' in text
        text = text.replace('<c r="A2"><f>', '<c r="A2" t="str"><f>')
        return re.sub(r"<v ?/>|<v></v>", "<v>本田 耕一</v>", text, count=1)

    replace_part(path, "xl/worksheets/sheet1.xml", with_value)
    assert ["本田 耕一"] == names(read_roster(path))


def test_sample_roster_is_read_whole():
    """The roster of the sample has eight people with all their columns, and nothing doubtful."""
    roster = read_roster(SAMPLE)
    assert (8, ()) == (sum(bool(person.kana and person.until) for person in roster.people), roster.findings)


def test_what_is_no_workbook(tmp_path, book):
    """A file that is none, or no list, is refused with what to do."""
    with pytest.raises(Unreadable, match="check the name"):
        read_roster(tmp_path / "missing.xlsx")
    with pytest.raises(Unreadable):
        read_roster(tmp_path)
    whole = book(HEADER, HONDA).read_bytes()
    for content in (
        b"",
        "氏名,役職\n本田,会長\n".encode(),
        b"%PDF-1.7",
        whole[: len(whole) // 2],
        b"PK\x05\x06" + bytes(18),
    ):
        (tmp_path / "list.xlsx").write_bytes(content)
        with pytest.raises(NotAWorkbook, match=r"save it as \.xlsx"):
            read_roster(tmp_path / "list.xlsx")
    with pytest.raises(NoList, match="氏名"):
        read_roster(book(["審議会等名", "担当課"], ["見本審議会", "総務課"]))


@pytest.mark.parametrize("stated", ["<dimension[^>]*>", "$^"], ids=["unstated", "stated"])
def test_stray_cell_far_away(book, stated):
    """A space left in the last cell of a sheet, said or not, does not bring the program down."""
    path = book(["氏名"], ["本田"])
    workbook = openpyxl.load_workbook(path)
    workbook.active["XFD1048576"] = " "
    workbook.save(path)
    replace_part(path, "xl/worksheets/sheet1.xml", lambda text: re.sub(stated, "", text))
    kept = {"env": os.environ | {"PYTHONPATH": str(Path(council_core.__file__).parent.parent)}, "timeout": 60}
    words = [sys.executable, "-X", "utf8", "-c", READER, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, **kept)
    assert (0, "") == (done.returncode, done.stderr[:200])
    assert done.stdout in {"['本田']\n", "refused\n"}


def test_members_are_matched_through_spaces_and_widths(register, book):
    """Who is a member already is matched through spaces and widths, and the stored name is never rewritten."""
    rows = [HEADER, ["本田耕一", "ほんだ こういち"], ["加藤 敏夫"], ["相馬　茂"]]
    adoption, members = adopted(register, book(*rows))
    assert ["本田 耕一", "加藤　敏夫", "相馬 茂"] == [member.name for member in members.values()]
    assert "ほんだ こういち" == members["honda"].kana
    assert ((), 1) == (adoption.findings, len(adoption.sentences))


def test_new_members_and_missing_ones(register, book):
    """Who is new becomes a member with a free id; who is not in the list stays, and is told."""
    adoption, members = adopted(register, book(HEADER, HONDA, ["相馬 茂雄", None, "委員"], ["加藤 敏夫"]))
    assert ["honda", "kato", "soma", "m4"] == list(members)
    assert Member(id="m4", name="相馬 茂雄", terms=(Term(role=Role.MEMBER),)) == members["m4"]
    assert [("not-in-list", "members/soma")] == codes(adoption)
    assert ("佐知子", 2) == ((last := register.history("c")[-1]).by.name, last.revision)


@pytest.mark.parametrize(
    ("role", "term", "added"),
    [
        ("委員", "令和5年4月1日～令和7年3月31日", [Term(role=Role.MEMBER, from_=NEW_YEAR, until=datetime.date(2025, 3, 31))]),
        ("会長", "令和3年4月1日～令和5年3月31日", []),
        ("委員", "令和3年4月1日～令和5年3月31日", [Term(role=Role.MEMBER, from_=FIRST, until=LAST)]),
        (None, "令和3年4月1日～令和5年3月31日", []),
        ("副会長", None, [Term(role=Role.VICE_CHAIR)]),
        ("会長", None, []),
    ],
)  # fmt: skip
def test_terms_are_added_never_overwritten(register, book, role, term, added):
    """What a list states of a term is added to those there, unless it is nothing new."""
    before = register.council("c").value.member("honda").terms
    _adoption, members = adopted(register, book(["氏名", "役職", "任期"], ["本田耕一", role, term]))
    assert (*before, *added) == members["honda"].terms


def test_terms_are_told_in_words(register, book):
    """A clerk who is asked to agree to a new term is shown its days, not the code's name for it."""
    roster = read_roster(book(["氏名", "任期"], ["相馬茂", "R5.4.1-"]))
    (sentence,) = compare_roster(register, "c", roster).sentences
    assert "2023-04-01" in sentence
    assert "Term(" not in sentence


def test_two_members_of_one_name(register, book):
    """A row that fits two members is left out and told, variant letters (髙 and 高) being other names."""
    twins = (Member(id="a", name="高橋 弘"), Member(id="b", name="高橋弘"), Member(id="e", name="髙橋 弘"))
    register.save(Council(id="d", name="審査会", members=twins))
    adoption = compare_roster(register, "d", read_roster(book(HEADER, ["高橋　弘", "たかはし"])))
    assert (twins, ()) == (adoption.after.members, adoption.sentences)
    assert [("several-of-that-name", "名簿!A2"), ("not-in-list", "members/e")] == codes(adoption)


@given(
    people=st.lists(
        st.builds(
            PersonRead, name=st.sampled_from(["本田", "加藤", "相 馬", "相馬", "前田"]), cell=st.just("A2"),
            role=st.none() | st.sampled_from(Role), kana=st.sampled_from([None, "かな"]),
            from_=st.sampled_from([None, FIRST, NEW_YEAR]), until=st.sampled_from([None, LAST]),
        ),
        max_size=4,
    )
)  # fmt: skip
@settings(max_examples=40)
def test_list_changes_nothing_the_second_time(tmp_path_factory, people):
    """Whatever a list states, adopting it again changes nothing and stores nothing."""
    roster = RosterRead(source="名簿.xlsx", sheet="名簿", header_row=1, people=tuple(people), findings=())
    with Register.open(tmp_path_factory.mktemp("again") / "register.db") as register:
        register.save(Council(id="c", name="審議会", members=(Member(id="honda", name="本 田"),)))
        adopt_roster(register, compare_roster(register, "c", roster), Author())
        again = compare_roster(register, "c", roster)
        assert () == again.sentences
        adopt_roster(register, again, Author())
        assert again.revision == register.council("c").revision


def test_list_of_an_older_council(register, book):
    """A list compared before somebody else changed the same is refused; what touches other things is kept."""
    adoption = compare_roster(register, "c", read_roster(book(HEADER, ["本田耕一", "ほんだ こういち"])))
    council = register.council("c").value
    register.save(evolve(council, office="総務課"), base=1)
    honda = evolve(council.members[0], kana="ホンダ")
    register.save(evolve(council, office="総務課", members=(honda, *council.members[1:])), base=2)
    with pytest.raises(Conflict, match="ほんだ こういち"):
        adopt_roster(register, adoption, Author())
    register.undo("c")
    adopt_roster(register, adoption, Author())
    assert ("総務課", "ほんだ こういち") == (
        register.council("c").value.office,
        register.council("c").value.members[0].kana,
    )


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "_rels/.rels"]
)
@pytest.mark.parametrize("content", ["", "<a", "\0"])
def test_damaged_workbook(book, part, content):
    """A workbook of which a part is damaged is refused whole, in a sentence."""
    path = book(HEADER, HONDA)
    replace_part(path, part, lambda _text: content)
    with pytest.raises(NotAWorkbook):
        read_roster(path)
