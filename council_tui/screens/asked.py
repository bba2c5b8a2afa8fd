"""What is being asked at the foot of a screen."""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen

from council_tui.drafts import Draft

__all__ = ["Asked"]


@frozen
class Asked:
    """What is being asked at the foot: what for, what is done with the answer, the draft that is kept."""

    label: str
    take: Callable[[Any], None]
    draft: Draft | None = None
    rows: int = 1
    options: Sequence[tuple[Any, str]] = ()
    several: bool = False
    ready: bool = True
    careful: bool = False
