"""Houses: how their settings write, what is wrong in one, whose house it is, and the files that they make."""

import datetime
from pathlib import Path

import pytest
from attrs import evolve
from documents import BARE, COUNCIL, written

from council_core import compose, load_house
from council_core.errors import HouseMissing, Unwritable, WrongDocument
from council_core.house import (
    BracketStyle,
    ClockStyle,
    DateStyle,
    DigitStyle,
    House,
    Numbering,
    PunctuationStyle,
    WeekdayStyle,
    house_names,
)
from council_core.minutes.writer import Document, style_of
from council_core.model import AgendaItem, Outcome
from council_core.secretariat import check_house, new_house, write_minutes

DAY, NOON = datetime.date(2019, 5, 1), datetime.time(12)


@pytest.fixture
def houses(tmp_path, monkeypatch):
    """Return a function that writes a house into the user's own folder of houses, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNCIL_HOUSES", ".")

    def write(name, settings="", **templates):
        (tmp_path / name).mkdir()
        (tmp_path / name / "house.toml").write_text(f"title = '見本'\n{settings}", "utf-8")
        for kind, source in templates.items():
            (tmp_path / name / f"{kind}.j2").write_bytes(source.encode())
        return load_house(name)

    return write


@pytest.mark.parametrize(
    ("style", "written_so"),
    [
        ({}, "令和元年5月1日（水）"),
        ({"dates": DateStyle.WESTERN, "weekdays": WeekdayStyle.NONE}, "2019年5月1日"),
        ({"dates": DateStyle.SHORT, "weekdays": WeekdayStyle.SHORT_HALF}, "R1.5.1(水)"),
        ({"weekdays": WeekdayStyle.LONG, "digits": DigitStyle.FULL}, "令和元年５月１日（水曜日）"),
        ({"weekdays": WeekdayStyle.LONG_HALF}, "令和元年5月1日(水曜日)"),
    ],
)
def test_days(style, written_so):
    """Dates are written in the house's way, the first year of an era included."""
    assert written_so == House(title="一", **style).day(DAY)


def test_hours():
    """Times of day are written in the house's way, noon and whole hours included."""
    clocks = {
        ClockStyle.MINUTES: "12時00分", ClockStyle.COLON: "12:00", ClockStyle.HALVES: "午後0時",
        ClockStyle.HALVES_MINUTES: "午後0時00分",
    }  # fmt: skip
    assert clocks == {clock: House(title="三", clock=clock).time(NOON) for clock in ClockStyle}
    assert "午前9時5分" == House(title="四", clock=ClockStyle.HALVES).time(datetime.time(9, 5))


@pytest.mark.parametrize(
    ("between", "both", "start", "end"),
    [
        ("～", "12:00～13:00", "12:00", "～13:00"),
        ("{}から{}まで", "12:00から13:00まで", "12:00から", "13:00まで"),
        ("自{}至{}", "自12:00至13:00", "自12:00至", "13:00"),
    ],
)
def test_from_when_until_when(between, both, start, end):
    """The hours of a meeting are written in the house's way, also where the record gives one of them."""
    house = House(title="五", clock=ClockStyle.COLON, between=between)
    hour = datetime.time(13)
    assert (both, start, end) == (house.hours(NOON, hour), house.hours(NOON, None), house.hours(None, hour))


@pytest.mark.parametrize(
    ("example", "numbers", "own"),
    [
        ("1", ["1", "2", "11"], "ア"),
        ("(1)", ["(1)", "(2)", "(11)"], "(ア)"),
        ("（１）", ["（１）", "（２）", "（１１）"], "（ア）"),
        ("①", ["①", "②", "⑪"], "ア"),
        ("ア", ["ア", "イ", "サ"], "ア"),
        ("一、", ["一、", "二、", "十一、"], "ア、"),
        ("議題1", ["議題1", "議題2", "議題11"], "ア"),
        ("Ⅰ", ["Ⅰ", "Ⅱ", "Ⅺ"], "ア"),
        ("a)", ["a)", "b)", "k)"], "ア)"),
    ],
)
def test_numbers_of_items(example, numbers, own):
    """Numbers are told by the first of them; an item's own label is left alone and gets the brackets."""
    numbering = Numbering.like(example)
    assert numbers == [numbering.number(place) for place in (1, 2, 11)]
    assert own == numbering.in_brackets("ア")
    assert "【ア】" == numbering.in_brackets("【ア】")


def test_items_without_labels_are_numbered(houses):
    """Items are numbered by their depth where none beside them has a label of its own."""
    items = (
        AgendaItem(id="a", title="一つ目"), AgendaItem(id="b", title="二つ目", parent="a"),
        AgendaItem(id="c", title="三つ目", parent="a"), AgendaItem(id="d", title="四つ目"),
        AgendaItem(id="e", title="五つ目", parent="d", label="ロ"), AgendaItem(id="f", title="六つ目", parent="d"),
    )  # fmt: skip
    houses(
        "mihon",
        "numbering = ['議題1', '(1)']",
        minutes="{% for i in view.items %}{{ i.number }}/{% endfor %}",
    )
    assert "議題1/(1)/(2)/議題2/(ロ)//\n" == written(evolve(BARE, items=items), house="mihon")


def test_house_of_the_user_comes_first(houses):
    """A house in the user's own folder is found before those that ship, and borrows the plain template."""
    houses("mihon", "dates = '2021年7月1日'\nclock = '午後2時'\nwords = { open = '公' }\n")
    houses("plain", minutes="{{ meeting.title }}は{{ house.title }}")
    meeting = evolve(BARE, date=datetime.date(2021, 7, 1), opened_at=datetime.time(14, 5))
    assert "2021年7月1日（木）　午後2時5分" in written(meeting, house="mihon")
    assert "審議会は見本\n" == written(BARE)
    assert {"mihon", "plain"} <= set(house_names())


def test_all_settings_of_a_house(houses):
    """Every setting is read, and the rest is the plain house's."""
    house = houses(
        "mihon",
        """
dates = "R3.7.1"
weekdays = "(木曜日)"
clock = "午後2時00分"
between = "{}から{}まで"
digits = "１２"
brackets = "()"
punctuation = "，．"
numbering = ["1", "(1)", "ア"]
honorifics = "（敬称略）"
[text]
right = "<p>{}</p>"
[labels]
date = "と　き"
[words]
present = "出"
[names.public]
member = "role"
explainer = "department"
[names.public.listed]
chair = "anonymous"
[fits]
municipalities = ["見本市"]
councils = ["見本市審議会"]
[reading]
labels = { date = ["とき"] }
outcomes = { approved = ["妥当"] }
""",
    )
    assert (BracketStyle.HALF, PunctuationStyle.WESTERN) == (house.brackets, house.punctuation)
    assert ("と　き", "場所", "出", "欠席") == (
        house.label("date"), house.label("venue"), house.words["present"], house.words["absent"],
    )  # fmt: skip
    assert ("role", "as-printed", "anonymous") == (
        house.names.public.member, house.names.internal.member, house.names.public.listed.chair,
    )  # fmt: skip
    assert (("見本市",), {"date": ("とき",)}) == (house.fits.municipalities, house.reading.labels)
    assert {Outcome.APPROVED: ("妥当",)} == house.reading.outcomes


@pytest.mark.parametrize("name", ["nowhere", "../plain", "/etc", "plain/", ".", "PLAIN\0"])
def test_house_that_is_missing(houses, name):
    """Without a house of the name the sentence lists those that there are; a name is never a path."""
    with pytest.raises(HouseMissing, match="plain"):
        load_house(name)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("colour = 1", r"\$\.colour"),
        ("x =", "TOML"),
        ("clock = '14h'", r"\$\.clock"),
        ("between = '{}から'", r"\$\.between"),
        ("numbering = ['1', '甲']", r"\$\.numbering"),
        ("digits = 'half'", r"\$\.digits"),
        ("words = { present = 1 }", r"\$\.words"),
        ("text = { u = '_' }", r"\$\.text"),
        ("[names.public]\nmember = 'nobody'", r"\$\.names\.public\.member"),
        ("[names.public]\nmayor = 'name'", r"\$\.names\.public\.mayor"),
        ("[names.open]\nmember = 'name'", r"\$\.names\.open"),
        ("[fits]\ncities = []", r"\$\.fits\.cities"),
        ("[reading]\noutcomes = { agreed = [] }", r"\$\.reading\.outcomes"),
    ],
)
def test_wrong_settings(houses, settings, told):
    """A wrong house.toml is refused with its path and what is wrong in it, and the check tells the same."""
    with pytest.raises(WrongDocument, match=rf"mihon/house\.toml(?s:.*){told}"):
        houses("mihon", settings)
    (line,) = check_house("mihon")
    assert "mihon/house.toml" in line


def test_check_names_everything_wrong(houses):
    """A key, a word, a pattern that no document has, and what is wrong in templates: each with its place."""
    houses(
        "mihon",
        "[labels]\ndatum = 'x'\n[words]\nnobody = 'x'\n[text]\nblink = '{}'\n",
        minutes='<p>\n<blink>\n<p class="loud">\n{% for v in view.votes %}{{ v.colour }}{% endfor %}</p>',
        notice="{% if %}",
    )
    told = check_house("mihon")
    for part in ("$.labels.datum", "$.words.nobody", "$.text.blink", "j2:2: ", "j2:3: ", "notice.j2:1: "):
        assert 1 == sum(part in line for line in told), part


@pytest.mark.parametrize("fault", ["{{ v.colour }}", "{{ v.ballots.x }}", "<p>{{ v.told }}"])
def test_check_looks_into_loops(houses, fault):
    """A fault that shows only where there is a vote is found: the check writes a meeting that has everything."""
    houses("mihon", minutes=f"<p>一</p>\n{{% for v in view.votes %}}\n{fault}{{% endfor %}}")
    (told,) = check_house("mihon")
    assert "minutes.j2:3" in told


@pytest.mark.parametrize("own", ["", "h1 { color: #030303; }\n"])
def test_style_sheet_takes_in_the_plain_one(houses, tmp_path, own):
    """A style sheet that begins with its import has the plain one before what it says itself."""
    plain = style_of(load_house())
    new_house("mihon")
    (tmp_path / "mihon" / "style.css").write_text(f'@import "plain/style.css";\n{own}', "utf-8")
    assert f"{plain.rstrip()}\n{own}" == style_of(load_house("mihon"))
    assert () == check_house("mihon")


def test_check_reads_the_style_sheet(houses, tmp_path):
    """A style sheet that would end before its end is told."""
    houses("mihon")
    (tmp_path / "mihon" / "style.css").write_text("p {}</STYLE><script>", "utf-8")
    (told,) = check_house("mihon")
    assert "style.css" in told


def test_new_house_is_a_copy_without_faults(houses, tmp_path):
    """A new house is the plain one under a name of its own, once; nothing is wrong in it."""
    assert Path("mihon") == new_house("mihon")
    assert () == check_house("mihon")
    with pytest.raises(Unwritable):
        new_house("mihon")
    for name in ("../x", "a b", ""):
        with pytest.raises(WrongDocument):
            new_house(name)
    assert ["mihon"] == [found.name for found in tmp_path.iterdir()]


@pytest.mark.parametrize("name", house_names())
def test_houses_that_ship_have_no_faults(name):
    """Nothing is wrong in a house that ships."""
    assert () == check_house(name)


@pytest.mark.parametrize("content", ["二", b"PK\x03\x04"])
def test_file_is_written_over_only_by_force(tmp_path, content):
    """Minutes are never written over a file that is there, unless they must be."""
    place = write_minutes(tmp_path / "m.html", Document("一"))
    with pytest.raises(Unwritable):
        write_minutes(place, Document(content))
    assert "一" == place.read_text("utf-8")
    write_minutes(place, Document(content), force=True)
    assert (content.encode() if isinstance(content, str) else content) == place.read_bytes()
    assert [place] == list(Path(tmp_path).iterdir())


def test_house_lends_its_labels_and_digits(houses):
    """A house that states a label or its digits prints them; the rest is the plain house's."""
    house = houses("mihon", "digits = '１２'\n[labels]\nobservers = '傍聴人'\n")
    text = compose(evolve(BARE, observers=12, press=3), COUNCIL, house).content
    assert "傍聴人　　１２人" in text
    assert "記者　　　３人" in text


def test_sentences_of_the_script_are_the_houses_own(houses):
    """A house says its own sentences in its own stops, brackets and digits; what is filled in stays to the letter."""
    house = houses(
        "mihon",
        "digits = '１２'\npunctuation = '，。'\nbrackets = '()'\n[script]\nopen = '（1）、{title}、{other}。'\n[blocks]\n'挨拶' = '1、2'\n",
    )
    assert "(１)，一、2（3），{other}。" == house.says("open", title="一、2（3）")
    assert (
        house.says("close", title="会")
        == "以上で，本日の議事はすべて終わりました。これをもちまして，会を閉会します。"
    )
    assert {"挨拶", *load_house().blocks} == set(house.blocks)


def test_wrong_sentences_of_the_script_are_told(houses):
    """A sentence that no script has, and a place that is never filled in, are told with their keys."""
    houses("mihon", "[script]\nopen = '{title}{day}'\nagreed = '{decided}'\nhello = 'x'\nhow-all = '{x}'\n")
    told = "\n".join(check_house("mihon"))
    for part in ("$.script.open", "{day}", "{title}", "$.script.hello", "$.script.how-all"):
        assert part in told
    assert "$.script.agreed" not in told
