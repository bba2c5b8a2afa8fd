"""Each finding about a meeting comes from a small document that has it, and not from its mended twin."""

from datetime import date

import pytest

from council_core import check, from_toml, language
from council_core.checks import CODES, Finding
from council_core.shipped import shipped

COUNCIL = """
format = "council/1"
id = "c"
name = "審議会"
rules.written_meetings = false
[[members]]
id = "honda"
name = "本田 耕一"
terms = [{ role = "chair", from = 2021-04-01, until = 2023-03-31 }]
[[members]]
id = "kato"
name = "加藤"
terms = [{ role = "member", from = 2021-04-01 }]
"""
HEAD = """
format = "council-meeting/1"
id = "c-1"
council = "c"
"""
BODY = """
attendance = [
  { id = "honda", name = "本田 耕一", capacity = "member", role = "chair", presence = "present" },
  { id = "kato", name = "加藤", capacity = "member", presence = "present" },
  { id = "ikeda", name = "池田", capacity = "explainer", department = "情報課", post = "課長", presence = "present" },
]
"""
ITEM = '[[items]]\nid = "i1"\ntitle = "計画"\n'
VOTE = '[[votes]]\nid = "v1"\n'
TALK = '[[items]]\nid = "i1"\ntitle = "計画"\nentries = [{ kind = "speech", speaker = "会長", text = "…" }]\n'

# code: (place, head of the meeting, what follows the people, what is wrong there, what mends it)
CASES = {
    "closed-without-ground": ("items/i1", "", ITEM + 'openness = "closed"\n', '"closed"\n', '"closed"\nclosed_under = "条例第7条"\n'),
    "title-number-differs": ("title", "number_in_year = 4\nfiscal_year = 2021\n", ITEM, "number_in_year = 4", "number_in_year = 3"),
    "next-number-jumps": ("next_meeting/title", "number = 3\n", '[next_meeting]\ntitle = "第５回審議会"\n', "５", "4"),
    "written-not-allowed": ("mode", 'mode = "written"\n', "", "written", "hybrid"),
    "left-before-arriving": ("attendance/kato", "", "", '"加藤", ', '"加藤", arrived_at = 14:30:00, left_at = 14:00:00, '),
    "not-in-office": ("attendance/honda", "date = 2023-04-01\n", "", "2023-04-01", "2023-03-31"),
    "department-not-there": ("items/i1", "", ITEM + 'departments = ["会計課"]\n', "会計課", "情報課"),
    "speaker-not-listed": ("items/i1/entries/e1", "", TALK.replace("会長", "推進グループ"), "推進グループ", "情報課"),
    "speaker-not-there": (
        "items/i1/entries/e1", "", TALK.replace("kind", 'attendee = "kato", at = 14:05:00, kind'), '"加藤", ', '"加藤", arrived_at = 14:30:00, ',
    ),
    "ballot-not-entitled": (
        "votes/v1/ballots/kato", "", VOTE + 'recused = ["kato"]\nballots = [{ member = "kato", choice = "for" }]\n', 'recused = ["kato"]\n', "",
    ),
    "counts-do-not-add-up": ("votes/v1", "", VOTE + "for = 1\nagainst = 0\nabstaining = 0\n", "abstaining = 0", "abstaining = 1"),
    "declared-undecided": (
        "votes/v1", "", VOTE + 'declared = "carried"\nballots = [{ member = "kato", choice = "for" }]\n', "}]", '}, { member = "honda", choice = "for" }]',
    ),
    "ballots-differ-from-counts": (
        "votes/v1", "", VOTE + 'against = 0\nballots = [{ member = "kato", choice = "against" }]\n', "against = 0", "against = 1",
    ),
    "casting-without-tie": ("votes/v1", "", VOTE + 'for = 2\nagainst = 0\ncasting_vote = "for"\n', "for = 2\nagainst = 0", "for = 1\nagainst = 1"),
    "unanimous-with-against": ("votes/v1", "", VOTE + "unanimous = true\nagainst = 1\n", "against = 1\n", ""),
    "wording-differs": ("votes/v1", "", VOTE + 'for = 1\nagainst = 1\nwording = "賛成２人、反対0人"\n', "賛成２人、反対0人", "賛成１人、反対1人"),
    "method-differs": ("votes/v1", "", VOTE + 'method = "show-of-hands"\nwording = "全委員承認"\n', "全委員承認", "全員挙手"),
    "result-kind-differs": (
        "items/i1/decision", "", ITEM + 'kind = "consultation"\ndecision = { text = "報告を了とした" }\n', "報告を了", "審議の結果可",
    ),
    "material-not-listed": (
        "items/i1/title", "", '[[materials]]\nid = "m1"\nlabel = "資料１"\n' + ITEM.replace("計画", "計画（資料1、資料2-1）"), "資料2-1", "資料 1",
    ),
    "material-never-cited": (
        "materials/m1", "", '[[materials]]\nid = "m1"\nlabel = "資料1～1-3"\n' + ITEM, '"計画"', '"計画（資料1-2）"',
    ),
    "weekday-differs": ("items/i1/title", "", ITEM.replace("計画", "令和３年７月１日（金曜日）の件"), "金", "木"),
    "era-year-unknown": ("items/i1/title", "date = 2021-07-01\n", ITEM.replace("計画", "昭和65年の件"), "65", "64"),
    "numbering-jumps": (
        "items/i2/label", "", ITEM + 'label = "議題1"\n[[items]]\nid = "i2"\ntitle = "二"\nlabel = "議題３"\n', "議題３", "議題２",
    ),
    "cited-number-differs": (
        "items/i1/entries/e1", "", TALK.replace("…", "4のその他に進む。").replace('"計画"', '"そ の 他"\nlabel = "(3)"'), "(3)", "(4)",
    ),
    "follow-up-unanswered": (
        "follow_ups/f1", 'stage = "published"\n', '[[follow_ups]]\nid = "f1"\ntext = "数"\ndue = "before-minutes-are-sent"\n', "due", 'answered_in = "c-2"\ndue',
    ),
    "stage-behind": ("stage", 'stage = "held"\npublished_on = 2021-08-01\n', "", "published_on = 2021-08-01\n", ""),
    "published-unconfirmed": (
        "review", 'stage = "published"\n', "[review]\nsent_on = 2021-07-10\n", "[review]\n", '[review]\nconfirmed_by = ["会長"]\n',
    ),
    "confirmed-before-sent": (
        "review/confirmed_on", "", "[review]\nsent_on = 2021-07-10\nconfirmed_on = 2021-07-09\n", "07-09", "07-10",
    ),
    "published-before-confirmed": (
        "published_on", "published_on = 2021-07-09\n", "[review]\nconfirmed_on = 2021-07-10\n", "07-10", "07-09",
    ),
    "correction-not-settled": (
        "review/replies/r1", 'stage = "confirmed"\n', '[[review.replies]]\nid = "r1"\ncorrection = "二頁"\n', "correction", "done = false\ncorrection",
    ),
    "reply-before-sent": (
        "review/replies/r1", "", '[review]\nsent_on = 2021-07-10\nreplies = [{ id = "r1", received_on = 2021-07-09 }]\n', "07-09", "07-10",
    ),
}  # fmt: skip
ELSEWHERE = {  # in test_checks.py, and those of lists in test_roster*.py and test_adopt.py
    "date-unreadable", "no-such-date", "presence-unknown", "mark-without-legend", "name-unclear", "total-differs",
    "error-value", "formula-without-value", "control-character", "struck-out", "hidden-row", "hidden-column",
    "other-lists", "taken-from-above", "columns-guessed", "column-unread", "maybe-another-name", "written-otherwise", "capacity-not-stated",
    "attendee-not-in-list", "role-or-post",
    "opened-after-closed", "two-chairs", "presiding-unknown", "unknown-reference", "no-quorum", "count-exceeds-entitled",
    "declared-differs", "no-result", "role-unknown", "term-unreadable", "listed-twice", "no-name", "not-in-list",
    "several-of-that-name", "terms-overlap", "term-ends-before-it-starts",
    "held-before-its-day", "sent-to-nobody",  # in test_stages.py
    "member-twice",  # in test_words_for_clerks.py
    "names-run-together",  # in test_reader_people.py
}  # fmt: skip


def found(head, body, council=COUNCIL):
    """Return the codes and places of what is found in a meeting."""
    document = HEAD + 'title = "第3回審議会"\n' + head + body
    return [(finding.code, finding.where) for finding in check(from_toml(document), from_toml(council))]


@pytest.mark.parametrize("code", CASES)
def test_each_is_found_and_can_be_mended(code):
    """A document with one thing wrong has that finding alone, and mended it has none."""
    where, head, body, wrong, mend = CASES[code]
    adds = wrong == '"加藤", '  # what is wrong is put in here, where elsewhere it is taken out
    documents = [head + BODY + body, (head + BODY + body).replace(wrong, mend, 1)]
    bad, good = reversed(documents) if adds else documents

    assert [(code, where)] == found("", bad)
    assert [] == found("", good)


def test_terms_of_the_roster():
    """The terms of who is listed are looked at: those that overlap, and those that end before they start."""
    before = "from = 2021-04-01, until = 2023-03-31"
    twice = COUNCIL.replace(
        '{ role = "member", from = 2021-04-01 }',
        '{ from = 2021-04-01 }, { role = "member", from = 2022-04-01 }',
    )

    assert [] == found("", BODY)
    assert [("terms-overlap", "attendance/kato")] == found("", BODY, twice)
    assert [] == found(
        "", BODY, twice.replace("{ from = 2021-04-01 }", "{ from = 2021-04-01, until = 2022-03-31 }")
    )
    turned = COUNCIL.replace(before, "from = 2023-03-31, until = 2021-04-01")
    assert [("term-ends-before-it-starts", "attendance/honda")] == found("", BODY, turned)


def test_follow_ups_are_due_by_day():
    """What was promised for a day, or for the next meeting, is due when that day is past."""
    promise = (
        BODY + '[[follow_ups]]\nid = "f1"\ntext = "数"\ndue = 2021-08-01\n[next_meeting]\ndate = 2021-08-01\n'
    )
    for text in (promise, promise.replace("due = 2021-08-01", 'due = "next-meeting"')):
        meeting = from_toml(HEAD + 'title = "審議会"\n' + text)
        late, early = (check(meeting, today=day) for day in (date(2021, 8, 2), date(2021, 8, 1)))

        assert ["follow-up-unanswered"] == [finding.code for finding in late]
        assert () == early


def test_no_code_goes_untried():
    """Every code has a document here or in the tests beside this one."""
    assert set(CODES) == {*CASES, *ELSEWHERE}


@pytest.mark.parametrize("tongue", ["en", pytest.param("ja", marks=pytest.mark.skipif(
    not shipped("messages", "ja.mo").exists(), reason="the catalogue is not compiled"))])  # fmt: skip
def test_every_code_says_what_could_be_done(tongue):
    """Each code has a severity, and a sentence of what could be done, in both languages."""
    language.use(tongue)
    try:
        remedies = [Finding(code, "").remedy for code in CODES]
    finally:
        language.use("en")

    assert len(CODES) == len(set(CODES))
    assert [] == [remedy for remedy in remedies if not remedy or remedy.endswith(".")]
