"""Lists of people: gaps that part names, posts that look like names, and who presided where the list does not say."""

import pytest
from readings import members, officers, titles

from council_core.minutes.reader import parse_minutes
from council_core.model import Capacity

_HEAD = "令和5年度第1回見本市見本審議会会議録\n\n日時　令和5年6月1日　午後2時\n場所　見本会館\n"
_END = "\n議題\n (1) 見本計画の改定について\n\n○会長　開会します。\n○委員　はい、お願いします。\n"


def _with(lines, end=_END):
    return _HEAD + lines + end


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("出席者\n　見　本　花太郎　　　　架　空　ひとみ\n", ["見　本　花太郎", "架　空　ひとみ"]),
        ("出席委員　委員 見 本 はなよ 委員 架 空 明 郎\n", ["見 本 はなよ", "架 空 明 郎"]),
        ("委員　①会長　見本　花子　②副会長　架空　次郎　③例示　峰子\n", ["見本　花子", "架空　次郎", "例示　峰子"]),
        ("出席委員\n　委員　雪　見　　康　二\n　委員　花　本　　美　穂\n", ["雪　見　　康　二", "花　本　　美　穂"]),
    ],
)  # fmt: skip
def test_gaps_part_names(lines, names):
    """Names whose letters stand apart are parted where the gaps between them are twice as wide, or a role stands."""
    assert (names, []) == members(_with(lines))


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("事務局　経営課長　見本　典子\n", ["見本　典子"]),
        ("事務局　経営課料金係長　架空　晃\n", ["架空　晃"]),
        ("事務局　長寿支援課長　見本　典子、主査　架空　晃\n", ["見本　典子", "架空　晃"]),
    ],
)
def test_a_post_before_a_name_is_nobody(lines, names):
    """A department before a post is no surname where a name stands behind both."""
    assert (names, []) == members(_with(lines), Capacity.SECRETARIAT)


def test_the_officials_side():
    """（市）in a list of those present begins the officials."""
    text = _with("【出席者】\n　（委員）見本京子氏、架空徹氏\n　（市）市民協働部長　例示雅彦、主事　仮名涼\n")
    assert ["見本京子", "架空徹"] == members(text)[0]
    assert ["例示雅彦", "仮名涼"] == members(text, Capacity.EXPLAINER)[0]


def test_posts_of_other_bodies():
    """A member who heads a branch elsewhere is no chair here, and a post is no member."""
    text = _with("出席委員\n　見本会議所 専務理事 見本洋一\n　架空協会 分会長 架空昭雄\n")
    assert ["見本洋一", "架空昭雄"] == members(text)[0]
    assert (None, None) == officers(text)


def test_a_role_in_brackets_in_a_cell():
    """A cell of names may hold the role before the name."""
    text = _with(
        "◆委員の出欠\n番号\t氏名\t区分\t出欠\n1\t（委員長）見本　尚人\t学識\t出\n2\t架空　俊\t保護者\t欠\n"
    )
    assert (["見本　尚人"], ["架空　俊"]) == members(text)
    assert "見本　尚人" == officers(text)[0]


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        (_with("議長氏名　会長　見本　寛之\n出席委員　見本　寛之、架空　朋子\n"), "見本　寛之"),
        (_with("出席者　見本委員　架空委員\n※条例により見本会長に進行を依頼\n"), "見本"),
        (_with("", "\n○安藤委員長　開会します。\n○委員　はい、お願いします。\n"), "安藤"),
        (_with("出席者　見本委員　架空委員\n", "\n○委員　前の見本会長と架空会長に聞きました。\n"), None),
        (_with("出席者　見本委員　架空委員\n", "\n○会長　見本副会長がお休みです。\n"), None),
    ],
)
def test_who_presided(text, chair):
    """The chair is whom a label of the head, the label of a speech, or the text alone calls so, where it is one."""
    assert chair == officers(text)[0]


def test_a_number_of_the_year_on_a_line_of_its_own():
    """The year and the council stand in the title, the number and the day without its year below it."""
    text = "令和5年度 見本施設検討委員会\n\n第4回委員会 （11月15日）\n出席委員 見本進委員長，架空茂副委員長\n\n見本委員長）開会いたします。\n架空副委員長）はい、お願いします。\n"
    meeting = parse_minutes(text).meeting
    assert ("2023-11-15", 2023, 4) == (str(meeting.date), meeting.fiscal_year, meeting.number_in_year)


def test_papers_below_their_items():
    """A list of papers by item has papers, and its items are those of the agenda."""
    text = (
        _HEAD
        + "議事\n (1)見本計画の状況について\n※ 会議資料一覧\n (1)見本計画の状況について\n　資料1　状況の概要\n◇公開の可否\n　公開\n"
    )
    assert [("1", "見本計画の状況について")] == titles(text)
    assert ["状況の概要"] == [paper.title for paper in parse_minutes(text).meeting.materials]


def test_an_item_below_the_one_named_before_it():
    """日程第1「…」(1)「…」takes up the item below."""
    text = _with(
        "",
        "\n本日審査した案件\n1 会長からの協議について\n (1)手続の運用について\n2 その他\n\n○会長　日程第1「会長からの協議について」(1)「手続の運用について」です。\n○委員　はい、お願いします。\n",
    )
    entries = {item.title: len(item.entries) for item in parse_minutes(text).meeting.items}
    assert 2 == entries["手続の運用について"]
