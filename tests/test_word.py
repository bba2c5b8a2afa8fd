"""Word files: what is drawn in them, in which styles, and that nothing is in them but the document."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from attrs import evolve
from documents import letters, word_text
from docx.oxml.ns import qn
from hypothesis import Phase, given, settings
from lxml import etree
from strategies import councils, meetings

from council_core import Council, Edition, Meeting, compose, load_house
from council_core.minutes.writer import Form, word_template
from council_core.minutes.writer.word.letters import held
from council_core.model import AgendaItem, Attendee, Capacity, Member, Note, Presence, Speech
from council_core.secretariat import check_house
from council_core.secretariat.houses import specimen

COUNCIL = Council(id="c", name="審議会", members=(Member(id="a", name="見本 一", kana="みほん はじめ"),))
BARE = Meeting(id="m", council="c", title="審議会")
PLAIN = Path(__file__).parent.parent / "data" / "houses" / "plain" / "minutes.docx"
PARTS = {"document", "styles", "numbering", "settings", "fontTable", "footer1"}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = """\
<h1>表題</h1><h4>飛ばした段</h4>
<p class="speaker">会長</p><p class="speech">開会する。<br>よろしく。</p>
<p class="right">右</p><p class="center apart">中</p><p class="indent">下げる</p><p class="small">小さく</p>
<p><strong>強</strong><em>点</em><u>線</u></p><p></p>
<table><tr><th>番</th><th>名</th></tr><tr><td rowspan="2">1</td><td>甲</td></tr><tr><td>乙</td></tr>
<tr><td colspan="900">丙</td></tr></table>
<table><tr><td><ul><li>丁</li></ul></td></tr></table>
<ol><li>一<ol><li>内</li></ol></li><li>二</li></ol><ol><li>再び一</li></ol>
<ul class="people"><li>戊</li></ul><ul><li>己</li></ul>
<dl><dt>語</dt><dd>意味</dd></dl><hr>
"""


@pytest.fixture
def drawn(tmp_path, monkeypatch):
    """Return a function that opens what a template of text is drawn as."""
    monkeypatch.setenv("COUNCIL_HOUSES", str(tmp_path))

    def draw(markup, meeting=BARE):
        (tmp_path / "mihon").mkdir(exist_ok=True)
        (tmp_path / "mihon" / "house.toml").write_text("title = '見本'\n", "utf-8")
        (tmp_path / "mihon" / "minutes.j2").write_text(markup, "utf-8")
        return opened(word(meeting, house="mihon"))

    return draw


def word(meeting, edition=Edition.INTERNAL, house=None, council=COUNCIL):
    """Return the minutes of a meeting as the bytes of a Word file."""
    return compose(meeting, council, load_house(house), edition, Form.WORD).content


def opened(content):
    """Open the bytes of a Word file."""
    return docx.Document(BytesIO(content))


def unzipped(content):
    """Return the parts of a Word file by their names."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def lines(document):
    """Return the style and the text of each paragraph outside of tables."""
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def styled(document, name):
    """Return the texts of the paragraphs in a style, tables included."""
    return [
        "".join(text.text for text in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
        if paragraph.style == document.styles[name].style_id
    ]


def test_every_block_has_its_style(drawn):
    """Headings are headings of their level, none leapt over, and what a paragraph is says its style."""
    told = [(style, text) for style, text in lines(drawn(MARKUP)) if text or style == "区切り線"]
    assert told == [
        ("Heading 1", "表題"), ("Heading 2", "飛ばした段"), ("発言者", "会長"), ("発言", "開会する。\nよろしく。"),
        ("Normal", "右"), ("Normal", "中"), ("Normal", "下げる"), ("Normal", "小さく"), ("Normal", "強点線"),
        ("List Number", "一"), ("List Number", "内"), ("List Number", "二"), ("List Number", "再び一"),
        ("一覧", "戊"), ("List Bullet", "己"), ("用語", "語"), ("用語の説明", "意味"), ("区切り線", ""),
    ]  # fmt: skip


def test_layout_stands_on_the_paragraph(drawn):
    """Where a paragraph stands, how far in, how far from the one before and how large its letters are is told."""
    by_text = {paragraph.text: paragraph for paragraph in drawn(MARKUP).paragraphs}
    assert "RIGHT (2)" == str(by_text["右"].alignment)
    assert "CENTER (1)" == str(by_text["中"].alignment)
    assert 12 == by_text["中"].paragraph_format.space_before.pt
    assert 10.5 == by_text["下げる"].paragraph_format.left_indent.pt
    assert 9 == by_text["小さく"].runs[0].font.size.pt
    assert ["Strong", "Emphasis"] == [run.style.name for run in by_text["強点線"].runs[:2]]
    assert by_text["強点線"].runs[2].underline


def test_what_stands_apart_has_room(drawn):
    """A heading, a list and a table that stand apart have their room above them, whatever they stand in."""
    document = drawn(
        '<section class="letter"><p>甲</p><h1 class="apart">乙</h1><p>丙</p></section><table class="apart">'
        '<tr><td>丁</td></tr></table><table class="apart"><tr><td>戊</td></tr></table>'
        '<section><ul class="agenda"><li>己</li><li>庚</li></ul></section>'
    )
    by_text = {paragraph.text: paragraph.paragraph_format for paragraph in document.paragraphs}
    assert 12 == by_text["乙"].space_before.pt
    assert by_text["乙"].space_after is None  # that is said by its style
    assert 12 == by_text["丙"].space_after.pt
    assert [12, None] == [
        by_text[text].space_before and by_text[text].space_before.pt for text in ("己", "庚")
    ]
    seams = document.element.xpath("w:body/w:p[not(w:r)]/w:pPr/w:spacing/@w:line")
    assert ["240"] == seams[:1]


def test_what_belongs_together_stays_on_a_page(drawn):
    """What is to be cut off and sent back keeps with what follows it, its table too; the letter above does not."""
    document = drawn(
        '<p>文</p><hr class="together"><section class="together"><h2>回答書</h2><p>宛先</p>'
        "<table><tr><th>氏名</th><td>甲</td></tr></table></section>"
    )
    cells = [cell.paragraphs[0] for cell in document.tables[0].rows[0].cells]
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in (*document.paragraphs[:4], *cells)]
    assert [None, True, True, True, True, True] == kept


def test_a_short_table_does_not_break(drawn):
    """The rows of a short table keep together below their head; of a long one the head keeps with the first row."""
    for count in (3, 40):
        rows = "".join(f"<tr><td>{n}</td><td>名</td></tr>" for n in range(count))
        document = drawn(f"<table><tr><th>番号</th><th>氏名</th></tr>{rows}</table>")
        kept = [
            row.cells[0].paragraphs[0].paragraph_format.keep_with_next or False
            for row in document.tables[0].rows
        ]
        short = count == 3
        assert [True, *[short] * (count - 1), False] == kept


def test_a_date_is_not_broken_in_its_column(drawn):
    """A column is wide enough for the gaps that Word leaves between Japanese letters and digits."""
    day = "令和6年10月10日"
    document = drawn(
        f"<table><tr><th>年月日</th><th>会議</th></tr><tr><td>{day}</td><td>{'長い名' * 20}</td></tr></table>"
    )
    width = int(document.tables[0]._tbl.xpath("w:tblGrid/w:gridCol/@w:w")[0])
    letter, gaps = 210, 6
    assert width >= (len("令和年月日") + 5 / 2 + gaps / 4 + 1) * letter


def test_wide_columns_divide_by_what_they_hold(drawn):
    """Of two columns that both want more than there is, the one with more to say is wider; none is squeezed."""
    document = drawn(f"<table><tr><td>{'長い名' * 30}</td><td>{'短い名' * 9}</td></tr></table>")
    first, second = map(int, document.tables[0]._tbl.xpath("w:tblGrid/w:gridCol/@w:w"))
    assert first > second > first // 4


def test_there_is_room_to_sign(drawn):
    """A column to sign in is as wide as a name written by hand, though nothing stands in it yet."""
    document = drawn(
        '<table><tr><th>氏名</th><th>所属</th><th class="signature">署名</th></tr>'
        f"<tr><td>見本</td><td>{'長い名' * 20}</td><td></td></tr></table>"
    )
    widths = [int(width) for width in document.tables[0]._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
    assert widths[2] >= 8 * 210 > widths[0]


def test_documents_have_the_paper_of_their_house(tmp_path, monkeypatch):
    """A document is on the house's paper of its kind, else on that of its documents, else on the plain one."""
    monkeypatch.setenv("COUNCIL_HOUSES", str(tmp_path))
    (tmp_path / "mihon").mkdir()
    (tmp_path / "mihon" / "house.toml").write_text("title = '見本'\n", "utf-8")
    house = load_house("mihon")
    paper = word_template(house, "notice")
    assert ("plain", "minutes.docx") == (paper.parent.name, paper.name)
    for name in ("minutes", "documents", "advice"):
        (tmp_path / "mihon" / f"{name}.docx").write_bytes(PLAIN.read_bytes())
    found = {kind: word_template(house, kind) for kind in ("minutes", "notice", "advice")}
    assert {"minutes": "minutes.docx", "notice": "documents.docx", "advice": "advice.docx"} == {
        kind: place.name for kind, place in found.items()
    }
    assert {tmp_path / "mihon"} == {place.parent for place in found.values()}
    assert () == check_house("mihon")
    docx.Document().save(tmp_path / "mihon" / "documents.docx")
    paper = docx.Document(str(tmp_path / "mihon" / "documents.docx"))
    paper.add_paragraph("{{ meeting.nothing }}")
    paper.save(tmp_path / "mihon" / "documents.docx")
    assert {"documents.docx"} == {re.search(r"\w+\.docx", told)[0] for told in check_house("mihon")}


def test_fonts_and_page_of_japanese_offices():
    """Text is in Mincho, headings in Gothic, on A4; headings and speakers stay with what follows them."""
    document = opened(word(BARE))
    fonts = {
        name: document.styles.element.xpath(f"{path}//w:rFonts/@w:eastAsia")[0]
        for name, path in [
            ("text", "w:docDefaults"),
            ("heading", "w:style[w:name/@w:val='heading 1']"),
            ("speaker", "w:style[w:name/@w:val='発言者']"),
        ]
    }
    assert {"text": "ＭＳ 明朝", "heading": "ＭＳ ゴシック", "speaker": "ＭＳ ゴシック"} == fonts
    assert ["ja-JP"] == document.styles.element.xpath("w:docDefaults//w:lang/@w:eastAsia")
    page = document.sections[0]
    assert (210, 297) == (round(page.page_width.mm), round(page.page_height.mm))
    for name in ("Heading 1", "Heading 6", "発言者"):
        assert document.styles[name].paragraph_format.keep_with_next
    footer = page.footer.paragraphs[0]
    assert [" PAGE "] == [found.text for found in footer._p.iter(qn("w:instrText"))]
    assert "CENTER (1)" == str(footer.style.paragraph_format.alignment)


def test_tables_are_whole(drawn):
    """Heads of columns are repeated on each page; cells over rows and columns are in a grid as wide as the page."""
    head, second = drawn(MARKUP).tables
    assert [["番", "名"], ["1", "甲"], ["1", "乙"], ["丙", "丙"]] == [
        [cell.text for cell in row.cells] for row in head.rows
    ]
    assert [1, 0, 0, 0] == [len(row._tr.xpath("w:trPr/w:tblHeader")) for row in head.rows]
    assert {8820} == {
        sum(int(width) for width in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")) for table in (head, second)
    }
    assert "丁" == second.cell(0, 0).text
    assert "会議の概要" == opened(word(evolve(BARE, venue="会議室"))).tables[0].style.name


def test_lists_count_anew(drawn):
    """Each numbered list begins with one, a list in a list is one level down, and marks are Word's own."""
    told = [
        (paragraph.text, *map(int, paragraph._p.xpath("w:pPr/w:numPr/*/@w:val")))
        for paragraph in drawn(MARKUP).paragraphs
        if paragraph._p.xpath("w:pPr/w:numPr")
    ]
    assert [("一", 0), ("内", 1), ("二", 0), ("再び一", 0), ("己", 0)] == [entry[:2] for entry in told]
    numbers = [entry[2] for entry in told]
    assert numbers[0] == numbers[2]
    assert 4 == len(set(numbers))


def test_half_width_kana_is_drawn_full_width():
    """A reading that is stored in half-width katakana stands over the name in full-width ones; it is stored as it is."""
    council = evolve(COUNCIL, members=(evolve(COUNCIL.members[0], kana="ﾐﾎﾝ ﾊｼﾞﾒ"),))
    person = Attendee(id="p", name="見本 一", capacity=Capacity.MEMBER, member="a", presence=Presence.PRESENT)
    (ruby,) = opened(word(evolve(BARE, attendance=(person,)), council=council)).element.body.iter(
        qn("w:ruby")
    )
    assert ["ミホン ハジメ"] == ruby.xpath("w:rt//w:t/text()", namespaces={"w": WORD})
    assert "ﾐﾎﾝ ﾊｼﾞﾒ" == council.members[0].kana


def test_kana_stands_over_names():
    """Where kana is known a name is ruby: its letters below, their reading above at half the size."""
    person = Attendee(id="p", member="a", name="見本 一", capacity=Capacity.MEMBER, presence=Presence.PRESENT)
    (ruby,) = opened(word(evolve(BARE, attendance=(person,)))).element.body.iter(qn("w:ruby"))
    assert ["見本 一"] == ruby.xpath("w:rubyBase//w:t/text()", namespaces={"w": WORD})
    assert ["みほん はじめ"] == ruby.xpath("w:rt//w:t/text()", namespaces={"w": WORD})
    assert ["10", "21"] == ruby.xpath(
        "w:rubyPr/*[self::w:hps or self::w:hpsBaseText]/@w:val", namespaces={"w": WORD}
    )


def test_no_paragraph_is_there_for_a_gap():
    """No paragraph of the plain minutes is empty."""
    meeting, council = specimen()
    document = opened(word(meeting, council=council))
    assert [] == [
        paragraph
        for paragraph in document.element.body.iter(qn("w:p"))
        if not "".join(paragraph.itertext()) and not paragraph.xpath("ancestor::w:ruby")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}", "{_{ x }_}", "{% for x in y %}", "<w:p/>", "&amp;", "</w:t>", "]]>", "{ PAGE }", "a  b", " a ",
        "\\n", "髙", "葛\U000e0100", "会 長", "　", "https://example.jp", "=1+1", "%s",
    ],
)  # fmt: skip
def test_data_is_text(text):
    """What a record holds comes out of the file to the letter, whatever it would mean in a template or in Word."""
    item = AgendaItem(
        id="i", title=text, entries=(Note(id="n", text=text), Speech(id="s", speaker=text, text=text))
    )
    document = opened(word(evolve(BARE, title=f"題{text}題", venue=text, items=(item,))))
    assert f"題{text}題" == document.paragraphs[0].text
    assert {text} <= set(styled(document, "発言"))
    assert {text} <= set(styled(document, "発言者"))
    assert {text} <= set(styled(document, "表の本文"))
    assert [" PAGE "] == [*document.sections[0].footer._element.itertext(qn("w:instrText"))]
    assert 0 == sum(
        1 for _ in document.element.body.iter(qn("w:instrText"), qn("w:fldSimple"), qn("w:hyperlink"))
    )


def test_what_xml_cannot_hold_is_shown():
    """Control characters stand as signs that can be seen; ends of lines and tabs are Word's own."""
    item = AgendaItem(id="i", title="題", entries=(Note(id="n", text="a\0b\x1bc\x85d\ufffee\tf\r\ng\rh\ni"),))
    document = opened(word(evolve(BARE, items=(item,))))
    (note,) = [text for style, text in lines(document) if style == "注記"]
    assert "※ a\\x00b\\x1bc\\x85d\\ufffee\tf\ng\nh\ni" == note


def test_nothing_is_there_but_the_document():
    """Of properties there are the title and the language; there is no comment, picture, data or time."""
    meeting, council = specimen()
    parts = unzipped(word(meeting, council=council))
    names = {f"word/{name}.xml" for name in PARTS}
    others = {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "docProps/core.xml"}
    assert names | others == set(parts)
    told = {
        child.tag.rpartition("}")[2]: child.text for child in etree.fromstring(parts["docProps/core.xml"])
    }
    assert {"title": meeting.title, "language": "ja-JP"} == told
    with zipfile.ZipFile(BytesIO(word(meeting, council=council))) as package:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in package.infolist()}


def test_same_record_gives_same_bytes():
    """Written twice, in whatever edition, a record is the same file."""
    meeting, council = specimen()
    for edition in Edition:
        assert word(meeting, edition, council=council) == word(meeting, edition, council=council)


# A meeting takes too long to shrink.
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(meetings(), councils())
def test_any_meeting_makes_a_file(meeting, council):
    """Whatever a record holds, the file opens, is well-formed, and has the letters that the text has."""
    for edition in Edition:
        content = word(meeting, edition, council=council)
        for name, part in unzipped(content).items():
            assert etree.fromstring(part) is not None, name
        text = compose(meeting, council, load_house(), edition, Form.TEXT).content
        assert letters(held(text)) == letters(word_text(content))
        body = opened(content).element.body
        assert [] == body.xpath(".//w:tc[not(*[last()][self::w:p])]")
        assert [] == body.xpath(".//w:tbl/following-sibling::*[1][self::w:tbl]")
        assert [] == body.xpath(".//w:tr[not(w:tc)]")
        known = set(opened(content).styles.element.xpath("w:style/@w:styleId"))
        used = {
            *body.xpath(".//w:pStyle/@w:val"),
            *body.xpath(".//w:rStyle/@w:val"),
            *body.xpath(".//w:tblStyle/@w:val"),
        }
        assert used <= known
