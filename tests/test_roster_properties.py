"""What always holds of reading lists, whatever stands in them."""

import datetime
import random

import openpyxl
import pytest
from hypothesis import example, given, strategies as st
from sheets import codes, write, write_delimited

from council_core import CouncilError, read_roster
from council_core.tables import RosterRead

# Cells of lists as they are, beside any text, numbers and days.
_WORDS = (
    "氏名", "委員名", "ふりがな", "役職", "区分", "所属", "任期", "出欠", "備考", "番号", "No.", "姓", "名", "自", "至", "第1回", "会長", "委員", "副会長", "事務局",
    "説明員", "【委員】", "■欠席者", "（座長）", "見本 一郎", "例田　花子", "◎見本一郎", "○例田花子", "見本一郎会長", "見本 一郎（会長）", "計", "計 3名", "以上10名", "※注", "敬称略",
    "◎会長　○副会長", "R3.4.1", "令和3年4月31日", "R3.4.1～R5.3.31", "～", "○", "×", "△", "◎", "代", "Web", "#REF!", "=A1", "\x07", "　", "\n", "（", "）", "・", "、",
    "市民", "学識経験者", "見本大学", "教授", "見本協会会長", "審議会等名", "設置根拠", "出席委員（3名）", "任期：令和3年4月1日～令和5年3月31日", "𠮷", "\U000e0100", "か\u3099",
)  # fmt: skip
_TEXTS = st.sampled_from(_WORDS) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
_JOINED = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=3).map("".join)
_NUMBERS = (
    st.integers(-(10**6), 10**6) | st.floats() | st.sampled_from([0, 1, 44287, 45016.0, 1e300, 2958466])
)
_DAYS = st.dates(datetime.date(1900, 3, 1)) | st.datetimes(datetime.datetime(1900, 3, 1))  # noqa: DTZ001 -- cells know no zones
_CELLS = st.none() | _TEXTS | _JOINED | _NUMBERS | _DAYS | st.booleans() | st.times()
_GRIDS = st.lists(st.lists(_CELLS, max_size=6), max_size=9)

_SURNAMES = ("見本", "例田", "仮山", "架川", "試野", "五十嵐", "合田", "委", "林", "髙﨑", "佐々木")
_GIVEN = ("一郎", "花子", "次郎", "良枝", "茂", "長", "会", "文雄", "さくら", "マリ")
_FIRST, _LAST = datetime.date(2021, 4, 1), datetime.date(2023, 3, 31)
# The columns of a list of people, each with what may stand in it.
_COLUMNS = {
    "ふりがな": st.sampled_from([None, "みほん いちろう", "れいだ　はなこ"]),
    "役職": st.sampled_from([None, "委員", "副会長", "臨時委員", "会長"]),
    "区分": st.sampled_from([None, "市民", "学識経験者", "事業者"]),
    "所属": st.sampled_from([None, "見本大学", "見本協会会長", "見本市自治会"]),
    "任期": st.sampled_from([None, "R3.4.1～R5.3.31", "令和3年4月1日から令和5年3月31日まで"]),
    "出欠": st.sampled_from([None, "○", "×", "出席", "Web"]),
    "備考": st.sampled_from([None, "再任", "新任", "令和4年度から"]),
}


@st.composite
def tables(draw):
    """Draw the columns of a list of people: label to cells, the names among them."""
    pairs = st.tuples(st.sampled_from(_SURNAMES), st.sampled_from([" ", "　"]), st.sampled_from(_GIVEN))
    drawn = draw(st.lists(pairs, min_size=2, max_size=7, unique_by=lambda pair: pair[::2]))
    columns = {"氏名": ["".join(pair) for pair in drawn]}
    for label in draw(st.lists(st.sampled_from(sorted(_COLUMNS)), unique=True, max_size=7)):
        columns[label] = [draw(_COLUMNS[label]) for _name in drawn]
    return columns


def rows_of(columns):
    """Return a list's columns as rows with a header."""
    return [list(columns), *map(list, zip(*columns.values(), strict=True))]


def read_rows(folder, rows, **sheets):
    """Read rows that were written into a workbook."""
    return read_roster(write(folder / "名簿.xlsx", 名簿=rows, **sheets))


def without_cells(roster):
    """Return what was read of the people, and the codes of what was found, without cells."""
    people = [
        person._replace(cell="", days=tuple(day._replace(cell="") for day in person.days))
        for person in roster.people
    ]
    return people, sorted(code for code, _cell in codes(roster))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder for the files of all examples."""
    return tmp_path_factory.mktemp("rosters")


@given(columns=tables())
def test_plain_table_is_read_whole(folder, columns):
    """Of a plain table every name is read, in its order, with the cell in which it stands."""
    roster = read_rows(folder, rows_of(columns))
    assert columns["氏名"] == [person.name for person in roster.people]
    assert [f"A{at}" for at in range(2, len(columns["氏名"]) + 2)] == [
        person.cell for person in roster.people
    ]
    for label, key in (
        ("ふりがな", "kana"),
        ("区分", "category"),
        ("備考", "remarks"),
        ("所属", "affiliation"),
    ):
        if label in columns:
            assert columns[label] == [getattr(person, key) for person in roster.people]
    if "任期" in columns:
        expected = [(_FIRST, _LAST) if cell else (None, None) for cell in columns["任期"]]
        assert expected == [(person.from_, person.until) for person in roster.people]


@given(columns=tables(), seed=st.randoms(use_true_random=False))
def test_order_of_columns_is_nothing(folder, columns, seed):
    """Shuffling the columns changes nothing that is read."""
    plain = without_cells(read_rows(folder, rows_of(columns)))
    labels = list(columns)
    seed.shuffle(labels)
    assert plain == without_cells(read_rows(folder, rows_of({label: columns[label] for label in labels})))


@given(
    columns=tables(),
    titles=st.lists(
        st.sampled_from(
            [
                "見本市環境審議会委員名簿",
                "（敬称略）",
                "令和3年4月1日現在",
                "資料1",
                "別紙",
                None,
                "第1回会議",
                "見本市環境部環境課",
            ]
        ),
        max_size=3,
    ),
    blanks=st.tuples(st.integers(0, 3), st.lists(st.integers(1, 8), max_size=3)),
    numbers=st.booleans(),
)
def test_surroundings_are_nothing(folder, columns, titles, blanks, numbers):
    """Title rows, blank rows and columns, and a column of numbers change nothing that is read."""
    before, between = blanks
    plain = without_cells(read_rows(folder, rows_of(columns)))
    rows = rows_of(columns)
    if numbers:
        rows = [["No." if at == 0 else at, *row] for at, row in enumerate(rows)]
    for at in between:
        if at < len(rows):
            rows.insert(at + 1, [])
    assert plain == without_cells(
        read_rows(folder, [*([title] for title in titles), *([None] * before + row for row in rows)])
    )


@given(columns=tables(), data=st.data())
def test_spaces_in_labels_are_nothing(folder, columns, data):
    """Spaces and line breaks within and around the labels, of any width, change nothing that is read."""
    plain = without_cells(read_rows(folder, rows_of(columns)))
    gaps = st.sampled_from(["", " ", "　", "\n", "　　"])
    header = ["".join(data.draw(gaps) + letter for letter in label) + data.draw(gaps) for label in columns]
    assert plain == without_cells(read_rows(folder, [header, *rows_of(columns)[1:]]))


@given(columns=tables())
def test_kind_of_file_is_nothing(folder, columns):
    """The same list from .csv and .tsv is the same, a category taken from above aside."""
    filled = {
        key: ["市民" if cell is None and key == "区分" else cell for cell in cells]
        for key, cells in columns.items()
    }
    plain = without_cells(read_rows(folder, rows_of(filled)))
    rows = rows_of(filled)
    assert plain == without_cells(read_roster(write_delimited(folder / "a.csv", rows, "utf-8-sig")))
    assert plain == without_cells(read_roster(write_delimited(folder / "a.tsv", rows, "cp932", "\t")))


def normal(text):
    """Return a text without any spaces."""
    return "".join(str(text).split())


@given(grid=_GRIDS)
@example(grid=[["氏名"]])
@example(grid=[["氏名", "氏名"], ["氏名", "見本 一郎"]])
@example(grid=[["氏名", 44287], [44287, "氏名"]])
@example(grid=[[None] * 5 + ["氏名"], [], [None] * 5 + [float("inf")]])
@example(grid=[["見本 一郎"], ["（"], ["氏名"], ["）"], ["見本 一郎"]])
def test_any_grid(folder, grid):
    """Whatever stands in a sheet, it is read or refused in a sentence, twice the same, and each name stands in its cell."""
    try:
        path = write(folder / "any.xlsx", 名簿=grid)
    except (ValueError, openpyxl.utils.exceptions.IllegalCharacterError):
        return  # the writer does not take it
    check(path, openpyxl.load_workbook(path).active)


@given(
    grid=st.lists(st.lists(st.none() | _TEXTS | _JOINED | st.text(max_size=5), max_size=6), max_size=9),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp932", "utf-16"]),
)
def test_any_csv(folder, grid, encoding):
    """The same of any text with commas."""
    try:
        path = write_delimited(folder / "any.csv", grid, encoding)
    except UnicodeEncodeError:
        return
    check(path, None)


@given(
    data=st.binary(max_size=200)
    | st.builds(
        bytes.__add__,
        st.sampled_from(
            [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf", "氏名,役職\n".encode()]
        ),
        st.binary(max_size=200),
    ),
    ending=st.sampled_from(["xlsx", "xls", "ods", "csv", "tsv"]),
)
def test_any_bytes(folder, data, ending):
    """Any bytes under any name are read or refused in a sentence."""
    path = folder / f"any.{ending}"
    path.write_bytes(data)
    check(path, None)


@given(
    columns=st.dictionaries(
        st.sampled_from(["氏名", "役職", "所属", "任期", "変", ""]),
        st.sampled_from(["A", "B", "c", "AA", "ZZZZ", "1", "", "Ａ"]) | st.text(max_size=3),
        max_size=3,
    ),
    sheet=st.none() | st.sampled_from(["名簿", "変", ""]),
)
def test_any_columns_and_sheet(folder, columns, sheet):
    """Whatever columns and sheet are asked for, the list is read or the wish is refused in a sentence."""
    path = write(folder / "asked.xlsx", 名簿=[["氏名", "役職"], ["見本 一郎", "会長"], ["例田 花子", "委員"]])
    try:
        read = read_roster(path, sheet=sheet, columns=columns)
        assert len(read.people) <= 3
        assert "名簿" == read.sheet
    except CouncilError as refusal:
        assert str(refusal)  # noqa: PT017 -- either is right


def check(path, sheet):
    """Read twice; what was read is the same, and names stand in the cells they carry."""
    answers = []
    for _turn in range(2):
        try:
            answers.append(read_roster(path))
        except CouncilError as refusal:
            answers.append(str(refusal))
            assert 1 == len(str(refusal).splitlines())  # noqa: PT017 -- either is right
    assert answers[0] == answers[1]
    if not isinstance(answers[0], RosterRead):
        return
    codes(answers[0])
    for person in answers[0].people:
        assert person.name == person.name.strip(" 　\n")
        assert person.name
        assert "\n" not in person.name
        value = sheet[person.cell].value if sheet is not None else None
        if isinstance(value, str):
            # Of a name over two columns (姓, 名) the first is where it stands.
            assert normal(person.name) in normal(value) or normal(person.name).startswith(normal(value))


def test_large_list_is_in_order(tmp_path):
    """A list of many people, of all the names there are, is read whole and in its order."""
    people = [f"{surname}{at} {given}" for at in range(20) for surname in _SURNAMES for given in _GIVEN]
    random.Random(1).shuffle(people)
    roster = read_rows(tmp_path, [["氏名"], *([name] for name in people)])
    assert people == [person.name for person in roster.people]
