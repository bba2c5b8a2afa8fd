"""What happens beside speech."""

import re
from typing import Final

from council_core.model import EventKind

__all__ = ["MOVES", "event_of"]

MOVES: Final = frozenset(
    {EventKind.ENTER, EventKind.LEAVE, EventKind.ARRIVE, EventKind.DEPART, EventKind.RECESS, EventKind.RESUME}
)

_SAID: Final = r"[(<〈\[【「『\-・※\s]*"
_EVENTS: Final = (
    (EventKind.VOTE, re.compile(r"(?:全員|全委員|出席委員全員|委員全員|賛成者|多数|少数|一同)?\s?(?:挙\s?手|起\s?立)(?:全員|多数|少数|なし)?|全(?:委)?員(?:賛成|承認|了承|同意)|賛成(?:多数|少数|全員|者)|賛成\s?\d+[名人票]|採決|投票|委員了承|可否同数")),
    (EventKind.NO_OBJECTION, re.compile(r"異議な[しく]|「?異議なし」?と呼ぶ者あり|異議の声なし|異論なし")),
    (EventKind.NO_COMMENT, re.compile(r"(?:意見|質問|質疑|発言)(?:・(?:意見|質問|質疑))?(?:等|は|も|、|特に)*\s?(?:な[しく]|ありません)|特に(?:な[しく]|ありません)")),
    (EventKind.RECESS, re.compile(r"休\s?憩(?!\s?[前後])")),
    (EventKind.RESUME, re.compile(r"再\s?開")),
    (EventKind.ARRIVE, re.compile(r"到\s?着|遅参|遅れて(?:出席|入室)")),
    (EventKind.DEPART, re.compile(r"中\s?座|早\s?退|途中退席")),
    (EventKind.ENTER, re.compile(r"入\s?室|入場|着席")),
    (EventKind.LEAVE, re.compile(r"退\s?室|退\s?席|退場|説明員交代")),
    (EventKind.EXPLANATION, re.compile(r"説\s?明|報告|朗読|読み上げ")),
)  # fmt: skip
_BRACKETED: Final = re.compile(r"[(<〈\[【「\-・※].{1,120}?[)>〉\]】」\-]?\s*$")
_SHORT: Final = 90


def event_of(fold: str) -> EventKind | None:
    """Return what a row tells that happened, or `None` where it is no event.

    event: brackets words brackets | [bullet] who (入室 | 退室 | 説明 | 休憩 | 再開 | 挙手 …)
    """
    if len(fold) > _SHORT or fold.endswith(("か。", "ます。", "ください。", "ません。", "です。")):
        return None
    opened = bool(re.match(r"[(<〈\[【\-・※]", fold))
    short = fold.strip("()<>〈〉[]【】-・※。「」 \t")
    for kind, pattern in _EVENTS:
        if match := pattern.search(short):
            if kind is EventKind.EXPLANATION:
                told = re.search(
                    r"(?:説\s?明|報告|朗読)\s?(?:があった|を行った|を行う|した|する|を受けた|員[^。]*)?$",
                    short,
                ) or (opened and re.search(r"(?:基づ|より|から).*説明", short))
                if not told or (
                    not opened
                    and not re.search(r"(?:から|より|が|により|による)[^。]{0,50}(?:説明|報告)", short)
                ):
                    continue
            elif not opened and len(short) > match.end() - match.start() + 14:
                continue
            return kind
    return None
