"""Lines that stand between people: headings, totals, notes; what each says."""

import re
import unicodedata
from typing import Final, NamedTuple

from attrs import evolve

from council_core.model import Capacity, Presence, Role
from council_core.tables.lists import Context
from council_core.tables.values import presence_of, role_of
from council_core.tables.words import Words, label_key

__all__ = ["LEGEND", "Count", "count_in", "count_of", "group_of", "heading_of", "is_note", "narrow"]

_MARKS: Final = "■□○〇◯◎●◆◇▼▽△▲・※:：-―ー.．、 　\t"
_PAIRS: Final = dict(zip("【[［〔<＜〈「《(（", "】]］〕>＞〉」》)）", strict=True))
_BRACKETS: Final = "【[［〔<＜〈「《(（"
_NUMBER: Final = re.compile(
    r"[\d０-９一二三四五六七八九十IVⅠ-Ⅻ①-⑳ア-ン][.．、)）\s]+|[(（][\d０-９一二三四五六七八九十ア-ン][)）]"
)
_NOTE: Final = re.compile(
    r"[※＊*]|[(（]?注[)）:：\d１-９. 　]|備考[:：]|[(（]?敬称|[(（]?順不同|[(（]?(?:五十|50|５０)音順|凡例|各委員$|以上$"
    r"|.*現在[)）]?$|.*ページ|問い?合わ?せ|電話|担当[:：]|作成[:：日]|[―－-]*\s*以下余白|.*任期[:：は]|任期|[(（]?別[紙表添]"
)
# ◎会長, ○：副会長, △印は代理出席
LEGEND: Final = re.compile(
    r"(?P<mark>[◎○〇◯●△▲☆★※*×✕−])\s*(?:印|は|…|‥|・|[:：=＝→―-])*\s*(?P<word>[^\s◎○〇◯●△▲☆★※*×✕−、,，。；;()（）]+)"
)
_TOTAL: Final = re.compile(
    r"(?:以上|計|合計|総計|小計|総数|委員数|現員|総員|出席者?数?|欠席者?数?|定数)?[\s:、]*(?P<number>\d{1,5})\s*(?:名|人)"
)
_TOTAL_WORDS: Final = frozenset(
    (
        "計",
        "合計",
        "総計",
        "小計",
        "以上",
        "委員数",
        "総数",
        "合計人数",
        "人数",
        "出席者数",
        "委員総数",
        "欠席者数",
        "欠席数",
    )
)
_COUNT: Final = re.compile(r"[(:\s]?\s*(?P<number>\d{1,4})\s*(?:名|人)\s*\)?\s*$")
_ENDINGS: Final = (
    "名簿",
    "一覧",
    "一覧表",
    "の部",
    "の氏名",
    "氏名",
    "(敬称略)",
    "(敬称省略)",
    "(順不同)",
    "等",
)
_ASIDE: Final = re.compile(r"(?P<base>.*\S)\s*[(（](?:敬称|順不同|[五5５][十0０]音)[^()（）]*[)）]")
_PRESENCE: Final = (
    (Presence.ABSENT, re.compile(r"欠席(?:した)?(?P<after>.*)|(?P<before>.*)欠席")),
    (Presence.PRESENT, re.compile(r"出席(?:した)?(?P<after>.*)|(?P<before>.*)出席")),
)
_GROUP: Final = re.compile(
    r"第.+号.*|.*(?:第.+号|号該当|号委員|者|代表|団体|関係|選出|推薦|市民|公募|議員|町|村|区|市|地区|部|局|課|室)"
)
_LONGEST: Final = 40


class Count(NamedTuple):
    """A number of people, and whether it is of those absent."""

    number: int
    absent: bool = False


def narrow(text: str) -> str:
    """Return a text with digits and brackets of one width."""
    return unicodedata.normalize("NFKC", text)


def is_note(text: str, words: Words) -> bool:
    """Tell whether a line is a note or a legend, or says who made the list and when."""
    if _NOTE.match(text) is not None or text.endswith("。"):
        return True
    rest = LEGEND.sub(lambda match: "" if _is_told(match["word"], words) else match[0], text)
    return rest != text and not rest.strip("()（）、,，；; 　※・")


def _is_told(word: str, words: Words) -> bool:
    return any(role_of(word, words)) or presence_of(word.removesuffix("者"), words).presence is not None


def count_of(texts: list[str]) -> Count | None:
    """Return what a line says that only counts, `None` for any other; a 計 without a number counts -1.

    total: [以上 | 計 | 合計 …] number (名 | 人) | (計 | 合計 …) [number]
    """
    line = narrow(" ".join(texts)).strip("()【】 ")
    if match := _TOTAL.fullmatch(line):
        return Count(int(match["number"]), "欠席" in line)
    key = label_key(texts[0])
    if key in _TOTAL_WORDS and all(re.fullmatch(r"[\d.%名人]+", narrow(text)) for text in texts[1:]):
        numbers = [
            int(match[1]) for text in texts[1:] if (match := re.fullmatch(r"(\d{1,5})[名人]?", narrow(text)))
        ]
        return Count(numbers[0] if len(numbers) == 1 else -1, "欠席" in key)
    return None


def count_in(text: str) -> Count | None:
    """Return how many people a heading announces: 委員（15名）."""
    match = _COUNT.search(narrow(text))
    return Count(int(match["number"]), "欠席" in text) if match else None


def heading_of(text: str, words: Words) -> Context | None:
    """Return what a heading says, or `None` where its words are not known.

    heading: { mark | number | bracket } ( capacity | role | category | 出席 who | 欠席 who ) [名簿] [count]
    """
    if len(text) > _LONGEST or not (key := label_key(bare := _bare(text))):
        return None
    title = False
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) > len(ending) and key not in words.capacities:
            key, title = key.removesuffix(ending), title or ending == "名簿"
    presence = None
    for state, pattern in _PRESENCE:
        if match := pattern.fullmatch(key):
            key, presence = match["after"] or match["before"] or "", state
            break
    if presence and key in {"", "者", "した者", "の者"}:
        return Context(presence=presence, title_only=title)
    role, capacity = words.roles.get(key), words.capacities.get(key)
    if role or capacity:
        capacity = capacity or Capacity.MEMBER
        title = title and capacity is Capacity.MEMBER
        return Context(capacity=capacity, role=role, presence=presence, title_only=title)
    if key in words.categories:
        return Context(category=bare, presence=presence)
    return None


def group_of(text: str, above: Context) -> Context | None:
    """Return the context of a line whose words are not known and which looks like a heading.

    group: bracket any bracket | (clause | kind of people | place | department) [count]
    Below a heading of officials it is their department, else a category.
    """
    bare = _bare(text)
    if not bare or len(text) > _LONGEST:
        return None
    if text[0] not in _BRACKETS and count_in(text) is None and not _GROUP.fullmatch(bare):
        return None
    if above.capacity in {Capacity.EXPLAINER, Capacity.SECRETARIAT}:
        return evolve(above, department=bare)
    return evolve(above, category=bare, role=above.role if above.role is Role.MEMBER else None)


def _bare(text: str) -> str:
    """Return a heading without marks, number, brackets and count around it."""
    folded = narrow(text)
    # The count ends the text in any width; where no letter folds into two, its place is that of the text.
    if len(folded) == len(text) and (match := _COUNT.search(folded)):
        text = text[: match.start()]
    while match := _ASIDE.fullmatch(text):
        text = match["base"]
    bare = text.strip(_MARKS)
    if match := _NUMBER.match(bare):
        bare = bare[match.end() :].strip(_MARKS)
    while bare and (pair := _PAIRS.get(bare[0])) and bare.find(pair) == len(bare) - 1:
        bare = bare[1:-1].strip(_MARKS)
    if (
        bare
        and (pair := _PAIRS.get(bare[0]))
        and (end := bare.find(pair)) > 0
        and not bare[end + 1 :].strip(_MARKS)
    ):
        bare = bare[1:end]
    return bare
