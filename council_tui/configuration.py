"""What a user has set for the interface, in `config.toml` of their configuration directory.

    language = "ja"        # else the locale's; --lang goes before
    ambiguous = "auto"     # cells of letters such as ① in this terminal: "auto" asks it, "1", "2"
    colours = "auto"       # "none", "16", "256" or "full" where the terminal does not tell the truth
    input_method = true    # switch Tera Term's input method on in text fields and off outside them

    [keys]                 # an action's id and its keys; docs/keys.md lists both
    undo = "u"
    open = ["enter", "f2"]

Each of them may be left out, and so may the file.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Self

from attrs import Factory, evolve, field, frozen

from council_core import errors
from council_core.language import LANGUAGES, _

__all__ = ["Configuration", "configuration_path"]

AMBIGUOUS: Final = ("auto", "1", "2")
COLOURS: Final = ("auto", "none", "16", "256", "full")


@frozen
class Configuration:
    """The settings; `keys` are an action's keys by its id. `path` is the file that they stand in."""

    language: str | None = None
    ambiguous: str = "auto"
    colours: str = "auto"
    input_method: bool = False
    keys: Mapping[str, tuple[str, ...]] = field(default=Factory(dict))
    path: Path = Path("config.toml")

    @classmethod
    def read(cls, path: Path | None = None) -> Self:
        """Read the file, the user's own where none is given.

        Raises:
            Unreadable, WrongDocument: nothing was taken from it.
        """
        file = path or configuration_path()
        try:
            text = file.read_text("utf-8")
        except FileNotFoundError:
            if path is not None or "COUNCIL_CONFIG" in os.environ:  # asked for by name
                raise errors.Unreadable(file, _("there is no such file")) from None
            return cls(path=file)
        except (OSError, UnicodeDecodeError) as error:
            raise errors.Unreadable(file, str(error)) from error
        return evolve(cls.parse(text, str(file)), path=file)

    @classmethod
    def parse(cls, text: str, source: str = "config.toml") -> Self:
        """Return the settings of a text; all that is wrong in it is told at once.

        Raises:
            WrongDocument: nothing was taken from it.
        """
        import tomllib

        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            what, _bracket, where = str(error).rpartition(" (at ")
            raise errors.WrongDocument(source, (errors.Problem(_place(where), what, _("TOML")),)) from error
        problems = [problem for key, value in data.items() for problem in _problems(key, value)]
        if problems:
            raise errors.WrongDocument(source, tuple(problems))
        return cls(
            language=data.get("language"),
            ambiguous=str(data.get("ambiguous", "auto")),
            colours=str(data.get("colours", "auto")),
            input_method=data.get("input_method", False),
            keys={action: _keys(value) for action, value in data.get("keys", {}).items()},
        )


def configuration_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Return `$COUNCIL_CONFIG`, else `council/config.toml` in the user's configuration directory."""
    if path := environment.get("COUNCIL_CONFIG"):
        return Path(path)
    folder = environment.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(folder, "council", "config.toml")


def _problems(key: str, value: Any) -> Iterator[errors.Problem]:
    if key == "keys":
        for action, named in value.items() if isinstance(value, dict) else ():
            if not _keys(named):
                yield errors.Problem(f"keys.{action}", str(named), _('keys such as "f2,enter"'))
        if not isinstance(value, dict):
            yield errors.Problem(key, str(value), _("a table of actions and their keys"))
    elif key not in _CHOICES:
        yield errors.Problem(key, key, _one_of(("keys", *_CHOICES)))
    elif value not in _CHOICES[key] or isinstance(value, bool) != (key == _SWITCH):  # True equals 1
        yield errors.Problem(key, str(value), _one_of(_CHOICES[key]))


def _place(where: str) -> str:
    """Return a place that tomllib names, `line 3, column 5)` or `end of document)`, in the language in use."""
    numbers = re.findall(r"\d+", where)
    return _("line {line}, column {column}").format(line=numbers[0], column=numbers[1]) if numbers else "$"


def _keys(value: Any) -> tuple[str, ...]:
    """Return the keys that a value names, a text with commas or a list; none where it is neither."""
    parts = value.split(",") if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(part, str) and part.strip() for part in parts):
        return ()
    return tuple(part.strip() for part in parts)


def _one_of(values: Sequence[object]) -> str:
    """Return the values that may stand there, as TOML writes them; a number for its text is as good."""
    told = (str(value).lower() if isinstance(value, bool) else f'"{value}"' for value in values)
    return _("one of {words}").format(words=", ".join(dict.fromkeys(told)))


_SWITCH: Final = "input_method"
_CHOICES: Final[Mapping[str, Sequence[object]]] = {
    "language": LANGUAGES,
    "ambiguous": (*AMBIGUOUS, 1, 2),
    "colours": (*COLOURS, 16, 256),
    _SWITCH: (True, False),
}
