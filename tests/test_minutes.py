"""Minutes: what stands in them to the letter, what the public edition leaves out, and whose house writes them."""

import datetime
import re
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from council_core import Council, Edition, Meeting, compose, from_toml, load_house
from council_core.errors import HouseMissing, Unreadable, WrongDocument
from council_core.house import ClockStyle, DateStyle, House, house_names
from council_core.minutes.writer.edition import edition_of
from council_core.model import AgendaItem, Attendee, Capacity, FollowUp, Material, Note, Openness, Vote
from council_core.model.agenda import Decision
from council_core.secretariat import issue_minutes

SAMPLE = sorted((Path(__file__).parent.parent / "data" / "sample").glob("*/*-*-*.toml"))
COUNCIL = Council(id="c", name="審議会")
BARE = Meeting(id="m", council="c", title="審議会")

SMALL = """
format = "council-meeting/1"
id = "c-1"
council = "c"
title = "第3回見本市審議会"
date = 2019-05-01
opened_at = 14:00:00
closed_at = 15:05:00
venue = "第1会議室"
openness = "partly-closed"
closed_under = "条例第7条"
observers = 0
press = 2
prepared_on = 2019-05-20
materials = [{ id = "m1", label = "資料1", title = "計画案" }, { id = "m2", title = "台帳" }]
attendance = [
  { id = "honda", name = "本田 耕一", capacity = "member", role = "chair", presence = "present" },
  { id = "kato", name = "加藤", capacity = "member", presence = "online" },
  { id = "soma", name = "相馬", capacity = "member", role = "vice-chair", presence = "absent", reason = "病気" },
  { id = "ikeda", name = "池田", capacity = "explainer", department = "情報課", post = "課長", presence = "present" },
]
follow_ups = [{ id = "f1", text = "件数を調べる", owner = "情報課" }]
votes = [{ id = "v1", items = ["i2"], method = "show-of-hands", wording = "挙手多数", declared = "carried", for = 1 }]
next_meeting = { title = "第4回", date = 2019-06-03, opened_at = 09:30:00, venue = "同所" }

[[items]]
id = "i1"
label = "1"
title = "諮問"

[[items]]
id = "i2"
label = "(1)"
title = "計画について"
kind = "consultation"
parent = "i1"
departments = ["情報課", "総務課"]
materials = ["m1"]
basis = "条例第5条"
decision = { outcome = "approved-with-conditions", text = "適当と認める", conditions = ["一年後に見直す"] }
entries = [
  { kind = "event", event = "enter", text = "情報課 入室" },
  { kind = "speech", speaker = "会長", text = "説明を求める。\\n短く。" },
  { kind = "speech", speaker = "委員", text = "番号は伏せる。", closed = true },
]

[[items]]
id = "i3"
title = "審査請求"
kind = "deliberation"
openness = "closed"
closed_under = "条例第7条第2項"
materials = ["m2"]
decision.outcome = "continued"
entries = [{ kind = "note", text = "名を伏せて述べた。" }]
"""

# The internal edition; what stands between ⟦ and ⟧ is not in the public one.
GOLDEN = """\
第3回見本市審議会

日　　時　　令和元年5月1日（水）　14時00分～15時05分
場　　所　　第1会議室
公　　開　　一部非公開（条例第7条）
傍 聴 者　　0人
記　　者　　2人
出席委員　　本田 耕一（会長）
　　　　　　加藤（Web出席）
欠席委員　　相馬（副会長）
説 明 員　　池田（情報課　課長）

議　題
　1　諮問
　　(1)　計画について〔情報課、総務課〕〔諮問〕
　審査請求〔審議〕【非公開】

資　料
　資料1　計画案
⟦　台帳
⟧
会議の経過

1　諮問

(1)　計画について
　（条例第5条）
　（資料1）
　－ 情報課 入室
会長
　説明を求める。
　短く。
⟦委員
　番号は伏せる。
⟧　採決　挙手　挙手多数　賛成1　可決
　結果　条件付き承認　適当と認める
　条件　一年後に見直す

審査請求【非公開】
　（条例第7条第2項）
⟦　（台帳）
　－ 名を伏せて述べた。
　結果　継続審議
⟧
宿　題
　件数を調べる（情報課）

次　回　　第4回　令和元年6月3日（月）　9時30分　同所

作成日　　令和元年5月20日（月）
"""


@pytest.fixture
def houses(tmp_path, monkeypatch):
    """Return a function that writes a house into the user's own folder of houses, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNCIL_HOUSES", ".")

    def write(name, settings_of_it="title = '見本'\n", template=None):
        (tmp_path / name).mkdir()
        (tmp_path / name / "house.toml").write_text(settings_of_it, "utf-8")
        if template is not None:
            (tmp_path / name / "minutes.txt.j2").write_bytes(template.encode())

    return write


def written(meeting, edition=Edition.INTERNAL, house=None):
    """Return the minutes of a meeting, in the plain house if none is named."""
    return compose(meeting, COUNCIL, load_house(house), edition)


def test_internal_minutes_to_the_letter():
    """The plain house writes the whole record in this layout."""
    assert re.sub("[⟦⟧]", "", GOLDEN) == written(from_toml(SMALL))


def test_public_minutes_to_the_letter():
    """The public edition is the internal one without what is closed, headings and grounds aside."""
    assert re.sub("(?s)⟦.*?⟧", "", GOLDEN) == written(from_toml(SMALL), Edition.PUBLIC)
    assert written(from_toml(SMALL), Edition.PUBLIC) == compose(from_toml(SMALL), COUNCIL, load_house())


def test_bare_meeting_has_no_empty_labels():
    """Of a meeting that states its title only, the minutes are the title."""
    assert ["審議会"] == [line for line in written(BARE).splitlines() if line.strip()]


@pytest.mark.parametrize("fields", ["[next_meeting]", "decision = {}", '[[votes]]\nid = "v"\nitems = ["i"]'])
def test_missing_facts_have_no_empty_labels(fields):
    """What states nothing is not announced, and no line is a label without its fact."""
    head = 'format = "council-meeting/1"\nid = "m"\ncouncil = "c"\ntitle = "審議会"\n[[items]]\nid = "i"\ntitle = "議事"\n'
    for line in written(from_toml(head + fields)).splitlines():
        assert line.strip() not in {"次　回", "採決", "結果", "－"}


def test_presence_that_is_not_stated_is_not_guessed():
    """Of whom the record does not say that they came, the minutes do not say it either."""
    person = Attendee(id="a", name="本田", capacity=Capacity.MEMBER)
    text = written(evolve(BARE, attendance=(person,)))
    assert "本田" in text
    assert "出席委員　　本田" not in text


@pytest.mark.parametrize("parents", [("i", "i"), ("j", "i"), ("x", "i"), (None, None)])
def test_every_item_is_in_the_minutes(parents):
    """No item is lost, be it below itself, below its own part or below one that is not there."""
    one, two = (
        AgendaItem(id=name, title=f"議題{name}", parent=up) for name, up in zip("ij", parents, strict=True)
    )
    text = written(evolve(BARE, items=(one, two)))
    assert [2, 2] == [text.count(f"議題{name}") for name in "ij"]


def test_every_vote_is_in_the_minutes():
    """A vote is told once, under the last of its items; one that names no item is not lost."""
    items = (AgendaItem(id="i", title="一"), AgendaItem(id="j", title="二"))
    votes = (Vote(id="v", items=("i", "j"), wording="全員挙手"), Vote(id="w", wording="異議なし"))
    text = written(evolve(BARE, items=items, votes=votes))
    assert [1, 1] == [text.count(wording) for wording in ("全員挙手", "異議なし")]
    assert text.rindex("二") < text.index("全員挙手")


@pytest.mark.parametrize("name", ["{{ 7*7 }}", "{% for x in y %}", "{# x #}", "<b>&amp;", "%s {x}", "\\x41"])
def test_template_syntax_is_text(name):
    """What a record holds is printed to the letter, whatever it would mean in a template."""
    person = Attendee(id="a", name=name, capacity=Capacity.MEMBER, department=name)
    item = AgendaItem(id="i", title=name, label=name, entries=(Note(id="e", text=name),))
    vote = Vote(id="v", items=("i",), wording=name)
    text = written(evolve(BARE, title=name, venue=name, attendance=(person,), items=(item,), votes=(vote,)))
    assert 10 == text.count(name)


@st.composite
def closings(draw):
    """Draw a meeting in which every text is a word of its own, and the words that are closed."""
    closed = set()
    numbers = count(1)

    def word(*, shut=False):
        text = f"語{next(numbers)}尾"
        closed.update([text] * shut)
        return text

    whole = draw(st.booleans())
    shut, items = {None: whole}, []
    for name in ("i1", "i2", "i3"):
        parent, openness = draw(st.sampled_from([*shut])), draw(st.sampled_from([None, *Openness]))
        shut[name] = here = whole or shut[parent] or openness is Openness.CLOSED
        own = draw(st.booleans())
        entries = (Note(id="e", text=word(shut=here)), Note(id="f", text=word(shut=here or own), closed=own))
        items.append(
            AgendaItem(
                id=name, title=word(), parent=parent, openness=openness, closed_under=word(), entries=entries,
                departments=(word(shut=here),), materials=(f"of-{name}", "of-all"),
                decision=Decision(text=word(shut=here), conditions=(word(shut=here),)),
            )
        )  # fmt: skip
    votes, follow_ups = [], []
    for name in ("a", "b"):
        about = draw(st.lists(st.sampled_from(["i1", "i2", "i3"]), unique=True))
        votes.append(Vote(id=name, items=tuple(about), wording=word(shut=whole or any(map(shut.get, about)))))
        item = draw(st.sampled_from([*shut]))
        follow_ups.append(
            FollowUp(id=name, item=item, text=word(shut=shut[item]), owner=word(shut=shut[item]))
        )
    given_with = {f"of-{item.id}": shut[item.id] for item in items}
    given_with |= {"of-all": all(shut[item.id] for item in items), "of-none": whole}
    away = Attendee(id="a", name=word(), capacity=Capacity.MEMBER, reason=word(shut=True))
    meeting = evolve(
        BARE, openness=Openness.CLOSED if whole else None, attendance=(away,), items=tuple(items),
        votes=tuple(votes), follow_ups=tuple(follow_ups),
        materials=tuple(Material(id=name, title=word(shut=here)) for name, here in given_with.items()),
    )  # fmt: skip
    return meeting, closed


@settings(max_examples=100)
@given(closings())
def test_public_edition_holds_no_closed_word(drawn):
    """Nothing closed reaches the public minutes or what a house's template is given, and all else does."""
    meeting, closed = drawn
    given_to_template = repr(edition_of(meeting, Edition.PUBLIC))
    text = given_to_template + written(meeting, Edition.PUBLIC)
    assert set() == {word for word in closed if word in text}
    words = set(re.findall("語[0-9]+尾", repr(meeting)))
    assert words - closed == set(re.findall("語[0-9]+尾", given_to_template))
    assert meeting == edition_of(meeting, Edition.INTERNAL)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_sample_minutes_name_every_member(path):
    """The minutes of each sample meeting are written in both editions and name every member and item."""
    meeting = from_toml(path.read_text("utf-8"))
    for edition in Edition:
        text = issue_minutes(SimpleNamespace(meeting=meeting, council=COUNCIL), edition=edition)
        for name in (*(person.name for person in meeting.members()), *(item.title for item in meeting.items)):
            assert name in text


def test_house_of_the_user_comes_first(houses):
    """A house in the user's own folder is found before those that ship, and borrows the plain template."""
    houses("mihon", "title = '見本'\ndates = '2021年7月1日'\nclock = '午後2時'\nwords = { present = '出' }\n")
    houses("plain", "title = '私'\n", "{{ meeting.title }}は{{ house.title }}")
    assert "2021年7月1日（木）　午後2時5分" in written(
        evolve(BARE, date=datetime.date(2021, 7, 1), opened_at=datetime.time(14, 5)), house="mihon"
    )
    assert "審議会は私" == written(BARE)
    assert {"mihon", "plain"} <= set(house_names())


@pytest.mark.parametrize("name", ["nowhere", "../plain", "/etc", "plain/", ".", "PLAIN\0"])
def test_house_that_is_missing(houses, name):
    """Without a house of the name the sentence lists those that there are; a name is never a path."""
    with pytest.raises(HouseMissing, match="plain"):
        load_house(name)


@pytest.mark.parametrize(
    ("settings_of_it", "told"),
    [
        ("title =", "TOML"),
        ("dates = '令和3年7月1日'", "title"),
        ("title = '見本'\ncolour = 1", "colour"),
        ("title = '見本'\nclock = '14h'", "clock"),
        ("title = '見本'\nwords = { present = 1 }", "present"),
    ],
)
def test_wrong_house(houses, settings_of_it, told):
    """A wrong house.toml is refused with its path and what is wrong in it."""
    houses("mihon", settings_of_it)
    with pytest.raises(WrongDocument, match=rf"mihon/house\.toml(?s:.*){told}"):
        load_house("mihon")


@pytest.mark.parametrize(
    "fault",
    [
        "{% if %}",
        "{{ meeting.colour }}",
        "{{ 1 // 0 }}",
        "{{ meeting.title + 1 }}",
        "{{ ''.__class__ }}",
        "{% include 'x' %}",
    ],
)
def test_wrong_template(houses, fault):
    """A template that cannot be rendered is refused in a sentence with its file and the line."""
    houses("mihon", template=f"一\n二\n{fault}\n")
    with pytest.raises(Unreadable, match=r"mihon/minutes\.txt\.j2:3"):
        written(BARE, house="mihon")


def test_styles_of_a_house():
    """Dates and hours are written in the house's way, the first year of an era and noon included."""
    day, noon = datetime.date(2019, 5, 1), datetime.time(12)
    assert "令和元年5月1日（水）" == House(title="一").day(day)
    assert "2019年5月1日（水）" == House(title="二", dates=DateStyle.WESTERN).day(day)
    clocks = {ClockStyle.MINUTES: "12時00分", ClockStyle.COLON: "12:00", ClockStyle.HALVES: "午後0時"}
    assert clocks == {clock: House(title="三", clock=clock).time(noon) for clock in ClockStyle}
