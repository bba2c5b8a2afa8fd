"""Results that a label of the head announces: a sentence for each item, or one for all."""

import re
from typing import Final

from council_core.minutes.reader.agenda import outcome_of
from council_core.minutes.reader.ballots import count, decided, elsewhere, is_told, method_of, rules
from council_core.minutes.reader.draft import Draft, EntryDraft, ItemDraft, VoteDraft
from council_core.minutes.reader.grid import cells_of
from council_core.minutes.reader.ledger import Kind
from council_core.minutes.reader.marks import number_at
from council_core.minutes.reader.summed import goes_on, take_vote
from council_core.minutes.reader.words import squeeze
from council_core.model import Declared, ItemKind, Outcome

__all__ = [
    "is_decided",
    "is_summary",
    "read_note",
    "read_result",
    "read_result_row",
    "read_summary",
    "settle",
]

_NAMED: Final = re.compile(r"\((\d{1,2})\)|(?:議題|議案|案件|議第|報告|諮問|審議事項)\s?第?(\d{1,2})")

_OUTCOMES: Final = "承認|条件付き承認|了承|継続審議|不承認|取下げ"
_RESTATED: Final = re.compile(
    rf"\s*(?:\S{{1,12}}\s)+については、(?:{_OUTCOMES})。"
)  # which items, what became of them
_OF_WHICH: Final = re.compile(r"\s*((?:\d{1,2}[\s、]+)+)については")  # 1 3 については、承認
_BECAME: Final = re.compile(rf"結果\s+(?=\S)({_OUTCOMES})?(?(1)(?:\s+|$))(\S.*)?")
_PROVIDED: Final = re.compile(r"条件\s+(\S.*)")
_SET_OFF: Final = re.compile(r"[-・][-・\s]*(.*)|[(<〈【](.*)[)>〉】]")  # by a mark, or in brackets
_CHOSEN: Final = re.compile(r"(?:選出|選任|指名|互選)(?:され|した|する)|(?:に|と)決(?:定|まっ|し)")
_APART: Final = re.compile(r"-\s?・\s?(.*)|[(<〈【](.*)[)>〉】]")  # and by nothing less
_WORDS: Final = (
    "採決",
    "議長裁決",
    "除斥",
    "賛成",
    "反対",
    "棄権",
    "結果",
    "条件",
)  # it begins with one of these
_LINE: Final = 120  # letters of a line that sums up
_SAYS_WHICH: Final = re.compile(r"[※→⇒]\s?(?:\(\d{1,2}\)|(?:議題|議案|案件)第?\s?[(\d])")


def read_result(draft: Draft, start: int, end: int) -> bool:
    """Read a sentence of results into the items that it names.

    result: {"(" n ")" | 議題 n} … (承認 | 可決 | 報告 …) | outcome, of the only item
    """
    fold, done, begin = draft.source.fold, False, start
    for piece in re.split(r"(?<=。)", fold[start:end]):
        over = begin + len(piece)
        done = _result(draft, piece, begin, over) or done
        begin = over
    return done


def read_note(draft: Draft, start: int, end: int) -> bool:
    """Read a note in the proceedings that tells what became of the items it names: ※(1)(2)とも、…承認された.

    note: (※ | → | ⇒) ("(" n ")" | 議題 n) … ruling
    """
    told = _SAYS_WHICH.match(draft.source.fold, start, end)
    return bool(told and rules(draft.source.fold[start:end])) and read_result(draft, start, end)


def is_summary(fold: str) -> bool:
    """Tell a row that sums up, as `read_summary` reads it."""
    set_off = _SET_OFF.fullmatch(fold)
    return (set_off[set_off.lastindex or 0] if set_off else fold).startswith(_WORDS)


def read_summary(draft: Draft, item: ItemDraft, start: int, end: int, *, closed: bool) -> bool:
    """Read a line that sums up: 採決　挙手　全員賛成　可決; 結果　承認, perhaps with the words of the conclusion.

    line: [・ | bracket] (vote | 結果 ([outcome] words | outcome) | 条件 words) [bracket]
    A vote below the item's result, where it is `closed`, decides none.
    """
    first, last = start, end
    if set_off := _SET_OFF.fullmatch(draft.source.fold, start, end):
        start, end = set_off.span(set_off.lastindex or 0)
    fold = draft.source.fold[start:end]
    if not fold.startswith(_WORDS):
        return False
    if fold.startswith("採決"):
        items = [] if closed or item.labelled or _settling(draft, item) else [item]
        if not take_vote(draft, items, start, end):
            return False
    elif goes_on(draft, start, end):
        pass
    elif (became := _BECAME.fullmatch(fold)) and (became[1] or not is_told(fold)):
        if became[1]:
            item.outcome, item.settled = outcome_of(became[1]), True
        item.labelled = True
        if became[2]:
            draft.add_result(item, start + became.start(2), end)
    elif (provided := _PROVIDED.fullmatch(fold)) and len(fold) <= _LINE:
        item.labelled = True
        item.conditions.append(draft.cut(start + provided.start(1), end).strip())
    else:
        return False
    draft.ledger.take(first, last, Kind.FIELD)
    return True


def read_result_row(draft: Draft, start: int, end: int) -> bool:
    """Read a row of a table of results: the number of an item, and what became of it in the last cell.

    row: [bar] label (bar | tab | gap) {cell (bar | tab | gap)} outcome [bar]
    """
    cells = cells_of(draft.source.fold, start, end)
    if len(cells) < 2:  # what is said of which
        return False
    key = squeeze(draft.source.fold[slice(*cells[0])])
    named = [item for item in draft.items if item.label and not item.container and squeeze(item.label) == key]
    told = draft.source.fold[slice(*cells[-1])]
    outcome = outcome_of(told) or (Outcome.APPROVED if is_told(told) and "少数" not in told else None)
    if len(named) != 1 or outcome is None:
        return False
    _settle(draft, named, outcome, *cells[-1])
    draft.ledger.take(start, end, Kind.FIELD)
    return True


def _settle(draft: Draft, named: list[ItemDraft], outcome: Outcome, begin: int, over: int) -> None:
    """Write down what a place of the text says became of items, and of the vote where it tells one."""
    piece = draft.source.fold[begin:over]
    for item in named:
        item.outcome = item.outcome or outcome
        if _RESTATED.fullmatch(piece):
            item.settled = True
        elif (said := draft.cut(begin, over).strip()) not in (item.result or ""):
            item.result = f"{item.result}\n{said}" if item.result else said
    if is_told(piece):
        vote = VoteDraft(
            items=named,
            wording=draft.cut(begin, over).strip(),
            method=method_of(piece),
            outcome=outcome,
            summed=True,
        )
        count(vote, piece)
        vote.declared = Declared.LOST if outcome is Outcome.REJECTED else Declared.CARRIED
        draft.votes.append(vote)
    draft.ledger.take(begin, over, Kind.FIELD)


def is_decided(fold: str) -> bool:
    """Tell whether a row, set off as what happens is, says what was decided and nothing else: 〈原案のとおり承認された。〉.

    decided: ("-" ・ | open) sentence [close]
    """
    said = _said(fold)
    return (
        said.endswith("。")
        and not elsewhere(said)
        and not is_told(said)
        and decided(rules(said) or "") is not None
    )


def settle(draft: Draft) -> None:
    """Take the last of an item's notes as what became of it, from the one that says it on, where no line tells it."""
    for item in draft.items:
        if item.result or item.settled:
            continue
        noted = _settling(draft, item)
        for entry in noted:
            told = _said(draft.source.fold[entry.start : entry.end])
            start = draft.source.fold.index(told, entry.start)
            draft.add_result(item, start, start + len(told))
        del item.entries[len(item.entries) - len(noted) :]


def _settling(draft: Draft, item: ItemDraft) -> list[EntryDraft]:
    """Return the notes at the end of an item that are set off, from the first that says what was decided."""
    last: list[EntryDraft] = []
    for entry in reversed(item.entries):
        fold = draft.source.fold[entry.start : entry.end]
        if entry.is_speech or entry.event is not None or not _said(fold).endswith("。"):
            break
        last.insert(0, entry)
    while last and not is_decided(draft.source.fold[last[0].start : last[0].end]):
        del last[0]
    return last


def _said(fold: str) -> str:
    found = _APART.fullmatch(fold) if len(fold) <= _LINE else None
    return (found[found.lastindex or 0] if found else "").strip()


def _result(draft: Draft, piece: str, begin: int, over: int) -> bool:
    outcome, numbered = outcome_of(piece), None
    numbers = [first or second for first, second in _NAMED.findall(piece)]
    if not numbers and (listed := _OF_WHICH.match(piece)):
        numbers = re.findall(r"\d+", listed[1])
    leaves = [item for item in draft.items if not item.container and item.kind is not ItemKind.PROCEDURE]
    named = [
        item
        for item in draft.items
        if not item.container
        and item.kind is not ItemKind.PROCEDURE
        and re.sub(r"\D", "", squeeze(item.label or "")) in numbers
    ]
    if not numbers and (numbered := number_at(piece, len(piece) - len(piece.lstrip()))):
        key = squeeze(numbered.label)
        named = [item for item in leaves if item.label and squeeze(item.label) == key]  # ア　継続審議とする。
    if not numbers and not (numbered and len(named) == 1):
        titled = [
            item for item in leaves if len(item.title) > 4 and item.title in draft.source.text[begin:over]
        ]  # その他 stands anywhere
        named = (
            leaves if len(leaves) == 1 or re.search(r"全て|すべて|いずれも|全議案|全件", piece) else titled
        )
    if outcome and named:
        _settle(draft, named, outcome, begin, over)
        return True
    if named and numbers and len(named) == 1 and _CHOSEN.search(piece):
        draft.add_result(named[0], begin, over)
        return True
    if watch := re.search(r"\(?傍聴[者人]\s*[:は]?\s*(\d+|なし)\s?[人名]?\)?", piece):
        number = 0 if watch[1] == "なし" else int(watch[1])
        draft.state("observers", number, begin + watch.start(), begin + watch.end())
        draft.ledger.take(begin + watch.start(), begin + watch.end(), Kind.FIELD)
        return True
    return False
