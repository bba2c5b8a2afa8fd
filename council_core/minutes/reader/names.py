"""One person as a list prints them: the name apart from role, post, seat and what stands in brackets."""

import re
from typing import Final, NamedTuple

from council_core.minutes.reader.words import squeeze, words
from council_core.model import Role

__all__ = ["Named", "is_group", "is_name", "is_nobody", "is_post", "part_post", "read_name", "split_post"]

_NAME: Final = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff々〆ヶヵ\U00020000-\U0003ffffぁ-んァ-ヺーA-Za-z.・]{1,12}"
)
_KANJI: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々〆ヶ\U00020000-\U0003ffff]")
_NOT_NAMES: Final = re.compile(
    r"[部課室局係館署]$|[はをがへ]|委員会|審議会|協議会|連合|組合|団体|大学|病院|学校|会社|法人|関係|代表|資料|会議|以上|以下|職員|ほか|敬称|欠席|出席|名簿|定足|名$"
)
_BRACKETS: Final = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^】]*)】|<([^<>]*)>")
_SEAT: Final = re.compile(r"(?:議席)?(\d{1,3})\s?番|^(\d{1,2})[.\s]\s*(?=\D)")
_SIGN: Final = re.compile(r"(?:(?<=\s)|(?<=\))|^)([○〇◎×\-ー欠]|欠席|出席)$")
_DEPARTMENT: Final = re.compile(r"^(.*[部課室局係館署園所校院会庁]|.*(?:センター|グループ|担当|チーム))(?=.)")
_SINGLE: Final = frozenset(
    "森林原東西南北関堀辻平浜濱浦泉岡島嶋星菅柳榎畑旭楠堤窪神境岸杉桂椿沢澤坂阪牧乾今仲勝宮家尾巽庄戸景曽木本李村松板枝柏桑梅椎榊槙橘橋武沖沼湊滝瀧片白石福秋秦種稲立笹筒米緑芦芝荒荻菊萩葛藤要角轟迫郷里重金錦長門陳隈隅須香馬高鬼鳥鹿麻黒谷城伴呉"
)
_SURNAME: Final = 3
_LONGEST: Final = 7


class Named(NamedTuple):
    """A person read from a piece of a list; places are those in the piece."""

    name: str
    role: Role | None
    post: str | None
    remarks: tuple[str, ...]
    seat: str | None
    sign: str | None


def is_name(text: str) -> bool:
    """Tell whether a text, its spaces aside, may be a person's name."""
    key = "".join(text.split())
    return (
        0 < len(key) <= _LONGEST + 1
        and bool(_NAME.fullmatch(key))
        and not _NOT_NAMES.search(key)
        and (bool(_KANJI.search(key)) or len(text.split()) > 1)
    )


def is_group(text: str) -> bool:
    """Tell whether a line of a list names a kind of people (学識経験者) and not a person."""
    return squeeze(text).strip("()[]【】<>・:") in words().heads["groups"]


def is_nobody(text: str) -> bool:
    """Tell whether a list says that there is nobody in it."""
    return squeeze(text).strip("()。") in words().heads["none"]


def is_post(text: str) -> bool:
    """Tell whether a text is an official's post and nothing else (環境部長): a name would stand before it."""
    key = "".join(text.split()).removesuffix("兼")
    if not words().post_end.search(key):
        return False
    begin = words().post_begin.match(key)
    if not begin and split_post(key):
        return False
    return bool(begin) or not is_name(key) or len(key) > _LONGEST


def part_post(post: str) -> tuple[str | None, str | None]:
    """Part an official's department from the post: 総務課係長 is 総務課 and 係長, 総務課長 総務課 and 課長."""
    key = post.strip()
    head = re.search(r"(?P<unit>[部課室局係館署園所校院]|センター|グループ)長$", key)
    if head and len(key) > len(head[0]):
        return key[: head.end("unit")], head[0][-2:] if len(head["unit"]) == 1 else head[0]
    match = _DEPARTMENT.match(key)
    if match and words().post_end.search(key[match.end() :]):
        return match[1], key[match.end() :]
    return (None, key) if words().post_end.search(key) else (key or None, None)


def split_post(key: str) -> tuple[str, str] | None:
    """Part a name from the post printed right behind it: 原田総務課長 is 原田 and 総務課長.

    person: name post
    The post begins at the first word that departments and posts begin with; the name before it has two
    letters at least, or is one of the names of one letter.
    """
    if not words().post_end.search(re.sub(r"\([^()]*\)", "", key)):
        return None
    for match in words().post_begin.finditer(key, 1):
        if match.start() > _LONGEST:
            return None
        name = key[: match.start()]
        if (len(name) > 1 or name in _SINGLE) and is_name(name):
            return name, key[match.start() :]
        if len(name) == 1:
            # the word may lie across the end of the name: look behind its first letter
            further = words().post_begin.search(key, 2)
            if further and further.start() <= _LONGEST and is_name(key[: further.start()]):
                return key[: further.start()], key[further.start() :]
    return None


def read_name(piece: str, *, official: bool) -> Named | None:
    """Return the person of one piece of a list, or `None` where it names nobody for certain.

    person: [seat] [sign] [role] name [role] {"(" remark ")"} [sign] | post name | name post | name affiliation
    Names keep the spaces that they are printed with.
    """
    remarks: list[str] = []
    rest = piece.strip()
    seat = sign = None
    if found := _SEAT.search(rest):
        seat = found[1] or found[2]
        rest = (rest[: found.start()] + " " + rest[found.end() :]).strip()
    if found := _SIGN.search(rest):
        sign = found[1]
        rest = rest[: found.start()].strip()
    rest = rest.lstrip("○〇◎●■□・※- ").strip()
    tail: str | None = None
    inner = _BRACKETS.search(rest)
    while inner:
        said = next((part for part in inner.groups() if part is not None), "")
        before, after = rest[: inner.start()].rstrip(), rest[inner.end() :].strip()
        if len(said) == 1 and before and after:  # 山内(浩)会長: the bracket tells two of one surname apart
            tail = said
        else:
            remarks.append(said)
        if official and before and after and said in {"兼", "併"}:
            rest = before + inner[0].replace("(", "").replace(")", "") + after
            remarks.pop()
        else:
            rest = f"{before} {after}".strip() if before and after else before or after
        inner = _BRACKETS.search(rest)
    role, rest = _role(rest)
    post: str | None = None
    if not rest:
        return None
    if official or (role is None and not is_name(rest)) or len(rest.split()) > 2:  # noqa: PLR2004
        rest, post = _with_post(rest, official=official)
    if role is None:
        role, rest = _role(rest) if rest else (None, rest)
    elif rest:
        rest = _role(rest)[1]
    if not rest or not is_name(rest) or rest in words().roles:
        return None
    name = f"{rest}({tail})" if tail else rest
    return Named(name, role, post, tuple(remarks), seat, sign)


def _role(text: str) -> tuple[Role | None, str]:
    """Take a role off the begin or the end of a text: 三好謙二委員長, 会長 中川達也, 会長・道原雅克."""
    table = words()
    key = "".join(text.split())
    if match := table.role_end.search(key):
        name = key[: match.start()]
        if (name and not name.endswith(("副", "前", "元"))) or len(name) > 1:
            return table.roles[match[0]], _cut(text, 0, len(name.removesuffix("各")))
    if match := table.role_begin.match(key):
        rest = key[match.end() :].lstrip("・:")
        place = len(key) - len(rest)
        if rest and (place > match.end() or _gap(text, match.end())):
            return table.roles[match[0]], _cut(text, place, len(key))
    return None, text.strip()


def _gap(text: str, letters: int) -> bool:
    """Tell whether white space stands behind so many letters of a text."""
    seen = 0
    for place, letter in enumerate(text):
        if seen == letters:
            return letter.isspace()
        seen += not letter.isspace()
    return False


def _cut(text: str, start: int, end: int) -> str:
    """Return the part of a text between two counts of letters, white space not counted."""
    seen, first, last = 0, len(text), len(text)
    for place, letter in enumerate(text):
        if letter.isspace():
            continue
        if seen == start:
            first = place
        if seen == end:
            last = place
            break
        seen += 1
    return text[first:last].strip()


def _with_post(text: str, *, official: bool) -> tuple[str, str | None]:
    """Part a text into a name and a post or an affiliation, in whichever order they stand."""
    tokens = text.split()
    if tokens and all(len(token) == 1 for token in tokens[:3]) and official:
        key = "".join(tokens)
        for end in range(min(len(key) - 1, 16), 1, -1):
            if (
                words().post_end.search(key[:end].removesuffix("兼"))
                and is_name(key[end:])
                and len(key) - end > 1
            ):
                return _cut(text, end, len(key)), _cut(text, 0, end)
    for count in range(len(tokens) - 1, 0, -1):  # 企画室長 堀内 健
        post, name = " ".join(tokens[:count]), " ".join(tokens[count:])
        if is_post(post) and is_name(name) and not is_post(name):
            return name, post
    for count in (2, 1):  # 武内 隆文 企画部長; 平野 武幸 町内会連合会
        if len(tokens) > count:
            name, post = " ".join(tokens[:count]), " ".join(tokens[count:])
            far = is_post(post) or len(post) > 4 or not is_name(post)  # noqa: PLR2004
            if (
                is_name(name)
                and not is_post(tokens[count - 1])
                and far
                and not (count == 2 and len(tokens[0]) > 3)
            ):
                return name, post
    if len(tokens) == 1 and (parted := split_post(text)):
        return parted
    if official and is_post(text):
        return "", text
    return text, None
