"""House styles: which there are, one of one's own, what is wrong in one."""

from collections.abc import Iterator
from itertools import product

from attrs import evolve

from council_core.codec import from_toml
from council_core.errors import (
    CouncilError,
    NothingToWrite,
    WrongDocument,
    WrongTemplate,
    WrongWordTemplate,
)
from council_core.house import House, house_folder, house_names, load_house, new_house, wrong_words
from council_core.language import _
from council_core.minutes.writer import (
    BLOCKS,
    CLASSES,
    DOCUMENTS,
    INLINES,
    MINUTES,
    Edition,
    Form,
    Kind,
    compose,
    compose_documents,
    faults_of,
    word_template,
    word_templates,
)
from council_core.model import (
    AgendaItem,
    Council,
    ItemKind,
    MajorityOf,
    Meeting,
    MeetingMode,
    Method,
    Openness,
    Rules,
)
from council_core.shipped import shipped

__all__ = ["check_house", "house_names", "new_house", "specimen"]

_KINDS = (MINUTES, *Kind)


def specimen() -> tuple[Meeting, Council]:
    """Return a meeting that has everything a meeting can have, and its council; both are made up."""
    meeting, council = (
        from_toml(shipped("houses", name).read_text("utf-8"), name)
        for name in ("specimen-meeting.toml", "specimen-council.toml")
    )
    assert isinstance(meeting, Meeting)  # noqa: S101 -- they ship with us
    assert isinstance(council, Council)  # noqa: S101 -- as the other
    return meeting, council


def check_house(name: str) -> tuple[str, ...]:
    """Return a line for each thing wrong in a house, with its place.

    Its settings are read, each of its templates is compiled, and every document is written of a meeting that
    has everything and of one that states its title only, in both editions.

    Raises:
        HouseMissing: there is none of that name.
        Unreadable: its `house.toml` cannot be read.
    """
    try:
        house = load_house(name)
    except WrongDocument as wrong:
        return tuple(wrong.lines())
    wrong_keys = wrong_words(name, BLOCKS | INLINES | CLASSES)
    told = (
        list(WrongDocument(str(house_folder(name) / "house.toml"), wrong_keys).lines()) if wrong_keys else []
    )
    faults = [*faults_of(house), *_strange_templates(house), *_wrong_documents(house)]
    told += dict.fromkeys(line for fault in faults for line in fault.lines())
    return tuple(told)


def _strange_templates(house: House) -> Iterator[CouncilError]:
    """Yield the Word templates that no document asks for: their names are what is wrong in them."""
    for place in word_templates(house):
        if place.stem not in {*_KINDS, DOCUMENTS}:
            known = _(", ").join(f"{kind}{place.suffix}" for kind in (*_KINDS, DOCUMENTS))
            yield WrongWordTemplate(
                place, _("no document has this name; there are {known}").format(known=known)
            )


def _wrong_documents(house: House) -> Iterator[CouncilError]:
    bare = Meeting(id="m", council="c", title=""), Council(id="c", name="")
    for (meeting, council), edition in product((specimen(), bare), Edition):
        for kind in _KINDS:
            yield from _wrong_in(kind, meeting, council, house, edition)
            own = word_template(house, kind)
            if own.parent == house.folder and own.stem in {kind, DOCUMENTS}:
                yield from _wrong_in(kind, meeting, council, house, edition, Form.WORD)
    for (meeting, council), kind in product(_planned(), Kind):
        yield from _wrong_in(kind, meeting, council, house)


def _wrong_in(  # noqa: PLR0913, PLR0917 -- what compose wants
    kind: str,
    meeting: Meeting,
    council: Council,
    house: House,
    edition: Edition = Edition.INTERNAL,
    form: Form = Form.TEXT,
) -> Iterator[CouncilError]:
    """Yield what is wrong in the template of a kind where it writes this meeting."""
    try:
        if kind == MINUTES:
            compose(meeting, council, house, edition, form)
        else:
            compose_documents(Kind(kind), meeting, council, house, edition, form=form)
    except WrongTemplate as wrong:
        yield wrong
    except NothingToWrite:
        pass  # of a bare meeting there is no letter to anybody


def _planned() -> Iterator[tuple[Meeting, Council]]:
    """Yield the specimen as it was before anybody came, and before there was a chair."""
    meeting, council = specimen()
    ahead = evolve(
        meeting,
        attendance=tuple(evolve(person, presence=None) for person in meeting.attendance),
        votes=(),
        notice=None,
        announced_on=None,
        openness=Openness.CLOSED,
        items=(
            *meeting.items,
            *(AgendaItem(id=f"new-{kind.value}", title=kind.value, kind=kind) for kind in ItemKind),
        ),
    )
    yield ahead, evolve(council, rules=Rules(proxies=True, majority_of=MajorityOf.VOTING), contact=None)
    alone = tuple(evolve(person, role=None) for person in ahead.attendance)
    yield (
        evolve(ahead, attendance=alone, openness=None, mode=MeetingMode.WRITTEN),
        Council(id=council.id, name=council.name),
    )
    yield evolve(ahead, attendance=alone, openness=None), Council(id=council.id, name=council.name)
    for method in Method:
        yield evolve(meeting, votes=tuple(evolve(vote, method=method) for vote in meeting.votes)), council
