"""Keys that see through variant letters of names (髙 and 高), from the table `data/variants.toml`."""

from functools import cache
from typing import Final

from council_core.shipped import shipped
from council_core.text.names import name_key

__all__ = ["variant_key", "variant_letters", "weak_key"]

# Variation selectors choose among drawings of one letter (葛󠄀 and 葛).
_SELECTORS: Final = dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))


def variant_key(name: str) -> str:
    """Return a key by which 髙橋 and 高橋 are one name; to be compared and thrown away."""
    return name_key(name).translate(_tables()[0])


def weak_key(name: str) -> str:
    """Return a key by which also 斎藤 and 斉藤 are one name, which they are for some people only: ask."""
    return variant_key(name).translate(_tables()[1])


def variant_letters() -> str:
    """Return the letters that `variant_key` reads as another."""
    return "".join(chr(shape) for shape in _tables()[0] if shape not in _SELECTORS)


@cache
def _tables() -> tuple[dict[int, str | None], dict[int, str]]:
    import tomllib

    data = tomllib.loads(shipped("variants.toml").read_text("utf-8"))
    same: dict[int, str | None] = {ord(shape): letter for letter, *shapes in data["same"] for shape in shapes}
    weak = {ord(shape): letter for letter, *shapes in data["weak"] for shape in shapes}
    return same | _SELECTORS, weak
