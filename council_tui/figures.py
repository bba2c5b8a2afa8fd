"""Figures that can be read from across a table: digits of seven rows, of letters that all terminals draw alike."""

from typing import Final

__all__ = ["HEIGHT", "big", "width_of"]

HEIGHT: Final = 7
_ROWS: Final = {
    "0": (" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "),
    "1": ("  #  ", " ##  ", "  #  ", "  #  ", "  #  ", "  #  ", " ### "),
    "2": (" ### ", "#   #", "    #", "   # ", "  #  ", " #   ", "#####"),
    "3": (" ### ", "#   #", "    #", "  ## ", "    #", "#   #", " ### "),
    "4": ("   # ", "  ## ", " # # ", "#  # ", "#####", "   # ", "   # "),
    "5": ("#####", "#    ", "#### ", "    #", "    #", "#   #", " ### "),
    "6": (" ### ", "#    ", "#    ", "#### ", "#   #", "#   #", " ### "),
    "7": ("#####", "    #", "   # ", "   # ", "  #  ", "  #  ", "  #  "),
    "8": (" ### ", "#   #", "#   #", " ### ", "#   #", "#   #", " ### "),
    "9": (" ### ", "#   #", "#   #", " ####", "    #", "    #", " ### "),
    "-": ("     ", "     ", "     ", "#####", "     ", "     ", "     "),
}
_WIDE: Final = 2  # cells are twice as high as they are wide


def big(text: str, scale: int = 1) -> list[str]:
    """Return digits drawn large, each of their dots so many rows high and twice as many cells wide."""
    rows = ("  ".join(_wider(_ROWS[digit][row], scale) for digit in text) for row in range(HEIGHT))
    return [row for drawn in rows for row in [drawn] * scale]


def width_of(text: str, scale: int = 1) -> int:
    """Return how many cells digits take when they are drawn large."""
    return max(len(text) * (5 * _WIDE * scale + 2) - 2, 0)


def _wider(dots: str, scale: int) -> str:
    return "".join(dot * _WIDE * scale for dot in dots)
