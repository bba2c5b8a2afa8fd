"""What all errors are and are made of: how a sentence quotes, a mistake, a problem of a document, a clash."""

import datetime
from collections.abc import Sequence
from typing import Final

from attrs import define, frozen

from council_core.language import _, pgettext
from council_core.text import short_day, visible

__all__ = [
    "Clash",
    "CouncilError",
    "CrossedDays",
    "Lacking",
    "Mistake",
    "NoDay",
    "Problem",
    "shown",
    "some",
    "stage_word",
    "whole",
]

_LONGEST: Final = 60  # letters of a value that a sentence quotes


def shown(value: object) -> str:
    """Return a value as a sentence quotes it: on one line, without control characters, not too long.

    Of a member, an item or a speech it quotes the name, the title or the text; days are as on the screen.
    """
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return short_day(value)
    if value is None:
        return _("nothing")
    for key in ("name", "title", "text", "member", "id"):
        if getattr(type(value), "__attrs_attrs__", ()) and (naming := getattr(value, key, None)):
            value = naming
    try:
        text = visible(str(value))
    except (RecursionError, ValueError):  # nested too deeply, or a number of too many digits
        text = type(value).__name__
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + ".."


def whole(path: object) -> str:
    """Return a path as a sentence names it: whole, so that it can be found."""
    return visible(str(path))


def some(names: tuple[str, ...], most: int = 8) -> str:
    """Return names as a sentence lists them: the first of them, quoted."""
    listed = ", ".join(shown(name) for name in names[:most])
    return listed + ", .." if len(names) > most else listed


def stage_word(stage: str) -> str:
    """Return the term for a stage: `model.word` is of a higher floor."""
    return pgettext("Stage", str(stage)).replace("-", " ")


class Mistake(ValueError):
    """A value that the model does not accept; carries what was expected instead."""

    def __init__(self, value: object, expected: str, key: str | None = None) -> None:
        super().__init__(value, expected, key)
        self.value, self.expected, self.key = value, expected, key

    def __str__(self) -> str:
        return _("{value} is not {expected}").format(value=shown(self.value), expected=self.expected)


class Lacking(Mistake):
    """Nothing was typed where something must be; `label` is what it is called. The sentence names it."""

    def __init__(self, label: str, key: str | None = None) -> None:
        super().__init__("", _("filled in: this is never empty"), key)
        self.args = label, key
        self.label = label

    def __str__(self) -> str:
        return _("enter this: {label}").format(label=self.label)


class NoDay(Mistake):
    """What was typed is no day: there is none such, or it cannot be read as one."""

    def __init__(self, text: str, key: str | None = None) -> None:
        super().__init__(text, _("a date that exists"), key)
        self.args = text, key

    def __str__(self) -> str:
        from council_core.text import is_misdated

        if is_misdated(str(self.value)):
            told = _("there is no day {text}; enter one like 2021-07-01 or R3.7.1")
        else:
            told = _("{text} cannot be read as a day; enter one like 2021-07-01 or R3.7.1")
        return told.format(text=shown(self.value))


class CrossedDays(Mistake):
    """A term was to end before it begins."""

    def __init__(self, until: datetime.date, first: datetime.date) -> None:
        super().__init__(
            until, _("a day on or after the term's first, {first}").format(first=shown(first)), "until"
        )
        self.args = until, first
        self.first = first

    def __str__(self) -> str:
        return _("the last day, {until}, is before the first, {first}; enter {first} or a later day").format(
            until=shown(self.value), first=shown(self.first)
        )


@frozen
class Problem:
    """One thing wrong in a document: where (`$.members[0].role`), what stands there, what should."""

    place: str
    wrong: str
    expected: str

    def __str__(self) -> str:
        return _("{place}: {wrong}; expected {expected}").format(
            place=self.place, wrong=shown(self.wrong), expected=self.expected
        )


@frozen
class Clash:
    """One place that two changes touched: what a change expected there, what it found, what it wanted."""

    path: tuple[str, ...]
    expected: object
    found: object
    wanted: object

    def __str__(self) -> str:
        return _("{path}: was {expected}, is now {found}, and should have become {wanted}").format(
            path="/".join(shown(part) for part in self.path),
            expected=shown(self.expected),
            found=shown(self.found),
            wanted=shown(self.wanted),
        )


@define
class CouncilError(Exception):
    """Something was not done; `str()` is the sentence that says why and what to do."""

    def sentence(self) -> str:
        """Return what happened, in the language in use."""
        raise NotImplementedError

    def lines(self) -> Sequence[str]:
        """Return the sentences, one line each."""
        return (self.sentence(),)

    def __str__(self) -> str:
        return "\n".join(self.lines())
