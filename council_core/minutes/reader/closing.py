"""What is left when the proceedings are read: who is missing by a speech, the next meeting, promises, who spoke."""

import re
from typing import Final

from council_core.minutes.reader.clock import find_days, find_hours, find_times
from council_core.minutes.reader.draft import Draft, EntryDraft, PersonDraft, PromiseDraft
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity, DueEvent, NextMeeting, Openness, Outcome, Presence, Role

__all__ = ["close"]

_ABSENT: Final = re.compile(
    r"(?:^|[、,。\s番])(?:本日[はの]?[、,]?)?(?P<name>[^\s、。,はがの「」番\d]{2,6}?)(?P<role>委員長|副会長|会長|委員)(?:が|は|の)?[、,]?(?:本日は?)?[、,]?(?:ご|御|所用のため|都合により)?(?:欠席|お休み)"
)
_CALLED: Final = re.compile(
    r"(?P<name>(?![副前元新仮同各市町村区部]|分科|自治|連合|商工|婦人|老人|体育|観光|組合|協会|振興|農業|校長)[一-鿿々]{2,3})"
    r"(?<![副部科分総町区協議員合])(?P<role>会長|委員長|座長)(?:\([^()]{1,20}\))?"
)
_NEXT: Final = re.compile(
    r"次回(?![^。]{0,6}の(?:[^。]{0,6})(?:見直し|改定|改訂|計画|調査|募集|更新|評価))|次の会議|次の(?:審議会|委員会|審査会|協議会)は|第\s?\d+\s?回(?:目)?(?:の)?(?:審査会|審議会|委員会|会議|協議会)|調整後"
)
_TITLE: Final = re.compile(
    r"((?:(?:令和|平成)\s?(?:元|\d+)年度)?第\s?\d+\s?回(?:審査会|審議会|委員会|会議|協議会))"
)
_OPENS: Final = re.compile(r"開\s?会|開\s?議")
_CLOSES: Final = re.compile(r"閉\s?会|散\s?会|終了|閉議")
_MONTH_DAY: Final = re.compile(r"(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_PROMISE: Final = re.compile(
    r"報告し(?:てほしい|て欲しい|てください)|(?:に|へ|を)(?:提出|報告)する|してほしい|して欲しい|報告したい|(?:報告|提出|説明|公表)する(?:もの|こと)"
)
_SENTENCES: Final = re.compile(r"(?<=。)|(?<![^\n]{24})\n")  # a longer line may be broken for its width
_OWNER: Final = re.compile(
    r"(?:^|[、,。\s])([^、,。\s]{1,20}?(?:課|部|局|室|館|担当|センター))(?:は|において|から|が)"
)


def close(draft: Draft) -> None:
    """Read what only the whole record tells."""
    _chair_by_label(draft)
    _absent_by_speech(draft)
    _hours_by_text(draft)
    _openness_by_text(draft)
    _next_meeting(draft)
    _promises(draft)


def _entries(draft: Draft) -> list[EntryDraft]:
    return [entry for _item, entry in draft.proceedings()]


def _chair_by_label(draft: Draft) -> None:
    """Take the chair's surname from what they are called when they speak, where no list of members tells it."""
    if any(person.capacity is Capacity.MEMBER for person in draft.people):
        return
    speakers = {entry.speaker: None for _item, entry in draft.proceedings() if entry.speaker}
    found = {match.group("name", "role") for it in speakers if (match := _CALLED.fullmatch(squeeze(it)))}
    if len(found) == 1:
        name, draft.facts["chair_called"] = found.pop()
        draft.people.append(PersonDraft(name=name, capacity=Capacity.MEMBER, role=Role.CHAIR))


def _absent_by_speech(draft: Draft) -> None:
    """Take those whom one of the first speeches calls absent: 本日は見本委員がお休みです."""
    known = [squeeze(person.name) for person in draft.people]
    for entry in [entry for entry in _entries(draft) if entry.is_speech][:4]:
        for start, end in entry.pieces:
            for match in _ABSENT.finditer(draft.source.fold, start, end):
                name = draft.cut(match.start("name"), match.end("name"))
                if any(squeeze(name) in key or key in squeeze(name) for key in known) or not re.match(
                    r"[\u3400-\u9fff]", name
                ):
                    continue
                role = words().roles[match["role"]]
                draft.people.append(
                    PersonDraft(name=name, capacity=Capacity.MEMBER, presence=Presence.ABSENT, role=role)
                )
                known.append(squeeze(name))


def _hours_by_text(draft: Draft) -> None:
    """Take the hours that only a sentence tells: 午前11時25分、委員長が閉会を告げた; …散会いたします。(14:48)."""
    entries = _entries(draft)
    for key, some, word in (("opened_at", entries[:6], _OPENS), ("closed_at", entries[:-9:-1], _CLOSES)):
        if key in draft.facts:
            continue
        for entry in some:
            text = draft.fold_of(entry)
            for time, _told, first, last in find_times(text, 0, len(text)):
                sentence = text[max(text.rfind("。", 0, first - 1), 0) : last + 30].split("。")
                near = (
                    text[max(first - 40, 0) : last + 30]
                    if text[first - 1 : first] == "("
                    else "".join(sentence[:2])
                )
                if word.search(near) and not re.search(r"次回|次の|予定", near):
                    draft.facts[key] = time
                    break
            if key in draft.facts:
                break


def _openness_by_text(draft: Draft) -> None:
    """Take what whoever presides says of the meeting's openness, where the head says nothing."""
    if "openness" in draft.facts:
        return
    texts = [draft.fold_of(entry) for entry in _entries(draft)]
    for text in texts[:12]:
        if re.search(r"(?:会議|審議会|委員会|本日)[はも][^。]{0,10}非公開(?:と|で|です)", text):
            draft.facts["openness"] = Openness.CLOSED
        elif re.search(r"会議は[^。]{0,12}(?<!非)公開(?:です|と(?:いた|し|なっ)|で行)", text):
            draft.facts["openness"] = Openness.OPEN
        else:
            continue
        return
    if any(
        re.search(r"(?:これ以降|以降|ここから|以下)[^。]{0,20}非公開", text)
        or re.fullmatch(r"[^。]{0,60}により非公開。?", text.strip())
        for text in texts
        if "非公開" in text
    ):
        draft.facts["openness"] = Openness.PARTLY_CLOSED


def _next_meeting(draft: Draft) -> None:
    """Find the next meeting's day: 次回…は…月…日, or its own title with a date."""
    import datetime

    if draft.next_meeting is not None or draft.date is None:
        return
    for item, entry in reversed(list(draft.proceedings())[-14:]):
        text = draft.fold_of(entry)
        found = _NEXT.search(text)
        if not entry.pieces or not (found or _NEXT.search(item.title)):
            continue
        start, end = entry.pieces[0][0], entry.end
        if found and len(entry.pieces) == 1:
            start += found.start()
        day = next(
            (found for found, _s, _e in find_days(draft.source.fold, start, end) if found > draft.date), None
        )
        if day is None and (short := _MONTH_DAY.search(text, found.start() if found else 0)):
            try:
                day = datetime.date(draft.date.year, int(short[1]), int(short[2]))
                day = day if day > draft.date else day.replace(year=day.year + 1)
            except ValueError:
                day = None
        if day is None:
            continue
        hours = find_hours(draft.source.fold, start, end)
        title = _TITLE.search(text)
        draft.next_meeting = NextMeeting(
            date=day, opened_at=hours.opened if hours else None, title=title[1] if title else None
        )
        return


def _owner(sentence: str) -> str | None:
    """Return who a sentence says shall do it: 福祉課は…報告すること."""
    match = _OWNER.search(sentence)
    return match[1] if match else None


def _promises(draft: Draft) -> None:
    """Take conditions and promises of conclusions: 会議録の送付までに…提出する, 次回審議会時には…報告してほしい."""
    for item in draft.items:
        for sentence in _SENTENCES.split(item.result or "") if not item.labelled else ():
            if not sentence.strip() or not _PROMISE.search(sentence):
                continue
            due = (
                DueEvent.BEFORE_MINUTES_ARE_SENT if re.search(r"会議録の送付まで|会議録送付", sentence)
                else DueEvent.NEXT_MEETING if re.search(r"次回", sentence)
                else None
            )  # fmt: skip
            if due is None and not re.search(r"提出|報告", sentence):
                if re.search(r"時には|する場合|すること", sentence):
                    item.conditions.append(sentence.strip())
                continue
            if "を条件" in sentence:
                item.conditions.append(sentence.strip())
            owner = _owner(sentence) or (item.departments[0] if item.departments else None)
            draft.follow_ups.append(PromiseDraft(item, sentence.strip(), owner, due))
        if (
            item.outcome is Outcome.APPROVED
            and not item.settled
            and (item.conditions or any(found.item is item for found in draft.follow_ups))
        ):
            item.outcome = Outcome.APPROVED_WITH_CONDITIONS
