"""What each pane of a meeting shows, as lines."""

from collections.abc import Iterable, Iterator

from council_core import secretariat
from council_core.language import _
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Entry,
    Openness,
    Role,
    Speech,
    key_word,
    word,
)
from council_core.secretariat import Due, Opened, Tally
from council_tui.lines import Line
from council_tui.words import columns, day_of, due_line, lines_of, mark_of

__all__ = ["agenda", "attendance", "bars", "minutes", "overview", "votes"]

_BAR = 30  # cells of the longest bar


def overview(opened: Opened, width: int, found: Iterable[Due] = ()) -> list[Line]:
    """Show the facts of the meeting, what is due, its figures with their reasons, and what does not add up."""
    meeting, seen = opened.meeting, secretariat.overview(opened.meeting, opened.council)
    hours = "-".join(f"{time:%H:%M}" for time in (meeting.opened_at, meeting.closed_at) if time)
    facts = (
        ("council", opened.council.name),
        ("title", meeting.title),
        ("date", f"{day_of(meeting.date)}  {hours}".strip()),
        ("venue", meeting.venue),
        ("observers_venue", meeting.observers_venue),
        ("openness", _openness(meeting.openness, meeting.closed_under)),
        ("observers", meeting.observers),
        ("press", meeting.press),
        ("stage", word(meeting.stage) if meeting.stage else None),
        ("prepared_on", day_of(meeting.prepared_on)),
        ("published_on", day_of(meeting.published_on)),
    )
    lines = [
        line
        for key, value in facts
        if value not in {None, ""}
        for line in _fact(key_word(key), str(value), width)
    ]
    for it in found:
        lines += _fact(_("due"), due_line(it), width)
    if seen.presiding:
        lines += _fact(_("presiding"), seen.presiding.name, width)
    counts = "  ".join(f"{word(capacity)} {count}" for capacity, count in seen.counts.items() if count)
    lines += _fact(_("present"), counts, width)
    lines += _fact(_("quorum"), str(seen.quorum), width)
    if meeting.next_meeting:
        following = meeting.next_meeting
        start = f"{following.opened_at:%H:%M}" if following.opened_at else ""
        parts = (following.title or "", day_of(following.date), start, following.venue or "")
        lines += _fact(key_word("next_meeting"), "  ".join(part for part in parts if part), width)
    for follow_up in meeting.follow_ups:
        owner = f" ({follow_up.owner})" if follow_up.owner else ""
        lines += _fact(key_word("follow_ups"), follow_up.text + owner, width)
    for finding in seen.findings:
        lines += _fact(f"! {word(finding.severity)}", f"{finding.where}: {finding.message}", width, "bold")
        lines += _fact("", f"{finding.remedy} [{finding.code}]", width)
    return lines


def attendance(opened: Opened, width: int) -> list[Line]:
    """List the people by capacity, members first, each with the mark of presence."""
    del width
    lines = []
    for capacity in Capacity:
        people = [person for person in opened.meeting.attendance if person.capacity is capacity]
        if people:
            lines.append(Line(f" {word(capacity)}", "bold"))
            lines += [Line(_person(person), key=person.id) for person in people]
    return lines or [Line(" " + _("nobody is on the list"))]


def agenda(opened: Opened, width: int) -> list[Line]:
    """List the items with the proceedings under them."""
    lines: list[Line] = []
    depth: dict[str, int] = {}
    for entry in opened.meeting.entries:
        texts = lines_of(_entry(entry), width - 8)
        lines.append(Line(f"    {texts[0]}", key=f"/{entry.id}"))
        lines += [Line(f"       {text}") for text in texts[1:]]
    for item in opened.meeting.items:
        depth[item.id] = depth.get(item.parent or "", -1) + 1
        indent = "  " * depth[item.id]
        heads = lines_of(_heading(item), width - len(indent) - 4)
        lines.append(Line(f" {indent}{heads[0]}", "bold", key=item.id))
        lines += [Line(f"   {indent}{text}", "bold") for text in heads[1:]]
        for fact in _item_facts(item, opened):
            lines += [Line(f"     {indent}{text}") for text in lines_of(fact, width - len(indent) - 8)]
        for entry in item.entries:
            texts = lines_of(_entry(entry), width - len(indent) - 8)
            lines.append(Line(f"    {indent}{texts[0]}", key=f"{item.id}/{entry.id}"))
            lines += [Line(f"       {indent}{text}") for text in texts[1:]]
    return lines or [Line(" " + _("no items"))]


def votes(opened: Opened, width: int) -> list[Line]:
    """List the votes: what the record says, what the rules yield and why, and the tally."""
    lines: list[Line] = []
    for tally in secretariat.tallies(opened.meeting, opened.council):
        lines.append(Line(f" {' / '.join(tally.titles) or tally.vote.id}", "bold", key=tally.vote.id))
        recorded = [tally.vote.wording or "", word(tally.vote.declared) if tally.vote.declared else ""]
        lines += _fact(_("record"), "  ".join(part for part in recorded if part) or _("not stated"), width)
        lines += _fact(_("rules"), str(tally.decided), width)
        lines += bars(tally)
        lines.append(Line())
    return lines or [Line(" " + _("no votes"))]


def bars(tally: Tally) -> list[Line]:
    """Show the tally as bars that read without colour; a number that is not known is a dash."""
    decided = tally.decided
    rows = (
        (_("for"), decided.votes_for),
        (_("against"), decided.against),
        (_("abstaining"), decided.abstaining),
    )
    lines = []
    for label, number in rows:
        length = _BAR * (number or 0) // max(decided.entitled, 1)
        bar = "#" * length + "." * (_BAR - length)
        if number is None:
            bar = ("#" if decided.unanimous and label == _("for") else ".") * _BAR
        told = (
            str(number)
            if number is not None
            else _("all")
            if decided.unanimous and label == _("for")
            else "-"
        )
        lines.append(Line("     " + columns((label, 12), (bar, _BAR), (told, 0))))
    return lines


def minutes(opened: Opened, width: int) -> list[Line]:
    """Show the minutes as they would print for the public."""
    text = str(secretariat.issue_minutes(opened).content)
    return [Line(f" {line}") for line in lines_of(text, width - 2)]


def _fact(label: str, value: str, width: int, style: str = "") -> Iterator[Line]:
    """Yield a labelled text, its further lines under its first."""
    for number, text in enumerate(lines_of(value, width - 20)):
        yield Line("  " + columns((label if number == 0 else "", 16), (text, 0)), style)


def _openness(openness: Openness | None, ground: str | None) -> str | None:
    if openness is None:
        return None
    return f"{word(openness)} ({ground})" if ground else word(openness)


def _person(person: Attendee) -> str:
    shown = person.capacity is Capacity.MEMBER and person.role not in {None, Role.MEMBER}
    role = word(person.role) if shown and person.role else ""
    post = "  ".join(part for part in (person.post, person.department, person.proxy_name) if part)
    return columns(("", 2), (mark_of(person), 5), (person.name, 18), (role, 14), (post, 0))


def _heading(item: AgendaItem) -> str:
    closed = f" [{word(item.openness)}]" if item.openness is Openness.CLOSED else ""
    return f"{item.label}  {item.title}{closed}" if item.label else f"{item.title}{closed}"


def _item_facts(item: AgendaItem, opened: Opened) -> Iterator[str]:
    labels = {
        material.id: material.label or material.title or material.id for material in opened.meeting.materials
    }
    kind = word(item.kind) if item.kind else ""
    materials = " ".join(labels.get(name, name) for name in item.materials)
    if facts := "  ".join(part for part in (kind, " ".join(item.departments), materials) if part):
        yield facts
    if item.decision and item.decision.outcome:
        yield "-> " + word(item.decision.outcome) + (f": {item.decision.text}" if item.decision.text else "")
    for condition in item.decision.conditions if item.decision else ():
        yield "   " + _("condition") + f": {condition}"


def _entry(entry: Entry) -> str:
    if isinstance(entry, Speech):
        return f"{entry.speaker or '-'}: {entry.text}"
    return f"-- {entry.text}"
