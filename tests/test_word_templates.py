"""Word templates that a clerk made in Word: what fields become, what is told of a wrong one, what never leaks."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from attrs import evolve
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from test_word import unzipped

from council_core import Council, Edition, Meeting, compose, load_house
from council_core.errors import WrongWordTemplate
from council_core.house import house_names
from council_core.minutes.writer import Form
from council_core.model import AgendaItem, Attendee, Capacity, Note, Openness, Presence
from council_core.secretariat import check_house, new_house

COUNCIL = Council(id="c", name="審議会")
PEOPLE = tuple(
    Attendee(id=key, name=name, capacity=Capacity.MEMBER, presence=Presence.PRESENT)
    for key, name in (("a", "見本 花子"), ("b", "架空 次郎"))
)
MEETING = Meeting(id="m", council="c", title="審議会", attendance=PEOPLE)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECRET = "秘匿語"


@pytest.fixture
def template(tmp_path, monkeypatch):
    """Return a function that saves a Word template of a house from paragraphs, or a document as it is."""
    monkeypatch.setenv("COUNCIL_HOUSES", str(tmp_path))

    def save(*paragraphs, document=None, name="minutes.docx"):
        document = document or docx.Document()  # with all that Word's own documents have
        for text in paragraphs:
            document.add_paragraph(text)
        (tmp_path / "mihon").mkdir(exist_ok=True)
        (tmp_path / "mihon" / "house.toml").write_text("title = '見本'\n", "utf-8")
        place = tmp_path / "mihon" / name
        document.save(place)
        return place

    return save


def written(meeting=MEETING, edition=Edition.INTERNAL):
    """Return the minutes in the house's Word template, opened."""
    return docx.Document(BytesIO(content(meeting, edition)))


def content(meeting=MEETING, edition=Edition.INTERNAL):
    """Return the bytes of the minutes in the house's Word template."""
    return compose(meeting, COUNCIL, load_house("mihon"), edition, Form.WORD).content


def texts(document):
    """Return the texts of the paragraphs."""
    return [paragraph.text for paragraph in document.paragraphs]


def test_fields_are_those_of_other_templates(template):
    """Fields, conditions and loops that a clerk writes into paragraphs are filled in; the rest stays as it is."""
    template(
        "{{ meeting.title }}　{{ view.edition }}",
        "{%p for person in view.members %}",
        "・{{ person.name }}",
        "{%p endfor %}",
        "{%p if meeting.openness %}",
        "{{ meeting.openness | word }}",
        "{%p endif %}",
        "以上",
    )
    assert ["審議会　internal", "・見本 花子", "・架空 次郎", "以上"] == texts(written())


def test_rows_and_footers_are_filled_in(template):
    """Rows of a table are repeated, and headers and footers have fields too."""
    document = docx.Document()
    table = document.add_table(3, 1)
    for row, text in zip(
        table.rows,
        ("{%tr for person in view.members %}", "{{ person.name }}", "{%tr endfor %}"),
        strict=True,
    ):
        row.cells[0].text = text
    document.sections[0].header.paragraphs[0].text = "{{ view.edition }}"
    document.sections[0].footer.paragraphs[0].text = "{{ council.name }}"
    template(document=document)
    made = written()
    assert ["見本 花子", "架空 次郎"] == [row.cells[0].text for row in made.tables[0].rows]
    assert "internal" == made.sections[0].header.paragraphs[0].text
    assert "審議会" == made.sections[0].footer.paragraphs[0].text
    document.sections[0].footer.paragraphs[0].text = "{{p body }}"
    template(document=document)
    with pytest.raises(WrongWordTemplate, match="body"):
        written()


def test_document_comes_in_the_place_of_body(template):
    """The document stands where `{{p body }}` stood, in the template's styles; those that it lacks are added."""
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Meiryo"
    template("前", "{{p body }}", "後", document=document)
    made = written(
        evolve(MEETING, items=(AgendaItem(id="i", title="題", entries=(Note(id="n", text="記"),)),))
    )
    told = [(paragraph.style.name, paragraph.text) for paragraph in made.paragraphs]
    assert ("Normal", "前") == told[0]
    assert ("Heading 1", "審議会") == told[1]
    assert ("注記", "※ 記") == told[-2]
    assert ("Normal", "後") == told[-1]
    assert "Meiryo" == made.styles["Heading 1"].font.name
    assert "会議の概要" == made.tables[0].style.name


def test_words_of_fields_are_the_houses(template, tmp_path):
    """What a field itself adds is in the house's stops, and what a macro makes is text as any other."""
    template(
        "{{ view.members.names | join('、') }}",
        "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice('<') }}",
    )
    (tmp_path / "mihon" / "house.toml").write_text("title = '見本'\npunctuation = '，．'\n", "utf-8")
    assert ["見本 花子，架空 次郎", "<<"] == texts(written())


def test_empty_fields_are_empty_places(template):
    """A field for what the record does not state is an empty place, never a word of the program."""
    template("場所　{{ meeting.venue }}")
    assert ["場所　〔　〕"] == texts(written())


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{_{ x }_}", "<w:p/>", "&lt;", "a\tb\nc", "' \" { }", "{%p if x %}"]
)
def test_data_in_fields_is_text(template, text):
    """What a field is filled with comes out to the letter, with tabs and ends of lines."""
    template("題　{{ meeting.title }}。", "{{p body }}")
    assert f"題　{text}。" == texts(written(evolve(MEETING, title=text)))[0]


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        (["一", "{{ meeting.colour }}"], "{{ meeting.colour }}"),
        (["一", "題 {{ mihon }}"], "題 {{ mihon }}"),
        (["一", "{{ meeting.title }"], "{{ meeting.title }"),
        (["一", "{%p for x in view.members %}"], "for"),
        (["一", "{%p endfor %}"], "endfor"),
        (["一", "{{ view.members.__class__ }}"], "__class__"),
        (["一", "{{ 1 // 0 }}"], "{{ 1 // 0 }}"),
        (["一", "{{ 'a' * 100 }}"], "{{ 'a' * 100 }}"),
        (["一", "{{ house.label('x') }}"], "{{ house.label('x') }}"),
        (["一", "{{ body }}"], "{{ body }}"),
        (["一", "{{p meeting.title }}"], "{{ meeting.title }}"),
        (["一", "{{r meeting.title }}"], "{{ meeting.title }}"),
        (["一", "{{ x"], "{{ x"),
        (["一", "{% include 'plain/minutes.j2' %}"], "include"),
    ],
)
def test_wrong_fields_are_told_with_their_paragraph(template, paragraphs, told):
    """A field that cannot be filled in is refused with the file and the paragraph; `house check` says the same."""
    template(*paragraphs)
    with pytest.raises(WrongWordTemplate) as refused:
        content()
    assert "mihon/minutes.docx" in str(refused.value)
    assert told in str(refused.value)
    assert [str(refused.value)] == [line for line in check_house("mihon") if told in line]


@pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_word_file_is_told(template, data):
    """A template that is no Word file is refused in a sentence that says what to do."""
    template().write_bytes(data)
    with pytest.raises(WrongWordTemplate, match=r"mihon/minutes\.docx.*\.docx"):
        content()


def test_workbook_is_no_word_file(template):
    """A zip file of another kind is no Word file either."""
    place = template()
    with zipfile.ZipFile(place, "w") as package:
        package.writestr("mimetype", "x")
    with pytest.raises(WrongWordTemplate):
        content()


def test_fields_stand_in_text_only(template):
    """Where text has effects (a field of Word's own, an address) a field of ours is refused."""
    document = docx.Document()
    paragraph = document.add_paragraph("題")
    paragraph._p.append(parse_xml(f'<w:fldSimple {WORD} w:instr="HYPERLINK {{{{ meeting.title }}}}"/>'))
    template(document=document)
    with pytest.raises(WrongWordTemplate, match="HYPERLINK"):
        content()


def test_nothing_of_the_template_leaks(template):
    """Whoever wrote a template, when, with what comments and what deleted words, is not in the document."""
    document = docx.Document()
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "title", "category"):
        setattr(document.core_properties, name, SECRET)
    paragraph = document.add_paragraph("本文")
    document.add_comment(paragraph.runs, SECRET, author=SECRET)
    for inside in (
        f'<w:del {WORD} w:author="{SECRET}"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>',
        f'<w:ins {WORD} w:author="{SECRET}"><w:r><w:t>足した</w:t></w:r></w:ins>',
    ):
        paragraph._p.append(parse_xml(inside))
    paragraph._p.set(qn("w:rsidR"), "00ABCDEF")
    settings = document.settings.element
    settings.append(
        parse_xml(f'<w:docVars {WORD}><w:docVar w:name="{SECRET}" w:val="{SECRET}"/></w:docVars>')
    )
    template(document=document)
    assert ["本文足した"] == texts(written())
    with zipfile.ZipFile(BytesIO(content())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert [] == [name for name, part in parts.items() if SECRET.encode() in part or b"00ABCDEF" in part]
    assert [] == [
        name for name in parts if any(word in name for word in ("comment", "thumbnail", "app", "custom"))
    ]


def test_files_outside_are_refused(template):
    """A template that refers to a file of somebody's machine is refused; an address on the web may stand."""
    document = docx.Document()
    document.part.relate_to("https://example.jp/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    template("題", document=document)
    assert ["題"] == texts(written())
    document.part.relate_to("file:///C:/Users/mihon/a.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    template(document=document)
    with pytest.raises(WrongWordTemplate, match=r"mihon/a\.png"):
        content()


def test_public_file_holds_nothing_closed(template):
    """A closed word is nowhere in the bytes of the public file, be it drawn or asked for by a field."""
    template(
        "{%p for item in view.items %}", "{{ item.title }}{{ item.entries }}", "{%p endfor %}", "{{p body }}"
    )
    entries = (Note(id="n", text=SECRET),)
    item = AgendaItem(id="i", title="審査", openness=Openness.CLOSED, entries=entries)
    found = {}
    for edition in Edition:
        with zipfile.ZipFile(BytesIO(content(evolve(MEETING, items=(item,)), edition))) as package:
            found[edition] = any(SECRET.encode() in package.read(name) for name in package.namelist())
    assert {Edition.PUBLIC: False, Edition.INTERNAL: True} == found


def test_new_house_has_a_word_template_without_faults(template, tmp_path):
    """A new house comes with a Word template of its own, in which nothing is wrong; one under another name is told."""
    template()
    (tmp_path / "mihon" / "minutes.docx").rename(tmp_path / "mihon" / "会議録.docx")
    (tmp_path / "mihon" / "~$minutes.docx").write_bytes(b"Word leaves this while a file is open")
    new_house("atarashii")
    assert () == check_house("atarashii")
    assert (tmp_path / "atarashii" / "minutes.docx").is_file()
    (told,) = check_house("mihon")
    assert "会議録.docx" in told
    assert "minutes.docx" in told


@pytest.mark.parametrize("house", house_names())
def test_template_is_what_its_script_makes(tmp_path, house):
    """The Word templates of each house that ships have the parts that docs/word_template.py writes, to the byte."""
    script = Path(__file__).parent.parent / "docs" / "word_template.py"
    scope = {"__name__": "word_template", "__file__": str(script)}
    exec(compile(script.read_text("utf-8"), str(script), "exec"), scope)
    scope["main"](tmp_path)
    ship = sorted((Path(__file__).parent.parent / "data" / "houses" / house).glob("*.docx"))
    assert ["documents.docx"] * (house != "plain") + ["minutes.docx"] == [place.name for place in ship]
    for place in ship:
        parts = unzipped(place.read_bytes())
        assert unzipped((tmp_path / house / place.name).read_bytes()) == parts
        assert re.search(rb"\{\{p body \}\}", parts["word/document.xml"])
