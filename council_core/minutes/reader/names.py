"""What may be a person's name, and what is a role, a post or an organisation."""

import re
from functools import lru_cache
from typing import Final

from council_core.minutes.reader.words import squeeze, words
from council_core.model import Role

__all__ = ["is_group", "is_name", "is_nobody", "is_org", "is_post", "split_post", "split_role"]

_LETTERS: Final = r"[\u3400-\u9fff\uf900-\ufaff々〆ヶヵ\U00020000-\U0003ffffぁ-んァ-ヺー]"  # kanji and kana
_NAME: Final = re.compile(rf"{_LETTERS}{{1,9}}(?:\({_LETTERS}{{1,2}}\))?")
_FOREIGN: Final = re.compile(r"[A-Za-zァ-ヺー.・]{2,20}")
_KANJI: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆\U00020000-\U0003ffff]")
_NO_NAME: Final = re.compile(
    r"^員$|[をへ]|[はがにで]$|^[はがにとの][一-鿿]|ました|です|ます|について|こと|もの"
    r"|全員|一同|審議|委員会|審議会|協議会|連合|組合|団体|大学|病院|学校|会社|法人|関係|代表|資料|会議|以上|以下|ほか"
    r"|敬称|欠席|出席|名簿|定足|議題|議事|次第|開会|閉会|場所|日時|傍聴|公開|案件|事務|職員|氏名|役職|番号|区分|所属|公募|市民|住民|町民|学識|有識|経験者|推薦|報告|説明"
)
_ORG: Final = re.compile(
    r"(?:[部課室局署所校院庁社館園会科係区]|センター|グループ|チーム|協会|連合会|組合|大学|学部|大学院|研究所|病院|学校|支部|本部|支所|支店|商店|法人|団体|機構|銀行|公社|財団|NPO|連盟|連絡会|自治会|町内会|婦人会|クラブ|の会|代表|公募|市民|会議所|弁護士|医師|公認会計士|税理士|司法書士|建築士|教授|准教授|講師|議員|担当|関係者?|者|委員会|総括|部会|[0-9]+号|行政|機関)$"
)
_SHORT_ORGS: Final = frozenset(
    [
        "弁護士",
        "税理士",
        "建築士",
        "医師",
        "教授",
        "准教授",
        "講師",
        "代表",
        "公募",
        "市民",
        "議員",
        "当局",
        "市側",
        "町側",
        "本部",
        "支部",
        "行政",
        "機関",
        "有識者",
        "学識者",
        "関係者",
        "薬剤師",
        "歯科医",
        "社労士",
    ]
)
_SIDES: Final = frozenset("市区町村県")
_BODIES: Final = ("教育委員会", "議会", "農業委員会", "選挙管理委員会", "監査委員")
_HIRAGANA: Final = re.compile(r"(?!それ|これ|ここ|そこ|まず|あと|では)[ぁ-ん]{3}")
_LONGEST: Final = 8


def _single(key: str) -> bool:
    return key in words().singles


@lru_cache(maxsize=20_000)
def is_name(text: str, *, part: bool = False) -> bool:
    """Tell whether a text, its spaces aside, may be a person's name; `part`: a surname or a given name alone."""
    key = "".join(text.split())
    if not key or len(key) > _LONGEST + 3 * ("(" in key):
        return False
    if not _NAME.fullmatch(key):
        return (
            bool(_FOREIGN.fullmatch(key))
            and ("・" in key or len(text.split()) > 1 or part)
            and not key.isascii()
        )
    refused = _NO_NAME.search(key)
    if part and refused and refused[0] in "はがにで" and _HIRAGANA.fullmatch(key):
        refused = None  # かえで is a given name
    if refused or key in words().roles or key in words().posts or is_group(key):
        return False
    if _KANJI.search(key):
        return True
    return part or len(text.split()) > 1


_LONGEST_ORG: Final = 80  # letters


@lru_cache(maxsize=20_000)
def is_org(key: str) -> bool:
    """Tell whether a word names an organisation or a profession: 総務課, 連絡協議会, 弁護士."""
    key = squeeze(key)
    if len(key) > _LONGEST_ORG or not _ORG.search(key):
        return False
    # 阿部, 長谷部, 水科, 花園 are names: a short word is an organisation where it begins as one
    return len(key) > 3 or key in _SHORT_ORGS or (len(key) > 2 and bool(words().post_begin.match(key)))


def is_group(text: str) -> bool:
    """Tell whether a line of a list names a kind of people (学識経験者) and not a person."""
    key = squeeze(text).strip("()[]【】<>・:")
    return key in words().heads["groups"] or bool(_ARTICLE.fullmatch(key))


_ARTICLE: Final = re.compile(
    r"\d{0,2}(?:条例|規則|要綱|法)?(?:第?\d+条)?(?:第?\d+項)?第?\d+号(?:に掲げる)?(?:委員|者|該当)?[^\s、]{0,30}|.{2,40}(?:を有する者|に属する者|に従事する者|を代表する者|の代表者|から選出された者|の職員|関係者)"
)


def is_nobody(text: str) -> bool:
    """Tell whether a list says that there is nobody in it."""
    return squeeze(text).strip("()。・:") in words().heads["none"]


@lru_cache(maxsize=20_000)
def is_post(text: str) -> bool:
    """Tell whether a text is an official's post and nothing else (環境部長): a name would stand before it."""
    key = "".join(text.split()).removesuffix("兼")
    table = words()
    if key in table.posts:
        return True
    if key.endswith(("関係", "の係")):
        return False
    if not table.post_end.search(re.sub(r"\([^()]*\)$", "", key)):
        return False
    if table.post_begin.match(key):
        return not (
            (ranked := _RANKED.fullmatch(key))
            and is_name(ranked[1])
            and not table.post_begin.match(ranked[1])
        )
    return split_post(key) is None and (not is_name(key) or len(key) > 5)  # a name is no longer


@lru_cache(maxsize=20_000)
def split_role(key: str) -> tuple[int, int, Role] | None:
    """Part a name from the role behind it: 三好謙二委員長; or from one glued before it: 委員長野上.

    Returns where the name begins and ends, and the role.
    """
    table = words()
    if match := table.role_end.search(key):
        name = key[: match.start()].removesuffix("各")
        if (
            name
            and len(name) < 7
            and is_name(name, part=True)
            and (len(name) > 1 or _single(name) or match[0] != "議員")
        ):
            return 0, len(name), table.roles[match[0]]
    return None


@lru_cache(maxsize=20_000)
def split_post(key: str, *, official: bool = True) -> tuple[int, int] | None:
    """Part a name from the post printed right behind it: 原田総務課長 is 原田 and 総務課長.

    person: name post
    The post begins at the first word that departments and posts begin with; the name before it has two
    letters at least, or is one of the names of one letter. Returns where the name begins and ends.
    """
    table = words()
    bare = re.sub(r"\([^()]*\)", "", key)
    if not table.post_end.search(bare) or not official:
        return None
    if ranked := _ranked(key):
        return ranked
    for match in table.post_begin.finditer(key, 1):
        if match.start() > _LONGEST - 1:
            break
        name = key[: match.start()]
        if name[-1] in _SIDES and key.startswith(_BODIES, match.start()):
            return None  # 見本区教育委員会教育長
        if (len(name) > 1 or _single(name)) and is_name(name):
            return 0, len(name)
    if end := table.post_end.search(bare):  # 企画課真木原主査: the department stands before the name
        unit = _UNIT.match(key)
        if unit and end.start() > unit.end() + 1 and is_name(key[unit.end() : end.start()]):
            return unit.end(), end.start()
        if end.start() > 1 and is_name(key[: end.start()]) and end.start() < 5:  # a surname
            return 0, end.start()
    return None


def _ranked(key: str) -> tuple[int, int] | None:
    """Part a surname from the department before it and the rank behind it: 企画課見本主査."""
    found = _RANKED.fullmatch(key)
    if not found or words().post_begin.match(found[1]) or not is_name(found[1]):
        return None
    return found.span(1)


_RANKED: Final = re.compile(
    r".{1,12}?[部課室局](.{2,3})(?:主任主事|主任技師|主査|主事|主任|主幹|技師)"
)  # 企画課見本主査
_UNIT: Final = re.compile(r".{1,12}?[部課室局係館署](?=.{2,4}(?:主|副|係|課|室|補|技|参|職|書))")
