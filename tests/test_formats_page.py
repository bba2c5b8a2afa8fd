"""Pages of cities: what they show, and nothing else, in time proportional to their size."""

import time

import pytest
from hypothesis import given, strategies as st

from council_core.minutes.reader import read_text
from council_core.minutes.reader.formats.page import page_text

BROKEN = [
    "<a b='", '<a x="', "<b>", "<div>", "</div>", "<table><tr><td>", "<tr><td rowspan=9999>x", "<td colspan=999>", "<!--", "<!",
    "</", "<", "<a ", "<li>", "<ol><li>", "<p>", "<p hidden>x", "<b></i>", "<ruby><rt>x", "<script>", "&", "&#1111111111;",
    "&#x11111111111111111111;", "\n漢", "<dl><dd>", "</p>", "<pre>\n", "<table>", "<caption>x", "<tbody hidden>",
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>会議\r\n録</h1><p>日時　 6月\n 1日<p>場所</p>", "会議録\n日時　 6月 1日\n場所\n"),
        ("一行目<br>二行目<br/><br>四行目", "一行目\n二行目\n\n四行目"),
        ("<p>会長<b>\n 見本</b>\n花子 <i> abc</i> def</p>", "会長見本花子 abc def\n"),
        ("<pre>a\r\n  b</pre>c<div style='white-space: pre-wrap'>d  e</div>", "a\n  b\nc\nd  e\n"),
        ("&lt;p&gt; &amp;nbsp; 髙&#12288;&#x2460;&nbsp;&hellip;", "<p> &nbsp; 髙　①\xa0…"),
        ("<title>題</title><style>p{}</style><script>if (a<b) '</p>'</script><!-- 注 --><noscript>x</noscript>本文", "本文"),
        ("<div hidden>x<div>y</div></div>a<p style='Display : None'>x<p>b<span style='visibility:hidden'>x</span>c", "a\nbc"),
        ("<template>x</template><select><option>x</select>a<del>x</del><img alt=x><input value=x>b", "ab"),
        ("<ruby>山田<rp>（</rp><rt>やまだ</rt><rp>）</rp></ruby>委員、<ruby>見本<rt>みほん</ruby>委員", "山田委員、見本委員"),
        ("<dl><dt>場所<dd>市役所<dt>傍聴<dd>2人</dl>", "場所\n市役所\n傍聴\n2人\n"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙\n"),
        ("<ol><li>開会<li>議題<ol type=a start=3><li>甲<li value=9>乙</ol><li>(3) 閉会<li>散会</ol>",
         "1. 開会\n2. 議題\nc. 甲\ni. 乙\n(3) 閉会\n4. 散会\n"),
        ("<ol style='list-style-type: katakana'><li>甲<li style='list-style:none'>乙</ol><ol type=I reversed start=4><li>丙<li>丁</ol>",
         "ア、甲\n乙\nIV. 丙\nIII. 丁\n"),
        ("<ol reversed><li>甲<li>乙</ol>", "甲\n乙\n"),
        ("<a href='x>y' title=\"it's\">a</a><p class=a/>b<B>c</b ></P>", "a\nbc\n"),
        ("a < b, 3 <4 <5>", "a < b, 3 <4 <5>"),
        ("x<br", "x\n"),
        ("<section>節</section>a<unknown-tag>b</unknown-tag>", "節\nab"),
        ("<nav>案内</nav>a", "案内\na"),
    ],
)  # fmt: skip
def test_what_a_page_shows(source, expected):
    """Blocks are lines, white space is folded as browsers fold it, numbers of lists are written, the hidden is not."""
    assert expected == page_text(source)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><th>日時<td>6月1日<tr><th>場所</th><td>市役所</td></tr>", "日時\t6月1日\n場所\t市役所\n"),
        ("<tr><td rowspan=2>委員<td>見本<td>出席<tr><td>架空<td>欠席", "委員\t見本\t出席\n\t架空\t欠席\n"),
        ("<tr><td colspan=2>名簿<td>備考<tr><td>a<td>b<td>c", "名簿\t\t備考\na\tb\tc\n"),
        ("<tr><td>内容<td><p>一</p><p>二。</p>", "内容\t一\n二。\n"),
        ("<tr><td>会長<br>委員<td>見本 花子<br>架空 次郎", "会長\t見本 花子\n委員\t架空 次郎\n"),
        ("<tr><td>出<br>席<br>者<td>見本 花子、架空 次郎、例田 良<br>ほか", "出 席 者\t見本 花子、架空 次郎、例田 良\nほか\n"),
        ("<tr><td colspan=3>以上<br>二行目<tr><td><td>三<br>行<td>x", "以上\n二行目\n\t三 行\tx\n"),
        ("<caption>表１</caption><thead><tr><th>a</thead><tbody><tr><td>b</tbody>", "表１\na\nb\n"),
        ("<tr hidden><td>x<tr><td>a<td style='display:none'>x<td>b<tbody hidden><tr><td>x", "a\tb\n"),
        ("<tr><td>外<td><table><tr><td>a<td>b<tr><td>c<td>d</table>後", "外\ta\tb\nc\td\n後\n"),
        ("<tr><td><ol><li>甲<li>乙</ol><td>z", "1. 甲\n2. 乙\tz\n"),
        ("<tr><td rowspan=0>全<td>a<tr><td>b<tr><td>c", "全\ta\n\tb\n\tc\n"),
        ("<tr><td></div></p>a</table></table>後", "a\n後"),
    ],
)  # fmt: skip
def test_tables(rows, expected):
    """Cells of a row stand apart by a tab, rows are lines, and cells of several lines stay readable."""
    assert expected == page_text(f"<table>{rows}</table>").removeprefix("\n")


def test_a_table_in_running_text():
    """A table is lines of its own between the text before and behind it, whatever is left open."""
    assert "前\na\n後" == page_text("<p>前<table><tr><td>a</table>後")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="Shift_JIS">', "cp932"),
        ("<META http-equiv=Content-Type content='text/html; charset=EUC-JP'>", "euc_jp"),
        ('<meta charset="iso-2022-jp">', "iso2022_jp"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="Shift_JIS">', "utf-8"),
        ("", "cp932"),
        ("", "utf-16"),
    ],
)
def test_encodings_of_pages(tmp_path, head, encoding):
    """A page is in the encoding that it names, unless it is UTF-8; else in the one that its letters tell."""
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html><html><head>{head}</head><body>会長　開会します。</body></html>'
    )
    path = tmp_path / "a.html"
    path.write_bytes(page.encode(encoding))
    assert "会長　開会します。\n" == read_text(path)


@pytest.mark.parametrize("piece", BROKEN)
def test_time_goes_with_size(piece):
    """Eight times as much of anything broken takes about eight times as long, however it nests."""

    def seconds(times):
        start = time.process_time()
        page_text("<table>" + piece * times)
        return time.process_time() - start

    page_text(piece)
    short = min(seconds(1_000) for _round in range(3))
    assert min(seconds(8_000) for _round in range(2)) <= 24 * short + 0.1


@given(
    st.lists(
        st.sampled_from(
            [*BROKEN, "<td>", "<tr>", "</td>", "</tr>", "</table>", "</li>", "</ol>", "会長", " ", "\n", "x>"]
        ),
        max_size=40,
    )
)
def test_any_page(pieces):
    """Whatever is left open or closed twice, a page ends; letters between tags that hide nothing are shown."""
    text = page_text("".join(pieces))
    if not any(
        tag in pieces
        for tag in BROKEN
        if "hidden" in tag or "<!" in tag or "=" in tag or tag in {"<script>", "</", "<a ", "<ruby><rt>x"}
    ):
        assert "".join(pieces).count("会") == text.count("会")


def test_deep_nesting():
    """Elements within elements twenty thousand deep are no trouble."""
    for name in ("div", "b", "table><tr><td", "ol><li", "span hidden"):
        assert "" == page_text(f"<{name}>" * 20_000).strip().strip("1. \n")
