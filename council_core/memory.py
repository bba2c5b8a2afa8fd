"""What was found last, kept: values never change, so it stands as long as the parts that it came from are the same.

A key at the meeting table changes one ballot; the five hundred speeches beside it need not be looked at again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

__all__ = ["remembers"]

P = ParamSpec("P")
R = TypeVar("R")


def remembers(parts: Callable[P, tuple[Any, ...]]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Have a function remember its last answer; `parts` names what the answer comes from, each the very same."""

    def wrap(find: Callable[P, R]) -> Callable[P, R]:
        last: tuple[tuple[Any, ...], R] | None = None

        @wraps(find)
        def again(*args: P.args, **named: P.kwargs) -> R:
            nonlocal last
            now = parts(*args, **named)
            if last is not None and all(a is b for a, b in zip(now, last[0], strict=True)):
                return last[1]
            found = find(*args, **named)
            last = now, found
            return found

        return again

    return wrap
