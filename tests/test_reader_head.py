"""The head of minutes: title, council, numbers, day, hours, place, observers, openness."""

import pytest
from readings import left

from council_core.minutes.reader import parse_minutes
from council_core.model import MeetingMode, Openness

_TAIL = "\n○会長　ただいまから開会します。\n○委員　質問はありません。\n"
_TITLE = "令和5年度第2回見本市見本審議会会議録\n\n"


def _meeting(head):
    return parse_minutes(head + _TAIL).meeting


def _when(value):
    meeting = _meeting(f"{_TITLE}{value}\n場所　見本市役所\n")
    return str(meeting.date), *(str(at)[:5] if at else None for at in (meeting.opened_at, meeting.closed_at))


@pytest.mark.parametrize(
    ("line", "council", "city", "year", "number"),
    [
        ("令和5年度第2回見本市見本審議会会議録", "見本市見本審議会", "見本市", 2023, 2),
        ("令和５年度　第２回　見本市見本審議会　会議録", "見本市見本審議会", "見本市", 2023, 2),
        ("令和元年度第1回見本市見本審議会議事録", "見本市見本審議会", "見本市", 2019, 1),
        ("令和五年度第二回見本市見本審議会会議録", "見本市見本審議会", "見本市", 2023, 2),
        ("平成30年度第10回架空町環境審議会会議要録", "架空町環境審議会", "架空町", 2018, 10),
        ("2023年度第3回例示区文化財保護審議会議事要旨", "例示区文化財保護審議会", "例示区", 2023, 3),
        ("令和5年度見本市見本審議会（第2回）会議録", "見本市見本審議会", "見本市", 2023, 2),
        ("見本市見本審議会令和5年度第2回会議録", "見本市見本審議会", "見本市", 2023, 2),
        ("見本市見本審議会　令和5年度　第2回　会議概要", "見本市見本審議会", "見本市", 2023, 2),
        ("第2回見本市見本審議会会議録（令和5年度）", "見本市見本審議会", "見本市", 2023, 2),
        ("令和5年度 第2回 見本市見本審議会 会議結果報告書", "見本市見本審議会", "見本市", 2023, 2),
        (
            "令 和 ５ 年 度　第 ２ 回　見 本 市 見 本 審 議 会　会 議 録",
            "見本市見本審議会",
            "見本市",
            2023,
            2,
        ),
        ("# 令和5年度第2回見本市見本審議会会議録", "見本市見本審議会", "見本市", 2023, 2),
        ("<h1>令和5年度第2回見本市見本審議会会議録</h1>", "見本市見本審議会", "見本市", 2023, 2),
        ("「令和5年度第2回見本市見本審議会」会議録", "見本市見本審議会", "見本市", 2023, 2),
        ("令和5年度第2回見本県個人情報保護審査会会議録", "見本県個人情報保護審査会", "見本県", 2023, 2),
        (
            "令和5年度第2回架空村国民健康保険運営協議会会議録",
            "架空村国民健康保険運営協議会",
            "架空村",
            2023,
            2,
        ),
    ],
)
def test_titles_with_a_fiscal_year(line, council, city, year, number):
    """The fiscal year, the number in it and the council are told by the title, in any order and spacing."""
    reading = parse_minutes(f"{line}\n日時　令和5年6月1日\n{_TAIL}")
    meeting = reading.meeting
    assert (council, city, year, number, None) == (
        reading.council, reading.municipality, meeting.fiscal_year, meeting.number_in_year, meeting.number,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("第82回見本市見本審議会会議録", 82), ("第８２回　見本市見本審議会　議事録", 82), ("見本市見本審議会（第82回）会議録", 82),
        ("見本市見本審議会　第82回会議録", 82), ("第八十二回見本市見本審議会会議録", 82), ("見本市見本審議会会議録", None),
        ("第102回見本市見本審議会", 102),
    ],
)  # fmt: skip
def test_titles_without_a_fiscal_year(line, number):
    """A number without a year is the count of all meetings; no year is made out of the day of the meeting."""
    meeting = _meeting(f"{line}\n\n日時　令和5年6月1日（木）午後2時\n")
    assert (number, None, None) == (meeting.number, meeting.fiscal_year, meeting.number_in_year)


@pytest.mark.parametrize(
    "label",
    [
        "会議の名称",
        "会議名",
        "１　会議名",
        "1. 会議の名称",
        "【会議名】",
        "会議名：",
        "（1）会議の名称",
        "■会議名",
        "会 議 名",
        "会議の名称　：",
        "会議等の名称",
    ],
)
def test_labels_of_the_title(label):
    """The title may stand behind a label instead of on a line of its own."""
    reading = parse_minutes(
        f"会議録\n\n{label}　令和5年度第2回見本市見本審議会\n日時　令和5年6月1日\n{_TAIL}"
    )
    assert ("令和5年度第2回見本市見本審議会", "見本市見本審議会", 2023, 2) == (
        reading.meeting.title, reading.council, reading.meeting.fiscal_year, reading.meeting.number_in_year,
    )  # fmt: skip


def test_the_council_and_the_title_have_labels_of_their_own():
    """Where the council stands behind a label, its name is that, whatever the meeting is called."""
    reading = parse_minutes(
        f"会議録\n審議会名　見本市見本審議会\n会議名　令和5年度第2回会議\n日時　令和5年6月1日\n{_TAIL}"
    )
    assert ("見本市見本審議会", 2023, 2) == (
        reading.council,
        reading.meeting.fiscal_year,
        reading.meeting.number_in_year,
    )


@pytest.mark.parametrize(
    "label",
    [
        "日時", "日　時", "日 時：", "開催日時", "開催日時：", "と き", "と　き", "とき", "１　日時", "1 日時", "（１）日時", "① 日時", "ア 日時",
        "一　日時", "Ⅰ 日時", "第1 日時", "【日時】", "＜日時＞", "［日時］", "■日時", "○日時", "●　日時", "◇開催日時", "・日時", "- 日時：", "**日時**",
        "会議の日時", "日　　時", "日時\n", "１．日時\n　　", "日 時 ", "開催年月日及び時間", "招集日時",
    ],
)  # fmt: skip
def test_labels_of_the_day(label):
    """The label of the day has many words, numbers and signs; its value stands beside it or below."""
    assert ("2023-06-01", "14:00", "15:30") == _when(
        f"{label}　令和5年6月1日（木）午後2時から午後3時30分まで"
    )


@pytest.mark.parametrize(
    "day",
    [
        "令和5年6月1日", "令和５年６月１日（木）", "令和5年6月1日(木曜日)", "令和 5 年 6 月 1 日", "令和５年　６月　１日", "2023年6月1日", "2023年（令和5年）6月1日",
        "令和5年(2023年)6月1日(木)", "令和五年六月一日", "R5.6.1", "R5年6月1日", "2023/6/1", "2023-06-01", "2023.6.1", "令和05年06月01日", "令和5年6月1日木曜日",
        "平成35年6月1日", "令和5年6月１日㈭",
    ],
)  # fmt: skip
def test_ways_of_writing_the_day(day):
    """A date may be of an era or not, with digits of any width or kanji, with spaces and a weekday."""
    assert ("2023-06-01", "14:00", None) == _when(f"日時　{day}　午後2時")


@pytest.mark.parametrize(
    ("hours", "opened", "closed"),
    [
        ("午後2時から午後3時30分まで", "14:00", "15:30"), ("午後２時００分～午後３時３０分", "14:00", "15:30"), ("午後2時～3時30分", "14:00", "15:30"),
        ("午後2時から3時半まで", "14:00", "15:30"), ("14時00分～15時30分", "14:00", "15:30"), ("14:00~15:30", "14:00", "15:30"), ("14：00－15：30", "14:00", "15:30"),
        ("１４：００～１５：３０", "14:00", "15:30"), ("14時 から 15時30分 まで", "14:00", "15:30"), ("自　午後2時　至　午後3時30分", "14:00", "15:30"),
        ("午前10時から正午まで", "10:00", "12:00"), ("午前10時～12時", "10:00", "12:00"), ("午前10時から午後0時15分まで", "10:00", "12:15"),
        ("午前10時30分から午後12時5分まで", "10:30", "12:05"), ("午後0時30分～午後1時", "12:30", "13:00"), ("正午から午後1時まで", "12:00", "13:00"),
        ("午前九時三十分から午前十一時まで", "09:30", "11:00"), ("午後二時から午後三時半まで", "14:00", "15:30"), ("午前9時半～11時", "09:30", "11:00"),
        ("午後2時より午後4時まで", "14:00", "16:00"), ("午後 2 時 ～ 午後 4 時", "14:00", "16:00"), ("午後2時開会　午後3時30分閉会", "14:00", "15:30"),
        ("開会 午後2時 閉会 午後3時30分", "14:00", "15:30"), ("（開会）14時00分（閉会）15時30分", "14:00", "15:30"), ("午後2時開会、午後3時30分閉会", "14:00", "15:30"),
        ("午前10時～11時半", "10:00", "11:30"), ("午前11時から1時まで", "11:00", "13:00"), ("10時～11時20分頃", "10:00", "11:20"), ("午後6時30分から8時まで", "18:30", "20:00"),
        ("午後2時", "14:00", None), ("PM2:00～PM3:30", "14:00", "15:30"), ("午後2：00～3：30", "14:00", "15:30"),
    ],
)  # fmt: skip
def test_ways_of_writing_the_hours(hours, opened, closed):
    """Hours stand behind the day in any width and word; the last is never before the first."""
    assert ("2023-06-01", opened, closed) == _when(f"日時　令和5年6月1日（木）{hours}")
    assert ("2023-06-01", opened, closed) == _when(f"日時　令和5年6月1日（木）\n　　　{hours}")


@pytest.mark.parametrize(
    "lines",
    [
        "開催日　令和5年6月1日\n時間　午後2時～3時30分", "年月日　令和5年6月1日\n開会時刻　午後2時\n閉会時刻　午後3時30分", "期日：令和5年6月1日\n開会：14時\n閉会：15時30分",
        "開会日時　令和5年6月1日　午後2時00分\n閉会日時　令和5年6月1日　午後3時30分", "日時　開会　令和5年6月1日　午後2時\n　　　閉会　令和5年6月1日　午後3時30分",
        "日時　自　令和5年6月1日　午後2時\n　　　至　令和5年6月1日　午後3時30分", "令和5年6月1日（木）午後2時から午後3時30分まで", "開催日時\n令和5年6月1日（木）\n14時～15時30分",
        "日時及び場所　令和5年6月1日　午後2時～3時30分　見本市役所2階", "開催日　令和5年6月1日（木）\n開始　14:00\n終了　15:30",
    ],
)  # fmt: skip
def test_hours_apart_from_the_day(lines):
    """Day and hours may have labels and lines of their own."""
    assert ("2023-06-01", "14:00", "15:30") == _when(lines)


def test_a_day_of_something_else_is_not_the_meetings():
    """The day on which a page was changed, or minutes were written, is not the day of the meeting."""
    text = "更新日：2024年1月10日\n見本市見本審議会会議録\n日時　令和5年6月1日　午後2時\n会議録作成年月日　令和5年6月20日\n"
    meeting = _meeting(text)
    assert ("2023-06-01", "2023-06-20") == (str(meeting.date), str(meeting.prepared_on))


def test_no_day_is_made_up():
    """Without a year no day is certain, and none is given."""
    meeting = _meeting("見本市見本審議会会議録\n日時　6月1日（木）午後2時\n")
    assert (None, None) == (meeting.date, meeting.fiscal_year)


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("場所　見本市役所2階会議室", "見本市役所2階会議室"), ("場　所：見本市役所 2階会議室", "見本市役所 2階会議室"), ("ところ　見本会館", "見本会館"),
        ("と こ ろ　見本会館", "見本会館"), ("２　開催場所　見本市民会館　大ホール", "見本市民会館　大ホール"), ("【会場】見本会館", "見本会館"),
        ("■会場\n　見本会館", "見本会館"), ("（２）場所　見本会館3階301号室", "見本会館3階301号室"), ("開催場所：見本市役所（本庁舎）5階", "見本市役所（本庁舎）5階"),
        ("2 場所見本市役所2階会議室", "見本市役所2階会議室"), ("会場　見本会館（見本町1丁目2番3号）", "見本会館（見本町1丁目2番3号）"),
    ],
)  # fmt: skip
def test_places(line, venue):
    """The place is what stands behind its label, to the letter."""
    assert (
        venue
        == _meeting(
            f"{_TITLE}日時　令和5年6月1日　午後2時\n{line}\n出席者\n　委員　見本 花子、架空 次郎\n"
        ).venue
    )


@pytest.mark.parametrize("line", ["場所　オンライン開催", "開催方法　オンライン（Zoom）", "場所　Web会議"])
def test_meetings_online(line):
    """A meeting that is held online alone has that mode."""
    assert MeetingMode.ONLINE is _meeting(f"{_TITLE}日時　令和5年6月1日　午後2時\n{line}\n").mode


@pytest.mark.parametrize(
    "line",
    [
        "場所　見本市役所2階会議室及びオンライン",
        "開催方法　会議室及びWebの併用",
        "場所　見本会館（オンライン併用）",
    ],
)
def test_meetings_in_a_room_and_online(line):
    """A meeting that is held in a room and online is both."""
    assert MeetingMode.HYBRID is _meeting(f"{_TITLE}日時　令和5年6月1日　午後2時\n{line}\n").mode


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("傍聴者　2人", 2), ("傍聴者数　２名", 2), ("傍聴人：なし", 0), ("傍聴者　０人", 0), ("傍聴人数 0名", 0), ("傍聴者　無し", 0), ("傍聴者　三人", 3),
        ("９　傍聴者　なし", 0), ("■傍聴者\n　2名", 2), ("傍聴人の数　2人", 2), ("傍聴の有無　無", 0), ("傍聴者（2人）", 2), ("傍聴者　2人（定員10人）", 2),
        ("傍聴　なし", 0), ("傍聴人の定員　10人", None), ("傍聴者　有", None), ("傍聴の可否　可", None),
    ],
)  # fmt: skip
def test_observers(line, count):
    """Observers are counted where the head counts them; their limit is no count, and 有 none."""
    assert (
        count
        == _meeting(
            f"{_TITLE}日時　令和5年6月1日　午後2時\n場所　見本会館\n{line}\n議題　見本計画の改定について\n"
        ).observers
    )


@pytest.mark.parametrize(
    ("lines", "openness", "clause"),
    [
        ("公開・非公開の別　公開", Openness.OPEN, None), ("会議の公開・非公開：非公開", Openness.CLOSED, None), ("公開の可否　公開", Openness.OPEN, None),
        ("公開の可否　一部非公開", Openness.PARTLY_CLOSED, None), ("公開・非公開の区分　■公開　□一部公開　□非公開", Openness.OPEN, None),
        ("公開区分　□公開　□一部非公開　☑非公開", Openness.CLOSED, None), ("会議の公開　一部公開", Openness.PARTLY_CLOSED, None), ("公開の可否　可・一部不可・不可", None, None),
        ("公開・非公開の別　非公開\n非公開の理由　見本条例第7条第1号に該当するため", Openness.CLOSED, "見本条例第7条第1号に該当するため"),
        ("公開・非公開の別　公開\n非公開の理由　－", Openness.OPEN, None),
    ],
)  # fmt: skip
def test_openness(lines, openness, clause):
    """Whether a meeting was open is told by a word or a ticked box, with the clause where it was not."""
    meeting = _meeting(f"{_TITLE}日時　令和5年6月1日　午後2時\n場所　見本会館\n{lines}\n")
    assert (openness, clause) == (meeting.openness, meeting.closed_under)


def test_press():
    """Journalists are counted apart from observers."""
    meeting = _meeting(f"{_TITLE}日時　令和5年6月1日　午後2時\n傍聴者　3人\n記者　1人\n")
    assert (3, 1) == (meeting.observers, meeting.press)


def test_nothing_of_a_plain_head_is_left():
    """Labels, values and the words that go with them are all understood."""
    head = f"{_TITLE}1 日時　令和5年6月1日（木）午後2時から午後3時30分まで\n2 場所　見本市役所2階会議室\n3 傍聴者　2人\n4 公開・非公開の別　公開\n"
    assert [] == left(head + _TAIL)
