"""The sheets of the editable workbook as a table: which field of the model stands in which column.

A new field of the model is one line here; its kind of cell follows from its type. What no sheet shows
(the rules of a council, its fees, the proceedings, each member's ballot) is in `LEFT_OUT`; it stays as it
is when the workbook is read back.
"""

from collections.abc import Iterator
from types import NoneType
from typing import Any, Final, get_args

import attrs
from attrs import frozen

from council_core.changes.rows import fields_of
from council_core.model import (
    AgendaItem,
    Attendee,
    Council,
    FollowUp,
    Material,
    Meeting,
    Member,
    Term,
    Vote,
)
from council_core.tables.book_kinds import ID_ONLY, IDS, Kind, kind_of

__all__ = ["FORMAT", "HIDDEN", "LEFT_OUT", "SHEETS", "Column", "Sheet", "inner", "required"]

FORMAT: Final = "council-workbook/1"
HIDDEN: Final = "_council"  # the sheet that says which revisions the workbook was made of
LEFT_OUT: Final = {
    Council: {"rules", "fees", "members"},
    Member: {"terms"},
    Meeting: {"attendance", "materials", "entries", "items", "votes", "follow_ups", "review"},
    AgendaItem: {"entries"},
    Vote: {"ballots"},
}


@frozen
class Column:
    """A column: its heading, the way to its field from the row's element, and the kind of its cells."""

    label: str
    path: tuple[str, ...]
    kind: Kind
    required: bool = False


@frozen
class Sheet:
    """A sheet: a row for each document, for each element of a list of theirs, or for each part of those.

    The first column names the document, unless the rows are documents; the next is the row's own `id`.
    `part` is the list in each element (the terms of a member) whose own columns stand last, after the
    column `part_label` with their numbers.
    """

    title: str
    document: type[Council | Meeting]
    list_name: str | None
    element: type[Any]
    columns: tuple[Column, ...]
    part: str | None = None
    part_element: type[Any] | None = None
    part_label: str = ""
    part_columns: tuple[Column, ...] = ()

    @property
    def parent_label(self) -> str:
        """The heading of the column that names the document."""
        return _DOCUMENT_LABEL[self.document] if self.list_name else ""

    @property
    def id_labels(self) -> tuple[str, ...]:
        """The headings of the columns by which a row is found."""
        labels = (self.parent_label, self.columns[0].label, self.part_label)
        return tuple(label for label in labels if label)

    @property
    def labels(self) -> tuple[str, ...]:
        """The headings in their order."""
        own, parts = self.columns, self.part_columns
        labels = (self.parent_label, *(it.label for it in own), self.part_label, *(it.label for it in parts))
        return tuple(label for label in labels if label)


def inner(cls: type[Any], name: str) -> tuple["attrs.Attribute[Any]", type[Any]]:
    """Return a field of a class under its name in documents, and the class of what stands in it."""
    found = fields_of(cls)[name]
    kinds = [kind for kind in get_args(found.type) if kind is not NoneType] or [found.type]
    return found, kinds[0]


def required(cls: type[Any]) -> Iterator[str]:
    """Yield the names of the fields that no element goes without."""
    return (name for name, field in fields_of(cls).items() if field.default is attrs.NOTHING)


def _columns(cls: type[Any], *lines: tuple[str, str] | tuple[str, str, Kind]) -> tuple[Column, ...]:
    return tuple(_column(cls, *line) for line in lines)


def _column(cls: type[Any], label: str, dotted: str, kind: Kind | None = None) -> Column:
    path = tuple(dotted.split("."))
    holder = cls
    for step in path[:-1]:
        holder = inner(holder, step)[1]
    must = len(path) == 1 and path[0] in required(cls)
    return Column(label, path, kind or kind_of(fields_of(holder)[path[-1]].type), must)


_DOCUMENT_LABEL: Final[dict[type, str]] = {Council: "会議体ID", Meeting: "会議ID"}

SHEETS: Final = (
    Sheet("会議体", Council, None, Council, _columns(
        Council,
        ("会議体ID", "id", ID_ONLY), ("名称", "name"), ("市町村", "municipality"), ("事務局", "office"),
        ("担当者", "contact.person"), ("電話", "contact.telephone"), ("メール", "contact.mail"),
        ("答申先", "addressee"), ("設置根拠", "founded_by"), ("様式", "house"),
    )),
    Sheet("委員", Council, "members", Member, _columns(
        Member,
        ("委員ID", "id", ID_ONLY), ("氏名", "name"), ("ふりがな", "kana"), ("区分", "category"),
        ("所属", "affiliation"), ("職", "post"), ("推薦団体", "nominated_by"), ("備考", "remarks"),
        ("報酬辞退", "declines_fee"),
    ), "terms", Term, "任期No.", _columns(
        Term,
        ("役職", "role"), ("任期開始", "from"), ("任期満了", "until"), ("委嘱日", "appointed_on"),
    )),
    Sheet("会議", Meeting, None, Meeting, _columns(
        Meeting,
        ("会議ID", "id", ID_ONLY), ("会議体ID", "council", ID_ONLY), ("名称", "title"), ("通算回", "number"),
        ("年度", "fiscal_year"), ("年度内の回", "number_in_year"), ("開催日", "date"), ("開会", "opened_at"),
        ("閉会", "closed_at"), ("会場", "venue"), ("傍聴会場", "observers_venue"), ("開催方法", "mode"),
        ("公開", "openness"), ("非公開の根拠", "closed_under"), ("傍聴者数", "observers"), ("記者数", "press"),
        ("通知番号", "notice.number"), ("通知日", "notice.date"), ("出欠回答期限", "notice.reply_by"),
        ("開催案内日", "announced_on"), ("傍聴定員", "observer_places"),
        ("段階", "stage"), ("会議録作成日", "prepared_on"), ("会議録公表日", "published_on"),
        ("次回名称", "next_meeting.title"), ("次回開催日", "next_meeting.date"),
        ("次回開会", "next_meeting.opened_at"), ("次回会場", "next_meeting.venue"),
    )),
    Sheet("出欠", Meeting, "attendance", Attendee, _columns(
        Attendee,
        ("出席者ID", "id", ID_ONLY), ("氏名", "name"), ("立場", "capacity"), ("委員ID", "member"),
        ("役職", "role"), ("部課", "department"), ("職", "post"), ("出欠", "presence"),
        ("代理人", "proxy_name"), ("到着", "arrived_at"), ("退席", "left_at"), ("対象議題ID", "items", IDS),
        ("理由", "reason"),
    )),
    Sheet("資料", Meeting, "materials", Material, _columns(
        Material, ("資料ID", "id", ID_ONLY), ("番号", "label"), ("名称", "title"),
    )),
    Sheet("議題", Meeting, "items", AgendaItem, _columns(
        AgendaItem,
        ("議題ID", "id", ID_ONLY), ("番号", "label"), ("件名", "title"), ("種別", "kind"),
        ("上位の議題ID", "parent"), ("所管課", "departments"), ("資料ID", "materials", IDS), ("根拠", "basis"),
        ("諮問番号", "consultation.number"), ("諮問日", "consultation.date"), ("公開", "openness"),
        ("非公開の根拠", "closed_under"), ("結論", "decision.outcome"), ("結果の文言", "decision.text"),
        ("条件", "decision.conditions"), ("答申番号", "decision.advice.number"),
        ("答申日", "decision.advice.date"),
    )),
    Sheet("採決", Meeting, "votes", Vote, _columns(
        Vote,
        ("採決ID", "id", ID_ONLY), ("議題ID", "items", IDS), ("方法", "method"), ("文言", "wording"),
        ("宣告", "declared"), ("全員一致", "unanimous"), ("賛成", "for"), ("反対", "against"),
        ("棄権", "abstaining"), ("除斥（出席者ID）", "recused", IDS), ("裁決", "casting_vote"),
        ("議長（出席者ID）", "presided_by"),
    )),
    Sheet("宿題", Meeting, "follow_ups", FollowUp, _columns(
        FollowUp,
        ("宿題ID", "id", ID_ONLY), ("議題ID", "item"), ("内容", "text"), ("担当", "owner"), ("期限", "due"),
        ("完了日", "done_on"), ("回答した会議ID", "answered_in"),
    )),
)  # fmt: skip
