"""The script of a meeting: what whoever presides reads aloud, as the council's rules have it."""

import pytest
from attrs import evolve

from council_core import Council, Edition, Meeting, load_house
from council_core.errors import NothingToWrite
from council_core.minutes.writer import Kind, compose_documents
from council_core.model import (
    AgendaItem,
    Articles,
    Attendee,
    Capacity,
    ChairVotes,
    Decision,
    ItemKind,
    MajorityOf,
    MeetingMode,
    Method,
    Openness,
    Outcome,
    Presence,
    Quorum,
    QuorumShare,
    Role,
    Rules,
    Vote,
)

PLAIN = load_house()
COUNCIL = Council(id="c", name="見本審議会")
ROLES = {"a": Role.CHAIR, "b": Role.VICE_CHAIR}
ASKED = AgendaItem(id="i", label="1", title="計画", kind=ItemKind.CONSULTATION)
TOLD = AgendaItem(id="j", label="2", title="報告", kind=ItemKind.REPORT)


def members(here, absent="", roles=ROLES):
    """Return members named by a letter each, those that came and those that did not."""
    return tuple(
        Attendee(
            id=name, name=f"人{name}", capacity=Capacity.MEMBER, role=roles.get(name, Role.MEMBER), presence=presence
        )
        for names, presence in ((here, Presence.PRESENT), (absent, Presence.ABSENT))
        for name in names
    )  # fmt: skip


def script(items=(ASKED,), people=None, rules=None, edition=None, **facts):
    """Return the script of a meeting, its lines joined."""
    meeting = Meeting(
        id="m",
        council="c",
        title="見本審議会",
        attendance=members("abcde") if people is None else people,
        items=items,
        **facts,
    )
    council = evolve(COUNCIL, rules=rules or Rules())
    (one,) = compose_documents(Kind.SCRIPT, meeting, council, PLAIN, edition)
    return one.document.content


def test_quorum_is_read_with_its_numbers_and_clause():
    """The opening tells how many came of how many, how many must, and by which clause."""
    rules = Rules(quorum=Quorum(share=QuorumShare.HALF_OR_MORE), article=Articles(quorum="条例第6条第2項"))
    text = script(people=members("abc", "de"), rules=rules)
    assert "委員5人のうち3人の出席があり、条例第6条第2項に定める定足数3人に達しておりますので" in text
    assert "通例による" not in text.partition("1　計画")[0]


def test_rule_that_nobody_looked_up_is_told():
    """Where the quorum's clause is not known, the script says that the usual rule is applied."""
    assert "定足数の規定が登録されていないため" in script()


def test_quorum_that_is_not_met():
    """Too few are told so and the meeting is not opened; the rest is read once enough are there."""
    text = script(people=members("ab", "cde"))
    assert "定足数3人に達しておりません" in text
    assert "本日は流会とします" in text
    assert text.index("以下は、定足数に達した後に読む") < text.index("挙手願います")


def test_quorum_names_who_must_be_there():
    """Where the chair must be there and is not, the script names the role."""
    rules = Rules(quorum=Quorum(at_least=2, with_chair=True))
    assert "人の出席がありますが、会長の出席がありません。" in script(people=members("bcd", "a"), rules=rules)


def test_before_anybody_came_numbers_are_left_open():
    """Before the day the number of those present is a place to fill in, and both ways are told."""
    people = tuple(evolve(person, presence=None) for person in members("abcde"))
    text = script(people=people)
    assert "委員5人のうち〔　〕人の出席があり" in text
    assert "満たないとき：会議を開かず" in text
    assert "可決に要する賛成　〔　〕人" in text
    assert "議長　　会長　人a" in text


def test_vice_chair_stands_in():
    """Where the chair is away, whoever stands in says so."""
    text = script(people=members("bcd", "a"))
    assert "会長が欠席のため、副会長の人bが議長を務めます。" in text


@pytest.mark.parametrize(
    ("rules", "entitled", "needed", "told"),
    [
        (Rules(chair_votes=ChairVotes.ONLY_TO_BREAK_A_TIE), 4, "3人", "議長は採決に加わらず"),
        (
            Rules(chair_votes=ChairVotes.AS_MEMBER_AND_TO_BREAK_A_TIE),
            5,
            "3人",
            "議長も委員として採決に加わる",
        ),
        (Rules(majority_of=MajorityOf.VOTING), 5, "賛成と反対の合計の過半数", "議長も委員として採決に加わる"),
    ],
)
def test_vote_by_the_rules(rules, entitled, needed, told):
    """Before a vote stands how many may vote, how many it needs and whether the chair votes."""
    text = script(rules=rules)
    assert f"採決に加わる者　{entitled}人、可決に要する賛成　{needed}" in text
    assert told in text


def test_rulings_for_each_outcome():
    """After a vote stand the rulings for carried, lost, a tie and neither, with the clause on ties."""
    text = script(rules=Rules(article=Articles(chair_votes="条例第6条第4項")))
    rulings = (
        "賛成が3人以上のとき",
        "諮問のとおり答申することに決定しました",
        "否決されました",
        "条例第6条第4項の規定により、議長の決するところによります",
        "可決にも否決にも至りませんでした",
    )
    places = [text.find(ruling) for ruling in rulings]
    assert -1 not in places
    assert sorted(places) == places


@pytest.mark.parametrize(
    ("method", "told"),
    [
        (None, "賛成の委員は、挙手願います"),
        (Method.SHOW_OF_HANDS, "賛成の委員は、挙手願います"),
        (Method.STANDING, "賛成の委員は、御起立願います"),
        (Method.NO_OBJECTION, "原案のとおり決することに御異議ありませんか"),
        (Method.ACCLAMATION, "了承することとしてよろしいでしょうか"),
        (Method.ROLL_CALL, "（点呼：人a、人b、人c、人d、人e。"),
        (Method.BALLOT, "立会人2人を指名し"),
        (Method.WRITTEN, "書面による表決の結果を報告します"),
    ],
)
def test_vote_by_each_method(method, told):
    """Each way of voting has its words."""
    assert told in script(votes=(Vote(id="v", items=("i",), method=method),))


def test_one_vote_for_several_items():
    """Items that share a vote are voted on once, after the last of them; the others say so."""
    items = (ASKED, evolve(ASKED, id="k", label="2", title="予算"), evolve(TOLD, label="3"))
    text = script(items=items, votes=(Vote(id="v", items=("i", "k")),))
    assert 1 == text.count("挙手願います")
    assert "採決は、「2　予算」の後に、一括して行います。" in text
    assert "「1　計画」、「2　予算」を一括して採決" in text
    assert "いずれも諮問のとおり" in text


def test_vote_comes_after_what_stands_under_its_item():
    """A vote on an item with a hearing under it is taken after the hearing."""
    items = (
        evolve(ASKED, kind=ItemKind.DELIBERATION),
        AgendaItem(id="h", title="意見陳述", kind=ItemKind.HEARING, parent="i"),
    )
    text = script(items=items, votes=(Vote(id="v", items=("i",)),))
    assert text.index("御意見をお述べください") < text.index("「1　計画」について採決")


def test_closed_item():
    """Closing is asked and decided at the opening; the public leaves before the item and comes back after it."""
    items = (
        evolve(ASKED, openness=Openness.CLOSED, closed_under="条例第7条"),
        TOLD,
    )
    text = script(items=items)
    order = (
        "条例第7条により",
        "非公開とすることに決定しました",
        "傍聴者、退室",
        "挙手願います",
        "傍聴者、入室",
        "2　報告",
    )
    places = [text.find(told) for told in order]
    assert -1 not in places
    assert sorted(places) == places


def test_closed_item_is_not_in_the_public_script():
    """The public edition of a script has of a closed item the heading alone."""
    items = (evolve(ASKED, openness=Openness.CLOSED, departments=("秘課",)), TOLD)
    text = script(items=items, edition=Edition.PUBLIC, votes=(Vote(id="v", items=("i",)),))
    assert "秘課" not in text
    assert "挙手願います" not in text
    assert "1　計画【非公開】" in text


def test_closed_meeting():
    """A meeting closed as a whole is closed by one decision, and no public comes and goes."""
    text = script(openness=Openness.CLOSED, closed_under="条例第7条")
    assert "本日の会議は、条例第7条により、非公開としたい" in text
    assert "傍聴者" not in text


@pytest.mark.parametrize("elects", [True, False])
def test_election_where_nobody_is_chair(elects):
    """Where nobody is chair yet, a temporary presider has a chair elected, who presides from then on."""
    election = AgendaItem(id="e", label="1", title="会長の選出", kind=ItemKind.ELECTION)
    items = (election, evolve(ASKED, label="2")) if elects else (evolve(ASKED, label="2"),)
    text = script(items=items, people=members("abcde", roles={}))
    head, _title, rest = text.partition("\n2　計画\n")
    assert "会長が選出されるまでの間、仮議長を選びます" in head
    assert "指名推選" in head
    assert elects == ("会長の選出を行います" in head)
    assert elects != ("会長が誰かは登録されていない" in head)
    assert "仮議長" not in rest
    assert "議長" in rest


def test_nobody_to_stand_in():
    """Where the chair and whoever stands in are away, a temporary presider presides over all of it."""
    text = script(people=members("cde", "ab"))
    assert "会長及びその職務を代理する委員が欠席のため、仮議長を選びます" in text
    assert "互選" not in text
    assert "仮議長" in text.partition("\n1　計画\n")[2].partition("閉会")[0]


def test_officials_come_and_go():
    """Officials are called in, explain, answer and leave before opinions; who stays for the next item stays."""
    official = Attendee(id="x", name="解説 八郎", capacity=Capacity.EXPLAINER, department="計画課")
    items = (
        evolve(TOLD, id="k", label="1", departments=("計画課",)),
        evolve(ASKED, label="2", departments=("計画課",)),
    )
    text = script(items=items, people=(*members("abcde"), official))
    assert 1 == text.count("入室")
    assert 1 == text.count("計画課　退室")
    assert text.index("計画課　解説 八郎　入室") < text.index("計画課　退室") < text.index("御意見を伺います")


def test_recused_members_leave():
    """Who is recused leaves before the vote, and the number of those who may vote is without them."""
    text = script(votes=(Vote(id="v", items=("i",), recused=("c",)),))
    assert text.index("人c委員は、利害に関係がありますので、除斥となります") < text.index(
        "採決に加わる者　4人"
    )


def test_chair_who_is_recused_does_not_preside():
    """At an item for which the chair is recused somebody else presides."""
    assert "人bが議長を務める" in script(votes=(Vote(id="v", items=("i",), recused=("a",)),))


def test_quorum_of_an_item():
    """A temporary member counts at their own items only, so the quorum is told again where it differs."""
    temporary = Attendee(
        id="t", name="人t", capacity=Capacity.MEMBER, role=Role.TEMPORARY, presence=Presence.PRESENT, items=("i",)
    )  # fmt: skip
    text = script(items=(ASKED, TOLD), people=(*members("abcde"), temporary))
    assert "本日は、委員6人のうち6人" in text
    assert 1 == text.count("この議題については、委員5人のうち5人の出席")


def test_withdrawn_item_is_not_voted_on():
    """An item that was taken back is told so and nothing else."""
    text = script(items=(evolve(ASKED, decision=Decision(outcome=Outcome.WITHDRAWN)),))
    assert "取り下げられました" in text
    assert "挙手願います" not in text


def test_items_of_the_agenda_that_open_and_close():
    """Where the agenda itself has 開会 and 閉会, what is read then stands under them, and once."""
    procedure = {"kind": ItemKind.PROCEDURE}
    items = (
        AgendaItem(id="x", label="1", title="開会", **procedure),
        evolve(ASKED, label="2"),
        AgendaItem(id="y", label="3", title="閉会", **procedure),
    )
    text = script(items=items)
    assert 1 == text.count("を開会します")
    assert 1 == text.count("を閉会します")
    assert text.index("1　開会") < text.index("を開会します") < text.index("2　計画")
    assert text.index("3　閉会") < text.index("を閉会します")


def test_written_meeting_has_no_script():
    """Of a meeting in writing nobody reads a script aloud."""
    with pytest.raises(NothingToWrite, match="in writing"):
        script(mode=MeetingMode.WRITTEN)
