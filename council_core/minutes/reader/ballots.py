"""The words in which minutes tell a vote: who is asked, what is answered, what is ruled, with which counts."""

import re
from typing import Final

from council_core.minutes.reader.agenda import outcome_of
from council_core.minutes.reader.draft import VoteDraft
from council_core.minutes.reader.words import words
from council_core.minutes.voted import find_tallies
from council_core.model import Choice, Method, Outcome

__all__ = [
    "against_asked",
    "asks",
    "asks_whether",
    "count",
    "decided",
    "elsewhere",
    "is_answer",
    "is_procedural",
    "is_told",
    "is_unanimous",
    "method_of",
    "noun_in",
    "rules",
    "wording_of",
]

_UNANIMOUS: Final = re.compile(
    r"(?:全\s?(?:委)?員|委員全員|一同|全会)\s?(?:が|の|一致|一致で|異議なく)?\s?(?:挙手|賛成|承認|起立|了承|同意|異議な|一致|可決)|(?:挙手|起立|賛成|総員)\s?(?:者)?\s?(?:全員|総員)|総員(?:挙手|起立|賛成)|全会一致|満場一致|異議なく(?:全員|全会)"
)
_MOST: Final = re.compile(
    r"(?:挙手|起立|賛成)(?:者)?\s?多数|(?:多数|過半数)(?:の|が)?(?:賛成|挙手|起立)|賛成多数"
)
_FEW: Final = re.compile(r"(?:挙手|起立|賛成)(?:者)?\s?(?:少数|なし)|少数")
_TIE: Final = re.compile(r"可否同数|賛否同数|同数です|同数で|同数のため|同数となり|(?<!人)同数")
_CASTING: Final = re.compile(
    r"(?:委員長|議長|会長|座長)(?:の|に(?:おいて|より)|が|は)?[^。]{0,12}(?:裁決|決する|決定|決め|可と|否と|賛成|反対|可決|否決)"
)
_NO_OBJECTION: Final = re.compile(
    r"異議な[しくい]|異議ありません|異議ございません|異議はな|異論な[しくい]|異論はあり?ませ|「?異議なし」?|異議もな"
)
_REACTION: Final = re.compile(
    r"(?:(?:全員|賛成者?|委員|各委員|一同|出席委員|多数)?\s?(?:の|が)?\s?(?:挙手|起立|賛成|了承|承認|同意|拍手|了|うなずく))(?:\s?(?:全員|多数|少数|なし|する|します|です))?|はい|「はい」(?:の声あり|と呼ぶ者あり)|よい|結構です|賛成(?:です|します)?|(?:委員)?全員(?:賛成|了承|承認|挙手|同意|起立|異議なし)"
)
_ASK: Final = re.compile(
    r"(?:挙手|起立)を?(?:お?願|求め|して|お願い)|挙手(?:願|によ)|賛成(?:の|する|される|の委員の)(?:方|委員|者|諸君)|採決(?:を|に|い|し|す)|お?諮り|諮る|(?:可|承認|賛成|適当|了承|決定|同意|許可|可決|採択|継続|認め|認定|答申|決め)[^。]{0,40}(?:よろしい|よい|いかが|異議|ないか|差し支え|構いません)|異議(?:は|が|も)?(?:ありませ|ございませ|な[いけ]|あり)[^。]{0,6}か|異議(?:が|は)?(?:なけれ|ないよう|ござい|ありませ)|ご異議|よろしいでしょうか|よろしいですか|よろしいか|よいか|いかがでしょうか|認めるということで|投票(?:を|に|用紙)|表決|可とする"
)
_ONLY_WHETHER: Final = re.compile(
    r"(?:採決|表決)(?:を|に)?(?:入[りっ]|行[いっ]|し|いた|取[りっ]|移[りっ])[^。]{0,16}(?:よろしい|いかが|異議|と思いますが)|一括(?:して|で|に)?[^。]{0,4}(?:採決|表決|議題|上程)[^。]{0,12}(?:異議|よろしい|いかが)|質疑を(?:終|打ち切)|(?:傍聴|休憩|次に進|次の議題|進行)[^。]{0,12}よろしい|ほかに(?:よろしい|ござい)|他に(?:よろしい|ござい)|^(?:ほかに|他に)?、?(?:よろしいでしょうか|よろしいですか|いかがでしょうか)[。?？]?$|(?:意見(?!を(?:付|踏まえ|添え|答申|具申|まとめ)|書)|質問|質疑)[^。]{0,14}(?:よろしい|いかが|ありません|ございません|ないか)"
)
_RULE: Final = re.compile(
    r"(?:可決|否決|承認|決定|了承|採択|許可|同意|認定|継続審議|継続審査|継続|可と決|賛成|答申|議決|適当|不採択|不承認|不許可|取下げ|選任|選出|当選|(?<![採表裁])決)(?:する|し|いた|され|と(?:する|し|なり|いた|決|さ|認め)|と?決|す(?:べき|る)|相当|ことと?(?:いた|し|決|な)|したい|します|しまし|を?得|を?いただ|です|した)|(?:原案|提案|案|申し出)(?:の)?(?:とおり|どおり|通り)(?:と(?:いた|し|する|なり)|決|承|可|答|認)|(?:と認め|に決し|と決し|決定い|決まり|ことになり|ことになっ)|(?:全会|全員|満場)一致(?:で|と)|こと(?:と|に)(?:し[たま]|なった|いたし|する|なり|決)|(?:引き続き|次回|改めて|再度|持ち越)[^。]{0,20}(?:検討|協議|審議|審査)(?:する|します|しま|いたし|を行う|とする|した)"
)
_NO_RULE: Final = re.compile(
    r"(?:か|かと)。?$|したいと思います(?:が|。)|たい(?:と思|の(?:です|だ))|場合|ください|必要|べき(?!もの)|でしょうか|ますか|予定|前回|先日|過去|これまで|れば(?!、?[^。]{0,20}(?:承認|了承|決定|可決|同意|採択|答申)(?:と)?(?:いたし|し)ます)|方は|方の|に賛成の"
)
_COUNTED: Final = re.compile(r"投票(?:の結果|総数)")
_NONE_OBJECTS: Final = re.compile(
    r"異議(?:な(?:し|い)|ありません|がない|ござい|もな)[^。]{0,8}(?:認め|と|ので|よう|ため|もの)"
)
# A word of each of these stands in whatever the patterns above find. Most speeches have none, which is seen
# in a tenth of the time that the patterns take.
_MAY_TELL: Final = re.compile(r"賛成|挙手|起立|異議|一致|可決|承認|了承|同意|総員|少数|同数|投票")
_MAY_ASK: Final = re.compile(
    r"挙手|起立|賛成|採決|諮り|諮る|よろしい|よい|いかが|異議|ないか|差し支え|構いません|認めると|投票|表決|可とする"
)
_MAY_RULE: Final = re.compile(
    r"決|承認|了承|採択|許可|同意|認定|継続|賛成|答申|適当|取下げ|選任|選出|当選|とおり|どおり|通り|と認め|一致|こと[とに]|引き続き|次回|改めて|再度|持ち越"
)
_COUNTS: Final = {Choice.FOR: "for_", Choice.AGAINST: "against", Choice.ABSTAIN: "abstaining"}
_NO_ANSWER: Final = re.compile(r"願|方は|方が|か$|求め|ですか")
_PROCEDURAL: Final = re.compile(
    r"秘密会|非公開(?:と|に|で)|傍聴(?:を|の)?(?:許可|許す|認め)|休憩(?:に|を|と)"
)
_HENCE: Final = re.compile(r"\s*(?:よって|したがって|従って|以上により)")
_NOUN: Final = re.compile(r"(?:により|で|をもって)[^。]{0,10}(?:承認|可決|決定|了承|同意|採択|否決)(?=\W?$)")
_SENTENCES: Final = re.compile(r"[^。?？]+[。?？]?")
_RULINGS: Final = re.compile(r"[^。]+。?")
_METHODS: Final = (
    (Method.ROLL_CALL, re.compile(r"(?<!無)記名投票|点呼|氏名点呼")),
    (Method.BALLOT, re.compile(r"無記名|投票(?!者)|投票総数")),
    (Method.SHOW_OF_HANDS, re.compile(r"挙手|手を挙げ")),
    (Method.STANDING, re.compile(r"起立")),
    (Method.WRITTEN, re.compile(r"書面|表決書")),
    (Method.NO_OBJECTION, re.compile(r"異議|異論")),
    (Method.ACCLAMATION, re.compile(r"了承|全会一致|拍手|承認|はい|了")),
)
_ELSEWHERE: Final = re.compile(
    r"(?:市|町|村|県|区|都|府)?議会(?!推薦)|国会|総会(?:で|に)|理事会で|前回|先日|昨年|去年|他市|隣|(?:県|国|市|町|村)(?:で|の審議会|の委員会)は?|部会で(?:は|の)|かつて|以前|先の"
)


def asks(text: str) -> str | None:
    """Return the question of a speech that asks the members to decide, or `None`; whether to vote at all is none."""
    if not _MAY_ASK.search(text):
        return None
    parts: list[str] = [part for part in _SENTENCES.findall(text) if part.strip()]
    for place in range(len(parts) - 1, max(len(parts) - 4, -1), -1):
        part = parts[place]
        if _ASK.search(part):
            short = (
                len(part) < 22 and place and not re.search(r"挙手|起立|賛成|採決|承認|了承|可決|決定", part)
            )  # 御異議ございませんか alone
            question = (parts[place - 1] if short else "") + part
            if _ONLY_WHETHER.search(part) and not re.search(r"賛成の|挙手を|起立を", part):
                return None
            return question
    return None


def asks_whether(text: str) -> bool:
    """Tell a speech that asks whether to vote, or to vote on several items at once, and not what is decided."""
    return bool(_MAY_ASK.search(text) and _ONLY_WHETHER.search(text))


def is_answer(text: str) -> bool:
    """Tell a short reaction: (全員挙手), 異議なし, 〔起立少数〕, (賛成者挙手), はい."""
    bare = text.strip("()<>〈〉「」【】〔〕[]-―・※ 。、!")
    if not bare or len(bare) > 40 or _NO_ANSWER.search(bare):  # no reaction is as long
        return False
    return bool(
        _UNANIMOUS.search(bare) or _NO_OBJECTION.search(bare) or _MOST.search(bare) or _FEW.fullmatch(bare)
        or (_tells(bare, Choice.FOR) and len(bare) < 30) or _TIE.search(bare) or _REACTION.fullmatch(bare)
    )  # fmt: skip


def rules(text: str) -> str | None:
    """Return the sentence in which whoever presides rules what is decided, or `None`; one that says what goes before."""
    own = [phrase for phrase, _outcome in words().outcomes if phrase in text]
    if not own and not _MAY_RULE.search(text):
        return None
    found: list[str] = [
        part
        for part in _RULINGS.findall(text)
        if ((_MAY_RULE.search(part) and _RULE.search(part)) or any(phrase in part for phrase in own))
        and not _NO_RULE.search(part.strip().rstrip("。"))
    ]
    telling = [part for part in found if decided(part)]
    final = [part for part in telling if _HENCE.match(part)]
    return next((parts[0] for parts in (final, telling, found) if parts), None)


def noun_in(text: str) -> str | None:
    """Return the ruling of a reaction that ends in a noun: ＜全員賛成により承認＞."""
    return found[0] if (found := _NOUN.search(text)) else None


def decided(ruling: str) -> Outcome | None:
    """Return what a ruling decides, by its words; how many were in favour is none of them."""
    return outcome_of(
        re.sub(r"賛成の方|賛成\s?\d+|反対\s?\d+|賛成(?:者)?(?:多数|少数|全員)|反対", "", ruling)
    )


def is_told(text: str) -> bool:
    """Tell whether a text says how it was voted: 全員賛成, 挙手多数, 異議なしと認め, 賛成5名反対1名."""
    return bool(_MAY_TELL.search(text)) and bool(
        _UNANIMOUS.search(text) or _MOST.search(text) or _FEW.search(text) or _TIE.search(text)
        or ("反対" in text and _tells(text, Choice.FOR) and _tells(text, Choice.AGAINST)) or _COUNTED.search(text)
        or _NONE_OBJECTS.search(text)
    )  # fmt: skip


def _tells(text: str, choice: Choice) -> bool:
    return next(find_tallies(text, choice), None) is not None


def is_unanimous(text: str) -> bool:
    """Tell whether a text says that all were in favour."""
    return bool(_UNANIMOUS.search(text))


def elsewhere(text: str) -> bool:
    """Tell whether a text speaks of another body, or of another day."""
    return bool(_ELSEWHERE.search(text))


def method_of(*texts: str) -> Method | None:
    """Return how a vote was taken, by the first text that says so."""
    return next((method for text in texts for method, pattern in _METHODS if pattern.search(text)), None)


def against_asked(question: str) -> bool:
    """Tell whether a question asks those who are against to show it."""
    return bool(re.search(r"反対の(?:方|委員)", question)) and not re.search(r"賛成の", question)


def wording_of(text: str) -> str:
    """Return the words of a text that tell how it was voted, to the letter."""
    for pattern in (_UNANIMOUS, _MOST, _FEW, _TIE, _NO_OBJECTION):
        if match := pattern.search(text):
            return match[0]
    return text[:20]


def count(vote: VoteDraft, text: str) -> None:
    """Put down what a text says of the numbers, whether all agreed, and whether it was a tie."""
    if _UNANIMOUS.search(text):
        vote.unanimous = True
    elif vote.unanimous is None and (
        _MOST.search(text) or (_FEW.search(text) and not against_asked(vote.asked))
    ):
        vote.unanimous = False
    for choice, number in find_tallies(text):
        if getattr(vote, _COUNTS[choice]) is None:
            setattr(vote, _COUNTS[choice], number)
    if vote.against:
        vote.unanimous = False if vote.unanimous is not True else vote.unanimous
    if _TIE.search(text) or (vote.tie and _CASTING.search(text)):
        vote.tie = True
    if vote.tie and (_CASTING.search(text) or re.search(r"裁決|決します|決する", text)):
        vote.casting = True


def is_procedural(vote: VoteDraft) -> bool:
    """Tell a vote on how to go on (to sit in secret, to let people listen, to pause): it decides no item."""
    found = _PROCEDURAL.search(vote.asked)
    return bool(found) and not any(found[0][:2] in item.title for item in vote.items if found)
