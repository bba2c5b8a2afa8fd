"""What is said of each finding in a list of people and in minutes that were read, as `sentences` has it."""

from council_core.language import _

__all__ = ["of_lists", "of_readings"]


def of_lists() -> dict[str, tuple[str, str, str]]:
    """Return what is said of findings in lists of people."""
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
        "column-unread": (
            "note",
            _("nothing was read from column {letters}, {head}"),
            _("give it a head that is known, or say what it holds (--map 役職=F)"),
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


def of_readings() -> dict[str, tuple[str, str, str]]:
    """Return what is said of findings in minutes, beside those of any meeting."""
    return {
        "names-run-together": (
            "warning",
            _("names stand here whose letters are all apart, with no sign of where one ends"),
            _("enter these people by hand"),
        ),
    }
