"""The head of minutes: labels, and the facts that stand behind them."""

import re
from typing import Final, NamedTuple

from council_core.minutes.reader.clock import Hours, find_day, find_hours, find_times, to_number
from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at, skip_bullets
from council_core.minutes.reader.words import squeeze, words
from council_core.model import MeetingMode, Openness

__all__ = ["Found", "find_label", "find_municipality", "read_fact", "read_title"]

_OPEN: Final = re.compile(r"[【<\[(〈]\s*")
_CLOSE: Final = re.compile(r"\s*[】>\])〉]\s*:?\s*")
_AFTER: Final = re.compile(
    r"\s*\((?!\d{1,2}\))(?!\d*[月火水木金土日]\)|オンライン|公開)[^()]{0,16}\)(?=\s*[:\s]|\s*$)"
)
_DOCUMENT: Final = re.compile(
    r"(?P<name>.*?)[\s「」]*(?:会\s?議\s?録|議\s?事\s?録|会\s?議\s?要\s?録|要\s?点\s?録|会\s?議\s?概\s?要|会\s?議\s?結\s?果(?:\s?報\s?告(?:\s?書)?)?|審\s?議\s?結\s?果|議\s?事\s?概\s?要|議\s?事\s?要\s?旨|会\s?議\s?記\s?録|会議要旨|開催結果|開催概要|記録|概要)"
    r"(?P<rest>第\s?[\d一二三四五六七八九十]+\s?[号回]|[(「].*|を公表|\s+\S.*)?$"
)
_BODY_END: Final = re.compile(
    r"(?:審議会|審査会|委員会|協議会|会議|総会|懇談会|検討会|調査会|部会|分科会|審議委員会|運営会|推進会|連絡会|評議会|理事会|懇話会|定例会|臨時会)(?:定例会|臨時会|総会)?"
)
_NUMBERS: Final = re.compile(r"第\s?(\d{1,4}|[一二三四五六七八九十百]{1,4})\s?回")
_YEAR: Final = re.compile(r"(令和|平成|昭和)\s?(元|\d{1,2}|[一二三四五六七八九十]{1,3})\s?年\s?度")
_STRIP: Final = re.compile(
    r"(?:令和|平成|昭和)\s?(?:元|\d{1,2}|[一二三四五六七八九十]{1,3})\s?年\s?度?|\d{4}年度|第\s?(?:\d{1,4}|[一二三四五六七八九十百]{1,4})\s?[回期]\s?(?:\(?(?:定例|臨時)?(?:会|総会)?\)?$)?|\((?:第\d+回|定例|臨時|書面)[^()]*\)|\([^()]*開催\)|[「」]"
)
_CITY: Final = re.compile(
    r"((?:[^\s]{2,3}[都道府県])?[^\s市区町村]{1,5}?(?:市市(?![民街営立税内場有政])|[町村]市(?![民街])|市|区)|[^\s市区町村]{1,6}?[町村](?![づ民内])|[^\s]{2,3}[都道府県])"
)
_SEAT: Final = re.compile(r"([^\s、。()]{1,8}?[市区町村県])(?:役所|役場|庁舎|庁)")
_COUNT: Final = re.compile(r"(\d{1,4}|[一二三四五六七八九十]{1,3})\s?[人名]")
_PRESS: Final = re.compile(r"(?:記者|報道(?:関係者|機関)?)\s*[:等]?\s*(\d{1,3}|なし)\s?[人名社]?")
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}


class Found(NamedTuple):
    """A label of the head in a row: what follows it, where it ends, whether it has a number of its own."""

    key: str
    end: int
    top: bool
    glued: bool
    colon: bool


def find_label(fold: str) -> Found | None:
    """Return the label that a row begins with.

    label: [bullets] [number] [open] word [close] ["(" note ")"] (":" | space | end)
    Right behind a number, or where a date follows, the value may stand without a space.
    """
    start = skip_bullets(fold)
    number = number_at(fold, start) if start < len(fold) else None
    numbered = False
    if number and number.style in {"digit", "paren", "half", "circle", "kana", "kanji", "roman"}:
        start, numbered = number.end, True
        start = skip_bullets(fold, start) if start < len(fold) else start
    opened = _OPEN.match(fold, start)
    if opened:
        start = opened.end()
    match = words().label_at.match(fold, start)
    if not match:
        return None
    key = words().labels[squeeze(match[0])]
    end = match.end()
    marked = numbered or bool(skip_bullets(fold))
    if opened:
        closed = _CLOSE.match(fold, end)
        return Found(key, closed.end(), numbered, glued=False, colon=True) if closed else None
    if after := _AFTER.match(fold, end):
        end = after.end()
    rest = fold[end:]
    stripped = rest.lstrip()
    colon = stripped.startswith(":")
    if colon:
        stripped = stripped[1:].lstrip()
    value = len(fold) - len(stripped)
    glued = bool(rest) and not rest[0].isspace() and not colon
    if glued:
        dated = bool(re.match(r"[令平昭]|午[前後]|\d", rest))
        if len(squeeze(match[0])) < 2 or not (
            numbered
            or dated
            or (len(squeeze(match[0])) >= 4 and not re.match(r"[ぁ-ん等・各の会録名職]", rest))
        ):
            return None
        if re.match(r"[ぁ-ん・、。等各]|における|について", rest):
            return None
    return Found(key, value, marked or colon or not stripped, glued, colon)


def read_fact(draft: Draft, key: str, start: int, end: int) -> bool:
    """Read the value of a label; tell whether it was understood.

    when: date [hours]; place: text; observers: count | なし; openness: 公開 | 一部非公開 | 非公開
    """
    fold = draft.source.fold
    text = fold[start:end]
    if not text.strip():
        return False
    if key in {"when", "when_where", "opened", "closed", "hours"}:
        return _read_when(draft, key, start, end)
    if key == "place":
        return _read_place(draft, start, end)
    if key in {"observers", "press"}:
        return _read_count(draft, key, start, end)
    if key == "openness":
        return _read_openness(draft, start, end)
    if key == "title":
        return read_title(draft, start, end, labelled=True)
    if key in {"prepared", "published"}:
        day = find_day(fold, start, end)
        return draft.state(f"{key}_on", day and day[0], start, end)
    if key == "closed_under":
        return bool(text.strip(" -ー―")) and draft.state("closed_under", draft.cut(start, end), start, end)
    return False


def _read_when(draft: Draft, key: str, start: int, end: int) -> bool:
    fold = draft.source.fold
    done = False
    if key in {"when", "when_where", "opened"} and (day := find_day(fold, start, end)):
        done = draft.state("date", day[0], start, day[2])
        weekday = re.compile(r"\s*\([月火水木金土日][^()]{0,8}\)").match(fold, day[2])
        draft.ledger.take(day[1], weekday.end() if weekday else day[2], Kind.FIELD)
    if key == "closed":
        for time, _told, first, last in find_times(fold, start, end):
            done = draft.state("closed_at", time, first, last) or done
            draft.ledger.take(start, last, Kind.FIELD)
            break
        return done
    hours = find_hours(fold, start, end)
    if hours:
        done = _state_hours(draft, hours, fold[hours.end : min(hours.end + 4, end)]) or done
        tail = re.compile(r"\s*(?:まで|~|から|開会|閉会|開議|散会|開始|終了|頃|-)*").match(fold, hours.end)
        draft.ledger.take(hours.start, tail.end() if tail else hours.end, Kind.FIELD)
        rest = list(find_times(fold, hours.end, end))
        if rest and hours.closed is None and "閉" in fold[hours.end : end]:
            draft.state("closed_at", rest[0][0], rest[0][2], rest[0][3])
    if key == "when_where" and not done:
        return _read_place(draft, start, end)
    return done


def _state_hours(draft: Draft, hours: Hours, after: str) -> bool:
    if hours.closed is None and re.match(r"\s*(?:閉|散会|まで|終)", after):
        return draft.state("closed_at", hours.opened, hours.start, hours.end)
    done = draft.state("opened_at", hours.opened, hours.start, hours.end)
    return draft.state("closed_at", hours.closed, hours.start, hours.end) or done


def _read_place(draft: Draft, start: int, end: int) -> bool:
    fold = draft.source.fold
    text = fold[start:end]
    if re.search(r"書面開催|書面会議|書面審議", text):
        draft.state("mode", MeetingMode.WRITTEN, start, end)
    elif re.search(r"オンライン|Web|WEB|Zoom|ZOOM|リモート", text):
        draft.state(
            "mode",
            MeetingMode.HYBRID if re.search(r"室|館|庁|ホール|含む|併用", text) else MeetingMode.ONLINE,
            start,
            start,
        )
    if "venue" in draft.facts:
        watching = re.search(r"\(傍聴[^()]*\)|傍聴", text)
        if watching:
            return draft.state(
                "observers_venue", draft.cut(start, start + watching.start()).strip(), start, end
            )
        return False
    return draft.state("venue", draft.cut(start, end).strip(), start, end)


def _read_count(draft: Draft, key: str, start: int, end: int) -> bool:
    fold = draft.source.fold
    text = fold[start:end]
    if key == "observers" and (press := _PRESS.search(text)):
        draft.state(
            "press", 0 if press[1] == "なし" else int(press[1]), start + press.start(), start + press.end()
        )
        text = text[: press.start()]
    if "定員" in text and not re.search(r"[人名]\s*[)]?\s*[、,].*[人名]", text):
        return False
    if count := _COUNT.search(text):
        return draft.state(key, to_number(count[1]), start, start + count.end())
    if (
        re.match(r"\s*[(（]?\s*(?:なし|無し|無|い?なかった|0\s*$|いない|ありません|該当なし|特になし)", text)
        or "傍聴者なし" in text
    ):
        return draft.state(key, 0, start, end)
    if (bare := text.strip()).isdecimal() and len(bare) < 4:  # noqa: PLR2004
        return draft.state(key, int(bare), start, end)
    return False


def _read_openness(draft: Draft, start: int, end: int) -> bool:
    text = draft.source.fold[start:end]
    key = squeeze(text)
    if re.search(r"[☑■レ✓✔☒]", key):
        chosen = re.search(r"[☑■レ✓✔☒](一部非公開|一部公開|非公開|公開)", key)
        key = chosen[1] if chosen else ""
    found = (
        Openness.PARTLY_CLOSED if re.search(r"一部", key)
        else Openness.CLOSED if key.startswith(("非公開", "公開しない", "不可", "否"))
        else Openness.OPEN if key.startswith(("公開", "可", "全部公開", "全部を公開", "全て公開"))
        else None
    )  # fmt: skip
    if not draft.state("openness", found, start, end):
        return False
    if ground := re.search(r"\(([^()]*(?:条|規定|該当)[^()]*)\)", text):
        draft.state("closed_under", draft.cut(start + ground.start(1), start + ground.end(1)), start, start)
    return True


def read_title(draft: Draft, start: int, end: int, *, labelled: bool = False) -> bool:
    """Read the name of the meeting off its title, and the council, the year and the number that it tells.

    title: [year 年度] [第n回] council [第n回] [定例会] [会議録 | 議事録 …] ["(" rest ")"]
    """
    fold = draft.source.fold
    text = fold[start:end].strip()
    start += len(fold[start:end]) - len(fold[start:end].lstrip())
    if "title" in draft.facts or not text or len(text) > 300:  # noqa: PLR2004 -- no title is as long
        return False
    name_end = start + len(text)
    said = _DOCUMENT.match(text)
    if said and said["name"].strip(" 「」"):
        name_end = start + len(said["name"].rstrip())
    elif not labelled and not said:
        dated = re.search(r"\(.*開催\)$", text)
        if not (dated or (_BODY_END.search(text) and _NUMBERS.search(text))):
            return False
    elif said and not labelled:
        return False
    if not labelled and not _BODY_END.search(fold, start, name_end):
        return False
    title = draft.cut(start, name_end)
    draft.state("title", title.strip(), start, name_end)
    draft.ledger.take(name_end, end, Kind.MARK)
    whole = squeeze(text)
    if year := _YEAR.search(fold, start, end):
        count = 1 if year[2] == "元" else to_number(year[2])
        draft.facts["fiscal_year"] = _ERAS[year[1]] + (count or 0)
    if number := _NUMBERS.search(fold, start, end):
        draft.facts["number_in_year" if year else "number"] = to_number(number[1])
    if day := find_day(fold, start, end):
        draft.facts.setdefault("title_date", day[0])
    body = _STRIP.sub("", squeeze(re.sub(r"\([^()]*開催\)", "", fold[start:name_end])))
    body = re.sub(r"(?<=会)(?:定例会|臨時会|定例会議|第?定例|臨時)$", "", body).strip("()・ 「」")
    draft.facts.setdefault("council_name", body)
    if "書面開催" in whole:
        draft.facts.setdefault("mode", MeetingMode.WRITTEN)
    return True


def find_municipality(draft: Draft) -> str | None:
    """Return the city that the council's name begins with, or whose office the meeting was in."""
    body = draft.facts.get("council_name", "")
    if match := _CITY.match(body):
        return match[1]
    if match := _SEAT.match(squeeze(draft.facts.get("venue", ""))):
        return match[1]
    return None
