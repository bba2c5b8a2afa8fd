"""What reading costs: long minutes against a parser of the same lines, a hundred copies, the formats they come in."""

import gc
import time
from statistics import median

import pytest
from markdown_it import MarkdownIt  # comes with Textual
from papers import docx, paragraph

from council_core.minutes.reader import parse_minutes, read_text

LEAST = 1_000_000  # bytes of UTF-8 a second
COPIES, MOST = 100, 110
TIMES = 12
ROUNDS = 5
HEAD = """\
令和5年度第2回見本市見本計画審議会会議録

1 日時　令和5年6月1日（木）午後2時から午後5時30分まで
2 場所　見本市役所2階会議室
3 出席者
 会長　見本 一郎
 委員　見本 花子、架空 次郎、例田 良、仮屋 実、架山 清、見本 茂、例田 誠
 事務局　計画課長 架空 五郎、主任 例田 花子
4 欠席者　なし
5 傍聴者　2人
6 議題
"""
SAID = (
    "それでは、ただいまの説明につきまして、御意見や御質問がありましたらお願いします。",
    "資料の3ページの表ですが、前回お示しいただいた数字と違っているように見えます。どのような理由でしょうか。",
    "前回は速報の数字でしたので、確定した数字に改めました。合わせて、計画の期間を五年としています。",
    "見本地区では、説明会を開いたときに反対の声もあったと聞いています。その後の経過を教えてください。",
    "説明会は6月10日と24日の2回開きました。延べ81人に来ていただき、意見の多くは運用の面についてでした。",
    "（資料2により説明）今年度の事業は、予定の9割が終わっています。残りは来年3月までに終える見込みです。",
)
SPEAKERS = ("会長", "見本花子委員", "架空委員", "事務局", "例田委員", "架空課長")


def minutes(items, speeches):
    """Write minutes of so many items with so many speeches each; no line is of a real document."""
    parts = [
        HEAD,
        *(f" ({number}) 見本計画その{number}の改定について\n" for number in range(1, items + 1)),
        "7 会議の経過\n\n",
    ]
    for number in range(1, items + 1):
        parts.append(f"議題({number}) 見本計画その{number}の改定について\n\n")
        for at in range(speeches):
            said = "".join(SAID[(at * 5 + more * (number % 4 + 1)) % len(SAID)] for more in range(1 + at % 7))
            parts.append(f"○{SPEAKERS[(at + number) % len(SPEAKERS)]}　{said}\n")
        parts.append(
            "○会長　採決します。賛成の方は挙手をお願いします。\n（全員挙手）\n○会長　全員賛成により、原案のとおり可決します。\n\n"
        )
    return "".join(parts) + "午後5時30分閉会\n"


@pytest.fixture(scope="module")
def long():
    """Write minutes as long as those of a whole day."""
    return minutes(8, 60)


def seconds(work, *given):
    """Return how long one call takes of the processor, in the middle of some: the clock tells of the machine's other work."""
    taken = []
    for _round in range(ROUNDS):
        start = time.process_time()
        work(*given)
        taken.append(time.process_time() - start)
    return median(taken)


@pytest.mark.benchmark(group="read minutes")
def test_speed(benchmark, long):
    """Long minutes are read at a megabyte of UTF-8 a second and more, on one core."""
    size = len(long.encode())
    took = seconds(parse_minutes, long)
    print(f"\nparse_minutes: {size / 1000:.0f} kB in {took * 1000:.0f} ms, {size / took / 1e6:.2f} MB/s")
    benchmark.pedantic(parse_minutes, args=(long,), rounds=3)
    assert size >= LEAST * took


@pytest.mark.benchmark(group="read minutes")
def test_against_a_parser_of_lines(benchmark, long):
    """Understanding long minutes takes at most twelve times what markdown-it-py takes for their lines, in turns."""
    ours, theirs, parse = [], [], MarkdownIt().parse

    def both():
        for taken, read in ((theirs, parse), (ours, parse_minutes)):
            gc.collect()  # or one side would sweep what the other left
            start = time.process_time()
            read(long)
            taken.append(time.process_time() - start)

    benchmark.pedantic(both, rounds=2 * ROUNDS, warmup_rounds=2)
    mine, bare = median(ours[2:]), median(theirs[2:])
    benchmark.extra_info["ratio"] = round(mine / bare, 1)
    print(f"\nminutes {mine * 1e3:.0f} ms, markdown-it-py {bare * 1e3:.1f} ms, ratio {mine / bare:.1f}")
    assert mine <= TIMES * bare


@pytest.mark.benchmark(group="read minutes")
def test_a_hundred_copies(benchmark, long):
    """A hundred copies in one file take at most a hundred and ten times one."""
    once = seconds(parse_minutes, long)
    start = time.process_time()
    parse_minutes(long * COPIES)
    took = time.process_time() - start
    print(f"\n{COPIES} copies: {took:.1f} s, {took / once:.0f} times one")
    benchmark.pedantic(parse_minutes, args=(long,), rounds=1)
    assert took <= MOST * once


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx"])
@pytest.mark.benchmark(group="files of minutes into text")
def test_formats(benchmark, tmp_path, long, kind):
    """Taking the text out of a file costs less than half of what understanding it may."""
    path = tmp_path / f"a.{kind}"
    lines = long.split("\n")
    if kind == "docx":
        docx(path, "".join(map(paragraph, lines)))
    elif kind == "html":
        path.write_text(
            "<!DOCTYPE html><body>" + "".join(f"<p><span>{line}</span></p>\n" for line in lines), "utf-8"
        )
    else:
        path.write_text(("# " if kind == "md" else "") + long, "utf-8")
    took = seconds(read_text, path)
    print(f"\n{kind}: {len(long.encode()) / took / 1e6:.1f} MB of text a second")
    benchmark.pedantic(read_text, args=(path,), rounds=3)
    assert len(long.encode()) >= 2 * LEAST * took
