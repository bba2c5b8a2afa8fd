"""Draw the README's pictures from the program itself: python docs/pictures.py FOLDER.

Each screen is driven by keys on the sample register, its cells are put on a grid in a web page, and
Chromium takes the picture.
"""

import asyncio
import html
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from rich.cells import cell_len

from council_core import language
from council_core.secretariat import Author, Register, sample_register
from council_tui.app import CouncilApp

STOP: Final = "ideographic_full_stop"  # by its name, as a key
AT_THE_TABLE: Final = [
    *("down", "f7", "1", "enter", "f12", "enter", "tab", *("1" * 5), *("2" * 3)),
    *("tab", "f7", *"防犯カメラの設置及び運用について", "enter", "f7", *"その他", "enter"),
    *("ctrl+t", *["f9"] * 5, "2", *"保存する期間は何日か", STOP, "enter"),
    *("s", *"十四日です", STOP, "enter"),
]
PICTURES: Final = {
    "register": ("ja", ["down"]),
    "vote": ("ja", [*AT_THE_TABLE, "f5", "enter", "1", "1", "2", "1", "3"]),
    "table": ("ja", AT_THE_TABLE),
}
WIDTH, HEIGHT = 80, 24
CELL, LINE = 10, 22  # pixels
PAGE: Final = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #14181d; }}
div {{ position: absolute; height: {line}px; line-height: {line}px; white-space: pre; color: #d7dce2;
  font-family: "Noto Sans Mono CJK JP", monospace; font-size: 18px; overflow: hidden; }}
.bold {{ font-weight: bold; color: #fff; }} .dim {{ color: #8b96a3; }}
.reverse {{ background: #cfe3ff; color: #10151a; }}
</style>{cells}"""


def cells(app: CouncilApp) -> str:
    """Return the screen as cells at their places."""
    drawn = []
    for y, strip in enumerate(app.screen._compositor.render_strips()):  # noqa: SLF001 -- the drawn screen
        x = 0
        for segment in strip:
            style = segment.style
            marks = [name for name in ("bold", "dim", "reverse") if style and getattr(style, name)]
            for letter in segment.text:
                width = cell_len(letter)
                place = f"left:{20 + x * CELL}px;top:{16 + y * LINE}px;width:{width * CELL}px"
                drawn.append(f'<div class="{" ".join(marks)}" style="{place}">{html.escape(letter)}</div>')
                x += width
    return "".join(drawn)


async def draw(tongue: str, keys: list[str]) -> str:
    """Return a page with the screen that the keys lead to."""
    language.use(tongue)
    with sample_register() as path, Register.open(path) as register:
        app = CouncilApp(register, Author("soumu1"))
        async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
            await pilot.press(*keys)
            await pilot.pause()
            return PAGE.format(cells=cells(app), line=LINE)


def main() -> None:
    """Draw every picture."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for name, (tongue, keys) in PICTURES.items():
        with tempfile.TemporaryDirectory() as work:
            page = Path(work, "page.html")
            page.write_text(asyncio.run(draw(tongue, keys)), "utf-8")
            subprocess.run(
                [
                    *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
                    *("--disable-background-networking", f"--user-data-dir={work}/user", "--hide-scrollbars"),
                    f"--window-size={WIDTH * CELL + 40},{HEIGHT * LINE + 32}",
                    f"--screenshot={folder / name}.png",
                    page.as_uri(),
                ],
                check=True,
                capture_output=True,
            )


if __name__ == "__main__":
    main()
