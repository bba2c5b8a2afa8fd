"""Checks: each finds what does not add up in a small meeting, and nothing in its mended twin."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from strategies import councils, meetings

from council_core import Severity, check, from_toml
from council_core.checks import CODES, Finding

ROOT = Path(__file__).parent.parent
SAMPLE = sorted((ROOT / "data" / "sample").glob("*/*-*-*.toml"))

COUNCIL = """
format = "council/1"
id = "c"
name = "審議会"
rules.quorum = "half-or-more"
members = [{ id = "honda", name = "本田" }, { id = "kato", name = "加藤" }, { id = "soma", name = "相馬" }]
"""
MEETING = """
format = "council-meeting/1"
id = "c-1"
council = "c"
title = "審議会"
"""
PEOPLE = """
[[attendance]]
id = "honda"
name = "本田"
capacity = "member"
role = "chair"
presence = "present"
[[attendance]]
id = "kato"
name = "加藤"
capacity = "member"
presence = "present"
[[attendance]]
id = "secretary"
name = "菊池"
capacity = "secretariat"
presence = "present"
"""


def found(text):
    """Return the codes and places of what is found in a meeting of the council, given without its head."""
    findings = check(from_toml(MEETING + text), from_toml(COUNCIL))
    assert all(finding.meeting == "c-1" for finding in findings)
    return [(finding.code, finding.where) for finding in findings]


def sections():
    """Return the sections of docs/checks.md by their codes."""
    text = (ROOT / "docs" / "checks.md").read_text("utf-8")
    return dict(re.findall(r"(?ms)^## `([a-z-]+)`\n(.*?)(?=^## |\Z)", text))


@pytest.mark.parametrize("code", CODES)
def test_code_is_documented(code):
    """Each code has a section with its severity, what it means, an example and what to do."""
    section = sections()[code]
    assert f"**Severity:** {Finding(code, '').severity}." in section
    assert "**Example.**" in section
    assert "**What to do.**" in section


def test_no_other_code_is_documented():
    """The document has the codes in their order and no others."""
    assert list(CODES) == list(sections())


def test_opened_after_closed():
    """A meeting is not closed before it was opened."""
    hours = "opened_at = 14:00:00\nclosed_at = 13:59:00\n"
    assert [("opened-after-closed", "closed_at")] == found(hours)
    assert [] == found(hours.replace("13:59", "14:00"))


def test_two_chairs():
    """No two people are chair of one meeting."""
    chairs = PEOPLE.replace('"加藤"\ncapacity = "member"', '"加藤"\ncapacity = "member"\nrole = "chair"')
    assert [("two-chairs", "attendance")] == found(chairs)
    assert [] == found(chairs.replace('role = "chair"', 'role = "vice-chair"', 1))


def test_no_quorum():
    """Nothing is voted on without a quorum, and without a vote none is needed."""
    few = PEOPLE.replace("present", "absent", 2) + '[[votes]]\nid = "v"\n'
    assert [("presiding-unknown", "attendance"), ("no-quorum", "votes/v")] == found(few)
    assert [] == found(few.replace("absent", "present"))
    assert [] == found(few.partition("[[votes]]")[0])


@pytest.mark.parametrize(
    ("text", "wrong", "right", "where"),
    [
        ('[[items]]\nid = "i"\ntitle = "議事"\nmaterials = ["m2"]', '"m2"]', '"m1"]', "items/i"),
        ('[[items]]\nid = "i"\ntitle = "議事"\nparent = "j"', 'parent = "j"', "", "items/i"),
        (
            '[[items]]\nid = "i"\ntitle = "議事"\nentries = [{ kind = "speech", attendee = "maeda" }]',
            "maeda", "secretary", "items/i/entries/e1",
        ),
        ('[[votes]]\nid = "v"\nitems = ["i"]', '"i"', "", "votes/v"),
        ('[[votes]]\nid = "v"\npresided_by = "secretary"', 'by = "secretary"', 'by = "honda"', "votes/v"),
        ('[[votes]]\nid = "v"\nrecused = ["soma"]', "soma", "kato", "votes/v"),
        ('[[votes]]\nid = "v"\nballots = [{ member = "soma", choice = "for" }]', "soma", "kato", "votes/v"),
        ('[[follow_ups]]\nid = "f"\ntext = "調べる"\nitem = "i"', 'item = "i"', "", "follow_ups/f"),
    ],
)  # fmt: skip
def test_unknown_reference(text, wrong, right, where):
    """What names a person, an item or a material names one of this meeting, and voters are members."""
    meeting = PEOPLE + '[[materials]]\nid = "m1"\n' + text
    assert [("unknown-reference", where)] == found(meeting)
    assert [] == found(meeting.replace(wrong, right))


def test_no_result():
    """What the council was asked has a decision or a vote; a report and a heading need none."""
    item = PEOPLE + '[[items]]\nid = "i"\ntitle = "諮問"\nkind = "consultation"\n'
    assert [("no-result", "items/i")] == found(item)
    assert [] == found(item + 'decision = { outcome = "continued" }\n')
    assert [] == found(item.replace("consultation", "report"))
    assert [] == found(item + '[[votes]]\nid = "v"\nitems = ["i"]\n')
    below = item + '[[items]]\nid = "j"\ntitle = "一"\nparent = "i"\nkind = "consultation"\n'
    assert [("no-result", "items/j")] == found(below)


@pytest.mark.parametrize(
    ("declared", "fields"),
    [
        ("carried", 'for = 1\nagainst = 1\ncasting_vote = "for"'),
        ("lost", 'for = 1\nagainst = 1\ncasting_vote = "against"'),
        ("undecided", "for = 1\nagainst = 1"),
        ("carried", 'ballots = [{ member = "honda", choice = "for" }, { member = "kato", choice = "for" }]'),
        (
            "lost",
            'ballots = [{ member = "honda", choice = "against" }, { member = "kato", choice = "against" }]',
        ),
    ],
)
def test_declared_differs(declared, fields):
    """What the record declares is what the rules yield from its own counts and ballots."""
    vote = f'{PEOPLE}[[votes]]\nid = "v"\n{fields}\ndeclared = "{declared}"\n'
    assert [] == found(vote)
    for other in {"carried", "lost", "undecided"} - {declared}:
        assert [("declared-differs", "votes/v")] == found(vote.replace(f'"{declared}"', f'"{other}"'))


def test_nothing_declared_or_nothing_counted_differs_from_nothing():
    """Where the record declares nothing, or gives nothing to compute from, there is nothing to compare."""
    assert [] == found(PEOPLE + '[[votes]]\nid = "v"\nfor = 2\nagainst = 0\n')
    assert [] == found(PEOPLE + '[[votes]]\nid = "v"\ndeclared = "lost"\nwording = "賛成少数"\n')


def test_count_exceeds_entitled():
    """No more votes are counted than there are people entitled to vote."""
    vote = PEOPLE + '[[votes]]\nid = "v"\nfor = 2\nagainst = 0\nabstaining = 1\n'
    assert [("count-exceeds-entitled", "votes/v")] == found(vote)
    assert [] == found(vote.replace("for = 2", "for = 1"))
    assert [("count-exceeds-entitled", "votes/v")] == found(
        vote.replace("for = 2", 'for = 1\nrecused = ["kato"]')
    )


def test_all_findings_come_at_once():
    """One meeting may have several findings, and each says in one sentence what it is about."""
    hours, votes = (
        "opened_at = 14:00:00\nclosed_at = 9:00:00\n".replace(" 9", " 09"),
        '[[votes]]\nid = "v"\nfor = 9\n',
    )
    findings = check(from_toml(MEETING + hours + PEOPLE + votes), from_toml(COUNCIL))
    assert ["opened-after-closed", "count-exceeds-entitled"] == [finding.code for finding in findings]
    assert "opened at 14:00, after it was closed at 09:00" == findings[0].message
    assert "9 votes counted, 2 entitled to vote" == findings[1].message


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_oddities_of_the_sample(path):
    """What does not add up in the five real meetings is found, to the letter of a golden file, and no more."""
    council = from_toml((path.parent / "council.toml").read_text("utf-8"))
    told = [
        f"{finding.severity} {finding.code} {finding.where}: {finding.message}\n"
        for finding in check(from_toml(path.read_text("utf-8")), council, today=date(2023, 4, 1))
    ]
    golden = Path(__file__).parent / "checks" / f"{path.stem}.txt"
    if os.environ.get("COUNCIL_UPDATE"):
        golden.write_text("".join(told), "utf-8")
    assert golden.read_text("utf-8") == "".join(told)


def test_sample_has_five_meetings():
    """The sample register has five meetings, so that none is left unchecked."""
    assert 5 == len(SAMPLE)


@settings(max_examples=60)
@given(meeting=meetings(), council=st.none() | councils())
def test_any_meeting_can_be_checked(meeting, council):
    """Whatever a meeting holds, each finding has a known code, one line of sentence and a place in it."""
    fields = {
        "attendance",
        "items",
        "votes",
        "follow_ups",
        "closed_at",
        "title",
        "next_meeting",
        "openness",
        "mode",
        "materials",
        "entries",
        "stage",
        "review",
        "published_on",
    }
    for finding in check(meeting, council):
        assert finding.code in CODES
        assert finding.severity in Severity
        assert [finding.message] == finding.message.splitlines()
        head, _slash, name = finding.where.partition("/")
        assert head in fields
        if name and isinstance(getattr(meeting, head), tuple):
            element, *inner = name.split("/")
            (there,) = (found for found in getattr(meeting, head) if found.id == element)
            assert inner[:1] != ["entries"] or inner[1] in {found.id for found in there.entries}
