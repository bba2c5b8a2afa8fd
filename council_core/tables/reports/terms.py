"""The words of an office's reports: Japanese always, whatever language the interface speaks."""

from enum import StrEnum
from typing import Final

from council_core.model import (
    Capacity,
    Declared,
    ItemKind,
    MeetingMode,
    Method,
    Openness,
    Outcome,
    Role,
)

__all__ = ["term"]

# Members of different sets may have one value ("written"), and as strings they would be one key.
_TERMS: Final[dict[type[StrEnum], dict[StrEnum, str]]] = {
    Role: {
        Role.CHAIR: "会長",
        Role.VICE_CHAIR: "副会長",
        Role.ACTING_CHAIR: "職務代理",
        Role.MEMBER: "委員",
        Role.TEMPORARY: "臨時委員",
    },
    Capacity: {
        Capacity.MEMBER: "委員",
        Capacity.EXPLAINER: "説明員",
        Capacity.SECRETARIAT: "事務局",
        Capacity.GUEST: "関係者",
    },
    MeetingMode: {
        MeetingMode.IN_PERSON: "対面",
        MeetingMode.ONLINE: "Web",
        MeetingMode.HYBRID: "対面・Web",
        MeetingMode.WRITTEN: "書面",
    },
    Openness: {
        Openness.OPEN: "公開",
        Openness.PARTLY_CLOSED: "一部非公開",
        Openness.CLOSED: "非公開",
    },
    ItemKind: {
        ItemKind.CONSULTATION: "諮問",
        ItemKind.REPORT: "報告",
        ItemKind.DELIBERATION: "審議",
        ItemKind.HEARING: "意見陳述",
        ItemKind.ELECTION: "互選",
        ItemKind.OTHER: "その他",
        ItemKind.PROCEDURE: "議事進行",
    },
    Outcome: {
        Outcome.APPROVED: "承認",
        Outcome.APPROVED_WITH_CONDITIONS: "条件付き承認",
        Outcome.NOTED: "了承",
        Outcome.CONTINUED: "継続審議",
        Outcome.REJECTED: "不承認",
        Outcome.WITHDRAWN: "取下げ",
    },
    Declared: {
        Declared.CARRIED: "可決",
        Declared.LOST: "否決",
        Declared.UNDECIDED: "未決",
    },
    Method: {
        Method.SHOW_OF_HANDS: "挙手",
        Method.STANDING: "起立",
        Method.NO_OBJECTION: "異議なし",
        Method.ACCLAMATION: "了承",
        Method.ROLL_CALL: "記名投票",
        Method.BALLOT: "無記名投票",
        Method.WRITTEN: "書面表決",
    },
}


def term(value: StrEnum | None) -> str:
    """Return the Japanese word for a member of a closed set; nothing for what is not stated."""
    return "" if value is None else _TERMS[type(value)][value]
