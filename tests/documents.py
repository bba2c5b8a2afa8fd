"""Documents for the tests of the writer: meetings, houses of a folder of one's own, and what a reader sees."""

import zipfile
from html.parser import HTMLParser
from io import BytesIO

import docx
from markdown_it import MarkdownIt

from council_core import Council, Edition, Meeting, compose, load_house
from council_core.minutes.writer import Form
from council_core.secretariat.houses import specimen

COUNCIL = Council(id="c", name="審議会")
BARE = Meeting(id="m", council="c", title="審議会")
EVERY = [(edition, form) for edition in Edition for form in Form if form is not Form.WORD]
VOID = {"meta", "br", "hr"}


def written(meeting, edition=Edition.INTERNAL, form=Form.TEXT, house=None, council=COUNCIL):
    """Return the minutes of a meeting, in the plain house if none is named; of a Word file all that is in it."""
    return text_of(compose(meeting, council, load_house(house), edition, form).content)


def text_of(content):
    """Return a document as text: of a Word file every part, unzipped, with its name."""
    if isinstance(content, str):
        return content
    with zipfile.ZipFile(BytesIO(content)) as package:
        return "".join(name + package.read(name).decode() for name in package.namelist())


def word_text(content):
    """Return what is read in the body of a Word file; of ruby the letters below, as text has them."""
    body = docx.Document(BytesIO(content)).element.body
    return "".join(body.xpath(".//w:t[not(ancestor::w:rt)]/text()"))


def specimen_written(edition, form, house=None):
    """Return the minutes of the meeting that has everything."""
    meeting, council = specimen()
    return written(meeting, edition, form, house, council)


class Page(HTMLParser):
    """Reads a page: its text, its elements, and whether each of them is closed."""

    def __init__(self, source):
        super().__init__()
        self.open, self.tags, self.words = [], [], []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        """Note an element and that it is open."""
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "br":
            self.words.append("\n")

    def handle_endtag(self, tag):
        """See that the innermost element is closed."""
        assert tag in VOID or tag == self.open.pop()

    def handle_data(self, data):
        """Keep the text, that of the head aside."""
        if "head" not in self.open:
            self.words.append(data)

    @property
    def text(self):
        """The letters of the page."""
        return "".join(self.words)


def markdown_text(source):
    """Return the text that Markdown with tables renders as."""
    return Page(MarkdownIt("commonmark").enable("table").render(source)).text


def letters(text):
    """Return a text without white space and what no reader shows; a NUL is what HTML makes of it."""
    shown = text.replace("\0", "\ufffd")
    return "".join(letter for letter in shown if not letter.isspace() and letter.isprintable())
