"""What a list of 20,000 people costs to read, against calamine and openpyxl that only hand out its cells."""

import gc
import time
from statistics import median

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from council_core import read_roster

PEOPLE, ROUNDS = 20_000, 9
MOST, LEAST = 2.0, 4.0
SURNAMES = [first + second for first in "見例仮架試別甲乙丙丁" for second in "本田山川野"]
GIVEN = [
    first + second
    for first in "一次良進学豊実清茂誠優直和正明文光恵美陽"
    for second in "郎子枝也人雄代樹介乃平江夫志穂香奈哉司恵"
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Write a list of 20,000 people with eight columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["No.", "氏名", "ふりがな", "役職", "区分", "所属", "任期", "備考"])
    for at in range(PEOPLE):
        name = f"{SURNAMES[at % len(SURNAMES)]}　{GIVEN[at // len(SURNAMES)]}"
        term = "令和3年4月1日～令和5年3月31日"
        sheet.append(
            [at + 1, name, "みほん いちろう", "委員", "学識経験者", f"見本大学{at % 50}", term, None]
        )
    book.save(path := tmp_path_factory.mktemp("bench") / "list.xlsx")
    return path


def seconds(work, path):
    """Return how long one reading takes."""
    gc.collect()
    start = time.perf_counter()
    assert PEOPLE <= len(work(path))
    return time.perf_counter() - start


def with_calamine(path):
    """Hand out the cells with calamine."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def with_openpyxl(path):
    """Hand out the cells with openpyxl."""
    return [list(row) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]


def people_of(path):
    """Read the people."""
    return read_roster(path).people


@pytest.mark.benchmark(group="read a list of 20,000 people")
def test_list(benchmark, path):
    """Reading a list takes at most twice as long as handing out its cells, in turns, by the medians."""
    pairs = [(seconds(people_of, path), seconds(with_calamine, path)) for _round in range(ROUNDS)]
    ours, bare = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    slow = seconds(with_openpyxl, path)
    print(
        f"\nread_roster {ours:.3f} s, calamine {bare:.3f} s ({ours / bare:.2f}), openpyxl {slow:.2f} s ({slow / ours:.1f})"
    )
    benchmark.pedantic(people_of, args=(path,), rounds=3)
    assert ours <= MOST * bare
    assert slow >= LEAST * ours
