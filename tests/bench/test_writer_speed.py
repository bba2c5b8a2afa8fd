"""How long minutes take to write: as text against a bare Jinja2 template, and a thousand of them as pages.

Ours makes the public edition, renders the house's template in its sandbox, grows the tree and draws it. The
other renders the same lines from the same values, each with the same conditions, with a template of Jinja2's
own: compiled, without a sandbox, escaping or markup, as a program would that writes this one layout in this one
format.
"""

import datetime
import gc
from statistics import median
from time import perf_counter

import pytest
from jinja2 import Environment

from council_core import compose, load_house
from council_core.minutes.writer import Edition, Form, edit
from council_core.minutes.writer.view import View
from council_core.model import (
    AgendaItem,
    Attendee,
    Capacity,
    Council,
    Meeting,
    Member,
    Openness,
    Presence,
    Role,
    Speech,
)

SPEECHES, MEETINGS, TIMES, ROUNDS = 300, 1000, 3.0, 30
COUNCIL = Council(
    id="c", name="見本の審議会", members=tuple(Member(id=f"m{n}", name=f"見本　{n}") for n in range(12))
)
SAID = "計画の期間と費用について、前回の資料から変わったところがあれば教えてください。" * 3
BARE = """\
{% macro fact(label, text) %}{% if text %}
{{ house.label(label) }}　　{{ text }}
{% endif %}{% endmacro %}
{% macro heading(item) %}
{{ item.number }}{{ '　' if item.number }}{{ item.title }}{{ '【非公開】' if item.closed }}
{%- endmacro %}
{% macro list(label, people) %}
{% for person in people %}
{{ house.label(label) if loop.first else '　　　　' }}　　{{ person.name }}
{%- if person.remarks %}（{{ person.remarks | join('　') }}）{% endif %}
{%- if person.arrived %}（{{ person.arrived }}から）{% endif %}
{%- if person.left %}（{{ person.left }}まで）{% endif %}
{%- if person.reason %}（{{ person.reason }}）{% endif %}

{% endfor %}
{% endmacro %}
{% macro lists(label, people) %}
{{ list(label ~ '-present', people.here) }}{{ list(label ~ '-absent', people.away) }}{{ list(label, people.unstated) }}
{%- endmacro %}
{{ meeting.title or '〔　〕' }}

日時　　　　{{ [view.day, view.hours] | select | join('　') }}
場所　　　　{{ meeting.venue or '〔　〕' }}
{{ fact('observers-venue', meeting.observers_venue) -}}
{{ fact('mode', meeting.mode | word) -}}
{% if meeting.openness %}
公開の別　　{{ meeting.openness | word }}{{ '（' ~ meeting.closed_under ~ '）' if meeting.closed_under }}
{% endif %}
{{ fact('observers', meeting.observers) }}{{ fact('press', meeting.press) -}}
{{ lists('members', view.members) }}{{ lists('explainers', view.explainers) -}}
{{ lists('secretariat', view.secretariat) }}{{ lists('guests', view.guests) }}
議題
{% for item in view.agenda recursive %}
　{{ heading(item) }}{% if item.departments %}〔{{ item.departments | join('、') }}〕{% endif %}
{%- if item.kind and item.kind not in ('procedure', 'other') %}〔{{ item.kind | word }}〕{% endif %}
{%- if item.parts %}{{ loop(item.parts) }}{% endif %}

{% endfor %}
{% if view.materials %}

資料
{% for paper in view.materials %}
　{{ [paper.label, paper.title] | select | join('　') }}
{% endfor %}
{% endif %}

会議の経過
{% for item in view.items %}

{{ heading(item) }}
{% for ground in (item.closed_under, item.basis) if ground %}
　（{{ ground }}）
{% endfor %}
{% for entry in item.entries %}
{% if entry is speech %}
{{ entry.speaker or house.label('speech') }}
　{{ entry.text | replace('\\n', '\\n　') }}
{% elif entry.text %}
　－ {{ entry.text }}
{% endif %}
{% endfor %}
{% for vote in item.votes if vote.told %}
　採決　{{ vote.told | join('　') }}
{% endfor %}
{% if item.outcome or item.result %}
　結果　{{ [item.outcome, item.result] | select | join('　') }}
{% endif %}
{% for condition in item.conditions %}
　条件　{{ condition }}
{% endfor %}
{% endfor %}
{% for promise in view.follow_ups %}
　{{ promise.text }}
{% endfor %}
{% if view.next %}

次回
　{{ view.next.told | join('　') }}
{% endif %}
{% if meeting.prepared_on %}

作成日　{{ house.day(meeting.prepared_on) }}
{% endif %}
"""


def meeting(number=0, speeches=SPEECHES):
    """Return a meeting of 12 members and 10 items with so many speeches."""
    presences = (*[Presence.PRESENT] * 5, Presence.ABSENT)
    return Meeting(
        id=f"c-{number}",
        council="c",
        title=f"第{number}回見本の審議会",
        date=datetime.date(2024, 7, 1),
        opened_at=datetime.time(14),
        closed_at=datetime.time(16),
        venue="第1会議室",
        openness=Openness.OPEN,
        attendance=tuple(
            Attendee(
                id=m.id,
                name=m.name,
                member=m.id,
                capacity=Capacity.MEMBER,
                role=Role.CHAIR if m.id == "m0" else Role.MEMBER,
                presence=presences[n % len(presences)],
            )
            for n, m in enumerate(COUNCIL.members)
        ),
        items=tuple(
            AgendaItem(
                id=f"i{n}",
                label=str(n + 1),
                title=f"見本計画{n}について",
                entries=tuple(
                    Speech(id=f"s{k}", speaker=("会長", "委員", "事務局")[k % 3], text=SAID)
                    for k in range(speeches // 10)
                ),
            )
            for n in range(10)
        ),
    )


@pytest.fixture(scope="module")
def bare():
    """Return a function that renders the same lines with Jinja2 alone."""
    house = load_house()
    environment = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters["word"] = house.word
    environment.tests["speech"] = lambda entry: isinstance(entry, Speech)
    template = environment.from_string(BARE)

    def render(one):
        view = View(edit(one, COUNCIL, house, Edition.INTERNAL), house)
        return template.render(meeting=one, council=COUNCIL, house=house, view=view)

    return render


@pytest.mark.benchmark(group="minutes of 300 speeches")
def test_text_takes_at_most_three_times_a_bare_template(benchmark, bare):
    """Minutes of 300 speeches as text take at most three times the bare template, in turns in one run."""
    one, house = meeting(), load_house()
    assert bare(one) == compose(one, COUNCIL, house).content
    ours, theirs = [], []

    def both():
        for taken, write in ((theirs, lambda: bare(one)), (ours, lambda: compose(one, COUNCIL, house))):
            gc.collect()  # or one side would sweep what the other left
            start = perf_counter()
            write()
            taken.append(perf_counter() - start)

    benchmark.pedantic(both, rounds=ROUNDS, warmup_rounds=2)
    ratio = median(ours[2:]) / median(theirs[2:])
    benchmark.extra_info["ratio"] = round(ratio, 2)
    print(
        f"\nminutes {median(ours[2:]) * 1e3:.2f} ms, bare {median(theirs[2:]) * 1e3:.2f} ms, ratio {ratio:.2f}"
    )
    assert ratio <= TIMES


@pytest.mark.benchmark(group="minutes of 1,000 meetings as pages")
def test_thousand_meetings_as_pages(benchmark):
    """A thousand meetings of 100 speeches each are written as pages; the figure is told per meeting."""
    many, house = [meeting(number, 100) for number in range(MEETINGS)], load_house()

    def all_of_them():
        return sum(len(compose(one, COUNCIL, house, form=Form.HTML).content) for one in many)

    assert benchmark.pedantic(all_of_them, rounds=3, warmup_rounds=1) > MEETINGS
    each = benchmark.stats.stats.median / MEETINGS
    benchmark.extra_info["ms per meeting"] = round(each * 1e3, 2)
    print(f"\n{each * 1e3:.2f} ms for each of {MEETINGS} meetings")
