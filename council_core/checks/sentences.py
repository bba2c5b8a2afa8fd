"""What is said of each finding: how bad it is, one sentence, and what could be done.

docs/checks.md explains each code; a test fails where one is missing there.
"""

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
        **_of_lists(),
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


def _of_lists() -> dict[str, tuple[str, str, str]]:
    return {
        "role-unknown": (
            "warning",
            _("{text} is no role that is known; it was left out"),
            _("write 会長, 副会長, 職務代理, 委員 or 臨時委員"),
        ),
        "term-unreadable": (
            "warning",
            _("{text} is no term such as 令和3年4月1日～令和5年3月31日; it was left out"),
            _("write both days with ～ between them"),
        ),
        "listed-twice": ("warning", _("{name} is listed twice"), _("keep one of the rows")),
        "date-unreadable": (
            "warning",
            _("{text} is no date such as 令和3年4月1日; it was left out"),
            _("write the day with its year and its era, or in western years"),
        ),
        "no-such-date": (
            "warning",
            _("{text}: there is no such day; it was left out"),
            _("mend the date in the list"),
        ),
        "presence-unknown": (
            "warning",
            _("{text} does not tell who was present; it was left out"),
            _("write 出席, 欠席, 代理 or Web, or a legend of the marks"),
        ),
        "mark-without-legend": (
            "note",
            _("{mark} stands before {name}, and no legend says what it means; taken as: {role}"),
            _("compare with the roster, or write a legend of the marks"),
        ),
        "name-unclear": (
            "warning",
            _("{text}: where the name begins cannot be told; kept whole"),
            _("put a space between role and name, or a column of its own"),
        ),
        "role-or-post": (
            "warning",
            _("{text} may be a role here or a post elsewhere; taken as the post"),
            _("write the council's roles into a column of their own, 委員 included"),
        ),
        "total-differs": (
            "warning",
            _("the list says {number} people, and {counted} were read"),
            _("see who is missing or listed twice, or mend the number"),
        ),
        "error-value": (
            "error",
            _("the cell shows an error: {text}"),
            _("mend the formula, or write the text itself"),
        ),
        "formula-without-value": (
            "error",
            _("a formula was never calculated; the cell is read as empty"),
            _("open the file in the spreadsheet program and save it"),
        ),
        "control-character": (
            "warning",
            _("the cell holds a character that nobody sees: {letter}; it is kept"),
            _("type the cell again"),
        ),
        "struck-out": (
            "note",
            _("struck out, and left out: {text}"),
            _("take the line away if the row is meant"),
        ),
        "hidden-row": (
            "note",
            _("hidden, and left out: {text}"),
            _("show the row if it is meant"),
        ),
        "hidden-column": (
            "note",
            _("the column {text} is hidden, and was left out"),
            _("show the column if it is meant"),
        ),
        "other-lists": (
            "note",
            _("other sheets hold lists too: {sheets}"),
            _("name the one that is meant (--sheet)"),
        ),
        "taken-from-above": (
            "note",
            _("empty; {text} is taken from above"),
            _("write it into each row if it differs"),
        ),
        "columns-guessed": (
            "note",
            _("no head says what stands here; told by the contents: {columns}"),
            _("compare, and say where columns are (--map 氏名=C)"),
        ),
        "no-name": (
            "warning",
            _("this row has no name; it was left out"),
            _("write the name, or delete the row"),
        ),
        "not-in-list": (
            "note",
            _("{name} is a member and not in the list; kept as it is"),
            _("if the person has left, end the term"),
        ),
        "attendee-not-in-list": (
            "note",
            _("{name} is expected at the meeting and not in the list; kept as it is"),
            _("see whether the person came, and mark it"),
        ),
        "several-of-that-name": (
            "error",
            _("{name} may be several people: {names}; left out"),
            _("say who it is when asked, or edit the right one by hand"),
        ),
        "maybe-another-name": (
            "error",
            _("{name} may be {names}, written with another letter; left out"),
            _("say whether it is the same person when asked"),
        ),
        "written-otherwise": (
            "note",
            _("{name} is {stored} in the register; the name there is kept"),
            _("see which letter the person writes"),
        ),
        "capacity-not-stated": (
            "warning",
            _("in what capacity {name} attends is not stated; taken as a guest"),
            _("put 委員, 説明員 or 事務局 above the names or into a column"),
        ),
    }
