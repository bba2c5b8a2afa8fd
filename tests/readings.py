"""Minutes written anew for the tests of the reader; every person and place in them is made up."""

import pytest

from council_core.minutes.reader import parse_minutes
from council_core.model import Capacity, Event, ItemKind, Presence, Role, Speech

PLAIN = """\
令和5年度第2回見本市見本計画審議会会議録

1 日時　令和5年6月1日（木）午後2時から午後3時30分まで
2 場所　見本市役所2階会議室
3 出席者
 会長　見本 一郎
 委員　見本 花子、架空 次郎
4 欠席者　なし
5 傍聴者　2人
6 議題
 (1) 見本計画の改定について
7 会議の経過

○見本会長　それでは審議に入ります。
○架空委員　期間はどのくらいですか。
○事務局　五年を予定しています。
○見本会長　賛成の方は挙手をお願いします。
（全員挙手）
○見本会長　全員賛成ですので、可決します。
"""

HEAD = """\
令和5年度第1回見本市見本審議会会議録

日時　令和5年6月1日（木）午後2時から午後4時まで
場所　見本市役所2階会議室
出席者
 会長　見本 一郎
 委員　見本 花子、架空 次郎、髙橋 勝
事務局　総務課長 例示 三郎
議題
 (1) 見本計画の改定について
 (2) 架空条例の制定について

会議の経過

"""


def fault(*values, why):
    """Return a case that the reader does not read right yet, with what it gets wrong."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


def said(text):
    """Return who says what in the minutes of a text, in order."""
    items = parse_minutes(text).meeting.items
    return [
        (entry.speaker, entry.text) for item in items for entry in item.entries if isinstance(entry, Speech)
    ]


def happened(text):
    """Return the events of a text with what it says of them."""
    items = parse_minutes(text).meeting.items
    return [(entry.event, entry.text) for item in items for entry in item.entries if isinstance(entry, Event)]


def members(text, capacity=Capacity.MEMBER):
    """Return the names that a text lists, present and absent, of members or of another capacity."""
    people = [person for person in parse_minutes(text).meeting.attendance if person.capacity is capacity]
    absent = [person.name for person in people if person.presence is Presence.ABSENT]
    return [person.name for person in people if person.presence is not Presence.ABSENT], absent


def officers(text):
    """Return the chair and the deputy of a text's list."""
    roles = {person.role: person.name for person in parse_minutes(text).meeting.attendance}
    return roles.get(Role.CHAIR), roles.get(Role.VICE_CHAIR) or roles.get(Role.ACTING_CHAIR)


def titles(text):
    """Return the items of the agenda with their labels; greetings and headings that only hold items aside."""
    items = parse_minutes(text).meeting.items
    return [(item.label, item.title) for item in items if item.kind is not ItemKind.PROCEDURE]


def left(text):
    """Return what a reading of a text did not understand, piece by piece."""
    return [piece.text for piece in parse_minutes(text).unread]
