"""Worked cases of the rules, each from the variant of an ordinance or the record that its name gives.

The figures were worked out by hand from the rule. A meeting is a line of people and a line of its agenda:

    C V m*3 -m*2        chair, vice-chair, three members, and two absent (`-`; o online, p proxy, ? unstated)
    m@14:30 m<15:00     arrived at, left at; m! term over; m/学 category; t#i2 temporary, for that item only
    i1 vote m3- | i2    a vote is taken in i1, then the fourth person departs (`+`: arrives); `gone`: withdrawn

People are m0, m1 … in their order, and so are ballots: f for, a against, - abstaining, _ none.
"""

import datetime
import re

import pytest

from council_core import decide, model, presiding, quorum
from council_core.model import Method, Presence, Quorum, QuorumShare, Role, Rules, Vote
from council_core.rules import Moment

DAY = datetime.date(2021, 7, 1)
PERSON = re.compile(
    r"(?P<mark>[-op?]?)(?P<role>[CVAmt])(?P<over>!?)(/(?P<category>\w+))?(#(?P<items>[\w,]+))?"
    r"(@(?P<arrived>[\d:]+))?(<(?P<left>[\d:]+))?(\*(?P<times>\d+))?"
)
MARKS = {"": Presence.PRESENT, "-": Presence.ABSENT, "o": Presence.ONLINE, "p": Presence.PROXY, "?": None}
ROLES = {
    "C": Role.CHAIR, "V": Role.VICE_CHAIR, "A": Role.ACTING_CHAIR, "m": Role.MEMBER, "t": Role.TEMPORARY,
}  # fmt: skip
LETTERS = {"f": model.Choice.FOR, "a": model.Choice.AGAINST, "-": model.Choice.ABSTAIN}
MOVES = {"+": model.EventKind.ARRIVE, "-": model.EventKind.DEPART}
FOR, AGAINST, WRITTEN = model.Choice.FOR, model.Choice.AGAINST, model.MeetingMode.WRITTEN

ONE, EACH = model.CategoryShare.AT_LEAST_ONE, model.CategoryShare.MORE_THAN_HALF
MORE, HALF = Quorum(share=QuorumShare.MORE_THAN_HALF), Quorum(share=QuorumShare.HALF_OR_MORE)
MAJORITY, HALVES = Rules(quorum=MORE), Rules(quorum=HALF)
THIRDS = Rules(quorum=Quorum(share=QuorumShare.TWO_THIRDS))
INABE, DEPUTY = Quorum(at_least=3, with_chair=True), Quorum(at_least=2, with_roles=(Role.VICE_CHAIR,))
KOYA = Rules(quorum=Quorum(share=QuorumShare.HALF_OR_MORE, each_category=ONE))
ASUKA = Rules(quorum=Quorum(each_category=EACH), chair_votes=model.ChairVotes.ONLY_TO_BREAK_A_TIE)
USUAL = Rules(majority_of=model.MajorityOf.PRESENT, chair_votes=model.ChairVotes.AS_MEMBER_AND_TO_BREAK_A_TIE)
VOTING = Rules(majority_of=model.MajorityOf.VOTING)
CASTING = Rules(chair_votes=model.ChairVotes.ONLY_TO_BREAK_A_TIE)


def seats(number, share=MORE):
    """Return rules by which the quorum is of the seats."""
    return Rules(quorum=share, quorum_of=model.QuorumOf.SEATS, seats=number)


def clock(text):
    """Return the time of day of a text, or none."""
    return datetime.time.fromisoformat(text) if text else None


def scene(people, rules, agenda="", **fields):
    """Return a meeting by its line of people and its line of agenda, and the council that it is of."""
    attendance, members = [], []
    for found in map(PERSON.fullmatch, people.split()):
        for _time in range(int(found["times"] or 1)):
            name = f"m{len(members)}"
            attendance.append(
                model.Attendee(
                    id=name, name=name, capacity=model.Capacity.MEMBER, role=ROLES[found["role"]],
                    presence=MARKS[found["mark"]], items=tuple((found["items"] or "").split(",")) * bool(found["items"]),
                    arrived_at=clock(found["arrived"]), left_at=clock(found["left"]),
                )
            )  # fmt: skip
            terms = (model.Term(until=datetime.date(2021, 6, 30)),) if found["over"] else ()
            members.append(model.Member(id=name, name=name, category=found["category"], terms=terms))
    items = tuple(item(number, words.split()) for number, words in enumerate(agenda.split("|")) if words)
    meeting = model.Meeting(
        id="m", council="c", title="審議会", date=DAY, attendance=tuple(attendance), items=items, **fields
    )
    return meeting, model.Council(id="c", name="審議会", rules=rules, members=tuple(members))


def item(number, words):
    """Return an item of the agenda by its words: its id, then what happened in it."""
    entries = []
    for at, word in enumerate(words[1:]):
        name = f"e{number}-{at}"
        if word == "vote":
            entries.append(model.Event(id=name, event=model.EventKind.VOTE))
        elif word[-1] in MOVES:  # m3+, or m3@14:30+ where the record tells the time as well
            who, _at, told = word[:-1].partition("@")
            entries.append(model.Event(id=name, event=MOVES[word[-1]], attendee=who, at=clock(told)))
        elif ":" in word:
            entries.append(model.Note(id=name, at=clock(word)))
    decision = model.Decision(outcome=model.Outcome.WITHDRAWN) if "gone" in words else None
    return model.AgendaItem(id=words[0], title="議題", entries=tuple(entries), decision=decision)


def vote_of(letters="", **fields):
    """Return a vote with a ballot for each letter but _."""
    cast = [(f"m{at}", LETTERS[letter]) for at, letter in enumerate(letters) if letter != "_"]
    ballots = tuple(model.Ballot(member=name, choice=choice) for name, choice in cast)
    return Vote(id="v", ballots=ballots, **fields)


def case(name, rules, people, *values, **options):
    """Return one case under its name, with its spaces kept readable in a list of tests."""
    return pytest.param(rules, people, *values, options, id=name)


@pytest.mark.parametrize(
    ("rules", "people", "expected", "options"),
    [
        case("Higashimurayama: more than half, 9 of 17", MAJORITY, "C m*8 -m*8", "9/17, 9 needed: met"),
        case("Higashimurayama: more than half, 8 of 17", MAJORITY, "C m*7 -m*9", "8/17, 9 needed: none"),
        case("Kagoshima: more than half of five and five, 5", MAJORITY, "C m*4 -m*5", "5/10, 6 needed: none"),
        case("Kagoshima: more than half of five and five, 6", MAJORITY, "C m*5 -m*4", "6/10, 6 needed: met"),
        case("Munakata: more than half of at most five, 3", MAJORITY, "C m*2 -m*2", "3/5, 3 needed: met"),
        case("Nakafurano: 過半数以上 is more than half, 4 of 8", MAJORITY, "C m*3 -m*4", "4/8, 5 needed: none"),
        case("Shibuya's eleven and three: more than half, 7 of 14", MAJORITY, "C m*6 -m*7", "7/14, 8 needed: none"),
        case("Odawara: not looked up, more than half, 6 of 8", Rules(), "C m*5 -m*2", "6/8, 5 needed: met"),
        case("Motobu: half or more, 5 of 10", HALVES, "C m*4 -m*5", "5/10, 5 needed: met"),
        case("Oyamazaki: half or more, 3 of 7", HALVES, "C m*2 -m*4", "3/7, 4 needed: none"),
        case("Ishikawa: half or more, 4 of 7", HALVES, "C m*3 -m*3", "4/7, 4 needed: met"),
        case("not found in an ordinance: two thirds, 6 of 9", THIRDS, "C m*5 -m*3", "6/9, 6 needed: met"),
        case("not found in an ordinance: two thirds, 6 of 10", THIRDS, "C m*5 -m*4", "6/10, 7 needed: none"),
        case("Otsuki: half of ten seats, two vacant", seats(10, HALF), "C m*4 -m*3", "5/10, 5 needed: met"),
        case("Koura: more than half of twelve seats, three vacant", seats(12), "C m*5 -m*3", "6/12, 7 needed: none"),
        case("Koura: the same without counting vacant seats", MAJORITY, "C m*5 -m*3", "6/9, 5 needed: met"),
        case("Munakata: whose term is over neither counts nor is counted of", MAJORITY, "C m m!*2 -m*2", "2/4, 3 needed: none"),
        case("Inabe: the chair and two members", Rules(quorum=INABE), "C m*2 -m*5", "3/8, 3 needed: met"),
        case("Inabe: the chair and one member", Rules(quorum=INABE), "C m -m*6", "2/8, 3 needed: none"),
        case("Inabe: five members and no chair", Rules(quorum=INABE), "-C m*5 -m*2", "5/8, 3 needed: none (chair)"),
        case("Inabe's kind: a deputy who must be there, and is", Rules(quorum=DEPUTY), "-C V m -m*3", "2/6, 2 needed: met"),
        case("Inabe's kind: a deputy who must be there, and left", Rules(quorum=DEPUTY), "C V<14:00 m*3 -m",
             "4/6, 2 needed: none (vice chair)", at="14:00"),
        case("Koya: one of each category and half of all", KOYA, "C/学 m/学 m/市 m/団 -m/学 -m/市*2 -m/団", "4/8, 4 needed: met"),
        case("Koya: half of all, one category not there", KOYA, "C/学 m/学*2 m/市 -m/市*2 -m/団*2", "4/8, 4 needed: none (団)"),
        case("Koya: one of each category, fewer than half", KOYA, "C/学 m/市 m/団 -m/学*2 -m/市*2 -m/団", "3/8, 4 needed: none"),
        case("Asuka: more than half of each of two threes", ASUKA, "C/学 m/学 m/市*2 -m/学 -m/市", "4/6, 1 needed: met"),
        case("Asuka: four of six, one of three in a category", ASUKA, "C/学 m/学*2 m/市 -m/市*2", "4/6, 1 needed: none (市)"),
        case("Asuka: half of a category of four is not more than half", ASUKA, "C/学 m/市*2 -m/市*2", "3/5, 1 needed: none (市)"),
        case("Kotohira: experts count at their item", MAJORITY, "C m*2 -m*3 t#i2*2", "5/8, 5 needed: met", at="i2"),
        case("Kotohira: experts who stay away are counted of at their item", MAJORITY, "C m*3 -m*2 -t#i2*2",
             "4/8, 5 needed: none", at="i2"),
        case("Kotohira: experts are nothing at other items", MAJORITY, "C m*2 -m*3 t#i2*2", "3/6, 4 needed: none", at="i1"),
        case("Kyoto: the recused leave the count, 4 of 7 left", MAJORITY, "C m*4 -m*3", "4/7, 4 needed: met", recused=("m1",)),
        case("Kyoto: the recused leave the count, 3 of 6 left", MAJORITY, "C m*3 -m*3", "3/6, 4 needed: none", recused=("m1",)),
        case("Kyoto, not stated: the recused stay in the count", Rules(quorum=MORE, recused_count_in_quorum=True),
             "C m*3 -m*3", "4/7, 4 needed: met", recused=("m1",)),
        case("Kyoto: the recused leave the count though absent", MAJORITY, "C m*3 -m*4", "4/7, 4 needed: met", recused=("m7",)),
        case("Kakamigahara: a proxy is not the member", Rules(quorum=MORE, proxies=False), "C m*2 pm -m*2", "3/6, 4 needed: none"),
        case("Niihama: a proxy with a letter is", Rules(quorum=MORE, proxies=True), "C m*2 pm -m*2", "4/6, 4 needed: met"),
        case("Chubu: online is there", Rules(quorum=MORE, online=True), "C m*2 om -m*2", "4/6, 4 needed: met"),
        case("Chubu, not admitted: online is not there", Rules(quorum=MORE, online=False), "C m*2 om -m*2", "3/6, 4 needed: none"),
        case("Higashimurayama: in writing, five of nine reply", MAJORITY, "?C ?m*8", "5/9, 5 needed: met",
             ballots="f-_a_ff__", mode=WRITTEN),
        case("Toyonaka: in writing, four of nine reply in time", MAJORITY, "?C ?m*8", "4/9, 5 needed: none", ballots="ffff", mode=WRITTEN),
        case("exchange.md: in writing where that is not admitted", Rules(quorum=MORE, written_meetings=False), "?C ?m*4",
             "0/5, 3 needed: none", ballots="fffff", mode=WRITTEN),
        case("Kitami: quorum until somebody leaves", MAJORITY, "C m*3 m<15:00 -m*3", "5/8, 5 needed: met", at="14:59"),
        case("Kitami: no quorum once somebody left", MAJORITY, "C m*3 m<15:00 -m*3", "4/8, 5 needed: none", at="15:00"),
        case("Asahikawa: no quorum before somebody comes late", MAJORITY, "C m*2 m@14:30 -m*3", "3/7, 4 needed: none", at="14:29"),
        case("Asahikawa: quorum once somebody came late", MAJORITY, "C m*2 m@14:30 -m*3", "4/7, 4 needed: met", at="14:30"),
        case("Asahikawa: told in prose, not there at the item before", MAJORITY, "C m*3 -m*3",
             "3/7, 4 needed: none", at="i1", agenda="i1 | i2 m3+"),
        case("Asahikawa: told in prose, there at the item", MAJORITY, "C m*3 -m*3", "4/7, 4 needed: met", at="i2", agenda="i1 | i2 m3+"),
        case("Asahikawa: told in prose with its time, not there before it", MAJORITY, "C m*3 -m*3", "3/7, 4 needed: none", at="14:00",
             agenda="i1 14:00 | i2 m3@14:30+"),
        case("Kitami: departs after the vote, there at the vote", MAJORITY, "C m*3 -m*3", "4/7, 4 needed: met",
             at="i1", agenda="i1 vote m3- | i2"),
        case("Kitami: departs after the vote, gone at the next", MAJORITY, "C m*3 -m*3", "3/7, 4 needed: none",
             at="i2", agenda="i1 vote m3- | i2"),
        case("Kitami: out of the room at one item", MAJORITY, "C m*3 -m*3", "3/7, 4 needed: none", at="i2", agenda="i1 | i2 m3- | i3 m3+"),
        case("Kitami: back in the room", MAJORITY, "C m*3 -m*3", "4/7, 4 needed: met", at="i3", agenda="i1 | i2 m3- | i3 m3+"),
        case("Kitami: there before going out and coming back", MAJORITY, "C m*3 -m*3", "4/7, 4 needed: met",
             at="i1", agenda="i1 | i2 m3- | i3 m3+"),
        case("Asahikawa and Kitami: arrives by the clock, departs at an item", MAJORITY, "C m*2 m@14:30 -m*3", "3/7, 4 needed: none",
             at="i1", agenda="i1 14:00 | i2 15:00 m3-"),
        case("Asahikawa and Kitami: arrives by the clock, told to depart later", MAJORITY, "C m*2 m@14:30 -m*3",
             "3/7, 4 needed: none", at="14:00", agenda="i1 | i2 m3@15:00-"),
        case("Asahikawa: told to arrive before the vote, the last time told is older", MAJORITY, "C m*2 m@14:30 -m*3",
             "4/7, 4 needed: met", at="i1", agenda="i1 14:00 m3+ vote | i2"),
        case("Asahikawa and Kitami: arrives at an item, left by the clock", MAJORITY, "C m*2 m<15:00 -m*3", "3/7, 4 needed: none",
             at="i2", agenda="i1 14:30 m3+ | i2 15:30 vote"),
    ],
)  # fmt: skip
def test_quorum(rules, people, expected, options):
    """A quorum is so many of so many, so many needed, and met or not, with what is missing beside the number."""
    options = dict(options)
    at, ballots, recused = (options.pop(key, "") for key in ("at", "ballots", "recused"))
    meeting, council = scene(people, rules, votes=(vote_of(ballots),) if ballots else (), **options)
    moment = Moment(clock(at)) if ":" in at else Moment(item=at or None)
    found = quorum(meeting, council, at=moment, recused=recused)
    missing = f" ({', '.join(found.lacking)})" if found.lacking else ""
    told = f"{found.present}/{found.base}, {found.needed} needed: {'met' if found.met else 'none'}{missing}"
    assert expected == told


@pytest.mark.parametrize(
    ("rules", "people", "letters", "expected", "options"),
    [
        case("near-universal: majority of those present, odd", USUAL, "C m*4", "fffaa", "carried 3-2-0 of 5, 3 needed"),
        case("near-universal: minority of those present, odd", USUAL, "C m*4", "ffaaa", "lost 2-3-0 of 5, 3 needed"),
        case("near-universal: majority of those present, even", USUAL, "C m*5 -m*2", "ffffaa", "carried 4-2-0 of 6, 4 needed"),
        case("near-universal: one of five has not voted yet", USUAL, "C m*4", "ffaa_", "open 2-2-0 of 5, 3 needed"),
        case("Legal opinion of 1951: the chair votes, a tie", USUAL, "C m*5", "fffaaa", "undecided 3-3-0 of 6, 4 needed, tie"),
        case("Legal opinion of 1951: the chair votes and breaks the tie", USUAL, "C m*5", "fffaaa",
             "carried 3-3-0 of 6, 4 needed, tie", casting_vote=FOR),
        case("Legal opinion of 1951: against what the chair voted for", USUAL, "C m*5", "fffaaa",
             "lost 3-3-0 of 6, 4 needed, tie", casting_vote=AGAINST),
        case("Legal opinion of 1951: a casting vote without a tie is nothing", USUAL, "C m*4", "ffaaa",
             "lost 2-3-0 of 5, 3 needed", casting_vote=FOR),
        case("Asuka: the chair takes no part", ASUKA, "C m*6", "_ffffaa", "carried 4-2-0 of 6, 4 needed"),
        case("Asuka: what the chair has put in is not counted", ASUKA, "C m*6", "ffffaaa", "undecided 3-3-0 of 6, 4 needed, tie"),
        case("Nara prefecture: the chair breaks the tie", CASTING, "C m*6", "_fffaaa",
             "carried 3-3-0 of 6, 4 needed, tie", casting_vote=FOR),
        case("Fukuyama: odd without the chair, no tie", CASTING, "C m*5", "_fffaa", "carried 3-2-0 of 5, 3 needed"),
        case("Chofu: the deputy presides for an absent chair", CASTING, "-C V m*4", "__ffaa",
             "carried 2-2-0 of 4, 3 needed, tie", casting_vote=FOR),
        case("Chofu: the acting chair presides once the chair has left", CASTING, "C A m*3", "faffa", "carried 2-1-0 of 3, 2 needed",
             agenda="i1 m0- | i2 vote", items=("i2",)),
        case("Asuka and Kyoto: the deputy presides for a recused chair", CASTING, "C V m*4", "__ffaa", "carried 2-2-0 of 4, 3 needed, tie",
             recused=("m0",), casting_vote=FOR),
        case("Asuka: whom the record names presides", CASTING, "C V m*3", "f_ffa", "carried 3-1-0 of 4, 3 needed", presided_by="m1"),
        case("Kyoto: the recused does not vote", USUAL, "C m*5", "fafffa", "carried 4-1-0 of 5, 3 needed", recused=("m1",)),
        case("Kyoto: without the recused it is a tie", USUAL, "C m*4", "fffaa", "undecided 2-2-0 of 4, 3 needed, tie", recused=("m1",)),
        case("Kyoto, not stated: in the quorum but not in the vote", Rules(recused_count_in_quorum=True),
             "C m*4", "f_ffa", "carried 3-1-0 of 4, 3 needed", recused=("m1",)),
        case("Kotohira: an expert votes at the expert's item", USUAL, "C m*3 t#i2", "ffaaf",
             "carried 3-2-0 of 5, 3 needed", agenda="i1 | i2", items=("i2",)),
        case("Kotohira: an expert does not vote at another", USUAL, "C m*3 t#i2", "ffaaf",
             "undecided 2-2-0 of 4, 3 needed, tie", agenda="i1 | i2", items=("i1",)),
        case("Kakamigahara: a proxy does not vote", Rules(proxies=False), "C m*3 pm", "fffaa", "carried 3-1-0 of 4, 3 needed"),
        case("Niihama: a proxy votes, one vote a seat", Rules(proxies=True), "C m*3 pm", "fffaa", "carried 3-2-0 of 5, 3 needed"),
        case("Chubu: who is there online votes", USUAL, "C m*2 om*2", "ffaaa", "lost 2-3-0 of 5, 3 needed"),
        case("near-universal: whose term is over does not vote", USUAL, "C m*3 m!", "ffaaf", "undecided 2-2-0 of 4, 3 needed, tie"),
        case("Higashimurayama: in writing, the majority of who replied", USUAL, "?C ?m*8", "ffff-a",
             "carried 4-1-1 of 6, 4 needed", mode=WRITTEN),
        case("Asago: in writing, half of who replied abstain or are against", USUAL, "?C ?m*8", "fff--a",
             "undecided 3-1-2 of 6, 4 needed", mode=WRITTEN),
        case("Asahikawa: came after the vote", USUAL, "C m*4", "fff__", "carried 3-0-0 of 4, 3 needed",
             agenda="i1 vote m4+", items=("i1",), missing=1),
        case("Kitami: left by the clock before the vote", USUAL, "C m*3 m<15:00", "ffaaf", "undecided 2-2-0 of 4, 3 needed, tie",
             agenda="i1 15:10 vote", items=("i1",)),
        case("most: abstaining counts against", USUAL, "C m*6", "fff--aa", "undecided 3-2-2 of 7, 4 needed"),
        case("majority of those voting: abstaining counts nothing", VOTING, "C m*6", "fff--aa", "carried 3-2-2 of 7, 3 needed"),
        case("majority of those voting: a tie among them", VOTING, "C m*5", "ff--aa",
             "lost 2-2-2 of 6, 3 needed, tie", casting_vote=AGAINST),
        case("Nara, national strategic zones: half abstain", USUAL, "C m*9", "fffff-----", "undecided 5-0-5 of 10, 6 needed"),
        case("Nara, national strategic zones: half abstain, no casting vote", USUAL, "C m*9", "fffff-----",
             "undecided 5-0-5 of 10, 6 needed", casting_vote=FOR),
        case("counts without names, four to two", USUAL, "C m*5", "", "carried 4-2-? of 6, 4 needed", for_=4, against=2),
        case("Chofu: all hands are no number", USUAL, "-C V m*4", "", "carried ?-?-? of 5, 3 needed, unanimous", unanimous=True),
        case("Odawara: no objection", USUAL, "C m*5 -m*2", "", "carried ?-?-? of 6, 4 needed", method=Method.NO_OBJECTION),
        case("Odawara: no objection, and nobody against is written down", USUAL, "C m*5", "",
             "carried ?-0-? of 6, 4 needed", method=Method.NO_OBJECTION, against=0),
        case("Ueda: 委員了承", USUAL, "C m*5", "", "carried ?-?-? of 6, 4 needed", method=Method.ACCLAMATION),
        case("rule 21: an objection, so hands must be shown", USUAL, "C m*5", "",
             "open ?-1-? of 6, 4 needed, objection", method=Method.NO_OBJECTION, against=1),
        case("rule 21: after the objection members stand up", USUAL, "C m*5", "fffffa",
             "carried 5-1-0 of 6, 4 needed", method=Method.STANDING),
        case("Chofu: one vote on three items", USUAL, "C m*4", "",
             "carried ?-?-? of 5, 3 needed, unanimous, i6 i7 i8", agenda="i6 | i7 | i8",
             items=("i6", "i7", "i8"), unanimous=True),
        case("Chofu: a withdrawn item drops out", USUAL, "C m*4", "fffff",
             "carried 5-0-0 of 5, 3 needed, i6 i8", agenda="i6 | i7 gone | i8", items=("i6", "i7", "i8")),
        case("Chofu: all items withdrawn, nothing decided", USUAL, "C m*4", "fffff",
             "open 5-0-0 of 5, 3 needed", agenda="i6 gone | i7 gone", items=("i6", "i7")),
        case("Chofu and Kotohira: an expert on what is left votes", USUAL, "C m*3 t#i1", "ffaaf", "carried 3-2-0 of 5, 3 needed, i1",
             agenda="i1 | i2 gone", items=("i1", "i2")),
    ],
)  # fmt: skip
def test_vote(rules, people, letters, expected, options):
    """A vote is carried, lost, undecided or open, with its parts of those entitled and what was needed."""
    scenery = {key: options[key] for key in ("agenda", "mode") if key in options}
    missing = options.get("missing", 0)
    fields = {key: value for key, value in options.items() if key not in {*scenery, "missing"}}
    vote = vote_of(letters, **fields)
    meeting, council = scene(people, rules, votes=(vote,), **scenery)
    found = decide(vote, meeting, council)
    parts = (
        "?" if part is None else str(part) for part in (found.votes_for, found.against, found.abstaining)
    )
    marks = [mark for mark in ("tie", "unanimous") if getattr(found, mark)] + ["objection"] * found.objected
    if len(vote.items) > 1 and found.items:
        marks.append(" ".join(found.items))
    told = f"{found.outcome or 'open'} {'-'.join(parts)} of {found.entitled}, {found.needed} needed"
    assert expected == ", ".join([told, *marks])
    assert missing == (found.not_voting or 0) or found.outcome is None


@pytest.mark.parametrize(
    ("rules", "people", "expected", "options"),
    [
        case("Odawara: the chair", Rules(), "m C V", "m1"),
        case("Chofu: the deputy for an absent chair", Rules(), "V -C m", "m0"),
        case("Ueda: the acting chair opens, the chair comes later", Rules(), "C@14:10 A m", "m1", at="14:00"),
        case("Ueda: the chair once there", Rules(), "C@14:10 A m", "m0", at="14:10"),
        case("Kitami: the deputy once the chair has departed", Rules(), "C V m", "m1", at="i2", agenda="i1 m0- | i2"),
        case("Chubu, not admitted: not the chair online", Rules(online=False), "oC V m", "m1"),
        case("Munakata: not the chair whose term is over", Rules(), "C! V m", "m1"),
        case("Ako: nobody at the first meeting", Rules(), "m*5", None),
    ],
)  # fmt: skip
def test_presiding(rules, people, expected, options):
    """Whoever presides at a moment is the chair, else the acting chair or the deputy, else nobody."""
    at, agenda = options.get("at", ""), options.get("agenda", "")
    meeting, council = scene(people, rules, agenda)
    found = presiding(meeting, council, at=Moment(clock(at)) if ":" in at else Moment(item=at or None))
    assert expected == (found and found.id)


def test_two_votes_after_an_objection():
    """The objection leaves the item open, and the show of hands that follows decides it (rule 21)."""
    objected = Vote(id="v1", items=("i1",), method=Method.NO_OBJECTION, against=1)
    hands = Vote(id="v2", items=("i1",), method=Method.SHOW_OF_HANDS, for_=4, against=2)
    meeting, council = scene("C m*5", USUAL, "i1", votes=(objected, hands))
    outcomes = [decide(vote, meeting, council).outcome for vote in meeting.votes]
    assert [None, model.Declared.CARRIED] == outcomes
