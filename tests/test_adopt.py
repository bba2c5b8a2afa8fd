"""What a council or a meeting becomes by a list: who is who, what changes, what only the user knows."""

import datetime

import pytest
from sheets import read

from council_core import Author, Council, Meeting, Register
from council_core.model import Attendee, Capacity, Member, Presence, Role, Term
from council_core.secretariat import NEW, adopt_roster, compare_attendance, compare_roster
from council_core.tables import adopt_into_council, adopt_into_meeting
from council_core.text import name_key, name_keys, variant_key, weak_key

DAY = datetime.date(2021, 7, 1)


def council(*names):
    """Make a council with members of some names, m1 and on."""
    return Council(
        id="c", name="審議会", members=tuple(Member(id=f"m{n}", name=name) for n, name in enumerate(names, 1))
    )


def meeting(*people):
    """Make a meeting that members of some names attend, by their ids."""
    attendance = [Attendee(id=key, name=name, capacity=Capacity.MEMBER, member=key) for key, name in people]
    return Meeting(
        id="c-1", council="c", title="第3回審議会", number=3, date=DAY, attendance=tuple(attendance)
    )


def codes(proposal):
    """Return the codes of a proposal's findings with their places."""
    return [(finding.code, finding.where) for finding in proposal.findings]


@pytest.mark.parametrize(
    ("one", "other"),
    [("髙橋 弘", "高橋弘"), ("山﨑　茂", "山崎 茂"), ("齋藤 学", "斎藤 学"), ("渡邊 豊", "渡辺 豊"), ("葛󠄀城 進", "葛城 進"), ("ﾐﾎﾝ", "ミホン")],
)  # fmt: skip
def test_variant_letters_have_one_key(one, other):
    """Names in other shapes of the same letters, widths and spaces have one key."""
    assert variant_key(one) == variant_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("斎藤 学", "斉藤 学"), ("齊藤 学", "齋藤 学"), ("島田 茂", "嶋田 茂")]
)
def test_letters_of_another_name_are_a_weak_key(one, other):
    """斎 and 斉 are one letter by the weak key only."""
    assert variant_key(one) != variant_key(other)
    assert weak_key(one) == weak_key(other)


@pytest.mark.parametrize(
    "names", [[], ["本田 耕一"], ["本田　耕一", "ﾎﾝﾀﾞ", "A b"], ["a\nb", "ａ"], ["", " "], ["\u2028x", "y"]]
)
def test_keys_of_many_are_those_of_each(names):
    """The keys of many names at once are those of each name alone."""
    assert [name_key(name) for name in names] == name_keys(names)


def test_stored_name_is_kept(tmp_path):
    """Who is written with another shape of a letter is matched, told, and keeps the stored name."""
    proposal = adopt_into_council(council("髙橋 弘"), read(tmp_path, "氏名 | 所属\n高橋　弘 | 見本大学"))
    (member,) = proposal.after.members
    assert ("髙橋 弘", "見本大学") == (member.name, member.affiliation)
    assert [("written-otherwise", "名簿!A2")] == codes(proposal)


def test_name_to_the_letter_comes_first(tmp_path):
    """Of two members whose names differ in a letter's shape the one written as in the list is meant."""
    roster = read(tmp_path, "氏名 | 所属\n髙橋 弘 | 見本大学")
    proposal = adopt_into_council(council("高橋 弘", "髙橋 弘"), roster)
    assert [None, "見本大学"] == [member.affiliation for member in proposal.after.members]
    assert [("not-in-list", "members/m1")] == codes(proposal)


def test_weak_candidate_is_asked_for(tmp_path):
    """Who may be somebody known under another letter is left out until the user says."""
    known, roster = council("斎藤 学"), read(tmp_path, "氏名 | 所属\n斉藤 学 | 見本大学")
    asked = adopt_into_council(known, roster)
    assert (known, [("maybe-another-name", "名簿!A2")]) == (asked.after, codes(asked))
    assert (("m1", "斎藤 学"),) == asked.questions[0].candidates

    same = adopt_into_council(known, roster, {"A2": "m1"})
    assert [("斎藤 学", "見本大学")] == [(one.name, one.affiliation) for one in same.after.members]
    new = adopt_into_council(known, roster, {"A2": NEW})
    assert ["斎藤 学", "斉藤 学"] == [one.name for one in new.after.members]


def test_several_of_a_name_are_asked_for(tmp_path):
    """Who could be several members is left out, and put where the user says."""
    known, roster = council("高橋 弘", "高橋弘"), read(tmp_path, "氏名 | 所属\n高橋　弘 | 見本大学")
    asked = adopt_into_council(known, roster)
    assert (known, [("several-of-that-name", "名簿!A2")]) == (asked.after, codes(asked))
    second = adopt_into_council(known, roster, {asked.questions[0].cell: "m2"})
    assert [None, "見本大学"] == [member.affiliation for member in second.after.members]


def test_officials_are_no_members(tmp_path):
    """Of a list of everybody at the table only the members become members."""
    roster = read(
        tmp_path,
        "区分 | 氏名 | 役職\n委員 | 見本 一郎 | 会長\n説明員 | 例田 花子 | 課長\n事務局 | 仮山 次郎 | 主査",
    )
    proposal = adopt_into_council(council(), roster)
    assert ["見本 一郎"] == [member.name for member in proposal.after.members]
    assert (Term(role=Role.CHAIR),) == proposal.after.members[0].terms


def test_all_that_a_list_states_of_a_member(tmp_path):
    """Post, body that nominated, remarks and day of appointment of a list come into the roster."""
    roster = read(
        tmp_path,
        "氏名 | 所属 | 職 | 推薦団体 | 委嘱日 | 任期満了 | 備考\n"
        "見本 一郎 | 見本大学 | 教授 | 見本学会 | 令和3年4月1日 | 令和5年3月31日 | 再任",
    )
    (member,) = adopt_into_council(council(), roster).after.members
    term = Term(from_=datetime.date(2021, 4, 1), until=datetime.date(2023, 3, 31))
    assert ("教授", "見本学会", "再任", (term,)) == (
        member.post,
        member.nominated_by,
        member.remarks,
        member.terms,
    )


def test_attendance_of_a_meeting(tmp_path):
    """Presence, proxies and officials of a list come into the meeting; members are tied to the roster."""
    roster = read(
        tmp_path,
        "委員\n氏名 | 役職 | 出欠 | 備考\n見本 一郎 | 会長 | ○ |\n例田花子 | 委員 | 欠 | 所用\n仮山 次郎 | 委員 | 代理（架川 良枝） |\n"
        "事務局\n課長 | 試野 茂\n",
    )
    before = meeting(("m1", "見本 一郎"), ("m2", "例田 花子"), ("m9", "別田 進"))
    proposal = adopt_into_meeting(before, council("見本 一郎", "例田 花子", "仮山 次郎"), roster)
    after = {one.name: one for one in proposal.after.attendance}
    assert (Role.CHAIR, Presence.PRESENT) == (after["見本 一郎"].role, after["見本 一郎"].presence)
    assert (Presence.ABSENT, "所用") == (after["例田 花子"].presence, after["例田 花子"].reason)
    proxy = after["仮山 次郎"]
    assert ("m3", Presence.PROXY, "架川 良枝") == (proxy.member, proxy.presence, proxy.proxy_name)
    assert ("attendee-not-in-list", "attendance/m9") in codes(proposal)


@pytest.mark.parametrize("head", ["2021/7/1", "第3回", "7/1", "第3回⏎7月1日", "令和3年7月1日"])
def test_column_of_the_meeting(tmp_path, head):
    """Of a matrix the column of the meeting's day or number counts."""
    roster = read(tmp_path, f"氏名 | 第2回 | {head} | 第4回\n見本 一郎 | × | ○ | ×\n例田 花子 | ○ | × | ○")
    proposal = adopt_into_meeting(meeting(("m1", "見本 一郎"), ("m2", "例田 花子")), council(), roster)
    assert [Presence.PRESENT, Presence.ABSENT] == [one.presence for one in proposal.after.attendance]


def test_capacity_that_is_not_stated(tmp_path):
    """Somebody new of whom nothing says in what capacity is a guest, and that is told."""
    proposal = adopt_into_meeting(meeting(), council(), read(tmp_path, "氏名 | 備考\n見本 一郎 | 参考"))
    assert Capacity.GUEST == proposal.after.attendance[0].capacity
    assert [("capacity-not-stated", "名簿!A2")] == codes(proposal)


def test_adopting_twice_changes_nothing(tmp_path):
    """A list that was adopted into a register, members and attendance, changes nothing the second time."""
    roster = read(
        tmp_path, "氏名 | 役職 | 出欠\n見本 一郎 | 会長 | 出席\n例田 花子 | 委員 | Web\n仮山 次郎 | 委員 |"
    )
    with Register.open(tmp_path / "r.db") as register:
        register.adopt([council("見本 一郎"), meeting(("m1", "見本 一郎"))])
        for compare, name in ((compare_roster, "c"), (compare_attendance, "c-1")):
            first = compare(register, name, roster)
            assert first.sentences
            adopt_roster(register, first, Author())
            assert () == compare(register, name, roster).sentences


def test_roles_in_remarks(tmp_path):
    """Where no column is for roles, a remark that is a role and nothing else is the role."""
    roster = read(tmp_path, "氏名 | 備考\n見本 一郎 | 会長\n例田 花子 | 会長経験者\n仮山 次郎 |")
    assert [Role.CHAIR, None, None] == [person.role for person in roster.people]


def test_post_that_could_be_a_role(tmp_path):
    """会長 among 教授 and 理事, without a single 委員, is a post elsewhere, and that is told."""
    roster = read(
        tmp_path, "団体名 | 役職名 | 氏名\n見本大学 | 教授 | 見本 一郎\n見本商工会 | 会長 | 例田 花子"
    )
    assert [(None, "教授"), (None, "会長")] == [(person.role, person.post) for person in roster.people]
    assert [("role-or-post", "名簿!B3")] == codes(roster)


def test_days_below_one_head(tmp_path):
    """Below 出欠 over several days each of them is a day, the first one too."""
    rows = [
        ["氏名", "出欠", None],
        [None, "第1回", "第2回"],
        ["見本 一郎", "○", "×"],
        ["例田 花子", "○", "○"],
    ]
    roster = read(tmp_path, rows)
    assert [2, 2] == [len(person.days) for person in roster.people]
    assert [None, None] == [person.presence for person in roster.people]


def test_headings_beside_the_names(tmp_path):
    """出席者 and 欠席者 beside the first name of each hold for those below it."""
    roster = read(tmp_path, "出席者 | 見本 一郎\n | 例田 花子\n欠席者 | 架川 良枝")
    assert [Presence.PRESENT, Presence.PRESENT, Presence.ABSENT] == [
        person.presence for person in roster.people
    ]
