"""Look at pages of the writer with axe-core in headless Chromium: WCAG 2.2 AA, on a phone and on a desk.

Run by `nox -s axe`, outside the tests. axe-core comes with axe-playwright-python; Chromium is the system's, or
$CHROMIUM.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

from council_core import Edition, Meeting, compose, load_house
from council_core.house import house_names
from council_core.minutes.writer import Form, Kind, compose_documents
from council_core.secretariat.houses import specimen

WIDTHS: Final = (360, 1280)  # pixels: a phone, a desk
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN: Final = """<script>{axe}</script><script>
axe.run({{runOnly: {tags}}}).then(found => {{
  const wide = document.documentElement.scrollWidth > innerWidth;
  const told = found.violations.map(v => [v.id, v.nodes.map(n => n.html)]);
  document.body.innerHTML = ""; document.body.title = JSON.stringify({{told, wide, passed: found.passes.length}});
}});</script>"""


def look(page: str, width: int) -> dict[str, object]:
    """Return what axe-core finds on a page of a width, and whether it must be scrolled sideways."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "page.html"
        place.write_text(
            page.replace("</body>", RUN.format(axe=axe, tags=json.dumps(TAGS)) + "</body>"), "utf-8"
        )
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "google-chrome"
        words = [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900",
            "--virtual-time-budget=20000", "--dump-dom", place.as_uri(),
        ]  # fmt: skip
        shown = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=120, check=True).stdout
    found = re.search(r'<body[^>]* title="([^"]*)"', shown)
    if found is None:
        sys.exit(f"axe-core did not run: {shown[-300:]}")
    result: dict[str, object] = json.loads(
        found[1].replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
    return result


def pages() -> Iterator[tuple[str, str]]:
    """Yield a name and a page: the minutes and every document, in every house and both editions."""
    meeting, council = specimen()
    bare = Meeting(id="m", council="c", title="")
    for name in house_names():
        house = load_house(name)
        for edition in Edition:
            for one in (meeting, bare):
                yield (
                    f"{name} {one.id} {edition} minutes",
                    str(compose(one, council, house, edition, Form.HTML).content),
                )
            for kind in Kind:
                issued = compose_documents(kind, meeting, council, house, edition, form=Form.HTML)
                yield f"{name} {meeting.id} {edition} {kind}", str(issued[0].document.content)


def main() -> None:
    """Look at each page as on a phone and on a desk; of a notice to each member, at the first."""
    wrong = 0
    for told, page in pages():
        for width in WIDTHS:
            found = look(page, width)
            print(told, width, found)
            wrong += bool(found["told"]) or bool(found["wide"]) or not found["passed"]
    sys.exit(f"{wrong} pages are not as they should be" if wrong else 0)


if __name__ == "__main__":
    main()
