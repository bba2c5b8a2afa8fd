"""The language of sentences: gettext catalogues, English in the code and Japanese beside it.

Sentences are looked up when they are shown, not when they are made, so that a finding or an error can
be told in whichever language its reader has chosen.
"""

import os
from typing import TYPE_CHECKING

from council_core.shipped import shipped

if TYPE_CHECKING:
    from gettext import NullTranslations

__all__ = ["LANGUAGES", "_", "current", "pgettext", "preferred", "use"]

LANGUAGES = ("ja", "en")

_current = "en"
_catalogue: "NullTranslations | None" = None


def preferred(environment: "os._Environ[str] | dict[str, str]" = os.environ) -> str:
    """Return the language that the locale asks for: `ja` where it is Japanese, else `en`."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return "ja" if value.startswith("ja") else "en"
    return "en"


def use(language: str | None) -> None:
    """Choose the language of all sentences from here on; `None` takes the locale's."""
    global _current, _catalogue  # noqa: PLW0603 -- one language a process, as in gettext itself
    _current = language or preferred()
    _catalogue = None
    if _current == "en":
        return
    from gettext import GNUTranslations, NullTranslations

    try:
        with shipped("messages", f"{_current}.mo").open("rb") as file:
            _catalogue = GNUTranslations(file)
    except OSError:  # a checkout that was never installed has no compiled catalogue: speak English
        _catalogue = NullTranslations()


def current() -> str:
    """Return the language in use, `ja` or `en`."""
    return _current


def _(message: str) -> str:
    """Return a message in the language in use."""
    return _catalogue.gettext(message) if _catalogue is not None else message


def pgettext(context: str, message: str) -> str:
    """Return a word in the language in use, by the context that tells its meanings apart."""
    return _catalogue.pgettext(context, message) if _catalogue is not None else message
