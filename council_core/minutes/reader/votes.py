"""Votes and what they decided, in the many words of minutes."""

import re
from typing import Final

from council_core.minutes.reader.agenda import outcome_of
from council_core.minutes.reader.ballots import (
    against_asked,
    asks,
    asks_whether,
    count,
    decided,
    elsewhere,
    is_answer,
    is_procedural,
    is_told,
    is_unanimous,
    method_of,
    noun_in,
    rules,
    wording_of,
)
from council_core.minutes.reader.draft import Draft, EntryDraft, ItemDraft, VoteDraft
from council_core.minutes.reader.summed import add_summed
from council_core.minutes.reader.taken_up import named_items, taken_together
from council_core.minutes.voted import put_together
from council_core.model import Capacity, Declared, EventKind, ItemKind, Openness, Outcome

__all__ = ["read_votes", "tell_kinds"]

_CHAIR: Final = re.compile(r"会長|委員長|議長|座長|部会長|教育長|理事長|職務代理|代理|司会|進行|主宰")
_GOES_ON: Final = re.compile(r"(?:次に|続いて|続きまして|それでは次|次は|最後に)")
_DONE: Final = re.compile(r"いたします|します|した|する。?$|とする|ました")
_RULING: Final = 80  # letters: a ruling, not a tale
_IN_BRACKETS: Final = re.compile(r"([(〔【\[<][^()〔〕【】\[\]<>]{1,24}[)〕】\]>])")
_SHUT: Final = re.compile(r"(?:秘密会|非公開)(?:と(?:いた|し|する|決)|で(?:行|審議))")
_REACH: Final = 2  # entries between a question, the reaction and the ruling


def read_votes(draft: Draft) -> None:
    """Find the votes in the proceedings, and what became of each item.

    vote: question (reaction | answer) [ruling] | ruling that tells how it was voted
    A question that only asks whether to vote, or to end the debate, is none. What a speech tells of
    another body's vote is not this meeting's.
    """
    _Votes(draft).read()
    _join_summed(draft)
    add_summed(draft)
    for item in draft.items:
        if item.outcome is None and not item.container and item.kind is not ItemKind.PROCEDURE:
            item.outcome = _said(draft, item)


def _join_summed(draft: Draft) -> None:
    """Drop a vote that the results tell where the proceedings tell it too, and keep the numbers it adds."""
    for vote in [vote for vote in draft.votes if vote.summed]:
        same = [it for it in draft.votes if not it.summed and any(item in vote.items for item in it.items)]
        if not vote.items or not all(any(item in it.items for it in same) for item in vote.items):
            continue
        draft.votes = [it for it in draft.votes if it is not vote]
        if len(same) == 1:
            for key in ("unanimous", "for_", "against", "abstaining"):
                if getattr(same[0], key) is None:
                    setattr(same[0], key, getattr(vote, key))


def tell_kinds(draft: Draft) -> None:
    """Tell the kind of items by what was done with them, where no word says it.

    What officials of another department brought before an advisory council, and the council put to the vote,
    was asked of it: a consultation. An agenda that has kinds beside its titles, and a vote summed up in fields,
    leave nothing to be told.
    """
    for item in draft.items if draft.tells_kinds else ():
        item.kind = None if item.guessed else item.kind
    council = draft.facts.get("council_name") or ""
    if not council.endswith(("審議会", "審査会", "協議会")) or not any(
        person.capacity is Capacity.EXPLAINER for person in draft.people
    ):
        return
    for vote in [] if draft.tells_kinds else draft.votes:
        for item in vote.items:
            if (
                item.kind is None
                and not any(item in summed.items for summed in draft.summed)
                and (vote.method in {"show-of-hands", "standing", "ballot"} or vote.unanimous)
            ):
                item.kind = ItemKind.CONSULTATION


def _said(draft: Draft, item: ItemDraft) -> Outcome | None:
    """Return what the notes under an item say became of it: 原案のとおり承認された, 継続審議とした."""
    if (
        item.result and (outcome := outcome_of(item.result)) and (rules(item.result) or len(item.result) < 20)
    ):  # 承認 alone
        return outcome
    for entry in reversed(item.entries):
        if entry.is_speech:
            if entry is item.entries[-1] and len(entry.pieces) > 1 and (told := _narrated(draft, entry)):
                return told
            continue
        text = draft.fold_of(entry)
        bare = text.strip("()<>〈〉「」【】〔〕[]-―・※→⇒ 。")
        if (
            len(text) < 200
            and not elsewhere(text)
            and (ruling := rules(text))
            and (outcome := outcome_of(ruling))
        ):  # a note, not a summary
            return outcome
        if is_answer(bare) and re.search(r"了承|承認|了$", bare):
            return Outcome.NOTED if item.kind is ItemKind.REPORT or "了" in bare else Outcome.APPROVED
    return None


_NARRATED: Final = re.compile(
    r"(?:さ|認めら)れた。$|こと(?:と|に)(?:なった|した|された)。$|と決した。$|(?:継続(?:審議|審査)|保留)とする。$"
)


def _narrated(draft: Draft, entry: EntryDraft) -> Outcome | None:
    """Return what the last line below a speech tells of the outcome, as nobody says it: 原案のとおり了承された."""
    start, end = entry.pieces[-1]
    line = draft.source.fold[start:end]
    ended = draft.source.fold[: entry.pieces[-2][1]].endswith(("。", ")", "」"))
    if not ended or len(line) > _RULING or not _NARRATED.search(line) or elsewhere(line):
        return None
    return outcome_of(line) if rules(line) else None


class _Votes:
    """Goes through the proceedings; a ruling may stand in the speech that goes on to the next item."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.together = taken_together(draft)
        self.leaves = [item for item in draft.items if not item.container]
        self.group: list[ItemDraft] = []  # those which somebody said to be voted on together
        self.item: ItemDraft | None = None
        self.items: list[ItemDraft] = []
        self.before: list[ItemDraft] = []
        self.asked = ""
        self.asked_items: list[ItemDraft] = []
        self.asked_at = -9
        self.whether = False  # whether it was asked last only whether to vote, or to vote on several at once
        self.open: VoteDraft | None = None
        self.home: ItemDraft | None = None  # the item under which the open vote was taken
        self.opened_at = -9

    def read(self) -> None:
        place = 0
        for item in list(self.draft.items):
            self.before, self.item = self.items, item
            self.group = self.group if any(it is item for it in self.group) else []
            self.items = self.group or self.together.get(id(item), [item])
            for number, entry in enumerate(item.entries):
                self._entry(place, entry, first=number == 0)
                place += 1

    def _entry(self, place: int, entry: EntryDraft, *, first: bool) -> None:
        text = self.draft.fold_of(entry)
        if not first and self.home is not self.item:
            self.open = None  # what is ruled in the next item, its first speech aside, is of that item
        if not entry.is_speech or (
            len(text) < 24 and is_answer(text) and not (self._presides(entry) and rules(text))
        ):  # a short reaction printed as a speech
            self._reaction(place, text, entry)
            return
        here = self.items
        if first and self.before and (cut := _GOES_ON.search(text)) and rules(text[: cut.start()]):
            self.items = self.before  # what is ruled before 続いて is the item's that came before
            self._speech(place, text[: cut.start()], entry)
            self.items, text = here, text[cut.start() :]
        for part in self._parts(text):
            if is_answer(part) and part[:1] in "(〔【<[":
                self._reaction(place, part, entry)
            else:
                self._speech(place, part, entry)

    def _parts(self, text: str) -> list[str]:
        """Part a speech at the reactions in brackets inside it."""
        parts = [""]
        for number, piece in enumerate(_IN_BRACKETS.split(text)):
            if number % 2 and is_answer(piece):
                parts += [piece, ""]
            else:
                parts[-1] += piece
        return [part for part in parts if part.strip()]

    def _reaction(self, place: int, text: str, entry: EntryDraft) -> None:
        if place - self.asked_at > _REACH or not self.asked or not is_answer(text):
            if not entry.is_speech and is_told(text) and (ruling := rules(text) or noun_in(text)):
                self._open(place, wording_of(text), text, entry)
                self._close(ruling)
            return
        bare = text.strip("()<>〈〉【】〔〕[]-―・※○〇 。")
        bare = bare if 0 < bare.find("」") < len(bare) - 1 else bare.strip("「」")  # 「異議なし」の声
        if self.open is not None and place - self.opened_at <= _REACH:
            count(self.open, bare)
            return
        self._open(place, bare, self.asked, entry, self.asked_items)
        if self.open is not None:
            outcome = outcome_of(self.asked) or outcome_of(bare)
            if re.search(r"少数|なし$", bare) and not re.search(r"異議", bare):
                outcome = Outcome.REJECTED
            if against_asked(self.asked):
                outcome = None
            self._decide(self.open, outcome, final=False)

    def _speech(self, place: int, text: str, entry: EntryDraft) -> None:
        """Read what is said: a ruling on what was asked, one that tells how it was voted, one that stands alone."""
        self.group = put_together(text, self.leaves) or self.group
        self.items = self.group or self.items
        ruling, told = rules(text), is_told(text)
        here = told and not elsewhere(text)
        if self.open is not None and place - self.opened_at <= _REACH and (ruling or told):
            count(self.open, text)
            self._close(ruling or text)
        elif here and self.asked and place - self.asked_at <= _REACH:
            self._open(place, wording_of(text), text, entry, self.asked_items)
            self._close(ruling or text)
        elif ruling and self._presides(entry) and not (self.whether and asks(text)):
            if here:
                self._open(place, wording_of(ruling) if is_told(ruling) else wording_of(text), text, entry)
                self._close(ruling)
            elif len(ruling) < _RULING and not elsewhere(ruling):
                self._rule(ruling)
        if _SHUT.search(text) and self._presides(entry):
            self._shut(text)
        self._ask(place, text)

    def _shut(self, text: str) -> None:
        """Take the items that are called closed by their number: 議案第20号は秘密会とします."""
        for sentence in text.split("。"):
            if _SHUT.search(sentence) and not asks(sentence):
                for item in named_items(self.draft, sentence):
                    item.openness = item.openness or Openness.CLOSED

    def _rule(self, ruling: str) -> None:
        """Take a ruling without a vote as what became of the item."""
        outcome = outcome_of(ruling)
        if outcome is None or not _DONE.search(ruling):
            return
        for item in named_items(self.draft, ruling) or self.items:
            if item.kind is ItemKind.OTHER and outcome is Outcome.CONTINUED:
                continue  # 次回…審議します says what comes, and of another item
            if item.kind is not ItemKind.PROCEDURE:
                item.outcome = item.outcome or outcome

    def _ask(self, place: int, text: str) -> None:
        self.whether = asks_whether(text)
        if question := asks(text):
            self.asked, self.asked_at, self.asked_items = question, place, self.items
            if re.search(r"採決|挙手|起立|賛成の方|諮り", question):
                self.open = None
        elif ("採決" in text or "お諮り" in text) and re.search(r"よろしいでしょうか|いかが", text):
            self.asked, self.asked_at = "", -9

    def _presides(self, entry: EntryDraft) -> bool:
        if self.item is not None and self.item.kind is ItemKind.ELECTION:
            return True  # until there is a chair, somebody else does
        return bool(entry.speaker and _CHAIR.search("".join(entry.speaker.split())))

    def _open(
        self, place: int, wording: str, question: str, entry: EntryDraft, items: list[ItemDraft] | None = None
    ) -> None:
        about = self._named(question) or items or self.items
        vote = VoteDraft(
            items=[it for it in about if it.kind is not ItemKind.PROCEDURE and not it.container],
            wording=wording,
            asked=question,
        )
        if is_procedural(vote):
            vote.items = []
        vote.method = method_of(wording, question)
        count(vote, wording)
        self.draft.votes.append(vote)
        self.open, self.opened_at, self.home = vote, place, self.item
        if not entry.is_speech and entry.event is None:
            entry.event = EventKind.VOTE

    def _named(self, text: str) -> list[ItemDraft]:
        return put_together(text, self.leaves) or named_items(self.draft, text)

    def _close(self, ruling: str) -> None:
        if self.open is None:
            return
        vote, self.open = self.open, None
        named = [
            item
            for item in self._named(ruling) or self._named(vote.asked)
            if item.kind is not ItemKind.PROCEDURE
        ]
        if named and not is_procedural(vote):
            vote.items = named
        self.asked_at = -9
        count(vote, ruling)
        outcome = decided(ruling)
        if outcome is Outcome.APPROVED and outcome_of(vote.asked) is Outcome.APPROVED_WITH_CONDITIONS:
            outcome = Outcome.APPROVED_WITH_CONDITIONS
        if outcome is None and re.search(r"少数", ruling):
            outcome = Outcome.REJECTED
        if outcome is None and (vote.unanimous or re.search(r"多数", ruling)):
            outcome = Outcome.APPROVED
        if (
            outcome is Outcome.NOTED
            and vote.method is not None
            and vote.method not in {"no-objection", "acclamation"}
        ):
            outcome = Outcome.APPROVED  # 了承されました after a show of hands
        self._decide(vote, outcome, final=True)

    def _decide(self, vote: VoteDraft, outcome: Outcome | None, *, final: bool) -> None:
        if outcome is None:
            return
        if (
            outcome is Outcome.NOTED
            and is_unanimous(vote.wording)
            and vote.method in {"show-of-hands", "standing"}
        ):
            outcome = Outcome.APPROVED
        vote.outcome = outcome
        vote.declared = (
            Declared.LOST if outcome is Outcome.REJECTED
            else Declared.UNDECIDED if outcome is Outcome.CONTINUED
            else Declared.CARRIED
        )  # fmt: skip
        if re.search(r"修正案|修正動議|動議", vote.asked):
            return  # what became of an amendment is not what became of the item
        for item in vote.items:
            if item.outcome is None or (final and not item.settled):
                item.outcome = outcome
