"""What is said of each finding: how bad it is, one sentence, and what could be done.

docs/checks.md explains each code; a test fails where one is missing there.
"""

from council_core.checks.sentences_read import of_lists, of_readings
from council_core.language import _

__all__ = ["sentences"]


def sentences() -> dict[str, tuple[str, str, str]]:
    """Return severity, sentence and remedy by code, in the language in use."""
    return {
        **_of_the_meeting(),
        **_of_people(),
        **_of_votes(),
        **_of_the_record(),
        **_of_stages(),
        **of_lists(),
        **of_readings(),
    }


def _of_the_meeting() -> dict[str, tuple[str, str, str]]:
    return {
        "opened-after-closed": (
            "error",
            _("opened at {opened}, after it was closed at {closed}"),
            _("compare both times with the notice, and mend the wrong one"),
        ),
        "closed-without-ground": (
            "warning",
            _("{what} is closed, and no clause is given for it"),
            _("give the clause (closed_under) that it was closed under"),
        ),
        "title-number-differs": (
            "warning",
            _("the title counts {title}, the record {number}"),
            _("see which of the two the notice has"),
        ),
        "next-number-jumps": (
            "note",
            _("the next meeting is announced as no. {next}, and this is no. {number}"),
            _("see whether a meeting between them is planned"),
        ),
    }


def _of_people() -> dict[str, tuple[str, str, str]]:
    return {
        "two-chairs": (
            "error",
            _("more than one chair is listed: {names}"),
            _("keep the role that each had on the day"),
        ),
        "member-twice": (
            "error",
            _("{name} and {other} are tied to the same member of the council"),
            _("see which of the two it is, and tie the other to the right member"),
        ),
        "presiding-unknown": (
            "note",
            _("votes were taken, and nobody is known to have presided"),
            _("mark who is chair, or who stood in for the chair"),
        ),
        "left-before-arriving": (
            "error",
            _("{name} left at {left}, before arriving at {arrived}"),
            _("mend the wrong one of both times"),
        ),
        "not-in-office": (
            "warning",
            _("{name} is listed as a member, and no term covers {day}"),
            _("add the term to the roster, or list the person in another capacity"),
        ),
        "terms-overlap": (
            "warning",
            _("terms of {name} overlap: {terms}"),
            _("end the earlier one on the day before the later one begins"),
        ),
        "term-ends-before-it-starts": (
            "error",
            _("the term ends on {until}, before it starts on {since}"),
            _("mend the wrong one of both dates"),
        ),
        "department-not-there": (
            "warning",
            _("{title} is a matter of {department}, and nobody of it is listed"),
            _("list who explained it, or see who stood in"),
        ),
        "speaker-not-listed": (
            "warning",
            _("{speaker} speaks and is not in the list"),
            _("add the person or the department, or mend the label"),
        ),
        "speaker-not-there": (
            "error",
            _("{name} speaks and was not there: {why}"),
            _("see who spoke, and when the person came or left"),
        ),
    }


def _of_votes() -> dict[str, tuple[str, str, str]]:
    return {
        "no-quorum": (
            "error",
            _("votes without a quorum: {present} present, {needed} needed"),
            _("see that everybody's presence is marked, then the council's rules"),
        ),
        "unknown-reference": (
            "error",
            _("names {name}, which is not in this meeting"),
            _("add what is missing, or mend the name"),
        ),
        "ballot-not-entitled": (
            "error",
            _("{name} has a ballot and could not vote: {why}"),
            _("take the ballot out, or mend the person's attendance"),
        ),
        "count-exceeds-entitled": (
            "error",
            _("{number} votes counted, {entitled} entitled to vote"),
            _("count again, or mend the attendance"),
        ),
        "counts-do-not-add-up": (
            "warning",
            _("{number} votes counted of {entitled} entitled"),
            _("see who did not vote: whoever abstains is counted"),
        ),
        "ballots-differ-from-counts": (
            "error",
            _("the ballots are {ballots}, the record counts {counts}"),
            _("mend the ballots or the count"),
        ),
        "declared-differs": (
            "error",
            _("the record says {declared}, the rules yield {computed}"),
            _("see the counts and the council's rules; the record is not changed"),
        ),
        "declared-undecided": (
            "warning",
            _("declared {declared}; {number} of {entitled} entitled did not vote, so it does not follow"),
            _("mend the ballots or the attendance; at the table, count again and declare it anew"),
        ),
        "casting-without-tie": (
            "error",
            _("a casting vote is recorded, and there is no tie"),
            _("take the casting vote out, or mend the counts"),
        ),
        "unanimous-with-against": (
            "error",
            _("recorded as unanimous, and not everybody was in favour"),
            _("take out the one or the other"),
        ),
        "method-differs": (
            "note",
            _("{wording} does not tell of the way of voting that is recorded: {method}"),
            _("see how the vote was taken"),
        ),
        "wording-differs": (
            "error",
            _("declared as {wording}, counted: {counts}"),
            _("mend the wrong one of both; at the table, count again and declare it anew"),
        ),
        "written-not-allowed": (
            "error",
            _("held in writing, which the council's rules do not allow"),
            _("see the rules, and how the meeting was held"),
        ),
    }


def _of_the_record() -> dict[str, tuple[str, str, str]]:
    return {
        "no-result": (
            "warning",
            _("{title}: no result is recorded"),
            _("write down what was decided, or that it is continued"),
        ),
        "result-kind-differs": (
            "warning",
            _("{title} is listed as {kind}, and its result speaks of {other}"),
            _("see under which heading it was on the agenda"),
        ),
        "material-not-listed": (
            "warning",
            _("{label} is cited and not among the materials"),
            _("add it to the materials, or mend the citation"),
        ),
        "material-never-cited": (
            "note",
            _("{label} is among the materials and never cited"),
            _("name it under the item that it belongs to"),
        ),
        "weekday-differs": (
            "warning",
            _("{text}: that day is a {weekday}"),
            _("mend the date or the day of the week"),
        ),
        "era-year-unknown": (
            "warning",
            _("{text}: there is no such year of that era"),
            _("mend the year; the text is kept as it is"),
        ),
        "numbering-jumps": (
            "note",
            _("{label} follows {before}"),
            _("see whether an item is missing or was renumbered"),
        ),
        "cited-number-differs": (
            "note",
            _("{title} is called no. {cited}, and its number is {label}"),
            _("see which number the agenda had on the day"),
        ),
        "follow-up-unanswered": (
            "warning",
            _("promised and due, and not answered: {text}"),
            _("answer it, and note when (done_on) or in which meeting (answered_in)"),
        ),
    }


def _of_stages() -> dict[str, tuple[str, str, str]]:
    return {
        "held-before-its-day": (
            "warning",
            _("the stage is {stage}, and its day, {day}, is still to come"),
            _("mend the date or the stage"),
        ),
        "stage-behind": (
            "warning",
            _("the stage is {stage}, and the record tells that it was {reached} on {day}"),
            _("mend the stage, or take the day out"),
        ),
        "published-unconfirmed": (
            "warning",
            _("published, and neither when nor by whom it was confirmed is stated"),
            _("state who confirmed it and when (review)"),
        ),
        "sent-to-nobody": (
            "warning",
            _("the draft was sent on {day}, and no member is on the attendance list"),
            _("put the members on the list"),
        ),
        "confirmed-before-sent": (
            "error",
            _("confirmed on {confirmed}, before the draft was sent on {sent}"),
            _("mend the wrong one of both days"),
        ),
        "published-before-confirmed": (
            "error",
            _("published on {published}, before it was confirmed on {confirmed}"),
            _("mend the wrong one of both days"),
        ),
        "correction-not-settled": (
            "warning",
            _("confirmed, and a correction was neither taken in nor declined: {text}"),
            _("add a dated note where it is right, and settle it (council stage MEETING done REPLY)"),
        ),
        "reply-before-sent": (
            "warning",
            _("a reply was received on {received}, before the draft was sent on {sent}"),
            _("mend the wrong one of both days, unless the draft was sent before"),
        ),
    }
