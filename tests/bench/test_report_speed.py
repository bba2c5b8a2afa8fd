"""How long the attendance report of many meetings takes, against openpyxl writing the same cells bare.

Both sides end with the bytes of an .xlsx. Ours reckons the figures from the meetings, lays the sheet out
(fonts, borders, dates in their era, widths, heights, page breaks, titles) and writes it; the other appends the
same values row by row to an empty sheet in openpyxl's normal mode, without a style, and writes that.
"""

import datetime
import gc
import io
from statistics import median
from time import perf_counter

import pytest
from openpyxl import Workbook

from council_core.model import Attendee, Capacity, Council, Meeting, Member, Presence, Role, Stage, Term
from council_core.tables.reports import compose_report, draw_report

MEETINGS, MEMBERS, YEAR = 500, 40, 2021
FIRST = datetime.date(YEAR, 4, 1)
TIMES = 2.0
ROUNDS = 5
PRESENCES = (*[Presence.PRESENT] * 6, Presence.ONLINE, Presence.ABSENT, Presence.PROXY)


@pytest.fixture(scope="module")
def council():
    """A council of 40 members."""
    term = Term(role=Role.MEMBER, from_=datetime.date(YEAR, 4, 1))
    members = tuple(Member(id=f"m{n}", name=f"見本　{n}", terms=(term,)) for n in range(MEMBERS))
    return Council(id="c", name="見本の審議会", members=members)


@pytest.fixture(scope="module")
def meetings(council):
    """500 meetings of a year, with all members on each list."""
    return [
        Meeting(
            id=f"c-{n}",
            council="c",
            title=f"第{n + 1}回",
            fiscal_year=YEAR,
            number_in_year=n + 1,
            date=FIRST + datetime.timedelta(days=n % 365),
            opened_at=datetime.time(14),
            closed_at=datetime.time(16),
            stage=Stage.HELD,
            attendance=tuple(
                Attendee(
                    id=member.id,
                    name=member.name,
                    member=member.id,
                    capacity=Capacity.MEMBER,
                    presence=PRESENCES[(n + place) % len(PRESENCES)],
                )
                for place, member in enumerate(council.members)
            ),
        )
        for n in range(MEETINGS)
    ]


def written(book):
    """Write a workbook into memory, and return its bytes."""
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def report(council, meetings):
    """Compose, draw and write the attendance report."""
    return written(draw_report(compose_report("attendance", council, meetings, YEAR)))


def bare(rows):
    """Append rows to an empty sheet, and write it."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    return written(book)


@pytest.fixture(scope="module")
def rows(council, meetings):
    """Return the values of the report's cells, row by row."""
    (sheet,) = draw_report(compose_report("attendance", council, meetings, YEAR)).worksheets
    values = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert MEETINGS * MEMBERS < sum(value is not None for row in values for value in row)
    return values


@pytest.mark.benchmark(group="attendance report of 500 meetings and 40 members")
def test_report(benchmark, council, meetings):
    """Compose, draw and write the report."""
    assert benchmark.pedantic(lambda: report(council, meetings), rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="attendance report of 500 meetings and 40 members")
def test_report_reference_bare_openpyxl(benchmark, rows):
    """Append the same values to a bare sheet and write it, nothing more."""
    assert benchmark.pedantic(lambda: bare(rows), rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="attendance report of 500 meetings and 40 members")
def test_report_takes_at_most_twice_the_bare_writing(benchmark, council, meetings, rows):
    """The report takes at most twice the time of the bare writing, the two measured in turns in one run."""
    ours, theirs = [], []

    def both():
        for taken, write in ((theirs, lambda: bare(rows)), (ours, lambda: report(council, meetings))):
            gc.collect()  # or one side would sweep what the other left
            start = perf_counter()
            write()
            taken.append(perf_counter() - start)

    benchmark.pedantic(both, rounds=ROUNDS, warmup_rounds=1)
    ratio = median(ours[1:]) / median(theirs[1:])
    benchmark.extra_info["ratio"] = round(ratio, 2)
    print(f"\nreport {median(ours[1:]):.3f} s, bare {median(theirs[1:]):.3f} s, ratio {ratio:.2f}")
    assert ratio <= TIMES
