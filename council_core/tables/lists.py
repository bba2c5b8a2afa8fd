"""What is found in a sheet: lists with their columns, headings, totals and notes."""

from attrs import define, field, frozen

from council_core.model import Capacity, Presence, Role

__all__ = ["Block", "Context", "Layout", "Section", "Table", "Total"]


@frozen
class Context:
    """What the heading above a person says."""

    capacity: Capacity | None = None
    role: Role | None = None
    presence: Presence | None = None
    category: str | None = None
    department: str | None = None
    title_only: bool = False  # 委員名簿, 出席者名簿: counts where the sheet has another heading


@define
class Block:
    """The columns of one list: what each holds by its field, days of attendance, those without a known head."""

    fields: dict[str, int]
    first: int
    last: int
    days: list[int] = field(factory=list)
    unknown: list[int] = field(factory=list)
    mark: int | None = None
    heading: int | None = None  # a column beside the names that says what kind of people they are
    guessed: bool = False
    context: Context = Context()


@define
class Section:
    """Rows of people below one heading."""

    context: Context
    rows: list[int] = field(factory=list)


@frozen
class Total:
    """A number of people that the sheet states, and where."""

    number: int
    row: int
    column: int
    announces: bool = False  # in a heading, of those below it
    absent: bool = False


@define
class Table:
    """A list below one head: its blocks, and its people by heading."""

    header: tuple[int, ...]
    blocks: list[Block]
    heads: dict[int, list[str]]
    sections: list[Section] = field(factory=list)
    plain: set[int] = field(factory=set)  # rows whose name is a name and nothing else


@define
class Layout:
    """What was found in a sheet."""

    tables: list[Table] = field(factory=list)
    totals: list[Total] = field(factory=list)
    notes: list[tuple[int, str]] = field(factory=list)
    skipped: dict[int, str] = field(factory=dict)
    guessed: bool = False
