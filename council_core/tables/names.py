"""The cell of a name: the name to the letter, and what else such cells hold."""

import re
from typing import Final

from attrs import define, evolve

from council_core.model import Capacity, Presence, Role
from council_core.tables.values import presence_of, role_of, text_of
from council_core.tables.words import Words, label_key

__all__ = ["KANA", "MARKS", "POST", "NameCell", "is_name", "is_plain", "parse_name", "parse_names"]

MARKS: Final = "◎○〇◯●△▲☆★※*・■□▪▸◇◆✓"
_LETTER: Final = "々〆ヶぁ-ゖァ-ヺー\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe00-\ufe0f\U00020000-\U000323af\U000e0100-\U000e01ef"
# The ends and beginnings of roles, posts and honorifics, which ask for a closer look.
_ENDS: Final = "会長|委員|員長|座長|議長|代理|理者|行者|さん|先生|議員|部長|課長|主任|主査|主事|係長|室長|局長|次長|補佐|参事|主幹|教授|成員"
_STARTS: Final = "会長|副会|委員|副委|座長|副座|議長|副議|職務|臨時|特別|部会|[会委副座議][ 　]"
_PLAIN: Final = re.compile(
    f"(?!{_STARTS})[{_LETTER}](?:[{_LETTER}]{{0,4}}[ 　])?[{_LETTER}]{{1,5}}(?<!{_ENDS})(?<![様殿氏])"
)
_NAME: Final = re.compile(
    f"[{_LETTER}・A-Za-zＡ-Ｚａ-ｚ.．＝='’-]+(?:[(（]\\S[)）])?(?:[ 　\u00a0][{_LETTER}・A-Za-zＡ-Ｚａ-ｚ.．'’-]+)*"
)
_SPACED: Final = re.compile(
    r"\S[\ufe00-\ufe0f\U000e0100-\U000e01ef]?(?:\s\S[\ufe00-\ufe0f\U000e0100-\U000e01ef]?)+"
)
KANA: Final = re.compile(r"[ぁ-ゖァ-ヺー・ｦ-ﾟ\s]{2,}")
_MARK: Final = re.compile(rf"(?P<mark>[{re.escape(MARKS)}])\s*")
_NUMBER: Final = re.compile(r"(?:[(（]?\d{1,3}[)）.．、:：]\s*|\d{1,3}\s*番\s*|\d{1,3}\s+|[①-⑳]\s*)")
_TRAILING: Final = re.compile(
    r"(?P<base>.*\S)\s*[(（\[［【](?P<inner>[^()（）\[\]［］【】]*)[)）\]］】]", re.DOTALL
)
_LEADING: Final = re.compile(
    r"[(（\[［【＜<](?P<inner>[^()（）\[\]［］【】<>＜＞]*)[)）\]］】＞>]\s*(?P<base>\S.*)", re.DOTALL
)
_JOINED: Final = re.compile(r"(?P<role>[^\s・:：]+)\s*[・:：]\s*(?P<name>\S.*)")
_PROXY_AFTER: Final = re.compile(r"(?P<base>.*[)）])\s*(?:代理|代)")
_HONORIFICS: Final = re.compile(r"(?P<base>\S.*?)(?:\s*(?:様|殿|氏|さん|先生)|\s+君)")
POST: Final = re.compile(
    r".*(?:[課部室局係次所館園校院署支店組監]長|主任|主査|主事|主幹|参事|補佐|技師|教授|講師|助教|市長|町長|村長|区長|知事|教育長"
    r"|理事長?|代表|会長|専務|職員|係員|書記|担当|弁護士|医師|税理士|議員|センター長|監査役|参与|顧問|研究員|社長|学長|団長)"
)
_ORGANISATION: Final = re.compile(
    r"大学|協会|組合|連合|協議会|委員会|審議会|会議所|会社|法人|団体|クラブ|センター|学校|病院|役所|役場|婦人会|自治会|町内会|銀行|新聞"
    r"|研究所|事務所|農協|市民|公募|商店|財団|社団|機構|連盟|部会|推進|関係|経験|商工|名簿|一覧|会議|懇話|員会|議会|\S\S会$|会社|課$|局$|者$|代表$|担当$|役員$|選出$"
)
_REMARK: Final = re.compile(r".*(?:途中|のみ|まで|から|より|遅れ|早退|審[査議]時|退席|新任|再任|旧姓).*")
_VACANT: Final = frozenset(("欠員", "未定", "空席", "選考中", "調整中", "欠番", "なし", "-", "―", "－"))


@define
class NameCell:
    """A name, and what stands with it in its cell. `doubtful` where it cannot be told what is the name."""

    name: str
    kana: str | None = None
    role: Role | None = None
    capacity: Capacity | None = None
    category: str | None = None
    affiliation: str | None = None
    department: str | None = None
    post: str | None = None
    presence: Presence | None = None
    proxy_name: str | None = None
    remarks: str | None = None
    mark: str | None = None
    doubtful: bool = False


# Whether a text is a name and nothing else, so that no closer look is needed; a reserved word may look so too.
is_plain: Final = _PLAIN.fullmatch


def is_name(text: str, words: Words, *, posts: bool = False) -> bool:
    """Tell whether a text looks like a person's name, alone or with what belongs to it in such cells.

    `posts` takes a post at the end of a surname (仮山課長), which may as well be a department's.
    """
    key = label_key(text)
    if not text or key in words.reserved or len(text) > _LONGEST_NAME_CELL or words.presence.get(key):
        return False
    names = parse_names(text, words)
    return all(_is_name(read.name, words, posts=posts or read.role is not None) for read in names)


def _is_name(name: str, words: Words, *, posts: bool) -> bool:
    letters = len("".join(name.split()))
    most = _LONGEST_IN_PARTS if len(name.split()) > 1 or "・" in name else _LONGEST_GLUED
    return (
        (1 if posts else 2) <= letters <= most
        and (_NAME.fullmatch(name) is not None or _SPACED.fullmatch(name) is not None)
        and label_key(name) not in words.reserved
        and not _ORGANISATION.search(name)
        and (posts or POST.fullmatch(name) is None)
        and not _KANA_WORD.fullmatch(name)
    )


_LONGEST_IN_PARTS, _LONGEST_GLUED = 14, 7
_LONGEST_NAME_CELL: Final = 60
_KANA_WORD: Final = re.compile(r"[ぁ-ゖ]{1,3}")


def parse_names(text: str, words: Words, *, roles: bool = True) -> list[NameCell]:
    """Return the names of a cell: one, or several with 、 between them, whose role is the first one's.

    cells: cell { 、 cell }
    """
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) < 2 or _BRACKETED_COMMA.search(text):  # noqa: PLR2004 -- one name
        return [parse_name(text, words, roles=roles)]
    read = [parse_name(part, words, roles=roles) for part in parts]
    if not all(_is_name(cell.name, words, posts=False) for cell in read):
        return [evolve(parse_name(text, words, roles=False), doubtful=True)]
    return [
        evolve(cell, role=cell.role or read[0].role, capacity=cell.capacity or read[0].capacity)
        for cell in read
    ]


_BETWEEN: Final = re.compile("[、，,]")
_BRACKETED_COMMA: Final = re.compile("[(（][^)）]*[、，,]")


def parse_name(text: str, words: Words, *, roles: bool = True) -> NameCell:
    """Return the name of a cell and what stands with it; with `roles` a role that no bracket sets apart, too.

    cell: [mark] [number] [kana line] [role | post] name [honorific] [role] { ( note ) } [kana line]
    note: role | presence | 代理 name | kana | category | affiliation | remark; one letter stays with the name
    """
    name, kana = _without_kana_line(text)
    cell = NameCell(name, kana)
    _take_marks(cell)
    _take_brackets(cell, words)
    if roles:
        _take_role(cell, words)
    _take_post(cell, words)
    if match := _HONORIFICS.fullmatch(cell.name):
        cell.name = match["base"]
        if roles:
            _take_role(cell, words)
    if any(letter.isdecimal() for letter in cell.name):
        cell.doubtful = True  # a count or a number; no name has one
    if label_key(cell.name).strip("()[]") in _VACANT:
        cell.name = ""
    return cell


def _without_kana_line(text: str) -> tuple[str, str | None]:
    """Return a cell's text without a line of kana above or below the name, and that line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) == 2:  # noqa: PLR2004 -- the name and its reading
        for kana, name in (lines, reversed(lines)):
            if KANA.fullmatch(kana) and not KANA.fullmatch(name):
                return text_of(name), text_of(kana)
    return text_of(text), None


def _take_marks(cell: NameCell) -> None:
    if match := _MARK.match(cell.name):
        rest = cell.name[match.end() :]
        if rest:
            cell.name, cell.mark = rest, match["mark"]
    cell.name = _NUMBER.sub("", cell.name, count=1) if _NUMBER.match(cell.name) else cell.name


def _take_brackets(cell: NameCell, words: Words) -> None:
    if match := _PROXY_AFTER.fullmatch(cell.name):
        cell.name, cell.presence = match["base"], Presence.PROXY
    while match := _TRAILING.fullmatch(cell.name):
        if not _take_note(cell, match["inner"].strip(), words):
            break
        cell.name = match["base"]
    if (match := _LEADING.fullmatch(cell.name)) and _take_note(cell, match["inner"].strip(), words):
        cell.name = match["base"]


def _take_note(cell: NameCell, note: str, words: Words) -> bool:
    """Take what stands in brackets after a name; tell whether it was taken and is no part of the name."""
    if len(note) == 1 and note not in "代欠出":
        return False
    role, capacity = role_of(note, words)
    presence = presence_of(note, words)
    if not note or note in {"敬称略", "順不同"}:
        pass
    elif role or capacity:
        cell.role, cell.capacity = cell.role or role, cell.capacity or capacity
    elif presence.presence:
        cell.presence, cell.proxy_name = presence
        if len(note) > _LONGEST_MARK and presence.presence is Presence.PRESENT:
            cell.remarks = note
    elif KANA.fullmatch(note) and not KANA.fullmatch(cell.name):
        cell.kana = note
    elif label_key(note) in words.categories:
        cell.category = note
    elif note.startswith("旧姓"):
        return False
    elif _REMARK.fullmatch(note):
        cell.remarks = note
    else:
        cell.affiliation = note
    return True


_LONGEST_MARK: Final = 2  # 出席; longer ones (途中参加) say more than that


def _take_role(cell: NameCell, words: Words) -> None:
    """Take a role before or after the name, with or without a space or a dot between."""
    name = cell.name
    if label_key(name) in words.roles:
        return
    if (match := _JOINED.fullmatch(name)) and (role := role_of(match["role"], words))[1]:
        cell.role, cell.capacity, cell.name = cell.role or role[0], cell.capacity or role[1], match["name"]
        return
    tokens = name.split()
    for count in range(min(4, len(tokens) - 1), 0, -1):
        rests = ((tokens[:count], (count, len(tokens))), (tokens[-count:], (0, len(tokens) - count)))
        for said, rest in rests:
            role = role_of("".join(said), words)
            if role[1] and len("".join(said)) > 1:
                cell.role = _special(role[0], cell.role)
                cell.capacity = cell.capacity or role[1]
                cell.name = _cut(name, *rest)
                return
    if len(tokens) <= 2:  # noqa: PLR2004 -- 氏名会長, 会長氏名: no space where the role begins
        _take_glued_role(cell, words)


def _take_glued_role(cell: NameCell, words: Words) -> None:
    name = cell.name
    after = max((word for word in words.roles if name.endswith(word)), key=len, default="")
    if after and (rest := name.removesuffix(after).strip()) and not _ORGANISATION.search(rest):
        cell.role = _special(words.roles[after], cell.role)
        cell.name, cell.capacity = rest, cell.capacity or Capacity.MEMBER
        return
    before = sorted((word for word in words.roles if name.startswith(word)), key=len)
    if not before or len(name) - len(before[-1]) < 2:  # noqa: PLR2004 -- no name is shorter
        return
    if name.startswith("委員長") and "委員" in before:
        cell.doubtful = True  # 委員長谷川太郎: 委員 長谷川 or 委員長 谷川
        return
    cell.role = _special(words.roles[before[-1]], cell.role)
    cell.name, cell.capacity = name.removeprefix(before[-1]).strip(), cell.capacity or Capacity.MEMBER


def _special(role: Role | None, known: Role | None) -> Role | None:
    """Return the role that says more: 委員（会長） is the chair."""
    return known if known not in {None, Role.MEMBER} else role or known


def _cut(name: str, first: int, last: int) -> str:
    """Return a name's words from the first to before the last, with the spaces between them."""
    words = list(re.finditer(r"\S+", name))[first:last]
    return name[words[0].start() : words[-1].end()]


def _take_post(cell: NameCell, words: Words) -> None:
    """Take a post or an organisation before the name, or a post after it (総務課 課長 鈴木一郎, 鈴木 主任)."""
    tokens = cell.name.split()
    if len(tokens) < 2 or all(len(token) == 1 for token in tokens):  # noqa: PLR2004 -- nothing before a name
        return
    heads = [at for at, token in enumerate(tokens[:-1]) if len(token) > 1 and POST.fullmatch(token)]
    if heads and not (heads[-1] == 0 and len(tokens[0]) == 2 and len(tokens) == 2 and tokens[0] not in _ENDS):  # noqa: PLR2004
        before, post = tokens[: heads[-1]], tokens[heads[-1]]
        if _ORGANISATION.search(post) or (
            before and _ORGANISATION.search(" ".join(before)) and _is_of_member(cell)
        ):
            cell.affiliation = cell.affiliation or " ".join((*before, post))
        else:
            cell.post, cell.department = cell.post or post, cell.department or (" ".join(before) or None)
        cell.name = _cut(cell.name, heads[-1] + 1, len(tokens))
    elif len(tokens[-1]) > 1 and POST.fullmatch(tokens[-1]) and label_key(tokens[-1]) not in words.roles:
        cell.post = cell.post or tokens[-1]
        cell.name = _cut(cell.name, 0, len(tokens) - 1)
    elif len(tokens) > 2 and _ORGANISATION.search(tokens[0]):  # noqa: PLR2004 -- 見本大学 見本 太郎
        cell.affiliation = cell.affiliation or tokens[0]
        cell.name = _cut(cell.name, 1, len(tokens))


def _is_of_member(cell: NameCell) -> bool:
    return cell.capacity in {None, Capacity.MEMBER}
