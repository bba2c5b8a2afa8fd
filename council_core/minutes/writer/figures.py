"""What the rules say of a meeting and of a vote, in the numbers and words of a house."""

from attrs import frozen

from council_core.house import House
from council_core.minutes.writer.agenda import Item
from council_core.minutes.writer.people import People
from council_core.minutes.writer.sayings import carried, listed, put_to_vote
from council_core.model import ChairVotes, MajorityOf, Method, Role, Rules, Vote, word
from council_core.rules import Decided, QuorumFound

__all__ = ["Figures", "Motion"]


@frozen(eq=False)
class Figures:
    """The quorum in numbers; those that are not known are empty."""

    found: QuorumFound
    house: House
    known: bool

    @property
    def present(self) -> str:
        """How many are there."""
        return self.house.number(self.found.present) if self.known else ""

    @property
    def base(self) -> str:
        """Of how many."""
        return self.house.number(self.found.base) if self.found.base else ""

    @property
    def needed(self) -> str:
        """How many must be there."""
        return self.house.number(self.found.needed) if self.found.base else ""

    @property
    def met(self) -> bool:
        """Whether that is enough; where it is not known yet, it may be."""
        return self.found.met or not self.known

    @property
    def enough(self) -> bool:
        """Whether the number is enough, whoever is lacking; where it is not known yet, it may be."""
        return self.found.present >= self.found.needed or not self.known

    @property
    def lacking(self) -> tuple[str, ...]:
        """Which roles and categories of members are not there and must be."""
        told = {word(role): self.house.word(role) for role in Role}  # a document has one language
        return tuple(told.get(name, name) for name in self.found.lacking) if self.known else ()

    @property
    def article(self) -> str:
        """The clause, or nothing."""
        return self.found.article or ""

    @property
    def assumed(self) -> bool:
        """Whether nobody has looked the clause up, so that the usual rule is applied."""
        return self.found.assumed

    def says(self, *, present: str, base: str, needed: str, item: bool = False) -> str:
        """Return the sentence that tells it, of the whole meeting or of one item; what it counts is filled in."""
        if self.met:
            key = "quorum-met"
        elif self.enough:
            key = "quorum-lacking"
        else:
            key = "quorum-short-lacking" if self.lacking else "quorum-short"
        of = "-item" if item else ""
        return self.house.says(
            key,
            lead=self.house.says(f"quorum-lead{of}"),
            so=self.house.says(f"quorum-so{of}"),
            under=self.house.says("quorum-under", article=self.article) if self.article else "",
            lacking=listed(self.house, self.lacking),
            present=present,
            base=base,
            needed=needed,
        )

    def same(self, other: "Figures") -> bool:
        """Tell whether there is nothing else to say than of another moment."""
        ours, theirs = self.found, other.found
        return (ours.present, ours.base, ours.needed, ours.met) == (
            theirs.present,
            theirs.base,
            theirs.needed,
            theirs.met,
        )


@frozen(eq=False)
class Motion:
    """A vote to be taken, on one item or on several: how, who may vote, how many it needs."""

    vote: Vote
    recorded: Vote
    decided: Decided
    house: House
    known: bool
    items: tuple[Item, ...]
    recused: People
    voters: People
    rules: Rules

    @property
    def method(self) -> str:
        """How it is taken: `show-of-hands` where the record names no other way."""
        return (self.vote.method or Method.SHOW_OF_HANDS).value

    @property
    def entitled(self) -> str:
        """How many may vote; empty where it is not known."""
        return self.house.number(self.decided.entitled) if self.known else ""

    @property
    def needed(self) -> str:
        """How many must be in favour; empty where it is not known, or depends on who abstains."""
        return self.house.number(self.decided.needed) if self.known and not self.of_those_voting else ""

    @property
    def of_those_voting(self) -> bool:
        """Whether the majority is of those in favour and against, whoever abstains."""
        return self.rules.majority_of is MajorityOf.VOTING

    @property
    def carried(self) -> str:
        """What is said to be decided where it is carried."""
        return carried(
            self.house,
            (
                (item.kind, "　".join(part for part in (item.number, item.title) if part))
                for item in self.items
            ),
        )

    @property
    def asked(self) -> str:
        """How it is put to the vote; what is counted in writing is left open."""
        blank = dict.fromkeys(("for", "against", "abstaining"), "　　　")
        return put_to_vote(self.house, Method(self.method), len(self.items), **blank)

    @property
    def article(self) -> str:
        """The clause on the majority, or nothing."""
        return self.rules.article.majority_of or ""

    @property
    def tie_article(self) -> str:
        """The clause on ties, or nothing."""
        return self.rules.article.chair_votes or self.article

    @property
    def chair_votes(self) -> bool:
        """Whether whoever presides votes as a member too."""
        return self.rules.chair_votes is not ChairVotes.ONLY_TO_BREAK_A_TIE

    @property
    def assumed(self) -> bool:
        """Whether nobody has looked up when the chair votes."""
        return self.rules.assumed or self.rules.chair_votes is None
