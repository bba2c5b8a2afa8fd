"""Minutes of more kinds of councils and in more layouts, written anew: each is read as a whole."""

from readings import left, members, officers, titles

from council_core.minutes.reader import parse_minutes
from council_core.model import Capacity, ItemKind, Method, Outcome

_RULED = """\
┌────────┬──────────────────────────┐
│会議の名称　　│令和５年度第２回架空市子ども会議　　　　　　　　　　│
├────────┼──────────────────────────┤
│開催日時　　　│令和５年１１月２日（木）午後２時から午後３時４５分まで│
├────────┼──────────────────────────┤
│　　　　　　　│会長　見本一郎、副会長　例示花子　　　　　　　　　　│
│出席者　　　　│委員　仮名次郎、想定三郎　　　　　　　　　　　　　　│
│　　　　　　　│事務局　子ども課長　空想四郎　　　　　　　　　　　　│
├────────┼──────────────────────────┤
│議題　　　　　│１　計画の進み具合について　　　　　　　　　　　　　│
│　　　　　　　│２　来年度の事業について　　　　　　　　　　　　　　│
└────────┴──────────────────────────┘
１　計画の進み具合について
（会　長）説明を願います。
（事務局）九割を終えました。
２　来年度の事業について
（会　長）承認することに御異議ありませんか。
（異議なし）
（会　長）御異議なしと認め、承認します。
"""


def test_a_ruled_table_whose_labels_stand_halfway_down():
    """A label in the middle of its cell goes before all the values beside it; rules are marks."""
    assert (["見本一郎", "例示花子", "仮名次郎", "想定三郎"], []) == members(_RULED)
    assert ("見本一郎", "例示花子") == officers(_RULED)
    assert (["空想四郎"], []) == members(_RULED, Capacity.SECRETARIAT)
    assert [("１", "計画の進み具合について"), ("２", "来年度の事業について")] == titles(_RULED)
    assert [] == left(_RULED)


_FARMS = """\
見本市農業委員会総会議事録（第７回）

１．開催日時　令和５年７月１０日（月）　午後１時３０分～午後３時
２．開催場所　見本市役所　大会議室
３．出席委員（４人）
　　会長　　　　　　１番　見本　一郎
　　会長職務代理者　２番　架空　次郎
　　委員　　３番　例示　三郎　　４番　仮名　花子
４．欠席委員（１人）
　　５番　想定　五郎
５．議事日程
　第１　議事録署名委員の指名
　第２　議案第１号　農地法第３条の規定による許可申請について
　　　　議案第２号　農用地利用集積計画の決定について
　　　　報告第１号　農地法第１８条の合意解約について
６．農業委員会事務局職員
　　事務局長　仮定　六郎　　主任　空想　七子
７．会議の概要
議長　ただいまから総会を開会します。署名委員は３番、４番の両委員にお願いします。
議長　それでは議案第１号を議題とします。事務局の説明を求めます。
事務局　１番について説明します。
議長　採決いたします。議案第１号について、許可することに賛成の方の起立を求めます。
（全員起立）
議長　全員起立ですので、議案第１号は許可することに決定しました。続いて議案第２号を議題とします。
事務局　計画の要件を満たしています。
議長　異議のある方はおられますか。
（異議なしの声）
議長　異議なしと認め、原案どおり決定します。次に報告第１号を事務局から報告願います。
事務局　一件でした。
"""


def test_a_general_meeting_of_farmers():
    """Bills and reports of the same number below one heading are told apart by their word."""
    meeting = parse_minutes(_FARMS).meeting
    assert (["仮定　六郎", "空想　七子"], []) == members(_FARMS, Capacity.SECRETARIAT)
    assert (["見本　一郎", "架空　次郎", "例示　三郎", "仮名　花子"], ["想定　五郎"]) == members(_FARMS)
    assert [Method.STANDING, Method.NO_OBJECTION] == [vote.method for vote in meeting.votes]
    outcomes = [item.decision.outcome if item.decision else None for item in meeting.items[2:]]
    assert [Outcome.APPROVED, Outcome.APPROVED, None] == outcomes
    assert ItemKind.REPORT is meeting.items[-1].kind
    assert 2 == len(meeting.items[-1].entries)


_BOARD = """\
見本町教育委員会　令和６年第４回定例会　会議録

開会　令和６年４月２２日　午後３時００分
閉会　令和６年４月２２日　午後４時１０分
場所　見本町役場　第２会議室
出席者　教育長　見本一郎　　教育委員　架空次郎　例示花子　仮名三郎
書記　空想六子
日程第１　会議録署名委員の指名について
日程第２　教育長報告
日程第３　議案第８号　見本町立学校管理規則の一部改正について
日程第４　その他

教育長　　　ただいまから定例会を開会する。日程第１、署名委員は架空委員を指名する。
教育長　　　日程第３、議案第８号について事務局の説明を求める。
学校教育課長　休業日の定めを改めるものである。
教育長　　　議案第８号は原案のとおり可決してよろしいか。
各委員　　　（異議なし）
教育長　　　議案第８号は可決された。以上で閉会する。
"""


def test_a_board_of_education():
    """The superintendent and the members of a board are its members, by their names alone."""
    assert (["見本一郎", "架空次郎", "例示花子", "仮名三郎"], []) == members(_BOARD)
    assert [
        ("日程第２", "教育長報告"),
        ("日程第３　議案第８号", "見本町立学校管理規則の一部改正について"),
        ("日程第４", "その他"),
    ] == titles(_BOARD)
    assert [Outcome.APPROVED] == [
        item.decision.outcome for item in parse_minutes(_BOARD).meeting.items if item.decision
    ]


_BY_LETTER = """\
令和四年度第三回架空市下水道事業審議会会議録（書面開催）

一　書面の提出期限　令和四年八月三十一日
二　委員　　会長　見本太郎、副会長　例示花、委員　仮名次郎、同　想定三郎
三　議事
　議案第一号　使用料の改定について
四　審議の結果
　議案第一号　賛成四名、反対なしにより、原案のとおり可決された。
"""


def test_a_meeting_by_letter():
    """委員 before a role is a label and no 委員会; 同 is the role of the one before."""
    assert (["見本太郎", "例示花", "仮名次郎", "想定三郎"], []) == members(_BY_LETTER)
    assert ("見本太郎", "例示花") == officers(_BY_LETTER)
    assert [("議案第一号", "使用料の改定について")] == titles(_BY_LETTER)


def test_an_official_among_those_present():
    """今田教育長 in a list of another council's members is an official with a post, and no member."""
    text = "見本市文化財保護委員会会議録\n\n出席者\n（委員長）見本芳秋\n（委員）架空洋子、例示昭\n今田教育長\n（事務局）\n想定教育部長、仮定館長\n\n議題\n 1 見本計画について\n\n○委員長　開会します。\n○委員　はい、お願いします。\n"
    assert (["見本芳秋", "架空洋子", "例示昭"], []) == members(text)
    assert (["今田"], []) == members(text, Capacity.EXPLAINER)


def test_a_letter_of_a_label_before_the_title():
    """The last letter of a label that stands upright is no part of the council's name."""
    text = "会議の名\n称 平成28年度第1回見本市景観審議会\n開催日時 平成28年10月20日\n○会長　始めます。\n○委員　はい、お願いします。\n"
    assert "見本市景観審議会" == parse_minutes(text).council


def test_those_present_in_one_sentence():
    """A sentence may tell who was there, with their roles, and who was not."""
    text = "第２回見本町環境審議会　会議概要\n\n日時：令和６年１月１５日　正午～午後１時半\n出席者：会長の見本一郎、副会長の架空次郎、例示三郎委員及び仮名花子委員の４名が出席し、想定五郎委員が欠席した。\n傍聴者：なし\n\n○会長　始めます。\n○委員　はい、お願いします。\n"
    assert (["見本一郎", "架空次郎", "例示三郎", "仮名花子"], ["想定五郎"]) == members(text)
    assert ("見本一郎", "架空次郎") == officers(text)
    assert ("12:00:00", "13:30:00") == tuple(
        str(at) for at in (parse_minutes(text).meeting.opened_at, parse_minutes(text).meeting.closed_at)
    )
