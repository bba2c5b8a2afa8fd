"""Packages that import where a name is at home when it is first asked for: nobody pays for what is not taken.

The names stand twice in such a package: for type checkers as imports, and for Python as the table here.
"""

TYPE_CHECKING = False  # importing `typing` would double the time that `council --version` takes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

__all__ = ["late"]


def late(package: str, homes: "Mapping[str, Sequence[str]]") -> "Callable[[str], Any]":
    """Return the `__getattr__` of a package whose names are at home in other modules."""
    home_of = {name: home for home, names in homes.items() for name in names}

    def find(name: str) -> "Any":
        home = home_of.get(name)
        if home is None:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        import sys
        from importlib import import_module

        value = getattr(import_module(home), name)
        setattr(sys.modules[package], name, value)  # the next time Python finds it by itself
        return value

    return find
