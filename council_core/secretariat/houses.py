"""House styles: which there are, one of one's own, what is wrong in one."""

from collections.abc import Iterator
from itertools import product

from council_core.codec import from_toml
from council_core.errors import CouncilError, WrongDocument, WrongTemplate, WrongWordTemplate
from council_core.house import House, house_folder, house_names, load_house, new_house, wrong_words
from council_core.language import _
from council_core.minutes.writer import (
    BLOCKS,
    CLASSES,
    INLINES,
    MINUTES,
    Edition,
    Form,
    compose,
    faults_of,
    word_template,
    word_templates,
)
from council_core.model import Council, Meeting
from council_core.shipped import shipped

__all__ = ["check_house", "house_names", "new_house", "specimen"]

_KINDS = (MINUTES,)


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
        if place.stem not in _KINDS:
            known = _(", ").join(f"{kind}{place.suffix}" for kind in _KINDS)
            yield WrongWordTemplate(
                place, _("no document has this name; there are {known}").format(known=known)
            )


def _wrong_documents(house: House) -> Iterator[CouncilError]:
    bare = Meeting(id="m", council="c", title=""), Council(id="c", name="")
    for kind, (meeting, council), edition in product(_KINDS, (specimen(), bare), Edition):
        own = word_template(house, kind).parent == house.folder
        for form in (Form.TEXT, Form.WORD) if own else (Form.TEXT,):
            try:
                compose(meeting, council, house, edition, form, kind=kind)
            except WrongTemplate as wrong:
                yield wrong
