"""The houses that ship: five records, each in every house to the letter, and in every format without error."""

import os
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from council_core import Council, Edition, Meeting, compose, from_toml, load_house
from council_core.house import house_names
from council_core.minutes.writer import Form, edit
from council_core.model import Speech

GOLDEN = Path(__file__).parent / "golden" / "houses"
CITIES = ("chofu", "odawara", "shiki", "ube", "ueda")
RECORDS = ("closed", "deputy", "form", "joint", "long")
SECRETS = ("請求人の主張", "住所が分かる欄", "名前のない写し", "答申の案", "挙手総員", "療養中")


def record(name: str) -> Meeting:
    """Return one of the five records."""
    meeting = from_toml((GOLDEN / f"{name}.toml").read_text("utf-8"))
    assert isinstance(meeting, Meeting)
    return meeting


def written(name: str, house: str, edition: Edition, form: Form) -> str:
    """Return a record in a house, an edition and a format of text."""
    council = Council(id="mihon", name="見本市の審議会")
    content = compose(record(name), council, load_house(house), edition, form).content
    assert isinstance(content, str)
    return content


def test_there_are_the_five_and_the_plain_one():
    """The houses that ship are those of the five cities and the plain one."""
    assert {*CITIES, "plain"} == {*house_names()}


@pytest.mark.parametrize("house", CITIES)
@pytest.mark.parametrize("name", RECORDS)
def test_to_the_letter(name, house):
    """Each record in each house is the text of its golden file; COUNCIL_UPDATE=1 writes them anew."""
    text = written(name, house, Edition.INTERNAL, Form.TEXT)
    golden = GOLDEN / f"{name}.{house}.txt"
    if os.environ.get("COUNCIL_UPDATE"):
        golden.write_text(text, "utf-8")
    assert golden.read_text("utf-8") == text


@pytest.mark.parametrize("house", CITIES)
def test_public_to_the_letter(house):
    """The public edition of the record with closed items is the text of its golden file in each house."""
    text = written("closed", house, Edition.PUBLIC, Form.TEXT)
    golden = GOLDEN / f"closed.{house}.public.txt"
    if os.environ.get("COUNCIL_UPDATE"):
        golden.write_text(text, "utf-8")
    assert golden.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("house", "speakers"),
    [
        ("ueda", {"委員", "説明員", "事務局"}),
        ("chofu", {"見本会長", "架空副会長", "例示委員", "試作委員", "説明員", "事務局"}),
        ("ube", {"会長", "副会長", "委員", "説明員", "事務局"}),
        ("shiki", {"会長", "副会長", "委員", "説明員", "事務局"}),
        ("odawara", {"会長", "副会長", "委員", "説明員", "事務局"}),
    ],
)
def test_who_is_named_in_public(house, speakers):
    """One city names who of the members spoke, one hides even the office, the others tell the office alone."""
    council = Council(id="mihon", name="見本市の審議会")
    edited = edit(record("joint"), council, load_house(house), Edition.PUBLIC).meeting
    assert speakers == {entry.speaker for _item, entry in edited.proceedings() if isinstance(entry, Speech)}


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("house", CITIES)
def test_closed_stays_closed(house, form):
    """Nothing that was said of a closed item is in the public edition, in any house or format."""
    content = compose(
        record("closed"), Council(id="mihon", name="見本市の審議会"), load_house(house), Edition.PUBLIC, form
    ).content
    if isinstance(content, bytes):
        with ZipFile(BytesIO(content)) as package:
            content = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert () == tuple(secret for secret in SECRETS if secret in re.sub("<[^>]*>", "", content))


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("house", CITIES)
@pytest.mark.parametrize("name", RECORDS)
def test_every_format(name, house, edition):
    """Each record in each house is a page with its title as the one first heading, and Markdown with it too."""
    page = written(name, house, edition, Form.HTML)
    assert 1 == page.count("<h1")
    assert record(name).title in written(name, house, edition, Form.MARKDOWN)
