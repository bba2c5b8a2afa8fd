"""Votes and what they decided, in the many words of minutes."""

import re
from typing import Final

from council_core.minutes.reader.agenda import outcome_of
from council_core.minutes.reader.clock import to_number
from council_core.minutes.reader.draft import Draft, EntryDraft, ItemDraft, VoteDraft
from council_core.minutes.reader.ledger import Kind
from council_core.model import Declared, Method, Outcome

__all__ = ["read_result", "read_votes"]

_N: Final = r"(\d{1,3}|[一二三四五六七八九十]{1,3})"
_FOR: Final = re.compile(rf"賛成(?:者|の方|票)?[はがの:]?\s?{_N}\s?[名人票]?|(?:挙手|起立)\s?{_N}\s?[名人]")
_AGAINST: Final = re.compile(rf"反対(?:者|票)?[はがの:]?\s?{_N}\s?[名人票]?")
_ABSTAIN: Final = re.compile(rf"棄権(?:者)?[はがの:]?\s?{_N}\s?[名人票]?")
_UNANIMOUS: Final = re.compile(
    r"全\s?(?:委)?員\s?(?:が|の|一致で)?\s?(?:挙手|賛成|承認|起立|了承|同意|異議な)|(?:挙手|起立|賛成)全員|全会一致|満場一致|(?:出席)?委員全員(?:の|が)?(?:賛成|挙手|起立|承認)"
)
_MOST: Final = re.compile(
    r"(?:挙手|起立|賛成)(?:者)?\s?多数|(?:多数|過半数)(?:の|が)?(?:賛成|挙手|起立)|(?:挙手|起立|賛成)少数"
)
_TIE: Final = re.compile(r"可否同数|同数です|賛否同数")
_NO_OBJECTION: Final = re.compile(r"異議な[しくい]|異議ありません|異議ございません|異論な[しく]|異議なし")
_AGREED: Final = re.compile(r"委員了承|了承|承認|同意|賛成者(?:挙手|起立)|挙手|起立")
_ASKED: Final = re.compile(
    r"か[。?？」]|か$|異議(?:が)?な(?:ければ|けれ)|賛成の方|賛成される|採決|挙手を|挙手願|起立を|可とする|諮り|諮る|求め"
)
_MERELY: Final = re.compile(
    r"採決(?:を)?(?:に入り|を行い|をし|をいた|した|を取り|に移)[^。]{0,12}(?:よろしい|いかが|異議)|質疑を(?:終|打ち切)|休憩"
)
_RULED: Final = re.compile(
    r"(?:可決|否決|承認|決定|了承|採択|許可|同意|認定|継続審議|可と決|賛成(?:する)?こと)(?:する|し|いた|され|と(?:する|し|なり|いた|決)|と?決|す|相当|ことと?(?:いた)?し|したい|します|しまし|ました|。|と)|(?:認め|決し)(?:ます|る)|全会一致"
)
_METHODS: Final = (
    (Method.SHOW_OF_HANDS, re.compile(r"挙手|手を挙げ")),
    (Method.STANDING, re.compile(r"起立")),
    (Method.ROLL_CALL, re.compile(r"記名投票(?<!無記名投票)|点呼")),
    (Method.BALLOT, re.compile(r"無記名|投票")),
    (Method.WRITTEN, re.compile(r"書面")),
    (Method.NO_OBJECTION, re.compile(r"異議|異論")),
    (Method.ACCLAMATION, re.compile(r"了承|全会一致|拍手|承認")),
)
_NAMED: Final = re.compile(r"\((\d{1,2})\)")
_ELSEWHERE: Final = re.compile(r"議会|国会|総会で|前回|先日|他市|県で|国で|部会で")


def read_votes(draft: Draft) -> None:
    """Find the votes in the proceedings.

    vote: question (reaction | answer) [ruling] | ruling that tells how it was voted
    A question that only asks whether to vote, or to end the debate, is none. What a speech tells of
    another body's vote is not this meeting's.
    """
    merged = _merged_titles(draft)
    for item in list(draft.items):
        _Votes(draft, item, merged.get(id(item), [item])).read()


def _merged_titles(draft: Draft) -> dict[int, list[ItemDraft]]:
    """Return for each item that has the proceedings of several those items: headings one below the other."""
    groups: dict[int, list[ItemDraft]] = {}
    waiting: list[ItemDraft] = []
    for item in draft.items:
        if item.container or item.kind == "procedure":
            waiting = []
            continue
        if not item.entries and item.label and not any(other.parent is item for other in draft.items):
            waiting.append(item)
            continue
        text = " ".join(draft.cut(*piece) for entry in item.entries[:3] for piece in entry.pieces)
        if waiting and re.search(r"一括|併せて|あわせて", text):
            groups[id(item)] = [other for other in waiting if other.style == item.style] + [item]
        waiting = []
    return groups


class _Votes:
    def __init__(self, draft: Draft, item: ItemDraft, items: list[ItemDraft]) -> None:
        self.draft, self.item, self.items = draft, item, items
        self.asked = ""
        self.asked_at = -9
        self.open: VoteDraft | None = None
        self.opened_at = -9

    def read(self) -> None:
        for place, entry in enumerate(self.item.entries):
            text = " ".join(self.draft.source.fold[start:end] for start, end in entry.pieces)
            if entry.is_speech and not self._answer(entry, text):
                self._speech(place, text)
            else:
                self._reaction(place, text)

    def _answer(self, entry: EntryDraft, text: str) -> bool:
        """Tell a short reaction that is printed as a speech: 各委員 (全員賛成), (全委員)異議なし。"""
        bare = text.strip("()<>〈〉「」【】 。")
        return (
            len(bare) < 16
            and not re.search(r"願|方は|方が|か$|求め", bare)
            and bool(
                _UNANIMOUS.search(bare)
                or _NO_OBJECTION.search(bare)
                or re.fullmatch(
                    r"(?:賛成者?)?(?:挙手|起立)(?:多数|少数)?|賛成\S{0,12}|了承(?:する|します)?", bare
                )
            )
        )

    def _reaction(self, place: int, text: str) -> None:
        bare = text.strip("()<>〈〉「」【】-・ 。")
        told = (
            _UNANIMOUS.search(bare)
            or _MOST.search(bare)
            or _FOR.search(bare)
            or _TIE.search(bare)
            or _NO_OBJECTION.search(bare)
            or (len(bare) < 14 and _AGREED.search(bare))
        )
        if not told or len(bare) > 40 or place - self.asked_at > 2:  # noqa: PLR2004
            return
        asked = re.split(r"(?<=[。])", self.asked.strip())
        question = "".join(asked[-2:])
        if not _ASKED.search(question) or (
            _MERELY.search(question) and not re.search(r"賛成の方|挙手", question)
        ):
            return
        if _NO_OBJECTION.search(bare) and not re.search(
            r"異議|よろしい|認め|決定|承認|可決|いかが", question
        ):
            return
        if self.open is not None and place - self.opened_at <= 2:  # noqa: PLR2004
            _count(self.open, bare)
            return
        self._open(place, text.strip("()<>〈〉「」【】-・ "), question)
        if self.open and re.search(r"了承|認め", bare + question):
            self._decide(self.open, outcome_of(question) or outcome_of(bare))
        elif self.open and (self.open.unanimous or _NO_OBJECTION.search(bare)):
            self._decide(
                self.open, outcome_of(question) or (Outcome.APPROVED if self.open.unanimous else None)
            )

    def _open(self, place: int, wording: str, question: str) -> None:
        vote = VoteDraft(
            items=list(self.items) if not self.item.kind == "procedure" else [],
            wording=wording,
            asked=question,
        )
        vote.method = next((method for method, pattern in _METHODS if pattern.search(wording)), None) or next(
            (method for method, pattern in _METHODS if pattern.search(question)), None
        )
        _count(vote, wording)
        self.draft.votes.append(vote)
        self.open, self.opened_at = vote, place

    def _speech(self, place: int, text: str) -> None:
        ruling = None
        for sentence in re.split(r"(?<=。)", text):
            if _RULED.search(sentence) and not re.search(
                r"か。$|したいと思います(?:が|。)|たい(?:と思|の)|場合|ください|必要", sentence
            ):
                ruling = sentence
                break
        told = (
            _UNANIMOUS.search(text)
            or _MOST.search(text)
            or _TIE.search(text)
            or (_FOR.search(text) and _AGAINST.search(text))
            or (
                ruling
                and re.search(r"異議(?:な(?:し|い)|ありません|がない|ござい)[^。]{0,8}(?:認め|と)", text)
            )
        )
        closing = (ruling or told) and self.open is not None and place - self.opened_at <= 2  # noqa: PLR2004
        if closing and self.open is not None:
            _count(self.open, text)
            self._decide(
                self.open,
                outcome_of(ruling or text)
                if not (self.open.unanimous and outcome_of(ruling or text) is Outcome.NOTED)
                else Outcome.APPROVED,
            )
            self.open = None
        elif (
            told
            and len(text) < 160
            and not _ELSEWHERE.search(text)
            and (ruling or (place - self.asked_at <= 2 and _UNANIMOUS.search(text)))
            and _RULED.search(text)
        ):
            self._open(place, told[0] if hasattr(told, "group") else text[:20], text)
            if self.open:
                _count(self.open, text)
                self._decide(self.open, outcome_of(re.sub(r"賛成の方|賛成\d+|反対\d+", "", ruling or text)))
            self.open = None
        if _ASKED.search(text):
            self.asked, self.asked_at = text, place
            if not closing and re.search(r"採決|挙手|起立|賛成の方", text):
                self.open = None

    def _decide(self, vote: VoteDraft, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        vote.outcome = outcome
        if outcome is Outcome.REJECTED:
            vote.declared = Declared.LOST
        elif outcome is Outcome.CONTINUED:
            vote.declared = Declared.UNDECIDED
        else:
            vote.declared = Declared.CARRIED
        for item in vote.items:
            if not item.container:
                item.outcome = outcome


def _count(vote: VoteDraft, text: str) -> None:
    if _UNANIMOUS.search(text):
        vote.unanimous = True
    elif vote.unanimous is None and _MOST.search(text):
        vote.unanimous = False
    for pattern, key in ((_FOR, "for_"), (_AGAINST, "against"), (_ABSTAIN, "abstaining")):
        if match := pattern.search(text):
            number = to_number(next(part for part in match.groups() if part))
            if getattr(vote, key) is None:
                setattr(vote, key, number)
    if vote.against:
        vote.unanimous = None if not _UNANIMOUS.search(text) else vote.unanimous
    if _TIE.search(text):
        vote.casting = True


def read_result(draft: Draft, start: int, end: int) -> bool:
    """Read a sentence of results into the items that it names.

    result: {"(" n ")" | 議題 n} … (承認 | 可決 | 報告 …) | outcome, of the only item
    """
    fold = draft.source.fold
    done = False
    begin = start
    for piece in re.split(r"(?<=。)", fold[start:end]):
        over = begin + len(piece)
        outcome = outcome_of(piece)
        counted = _FOR.search(piece) and _AGAINST.search(piece)
        numbers = _NAMED.findall(piece) or re.findall(r"(?:議題|議案|案件)\s?第?(\d{1,2})", piece)
        leaves = [item for item in draft.items if not item.container and item.kind != "procedure"]
        named = [item for item in draft.items if not item.container and item.label in numbers]
        if not numbers and len(leaves) == 1:
            named = leaves
        if outcome and named:
            for item in named:
                item.outcome = item.outcome or outcome
                item.result = item.result or draft.cut(begin, over).strip()
            if counted or _UNANIMOUS.search(piece) or _MOST.search(piece):
                vote = VoteDraft(items=named, wording=draft.cut(begin, over).strip())
                vote.method = next(
                    (method for method, pattern in _METHODS[:5] if pattern.search(piece)), None
                )
                _count(vote, piece)
                vote.outcome = outcome
                vote.declared = Declared.LOST if outcome is Outcome.REJECTED else Declared.CARRIED
                draft.votes.append(vote)
            draft.ledger.take(begin, over, Kind.FIELD)
            done = True
        elif watch := re.search(r"\(?傍聴[者人]\s*[:は]?\s*(\d+|なし)\s?[人名]?\)?", piece):
            draft.state(
                "observers",
                0 if watch[1] == "なし" else int(watch[1]),
                begin + watch.start(),
                begin + watch.end(),
            )
            done = True
        begin = over
    return done
