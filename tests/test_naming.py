"""Whom an edition names: speakers and lists by a house's policy, and the names that slip through."""

import pytest
from attrs import evolve
from documents import BARE, COUNCIL, text_of
from hypothesis import given, settings, strategies as st

from council_core import Edition, compose, load_house
from council_core.house import House, ListedNames, Names, NamesByEdition, NameStyle, house_names
from council_core.minutes.writer import Form, edit
from council_core.model import (
    AgendaItem,
    Attendee,
    Ballot,
    Capacity,
    Choice,
    Event,
    EventKind,
    FollowUp,
    Member,
    Presence,
    Role,
    Speech,
    Vote,
)
from council_core.secretariat import doubts_about

CHAIR = Attendee(id="chair", name="見本 花子", capacity=Capacity.MEMBER, role=Role.CHAIR)
MEMBER = Attendee(id="member", name="架空次郎", capacity=Capacity.MEMBER, member="m")
CLERK = Attendee(id="clerk", name="庶務", capacity=Capacity.SECRETARIAT, department="総務課", post="主査")
EXPLAINER = Attendee(
    id="explainer", name="解説 八郎", capacity=Capacity.EXPLAINER, department="計画課", post="課長"
)
SPOKEN = (
    Speech(id="s1", speaker="見本会長", attendee="chair", text="一"),
    Speech(id="s2", speaker="架空委員", attendee="member", text="二"),
    Speech(id="s3", speaker="事務局", attendee="clerk", text="三"),
    Speech(id="s4", speaker="解説課長", attendee="explainer", text="四"),
)
MEETING = evolve(BARE, attendance=(CHAIR, MEMBER, CLERK, EXPLAINER), entries=SPOKEN)


def house(style=NameStyle.AS_PRINTED, listed=NameStyle.NAME, **chair):
    """Return a plain house whose public edition names everybody in one way."""
    keys = ("member", "explainer", "secretariat", "guest")
    lists = ListedNames(**dict.fromkeys(keys, listed))
    names = NamesByEdition(public=Names(**dict.fromkeys(keys, style), **chair, listed=lists))
    plain = load_house()
    return House(title="見本", names=names, words=plain.words, labels=plain.labels, script=plain.script)


def shown(meeting, of):
    """Return what the public edition of a house is made of."""
    return edit(meeting, COUNCIL, of, Edition.PUBLIC)


@pytest.mark.parametrize(
    ("style", "labels"),
    [
        ("as-printed", ["見本会長", "架空委員", "事務局", "解説課長"]),
        ("name", ["見本 花子会長", "架空次郎委員", "庶務主査", "解説 八郎課長"]),
        ("surname-role", ["見本会長", "架空委員", "庶務主査", "解説課長"]),
        ("role", ["会長", "委員", "事務局", "説明員"]),
        ("department", ["会長", "委員", "総務課", "計画課"]),
        ("anonymous", ["委員", "委員", "事務局", "説明員"]),
    ],
)
def test_speakers_by_policy(style, labels):
    """Speakers are told as the policy says; of whom it tells no name, no reference leads to either."""
    entries = shown(MEETING, house(NameStyle(style))).meeting.entries
    assert labels == [entry.speaker for entry in entries]
    hides = style in {"role", "department", "anonymous"}
    assert [None if hides else speech.attendee for speech in SPOKEN] == [entry.attendee for entry in entries]


def test_whoever_has_an_office_has_a_policy():
    """Whoever has an office is told as the house says of them, else as members."""
    labels = [e.speaker for e in shown(MEETING, house(NameStyle.ROLE, chair=NameStyle.NAME)).meeting.entries]
    assert ["見本 花子会長", "委員"] == labels[:2]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("name", ["見本 花子", "架空次郎", "庶務", "解説 八郎"]),
        ("surname-role", ["見本", "架空", "庶務", "解説"]),
        ("role", ["会長", "委員", "事務局", "説明員"]),
        ("department", ["会長", "委員", "総務課", "計画課"]),
        ("anonymous", ["委員", "委員", "事務局", "説明員"]),
    ],
)
def test_lists_by_policy(listed, names):
    """The people of lists are told as the policy says."""
    made = shown(MEETING, house(listed=NameStyle(listed)))
    assert names == [person.name for person in made.meeting.attendance]
    document = compose(MEETING, COUNCIL, house(listed=NameStyle(listed)))
    assert all(name in document.content for name in names)
    assert "委員（" not in document.content or listed in {"name", "surname-role"}


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("試作委員", "委員"), ("委員", "委員"), ("副会長（試作）", "発言"), ("架空課長", "発言"), ("Ａ委員", "委員"),
        ("説明員（計画課）", "説明員（計画課）"), ("架空次郎", "発言"), ("計画課", "計画課"), (None, None), ("", ""), ("田中", "発言"),
        ("田中副会長", "副会長"), ("見本　花子", "発言"),
    ],
)  # fmt: skip
def test_speaker_who_is_nobody_of_the_list(label, told):
    """A label that leads to nobody keeps its role alone; one without a role stays unless it names somebody hidden."""
    meeting = evolve(MEETING, entries=(Speech(id="s", speaker=label, text="一"),))
    assert told == shown(meeting, house(NameStyle.ROLE)).meeting.entries[0].speaker


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("記録課", "記録課"),
        ("記録課長", "発言"),
        ("見本課", "発言"),
        ("阿部", "発言"),
        ("田中 記録課", "発言"),
        ("記録課（田中）", "発言"),
    ],
)
def test_department_that_only_a_label_tells(label, told):
    """Where officials are told as their department a label that is one stays, unless a hidden name is in it."""
    meeting = evolve(MEETING, entries=(Speech(id="s", speaker=label, text="一"),))
    public = Names(member=NameStyle.ROLE, explainer=NameStyle.DEPARTMENT, secretariat=NameStyle.ROLE)
    tells = evolve(house(), names=NamesByEdition(public=public))
    assert told == shown(meeting, tells).meeting.entries[0].speaker
    assert "発言" == shown(meeting, house(NameStyle.ROLE)).meeting.entries[0].speaker


@pytest.mark.parametrize(
    ("style", "listed", "told"),
    [
        ("as-printed", "name", "架空委員（代理 例示三郎）"),
        ("surname-role", "name", "架空委員（代理 例示三郎）"),
        ("name", "name", "架空次郎委員（代理 例示三郎）"),
        ("role", "name", "委員"),
        ("as-printed", "anonymous", "委員"),
    ],
)
def test_who_came_in_a_members_place(style, listed, told):
    """A proxy is named where the member is, and leaves with the member's name where that is not told."""
    member = evolve(MEMBER, presence=Presence.PROXY, proxy_name="例示 三郎")
    spoken = (Speech(id="s", speaker="架空委員（代理 例示三郎）", attendee="member", text="一"),)
    meeting = evolve(MEETING, attendance=(CHAIR, member), entries=spoken)
    styled = house(NameStyle(style), NameStyle(listed))
    assert told == shown(meeting, styled).meeting.entries[0].speaker


def test_officials_with_names_keep_their_labels():
    """Where members alone have no names, what officials are called stays, and a member's bare name does not."""
    only_members = evolve(house(), names=NamesByEdition(public=Names(member=NameStyle.ROLE)))
    for label, told in (
        ("池田主任", "池田主任"),
        ("推進グループ", "推進グループ"),
        ("架空", "発言"),
        ("見本会長", "会長"),
    ):
        meeting = evolve(MEETING, entries=(Speech(id="s", speaker=label, text="一"),))
        assert told == shown(meeting, only_members).meeting.entries[0].speaker


def test_surname_is_never_guessed():
    """A surname is what the record shows as one: before a space, before the role in a label, else the whole name."""
    unsaid = evolve(MEMBER, id="other", name="例示三郎")
    meeting = evolve(MEETING, attendance=(*MEETING.attendance, unsaid))
    made = shown(meeting, house(listed=NameStyle.SURNAME_ROLE)).meeting
    assert ["見本", "架空", "庶務", "解説", "例示三郎"] == [person.name for person in made.attendance]


def test_votes_and_promises_without_names():
    """Who voted how, who took no part and who promised is not told where they are not named."""
    vote = Vote(
        id="v", presided_by="chair", recused=("member",), for_=1,
        ballots=(Ballot(member="member", choice=Choice.FOR), Ballot(member="chair", choice=Choice.FOR)),
    )  # fmt: skip
    promise = FollowUp(id="f", text="一", owner="架空委員")
    came = Event(id="e", event=EventKind.ARRIVE, attendee="member", text="到着")
    meeting = evolve(MEETING, votes=(vote,), follow_ups=(promise,), entries=(came,))
    made = shown(meeting, house(NameStyle.ROLE)).meeting
    assert Vote(id="v", for_=1) == made.votes[0]
    assert ("委員", None) == (made.follow_ups[0].owner, made.entries[0].attendee)


def test_names_in_running_text_are_told():
    """A name in an open text, of somebody whom the edition does not name, is told to the clerk and left alone."""
    said = Speech(id="s9", speaker="事務局", text="架空委員のお尋ねですが、見本　花子さんも同じです。")
    item = AgendaItem(id="i", title="一", entries=(said, evolve(said, id="s8", closed=True)))
    document = compose(evolve(MEETING, items=(item,)), COUNCIL, house(NameStyle.ROLE))
    assert {("items/i/entries/s9", "見本 花子"), ("items/i/entries/s9", "架空次郎")} == {
        (slip.where, slip.name) for slip in document.slips
    }
    assert 2 == len([line for line in doubts_about(document) if "items/i/entries/s9" in line])
    assert said.text in document.content


def test_internal_edition_has_a_policy_of_its_own():
    """The policy of the public edition does not touch the internal one."""
    assert MEETING == edit(MEETING, COUNCIL, house(NameStyle.ROLE), Edition.INTERNAL).meeting


@st.composite
def assemblies(draw):
    """Draw a meeting of people with names of their own, and how they are to be told."""
    people, entries, names = [], [], set()
    for number in range(draw(st.integers(1, 5))):
        surname, given_name = f"姓{number}々", f"名{number}々"
        names |= {surname, given_name}
        name = surname + draw(st.sampled_from(["", " ", "　"])) + given_name
        capacity = draw(st.sampled_from(Capacity))
        person = Attendee(
            id=draw(st.sampled_from([f"p{number}", f"x{number}"])), name=name, capacity=capacity,
            role=draw(st.sampled_from(Role)) if capacity is Capacity.MEMBER else None, member=f"m{number}",
            department=draw(st.sampled_from([None, "計画課"])), post=draw(st.sampled_from([None, "課長"])),
            presence=draw(st.sampled_from([None, *Presence])), proxy_name=draw(st.sampled_from([None, f"代{number}々"])),
        )  # fmt: skip
        names.add(f"代{number}々")
        people.append(person)
        label = surname + draw(st.sampled_from(["委員", "会長", "課長"]))
        attendee = draw(st.sampled_from([person.id, None]))
        entries.append(Speech(id=f"s{number}", speaker=label, attendee=attendee, text="発言"))
    ballots = tuple(Ballot(member=person.id, choice=Choice.FOR) for person in people)
    vote = Vote(id="v", ballots=ballots, recused=(people[0].id,), presided_by=people[-1].id)
    meeting = evolve(BARE, attendance=tuple(people), entries=tuple(entries), votes=(vote,))
    members = tuple(Member(id=f"m{n}", name=person.name, kana=f"仮{n}々") for n, person in enumerate(people))
    hiding = st.sampled_from(["role", "department", "anonymous"]).map(NameStyle)
    return meeting, evolve(COUNCIL, members=members), house(draw(hiding), draw(hiding)), names


@settings(max_examples=60, deadline=None)
@given(assemblies(), st.sampled_from([load_house(name) for name in house_names()]))
def test_no_name_is_anywhere(drawn, city):
    """Where a house names nobody, no name is in any public file, nor in what a template is given."""
    meeting, council, nameless, names = drawn
    nameless = evolve(city, names=nameless.names)
    edited = edit(meeting, council, nameless, Edition.PUBLIC)
    told = repr((edited.meeting, edited.council))
    files = "".join(text_of(compose(meeting, council, nameless, form=form).content) for form in Form)
    assert set() == {name for name in names if name in told or name in files}
    assert "仮0々" not in told + files
    assert not {person.id for person in meeting.attendance} & {
        person.id for person in edited.meeting.attendance
    }
