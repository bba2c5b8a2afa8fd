"""Lists of people: who is there and who is not, in what capacity."""

import re
from typing import Final

from attrs import Factory, define

from council_core.minutes.reader.draft import Draft, PersonDraft
from council_core.minutes.reader.grid import read_grid
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.names import is_group, is_name, is_nobody, is_org, is_post, split_role
from council_core.minutes.reader.persons import Person, find_persons
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity, Presence, Role

__all__ = ["PEOPLE", "People"]

PEOPLE: Final = frozenset({"people", "members", "absent", "explainers", "secretariat", "guests"})
_CAPACITIES: Final = {
    "members": Capacity.MEMBER,
    "explainers": Capacity.EXPLAINER,
    "secretariat": Capacity.SECRETARIAT,
    "guests": Capacity.GUEST,
}
_N: Final = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_COUNT: Final = re.compile(
    rf"\(?\s?(?:計|以上|全員で|総数|合計|委員)?\s?{_N}\s?[名人](?:出席|欠席|中\s?{_N}\s?[名人](?:出席)?)*\s?\)?"
    r"|\((?:敬称略|順不同|[5五][0十]音順|名簿順|議席順|建制順)[^()]*\)|(?:[5五][0十]音順|敬称略|順不同|名簿順|議席順)"
    rf"|(?:ほか|他|外)\s?{_N}?\s?[名人]?(?=$|[\s、,)])"
)
_LEGEND: Final = re.compile(
    r"\(?(?:凡例)?\s?(?:出席者?\s*[:=]?\s*[○〇◎]\s*[、,・]?\s*欠席者?\s*[:=]?\s*[-×ー]|[○〇◎]\s*[:=は]?\s*(?:出席者?|会長|委員長)\s*[、,・]?\s*[○〇×-]\s*[:=は]?\s*(?:欠席者?|副会長|副委員長|職務代理者?))(?:\s*[、,・]?\s*[×-]\s*[:=は]?\s*欠席者?)?\)?"
)
_CUT: Final = re.compile(r"[、,，;]|及び|並びに|\t+|\||(?=[①-⑳])|\s+(?=\(\d{1,2}\)\s?[\[(【])|\s(?=(?:事務局|説明員|オブザーバー|傍聴[者人])[\s:])|(?<=[^\s\d(])(?=\(\d{1,2}\))")
_HEAD: Final = re.compile(
    r"(?:\(\d{1,2}\)\s*|\d{1,2}[.)]\s*|[①-⑳]\s*)?"
    r"(?:(?P<open>[(\[【<])(?P<inner>[^()\[\]【】<>]{1,40}(?:\([^()]{1,12}\))?)[)\]】>]\s*:?\s*"
    r"|(?P<label>[^\s:、,()]{1,24}?(?:\([^()]{1,12}\))?)\s?:\s*)"
)
_NUMBERED: Final = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}[.)](?!\d)|[①-⑳])\s*")
_BULLET: Final = re.compile(r"(?:[-*•・■□◆◇※]\s*)+")
_UNIT: Final = re.compile(r"(?:[部課室局係館署園所庁院会]|センター|グループ|関係|支所|担当|チーム|機構|市|区|町|村|県|側|方)$")
_SEAT_ALONE: Final = re.compile(r"(?:議席)?\d{1,3}\s?番|\d{1,2}\s?番|番\s?号|氏\s?名")
_ALL: Final = re.compile(r"の?各(?:委員|議員)(?=$|\s|\()")
_AWAY: Final = re.compile(r"\(([^()、]{2,10}?(?:会長|委員長|委員|議員))(?:は|が)?(?:欠席|所用により欠席)\)")
_INSIDE: Final = re.compile(r"\s*(\S{2,20}[部課室局館所])\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*")
_SHOWN: Final = re.compile(r"([○〇◎□■●△])\s?印?\s?[はが:=]\s?(会長|委員長|副会長|副委員長|議長|副議長|職務代理者?|会長代理)")
_LABELLED: Final = re.compile(r"(事務局|説明員|オブザーバー)\s+(?=\S)")


@define
class _Mood:
    """In what light the next people of a list are read."""

    capacity: Capacity | None = None
    presence: Presence = Presence.PRESENT
    role: Role | None = None
    department: str | None = None
    post: tuple[int, int] | None = None
    given: str | None = None


@define
class People:
    """Reads the rows of lists of people; what follows a label of the head is read in its light."""

    draft: Draft
    base: Capacity | None = None
    mood: _Mood = Factory(_Mood)
    expected: int | None = None
    spaced: list[tuple[int, int, Capacity | None, Presence]] = Factory(list)
    waiting: list[tuple[int, int]] = Factory(list)
    header: tuple[str, ...] = ()
    surname: int | None = None  # where a surname ends that stood alone

    def begin(self, label: str, start: int, end: int, *, top: bool) -> None:
        """Take a label's key (`members`, `absent`, `people` …) as what the next rows are about."""
        self.finish()
        presence = Presence.ABSENT if label == "absent" else Presence.PRESENT
        if label in _CAPACITIES:
            capacity: Capacity | None = _CAPACITIES[label]
            if not top and label == "members" and self.mood.presence is Presence.ABSENT:
                presence = Presence.ABSENT  # 欠席者, and below it 委員
        elif label == "absent":
            capacity = Capacity.MEMBER
        else:
            capacity = None
        self.base = capacity if top else self.base
        self.mood = _Mood(capacity, presence)
        self.header = ()
        self._note_count(start, end)

    def _note_count(self, start: int, end: int) -> None:
        fold = self.draft.source.fold
        found = re.search(rf"({_N})\s?[名人]", fold[start:end])
        from council_core.minutes.reader.clock import to_number

        self.expected = to_number(found[1]) if found else None

    def finish(self) -> None:
        """Close the list that was being read."""
        if self.waiting:
            self._spread()
        if self.spaced:
            from council_core.minutes.reader.letters import part_letters

            part_letters(self.draft, self.spaced, self.expected, self.add)
            self.spaced = []
        self.mood.post = None

    # -- rows

    def row(self, start: int, end: int) -> bool:
        """Read one row of a list, and tell whether it was one.

        row: [bullet] [number] {group} piece {("、" | "及び" | tab) piece} | cells of a table
        """
        fold = self.draft.source.fold
        before = self.draft.ledger.count(start, end)
        if self._grid(start, end):
            return True
        if self._one_by_one(start, end):
            return True
        text = self._without_counts(start, end)
        if text[:1] == "(" and text.rstrip()[-1:] == ")" and "、" in text and text.count("(") - text.count(")") == 0 and text.find(")") > text.find("、"):
            text = " " + text.rstrip()[1:-1]
        if shown := _SHOWN.findall(text):
            self.draft.legend |= {sign: words().roles[role] for sign, role in shown}
            self.draft.ledger.take(start, end, Kind.MARK)
            return True
        if every := _ALL.search(text):
            text = text[: every.start()] + " " * (every.end() - every.start()) + text[every.end() :]
            self.draft.ledger.take(start + every.start(), start + every.end(), Kind.MARK)
        if away := _AWAY.search(text):
            self._absent(start + away.start(1), start + away.end(1))
            text = text[: away.start()] + " " * (away.end() - away.start()) + text[away.end() :]
        if (inside := _INSIDE.fullmatch(text)) and ("、" in inside[2] or " " in inside[2].strip()):
            self.mood.department = self.draft.cut(start + inside.start(1), start + inside.end(1))
            self.draft.ledger.take(start, end, Kind.MARK)
            self.draft.ledger.give_back(start + inside.start(2), start + inside.end(2))
            text = " " * inside.start(2) + inside[2]
        if is_nobody(text):
            self.draft.ledger.take(start, end, Kind.FIELD)
            if self.mood.presence is Presence.ABSENT:
                self.draft.stated["absent"] = 0
            return True
        if bullet := _BULLET.match(text):
            text = " " * bullet.end() + text[bullet.end() :]
        if (number := _NUMBERED.match(text.lstrip())) and text.lstrip()[number.end() :].strip():
            place = len(text) - len(text.lstrip())
            text = " " * (place + number.end()) + text[place + number.end() :]
            self.draft.ledger.take(start + place, start + place + number.end(), Kind.MARK)
            before += number.end()
        if self._apart(text, start):
            return True
        for first, last in self._pieces(text):
            self._piece(text[first:last], start + first)
        return (
            self.draft.ledger.count(start, end) > before
            or self.mood.post is not None
            or not fold[start:end].strip("()・ 、,|")
        )

    def _absent(self, start: int, end: int) -> None:
        """Add a member whom a bracket in the list calls absent: (見本副委員長は欠席)."""
        presence, self.mood.presence = self.mood.presence, Presence.ABSENT
        for person in find_persons(self.draft.source.fold, start, end, official=False):
            self.add(person)
        self.draft.ledger.take(start - 1, end + 4, Kind.FIELD)
        self.mood.presence = presence

    def _without_counts(self, start: int, end: int) -> str:
        fold = self.draft.source.fold
        text = fold[start:end]
        for pattern in (_LEGEND, _COUNT):
            for blank in pattern.finditer(text):
                self.draft.ledger.take(start + blank.start(), start + blank.end(), Kind.MARK)
            text = pattern.sub(lambda found: " " * len(found[0]), text)
        return text

    def _one_by_one(self, start: int, end: int) -> bool:
        """Keep rows that are one word each, after a seat that stands alone: 1番 / 石川 / 敦 / 2番."""
        fold = self.draft.source.fold[start:end].strip()
        alone = bool(_SEAT_ALONE.fullmatch(fold)) or (bool(self.waiting) and len(squeeze(fold)) <= 3 and is_name(fold, part=True))  # noqa: PLR2004
        if alone or (self.waiting and len(fold) <= 7 and is_name(fold)):  # noqa: PLR2004
            self.waiting.append((start, end))
            self.draft.ledger.take(start, end, Kind.FIELD)
            return True
        if self.waiting:
            self._spread()
        return False

    def _spread(self) -> None:
        """Part the words that were kept at the seats between them; what has no name of its own is given back."""
        fold = self.draft.source.fold
        rows, self.waiting = self.waiting, []
        group: list[tuple[int, int]] = []
        groups: list[list[tuple[int, int]]] = []
        for row in rows:
            if _SEAT_ALONE.fullmatch(fold[row[0] : row[1]].strip()):
                group = []
                groups.append(group)
            elif groups:
                group.append(row)
        if any(len(it) > 4 or len("".join(squeeze(fold[a:b]) for a, b in it)) > 7 for it in groups):  # noqa: PLR2004
            for row in rows:
                self.draft.ledger.give_back(*row)
            return
        for it in groups:
            if it and len("".join(squeeze(fold[a:b]) for a, b in it)) > 1:
                person = Person(it[0][0], it[-1][1], name=(it[0][0], it[-1][1]), parts=2)
                self.add(person)

    def _grid(self, start: int, end: int) -> bool:
        found = read_grid(self.draft.source.fold, start, end, self.header)
        if found is None:
            return False
        if found.header:
            self.header = found.header
            self.draft.ledger.take(start, end, Kind.MARK)
            return True
        for person in found.people:
            self.add(person)
        self.draft.ledger.take(start, end, Kind.FIELD)
        return bool(found.people)

    def _apart(self, text: str, start: int) -> bool:
        """Keep a run of letters that all stand apart and are more than one name, to be parted when the list ends."""
        tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
        letters = ["".join(text[a:b]) for a, b in tokens]
        table = words()
        role: Role | None = None
        for count in (2, 3, 1, 4):
            head = "".join(letters[:count])
            if head in table.roles and len(letters) > count + 1:
                role, tokens, letters = table.roles[head], tokens[count:], letters[count:]
                break
        singles = sum(len(letter) == 1 for letter in letters)
        whole = "".join(letters)
        if (
            self.official or len(whole) < 6 or singles < len(letters) * 0.6 or any(len(it) > 5 for it in letters)  # noqa: PLR2004
            or not all(is_name(it * 2, part=True) for it in letters)
        ):  # fmt: skip
            return False
        gaps = [b[0] - a[1] for a, b in zip(tokens, tokens[1:], strict=False)]
        if gaps and max(gaps) > 1 and max(gaps) > min(gaps):
            return False  # wide gaps part the names
        del role
        self.spaced.append((start + tokens[0][0], start + tokens[-1][1], self.mood.capacity, self.mood.presence))
        return True

    def _pieces(self, text: str) -> list[tuple[int, int]]:
        found, begin = [], 0
        for cut in _CUT.finditer(text):
            if text.count("(", 0, cut.start()) <= text.count(")", 0, cut.start()) and cut.start() >= begin:
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
            return parts
        short = all(is_name(table.role_end.sub("", squeeze(person)), part=True) and len(person) <= 8 for person in people)  # noqa: PLR2004
        if short and self.mood.capacity in {None, Capacity.MEMBER}:
            return parts
        whole = all(person[:1] in "([〔" or table.post_end.search(person) for person in people)
        return parts if whole and (people[-1][:1] in "([" or not is_post(people[-1])) else [(start, end)]

    def _piece(self, text: str, start: int) -> None:
        place = start + len(text) - len(text.lstrip())
        text = text.strip()
        while head := _HEAD.match(text):
            said = head["inner"] or head["label"]
            rest = text[head.end() :].strip()
            if not self._group(said, rest=bool(rest), bracketed=bool(head["inner"])):
                break
            self.draft.ledger.take(place, place + head.end(), Kind.MARK)
            place, text = place + head.end(), text[head.end() :]
        if (label := _LABELLED.match(text)) and self._group(label[1], rest=True):
            self.draft.ledger.take(place, place + label.end(), Kind.MARK)
            place, text = place + label.end(), text[label.end() :]
        end = place + len(text.rstrip())
        place += len(text) - len(text.lstrip())
        text = text.strip()
        if not text:
            return
        if is_group(text) or self._group(text, rest=False, alone=True):
            self.draft.ledger.take(place, end, Kind.MARK)
        elif is_nobody(text):
            self.draft.ledger.take(place, end, Kind.FIELD)
        elif self.official and "(" not in text and _is_posts(text):
            self._post(place, end)
        else:
            self._people(place, end)

    def _post(self, start: int, end: int) -> None:
        people = self.draft.people
        if people and (people[-1].post or "").rstrip().endswith("兼"):
            people[-1].post = f"{people[-1].post}{self.draft.cut(start, end)}"
            self.draft.ledger.take(start, end, Kind.FIELD)
            return
        self.mood.post = (start, end)

    def _people(self, start: int, end: int) -> None:
        fold = self.draft.source.fold
        text = fold[start:end]
        found = find_persons(fold, start, end, official=self.official, expected=self.expected)
        if not found and len(squeeze(text)) == 1 and self.mood.capacity is Capacity.MEMBER:
            return
        if self._completes(found, start):
            found = found[1:]
        for person in found:
            self.add(person)
        alone = len(found) == 1 and found[0].parts == 1 and found[0].name == (found[0].start, found[0].end)
        self.surname = end if alone and len(found[0].letters(fold)) <= 4 and self.draft.people else None  # noqa: PLR2004 -- a surname
        if found:
            self.draft.ledger.take(found[0].start, found[-1].end, Kind.FIELD)

    def _completes(self, found: list[Person], start: int) -> bool:
        """Put a given name to the surname that stood alone before it, a wide gap away on the same line."""
        fold, people = self.draft.source.fold, self.draft.people
        if self.surname is None or not found or not people or found[0].name is None or found[0].parts != 1:
            return False
        between = fold[self.surname : found[0].name[0]]
        if between.strip() or "\n" in between or len(found[0].letters(fold)) > 3 or found[0].posts or found[0].seat:  # noqa: PLR2004 -- a given name
            return False
        rest = [squeeze(fold[mark.start : mark.end]) for mark in found[0].remarks]
        last = people[-1]
        last.name = f"{last.name}{self.draft.source.text[self.surname : found[0].name[1]]}"
        post = " ".join(part for part in (last.post, *rest) if part)
        last.post = post or None
        self.draft.ledger.take(start, found[0].end, Kind.FIELD)
        return True

    @property
    def official(self) -> bool:
        """Tell whether those listed are officials, whose posts stand with their names."""
        return self.mood.capacity in {Capacity.EXPLAINER, Capacity.SECRETARIAT, Capacity.GUEST}

    # -- groups

    def _group(self, said: str, *, rest: bool, alone: bool = False, bracketed: bool = False) -> bool:
        """Take a group's heading: a capacity, a role, a presence, or a department."""
        mood, table = self.mood, words()
        key = squeeze(said).strip("■□◆◇○〇●・:")
        bare = re.sub(r"\([^()]*\)", "", key)
        label = table.labels.get(key) or table.labels.get(bare)
        if bare in table.roles and (not alone or rest or mood.capacity in {None, Capacity.MEMBER}):
            if bare in {"委員", "構成員"} and label in _CAPACITIES:
                mood.capacity, mood.role, mood.department = Capacity.MEMBER, None, None
                return True
            mood.role, mood.capacity = table.roles[bare], Capacity.MEMBER
            return True
        if label in _CAPACITIES:
            self._note_count(0, 0)
            mood.capacity, mood.role, mood.department = _CAPACITIES[label], None, None
            if label != "members":
                mood.presence = Presence.PRESENT
            return True
        if label in {"absent", "people"}:
            mood.presence = Presence.ABSENT if label == "absent" else Presence.PRESENT
            return True
        if is_group(key):
            return True
        if bracketed and is_post(bare) and rest:
            if mood.capacity in {None, Capacity.MEMBER}:
                mood.capacity = Capacity.SECRETARIAT
            mood.given = said.strip()
            return True
        if not _UNIT.search(bare) or (alone and is_name(bare) and len(bare) < 5) or is_post(bare):  # noqa: PLR2004
            return False
        if mood.capacity is Capacity.MEMBER and self.base in {None, Capacity.MEMBER} and alone:
            return False
        if alone and not self.official:
            return False
        mood.department = said.strip()
        if mood.presence is Presence.ABSENT and bracketed:
            mood.presence, mood.capacity = Presence.PRESENT, Capacity.EXPLAINER
        if mood.capacity is None:
            mood.capacity = Capacity.EXPLAINER
        if mood.capacity is Capacity.SECRETARIAT and self.base is Capacity.EXPLAINER:
            mood.capacity = self.base
        return True

    # -- one person

    def add(self, person: Person) -> None:
        """Write a person down, to the letter."""
        if person.name is None:
            return
        draft, mood, table = self.draft, self.mood, words()
        name = draft.cut(*person.name).strip()
        role = person.role or (mood.role if mood.role and mood.role is not Role.MEMBER else None)
        capacity = mood.capacity or self._capacity_of(person)
        if capacity is Capacity.MEMBER and role is None and person.glued and self.base is not Capacity.MEMBER:
            capacity = self._capacity_of(person)
        presence, reason, proxy = mood.presence, None, None
        posts = [draft.cut(*span).strip() for span in (*person.orgs, *person.posts)]
        if mood.given:
            posts.insert(0, mood.given)
            mood.given = None
        if mood.post:
            posts.insert(0, draft.cut(*mood.post).strip())
            draft.ledger.take(*mood.post, Kind.FIELD)
            mood.post = None
        for remark in person.remarks:
            said = draft.cut(remark.start, remark.end).strip()
            key = squeeze(said)
            if key in table.roles:
                role = table.roles[key] if role in {None, Role.MEMBER} else role
            elif key in table.heads["absent"] or key.endswith("欠席"):
                presence = Presence.ABSENT
            elif key in table.heads["online"]:
                presence = Presence.ONLINE
            elif any(word in key for word in table.heads["late"] | table.heads["early"]):
                reason = said
            elif found := re.match(r"(?:代理|代)(?:出席)?(?:者)?[:・]?(.+)", key):
                presence, proxy = Presence.PROXY, found[1]
            elif key not in table.heads["present"] and "以下" not in key and not is_group(key):
                posts.append(said)
            elif is_group(key) and key not in table.heads["present"]:
                posts.append(said)
        if person.sign and squeeze(person.sign) in table.heads["absent"]:
            presence = Presence.ABSENT
        if person.sign and capacity is Capacity.MEMBER and role is None and person.sign in "◎○〇□■●△":
            draft.marked.append((len(draft.people), person.sign))
        if person.proxy:
            presence = Presence.PROXY
            proxy = next((squeeze(word) for word in (posts[-1].split() if posts else [])[-1:] if is_name(word)), None)
        department, post = mood.department, " ".join(posts) or None
        if capacity is Capacity.MEMBER:
            role = role or Role.MEMBER
            if mood.role is not None and role is mood.role and role in {Role.CHAIR, Role.VICE_CHAIR, Role.ACTING_CHAIR}:
                mood.role = None
        else:
            role = None
            if post and person.orgs and not person.posts and is_org(post):
                department, post = post, None
        draft.people.append(
            PersonDraft(
                name=name, capacity=capacity, presence=presence, role=role, department=department, post=post,
                reason=reason, seat=person.seat, proxy=proxy,
            )
        )  # fmt: skip
        draft.ledger.take(person.start, person.end, Kind.FIELD)

    def _capacity_of(self, person: Person) -> Capacity:
        """Tell an official among people of whom the list does not say who they are: 上村教育部長."""
        posts = {squeeze(self.draft.cut(*span)) for span in person.posts}
        if posts == {"教育長"} and "教育委員会" in (self.draft.facts.get("council_name") or ""):
            return Capacity.MEMBER
        if person.role is None and person.posts and self.base is not Capacity.MEMBER:
            return Capacity.EXPLAINER
        return Capacity.MEMBER


def _is_posts(text: str) -> bool:
    """Tell whether a piece is posts alone, with no name: 環境部長; 会 計 課 長."""
    tokens = text.split()
    if len(tokens) < 2 or all(len(token) == 1 for token in tokens):  # noqa: PLR2004
        return is_post(text)
    return all(is_post(token) or is_org(token) for token in tokens) and is_post(tokens[-1]) and not split_role(tokens[-1])
