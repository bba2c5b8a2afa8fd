"""What happens beside speech, what is promised, and how minutes end."""

import pytest
from readings import HEAD, happened, left, said

from council_core.minutes.reader import parse_minutes
from council_core.model import DueEvent, EventKind, Note

_UP = "○会長　議題(1)「見本計画の改定について」を審議します。\n"
_DOWN = "○会長　以上です。\n"


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("（福祉課職員入室）", EventKind.ENTER), ("〈説明員　入室〉", EventKind.ENTER), ("【担当課職員入室】", EventKind.ENTER), ("―　福祉課　入室　―", EventKind.ENTER), ("［福祉課長、環境課長入室］", EventKind.ENTER),
        ("（福祉課職員退室）", EventKind.LEAVE), ("〈説明員　退室〉", EventKind.LEAVE), ("（架空委員退席）", EventKind.LEAVE), ("＜説明員退場＞", EventKind.LEAVE),
        ("（事務局から資料1に基づき説明）", EventKind.EXPLANATION), ("〈福祉課から説明〉", EventKind.EXPLANATION), ("－事務局より資料1について説明－", EventKind.EXPLANATION), ("【事務局説明】", EventKind.EXPLANATION),
        ("（資料2により事務局説明）", EventKind.EXPLANATION), ("・事務局から資料1に基づき説明", EventKind.EXPLANATION), ("※事務局より資料に沿って説明", EventKind.EXPLANATION), ("（福祉課長　説明）", EventKind.EXPLANATION),
        ("（質疑なし）", EventKind.NO_COMMENT), ("（意見なし）", EventKind.NO_COMMENT), ("（特になし）", EventKind.NO_COMMENT), ("〈質問・意見なし〉", EventKind.NO_COMMENT), ("（質問等なし）", EventKind.NO_COMMENT), ("（発言なし）", EventKind.NO_COMMENT),
        ("（異議なし）", EventKind.NO_OBJECTION), ("（「異議なし」の声あり）", EventKind.NO_OBJECTION), ("（「異議なし」と呼ぶ者あり）", EventKind.NO_OBJECTION), ("―異議なし―", EventKind.NO_OBJECTION), ("【異議なし】", EventKind.NO_OBJECTION),
        ("（休憩）", EventKind.RECESS), ("（午後3時10分　休憩）", EventKind.RECESS), ("〔休憩　午後3時10分〕", EventKind.RECESS), ("―休憩―", EventKind.RECESS), ("（暫時休憩）", EventKind.RECESS),
        ("（再開）", EventKind.RESUME), ("（午後3時20分　再開）", EventKind.RESUME), ("〔再開　午後3時20分〕", EventKind.RESUME), ("―再開―", EventKind.RESUME),
        ("（全員挙手）", EventKind.VOTE), ("（挙手多数）", EventKind.VOTE), ("〈全委員挙手〉", EventKind.VOTE), ("（賛成者起立）", EventKind.VOTE), ("（採決）", EventKind.VOTE),
        ("（架空委員到着）", EventKind.ARRIVE), ("（架空委員　午後2時20分到着）", EventKind.ARRIVE), ("（架空委員中座）", EventKind.DEPART),
    ],
)  # fmt: skip
def test_events(line, event):
    """What stands in brackets, or behind a sign, tells what happened, and its words are kept."""
    text = HEAD + _UP + line + "\n" + _DOWN
    bare = line.strip("（）〈〉【】―－［］〔〕＜＞・※ 　")
    assert [event] == [kind for kind, words in happened(text) if bare in words]


@pytest.mark.parametrize("line", ["午後3時10分　休憩", "午後3時20分　再開", "（午後3時10分休憩）"])
def test_times_of_events(line):
    """A recess has the time at which it began or ended."""
    events = [
        entry
        for item in parse_minutes(HEAD + _UP + line + "\n" + _DOWN).meeting.items
        for entry in item.entries
        if entry.at
    ]
    assert [line[line.index("午") : line.index("分") + 1]] == [
        f"午後{entry.at.hour - 12}時{entry.at.minute}分" for entry in events
    ]


@pytest.mark.parametrize("line", ["（笑）", "（会長一任の声あり）", "（以下、略）", "（録音不明）"])
def test_remarks_are_notes(line):
    """A remark that is no event is a note, or part of what was said, and its words are kept."""
    text = HEAD + _UP + "○委員　質問です。\n" + line + "\n" + _DOWN
    assert [] == left(text)
    kept = [entry.text for item in parse_minutes(text).meeting.items for entry in item.entries]
    assert any(line.strip("（）〈〉") in words for words in kept)


@pytest.mark.parametrize(
    "spoken",
    [
        "休憩してはいかがですか。",
        "事務局から説明をお願いします。",
        "異議なしと言った覚えはありません。",
        "退室した方がよいですか。",
        "再開の時刻を教えてください。",
    ],
)
def test_what_is_said_of_events_is_said(spoken):
    """A speech about a recess, an explanation or somebody leaving is a speech."""
    assert ("架空委員", spoken) == said(HEAD + _UP + f"○架空委員　{spoken}\n" + _DOWN)[1]
    assert [] == happened(HEAD + _UP + f"○架空委員　{spoken}\n" + _DOWN)


@pytest.mark.parametrize(
    ("line", "opened", "closed"),
    [
        ("午後2時00分　開会", "14:00", None), ("（午後2時開会）", "14:00", None), ("開会　午後2時", "14:00", None), ("午後4時10分　閉会", None, "16:10"), ("（午後4時10分閉会）", None, "16:10"), ("閉会　午後4時10分", None, "16:10"),
        ("午後4時10分散会", None, "16:10"), ("◎閉会（午後4時10分）", None, "16:10"), ("以上で閉会（16時10分）", None, "16:10"), ("16：10　閉会", None, "16:10"), ("午後四時十分閉会", None, "16:10"),
    ],
)  # fmt: skip
def test_hours_in_the_proceedings(line, opened, closed):
    """Where the head has no hours a line of the proceedings may tell when the meeting opened or closed."""
    head = HEAD.replace("（木）午後2時から午後4時まで", "")
    text = head + (line + "\n" + _UP if opened else _UP + "○委員　質問です。\n" + line + "\n")
    meeting = parse_minutes(text).meeting
    assert (opened, closed) == tuple(
        str(at)[:5] if at else None for at in (meeting.opened_at, meeting.closed_at)
    )


@pytest.mark.parametrize(
    ("lines", "date", "opened", "venue"),
    [
        ("次回開催予定　令和5年9月1日（金）午後2時\n", "2023-09-01", "14:00", None), ("次回会議：令和5年9月1日\n", "2023-09-01", None, None), ("■次回日程\n　令和5年9月1日（金）14時～\n", "2023-09-01", "14:00", None),
        ("○事務局　次回は令和5年9月1日に開催します。\n", "2023-09-01", None, None), ("○事務局　次回の審議会は、9月1日金曜日の午後2時からを予定しています。\n", "2023-09-01", "14:00", None),
        ("○事務局　次回は9月ごろを予定しています。\n", None, None, None), ("○事務局　前回は令和5年3月1日に開催しました。\n", None, None, None), ("○事務局　次回の計画の見直しは令和10年9月1日です。\n", None, None, None),
    ],
)  # fmt: skip
def test_next_meeting(lines, date, opened, venue):
    """The next meeting has a day where one is certain, and none where only a month or another thing is told."""
    found = parse_minutes(HEAD + _UP + lines).meeting.next_meeting
    assert (date, opened) == (
        (str(found.date), str(found.opened_at)[:5] if found.opened_at else None)
        if found and found.date
        else (None, None)
    )
    assert venue == (found.venue if found else None)


@pytest.mark.parametrize(
    ("conclusion", "owner", "due"),
    [
        ("福祉課は次回審議会時に実施状況を報告すること。", "福祉課", DueEvent.NEXT_MEETING), ("会議録の送付までに、事務局は修正した資料を提出すること。", "事務局", DueEvent.BEFORE_MINUTES_ARE_SENT),
        ("次回の審議会において結果を報告することを条件に承認する。", None, DueEvent.NEXT_MEETING), ("原案のとおり承認する。", None, None),
        ("次回審議会時には実施状況を報告してほしい。", None, DueEvent.NEXT_MEETING), ("会議録の送付までに、修正した資料を委員へ提出する。", None, DueEvent.BEFORE_MINUTES_ARE_SENT),
    ],
)  # fmt: skip
def test_promises_of_conclusions(conclusion, owner, due):
    """A condition that says what is to be done by when is a follow-up, with its owner where one is named."""
    text = (
        HEAD
        + f"(1) 見本計画の改定について\n○委員　質問です。\n〈結論〉\n{conclusion}\n(2) 架空条例の制定について\n○委員　質問です。\n"
    )
    meeting = parse_minutes(text).meeting
    item = next(item for item in meeting.items if item.title == "見本計画の改定について")
    assert conclusion == item.decision.text
    assert ([(item.id, owner, due)] if due else []) == [
        (task.item, task.owner, task.due) for task in meeting.follow_ups
    ]


def test_running_heads_and_page_numbers_go():
    """A name that stands beside each page number, and the numbers, are marks, and no part of a speech."""
    page = "\n- {} -\n\f見本市見本審議会会議録\n"
    text = (
        HEAD
        + "".join(
            f"○委員　{number}つ目の質問です。\n○事務局　お答えします。" + page.format(number)
            for number in (1, 2, 3, 4)
        )
        + _DOWN
    )
    assert [f"{number}つ目の質問です。" for number in (1, 2, 3, 4)] == [
        words for who, words in said(text) if who == "委員"
    ]
    assert {"お答えします。"} == {words for who, words in said(text) if who == "事務局"}
    assert [] == left(text)


def test_a_line_broken_by_a_page_is_joined():
    """A speech that goes on over the page is one speech, without the number of the page in it."""
    first, second = (
        "この計画につきましては五年ごとに見直すこととしておりまして、",
        "前回の見直しからちょうど五年が経過しました。",
    )
    text = HEAD + f"○委員　質問です。\n○事務局　{first}\n- 1 -\n\f{second}\n" + _DOWN
    assert ("事務局", first + second) == said(text)[1]


def test_notes_before_the_first_speech():
    """A sentence of the proceedings that nobody speaks is a note."""
    text = (
        HEAD + "定足数に達しているため、会議は成立した。\n○会長　開会します。\n○委員　はい、お願いします。\n"
    )
    notes = [
        entry.text
        for item in parse_minutes(text).meeting.items
        for entry in item.entries
        if isinstance(entry, Note)
    ]
    assert ["定足数に達しているため、会議は成立した。"] == notes
