"""In what light the people of a list are read: who they are, whether they were there, of which department."""

import re
from typing import Final

from attrs import define

from council_core.minutes.reader.names import is_group, is_name, is_org, is_post
from council_core.minutes.reader.words import squeeze, words
from council_core.model import Capacity, Presence, Role

__all__ = ["CAPACITIES", "Mood"]

CAPACITIES: Final = {
    "members": Capacity.MEMBER,
    "explainers": Capacity.EXPLAINER,
    "secretariat": Capacity.SECRETARIAT,
    "guests": Capacity.GUEST,
}
_UNIT: Final = re.compile(
    r"(?:[部課室局係館署園所庁院会]|センター|グループ|関係|支所|担当|チーム|機構|市|区|町|村|県|側|方)$"
)
_SIGNS: Final = "■□◆◇○〇●・:"
_SIDES: Final = frozenset("市区町村県都府道")  # the officials' side of the table
_SHORT: Final = 5  # letters that a surname seldom has


@define
class Mood:
    """What the headings above a person of a list have said.

    `base` is the capacity that the list's own label says, `post` the place of a post that stands on a line
    before the name, `given` one in brackets before it.
    """

    capacity: Capacity | None = None
    presence: Presence = Presence.PRESENT
    base: Capacity | None = None
    role: Role | None = None
    department: str | None = None
    post: tuple[int, int] | None = None
    given: str | None = None

    @property
    def official(self) -> bool:
        """Tell whether those listed are officials, whose posts stand with their names."""
        return self.capacity in {Capacity.EXPLAINER, Capacity.SECRETARIAT, Capacity.GUEST}

    def begin(self, label: str, *, top: bool) -> None:
        """Take a label's key (`members`, `absent`, `people` …) as what the next rows are about."""
        was_absent = self.presence is Presence.ABSENT
        self.role, self.department, self.post, self.given = None, None, None, None
        self.presence = Presence.ABSENT if label == "absent" else Presence.PRESENT
        if label in CAPACITIES:
            self.capacity = CAPACITIES[label]
            if label == "members" and not top and was_absent:
                self.presence = Presence.ABSENT  # 欠席者, and below it 委員
        else:
            self.capacity = Capacity.MEMBER if label == "absent" else None
        self.base = self.capacity if top else self.base

    def take_group(self, said: str, *, rest: bool, alone: bool = False, bracketed: bool = False) -> bool:
        """Take a group's heading, and tell whether it is one: a capacity, a role, a presence, a department.

        `rest` tells whether people follow on the same line, `alone` that nothing sets the heading off.
        """
        key = squeeze(said).strip(_SIGNS)
        bare = re.sub(r"\([^()]*\)", "", key)
        label = words().labels.get(key) or words().labels.get(bare)
        return (
            self._take_way(key, rest=rest)
            or self._take_role(bare, label, rest=rest, alone=alone)
            or self._take_label(label)
            or (bracketed and self._take_members(bare))
            or is_group(key)
            or self._take_post(said, bare, rest=rest, bracketed=bracketed)
            or self._take_department(said, bare, alone=alone, bracketed=bracketed)
        )

    def _take_way(self, key: str, *, rest: bool) -> bool:
        """Take how those who follow were there: 会場出席：見本 花子, Web出席：架空 次郎."""
        heads = words().heads
        if not rest or key not in heads["online"] | heads["on_site"]:
            return False
        self.presence = Presence.ONLINE if key in heads["online"] else Presence.PRESENT
        self.capacity = self.capacity or Capacity.MEMBER
        return True

    def _take_role(self, bare: str, label: str | None, *, rest: bool, alone: bool) -> bool:
        roles = words().roles
        if bare not in roles or (alone and not rest and self.official):
            return False
        self.capacity = Capacity.MEMBER
        if bare in {"委員", "構成員"} and label in CAPACITIES:
            self.role, self.department = None, None
        else:
            self.role = roles[bare]
        return True

    def _take_label(self, label: str | None) -> bool:
        if label in {"absent", "people"}:
            self.presence = Presence.ABSENT if label == "absent" else Presence.PRESENT
            return True
        if label not in CAPACITIES:
            return False
        self.capacity, self.role, self.department = CAPACITIES[label], None, None
        if label != "members":
            self.presence = Presence.PRESENT
        return True

    def _take_members(self, bare: str) -> bool:
        """Take the members of a council under their own name: 【社会教育委員】."""
        if not bare.endswith("委員") or is_name(bare.removesuffix("委員")):
            return False
        self.capacity, self.role, self.department = Capacity.MEMBER, None, None
        return True

    def _take_post(self, said: str, bare: str, *, rest: bool, bracketed: bool) -> bool:
        if not (bracketed and rest and is_post(bare)):
            return False
        if self.capacity in {None, Capacity.MEMBER}:
            self.capacity = Capacity.SECRETARIAT
        self.given = said.strip()
        return True

    def _take_department(self, said: str, bare: str, *, alone: bool, bracketed: bool) -> bool:
        if (
            not _UNIT.search(bare)
            or bare.endswith(("入室", "退室"))
            or is_post(bare)
            or (alone and is_name(bare) and len(bare) < _SHORT and bare not in _SIDES)
        ):
            return False
        if alone and not self.official and bare not in _SIDES:
            return False
        if (
            alone
            and len(parts := said.split()) > 1
            and is_name(parts[-1], part=True)
            and not is_org(parts[-1])
        ):
            return False  # 同係長 木村
        self.department = None if bare in _SIDES else said.strip()
        if bare in _SIDES:
            self.capacity = Capacity.EXPLAINER
        if self.presence is Presence.ABSENT and bracketed:
            self.presence, self.capacity = Presence.PRESENT, Capacity.EXPLAINER
        if self.capacity is None:
            self.capacity = Capacity.EXPLAINER
        if self.capacity is Capacity.SECRETARIAT and self.base is Capacity.EXPLAINER:
            self.capacity = self.base
        return True
