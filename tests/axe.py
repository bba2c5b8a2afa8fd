"""Look at pages of the writer with axe-core in headless Chromium: WCAG 2.2 AA, on a phone and on a desk.

Run by `nox -s axe`, outside the tests. axe-core comes with axe-playwright-python.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

from chromium import Chromium

from council_core import Edition, Meeting, compose, load_house
from council_core.house import house_names
from council_core.minutes.writer import Form, Kind, compose_documents
from council_core.secretariat.houses import specimen

WIDTHS: Final = (360, 1280)  # pixels: a phone, a desk
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN: Final = """axe.run({{runOnly: {tags}}}).then(found => ({{
  told: found.violations.map(v => [v.id, v.nodes.map(n => n.html)]),
  wide: document.documentElement.scrollWidth > innerWidth,
  passed: found.passes.length,
}}))"""


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
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    wrong = 0
    with Chromium.started() as browser, tempfile.TemporaryDirectory() as folder:
        for number, (told, page) in enumerate(pages()):
            place = Path(folder) / f"{number}.html"
            place.write_text(page, "utf-8")
            for width in WIDTHS:
                browser.show(place, width)
                browser.evaluate(f"{axe};0")
                found = browser.evaluate(RUN.format(tags=json.dumps(TAGS)))
                print(told, width, found, flush=True)
                wrong += bool(found["told"]) or bool(found["wide"]) or not found["passed"]
    sys.exit(f"{wrong} pages are not as they should be" if wrong else 0)


if __name__ == "__main__":
    main()
