"""Minutes: what stands in them to the letter, what the public edition leaves out, and what is never lost.

`COUNCIL_UPDATE=1 pytest tests/test_minutes.py` writes the golden files anew; look at their difference before you keep it.
"""

import html
import os
import re
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from attrs import evolve
from documents import (
    BARE,
    COUNCIL,
    EVERY,
    Page as HtmlPage,
    letters,
    markdown_text,
    specimen_written,
    text_of,
    written,
)
from hypothesis import Phase, given, settings, strategies as st
from strategies import meetings

from council_core import Edition, compose, from_toml, load_house
from council_core.house import house_names
from council_core.minutes.writer import Form
from council_core.minutes.writer.edition import edition_of
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Decision,
    DocumentNumber,
    FollowUp,
    ItemKind,
    Material,
    Member,
    Note,
    Openness,
    Speech,
    Vote,
)
from council_core.secretariat import doubts_about, issue_minutes

HERE = Path(__file__).parent
SAMPLE = sorted((HERE.parent / "data" / "sample").glob("*/*-*-*.toml"))
NASTY = [
    "{{ 7*7 }}", "{% for x in y %}", "{# x #}", "<b>&amp;", "%s {x}", "\\x41", "&lt;", "<script>x()</script>",
    '"><img src=x>', "</style>", "' onclick='x", "# 一", "- 一", "1. 一", "+ 一", "> 一", "==", "---", "*一*",
    "_一_", "`一`", "~~一~~", "[一](x)", "![一](x)", "|一|", "<!-- 一 -->", "一\\", "    一", "&#65;", "10)",
    ":-:", "***", "[一]: x", "<p>", "<h1>一</h1>", "~一~", "a_b_c", "１＊１", "`", "\\*", "#", "一 #",
]  # fmt: skip


@pytest.mark.parametrize(("edition", "form"), EVERY, ids=lambda part: part.value)
def test_plain_house_to_the_letter(edition, form):
    """The plain house writes the meeting that has everything as the golden file has it."""
    golden = HERE / "golden" / f"plain.{edition.value}.{form.value}"
    text = specimen_written(edition, form)
    if os.environ.get("COUNCIL_UPDATE") == "1":
        golden.write_text(text, "utf-8")
    assert golden.read_text("utf-8") == text


@pytest.mark.parametrize("form", Form, ids=lambda form: form.value)
def test_bare_meeting_is_a_draft(form):
    """Of a meeting that states nothing the minutes are a draft with places to fill in, and say what it lacks."""
    document = compose(evolve(BARE, title=""), COUNCIL, load_house(), Edition.PUBLIC, form)
    assert ("title", "date", "venue", "attendance", "items") == document.lacks
    assert 5 <= text_of(document.content).count("〔　〕")
    assert [True] * 5 == ["〔　〕" in told for told in doubts_about(document)]


@pytest.mark.parametrize("fields", ["[next_meeting]", "decision = {}", '[[votes]]\nid = "v"\nitems = ["i"]'])
def test_missing_facts_have_no_empty_labels(fields):
    """What states nothing is not announced, and no line is a label without its fact."""
    head = 'format = "council-meeting/1"\nid = "m"\ncouncil = "c"\ntitle = "審議会"\n[[items]]\nid = "i"\ntitle = "議事"\n'
    for line in written(from_toml(head + fields)).splitlines():
        assert line.strip() not in {"次回", "採決", "結果", "－"}


def test_presence_that_is_not_stated_is_not_guessed():
    """Of whom the record does not say that they came, the minutes do not say it either."""
    person = Attendee(id="a", name="本田", capacity=Capacity.MEMBER)
    text = written(evolve(BARE, attendance=(person,)))
    assert "本田" in text
    assert "出席委員" not in text


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
    items = (AgendaItem(id="i", title="一つ目"), AgendaItem(id="j", title="二つ目"))
    votes = (Vote(id="v", items=("i", "j"), wording="全員挙手"), Vote(id="w", wording="異議なし"))
    text = written(evolve(BARE, items=items, votes=votes))
    assert [1, 1] == [text.count(wording) for wording in ("全員挙手", "異議なし")]
    assert text.rindex("二つ目") < text.index("全員挙手")


def nasty_meeting(text):
    """Return a meeting whose every text is one, and how often it stands in its minutes at least."""
    person = Attendee(id="p", member="a", name=text, capacity=Capacity.MEMBER, department=text)
    item = AgendaItem(
        id="i", title=text, label=text, departments=(text,), materials=("m",), basis=text,
        entries=(Speech(id="s", speaker=text, text=text), Note(id="n", text=text)),
        decision=Decision(text=text, conditions=(text,)),
    )  # fmt: skip
    return evolve(
        BARE, title=text, venue=text, closed_under=text, attendance=(person,), items=(item,),
        votes=(Vote(id="v", items=("i",), wording=text),), materials=(Material(id="m", label=text, title=text),),
        follow_ups=(FollowUp(id="f", text=text, owner=text),),
    )  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_what_would_be_markup_is_text(text):
    """What a record holds is text in every format, whatever it would mean in it or in a template."""
    meeting = nasty_meeting(text)
    plain = written(meeting)
    page = HtmlPage(written(meeting, form=Form.HTML))
    assert 17 <= plain.count(text)
    assert 17 <= page.text.count(text)
    assert [] == page.open
    assert not {"script", "img", "b"} & {tag for tag, _attributes in page.tags}
    assert 17 <= markdown_text(written(meeting, form=Form.MARKDOWN)).count(text.strip())


@pytest.mark.parametrize("space", ["\v", "\f", "\x1f", "\x85", "\u2028", "\u3000", "\u200b"])
def test_a_speaker_is_bold_whatever_stands_beside_the_name(space):
    """No space at an end of a speaker's name keeps the signs of bold type from being signs."""
    for speaker in (f"{space}架空", f"架空{space}", space, f"{space}\n架空\n{space}"):
        item = AgendaItem(id="i", title="議題", entries=(Speech(id="s", speaker=speaker, text="見本"),))
        meeting = evolve(BARE, items=(item,))
        assert letters(written(meeting)) == letters(markdown_text(written(meeting, form=Form.MARKDOWN)))


@settings(
    max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # a meeting takes too long to shrink
@given(meetings())
def test_any_meeting_is_written_in_every_format(meeting):
    """Any meeting is written in both editions and every format, and the formats hold the same letters."""
    for edition in Edition:
        plain = letters(written(meeting, edition))
        page = HtmlPage(written(meeting, edition, Form.HTML))
        assert [] == page.open
        assert plain == letters(page.text)
        assert plain == letters(markdown_text(written(meeting, edition, Form.MARKDOWN)))


@st.composite
def closings(draw):
    """Draw a meeting in which every text is a word of its own, and the words that are closed."""
    closed = set()
    numbers = count(1)
    salt = draw(st.text(st.sampled_from("<>&\"'`*甲乙丙"), max_size=3))

    def word(*, shut=False):
        text = f"語{salt}{next(numbers)}尾"
        closed.update([text] * shut)
        return text

    whole = draw(st.booleans())
    shut, items = {None: whole}, []
    for name in ("i1", "i2", "i3"):
        parent, openness = draw(st.sampled_from([*shut])), draw(st.sampled_from([None, *Openness]))
        shut[name] = here = whole or shut[parent] or openness is Openness.CLOSED
        own = draw(st.booleans())
        entries = (
            Note(id="e", text=word(shut=here)),
            Speech(id="f", speaker=word(shut=here or own), text=word(shut=here or own), closed=own),
        )
        items.append(
            AgendaItem(
                id=name, title=word(), label=word(), parent=parent, openness=openness, closed_under=word(),
                kind=draw(st.sampled_from(ItemKind)), entries=entries, basis=word(shut=here),
                consultation=DocumentNumber(number=word(shut=here)),
                departments=(word(shut=here),), materials=(f"of-{name}", "of-all"),
                decision=Decision(
                    text=word(shut=here), conditions=(word(shut=here),), advice=DocumentNumber(number=word(shut=here)),
                ),
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
    first = draw(st.booleans())
    meeting = evolve(
        BARE, openness=Openness.CLOSED if whole else None, attendance=(away,), items=tuple(items),
        votes=tuple(votes), follow_ups=tuple(follow_ups),
        entries=(Note(id="n", text=word(shut=whole or first), closed=first),),
        materials=tuple(Material(id=name, title=word(shut=here)) for name, here in given_with.items()),
    )  # fmt: skip
    return meeting, closed


def every_guise(word):
    """Return the ways in which a word may stand in a file."""
    return {word, html.escape(word), html.escape(word, quote=False), re.sub(r"([*`<&\\])", r"\\\1", word)}


@settings(max_examples=50, deadline=None)
@given(closings(), st.sampled_from([load_house(name) for name in house_names()]))
def test_public_edition_holds_no_closed_word(drawn, house):
    """Nothing closed reaches a public file of any format and house or what a template is given, and all else does."""
    meeting, closed = drawn
    member = Member(id="x", name="架空 次郎", remarks="語備考尾", nominated_by="語推薦尾")
    council = evolve(COUNCIL, members=(member,))
    given_to_template = repr(edition_of(meeting, Edition.PUBLIC))
    files = "".join(text_of(compose(meeting, council, house, Edition.PUBLIC, form).content) for form in Form)
    for word in closed | {"語備考尾", "語推薦尾", "架空 次郎"}:
        assert not {guise for guise in every_guise(word) if guise in files}
        assert repr(word)[1:-1] not in given_to_template
    everything = repr(meeting)
    words = {
        word for word in re.findall("語.*?尾", everything) if word not in {repr(w)[1:-1] for w in closed}
    }
    assert words == set(re.findall("語.*?尾", given_to_template))
    assert meeting == edition_of(meeting, Edition.INTERNAL)


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_sample_minutes_name_every_member(path):
    """The minutes of each sample meeting are written in both editions and name every member and item."""
    meeting = from_toml(path.read_text("utf-8"))
    for edition in Edition:
        text = issue_minutes(SimpleNamespace(meeting=meeting, council=COUNCIL), edition=edition).content
        for name in (*(person.name for person in meeting.members()), *(item.title for item in meeting.items)):
            assert name in text
