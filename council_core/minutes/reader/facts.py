"""The facts that stand behind the labels of the head: day, hours, place, counts, openness."""

import re
from collections.abc import Callable
from typing import Final

from council_core.minutes.reader.clock import (
    Hours,
    find_day,
    find_hours,
    find_times,
    find_yearless,
    to_number,
)
from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.persons import find_persons
from council_core.minutes.reader.title import read_numbers, state_title
from council_core.minutes.reader.words import squeeze
from council_core.model import MeetingMode, Openness

__all__ = ["FACTS", "read_clock", "read_fact", "read_openness"]

FACTS: Final = frozenset({
    "title", "body", "when", "when_where", "opened", "closed", "hours", "place", "observers", "press", "openness",
    "closed_under", "prepared", "published", "watched", "chair",
})  # fmt: skip
_COUNT: Final = re.compile(r"(\d{1,4}|[一二三四五六七八九十]{1,3})\s?[人名社]")
_PRESS: Final = re.compile(
    r"(?:記者|報道(?:関係者|機関)?|取材)[^\d\s、,。]{0,4}\s*[:等]?\s*(\d{1,3}|なし|無し)\s?[人名社]?|(?<=[うち])報道(\d{1,3})[名人]"
)
_NONE: Final = re.compile(
    r"な\s*し|無\s*し|(?<!\w)無(?!\w)|い?なかった|いない|のため、?\s?無$|ありません|おりません|該当なし|^\s*[0零〇]\s*$"
)
_ONLINE: Final = re.compile(r"オンライン|ハイブリッド|(?i:web|zoom|teams)|リモート|ウェブ")
_ROOM: Final = re.compile(r"室|館|庁|ホール|センター|含む|併用|場|校|舎")
_SEATS: Final = re.compile(r"^\W*[\d０-９]+\s?[席人名]|なし")  # how many may watch, and no place
_CHOICES: Final = re.compile(r"公開[・/、]\s?(?:一部|非公開)|可[・/、]\s?(?:一部|不可|否)")
_COUNTED: Final = re.compile(r"\s*(?:(?:令和|平成)\s?)?(?:\d{1,4}|元)\s?年度\s?第\s?\d{1,3}\s?回")
_MARK: Final = re.compile(r"(開\s?会|開\s?議|閉\s?会|散\s?会|閉\s?議|休\s?憩|再\s?開|終\s?了|開\s?始)")


def read_fact(draft: Draft, key: str, start: int, end: int) -> bool:
    """Read the value of a label; tell whether it was understood.

    when: date [hours]; place: text; watched: text; observers: count | なし; openness: 公開 | 一部非公開 | 非公開
    """
    if not draft.source.fold[start:end].strip(" \t|"):
        return False
    if key in {"when", "when_where", "opened", "closed", "hours"}:
        return _read_when(draft, key, start, end)
    if key in {"observers", "press"}:
        return _read_count(draft, key, start, end)
    if key in {"title", "body"}:
        return state_title(draft, start, end, council=key == "body")
    if key in {"prepared", "published"}:
        day = find_day(draft.source.fold, start, end)
        return draft.state(f"{key}_on", day and day[0], start, end)
    read = _READS.get(key)
    return read is not None and read(draft, start, end)


def _read_ground(draft: Draft, start: int, end: int) -> bool:
    text = draft.source.fold[start:end]
    told = bool(text.strip(" -ー―|")) and not _NONE.search(text)
    return told and draft.state("closed_under", draft.cut(start, end).strip(), start, end)


def _read_when(draft: Draft, key: str, start: int, end: int) -> bool:
    fold = draft.source.fold
    done = False
    if (counted := _COUNTED.match(fold, start, end)) and not draft.facts.keys() & {
        "number",
        "number_in_year",
    }:
        read_numbers(draft, *counted.span())  # 日時　令和3年度第2回　令和3年7月1日
        draft.ledger.take(*counted.span(), Kind.FIELD)
    if key in {"when", "when_where", "opened", "closed"} and "date" not in draft.facts:
        day = find_day(fold, start, end) or find_yearless(fold, start, end, draft.facts.get("fiscal_year"))
        if day:
            done = draft.state("date", day[0], day[1], day[2])
            weekday = re.compile(r"\s*\([月火水木金土日・祝][^()]{0,8}\)").match(fold, day[2])
            draft.ledger.take(day[1], weekday.end() if weekday else day[2], Kind.FIELD)
    elif (again := find_day(fold, start, end)) and again[0] == draft.facts.get("date"):
        weekday = re.compile(r"\s*\([月火水木金土日・祝][^()]{0,8}\)").match(fold, again[2])
        draft.ledger.take(again[1], weekday.end() if weekday else again[2], Kind.MARK)
        done = True
    if key == "closed":
        for time, _told, first, last in find_times(fold, start, end):
            done = draft.state("closed_at", time, first, last) or done
            draft.ledger.take(start, last, Kind.FIELD)
            break
        return done
    hours = find_hours(fold, start, end)
    if hours:
        done = _state_hours(draft, hours, start, end) or done
    if "書面" in fold[start:end] and re.search(r"書面(?:開催|会議|審議|表決)", fold[start:end]):
        draft.state("mode", MeetingMode.WRITTEN, start, end)
        done = True
    if key == "when_where" and not done:
        return _read_place(draft, start, end)
    return done


def _state_hours(draft: Draft, hours: Hours, start: int, end: int) -> bool:
    fold = draft.source.fold
    after = fold[hours.end : min(hours.end + 4, end)]
    tail = re.compile(r"\s*(?:まで|~|から|開会|閉会|開議|散会|開始|終了|頃|-|\)|予定)*").match(
        fold, hours.end, end
    )
    before = fold[max(hours.start - 6, start) : hours.start]
    if hours.closed is None and (
        re.match(r"\s*(?:閉|散会|まで|終)", after) or re.search(r"閉会|散会|終了", before)
    ):
        done = draft.state("closed_at", hours.opened, hours.start, hours.end)
    else:
        done = draft.state("opened_at", hours.opened, hours.start, hours.end)
        done = draft.state("closed_at", hours.closed, hours.start, hours.end) or done
    last = tail.end() if tail else hours.end
    draft.ledger.take(hours.start, last, Kind.FIELD)
    if hours.closed is None and "closed_at" not in draft.facts:
        for time, _told, first, over in find_times(fold, last, end):
            if re.search(r"閉|散|終|まで", fold[max(first - 8, start) : min(over + 6, end)]):
                draft.state("closed_at", time, first, over)
                mark = _MARK.match(fold, over, end)
                draft.ledger.take(first, mark.end() if mark else over, Kind.FIELD)
                break
    return done


def read_clock(draft: Draft, start: int, end: int) -> bool:
    """Read a line that tells when the meeting opened or closed: 午前十時開議, (午後6時29分開会), 10:06 開議.

    clock: [open] [label] time [label]; label: 開会 | 開議 | 閉会 | 散会
    """
    fold = draft.source.fold
    text = fold[start:end]
    times = list(find_times(fold, start, end))
    mark = _MARK.findall(text)
    if not times or len(mark) != 1:
        return False
    word = squeeze(mark[0])
    if word in {"閉会", "散会", "閉議", "終了"}:
        draft.facts.pop("closing_said", None)
        known = draft.state("closed_at", times[-1][0], times[-1][2], times[-1][3])
        return known or draft.facts.get("closed_at") == times[-1][0]
    if word in {"開会", "開議", "開始"}:
        known = draft.state("opened_at", times[0][0], times[0][2], times[0][3])
        return known or draft.facts.get("opened_at") == times[0][0]
    return False


_WAYS: Final = (
    (
        MeetingMode.HYBRID,
        re.compile(r"(?:参集|対面)(?:及び|・|と)(?:Web|オンライン)(?:の併用)?", re.IGNORECASE),
    ),
    (MeetingMode.IN_PERSON, re.compile(r"参集|対面(?:開催)?")),
    (MeetingMode.ONLINE, re.compile(r"(?:Web|オンライン)(?:会議|開催|出席)?", re.IGNORECASE)),
    (MeetingMode.WRITTEN, re.compile(r"書面(?:開催|会議|審議|表決)")),
)


def _read_watched(draft: Draft, start: int, end: int) -> bool:
    seen = draft.cut(start, end).strip(" \t|｜")
    return not _SEATS.search(seen) and draft.state("observers_venue", seen, start, end)


def _read_place(draft: Draft, start: int, end: int) -> bool:
    fold = draft.source.fold
    text = fold[start:end]
    way = next((mode for mode, said in _WAYS if said.fullmatch(text.strip())), None)
    if way is not None and "venue" in draft.facts:
        return draft.state("mode", way, start, end)
    if re.search(r"書面(?:開催|会議|審議)", text):
        draft.state("mode", MeetingMode.WRITTEN, start, end)
    elif _ONLINE.search(text):
        draft.state("mode", MeetingMode.HYBRID if _ROOM.search(text) else MeetingMode.ONLINE, start, start)
    if "venue" in draft.facts:
        watching = re.search(r"\(?傍聴[^()]*\)?", text)
        if watching and watching.start() > 0:
            return draft.state(
                "observers_venue", draft.cut(start, start + watching.start()).strip(), start, end
            )
        return False
    if (
        "opened_at" not in draft.facts
        and (hours := find_hours(fold, start, end))
        and hours.closed is not None
    ):
        _state_hours(draft, hours, start, end)
        end = hours.start if hours.start > start else end
    said = draft.cut(start, end).strip(" \t|｜")
    return bool(said) and draft.state("venue", said, start, end)


def _read_count(draft: Draft, key: str, start: int, end: int) -> bool:
    fold = draft.source.fold
    text = fold[start:end]
    done = False
    if key == "observers" and (press := _PRESS.search(text)):
        said = press[1] or press[2]
        number = 0 if not said.isdecimal() else int(said)
        done = draft.state("press", number, start + press.start(), start + press.end())
        text = text[: press.start()] + " " * (press.end() - press.start()) + text[press.end() :]
    text = re.sub(
        r"\(?\s?定員\s?[:は]?\s?\d+\s?[人名](?:のところ|以内|とし(?:ている)?が|まで)?、?\s?\)?",
        lambda it: " " * len(it[0]),
        text,
    )
    if "定員" in text and not re.search(r"[人名]\s*[)]?\s*[、,(].*[人名]", text):
        return done
    counts = list(_COUNT.finditer(text))
    if len(counts) > 1 and re.search(r"計|合計", text):
        counts = counts[-1:]
    if counts:
        whole = (
            counts[:1]
            if "うち" in text or "内訳" in text or "(" in text[: counts[0].start()][-8:]
            else counts
        )
        number = sum(to_number(found[1]) or 0 for found in whole)
        first, last = counts[0].span()
        done = draft.state(key, number, start + first, start + last) or done
        for more in counts[1:] if done else ():
            draft.ledger.take(start + more.start(), start + more.end(), Kind.FIELD)
        return done
    if _NONE.search(text):
        return draft.state(key, 0, start, end) or done
    if (bare := text.strip(" |")).isdecimal() and len(bare) < 4:  # no meeting has a thousand
        return draft.state(key, int(bare), start, end)
    return done


def _read_chair(draft: Draft, start: int, end: int) -> bool:
    """Read who presided: one person, whom the list of members may name once more."""
    found = find_persons(draft.source, start, end, official=False)
    if len(found) != 1 or found[0].name is None:
        return False
    return draft.state("chair", draft.cut(*found[0].name).strip(), found[0].start, found[0].end)


def read_openness(draft: Draft, start: int, end: int) -> bool:
    """Read whether the meeting is open, with the ground, and the observers where they stand beside it."""
    text = draft.source.fold[start:end]
    key = squeeze(text).lstrip("・:-|")
    if re.search(r"[☑■レ✓✔☒●◉]", key):
        chosen = re.search(r"[☑■レ✓✔☒●◉](一部非公開|一部公開|非公開|公開)", key)
        key = chosen[1] if chosen else ""
    elif _CHOICES.search(key):
        return False  # what could be chosen, and no choice
    found = (
        Openness.PARTLY_CLOSED if re.match(r"(?:公開)?\(?一部(?:非)?公開|一部", key) or re.search(r"(?:一部|のみ|については|は)非公開", key)
        else Openness.CLOSED if key.startswith(("非公開", "公開しない", "不可", "否", "会議は非公開"))
        else Openness.OPEN if key.startswith(("公開", "可", "全部公開", "全部を公開", "全て公開", "会議公開", "会議は公開", "全公開", "原則公開"))
        else None
    )  # fmt: skip
    if not draft.state("openness", found, start, end):
        return False
    if ground := re.search(r"\(([^()]*(?:条|規定|該当)[^()]*)\)", text):
        draft.state("closed_under", draft.cut(start + ground.start(1), start + ground.end(1)), start, start)
    elif found is not Openness.OPEN and (
        ground := re.search(r"[^\s、(]*(?:条例|規則|要綱|法)\s?第\s?\d+\s?条[^\s、)。]*", text)
    ):
        draft.state("closed_under", draft.cut(start + ground.start(), start + ground.end()), start, start)
    if watched := re.search(r"傍聴[者人]?[^\s\d、]{0,3}\s*:?\s*(?:(\d{1,3})\s?[人名]|(なし|無し))", text):
        draft.state("observers", int(watched[1]) if watched[1] else 0, start, start)
    return True


_READS: Final[dict[str, Callable[[Draft, int, int], bool]]] = {
    "place": _read_place,
    "watched": _read_watched,
    "openness": read_openness,
    "chair": _read_chair,
    "closed_under": _read_ground,
}
