"""The title of minutes: the name of the meeting, and the council, the year and the number that it tells."""

import re
from typing import Final, NamedTuple

from council_core.minutes.reader.clock import find_day, find_yearless, to_number
from council_core.minutes.reader.draft import Draft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.rows import Row
from council_core.minutes.reader.words import squeeze
from council_core.model import MeetingMode
from council_core.text import to_one_width

__all__ = [
    "find_municipality",
    "find_title",
    "is_document_title",
    "is_document_word",
    "read_numbers",
    "state_title",
]

_DOCUMENT: Final = (
    r"(?:会\s?議\s?録|議\s?事\s?録|会\s?議\s?要\s?録|要\s?点\s?(?:記\s?)?録|速\s?記\s?録|会\s?議\s?(?:の\s?)?概\s?要|会\s?議\s?(?:の\s?)?結\s?果(?:\s?報\s?告(?:\s?書)?)?"
    r"|審\s?議\s?(?:の\s?)?(?:結\s?果|概\s?要)|議\s?事\s?(?:の\s?)?概\s?要(?:書)?|議\s?事\s?要\s?[旨録]|会\s?議\s?記\s?録|会\s?議\s?要\s?旨|会\s?議\s?報\s?告(?:書)?|開\s?催\s?(?:結\s?果|概\s?要|報\s?告)|での意見|意見内容|摘\s?録|会\s?議\s?メモ|議事メモ|の?まとめ|(?:の)?(?:審議)?結果(?:について)?|記\s?録|概\s?要|要\s?旨|要約(?:版)?)"
)
_TITLED: Final = re.compile(
    rf"(?P<name>.*?)[\s「」(_|]*{_DOCUMENT}(?P<rest>第\s?[\d一二三四五六七八九十]+\s?[号回].*|[)(「\[].*|など|等|を公表.*|の表|について|案|\s+\S.*|\(案\))?[)」]?$"
)
_BODY_END: Final = re.compile(
    r"(?:委員会議|委員の会議|代表者会議|審議委員会|審議会|審査会|委員会|協議会|会議|総会|懇談会|検討会|調査会|部会|分科会|運営会|推進会|連絡会|評議会|理事会|懇話会|策定会|評価会|(?<=[市町村区県都道府])議会(?!議員|推薦|事務局|の|だより|選出|代表))"
)
_SESSION: Final = re.compile(
    r"(?:の?(?:\d{1,2}月)?(?:定例会議?|臨時会議?|定例総会|総会|定例|臨時)|\((?:定例|臨時)(?:会)?\))(?:\(.*\))?$"
)
_NUMBERS: Final = re.compile(r"第\s?(\d{1,4}|[一二三四五六七八九十百]{1,4})\s?回")
_YEAR: Final = re.compile(
    r"(?:(令和|平成|昭和)\s?(元|\d{1,2}|[一二三四五六七八九十]{1,3})|(\d{4}))\s?年\s?度"
)
_WHEN: Final = r"(?:令和|平成|昭和)\s?(?:元|\d{1,2}|[一二三四五六七八九十]{1,3})\s?年\s?度?(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?|\d{4}\s?年\s?度?"
_STRIP: Final = re.compile(
    rf"{_WHEN}|第\s?(?:\d{{1,4}}|[一二三四五六七八九十百]{{1,4}})\s?(?:回|期)|\((?:第\d+回|定例|臨時|書面|{_WHEN})[^()]*\)|\([^()]*開催\)|[「」|]|^[-*・\s\d]+(?=\S{{4}})"
)
_CITY: Final = re.compile(
    r"((?:[^\s]{2,3}[都道府県])?[市町村区]?[^\s市区町村]{1,5}?(?:市市(?![民街営立税内場有政])|[町村]市(?![民街])|市|区)|[町村]?[^\s市区町村]{1,6}?[町村](?![づ民内])|[^\s]{2,3}?[都道府県](?!市町村))"
)
_SEAT: Final = re.compile(r"([^\s、。()]{1,8}?[市区町村県])(?:役所|役場|庁舎|庁)")
_NO_TITLE: Final = re.compile(
    r">|トップページ|現在地|ホーム|様式|次の|とおり|[。:]|^※|に出席した|更新|http|資料|印刷|ダウンロード|検索|答申|諮問|名簿|条例|要綱|規則|^\d{1,2}[.)]\s|^\(\d"
)
_ONLY_NUMBER: Final = re.compile(
    rf"(?:{_WHEN})?\s?第\s?\d{{1,4}}\s?回(?:委員会|会議|審議会|協議会|定例会|総会)?(?:{_DOCUMENT})?\s?(?:\([^()]{{1,14}}\))?"
)
_LEADING: Final = re.compile(r"(?:(?:\d{1,3}|[称名])\s+)?(?=第\s?\d|令和|平成)|\([^()]*開催\)\s*")
_BRACKETS: Final = {"【": "】", "<": ">", "[": "]", "「": "」", "『": "』"}
_TWICE: Final = re.compile(r"[\s(]*(?:会\s?議\s?録|議\s?事\s?録)$")  # 会議録 of 会議録要旨
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DEEP: Final = 60  # rows in which a title is looked for
_TITLE: Final = 60  # letters that a title on a line of its own seldom exceeds
_LONG: Final = 120
_NEAR: Final = 8000  # letters of a document in which its council is named


class _Candidate(NamedTuple):
    score: int
    place: int
    start: int
    end: int  # of the name
    over: int  # of the row
    body: str


def find_title(draft: Draft, rows: list[Row], until: int, labelled: set[int]) -> None:
    """Find the row that is the title, among the first rows; one that a label announces is stated already.

    title: [year 年度] [第n回] council [第n回] [定例会] [会議録 | 議事録 …] ["(" rest ")"]
    Of several the one that says most wins: what the document is, the number, the city.
    """
    found = [
        it
        for place, row in enumerate(rows[: min(until, _DEEP)])
        if place not in labelled and (it := _candidate(draft, place, row, rows))
    ]
    if not found:
        return
    best = max(found, key=lambda it: (it.score, -it.place))
    best = _fuller(draft, found, best)
    if "title" not in draft.facts and best.score > 2:  # a name alone is a heading of something
        draft.facts["title"] = draft.cut(best.start, best.end).strip().removesuffix("の")
        read_numbers(draft, best.start, best.over)
    if best.score > 2 or "title" in draft.facts:
        body = draft.facts.get("council_name") or best.body
        longer = [it.body for it in found if it.body.endswith(body) and _CITY.match(it.body)]
        draft.facts["council_name"] = max(longer, key=len) if longer and not _CITY.match(body) else body
    for row in rows[: min(until, _DEEP)]:  # 令和5年度第1回会議録, and the council's name stands elsewhere
        if _ONLY_NUMBER.fullmatch(row.fold.strip("「」 ")) and draft.ledger.is_free(row.start, row.end):
            fresh = "number" not in draft.facts
            read_numbers(draft, row.start, row.end)
            if fresh and "number" in draft.facts and (year := draft.facts.get("fiscal_year")):
                draft.facts.setdefault("number_in_year", draft.facts.pop("number"))
                if day := find_yearless(draft.source.fold, row.start, row.end, year):
                    draft.facts.setdefault("title_date", day[0])
            draft.ledger.take(row.start, row.end, Kind.FIELD)
    for it in found:
        if it.score > 2 or squeeze(draft.cut(it.start, it.end)) in squeeze(draft.facts.get("title", "")):
            draft.ledger.take(it.start, it.over, Kind.FIELD)


def _fuller(draft: Draft, found: list[_Candidate], best: _Candidate) -> _Candidate:
    """Return the title that has the city before the same name, and the number too, where the best has none."""
    if _CITY.match(best.body):
        return best
    numbered = (it for it in found if _NUMBERS.search(draft.source.fold, it.start, it.over))
    return next((it for it in numbered if it.body.endswith(best.body) and _CITY.match(it.body)), best)


def is_document_word(fold: str) -> bool:
    """Tell a row that names the kind of document alone: 会議録, 会議結果報告書."""
    return bool(re.fullmatch(_DOCUMENT, squeeze(fold).strip("「」()[]")))


def is_document_title(fold: str) -> bool:
    """Tell a row that names a council and a kind of document: it is a title, and no item of an agenda."""
    if len(fold) >= _TITLE or "について" in fold:  # a line of its own
        return False
    said = _TITLED.match(fold)
    return bool(said and "録" in fold[len(said["name"]) :] and _BODY_END.search(said["name"]))


def state_title(draft: Draft, start: int, end: int, *, council: bool) -> bool:
    """Take the value of a label (会議の名称, 審議会名) as the title, or as the council's name."""
    fold = draft.source.fold
    text = fold[start:end].strip()
    if not text or len(text) > 2 * _LONG:
        return False
    first = start + len(fold[start:end]) - len(fold[start:end].lstrip())
    said = _TITLED.match(text)
    over = (
        first + len(said["name"].rstrip(" 「("))
        if said and said["name"].strip() and _BODY_END.search(said["name"])
        else first + len(text)
    )
    body = _body(fold[first:over])
    key = "council_label" if council and _NUMBERS.search(text) is None else "title_label"
    if draft.facts.setdefault(key, squeeze(text)) != squeeze(text):
        return False  # another name at another place: told as what was not understood
    if key == "council_label":
        draft.facts["council_name"] = squeeze(draft.cut(first, over))
    else:
        draft.facts.setdefault("title", draft.cut(first, over).strip().removesuffix("の"))
        draft.facts.setdefault("council_name", body)
    read_numbers(draft, first, end)
    draft.ledger.take(start, end, Kind.FIELD)
    return True


def read_numbers(draft: Draft, start: int, end: int) -> None:
    """Read the fiscal year and the number that a title tells, or a row beside one."""
    fold = draft.source.fold
    key = squeeze(fold[start:end])
    year, number = _YEAR.search(key), _NUMBERS.search(key)
    if year:
        count = 1 if year[2] == "元" else to_number(year[2] or year[3])
        draft.facts.setdefault("fiscal_year", _ERAS.get(year[1], 0) + (count or 0))
    if number:
        draft.facts.setdefault("number_in_year" if year else "number", to_number(number[1]))
    if day := find_day(fold, start, end):
        draft.facts.setdefault("title_date", day[0])
    if "書面開催" in fold[start:end]:
        draft.facts.setdefault("mode", MeetingMode.WRITTEN)


def _candidate(draft: Draft, place: int, row: Row, rows: list[Row]) -> _Candidate | None:
    """Return a row as a title, with a score for what it says; `None` where it names no council."""
    if row.fold[0] in _BRACKETS and row.fold[-1] == _BRACKETS[row.fold[0]]:
        row = row._replace(start=row.start + 1, end=row.end - 1, fold=row.fold[1:-1])
    if len(row.fold) < 40 and sum(len(word) == 1 for word in row.fold.split()) > 3:  # letters apart: 会 議 録
        spread = _spread(draft, place, row)
        if spread is not None:
            return spread
    if len(row.fold) > _LONG or _NO_TITLE.search(row.fold):
        return None
    over = _over_two_lines(row, rows[place + 1] if place + 1 < len(rows) else None)
    text = draft.source.fold[row.start : over]
    said = _TITLED.match(re.sub(r"\s", " ", text))
    named = said is not None and bool(said["name"].strip(" 「」"))
    name = said["name"].rstrip(" 「」(") if said and named else text
    name = _TWICE.sub("", name)
    ends = list(_BODY_END.finditer(name))
    if not ends or (not named and not _ends_well(name, ends[-1].end())):
        return None
    body = _body(name)
    if not body or len(body) > 50 or not _BODY_END.search(body):
        return None
    first = all(not rows[at].fold.strip("-=* ") or rows[at].fold.startswith("#") for at in range(place))
    told = (re.search(r"開催\)\s*$", text), first, _NUMBERS.search(text), _YEAR.search(text))
    score = 3 * named + 2 * sum(map(bool, told)) + bool(_CITY.match(body)) + (1 if len(body) > 4 else -1)
    begin = row.start + len(name) - len(name.lstrip(" 「-*・#"))
    leading = _LEADING.match(draft.source.fold, begin, over)
    return _Candidate(score, place, leading.end() if leading else begin, row.start + len(name), over, body)


def _over_two_lines(row: Row, following: Row | None) -> int:
    """Return where a title ends that may go on in the next line."""
    if (
        following is None
        or not _BODY_END.search(following.fold)
        or len(row.fold) + len(following.fold) >= _LONG
    ):
        return row.end
    if row.fold.endswith(("及び", "並びに")):
        return following.end
    begun = _NUMBERS.search(row.fold) or _YEAR.search(row.fold) or row.fold.endswith(("・", "市", "町"))
    return (
        following.end
        if begun and not _BODY_END.search(row.fold) and _TITLED.match(following.fold)
        else row.end
    )


def _spread(draft: Draft, place: int, row: Row) -> _Candidate | None:
    """Read a title whose letters stand apart: 第 5 回 総 会 議 事 録."""
    key = squeeze(row.fold)
    said = _TITLED.match(key)
    name = said["name"] if said else ""
    if not said or not _BODY_END.search(name) or _NO_TITLE.search(key):
        return None
    seen, end = 0, row.start
    while seen < len(name):
        seen += not draft.source.fold[end].isspace()
        end += 1
    return _Candidate(4 + 2 * bool(_NUMBERS.search(name)), place, row.start, end, row.end, _body(name))


def _ends_well(name: str, end: int) -> bool:
    """Tell whether only a number, a date or a session stands behind the council's name."""
    if re.search(r"について$", name):
        return False
    return bool(
        re.fullmatch(
            rf"\s*(?:\(?\s?(?:{_NUMBERS.pattern}|{_WHEN}|定例会?|臨時会?|総会|第\d部会|\d{{1,2}}月\d{{1,2}}日(?:\([月火水木金土日]曜?日?\))?|\([月火水木金土日]曜?日?\)|\(?\d{{1,2}}月\d{{1,2}}日|[^()]*開催|テキスト版|書面)\s?\)?\s*)*[))]?",
            name[end:],
        )
    )


def _body(name: str) -> str:
    """Return the council's name in the name of a meeting: without year, number and session."""
    text = squeeze(_STRIP.sub(" ", name)) if " " not in name.strip() else _STRIP.sub(" ", name)
    tokens = text.split()
    places = [place for place, token in enumerate(tokens) if _BODY_END.search(token)]
    if len(places) > 1 and tokens[places[-1]] in {"総会", "会議"}:
        places.pop()  # 見本市農業委員会 第8回 総会
    if places:
        first = places[-1]
        # what stands before the token of the name belongs to it where it is no date and no other name
        while (
            first
            and not re.fullmatch(r"[\d年月日号回第度\-−()元]+|[称名]", tokens[first - 1])
            and not _BODY_END.search(tokens[first - 1])
        ):
            first -= 1
        text = "".join(tokens[first : places[-1] + 1])
    text = squeeze(text)
    text = re.sub(r"^\d+(?:月\d+日|月|日)?", "", text)
    text = re.sub(r"^[^一-鿿ァ-ヺa-zA-Zぁ-ん]+", "", text)
    while True:
        shorter = _SESSION.sub("", text)
        shorter = re.sub(r"\([^()]*\)?$|^\([^()]*\)", "", shorter).rstrip("・-のでに(")
        if shorter == text or not _BODY_END.search(shorter):
            break
        text = shorter
    return text.strip("()・ -|")


def as_printed(draft: Draft, key: str) -> str:
    """Return a name as the document prints it, white space aside; its key is of one width."""
    text = draft.source.text[:_NEAR]
    if key in "".join(text.split()):
        return key
    fold = draft.source.fold[:_NEAR]
    places = [(place, letter) for place, written in enumerate(fold) for letter in squeeze(written)]
    at = "".join(letter for _place, letter in places).find(key)
    if at < 0:
        return key
    return "".join(text[place] for place in sorted({place for place, _letter in places[at : at + len(key)]}))


def find_municipality(draft: Draft) -> str | None:
    """Return the city that the council's name begins with, or whose office the meeting was in."""
    body = draft.facts.get("council_name", "") or ""
    if match := _CITY.match(re.sub(r"^第\d+次", "", body)):
        return match[1]
    if match := _CITY.match(squeeze(_STRIP.sub("", to_one_width(draft.facts.get("title") or "")))):
        return match[1]  # a council of two names, the city before the first
    if match := _SEAT.match(squeeze(draft.facts.get("venue", "") or "")):
        return match[1]
    return None
