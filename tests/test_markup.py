"""The markup of templates: what it means in each format, and what is wrong in it with file and line."""

import re
from itertools import pairwise

import pytest
from attrs import evolve
from documents import BARE, COUNCIL, Page, written

from council_core import Edition, compose, load_house
from council_core.errors import WrongTemplate
from council_core.minutes.writer import Form, edit
from council_core.minutes.writer.draw_text import draw_text
from council_core.minutes.writer.templates import templates_of
from council_core.minutes.writer.tree import Stretch, Tree
from council_core.minutes.writer.view import View
from council_core.model import AgendaItem, Attendee, Capacity, Member, Speech

STYLE = "title = '見本'\n"


@pytest.fixture
def draw(tmp_path, monkeypatch):
    """Return a function that draws a template of one's own, of a meeting or the bare one."""
    monkeypatch.setenv("COUNCIL_HOUSES", str(tmp_path))

    def drawn(template, form=Form.TEXT, meeting=BARE, settings=STYLE, edition=Edition.INTERNAL):
        folder = tmp_path / "mihon"
        folder.mkdir(exist_ok=True)
        (folder / "house.toml").write_text(settings, "utf-8")
        (folder / "minutes.j2").write_bytes(template.encode())
        text = compose(meeting, COUNCIL, load_house("mihon"), edition, form).content
        return text[text.index("<main>\n") + 7 : text.index("</main>")] if form is Form.HTML else text

    return drawn


@pytest.mark.parametrize(
    ("template", "text", "page", "markdown"),
    [
        ("<h1>一</h1>\n<p>二</p>", "一\n\n二\n", "<h1>一</h1>\n<p>二</p>\n", "# 一\n\n二\n"),
        ("<p>\n  一\n  二\n</p>", "一二\n", "<p>一二</p>\n", "一二\n"),
        ("<p>\n  {% for n in (1, 2) %}\n    {{ n }}人\n    {% if n == 1 %}\n      と\n    {% endif %}\n  {% endfor %}\n</p>",
         "1人と2人\n", None, None),
        ("<p> 一  二 </p>", "一 二\n", "<p>一 二</p>\n", "一 二\n"),
        ("<p>{{ ' 一 ' }} {{ '二' }}</p>", " 一  二\n", "<p> 一  二</p>\n", "&#32;一  二\n"),
        ("<p> {{ '' }} {{ '一' }} {{ '' }}</p>", "一\n", None, None),
        ("<p>{{ '一\\n二' }}<br>三</p>", "一\n二\n三\n", "<p>一\n二<br>三</p>\n", "一\\\n二\\\n三\n"),
        ("一<p>二</p>三", "一\n二\n三\n", "<p>一</p>\n<p>二</p>\n<p>三</p>\n", "一\n\n二\n\n三\n"),
        ("<p class='x'>".replace("'x'", '"indent"') + "{{ '一\\n二' }}</p>", "　一\n　二\n",
         '<p class="indent">一\n二</p>\n', "一\\\n二\n"),
        ("<ul><li>一</li><li>二<ul><li>三</li></ul></li></ul>", "　一\n　二\n　　三\n", None, "- 一\n- 二\n  - 三\n"),
        ("<ol><li>一</li><li>二</li></ol>", "　1. 一\n　2. 二\n", None, "1. 一\n2. 二\n"),
        ("<dl><dt>一</dt><dd>二</dd></dl>", "一\n　二\n", "<dl>\n<dt>一</dt>\n<dd>二</dd>\n</dl>\n", "- 一\n  - 二\n"),
        ("<hr>", "－" * 20 + "\n", "<hr>\n", "---\n"),
        ("<p>&lt;一&gt;&amp;</p>", "<一>&\n", "<p>&lt;一&gt;&amp;</p>\n", "<一>&\n"),
        ("<p><u>一</u><ruby>二<rp>(</rp><rt>に</rt><rp>)</rp></ruby></p>", "一二\n",
         "<p><u>一</u><ruby>二<rp>(</rp><rt>に</rt><rp>)</rp></ruby></p>\n", "<u>一</u>二\n"),
        ("<table><tr><th>一</th><td>{{ '二\\n三' }}</td></tr><tr><th>四五</th><td>六</td></tr></table>",
         "一　　　二\n　　　　三\n四五　　六\n",
         '<table>\n<tr><th scope="row">一</th><td>二\n三</td></tr>\n<tr><th scope="row">四五</th><td>六</td></tr>\n</table>\n',
         "|  |  |\n| --- | --- |\n| 一 | 二<br>三 |\n| 四五 | 六 |\n"),
        ('<table><tr><th>一</th><th>二</th></tr><tr><td rowspan="{{ 2 }}">三</td><td>四</td></tr><tr><td>五</td></tr></table>',
         "一　　二\n三　　四\n　　　五\n",
         ('<table>\n<tr><th scope="col">一</th><th scope="col">二</th></tr>\n<tr><td rowspan="2">三</td><td>四</td></tr>\n'
         "<tr><td>五</td></tr>\n</table>\n"),
         "| 一 | 二 |\n| --- | --- |\n| 三 | 四 |\n|  | 五 |\n"),
        ("<section><p>一</p></section><section>二</section>", "一\n\n二\n",
         "<section>\n<p>一</p>\n</section>\n<section>二</section>\n", "一\n\n二\n"),
        ('<p>一</p><p class="apart right">二</p>', "一\n\n二\n", '<p>一</p>\n<p class="apart right">二</p>\n', "一\n\n二\n"),
        ('<p class="speaker">一</p>', "一\n", '<p class="speaker">一</p>\n', "**一**\n"),
        ("<h{{ 2 }}>一</h{{ 2 }}>", "一\n", "<h1>一</h1>\n", "## 一\n"),
    ],
)  # fmt: skip
def test_markup_in_each_format(draw, template, text, page, markdown):
    """Each tag, and white space, mean this in text, on a page and in Markdown."""
    assert text == draw(template)
    assert page is None or page == draw(template, Form.HTML)
    assert markdown is None or markdown == draw(template, Form.MARKDOWN)


@pytest.mark.parametrize(
    ("template", "line", "told"),
    [
        ("一\n二\n<blink>三</blink>", 3, "blink"),
        ('一\n<p class="speech\n loud">三</p>', 2, "loud"),
        ('一\n<p style="x">', 2, "style"),
        ("<p>一\n1 < 2</p>", 2, "&lt;"),
        ("<p>一\n1 > 2</p>", 2, "&gt;"),
        ("<p>一\n<p>二</p></p>", 2, "<p>"),
        ("一\n<p>二", 2, "never closed"),
        ("一\n\n</p>", 3, "closes nothing"),
        ("<table>\n<tr><td>一</td>\n二</tr></table>", 2, "二"),
        ("<ul>\n<p>一</p></ul>", 2, "<ul>"),
        ("<p>\n<u>一</p></u>", 2, "</p>"),
        ("<p>\n<rt>一</rt></p>", 2, "<rt>"),
        ('\n<td colspan="{{ meeting.title }}">一</td>', 2, "colspan"),
        ("\n<h{{ 7 }}>一</h7>", 2, "h7"),
        ('\n<p class="{{ meeting.title }}">一</p>', 2, "class"),
        ('\n<p {% if true %}class="note"{% endif %}>一</p>', 2, "<p"),
        ("\n<p", 2, "no end"),
        ("\n{% if %}", 2, ""),
        ("\n{{ meeting.colour }}", 2, "colour"),
        ("\n{{ view.colour }}", 2, "colour"),
        ("\n{% for item in view.items %}{{ item.colour }}{% endfor %}", 2, "colour"),
        ("\n{{ house.label('colour') }}", 2, "colour"),
        ("\n{{ 1 // 0 }}", 2, ""),
        ("\n{{ meeting.title + 1 }}", 2, ""),
        ("\n{{ ''.__class__ }}", 2, ""),
        ("\n{{ view.__init__.__globals__ }}", 2, ""),
        ("\n{{ '{0.__class__}'.format(meeting) }}", 2, ""),
        ("\n{{ meeting.title | safe }}", 2, "safe"),
        ("\n{{ 'x' * 10 ** 9 }}", 2, ""),
        ("\n{% for x in range(10 ** 9) %}{% endfor %}", 2, ""),
        ("\n{% include 'x' %}", 2, "x"),
        ("\n{% include '../house.toml' %}", 2, ""),
    ],
)  # fmt: skip
def test_wrong_template(draw, template, line, told):
    """What is wrong in a template is refused in a sentence with its file and the line."""
    meeting = evolve(BARE, items=(AgendaItem(id="i", title="一"),))
    with pytest.raises(WrongTemplate, match=rf"mihon/minutes\.j2:{line}: .*{re.escape(told)}"):
        draw(template, meeting=meeting)


def test_data_is_never_a_tag(draw):
    """A value put into a tag is checked, and a record's text makes no mark, whatever letters it has."""
    item = AgendaItem(id="i", title="<p>\x01!</p> \x00 <b>")
    template = "{% for item in view.items %}<p>{{ item.title }}</p>{% endfor %}"
    assert "<p>\x01!</p> \x00 <b>\n" == draw(template, meeting=evolve(BARE, items=(item,)))
    with pytest.raises(WrongTemplate, match="surrogate"):
        draw(template, meeting=evolve(BARE, items=(evolve(item, title="\ud800"),)))


def test_patterns_of_a_house_in_text(draw):
    """What plain text cannot show it shows as the house says, for a class or a tag."""
    settings = STYLE + (
        "[text]\nright = '<p style=\"text-align: right;\">{}</p>'\nu = '<u>{}</u>'\nli = '- {}'\nspeaker = '（{}）'\n"
    )
    template = (
        '<p class="speaker">{{ "会長" }}</p><p class="indent">一</p><p class="right">計{{ 3 }}人</p>'
        "<ul><li><u>二</u></li></ul>"
    )
    expected = '（会長）\n　一\n<p style="text-align: right;">計3人</p>\n　- <u>二</u>\n'
    assert expected == draw(template, settings=settings)
    assert '<p class="speaker">会長</p>' in draw(template, Form.HTML, settings=settings)


def test_house_puts_in_its_stops_brackets_and_digits(draw):
    """The text of a template has the house's stops, brackets and digits; what the record holds stays."""
    settings = STYLE + "punctuation = '，．'\nbrackets = '()'\ndigits = '１２'\n"
    meeting = evolve(BARE, title="（一、二。3）")
    assert "一，二．(３)（一、二。3），\n" == draw(
        "<p>一、二。（3）{{ meeting.title }}{{ '、' }}</p>", meeting=meeting, settings=settings
    )


def test_house_builds_on_the_plain_template(draw):
    """A house's template may take in the plain one whole, and add to it."""
    text = draw(
        '{% include "plain/minutes.j2" %}<p class="right">以上</p>', meeting=evolve(BARE, title="見本")
    )
    assert text.startswith("見本\n")
    assert text.endswith("以上\n")


def test_page_is_in_order():
    """The page is Japanese, has one h1, no heading leaps a level, and headings of rows say so."""
    parts = (AgendaItem(id="i", title="一"), AgendaItem(id="j", title="二", parent="i"))
    read = Page(written(evolve(BARE, venue="会議室", items=parts), form=Form.HTML))
    levels = [int(tag[1]) for tag, _attributes in read.tags if re.fullmatch("h[1-6]", tag)]
    assert 1 == levels.count(1)
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert ("html", {"lang": "ja"}) == read.tags[0]
    assert all(found == {"scope": "row"} for tag, found in read.tags if tag == "th")
    assert not {"script", "link", "img"} & {tag for tag, _attributes in read.tags}


def test_title_of_a_page_is_never_empty():
    """A page has the meeting's title on one line, and where there is none that of the house."""
    assert "<title>一 二</title>" in written(evolve(BARE, title="一\n二"), form=Form.HTML)
    assert "<title>〔 〕</title>" in written(evolve(BARE, title=""), form=Form.HTML)


def test_names_are_read_aloud():
    """A member's kana stands over the name of the roster, and not over another name."""
    council = evolve(COUNCIL, members=(Member(id="a", name="見本 一", kana="みほん はじめ"),))
    person = Attendee(id="p", member="a", name="見本 一", capacity=Capacity.MEMBER)
    page = written(evolve(BARE, attendance=(person,)), form=Form.HTML, council=council)
    other = written(
        evolve(BARE, attendance=(evolve(person, name="見本 二"),)), form=Form.HTML, council=council
    )
    assert "<ruby>見本 一<rp>（</rp><rt>みほん はじめ</rt>" in page
    assert "<ruby>" not in other


@pytest.mark.parametrize("patterns", [{}, {"speaker": "＜{}＞", "speech": "「{}」", "p": "{}。"}])
def test_stretches_and_blocks_are_the_same(patterns):
    """Speeches are drawn the same whether they are kept as they were cut or taken as blocks."""
    speeches = tuple(
        Speech(id=f"s{n}", speaker=f"委員{n}" * (n % 3), text="一\n二\n\n" * (n % 2)) for n in range(7)
    )
    meeting = evolve(BARE, entries=speeches, items=(AgendaItem(id="i", title="一", entries=speeches),))
    house = load_house()
    tree = templates_of(house).render("minutes", View(edit(meeting, COUNCIL, house, Edition.PUBLIC), house))
    assert 2 == sum(isinstance(part, Stretch) for part in tree.parts)
    assert draw_text(Tree(tree.blocks), patterns) == draw_text(tree, patterns)
