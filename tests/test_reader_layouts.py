"""Whole documents in other shapes: one line, flattened tables, tags, sittings of assemblies, written meetings."""

import re

import pytest
from readings import left, members, officers, said, titles

from council_core.minutes.reader import parse_minutes
from council_core.model import Capacity, ItemKind, MeetingMode, Method, Openness

_ONE_LINE = (
    "令和5年度第1回見本市見本審議会会議録 1 日時 令和5年6月1日（木） 午後2時から午後4時まで 2 場所 見本市役所2階会議室 3 出席者 会長 見本 一郎 委員 架空 次郎、例示 三郎 4 傍聴者 2人 "
    "5 議題 (1) 見本計画の改定について (2) その他 6 会議の経過 ○会長 ただいまから開会します。 ○架空委員 期間はどのくらいですか。 ○事務局 五年を予定しています。 ○会長 ほかに意見はありますか。"
)


def test_document_of_one_line():
    """A document whose line breaks are all lost is read as if they were there."""
    meeting = parse_minutes(_ONE_LINE).meeting
    assert ("2023-06-01", "14:00:00", "16:00:00", "見本市役所2階会議室", 2) == (
        str(meeting.date),
        str(meeting.opened_at),
        str(meeting.closed_at),
        meeting.venue,
        meeting.observers,
    )
    assert (["見本 一郎", "架空 次郎", "例示 三郎"], []) == members(_ONE_LINE)
    assert [("1", "見本計画の改定について"), ("2", "その他")] == titles(_ONE_LINE)
    assert ["会長", "架空委員", "事務局", "会長"] == [label for label, _text in said(_ONE_LINE)]
    assert "五年を予定しています。" == said(_ONE_LINE)[2][1]


def test_lines_ended_in_other_ways():
    """A document reads the same whether its lines end as on one system or another."""
    text = _ONE_LINE
    for label in ("1 日時", "2 場所", "3 出席者", "4 傍聴者", "5 議題", "6 会議", "○"):
        text = text.replace(label, "\n" + label)
    unix = parse_minutes(text).meeting
    assert (
        unix
        == parse_minutes(text.replace("\n", "\r\n")).meeting
        == parse_minutes(text.replace("\n", "\r")).meeting
    )
    assert unix == parse_minutes("\ufeff" + text).meeting


_TABLE = """\
会議録
会議の名称 | 令和5年度第1回見本市見本審議会
開催日時 | 令和5年6月1日（木）午後2時～4時
開催場所 | 見本市役所2階会議室
出席者 | 会長　見本 一郎、委員　架空 次郎、例示 三郎
欠席者 | 仮名 四郎
傍聴者 | 2人
議題 | 見本計画の改定について
会議の経過
○会長　ただいまから開会します。
○架空委員　期間はどのくらいですか。
"""


@pytest.mark.parametrize("cut", [" | ", "\t", "　", "　　　", "：", "｜", "│"])
def test_head_that_was_a_table(cut):
    """Cells of the head's table stand behind a bar, a tab, a gap or a colon."""
    text = _TABLE.replace(" | ", cut)
    reading = parse_minutes(text)
    meeting = reading.meeting
    assert ("見本市見本審議会", 2023, 1, "2023-06-01", "14:00:00", "16:00:00", "見本市役所2階会議室", 2) == (
        reading.council, meeting.fiscal_year, meeting.number_in_year, str(meeting.date), str(meeting.opened_at), str(meeting.closed_at), meeting.venue, meeting.observers,
    )  # fmt: skip
    assert (["見本 一郎", "架空 次郎", "例示 三郎"], ["仮名 四郎"]) == members(text)
    assert ["見本計画の改定について"] == [title for _label, title in titles(text)]
    assert 2 == len(said(text))


def test_head_whose_labels_stand_above_their_values():
    """A value may stand on the line below its label, with blank lines between."""
    text = re.sub(r" \| |(?<=会議録)\n", "\n\n", _TABLE)
    meeting = parse_minutes(text).meeting
    assert ("2023-06-01", "見本市役所2階会議室", 2) == (str(meeting.date), meeting.venue, meeting.observers)
    assert (["見本 一郎", "架空 次郎", "例示 三郎"], ["仮名 四郎"]) == members(text)


_HTML = """\
<html><head><title>見本審議会</title></head><body>
<h1>令和5年度第1回見本市見本審議会会議録</h1>
<table>
<tr><th>日時</th><td>令和5年6月1日（木）<br>午後2時から午後4時まで</td></tr>
<tr><th>場所</th><td>見本市役所2階会議室</td></tr>
<tr><th>出席委員</th><td>見本 一郎会長、架空 次郎委員</td></tr>
</table>
<h2>議題</h2>
<p>(1) 見本計画の改定について</p>
<h2>会議の経過</h2>
<p>○会長　ただいまから<strong>開会</strong>します。</p>
<p>○架空委員　期間は<a href="a.html">どのくらい</a>ですか。</p>
</body></html>
"""


def test_tags_are_marks():
    """Tags of a page part its paragraphs and cells, and are no letters of the text."""
    reading = parse_minutes(_HTML)
    meeting = reading.meeting
    assert ("2023-06-01", "14:00:00", "16:00:00", "見本市役所2階会議室") == (
        str(meeting.date),
        str(meeting.opened_at),
        str(meeting.closed_at),
        meeting.venue,
    )
    assert (["見本 一郎", "架空 次郎"], []) == members(_HTML)
    assert ["会長", "架空委員"] == [label for label, _text in said(_HTML)]
    assert reading.characters == len("".join(re.sub(r"<[^>]*>", "", _HTML).split()))


def test_tags_inside_a_speech():
    """A tag inside a sentence is no letter of it."""
    assert [("会長", "ただいまから開会します。"), ("架空委員", "期間はどのくらいですか。")] == said(_HTML)


@pytest.mark.parametrize("sign", ["a < b", "<-", "1<2>0", "<見本>", "<", "< p>", "<<p"])
def test_what_only_looks_like_a_tag(sign):
    """A sign of comparison or a word in brackets is no tag, and is counted."""
    assert len("".join(sign.split())) == parse_minutes(sign).characters


_SITTING = """\
令和5年第2回見本市議会定例会総務委員会会議録

○招集日時　令和5年6月15日　午前10時
○招集場所　第1委員会室
○出席委員（4人）
　委員長　見本 一郎　副委員長　架空 次郎
　委員　例示 三郎　委員　仮名 四郎
○欠席委員（1人）
　委員　想定 五郎
○説明のため出席した者
　総務部長　見本 六郎　財政課長　架空 七海
○職務のため出席した事務局職員
　書記　例示 八重
○会議に付した事件
　議案第12号　見本市手数料条例の一部を改正する条例の制定について
　議案第13号　令和5年度見本市一般会計補正予算（第2号）

午前10時00分　開議
○見本委員長　これより総務委員会を開会いたします。
　議案第12号「見本市手数料条例の一部を改正する条例の制定について」を議題といたします。説明を求めます。
○見本総務部長　提案の理由を申し上げます。
○例示委員　改定の幅を伺います。
○架空財政課長　一割程度です。
○見本委員長　質疑を終結いたします。討論はありませんか。
（「なし」と呼ぶ者あり）
○見本委員長　これより採決いたします。議案第12号について、原案のとおり決することに御異議ありませんか。
（「異議なし」と呼ぶ者あり）
○見本委員長　御異議なしと認めます。よって、議案第12号は原案のとおり可決すべきものと決しました。
　次に、議案第13号を議題といたします。
○仮名委員　反対の立場で討論します。
○見本委員長　議案第13号に賛成の委員の起立を求めます。
（賛成者起立）
○見本委員長　起立多数であります。よって、議案第13号は可決すべきものと決しました。
午前11時20分　散会
"""


def test_sitting_of_an_assembly():
    """A committee of an assembly has members, officials, bills, and votes on them."""
    reading = parse_minutes(_SITTING)
    meeting = reading.meeting
    assert ("2023-06-15", "10:00:00", "11:20:00", "第1委員会室") == (
        str(meeting.date),
        str(meeting.opened_at),
        str(meeting.closed_at),
        meeting.venue,
    )
    assert ["想定 五郎"] == members(_SITTING)[1]
    assert (["見本 六郎", "架空 七海"], []) == members(_SITTING, Capacity.EXPLAINER)
    assert (["例示 八重"], []) == members(_SITTING, Capacity.SECRETARIAT)
    assert ["議案第12号", "議案第13号"] == [label for label, _title in titles(_SITTING)]
    assert [(Method.NO_OBJECTION, "議案第12号"), (Method.STANDING, "議案第13号")] == [
        (vote.method, next(item.label for item in meeting.items if item.id in vote.items))
        for vote in meeting.votes
    ]


def test_members_of_a_sitting():
    """Two people with their roles may stand on a line, with wide gaps between role and name."""
    assert ["見本 一郎", "架空 次郎", "例示 三郎", "仮名 四郎"] == members(_SITTING)[0]
    assert ("見本 一郎", "架空 次郎") == officers(_SITTING)


def test_speakers_of_a_sitting_are_tied():
    """Officials of one surname with members are tied by their post."""
    meeting = parse_minutes(_SITTING).meeting
    names = {person.id: person.name for person in meeting.attendance}
    tied = {
        entry.speaker: names.get(entry.attendee)
        for item in meeting.items
        for entry in item.entries
        if getattr(entry, "speaker", None)
    }
    assert "見本 六郎" == tied["見本総務部長"]
    assert "架空 七海" == tied["架空財政課長"]
    assert "例示 三郎" == tied["例示委員"]


_PLENARY = """\
令和5年第2回見本町議会定例会会議録（第1号）

招集年月日　令和5年6月9日
招集の場所　見本町議会議場
開会　令和5年6月9日　午前10時00分
散会　令和5年6月9日　午前11時30分
出席議員（3名）
　1番　見本 一郎君　　2番　架空 次郎君
　3番　例示 三郎君
欠席議員（なし）
議事日程
　日程第1　会議録署名議員の指名
　日程第2　会期の決定
　日程第3　議案第20号　見本町税条例の一部改正について

○議長（見本一郎君）　ただいまから本日の会議を開きます。
　日程第1、会議録署名議員の指名を行います。2番架空次郎君、3番例示三郎君を指名します。
　日程第2、会期の決定を議題とします。会期は本日一日とすることに御異議ありませんか。
　　　〔「異議なし」と呼ぶ者あり〕
○議長（見本一郎君）　異議なしと認めます。よって、会期は本日一日と決定しました。
　日程第3、議案第20号を議題とします。
○3番（例示三郎君）　施行の時期を伺います。
○町長（仮名四郎君）　来年四月からです。
○議長（見本一郎君）　採決します。本案に賛成の方は起立願います。
　　　〔賛成者起立〕
○議長（見本一郎君）　起立全員です。したがって、議案第20号は可決されました。
"""


def test_plenary_of_an_assembly():
    """A plenary has seats, a list of business, and speakers with their names in brackets."""
    meeting = parse_minutes(_PLENARY).meeting
    assert (["見本 一郎", "架空 次郎", "例示 三郎"], []) == members(_PLENARY)
    assert "2023-06-09" == str(meeting.date)
    assert ["会議録署名議員の指名", "会期の決定"] == [title for _label, title in titles(_PLENARY)][:2]
    assert [
        "議長（見本一郎君）",
        "議長（見本一郎君）",
        "3番（例示三郎君）",
        "町長（仮名四郎君）",
        "議長（見本一郎君）",
        "議長（見本一郎君）",
    ] == [label for label, _text in said(_PLENARY)]
    standing = [vote for vote in meeting.votes if vote.method is Method.STANDING]
    assert [True] == [vote.unanimous for vote in standing]


def test_title_of_an_assembly():
    """An assembly is a council too: its name and number are told by the title."""
    reading = parse_minutes(_PLENARY)
    assert ("見本町議会", "見本町", 2) == (reading.council, reading.municipality, reading.meeting.number)


def test_nothing_is_left_of_a_plenary():
    """A plenary is understood to the last letter."""
    assert [] == left(_PLENARY)


def test_business_with_two_numbers():
    """A number of the business and one of the bill stand before a title together."""
    assert "見本町税条例の一部改正について" == titles(_PLENARY)[2][1]


_WRITTEN = """\
令和5年度第1回見本市見本審議会会議録（書面開催）

1 開催方法　書面開催
2 期日　令和5年6月1日
3 委員　見本 一郎（会長）、架空 次郎、例示 三郎
4 議題　見本計画の改定について
5 審議結果　賛成2名、反対1名により承認された。
6 委員からの意見
（架空委員）
期間を延ばすべきである。
（事務局）
検討いたします。
"""


def test_written_meeting():
    """A meeting that was held in writing has that mode, its vote and what members wrote."""
    meeting = parse_minutes(_WRITTEN).meeting
    assert MeetingMode.WRITTEN is meeting.mode
    assert "2023-06-01" == str(meeting.date)
    assert (["見本 一郎", "架空 次郎", "例示 三郎"], []) == members(_WRITTEN)
    (vote,) = meeting.votes
    assert (2, 1, None) == (vote.for_, vote.against, vote.abstaining)
    assert [("架空委員", "期間を延ばすべきである。"), ("事務局", "検討いたします。")] == said(_WRITTEN)


def test_closed_part_has_no_text():
    """Items that were closed stand with their heading alone, and the meeting is partly closed."""
    text = _TABLE.replace(
        "議題 | 見本計画の改定について", "議題\n(1) 見本計画の改定について\n(2) 審査請求について【非公開】\n"
    ).replace("会議の経過\n", "会議の経過\n(1) 見本計画の改定について\n")
    meeting = parse_minutes(text + "(2) 審査請求について【非公開】\n").meeting
    assert Openness.PARTLY_CLOSED is meeting.openness
    assert [(None, 2), (Openness.CLOSED, 0)] == [
        (item.openness, len(item.entries)) for item in meeting.items if item.kind is not ItemKind.PROCEDURE
    ]


@pytest.mark.parametrize(
    "line",
    [
        "ページの先頭です",
        "ホーム > 市政情報 > 審議会",
        "更新日：2024年1月10日",
        "ページID：012345",
        "印刷用ページを表示する",
        "このページに関するお問い合わせ",
        "※個人名は伏せています。",
    ],
)
def test_words_of_a_page_are_no_facts(line):
    """What a page has around the minutes changes nothing in them."""
    plain, around = parse_minutes(_TABLE).meeting, parse_minutes(f"{line}\n{_TABLE}").meeting
    assert (plain.date, plain.title, plain.venue, plain.attendance, plain.observers) == (
        around.date,
        around.title,
        around.venue,
        around.attendance,
        around.observers,
    )


def test_nothing_is_left_of_whole_documents():
    """Documents of ordinary shapes are understood to the last letter."""
    assert [] == left(_TABLE)
    assert [] == left(_SITTING)
    assert [] == left(_WRITTEN)
    assert [] == left(_ONE_LINE)
