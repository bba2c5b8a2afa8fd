"""Dates and times of day as Japanese offices write them, both ways."""

from datetime import date, time

import pytest
from hypothesis import example, given, strategies as st

from council_core.text import dated_weekdays, parse_date, parse_period, to_clock, to_wareki, weekday

TERM = (date(2021, 4, 1), date(2023, 3, 31))
DAYS = st.dates(min_value=date(1873, 1, 1))  # 明治6年, when the calendar became the one that Python counts by
TERMS = st.dates(min_value=date(1873, 1, 1), max_value=date(2099, 12, 31))
LATIN = "0123456789./-RHSTM~"
WIDE = str.maketrans(LATIN, "０１２３４５６７８９．／－ＲＨＳＴＭ～")


@given(DAYS, st.booleans())
@example(date(2117, 12, 31), False)
@example(date(2118, 1, 1), False)
def test_a_date_comes_back(day, short):
    """Every date from 1873 on that is written in its era, in full or short, reads back as itself."""
    assert day == parse_date(to_wareki(day, short=short))


@given(DAYS, st.sampled_from(["{0.year}-{0.month}-{0.day}", "{0.year:04}/{0.month:02}/{0.day:02}"]))
def test_a_western_date_comes_back(day, form):
    """Every date that is written with western numbers, padded or not, reads back as itself."""
    assert day == parse_date(form.format(day))


@given(DAYS, st.booleans())
def test_widths_do_not_matter(day, short):
    """A date in full-width digits, letters and marks is the same date."""
    assert parse_date(to_wareki(day, short=short)) == parse_date(to_wareki(day, short=short).translate(WIDE))


@pytest.mark.parametrize(
    ("day", "written", "short"),
    [
        (date(1868, 10, 22), "1868年10月22日", "1868年10月22日"),
        (date(1868, 10, 23), "明治元年10月23日", "M1.10.23"),
        (date(1873, 1, 1), "明治6年1月1日", "M6.1.1"),
        (date(1912, 7, 29), "明治45年7月29日", "M45.7.29"),
        (date(1912, 7, 30), "大正元年7月30日", "T1.7.30"),
        (date(1926, 12, 24), "大正15年12月24日", "T15.12.24"),
        (date(1926, 12, 25), "昭和元年12月25日", "S1.12.25"),
        (date(1989, 1, 7), "昭和64年1月7日", "S64.1.7"),
        (date(1989, 1, 8), "平成元年1月8日", "H1.1.8"),
        (date(2019, 4, 30), "平成31年4月30日", "H31.4.30"),
        (date(2019, 5, 1), "令和元年5月1日", "R1.5.1"),
        (date(2020, 1, 1), "令和2年1月1日", "R2.1.1"),
    ],
)
def test_eras_begin_on_their_days(day, written, short):
    """Each era begins on the day that law gives, and its first year is 元年; before 明治 years are western."""
    assert (written, short) == (to_wareki(day), to_wareki(day, short=True))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和3年7月1日", date(2021, 7, 1)),
        ("令和３年７月１日", date(2021, 7, 1)),
        ("　令和 3 年 7 月 1 日 ", date(2021, 7, 1)),
        ("令和03年07月01日", date(2021, 7, 1)),
        ("R3.7.1", date(2021, 7, 1)),
        ("Ｒ３．７．１", date(2021, 7, 1)),
        ("R3/7/1", date(2021, 7, 1)),
        ("2021年7月1日", date(2021, 7, 1)),
        ("2021-07-01", date(2021, 7, 1)),
        ("２０２１／７／１", date(2021, 7, 1)),
        ("㋿元年5月1日", date(2019, 5, 1)),
        ("令和1年5月1日", date(2019, 5, 1)),
        ("平成31年6月1日", date(2019, 6, 1)),
        ("H33.3.31", date(2021, 3, 31)),
        ("昭和64年1月8日", date(1989, 1, 8)),
        ("令和2年2月29日", date(2020, 2, 29)),
        ("2021年7月1日(木)", date(2021, 7, 1)),
        ("令和三年七月一日", date(2021, 7, 1)),
        ("平成二十九年十二月三十一日", date(2017, 12, 31)),
        ("二〇二一年七月一日", date(2021, 7, 1)),
        ("令3.7.1", date(2021, 7, 1)),
        ("r3.7.1", date(2021, 7, 1)),
    ],
)
def test_dates_are_read_in_every_dress(text, day):
    """A date is read in any width, with any separator, and in an era that had ended, as older papers have it."""
    assert day == parse_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "令和",
        "令和3年7月",
        "令和3年7月1日から",
        "7月1日",
        "令和3年13月1日",
        "令和3年2月29日",
        "令和0年7月1日",
        "R0.7.1",
        "令和元年0月1日",
        "0000-01-01",
        "慶応3年7月1日",
        "21-07-01",
        "20210701",
        "2021-07-01T14:00",
        "未定",
    ],
)
def test_nonsense_is_no_date(text):
    """What is no date, is half a date, is more than a date or does not exist gives None."""
    assert parse_date(text) is None


@given(st.text() | st.text("令和平成元年月日まで から～〜-./0123456789０１R", max_size=24))
def test_any_text_is_a_date_or_none(text):
    """No text breaks the readers: each gives what it promises, or None."""
    day, period = parse_date(text), parse_period(text)
    assert day is None or type(day) is date
    assert period is None or (any(period) and {type(side) for side in period} <= {date, type(None)})


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("令和3年4月1日から令和5年3月31日まで", TERM),
        ("令和3年4月1日から令和5年3月31日", TERM),
        ("令和３年４月１日～令和５年３月３１日", TERM),
        ("令和3年4月1日〜令和5年3月31日", TERM),
        ("R3.4.1-R5.3.31", TERM),
        ("R3.4.1 ～ R5.3.31", TERM),
        ("Ｒ３．４．１－Ｒ５．３．３１", TERM),
        ("2021-04-01-2023-03-31", TERM),
        ("2021-04-01 – 2023-03-31", TERM),
        ("令和3年4月1日　から　令和5年3月31日　まで", TERM),
        ("平成33年4月1日から平成35年3月31日まで", TERM),
        ("令和3年4月1日から", (TERM[0], None)),
        ("R3.4.1～", (TERM[0], None)),
        ("2021/4/1-", (TERM[0], None)),
        ("～R5.3.31", (None, TERM[1])),
        ("から令和5年3月31日まで", (None, TERM[1])),
        ("", None),
        ("～", None),
        ("からまで", None),
        ("令和3年4月1日", None),
        ("令和3年4月1日 令和5年3月31日", None),
        ("令和3年4月1日から令和5年2月29日まで", None),
        ("令和3年2月29日から令和5年3月31日まで", None),
        ("令和3年2月29日から", None),
        ("令和3年4月1日から2年間", None),
        ("令和3年4月1日～令和5年3月31日～", None),
        ("任期2年", None),
    ],
)
def test_a_period_is_two_days_or_one(text, period):
    """A term is read with its first and last day, with None for a side left open, and is None where it is none."""
    assert period == parse_period(text)


@given(
    TERMS, TERMS, st.sampled_from(["から", "～", "〜", "~", "-", " - ", "―"]), st.booleans(), st.booleans()
)
def test_a_period_comes_back(first, last, between, short, until):
    """Every two dates with a mark between them read back as the period from one to the other."""
    text = f"{to_wareki(first, short=short)}{between}{to_wareki(last, short=short)}{'まで' * until}"
    assert (first, last) == parse_period(text)


def test_weekdays_and_clocks():
    """A day of the week is one letter, and a time of day is hours and minutes in two digits each."""
    days = "".join(weekday(date(2021, 7, day)) for day in range(1, 8))
    clocks = " ".join(to_clock(time(*clock)) for clock in ((0, 0), (9, 5, 59), (23, 59)))
    expected = ("木金土日月火水", "00:00 09:05 23:59")
    assert expected == (days, clocks)


@pytest.mark.parametrize(
    "text",
    [
        "令和3年7月1日(木)",
        "令和３年７月１日（木曜日）",
        "Ｒ３.７.１ （ 木 ）",
        "令和3年7月1日㈭",
        "本日令和3年7月1日 (㊍)です",
    ],
)
def test_a_day_of_the_week_is_found(text):
    """A date with its day of the week is found in whatever shape the brackets and the day are printed."""
    assert [(date(2021, 7, 1), "木")] == [(day, weekday) for _written, day, weekday in dated_weekdays(text)]


@pytest.mark.parametrize("text", ["令和3年7月1日", "(木)の会議", "令和3年7月1日（仮）", "見本（水道）"])
def test_no_day_of_the_week(text):
    """A date without a day of the week, or a day without a date, is none."""
    assert not list(dated_weekdays(text))
