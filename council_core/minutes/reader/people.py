"""Lists of people: who is there and who is not, in what capacity."""

import re
from typing import Final

from council_core.minutes.reader.draft import Draft, PersonDraft
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.names import is_group, is_name, is_nobody, is_post, part_post, read_name
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity, Presence, Role

__all__ = ["People"]

_COUNT: Final = re.compile(
    r"\(?(?:計|以上|全員で|総数)?\s?\d{1,3}\s?[名人](?:出席|欠席|中\d+[名人])?\)?|\((?:敬称略|順不同|[5五][0十]音順|50音順)[^()]*\)|[5五][0十]音順|敬称略|順不同|・?順不同"
)
_LEGEND: Final = re.compile(
    r"出席者?\s*[:=]?\s*[○〇◎]\s*[、,]?\s*欠席者?\s*[:=]?\s*[-×ー]|[○〇◎]\s*[:=は]?\s*出席者?\s*[、,]?\s*[×-]\s*[:=は]?\s*欠席者?"
)
_CUT: Final = re.compile(r"[、,，;]|及び|並びに|\s{2,}|\t|(?=(?<=\s)\d{1,3}番)|(?<=[\s)])(?=\(\d{1,2}\))")
_PREFIX: Final = re.compile(
    r"(?:\(\d{1,2}\)\s*)?(?P<open>[(\[【<])(?P<inner>[^()\[\]【】<>]{1,40})[)\]】>]\s*:?\s*|(?P<label>[^\s:、,()]{1,24}?(?:\([^()]{1,10}\))?):\s*"
)
_NUMBERED: Final = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}[.)]|[①-⑳])\s*")
_UNIT: Final = re.compile(r"[部課室局係館署園所庁院会]$|センター$|グループ$|関係$|支所$|担当$|チーム$|機構$")
_CAPACITIES: Final = {
    "members": Capacity.MEMBER,
    "explainers": Capacity.EXPLAINER,
    "secretariat": Capacity.SECRETARIAT,
    "guests": Capacity.GUEST,
}


class People:
    """Reads the rows of lists of people. What follows a label of the head is read in its light."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.base: Capacity | None = None
        self.capacity: Capacity | None = None
        self.presence = Presence.PRESENT
        self.role: Role | None = None
        self.department: str | None = None
        self.post: tuple[int, int] | None = None
        self.spaced: list[tuple[int, int]] = []

    def begin(self, label: str, *, top: bool) -> None:
        """Take a label's key (`members`, `absent`, `people` …) as what the next rows are about."""
        self.role, self.department, self.post = None, None, None
        if label == "absent":
            self.presence = Presence.ABSENT
            self.capacity = Capacity.MEMBER if top else self.capacity
            self.base = self.capacity if top else self.base
        elif label == "people":
            self.base = self.capacity = None
            self.presence = Presence.PRESENT
        else:
            self.capacity = _CAPACITIES[label]
            if top or label != "members":
                self.presence = Presence.PRESENT
            if top:
                self.base = self.capacity

    def row(self, start: int, end: int) -> None:
        """Read one row of a list.

        row: [number] piece {("、" | "及び" | gap) piece}
        piece: ["(" group ")" | group ":"] person | "(" group ")" | post | "なし" | count
        """
        fold = self.draft.source.fold
        for blank in (*_LEGEND.finditer(fold, start, end), *_COUNT.finditer(fold, start, end)):
            self.draft.ledger.take(blank.start(), blank.end(), Kind.MARK)
        text = _COUNT.sub(
            lambda count: " " * len(count[0]), _LEGEND.sub(lambda m: " " * len(m[0]), fold[start:end])
        )
        if is_nobody(text):
            self.draft.ledger.take(start, end, Kind.FIELD)
            if self.presence is Presence.ABSENT:
                self.draft.stated["absent"] = 0
            return
        if number := _NUMBERED.match(text):
            if not re.match(r"\(\d", text) or text[number.end() :].strip():
                text = " " * number.end() + text[number.end() :]
        if self._columns(text, start):
            return
        for begin, over in self._pieces(text):
            self._piece(text[begin:over], start + begin)

    def _pieces(self, text: str) -> list[tuple[int, int]]:
        found, begin = [], 0
        depth_cut = [
            m for m in _CUT.finditer(text) if text.count("(", 0, m.start()) <= text.count(")", 0, m.start())
        ]
        for cut in depth_cut:
            if cut.start() >= begin:
                found.append((begin, cut.start()))
                begin = cut.end()
        found.append((begin, len(text)))
        pieces: list[tuple[int, int]] = []
        for first, last in found:
            pieces += self._dotted(text, first, last)
        return [(first, last) for first, last in pieces if text[first:last].strip()]

    def _dotted(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Cut at dots between people: 秋田・江口・大森各委員, 高瀬課長・(教育課) 濱野係長; never in 母子・保健係."""
        piece = text[start:end]
        if "・" not in piece:
            return [(start, end)]
        parts, begin = [], start
        for place in [start + index for index, letter in enumerate(piece) if letter == "・"] + [end]:
            parts.append((begin, place))
            begin = place + 1
        people = [text[first:last].strip() for first, last in parts]
        table = words()
        if squeeze(people[0]) in table.roles:
            return [(start, end)]
        short = all(is_name(table.role_end.sub("", person)) and len(person) <= 8 for person in people)  # noqa: PLR2004
        if short and self.capacity in {None, Capacity.MEMBER}:
            return parts
        whole = all(person[:1] in "([〔" or table.post_end.search(person) for person in people)
        return parts if whole and (people[-1][:1] in "([" or not is_post(people[-1])) else [(start, end)]

    def _piece(self, text: str, start: int) -> None:
        place = start + len(text) - len(text.lstrip())
        text = text.strip()
        while prefix := _PREFIX.match(text):
            said = prefix["inner"] or prefix["label"]
            if not self._group(said, rest=bool(text[prefix.end() :].strip())):
                break
            self.draft.ledger.take(place, place + prefix.end(), Kind.MARK)
            place, text = place + prefix.end(), text[prefix.end() :]
        if not text.strip():
            return
        end = place + len(text.rstrip())
        if is_group(text) or (self._group(text, rest=False, alone=True)):
            self.draft.ledger.take(place, end, Kind.MARK)
        elif is_nobody(text):
            self.draft.ledger.take(place, end, Kind.FIELD)
        elif self.post and is_name(text):
            self._add(self._named(text), place, end)
        elif self.official and is_post(text):
            self.post = (place, end)
            if self.draft.people and (self.draft.people[-1].post or "").rstrip().endswith("兼"):
                last = self.draft.people[-1]
                last.post = f"{last.post}{self.draft.cut(place, end)}"
                self.draft.ledger.take(place, end, Kind.FIELD)
                self.post = None
        else:
            self._add(text, place, end)

    @property
    def official(self) -> bool:
        """Tell whether those listed are officials, whose posts stand with their names."""
        return self.capacity in {Capacity.EXPLAINER, Capacity.SECRETARIAT, Capacity.GUEST}

    def _named(self, text: str) -> str:
        assert self.post is not None  # noqa: S101 -- the caller looked
        return f"{self.draft.source.fold[self.post[0] : self.post[1]]} {text}" if self.official else text

    def _group(self, said: str, *, rest: bool, alone: bool = False) -> bool:
        """Take a group's heading: a capacity, a role, a presence, or a department."""
        key = squeeze(said)
        table = words()
        bare = re.sub(r"\([^()]*\)", "", key)
        label = table.labels.get(key) or table.labels.get(bare)
        if label in _CAPACITIES and not (
            alone and key in table.roles and not rest and self.capacity is Capacity.MEMBER
        ):
            self.capacity = _CAPACITIES[label]
            if label != "members":
                self.presence = Presence.PRESENT
            self.role, self.department = None, None
            return True
        if label == "absent":
            self.presence = Presence.ABSENT
            return True
        if label == "people":
            self.presence = Presence.PRESENT
            return True
        if bare in table.roles:
            self.role, self.capacity = table.roles[bare], Capacity.MEMBER
            return True
        if alone and not _UNIT.search(key):
            return False
        if _UNIT.search(key) and not is_post(key):
            if self.capacity is Capacity.MEMBER and self.base in {None, Capacity.MEMBER} and alone:
                return False
            self.department = said.strip()
            if self.capacity is Capacity.SECRETARIAT and self.base is Capacity.EXPLAINER:
                self.capacity = self.base
            return True
        return False

    def _add(self, text: str, start: int, end: int) -> None:
        """Write a person down, or leave the piece unread where it is none for certain."""
        official = self.official
        named = read_name(text, official=official)
        if named is None or is_group(named.name):
            return
        table = words()
        role = named.role or (self.role if self.role and self.role is not Role.MEMBER else None)
        capacity = self.capacity or Capacity.MEMBER
        department, post = self.department, None
        presence, reason = self.presence, None
        if named.post:
            if (
                capacity is Capacity.MEMBER
                and self.capacity is None
                and table.post_end.search(named.post)
                and role is None
            ):
                capacity = Capacity.EXPLAINER
            part, post = part_post(named.post) if capacity is not Capacity.MEMBER else (named.post, None)
            department = part or department
        elif (
            capacity is Capacity.MEMBER
            and role is None
            and (parted := read_name(text, official=True))
            and parted.post
        ):
            if self.base is not Capacity.MEMBER:
                capacity = Capacity.EXPLAINER
                named = parted
                part, post = part_post(parted.post)
                department = part or department
        for remark in named.remarks:
            key = squeeze(remark)
            if key in table.roles:
                role = table.roles[key] if role in {None, Role.MEMBER} else role
            elif key in table.heads["absent"]:
                presence = Presence.ABSENT
            elif key in table.heads["online"]:
                presence = Presence.ONLINE
            elif key in table.heads["late"] | table.heads["early"]:
                reason = remark
            elif key in table.heads["present"] or "以下" in key or "欠席" in key:
                presence = Presence.ABSENT if "欠席" in key else presence
            elif not post and not (department and capacity is Capacity.MEMBER):
                part, found = part_post(remark) if capacity is not Capacity.MEMBER else (remark, None)
                department, post = part or department, found
        if named.sign and squeeze(named.sign) in table.heads["absent"]:
            presence = Presence.ABSENT
        if self.post and not official:
            department, post = part_post(self.draft.cut(*self.post))
        if self.post:
            self.draft.ledger.take(*self.post, Kind.FIELD)
            self.post = None
        if role is not None and role is not Role.MEMBER:
            self.role = None
        if capacity is Capacity.MEMBER and role is None:
            role = Role.MEMBER
        if capacity is not Capacity.MEMBER:
            role = None
        self.draft.people.append(
            PersonDraft(
                name=named.name, capacity=capacity, presence=presence, role=role, department=department,
                post=post, reason=reason, seat=named.seat,
            )
        )  # fmt: skip
        self.draft.ledger.take(start, end, Kind.FIELD)

    def _columns(self, text: str, start: int) -> bool:
        """Read names that stand side by side: `佐久間 治 井手 裕美`, surname and given name with a space each.

        names: surname given {surname given} | letter {letter}
        Letters that all stand apart have no sign of where a name ends; they are kept for later.
        """
        place = len(text) - len(text.lstrip())
        body = text.strip()
        table = words()
        tokens = [(m.start() + place, m.end() + place) for m in re.finditer(r"\S+", body)]
        letters = [text[first:last] for first, last in tokens]
        role: Role | None = None
        for count in (2, 3, 1):
            head = "".join(letters[:count])
            if head in table.roles and len(letters) > count + 1:
                role, tokens, letters = table.roles[head], tokens[count:], letters[count:]
                self.draft.ledger.take(start + place, start + tokens[0][0], Kind.MARK)
                break
        if len(tokens) < 4 or any(len(letter) > 4 or not is_name(letter * 2) for letter in letters):  # noqa: PLR2004
            return False
        if self.official and is_post("".join(letters[:2])):
            return False
        if sum(len(letter) == 1 for letter in letters) > len(letters) * 0.7:
            if self.official or len("".join(letters)) <= 5:  # noqa: PLR2004
                return False
            self.spaced.append((start + tokens[0][0], start + tokens[-1][1]))
            return True
        if len(tokens) % 2 or "  " in body or "\t" in body:
            return False
        for (first, _e), (_s, last) in zip(tokens[::2], tokens[1::2], strict=True):
            if role is not None and role is not Role.MEMBER:
                self.role = role
            self._add(text[first:last], start + first, start + last)
        return True
